"""The usual way, written as well as it can be: trafilatura for the text, spaCy for sentences, names and amounts.

A blank English pipeline with its sentence splitter; a PhraseMatcher over every English name of the catalogue (parties,
items, offices, programmes), a Matcher over shapes of money, of numbers and of verbs. A sentence with a giving verb, a
party and an amount or a counted item is a claim: the first party before the verb gives, the first other one receives.

Fair means here: names and verbs are those of our own pack, documents go through `nlp.pipe`, nothing is loaded or run
that the rules do not ask for, and texts in other languages are left before spaCy sees them, by our own test, which is
quicker than any of spaCy's. What it lacks is what takes years: roles, tenses, vetoes, parts and totals.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pledgebook.catalogue import Catalogue
from pledgebook.parse.language import detect
from pledgebook.text.lexicon import load_table

_SIGNS = ("$", "€", "£")
_SCALES = ("thousand", "million", "billion", "trillion", "m", "bn")
_CURRENCIES = ("dollars", "euros", "pounds", "kroner", "kronor", "usd", "eur", "gbp")


@dataclass(frozen=True)
class Found:
    """A claim as the rules find it: names from the catalogue, the amount as it stands."""

    donor: str
    recipient: str | None
    amount: str
    sentence: str


class SpacyWay:
    """Loaded once; `claims` reads texts."""

    def __init__(self, catalogue: Catalogue) -> None:
        import spacy  # noqa: PLC0415 -- an extra of the bench, which nothing else needs
        from spacy.matcher import Matcher, PhraseMatcher  # noqa: PLC0415

        self.nlp = spacy.blank("en")
        self.nlp.add_pipe("sentencizer")
        self.names = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        self.shapes = Matcher(self.nlp.vocab)
        self._add_names(catalogue)
        self._add_shapes()

    def _add_names(self, catalogue: Catalogue) -> None:
        spellings: dict[str, set[str]] = {}
        for name in catalogue.names:
            if name.is_in("en") and len(name.spelling) > 2:
                spellings.setdefault(f"{name.table}:{name.target}", set()).add(name.spelling)
        with self.nlp.select_pipes(enable=[]):
            for key, words in spellings.items():
                self.names.add(key, list(self.nlp.tokenizer.pipe(sorted(words))))

    def _add_shapes(self) -> None:
        scale = {"LOWER": {"IN": list(_SCALES)}, "OP": "?"}
        self.shapes.add("money", [
            [{"TEXT": {"IN": list(_SIGNS)}}, {"LIKE_NUM": True}, scale],
            [{"LIKE_NUM": True}, scale, {"LOWER": {"IN": list(_CURRENCIES)}}],
        ], greedy="LONGEST")
        self.shapes.add("number", [[{"LIKE_NUM": True}]])
        self.shapes.add("verb", [[{"LOWER": {"IN": sorted(_verbs())}}]])

    def claims(self, texts: Iterable[str]) -> Iterator[list[Found]]:
        """What is found in each text, in order; nothing in texts that are not in English."""
        read = (text if detect(text) == "en" else "" for text in texts)
        for document in self.nlp.pipe(read, batch_size=50):
            yield list(self._in_document(document))

    def _in_document(self, document: Any) -> Iterator[Found]:
        if not len(document):
            return
        strings = document.vocab.strings
        names = [(start, end, strings[key]) for key, start, end in self.names(document)]
        shapes = [(start, end, strings[key]) for key, start, end in self.shapes(document)]
        by_sentence: dict[int, tuple[list[tuple[int, int, str]], list[tuple[int, int, str]]]] = {}
        starts = {token.i: number for number, sentence in enumerate(document.sents) for token in sentence}
        for place, found in ((0, names), (1, shapes)):
            for one in found:
                by_sentence.setdefault(starts[one[0]], ([], []))[place].append(one)
        sentences = list(document.sents) if by_sentence else []
        for number, (named, shaped) in sorted(by_sentence.items()):
            claim = _claim(document, sentences[number], sorted(named), sorted(shaped))
            if claim:
                yield claim


def _claim(document: Any, sentence: Any, named: list[tuple[int, int, str]],
           shaped: list[tuple[int, int, str]]) -> Found | None:
    verbs = [start for start, _, kind in shaped if kind == "verb"]
    parties = [(start, key) for start, _, key in named if key.startswith("party:")]
    if not verbs or not parties:
        return None
    amount = next((document[start:end].text for start, end, kind in shaped if kind == "money"), None)
    amount = amount or _counted(document, named, shaped)
    if amount is None:
        return None
    donor = next((key for start, key in parties if start < verbs[0]), parties[0][1])
    return Found(donor, next((key for _, key in parties if key != donor), None), amount, sentence.text)


def _counted(document: Any, named: list[tuple[int, int, str]], shaped: list[tuple[int, int, str]]) -> str | None:
    """The first number with an item within the next three words."""
    items = [(start, end) for start, end, key in named if key.startswith("item:")]
    for number, _, kind in shaped:
        for start, end in items:
            if kind == "number" and 0 < start - number <= 3:
                return str(document[number:end].text)
    return None


def _verbs() -> set[str]:
    table = load_table("en", "verbs")["verbs"]
    forms = (form for kind in ("give", "promise") for line in table[kind]["forms"] for form in line.split())
    return {word for form in forms for word in form.split("|") if word != "_"}
