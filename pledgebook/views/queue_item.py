"""One item of the queue with all that it is decided by: its claims word by word, the promises, the weights. Pure."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pledgebook.judged import reading
from pledgebook.schema import Json, claim_from_json
from pledgebook.views.accounts import FIELD_WORDS
from pledgebook.views.commitments import title
from pledgebook.views.disputing import side_words
from pledgebook.views.figures import day
from pledgebook.views.marking import LABELS, Quote, quote
from pledgebook.views.parties import Naming, together
from pledgebook.views.queue import (
    TITLES,
    DecisionView,
    at_stake,
    chance_words,
    decision_view,
    parties_words,
    told_commitment,
)
from pledgebook.views.timeline import PARTS, original
from pledgebook.views.waiting import AGAIN, CONTRADICTION, DOUBTED, NEW, SAME, Look, Near

QUESTIONS = {
    NEW: "Is this claim read as its sentence says?", SAME: "Are these two one promise?",
    CONTRADICTION: "Is the chosen value right?", DOUBTED: "What is wrong here, if anything?",
    AGAIN: "Does this decision still hold?",
}
FIELDS = ("kind", "stage", "donors", "recipients", "item", "quantity", "money", "due", "happened", "counting",
          "modality", "speaker")
"""Of a claim, in the order in which they are told and can be corrected."""

_NAMES = {"kind": "kind", "counting": "counting", "modality": "stands behind it",
          **{name: label for name, (label, _) in LABELS.items()}}
_REACH = 400
"""Code points on either side of a sentence that can be marked."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a claim: what was read, in words and as JSON, from which words, or by which rule without words."""

    name: str
    label: str
    value: str
    written: str
    words: str
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its marked sentence, and the words around (`text`, from code point `start` on) to be marked anew."""

    id: str
    commitment: str
    part: str
    tier: str
    confidence: str
    reads: str
    publisher: str
    day: str
    language: str
    title: str
    original: str
    document: str
    quote: Quote | None
    text: str
    start: int
    fields: tuple[FieldView, ...]
    is_about: bool


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A commitment of an item."""

    id: str
    title: str
    parties: str
    stage: str
    announced: str
    claims: int


