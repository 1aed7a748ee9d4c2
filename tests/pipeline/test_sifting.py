"""Sifting: what is kept makes the same book as the whole archive does, and what is not kept is counted."""

import json
import shutil
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from bookmaking import begun, digest, ran, records
from made_archives import TOLD, about, crawl, html, news_file, packed, response

from pledgebook.acquire import acquire
from pledgebook.archive import Archive, book_lock
from pledgebook.engine import LocalEngine
from pledgebook.errors import BookError, Issue, PledgebookError, SourceError
from pledgebook.ledger import Ledger
from pledgebook.ledger.tables import CANONICAL
from pledgebook.pipeline.as_of import ledger_as_of
from pledgebook.pipeline.sifting import parts, running, taking
from pledgebook.pipeline.sifting import task as task_module
from pledgebook.pipeline.sifting.inputs import sources
from pledgebook.pipeline.sifting.log import SiftLog
from pledgebook.pipeline.sifting.running import Options, sift_book
from pledgebook.views.coverage import coverage

WHOLE = Options(gated=False)


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    return crawl(tmp_path_factory.mktemp("news") / "crawl")


@pytest.fixture(scope="module")
def whole(news, tmp_path_factory):
    """A book to which the same files were added whole."""
    book = begun(tmp_path_factory.mktemp("whole") / "book")
    found = list(acquire([str(news)], book.config.acquire, lambda: "2024-05-01T00:00:00Z"))
    Archive(book.folder / "archive").add(one for one in found if not isinstance(one, Issue))
    ran(book)
    return book


def sifted(folder, places, options=WHOLE, engine=None):
    book = begun(folder)
    return book, sift_book(book, sources(map(str, places)), engine or LocalEngine(1), options)


def size(counts, fate):
    return sum(counts.get(fate, {}).values())


# -- the same book -----------------------------------------------------------------------------------------------------


def test_a_sifted_book_says_what_the_whole_one_says_of_the_pages_that_both_read(tmp_path, news, whole):
    """The whole one also has a document, and doubts, for each page that was screened out; else not a line differs."""
    book, done = sifted(tmp_path / "book", [news])
    ran(book)
    kept = {one["document"] for one in records(whole, "screened") if one["kept"]}
    assert len(kept) > 10
    for table in ("claims", "commitments", "postings", "redirects", "vetoed"):
        assert records(book, table) == records(whole, table)
    assert records(book, "documents") == [one for one in records(whole, "documents") if one["id"] in kept]
    addresses = {one["url"] for one in records(book, "documents")}
    assert {"claims", "commitments", "postings", "redirects", "documents"} < set(CANONICAL)
    assert [one for one in records(book, "issues") if one["subject"] in addresses] \
        == [one for one in records(whole, "issues") if one["subject"] in addresses]
    assert done.added == len(kept) == size(done.counts, "kept")


def test_the_gate_passes_by_and_counts_what_the_screen_would_have_dropped(tmp_path, news):
    (open_book, unasked), (gated_book, gated) = (
        sifted(tmp_path / str(options.gated), [news], options) for options in (WHOLE, Options()))
    ran(open_book)
    ran(gated_book)
    assert size(gated.counts, "gated_out") > 10
    assert gated.records == unasked.records
    assert size(gated.counts, "failed") == size(unasked.counts, "failed")
    assert {one["id"] for one in records(gated_book, "claims")} <= {one["id"] for one in records(open_book, "claims")}


def test_what_was_read_while_sifting_is_not_read_again(tmp_path, news):
    book, done = sifted(tmp_path / "book", [news])
    assert ran(book).read_now == 0
    before = digest(book)
    shutil.rmtree(book.cache)
    assert ran(book).read_now == done.added
    assert digest(book) == before


