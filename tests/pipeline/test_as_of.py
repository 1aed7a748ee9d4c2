"""As of a day a book is the book that was made of what had been recorded by the end of that day, and no other."""

import json
import multiprocessing
import os
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest
from bookmaking import STORIES, begun, digest, made, open_book, ran, records, row
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pledgebook.archive import Archive
from pledgebook.codes import Verdict
from pledgebook.errors import ConfigError, Issue, JudgementError, LedgerError
from pledgebook.judgements import effective
from pledgebook.ledger import Ledger
from pledgebook.model import Capture, Judgement
from pledgebook.pipeline import as_of
from pledgebook.pipeline.as_of import day_against, judgements_as_of, ledger_as_of
from pledgebook.pipeline.past import KEPT

DAYS = tuple(date(2024, 4, number) for number in (1, 2, 3))
FIRST, LAST = DAYS[0], DAYS[-1]
COPIED = (
    "The government in Oslo pledged 500 million euros in humanitarian aid for Ukraine on Monday, the foreign ministry "
    "said. The money is meant for shelters, for heating and for the repair of the power grid before the next winter "
    "comes, and the first part of it will be paid out by the end of June to three organisations that the ministry did "
    "not name yet, a spokesman told reporters in the capital after the weekly meeting of the cabinet."
)
TEXTS = (*STORIES.values(), COPIED, f"{COPIED} Nobody else had anything to say on it.",
         "France has delivered 6 of the 12 Caesar howitzers to Ukraine, the defence minister said in Paris on Friday.",
         "France will give Ukraine 12 Caesar howitzers, a government spokesman in Paris confirmed on Tuesday.",
         "Ukraine has received 18 Caesar howitzers from France so far, the defence ministry in Kyiv said.", "")


@dataclass(frozen=True)
class Story:
    """What is put into a book: captures in the order of their adding, judgements in that of their entry."""

    captures: tuple[Capture, ...]
    judgements: tuple[Judgement, ...] = ()
    noted: tuple[tuple[Issue, str], ...] = ()

    def by(self, day: date) -> "Story":
        """What of it was recorded by the end of the day."""
        last = f"{day}T23:59:59Z"
        return Story(tuple(one for one in self.captures if one.captured_at <= last),
                     tuple(one for one in self.judgements if one.decided_at <= last),
                     tuple(one for one in self.noted if one[1] <= last))


def moment(day, second=0):
    return f"{day}T{second % 24:02}:59:{second % 60:02}Z"


def on(day, name, text, file="rows", **more):
    """A row that was captured on a day, at a time that hangs on where it came from and what it says."""
    payload = json.dumps({"id": name, "text": text, "published": "2024-03-04", "language": "en", **more}).encode()
    return replace(row(name, text), id=f"cap-{file}-{name}-{len(text)}", uri=f"file:{file}.jsonl#{name}",
                   payload=payload, captured_at=moment(day, len(text) + len(file)))


def book_of(folder, story):
    book = made(folder, story.captures)
    for one in story.judgements:
        book.judgements.append(one)
    for issue, when in story.noted:
        book.log_issues([issue], when)
    return book


def told(ledger):
    """All that a ledger says: its digest, and the tables and counts that are no part of it."""
    tables = ("amounts", "balances", "counts", "screened", "vetoed", "broader")
    return ledger.digest(), {name: list(ledger.records(name)) for name in tables}


def told_as_of(book, day):
    with ledger_as_of(book, day) as ledger:
        assert ledger.meta()["as_of"] == day.isoformat()
        return told(ledger)


def told_by(book):
    ran(book)
    with Ledger(book.ledger_path) as ledger:
        return told(ledger)


days = st.sampled_from(DAYS)
captures = st.lists(st.builds(on, days, st.sampled_from(["a", "b", "c", "d", "e"]), st.sampled_from(TEXTS),
                              st.sampled_from(["rows", "more", "again"])),
                    min_size=1, max_size=9, unique_by=lambda one: (one.uri, one.payload))
verdicts = st.lists(st.tuples(st.sampled_from(sorted(Verdict)), st.integers(0, 99), st.integers(0, 99), days),
                    max_size=8)


