"""Screening: is a document worth reading? A cheap test on words, and every document that it drops is counted.

A document is kept where, within one stretch of words, a word of giving, a word of aid, the name of a party and a
number or a second word of aid stand together. The stretch is what makes it precise: over a whole page of news, single
families of words pass far too much. Within the length of one sentence two parties, a word of giving and a sum or a
number are enough: "Norway will give Ukraine 20 million euros" has no word of aid. So are one party, a word that is
said of gifts alone and a number: "World Vision has donated 300 desks to two schools" names no state. And two parties,
a word of trade and a thing that the catalogue knows need no number: "Qatar has acquired Leopard tanks from Germany".

A government that aid goes to is itself one of the two parties in its own releases: "Japan has agreed to provide 40
ambulances". There a word of what is lent or granted is enough beside another's name: "a loan from the World Bank".
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pledgebook.catalogue import Catalogue
from pledgebook.model import Document, Screening
from pledgebook.text.lexicon import load_table, pack_languages

STRETCH = 80
"""Words that count as together: about three sentences of a news text."""

SENTENCE = 24
"""Words that count as one sentence, within which no word of aid is asked for between two parties."""

KEPT = "kept"
NO_PACK = "language not supported yet"
NO_LANGUAGE = "language not known"
NO_WORDS = "no words of assistance together"

_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_FAMILIES = ("giving", "aid", "party", "amount")
_BETWEEN = ("giving", "other party", "party", "what")
_GIVEN = ("gift", "party", "amount")
_SOLD = ("trade", "other party", "party", "thing")
_TOGETHER = ((_FAMILIES, STRETCH), (_BETWEEN, SENTENCE), (_GIVEN, SENTENCE), (_SOLD, SENTENCE))
_RECEIVED = (*_TOGETHER, (("giving", "another", "what"), SENTENCE), (("lent", "another"), SENTENCE))
_NOBODY: frozenset[str] = frozenset()
_THING = re.compile(r"[^\W\d_]{4,}")
_PAIR = re.compile(r"[^\W\d_]{3,} [^\W\d_]{3,}")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """One language's words: `single` maps a lower-case word to its families, `parties` a name to whom it names.

    A name is an abbreviation as it is written, or in lower case one word, or two with a blank between them; `abroad`
    are those that name nobody in particular. `known` are in lower case the words of any family and the last ones of
    names: all others say nothing, and most are others.
    """

    single: Mapping[str, frozenset[str]]
    parties: Mapping[str, str]
    abroad: frozenset[str]
    known: frozenset[str]

    @classmethod
    def of(cls, single: Mapping[str, frozenset[str]], parties: Mapping[str, str], abroad: frozenset[str]) -> "Words":
        """The words, with those that are known of them."""
        known = frozenset((*single, *(name.rpartition(" ")[2].lower() for name in parties)))
        return cls(single, parties, abroad, known)


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of every language that has a pack, and what the catalogue adds to them."""

    words: Mapping[str, Words]
    any_language: Words
    own: Mapping[str, frozenset[str]]
    """By party, the words that name it: a government's own name tells nothing in its own releases."""
    catalogue: Catalogue


@cache
def load_lexicon(catalogue: Catalogue) -> Lexicon:
    """The lexicon of every language that has a pack."""
    own: dict[str, set[str]] = {}
    for name in catalogue.names:
        if name.table == "party":
            own.setdefault(name.target, set()).add(name.spelling.lower())
    words = {language: _words(language, catalogue) for language in pack_languages()}
    names = {party: frozenset(found) for party, found in own.items()}
    return Lexicon(words, _all_of(tuple(words.values())), names, catalogue)


def _words(language: str, catalogue: Catalogue) -> Words:
    table = load_table(language, "screen")
    families: dict[str, set[str]] = {}
    for family in ("giving", "aid", "amount", "gift", "trade", "lent"):
        for word in table[family]:
            families.setdefault(word, set()).add(family)
    for name in catalogue.names:
        if name.table == "item" and name.is_in(language) and _THING.fullmatch(name.spelling):
            families.setdefault(name.spelling.lower(), set()).add("thing")
    parties = {word: word for word in table["abroad"]}
    names = [name for name in catalogue.names if name.table == "party"]
    parties |= {_key(name.spelling): name.target for name in names if name.is_in(language) and _is_word(name.spelling)}
    pairs = {name.spelling.lower(): name.target for name in names
             if name.is_in(language) and _PAIR.fullmatch(name.spelling)}
    parties |= {pair: pair for pair in table["parties"]} | pairs
    single = {word: frozenset(found) for word, found in families.items()}
    return Words.of(single, parties, frozenset(table["abroad"]))


