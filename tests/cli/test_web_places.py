"""Addresses: what a server answers wrongly is an Issue; a private machine is asked only where book.toml says so."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from bad_inputs import PAGE


class Answers(BaseHTTPRequestHandler):
    """A page at /page, an error at /broken, a redirect to itself at /loop, half an answer at /half."""

    def do_GET(self):
        status = {"/page": 200, "/half": 200, "/broken": 500, "/loop": 302}.get(self.path, 404)
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if self.path == "/loop":
            self.send_header("Location", "/loop")
        self.send_header("Content-Length", str(len(PAGE) + 100 * (self.path == "/half") if status == 200 else 0))
        self.end_headers()
        if status == 200:
            self.wfile.write(PAGE)

    def log_message(self, *_):
        pass


@pytest.fixture
def address():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def own(book):
    """A book that may ask machines of the private network, without waiting between two requests."""
    config = (book / "book.toml").read_text()
    for default, wanted in (("private_addresses = false", "private_addresses = true"), ("delay = 1.0", "delay = 0.0"),
                            ("timeout = 30.0", "timeout = 2.0")):
        assert f"# {default}" in config
        config = config.replace(f"# {default}", wanted)
    (book / "book.toml").write_text(config)
    return book


def test_a_page_of_an_own_machine_is_read_where_the_book_allows_it(call, own, address):
    ended = call("add", "--book", own, f"{address}/page")
    assert (ended.code, ended.out) == (0, "added 1, there already 0, could not be had 0\n")
    assert call("run", "--book", own).code == 0
    found = json.loads(call("show", "--book", own, "--search", "howitzers", "--json").out.splitlines()[0])
    assert found["document"]["url"] == f"{address}/page"


@pytest.mark.parametrize(("path", "words"), [
    ("/broken", "500"), ("/absent", "404"), ("/loop", "redirect"), ("/half", ""),
])
def test_what_a_server_answers_wrongly_is_an_issue_with_its_address(call, own, address, path, words):
    ended = call("add", "--book", own, address + path)
    assert ended.code == 1
    assert ended.out == "added 0, there already 0, could not be had 1\n"
    (told,) = [row for row in ended.err.splitlines() if row.startswith("acquire ")]
    assert address + path in told
    assert words in told
    assert "(next: " in told
    assert "nothing could be captured\n  next: see the reasons above" in ended.err


def test_what_could_not_be_had_is_in_the_ledger_beside_what_could(call, own, address):
    assert call("add", "--book", own, f"{address}/page", f"{address}/broken", f"{address}/loop").code == 0
    assert call("run", "--book", own).code == 0
    told = call("status", "--book", own).out
    assert told.count("acquire ") == 2


def test_a_book_that_says_nothing_refuses_an_own_machine(call, book, address):
    ended = call("add", "--book", book, f"{address}/page")
    assert ended.code == 1
    assert "private network" in ended.err
    assert "set acquire.private_addresses in book.toml" in ended.err