def judged(book, drawn):
    """What people could have decided of a book that was run, as the log took it: on days that do not go back."""
    subjects = [one["id"] for table in ("claims", "commitments") for one in records(book, table)] or ["clm-none"]
    for number, (verdict, first, second, day) in enumerate(sorted(drawn, key=lambda one: one[3])):
        known = [one.id for one in book.judgements.all()] or ["jdg-none"]
        names = (known if verdict is Verdict.UNDO else subjects)
        two = verdict in (Verdict.SAME, Verdict.DIFFERENT, Verdict.PART_OF)
        about = (names[first % len(names)], *([names[second % len(names)]] if two else []))
        corrects = {"field": "recipients", "value": '["MD"]'} if verdict is Verdict.CORRECT else {}
        try:
            book.judgements.append(Judgement("", verdict, about, "anna", moment(day, number), "because", **corrects))
        except JudgementError:
            continue
    return book.judgements.all()


def check_every_day(folder, story_of, late):
    """Each day's answer beside a book of its own; `late` captures were added after the run."""
    first = made(folder / "whole", story_of.captures[: len(story_of.captures) - late])
    ran(first)
    Archive(first.folder / "archive").add(story_of.captures)
    for one in story_of.judgements:
        first.judgements.append(one)
    for issue, when in story_of.noted:
        first.log_issues([issue], when)
    for number, day in enumerate((date(2024, 3, 31), *DAYS)):
        assert told_as_of(first, day) == told_by(book_of(folder / f"by-{number}", story_of.by(day))), day
    return first


@pytest.mark.slow
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(captures, verdicts, st.integers(0, 3), st.lists(days, max_size=2))
def test_as_of_a_day_it_is_the_book_made_of_what_was_recorded_by_then(tmp_path_factory, captured, drawn, late, noted):
    compare(tmp_path_factory, captured, drawn, late, noted)


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(captures, verdicts, st.integers(0, 3), st.lists(days, max_size=3))
def test_as_of_a_day_it_is_the_book_of_then_for_many_books(tmp_path_factory, captured, drawn, late, noted):
    compare(tmp_path_factory, captured, drawn, late, noted)


def compare(tmp_path_factory, captured, drawn, late, noted):
    folder = tmp_path_factory.mktemp("book")
    first = made(folder / "drawn", captured)
    ran(first)
    gone = Issue("acquire", "http-status", "https://example.org/a", "the server answered 404, so this is no page")
    story = Story(tuple(captured), judged(first, drawn), tuple((gone, moment(day)) for day in noted))
    whole = check_every_day(folder, story, min(late, len(captured) - 1))
    assert told_as_of(whole, LAST) == told_by(whole)
    shutil.rmtree(folder)


# -- what is told of then, and what is not -----------------------------------------------------------------------------


@pytest.fixture
def book(tmp_path):
    """Three texts on three days, and a person's word on the last."""
    story = (on(DAYS[0], "guns", STORIES["howitzers"]), on(DAYS[1], "tanks", STORIES["tanks"]),
             on(DAYS[2], "drones", STORIES["drones"]))
    found = book_of(tmp_path / "book", Story(story))
    ran(found)
    (claim,) = (one for one in records(found, "claims") if one["document"]["id"] == "guns")
    found.judgements.append(Judgement("", Verdict.REJECT, (claim["id"],), "anna", moment(DAYS[2])))
    ran(found)
    return found


def documents(book, day):
    with ledger_as_of(book, day) as ledger:
        return sorted(one["id"] for one in ledger.records("documents"))


def test_without_a_day_it_is_the_book_s_own_ledger(book):
    with ledger_as_of(book, None) as ledger:
        assert ledger.path == book.ledger_path
        assert "as_of" not in ledger.meta()


def test_a_day_that_is_ahead_is_all_that_is_recorded(book):
    assert told_as_of(book, date(9999, 12, 31))[0] == digest(book)
    assert told_as_of(book, LAST)[0] == digest(book)


def test_before_the_first_record_the_book_is_empty_and_whole(book):
    with ledger_as_of(book, date(1, 1, 1)) as ledger:
        assert ledger.commitments() == ledger.issues() == ledger.totals() == []
        assert ledger.counts()["captured"] == 0


def test_what_was_rejected_later_stood_until_then(book):
    given = {day: len(list(commitments(book, day))) for day in DAYS}
    assert given == {DAYS[0]: 1, DAYS[1]: 2, DAYS[2]: 2}


