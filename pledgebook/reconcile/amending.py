"""What number a promise had at each time: its versions, where its donor raised or cut it.

The claims that give a number are gone through in the order in which they were said. A later number that contradicts
the one in force opens a new version where the donor itself says so, where the words say that the promise was
reduced, or where a target gives way to another target. Any other number only disputes the version of its day. So a
text that tells the old number before the change restates, and one that goes on telling it afterwards is stale.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pledgebook.codes import DONE, NEGATIVE, Counting, Modality, Stage
from pledgebook.reconcile.levels import says_raise
from pledgebook.reconcile.sizes import fits, rounded, size_of
from pledgebook.reconcile.traits import Range, Traits
from pledgebook.reconcile.voices import PRESS_WAVE, donor_voices

_Ends = tuple[Decimal | None, Decimal | None]

_NO_NUMBER = DONE | NEGATIVE
_WEIGHED = frozenset({Modality.POSSIBLE, Modality.DENIED})

LATER_ACT = 3
"""Days after which an act is one of its own: before, outlets tell one act as 'will' and 'approved'."""


@dataclass(frozen=True, slots=True)
class Version:
    """One number in one commodity, the claims that told a number while it stood, and the claim that brought it."""

    value: Range
    told: tuple[Traits, ...]
    amended_by: Traits | None

    def gave(self, one: Traits) -> bool:
        """Whether the claim gives the very number that stood."""
        return any((value.low, value.high) == (self.value.low, self.value.high) for unit, value in amounts(one)
                   if unit == self.value.unit)


@dataclass(frozen=True, slots=True)
class Versions:
    """All versions by commodity, the one in force last."""

    by_unit: Mapping[str, tuple[Version, ...]]
    chosen: Mapping[str, Range] = field(init=False)
    """The number in force of each commodity."""
    changed: bool = field(init=False)
    """Whether any number took the place of another one."""

    def __post_init__(self) -> None:
        """Tell what is asked for by every claim."""
        object.__setattr__(self, "chosen", {unit: found[-1].value for unit, found in self.by_unit.items()})
        object.__setattr__(self, "changed", any(len(found) > 1 for found in self.by_unit.values()))

    def amends(self, one: Traits) -> bool:
        """Whether the claim opened a version."""
        return self.changed and any(
            version.amended_by is one for found in self.by_unit.values() for version in found)

    def against(self, one: Traits) -> Mapping[str, Range]:
        """The numbers that the claim is held against: those of the version that it told, else those in force."""
        if not self.changed:
            return self.chosen
        found = dict(self.chosen)
        for unit, versions in self.by_unit.items():
            for version in versions[:-1]:
                if any(teller is one for teller in version.told):
                    found[unit] = version.value
        return found


def telling(one: Traits) -> tuple[object, ...]:
    """The order in which things were said; texts without a date after those with one."""
    return (one.day is None, one.day or date.max, one.order[1], one.id)


def amounts(one: Traits) -> list[tuple[str, Range]]:
    """The claim's number and sum, each under its commodity."""
    return [(value.unit, value) for value in (one.quantity, one.money) if value]


def is_own_voice(one: Traits) -> bool:
    """Whether one of the donors speaks, as a speaker or as the publisher."""
    return bool(donor_voices(one, one.donors))


def is_only_weighed(members: Iterable[Traits]) -> bool:
    """Whether nobody promises it for sure: all that is said of it is possible, or denied."""
    return all(one.claim.modality in _WEIGHED for one in members if not one.total)


def versions_of(members: Sequence[Traits]) -> Versions:
    """The versions that the claims tell; running totals, deliveries, denials and endings give a promise no number.

    Nor does what is only possible, where others promise it for sure.
    """
    tellers: dict[str, list[Traits]] = {}
    weighed = is_only_weighed(members)
    for one in members:
        if not weighed and one.claim.modality is Modality.POSSIBLE:
            continue
        if not (one.total or one.claim.stage in _NO_NUMBER or one.claim.modality is Modality.DENIED):
            for unit, _ in amounts(one):
                tellers.setdefault(unit, []).append(one)
    return Versions({unit: _versions(unit, told) for unit, told in tellers.items()})


