"""Feeds that a crawler archived: their entries are sifted as pages are, and the counts still add up."""

import gzip
import json
from html import escape

import pytest
from bookmaking import begun, digest, ran, records
from made_archives import OTHER, TOLD, about, html, packed, response

from pledgebook.acquire import acquire
from pledgebook.archive import Archive
from pledgebook.engine import LocalEngine
from pledgebook.errors import Issue
from pledgebook.ledger.tables import CANONICAL
from pledgebook.pipeline.sifting import task as task_module
from pledgebook.pipeline.sifting.fates import GATE
from pledgebook.pipeline.sifting.inputs import sources
from pledgebook.pipeline.sifting.running import Options, sift_book
from pledgebook.screen import NO_WORDS

AID = [text.format(12) for text in TOLD]
RAIN = OTHER[0].format(3)
ADDRESS = "https://www.news.example/rss.xml"
ITEM = "<item><title>{title}</title><link>{link}</link><pubDate>Mon, 04 Mar 2024 09:00:00 GMT</pubDate>{text}</item>"


def item(number, text, link="https://a.example/{}"):
    return ITEM.format(title=f"Story {number}", link=link.format(number), text=text)


def feed(*items, head=""):
    return f"<?xml version='1.0'?>{head}<rss version='2.0'><channel><title>N</title>{''.join(items)}</channel></rss>"


MIXED = feed(
    item(1, f"<description>{AID[0]}</description>"), item(2, f"<content:encoded><![CDATA[<p>{AID[1]}</p>]]>"
                                                             "</content:encoded><description>Short</description>"),
    item(3, f"<description>{escape(f'<p>{AID[2]}</p>')}</description>"), item(4, f"<description>{RAIN}</description>"),
    item(5, "<description>More</description>"), item(6, f"<description>{AID[3]}</description>", link="/story/{}"),
    ITEM.format(title="T", link="", text=f"<description>{AID[3]}</description>"))


def archived(folder, *bodies, name="a.warc.gz", kind="application/rss+xml"):
    folder.mkdir(exist_ok=True)
    pages = [response(f"{ADDRESS}?{number}" if number else ADDRESS, body if isinstance(body, bytes) else body.encode(),
                      kind=kind) for number, body in enumerate(bodies)]
    (folder / name).write_bytes(packed(about(name), *pages))
    return folder / name


def sifted(folder, *places, options=None, workers=1):
    book = begun(folder)
    return book, sift_book(book, sources(map(str, places)), LocalEngine(workers), options or Options())


@pytest.mark.parametrize("gated", [True, False])
def test_each_entry_with_words_of_its_own_is_a_document_and_comes_to_one_fate(tmp_path, gated):
    book, done = sifted(tmp_path / "book", archived(tmp_path / "in", MIXED), options=Options(gated))
    assert done.counts == {
        "no_page": {"feed": 1, "warcinfo": 1}, "screened_out": {NO_WORDS: 1}, "kept": {"kept": 4},
        "failed": {"feed-entry-too-short": 1, "feed-entry-without-link": 1}}
    assert done.records == 9
    counts = ran(book).counts
    assert counts["sifted"] == 9 == sum(counts[f"sifted_{fate}"] for fate in (
        "no_page", "failed", "gated_out", "screened_out", "kept"))
    found = {one["url"]: one for one in records(book, "documents")}
    assert sorted(found) == ["https://a.example/1", "https://a.example/2", "https://a.example/3",
                             "https://www.news.example/story/6"]
    assert {url: one["publisher"] for url, one in found.items() if "news" in url} \
        == {"https://www.news.example/story/6": "news.example"}
    assert {one["published"] for one in found.values()} == {"2024-03-04"}
    assert [found[f"https://a.example/{n}"]["title"] for n in (1, 2, 3)] == ["Story 1", "Story 2", "Story 3"]
    assert {one["document"]["id"] for one in records(book, "claims")} == {one["id"] for one in found.values()}


def test_a_sifted_feed_says_what_the_added_one_says(tmp_path):
    archive = archived(tmp_path / "in", MIXED)
    book, _ = sifted(tmp_path / "sifted", archive)
    whole = begun(tmp_path / "whole")
    found = list(acquire([str(archive)], whole.config.acquire, lambda: "2024-05-01T00:00:00Z"))
    Archive(whole.folder / "archive").add(one for one in found if not isinstance(one, Issue))
    run = ran(whole)
    assert ran(book).read_now == 0
    for table in ("claims", "commitments", "postings"):
        assert records(book, table) == records(whole, table)
    assert [one.code for one in found if isinstance(one, Issue)] == []
    assert (run.counts["captured"], run.counts["parsed"], run.counts["failed"]) == (7, 5, 2)
    assert {one["code"] for one in records(whole, "issues")} >= {"feed-entry-too-short", "feed-entry-without-link"}


def test_a_feed_without_such_words_is_stopped_at_the_gate_whole(tmp_path):
    _, done = sifted(tmp_path / "book", archived(tmp_path / "in", feed(item(1, f"<description>{RAIN}</description>"))))
    assert done.counts == {"no_page": {"warcinfo": 1}, "gated_out": {GATE: 1}}


LAUGHS = ("<!DOCTYPE rss [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
          + "]>")


