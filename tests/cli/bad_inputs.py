"""Inputs that are wrong in one way each, and the code of the Issue that says so."""

import gzip
import json
import random

GOOD = ("France will send 12 Caesar howitzers to Ukraine by the summer, the defence minister said in Paris on Monday. "
        "Germany has delivered 18 Leopard 2 tanks to Ukraine, the defence ministry said.")
PAGE = ("<html><head><title>Aid</title><meta name='date' content='2024-03-04'></head><body><article>"
        f"<p>{GOOD}</p><p>{GOOD.replace('12', '13').replace('18', '19')}</p></article></body></html>").encode()
RUBBISH = random.Random(7).randbytes(6000)

SCAN = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj
trailer<</Size 4/Root 1 0 R>>
%%EOF
"""


def response(address, body=PAGE, header=b"Content-Type: text/html; charset=utf-8"):
    """A WARC record as a crawler writes it."""
    block = b"HTTP/1.1 200 OK\r\n" + header + b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    return (b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: " + address + b"\r\n"
            b"WARC-Date: 2024-03-04T08:00:00Z\r\n"
            b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
            b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(block)
            + block + b"\r\n\r\n")


FIRST, SECOND = response(b"https://press.example/1"), response(b"https://press.example/2")


def rows(*objects):
    return "".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in objects).encode()


GOOD_ROW = {"id": "good", "text": GOOD, "published": "2024-03-04", "language": "en"}

NOTHING_READ = {
    # file name: (bytes, code of the Issue)
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "rubbish.bin": (RUBBISH, "unknown-file-type"),
    "rubbish.txt": (RUBBISH, "unknown-format"),
    "rubbish.html": (RUBBISH, "unknown-format"),
    "rubbish.pdf": (RUBBISH, "unknown-format"),
    "rubbish.jsonl": (RUBBISH.replace(b"\n", b""), "row-not-json"),
    "rubbish.warc.gz": (RUBBISH, "damaged-member"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + RUBBISH, "unknown-format"),
    "scripted.html": (b"<html><body><script>draw()</script></body></html>", "html-without-text"),
    "scan.pdf": (SCAN, "pdf-without-text-layer"),
    "cut.pdf": (SCAN[:40], "pdf-broken"),
    "no-text.jsonl": (rows({"id": 1}), "row-without-text"),
    "number.jsonl": (rows({"id": 1, "text": 5}), "row-without-text"),
    "list.jsonl": (rows([1, 2]), "row-not-json"),
    "surrogate.jsonl": (rows('{"id": "s", "text": "half \\ud800 a sign"}'), "lone-surrogates"),
}

SOMETHING_READ = {
    # file name: (bytes, code of the Issue); one document of each is read all the same
    "cut.warc.gz": (gzip.compress(FIRST) + gzip.compress(SECOND)[:-40], "truncated-gzip"),
    "cut.warc": (FIRST + SECOND[: len(SECOND) // 2], "truncated-record"),
    "plain.warc.gz": (FIRST, "not-gzip"),
    "packed.warc": (gzip.compress(FIRST), "undeclared-gzip"),
    "lying.warc.gz": (gzip.compress(response(b"https://press.example/3", header=b"Content-Type: text/html\r\n"
                                             b"Content-Encoding: gzip")), "bad-content-encoding"),
    "latin.html": (PAGE.replace(b"Paris", "Pâris déjà".encode("cp1252")).replace(
        b"<head>", b"<head><meta charset='utf-8'>"), "charset-guessed"),
    "day.jsonl": (rows({**GOOD_ROW, "published": "the day before yesterday"}), "unknown-date"),
    "types.jsonl": (rows({**GOOD_ROW, "title": [1], "url": {}, "language": 7, "publisher": True}), "bad-field"),
    "one-bad-row.jsonl": (rows({"text": None}, GOOD_ROW, "{"), "row-without-text"),
}
