"""A run reads what is new, once, and the same inputs make the same ledger whatever the way to it."""

import json
import os
import shutil
from pathlib import Path
from unittest.mock import Mock

import pytest
from bookmaking import STORIES, begun, digest, made, ran, records, row, stories
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pledgebook.archive import Archive, book_lock
from pledgebook.errors import BookError, CheckError, Issue, LedgerError
from pledgebook.pipeline import cache as cache_module
from pledgebook.pipeline.cache import Cache, fingerprint
from pledgebook.schema import line


def test_a_second_run_reads_nothing_and_ends_in_the_same_ledger(tmp_path):
    book = made(tmp_path / "book", stories())
    assert ran(book).read_now == len(STORIES)
    before = digest(book)
    assert ran(book).read_now == 0
    assert digest(book) == before


def test_one_document_more_is_one_document_read(tmp_path):
    book = made(tmp_path / "book", stories())
    ran(book)
    Archive(book.folder / "archive").add([*stories(), row("new", "Spain will send 6 tanks to Ukraine as aid.")])
    report = ran(book)
    assert (report.read_now, report.counts["captured"]) == (1, len(STORIES) + 1)


def test_a_deleted_cache_changes_nothing_but_the_time(tmp_path):
    book = made(tmp_path / "book", stories())
    ran(book)
    before = digest(book)
    shutil.rmtree(book.cache)
    assert ran(book).read_now == len(STORIES)
    assert digest(book) == before


def test_readings_of_another_version_are_read_again_and_the_old_ones_go(tmp_path, monkeypatch):
    book = made(tmp_path / "book", stories())
    ran(book)
    before, (old,) = digest(book), book.cache.iterdir()
    monkeypatch.setattr(cache_module, "LIBRARIES", ("click",))
    assert ran(book).read_now == len(STORIES)
    assert digest(book) == before
    assert old not in list(book.cache.iterdir())


def test_the_fingerprint_follows_limits_own_tables_and_libraries(tmp_path, monkeypatch):
    plain = fingerprint(None, 1000)
    assert fingerprint(None, 1000) == plain
    assert fingerprint(None, 1001) != plain
    (tmp_path / "parties.csv").write_text("id,name,kind\norg:x,X,ngo\n")
    own = fingerprint(tmp_path, 1000)
    (tmp_path / "parties.csv").write_text("id,name,kind\norg:x,Y,ngo\n")
    assert len({plain, own, fingerprint(tmp_path, 1000)}) == 3
    monkeypatch.setattr(cache_module, "version", lambda _name: "0.0")
    assert fingerprint(None, 1000) != plain


def test_a_batch_that_is_gone_is_read_again(tmp_path):
    book = made(tmp_path / "book", stories())
    ran(book)
    before = digest(book)
    next(book.cache.glob("*/*.jsonl.gz")).unlink()
    assert ran(book).read_now == len(STORIES)
    assert digest(book) == before


@pytest.mark.parametrize("damage", [b"", b"rubbish", None])
def test_a_damaged_batch_is_named_and_the_old_ledger_stays(tmp_path, damage):
    book = made(tmp_path / "book", stories())
    ran(book)
    before, kept = digest(book), next(book.cache.glob("*/*.jsonl.gz"))
    kept.write_bytes(kept.read_bytes()[:-20] if damage is None else damage)
    with pytest.raises(LedgerError, match=r"damaged[\s\S]*next: delete .*cache and run again"):
        ran(book)
    assert digest(book) == before


def test_a_batch_comes_out_of_the_cache_as_it_went_in(tmp_path):
    kept = Cache(tmp_path, "x")
    rows = [{"text": "a\u2028b\x85c\nd"}, {"text": ""}]  # what some readers of lines take for line ends
    kept.put("a.warc.gz", 0, rows)
    kept.put("a.warc.gz", 1, [])
    assert kept.batches("a.warc.gz") is None
    kept.finish("a.warc.gz", 2)
    assert list(kept.outcomes("a.warc.gz", kept.batches("a.warc.gz"))) == rows


