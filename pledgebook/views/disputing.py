"""One field of one commitment on which claims differ: who says what, what was chosen, and the picture of it.

The picture is a dumbbell: each value a dot (or a bar, where it is a range) on one line, the chosen one ringed.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pledgebook.schema import Json, amount
from pledgebook.views.accounts import FIELD_WORDS
from pledgebook.views.figures import as_day, day
from pledgebook.views.parties import Naming, together
from pledgebook.views.scales import Line
from pledgebook.views.told import told_value

_MOST_VOICES = 12
"""Claims that are named for one value; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim that tells a value."""

    claim: str
    document: str
    publisher: str
    day: str
    iso_day: str
    language: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Side:
    """One value with those who tell it; `more` are further claims that are not named."""

    told: str
    is_chosen: bool
    voices: tuple[Voice, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Dot:
    """A value in the picture, from one end to the other; an end that is open stands at the picture's own."""

    begins: str
    ends: str
    width: str
    is_chosen: bool
    number: int


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """The picture: dots on one line, and what stands at its ends."""

    dots: tuple[Dot, ...]
    begins: str
    ends: str
    width: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field, its sides and the rule that chose; `picture` is None where the values are no numbers and no days."""

    field: str
    told: str
    sides: tuple[Side, ...]
    rule: str
    picture: Dumbbell | None

    @property
    def chosen(self) -> str:
        """The value that stands."""
        return next((side.told for side in self.sides if side.is_chosen), "")

    @property
    def finding(self) -> str:
        """What differs, in one sentence."""
        others = ", ".join(side.told for side in self.sides if not side.is_chosen)
        return f"{self.chosen or 'None'} stands; also told: {others or 'nothing else'}."


def disputes_of(commitment: Json, claims: Sequence[Json], naming: Naming) -> Iterator[Dispute]:
    """The conflicts of a commitment, with the claims that tell each value."""
    known = {str(claim["id"]): claim for claim in claims}
    for one in commitment.get("conflicts") or ():
        yield dispute_of(one, known, naming)


def dispute_of(conflict: Mapping[str, Any], claims: Mapping[str, Json], naming: Naming) -> Dispute:
    """One conflict; `claims` are by id, those that are not there are named by it alone."""
    field = str(conflict["field"])
    sides = tuple(Side(side_words(field, value, naming), value == conflict["chosen"],
                       tuple(_voice(name, claims.get(name)) for name in names[:_MOST_VOICES]),
                       max(0, len(names) - _MOST_VOICES)) for value, names in conflict["values"])
    return Dispute(field, FIELD_WORDS.get(field, field), sides, str(conflict["rule"]), _dumbbell(conflict))


def side_words(field: str, value: str, naming: Naming) -> str:
    """A value of a conflict in words: parties by their names."""
    return together(map(naming, value.split(","))) if field in ("donors", "recipients") else told_value(value)


def _voice(name: str, claim: Json | None) -> Voice:
    document = (claim or {}).get("document") or {}
    return Voice(name, str(document.get("id") or ""), str(document.get("publisher") or "publisher not known"),
                 day(document.get("published")), str(document.get("published") or ""),
                 str(document.get("language") or ""), str(((claim or {}).get("evidence") or {}).get("exact") or ""))


def _dumbbell(conflict: Mapping[str, Any]) -> Dumbbell | None:
    found = [(ends, value == conflict["chosen"], number)
             for number, (value, _) in enumerate(conflict["values"], start=1) if (ends := _ends(value))]
    if len(found) < 2:
        return None
    known = [end for ends, _, _ in found for end in ends if end is not None]
    line = Line.over(known)
    dots = tuple(_dot(line, ends, is_chosen=is_chosen, number=number) for ends, is_chosen, number in found)
    whole = (line.at(line.low), line.at(line.high))
    labels = (_label(conflict, line.low), _label(conflict, line.high))
    return Dumbbell(dots, *whole, _width(*whole), *labels)


def _dot(line: Line, ends: tuple[Decimal | None, Decimal | None], *, is_chosen: bool, number: int) -> Dot:
    low, high = (line.low if ends[0] is None else ends[0]), (line.high if ends[1] is None else ends[1])
    begins, stops = line.at(min(low, high)), line.at(max(low, high))
    return Dot(begins, stops, _width(begins, stops), is_chosen, number)


def _width(begins: str, ends: str) -> str:
    return f"{float(ends.rstrip('%')) - float(begins.rstrip('%')):.2f}%"


def _ends(value: str) -> tuple[Decimal | None, Decimal | None] | None:
    """Both ends of an amount, or of a window as numbers of days; None where it is neither, or is not known."""
    if not value.startswith("{"):
        return None
    obj = json.loads(value)
    if "latest" in obj:
        days = [as_day(obj.get(name)) for name in ("earliest", "latest")]
        latest = days[1] or days[0]
        return (Decimal(latest.toordinal()), Decimal(latest.toordinal())) if latest else None
    ends = amount(obj.get("min"), "min"), amount(obj.get("max"), "max")
    return None if ends == (None, None) else ends


def _label(conflict: Mapping[str, Any], end: Decimal) -> str:
    """What stands at an end of the line: the value in the words of the one that it comes from."""
    for value, _ in conflict["values"]:
        ends = _ends(value)
        if ends and end in ends:
            obj = json.loads(value)
            if "latest" in obj:
                return day(obj.get("latest") or obj.get("earliest"))
            return told_value(json.dumps({**obj, "min": str(end), "max": str(end)}))
    return ""
