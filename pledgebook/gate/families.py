"""The families of words that the gate looks for, one record a language: what each word is, as bits."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from pledgebook.catalogue import Catalogue
from pledgebook.text.lexicon import load_table, pack_languages

GIVING, STRONG, WEAK, ABROAD, SUM, COUNTED, KIND, HEAD, SORT, TOWARDS, PARTY = (1 << bit for bit in range(11))

_OF_TABLE = {"strong": STRONG, "weak": WEAK, "abroad": ABROAD, "sums": SUM, "counted": COUNTED, "kinds": KIND, "heads": HEAD,
             "sorts": SORT, "towards": TOWARDS}


@dataclass(frozen=True, slots=True, eq=False)
class Families:
    """The words of one language in lower case, each with the bits of its families.

    `parties` are the words that name a party, as they are written, `pairs` the first two words of longer
    names of parties.
    """

    words: Mapping[str, int]
    parties: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    giving: frozenset[str]
    abroad: frozenset[str]
    small: frozenset[str]
    tables: Mapping[str, Any]

    def may_be_told(self, words: Iterable[str]) -> bool:
        """Whether a word of giving and a party are among the words at all."""
        return not (self.giving.isdisjoint(words) or self.abroad.isdisjoint(words) or self.small.isdisjoint(words))


def load_families(catalogue: Catalogue) -> tuple[Families, ...]:
    """The families of every language that has a pack, in order of the languages."""
    return tuple(_families(language, catalogue) for language in pack_languages())


def _families(language: str, catalogue: Catalogue) -> Families:
    screen = load_table(language, "screen")
    tables = tomllib.loads(files("pledgebook").joinpath(f"data/gate/{language}.toml").read_text(encoding="utf-8"))
    words: dict[str, int] = {}
    for name, bit in _OF_TABLE.items():
        _add(words, tables[name], bit)
    _add(words, screen["giving"], GIVING)
    names = [tuple(name.spelling.split()) for name in catalogue.names
             if name.table == "party" and name.is_in(language) and name.target not in tables["home"]]
    single = {name[0] for name in names if len(name) == 1 and len(name[0]) > 2 and name[0][0].isupper()}
    parties = frozenset(single | {name.upper() for name in single if len(name) > 3})
    pairs = frozenset((name[0].lower(), name[1].lower()) for name in names if len(name) > 1)
    abroad = frozenset(map(str.lower, parties)) | frozenset(tables["abroad"]) | {second for _, second in pairs}
    return Families(words, parties, pairs, frozenset(screen["giving"]), abroad, frozenset(tables["small"]), tables)


def _add(words: dict[str, int], more: Iterable[str], bit: int) -> None:
    for word in more:
        words[word] = words.get(word, 0) | bit
