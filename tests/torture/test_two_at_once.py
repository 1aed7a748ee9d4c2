"""Several processes at one book: each waits or is told who holds it, and nothing is lost."""

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
JUDGES, EACH = 8, 20
HELD = "another process is writing this book"


@pytest.fixture
def spawn(tmp_path_factory):
    """Start the program, or a script, as a process of its own in a folder."""
    started = []
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    def start(*arguments, cwd, script=None):
        begin = ["-c", script] if script else ["-m", "pledgebook"]
        process = subprocess.Popen([sys.executable, *begin, *map(str, arguments)], cwd=cwd, env=environment, text=True,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def ended(process):
    out, err = process.communicate(timeout=300)
    assert "Traceback" not in err, err
    return process.returncode, out, err


LOGGING = """
import sys
from pathlib import Path
from pledgebook.codes import Verdict
from pledgebook.judgements import JudgementLog
from pledgebook.model import Judgement

for number in range({each}):
    log = JudgementLog(Path("book/judgements.db"))
    made = Judgement("", Verdict.ACCEPT, (f"clm-{{sys.argv[1]}}-{{number}}",), "me", "2026-01-01T00:00:00Z", "")
    assert log.append(made)
    print(f"clm-{{sys.argv[1]}}-{{number}}", flush=True)
"""

JUDGING = """
import contextlib, io, sys
from pledgebook.cli import main

for number in range({each}):
    told = io.StringIO()
    try:
        with contextlib.redirect_stderr(told), contextlib.redirect_stdout(told):
            main(["judge", "accept", f"clm-{{sys.argv[1]}}-{{number}}", "--who", "me", "-b", "book"])
    except SystemExit as ending:
        if ending.code:
            print(told.getvalue(), file=sys.stderr)
            sys.exit(ending.code)
    print(f"clm-{{sys.argv[1]}}-{{number}}", flush=True)
"""


HOLDING = """
import sys, time
from pathlib import Path
from pledgebook.archive import book_lock

with book_lock(Path("book")):
    print("held", flush=True)
    time.sleep(float(sys.argv[1]))
"""


@pytest.mark.parametrize("script", [
    pytest.param(LOGGING, id="through the log"),
    pytest.param(JUDGING, id="through the command", marks=pytest.mark.slow),
])
def test_of_eight_judges_at_once_every_judgement_is_there_once(machine, place_of, spawn, script):
    place = place_of("bare")  # a book without a log, so that they also begin it at once
    judges = [spawn(number, cwd=place, script=script.format(each=EACH)) for number in range(JUDGES)]
    told = []
    for code, out, err in map(ended, judges):
        assert code == 0, err
        told += out.split()
    judgements = machine.look(place / "book")["judgements"]
    subjects = sorted(re.findall(r'"subjects": ?\["([^"]+)"\]', "\n".join(judgements)))
    assert len(told) == JUDGES * EACH
    assert subjects == sorted(told)
    assert [path.name for path in (place / "book").glob("judgements.db*")] == ["judgements.db"]


def test_a_judge_waits_a_moment_for_a_writer_that_ends(machine, places, place_of, spawn):
    place = place_of("kept")
    holding = spawn(2, cwd=place, script=HOLDING)
    assert holding.stdout.readline() == "held\n"
    assert machine.call("run", "-b", "book", cwd=place)["code"] == 3
    assert HELD in machine.call("value", "-b", "book", cwd=place)["err"]
    judged = machine.must("judge", "accept", places["claims"][0], "--who", "me", "-b", "book", cwd=place)
    assert judged["out"].startswith("jdg-")
    assert ended(holding)[0] == 0


@pytest.mark.slow
def test_what_is_done_beside_a_run_is_done_or_told_and_the_next_run_has_all_of_it(machine, places, place_of, spawn):
    """`run` against `run`, `add`, `judge` and `value`, started together; whoever was told to wait does it again."""
    place = place_of("grown")
    claims = places["claims"]
    (place / "later").mkdir()
    (place / "later" / "9.txt").write_text("Poland will send 14 Leopard 2 tanks to Ukraine, the minister said.")
    commands = [("run",), ("run",), ("add", "later"), ("judge", "accept", claims[3], "--who", "you"), ("value",)]
    other = shutil.copytree(place, place.parent / "undisturbed")
    for one in commands:
        machine.must(*one, "-b", "book", cwd=other)
    machine.must("run", "-b", "book", cwd=other)
    results = [ended(process) for process in [spawn(*one, "-b", "book", cwd=place) for one in commands]]
    assert 0 in {code for code, *_ in results}
    for one, (code, _, err) in zip(commands, results, strict=True):
        assert code in (0, 3), err
        if code == 3:
            assert HELD in err
            machine.must(*one, "-b", "book", cwd=place)
    machine.must("run", "-b", "book", cwd=place)
    held, undisturbed = machine.look(place / "book"), machine.look(other / "book")
    assert sorted(held["captures"]) == sorted(undisturbed["captures"])
    assert [row.split('"reason"')[1:] for row in held["judgements"]] == \
        [row.split('"reason"')[1:] for row in undisturbed["judgements"]]
    assert held["damage"] == []
    # what `add` captured has the moment of its own clock in it: all but that is the same
    assert len(held["claims"]) == len(undisturbed["claims"])


@pytest.mark.slow
def test_readers_are_never_in_the_way_of_a_run_that_replaces_the_ledger(machine, place_of, spawn):
    """Exports, lists and totals while ledgers are put in place one after the other: each is of one ledger, whole."""
    place = place_of("grown")
    digests = {machine.look(place / "book")["digest"]}
    readers = [spawn("export", f"read/{number}", "--form", "jsonl", "-b", "book", cwd=place) for number in range(3)]
    readers += [spawn("show", "-b", "book", cwd=place), spawn("totals", "-b", "book", cwd=place)]
    stop = threading.Event()
    told = []

    def replace_again_and_again():
        while not stop.is_set():
            told.append(machine.call("run", "-b", "book", cwd=place)["code"])

    writer = threading.Thread(target=replace_again_and_again)
    writer.start()
    try:
        for code, _, err in map(ended, readers):
            assert code == 0, err
    finally:
        stop.set()
        writer.join()
    assert told
    assert set(told) == {0}
    digests.add(machine.look(place / "book")["digest"])
    for number in range(3):
        readme = (place / "read" / str(number) / "README.txt").read_text()
        assert any(digest in readme for digest in digests)


def test_two_exports_to_one_folder_wait_for_each_other(place_of, spawn):
    place = place_of("told")
    forms = ["csv", "jsonl", "csv"]
    for code, _, err in map(ended, [spawn("export", "both", "--form", form, "-b", "book", cwd=place)
                                    for form in forms]):
        assert code == 0, err
    names = sorted(path.name for path in (place / "both").iterdir())
    assert {"commitments.csv", "commitments.jsonl"} <= set(names)
    assert not [name for name in names if name.startswith(".")]


def test_whoever_holds_the_book_is_named_by_its_process(machine, place_of, spawn):
    place = place_of("kept")
    holding = spawn(60, cwd=place, script=HOLDING)
    assert holding.stdout.readline() == "held\n"
    begun = time.monotonic()
    for command in (("run",), ("add", "more"), ("value",)):
        told = machine.call(*command, "-b", "book", cwd=place)
        assert (told["code"], told["out"]) == (3, "")
        assert f"{HELD} (process {holding.pid})\n  next: wait until it has ended" in told["err"]
    assert time.monotonic() - begun < 9  # at once, not after the wait of a judge
    holding.kill()
    holding.wait()
    machine.must("run", "-b", "book", cwd=place)  # the lock went with its holder
