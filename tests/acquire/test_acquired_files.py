"""What reading files, folders and the standard input promises, with all the ways in which files are wrong."""

import gzip
import io
import json
import os
import sys

import lz4.frame
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from local_site import NOW, codes, gather, now, options

from pledgebook.acquire import acquire
from pledgebook.acquire.files import Reader
from pledgebook.errors import Issue, SourceError
from pledgebook.model import ROW_TYPE, Capture

HTML = b"<!doctype html><html><body><p>Norway will give ten ambulances.</p></body></html>"
PDF = b"%PDF-1.4 rest"


def write(folder, name, data):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(("name", "data", "media_type"), [
    ("a.txt", b"Ten ambulances.", "text/plain"), ("a.html", HTML, "text/html"), ("a.HTM", HTML, "text/html"),
    ("a.xhtml", HTML, "application/xhtml+xml"), ("a.pdf", PDF, "application/pdf"), ("page", HTML, "text/html"),
    ("paper.bin", PDF, "application/pdf"), ("page.xml", b"<?xml version='1.0'?>\n" + HTML, "text/html"),
])
def test_a_file_is_one_capture_named_without_its_folder(tmp_path, name, data, media_type):
    (capture,), issues = gather(write(tmp_path, name, data))
    assert issues == []
    assert capture == Capture(capture.id, f"file:{name}", media_type, data, NOW)


@pytest.mark.parametrize(("name", "pack"), [
    ("a.warc", bytes), ("a.warc.gz", gzip.compress), ("a.warc.zst", zstandard.ZstdCompressor().compress),
    ("a.WARC.LZ4", lz4.frame.compress), ("b.wet.zst", zstandard.ZstdCompressor().compress),
])
def test_a_web_archive_is_read_in_whatever_way_it_is_packed(tmp_path, name, pack):
    head = ("WARC/1.0", "WARC-Type: resource", "WARC-Target-URI: https://example.org/a", "Content-Type: text/html",
            "WARC-Date: 2024-04-01T10:00:00Z", f"Content-Length: {len(HTML)}", "", "")
    told = "\r\n".join(head).encode()
    (capture,), issues = gather(write(tmp_path, name, pack(told + HTML + b"\r\n\r\n")))
    assert issues == []
    assert (capture.uri, capture.payload) == ("https://example.org/a", HTML)


def test_the_same_bytes_under_the_same_name_have_the_same_id(tmp_path):
    one, two = (gather(write(tmp_path / folder, "a.txt", b"x y"))[0][0] for folder in ("p", "q"))
    assert one.id == two.id


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.pdf", "a.jsonl", "a.warc", "a.warc.gz", "a.xml", "a.rss",
                                  "a.zip", "a.txt.gz", "a.jsonl.gz", "a"])
def test_an_empty_file_is_an_issue_whatever_its_name(tmp_path, name):
    captures, issues = gather(write(tmp_path, name, b""))
    assert (captures, codes(issues)) == ([], ["empty"])
    assert issues[0].subject == name


@pytest.mark.parametrize(("name", "data", "code"), [
    ("a.docx", b"PK\x03\x04....", "unknown-file-type"),
    ("a.xml", b"<?xml version='1.0'?><invoice/>", "unknown-file-type"),
    ("a.arc", b"filedesc://a.arc 0.0.0.0 20240101 text/plain 10\n", "arc-not-supported"),
    ("a.arc.gz", gzip.compress(b"filedesc://a.arc 0.0.0.0 20240101 text/plain 10\n", mtime=0), "arc-not-supported"),
    ("a.warc", b"rubbish " * 50, "bad-warc-header"),
])
def test_what_cannot_be_read_is_an_issue(tmp_path, name, data, code):
    captures, issues = gather(write(tmp_path, name, data))
    assert (captures, codes(issues)) == ([], [code])


def test_a_file_above_the_limit_is_counted_and_not_half_read(tmp_path):
    captures, issues = gather(write(tmp_path, "a.txt", b"x" * 200_001))
    assert (captures, codes(issues)) == ([], ["too-large"])
    assert len(gather(write(tmp_path, "b.txt", b"x" * 200_000))[0]) == 1


def test_gzip_is_taken_off_and_counted_where_the_name_does_not_say_so(tmp_path):
    assert gather(write(tmp_path, "a.html.gz", gzip.compress(HTML)))[1] == []
    (capture,), issues = gather(write(tmp_path, "a.html", gzip.compress(HTML)))
    assert (capture.payload, codes(issues)) == (HTML, ["undeclared-gzip"])


def test_a_name_that_says_gzip_wrongly_is_counted_and_the_file_read(tmp_path):
    (capture,), issues = gather(write(tmp_path, "a.html.gz", HTML))
    assert (capture.payload, codes(issues)) == (HTML, ["not-gzip"])


