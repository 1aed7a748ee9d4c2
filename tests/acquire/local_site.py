"""A web server of our own in a thread, and the clock of all tests of this stage."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pledgebook.acquire import acquire
from pledgebook.config import Acquire
from pledgebook.errors import Issue

NOW = "2024-02-26T12:00:00Z"


def now():
    return NOW


def options(**changed):
    values = {"timeout": 2.0, "max_bytes": 200_000, "delay": 0.0, "private_addresses": True, **changed}
    return Acquire(**values)


def gather(*places, **changed):
    """Captures and issues of some places, apart."""
    found = list(acquire([str(place) for place in places], options(**changed), now))
    return [one for one in found if not isinstance(one, Issue)], [one for one in found if isinstance(one, Issue)]


def codes(issues):
    return [issue.code for issue in issues]


class Site:
    """Pages of the server: path -> (status, headers, body) or a function of the handler; `asked` are the requests."""

    def __init__(self):
        self.pages, self.asked = {"/robots.txt": (404, {}, b"")}, []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                site.asked.append((self.path, dict(self.headers)))
                page = site.pages.get(self.path, (404, {}, b"nothing here"))
                if callable(page):
                    page(self)
                    return
                status, headers, body = page
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

            def handle_error(self, request, client_address):
                pass  # clients hang up on purpose here

        self.server = Server(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self.thread.start()

    def add(self, path, body=b"<html><body><p>Hello</p></body></html>", status=200, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": "text/html; charset=utf-8", **named}, body)
        return self.address + path

    def paths(self):
        return [path for path, _ in self.asked]

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
