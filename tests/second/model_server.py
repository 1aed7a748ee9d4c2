"""A language model's server of our own in a thread: it says what the test gave it, and remembers what it was asked."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def completion(content, *, finish="stop", usage=None):
    """A chat completion with this content, as OpenAI-like servers write it."""
    words = content if isinstance(content, str) else json.dumps(content)
    body = {"id": "x", "object": "chat.completion", "choices": [
        {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": words}}]}
    return json.dumps({**body, "usage": usage or {"prompt_tokens": 900, "completion_tokens": 100}}).encode()


class ModelServer:
    """`plays` are functions of the handler, one a request, the last for all further ones; `asked` the requests."""

    def __init__(self):
        self.plays, self.asked, self.released = [], [], threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                server.asked.append((self.path, dict(self.headers), json.loads(body)))
                play = server.plays.pop(0) if len(server.plays) > 1 else server.plays[0]
                play(self)

            def log_message(self, *args):
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

            def handle_error(self, request, client_address):
                pass  # clients hang up on purpose here

        self.server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self.thread.start()

    def says(self, *contents, **more):
        """Answer with these contents, one a request."""
        self.plays = [sends(completion(content, **more)) for content in contents]

    def data(self, number=-1):
        """The data of a request, as the model sees it."""
        return json.loads(self.asked[number][2]["messages"][1]["content"])

    def close(self):
        self.released.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def sends(body, status=200, **headers):
    """A play that sends these bytes."""
    def play(handler):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
    return play
