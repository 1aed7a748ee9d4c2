"""What was worked out before, under the content that it was worked out from: a later run redoes only what changed.

Nothing is told by names or days of change: a key is a hash of all that an answer hangs on, so that an answer found
under it is the one that would be worked out anew, and a run that remembers ends in the ledger of one that does not.
Under which program, catalogue and settings the answers hold is for the caller to say, who keeps them (pipeline).
"""

import hashlib
import marshal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Any

from pledgebook.reconcile.traits import Traits

BYTES = 12
"""Of a hash: among a million million answers two would fall together by chance once in a hundred thousand books."""

Answers = Mapping[str, list[Any]]
"""Lists of JSON's own types, by their keys."""


class Memory:
    """Answers of an earlier run, and those that this one asked for or found: only these are worth keeping on."""

    def __init__(self, known: Answers | None = None) -> None:
        """`known` are the `used` answers of an earlier run."""
        self._known = known or {}
        self.used: dict[str, list[Any]] = {}
        """What this run asked for or worked out, for the next one."""

    def recall(self, key: str) -> list[Any] | None:
        """The answer to what has this key; None where nobody has worked it out."""
        return self._known.get(key)

    def keep(self, key: str, answer: list[Any]) -> None:
        """Hold an answer that this run made use of."""
        self.used[key] = answer


def mark_of(one: Traits) -> bytes:
    """A hash of all that is compared of a claim, the claim itself with it: as it was read, corrected and understood."""
    told = _FORMS[Traits](one)
    return hashed(marshal.dumps(told, _UNSHARED))


_UNSHARED = 2
"""The version of marshal's form that writes equal values alike, whether they are one object or two."""


class _Forms(dict[type, Callable[[Any], Any]]):
    """How a value of each class is told in marshal's own types: found once a class. A third of the time of repr."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        self[kind] = form = _record(kind) if is_dataclass(kind) else _simple(kind)
        return form


def _record(kind: type) -> Callable[[Any], Any]:
    values = attrgetter(*(field.name for field in fields(kind)))
    if len(fields(kind)) == 1:
        return lambda record: _FORMS[type(values(record))](values(record))
    return lambda record: tuple([_FORMS[type(value)](value) for value in values(record)])


def _simple(kind: type) -> Callable[[Any], Any]:
    if kind in (str, int, float, bool, type(None)):
        return lambda value: value
    if kind is tuple:
        return lambda values: tuple([_FORMS[type(value)](value) for value in values])
    if kind is frozenset:
        return lambda values: sorted([_FORMS[type(value)](value) for value in values])
    return str if issubclass(kind, StrEnum) else repr


_FORMS = _Forms()


def hashed(content: bytes) -> bytes:
    """A short hash of the content."""
    return hashlib.blake2b(content, digest_size=BYTES).digest()


def key_of(what: str, parts: Iterable[bytes]) -> str:
    """The key of an answer to the question `what` about these parts; each part but the last has always one length."""
    return hashed(b"\0".join((what.encode("utf-8", "surrogatepass"), b"".join(parts)))).hex()
