"""Runs one function over many batches, on the cores of this machine, with results in the order of the batches.

The stages from parsing to linking are functions without state, so all that an engine adds is where they run. An
engine for a cluster has the same one method.
"""

import contextlib
import functools
import multiprocessing
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import wait
from typing import Generic, Protocol, TypeVar

from pledgebook.errors import PledgebookError

Batch = TypeVar("Batch")
Result = TypeVar("Result")

_AHEAD = 2
"""Batches under way for each worker, if nothing else is said: one at work and one waiting, so that no worker idles and
memory stays flat."""

_NAMED = 120  # characters of a batch that a message shows


class Engine(Protocol):
    """Where row-by-row stages run."""

    def map(self, function: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """`function` of each batch, in the order of the batches."""
        ...


@dataclass(frozen=True, slots=True)
class Failure:
    """An exception as words, to travel between processes: some cannot be pickled, and some not unpickled."""

    sentence: str
    next_step: str
    exit_code: int
    trace: str


class LocalEngine:
    """A pool of `workers` processes; 0 stands for one a core, and 1 for this process itself.

    `initializer` is called once in each process before its first batch: to load what all batches need. It, the
    function, the batches and the results must be picklable where there is more than one worker.

    With `deaths`, batches are always in processes of their own, and one that dies is replaced: its batch begins again,
    unless so many have died and no batch was finished in between.

    `ahead` batches are under way for each worker: more where some take so much longer than others that the rest would
    wait for the result of one.
    """

    def __init__(
        self, workers: int = 0, initializer: Callable[[], object] | None = None, deaths: int = 0, ahead: int = _AHEAD,
    ) -> None:
        self.workers = workers or cores()
        self._initializer, self._deaths, self._ahead = initializer, deaths, ahead

    def map(self, function: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """`function` of each batch, in order. Batches are taken from the iterable only as fast as results are used.

        One that has no more is asked again after each result, as long as batches are under way: using a result may have
        made further ones.

        PledgebookError naming the batch where the function, the initializer or a process fails; with the exit code
        of the failure where it has one. Batches not begun by then, or when the caller stops, are dropped.
        """
        if self.workers == 1 and not self._deaths:
            return self._here(function, batches)
        return self._side_by_side(function, iter(batches))

    def _here(self, function: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        prepare = _Once(self._initializer)
        for number, batch in enumerate(batches, start=1):
            result = _attempt(prepare, function, batch)
            if isinstance(result, Failure):
                raise error_of(result, number, batch)
            yield result

    def _side_by_side(self, function: Callable[[Batch], Result], batches: Iterator[Batch]) -> Iterator[Result]:
        first = list(islice(batches, 2))
        if len(first) < 2 and not self._deaths:  # to start processes takes longer than one batch
            yield from self._here(function, first)
            return
        pool: _Pool[Batch, Result] = _Pool(self.workers, self._initializer, self._deaths)
        try:
            for batch in first:
                pool.submit(function, batch)
            while pool.under_way:
                for batch in islice(batches, self._ahead * self.workers - len(pool.under_way)):
                    pool.submit(function, batch)
                yield pool.oldest(function)
        finally:
            pool.shutdown()


@dataclass(slots=True)
class _Task(Generic[Batch, Result]):
    """A batch under way."""

    number: int
    batch: Batch
    future: "Future[Result | Failure]"

    @property
    def is_lost(self) -> bool:
        """Whether it must begin again in another pool."""
        return not self.future.done() or self.future.cancelled() or self.future.exception() is not None


class _Pool(Generic[Batch, Result]):
    """Processes, and the batches that they have: a pool that lost one is replaced, `deaths` times without a result."""

    def __init__(self, workers: int, initializer: Callable[[], object] | None, deaths: int) -> None:
        self._start = functools.partial(ProcessPoolExecutor, workers, _context(), _begin_worker, (initializer,))
        self._pool = self._start()
        self._most, self._deaths, self._number = deaths, 0, 0
        self.under_way: deque[_Task[Batch, Result]] = deque()

    def submit(self, function: Callable[[Batch], Result], batch: Batch) -> None:
        self._number += 1
        while True:
            try:
                future = self._pool.submit(_work, function, batch)
            except BrokenProcessPool as error:
                self._replace(function, error)
            else:
                self.under_way.append(_Task(self._number, batch, future))
                return

    def oldest(self, function: Callable[[Batch], Result]) -> Result:
        """The result of the oldest batch, once it is there."""
        while True:
            task = self.under_way[0]
            try:
                result = task.future.result()
            except BrokenProcessPool as error:
                self._replace(function, error)
                continue
            self.under_way.popleft()
            if isinstance(result, Failure):
                raise error_of(result, task.number, task.batch)
            self._deaths = 0
            return result

    def _replace(self, function: Callable[[Batch], Result], error: BrokenProcessPool) -> None:
        """Another pool for the batches that are lost; an error where too many processes died."""
        task = self.under_way[0] if self.under_way else None
        if task is None or self._deaths >= self._most:
            raise PledgebookError(_place(task), "a worker process died at this batch or one of the next few",
                                  "if memory ran out, set fewer workers in book.toml under [read]") from error
        self._deaths += 1
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = self._start()
        for lost in [one for one in self.under_way if one.is_lost]:
            with contextlib.suppress(BrokenProcessPool):  # then its old future tells the same again
                lost.future = self._pool.submit(_work, function, lost.batch)

    def shutdown(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


def cores() -> int:
    """The cores that this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _context() -> multiprocessing.context.BaseContext:
    """Forkserver where there is one, else spawn.

    A fork of this process, with the threads that DuckDB starts in it, could hang; the forkserver has none.
    """
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


class _Once:
    """Calls the initializer at the first batch, inside the attempt, so that its failure is told like any other."""

    def __init__(self, initializer: Callable[[], object] | None) -> None:
        self._initializer = initializer

    def __call__(self) -> None:
        if self._initializer is not None:
            self._initializer()
            self._initializer = None


_prepare = _Once(None)
"""This worker's; set by _begin_worker, never in the main process."""


def _begin_worker(initializer: Callable[[], object] | None) -> None:
    global _prepare  # noqa: PLW0603 -- a pool has no other place for what belongs to one of its processes
    _prepare = _Once(initializer)
    # Ctrl-C reaches every process of the terminal: workers die of it at once and without a traceback each.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A pool's workers would wait for ever where their parent was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(function: Callable[[Batch], Result], batch: Batch) -> Result | Failure:
    return _attempt(_prepare, function, batch)


def _attempt(prepare: _Once, function: Callable[[Batch], Result], batch: Batch) -> Result | Failure:
    def prepared(batch: Batch) -> Result:
        prepare()
        return function(batch)

    return bordered(prepared, batch)


def bordered(function: Callable[[Batch], Result], batch: Batch) -> Result | Failure:
    """`function` of the batch, or what went wrong, of whatever kind: to be raised where the caller is (error_of)."""
    try:
        return attempt(function, batch)
    except PledgebookError as error:
        return Failure(f"{error.place}: {error.sentence}", error.next_step, error.exit_code, traceback.format_exc())


def attempt(function: Callable[[Batch], Result], batch: Batch) -> Result | Failure:
    """`function` of the batch, or what went wrong in it: for where one of many must not end all others.

    A PledgebookError is raised all the same: it says that the run cannot go on.
    """
    try:
        return function(batch)
    except PledgebookError:
        raise
    except Exception as error:  # noqa: BLE001 -- the border: the caller raises it on the other side, or counts it
        return Failure(f"{type(error).__name__}: {error}", "", PledgebookError.exit_code, traceback.format_exc())


def error_of(failure: Failure, number: int, batch: object) -> PledgebookError:
    """The error to raise for what went wrong with a batch, by number and name."""
    error = PledgebookError(f"batch {number} ({named(batch)})", failure.sentence, failure.next_step)
    error.exit_code = failure.exit_code
    error.add_note(failure.trace)
    return error


def _place(task: _Task[Batch, Result] | None) -> str:
    return f"batch {task.number} ({named(task.batch)})" if task else "the first batch"


def named(batch: object) -> str:
    """A batch as a message shows it: its first item, and how many there are."""
    first = getattr(batch, "label", batch)
    if isinstance(batch, list | tuple) and batch:
        first = batch[0]
        with contextlib.suppress(AttributeError):
            first = getattr(first, "uri", None) or first.id
    text = first if isinstance(first, str) else repr(first)
    more = f" and {len(batch) - 1} more" if isinstance(batch, list | tuple) and len(batch) > 1 else ""
    return text[:_NAMED] + more