@dataclass(slots=True)
class _Round:
    """The claims told while one number stood; every distinct number with its texts and its place in the telling."""

    unit: str
    amended_by: Traits | None = None
    told: list[Traits] = field(default_factory=list)
    texts: dict[_Ends, set[str]] = field(default_factory=dict)
    own: dict[_Ends, set[str]] = field(default_factory=dict)

    def add(self, one: Traits) -> None:
        value = amount_in(one, self.unit)
        ends = (value.low, value.high)
        self.told.append(one)
        self.texts.setdefault(ends, set()).add(one.text)
        if is_own_voice(one):
            self.own.setdefault(ends, set()).add(one.text)

    def value(self) -> Range:
        """The number that stands: the one most texts give, a donor's own voice counting twice.

        Of several with as many texts: the one that other texts agree with, then of two that contradict each other
        the one that was said first, since what derives from a report comes after it, then the narrower range.
        """
        if self.amended_by:
            return amount_in(self.amended_by, self.unit)
        ranges = {ends: Range(*ends, self.unit) for ends in self.texts}
        votes = {ends: len(found) + len(self.own.get(ends, ())) for ends, found in self.texts.items()}
        best = [ends for ends in votes if votes[ends] == max(votes.values())]
        if len(best) > 1:
            support = {ends: sum(votes[other] for other in votes if not differ(ranges[ends], ranges[other]))
                       for ends in best}
            best = [ends for ends in best if support[ends] == max(support.values())]
            best = [ends for ends in best if not differ(ranges[ends], ranges[best[0]])]
        return ranges[min(best, key=_narrowness)]


def _versions(unit: str, tellers: Sequence[Traits]) -> tuple[Version, ...]:
    if len(tellers) == 1:
        return (Version(amount_in(tellers[0], unit), (tellers[0],), None),)
    in_order = sorted(tellers, key=telling)
    first = amount_in(in_order[0], unit)
    if all(amount_in(one, unit) == first for one in in_order):  # mostly all tell one number
        return (Version(first, tuple(in_order), None),)
    rounds = [_Round(unit)]
    for one in in_order:
        if rounds[-1].told and _opens_version(one, unit, rounds):
            rounds.append(_Round(unit, one))
            rounds[-1].add(one)
        else:
            _round_of(one, unit, rounds).add(one)
    return tuple(Version(found.value(), tuple(found.told), found.amended_by) for found in rounds)


def amount_in(one: Traits, unit: str) -> Range:
    """The claim's number or sum of that unit; KeyError where it has none."""
    for value in (one.quantity, one.money):
        if value and value.unit == unit:
            return value
    raise KeyError(unit)


def _opens_version(one: Traits, unit: str, rounds: Sequence[_Round]) -> bool:
    if _is_called_raise(one, unit, rounds):
        return True
    first = rounds[-1].told[0].day
    if first is None or one.day is None or (one.day - first).days <= LATER_ACT:
        return False
    if one.claim.modality not in (Modality.STATED, Modality.REPORTED):
        return False
    if one.claim.counting in (Counting.PART, Counting.ADDITIONAL):
        return False
    mine, stands = amount_in(one, unit), rounds[-1].value()
    if not differ(mine, stands):
        return False
    if one.claim.stage is Stage.REDUCED:
        return size_of(mine) < size_of(stands)
    stale = any(not differ(mine, before.value()) for before in rounds[:-1])
    return not stale and (is_own_voice(one) or _is_next_target(one, rounds[-1].told[-1], rounds[-1].told[0]))


def _is_called_raise(one: Traits, unit: str, rounds: Sequence[_Round]) -> bool:
    """'Raised its pledge from 500 to 800': the words say what it is, whoever tells it and on whatever day."""
    mine, stands = amount_in(one, unit), rounds[-1].value()
    sure = one.claim.modality in (Modality.STATED, Modality.REPORTED)
    own = one.claim.counting not in (Counting.PART, Counting.ADDITIONAL)
    return sure and own and size_of(mine) > size_of(stands) and differ(mine, stands) and says_raise(one)


def _is_next_target(one: Traits, last: Traits, first: Traits) -> bool:
    """Targets are set anew, whoever tells it; within one wave of reports two targets only contradict each other."""
    targets = all(teller.claim.counting is Counting.TARGET for teller in (one, first))
    return bool(targets and last.day and one.day and (one.day - last.day).days > PRESS_WAVE)


def _round_of(one: Traits, unit: str, rounds: Sequence[_Round]) -> _Round:
    """The latest version whose number the claim tells; the one in force where it tells none."""
    mine = amount_in(one, unit)
    return next((found for found in reversed(rounds[1:]) if not differ(mine, found.value())),
                rounds[0] if len(rounds) > 1 and not differ(mine, rounds[0].value()) else rounds[-1])


def differ(one: Range, other: Range) -> bool:
    """Whether two numbers contradict each other; rounding and bounds that meet are no contradiction."""
    return fits(one, other) in ("close", "differs") and not rounded(one, other)


def _narrowness(ends: _Ends) -> tuple[object, ...]:
    low, high = ends
    width = high - low if low is not None and high is not None else Decimal("Infinity")
    return width, tuple((end is None, end or Decimal(0)) for end in ends)
