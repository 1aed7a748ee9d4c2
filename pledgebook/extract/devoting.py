"""What was devoted to a cause over a time that is past was spent: 'has devoted $3 million to food since 2022'.

Without such a time to devote, as to allocate, may be no more than a decision ('has dedicated $3 million to schools').
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

SPENT: Final = frozenset({"past", "perfect"})
"""Tenses of what was done by somebody."""


def devoted(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues, each of devoting as done, where the sentence tells since when, or in which time past."""
    if words.nouns["devoting"].isdisjoint([cue.lemma for cue in cues]) or not _is_over(scene, words):
        return cues
    return [cue._replace(stage=Stage.DELIVERED) if _spends(words, cue) else cue for cue in cues]


def _spends(words: Words, cue: Cue) -> bool:
    own = cue.lemma in words.nouns["devoting"] and cue.tense in SPENT
    return own and not cue.negated and cue.stage is Stage.COMMITTED


def _is_over(scene: Scene, words: Words) -> bool:
    """Whether the sentence tells of a time that began or was over before."""
    return not words.nouns["sinces"].isdisjoint(scene.tokens.words) or any(
        not words.nouns["looking_back"].isdisjoint(scene.tokens.lowers[date.first : date.last]) for date in scene.dates)
