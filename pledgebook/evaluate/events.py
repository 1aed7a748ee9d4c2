"""Gold events: the claims that many outlets made about one event, and the commitments that people made of them.

One event a line, by commitments.md: `{"event", "claims": [claim, ...], "commitments": [commitment, ...]}`, where a
commitment is `{"id", "claims": [{"claim", "part"}, ...], "part_of"}`. Whatever cannot be used is a GoldError with file
and line.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pledgebook.codes import Part
from pledgebook.errors import GoldError
from pledgebook.evaluate.gold import json_rows
from pledgebook.model import Claim
from pledgebook.schema import claim_from_json


@dataclass(frozen=True, slots=True)
class Grouped:
    """A commitment as far as it is scored: the part that each of its claims plays, and of what it is part."""

    id: str
    parts: Mapping[str, str]
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One event: its claims, and how people grouped them."""

    name: str
    claims: tuple[Claim, ...]
    commitments: tuple[Grouped, ...]
    place: str


def read_events(paths: Iterable[Path]) -> list[GoldEvent]:
    """The events of all files; GoldError where an event or a claim is told twice, or a grouping does not fit."""
    found: dict[str, GoldEvent] = {}
    seen: dict[str, str] = {}
    for path in paths:
        for place, _, row in json_rows(path):
            event = _event(row, place)
            if event.name in found:
                raise GoldError(place, f"the event {event.name!r} was told before, in {found[event.name].place}",
                                "keep one of the two")
            for claim in event.claims:
                if claim.id in seen:
                    raise GoldError(place, f"the claim {claim.id!r} was told before, in {seen[claim.id]}",
                                    "give each claim an `id` of its own")
                seen[claim.id] = place
            found[event.name] = event
    if not found:
        raise GoldError(", ".join(map(str, paths)), "there is no event in it",
                        'write one a line: {"event": NAME, "claims": [...], "commitments": [...]}')
    return list(found.values())


def _event(row: Mapping[str, Any], place: str) -> GoldEvent:
    name, claims, groups = row.get("event"), row.get("claims"), row.get("commitments")
    if not isinstance(name, str) or not name:
        raise GoldError(place, "it has no `event`", "name the event; gold claims of documents go without --events")
    if not isinstance(claims, list) or not isinstance(groups, list):
        raise GoldError(place, "it has no list of `claims` or of `commitments`", "write [] where there is none")
    read = tuple(_claim(one, number, place) for number, one in enumerate(claims, start=1))
    known = {one.id for one in read}
    return GoldEvent(name, read, tuple(_grouped(groups, known, place)), place)


def _claim(row: object, number: int, place: str) -> Claim:
    try:
        if not isinstance(row, dict) or not row.get("id"):
            raise GoldError(place, f"claim {number}: it is no object with an `id`", "write a claim by claims.md")
        return claim_from_json(row)
    except (ValueError, TypeError, AttributeError) as error:
        raise GoldError(place, f"claim {number}: {error}", "write it as claims.md says") from error


def _grouped(rows: Iterable[object], known: set[str], place: str) -> Iterable[Grouped]:
    homes: dict[str, str] = {}
    for number, row in enumerate(rows, start=1):
        try:
            one = _group(row)
        except (ValueError, TypeError, KeyError) as error:
            raise GoldError(place, f"commitment {number}: {error!r}", "write it as commitments.md says") from error
        for claim in one.parts:
            if claim not in known or claim in homes:
                what = f"is in {homes[claim]!r} too" if claim in homes else "is no claim of the event"
                raise GoldError(place, f"{one.id!r}: {claim!r} {what}", "put each claim of the event in one commitment")
            homes[claim] = one.id
        yield one
    if alone := sorted(known - homes.keys()):
        raise GoldError(place, f"the claim {alone[0]!r} is in no commitment", "a claim that nothing joins stands alone")


def _group(row: Any) -> Grouped:
    parts = {str(entry["claim"]): str(Part(entry["part"])) for entry in row["claims"]}
    return Grouped(str(row["id"]), parts, row.get("part_of"))