@dataclass(frozen=True, slots=True)
class NearView:
    """A promise that a new claim could be part of."""

    id: str
    title: str
    weight: str
    why: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item as it is shown."""

    lane: str
    title: str
    question: str
    key: str
    number: int
    size: int
    money: str
    chance: str
    state: str
    claims: tuple[ClaimView, ...]
    promises: tuple[PromiseView, ...]
    near: tuple[NearView, ...]
    weight: str
    why: tuple[tuple[str, str], ...]
    told: tuple[str, ...]
    values: tuple[tuple[str, bool, tuple[str, ...]], ...]
    differs: str
    """On what the sources differ, where that is asked."""
    decisions: tuple[DecisionView, ...]
    previous: str
    next: str
    seen: int


def item_view(look: Look, size: int, naming: Naming, currency: str) -> ItemView:
    """The item with its claims, promises, reasons and what was decided before; `size` is how many are open."""
    item = look.listed.item
    note = item.note
    weight = f"{note['weight']:+.2f}" if "weight" in note else ""
    return ItemView(
        lane=item.lane, title=TITLES[item.lane], question=_question(look), key=item.key, number=look.place.before + 1,
        size=size, money=at_stake(item.money, currency), chance=chance_words(item.chance), state=str(look.listed.state),
        claims=tuple(claim_view(row, look.documents.get(str(row["document"]["id"])), naming, name in item.names)
                     for name, row in look.claims.items()),
        promises=tuple(promise_view(look.commitments[name], naming) for name in _own_promises(look)),
        near=tuple(_near(one, look.commitments, naming) for one in look.near if one.commitment in look.commitments),
        weight=weight, why=_why(look.levels), told=tuple(filter(None, (note.get("message"),))),
        values=_values(look, naming), differs=FIELD_WORDS.get(str(note.get("field")), ""),
        decisions=tuple(map(decision_view, look.decisions)),
        previous=look.place.previous, next=look.place.next, seen=look.position)


def _question(look: Look) -> str:
    if look.listed.item.note.get("now") == "joined":
        return "Are these two claims of one promise? They are joined now."
    return QUESTIONS[look.listed.item.lane]


def _own_promises(look: Look) -> list[str]:
    near = {one.commitment for one in look.near}
    return [name for name in look.commitments if name not in near]


def promise_view(record: Json, naming: Naming) -> PromiseView:
    """A commitment in a few words."""
    return PromiseView(
        str(record["id"]), title(record), parties_words(record, naming),
        str(record.get("stage") or "stage not said"), day(record["announced"]["first"] or record.get("told_first")),
        len(record["claims"]))


def _near(one: Near, commitments: Mapping[str, Json], naming: Naming) -> NearView:
    return NearView(one.commitment, told_commitment(commitments[one.commitment], naming),
                    f"{one.weight:+.2f}" if one.weight is not None else "", _why(one.levels))


def _why(levels: Iterable[tuple[str, float]]) -> tuple[tuple[str, str], ...]:
    return tuple((level, f"{weight:+.2f}") for level, weight in levels if weight)


def _values(look: Look, naming: Naming) -> tuple[tuple[str, bool, tuple[str, ...]], ...]:
    """The values of a conflict, whether each is the chosen one, and the claims that tell it."""
    item = look.listed.item
    if item.lane != CONTRADICTION or item.subjects[0] not in look.commitments:
        return ()
    found = [one for one in look.commitments[item.subjects[0]].get("conflicts") or ()
             if one["field"] == item.note["field"]]
    return tuple((side_words(one["field"], value, naming), value == one["chosen"], tuple(names))
                 for one in found for value, names in one["values"])


def claim_view(row: Json, document: Json | None, naming: Naming, is_about: bool) -> ClaimView:
    """A claim with its sentence and, field by field, the words that say it."""
    text = str((document or {}).get("text") or "")
    evidence = row.get("evidence") or {}
    start, end = int(evidence.get("start", 0)), int(evidence.get("end", 0))
    low = max(0, start - _REACH)
    url = str(row["document"].get("url") or "")
    return ClaimView(
        id=str(row["id"]), commitment=str(row.get("commitment") or ""), part=PARTS.get(str(row.get("part")), ""),
        tier=str(row["tier"]), confidence=f"{float(row['confidence']):.2f}", reads=_reads(row),
        publisher=str(row["document"].get("publisher") or "publisher not known"),
        day=day(row["document"].get("published")), language=_language(row["document"].get("language")),
        title=str((document or {}).get("title") or ""), original=original(url, str(evidence.get("exact", ""))),
        document=str(row["document"]["id"]), quote=quote(text or None, row.get("evidence"), row.get("cited") or {}),
        text=text[low:end + _REACH] if text else str(evidence.get("exact", "")), start=low if text else start,
        fields=tuple(_field(row, name, text, naming) for name in FIELDS), is_about=is_about)


def _language(code: object) -> str:
    given = str(code or "")
    return given if given.replace("-", "").isalnum() and given.isascii() else ""


def _reads(row: Json) -> str:
    return reading(claim_from_json({name: said for name, said in row.items() if name not in ("part", "commitment")}))


def _field(row: Json, name: str, text: str, naming: Naming) -> FieldView:
    place: Mapping[str, Any] = (row.get("cited") or {}).get(name) or {}
    start, end = int(place.get("start", 0)), int(place.get("end", 0))
    value = row.get(name)
    return FieldView(name, _NAMES[name], _in_words(name, value, naming), json.dumps(value, ensure_ascii=False),
                     text[start:end], str(place.get("inference", "")), start, end)


def _in_words(name: str, value: Any, naming: Naming) -> str:
    if value in (None, [], ()):
        return "not said"
    if name in ("donors", "recipients"):
        return together(map(naming, value))
    if not isinstance(value, Mapping):
        return str(value)
    return ", ".join(f"{key} {said}" for key, said in value.items() if said is not None)