@pytest.mark.parametrize(("body", "failed", "kept"), [
    (feed(item(1, f"<description>{AID[0]} &a9;</description>"), head=LAUGHS), {"entity-declared": 1}, 0),
    (feed(f"<description>{AID[0]}</description>"), {"feed-without-entries": 1}, 0),
    (feed(item(1, f"<description><![CDATA[{AID[0]} <![CDATA[ more ]]> ]]></description>")), {}, 1),
    (feed(item(1, f"<description>{AID[0]}</description>"))[:-45], {}, 1),
    (feed(item(1, f"<description>{AID[0]}</description>")).encode("utf-16"), {}, 1),
    (feed(item(1, f"<description>{AID[0]} \xe9</description>")).encode("cp1252"), {}, 1),
    (feed(item(1, f"<description>{AID[0]}</description>"), head="<!-- \xff -->").encode("latin-1"), {}, 1),
])
def test_feeds_made_to_harm_or_by_careless_hands_cost_themselves_at_most(tmp_path, body, failed, kept):
    _, done = sifted(tmp_path / "book", archived(tmp_path / "in", body, html(AID[1])))
    assert done.counts.get("failed", {}) == failed
    assert done.counts["kept"]["kept"] == kept + 1
    assert done.counts["no_page"].get("feed", 0) == (not failed)


def test_of_a_hundred_thousand_entries_the_first_thousand_are_read_and_the_rest_is_one_failure(tmp_path):
    body = feed(item(0, f"<description>{AID[0]}</description>"),
                *(item(n, f"<description>{RAIN}</description>") for n in range(1, 100_000)))
    assert len(body) > 10_000_000
    _, done = sifted(tmp_path / "large", archived(tmp_path / "in", body))
    assert done.counts["failed"] == {"too-large": 1}
    short = feed(item(0, f"<description>{AID[0]}</description>"), *["<item/>" * 100_000])
    _, done = sifted(tmp_path / "long", archived(tmp_path / "in2", short))
    assert done.counts["failed"] == {"feed-entry-without-link": 999, "feed-too-long": 1}
    assert (done.counts["kept"], done.records) == ({"kept": 1}, 1003)


def test_doubts_about_a_feed_are_told_once_and_only_where_an_entry_of_it_is_kept(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(packed(
        response(ADDRESS, MIXED.encode(), date="yesterday", kind="text/xml"),
        response(ADDRESS + "?2", feed(item(1, f"<description>{RAIN}</description>")).encode(), date="yesterday")))
    _, done = sifted(tmp_path / "book", tmp_path / "a.warc.gz", options=Options(gated=False))
    assert [(one.code, one.subject) for one in done.issues if one.code == "unknown-date"] == [("unknown-date", ADDRESS)]


def test_an_entry_that_the_feed_still_has_the_next_day_is_kept_once(tmp_path):
    first = feed(*(item(n, f"<description>{AID[n]}</description>") for n in (0, 1)))
    second = feed(*(item(n, f"<description>{AID[n]}</description>") for n in (2, 0)))
    book, done = sifted(tmp_path / "book", archived(tmp_path / "in", first, name="a.warc.gz"),
                        archived(tmp_path / "in", second, name="b.warc.gz"))
    assert (done.counts["kept"], done.added, done.repeated) == ({"kept": 4}, 3, 1)
    assert len(records_of(book)) == 3


def records_of(book):
    ran(book)
    return records(book, "documents")


@pytest.mark.slow
def test_one_process_and_two_make_the_same_book_of_feeds(tmp_path):
    places = [archived(tmp_path / "in", MIXED, feed(item(9, f"<description>{AID[n]} {n}</description>")),
                       name=f"{n}.warc.gz") for n in range(3)]
    one, _ = sifted(tmp_path / "one", *places)
    two, _ = sifted(tmp_path / "two", *places, workers=2)
    assert ran(one).counts == ran(two).counts
    assert digest(one) == digest(two)
    assert [records(one, table) for table in CANONICAL] == [records(two, table) for table in CANONICAL]


def test_an_entry_that_kills_its_reader_costs_itself_and_is_known_by_its_number(tmp_path, monkeypatch):
    true = task_module.read_capture

    def failing(capture, *more):
        if b"Story 2" in capture.payload:
            raise RecursionError("too deep")
        return true(capture, *more)

    monkeypatch.setattr(task_module, "read_capture", failing)
    _, done = sifted(tmp_path / "book", archived(tmp_path / "in", MIXED))
    assert done.counts["failed"]["reader-failed"] == 1
    assert done.counts["kept"] == {"kept": 3}


@pytest.mark.slow
def test_a_feed_killed_at_any_entry_goes_on_to_the_same_book(tmp_path, monkeypatch):
    archive = archived(tmp_path / "in", MIXED)
    undisturbed, _ = sifted(tmp_path / "undisturbed", archive)
    ran(undisturbed)
    true, left = task_module.read_capture, [3]

    def killing(capture, *more):
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt
        return true(capture, *more)

    book = begun(tmp_path / "book")
    monkeypatch.setattr(task_module, "read_capture", killing)
    with pytest.raises(KeyboardInterrupt):
        sift_book(book, sources([str(archive)]), LocalEngine(1))
    assert sift_book(book, sources([str(archive)]), LocalEngine(1)).done == 1
    ran(book)
    assert digest(book) == digest(undisturbed)


def test_an_entry_of_a_books_own_archive_is_read_again_as_the_same_document(tmp_path):
    book, _ = sifted(tmp_path / "book", archived(tmp_path / "in", MIXED))
    ran(book)
    again, done = sifted(tmp_path / "again", book.folder / "archive", options=Options(gated=False))
    ran(again)
    assert done.counts["kept"] == {"kept": 4}
    assert records(again, "documents") == records(book, "documents")


def test_the_kept_capture_is_the_entry_as_it_stood_in_the_feed(tmp_path):
    book, _ = sifted(tmp_path / "book", archived(tmp_path / "in", MIXED))
    (file,) = book.archive.files()
    held = gzip.decompress(file.read_bytes())
    assert f"<content:encoded><![CDATA[<p>{AID[1]}</p>]]></content:encoded>".encode() in held
    assert json.dumps(RAIN).strip('"').encode() not in held