def commitments(book, day):
    with ledger_as_of(book, day) as ledger:
        return ledger.commitments()


def test_the_second_before_midnight_in_utc_is_the_day_s_last(tmp_path):
    book = made(tmp_path / "book", [replace(on(FIRST, "a", STORIES["tanks"]), captured_at="2024-04-01T23:59:59Z"),
                                    replace(on(FIRST, "b", STORIES["drones"]), captured_at="2024-04-02T00:00:00Z")])
    ran(book)
    assert documents(book, FIRST) == ["a"]
    assert documents(book, DAYS[1]) == ["a", "b"]


def test_of_a_document_told_twice_the_earliest_of_then_stays(tmp_path):
    early, late = (on(day, "a", STORIES["tanks"], file) for day, file in ((DAYS[0], "later-added"), (DAYS[1], "rows")))
    book = made(tmp_path / "book", [late, early])
    ran(book)
    for day, repeated in ((DAYS[0], 0), (DAYS[1], 1)):
        with ledger_as_of(book, day) as ledger:
            (one,) = ledger.records("documents")
            assert one["recorded"] == early.captured_at
            assert ledger.counts()["repeated"] == repeated


def test_an_id_that_clashes_only_later_is_the_only_one_until_then(tmp_path):
    book = made(tmp_path / "book", [on(DAYS[0], "a", STORIES["tanks"]), on(DAYS[1], "a", STORIES["drones"])])
    ran(book)
    assert documents(book, DAYS[0]) == ["a"]
    assert len(documents(book, DAYS[1])) == 2
    with ledger_as_of(book, DAYS[0]) as ledger:
        assert "duplicate-id" not in {issue["code"] for issue in ledger.issues()}


def test_a_redirect_is_told_from_the_day_on_which_both_ends_are_known(tmp_path):
    book = made(tmp_path / "book", [on(DAYS[0], "a", STORIES["howitzers"]), on(DAYS[1], "b", STORIES["howitzers"])])
    ran(book)
    (redirect,) = records(book, "redirects")
    with ledger_as_of(book, DAYS[0]) as ledger:
        assert list(ledger.records("redirects")) == []
        assert ledger.commitment(redirect["old"]) is None
        assert ledger.commitment(redirect["new"])["sources"]["documents"] == 1
    with ledger_as_of(book, DAYS[1]) as ledger:
        assert ledger.commitment(redirect["old"])["id"] == redirect["new"]


def test_what_failed_and_what_could_not_be_had_count_from_their_day(tmp_path):
    story = Story((on(DAYS[1], "a", ""),), noted=((Issue("acquire", "empty", "x", "nothing"), moment(DAYS[1])),))
    book = book_of(tmp_path / "book", story)
    ran(book)
    for day, count in ((DAYS[0], 0), (DAYS[1], 1)):
        with ledger_as_of(book, day) as ledger:
            counts = ledger.counts()
            assert (counts["captured"], counts["failed"], len(ledger.issues())) == (count, count, 2 * count)


def test_a_record_that_is_damaged_counts_from_the_day_on_which_its_file_was_begun(tmp_path):
    book = begun(tmp_path / "book")
    begun_on = datetime(2024, 4, 2, tzinfo=UTC)
    Archive(book.folder / "archive", lambda: begun_on).add([on(FIRST, "a", STORIES["tanks"]),
                                                            on(FIRST, "b", STORIES["drones"])])
    (file,) = book.archive.files()
    content = bytearray(file.read_bytes())
    content[-60:-20] = bytes(40)
    file.write_bytes(content)
    ran(book)
    for day, damaged in ((DAYS[0], 0), (DAYS[1], 1)):
        with ledger_as_of(book, day) as ledger:
            assert [one["stage"] for one in ledger.issues()] == ["archive"] * damaged
            assert (ledger.counts()["captured"], ledger.counts()["failed"]) == (1 + damaged, damaged)


def test_an_issue_noted_at_no_known_time_is_told_of_every_day(book):
    with book.issues_path.open("ab") as log:
        log.write(b'{"code":"empty","message":"m","next_step":"","stage":"acquire","subject":"old"}\n')
    with ledger_as_of(book, FIRST) as ledger:
        assert [issue["subject"] for issue in ledger.issues() if issue["stage"] == "acquire"] == ["old"]


