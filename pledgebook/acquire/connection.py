"""One request over a connection whose address was checked, within limits of size and time.

The name is resolved here, every address of it is checked, and the connection goes to one of these addresses: a
name cannot be harmless when it is checked and point into a private network when it is used. TLS still asks for
the name. Proxies named in the environment are not used, since behind them nothing could be checked.
"""

import socket
import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import httpcore2
import httpx2

from pledgebook.acquire.addresses import is_public, refusal, resolve
from pledgebook.acquire.captures import make_issue
from pledgebook.config import Acquire
from pledgebook.errors import Issue

_WHOLE_FETCH = 10  # an answer may take so many times the wait for one byte: a slow drip ends somewhere
_ACCEPT = "text/html,application/xhtml+xml,application/pdf,application/rss+xml,application/atom+xml,*/*;q=0.5"


class Refused(Exception):  # noqa: N818 - no error of the program: it carries an Issue to where it is yielded
    """One address could not be had; `issue` says why."""

    def __init__(self, code: str, url: str, message: str, next_step: str = "") -> None:
        self.issue: Issue = make_issue(code, url[:500], message, next_step)
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent. `raw` is the body with its content coding on; `is_cut` where it went on beyond the limit."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    raw: bytes
    is_cut: bool

    def header(self, name: str) -> str:
        """The first header of that name (small letters); empty where there is none."""
        return next((value for key, value in self.headers if key == name), "")


class Connection:
    """Asks for one address after the other and keeps connections open for the next."""

    def __init__(self, options: Acquire) -> None:
        self._options = options
        self._network = _CheckedNetwork(options.private_addresses)
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(), network_backend=self._network, max_connections=10,
            keepalive_expiry=30.0)

    def close(self) -> None:
        """Close what is still open."""
        self._pool.close()

    def check(self, url: str) -> None:
        """Refused if `url` may not be asked at all, or if its name has no address or one of a private network."""
        if reason := refusal(url):
            raise Refused("not-allowed", url, f"it is not fetched: {reason}", "give a plain http(s) address")
        parsed = _parsed(url)
        self._network.addresses(parsed.host if parsed.raw_host.startswith(b"[") else parsed.raw_host.decode("ascii"),
                                parsed.port or (443 if parsed.scheme == "https" else 80))

    def ask(self, url: str, limit: int) -> Answer:
        """The answer to GET `url`, its body up to `limit` bytes. Refused, with the reason, where there is none."""
        self.check(url)
        self._network.deadline = time.monotonic() + self._options.timeout * _WHOLE_FETCH
        try:
            return self._ask(_parsed(url), limit)
        except httpcore2.TimeoutException as error:
            raise Refused("time-out", url, "the server did not answer in time", "try again later, or raise "
                          "acquire.timeout in book.toml") from error
        except httpcore2.NetworkError as error:
            raise Refused("no-connection", url, f"there is no connection: {_words(error)}",
                          "see whether the site can be reached in a browser") from error
        except httpcore2.ProtocolError as error:
            raise Refused("bad-http", url, f"the server does not keep to HTTP: {_words(error)}",
                          "fetch the page with a browser and give the file") from error

    def _ask(self, url: httpx2.URL, limit: int) -> Answer:
        wait = self._options.timeout
        agent = self._options.user_agent.encode("ascii", "replace").decode("ascii")
        headers = [("User-Agent", agent), ("Accept", _ACCEPT), ("Accept-Encoding", "gzip, deflate, br")]
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), wait)
        with self._pool.stream("GET", target, headers=headers, extensions={"timeout": timeouts}) as response:
            body = bytearray()
            for piece in response.iter_stream():
                body += piece
                if len(body) > limit:
                    break
            pairs = tuple((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in response.headers)
            return Answer(str(url), response.status, pairs, bytes(body[:limit]), len(body) > limit)


class _CheckedNetwork(httpcore2.NetworkBackend):
    """Opens connections to checked addresses only; no read waits beyond `deadline` (monotonic seconds)."""

    def __init__(self, private_addresses: bool) -> None:
        self.private_addresses, self.deadline = private_addresses, 0.0
        self._plain = httpcore2.SyncBackend()

    def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """All addresses of `host`; Refused where it has none, or one that is not of the open internet."""
        try:
            found = resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise Refused("no-such-host", host, f"the name has no address: {_words(error)}",
                          "see whether it is spelt right") from error
        private = [address for address in found if not is_public(address)]
        if private and not self.private_addresses:
            raise Refused("private-address", host, f"it is at {private[0]}, which is no address of the open internet",
                          "set acquire.private_addresses in book.toml if you mean a machine of your own")
        return found

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        failure: Exception = httpcore2.ConnectError("no address")
        for address in self.addresses(host, port):
            try:
                stream = self._plain.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return _DatedStream(stream, self)
        raise failure


class _DatedStream(httpcore2.NetworkStream):
    """A stream whose reads end at the network's deadline."""

    def __init__(self, stream: httpcore2.NetworkStream, network: _CheckedNetwork) -> None:
        self._stream, self._network = stream, network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        left = self._network.deadline - time.monotonic()
        if left <= 0:
            message = "the whole answer took too long"
            raise httpcore2.ReadTimeout(message)
        return self._stream.read(max_bytes, left if timeout is None else min(timeout, left))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return _DatedStream(self._stream.start_tls(ssl_context, server_hostname, timeout), self._network)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _parsed(url: str) -> httpx2.URL:
    try:
        return httpx2.URL(url)
    except httpx2.InvalidURL as error:
        raise Refused("not-allowed", url, f"it is not an address: {_words(error)}", "see how it is spelt") from error


def _words(error: Exception) -> str:
    """The words of an error of the network, which sometimes has none."""
    if isinstance(error, socket.gaierror) and error.strerror:
        return error.strerror
    return " ".join(str(error).split())[:200] or type(error).__name__
