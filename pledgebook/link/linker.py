"""The linker: a string, its language and what stands beside it -> candidates among items and parties, or none."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pledgebook.catalogue import OWN_LANGUAGE, Catalogue
from pledgebook.catalogue.lookup import LANGUAGES, LookupName, companions, lookup_names, phrase_words
from pledgebook.catalogue.roles import role_words
from pledgebook.link.ambiguity import Ambiguity, load_ambiguity
from pledgebook.link.belongs import calibres_of
from pledgebook.link.compounds import split_compounds
from pledgebook.link.found import FITS, Context, Found, Weighed, ranked
from pledgebook.link.index import Mention, NameIndex
from pledgebook.link.keys import plain_word, shortened
from pledgebook.link.misspellings import Speller
from pledgebook.link.office_names import OfficeNames, holders_by_name
from pledgebook.link.offices import OfficeReader
from pledgebook.link.phrase import Words, parse
from pledgebook.link.programmes import ProgrammeReader
from pledgebook.link.public import Public
from pledgebook.link.seen import Scale, Seen
from pledgebook.link.weigh import weigh
from pledgebook.text.tokens import Token, tokenise

ORDER = "order"
"""The kind of the rows of phrase_words.csv that say how a language orders a phrase."""

THING_FIRST, COMPOUNDS = "thing first", "compounds"
"""The thing comes before what says whose or of what it is; a thing and what it is for are written as one word."""

SURE, MENDED, SPLIT = 0.95, 0.9, 0.95
"""From this score on no word is taken for misspelt; what readings with mended words and split ones are worth."""

GUESSED = 0.85
"""What a language that nobody named must reach: 'vest' is a garment in English and a wind in another."""

LONGEST = 60
"""So many tokens of a string are looked at: a cell of a table, not a text."""

LONGEST_LINE = 10_000
"""A string of more characters is a text and names nothing."""

_GERMAN, _FRENCH = set("äöüßÄÖÜ"), set("éèêëàâçîïôûùœÉÈÀÇ")
_NO_CONTEXT = Context()


@dataclass(frozen=True, slots=True)
class _Tongue:
    """One language's names and words."""

    language: str
    index: NameIndex
    heads: frozenset[str]
    scale: Scale
    speller: Speller
    ambiguity: Ambiguity
    spellings: Mapping[str, str]
    compounds: bool
    """Whether the language writes a thing and what it is for as one word."""


