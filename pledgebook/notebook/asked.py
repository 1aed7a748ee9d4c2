"""What a caller asks, checked as at every other door: a refusal says what is allowed and what is nearest."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from pledgebook.codes import Basis
from pledgebook.errors import FilterError
from pledgebook.ledger import TOTAL_BY
from pledgebook.views.filters import nearest

ALL = "all"
"""Among the keys of a total: none of them, one sum of all."""

UNKNOWN = "?"
"""What stands for a key that no text names, as in the commands."""


def one_of(value: str, allowed: Iterable[str], name: str) -> str:
    """The value; FilterError, with what is allowed and the nearest, where it is none of them."""
    known = [str(one) for one in allowed]
    if value not in known:
        raise FilterError(name, str(value), f"one of {', '.join(known)}", nearest(str(value), known))
    return value


def options(given: Mapping[str, Any], allowed: Mapping[str, Any], method: str) -> dict[str, Any]:
    """The options that were given a value; FilterError where one of them is none of the method's."""
    for name in given:
        one_of(name, allowed, method)
    return {name: value for name, value in given.items() if value is not None}


def day(value: date | str | None, name: str = "as_of") -> date | None:
    """A day, also from its written form; FilterError where it is none."""
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        found = date.fromisoformat(value)
    except (TypeError, ValueError):
        found = None
    if found is None or found.isoformat() != value:
        raise FilterError(name, str(value), "a day, written as 2024-05-31")
    return found


def keys_by(given: str | Iterable[str]) -> tuple[str, ...]:
    """The keys of a total, each once: a list of them, or names with commas between."""
    names = [given] if isinstance(given, str) else list(given)
    names = [name.strip() for some in names for name in some.split(",")]
    return tuple(dict.fromkeys(one_of(name, (*TOTAL_BY, ALL), "by") for name in names if name != ALL))


def keys_of(given: Mapping[str, Any]) -> dict[str, str | None]:
    """The values by which a total is narrowed; '?' is what no text names."""
    return {name: None if given[name] == UNKNOWN else str(given[name]) for name in TOTAL_BY if name in given}


def basis(given: str | None) -> Basis:
    """The basis of a total: as stated, if nothing is said."""
    return Basis(one_of(given or Basis.STATED, Basis, "basis"))
