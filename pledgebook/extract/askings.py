"""Texts that ask: a request, an appeal, a proposal, a President's budget, a bill that is before a parliament.

What such a text holds or would bring is asked for until it is granted or passed; its contents take its stage
(claims.md): 'The $5 billion request includes', 'The President's budget sets aside', 'A bill before Congress would'.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

SUBJECT: Final = 7
"""How many words before its verb the text may stand that is its subject ('A bill before Congress would give')."""

OWNER: Final = 5
"""How many words before a budget the word may stand that says who proposes it, or before a text what it hangs on."""

HOLDING: Final = frozenset({"give", "include", "commit"})
"""Groups of verbs that tell what a text holds ('includes', 'provides', 'sets aside')."""

_STAGES: Final = frozenset({None, Stage.ANNOUNCED, Stage.COMMITTED, Stage.DELIVERED})
"""Stages that a verb of holding has by itself; what says more ('could give', 'never gives') stands."""


def of_askings(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues; those that tell what a text holds that asks, with the stage of asking, and nobody by name asked."""
    if scene.tokens.words.isdisjoint(words.joined["askings"]):
        return cues
    return [cue._replace(stage=Stage.REQUESTED, tense="advised" if cue.tense == "future" else cue.tense)
            if _is_inside(scene, words, cue) or (_tells(cue) and _is_asking(scene, words, cue)) else cue
            for cue in cues]


def _is_inside(scene: Scene, words: Words, cue: Cue) -> bool:
    """'Also included in the request is $3m', '$3m is included in the proposal': what is told to be in such a text."""
    lowers, at = scene.tokens.lowers, cue.at + 1
    if cue.group != "include" or cue.negated or cue.stage not in _STAGES:
        return False
    if at >= len(lowers) or lowers[at] not in words.nouns["inside"]:
        return False
    behind = range(at + 1, min(at + 1 + OWNER, len(lowers)))
    text = next((k for k in behind if lowers[k] in words.nouns["sought"]), None)
    return text is not None and not any(scene.tokens[k].text in ",;" for k in range(at, text))


def _tells(cue: Cue) -> bool:
    return not (cue.negated or cue.passive) and cue.stage in _STAGES and (cue.group in HOLDING or cue.tense == "phrase")


def _is_asking(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether the subject of a verb is a text that asks."""
    nouns, lowers = words.nouns, scene.tokens.lowers
    if cue.tense != "phrase" and any(cue.first <= verb.at < cue.at for verb in scene.verbs):
        return False  # 'The request was approved, and Norway will provide'
    texts = words.joined["askings"]
    start = cue.first + (cue.tense == "phrase" and lowers[cue.first] in texts)  # the phrase 'budget includes'
    while start > 0 and lowers[start - 1] in words.adverbs:
        start -= 1  # 'The appeal also includes'
    at = next((k for k in range(start - 1, max(-1, start - 1 - SUBJECT), -1) if lowers[k] in texts), None)
    if at is None or not _is_subject(scene, words, at, start):
        return False
    if lowers[at] in nouns["budget_acts"]:  # a budget that its proposer owns is asked for, until it is passed
        return not nouns["proposers"].isdisjoint(lowers[max(0, at - OWNER) : at]) or _is_of_nobody(scene, words, at)
    if cue.tense == "phrase" or (cue.group == "give" and cue.tense not in ("future", "present")):
        return False  # 'The appeal has provided'
    if lowers[at] in nouns["sought"]:
        return True
    would = cue.tense == "future" and lowers[cue.first] in nouns["woulds"]
    return would or not nouns["parliaments"].isdisjoint(lowers[at + 1 : start])


def _is_of_nobody(scene: Scene, words: Words, at: int) -> bool:
    """'The Budget provides', 'The FY 2024 Budget includes': with a capital and no owner, what a President proposes."""
    before = range(max(0, at - OWNER), at)
    owned = any(scene.covered[k] == "party" for k in before)
    led = any(scene.tokens.lowers[k] in words.nouns["definite"] for k in before)
    return scene.tokens[at].text[:1].isupper() and led and not owned


def _is_subject(scene: Scene, words: Words, at: int, end: int) -> bool:
    """Whether a noun is the subject of what follows: only what hangs on it, or an aside, stands between."""
    between = scene.tokens[at + 1 : end]
    parted = any(t.text == "," or t.lower in words.nouns["relatives"] or t.lower in words.speech["it"] for t in between)
    closed = len(between) > 1 and between[0].text == "," and between[-1].text == ","
    hangs = not between or between[0].lower in words.nouns["stops"]  # 'The appeal for Chad includes'
    hangs = hangs and not parted and not any(at < verb.at < end for verb in scene.verbs)
    return (closed or hangs) and not _is_led(scene, words, at)


def _is_led(scene: Scene, words: Words, at: int) -> bool:
    """'The response to the appeal includes': a text that hangs on another noun is no subject."""
    for k in range(at - 1, max(-1, at - 1 - OWNER), -1):
        if scene.covered[k] == "party" or scene.tokens[k].kind == "mark":
            return False  # "the government of Norway's request"
        if scene.tokens.lowers[k] in words.nouns["stops"] and not scene.tokens[k].glued:  # but for the 's' of "'s"
            return True
    return False
