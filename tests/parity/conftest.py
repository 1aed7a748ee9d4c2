"""Engines for one test body: this process, processes, and a real Spark cluster on this machine's own address."""

import os
import signal
import sys
from collections.abc import Iterator

import pytest
from clusters import HERE, TESTS, Cluster, java, started

from pledgebook.engine import LocalEngine
from pledgebook.spark import SparkEngine


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    if reason := java():
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("cluster")
    kept = dict(os.environ)
    os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m", "PYSPARK_PYTHON": sys.executable,
                   "PYTHONPATH": os.pathsep.join([str(TESTS.parent), str(TESTS), str(TESTS / "parity")])}
    here = ("--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
    running, master = started(folder, "master.Master", r"Starting Spark master at (spark:\S+)", *here)
    found = Cluster(master, [])
    try:
        for number in range(2):
            own = ("--cores", "2", "--memory", "2g", "--work-dir", str(folder / str(number)))
            worker, _ = started(folder, "worker.Worker", r"(Successfully registered with master)", *here, *own, master)
            found.workers.append(worker)
        yield found
    finally:
        for process in (*found.workers, running):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        os.environ.clear()
        os.environ.update(kept)


@pytest.fixture(scope="session")
def spark(cluster: Cluster) -> Iterator[SparkEngine]:
    """An engine on the cluster, whose session all tests share: to begin one takes longer than any of them."""
    with SparkEngine(cluster.master, HERE) as engine:
        yield engine


@pytest.fixture(params=["here", "two processes", pytest.param("spark", marks=pytest.mark.slow)])
def engine(request: pytest.FixtureRequest) -> LocalEngine | SparkEngine:
    """Every engine there is."""
    if request.param == "spark":
        found: SparkEngine = request.getfixturevalue("spark")
        return found
    return {"here": LocalEngine(1), "two processes": LocalEngine(2, deaths=10)}[request.param]