def test_two_processes_and_files_one_by_one_make_the_same_book(tmp_path, news):
    one, _ = sifted(tmp_path / "one", [news])
    two, _ = sifted(tmp_path / "two", [news], engine=LocalEngine(2, deaths=1))
    parted, _ = sifted(tmp_path / "parted", [news / "news-000.warc.gz"])
    for place in ("news-001.warc", "news-002.warc.gz", "news-003.warc.gz"):
        sift_book(parted, sources([str(news / place)]), LocalEngine(1), WHOLE)
    assert {ran(book).counts["sifted"] for book in (one, two, parted)} == {ran(one).counts["sifted"]}
    assert digest(one) == digest(two)
    assert [records(one, t) for t in CANONICAL[:2]] == [records(parted, t) for t in CANONICAL[:2]]


def test_a_page_of_two_files_is_kept_once_and_its_first_day_stands(tmp_path):
    page = html(TOLD[0].format(12))
    for number, day in enumerate(("2024-04-02", "2024-04-01")):
        name = f"{number}.warc.gz"
        (tmp_path / name).write_bytes(packed(about(name), response("https://a.example/x", page, f"{day}T10:00:00Z")))
    book, done = sifted(tmp_path / "book", [tmp_path / "0.warc.gz", tmp_path / "1.warc.gz"])
    ran(book)
    assert (done.added, done.repeated, size(done.counts, "kept")) == (1, 1, 2)
    assert [one["recorded"] for one in records(book, "documents")] == ["2024-04-02T10:00:00Z"]


# -- what is dropped is counted ----------------------------------------------------------------------------------------


def test_every_record_comes_to_one_fate(tmp_path):
    file = tmp_path / "mixed.warc.gz"
    file.write_bytes(packed(
        about("mixed"), response("https://a.example/kept", html(TOLD[0].format(12))),
        response("https://a.example/dropped", html("It rained on the town, and nobody came to the fair that day.")),
        response("https://a.example/gone", b"not here", status="410 Gone"),
        response("https://a.example/empty", b""), response("https://a.example/picture", b"x", kind="image/gif"),
        response("https://a.example/blank", html("").replace(b"News", b"").replace(b"Home", b"").replace(b"Sport", b"")
                 .replace(b"Write to us.", b"")),
        response("https://a.example/zip", b"PK\x03\x04" + bytes(99), kind="application/zip"),
    ) + b"\x1f\x8b\x08 no gzip at all")
    book, done = sifted(tmp_path / "book", [file])
    assert done.records == 9
    assert done.counts == {
        "no_page": {"warcinfo": 1}, "screened_out": {"no words of assistance together": 1}, "kept": {"kept": 1},
        "failed": {"http-status": 1, "empty": 1, "html-without-text": 1, "no-text-type": 1, "unknown-format": 1,
                   "damaged-member": 1},
    }
    counts = ran(book).counts
    assert counts["sifted"] == 9 == sum(counts[f"sifted_{fate}"] for fate in (
        "no_page", "failed", "gated_out", "screened_out", "kept"))
    assert counts["sifted_failed:http-status"] == 1
    assert counts["captured"] == counts["sifted_kept"] == 1


def test_the_page_of_coverage_has_the_sum_of_what_was_sifted(tmp_path, news):
    book, done = sifted(tmp_path / "book", [news], Options())
    ran(book)
    with Ledger(book.ledger_path) as ledger:
        step = coverage(ledger).steps[0]
    assert step.adds_up
    assert step.whole == done.records
    assert dict(step.parts)["passed over: no such words in their bytes"] == size(done.counts, "gated_out") > 10


def test_failures_are_told_one_a_file_and_cause_with_the_first_and_how_many(tmp_path):
    file = tmp_path / "gone.warc.gz"
    file.write_bytes(packed(*(response(f"https://a.example/{k}", b"x", status="404 Not Found") for k in range(5))))
    book, done = sifted(tmp_path / "book", [file])
    (told,) = done.issues
    assert (told.code, told.subject) == ("http-status", "gone.warc.gz")
    assert told.message == "5 times, first https://a.example/0: the server answered 404, so this is no page"
    assert [one["message"] for one in records_after_run(book, "issues")] == [told.message]


