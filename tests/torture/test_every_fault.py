"""Every operation on the disk of every command that writes, failing in every way: told clearly, and nothing is lost."""

import os
import re
from collections import Counter
from dataclasses import dataclass, field

import oslayer
import pytest

THOROUGH = os.environ.get("PLEDGEBOOK_TORTURE", "")  # `make torture` sets it: every operation in every way


@dataclass(frozen=True)
class Command:
    """A command in a place, what it has to touch, and where its effect is looked for."""

    place: str
    arguments: tuple[str, ...]
    kinds: frozenset[str] = field(default_factory=frozenset)
    claims: tuple[int, ...] = ()  # which claims of the place are named at the end
    applied: bool = False  # whether it shows only in the ledger of a run afterwards
    quick: int = 0  # every so manieth class of its operations is struck in `make test`; 0: only in the slow test

    def called(self, places):
        return (*self.arguments, "-b", "book", *(places["claims"][number] for number in self.claims))


PYTHON = frozenset({"open", "write", "mkdir", "truncate"})
DUCKDB = frozenset({"duckdb-open", "duckdb-write"})
SQLITE = frozenset({"sqlite-open", "sqlite-write", "sqlite-sync", "sqlite-delete"})
BUILDS = PYTHON | DUCKDB | {"fsync", "rename", "unlink"}
EXPORTS = {"open", "write", "mkdir", "fsync", "rename", "chmod", "unlink"}

COMMANDS = {
    "add": Command("kept", ("add", "more"), PYTHON | {"fsync", "rename"}, applied=True),
    "add where one was killed": Command("left", ("add", "more"), PYTHON | {"fsync", "rename", "unlink"},
                                       applied=True, quick=18),
    "sift": Command("kept", ("sift", "crawl", "--no-gate"), PYTHON | {"fsync", "rename", "unlink"}, applied=True),
    "run": Command("grown", ("run",), BUILDS),
    "run for the first time": Command("bare", ("run",), BUILDS | SQLITE),
    "judge": Command("kept", ("judge", "same", "--who", "me"), PYTHON | SQLITE, (3, 4), applied=True, quick=6),
    "judge for the first time": Command("bare", ("judge", "same", "--who", "me"), PYTHON | SQLITE, (3, 4),
                                        applied=True),
    "value": Command("valued", ("value",), BUILDS, quick=36),
    "export as csv": Command("told", ("export", "out/csv", "--form", "csv"), EXPORTS, quick=18),
    "export as jsonl": Command("told", ("export", "out/jsonl", "--form", "jsonl"), EXPORTS),
    "export as xlsx": Command("told", ("export", "out/xlsx", "--form", "xlsx"), EXPORTS),
    "export as parquet": Command("told", ("export", "out/parquet", "--form", "parquet"), EXPORTS | {"duckdb-write"}),
}
"""`told` is `kept` valued in one more currency, so that an export of it differs from the one in its `out`."""


def state(machine, place):
    """All that a command may have changed: what the book holds, and the bytes of what was exported."""
    held = machine.look(place / "book")
    out = place / "out"
    held["out"] = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    return held


@pytest.fixture
def ends(machine, places, place_of):
    """State before and after the undisturbed command, and the operations that it took."""
    known = {}

    def found(name):
        if name not in known:
            command, place = COMMANDS[name], place_of(COMMANDS[name].place)
            before = state(machine, place)
            answer = machine.must(*command.called(places), cwd=place)
            counted = Counter(kind for kind, _ in answer["seen"])
            kinds = command.kinds - (set() if answer["exact"] else SQLITE)
            assert all(counted[kind] > 0 for kind in kinds), counted  # or the test would pass by injecting nothing
            known[name] = before, state(machine, place), applied(machine, command, place), answer["seen"]
        return known[name]

    return found


def applied(machine, command, place):
    """The state once a run has applied what the command did."""
    if command.applied:
        machine.must("run", "-b", "book", cwd=place)
    return state(machine, place)


def without_scratch(out):
    """What was exported, without what an export under way had not put in place."""
    return {name: content for name, content in out.items() if ".writing-" not in name}


def litter(held):
    """Files that only a command under way has."""
    return [name for name in (*held["files"], *held["out"])
            if re.search(r"\.(open|mending|building|wal|rows|aside|new)$|-journal$|\.writing-", name)]


