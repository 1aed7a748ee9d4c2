"""What a question may name: parties by code or by name, and the values of the closed lists; nothing else in silence.

An answer of nothing looks like a finding. So what no commitment of the book has is told, with what there is.
"""

import re
from collections.abc import Callable, Mapping

from pledgebook.catalogue import Catalogue
from pledgebook.codes import Kind, Stage
from pledgebook.errors import BookError, FilterError
from pledgebook.ledger import Ledger
from pledgebook.ledger.facets import codes_in
from pledgebook.ledger.finding import is_party
from pledgebook.link import linker_of
from pledgebook.views.filters import code_meant, nearest

ROLES = ("donor", "recipient")
_SHAPES = {"month": (re.compile(r"\d{4}-(0[1-9]|1[0-2])"), "a month, written as 2024-05"),
           "year": (re.compile(r"\d{4}"), "a year, written as 2024")}
_LISTS = {"kind": tuple(map(str, Kind)), "stage": tuple(map(str, Stage))}


def checked(name: str, value: str) -> str:
    """The value of a key of a total; FilterError, with what is allowed, where it cannot be one."""
    if name in _LISTS and value not in _LISTS[name]:
        raise FilterError(name, value, f"one of {', '.join(_LISTS[name])}", nearest(value, _LISTS[name]))
    if name in _SHAPES and not _SHAPES[name][0].fullmatch(value):
        raise FilterError(name, value, _SHAPES[name][1])
    return value


def meant(ledger: Ledger, catalogue: Callable[[], Catalogue], keys: Mapping[str, str | None]) -> dict[str, str | None]:
    """The keys with parties by their codes, also where they were named ('Germany', 'de', 'Britain').

    BookError where no commitment has the party, FilterError where nobody is called so.
    """
    return {name: _party(ledger, catalogue, name, value) if name in ROLES and value else value
            for name, value in keys.items()}


def _party(ledger: Ledger, catalogue: Callable[[], Catalogue], role: str, given: str) -> str:
    if is_party(ledger, role, given):
        return given
    tables = catalogue()
    code = "+".join(sorted(_code(ledger, tables, role, one.strip()) for one in given.split("+")))
    if not is_party(ledger, role, code):
        raise BookError(f"{role} {given}", "no commitment of this book has it",
                        f"see `pledgebook totals --by {role}` for what there is")
    return code


def _code(ledger: Ledger, tables: Catalogue, role: str, given: str) -> str:
    """The code of a party: as it is, by its name, or by any name that the catalogue has for it."""
    names = {code: tables.party_name(code) for code in (*tables.parties, *codes_in(ledger)[0])}
    if given in names:
        return given
    near = code_meant(given, names)
    if near and given.casefold() in (near.casefold(), names[near].casefold()):
        return near
    found = linker_of(tables).look_up(given, spelling=False).best
    if found and found.id in names:
        return found.id
    raise FilterError(role, given, "the code or the name of a party that this book or its catalogue knows", near)
