"""What has come of a promise, and money that has been gathered: 'has met its $11 billion pledge', 'raised $5 million'.

A promise that was kept has been delivered, one that nobody has kept yet is late. What a campaign raised is there, but
for what donors at a conference raised in pledges.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import ACTED, AHEAD, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

VOWED: Final = 8
"""How many words behind a verb of keeping the noun of the promise may stand ('met its $11 billion pledge')."""

SUBJECT: Final = 14
"""How many words before the passive of such a verb it may stand ('The pledge of $5 million to Mali was met')."""

FAILED: Final = 4
"""How many words before a verb of keeping the word may stand that says that it has not come to it ('has yet to')."""

OPEN: Final = frozenset({Stage.ANNOUNCED, Stage.REQUESTED})
"""Stages of a verb of gathering by itself."""

SUMMED: Final = 4
"""How many words off a verb of gathering its sum may begin."""


def fulfilled(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues; each verb of keeping, with the promise that it keeps, and each of gathering money, by what has come."""
    vows = not scene.tokens.words.isdisjoint(words.nouns["vows"])
    if not vows and not scene.money:
        return cues
    for k, cue in enumerate(cues):
        if vows and (cue.lemma in words.nouns["vow_keeping"] or cue.lemma in words.nouns["keeping_on"]):
            _keep(scene, words, cues, k)
        elif not vows and cue.lemma in words.nouns["gathered_in"] and cue.stage in OPEN and (
                _has_gathered(scene, words, cue)):
            cues[k] = cue._replace(group="promise", stage=Stage.DELIVERED)
    return cues


def _keep(scene: Scene, words: Words, cues: list[Cue], k: int) -> None:
    """Give the verb of keeping, the noun of the promise and what was promised the stage of what has come of it."""
    cue = cues[k]
    vow = _vow_before(scene, words, cues, cue) if cue.passive else _vow_behind(scene, words, cue)
    stage = _stage(scene, words, cue) if vow is not None else None
    if vow is None or stage is None:
        return
    if cue.stage is None or cue.group == "give":
        cues[k] = cue._replace(group="give", stage=stage, negated=False)
    for j, other in enumerate(cues):
        named = other.first <= vow <= other.at and other.tense == "phrase"
        if j != k and (named or (other.tense == "infinitive" and 0 < other.first - vow <= 1)):
            cues[j] = other._replace(stage=stage)


def _stage(scene: Scene, words: Words, cue: Cue) -> Stage | None:
    """How far a promise has come by the verb of keeping it; None where it is only to be kept."""
    failed = not words.nouns["unkept"].isdisjoint(scene.tokens.lowers[max(0, cue.first - FAILED) : cue.at])
    if (cue.negated and cue.tense not in AHEAD) or (failed and cue.tense not in ACTED):
        return Stage.DELAYED
    done = cue.tense in ACTED or (cue.tense == "participle" and cue.passive)
    return Stage.DELIVERED if done and not cue.negated and not failed else None


def _vow_behind(scene: Scene, words: Words, cue: Cue) -> int | None:
    """The place of the noun of the promise that is the object of the verb, over whose it is and how much."""
    small = together(words.nouns["determiners"], words.nouns["articles"], words.possessives, words.nouns["kept_by"])
    led = cue.lemma in words.nouns["vow_keeping"]  # 'made a pledge' keeps none, 'made good on its pledge' does
    for at in range(cue.at + 1, min(cue.at + 1 + VOWED, len(scene.tokens))):
        lower = scene.tokens.lowers[at]
        if lower in words.nouns["vows"]:
            return at if led else None
        led = led or lower in words.nouns["kept_by"]
        mark = scene.tokens[at].kind == "mark" and lower not in "'’-$€£"
        if scene.covered[at] not in ("money", "quantity", "party") and lower not in small and (
                mark or lower in words.nouns["stops"]):
            return None
    return None


def _vow_before(scene: Scene, words: Words, cues: Sequence[Cue], cue: Cue) -> int | None:
    """The place of the noun of the promise that is the subject of the passive."""
    for at in range(cue.first - 1, max(-1, cue.first - 1 - SUBJECT), -1):
        lower = scene.tokens.lowers[at]
        if lower in words.nouns["vows"]:
            return at
        if scene.tokens[at].text in ",;" or lower in words.nouns["relatives"] or any(
                other.at == at and other.tense in ACTED for other in cues):
            return None
    return None


def _has_gathered(scene: Scene, words: Words, cue: Cue) -> bool:
    """'has raised $5 million', '$5 million has been raised': a sum right beside the verb, and none of pledges."""
    if not words.nouns["pledge_words"].isdisjoint(scene.tokens.words) or cue.negated:
        return False
    if cue.tense in ("past", "perfect"):
        mention = next((m for m in scene.money if 0 < m.first - cue.at <= SUMMED), None)
        between = scene.tokens.lowers[cue.at + 1 : mention.first] if mention is not None else []
        return mention is not None and together(
            words.possessives, words.nouns["determiners"], words.nouns["definite"], words.nouns["infinitives"],
        ).isdisjoint(between) and not any(
            token.kind == "mark" for token in scene.tokens[cue.at + 1 : mention.first])
    return cue.tense in ("passive_past", "participle") and any(
        0 <= cue.first - m.last <= SUMMED - 2 for m in scene.money)
