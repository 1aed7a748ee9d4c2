"""What was worked out before, under the content that it was worked out from: a later run redoes only what changed.

Nothing is told by names or days of change: a key is a hash of all that an answer hangs on, so that an answer found
under it is the one that would be worked out anew, and a run that remembers ends in the ledger of one that does not.
Under which program, catalogue and settings the answers hold is for the caller to say, who keeps them (pipeline).
"""

import hashlib
import marshal
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from pledgebook.model import Claim
from pledgebook.reconcile.traits import Range, Traits

BYTES = 12
"""Of a hash: among a million million answers two would fall together by chance once in a hundred thousand books."""

Answers = Mapping[str, list[Any]]
"""Lists of JSON's own types, by their keys."""


class Memory:
    """Answers of an earlier run, and those that this one asked for or found: only these are worth keeping on."""

    def __init__(self, known: Answers | None = None) -> None:
        """`known` are the `used` answers of an earlier run."""
        self._known = known or {}
        self._lines: dict[int, tuple[Claim, str]] = {}
        self.used: dict[str, list[Any]] = {}
        """What this run asked for or worked out, for the next one."""

    def note(self, claims: Iterable[Claim], lines: Mapping[str, str]) -> None:
        """Tell claims, by their ids, by the lines that say all that is in them: these are hashed quicker.

        A claim that is made anew of one of these, as when it is corrected, is told by itself all the same.
        """
        self._lines = {id(claim): (claim, lines[claim.id]) for claim in claims if claim.id in lines}

    def line_of(self, claim: Claim) -> str:
        """All that is in a claim."""
        known = self._lines.get(id(claim))
        return known[1] if known else repr(claim)

    def recall(self, key: str) -> list[Any] | None:
        """The answer to what has this key; None where nobody has worked it out."""
        return self._known.get(key)

    def keep(self, key: str, answer: list[Any]) -> None:
        """Hold an answer that this run made use of."""
        self.used[key] = answer


def mark_of(one: Traits, memory: Memory) -> bytes:
    """A hash of all that is compared of a claim, the claim itself with it: as it was read, corrected and understood."""
    claim, packages = memory.line_of(one.claim), repr(sorted(one.packages))
    day = one.day.toordinal() if one.day else None
    told = (claim, one.text, day, one.order[0], one.group, one.total, _listed(one.donors), _listed(one.recipients),
            one.path, _listed(one.words), _written(one.quantity), _written(one.money), packages, one.voice, one.echo)
    return hashed(marshal.dumps(told, _UNSHARED))


_UNSHARED = 2
"""The version of marshal's form that writes equal values alike, whether they are one object or two."""


@lru_cache(maxsize=10_000)
def _listed(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(names))


def _written(value: Range | None) -> tuple[str, str, str] | None:
    return (str(value.low), str(value.high), value.unit) if value else None


def hashed(content: bytes) -> bytes:
    """A short hash of the content."""
    return hashlib.blake2b(content, digest_size=BYTES).digest()


def key_of(what: str, parts: Iterable[bytes]) -> str:
    """The key of an answer to the question `what` about these parts; each part but the last has always one length."""
    return hashed(b"\0".join((what.encode("utf-8", "surrogatepass"), b"".join(parts)))).hex()
