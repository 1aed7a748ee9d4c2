"""Who gives by the hands of people and craft from a state, or from where a sentence begins.

'Planes from Jordan, Germany and France dropped food', 'Instructors from Spain trained 40 soldiers', 'From Norway and
Sweden, 40 tents were sent'.
"""

from typing import Final

from pledgebook.extract.cues import GIVING, Cue
from pledgebook.extract.parts import GIVES
from pledgebook.extract.roles import Found, Place, may_give, weighed
from pledgebook.extract.words import together
from pledgebook.model import Span
from pledgebook.text.names import NameMention

PARTS: Final = (*GIVES, "people")
"""Parts of the state from which people come who give in its name."""


def envoys(at: Place, cue: Cue | None) -> Found | None:
    """The states from which those come who act in a verb of giving or training, where nothing else stands between."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    hands = together(words.nouns["hands_of_state"], words.nouns["vehicles"])
    if cue is None or cue.passive or cue.group not in GIVING or at.scene.tokens.words.isdisjoint(hands):
        return None
    small = together(words.adverbs, words.tenses.first_words, words.speech["between"])
    for mention in at.scene.parties:
        led = at.before_articles(mention.first) - 1
        if led < 1 or lowers[led] not in words.nouns["froms"] or lowers[led - 1] not in hands:
            continue
        row = _row(at, mention)
        if row[-1].last <= cue.first and all(word in small for word in lowers[row[-1].last : cue.first]):
            return _given(at, row, "donor.subject")
    return None


def opens_from(at: Place, cue: Cue | None) -> Found | None:
    """'From Norway, 40 tents were sent', 'From Japan comes a pledge of': the states with which a sentence begins."""
    words, tokens = at.reader.words, at.scene.tokens
    if cue is None or len(tokens) < 3 or tokens.lowers[0] not in words.nouns["froms"]:
        return None
    first = next((m for m in at.scene.parties if at.before_articles(m.first) == 1), None)
    row = _row(at, first) if first is not None else []
    if not row or row[-1].last >= len(tokens):
        return None
    end = row[-1].last
    comes = tokens.lowers[end] in words.nouns["comes_from"]
    moved = tokens[end].text == "," and (cue.passive or cue.group == "arrive")
    return _given(at, row, "donor.source") if comes or moved else None


def came_from(at: Place, cue: Cue | None) -> Found | None:
    """'launchers which came from the US, Germany and Romania': the states behind a clause about the thing."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    if cue is None or cue.tense != "phrase" or lowers[cue.first] not in words.nouns["relatives"]:
        return None
    if lowers[cue.at] not in words.nouns["froms"]:
        return None
    first = next((m for m in at.scene.parties if at.before_articles(m.first) == cue.at + 1), None)
    return _given(at, _row(at, first), "donor.funder") if first is not None else None


def _row(at: Place, first: NameMention) -> list[NameMention]:
    """The names that commas and 'and' join to the first one, in order."""
    row = [first]
    for mention in at.scene.parties:
        if mention.first > row[-1].last and at.joined_to(mention.first) is row[-1]:
            row.append(mention)
    return row


def _given(at: Place, row: list[NameMention], rule: str) -> Found | None:
    """What the states of a row give, if all of them may."""
    states = [m for m in row if at.is_public(m.name.target) and may_give(at, m, PARTS)]
    if len(states) < len(row):
        return None
    codes = tuple(sorted({m.name.target for m in states}))
    return weighed(codes, Span(at.span(row[0]).start, at.span(row[-1]).end), rule)
