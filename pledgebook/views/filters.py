"""The filters of lists: read from an address, written back into one, and said in words.

Whatever cannot be is an error that names the field, the value, what is allowed and what is nearest; nothing is passed
over in silence, since a filter that does nothing would show a wrong total.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from pledgebook.codes import Kind, Stage
from pledgebook.errors import FilterError
from pledgebook.ledger.listing import ALL, NOBODY, SORTS, Filter

__all__ = ["ALL", "Filter", "Known", "filter_from", "filter_query", "filter_words"]

FLAGS = ("overdue", "disputed", "announced_again")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_LONGEST = 200
"""Code points of words to look for."""


@dataclass(frozen=True, slots=True)
class Known:
    """The parties and items that can be asked for, with their names. Of empty ones every code is taken."""

    parties: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    below: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Items by the one they are a kind of."""

    def kinds(self, item: str) -> tuple[str, ...]:
        """The items one step below."""
        return self.below.get(item, ())


def filter_from(query: Mapping[str, str], known: Known | None = None, ignored: Iterable[str] = ()) -> Filter:
    """The filter that the query of an address says; an empty value is none.

    FilterError where a name is no field and none of `ignored`, or a value cannot be.
    """
    names = {one.name for one in fields(Filter)}
    told = known or Known()
    given: dict[str, Any] = {}
    for name, value in query.items():
        if name in names:
            if value.strip():
                given[name] = _READ[name](name, value.strip(), told)
        elif name not in ignored:
            allowed = sorted(names)
            raise FilterError("filter", name, f"one of {', '.join(allowed)}", nearest(name, allowed))
    found = Filter(**given)
    if found.month_from and found.month_to and found.month_from > found.month_to:
        raise FilterError("month_to", found.month_to, f"a month from {found.month_from} on")
    return found


def nearest(value: str, allowed: Iterable[str]) -> str:
    """The allowed value that is most like the one given; '' where none is near."""
    by_fold = {one.casefold(): one for one in allowed}
    found = difflib.get_close_matches(value.casefold(), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else ""


def _party(name: str, value: str, known: Known) -> str:
    for code in value.split("+"):
        if known.parties and code not in known.parties and value != NOBODY:
            meant = code_meant(code, known.parties)
            raise FilterError(name, code, "the code of a party that this book or its catalogue knows, as DE or "
                              f'org:world-bank, nor "{NOBODY}"', meant)
    return value


def _item(name: str, value: str, known: Known) -> str:
    if known.items and value not in known.items and value != NOBODY:
        raise FilterError(name, value, f'an item of the catalogue, nor "{NOBODY}"', code_meant(value, known.items))
    return value


def code_meant(value: str, names: Mapping[str, str]) -> str:
    """The code that is meant: by its name in full, or else by the code or name that is nearest."""
    codes = {told.casefold(): code for code, told in names.items()}
    if (folded := value.casefold()) in codes:
        return codes[folded]
    if value.upper() in names:
        return value.upper()
    return nearest(value, names) or codes.get(nearest(value, codes), "")


def _one_of(allowed: Iterable[str]) -> Callable[[str, str, Known], str]:
    values = tuple(allowed)

    def read(name: str, value: str, _: Known) -> str:
        if value not in values:
            raise FilterError(name, value, f"one of {', '.join(values)}", nearest(value, values))
        return value

    return read


def _month(name: str, value: str, _: Known) -> str:
    if not _MONTH.fullmatch(value):
        raise FilterError(name, value, "a month, written as 2024-05")
    return value


def _flag(name: str, value: str, _: Known) -> bool:
    if value not in ("1", "0", "yes", "no", "true", "false"):
        raise FilterError(name, value, "1 or 0")
    return value in ("1", "yes", "true")


def _words(name: str, value: str, _: Known) -> str:
    if len(value) > _LONGEST:
        raise FilterError(name, f"{value[:40]}\N{HORIZONTAL ELLIPSIS}", f"at most {_LONGEST} letters long")
    return value


_READ: dict[str, Callable[[str, str, Known], Any]] = {
    "donor": _party, "recipient": _party, "item": _item, "kind": _one_of(map(str, Kind)),
    "stage": _one_of((*map(str, Stage), NOBODY)), "month_from": _month, "month_to": _month, "q": _words,
    "sort": _one_of(SORTS), **dict.fromkeys(FLAGS, _flag),
}


def filter_query(wanted: Filter) -> tuple[tuple[str, str], ...]:
    """The filter as the query of an address, in a fixed order; what leaves nothing out is not in it."""
    given = ((one.name, getattr(wanted, one.name)) for one in fields(Filter) if one.name != "sort")
    found = [(name, "1" if value is True else str(value)) for name, value in given if value]
    return (*found, *([("sort", wanted.sort)] if wanted.sort != ALL.sort else []))


_SAID = {
    "overdue": "past their date", "disputed": "sources differ", "announced_again": "announced more than once",
}


def filter_words(wanted: Filter, naming: Callable[[str], str], item_name: Callable[[str], str],
                 ) -> tuple[tuple[str, str], ...]:
    """(field, words) of each part of the filter, for people: ('donor', 'by Germany')."""
    told: dict[str, str] = {}
    for name, word, nobody in (("donor", "by", "no donor named"), ("recipient", "to", "no recipient named")):
        if given := getattr(wanted, name):
            told[name] = nobody if given == NOBODY else f"{word} {' and '.join(map(naming, given.split('+')))}"
    for name in ("kind", "stage"):
        if given := getattr(wanted, name):
            told[name] = f"{name} {given}" if given != NOBODY else f"{name} not said"
    if wanted.item:
        told["item"] = "an item that is not in the catalogue" if wanted.item == NOBODY else item_name(wanted.item)
    for name, word in (("month_from", "from"), ("month_to", "until")):
        if given := getattr(wanted, name):
            told[name] = f"{word} {given}"
    told |= {name: words for name, words in _SAID.items() if getattr(wanted, name)}
    if wanted.q:
        told["q"] = f"with the words \N{LEFT DOUBLE QUOTATION MARK}{wanted.q}\N{RIGHT DOUBLE QUOTATION MARK}"
    return tuple(told.items())
