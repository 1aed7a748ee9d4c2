"""Feeds in web archives: every entry a capture of its own, whatever the feed is made of, at the cost of its bytes."""

import io
import time
import tracemalloc

import pytest
from local_site import now

from pledgebook.acquire.entries import entries_of_feed, feed_in
from pledgebook.acquire.feeds import MOST_BYTES, MOST_ENTRIES
from pledgebook.acquire.warc import captures_of_warc
from pledgebook.errors import Issue
from pledgebook.model import ENTRY_TYPE
from pledgebook.warcfile import WarcRecord, write_record

FEED = "https://feeds.example/all.xml"
HEAD = b'<?xml version="1.0" encoding="utf-8"?>\n'


def rss(*entries: bytes) -> bytes:
    return HEAD + b"<rss version='2.0'><channel><title>News</title>" + b"".join(entries) + b"</channel></rss>"


def item(number: int) -> bytes:
    return f"<item><link>https://a.example/{number}</link></item>".encode()


def cut(feed: bytes, media_type: str = "application/rss+xml"):
    found = entries_of_feed(feed, media_type, FEED, now())
    return found if isinstance(found, Issue) else [one if isinstance(one, Issue) else one.payload for one in found]


def archived(feed: bytes, kind: str = "application/rss+xml", limit: int = 50_000_000):
    stream = io.BytesIO()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode()
    write_record(stream, WarcRecord("response", FEED, "2024-03-04T05:06:07Z", (), head + feed))
    found = list(captures_of_warc(io.BytesIO(stream.getvalue()), "a.warc.gz", limit, now))
    return [one for one in found if not isinstance(one, Issue)], [one.code for one in found if isinstance(one, Issue)]


def test_each_entry_of_a_feed_is_a_capture_with_its_own_bytes_and_the_feeds_address_and_day():
    captures, codes = archived(rss(item(1), b"\n", item(2)))
    assert codes == []
    assert [one.payload for one in captures] == [item(1), item(2)]
    assert {one.media_type for one in captures} == {f"{ENTRY_TYPE}; charset=utf-8"}
    assert {one.uri.partition("#")[0] for one in captures} == {FEED}
    assert {one.captured_at for one in captures} == {"2024-03-04T05:06:07Z"}


def test_an_entry_is_the_same_capture_where_the_feed_has_moved_on():
    (before, _), (after, _) = archived(rss(item(1), item(2))), archived(rss(item(3), item(1)))
    assert before[0].id == after[1].id


@pytest.mark.parametrize("kind", ["text/html", "text/plain", "application/xml", ""])
def test_a_feed_is_known_by_its_beginning_whatever_was_declared(kind):
    assert len(archived(rss(item(1)), kind)[0]) == 1


@pytest.mark.parametrize(("feed", "entries"), [
    (HEAD + b"<feed xmlns='http://www.w3.org/2005/Atom'><entry a='b'>x</entry ></feed>", [b"<entry a='b'>x</entry >"]),
    ((b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'><channel><items><li/></items></channel><item rdf:about='u'>x</item>"
     b"</rdf:RDF>"), [b"<item rdf:about='u'>x</item>"]),
    (rss(b"<item><![CDATA[</item> and <![CDATA[ <item> ]]></item>"),
     [b"<item><![CDATA[</item> and <![CDATA[ <item> ]]></item>"]),
    (rss(b"<!-- <item>none</item> -->", item(1)), [item(1)]),
    (rss(b"<item>one", item(2)), [b"<item>one", item(2)]),
    (b"<rss><item>one</item><item>cut o", [b"<item>one</item>", b"<item>cut o"]),
    (rss(b"</item>", item(1), b"</item>"), [item(1)]),
])
def test_entries_end_where_their_elements_do_and_never_inside_what_is_quoted(feed, entries):
    assert cut(feed) == entries


def test_a_feed_without_entries_or_with_entities_is_one_issue():
    assert cut(rss()).code == "feed-without-entries"
    laughs = "".join(f"<!ENTITY l{k} '&l{k - 1};&l{k - 1};&l{k - 1};'>" for k in range(1, 30)).encode()
    bomb = HEAD + b"<!DOCTYPE rss [<!ENTITY l0 'ha'>" + laughs + b"]><rss><item>&l29;</item></rss>"
    assert archived(bomb) == ([], ["entity-declared"])
    assert len(cut(rss(b"<item><![CDATA[an article about <!ENTITY>]]></item>"))) == 1


def test_of_a_very_long_feed_the_first_entries_are_read_and_one_issue_stands_for_the_rest():
    *entries, last = cut(rss(*map(item, range(100_000))))
    assert entries == [item(number) for number in range(MOST_ENTRIES)]
    assert last.code == "feed-too-long"
    assert cut(rss(b" " * MOST_BYTES, item(1))).code == "too-large"


@pytest.mark.parametrize(("feed", "charset"), [
    (b'<?xml version="1.0" encoding="windows-1251"?><rss><item>x</item></rss>', "windows-1251"),
    (b"<rss><item>x</item></rss>", ""),
])
def test_the_declared_encoding_goes_with_each_entry_the_servers_word_first(feed, charset):
    (own,), (served,) = (entries_of_feed(feed, kind, FEED, now()) for kind in ("", "text/xml; charset=koi8-r"))
    assert own.media_type == ENTRY_TYPE + (f"; charset={charset}" if charset else "")
    assert served.media_type == f"{ENTRY_TYPE}; charset=koi8-r"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_feed_in_utf_16_is_read_as_utf_8(encoding):
    written = "\ufeff<?xml version='1.0' encoding='utf-16'?><rss><item>Допомога</item></rss>"
    captures, _ = archived(written.encode(encoding), "text/xml; charset=utf-16")
    assert [(one.media_type, one.payload.decode()) for one in captures] == [(ENTRY_TYPE, "<item>Допомога</item>")]


def test_what_is_no_feed_stays_what_it_is():
    assert feed_in(b"<html><body><item>x</item></body></html>") is None
    assert archived(b"<html><body>rss</body></html>", "text/html")[0][0].media_type == "text/html"


@pytest.mark.parametrize("piece", [b"<![CDATA[", b"<!--", b"<item", b"<item>", b"</item>", b"]]>", b"<![CDATA[]]>",
                                   b"<item><![CDATA[", b"<!-- <!--", b"<item><item a='"])
def test_no_feed_costs_more_than_its_bytes(piece):
    feed = b"<rss>" + piece * (2_000_000 // len(piece)) + b"</rss>"
    tracemalloc.start()
    begun = time.process_time()
    archived(feed)
    spent, most = time.process_time() - begun, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert spent < 10
    assert most < 30_000_000
