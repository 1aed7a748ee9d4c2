"""A book survives kill -9 at any moment, two writers at once, and a disk that is full."""

import contextlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest
from bad_inputs import GOOD, GOOD_ROW, rows
from empty_books import empty_book

from pledgebook.archive import Archive, book_lock
from pledgebook.ledger import Ledger
from pledgebook.model import Capture

TEXTS = 130  # more than four batches


def fill(tmp_path, folder, count=TEXTS):
    source = tmp_path / f"{folder.name}.jsonl"
    source.write_bytes(rows(*({**GOOD_ROW, "id": k, "text": GOOD.replace("12", str(12 + k))} for k in range(count))))
    return source


def digest(folder):
    with Ledger(folder / "ledger.duckdb") as ledger:
        return ledger.digest()


def wait_until(happened, process, seconds=60.0):
    """True as soon as it has happened, False where the process ended before."""
    end = time.monotonic() + seconds
    while not happened():
        if process.poll() is not None or time.monotonic() > end:
            return bool(happened())
        time.sleep(0.002)
    return True


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.wait()


def program(environment, *arguments):
    subprocess.run([sys.executable, "-m", "pledgebook", *map(str, arguments)], env=environment, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def archived(environment, tmp_path_factory):
    """A book that texts were added to, for copies."""
    top = tmp_path_factory.mktemp("archived")
    book = empty_book(top / "book")
    program(environment, "add", "--book", book, fill(top, book))
    return book


@pytest.fixture(scope="module")
def undisturbed(archived, environment, tmp_path_factory):
    """The digest that a run of the same archive has where nothing disturbs it."""
    other = shutil.copytree(archived, tmp_path_factory.mktemp("undisturbed") / "book")
    program(environment, "run", "--book", other)
    return digest(other)


@pytest.fixture
def filled(archived, tmp_path):
    return shutil.copytree(archived, tmp_path / "book")


MOMENTS = {
    "when it takes the book": lambda book: (book / "lock").exists(),
    "when the first batch is read": lambda book: any((book / "cache").glob("*/*.000000.jsonl.gz")),
    "when all is read": lambda book: any((book / "cache").glob("*/*.done")),
    "while the ledger is built": lambda book: (book / "ledger.duckdb.building").exists(),
}


def test_a_run_killed_at_any_step_goes_on_from_there_to_the_same_ledger(call, spawn, filled, undisturbed):
    for moment, has_come in MOMENTS.items():
        process = spawn("run", "--book", filled)
        assert wait_until(lambda has_come=has_come: has_come(filled), process), moment
        kill(process)
    assert call("run", "--book", filled).code == 0
    assert digest(filled) == undisturbed
    assert not list(filled.glob("ledger.duckdb.*"))


@pytest.mark.slow
def test_a_run_killed_many_times_at_random_ends_in_the_same_ledger(call, spawn, filled, undisturbed):
    config = (filled / "book.toml").read_text()
    (filled / "book.toml").write_text(config.replace("workers = 1", "workers = 2"))
    chance = random.Random(11)
    for _ in range(15):
        process = spawn("run", "--book", filled)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0.2, 5.0))
        kill(process)
        if (filled / "ledger.duckdb").exists():
            assert digest(filled) == undisturbed
            (filled / "ledger.duckdb").unlink()
            shutil.rmtree(filled / "cache")
    assert call("run", "--book", filled).code == 0
    assert digest(filled) == undisturbed


def test_a_killed_add_loses_nothing_that_it_had_written(call, spawn, tmp_path, book):
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(1500):
        (folder / f"{number:04}.txt").write_text(f"{GOOD} {number}")
    process = spawn("add", "--book", book, folder)

    def written():
        return sum(path.stat().st_size for path in (book / "archive").glob("*.open")) > 100_000

    assert wait_until(written, process)
    kill(process)
    archive = Archive(book / "archive")
    (left,) = (book / "archive").glob("*.open")
    whole = [one.uri for one in archive.captures(left) if isinstance(one, Capture)]
    assert 0 < len(whole) < 1500
    ended = call("add", "--book", book, folder)
    assert ended.code == 0
    assert f"added {1500 - len(whole):,}, there already {len(whole):,}" in ended.out
    assert not list((book / "archive").glob("*.open"))
    kept = [one.uri for file in archive.files() for one in archive.captures(file) if isinstance(one, Capture)]
    assert sorted(kept) == [f"file:{number:04}.txt" for number in range(1500)]