def assert_told_clearly(answer, place):
    """An exit code of the table, and a message that says where, what and what next."""
    assert answer["code"] == 3, answer
    assert re.search(r"^pledgebook: \S.*: .+", answer["err"], re.MULTILINE), answer["err"]
    assert "\n  next: " in answer["err"], answer["err"]
    assert str(place) in answer["err"] or re.search(r"^pledgebook: (?:book|out)/", answer["err"], re.MULTILINE), answer


def assert_nothing_is_lost(between, before, after):
    """What was there before is there, and nothing is there that neither end has."""
    assert "error" not in between, between["error"]
    assert set(between["captures"]) >= set(before["captures"])
    assert set(between["captures"]) <= set(after["captures"])
    assert between["judgements"] in (before["judgements"], after["judgements"])
    assert between["digest"] in (before["digest"], after["digest"])
    for name, content in before["out"].items():
        assert between["out"][name] in (content, after["out"][name]), name


def assert_ended_as_undisturbed(held, after):
    assert held["judgements"] == after["judgements"]
    assert held["digest"] == after["digest"]
    assert without_scratch(held["out"]) == after["out"]
    assert sorted(held["captures"]) == sorted(after["captures"])
    assert held["damage"] == []


def strike(machine, places, place, command, at, mode, ends):
    """One fault, then a plain second call; what must hold after each."""
    before, after, in_ledger, _ = ends
    answer = machine.call(*command.called(places), cwd=place, at=at, mode=mode)
    between = state(machine, place)
    if mode == "kill":
        assert answer["code"] == -9
    else:
        assert not [one for one in between["damage"] if ".open: " not in one]  # never in what is finished
        if answer["code"] == 0:
            assert_ended_as_undisturbed(between, after)
        else:
            assert mode != "short", answer
            assert_told_clearly(answer, place)
            if without_scratch(between["out"]) != before["out"]:
                assert re.search(r"\d+ of the files there are new", answer["err"]), answer["err"]
    assert_nothing_is_lost(between, before, after)
    machine.must(*command.called(places), cwd=place)
    ended = applied(machine, command, place)
    assert_ended_as_undisturbed(ended, in_ledger)
    assert litter(ended) == []


def class_of(kind, path):
    """Operations of one class are one to the code that makes them: the same file but for numbers and tables."""
    name = re.sub(r"[0-9a-f]{16}|\d+", "#", path.rpartition("/place/")[2])
    return kind, re.sub(r"(\.rows|\.writing-[^/]*)/[^/]*", r"\1/...", name) if kind[:6] != "duckdb" else ""


def first_of_each_class(seen):
    firsts = {}
    for number, one in enumerate(seen, start=1):
        firsts.setdefault(class_of(*one), number)
    return sorted(firsts.values())


@pytest.mark.parametrize("name", [name for name, command in COMMANDS.items() if command.quick])
def test_a_fault_at_an_operation_of_each_kind_is_told_and_loses_nothing(machine, places, place_of, ends, name):
    command, (*_, seen) = COMMANDS[name], ends(name)
    for turn, at in enumerate(first_of_each_class(seen)[::command.quick]):
        mode = oslayer.MODES[turn % len(oslayer.MODES)]
        try:
            strike(machine, places, place_of(command.place), command, at, mode, ends(name))
        except AssertionError as error:
            error.add_note(f"{mode} at operation {at}: {seen[at - 1]}")
            raise


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_a_fault_at_every_operation_is_told_and_loses_nothing(machine, places, place_of, ends, name):
    command, (*_, seen) = COMMANDS[name], ends(name)
    struck, failed = Counter(), []
    for at in range(1, len(seen) + 1):
        for mode in oslayer.MODES if THOROUGH else (oslayer.MODES[at % len(oslayer.MODES)],):
            try:
                strike(machine, places, place_of(command.place), command, at, mode, ends(name))
            except AssertionError as error:
                failed.append(f"{mode} at operation {at}: {seen[at - 1]}: {error}")
            struck[seen[at - 1][0]] += 1
    assert not failed, "\n".join(failed)
    assert sum(struck.values()) == len(seen) * (len(oslayer.MODES) if THOROUGH else 1)