def records_after_run(book, table):
    ran(book)
    return records(book, table)


def test_a_doubt_about_a_page_that_is_kept_is_told_of_that_page(tmp_path):
    odd = response("https://a.example/odd", html(TOLD[0].format(12)), date="yesterday")
    (tmp_path / "a.warc.gz").write_bytes(packed(odd))
    book, done = sifted(tmp_path / "book", [tmp_path / "a.warc.gz"])
    assert [(one.code, one.subject) for one in done.issues] == [("unknown-date", "https://a.example/odd")]
    (document,) = records_after_run(book, "documents")
    assert document["recorded"][:10] == f"{datetime.now(UTC):%Y-%m-%d}"


def test_a_file_that_is_no_archive_is_told_and_a_wrong_name_is_read(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.warc").write_bytes(news_file(1, 5))
    (tmp_path / "in/b.html").write_bytes(html("x"))
    _, done = sifted(tmp_path / "book", [tmp_path / "in"])
    assert {"not-an-archive", "undeclared-gzip"} <= {one.code for one in done.issues}
    assert done.records == 12


def test_the_counts_as_of_a_day_are_those_of_the_files_sifted_by_then(tmp_path, news):
    book, _ = sifted(tmp_path / "book", [news])
    ran(book)
    with ledger_as_of(book, date(2024, 6, 1)) as ledger:
        assert "sifted" not in ledger.counts()
    with ledger_as_of(book, datetime.now(UTC).date()) as ledger:
        assert ledger.counts()["sifted_files"] == 4


# -- again and again ---------------------------------------------------------------------------------------------------


def test_a_file_is_sifted_once_whatever_its_name_and_place(tmp_path, news):
    book, first = sifted(tmp_path / "book", [news])
    shutil.copytree(news, tmp_path / "moved")
    (tmp_path / "moved/news-000.warc.gz").rename(tmp_path / "moved/another.warc.gz")
    more = sift_book(book, sources([str(tmp_path / "moved"), str(news)]), LocalEngine(1), WHOLE)
    assert (first.done, more.done, more.skipped, more.records) == (4, 0, 4, 0)


def test_again_sifts_anew_and_doubles_nothing(tmp_path, news):
    book, first = sifted(tmp_path / "book", [news])
    counts, before = ran(book).counts, digest(book)
    more = sift_book(book, sources([str(news)]), LocalEngine(1), Options(gated=False, again=True))
    assert (more.records, more.added, more.repeated) == (first.records, 0, first.added)
    assert ran(book).counts == counts
    assert digest(book) == before


class Killed(BaseException):
    """As a kill: nothing but cleaning up by name comes after it."""


def killing(monkeypatch, place, name, times):
    """Let the `times`-th call of a function be the last thing that happens, once."""
    true, left = getattr(place, name), [times]

    def called(*arguments, **more):
        left[0] -= 1
        if left[0] == 0:
            raise Killed
        return true(*arguments, **more)

    monkeypatch.setattr(place, name, called)


MOMENTS = [
    (parts, "write_record", 2), (parts.PartWriter, "finish", 1), (parts.PartWriter, "finish", 3),
    (parts, "sync", 2), (parts.PartWriter, "_put_in_place", 2), (running, "take", 1), (taking, "_keep_readings", 1),
    (taking.Cache, "put", 1), (taking.Cache, "finish", 1), (taking.SiftLog, "add", 1), (parts.Part, "forget", 1),
    (parts.Part, "forget", 3), (task_module, "read_capture", 9),
]


@pytest.mark.parametrize(("place", "name", "times"), [
    *MOMENTS[::2], *(pytest.param(*moment, marks=pytest.mark.slow) for moment in MOMENTS[1::2]),
], ids=lambda value: getattr(value, "__name__", str(value)))
@pytest.mark.slow
def test_a_sifting_killed_at_any_step_goes_on_to_the_same_book(tmp_path, monkeypatch, news, place, name, times):
    undisturbed, done = sifted(tmp_path / "undisturbed", [news])
    book = begun(tmp_path / "book")
    with monkeypatch.context() as patch, suppress(Killed):
        killing(patch, place, name, times)
        sift_book(book, sources([str(news)]), LocalEngine(1), WHOLE)
        pytest.fail("it was not killed")
    more = sift_book(book, sources([str(news)]), LocalEngine(1), WHOLE)
    assert more.done + more.skipped == 4
    assert {k: v for k, v in ran(book).counts.items() if k.startswith("sifted")} \
        == {k: v for k, v in ran(undisturbed).counts.items() if k.startswith("sifted")}
    assert digest(book) == digest(undisturbed)
    assert sum(1 for file in book.archive.files() for _ in book.archive.captures(file)) == done.added
    assert [path.name for path in (book.folder / "sifting").iterdir()] == ["lock"]


def test_files_that_are_done_are_not_read_again_after_a_kill(tmp_path, monkeypatch, news):
    book = begun(tmp_path / "book")
    with monkeypatch.context() as patch, suppress(Killed):
        killing(patch, parts.PartWriter, "finish", 4)
        sift_book(book, sources([str(news)]), LocalEngine(1), WHOLE)
    opened = []
    true = task_module.opened
    monkeypatch.setattr(task_module, "opened", lambda path: opened.append(Path(path).name) or true(path))
    sift_book(book, sources([str(news)]), LocalEngine(1), WHOLE)
    assert opened == ["news-003.warc.gz"]


def test_parts_of_another_program_or_other_settings_are_made_anew(tmp_path, monkeypatch, news):
    book = begun(tmp_path / "book")
    with monkeypatch.context() as patch, suppress(Killed):
        killing(patch, running, "take", 1)
        sift_book(book, sources([str(news)]), LocalEngine(1), WHOLE)
    done = sift_book(book, sources([str(news)]), LocalEngine(1), Options())
    assert size(done.counts, "gated_out") > 10
    assert not list((book.folder / "sifting").glob("parts-*"))


def test_a_task_on_a_machine_with_another_program_says_so(tmp_path, monkeypatch, news):
    monkeypatch.setattr(task_module, "_is_same", lambda *_: False)
    with pytest.raises(Exception, match="another pledgebook, Python or library is installed") as caught:
        sifted(tmp_path / "book", [news])
    assert caught.value.exit_code == 2


# -- what goes wrong ---------------------------------------------------------------------------------------------------


def test_a_page_that_the_reader_fails_at_is_counted_and_the_others_are_read(tmp_path, monkeypatch, news):
    true = task_module.read_capture

    def poisoned(capture, *more):
        if capture.uri == "https://news.example/0/6":
            raise RecursionError("too deep")
        return true(capture, *more)

    monkeypatch.setattr(task_module, "read_capture", poisoned)
    _, done = sifted(tmp_path / "book", [news])
    assert done.counts["failed"]["reader-failed"] == 1
    (told,) = [one for one in done.issues if one.code == "reader-failed"]
    assert told.message == "https://news.example/0/6: reading it failed: RecursionError: too deep"
    assert size(done.counts, "kept") > 10


def test_a_file_that_vanishes_is_told_and_the_others_are_sifted(tmp_path, news):
    shutil.copytree(news, tmp_path / "in")
    found = list(sources([str(tmp_path / "in")]))
    (tmp_path / "in/news-000.warc.gz").unlink()
    book = begun(tmp_path / "book")
    done = sift_book(book, found, LocalEngine(1), WHOLE)
    assert ("cannot-open", "news-000.warc.gz") in {(one.code, one.subject) for one in done.issues}
    assert len(SiftLog(book).files()) == 3
    shutil.copy(news / "news-000.warc.gz", tmp_path / "in")
    assert sift_book(book, found, LocalEngine(1), WHOLE).done == 1


def test_a_disk_that_takes_no_part_ends_the_sifting_with_a_next_step(tmp_path, monkeypatch, news):
    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(parts, "write_record", full)
        with pytest.raises(PledgebookError, match=r"\(news-000[\s\S]*No space[\s\S]*next: make room and") as caught:
            sifted(tmp_path / "book", [news])
    assert caught.value.exit_code == 3


def test_a_damaged_part_is_named(tmp_path, monkeypatch, news):
    book = begun(tmp_path / "book")
    with monkeypatch.context() as patch, suppress(Killed):
        killing(patch, running, "take", 1)
        sift_book(book, sources([str(news)]), LocalEngine(1), WHOLE)
    kept = next((book.folder / "sifting").glob("parts-*/*/kept.warc.gz"))
    kept.write_bytes(kept.read_bytes()[:50])
    with pytest.raises(BookError, match=r"damaged[\s\S]*next: delete its folder and sift again"):
        sift_book(book, sources([str(news)]), LocalEngine(1), WHOLE)
    shutil.rmtree(kept.parent)
    assert sift_book(book, sources([str(news)]), LocalEngine(1), WHOLE).done == 4


def test_a_torn_line_of_the_log_takes_no_other_with_it(tmp_path, news):
    book, _ = sifted(tmp_path / "book", [news])
    log = SiftLog(book)
    log.path.write_bytes(log.path.read_bytes()[:-20])
    assert len(log.files()) == 3
    assert sift_book(book, sources([str(news)]), LocalEngine(1), WHOLE).done == 1
    assert len(log.files()) == 4


def test_one_sifting_a_book_at_a_time_while_the_book_itself_is_free(tmp_path, news):
    book = begun(tmp_path / "book")
    (book.folder / "sifting").mkdir()
    with book_lock(book.folder / "sifting"), pytest.raises(BookError, match="another process is writing"):
        sift_book(book, sources([str(news)]), LocalEngine(1), WHOLE)

    def progress(_so_far):
        with book_lock(book.folder):
            held.append(True)

    held: list[bool] = []
    sift_book(book, sources([str(news)]), LocalEngine(1), WHOLE, progress)
    assert held == [True] * 4


def test_progress_tells_the_rate_and_the_time_left(tmp_path, news):
    told = []
    book = begun(tmp_path / "book")
    sift_book(book, sources([str(news)]), LocalEngine(1), WHOLE, told.append)
    assert [one.done for one in told] == [1, 2, 3, 4]
    assert all(one.files == 4 and one.records > 0 and one.seconds > 0 for one in told)
    assert told[-1].left == 0
    assert told[0].left == pytest.approx(told[0].seconds / told[0].done_bytes * (told[0].bytes - told[0].done_bytes))


def test_parts_are_taken_in_as_soon_as_enough_of_them_wait(tmp_path, monkeypatch, news):
    monkeypatch.setattr(running, "WAITING", 1)
    book, done = sifted(tmp_path / "book", [news])
    assert len(book.archive.files()) == 4
    rows = [json.loads(row) for row in SiftLog(book).path.read_text().splitlines() if row]
    assert sum(sum(row["counts"].get("kept", {}).values()) for row in rows) == done.added


# -- where files come from ---------------------------------------------------------------------------------------------


def test_folders_patterns_and_names_are_places_and_what_is_not_there_is_an_error(news):
    by_name = list(sources([str(news / "news-000.warc.gz"), str(news / "news-001.warc")]))
    by_pattern = list(sources([str(news / "news-00[01]*")]))
    in_folder = [one for one in sources([str(news)]) if not isinstance(one, Issue)]
    assert by_name == by_pattern == in_folder[:2]
    assert len(in_folder) == 4
    with pytest.raises(SourceError, match="no such file or folder"):
        list(sources([str(news / "nothing-*")]))
