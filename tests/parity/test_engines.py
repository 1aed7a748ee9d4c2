"""One body over every engine: the same results in the same order, the same failures, and the same book to the byte."""

import subprocess
import sys
import time

import pytest
from batches import doubled, failing_at_three, failing_by_table, failing_stubbornly
from clusters import HERE, SECONDS
from made_archives import crawl
from tasks import POISON, Poisoned, Slowly, Wrapped

from pledgebook.engine import LocalEngine
from pledgebook.errors import PledgebookError, TableError
from pledgebook.ledger import Ledger
from pledgebook.pipeline.book import init_book
from pledgebook.pipeline.run import run_book
from pledgebook.pipeline.sifting.inputs import sources
from pledgebook.pipeline.sifting.running import Options, sift_book

WHOLE = Options(gated=False)


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    return crawl(tmp_path_factory.mktemp("news") / "crawl", 5)


def sifted(folder, news, engine, progress=lambda _so_far: None):
    book = init_book(folder, "a test")
    return book, sift_book(book, sources([str(news)]), engine, WHOLE, progress)


def identity(book):
    """The SHA-256 of the canonical export, and all counts, after a run."""
    run_book(book, engine=LocalEngine(1))
    with Ledger(book.ledger_path) as ledger:
        return ledger.digest(), ledger.counts()


@pytest.fixture(scope="module")
def expected(news, tmp_path_factory):
    return identity(sifted(tmp_path_factory.mktemp("expected") / "book", news, LocalEngine(1))[0])


def test_results_come_in_the_order_of_the_batches(engine):
    batches = [[number, number + 1] for number in range(9)]
    assert list(engine.map(doubled, batches)) == [[2 * number, 2 * number + 2] for number in range(9)]
    assert list(engine.map(doubled, [])) == []


def test_batches_are_taken_only_as_fast_as_results_are_used(engine):
    taken = []

    def batches():
        for number in range(1, 1000):
            taken.append(number)
            yield [number]

    results = engine.map(doubled, batches())
    assert taken == []
    for used in range(1, 4):
        next(results)
        assert len(taken) <= used + 12
    results.close()


def test_a_failure_ends_the_run_and_names_the_batch(engine):
    results = engine.map(failing_at_three, [[1], [2], [3, 4], [5]])
    assert [next(results), next(results)] == [[1], [2]]
    with pytest.raises(PledgebookError, match=r"batch 3 \(3 and 1 more\): ValueError: three is too many") as caught:
        next(results)
    assert "in failing_at_three" in caught.value.__notes__[0]


def test_a_failure_of_ours_keeps_its_exit_code_and_next_step(engine):
    with pytest.raises(PledgebookError, match=r"batch 1 \(1\): items.toml:7: no such item\n  next: mend") as caught:
        list(engine.map(failing_by_table, [[1]]))
    assert caught.value.exit_code == TableError.exit_code != PledgebookError.exit_code


def test_an_exception_that_cannot_travel_is_told_all_the_same(engine):
    with pytest.raises(PledgebookError, match=r"batch 1 \(1\): _StubbornError"):
        list(engine.map(failing_stubbornly, [[1]]))


def test_the_book_is_the_same_to_the_byte(tmp_path, news, engine, expected):
    book, _ = sifted(tmp_path / "book", news, engine)
    assert identity(book) == expected


def test_a_page_that_kills_its_process_costs_itself_and_no_other(request, tmp_path, news, engine, expected):
    if request.node.callspec.params["engine"] == "here":
        pytest.skip("it would kill this process")
    book, done = sifted(tmp_path / "book", news, Wrapped(engine, Poisoned))
    (told,) = [one for one in done.issues if one.code == "reader-died"]
    assert told.message.startswith(f"{POISON}: ")
    counts = identity(book)[1]
    assert counts["sifted"] == expected[1]["sifted"]
    assert counts["sifted_failed"] == expected[1]["sifted_failed"] + 1


@pytest.mark.slow
def test_a_sifting_on_spark_that_is_killed_goes_on_here_to_the_same_book(tmp_path, cluster):
    """The calling process is killed, with no word to the cluster; tasks under way may end or not."""
    news = crawl(tmp_path / "more", 12)
    book = init_book(tmp_path / "book", "a test")
    conf = [word for pair in HERE.items() for word in ("--conf", "=".join(pair))]
    words = [sys.executable, "-m", "pledgebook", "sift", str(news), "--book", str(book.folder), "--no-gate",
             "--engine", "spark", "--master", cluster.master, *conf]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + SECONDS
    while not (parts := list(book.folder.glob("sifting/parts-*/arc-*"))) and time.monotonic() < end:
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert parts
    done = sift_book(book, sources([str(news)]), LocalEngine(1), WHOLE)
    assert (done.done, done.skipped) == (12, 0)
    assert identity(book) == identity(sifted(tmp_path / "alone", news, LocalEngine(1))[0])


@pytest.mark.slow
def test_a_spark_worker_that_is_lost_in_mid_run_costs_nothing(tmp_path, news, spark, cluster, expected):
    """Last of its file: the cluster has one worker less from here on."""
    more = crawl(tmp_path / "more", 8)
    alone = identity(sifted(tmp_path / "alone", more, LocalEngine(1))[0])
    lost = []

    def progress(so_far):
        if so_far.done == 1:
            cluster.kill_a_worker()
            lost.append(so_far.files - so_far.done)

    book, done = sifted(tmp_path / "book", more, Wrapped(spark, Slowly), progress)
    assert (done.done, lost) == (8, [7])
    assert identity(book) == alone
    assert identity(sifted(tmp_path / "after", news, spark)[0]) == expected
