"""What changed from one release to the next, promise by promise, and why: parts that add up to the difference exactly.

A promise's change in a unit is taken apart in an order that never varies: what another exchange rate makes of it,
then another deflator, then another price; all that is left has one cause, which is looked for in the facts: a merge, a
split, a person's decision, a document that is new. Whatever is left after every part is the last part, so that the
parts are the difference to the last digit, whatever the causes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from pledgebook.publish.release.sides import NOTHING, PARTS, Added, Adds, Side, Unit
from pledgebook.schema import Json

_WIDE = Context(prec=100, rounding=ROUND_HALF_EVEN)
_PLACES = Decimal("0.000001")  # as amounts are published
_CENT = Decimal("0.01")
_NAMES = ("with_value", *PARTS)


class Reason(StrEnum):
    """Why a promise, or what it adds to a sum, is another one than in the release before."""

    NEW_SOURCE = "new-source"
    MERGE = "merge"
    SPLIT = "split"
    PART = "part-of-a-whole"
    CORRECTION = "correction"
    REVALUATION = "revaluation"
    RATE = "rate"
    DEFLATOR = "deflator"
    READING = "reading"
    REMOVED = "removed"


MEANINGS: dict[Reason, str] = {
    Reason.NEW_SOURCE: "a document that the release before did not have",
    Reason.MERGE: "two were one promise: the id redirects to the other one",
    Reason.SPLIT: "one was two promises: its claims stood in another one before",
    Reason.PART: "a larger promise began, or ceased, to count in its place",
    Reason.CORRECTION: "a person's decision about it or about one of its claims",
    Reason.REVALUATION: "another price, or another way of valuing the same promise",
    Reason.RATE: "another exchange rate",
    Reason.DEFLATOR: "another index of prices",
    Reason.READING: "the same documents were read or put together otherwise: another version, table or setting",
    Reason.REMOVED: "it is no more, and no other has taken its place",
}

_JUDGED = {"same": Reason.MERGE, "different": Reason.SPLIT, "part-of": Reason.PART}

@dataclass(frozen=True, slots=True)
class Cause:
    """One reason, and the other promise that has to do with it, if one has."""

    reason: Reason
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One part of a promise's change in a unit, with its cause."""

    commitment: str
    cause: Cause
    unit: Unit
    adds: Adds


