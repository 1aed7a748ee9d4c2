"""Which of millions of pairs could agree at all: an upper bound of their weights, for all pairs of a stretch at once.

Most pairs that meet in a block come to nothing, and to compare one in full costs more than to find it. Claims are put
in columns of small numbers; a level that hangs on one value of each claim (givers, thing, number, sum, packages) is
worked out once for each two values, by the functions that compare pairs, and days and stages are held against each
other column by column. What depends on more is given the highest weight that it could have. So a pair that is left
out could not have reached the least weight that is asked for, and the answers are those of comparing every pair.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from pledgebook.codes import DONE, Counting, Kind, Stage, stage_rank
from pledgebook.reconcile.between import MIDDLE
from pledgebook.reconcile.blocking import Meeting
from pledgebook.reconcile.compare import (
    item_level,
    kinds_level,
    money_decides,
    package_without_sum,
    parties_level,
    same_packages,
)
from pledgebook.reconcile.sizes import plain_number, plain_sum
from pledgebook.reconcile.traits import Range, Traits
from pledgebook.reconcile.weights import values

Numbers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Value = TypeVar("Value")

HOPELESS = -1e6
"""Lower than any sum of weights: what nothing could outweigh."""

SLACK = 1e-6
"""Weights are summed here in another order, so that the last digits may differ."""

UNDATED = -1


AT_ONCE = 500
"""Claims whose pairs are held against each other at once: enough to be quick, and little room."""


def promising(
    meeting: Meeting, claims: Sequence[Traits], least: float,
) -> Callable[[range], Iterator[tuple[Traits, Traits]]]:
    """What gives, for a stretch of the claims of a partition, the pairs that could reach the weight `least`.

    `claims` are those of the `meeting`, none of them a running total.
    """
    columns = Columns(claims)

    def found(stretch: range) -> Iterator[tuple[Traits, Traits]]:
        for start in range(stretch.start, stretch.stop, AT_ONCE):
            some = range(start, min(start + AT_ONCE, stretch.stop))
            met = [sorted(meeting.later(number)) for number in some]
            ones = np.repeat(np.array(some, np.int64), [len(others) for others in met])
            others = np.fromiter(chain.from_iterable(met), np.int64, len(ones))
            kept = columns.may_reach(least, ones, others)
            for one, other in zip(ones[kept].tolist(), others[kept].tolist(), strict=True):
                if meeting.is_here(claims[one], claims[other]):
                    yield claims[one], claims[other]

    return found


class _Column(Generic[Value]):
    """One value of each claim as a number, and what two values mean to each other, worked out once."""

    def __init__(self, of: Sequence[Value], keys: Sequence[Hashable], level: Callable[[Value, Value], float]) -> None:
        numbers: dict[Hashable, int] = {}
        first: list[Value] = []
        found = np.empty(len(of), np.int64)
        for place, key in enumerate(keys):
            number = numbers.setdefault(key, len(first))
            if number == len(first):
                first.append(of[place])
            found[place] = number
        self.numbers, self._first, self._level = found, first, level
        self._known: dict[int, float] = {}

    def of(self, ones: Numbers, others: Numbers) -> Weights:
        """What the level gives for each pair."""
        codes, size = self.numbers[ones] * len(self._first) + self.numbers[others], len(self._first)
        distinct, where = np.unique(codes, return_inverse=True)
        known, first, level = self._known, self._first, self._level
        for code in distinct.tolist():
            if code not in known:
                known[code] = level(first[code // size], first[code % size])
        return np.array([known[code] for code in distinct.tolist()])[where]


class Columns:
    """The claims of one partition, of which none is a running total, as numbers that pairs are judged by."""

    def __init__(self, claims: Sequence[Traits]) -> None:
        weight = values()
        self._weight, self._group = weight, claims[0].group if claims else ""
        self._parties = _Column(claims, [(one.donors, one.claim.kind) for one in claims], _parties(weight))
        self._item = _Column(claims, [
            (one.path, one.words, one.claim.kind, one.claim.document.language, one.money is None,
             one.donors if one.group == "training" or one.claim.kind is Kind.SERVICE else None) for one in claims], _item(weight))
        levels = list(weight)
        self._levels = {level: number for number, level in enumerate(levels)}
        self._number = _Column([one.quantity for one in claims], [one.quantity for one in claims], self._plain_number)
        self._sum = _Column([one.money for one in claims], [one.money for one in claims], self._plain_sum)
        self._packages = _Column(claims, [
            (one.packages, one.claim.kind is Kind.PACKAGE, one.money if one.claim.kind is Kind.PACKAGE else None)
            for one in claims], _packages(weight))
        self._texts = _numbered([one.text for one in claims])
        self._donors = _numbered([one.donors for one in claims])
        self._columns = np.array([_facts(one) for one in claims], np.int64).reshape(-1, len(_FACTS)).T
        plain = np.array([weight[level] for level in levels])
        self._plain, self._later, self._shared = plain, plain.copy(), plain.copy()
        self._allow("number close", "number close, later", self._later)
        self._allow("number differs", "number differs, later", self._later)
        for level in ("number compatible", "number close", "number differs"):
            self._allow(level, "number of a share", self._shared)
        for table in (self._plain, self._later, self._shared):
            self._allow("sum same", "sum same, other tranche", table)

    def may_reach(self, least: float, ones: Numbers, others: Numbers) -> Flags:
        """Which of the pairs could reach the weight `least`; both arrays hold places of claims."""
        ours, theirs = self._columns[:, ones], self._columns[:, others]
        later = (ours[_STAGE] != theirs[_STAGE]) & ((ours[_DONE] | theirs[_DONE]) == 1)
        share = ours[_PART] != theirs[_PART]
        same_text = self._texts[ones] == self._texts[others]
        number, money = self._number.of(ones, others).astype(int), self._sum.of(ones, others).astype(int)
        told = np.where(later, np.maximum(self._later[number], self._plain[number]), self._plain[number])
        told = np.where(share, np.maximum(self._shared[number], told), told)
        found = told + np.where(money >= 0, self._plain[money], 0.0)
        found += self._parties.of(ones, others) + self._item.of(ones, others)
        bare = (number == self._levels["number unknown"]) & (
            (money < 0) | (money == self._levels["sum in other currency"]))
        found += self._time(ours, theirs, bare)
        found += self._setting(ones, others, same_text)
        found += self._acts(ours, theirs, same_text)
        result: Flags = found >= least - SLACK
        return result

    # -- levels that hang on one value of each claim ---------------------------------------------------------------

    def _plain_number(self, one: Range | None, other: Range | None) -> float:
        return self._levels[plain_number(one, other)]

    def _plain_sum(self, one: Range | None, other: Range | None) -> float:
        level = plain_sum(one, other)
        return self._levels[level] if level else -1

    def _allow(self, level: str, instead: str, table: Weights) -> None:
        """Where a fuller look could say `instead`, the level counts as the higher of the two."""
        table[self._levels[level]] = max(table[self._levels[level]], self._weight[instead])

    # -- levels that hang on more ----------------------------------------------------------------------------------

    def _time(self, ours: Numbers, theirs: Numbers, bare: Flags) -> Weights:
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
        if self._group == "training":
            found = np.where(bare & (gap > 42), np.maximum(found, weight["training goes on"]), found)
        found = np.where(again & (gap > 20), np.maximum(found, weight["told again"]), found)
        follows = (late_done == 1) & (early > 1) & (early < late)
        found = np.where(follows, np.where(gap <= 540, weight["delivery follows"], weight["days apart"]), found)
        found = np.where(gap <= 10, weight["days same"], found)
        result: Weights = np.where(undated, weight["days unknown"], found)
        return result

    def _setting(self, ones: Numbers, others: Numbers, same_text: Flags) -> Weights:
        weight = self._weight
        ours, theirs = self._columns[:, ones], self._columns[:, others]
        lists = (ours[_PACKAGES] & theirs[_PACKAGES]) == 1
        packages = np.zeros(len(ones))
        packages[lists] = self._packages.of(ones[lists], others[lists])
        unlike = ~same_text & ((ours[_PACKAGE] & theirs[_PACKAGE]) == 1)
        found = np.where(unlike, np.maximum(packages, 0.0), packages)
        found += np.where(same_text, max(weight["text same"], weight["text same, other act"]), 0.0)
        further = ((ours[_FURTHER] & theirs[_FURTHER]) == 1) & (self._donors[ones] == self._donors[others])
        return found + np.where(further, weight["both further"], 0.0)

    def _acts(self, ours: Numbers, theirs: Numbers, same_text: Flags) -> Weights:
        weight = self._weight
        other_stage = ours[_STAGE] != theirs[_STAGE]
        asked = other_stage & ((ours[_ASKED] | theirs[_ASKED]) == 1)
        answered = np.where(same_text, max(weight["request answered"], weight["request and promise"]), HOPELESS)
        found = np.where(asked, answered, 0.0)
        hinted = other_stage & ~asked & ((ours[_HINTED] | theirs[_HINTED]) == 1)
        found += np.where(hinted, max(weight["signal and promise"], 0.0), 0.0)
        if self._group not in ("flow", "training", "production"):
            found += weight["stances"]
        part = ours[_PART] != theirs[_PART]
        comes = max(weight["share comes"], weight["share of bare comes"], 0.0)
        found += np.where(part, np.where(same_text, comes, max(weight["share comes later"], 0.0)), 0.0)
        due = (ours[_DUE] != UNDATED) & (ours[_DUE] == theirs[_DUE])
        return found + np.where(due, weight["due same"], 0.0)


def _parties(weight: Mapping[str, float]) -> Callable[[Traits, Traits], float]:
    """The weights of the givers, of the kinds and of meeting at all; what no level could outweigh is hopeless."""
    always = weight["two claims"] + max(weight["recipients same"], 0.0)

    def found(one: Traits, other: Traits) -> float:
        level = parties_level(one.donors, other.donors, "donors")
        return HOPELESS if level == "donors differ" else always + weight[level] + weight[kinds_level(one, other)]

    return found


def _item(weight: Mapping[str, float]) -> Callable[[Traits, Traits], float]:
    def found(one: Traits, other: Traits) -> float:
        if one.money and other.money and money_decides(one, other):
            return weight["item is money"]
        return weight["item is package" if package_without_sum(one, other) else item_level(one, other)]

    return found


def _packages(weight: Mapping[str, float]) -> Callable[[Traits, Traits], float]:
    return lambda one, other: weight["packages same" if same_packages(one, other) else "packages differ"]


_FACTS = range(14)
(_DAY, _MONTH, _MIDDLE, _STAGE, _RANK, _DONE, _ASKED, _HINTED, _PART, _RESTATED, _FURTHER, _PACKAGES, _PACKAGE,
 _DUE) = _FACTS
_STAGES = {stage: number for number, stage in enumerate((None, *Stage))}


def _facts(one: Traits) -> tuple[int, ...]:
    """The columns of one claim, in the order of _FACTS."""
    claim, day = one.claim, one.day
    counting, stage, due = claim.counting, claim.stage, claim.due
    return (*_dated(day), _STAGES[stage], stage_rank(stage), stage in DONE, stage is Stage.REQUESTED,
            stage is Stage.SIGNALLED, counting is Counting.PART, counting is Counting.RESTATED,
            counting is Counting.ADDITIONAL, bool(one.packages), claim.kind is Kind.PACKAGE,
            due.latest.toordinal() if due and due.latest else UNDATED)


def _dated(day: date | None) -> tuple[int, int, bool]:
    """The number of the day and of its month, and whether it may stand for a month alone."""
    return (day.toordinal(), day.year * 12 + day.month, day.day == MIDDLE) if day else (UNDATED, UNDATED, False)


def _numbered(found: Sequence[Hashable]) -> Numbers:
    """The same number for equal values."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in found], np.int64)
