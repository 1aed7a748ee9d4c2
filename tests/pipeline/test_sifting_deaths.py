"""Processes that die in the midst of sifting, by a page or by a kill: the book is the same but for what killed them."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

import pytest
from bookmaking import begun, digest, ran
from made_archives import crawl

from pledgebook.engine import LocalEngine
from pledgebook.pipeline.sifting import task as task_module
from pledgebook.pipeline.sifting.inputs import sources
from pledgebook.pipeline.sifting.running import Options, sift_book
from pledgebook.pipeline.sifting.task import SiftFile

POISON = "https://news.example/0/6"
WHOLE = Options(gated=False)


@dataclass(frozen=True)
class Poisoned:
    """The task in a process where one page kills its reader, as a library of C might."""

    task: SiftFile

    def __call__(self, source):
        task_module.read_capture = _dying
        return self.task(source)


_true = task_module.read_capture


def _dying(capture, *more):
    if capture.uri == POISON:
        os._exit(9)
    return _true(capture, *more)


class PoisonedEngine:
    def __init__(self, engine):
        self.engine = engine

    def map(self, function, batches):
        return self.engine.map(Poisoned(function), batches)


def test_a_page_that_kills_its_process_costs_itself_and_no_other(tmp_path):
    news = crawl(tmp_path / "news", 2)
    book, clean = begun(tmp_path / "book"), begun(tmp_path / "clean")
    done = sift_book(book, sources([str(news)]), PoisonedEngine(LocalEngine(1, deaths=10)), WHOLE)
    whole = sift_book(clean, sources([str(news)]), LocalEngine(1), WHOLE)
    assert done.counts["failed"]["reader-died"] == 1
    (told,) = [one for one in done.issues if one.code == "reader-died"]
    assert told.message == f"{POISON}: 3 readers died with this page, so it is left out"
    assert done.records == whole.records
    assert sum(done.counts["screened_out"].values()) + done.added \
        == sum(whole.counts["screened_out"].values()) + whole.added - 1


@pytest.fixture
def environment(tmp_path):
    return {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")}


def start(book, news, environment):
    words = [sys.executable, "-m", "pledgebook", "sift", news, "--book", book.folder, "--no-gate", "-w", "2", "--json"]
    return subprocess.Popen(list(map(str, words)), env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


@pytest.mark.slow
def test_a_sifting_killed_from_outside_many_times_ends_in_the_same_book(tmp_path, environment):
    """By the clock, so at a step of its own each time: while processes start, read or write, or parts are taken."""
    news = crawl(tmp_path / "news", 12, 30)
    book, undisturbed = begun(tmp_path / "book"), begun(tmp_path / "undisturbed")
    sift_book(undisturbed, sources([str(news)]), LocalEngine(2), WHOLE)
    begin = time.monotonic()
    first = start(begun(tmp_path / "timed"), news, environment)
    first.communicate()
    whole = time.monotonic() - begin
    for times in range(1, 9):
        process = start(book, news, environment)
        time.sleep(whole * times / 8)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    process = start(book, news, environment)
    told = json.loads(process.communicate()[0])
    assert process.returncode == 0
    assert told["files"] + told["skipped"] == 12
    assert ran(book).counts == ran(undisturbed).counts
    assert digest(book) == digest(undisturbed)


@pytest.mark.slow
def test_a_worker_killed_from_outside_is_replaced(tmp_path):
    news = crawl(tmp_path / "news", 8, 60)
    book, undisturbed = begun(tmp_path / "book"), begun(tmp_path / "undisturbed")
    sift_book(undisturbed, sources([str(news)]), LocalEngine(1), WHOLE)
    killed = []

    def progress(_so_far):
        if not killed:
            killed.append(_kill_a_worker())

    sift_book(book, sources([str(news)]), LocalEngine(2, deaths=5), WHOLE, progress)
    assert killed[0]
    ran(book)
    ran(undisturbed)
    assert digest(book) == digest(undisturbed)


def _kill_a_worker():
    """End one process of the pool, which stands until the last file is done; its number."""
    worker = multiprocessing.active_children()[0]
    worker.kill()
    return worker.pid