def test_a_cut_gzip_keeps_what_was_there_and_is_counted(tmp_path):
    data = bytes(range(256)) * 300
    (capture,), issues = gather(write(tmp_path, "a.txt.gz", gzip.compress(data)[:-9]))
    assert data.startswith(capture.payload)
    assert codes(issues) == ["truncated-gzip"]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html", "a.jsonl.gz", "a.warc.gz"])
def test_a_bomb_ends_with_an_issue(tmp_path, name):
    captures, issues = gather(write(tmp_path, name, gzip.compress(b"\0" * 3_000_000)))
    assert captures == []
    assert issues


def test_rows_are_captures_of_their_own(tmp_path):
    rows = b'{"id": "a/1", "text": "x"}\r\n\n{"text": "y"}\n{"id": 7, "text": "z"}'
    captures, issues = gather(write(tmp_path, "r.jsonl", b"\xef\xbb\xbf" + rows))
    assert issues == []
    assert [c.uri for c in captures] == ["file:r.jsonl#a%2F1", "file:r.jsonl#3", "file:r.jsonl#7"]
    assert {c.media_type for c in captures} == {ROW_TYPE}
    assert captures[0].payload == b'{"id": "a/1", "text": "x"}'


@pytest.mark.parametrize("row", [b"no json", b"[" * 100_000, b'{"id": "\\ud800", "text": "x"}', b"\xff\xfe", b"5",
                                 b"\0", b'{"id": true}', b'{"id": ' + b"9" * 6000 + b"}"])
def test_a_row_that_makes_no_sense_is_still_captured_for_parse_to_say_so(tmp_path, row):
    captures, issues = gather(write(tmp_path, "r.jsonl", row + b'\n{"text": "y"}\n'))
    assert [capture.payload for capture in captures] == [row, b'{"text": "y"}']
    assert issues == []
    assert captures[0].uri.startswith("file:r.jsonl#")


def test_a_row_above_the_limit_is_counted_and_the_next_is_read(tmp_path):
    captures, issues = gather(write(tmp_path, "r.jsonl", b'{"text": "' + b"x" * 900_000 + b'"}\n{"text": "y"}\n'))
    assert [capture.uri for capture in captures] == ["file:r.jsonl#2"]
    assert [(issue.code, issue.subject) for issue in issues] == [("row-too-large", "r.jsonl#1")]


def test_rows_behind_damage_in_their_gzip_are_found_at_the_next_member(tmp_path):
    parts = [gzip.compress(json.dumps({"id": str(number), "text": "x" * 40}).encode() + b"\n") for number in range(3)]
    torn = parts[1][:12] + b"\xff" * 6 + parts[1][18:]
    captures, issues = gather(write(tmp_path, "r.jsonl.gz", parts[0] + torn + parts[2]))
    assert [capture.uri.rpartition("#")[2] for capture in captures] == ["0", "2"]
    assert "damaged-member" in codes(issues)


def test_a_folder_is_read_whole_and_in_order_of_names(tmp_path):
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.html", ".hidden.txt", ".git/x.txt"):
        write(tmp_path, name, HTML)
    captures, issues = gather(tmp_path)
    assert issues == []
    assert [capture.uri for capture in captures] == ["file:a.txt", "file:b/1.txt", "file:b/2.txt", "file:c.html"]


def test_no_path_leaves_the_folder(tmp_path):
    secret = write(tmp_path, "outside/secret.txt", b"secret")
    inside = tmp_path / "inside"
    write(inside, "a.txt", b"open")
    (inside / "b.txt").symlink_to(secret)
    (inside / "c").symlink_to(tmp_path / "outside")
    (inside / "d.txt").symlink_to(inside / "a.txt")
    (inside / "e").symlink_to(inside)
    (inside / "f.txt").symlink_to(inside / "gone.txt")
    (inside / "g.txt").symlink_to(inside / "g.txt")
    captures, issues = gather(inside)
    assert [capture.payload for capture in captures] == [b"open", b"open"]
    assert codes(issues) == ["link-leaves-folder", "link-leaves-folder", "link-to-folder", "cannot-open", "cannot-open"]


def test_pipes_and_empty_folders_are_issues(tmp_path):
    (tmp_path / "x").mkdir()
    assert codes(gather(tmp_path / "x")[1]) == ["empty"]
    os.mkfifo(tmp_path / "x" / "pipe.txt")
    assert codes(gather(tmp_path / "x")[1]) == ["not-a-file"]


