"""A Spark cluster on this machine's own address: a standalone master and workers, through pyspark's `spark-class`."""

import os
import re
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
SECONDS = 120.0
"""That a part of the cluster may take to start on a busy machine."""

HERE = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.ui.enabled": "false",
        "spark.executor.memory": "512m", "spark.driver.memory": "512m", "spark.executor.cores": "1",
        "spark.cores.max": "2"}
"""Settings of an application: one executor on either worker, which leaves room for another application."""


def java() -> str:
    """Why Spark cannot be tested here; empty where it can."""
    if not (find_spec("pyspark") and find_spec("pyarrow")):
        return "the extra `spark` is not installed: pip install 'pledgebook[spark]'"
    program = shutil.which("java", path=f"{os.environ.get('JAVA_HOME', '')}/bin{os.pathsep}{os.environ['PATH']}")
    if program is None:
        return "Spark needs Java 17 or newer, and there is no java here"
    told = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', told)
    return "" if version and int(version[1]) >= 17 else f"Spark needs Java 17 or newer; here is {told.splitlines()[:1]}"


@dataclass
class Cluster:
    """A standalone master and its workers, each a process group of its own."""

    master: str
    workers: list["subprocess.Popen[bytes]"]

    def kill_a_worker(self) -> None:
        """End a worker and its executor as a broken machine would."""
        worker = self.workers.pop()
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()


def started(folder: Path, name: str, sign: str, *arguments: str) -> "tuple[subprocess.Popen[bytes], str]":
    """A part of the cluster, once its log has the sign; what the sign's group found."""
    from pyspark.find_spark_home import _find_spark_home  # noqa: PLC0415 -- of the extra
    words = [f"{_find_spark_home()}/bin/spark-class", f"org.apache.spark.deploy.{name}", *arguments]
    log = folder / f"{name}-{time.monotonic_ns()}.log"
    with log.open("wb") as stream:
        process = subprocess.Popen(words, cwd=folder, stdout=stream, stderr=stream, start_new_session=True)
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and process.poll() is None:
        if found := re.search(sign, log.read_text(encoding="utf-8", errors="replace")):
            return process, found[1]
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGKILL)
    raise AssertionError(f"{name} did not start: {log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
