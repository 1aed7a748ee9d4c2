"""The weights of very many pairs at once: the same as pair by pair, or known never to be higher.

Most pairs that meet in a block come to nothing, and to compare one in full costs more than to find it. Claims are put
in columns of small numbers; a level that hangs on one value of each claim (givers, thing, number, sum, packages) is
worked out once for each two values, by the functions that compare pairs, and days and stages are held against each
other column by column. Where that tells all, the weight is exact; where a pair needs a fuller look (shares, denials,
two claims of one text, running totals), it is given the highest weight that it could have, and is looked at only if
that would do. So the answers are those of comparing every pair.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from pledgebook.codes import DONE, NEGATIVE, Counting, Kind, Modality, Stage, stage_rank
from pledgebook.reconcile.between import MIDDLE
from pledgebook.reconcile.compare import (
    item_level,
    kinds_level,
    money_decides,
    package_without_sum,
    parties_level,
    same_packages,
)
from pledgebook.reconcile.sizes import ordinals, plain_number, plain_sum
from pledgebook.reconcile.traits import WIDE, Range, Traits
from pledgebook.reconcile.weights import DIGITS, values

Numbers = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Value = TypeVar("Value")

HOPELESS = -1e6
"""Lower than any sum of weights: what nothing could outweigh."""

UNDATED = -1

SLOTS = 18
"""So many bits number the slots of a table at most: two megabytes of levels, and as much to tell whose they are."""

SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""The golden ratio in 64 bits: numbers that lie close are spread by it (Knuth, Art of Computer Programming, 6.4)."""


