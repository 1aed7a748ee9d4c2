"""Word lists of one language, read from the TOML tables of its pack into frozen records.

A pack is a folder `data/packs/<language>/`. What stands here knows shapes ('phrases that mean at_least'), never words.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from pledgebook.errors import TableError
from pledgebook.text.packs import load_pack
from pledgebook.text.tokens import Token, Tokens, lower_words

MENTION_TABLES: Final = ("numbers", "money", "dates", "sentences")
"""The tables that amounts, money and days are read with."""

CLAIM_TABLES: Final = (*MENTION_TABLES, "context", "phrases", "screen", "stances", "verbs")
"""All tables of a pack: with fewer no claim is read. `confidence` stands beside them where a gold has taught it."""


def pack_languages() -> tuple[str, ...]:
    """The codes of the languages that claims are read in, sorted: those whose pack has all tables."""
    return _languages_with(CLAIM_TABLES)


def mention_languages() -> tuple[str, ...]:
    """The codes of the languages that amounts, money and days are read in, sorted; these need half of the tables."""
    return _languages_with(MENTION_TABLES)


def _languages_with(tables: Iterable[str]) -> tuple[str, ...]:
    folder = files("pledgebook").joinpath("data/packs")
    return tuple(sorted(pack.name for pack in folder.iterdir()
                        if pack.is_dir() and all(pack.joinpath(f"{name}.toml").is_file() for name in tables)))


def has_table(language: str, name: str) -> bool:
    """Whether a language's pack has this table."""
    return files("pledgebook").joinpath(f"data/packs/{language}/{name}.toml").is_file()