@dataclass(frozen=True)
class Comparison:
    """Two releases; what differs between them, and why."""

    before: Side
    after: Side

    def changes(self, unit: Unit) -> Iterator[Change]:
        """Every part of every change in a unit, in order of ids. They add up to the difference of the sums."""
        old, new = (side.amounts.get(unit, {}) for side in (self.before, self.after))
        for name in sorted(old.keys() | new.keys()):
            yield from self.parts(name, unit, old.get(name), new.get(name))

    def parts(self, name: str, unit: Unit, old: Added | None, new: Added | None) -> Iterator[Change]:
        """The parts of one promise's change in a unit; none where what it adds is the same."""
        was, now = (one.counts if one else NOTHING for one in (old, new))
        if was == now:
            return
        left = less(now, was)
        if old and new and was is not NOTHING and now is not NOTHING:
            for reason, part in _revalued(self._values(name, unit), was, left):
                yield Change(name, Cause(reason), unit, part)
                left = less(left, part)
        if any(left.values()):
            yield Change(name, self.cause(name, unit), unit, left)

    def _values(self, name: str, unit: Unit) -> tuple[Json, Json] | None:
        """The two values, where they are of the same commodity."""
        old, new = (side.values.get((name, unit)) for side in (self.before, self.after))
        return (old, new) if old and new and old["commodity"] == new["commodity"] else None

    def cause(self, name: str, unit: Unit | None = None) -> Cause:
        """Why a promise is new, gone or another one, apart from rates and prices."""
        was, now = (name in side.commitments for side in (self.before, self.after))
        if was and not now:
            target = self.after.current(name)
            return Cause(Reason.MERGE, target) if target != name else Cause(self._judged(name) or Reason.REMOVED)
        if now and not was:
            return self._cause_of_new(name)
        return self._cause_of_changed(name, unit)

    def _cause_of_new(self, name: str) -> Cause:
        claims = self.after.claims.get(name, frozenset())
        homes = {self.before.homes[claim] for claim in claims if claim in self.before.homes}
        if homes and claims <= self.before.homes.keys():
            return Cause(Reason.SPLIT, min(homes))
        if self._has_new_document(claims):
            return Cause(Reason.NEW_SOURCE)
        return Cause(self._judged(name) or (Reason.SPLIT if homes else Reason.READING), min(homes, default=None))

    def _cause_of_changed(self, name: str, unit: Unit | None) -> Cause:
        wholes = [side.amounts.get(unit, {}).get(name) for side in (self.before, self.after)] if unit else []
        out = [one.left_out if one else None for one in wholes]
        if unit and all(wholes) and out[0] != out[1]:
            return Cause(Reason.PART, out[1] or out[0])
        if judged := self._judged(name):
            return Cause(judged)
        if merged := self._merged_into.get(name):
            return Cause(Reason.MERGE, merged)
        old, new = (side.claims.get(name, frozenset()) for side in (self.before, self.after))
        if self._has_new_document(new - old):
            return Cause(Reason.NEW_SOURCE)
        gone = {self.after.homes[claim] for claim in old - new if claim in self.after.homes} - {name}
        if gone - self.before.commitments.keys():
            return Cause(Reason.SPLIT, min(gone - self.before.commitments.keys()))
        if unit and old == new and self._is_said_alike(name, unit):
            return Cause(Reason.REVALUATION)
        return Cause(Reason.READING)

    def _is_said_alike(self, name: str, unit: Unit) -> bool:
        """Whether the same was promised of what was brought to money, so that only its value can have changed."""
        keys = [(name, one.commodity or "") for side in (self.before, self.after)
                if (one := side.amounts.get(unit, {}).get(name))]
        said = [side.said.get(key) for side, key in zip((self.before, self.after), keys, strict=False)]
        return len(said) == 2 and said[0] is not None and said[0] == said[1]

    def _has_new_document(self, claims: Iterable[str]) -> bool:
        return any(self.after.document_of.get(claim, "") not in self.before.documents for claim in claims)

    @cached_property
    def _merged_into(self) -> dict[str, str]:
        """The promises into which others of the release before were merged since, each with one of those."""
        found: dict[str, str] = {}
        for name in self.before.commitments.keys() - self.after.commitments.keys():
            if (target := self.after.current(name)) != name:
                found[target] = min(name, found.get(target, name))
        return found

    def _judged(self, name: str) -> Reason | None:
        """What a person decided since about the promise or one of its claims, as a reason; the last decision counts."""
        subjects = {name, *self.before.claims.get(name, ()), *self.after.claims.get(name, ())}
        found = [self._decided[subject] for subject in subjects & self._decided.keys()]
        return max(found, key=lambda one: one[0])[1] if found else None

    @cached_property
    def _decided(self) -> dict[str, tuple[int, Reason]]:
        """The decisions that are new, by what they touch, with their place in the log.

        One that takes another back touches what that one did.
        """
        known, every = self.before.judgements, {**self.before.judgements, **self.after.judgements}
        new = [one for name, one in self.after.judgements.items() if name not in known]
        return {subject: (place, _JUDGED.get(one["verdict"], Reason.CORRECTION))
                for place, one in enumerate(new) for subject in _touched(one, every)}

    # -- rows ----------------------------------------------------------------------------------------------------------

    def rows(self) -> Iterator[Json]:
        """The rows of the change file: each part of each change; promises that changed without money once."""
        units = sorted(self.before.amounts.keys() | self.after.amounts.keys(), key=lambda one: (
            one.basis, one.currency, one.prices_of or 0))
        priced: dict[str, list[Change]] = {}
        for unit in units:
            for change in self.changes(unit):
                priced.setdefault(change.commitment, []).append(change)
        for name in sorted(self.before.commitments.keys() | self.after.commitments.keys()):
            what, fields = self._what(name)
            told = {"commitment": name, "what": what, "fields": fields}
            for change in priced.get(name, ()):
                yield {**told, "what": what or "changed", **_cause(change.cause), "basis": change.unit.basis,
                       "currency": change.unit.currency, "prices_of": change.unit.prices_of, **change.adds}
            if what and name not in priced:
                yield {**told, **_cause(self.cause(name))}

    def _what(self, name: str) -> tuple[str, tuple[str, ...]]:
        """Whether it is added, removed or changed (empty: none of them), and the columns that differ."""
        old, new = self.before.commitments.get(name), self.after.commitments.get(name)
        if old is None or new is None:
            return ("added" if old is None else "removed"), ()
        fields = tuple(key for key in new if key in old and old[key] != new[key])
        return ("changed" if fields else ""), fields


