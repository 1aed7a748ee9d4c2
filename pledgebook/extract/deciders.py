"""Whose decision it is, where another only speaks of it: "Spain welcomed Norway's plan to send", 'a pledge by Chad to'.

Who welcomes, fears or follows what another has decided does nothing of it.
"""

from typing import Final

from pledgebook.extract.cues import Cue
from pledgebook.extract.roles import Place
from pledgebook.extract.words import together, without
from pledgebook.text.names import NameMention

REACH: Final = 9
"""How many words before what was decided the noun of the decision may stand ('a pledge from the people of Chad to')."""

OWNED: Final = 4
"""How many words behind the name of its owner the noun may stand."""


def decider(at: Place, cue: Cue) -> NameMention | None:
    """The name of who decided what the cue tells of, beside the noun of the decision; None where none is said."""
    if cue.passive or not cue.first:
        return None
    end = _before_pronoun(at, cue)
    noun = _noun(at, cue, end)
    if noun is None:
        return None
    if noun == cue.first:  # 'the decision of Chad to double its aid'
        to, tokens = at.reader.words.nouns["infinitives"], at.scene.tokens
        behind_it = range(cue.at, min(cue.at + REACH, len(tokens)))
        end = next((k for k in behind_it if tokens.lowers[k] in to), cue.at)
    behind = [m for m in at.scene.parties if noun < m.first and m.last <= end]
    led = next((m for m in behind if _is_led(at, m, noun)), None)
    return led or (None if behind else _owner(at, noun))


def _before_pronoun(at: Place, cue: Cue) -> int:
    """Where what is decided begins: at its verb, or before 'that it' ('the announcement by Chad that it will')."""
    tokens, words = at.scene.tokens, at.reader.words
    first = cue.first
    told = first > 2 and tokens.lowers[first - 1] in words.speech["it"]
    told = told and tokens.lowers[first - 2] in words.nouns["relatives"]
    return first - 2 if told else first


def _noun(at: Place, cue: Cue, end: int) -> int | None:
    """The noun of the decision: the first word of the cue, or the next before its 'to' or 'that it'."""
    tokens, words = at.scene.tokens, at.reader.words
    nouns = words.nouns["decisions"]
    if tokens.lowers[cue.first] in nouns:
        return cue.first
    if end == cue.first and tokens.lowers[end] not in words.nouns["infinitives"]:
        return None
    small = together(words.order.of, words.speech["by"], words.nouns["articles"], words.speech["bodies"],
                     words.role_words["organs"], words.possessives, words.speech["prepositions"])
    for place in range(end - 1, max(-1, end - REACH), -1):
        if tokens.lowers[place] in nouns and not at.scene.covered[place]:
            return place
        if not (at.scene.covered[place] in ("party", "date", "office") or tokens.lowers[place] in small
                or tokens[place].text == "'"):
            return None
    return None


def _is_led(at: Place, mention: NameMention, noun: int) -> bool:
    """Whether 'by', 'from' or 'of' stands between the noun and a name ('a pledge from the government of Chad')."""
    words = at.reader.words
    leads = together(words.speech["by"], words.order.of, words.nouns["froms"])
    return any(t.lower in leads for t in at.scene.tokens[noun + 1 : mention.first])


def _owner(at: Place, noun: int) -> NameMention | None:
    """The name whose possessive, or whose adjective, stands before the noun."""
    tokens, words = at.scene.tokens, at.reader.words
    for mention in reversed(at.scene.parties):
        if mention.last > noun or noun - mention.last > OWNED:
            continue
        stops = without(words.nouns["stops"], words.possessives)
        if any((t.kind == "mark" and t.text != "'") or t.lower in stops for t in tokens[mention.last : noun]):
            return None
        right = mention.last == noun and mention.name.use in ("demonym", "abbreviation")
        return mention if at.owns(mention) or right else None
    return None