class _Column(Generic[Value]):
    """One value of each claim as a number, and what two values mean to each other, worked out when first asked for.

    What two values mean is kept in the slot of a table to which a hash of both leads, until two others lead there.
    """

    def __init__(self, of: Sequence[Value], keys: Sequence[Hashable], level: Callable[[Value, Value], float]) -> None:
        numbers: dict[Hashable, int] = {}
        first: list[Value] = []
        found = np.empty(len(of), np.int32)
        for place, key in enumerate(keys):
            number = numbers.setdefault(key, len(first))
            if number == len(first):
                first.append(of[place])
            found[place] = number
        self.numbers, self._first, self._level = found, first, level
        slots = 1 << min(SLOTS, 1 + 2 * len(first).bit_length())
        self._shift = np.uint64(64 - slots.bit_length() + 1)
        self._codes, self._levels = np.full(slots, UNDATED, np.int64), np.zeros(slots)

    def of(self, ones: Numbers | Places, others: Numbers | Places) -> Weights:
        """What the level gives for each pair."""
        size = len(self._first)
        codes = self.numbers[ones].astype(np.int64) * size + self.numbers[others]
        slots = (codes.astype(np.uint64) * SPREAD) >> self._shift
        found: Weights = self._levels[slots]
        missed = np.flatnonzero(self._codes[slots] != codes)
        if len(missed):
            distinct, first, where = np.unique(codes[missed], return_index=True, return_inverse=True)
            told = np.array([self._level(self._first[code // size], self._first[code % size])
                             for code in distinct.tolist()])
            found[missed] = told[where]
            slots = slots[missed][first]
            self._codes[slots], self._levels[slots] = distinct, told  # of two in one slot the last stays
        return found


@dataclass(frozen=True, slots=True)
class Told:
    """The weights of pairs: never below the true one, and the true one where `exact`; of a `hopeless` pair, none."""

    weights: Weights
    exact: Flags
    hopeless: Flags


class Columns:
    """Claims as numbers that pairs of them are judged by."""

    def __init__(self, claims: Sequence[Traits]) -> None:
        weight = values()
        self._weight, self._levels = weight, {level: number for number, level in enumerate(weight)}
        self._parties = _Column(claims, [(one.donors, one.claim.kind) for one in claims], _parties(weight))
        self._recipients = _Column(claims, [one.recipients for one in claims], _recipients(weight))
        self._item = _Column(claims, [
            (one.path, one.words, one.claim.kind, one.claim.document.language, one.money is None, one.group,
             one.donors if one.group == "training" or one.claim.kind is Kind.SERVICE else None)
            for one in claims], _item(weight))
        # Equal numbers are mostly one record, which is told quicker by its place.
        numbers, sums = [one.quantity for one in claims], [one.money for one in claims]
        self._number = _Column(numbers, list(map(id, numbers)), self._plain_number)
        self._sum = _Column(sums, list(map(id, sums)), self._plain_sum)
        self._packages = _Column(claims, [
            (one.packages, one.claim.kind is Kind.PACKAGE, one.money if one.claim.kind is Kind.PACKAGE else None)
            for one in claims], _packages(weight))
        self._texts = _numbered([one.text for one in claims])
        self._donors = _numbered([one.donors for one in claims])
        self._groups = _numbered([(one.group, one.total) for one in claims])
        self._facts = _facts_of(claims)
        self._allow_others()

    def told(self, ones: Numbers | Places, others: Numbers | Places) -> Told:
        """The weights of the pairs; both arrays hold places of claims."""
        ours, theirs = self._facts[:, ones], self._facts[:, others]
        same_text = self._texts[ones] == self._texts[others]
        number, money = self._number.of(ones, others).astype(int), self._sum.of(ones, others).astype(int)
        later = (ours[_STAGE] != theirs[_STAGE]) & ((ours[_DONE] | theirs[_DONE]) == 1)
        share = ours[_PART] != theirs[_PART]
        found = np.where(later, self._later[number], self._plain[number])
        found = np.where(share, np.maximum(self._shared[number], found), found)
        found = found + np.where(money >= 0, self._plain[money], 0.0)
        found += self._parties.of(ones, others) + self._recipients.of(ones, others) + self._item.of(ones, others)
        bare = (number == self._levels["number unknown"]) & (
            (money < 0) | (money == self._levels["sum in other currency"]))
        found += self._time(ours, theirs, bare)
        found += self._setting((ones, others), (ours, theirs), same_text)
        found += self._acts(ours, theirs, same_text)
        hopeless = (self._groups[ones] != self._groups[others]) | (found < HOPELESS / 2)
        total = (ours[_TOTAL] | theirs[_TOTAL]) == 1
        exact = ~(total | (later & self._is_loose[number]) | self._is_open(ours, theirs, money))
        return Told(np.where(total, -HOPELESS, np.round(found, DIGITS)), exact, hopeless)

    def _is_open(self, ours: Places, theirs: Places, money: Numbers) -> Flags:
        """Where a fuller look may find a lower weight: special ways of counting, no day, tranches."""
        special = ((ours[_SPECIAL] | theirs[_SPECIAL]) == 1) | (ours[_DAY] == UNDATED) | (theirs[_DAY] == UNDATED)
        tranches = (money == self._levels["sum same"]) & ((ours[_TRANCHE] & theirs[_TRANCHE]) == 1)
        result: Flags = special | tranches
        return result

    # -- levels that hang on one value of each claim ---------------------------------------------------------------

    def _plain_number(self, one: Range | None, other: Range | None) -> float:
        return self._levels[plain_number(one, other)]

    def _plain_sum(self, one: Range | None, other: Range | None) -> float:
        level = plain_sum(one, other)
        return self._levels[level] if level else -1

    def _allow_others(self) -> None:
        """The weight of each level by its number: as it is, and where a fuller look could say something higher."""
        plain = np.array(list(self._weight.values()))
        later, shared = plain.copy(), plain.copy()

        def allow(level: str, instead: str, *tables: Weights) -> None:
            for table in tables:
                number = self._levels[level]
                table[number] = max(table[number], self._weight[instead])

        allow("number close", "number close, later", later)
        allow("number differs", "number differs, later", later)
        for level in ("number compatible", "number close", "number differs"):
            allow(level, "number of a share", shared)
        allow("sum same", "sum same, other tranche", plain, later, shared)
        self._plain, self._later, self._shared = plain, later, shared
        self._is_loose: Flags = np.isin(np.arange(len(plain)), [
            self._levels[level] for level in ("number close", "number differs")])

    # -- levels that hang on more ----------------------------------------------------------------------------------

    def _time(self, ours: Places, theirs: Places, bare: Flags) -> Weights:
        weight = self._weight
        undated = (ours[_DAY] == UNDATED) | (theirs[_DAY] == UNDATED)
        month = (ours[_MONTH] == theirs[_MONTH]) & ((ours[_MIDDLE] | theirs[_MIDDLE]) == 1)
        gap = np.where(month, 0, np.abs(ours[_DAY] - theirs[_DAY]))
        far = np.where(gap <= 42, weight["days near"], np.where(gap <= 120, weight["days apart"], weight["days far"]))
        far = far + np.where(bare & (gap > 30), weight["bare and apart"], 0.0)
        first = ours[_DAY] <= theirs[_DAY]
        early = np.where(first, ours[_RANK], theirs[_RANK])
        late = np.where(first, theirs[_RANK], ours[_RANK])
        early_done, late_done = np.where(first, ours[_DONE], theirs[_DONE]), np.where(first, theirs[_DONE], ours[_DONE])
        again = (ours[_RESTATED] | theirs[_RESTATED]) == 1
        before = (early_done == 1) & (late > 1) & (late < early) & (gap > 20)
        found = np.where(before, weight["delivery before"], far)
        trained = (ours[_TRAINING] & theirs[_TRAINING]) == 1
        found = np.where(trained & bare & (gap > 42), weight["training goes on"], found)
        found = np.where(again & (gap > 20), np.maximum(found, weight["told again"]), found)
        follows = (late_done == 1) & (early > 1) & (early < late)
        found = np.where(follows, np.where(gap <= 540, weight["delivery follows"], weight["days apart"]), found)
        found = np.where(gap <= 10, weight["days same"], found)
        result: Weights = np.where(undated, weight["days unknown"], found)
        return result

    def _setting(
        self, pairs: tuple[Numbers | Places, Numbers | Places], facts: tuple[Places, Places], same_text: Flags,
    ) -> Weights:
        weight, (ones, others), (ours, theirs) = self._weight, pairs, facts
        lists = (ours[_PACKAGES] & theirs[_PACKAGES]) == 1
        packages = np.zeros(len(ones))
        packages[lists] = self._packages.of(ones[lists], others[lists])
        # As compare.package_without_sum: of two packages one without a sum and without a thing of its own.
        bare = ((ours[_MONEY] & theirs[_MONEY]) == 0) & ((ours[_BROAD] & theirs[_BROAD]) == 1)
        unnamed = ~same_text & bare & ((ours[_PACKAGE] & theirs[_PACKAGE]) == 1)
        found = np.where(unnamed, 0.0, packages)
        found += np.where(same_text, self._of_one_text(ours, theirs), 0.0)
        further = ((ours[_FURTHER] & theirs[_FURTHER]) == 1) & (self._donors[ones] == self._donors[others])
        return found + np.where(further, weight["both further"], 0.0)

    def _of_one_text(self, ours: Places, theirs: Places) -> Weights:
        """The weight of two claims of one text (as between.is_other_act); of special ones the higher of the two."""
        same, other = self._weight["text same"], self._weight["text same, other act"]
        is_other = (ours[_STAGE] != theirs[_STAGE]) | (ours[_KIND] != theirs[_KIND]) | (
            (ours[_DENIED] | theirs[_DENIED]) == 1)
        special = (ours[_SPECIAL] | theirs[_SPECIAL]) == 1
        found: Weights = np.where(special, max(same, other), np.where(is_other, other, same))
        return found

    def _acts(self, ours: Places, theirs: Places, same_text: Flags) -> Weights:
        weight = self._weight
        other_stage = ours[_STAGE] != theirs[_STAGE]
        asked = other_stage & ((ours[_ASKED] | theirs[_ASKED]) == 1)
        answered = np.where(same_text, max(weight["request answered"], weight["request and promise"]), HOPELESS)
        found = np.where(asked, answered, 0.0)
        hinted = other_stage & ~asked & ((ours[_HINTED] | theirs[_HINTED]) == 1)
        found += np.where(hinted, max(weight["signal and promise"], 0.0), 0.0)
        found += np.where(ours[_STANCE] == 1, weight["stances"], 0.0)
        part = ours[_PART] != theirs[_PART]
        comes = max(weight["share comes"], weight["share of bare comes"], 0.0)
        found += np.where(part, np.where(same_text, comes, max(weight["share comes later"], 0.0)), 0.0)
        due = (ours[_DUE] != UNDATED) & (ours[_DUE] == theirs[_DUE])
        return found + np.where(due, weight["due same"], 0.0)


def _parties(weight: Mapping[str, float]) -> Callable[[Traits, Traits], float]:
    """The weights of the givers, of the kinds and of meeting at all; what no level could outweigh is hopeless."""

    def found(one: Traits, other: Traits) -> float:
        level = parties_level(one.donors, other.donors, "donors")
        whole = weight["two claims"] + weight[level] + weight[kinds_level(one, other)]
        return HOPELESS if level == "donors differ" else whole

    return found


def _recipients(weight: Mapping[str, float]) -> Callable[[Traits, Traits], float]:
    def found(one: Traits, other: Traits) -> float:
        if not one.recipients or not other.recipients:
            return 0.0
        return weight["recipients same"] if one.recipients & other.recipients else HOPELESS

    return found


def _item(weight: Mapping[str, float]) -> Callable[[Traits, Traits], float]:
    def found(one: Traits, other: Traits) -> float:
        if one.money and other.money and money_decides(one, other):
            return weight["item is money"]
        return weight["item is package" if package_without_sum(one, other) else item_level(one, other)]

    return found


def _packages(weight: Mapping[str, float]) -> Callable[[Traits, Traits], float]:
    return lambda one, other: weight["packages same" if same_packages(one, other) else "packages differ"]


_FACTS = range(23)
(_DAY, _MONTH, _MIDDLE, _STAGE, _RANK, _DONE, _ASKED, _HINTED, _PART, _RESTATED, _FURTHER, _PACKAGES, _PACKAGE, _DUE,
 _TOTAL, _TRAINING, _STANCE, _SPECIAL, _TRANCHE, _KIND, _DENIED, _MONEY, _BROAD) = _FACTS
_KINDS = {kind: number for number, kind in enumerate(Kind)}
_STAGES = {stage: number for number, stage in enumerate((None, *Stage))}
_SPECIAL_STAGES = NEGATIVE | {Stage.REQUESTED, Stage.SIGNALLED}


def _facts(one: Traits) -> tuple[int, ...]:
    """The columns of one claim, in the order of _FACTS."""
    claim, counting, stage, due = one.claim, one.claim.counting, one.claim.stage, one.claim.due
    return (*_dated(one.day), _STAGES[stage], stage_rank(stage), stage in DONE, stage is Stage.REQUESTED,
            stage is Stage.SIGNALLED, counting is Counting.PART, counting is Counting.RESTATED,
            counting is Counting.ADDITIONAL, bool(one.packages), claim.kind is Kind.PACKAGE,
            due.latest.toordinal() if due and due.latest else UNDATED, one.total, one.group == "training",
            one.group not in ("flow", "training", "production"),
            counting is not Counting.NEW or stage in _SPECIAL_STAGES, bool(ordinals(one)), _KINDS[claim.kind],
            claim.modality is Modality.DENIED, one.money is not None, len(one.path) <= WIDE + 1)


def _facts_of(claims: Sequence[Traits]) -> Places:
    """A row for each fact, with that of each claim: in rows of claims first, few at a time, which takes less room."""
    found = np.empty((len(_FACTS), len(claims)), np.int32)
    for start in range(0, len(claims), _AT_ONCE):
        some = claims[start : start + _AT_ONCE]
        found[:, start : start + len(some)] = np.array([_facts(one) for one in some], np.int32).T
    return found


_AT_ONCE = 10_000


def _dated(day: date | None) -> tuple[int, int, bool]:
    """The number of the day and of its month, and whether it may stand for a month alone."""
    return (day.toordinal(), day.year * 12 + day.month, day.day == MIDDLE) if day else (UNDATED, UNDATED, False)


def _numbered(found: Sequence[Hashable]) -> Places:
    """The same number for equal values."""
    numbers: dict[Hashable, int] = {}
    return np.fromiter((numbers.setdefault(value, len(numbers)) for value in found), np.int32, len(found))