class Linker:
    """Looks up strings in one catalogue. Pure and deterministic; a language is loaded when it is first asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._tongues: dict[str, _Tongue] = {}
        self._public: dict[str, Public] = {}
        self._holders: NameIndex | None = None

    def look_up(self, words: str, context: Context = _NO_CONTEXT, *, spelling: bool = True, public: bool = True
                ) -> Found:
        """The candidates for `words`, best first.

        Without a language the letters speak for one; where English finds nothing, the other languages are asked.
        `spelling` lets misspelt words be mended, with a lower score and the reason; `public` lets public offices and
        programmes be found, which lead to their parties and to the nodes under which they stand.
        """
        if len(words) > LONGEST_LINE:
            return Found(words, none_because=f"it has more than {LONGEST_LINE:,} characters: no name is that long")
        query = " ".join(unicodedata.normalize("NFC", words).split())
        first: Found | None = None
        for language in _languages(query, context.language):
            found = self._in(language, words, query, context, spelling=spelling, public=public)
            if first is None:
                first = found
            if found.none_because or _top(found) >= (FITS if found is first else GUESSED):
                return found
        return first or Found(words)

    def _in(self, language: str, words: str, query: str, context: Context, *, spelling: bool, public: bool) -> Found:
        tongue = self._tongue(language)
        tokens = tongue.index.spelt_otherwise(list(map(shortened, tokenise(query)[:LONGEST])))
        found, none_because = self._read(tongue, tokens, context)
        if spelling and not none_because and max((one.score for one in found), default=0.0) < SURE:
            mended, notes = tongue.speller.mend(tokens)
            if notes:
                again, none_because = self._read(tongue, mended, context)
                found = self._with_mended(found, [Weighed(one.id, one.score * MENDED, f"{one.why} ({notes})")
                                                  for one in again])
        if public and not none_because:
            found, none_because = self._public_of(tongue).add(tokens, context, found)
        return ranked(words, found, self.catalogue, none_because)

    def _with_mended(self, found: list[Weighed], mended: list[Weighed]) -> list[Weighed]:
        """Both, the mended reading before one that says less because of the misspelt word."""
        best = max(mended, key=lambda one: one.score, default=None)
        if best is None:
            return found
        above = self.catalogue.ancestors(best.id)[1:]
        return [*(Weighed(one.id, min(one.score, best.score - 0.05), one.why) if one.id in above else one
                  for one in found), *mended]

    def _read(self, tongue: _Tongue, tokens: list[Token], context: Context) -> tuple[list[Weighed], str]:
        """What the tokens may name, and why none where a rule on ambiguous words says so."""
        notes = ""
        if tongue.compounds:
            tokens, notes = split_compounds(tokens, tongue.index, tongue.heads)
        mentions = tongue.index.mentions(tokens, later_first=not tongue.scale.head_first)
        decided = tongue.ambiguity.decide(tokens, mentions, context)
        phrase = parse(tokens, decided.mentions, tongue.scale.words)
        found = list(weigh(Seen(tokens, decided.mentions, phrase, tongue.scale)))
        if notes:
            found = [Weighed(one.id, one.score * SPLIT, f"{one.why} ({notes})") for one in found]
        return decided.applied(found), decided.none_because or _idiom(decided.mentions)

    def _tongue(self, language: str) -> _Tongue:
        if language not in self._tongues:
            self._tongues[language] = self._load(language)
        return self._tongues[language]

    def _load(self, language: str) -> _Tongue:
        kinds = dict(phrase_words(language, self.catalogue.own_tables))
        order = kinds.pop(ORDER, {})
        spellings: dict[str, str] = {}
        for word, other in kinds.get("spelling", {}).items():
            spellings[plain_word(word, {})] = plain_word(other, {})
        heads = [LookupName(word, "item", node, language=language, weak=kind == "weak_head")
                 for kind in ("head", "weak_head") for word, node in kinds.get(kind, {}).items()
                 if node in self.catalogue.items]
        names = lookup_names(self.catalogue, language)
        taken = {name.spelling.lower() for name in names}  # 'bridge loan' is no bridge, and yet a loan by its own name
        idioms = [LookupName(words, "mask", "", "idiom", language=language) for words in kinds.get("idiom", {})
                  if words not in taken]
        index = NameIndex([*names, *heads, *idioms], spellings)
        scale = Scale(self.catalogue, companions(self.catalogue.own_tables), Words(kinds), THING_FIRST in order,
                      calibres_of(self.catalogue))
        known = {word for kind, words in kinds.items() if kind != "idiom" for word in words}
        known.update(word for words in role_words(self.catalogue, language) for word in words.split())
        return _Tongue(language, index, frozenset(name.spelling for name in heads), scale, Speller(index.words, known),
                       load_ambiguity(self.catalogue, language, index), spellings, COMPOUNDS in order)

    def _public_of(self, tongue: _Tongue) -> Public:
        """Loaded when a string is looked up: who only reads texts does without."""
        if self._holders is None:
            self._holders = holders_by_name(self.catalogue)
        if tongue.language not in self._public:
            names = OfficeNames(self.catalogue, tongue.language, self._holders, tongue.spellings)
            self._public[tongue.language] = Public(
                OfficeReader(self.catalogue, names, tongue.index, tongue.scale.words, tongue.ambiguity),
                ProgrammeReader(self.catalogue, tongue.language, tongue.index, tongue.scale.words))
        return self._public[tongue.language]


def _idiom(mentions: Iterable[Mention]) -> str:
    """Which phrase that names no thing stands in the string, in words; '' for none: no other language need be asked."""
    found = next((name for mention in mentions for name in mention.names if name.use == "idiom"), None)
    return f'"{found.spelling}" is a phrase that names no thing of the catalogue' if found else ""


def _top(found: Found) -> float:
    return found.candidates[0].score if found.candidates else 0.0


def _languages(query: str, asked: str | None) -> Iterator[str]:
    """The languages to ask, in order: the one that was named and English, else those the letters speak for."""
    if asked in LANGUAGES:
        yield from dict.fromkeys((asked or OWN_LANGUAGE, OWN_LANGUAGE))
        return
    letters = set(query)
    if any("\u0400" <= letter <= "\u04ff" for letter in letters):
        yield from ("uk", OWN_LANGUAGE)
    elif letters & _GERMAN:
        yield from ("de", OWN_LANGUAGE, "fr")
    elif letters & _FRENCH:
        yield from ("fr", OWN_LANGUAGE, "de")
    else:
        yield from (OWN_LANGUAGE, "de", "fr")


@cache
def linker_of(catalogue: Catalogue) -> Linker:
    """The one linker of a catalogue, with the languages that it has loaded."""
    return Linker(catalogue)