def _cause(cause: Cause) -> Json:
    return {"reason": str(cause.reason), "other": cause.other}


def _touched(judgement: Mapping[str, Any], every: Mapping[str, Json]) -> set[str]:
    subjects = set(judgement["subjects"])
    for subject in judgement["subjects"]:
        if judgement["verdict"] == "undo" and subject in every:
            subjects |= set(every[subject]["subjects"])
    return subjects


def less(now: Adds, was: Adds) -> Adds:
    """The difference, part by part, exactly."""
    return {name: _WIDE.subtract(now[name], was[name]) for name in _NAMES}


def plus(first: Adds, second: Adds) -> Adds:
    """The sum, part by part, exactly."""
    return {name: _WIDE.add(first[name], second[name]) for name in _NAMES}


# -- rates, deflators, prices ------------------------------------------------------------------------------------------


def _revalued(values: tuple[Json, Json] | None, was: Adds, left: Adds) -> Iterator[tuple[Reason, Adds]]:
    """What other rates, deflators and prices make of what was added; what is left below a cent goes with them."""
    if values is None:
        return
    at, done, found = was, NOTHING, list[tuple[Reason, Adds]]()
    for reason, factors in _factors(*values):
        then = {name: _scaled(at[name], factors, name) for name in _NAMES}
        part = less(then, at)
        if any(part.values()):
            found.append((reason, part))
            at, done = then, plus(done, part)
    if found:
        rest = less(left, done)
        if all(abs(rest[name]) < _CENT for name in _NAMES):
            found[-1] = (found[-1][0], plus(found[-1][1], rest))
    yield from found


def _factors(old: Json, new: Json) -> Iterator[tuple[Reason, tuple[Decimal, Decimal]]]:
    """By what the least and the most are multiplied, for each thing that is not as it was."""
    is_same_money = old["price_min_currency"] == new["price_min_currency"] \
        and old["price_max_currency"] == new["price_max_currency"]
    if not is_same_money:
        return
    for reason, columns in ((Reason.RATE, ("rate", "rate")), (Reason.DEFLATOR, ("deflator", "deflator")),
                            (Reason.REVALUATION, ("price_min", "price_max"))):
        pairs = [(old[column], new[column]) for column in columns]
        if any(before != after for before, after in pairs) and all(before and after for before, after in pairs):
            yield reason, (_WIDE.divide(pairs[0][1], pairs[0][0]), _WIDE.divide(pairs[1][1], pairs[1][0]))


def _scaled(value: Decimal, factors: tuple[Decimal, Decimal], name: str) -> Decimal:
    if not name.endswith(("_min", "_max")):
        return value
    factor = factors[name.endswith("_max")]
    return _WIDE.multiply(value, factor).quantize(_PLACES, context=_WIDE)