def test_a_judgement_counts_from_its_day_and_until_it_was_undone(book):
    (one,) = book.judgements.all()
    book.judgements.append(Judgement("", Verdict.UNDO, (one.id,), "anna", "2024-04-05T10:00:00Z"))
    in_force = {day: len(effective(judgements_as_of(book, day))) for day in (DAYS[1], DAYS[2], date(2024, 4, 5))}
    assert in_force == {DAYS[1]: 0, DAYS[2]: 1, date(2024, 4, 5): 0}
    assert len(judgements_as_of(book, None)) == 2


def test_judgements_of_a_log_brought_in_late_that_contradict_as_of_a_day_are_told(tmp_path):
    """In the log one of them was undone first; as of the day on which both were decided, nobody had undone it yet."""
    book = made(tmp_path / "book", [on(FIRST, "a", STORIES["howitzers"]), on(FIRST, "b", STORIES["howitzers"])])
    ran(book)
    claims = tuple(one["id"] for one in records(book, "claims"))
    same = Judgement("", Verdict.SAME, claims, "anna", moment(FIRST))
    book.judgements.append(same)
    book.judgements.append(Judgement("", Verdict.UNDO, (book.judgements.all()[0].id,), "anna", moment(LAST)))
    book.judgements.append(Judgement("", Verdict.DIFFERENT, claims, "ben", moment(FIRST)))
    with ledger_as_of(book, FIRST) as ledger:
        assert [one for one in ledger.issues() if one["stage"] == "reconcile"]
        assert ledger.commitments()


# -- what is kept, and when it is made again ---------------------------------------------------------------------------


@pytest.fixture
def made_now(monkeypatch):
    """Counts how often a ledger of the past is made."""
    found = []
    settle = as_of.Facts.settle
    monkeypatch.setattr(as_of.Facts, "settle", lambda *given: (found.append(given[0].day), settle(*given)))
    return found


def test_a_day_is_made_once_and_again_when_a_fact_of_it_changes(book, made_now):
    documents(book, DAYS[1])
    documents(book, DAYS[1])
    assert len(made_now) == 1
    Archive(book.folder / "archive").add([on(DAYS[1], "new", STORIES["money"])])
    assert "new" in documents(book, DAYS[1])
    assert len(made_now) == 2


def test_a_judgement_of_a_later_day_makes_nothing_again(book, made_now):
    documents(book, DAYS[1])
    claim = records(book, "claims")[0]["id"]
    book.judgements.append(Judgement("", Verdict.UNSURE, (claim,), "anna", "2024-04-09T10:00:00Z"))
    documents(book, DAYS[1])
    assert len(made_now) == 1


@pytest.mark.parametrize("change", ["setting", "table", "rates"])
def test_what_is_in_force_is_that_of_now(book, made_now, change):
    documents(book, DAYS[1])
    if change == "setting":
        path = book.folder / "book.toml"
        path.write_text(path.read_text(encoding="utf-8").partition("\n[value]")[0], encoding="utf-8")
    elif change == "table":
        (book.folder / "catalogue").mkdir()
        (book.folder / "catalogue" / "deflators.csv").write_text("area,year,index,source\nEUR,2024,100,a test\n")
    else:
        book.rates_path.write_text("Date,USD,\n2024-03-04,1.25,\n", encoding="utf-8")
    documents(open_book(book.folder), DAYS[1])
    assert len(made_now) == 2


@pytest.mark.slow
def test_a_run_forgets_the_ledgers_of_the_past_and_none_grow_without_end(book):
    for day in (FIRST, DAYS[1], LAST, *(date(2023, 1, number) for number in range(1, 5))):
        documents(book, day)
    assert len(list(book.cache.glob("as-of/*.duckdb"))) == KEPT
    ran(book)
    assert not list(book.cache.glob("as-of/*.duckdb"))


@pytest.mark.slow
def test_a_kept_ledger_that_is_damaged_is_made_again(book, made_now):
    documents(book, FIRST)
    (kept,) = book.cache.glob("as-of/*.duckdb")
    kept.write_bytes(b"rubbish")
    assert documents(book, FIRST) == ["guns"]
    assert len(made_now) == 2


