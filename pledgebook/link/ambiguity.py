"""Words that name several things, decided by what stands beside the string: rows of ambiguous_words.csv, no code.

Each row is one sense with its cues. The sense with the most cues in the sentence and in the string itself wins; a
row marked `default` wins where nothing speaks, and of equals the earlier row. A sense without an id is none of the
catalogue's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pledgebook.catalogue import Catalogue
from pledgebook.catalogue.lookup import LookupName, rows_of
from pledgebook.catalogue.tables import Row
from pledgebook.link.found import Context, Weighed
from pledgebook.link.index import Mention, NameIndex
from pledgebook.text.tokens import Token, tokenise

DEFAULT_WEIGHT, OWN_LANGUAGE_WEIGHT, WRITTEN_WEIGHT, OTHER_SENSE = 0.5, 0.1, 1.0, 0.3
"""A default yields to one cue, of two the one of the language wins; small letters in the sentence count as a cue; what
a sense that lost is worth."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The mentions with the senses that were chosen, and what was decided against."""

    mentions: list[Mention]
    reasons: dict[str, str]
    against: tuple[Weighed, ...]
    none_because: str

    def applied(self, found: Sequence[Weighed]) -> list[Weighed]:
        """The candidates with the reasons of the decisions, and the senses that lost with low scores."""
        told = [Weighed(one.id, one.score, f"{one.why}; {self.reasons[one.id]}") if one.id in self.reasons else one
                for one in found]
        return [*told, *self.against]


@dataclass(frozen=True)
class Sense:
    """One row of the table."""

    row: Row

    @cached_property
    def cues(self) -> tuple[str, ...]:
        """Its cues, each a row of words between spaces; one that ends in a star is the beginning of a word."""
        return tuple(f" {' '.join(_words(cue.rstrip('*')))}" + ("" if cue.endswith("*") else " ")
                     for cue in self.row["cues"].split("|") if cue)

    def holds(self, context: Context, language: str) -> bool:
        """Whether the sense exists in that language on that day (`until` is the first day on which it does not)."""
        row, day = self.row, context.day
        return (row["language"] in ("", context.language or language)
                and (not day or not row["from"] or row["from"] <= day)
                and (not day or not row["until"] or day < row["until"])
                and (bool(day) or not row["until"]))

    def weight(self, around: str, *, small: bool) -> tuple[float, list[str]]:
        """How strongly what stands around speaks for it, and the cues that do."""
        seen = [cue.strip() for cue in self.cues if cue in around]
        written = WRITTEN_WEIGHT if self.row["written"] == "small" and small else 0.0
        silent = DEFAULT_WEIGHT * bool(self.row["default"]) + OWN_LANGUAGE_WEIGHT * bool(self.row["language"])
        return len(seen) + written + silent, [*seen, "small letters"] if written else seen


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """The senses of a language by the key of their word."""

    senses: dict[str, tuple[Sense, ...]]
    catalogue: Catalogue
    index: NameIndex
    language: str

    def decide(self, tokens: Sequence[Token], mentions: Sequence[Mention], context: Context) -> Decided:
        """Each ambiguous word in the sense that fits; one that is nothing of the catalogue is left out."""
        kept: list[Mention] = []
        reasons: dict[str, str] = {}
        against: list[Weighed] = []
        because = ""
        for mention in mentions:
            senses = self.senses.get(self.index.key(tokens[mention.first : mention.last]), ())
            senses = tuple(one for one in senses if one.holds(context, self.language))
            if not senses:
                kept.append(mention)
                continue
            best, why = self._best(senses, tokens, mention, context)
            against += [Weighed(one.row["id"], OTHER_SENSE, f'other sense of "{one.row["word"]}": {one.row["reason"]}')
                        for one in senses if one.row["id"] and one is not best]
            if best.row["id"]:
                reasons[best.row["id"]] = why
                kept.append(Mention(mention.first, mention.last, self._names(best, mention), mention.own_case))
            else:
                because = why
        return Decided(kept, reasons, tuple(against), because)

    def _best(self, senses: Sequence[Sense], tokens: Sequence[Token], mention: Mention, context: Context
              ) -> tuple[Sense, str]:
        around, small = self._around(tokens, mention, context)
        weighed = [(*one.weight(around, small=small), one) for one in senses]
        best = max(weighed, key=lambda one: one[0])  # the first of equals
        cues = ", ".join(f'"{cue}"' for cue in best[1][:4])
        said = f"by {cues}" if cues else "since nothing near says otherwise"
        return best[2], f'"{best[2].row["word"]}" as {best[2].row["meaning"]} {said}: {best[2].row["reason"]}'

    def _around(self, tokens: Sequence[Token], mention: Mention, context: Context) -> tuple[str, bool]:
        """The words of the sentence and of the string, the word itself as '_'; whether the sentence has it small."""
        key = self.index.key(tokens[mention.first : mention.last])
        sentence = tokenise(context.sentence)
        small = any(token.text.islower() for token in sentence if self.index.key([token]) == key)
        return f" {self._masked(tokens, key)} | {self._masked(sentence, key)} ", small

    def _masked(self, tokens: Sequence[Token], key: str) -> str:
        return " ".join("_" if token.kind == "word" and self.index.key([token]) == key else token.lower
                        for token in tokens)

    def _names(self, sense: Sense, mention: Mention) -> tuple[LookupName, ...]:
        own = tuple(name for name in mention.names if name.target == sense.row["id"] and not name.short)
        return own or (_name_of(sense.row, self.catalogue),)


def load_ambiguity(catalogue: Catalogue, language: str, index: NameIndex) -> Ambiguity:
    """The table for one language; words that are no name yet are put into the index, so that they are seen."""
    senses: dict[str, tuple[Sense, ...]] = {}
    for row in rows_of("ambiguous_words", catalogue.own_tables):
        if row["language"] not in ("", language):
            continue
        if row["id"] and not (row["id"] in catalogue.items or row["id"] in catalogue.parties):
            continue
        key = index.key(tokenise(row["word"]))
        senses[key] = (*senses.get(key, ()), Sense(row))
        if row["id"] and all(name.short for name in index.named(key)):
            index.add(_name_of(row, catalogue))
    return Ambiguity(senses, catalogue, index, language)


def _name_of(row: Row, catalogue: Catalogue) -> LookupName:
    table = "item" if row["id"] in catalogue.items else "party"
    return LookupName(row["word"], table, row["id"], "name" if table == "party" else "", exact=True)


def _words(text: str) -> list[str]:
    return [token.lower for token in tokenise(text)]
