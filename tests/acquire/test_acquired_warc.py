"""What becomes of the records of a web archive."""

import gzip
import io
import tracemalloc

import brotli
import pytest
from local_site import NOW, codes, now

from pledgebook.acquire.decoding import TooLargeError, decode, unchunk
from pledgebook.acquire.warc import captures_of_warc, parse_response
from pledgebook.errors import Issue
from pledgebook.warcfile import WarcRecord, write_record

PAGE = b"<html><body><p>Norway will give ten ambulances.</p></body></html>"


def response(body=PAGE, status="200 OK", **headers):
    named = {"Content-Type": "text/html; charset=utf-8", **{k.replace("_", "-"): v for k, v in headers.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return record(f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body)


def record(block, kind="response", uri="https://example.org/a", date="2022-03-04T05:06:07Z", **headers):
    return WarcRecord(kind, uri, date, tuple((k.replace("_", "-"), v) for k, v in headers.items()), block)


def read(*records, limit=100_000):
    stream = io.BytesIO()
    for one in records:
        write_record(stream, one)
    found = list(captures_of_warc(io.BytesIO(stream.getvalue()), "a.warc.gz", limit, now))
    return [one for one in found if not isinstance(one, Issue)], [one for one in found if isinstance(one, Issue)]


def test_a_response_is_the_page_as_of_the_day_it_was_fetched():
    (capture,), issues = read(response())
    assert issues == []
    assert (capture.uri, capture.payload) == ("https://example.org/a", PAGE)
    assert capture.captured_at == "2022-03-04T05:06:07Z"
    assert capture.media_type == "text/html; charset=utf-8"


@pytest.mark.parametrize(("body", "headers"), [
    (gzip.compress(PAGE, mtime=0), {"Content_Encoding": "gzip"}), (brotli.compress(PAGE), {"Content_Encoding": "br"}),
    (b"10\r\n" + PAGE[:16] + b"\r\n" + f"{len(PAGE) - 16:x};x=y\r\n".encode() + PAGE[16:] + b"\r\n0\r\n\r\n",
     {"Transfer_Encoding": "chunked"}),
])
def test_codings_come_off(body, headers):
    (capture,), issues = read(response(body, **headers))
    assert (capture.payload, issues) == (PAGE, [])


@pytest.mark.parametrize(("body", "headers", "code"), [
    (PAGE, {"Transfer_Encoding": "chunked"}, "bad-chunks"),
    (PAGE, {"Content_Encoding": "gzip"}, "bad-content-encoding"),
    (PAGE, {"Content_Encoding": "secret"}, "bad-content-encoding"),
    (PAGE, {"Content_Encoding": "gzip, gzip, gzip, gzip"}, "bad-content-encoding"),
])
def test_a_body_that_is_not_coded_as_declared_is_kept_and_counted(body, headers, code):
    (capture,), issues = read(response(body, **headers))
    assert (capture.payload, codes(issues)) == (PAGE, [code])


def test_chunks_that_break_off_keep_what_was_there():
    assert unchunk(b"5\r\nabcde\r\nffff\r\nxyz").body == b"abcdexyz"
    assert unchunk(b"5\r\nabcde\r\nffff\r\nxyz").problem == "bad-chunks"


def test_a_body_in_chunks_of_one_byte_takes_no_more_room_than_itself():
    body = b"1\r\na\r\n" * 300_000
    tracemalloc.start()
    found = unchunk(body + b"0\r\n\r\n")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.body == b"a" * 300_000
    assert most < 2 * len(body)


def test_a_bomb_inside_a_bomb_is_stopped():
    with pytest.raises(TooLargeError):
        decode(gzip.compress(gzip.compress(b"\0" * 3_000_000)), "gzip, gzip", 1_000_000)
    captures, issues = read(response(gzip.compress(b"\0" * 3_000_000), Content_Encoding="gzip"))
    assert (captures, codes(issues)) == ([], ["too-large"])


def test_resources_and_conversions_are_taken_as_they_are():
    captures, issues = read(record(PAGE, "resource", Content_Type="text/html"),
                            record(b"Ten ambulances.", "conversion", Content_Type="text/plain"))
    assert issues == []
    assert [(capture.media_type, capture.payload) for capture in captures] == [
        ("text/html", PAGE), ("text/plain", b"Ten ambulances.")]


@pytest.mark.parametrize(("one", "code"), [
    (response(status="404 Not Found"), "http-status"), (response(status="302 Found"), "http-status"),
    (response(b""), "empty"), (response(Content_Type="image/png"), "no-text-type"),
    (record(b"no http at all"), "bad-http-header"), (record(b""), "bad-http-header"),
    (record(b"HTTP/1.1 200 OK\r\n\r\n", "revisit"), "revisit"),
    (record(b"a" * 200_000, "resource"), "too-large"),
])
def test_every_page_that_cannot_be_had_is_an_issue_with_its_address(one, code):
    captures, issues = read(one)
    assert (captures, codes(issues)) == ([], [code])
    assert issues[0].subject == "https://example.org/a"


def test_a_record_of_which_no_page_can_be_small_enough_is_passed_over_before_it_stands_in_memory():
    captures, issues = read(record(b"a" * 300_000, "resource"), response())
    assert (len(captures), codes(issues)) == (1, ["record-too-large"])


def test_records_about_records_pass_and_a_file_of_nothing_else_is_an_issue():
    notes = [record(b"x", kind) for kind in ("warcinfo", "request", "metadata")]
    notes += [record(b"x", "response", uri="dns:example.org"), record(b"x", "resource", uri="metadata://x/wget.log")]
    assert read(*notes, response())[1] == []
    assert codes(read(*notes)[1]) == ["no-pages"]


def test_a_digest_that_differs_is_counted_and_the_page_kept():
    block = response().block
    captures, issues = read(record(block, WARC_Block_Digest="sha1:" + "A" * 32))
    assert (len(captures), codes(issues)) == (1, ["digest-differs"])


@pytest.mark.parametrize(("date", "expected", "issues"), [
    ("2022-03-04T05:06:07.123456Z", "2022-03-04T05:06:07Z", []), ("", NOW, ["unknown-date"]),
    ("20220304050607", NOW, ["unknown-date"]),
])
def test_an_unknown_date_is_counted_and_today_stands_for_it(date, expected, issues):
    (capture,), found = read(record(PAGE, "resource", date=date))
    assert (capture.captured_at, codes(found)) == (expected, issues)


@pytest.mark.parametrize("block", [b"", b"HTTP/1.1", b"HTTP/1.1 99 x", b"\xff\xfe", b"200 OK\r\n\r\n"])
def test_what_is_no_http_is_none(block):
    assert parse_response(block) is None


@pytest.mark.parametrize("head", [
    b"x: y\r\n" * 400_000, b"x-content-encoding: gzip\r\n" * 100_000, b"x: " + b"y" * 2_000_000 + b"\r\n",
])
@pytest.mark.parametrize("end", [b"\r\n<p>Aid.</p>", b""])
def test_a_header_of_http_that_runs_over_a_megabyte_is_none(head, end):
    assert parse_response(b"HTTP/1.1 200 OK\r\n" + head + end) is None


def test_a_header_of_http_as_long_as_any_server_takes_is_read():
    message = parse_response(b"HTTP/1.1 200 OK\r\n" + b"Set-Cookie: a=b\r\n" * 4_000 + b"\r\nabc")
    assert message is not None
    assert message.body == b"abc"
