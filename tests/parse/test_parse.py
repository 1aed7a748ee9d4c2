"""What `parse` promises for every capture: a document, or the issue that says why there is none."""

import hashlib
import json
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.errors import Issue
from pledgebook.model import ROW_TYPE, Capture, Document
from pledgebook.parse import Parsed, parse

WORDS = "The government of Norway said on Monday that it would give ten ambulances to the city hospital in Kyiv. "
HTML = (f"<!doctype html><html><head><title>Ten</title></head><body><article><p>{WORDS * 3}</p></article></body></html>"
        ).encode()


def capture(payload, media_type="text/plain", uri="file:a"):
    return Capture("cap-1", uri, media_type, payload, "2024-03-01T00:00:00Z")


def read(payload, media_type="text/plain", uri="file:a", **options):
    parsed = parse(capture(payload, media_type, uri), **options)
    return parsed.document, [issue.code for issue in parsed.issues]


def row(**values):
    return read(json.dumps(values).encode(), ROW_TYPE, "file:r.jsonl#1")


def test_a_text_file_becomes_a_document():
    document, codes = read(b"\xef\xbb\xbfTen ambulances for the hospital.\r\nMore.\n", recorded="2024-03-02T00:00:00Z")
    assert codes == []
    assert (document.text, document.capture, document.recorded) == (
        "Ten ambulances for the hospital.\nMore.", "cap-1", "2024-03-02T00:00:00Z")
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert (document.language, document.url, document.publisher, document.published) == ("en", None, None, None)


def test_a_page_of_the_web_has_its_address_and_publisher():
    document, codes = read(HTML, "text/html", "https://www.news.example/a")
    assert (document.url, document.publisher, document.title) == ("https://www.news.example/a", "news.example", "Ten")
    assert codes == ["unknown-date"]


@pytest.mark.parametrize("media_type", ["text/plain", "", "application/octet-stream", "application/pdf", "image/png"])
def test_html_is_known_by_its_beginning_whatever_was_declared(media_type):
    assert read(b"<!-- x -->\n" + HTML, media_type)[0].text == (WORDS * 3).strip()


@pytest.mark.parametrize(("payload", "media_type", "code"), [
    (b"", "text/html", "empty"), (b" \n\0 ".replace(b"\0", b""), "text/plain", "empty"),
    (b"PK\x03\x04" + b"x" * 50, "text/html", "unknown-format"), (b"\x89PNG\r\n", "text/plain", "unknown-format"),
    (b"\x1f\x8b\x08rest", "text/html", "unknown-format"), (b"{}", "application/json", "unknown-format"),
    (bytes(range(256)) * 20, "text/plain", "unknown-format"), (bytes(range(256)) * 20, "", "unknown-format"),
    (b"%PDF-1.4 rubbish", "text/html", "pdf-broken"), (b"Ten words.", "application/pdf", "unknown-format"),
    (b"<html></html>", "text/html", "html-without-text"), (b"x" * 5_000_001, "text/plain", "text-too-long"),
    (b"{", ROW_TYPE, "row-not-json"), (b"\xc2\xa0\xe2\x80\x83", "text/plain", "empty"),
])
def test_what_gives_no_document_says_why_and_what_to_do(payload, media_type, code):
    parsed = parse(capture(payload, media_type))
    assert parsed.document is None
    assert [(issue.stage, issue.code, issue.subject) for issue in parsed.issues][-1] == ("parse", code, "file:a")
    assert parsed.issues[-1].message
    assert parsed.issues[-1].next_step


def test_50_megabytes_of_one_line_end_soon_with_an_issue():
    start = time.monotonic()
    for line in (b"w" * 50_000_000, b"word " * 10_000_000):
        assert read(line) == (None, ["text-too-long"])
        assert read(line, "text/html") == (None, ["too-large"])
        assert read(b'{"text": "' + line + b'"}', ROW_TYPE) == (None, ["text-too-long"])
    assert time.monotonic() - start < 30