def test_nothing_stays_half_written_beside_readings(tmp_path, monkeypatch):
    """Rows beside readings are written once: the next call may not write them again, and leave what one left."""
    kept, full = Cache(tmp_path, "x"), OSError(28, "No space left on device")
    with monkeypatch.context() as patch:
        patch.setattr(cache_module.os, "fsync", Mock(side_effect=full))
        with pytest.raises(LedgerError, match="No space left"):
            kept.keep_rows("a.warc.gz", "sketches-1", [{"of": 1}])
    assert list(kept.folder.iterdir()) == []
    (kept.folder / "a.warc.gz.sketches-1.jsonl.aside").write_bytes(b"by a call that was killed")
    kept.finish("a.warc.gz", 0)
    assert [path.name for path in kept.folder.iterdir()] == ["a.warc.gz.done"]


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(STORIES))), cuts=st.sets(st.integers(1, len(STORIES) - 1), max_size=2))
def test_the_order_of_adding_changes_nothing(tmp_path_factory, order, cuts):
    """Each text was captured at a second of its own; in which order and in how many files they lie is no matter."""
    first = made(tmp_path_factory.mktemp("first") / "book", stories())
    other = begun(tmp_path_factory.mktemp("other") / "book")
    shuffled = [stories()[k] for k in order]
    for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), None], strict=True):
        Archive(other.folder / "archive").add(shuffled[start:end])
    for book in (first, other):
        ran(book)
    assert digest(first) == digest(other)


def test_one_worker_and_two_make_the_same_ledger(tmp_path):
    captures = [row(f"{name}-{k}", text.replace("Ukraine", "Moldova") if k else text)
                for k in range(5) for name, text in STORIES.items()]
    one, two = made(tmp_path / "one", captures), made(tmp_path / "two", captures)
    assert ran(one, 1).counts == ran(two, 2).counts
    assert digest(one) == digest(two)


def test_a_document_told_twice_under_its_id_is_counted_and_changes_nothing(tmp_path):
    """The same row in another file is another capture, but the same document: only the counters show it."""
    once = made(tmp_path / "once", stories())
    twice = made(tmp_path / "twice", [c for one in stories() for c in (one, again(one))])
    ran(once)
    assert ran(twice).counts["repeated"] == len(STORIES)
    for table in ("claims", "commitments", "postings", "screened", "vetoed"):
        assert records(once, table) == records(twice, table)


def again(capture):
    """The same row out of another file, captured later."""
    copied = row("x", "x")
    return type(copied)(capture.id + "b", f"{capture.uri}-again", capture.media_type, capture.payload,
                        "2024-05-01T10:00:00Z")


def test_a_copy_under_another_name_makes_no_promise_twice(tmp_path):
    """A doubled document has claims of its own, so what is compared is what the book says was promised."""
    once = made(tmp_path / "once", stories())
    twice = made(tmp_path / "twice", stories() + [row(f"copy-{name}", text) for name, text in STORIES.items()])
    for book in (once, twice):
        ran(book)

    def said(book):
        kept = ("donors", "recipients", "kind", "item", "stage", "balances", "due", "values", "announced")
        return sorted(line({**{name: c[name] for name in kept}, "independent": c["sources"]["independent"]})
                      for c in records(book, "commitments"))

    assert said(once) == said(twice)


def test_two_texts_under_one_id_are_both_kept_and_told(tmp_path):
    first, second = row("same", STORIES["tanks"]), row("same", STORIES["drones"])
    book = made(tmp_path / "book", [first, second])
    report = ran(book)
    assert [issue.code for issue in report.issues if issue.code == "duplicate-id"] == ["duplicate-id"]
    documents = records(book, "documents")
    assert sorted(d["text"] for d in documents) == sorted([STORIES["tanks"], STORIES["drones"]])
    assert {c["document"]["id"] for c in records(book, "claims")} == {d["id"] for d in documents}
    assert len({c["id"] for c in records(book, "claims")}) == report.counts["claims"]


def test_a_run_of_a_book_that_another_process_holds_is_refused_and_names_it(tmp_path):
    book = made(tmp_path / "book", stories())
    with book_lock(book.folder), pytest.raises(BookError, match=r"another process is writing .* \(process \d+\)"):
        ran(book)
    assert not book.ledger_path.exists()
    assert ran(book).read_now == len(STORIES)


NOTED = [Issue("acquire", "too-large", f"file-{k}", "a\u2028b\x85c, 'é'", "x") for k in range(3)]


