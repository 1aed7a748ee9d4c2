"""Fetching from the web, politely and within bounds; whatever goes wrong with one address is an Issue.

Every hop of a chain of redirects is checked anew: scheme, machine, robots.txt, pause.
"""

import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Self
from urllib.parse import urldefrag, urljoin, urlsplit

from pledgebook.acquire.captures import make_capture, make_issue, too_large
from pledgebook.acquire.connection import Answer, Connection, Refused
from pledgebook.acquire.decoding import TooLargeError, decode
from pledgebook.acquire.robots import Robots
from pledgebook.config import Acquire
from pledgebook.errors import Issue
from pledgebook.model import Capture

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ROBOTS_BYTES = 512_000  # RFC 9309, 2.5: at least 500 KiB are to be read


class Fetcher:
    """Fetches one address after the other, with a pause for each site and its robots.txt read once."""

    def __init__(
        self, options: Acquire, now: Callable[[], str],
        clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._options, self._now, self._clock, self._sleep = options, now, clock, sleep
        self._opened: Connection | None = None
        self._free_at: dict[str, float] = {}
        self._robots: dict[str, Robots] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._opened:
            self._opened.close()

    @property
    def _connection(self) -> Connection:
        """Made when first used: most runs read files, and loading certificates takes time."""
        self._opened = self._opened or Connection(self._options)
        return self._opened

    def fetch(self, url: str) -> Iterator[Capture | Issue]:
        """The page behind `url` under its final address, or the Issue that says why there is none."""
        try:
            answer = self._follow(_joined("", url), self._ask_as_allowed)
        except Refused as refused:
            yield refused.issue
            return
        if 200 <= answer.status < 300:
            yield from self._page(answer)
        else:
            yield make_issue("http-status", answer.url, f"the server answered {answer.status}",
                             "open the page in a browser; it may have moved, or be down for now")

    def _page(self, answer: Answer) -> Iterator[Capture | Issue]:
        limit = self._options.max_bytes
        try:
            decoded = None if answer.is_cut else decode(answer.raw, answer.header("content-encoding"), limit)
        except TooLargeError:
            decoded = None
        if decoded is None:
            yield too_large(answer.url, limit)
            return
        if decoded.problem:
            yield make_issue(decoded.problem, answer.url, "the body is not packed as its header says; what could be "
                             "read is kept", "fetch it again")
        if decoded.body:
            yield make_capture(answer.url, answer.header("content-type"), decoded.body, self._now())
        else:
            yield make_issue("empty", answer.url, "the page has no bytes", "open it in a browser")

    def _follow(self, url: str, ask: Callable[[str], Answer]) -> Answer:
        """The first answer that sends us nowhere else."""
        here, seen = url, {url}
        for _ in range(self._options.max_redirects + 1):
            answer = ask(here)
            location = answer.header("location")
            if answer.status not in _REDIRECTS or not location:
                return answer
            here = _joined(here, location)
            if here in seen:
                raise Refused("redirect-loop", url, f"it is sent round in a circle through {here[:200]}",
                              "open it in a browser; such sites often want a cookie")
            seen.add(here)
        raise Refused("too-many-redirects", url, f"it is sent on more than {self._options.max_redirects} times",
                      "give the final address, or raise acquire.max_redirects in book.toml")

    def _ask_as_allowed(self, url: str) -> Answer:
        self._connection.check(url)  # before robots.txt, whose address is the same
        if self._options.robots and (reason := self._robots_of(url).refusal(url)):
            raise Refused("robots", url, f"it is not fetched, since {reason}",
                          "ask the site's owner; only then set acquire.robots in book.toml")
        return self._ask(url, self._options.max_bytes)

    def _ask(self, url: str, limit: int) -> Answer:
        """One request, as soon as the pause since the last one to that site is over."""
        site = _site(url)
        if (wait := self._free_at.get(site, 0.0) - self._clock()) > 0:
            self._sleep(wait)
        try:
            return self._connection.ask(url, limit)
        finally:
            robots = self._robots.get(site)
            self._free_at[site] = self._clock() + max(self._options.delay, robots.delay if robots else 0.0)

    def _robots_of(self, url: str) -> Robots:
        site = _site(url)
        if site not in self._robots:
            self._robots[site] = self._read_robots(site)
        return self._robots[site]

    def _read_robots(self, site: str) -> Robots:
        agent = self._options.user_agent
        try:
            answer = self._follow(f"{site}/robots.txt", lambda url: self._ask(url, _ROBOTS_BYTES))
            body = decode(answer.raw, answer.header("content-encoding"), _ROBOTS_BYTES).body
        except Refused as refused:
            return Robots(agent, is_shut=f"its robots.txt cannot be had ({refused.issue.message})")
        except TooLargeError:
            return Robots(agent, is_shut="its robots.txt is too large to be one")
        return Robots.of_answer(answer.status, body, agent)


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}"


def _joined(base: str, location: str) -> str:
    try:
        return urldefrag(urljoin(base, location.strip()))[0]
    except ValueError as error:  # such as an IPv6 address with one bracket
        raise Refused("not-allowed", location, "the page sends on to what is no address", "open it in a browser") \
            from error
