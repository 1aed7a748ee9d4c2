"""Screening: is a document worth reading? A cheap test on words, and every document that it drops is counted.

A document is kept where, within one stretch of words, a word of giving, a word of aid, the name of a party and a
number or a second word of aid stand together. The stretch is what makes it precise: over a whole page of news, single
families of words pass far too much.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pledgebook.catalogue import Catalogue
from pledgebook.model import Document, Screening
from pledgebook.text.lexicon import load_table, pack_languages

STRETCH = 80
"""Words that count as together: about three sentences of a news text."""

KEPT = "kept"
NO_PACK = "language not supported yet"
NO_LANGUAGE = "language not known"
NO_WORDS = "no words of assistance together"

_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_FAMILIES = ("giving", "aid", "party", "amount")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Families of words by language; `single` maps a lower-case word to its families, `pairs` two words to a family."""

    single: Mapping[str, Mapping[str, frozenset[str]]]
    pairs: Mapping[str, frozenset[str]]
    own: Mapping[str, frozenset[str]]
    """By party, the words that name it: a government's own name tells nothing in its own releases."""
    catalogue: Catalogue


@cache
def load_lexicon(catalogue: Catalogue) -> Lexicon:
    """The lexicon of every language that has a pack."""
    single: dict[str, dict[str, frozenset[str]]] = {}
    pairs: dict[str, frozenset[str]] = {}
    for language in pack_languages():
        table = load_table(language, "screen")
        words: dict[str, set[str]] = {}
        for family in ("giving", "aid", "party"):
            for word in table["abroad" if family == "party" else family]:
                words.setdefault(word, set()).add(family)
        for name in catalogue.names:
            if name.table == "party" and name.is_in(language) and name.spelling.isalpha() and len(name.spelling) > 2:
                words.setdefault(name.spelling.lower(), set()).add("party")
        single[language] = {word: frozenset(families) for word, families in words.items()}
        pairs[language] = frozenset(table["parties"])
    own: dict[str, set[str]] = {}
    for name in catalogue.names:
        if name.table == "party":
            own.setdefault(name.target, set()).add(name.spelling.lower())
    return Lexicon(single, pairs, {party: frozenset(words) for party, words in own.items()}, catalogue)


def screen(document: Document, lexicon: Lexicon) -> Screening:
    """Whether the document is kept, and why not; `hits` are the words that kept it."""
    if document.language is None:
        return Screening(document.id, kept=False, reason=NO_LANGUAGE)
    if document.language not in lexicon.single:
        return Screening(document.id, kept=False, reason=NO_PACK)
    publisher = lexicon.catalogue.publisher(document.publisher)
    party = publisher.party if publisher and publisher.kind == "government" else None
    own = lexicon.own.get(party or "", frozenset())
    hits = _together(document.text, lexicon.single[document.language], lexicon.pairs[document.language], own)
    if hits:
        return Screening(document.id, kept=True, reason=KEPT, hits=hits)
    return Screening(document.id, kept=False, reason=NO_WORDS)


def _together(
    text: str, single: Mapping[str, frozenset[str]], pairs: frozenset[str], own: frozenset[str],
) -> tuple[str, ...]:
    """The first words that stand together, one of each family; empty where they never do."""
    last: dict[str, tuple[int, str]] = {}
    before = ""
    for place, found in enumerate(_WORD.finditer(text)):
        word = found.group().lower()
        families = {"amount"} if word[0].isdigit() else set(single.get(word, ()))
        if word in own:
            families.discard("party")
        elif f"{before} {word}" in pairs and f"{before} {word}" not in own:
            families.add("party")
        before = word
        if not families:
            continue
        if "aid" in families and "aid" in last and place - last["aid"][0] <= STRETCH and last["aid"][1] != word:
            families.add("amount")  # two different words of aid stand for an amount that is not said
        for family in families:
            last[family] = (place, word)
        if len(last) == len(_FAMILIES) and all(place - at <= STRETCH for at, _ in last.values()):
            return tuple(last[family][1] for family in _FAMILIES)
    return ()
