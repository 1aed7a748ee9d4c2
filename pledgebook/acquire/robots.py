"""What a site's robots.txt asks of us (RFC 9309): which pages, and how long to wait between two."""

from dataclasses import dataclass

from protego import Protego

_LONGEST_DELAY = 60.0  # seconds; longer ones stand in files that mean 'go away' and then say so by Disallow
_LINES = 20_000  # no robots.txt for people has more


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site for one agent; without `rules` all is allowed, or nothing where `is_shut` says why."""

    agent: str
    rules: Protego | None = None
    is_shut: str = ""

    @classmethod
    def of_answer(cls, status: int, body: bytes, user_agent: str) -> "Robots":
        """Rules by the answer to /robots.txt: a 4xx means that there are none, a 5xx that nothing may be fetched."""
        agent = next(iter(user_agent.partition("/")[0].split()), "*")
        if status >= 500:
            return cls(agent, is_shut=f"its robots.txt cannot be had (status {status})")
        if not 200 <= status < 300:
            return cls(agent)
        lines = body.decode("utf-8-sig", "replace").splitlines()[:_LINES]
        return cls(agent, Protego.parse("\n".join(lines)))

    def refusal(self, url: str) -> str:
        """Why `url` may not be fetched, as a clause; empty where it may."""
        if self.is_shut:
            return self.is_shut
        if self.rules is not None and not self.rules.can_fetch(url, self.agent):
            return "its robots.txt asks not to"
        return ""

    @property
    def delay(self) -> float:
        """Seconds that the site asks for between two requests."""
        asked = self.rules.crawl_delay(self.agent) if self.rules is not None else None
        return min(float(asked or 0.0), _LONGEST_DELAY)