@pytest.mark.slow
def test_what_a_killed_process_left_goes_with_the_next_question(book):
    documents(book, FIRST)
    folder = book.cache / "as-of"
    (folder / "2024-04-02-0.duckdb.building").write_bytes(b"half")
    (folder / "2024-04-02-0.duckdb.rows").mkdir()
    (folder / "2024-04-02-0.duckdb.rows" / "claims.jsonl").write_text("{}")
    documents(book, LAST)
    assert {one.suffix for one in folder.iterdir()} == {".duckdb", ""}


def test_what_no_run_has_read_is_read_and_the_book_stays_as_it_is(book):
    before = digest(book)
    Archive(book.folder / "archive").add([on(FIRST, "new", STORIES["money"]), on(LAST, "later", STORIES["package"])])
    assert documents(book, FIRST) == ["guns", "new"]
    assert digest(book) == before
    assert "later" in documents(book, LAST)
    assert ran(book).read_now == 2


def test_a_deleted_cache_changes_nothing_but_the_time(book):
    before = told_as_of(book, DAYS[1])
    shutil.rmtree(book.cache)
    assert told_as_of(book, DAYS[1]) == before


def test_a_book_without_a_ledger_says_what_to_do(tmp_path):
    book = begun(tmp_path / "book")
    with pytest.raises(LedgerError, match=r"no ledger[\s\S]*pledgebook run"), ledger_as_of(book, FIRST):
        pass


def test_where_nothing_can_be_kept_the_ledger_is_made_for_the_one_question(book):
    shutil.rmtree(book.cache)
    book.cache.write_text("no folder", encoding="utf-8")
    assert documents(book, FIRST) == ["guns"]
    assert book.cache.read_text(encoding="utf-8") == "no folder"


def test_a_full_disk_is_told_and_leaves_nothing_half(book, monkeypatch):
    def full(*_):
        raise LedgerError("x", "the disk is full, the new ledger could not be finished; what was there stands", "room")

    before = digest(book)
    monkeypatch.setattr("pledgebook.pipeline.run.build_ledger", full)
    with pytest.raises(LedgerError, match=r"as of 2024-04-01 could not be made: the disk is full[\s\S]*ask again"):
        documents(book, FIRST)
    monkeypatch.undo()
    assert documents(book, FIRST) == ["guns"]
    assert digest(book) == before


def ask(folder, results):
    results.put(documents(open_book(folder), DAYS[1]))


@pytest.mark.slow
def test_two_that_ask_at_once_get_the_same_answer_and_leave_one_ledger(book):
    context = multiprocessing.get_context("spawn" if os.name == "nt" else "fork")
    results = context.Queue()
    asking = [context.Process(target=ask, args=(book.folder, results)) for _ in range(2)]
    for one in asking:
        one.start()
    answers = [results.get(timeout=60) for _ in asking]
    for one in asking:
        one.join()
    assert answers == [["guns", "tanks"]] * 2
    assert len(list(book.cache.glob("as-of/*.duckdb"))) == 1


# -- with what else a ledger can be asked ------------------------------------------------------------------------------


@pytest.mark.slow
def test_prices_of_a_year_are_told_of_then(book):
    (book.folder / "catalogue").mkdir()
    (book.folder / "catalogue" / "deflators.csv").write_text(
        "area,year,index,source\nEUR,2024,100,a test\nEUR,2020,90,a test\nUSD,2024,100,a test\nUSD,2020,90,a test\n")
    Archive(book.folder / "archive").add([on(FIRST, "money", STORIES["money"])])
    ran(book)
    with ledger_as_of(book, FIRST, 2020) as ledger:
        assert ledger.meta()["as_of"] == "2024-04-01"
        assert {row["prices_of"] for row in ledger.records("valuations")} == {None, 2020}
        assert sorted(one["id"] for one in ledger.records("documents")) == ["guns", "money"]
    with pytest.raises(ConfigError, match="2050 has no index"), ledger_as_of(book, FIRST, 2050):
        pass


def test_overdue_is_told_against_the_day_that_is_asked_for(book):
    assert day_against(FIRST) == FIRST
    assert abs((day_against(None) - date.today()).days) <= 1  # noqa: DTZ011 -- any clock of this day will do