def test_the_limit_counts_signs_and_is_an_option():
    assert read("ж".encode() * 10, max_characters=10)[0] is not None
    assert read("ж".encode() * 11, max_characters=10) == (None, ["text-too-long"])


def test_a_row_keeps_its_text_and_its_id():
    document, codes = row(id="a-1", text="e\u0301 \r\n", url="https://www.a.example/1", language="de")
    assert (document.id, document.text, document.language, codes) == ("a-1", "e\u0301 \r\n", "de", [])
    assert (document.url, document.publisher) == ("https://www.a.example/1", "a.example")


def test_what_a_row_says_of_its_publisher_and_language_wins():
    document, _ = row(text=WORDS, publisher="Ministry", url="https://a.example/1", language="fr")
    assert (document.publisher, document.language) == ("Ministry", "fr")
    assert row(text=WORDS)[0].language == "en"
    assert row(text="Ten.")[0].language is None


def test_a_row_without_id_gets_one_of_its_content():
    one, two, other = (row(text=text)[0].id for text in ("same words", "same words", "other words"))
    assert one == two != other
    assert one.startswith("doc-")


def test_the_same_text_at_two_addresses_is_two_documents():
    one, two = (read(HTML, "text/html", f"https://a.example/{n}")[0] for n in (1, 2))
    assert one.id != two.id
    assert one.sha256 == two.sha256


def test_doubts_are_told_also_where_there_is_no_document():
    words = "Норвегія передасть десять машин. ".encode("cp1251") * 5
    page = b"<html><body><script>x</script></body></html><!--" + words + b"-->"
    assert read(page, "text/html") == (None, ["charset-guessed", "html-without-text"])


def test_parsing_twice_gives_the_same():
    assert parse(capture(HTML, "text/html")) == parse(capture(HTML, "text/html"))


TYPES = st.sampled_from(["", "text/plain", "text/html; charset=utf-8", "text/html", "application/pdf", ROW_TYPE,
                         "application/xhtml+xml", "text/html; charset=utf-7", "image/png"])
STARTS = st.sampled_from([b"", b"<html><body><p>", b"%PDF-1.4\n", b'{"text": "', b"<!doctype html>", b"\xff\xfe",
                          HTML[:150]])
RESTS = st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))


@settings(max_examples=400, deadline=None)
@given(TYPES, STARTS, RESTS)
def test_any_bytes_give_a_document_or_issues_and_never_an_exception(media_type, start, rest):
    parsed = parse(capture(start + rest, media_type))
    assert isinstance(parsed, Parsed)
    assert all(isinstance(issue, Issue) for issue in parsed.issues)
    if parsed.document is None:
        assert parsed.issues
    else:
        assert isinstance(parsed.document, Document)
        assert parsed.document.text.strip()
        parsed.document.text.encode("utf-8")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_page_with_changed_bytes_never_raises(data):
    page = bytearray(HTML)
    for _ in range(data.draw(st.integers(1, 8))):
        page[data.draw(st.integers(0, len(page) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(parse(capture(bytes(page), "text/html")), Parsed)


def test_a_day_after_the_capture_is_doubted_and_kept():
    row = {"text": WORDS * 3, "published": "2027-03-12"}
    for captured, doubts in (("2026-11-26T10:00:00Z", ["future-date"]), ("2027-03-11T23:00:00Z", [])):
        found = parse(Capture("cap-1", "file:r.jsonl#1", ROW_TYPE, json.dumps(row).encode(), captured))
        assert found.document.published == date(2027, 3, 12)
        assert [issue.code for issue in found.issues] == doubts


def test_rubbish_that_is_called_a_pdf_is_not_asked_to_become_one():
    (issue,) = parse(Capture("cap-1", "file:bad.pdf", "application/pdf", b"rubbish", "2026-11-26T10:00:00Z")).issues
    assert "its bytes are not one" in issue.message
    assert "save it as" not in issue.next_step
