"""The shapes of the answers as JSON Schema: those of the records from their dataclasses, the others by hand.

What a field means stands in `data/api/records.toml`, in the words of the data dictionary. No field is required, since a
caller chooses by `fields`.
"""

import functools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from importlib.resources import files
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from pledgebook.codes import Basis
from pledgebook.model import Claim, Commitment, Document, Inference, Judgement, Posting, Span
from pledgebook.schema import Json
from pledgebook.web.api.shapes import SHAPES

AMOUNT: Json = {
    "type": ["integer", "string", "null"], "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
    "description": "A whole number as an integer, another one as a decimal string, so that no cent is lost on the way; "
                   "null where it is open or not known. Never 0 for what is not known.",
}
DAY: Json = {"type": ["string", "null"], "format": "date"}
RECORDS: tuple[type, ...] = (Document, Claim, Commitment, Posting, Judgement)
"""The records that answers hold; the records inside them come with them."""


_LIKE = {"Span": "Evidence"}
"""A record that is told of in the words of another one."""


def ref(name: str) -> Json:
    """A reference to a schema of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


@functools.cache
def schemas() -> Mapping[str, Json]:
    """Every schema by its name."""
    found: dict[str, Json] = {"Amount": AMOUNT}
    for kind in RECORDS:
        _add(kind, found)
    own = {
        "Claim": {"part": {"type": "string", "description": "The part that it plays in the commitment that was asked."},
                  "commitment": {"type": ["string", "null"], "description": "The commitment that it is a member of."}},
        "Commitment": {"overdue_days": {"type": "integer", "description":
                                        "Days past its date, where no delivery of the whole of it was found."}},
    }
    for name, more in own.items():
        found[name]["properties"] |= more
    return {**found, **SHAPES}


@functools.cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("pledgebook").joinpath("data/api/records.toml").read_text(encoding="utf-8"))


def fields_of(name: str) -> tuple[str, ...]:
    """The fields by which a caller can choose of an answer."""
    return tuple(schemas()[name]["properties"])


def _add(kind: type, found: dict[str, Json]) -> None:
    """The schema of a record, and of all records in it."""
    name = _name(kind)
    if name in found:
        return
    found[name] = {}  # a record may hold its own kind
    hints = get_type_hints(kind)
    found[name] = {"type": "object", "description": _about(kind), "properties": {
        one.name: _described(kind, one.name, hints[one.name], found) for one in fields(kind)}}


def _name(kind: type) -> str:
    return "AmountRange" if kind.__name__ == "Amount" else kind.__name__


def _about(kind: type) -> str:
    return " ".join((kind.__doc__ or "").split())


def _described(kind: type, field: str, hint: Any, found: dict[str, Json]) -> Json:
    if (kind, field) == (Claim, "cited"):
        place = {"anyOf": [_schema(Span, found), {"type": "object", "properties": {"inference": {
            "type": "string", "description": _about(Inference)}}}]}
        made: Json = {"type": "object", "additionalProperties": place}
    else:
        made = _schema(hint, found)
    told = _words().get(_LIKE.get(kind.__name__, kind.__name__), {}).get(field, "")
    enum = next(_enums(hint), None)
    if enum is not None and told.removesuffix(", or null") in ("", field, enum.__name__.lower()):
        told = _about(enum)
    return {**made, "description": f"{told[:1].upper()}{told[1:]}".rstrip(".") + "."}


def _enums(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        yield hint
    for one in get_args(hint):
        yield from _enums(one)


def _schema(hint: Any, found: dict[str, Json]) -> Json:
    """The schema of a value as `schema.plain` writes it."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (UnionType, Union):
        return _or_null(_schema(arguments[0], found))
    if origin is tuple:
        if arguments[1:] == (Ellipsis,):
            return {"type": "array", "items": _schema(arguments[0], found)}
        return {"type": "array", "prefixItems": [_schema(one, found) for one in arguments]}
    if is_dataclass(hint) and isinstance(hint, type):
        _add(hint, found)
        return ref(_name(hint))
    if hint is Decimal:
        return ref("Amount")
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"type": "string", "enum": [str(one) for one in hint]}
    return {str: {"type": "string"}, int: {"type": "integer"}, float: {"type": "number"}, bool: {"type": "boolean"},
            date: {"type": "string", "format": "date"}}[hint]


def _or_null(made: Json) -> Json:
    if made == ref("Amount"):
        return made
    if "type" in made and "enum" not in made:
        return {**made, "type": [made["type"], "null"]}
    if "enum" in made:
        return {"type": [made["type"], "null"], "enum": [*made["enum"], None]}
    return {"anyOf": [made, {"type": "null"}]}


BASES = tuple(str(basis) for basis in Basis)