@cache
def load_table(language: str, name: str) -> Mapping[str, Any]:
    """The table `name`.toml of a language's pack; TableError with file and line where it cannot be read."""
    place = f"data/packs/{language}/{name}.toml"
    kept = load_pack(language).get(name)
    if kept is not None:
        return kept
    try:
        return tomllib.loads(files("pledgebook").joinpath(place).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise TableError(
            place, "this table of the pack is missing", f"languages with this table: {_languages_with([name])}"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise TableError(place, f"not readable as TOML: {error}", "mend the line it names") from error


class Phrases:
    """Phrases of several tokens with a label each; the longest that matches at a place wins.

    Matching is by lower-case token words, so it does not mind line breaks or odd spaces between them.
    """

    def __init__(self, labelled: Iterable[tuple[str, str]]) -> None:
        """Index `(phrase, label)` pairs by their first two tokens, longest first."""
        pairs = ((tuple(lower_words(phrase)), label) for phrase, label in labelled)
        entries = sorted((pair for pair in pairs if pair[0]), key=lambda entry: (-len(entry[0]), entry))
        self._by_first: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        for words, label in entries:
            self._by_first.setdefault(words[0], {"": []}).setdefault(words[1] if len(words) > 1 else "", []).append(
                (words, label))
        for by_second in self._by_first.values():
            for second in by_second.keys() - {""}:
                by_second[second] += by_second[""]  # a phrase of one word stands before any second word
        self._by_last: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        for words, label in entries:
            self._by_last.setdefault(words[-1], {"": []}).setdefault(words[-2] if len(words) > 1 else "", []).append(
                (words, label))
        for by_before in self._by_last.values():
            for before in by_before.keys() - {""}:
                by_before[before] += by_before[""]  # a phrase of one word stands behind any word
        self.first_words = frozenset(self._by_first)
        """The words with which a phrase begins."""
        self.last_words = frozenset(self._by_last)
        """The words with which a phrase ends."""
        held = Counter(word for words, _ in entries for word in set(words))
        common = {word for word, times in held.items() if 4 * times > len(entries)}  # 'the' of 'the AP', 'the Times'
        self._beside: dict[str, set[str]] = {}
        """For each telling word the next longest of its phrases, of which one must stand there too."""
        for words, _ in entries:
            told = sorted(dict.fromkeys(words), key=lambda word: _told_by(word, common), reverse=True)
            self._beside.setdefault(told[0], set()).add(told[:2][-1])
        self.telling = frozenset(self._beside)
        """The longest word of each phrase: where none stands there is no phrase, and they are rarer than the first."""
        self.all_words = frozenset(word for words, _ in entries for word in words)
        self.alone = frozenset(words[0] for words, _ in entries if len(words) == 1)
        """Phrases of one word."""

    @classmethod
    def of(cls, table: Mapping[str, Sequence[str]]) -> "Phrases":
        """Phrases from a TOML table of label = [phrase, ...]."""
        return cls((phrase, label) for label, phrases in table.items() for phrase in phrases)

    def may_stand(self, tokens: Tokens) -> bool:
        """Whether one of the phrases may stand anywhere among the tokens: two of its words are there."""
        said = tokens.words
        for word in self.telling & said:  # noqa: SIM110 - a plain loop, since all text comes through
            if not self._beside[word].isdisjoint(said):
                return True
        return False

    def at(self, tokens: Sequence[Token], place: int, end: int | None = None) -> tuple[str, int] | None:
        """(label, index after the phrase) of the longest phrase that begins at `place`, or None."""
        if place >= len(tokens):
            return None
        by_second = self._by_first.get(tokens[place].lower)
        if by_second is None:
            return None
        limit = len(tokens) if end is None else end
        second = tokens[place + 1].lower if place + 1 < limit else ""
        for words, label in by_second.get(second) or by_second[""]:
            after = place + len(words)
            if after <= limit and (len(words) < 3 or _agree(tokens, place, words)):
                return label, after
        return None

    def scan(self, tokens: Sequence[Token], start: int = 0, end: int | None = None) -> Iterator[tuple[int, str, int]]:
        """(place, label, index after) of every phrase that begins between `start` and `end`."""
        if isinstance(tokens, Tokens) and (self.telling.isdisjoint(tokens.words) or not self.may_stand(tokens)):
            return iter(())  # nine sentences in ten
        if isinstance(tokens, Tokens) and not start and end is None:  # some lists are asked for by many rules
            if self not in tokens.phrases:
                tokens.phrases[self] = list(self._scan(tokens, 0, len(tokens)))
            return iter(tokens.phrases[self])
        return self._scan(tokens, start, len(tokens) if end is None else end)

    def _scan(self, tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, str, int]]:
        """As `at` tried at every place, which is not called: most first words stand before no second word of theirs."""
        firsts = self._by_first
        lowers = tokens.lowers if isinstance(tokens, Tokens) else [token.lower for token in tokens]
        size = len(lowers)
        for place in [k for k, word in enumerate(lowers[start:end], start) if word in firsts]:
            by_second = firsts[lowers[place]]
            second = lowers[place + 1] if place + 1 < size else ""
            for words, label in by_second.get(second) or by_second[""]:
                after = place + len(words)
                if after <= size and (len(words) < 3 or _agree(tokens, place, words)):
                    yield place, label, after
                    break

    def before(self, tokens: Sequence[Token], place: int, longest: int = 6) -> tuple[str, int] | None:
        """(label, index of its first token) of the longest phrase that ends just before `place`, or None."""
        if place < 1:
            return None
        by_before = self._by_last.get(tokens[place - 1].lower)
        if by_before is None:
            return None
        for words, label in by_before.get(tokens[place - 2].lower if place > 1 else "") or by_before[""]:
            start = place - len(words)
            if start >= 0 and len(words) <= longest and (len(words) < 3 or _agree(tokens, start, words, 0)):
                return label, start
        return None


def _told_by(word: str, common: Collection[str]) -> tuple[bool, bool, int]:
    """How rare a word of a phrase is, as far as the other phrases and its letters tell."""
    return word not in common, word.isalnum(), len(word)


def _agree(tokens: Sequence[Token], place: int, words: Sequence[str], known: int = 2) -> bool:
    """Whether the words stand at `place`, of which some are `known` to; a plain loop, since all text comes through."""
    for k in range(known, len(words)):  # noqa: SIM110
        if tokens[place + k].lower != words[k]:
            return False
    return True


class Shapes(NamedTuple):
    """The words that tell apart numbers that count something from those that do not, where no catalogue helps."""

    spaces: str
    """When one space parts the digits of a number: '', 'always' or 'sure' (see `tokens.tokenise`)."""
    particles: frozenset[str]
    phrasal: frozenset[str]
    acronyms: frozenset[str]
    """Words in capitals that are no designation where a number follows, in lower case."""
    changes: frozenset[str]
    """Words of rising and falling: what they go from is a base, not the least of a range."""
    sources: Phrases
    """People who are counted only as those who say so."""
    small: frozenset[str]
    """Words that may follow a year, and no noun that it could count."""
    every: Phrases
    touching: frozenset[str] = frozenset()
    """What may touch the number of what is counted: a sign of times ('40x tents')."""
    weights: frozenset[str] = frozenset()
    """Measures that may touch their number where 'of' follows ('500kg of rice')."""
    measures: frozenset[str] = frozenset()
    """How large one thing is, so that the number before it counts nothing ('20 500 litre tanks')."""

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> "Shapes":
        """The shapes of a `numbers.toml`; what it does not say is empty."""
        found: Mapping[str, Sequence[str]] = table.get("shapes", {})
        particles, phrasal, acronyms, changes, small = (
            frozenset(found.get(name, ())) for name in ("particles", "phrasal", "acronyms", "changes", "small")
        )
        sources, every = (Phrases.of({name: found.get(name, ())}) for name in ("sources", "every"))
        touching, weights, measures = (frozenset(found.get(name, ())) for name in ("touching", "weights", "measures"))
        spaces = table.get("spaces", "")
        return cls(spaces, particles, phrasal, acronyms, changes, sources, small, every, touching, weights,
                   measures)


_COUNTED: Final = re.compile(r"[0-9\u00bc-\u00be\u0250-\u1fff\u2150-\u218f\u2460-\U0010ffff]")
"""Digits and signs of a part ('½') of any script, with letters that need not be told from them."""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language, by what they do."""

    decimal: str
    group: str
    words: Mapping[str, int]
    magnitudes: Mapping[str, int]
    glued: Mapping[str, int]
    plurals: Mapping[str, int]
    grammar: Mapping[str, frozenset[str]]
    bounds: Phrases
    suffixes: Phrases
    fillers: Phrases
    rates: Phrases
    rated: Phrases
    """Adjectives that say a rate ('annual'), each with it."""
    shares: Phrases
    """Words for how much of a number behind 'of', each with its share; 0 where that is not said ('most of')."""
    vague: Phrases
    masked_after: Phrases
    masked_before: Phrases
    starters: frozenset[str]
    """Lower-case words with which an amount can begin; digits can always."""
    compounds: Phrases
    """Numbers below a hundred that are several words, each with its value."""
    scores: frozenset[int]
    """Numbers to which one up to nineteen is added, as others take one up to nine."""
    fractions: Phrases
    """Words that make a part of the magnitude behind them, each with its share."""
    added: Phrases
    """Words that add a share to the number or the magnitude before them, each with it."""
    multiples: Phrases
    """Words that make a magnitude or its plural behind them vague."""
    rough: frozenset[str]
    """Magnitudes that are only about their value."""
    bare: frozenset[str]
    """Magnitudes that need no number before them."""
    counts: frozenset[str]
    """Words with which a number itself can begin, behind its bounds."""
    sharing: frozenset[str]
    """Words with which 'almost all of', 'two thirds of' or 'twice as many' may begin."""
    shapes: "Shapes"
    openers: frozenset[str]
    """Starters that are no number themselves: an amount begins with one only where it goes on behind it."""
    nexts: frozenset[str]
    """Words with which an amount may go on behind an opener; digits can always."""
    telling: frozenset[str]
    """Words of which each amount has one that has no digits and no sign of a part."""

    def may_stand(self, tokens: Tokens, text: str) -> bool:
        """Whether there may be an amount at all among tokens of `text`."""
        return not self.telling.isdisjoint(tokens.words) or (
            bool(tokens) and _COUNTED.search(text, tokens[0].start, tokens[-1].end) is not None)

    @classmethod
    def load(cls, language: str) -> "NumberWords":
        """The number words of a language's pack."""
        table = load_table(language, "numbers")
        bounds, fillers = Phrases.of(table["bounds"]), Phrases.of(table["fillers"])
        counts = {*table["words"], *table["magnitudes"], *table["plurals"]}
        counts.update(word for name in ("half", "article", "between", "from") for word in table["grammar"][name])
        compounds = Phrases((spelling, str(value)) for words, value in table.get("compounds", {}).items()
                            for spelling in (words, words.replace(" ", "-")))
        fractions = Phrases((words, str(value)) for words, value in table.get("fractions", {}).items())
        multiples = Phrases((words, "vague") for words in table["vague"].get("multiples", ()))
        bare = frozenset(table["grammar"].get("bare", ()))
        counts.update(compounds.first_words, fractions.first_words, multiples.first_words, bare)
        starters = {*counts, *bounds.first_words, *fillers.first_words}
        whole = {*table["words"], *table["magnitudes"], *table["plurals"], *bare}
        telling = frozenset({*whole, *compounds.telling})
        whole.update(compounds.alone, fractions.alone, multiples.alone)
        nexts = counts.union(*(phrases.all_words for phrases in (bounds, fillers, compounds, fractions, multiples)))
        return cls(
            table["decimal"],
            table["group"],
            table["words"],
            table["magnitudes"],
            table["glued"],
            table["plurals"],
            {name: frozenset(words) for name, words in table["grammar"].items()},
            bounds,
            Phrases.of(table["suffixes"]),
            fillers,
            Phrases.of(table["rates"]),
            *_beside(table),
            Phrases.of({"vague": table["vague"]["words"]}),
            Phrases.of({label: table["masked"][label] for label in ("after", "power")}),
            Phrases.of({"before": table["masked"]["before"]}),
            frozenset(starters),
            compounds,
            frozenset(table.get("scores", ())),
            fractions,
            Phrases((words, str(value)) for words, value in table.get("added", {}).items()),
            multiples,
            frozenset(table["grammar"].get("rough", ())),
            bare,
            frozenset(counts), frozenset(_sharing(table, bounds)),
            Shapes.of(table),
            frozenset(starters - whole), frozenset(nexts), telling,
        )


def _beside(table: Mapping[str, Any]) -> tuple[Phrases, Phrases]:
    """Adjectives that say a rate, and words for a share of a number, where the pack has them."""
    shares = Phrases((words, str(share)) for words, share in table.get("shares", {}).items())
    return Phrases.of(table.get("rated", {})), shares


def _sharing(table: Mapping[str, Any], bounds: Phrases) -> Iterator[str]:
    """The first words of shares, of vague words of several words, and of bounds, where there are shares."""
    if table.get("shares"):
        yield from (words.split()[0] for words in (*table["shares"], *table["vague"]["words"]))
        yield from bounds.first_words


def digits_value(written: str, decimal: str) -> Decimal:
    """The value of digits with group marks: '10,000' is 10000 where the decimal mark is '.', and 1.5 is 1.5."""
    group = "," if decimal == "." else "."
    plain = written.replace("'", "").replace(" ", "")
    plain = plain.replace(group, "" if _grouped(plain, group) else decimal)
    if plain.count(decimal) > 1:  # 1.000.000 in a text whose decimal mark is the point
        return Decimal(plain.replace(decimal, ""))
    return Decimal(plain.replace(decimal, "."))


def _grouped(written: str, mark: str) -> bool:
    """Whether a mark parts groups: of three digits, or as in India of two up to the last ('1,50,00,000')."""
    sizes = [len(part.split(".")[0].split(",")[0]) for part in written.split(mark)[1:]]
    return bool(sizes) and sizes[-1] == 3 and (set(sizes) == {3} or set(sizes[:-1]) == {2})
