"""Things that no list of words knows, told by the list in which they stand: 'tents, tide gauges and zithers'."""

from typing import Final

from pledgebook.extract.phrases import Phrase
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

KINDS: Final = frozenset({"goods", "service", "training"})
"""Kinds of things that a list tells."""

UNKNOWN_WORDS: Final = 4
"""How many words a member may have that no list of words knows."""

ROW: Final = 3
"""Members of a list in which plurals that no list of words knows may stand one behind another."""


def in_row(scene: Scene, words: Words, members: list[Phrase], k: int, found: list[Phrase]) -> bool:
    """'tents, tide gauges, and infant warmers': plurals that no list knows, one behind another, behind a thing."""
    if len(members) < ROW or not found or found[-1].first != members[k - 1].first or found[-1].kind != "goods":
        return False
    behind = members[k + 1] if k + 1 < len(members) else None
    goes_on = is_last(scene, words, members[k]) if behind is None else (
        behind.kind in KINDS or _is_plain(scene, words, behind))
    return goes_on and _is_plain(scene, words, members[k])


def _is_plain(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """Whether a phrase ends with a plural that may be one of things: no people, no idea ('opportunities')."""
    noun = scene.tokens[phrase.last - 1]
    people = noun.lower in words.nouns["getters"] or noun.lower in words.role_words["people"]
    idea = noun.lower in words.nouns["ideas"] or noun.lower.endswith(tuple(words.nouns["idea_marks"]))
    plural = len(noun.lower) > UNKNOWN_WORDS and noun.text.islower() and noun.lower.endswith(words.plural_marks)
    return plural and not people and not idea and not phrase.kind


def is_last(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'rice, beans and gumboots': a plural behind the 'and' of a list, that no list of words knows, before its end."""
    tokens, last = scene.tokens, phrase.last
    joined = phrase.first > 0 and tokens.lowers[phrase.first - 1] in words.nouns["conjunctions"]
    if not joined or last - phrase.first > 2:
        return False
    noun = tokens[last - 1]
    ends = last >= len(tokens) or tokens[last].kind == "mark" or tokens.lowers[last] in words.nouns["stops"]
    people = noun.lower in words.nouns["getters"] or noun.lower in words.role_words["people"]
    return ends and not people and len(noun.lower) > UNKNOWN_WORDS and noun.lower.endswith(words.plural_marks)