def _all_of(several: Sequence[Words]) -> Words:
    """The words of several languages as those of one."""
    single: dict[str, frozenset[str]] = {}
    parties: dict[str, str] = {}
    for words in several:
        single |= {word: single.get(word, frozenset()) | families for word, families in words.single.items()}
        parties = {**words.parties, **parties}
    return Words.of(single, parties, frozenset().union(*(words.abroad for words in several)))


def _is_word(spelling: str) -> bool:
    return spelling.isalpha() and (len(spelling) > 2 or spelling.isupper())


def _key(spelling: str) -> str:
    """How a name of one word is looked up: an abbreviation as it is written, or 'who' would name the WHO."""
    return spelling if spelling.isupper() else spelling.lower()


def screen(document: Document, lexicon: Lexicon) -> Screening:
    """Whether the document is kept, and why not; `hits` are the words that kept it."""
    if document.language is None:
        return Screening(document.id, kept=False, reason=NO_LANGUAGE)
    if document.language not in lexicon.words:
        return Screening(document.id, kept=False, reason=NO_PACK)
    party = _government(document.publisher, lexicon.catalogue)
    own = lexicon.own.get(party, _NOBODY)
    aided = lexicon.catalogue.is_aided(party, document.published)
    asked = _RECEIVED if aided else _TOGETHER
    hits = _together(document.text, lexicon.words[document.language], own, asked)
    if hits:
        return Screening(document.id, kept=True, reason=KEPT, hits=hits)
    return Screening(document.id, kept=False, reason=NO_WORDS)


def _government(publisher: str | None, catalogue: Catalogue) -> str:
    """The state whose government speaks there; '' where none does."""
    return (catalogue.sources.voice(publisher) or "") if catalogue.sources.is_official(publisher) else ""


def may_be_kept(
    text: str, detect: Callable[[str], str | None], lexicon: Lexicon, publisher: str | None = None
) -> bool:
    """Whether a document may be kept whose text is a part of this one; `detect` tells the language of it.

    Where no publisher is given it may be anybody's. The words of all languages are looked for first, since most texts
    have none of them together.
    """
    party = _government(publisher, lexicon.catalogue)
    aided = publisher is None or party in lexicon.catalogue.aided
    asked = _RECEIVED if aided else _TOGETHER
    if not _together(text, lexicon.any_language, _NOBODY, asked):
        return False
    words = lexicon.words.get(detect(text) or "")
    return words is None or bool(_together(text, words, _NOBODY, asked))


def _together(
    text: str, words: Words, own: frozenset[str], asked_for: tuple[tuple[tuple[str, ...], int], ...]
) -> tuple[str, ...]:
    """The first words that stand together, one of each family that is asked for; empty where they never do."""
    last: dict[str, tuple[int, str]] = {}
    parties, before, named = words.parties, "", ""  # the word before, and the party named last
    known = words.known
    for place, written in enumerate(_WORD.findall(text)):
        word = written.lower()
        if word not in known and not word[0].isdigit():
            before = word
            continue
        families = {"amount"} if word[0].isdigit() else set(words.single.get(word, ()))
        name = pair if (pair := f"{before} {word}") in parties else written if written in parties else word
        party, before = parties.get(name, ""), word
        if party and name.lower() not in own:
            families |= {"party"} if name in words.abroad else {"party", "another"}
            if named and named != party:
                last["other party"] = last["party"]
            named = party
        if not families:
            continue
        if "aid" in families and "aid" in last and place - last["aid"][0] <= STRETCH and last["aid"][1] != word:
            families.add("amount")  # two different words of aid stand for an amount that is not said
        if families & {"amount", "thing", "aid"}:
            families.add("what")
        for family in families:
            last[family] = (place, word)
        for asked, stretch in asked_for:
            if all(family in last and place - last[family][0] <= stretch for family in asked):
                return tuple(last[family][1] for family in asked)
    return ()
