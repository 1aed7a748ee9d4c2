"""What waits for people, as it is handed from the queue to whoever shows it: items, their state, what a decision does.

An item's key hangs on what it is about alone, so that an address of the queue means the same after the next run.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pledgebook.schema import Json

NEW, SAME, CONTRADICTION, DOUBTED, AGAIN = "new", "same", "contradiction", "doubted", "again"
LANES = (NEW, SAME, CONTRADICTION, DOUBTED, AGAIN)
"""In the order in which they are shown."""

Range = tuple[Decimal | None, Decimal | None]


class State(StrEnum):
    """What has become of an item."""

    OPEN = "open"
    UNSURE = "unsure"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide. `subjects` are what it is about, `looked` the claims that are settled by accepting them all.

    `since` is the moment before which nobody can have seen it (ISO 8601); `money` what hangs on it, None where that is
    not known; `chance` how likely it is that a decision changes something; `note` what only its lane knows.
    """

    lane: str
    subjects: tuple[str, ...]
    looked: tuple[str, ...] = ()
    since: str = ""
    money: float | None = None
    chance: float = 0.5
    note: Json = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Its name in addresses."""
        return "+".join((*self.subjects, *filter(None, (self.note.get("field"), self.note.get("code")))))

    @property
    def names(self) -> tuple[str, ...]:
        """Every id by which a decision may be about it."""
        return tuple(dict.fromkeys(filter(None, (*self.subjects, *self.looked, *self.note.get("about", ())))))


@dataclass(frozen=True, slots=True)
class Lane:
    """How many items a lane has in each state, and by how much decisions on the open ones should change sums."""

    name: str
    open: int
    unsure: int
    decided: int
    money: float


@dataclass(frozen=True, slots=True)
class Listed:
    """An item with its state and the id of the judgement that made it so ('' while it is open)."""

    item: Item
    state: State
    by: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands among the open ones of its lane: how many come before it, and the keys on either side."""

    before: int
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class Near:
    """A promise that a claim could be part of: its weight in log-odds (None: nothing could join the two) and why."""

    commitment: str
    claim: str
    weight: float | None
    levels: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """All that one item is decided by. `position` is how many judgements had been entered when it was looked up.

    `claims` are in the order in which they are shown, each with its `part` and `commitment` where it has them;
    `levels` say why a pair weighs what it does; `decisions` is what people decided about it before.
    """

    listed: Listed
    place: Place
    claims: Mapping[str, Json]
    commitments: Mapping[str, Json]
    documents: Mapping[str, Json]
    near: tuple[Near, ...]
    levels: tuple[tuple[str, float], ...]
    decisions: tuple[Json, ...]
    position: int
    threshold: float = 0.0


@dataclass(frozen=True, slots=True)
class Change:
    """A published sum of the touched promises that is another: on a basis, of an account, at least and at most."""

    basis: str
    account: str
    before: Range
    after: Range


@dataclass(frozen=True, slots=True)
class Effect:
    """What would be otherwise: sums in `currency`, and in words; `promises` are the numbers of promises then and now.

    `is_whole` is false where more claims are touched than were looked at.
    """

    currency: str
    sums: tuple[Change, ...] = ()
    told: tuple[str, ...] = ()
    promises: tuple[int, int] = (0, 0)
    is_whole: bool = True

    @property
    def is_nothing(self) -> bool:
        """Whether nothing would be otherwise."""
        return not self.sums and not self.told


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that is in the log: its id, what was told about it, and subjects that the ledger does not have."""

    id: str
    verdict: str
    subjects: tuple[str, ...]
    notes: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A decision that the next run will apply, told on the pages that it is about; `effect` what it changes by then.

    Of an undo, `subjects`, `field` and `value` are those of the decision that it takes back, and `undoes` its verdict.
    """

    id: str
    who: str
    when: str
    verdict: str
    subjects: tuple[str, ...]
    reason: str
    field: str
    value: Any
    effect: Effect | None = None
    undoes: str = ""