@pytest.mark.parametrize("arguments", [["run"], ["add", "."]])  # a judge waits: tests/torture/test_two_at_once.py
def test_who_finds_the_book_held_is_told_by_whom(call, book, arguments):
    with book_lock(book):
        ended = call(*arguments, "--book", book)
    assert (ended.code, ended.out) == (3, "")
    assert f"another process is writing this book (process {os.getpid()})\n  next: wait until" in ended.err


def test_two_runs_at_once_lose_nothing(spawn, filled, undisturbed):
    both = [spawn("run", "--book", filled) for _ in range(2)]
    ended = [(process.communicate()[1].decode(), process.returncode) for process in both]
    assert {code for _, code in ended} <= {0, 3}
    assert 0 in [code for _, code in ended]
    assert all(re.search(r"another process is writing this book", told) for told, code in ended if code == 3)
    assert all("Traceback" not in told for told, _ in ended)
    assert digest(filled) == undisturbed


def test_a_reader_and_a_run_do_not_lock_each_other_out(call, filled, undisturbed):
    assert call("run", "--book", filled).code == 0
    with Ledger(filled / "ledger.duckdb") as ledger:
        assert call("run", "--book", filled).code == 0
        assert ledger.digest() == undisturbed
    with book_lock(filled):
        assert call("status", "--book", filled).code == 0


def test_an_interrupt_ends_with_130_and_the_next_run_goes_on(call, spawn, filled, undisturbed):
    process = spawn("run", "--book", filled)
    assert wait_until(lambda: MOMENTS["when the first batch is read"](filled), process)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130, err
    assert b"pledgebook: interrupted; what was done so far is kept" in err
    assert b"Traceback" not in err
    assert call("run", "--book", filled).code == 0
    assert digest(filled) == undisturbed


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 40 MB."""
    place = tmp_path / "small"
    place.mkdir()
    try:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", place],
                                 capture_output=True, check=False)
    except OSError:
        pytest.skip("there is no mount here")
    if mounted.returncode:
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def stuff(place, leave):
    """Fill the disk but for `leave` bytes."""
    free = os.statvfs(place)
    with (place / "stuffing").open("wb") as file:
        file.write(b"x" * max(0, free.f_bavail * free.f_frsize - leave))


@pytest.mark.parametrize("leave", [*(pytest.param(n, marks=pytest.mark.slow) for n in (0, 8_192, 60_000)), 1_500_000])
def test_a_full_disk_is_told_and_what_was_there_stands(call, small_disk, filled, undisturbed, leave):
    book = small_disk / "book"
    shutil.copytree(filled, book)
    assert call("run", "--book", book).code == 0
    shutil.rmtree(book / "cache")  # so that both the readings and the ledger have to be written
    stuff(small_disk, leave)
    ended = call("run", "--book", book)
    if ended.code:
        assert ended.code == 3
        assert re.search(r"(?i)no space|full", ended.err)
        assert "\n  next: " in ended.err
    assert digest(book) == undisturbed
    (small_disk / "stuffing").unlink()
    assert call("run", "--book", book).code == 0
    assert digest(book) == undisturbed


@pytest.mark.parametrize("leave", [0, 30_000, 70_000])
def test_an_add_to_a_full_disk_is_told_and_the_next_one_goes_on(call, tmp_path, small_disk, book, leave):
    target = small_disk / "book"
    shutil.copytree(book, target)
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(40):
        (pages / f"{number}.txt").write_bytes(random.Random(number).randbytes(3000).hex().encode())
    (pages / "empty.txt").write_text("")
    stuff(small_disk, leave)
    ended = call("add", "--book", target, pages)
    assert ended.code == 3
    assert re.search(r"(?i)no space", ended.err)
    assert "\n  next: " in ended.err
    (small_disk / "stuffing").unlink()
    assert call("add", "--book", target, pages).code == 0
    archive = Archive(target / "archive")
    kept = [one.uri for file in archive.files() for one in archive.captures(file) if isinstance(one, Capture)]
    assert sorted(kept) == sorted(f"file:{number}.txt" for number in range(40))
