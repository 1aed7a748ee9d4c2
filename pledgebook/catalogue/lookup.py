"""The names that a look-up of single strings may use: those of the reader of texts, and more that only it may use.

A language's names are loaded when they are asked for. Inflected forms that a table writes out are names of their own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import takewhile
from pathlib import Path

from pledgebook.catalogue import DESIGNATED, Catalogue
from pledgebook.catalogue.cells import may_lack
from pledgebook.catalogue.overlay import laid_over, shipped_rows
from pledgebook.catalogue.tables import Row
from pledgebook.errors import TableError

LANGUAGES = ("en", "fr", "de", "uk")
"""The languages in which the catalogue has names."""

WRITTEN_OUT = ("de", "uk")
"""Languages whose names stand in tables of their own, with their forms."""


@dataclass(frozen=True, slots=True)
class LookupName:
    """One way to write a node or a party: `use` is what kind of name a party's is; `form_of` the name it inflects."""

    spelling: str
    table: str
    target: str
    use: str = ""
    exact: bool = False
    language: str = ""
    form_of: str = ""
    short: bool = False
    """Whether it is a name less its type ('Lince' of 'Lince armoured vehicle'): beside the type it says the model."""
    weak: bool = False
    """Whether it says little by itself ('equipment'): it needs a word of the same family beside it."""


@cache
def lookup_names(catalogue: Catalogue, language: str) -> tuple[LookupName, ...]:
    """The names in that language and those of every language; office holders are left out."""
    known = [LookupName(n.spelling, n.table, n.target, n.use if n.table == "party" else "", n.exact, n.language)
             for n in catalogue.names if n.table in ("item", "party", "mask") and n.is_in(language)]
    names = (*known, *_written_out(catalogue, language), *_lookup_words(catalogue, language))
    return (*names, *_short_names(names, catalogue))


def _short_names(names: Iterable[LookupName], catalogue: Catalogue) -> Iterator[LookupName]:
    """Names of models less the words of their type, where these are not names of something else."""
    known = {name.spelling.lower() for name in names}
    for name in names:
        words = name.spelling.split()
        if name.table != "item" or catalogue.items[name.target].level not in DESIGNATED or words[0][:1].islower():
            continue
        front = list(takewhile(lambda word: any(sign.isupper() or sign.isdigit() for sign in word), words))
        spelling = " ".join(front)
        if len(front) < len(words) and spelling[:1].isupper() and len(spelling) > 1 and spelling.lower() not in known:
            known.add(spelling.lower())
            yield LookupName(spelling, "item", name.target, exact=True, language=name.language, short=True)


def _written_out(catalogue: Catalogue, language: str) -> Iterator[LookupName]:
    if language not in WRITTEN_OUT:
        return
    for kind in ("item", "party"):
        for row in rows_of(f"{kind}_aliases_{language}", catalogue.own_tables):
            _known(row, kind, catalogue)
            for spelling in dict.fromkeys((row["alias"], *filter(None, row.get("forms", "").split("|")))):
                yield LookupName(spelling, kind, row[kind], row.get("use", ""), row["match"] == "exact", language,
                                 "" if spelling == row["alias"] else row["alias"])


def _lookup_words(catalogue: Catalogue, language: str) -> Iterator[LookupName]:
    for row in rows_of("item_words", catalogue.own_tables):
        if row["language"] in ("", language):
            _known(row, "item", catalogue)
            yield LookupName(row["word"], "item", row["item"], "", exact=False, language=row["language"])


def _known(row: Row, kind: str, catalogue: Catalogue) -> None:
    if row[kind] not in (catalogue.items if kind == "item" else catalogue.parties):
        raise TableError(row.place, f'{kind} "{row[kind]}" is no id of {"items" if kind == "item" else "parties"}.csv',
                         f"add it there or mend the {kind}")


@cache
def rows_of(name: str, own: Path | None = None) -> tuple[Row, ...]:
    """The rows of a table with the book's own over them; none where neither has it."""
    return tuple(laid_over(name, shipped_rows(name), own, may_lack(name)))


def has_table(name: str) -> bool:
    """Whether the package has that table."""
    return files("pledgebook").joinpath(f"data/catalogue/{name}.csv").is_file()


@cache
def companions(own: Path | None = None) -> dict[tuple[str, str], str]:
    """(thing, what it belongs to) -> the node that is both: the ammunition of a howitzer."""
    return {(row["thing"], row["of"]): row["node"] for row in rows_of("companions", own)}


@cache
def phrase_words(language: str, own: Path | None = None) -> dict[str, dict[str, str]]:
    """By kind the words that order a phrase, each with the node that it stands for, if any."""
    found: dict[str, dict[str, str]] = {}
    for row in rows_of("phrase_words", own):
        if row["language"] in ("", language):
            found.setdefault(row["kind"], {})[row["word"]] = row["stands_for"]
    return found
