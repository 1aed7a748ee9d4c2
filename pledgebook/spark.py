"""Runs one function over many batches on a Spark cluster, with results in the order of the batches. Extra `spark`.

A batch is a task of its own, so that what fails begins again alone; batches should be small, such as the path of a
file, and what they work on should be read by the task itself: bytes that go through the JVM cost more than the work.
Arrow is only the envelope: a number goes in, and a number with a pickled result comes out.
"""

import functools
import os
import pickle
import re
import shutil
import sys
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.util import find_spec
from itertools import islice
from types import TracebackType
from typing import Any, Self, TypeVar

from pledgebook.engine import Failure, bordered, error_of, named
from pledgebook.errors import ConfigError, PledgebookError

Batch = TypeVar("Batch")
Result = TypeVar("Result")

_JOBS = 4
"""Spark jobs under way, each of a batch for every core: while the last of one ends, the cores have the next."""

_TRIES = 100
"""Processes that may die with one batch: the batch itself knows what to leave out (sifting/journal.py)."""

_TAG = "pledgebook"
"""By which the jobs of a session are cancelled."""

_SETTINGS = {
    "spark.app.name": "pledgebook", "spark.task.maxFailures": str(_TRIES), "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR", "spark.sql.execution.arrow.maxRecordsPerBatch": "1",
}


class SparkEngine:
    """A Spark session on `master`: 'spark://HOST:PORT', 'yarn', 'k8s://...', or 'local[2]' for this machine.

    Without a master that of Spark's own configuration holds (spark-submit, spark-defaults.conf), else this machine.
    `settings` are Spark's own ('spark.executor.memory'). On every machine the same pledgebook must be installed, and
    paths must lead to the same files. The session begins with the first `map` and ends with the `with` block.
    """

    def __init__(self, master: str = "", settings: Mapping[str, str] | None = None) -> None:
        """ConfigError where there is no Spark or no Java."""
        if not (find_spec("pyspark") and find_spec("pyarrow")):
            raise ConfigError("--engine spark", "Spark is not installed",
                              "install the extra: pip install 'pledgebook[spark]'")
        if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
            raise ConfigError("--engine spark", "there is no Java, which Spark runs on",
                              "install Java 17 or newer, or set JAVA_HOME")
        self._master, self._settings = master, dict(settings or {})
        self._session: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: BaseException | None,
                 _trace: TracebackType | None) -> None:
        if self._session is not None:
            self._session.stop()
            self._session = None

    def map(self, function: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """`function` of each batch, in order, as LocalEngine has it; batches are taken a job at a time.

        PledgebookError naming the batch where the function fails, and naming the first of a job
        where Spark gives it up. What is under way when the caller stops is cancelled.
        """
        session = self._started()
        numbered = enumerate(batches, start=1)
        jobs: deque[tuple[list[tuple[int, Batch]], Future[list[bytes]]]] = deque()
        with ThreadPoolExecutor(_JOBS) as threads:
            try:
                while job := list(islice(numbered, _cores(session))):
                    jobs.append((job, threads.submit(_run, session, function, [batch for _, batch in job])))
                    if len(jobs) >= _JOBS:
                        yield from _results(*jobs.popleft())
                while jobs:
                    yield from _results(*jobs.popleft())
            finally:
                session.interruptTag(_TAG)

    def _started(self) -> Any:
        if self._session is None:
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
            from pyspark.errors import PySparkException  # noqa: PLC0415 -- an extra of 500 MB
            from pyspark.sql import SparkSession  # noqa: PLC0415 -- the same
            try:
                builder = SparkSession.builder
                for name, value in {**_SETTINGS, **_master(self._master), **self._settings}.items():
                    builder = builder.config(name, value)
                self._session = builder.getOrCreate()
            except PySparkException as error:
                raise _lost(self._master or "Spark", error) from error
        return self._session


def _cores(session: Any) -> int:
    """The cores that the cluster has by now: a session begins before all of them have come."""
    return max(1, int(session.sparkContext.defaultParallelism))


def _master(master: str) -> dict[str, str]:
    """The settings for a master; on this machine a task may begin again too, which Spark's own default forbids."""
    if not master and any(name in os.environ for name in ("SPARK_CONF_DIR", "PYSPARK_GATEWAY_PORT")):
        return {}  # Spark's own files, or spark-submit, say which
    here = re.fullmatch(r"local(?:\[(\d+|\*)\])?", master or "local[*]")
    if not here:
        return {"spark.master": master}
    return {"spark.master": f"local[{here[1] or '*'},{_TRIES}]", "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1", "spark.ui.enabled": "false"}


def _run(session: Any, function: Callable[[Batch], Result], batches: list[Batch]) -> list[bytes]:
    """One job: a task a batch; the pickled results in order. Called in a thread of its own, which waits for it."""
    session.addTag(_TAG)
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)  # we use none of it
    work = functools.partial(_work, function, batches)
    rows = session.range(0, len(batches), 1, len(batches)).mapInArrow(work, "number long, result binary").collect()
    return [bytes(row.result) for row in sorted(rows, key=lambda row: int(row.number))]


def _work(function: Callable[[Batch], Result], batches: list[Batch], numbers: Iterable[Any]) -> Iterator[Any]:
    """On a worker: Arrow batches of numbers in, those of (number, pickled result) out."""
    import pyarrow as pa  # noqa: PLC0415 -- an extra
    for some in numbers:
        for number in some.column(0).to_pylist():
            result = pickle.dumps(bordered(function, batches[number]))
            yield pa.RecordBatch.from_pydict({"number": pa.array([number], pa.int64()),
                                              "result": pa.array([result], pa.binary())})


def _results(job: list[tuple[int, Batch]], done: "Future[list[bytes]]") -> Iterator[Any]:
    from py4j.protocol import Py4JError  # noqa: PLC0415 -- of the extra
    from pyspark.errors import PySparkException  # noqa: PLC0415 -- the same
    try:
        results = done.result()
    except (PySparkException, Py4JError) as error:
        raise _lost(f"batch {job[0][0]} ({named(job[0][1])})", error) from error
    for (number, batch), packed in zip(job, results, strict=True):
        result = pickle.loads(packed)  # noqa: S301 -- our own task wrote it a moment ago
        if isinstance(result, Failure):
            raise error_of(result, number, batch)
        yield result


def _lost(place: str, error: Exception) -> PledgebookError:
    """The error for what Spark gave up, in its first words."""
    told = next((row for row in str(error).splitlines() if row.strip() and "An error occurred" not in row), repr(error))
    return PledgebookError(place, f"Spark gave it up at this or one of the next few: {told.strip(': ')[:300]}",
                           "see Spark's own log for the reason; what is done stays done")
