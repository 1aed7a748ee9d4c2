"""The written form of every record: plain JSON objects by claims.md and commitments.md, and the canonical export.

There is one serialiser. Objects are written with sorted keys, amounts as JSON integers or, where they are not
whole, as decimal strings; days as ISO dates. The canonical export of a set of records is its lines, sorted; its
SHA-256 is the identity of a ledger (a database file's own bytes are not reproducible).
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from pledgebook.codes import Bound, Counting, Kind, Modality, Stage, Tier
from pledgebook.model import (
    Claim,
    Document,
    DocumentRef,
    Evidence,
    Inference,
    Item,
    Money,
    Quantity,
    Reason,
    Span,
    Speaker,
    Window,
)

Json = dict[str, Any]


def plain(value: object) -> Any:
    """`value` as JSON types: records become objects, enums their values, whole decimals integers."""
    if value is None or isinstance(value, bool | int | float | str):
        return str(value) if isinstance(value, StrEnum) else value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value.normalize())
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Iterable):
        return [plain(item) for item in value]
    message = f"no written form for {type(value).__name__}"
    raise TypeError(message)


_LINE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=plain)
"""Writes what is JSON already as it is, four times faster than by way of `plain`, and asks `plain` for the rest."""


def line(obj: object) -> str:
    """One canonical line: sorted keys, no spaces, no newline at the end."""
    return _LINE.encode(obj)


def digest(lines: Iterable[str]) -> str:
    """The SHA-256 of the lines in sorted order, each ended by a newline."""
    total = hashlib.sha256()
    for one in sorted(lines):
        total.update(one.encode("utf-8") + b"\n")
    return total.hexdigest()


def claim_to_json(claim: Claim) -> Json:
    """A claim as claims.md writes it: `cited` is an object of spans and inferences, spans have start and end."""
    obj: Json = plain(claim)
    obj["cited"] = {
        name: {"inference": found.name} if isinstance(found, Inference) else plain(found)
        for name, found in claim.cited
    }
    return obj


def claim_from_json(obj: Mapping[str, Any]) -> Claim:
    """Read what `claim_to_json` wrote, or a flat gold-like claim (`doc`, `publisher`, `published`, no evidence).

    Raises ValueError, with the field, where a value is none of its list or an amount is no number.
    """
    return Claim(
        id=str(obj.get("id") or ""),
        document=_document_ref(obj),
        kind=Kind(obj["kind"]),
        stage=Stage(obj["stage"]) if obj.get("stage") else None,
        modality=Modality(obj.get("modality") or "stated"),
        counting=Counting(obj.get("counting") or "new"),
        donors=tuple(obj.get("donors") or ()),
        recipients=tuple(obj.get("recipients") or ()),
        item=Item(str(obj["item"].get("text") or ""), obj["item"].get("id")) if obj.get("item") else None,
        quantity=_quantity(obj.get("quantity")),
        money=_money(obj.get("money")),
        due=_window(obj.get("due")),
        happened=_window(obj.get("happened")),
        speaker=_speaker(obj.get("speaker")),
        evidence=Evidence(**obj["evidence"]) if obj.get("evidence") else None,
        also=tuple(Span(**place) for place in obj.get("also") or ()),
        cited=tuple(sorted((name, _cited(found)) for name, found in (obj.get("cited") or {}).items())),
        extractor=str(obj.get("extractor") or ""),
        confidence=float(obj.get("confidence") or 0.0),
        tier=Tier(obj.get("tier") or "A"),
        why=tuple(_reason(row) for row in obj.get("why") or ()),
    )


def document_to_json(document: Document) -> Json:
    """A document as an object, text included."""
    obj: Json = plain(document)
    return obj


def document_from_json(obj: Mapping[str, Any]) -> Document:
    """Read what `document_to_json` wrote."""
    return Document(**{**obj, "published": _day(obj.get("published"))})


def amount(value: object, place: str) -> Decimal | None:
    """A written amount as Decimal; ValueError naming `place` where it is no finite number."""
    if value is None:
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        message = f"{place}: {value!r} is no number"
        raise ValueError(message)
    return number


def _document_ref(obj: Mapping[str, Any]) -> DocumentRef:
    nested = obj.get("document") or {}
    return DocumentRef(
        id=str(nested.get("id") or obj.get("doc") or ""),
        url=nested.get("url"),
        publisher=nested.get("publisher") or obj.get("publisher"),
        published=_day(nested.get("published") or obj.get("published")),
        language=nested.get("language") or obj.get("language"),
        sha256=str(nested.get("sha256") or ""),
        recorded=str(nested.get("recorded") or ""),
    )


def _day(value: object) -> date | None:
    """A written day; a month alone ('2023-01') stands for its middle, so that it sorts neither first nor last in it."""
    if not value:
        return None
    text = str(value)
    return date.fromisoformat(f"{text}-15" if len(text) == len("2023-01") else text[:10])


def _quantity(obj: Mapping[str, Any] | None) -> Quantity | None:
    if not obj:
        return None
    return Quantity(amount(obj.get("min"), "quantity.min"), amount(obj.get("max"), "quantity.max"),
                    Bound(obj.get("bound") or "exact"), obj.get("unit"), obj.get("per"))


def _money(obj: Mapping[str, Any] | None) -> Money | None:
    if not obj:
        return None
    return Money(amount(obj.get("min"), "money.min"), amount(obj.get("max"), "money.max"),
                 str(obj.get("currency") or ""), Bound(obj.get("bound") or "exact"), obj.get("per"))


def _window(obj: Mapping[str, Any] | None) -> Window | None:
    if not obj:
        return None
    return Window(_day(obj.get("earliest")), _day(obj.get("latest")), str(obj.get("phrase") or ""))


def _speaker(obj: Mapping[str, Any] | None) -> Speaker | None:
    return Speaker(obj.get("name"), obj.get("role"), obj.get("party")) if obj else None


def _cited(found: Mapping[str, Any]) -> Span | Inference:
    return Inference(str(found["inference"])) if "inference" in found else Span(found["start"], found["end"])


def _reason(row: Mapping[str, Any]) -> Reason:
    return Reason(**{**row, "span": Span(**row["span"]) if row.get("span") else None})
