"""The written form of every record: plain JSON objects by claims.md and commitments.md, and the canonical export.

There is one serialiser. Objects are written with sorted keys, amounts as JSON integers or, where they are not
whole, as decimal strings; days as ISO dates. The canonical export of a set of records is its lines, sorted; its
SHA-256 is the identity of a ledger (a database file's own bytes are not reproducible).
"""

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache, lru_cache
from itertools import repeat
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pledgebook.codes import Bound, Counting, Kind, Modality, Stage, Tier
from pledgebook.model import (
    Claim,
    Commitment,
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

_DIGITS = 100
"""Digits before or behind the point that an amount may have: far beyond any sum, and few enough to write out."""

_OFTEN = 20_000
"""So many written amounts and days are kept as what they are: millions of claims name few, again and again."""

Listed = TypeVar("Listed", bound=StrEnum)
Record = TypeVar("Record", Evidence, Span, Reason)


def plain(value: object) -> Any:
    """`value` as JSON types: records become objects, enums their values, whole decimals integers."""
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if (form := _FORMS.get(kind)) is None:
        form = _FORMS[kind] = _form(kind)
    return form(value)


_AS_THEY_ARE = frozenset((type(None), bool, int, float, str))

_FORMS: dict[type, Callable[[Any], Any]] = {}
"""How values of each type met so far are written: found once a type, since millions of values are written."""


def _form(kind: type) -> Callable[[Any], Any]:
    if issubclass(kind, StrEnum):
        return str
    if issubclass(kind, (bool, int, float, str)):
        return lambda value: value
    if issubclass(kind, Decimal):
        return _written_amount
    if issubclass(kind, date):
        return kind.isoformat
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        return lambda record: {name: plain(getattr(record, name)) for name in names}
    if issubclass(kind, Mapping):
        return lambda mapping: {str(key): plain(item) for key, item in mapping.items()}
    if issubclass(kind, Iterable):
        return lambda items: [plain(item) for item in items]
    return _refused


def _written_amount(value: Decimal) -> int | str:
    return int(value) if value == value.to_integral_value() else f"{value:f}".rstrip("0")


def _refused(value: object) -> Any:
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


def claim_from_json(obj: Mapping[str, Any], document: DocumentRef | None = None) -> Claim:
    """Read what `claim_to_json` wrote, or a flat gold-like claim (`doc`, `publisher`, `published`, no evidence).

    `document` is its document, where that is known: then it is not read. Raises ValueError, with the field, where a
    value is none of its list, no amount, or of another shape.
    """
    item, evidence = _object(obj, "item"), _object(obj, "evidence")
    return Claim(
        id=str(obj.get("id") or ""),
        document=document or _document_ref(obj),
        kind=_one_of(Kind, obj.get("kind"), "kind"),
        stage=_one_of(Stage, obj["stage"], "stage") if obj.get("stage") else None,
        modality=_one_of(Modality, obj.get("modality") or "stated", "modality"),
        counting=_one_of(Counting, obj.get("counting") or "new", "counting"),
        donors=_texts(obj, "donors"),
        recipients=_texts(obj, "recipients"),
        item=Item(_text(item, "text") or "", _text(item, "id")) if item else None,
        quantity=_quantity(_object(obj, "quantity")),
        money=_money(_object(obj, "money")),
        due=_window(_object(obj, "due")),
        happened=_window(_object(obj, "happened")),
        speaker=_speaker(_object(obj, "speaker")),
        evidence=_record(Evidence, evidence, "evidence") if evidence else None,
        also=tuple(_record(Span, place, "also") for place in _rows(obj, "also")),
        cited=tuple(sorted((name, _cited(found)) for name, found in _object(obj, "cited").items())),
        extractor=str(obj.get("extractor") or ""),
        confidence=_share(obj.get("confidence"), "confidence"),
        tier=_one_of(Tier, obj.get("tier") or "A", "tier"),
        why=tuple(_reason(row) for row in _rows(obj, "why")),
    )


def commitment_from_json(obj: Mapping[str, Any]) -> Commitment:
    """Read what the ledger wrote of a commitment, its values left out: they are made anew from what is here."""
    commitment: Commitment = _read(Commitment, {**obj, "values": []}, "commitment")
    return commitment


def _read(kind: Any, value: Any, place: str) -> Any:
    """What `plain` wrote of a value of that type, by the type's own fields; what is not written has its default."""
    origin, arguments = get_origin(kind), get_args(kind)
    if value is None or kind in (str, int, bool):
        return value
    if origin in (UnionType, Union):
        return _read(arguments[0], value, place)
    if origin is tuple:
        kinds = repeat(arguments[0]) if arguments[1] is Ellipsis else arguments
        return tuple(_read(one, each, place) for one, each in zip(kinds, value, strict=False))
    if hasattr(kind, "__dataclass_fields__"):
        return kind(**{name: _read(hint, value[name], f"{place}.{name}") for name, hint in _hints(kind).items()
                       if name in value})
    if kind is Decimal:
        return amount(value, place)
    return _day(value) if kind is date else _one_of(kind, value, place)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def document_to_json(document: Document) -> Json:
    """A document as an object, text included."""
    obj: Json = plain(document)
    return obj


def document_from_json(obj: Mapping[str, Any]) -> Document:
    """Read what `document_to_json` wrote."""
    return Document(**{**obj, "published": _day(obj.get("published"))})


def amount(value: object, place: str) -> Decimal | None:
    """A written amount as Decimal; ValueError naming `place` where it is no finite number, or beyond any sum."""
    return None if value is None else _amount(str(value), place)


@lru_cache(maxsize=_OFTEN)
def _amount(written: str, place: str) -> Decimal:
    try:
        number = Decimal(written)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        message = f"{place}: {written[:40]!r} is no number"
        raise ValueError(message)
    if number.adjusted() >= _DIGITS or int(number.as_tuple().exponent) < -_DIGITS:  # '1e999999' is a million digits
        message = f"{place}: {written[:40]!r} has more digits than any amount ({_DIGITS})"
        raise ValueError(message)
    return number


def _one_of(kind: type[Listed], value: Any, place: str) -> Listed:
    if value is None:
        message = f"{place} is missing"
        raise ValueError(message)
    found = _members(kind).get(value) if isinstance(value, str) else None
    if found is None:
        message = f"{place}: {value!r} is none of {', '.join(kind)}"
        raise ValueError(message)
    return found  # type: ignore[return-value]


@cache
def _members(kind: type[StrEnum]) -> Mapping[str, StrEnum]:
    """The members of a list by their values: looked up in a third of the time that the list itself takes."""
    return {member.value: member for member in kind}


def _object(obj: Mapping[str, Any], place: str) -> Mapping[str, Any]:
    """The object in that field; empty where there is none."""
    value = obj.get(place)
    if value is not None and not isinstance(value, Mapping):
        message = f"{place}: {value!r} is no object"
        raise ValueError(message)
    return value or {}


def _rows(obj: Mapping[str, Any], place: str) -> list[Any]:
    value = obj.get(place)
    if value is not None and not isinstance(value, list):
        message = f"{place}: {value!r} is no list"
        raise ValueError(message)
    return value or []


def _text(obj: Mapping[str, Any], place: str) -> str | None:
    value = obj.get(place)
    if value is not None and not isinstance(value, str):
        message = f"{place}: {value!r} is no string"
        raise ValueError(message)
    return value and sys.intern(value)  # millions of claims name few outlets, things and units


def _texts(obj: Mapping[str, Any], place: str) -> tuple[str, ...]:
    rows = _rows(obj, place)
    if not all(isinstance(row, str) for row in rows):
        message = f"{place}: {rows!r} is no list of strings"
        raise ValueError(message)
    return tuple(map(sys.intern, rows))


def _record(kind: type[Record], obj: object, place: str) -> Record:
    """A record from an object with exactly its fields."""
    try:
        return kind(**obj)  # type: ignore[arg-type]
    except TypeError as error:
        message = f"{place}: {obj!r} has not the fields that it should ({', '.join(f.name for f in fields(kind))})"
        raise ValueError(message) from error


def _share(value: object, place: str) -> float:
    try:
        number = float(str(value or 0))
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        message = f"{place}: {value!r} is no number from 0 to 1"
        raise ValueError(message)
    return number


def _document_ref(obj: Mapping[str, Any]) -> DocumentRef:
    nested = _object(obj, "document")
    return DocumentRef(
        id=sys.intern(str(nested.get("id") or obj.get("doc") or "")),
        url=_text(nested, "url"),
        publisher=_text(nested, "publisher") or _text(obj, "publisher"),
        published=_day(nested.get("published") or obj.get("published")),
        language=_text(nested, "language") or _text(obj, "language"),
        sha256=str(nested.get("sha256") or ""),
        recorded=str(nested.get("recorded") or ""),
    )


def _day(value: object) -> date | None:
    """A written day; a month alone ('2023-01') stands for its middle, so that it sorts neither first nor last in it."""
    return _day_of(str(value)) if value else None


@lru_cache(maxsize=_OFTEN)
def _day_of(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-15" if len(text) == len("2023-01") else text[:10])
    except ValueError as error:
        message = f"{text[:40]!r} is no day such as 2024-02-26"
        raise ValueError(message) from error


def _quantity(obj: Mapping[str, Any]) -> Quantity | None:
    if not obj:
        return None
    return Quantity(amount(obj.get("min"), "quantity.min"), amount(obj.get("max"), "quantity.max"),
                    _one_of(Bound, obj.get("bound") or "exact", "bound"), _text(obj, "unit"), _text(obj, "per"))


def _money(obj: Mapping[str, Any]) -> Money | None:
    if not obj:
        return None
    return Money(amount(obj.get("min"), "money.min"), amount(obj.get("max"), "money.max"),
                 _text(obj, "currency") or "", _one_of(Bound, obj.get("bound") or "exact", "bound"), _text(obj, "per"))


def _window(obj: Mapping[str, Any]) -> Window | None:
    if not obj:
        return None
    return Window(_day(obj.get("earliest")), _day(obj.get("latest")), str(obj.get("phrase") or ""))


def _speaker(obj: Mapping[str, Any]) -> Speaker | None:
    return Speaker(_text(obj, "name"), _text(obj, "role"), _text(obj, "party")) if obj else None


def _cited(found: Mapping[str, Any]) -> Span | Inference:
    if isinstance(found, Mapping) and "inference" in found:
        return Inference(str(found["inference"]))
    return _record(Span, found, "cited")


def _reason(row: Mapping[str, Any]) -> Reason:
    if not isinstance(row, Mapping):
        message = f"why: {row!r} is no object"
        raise ValueError(message)  # noqa: TRY004 -- what is wrong is the value in the file
    return _record(Reason, {**row, "span": _record(Span, row["span"], "why") if row.get("span") else None}, "why")
