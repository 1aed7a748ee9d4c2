"""The same pure function over many tasks, on several cores, where the processes see what this one holds already.

Millions of records are not sent to the workers: they are forked when everything is at hand. Only tasks (numbers) and
results travel. Where a system cannot fork safely, or there is one core, the tasks are done here; the results are the
same.
"""

import contextlib
import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")

_at_hand: list[Callable[[int], Any]] = []
"""What the forked workers are to do; set only while they run."""


def each(function: Callable[[int], Result], count: int, workers: int) -> Iterator[Result]:
    """`function` of every number below `count`, in order; it may look at anything, but what it changes is lost.

    Raises BrokenProcessPool where a worker was killed.
    """
    if workers < 2 or count < 2 or not _can_fork():
        yield from map(function, range(count))
        return
    _at_hand.append(function)
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
            for some in pool.map(_some, _ranges(count, workers)):
                yield from some
    finally:
        _at_hand.pop()


@contextlib.contextmanager
def beside(function: Callable[[], Result], workers: int) -> Iterator[Callable[[], Result]]:
    """Have `function` worked out while the block goes on; what is given waits for its result.

    What the function changes is lost where it has a process of its own, so it may change nothing.
    """
    if workers < 2 or not _can_fork():
        yield function
        return
    _at_hand.append(lambda _: function())
    try:
        with ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as pool:
            told = pool.submit(_some, [0])
            yield lambda: told.result()[0]
    finally:
        _at_hand.pop()


def _can_fork() -> bool:
    """Other threads could hold a lock at the fork, which their copies would hold for ever."""
    return sys.platform == "linux" and threading.active_count() == 1


def _ranges(count: int, workers: int) -> list[range]:
    """The numbers in runs, some for each worker, so that none waits long for another."""
    size = max(1, min(_RUN, count // (workers * 16)))
    return [range(start, min(count, start + size)) for start in range(0, count, size)]


_RUN = 500
"""So many results are sent at once at most: more of them wait in memory twice."""


def _some(numbers: Iterable[int]) -> list[Any]:
    return [_at_hand[-1](number) for number in numbers]
