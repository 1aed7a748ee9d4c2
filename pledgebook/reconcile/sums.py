"""What the book has posted of a thing up to a day: sums that a running total can be held against.

Postings are laid down once under each node of their item, by recipient, account, commodity and donors, in order of
days with their sums so far, and only where some total asks. So a question costs a look-up and not a walk over all
postings. A part is not added to its whole: where both would count, the whole does.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import combinations

from pledgebook.accounts import Amount
from pledgebook.codes import Bound
from pledgebook.model import Posting
from pledgebook.reconcile.intervals import NOTHING, bound_of

Place = tuple[str, str, str, str, str]
"""Where postings are summed: recipient (ANYONE: all), sort of thing, node or words, account, commodity."""

ANYONE = "*"
FEW = 4
"""Donors up to which every set among them is looked up; of more, the sets that there are are gone through."""
NAMED = 20
"""Commitments that a sum names; it counts all."""

Donors = frozenset[str]


@dataclass(frozen=True, slots=True)
class Laid:
    """One posting with its donors, and those of the wholes that count in its place."""

    posting: Posting
    donors: Donors
    wholes: tuple[Donors, ...]


@dataclass(slots=True)
class _Row:
    """Postings in order of days, and beside each the sums up to it."""

    laid: list[Laid]
    days: list[date] = field(default_factory=list)
    lows: list[Decimal] = field(default_factory=list)
    highs: list[Decimal] = field(default_factory=list)
    open_ends: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.laid.sort(key=lambda one: (one.posting.day or date.min, one.posting.commitment, one.posting.claim))
        low = high = NOTHING
        unbounded = 0
        for one in self.laid:
            self.days.append(one.posting.day or date.min)
            low += one.posting.min or NOTHING
            high += one.posting.max or NOTHING
            unbounded += one.posting.max is None
            self.lows.append(low)
            self.highs.append(high)
            self.open_ends.append(unbounded)


@dataclass(frozen=True, slots=True)
class Sum:
    """What the postings come to, how many they are, and the first of their commitments."""

    amount: Amount
    postings: int
    commitments: tuple[str, ...]


class Sums:
    """Sums of postings by place, donors and days."""

    def __init__(self, laid: Iterable[tuple[Place, Laid]]) -> None:
        """Lay down the postings of each place."""
        self._places: dict[Place, dict[Donors, list[Laid]]] = defaultdict(lambda: defaultdict(list))
        for place, one in laid:
            self._places[place][one.donors].append(one)
        self._rows: dict[tuple[Place, Donors, Donors | None], _Row] = {}

    def of(self, place: Place, donors: Donors, since: date | None, until: date | None) -> Sum:
        """The sum of what these donors, alone or together, posted there from `since` to `until`; of all where none."""
        low = high = NOTHING
        count, unbounded, named, bounds = 0, 0, [], set()
        for mine in self._classes(place, donors):
            row = self._row(place, mine, donors or None)
            first = bisect_left(row.days, since) if since else 0
            last = bisect_right(row.days, until) if until else len(row.days)
            if last <= first:
                continue
            low += row.lows[last - 1] - (row.lows[first - 1] if first else NOTHING)
            high += row.highs[last - 1] - (row.highs[first - 1] if first else NOTHING)
            unbounded += row.open_ends[last - 1] - (row.open_ends[first - 1] if first else 0)
            count += last - first
            some = row.laid[first:min(last, first + NAMED)]
            named += [(one.posting.day or date.min, one.posting.commitment) for one in some]
            bounds |= {one.posting.bound for one in some}
        ends = (low, None if unbounded else high)
        commitments = list(dict.fromkeys(name for _, name in sorted(named)))[:NAMED]
        return Sum(Amount(*ends, _bound(*ends, bounds)), count, tuple(commitments))

    def _classes(self, place: Place, donors: Donors) -> Sequence[Donors]:
        there: Mapping[Donors, list[Laid]] = self._places.get(place, {})
        if not donors:
            return list(there)
        if len(donors) <= FEW:
            sizes = range(1, len(donors) + 1)
            sets = (frozenset(some) for size in sizes for some in combinations(sorted(donors), size))
            return [some for some in sets if some in there]
        return [some for some in there if some and some <= donors]

    def _row(self, place: Place, mine: Donors, asked: Donors | None) -> _Row:
        """The postings of these donors that no whole counts for, by the eyes of a total of the donors `asked`."""
        laid = self._places[place][mine]
        sighted = asked if any(one.wholes for one in laid) else None
        key = (place, mine, sighted)
        if key not in self._rows:
            self._rows[key] = _Row([one for one in laid if not any(
                asked is None or whole <= asked for whole in one.wholes)])
        return self._rows[key]


def _bound(low: Decimal, high: Decimal | None, bounds: set[Bound]) -> Bound:
    return bound_of(low, high, sorted(bounds))