def test_a_folder_and_a_file_without_rights_are_issues(tmp_path, monkeypatch):
    write(tmp_path, "a/1.txt", b"x y")
    write(tmp_path, "b.txt", b"x y")
    write(tmp_path, "c.txt", b"x y")
    real_iterdir, real_open = type(tmp_path).iterdir, type(tmp_path).open

    def iterdir(path):
        if path.name == "a":
            raise PermissionError(13, "Permission denied", str(path))
        return real_iterdir(path)

    def open_file(path, *args, **kwargs):
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return real_open(path, *args, **kwargs)

    monkeypatch.setattr(type(tmp_path), "iterdir", iterdir)
    monkeypatch.setattr(type(tmp_path), "open", open_file)
    captures, issues = gather(tmp_path)
    assert [capture.uri for capture in captures] == ["file:c.txt"]
    assert [(issue.code, issue.subject) for issue in issues] == [("no-permission", "a"), ("no-permission", "b.txt")]


def test_names_that_are_no_unicode_or_hold_signs_are_read_and_quoted(tmp_path):
    write(tmp_path, "Пакет #1 100%.txt", b"x y")
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"x y")
    captures, issues = gather(tmp_path)
    assert issues == []
    assert all(capture.uri.isascii() and "#" not in capture.uri for capture in captures)
    assert len(captures) == 2


@pytest.mark.parametrize("place", ["gone.txt", "gone/a.txt", "a\0b", ""])
def test_a_place_that_does_not_exist_ends_the_run_before_anything_is_read(tmp_path, monkeypatch, place):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "a.txt", b"x")
    with pytest.raises(SourceError, match="no such file"):
        acquire(["a.txt", place], options(), now)


def _stdin(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(("data", "expected"), [
    (b'{"text": "a"}\n\n  {"text": "b"}\n', [("file:stdin#1", ROW_TYPE), ("file:stdin#3", ROW_TYPE)]),
    (b'{"text": "' + b"a" * 100_000 + b'"}', [("file:stdin#1", ROW_TYPE)]),
    (b"{not rows}\nbut text\n", [("file:stdin", "text/plain")]),
    (HTML, [("file:stdin", "text/html")]),
])
def test_the_standard_input_is_rows_or_one_text(monkeypatch, data, expected):
    _stdin(monkeypatch, data)
    captures, issues = gather("-")
    assert issues == []
    assert [(capture.uri, capture.media_type) for capture in captures] == expected


@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_an_empty_standard_input_is_an_issue_or_a_blank_text(monkeypatch, data):
    _stdin(monkeypatch, data)
    captures, issues = gather("-")
    assert len(captures) + len(issues) == 1


def test_a_feed_with_entities_is_refused(tmp_path):
    bomb = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><link>http://x/&a;</link></item>'
    feed = b'<?xml version="1.0"?><rss><!-- <!ENTITY --><channel></channel></rss>'
    assert "entity-declared" in codes(gather(write(tmp_path, "a.rss", feed))[1])
    captures, issues = gather(write(tmp_path, "b.rss", bomb))
    assert captures == []
    assert len(issues) == 1


def test_a_feed_file_gives_the_pages_it_lists(tmp_path, site):
    site.add("/1", HTML)
    feed = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
      <entry><link href="{site.address}/1"/></entry><entry><link href="ftp://x.org/2"/></entry></feed>"""
    captures, issues = gather(write(tmp_path, "a.atom", feed.encode()))
    assert [capture.uri for capture in captures] == [f"{site.address}/1"]
    assert codes(issues) == ["feed-entry-without-link"]


def test_a_feed_without_pages_is_an_issue(tmp_path):
    assert codes(gather(write(tmp_path, "a.rss", b"<rss><channel></channel></rss>"))[1]) == ["feed-without-entries"]


NAMES = st.sampled_from(["a.txt", "a.html", "a.html.gz", "a.pdf", "a.jsonl", "a.jsonl.gz", "a.warc", "a.warc.gz",
                         "a.xml", "a.rss", "a", "a.gz", "a.arc"])
SEEDS = st.sampled_from([
    HTML, gzip.compress(HTML * 20, mtime=0), b'{"text": "x"}\n' * 5,
    b"<rss><channel><item><link>x</link></item></channel></rss>",
    gzip.compress(b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: x:y\r\nContent-Length: 2\r\n\r\nab\r\n\r\n",
                  mtime=0),
])


@st.composite
def mutated(draw):
    data = bytearray(draw(SEEDS))
    for _ in range(draw(st.integers(0, 4))):
        data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    return bytes(data[: draw(st.integers(0, len(data)))])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES, st.one_of(st.binary(max_size=300), mutated()))
def test_any_bytes_under_any_name_give_captures_or_issues(name, data):
    reader = Reader(100_000, now, lambda _: iter(()))
    found = list(reader.stream(io.BytesIO(data), name))
    assert all(isinstance(one, Capture | Issue) for one in found)
    assert found or b"<" in data
