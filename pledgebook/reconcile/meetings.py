"""Which of very many claims are compared: the pairs of `blocking`, found all at once in columns of numbers.

A claim's blocks hang on its thing, on its amounts and on its givers, and each of these is told by many claims: blocks
are worked out once for each. A block is then a number, the claims that stand in blocks are one sorted column, and what
a claim meets is a stretch of it behind the claim. Partitions have numbers too: small ones are looked at together.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from pledgebook.reconcile.blocking import (
    BARE,
    NEIGHBOURS,
    SPAN,
    WHOLE,
    Block,
    amounts,
    askers,
    asks,
    givers,
    is_lump,
    kind_of_telling,
    stands,
)
from pledgebook.reconcile.columns import Numbers, Places
from pledgebook.reconcile.traits import Traits

Name = TypeVar("Name", bound=Hashable)

AT_ONCE = 2_000
"""Rows whose pairs are found at once: enough to be quick, and little room."""

MOST = 2**62
"""Above every number of a block with the place of a claim in it."""


class _Named(Generic[Name]):
    """Lists of names as numbers, each list kept once and told by its number."""

    def __init__(self, numbers: dict[Name, int]) -> None:
        """`numbers` has the number of each name, and is added to; lists that share it can be compared."""
        self._numbers, self._flat, self._starts = numbers, list[int](), [0]

    def add(self, names: Iterable[Name]) -> None:
        """Keep one list more; its number is how many there were before."""
        self._flat += [self._numbers.setdefault(name, len(self._numbers)) for name in names]
        self._starts.append(len(self._flat))

    def lists(self) -> "_Lists":
        """All lists that were kept."""
        starts = np.array(self._starts, np.int64)
        return _Lists(np.array(self._flat, np.int64), starts[:-1], np.diff(starts))


@dataclass(frozen=True, slots=True)
class _Lists:
    """Lists of numbers behind each other."""

    flat: Numbers
    starts: Numbers
    sizes: Numbers

    @classmethod
    def grouped(cls, values: Places, count: int) -> "_Lists":
        """For each number below `count` the places at which it stands among the values."""
        sizes = np.bincount(values, minlength=count)
        return cls(np.argsort(values, kind="stable"), np.cumsum(sizes) - sizes, sizes)

    def of(self, which: Numbers | Places) -> tuple[Numbers, Numbers]:
        """The members of these lists: by the place in `which`, and the number of each."""
        places, steps = spread(self.sizes[which])
        return places, self.flat[self.starts[which][places] + steps]


def spread(sizes: Numbers) -> tuple[Numbers, Numbers]:
    """For each of so many at each place: the place, and which of them it is."""
    places = np.repeat(np.arange(len(sizes)), sizes)
    return places, np.arange(len(places)) - np.repeat(np.cumsum(sizes) - sizes, sizes)


@dataclass(frozen=True, slots=True)
class Rows:
    """Claims by their places, as they stand in parts: those of one part behind each other, in order of their days."""

    claims: Places
    parts: Numbers

    def __len__(self) -> int:
        return len(self.claims)

    def part(self, some: slice) -> "Rows":
        """These rows."""
        return Rows(self.claims[some], self.parts[some])


class Meetings:
    """Claims with the blocks in which they meet."""

    def __init__(self, claims: Sequence[Traits]) -> None:
        """The claims are in order of their ids."""
        blocks: dict[Block, int] = {BARE: 0}
        stood, asked, told = _Named(blocks), _Named(blocks), _Named(blocks)
        parties: dict[str, int] = {}
        found, looking = _Named(parties), _Named(parties)

        def thing(one: Traits) -> None:
            stood.add(stands(one))
            asked.add(asks(one))

        def giver(one: Traits) -> None:
            found.add(givers(one))
            looking.add(askers(one))

        self._things = _once(claims, lambda one: (one.path, one.words), thing)
        self._amounts = _once(claims, _amounts, lambda one: told.add(amounts(one)))
        self._sides = _once(claims, lambda one: one.donors, giver)
        self._stands, self._asks, self._told = stood.lists(), asked.lists(), told.lists()
        self._givers, self._askers = found.lists(), looking.lists()
        self._blocks, self._parties = len(blocks), len(parties)
        self._read_places(claims)

    def _read_places(self, claims: Sequence[Traits]) -> None:
        """Where each claim stands: once for each of its recipients."""
        numbers: dict[tuple[str, str], int] = {}
        rows = [(place, numbers.setdefault((recipient, kind_of_telling(one)), len(numbers)))
                for place, one in enumerate(claims) for recipient in one.recipients or ("",)]
        self._recipients = [recipient for recipient, _ in numbers]
        self._several = {place: one.recipients for place, one in enumerate(claims) if len(one.recipients) > 1}
        days = np.array([(one.day or date.max).toordinal() for one in claims], np.int32)
        found, parts = np.array(rows, np.int32).reshape(-1, 2).T
        order = np.lexsort((found, days[found], parts))
        self.rows = Rows(found[order], parts[order].astype(np.int64))
        self._rows_of = _Lists.grouped(self.rows.claims, len(claims))

    def among(self, rows: Rows, neighbours: int = NEIGHBOURS) -> "Meeting":
        """The blocks of these rows, to be asked who meets whom."""
        return Meeting(self, rows, neighbours)

    def rows_of(self, several: Sequence[Numbers]) -> Rows:
        """The rows of some claims and of some others, which do not meet each other."""
        which = np.repeat(np.arange(len(several)), [len(some) for some in several])
        places, rows = self._rows_of.of(np.concatenate(several))
        parts = which[places] * len(self._recipients) + self.rows.parts[rows]
        order = np.lexsort((rows, parts))
        return Rows(self.rows.claims[rows[order]], parts[order])

    def is_here(self, part: int, one: int, other: int) -> bool:
        """Whether this is the part in which the two meet, of those that both stand in: of the first recipient."""
        mine, theirs = self._several.get(one), self._several.get(other)
        return not mine or not theirs or min(mine & theirs) == self._recipients[part % len(self._recipients)]

    def meet_twice(self, claims: Places) -> npt.NDArray[np.bool_]:
        """Which of the claims have several recipients, so that they stand in several parts."""
        found: npt.NDArray[np.bool_] = self._rows_of.sizes[claims] > 1
        return found

    def blocks(self, rows: Rows, some: Numbers, *, asking: bool) -> tuple[Numbers, Numbers]:
        """The blocks that some of the rows ask for, or stand in: by the place of the row, and the block's number."""
        claims = rows.claims[some]
        things, lists = self._things[claims], self._asks if asking else self._stands
        places, names = lists.of(things)
        more, shared = self._told.of(self._amounts[claims])
        bare = np.flatnonzero(lists.sizes[things] + self._told.sizes[self._amounts[claims]] == 0)
        places, names = np.concatenate((places, more, bare)), np.concatenate((names, shared, np.zeros_like(bare)))
        sides = self._askers if asking else self._givers
        again, parties = sides.of(self._sides[claims[places]])
        owners = places[again]
        return some[owners], (rows.parts[some][owners] * self._parties + parties) * self._blocks + names[again]


