"""Files of a book that are cut, emptied, overwritten or of another version: told, with a next step that works."""

import re
import shutil

import duckdb
import pytest

READERS = (("status",), ("show",), ("totals",), ("why", "--donor", "FR"), ("export", "new", "--form", "csv"))


def flipped(content, share=0.5):
    """One byte is another one."""
    at = int(len(content) * share)
    return content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1:]


HARMS = {
    "emptied": lambda _content: b"",
    "cut to a half": lambda content: content[: len(content) // 2],
    "without its end": lambda content: content[:-7],
    "overwritten": lambda content: bytes(range(256)) * (len(content) // 256 + 1),
    "zeroed at the beginning": lambda content: b"\0" * 4096 + content[4096:],
    "zeroed behind the beginning": lambda content: content[:16384] + b"\0" * (len(content) - 16384),
}


def assert_told(answer, name):
    assert answer["code"] == 3, answer
    assert name in answer["err"]
    assert "\n  next: " in answer["err"]


# -- the ledger, which is derived --------------------------------------------------------------------------------------


def answers(machine, place):
    return {reader: machine.call(*reader, "-b", "book", cwd=place) for reader in READERS}


@pytest.mark.parametrize("harm", ["emptied", "without its end", *(
    pytest.param(harm, marks=pytest.mark.slow) for harm in HARMS if harm not in ("emptied", "without its end"))])
def test_a_damaged_ledger_is_told_or_answers_as_before_and_a_run_mends_it(machine, place_of, harm):
    """What does not touch the damaged part may be answered, and then rightly; DuckDB has checksums."""
    place = place_of("kept")
    before, ledger, whole = machine.look(place / "book"), place / "book" / "ledger.duckdb", answers(machine, place)
    assert not [answer for answer in whole.values() if answer["code"]]
    ledger.write_bytes(HARMS[harm](ledger.read_bytes()))
    failed = 0
    for reader, answer in answers(machine, place).items():
        if answer["code"]:
            failed += 1
            assert_told(answer, "ledger.duckdb")
            assert "run `pledgebook run --book book`" in answer["err"]
        else:
            assert answer["out"] == whole[reader]["out"]
    assert failed or harm == "without its end"  # where nothing of use may have stood
    if (answer := machine.call("value", "-b", "book", cwd=place))["code"]:
        assert_told(answer, "ledger.duckdb")
    else:
        assert machine.look(place / "book")["digest"] == before["digest"]
    machine.must("run", "-b", "book", cwd=place)
    assert machine.look(place / "book")["digest"] == before["digest"]


def test_a_ledger_of_another_version_is_rebuilt_by_a_run_and_never_migrated(machine, place_of):
    place = place_of("kept")
    before, ledger = machine.look(place / "book"), place / "book" / "ledger.duckdb"
    for version in ("1", "999", ""):
        with duckdb.connect(str(ledger)) as database:
            database.execute("UPDATE meta SET value = ? WHERE key = 'ledger_version'", [version])
        for command in (*READERS, ("value",)):
            answer = machine.call(*command, "-b", "book", cwd=place)
            assert_told(answer, "ledger.duckdb")
            assert re.search(r"this ledger has version .*, this program reads \d", answer["err"])
            assert "next: run `pledgebook run --book book` to rebuild it" in answer["err"]
        machine.must("run", "-b", "book", cwd=place)
        assert machine.look(place / "book")["digest"] == before["digest"]


def test_what_builds_left_behind_is_swept_by_the_next_one(machine, place_of):
    place = place_of("kept")
    before, book = machine.look(place / "book"), place / "book"
    (book / "ledger.duckdb.building").write_bytes(b"half a ledger")
    (book / "ledger.duckdb.building.wal").write_bytes(b"and what it wrote ahead")
    (book / "ledger.duckdb.rows").mkdir()
    (book / "ledger.duckdb.rows" / "claims.jsonl").write_bytes(b"{")
    machine.must("run", "-b", "book", cwd=place)
    after = machine.look(book)
    assert (after["digest"], after["files"]) == (before["digest"], before["files"])


# -- kept readings, which are derived ----------------------------------------------------------------------------------


@pytest.mark.parametrize("harm", ["emptied", "cut to a half", "without its end", "overwritten"])
def test_a_damaged_reading_is_told_and_deleting_the_cache_mends_it(machine, place_of, harm):
    place = place_of("kept")
    before = machine.look(place / "book")
    (batch,) = (place / "book" / "cache").glob("*/*.jsonl.gz")
    batch.write_bytes(HARMS[harm](batch.read_bytes()))
    answer = machine.call("run", "-b", "book", cwd=place)
    assert_told(answer, "jsonl.gz")
    (folder,) = re.findall(r"next: delete (\S+) and run again", answer["err"])
    shutil.rmtree(place / folder)
    machine.must("run", "-b", "book", cwd=place)
    assert machine.look(place / "book")["digest"] == before["digest"]


@pytest.mark.parametrize("harm", ["emptied", "overwritten"])
def test_a_damaged_mark_of_what_was_read_only_costs_reading_again(machine, place_of, harm):
    place = place_of("kept")
    before = machine.look(place / "book")
    (mark,) = (place / "book" / "cache").glob("*/*.done")
    mark.write_bytes(HARMS[harm](mark.read_bytes()))
    machine.must("run", "-b", "book", cwd=place)
    assert machine.look(place / "book")["digest"] == before["digest"]


# -- the archive, which cannot be rebuilt ------------------------------------------------------------------------------


@pytest.mark.parametrize("harm", [lambda content: content[:-40], lambda content: flipped(content, 0.8)],
                         ids=["cut", "one byte flipped"])
def test_a_damaged_member_is_counted_the_others_are_read_and_both_ways_back_work(machine, place_of, harm):
    place = place_of("bare")
    other = shutil.copytree(place, place.parent / "undisturbed")
    machine.must("run", "-b", "book", cwd=other)
    whole = machine.look(other / "book")
    (file,) = (place / "book" / "archive").glob("*.warc.gz")
    content = file.read_bytes()
    file.write_bytes(harm(content))
    told = machine.must("run", "-b", "book", cwd=place)
    assert re.search(r"^archive (truncated|damaged|digest)\S*: ", told["err"], re.MULTILINE), told["err"]
    damaged = machine.look(place / "book")
    assert len(damaged["captures"]) == 2
    assert set(damaged["captures"]) < set(whole["captures"])
    fetched = shutil.copytree(place, place.parent / "fetched")
    machine.must("add", "-b", "book", "few", cwd=fetched)  # one way: add the page again
    machine.must("run", "-b", "book", cwd=fetched)
    again = machine.look(fetched / "book")
    assert set(again["captures"]) == set(whole["captures"])
    assert again["claims"] == whole["claims"]
    file.write_bytes(content)  # the other: a copy, and the cache away
    shutil.rmtree(place / "book" / "cache")
    machine.must("run", "-b", "book", cwd=place)
    assert machine.look(place / "book")["digest"] == whole["digest"]


# -- judgements, which cannot be rebuilt -------------------------------------------------------------------------------


def rewritten(content):
    """A reason that a failing disk changed, where SQLite itself sees nothing."""
    assert content.count(b'["clm-') >= 1
    return content.replace(b'["clm-', b'["clm+')


LOG_HARMS = {
    **{name: harm for name, harm in HARMS.items() if name != "zeroed behind the beginning"},  # it is shorter than that
    "zeroed pages": lambda content: content[:8192] + b"\0" * (len(content) - 8192),
    "a word changed": rewritten,
    "a cell no JSON any more": lambda content: content.replace(b'["clm-', b'("clm-'),
}


@pytest.mark.parametrize("harm", LOG_HARMS)
def test_a_damaged_log_is_told_never_taken_for_an_empty_one_and_a_copy_mends_it(machine, places, place_of, harm):
    place = place_of("kept")
    before, log = machine.look(place / "book"), place / "book" / "judgements.db"
    content = log.read_bytes()
    log.write_bytes(LOG_HARMS[harm](content))
    damaged = log.read_bytes()
    for command in (("run",), ("judge", "accept", places["claims"][4], "--who", "me")):
        answer = machine.call(*command, "-b", "book", cwd=place)
        assert_told(answer, "judgements.db")
        assert "restore it from a copy" in answer["err"]
    assert log.read_bytes() == damaged  # what is left of it is left to whoever saves it
    with_ledger = machine.must("show", "-b", "book", cwd=place)
    assert with_ledger["out"]
    log.write_bytes(content)
    machine.must("run", "-b", "book", cwd=place)
    after = machine.look(place / "book")
    assert (after["digest"], after["judgements"]) == (before["digest"], before["judgements"])


def test_a_journal_that_a_kill_left_is_rolled_back_and_nothing_acknowledged_is_lost(machine, places, place_of):
    place = place_of("kept")
    before = machine.look(place / "book")
    command = ("judge", "accept", places["claims"][4], "--who", "me", "-b", "book")
    answer = machine.call(*command, cwd=place_of("kept"))
    if not answer["exact"]:
        pytest.skip("SQLite's library cannot be reached by name here")
    seen = answer["seen"]
    writes = [number for number, (kind, path) in enumerate(seen, start=1)
              if kind == "sqlite-write" and path.endswith("judgements.db")]
    assert writes
    for at in writes:
        place = place_of("kept")
        assert machine.call(*command, cwd=place, at=at, mode="kill")["code"] == -9
        assert (place / "book" / "judgements.db-journal").exists()
        assert machine.look(place / "book")["judgements"] == before["judgements"]
        machine.must(*command, cwd=place)
        assert len(machine.look(place / "book")["judgements"]) == len(before["judgements"]) + 1


# -- a disk on which no file may grow: what SQLite and DuckDB write from C ---------------------------------------------


def limits(place, count):
    """Sizes from nothing to the ledger's own, at which every file of the command stops growing."""
    whole = (place / "book" / "ledger.duckdb").stat().st_size
    return [1, 512, *(whole * part // count for part in range(1, count))]


@pytest.mark.parametrize("count", [2, pytest.param(40, marks=pytest.mark.slow)])
@pytest.mark.parametrize("command", ["value", pytest.param("run", marks=pytest.mark.slow)])
def test_where_the_ledger_cannot_grow_the_old_one_stands_and_it_is_told(machine, place_of, command, count):
    sample = {"run": "grown", "value": "valued"}[command]
    whole = place_of(sample)
    before = machine.look(whole / "book")
    machine.must(command, "-b", "book", cwd=whole)
    after, told = machine.look(whole / "book"), 0
    for limit in limits(whole, count):
        place = place_of(sample)
        answer = machine.call(command, "-b", "book", cwd=place, plain=True, limit=limit)
        between = machine.look(place / "book")
        if answer["code"]:
            told += 1
            assert answer["code"] == 3, answer
            assert "\n  next: " in answer["err"], answer
            assert between["digest"] == before["digest"]
        else:
            assert between["digest"] == after["digest"]
        machine.must(command, "-b", "book", cwd=place)
        ended = machine.look(place / "book")
        assert (ended["digest"], ended["judgements"]) == (after["digest"], before["judgements"])
    assert told >= count // 2


@pytest.mark.parametrize("limit", [1, 512, 4096, 8192, 20480])
def test_where_the_log_cannot_grow_the_judgement_is_refused_and_the_others_stand(machine, places, place_of, limit):
    place = place_of("kept")
    before = machine.look(place / "book")
    command = ("judge", "accept", places["claims"][4], "--who", "me", "--because", "x" * 30_000, "-b", "book")
    answer = machine.call(*command, cwd=place, plain=True, limit=limit)
    assert answer["code"] == 3, answer
    assert "judgements.db" in answer["err"]
    assert "\n  next: " in answer["err"]
    assert machine.look(place / "book")["judgements"] == before["judgements"]
    machine.must(*command, cwd=place)
    assert len(machine.look(place / "book")["judgements"]) == len(before["judgements"]) + 1
