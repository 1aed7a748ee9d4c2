"""The families of words that the gate looks for, one record a language: what each word is, as bits."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from pledgebook.catalogue import Catalogue
from pledgebook.text.lexicon import load_table, pack_languages

GIVING, STRONG, WEAK, ABROAD, SUM, COUNTED, KIND, HEAD, SORT, TOWARDS, GIFT, LONE = (1 << bit for bit in range(12))

_BITS = {"strong": STRONG, "weak": WEAK, "abroad": ABROAD, "sums": SUM, "counted": COUNTED, "kinds": KIND,
         "heads": HEAD, "sorts": SORT, "towards": TOWARDS}


@dataclass(frozen=True, slots=True, eq=False)
class Families:
    """The words of one language in lower case, each with the bits of its families.

    `parties` are the words that name a party, as they are written, and `pairs` the first two words of longer names,
    each with the party; those of `home` a page of their own country names all the time.
    """

    words: Mapping[str, int]
    parties: Mapping[str, str]
    pairs: Mapping[tuple[str, str], str]
    home: frozenset[str]
    giving: frozenset[str]
    abroad: frozenset[str]
    small: frozenset[str]
    known: frozenset[str]
    """In lower case all words of the families, and those that names are, or end with: others say nothing."""

    tables: Mapping[str, Any]

    @property
    def looked_for(self) -> frozenset[str]:
        """In lower case all words that tell anything: the families, the names, and the small words of the language."""
        return self.known | self.small | self.giving | self.abroad

    def may_be_told(self, words: Iterable[str]) -> bool:
        """Whether words of this language, one of giving and a party are among the words, in lower case, at all."""
        return not (self.small.isdisjoint(words) or self.giving.isdisjoint(words) or self.abroad.isdisjoint(words))


def load_families(catalogue: Catalogue) -> tuple[Families, ...]:
    """The families of every language that has a pack, in order of the languages."""
    return tuple(_families(language, catalogue) for language in pack_languages())


def _families(language: str, catalogue: Catalogue) -> Families:
    tables = tomllib.loads(files("pledgebook").joinpath(f"data/gate/{language}.toml").read_text(encoding="utf-8"))
    screen = load_table(language, "screen")
    giving = frozenset((*screen["giving"], *screen["gift"], *tables["giving"]))
    gifts = tuple(tables["gifts"])
    words = {word: GIVING | (GIFT if word.startswith(gifts) else 0) for word in giving}
    for name, bit in _BITS.items():
        for word in tables[name]:
            words[word] = words.get(word, 0) | bit
    for word in screen["gift"]:
        words[word] |= LONE
    parties, pairs = _names(language, catalogue)
    home = frozenset(tables["home"])
    abroad = {word.lower() for word, party in parties.items() if party not in home} | set(tables["abroad"])
    abroad |= {second.lower() for (_, second), party in pairs.items() if party not in home}
    known = {*words, *(word.lower() for word in parties), *(second.lower() for _, second in pairs)}
    return Families(words, parties, pairs, home, giving, frozenset(abroad), frozenset(tables["small"]),
                    frozenset(known), tables)


def _names(language: str, catalogue: Catalogue) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """The names of parties that are one word, as they are written and in capitals; the first two words of others."""
    single: dict[str, str] = {}
    pairs: dict[tuple[str, str], str] = {}
    for name in catalogue.names:
        if name.table != "party" or not name.is_in(language) or catalogue.party_kind(name.target) == "company":
            continue
        first, *rest = name.spelling.split()
        if rest:
            if first[0].isupper():
                pairs.setdefault((first, rest[0]), name.target)
                pairs.setdefault((first.upper(), rest[0].upper()), name.target)
        elif len(first) > 2 and first[0].isupper():
            single.setdefault(first, name.target)
            if len(first) > 3:
                single.setdefault(first.upper(), name.target)
    return single, pairs