def _once(claims: Sequence[Traits], key: Callable[[Traits], Hashable], first: Callable[[Traits], None]) -> Places:
    """The number of each claim's key, and `first` of each claim that has a new one."""
    numbers: dict[Hashable, int] = {}
    found = np.empty(len(claims), np.int32)
    for place, one in enumerate(claims):
        known = key(one)
        number = numbers.get(known)
        if number is None:
            number = numbers[known] = len(numbers)
            first(one)
        found[place] = number
    return found


def _amounts(one: Traits) -> Hashable:
    """What the blocks of its amounts hang on; equal ones are mostly one record, told quicker by its place."""
    span = (one.day.toordinal() // SPAN if one.day else -1) if is_lump(one) else None
    return id(one.quantity), id(one.money), one.claim.kind, one.group, one.total, span


class Meeting:
    """Rows in the blocks in which they stand."""

    def __init__(self, meetings: Meetings, rows: Rows, neighbours: int) -> None:
        """See Meetings.among."""
        self._meetings, self._rows, self._neighbours = meetings, rows, neighbours
        places, blocks = meetings.blocks(rows, np.arange(len(rows)), asking=False)
        self._codes: Numbers | None = None
        if len(blocks) and int(blocks.max()) >= MOST // max(1, len(rows)):
            self._codes, blocks = np.unique(blocks, return_inverse=True)
        self._standing = np.sort(blocks * len(rows) + places)
        self._places = self._standing % len(rows)

    def met(self, some: range | None = None) -> Iterator[tuple[Places, Places]]:
        """The claims that meet, pair by pair, of these rows or of all: each with those behind it."""
        rows, asked = self._rows, range(len(self._rows)) if some is None else some
        for start in range(asked.start, asked.stop, AT_ONCE):
            first, second = self.pairs(np.arange(start, min(start + AT_ONCE, asked.stop)))
            ones, others = rows.claims[first], rows.claims[second]
            twice = np.flatnonzero(self._meetings.meet_twice(ones))
            elsewhere = [place for place, part, one, other in zip(
                twice.tolist(), rows.parts[first[twice]].tolist(), ones[twice].tolist(), others[twice].tolist(),
                strict=True) if not self._meetings.is_here(part, one, other)]
            yield np.delete(ones, elsewhere), np.delete(others, elsewhere)

    def pairs(self, some: Numbers) -> tuple[Numbers, Numbers]:
        """The rows that each of some rows meets behind itself; each pair once, in order."""
        size = len(self._rows)
        places, blocks = self._meetings.blocks(self._rows, some, asking=True)
        if self._codes is not None:
            at = np.minimum(np.searchsorted(self._codes, blocks), len(self._codes) - 1)
            known = self._codes[at] == blocks
            places, blocks = places[known], at[known]
        asked = np.sort(blocks * size + places)
        blocks, places = np.divmod(asked, size)
        first = np.searchsorted(self._standing, asked, "right")
        behind = np.searchsorted(self._standing, (blocks + 1) * size) - first
        few = behind <= self._neighbours * WHOLE
        which, steps = spread(np.where(few, behind, self._neighbours))
        found = np.unique(places[which] * size + self._places[first[which] + steps])
        return np.divmod(found, size)
