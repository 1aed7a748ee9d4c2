"""Parameters of the interface, each with its JSON Schema: what a document says of one is what is held against it.

A value that its schema does not allow, a name that an operation does not have, and a name that is said twice are
refused, with what is allowed and what is nearest.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pledgebook.errors import ConfigError, FilterError
from pledgebook.schema import Json
from pledgebook.views.filters import nearest


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: what it means, its schema, and a value as an example. `place` is 'query' or 'path'."""

    name: str
    about: str
    schema: Json
    example: Any
    place: str = "query"
    required: bool = False

    @property
    def is_list(self) -> bool:
        """Whether it takes several values, with commas between or said again."""
        return self.schema.get("type") == "array"


def read(parameters: Sequence[Parameter], given: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The values that were given, and the defaults of the others; FilterError where one cannot be."""
    known = {one.name: one for one in parameters if one.place == "query"}
    texts: dict[str, list[str]] = {}
    for name, text in given:
        if name not in known:
            raise FilterError("parameter", name, f"one of {', '.join(sorted(known))}", nearest(name, known))
        texts.setdefault(name, []).append(text)
    if missing := [name for name, one in known.items() if one.required and name not in texts]:
        raise ConfigError(missing[0], "is missing, and nothing can be asked here without it",
                          f"say it, as in {missing[0]}={known[missing[0]].example}")
    found = {name: one.schema["default"] for name, one in known.items() if "default" in one.schema}
    return {**found, **{name: _value(known[name], told) for name, told in texts.items()}}


def _value(parameter: Parameter, texts: Sequence[str]) -> Any:
    if parameter.is_list:
        names = [name for text in texts for name in text.split(",")]
        return tuple(dict.fromkeys(_one(parameter.name, parameter.schema["items"], name) for name in names))
    if len(texts) > 1:
        raise FilterError(parameter.name, texts[-1], "said once: it has one value")
    return _one(parameter.name, parameter.schema, texts[0])


def _one(name: str, schema: Json, text: str) -> Any:
    """The value that a text stands for by a schema; FilterError where it stands for none."""
    if "enum" in schema:
        return _choice(name, [str(one) for one in schema["enum"]], text, is_number=schema["type"] == "integer")
    if schema["type"] == "integer":
        return _whole(name, schema, text)
    if schema["type"] == "boolean":
        return _choice(name, ("true", "false"), text) == "true"
    if schema.get("format") == "date":
        return _day(name, text)
    size = len(text)
    if not schema.get("minLength", 0) <= size <= schema.get("maxLength", size):
        raise FilterError(name, text[:40], f"of {schema.get('minLength', 0)} to {schema.get('maxLength')} letters")
    if "pattern" in schema and not re.fullmatch(schema["pattern"].removeprefix("^").removesuffix("$"), text):
        raise FilterError(name, text, schema.get("x-allowed", f"of the form {schema['pattern']}"))
    return text


def _choice(name: str, allowed: Sequence[str], text: str, *, is_number: bool = False) -> Any:
    if text not in allowed:
        raise FilterError(name, text, f"one of {', '.join(allowed) or 'none: this book has none'}",
                          nearest(text, allowed))
    return int(text) if is_number else text


def _whole(name: str, schema: Json, text: str) -> int:
    low, high = schema["minimum"], schema["maximum"]
    if not re.fullmatch(r"-?[0-9]{1,9}", text) or not low <= int(text) <= high:
        raise FilterError(name, text, f"a whole number from {low} to {high}")
    return int(text)


def _day(name: str, text: str) -> date:
    found = None
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            found = date.fromisoformat(text)
        except ValueError:
            found = None
    if found is None:
        raise FilterError(name, text, "a day, written as 2024-05-31")
    return found


def signature(operation: str, path: Mapping[str, str], given: Mapping[str, Any]) -> list[Any]:
    """What is asked, apart from which page and which fields of it: a cursor holds for this and nothing else."""
    told = {name: str(value) for name, value in given.items() if name not in ("cursor", "limit", "fields")}
    return [operation, sorted(path.items()), sorted(told.items())]