def test_what_could_not_be_had_is_noted_whatever_its_words_hold(tmp_path):
    book = begun(tmp_path / "book")
    book.log_issues(NOTED[:2])
    book.log_issues(NOTED[2:])
    assert list(book.logged_issues()) == NOTED
    odd = Issue("acquire", "too-large", "half a sign \udc80", "x")
    book.log_issues([odd])
    assert len(list(book.logged_issues())) == 4


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(torn=st.integers(2, 90))  # 1 is the line feed alone: the note is whole
def test_a_note_torn_by_a_crash_takes_no_other_with_it(tmp_path_factory, torn):
    book = begun(tmp_path_factory.mktemp("torn") / "book")
    book.log_issues(NOTED[:2])
    notes = book.folder / "archive" / "issues.jsonl"
    notes.write_bytes(notes.read_bytes()[:-torn])
    book.log_issues(NOTED[2:])
    assert list(book.logged_issues()) == [NOTED[0], *NOTED[2:]]


def test_the_counts_of_a_mixed_bag_add_up(tmp_path):
    bad = [row("no-text", ""), row("half", "x\ud800"), row("french", "La France enverra des chars.", language="fr"),
           row("unknown", "zzz qqq", language=None)]
    broken = [type(bad[0])("cap-1", "file:a.png", "image/png", b"\x89PNG\r\n", "2024-04-01T10:00:00Z"),
              type(bad[0])("cap-2", "file:a.txt", "text/plain", bytes(range(256)) * 9, "2024-04-01T10:00:00Z")]
    book = made(tmp_path / "book", [*stories(), *bad, *broken, again(stories()[0])])
    book.log_issues(NOTED)
    counts = ran(book).counts
    assert counts["captured"] == len(STORIES) + 7 == counts["parsed"] + counts["failed"]
    assert counts["failed"] == 4
    assert counts["parsed"] == counts["kept"] + counts["screened_out"]
    assert counts["candidates"] == counts["claims"] + counts["vetoed"]
    assert counts["claims"] == sum(counts[f"claims:{tier}"] for tier in "ABC") == len(records(book, "claims"))
    assert len(records(book, "documents")) == counts["parsed"] - counts["repeated"] == len(records(book, "screened"))
    assert len(records(book, "vetoed")) == counts["vetoed"]
    told = {json.dumps(issue["code"]) for issue in records(book, "issues")}
    assert {'"row-without-text"', '"lone-surrogates"', '"unknown-format"', '"too-large"'} <= told


def test_a_record_damaged_in_the_archive_is_counted_and_the_others_are_read(tmp_path):
    book = made(tmp_path / "book", stories())
    (file,) = book.archive.files()
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)
    counts = ran(book).counts
    assert counts["parsed"] >= len(STORIES) - 2
    assert counts["captured"] == counts["parsed"] + counts["failed"]
    assert any(issue["stage"] == "archive" for issue in records(book, "issues"))


def cut(file):
    file.write_bytes(file.read_bytes()[:100])


def flip(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)


@pytest.mark.parametrize("keeps_cache", [True, False], ids=["cache there", "cache gone"])
@pytest.mark.parametrize("harm", [cut, flip, Path.unlink], ids=["cut", "flipped", "gone"])
def test_a_damaged_archive_never_replaces_a_good_ledger(tmp_path, harm, keeps_cache):
    book = made(tmp_path / "book", stories())
    ran(book)
    before, (file,) = digest(book), book.archive.files()
    good = file.read_bytes()
    harm(file)
    if not keeps_cache:
        shutil.rmtree(book.cache)
    for _ in range(2):  # what the first of them kept hides nothing from the second
        with pytest.raises(CheckError, match=r"the ledger that was there is kept[\s\S]*your copy") as told:
            ran(book)
        assert told.value.exit_code == 4
        assert digest(book) == before
    file.write_bytes(good)
    ran(book)
    assert digest(book) == before


def test_a_copied_book_is_not_read_again(tmp_path):
    book = made(tmp_path / "book", stories())
    ran(book)
    (file,) = book.archive.files()
    os.utime(file, (1, 1))
    assert ran(book).read_now == 0


def test_what_is_gone_for_good_is_left_out_when_the_ledger_was_moved_away(tmp_path):
    book = made(tmp_path / "book", stories())
    ran(book)
    (file,) = book.archive.files()
    cut(file)
    book.ledger_path.unlink()
    assert ran(book).counts["claims"] == 0
