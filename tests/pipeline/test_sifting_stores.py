"""Files in an object store: a small one of our own, which speaks as much of S3 as reading asks for."""

import threading
from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from bookmaking import begun, digest, ran
from made_archives import crawl, news_file

from pledgebook.engine import LocalEngine
from pledgebook.errors import ConfigError, Issue, SourceError
from pledgebook.pipeline.sifting import stores
from pledgebook.pipeline.sifting.inputs import sources
from pledgebook.pipeline.sifting.running import Options, sift_book

needs_pyarrow = pytest.mark.skipif(not find_spec("pyarrow"), reason="pyarrow is not installed (extra `spark`)")


class Store(ThreadingHTTPServer):
    """Objects by 'bucket/key'; `broken` are those of which only the first bytes come."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.objects: dict[str, bytes] = {}
        self.broken: set[str] = set()


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Store

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        parts = urlsplit(self.path)
        name, asked = unquote(parts.path).strip("/"), parse_qs(parts.query)
        if "list-type" in asked or "delimiter" in asked:
            self._send(200, self._listed(name, asked.get("prefix", [""])[0]).encode(), body=body)
        elif name in self.server.objects:
            self._object(self.server.objects[name], broken=name in self.server.broken, body=body)
        else:
            self._send(404, b"<Error><Code>NoSuchKey</Code></Error>", body=body)

    def _object(self, content: bytes, *, broken: bool, body: bool) -> None:
        span = self.headers.get("Range")
        if not span:
            self._send(200, content, body=body)
            return
        first, last = (int(number) for number in span.removeprefix("bytes=").split("-"))
        if broken and first > 0:
            self._send(403, b"<Error><Code>AccessDenied</Code></Error>", body=body)
            return
        piece = content[first : last + 1]
        self._send(206, piece, {"Content-Range": f"bytes {first}-{first + len(piece) - 1}/{len(content)}"}, body=body)

    def _listed(self, bucket: str, prefix: str) -> str:
        found = {key.removeprefix(f"{bucket}/"): content for key, content in self.server.objects.items()
                 if key.startswith(f"{bucket}/{prefix}")}
        rows = "".join(f"<Contents><Key>{escape(key)}</Key><Size>{len(content)}</Size>"
                       f"<LastModified>2024-01-01T00:00:00.000Z</LastModified></Contents>"
                       for key, content in sorted(found.items()))
        return (f"<?xml version='1.0'?><ListBucketResult><Name>{bucket}</Name><Prefix>{prefix}</Prefix>"
                f"<KeyCount>{len(found)}</KeyCount><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>")

    def _send(self, status: int, content: bytes, more: dict[str, str] | None = None, *, body: bool) -> None:
        self.send_response(status)
        fields = {"Content-Length": str(len(content)), "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT",
                  "ETag": '"x"', **(more or {})}
        for name, value in fields.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(content)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "a-test")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with Store() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def address(store: Store, name: str) -> str:
    return f"s3://{name}?endpoint_override=127.0.0.1:{store.server_address[1]}&scheme=http&region=us-east-1"


@pytest.mark.slow
@needs_pyarrow
def test_the_files_of_a_store_make_the_book_that_they_make_on_disk(tmp_path, store):
    news = crawl(tmp_path / "news")
    for path in news.iterdir():
        store.objects[f"crawls/2024/{path.name}"] = path.read_bytes()
    book, local = begun(tmp_path / "book"), begun(tmp_path / "local")
    found = list(sources([address(store, "crawls/2024")]))
    on_disk = list(sources([str(news)]))
    assert [(one.id, one.label) for one in found[:4]] == [(one.id, one.label) for one in on_disk[:4]]
    assert [one.code for one in found if isinstance(one, Issue)] == ["not-an-archive"]
    done = sift_book(book, found[:4], LocalEngine(1), Options(gated=False))
    sift_book(local, on_disk[:4], LocalEngine(1), Options(gated=False))
    assert done.added > 10
    ran(book)
    ran(local)
    assert digest(book) == digest(local)
    assert sift_book(local, sources([address(store, "crawls/2024/news-000.warc.gz")]), LocalEngine(1)).skipped == 1


@needs_pyarrow
def test_a_file_whose_reading_breaks_off_is_tried_again_by_the_next_sifting(tmp_path, store, monkeypatch):
    monkeypatch.setattr(stores, "_AHEAD", 4096)
    store.objects["crawls/a.warc.gz"] = news_file(0, 40)
    book = begun(tmp_path / "book")
    found = list(sources([address(store, "crawls")]))
    store.broken.add("crawls/a.warc.gz")
    done = sift_book(book, found, LocalEngine(1))
    assert [one.code for one in done.issues] == ["cannot-open"]
    assert done.records == 0
    store.broken.clear()
    assert sift_book(book, found, LocalEngine(1)).records == 82


@needs_pyarrow
def test_what_is_not_in_the_store_is_an_error(store):
    store.objects["crawls/x"] = b""
    with pytest.raises(SourceError, match="the store does not list it"):
        list(sources([address(store, "crawls/nothing-here")]))


def test_without_pyarrow_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(stores, "find_spec", lambda _name: None)
    with pytest.raises(ConfigError, match=r"needs pyarrow\n  next: pip install"):
        list(sources(["s3://crawls/x"]))
