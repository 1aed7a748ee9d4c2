"""Who sees to it that another has a thing gives it: 'will make sure Kenya has the trucks it needs', 'ensures it gets'.

How far it has come is told by the verb of seeing to it, not by what the other has. Where that is only an aim ('to
ensure that Kenya receives trucks') nothing has come yet.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import RECEIVING, UNFINITE, Cue
from pledgebook.extract.phrases import phrase_after
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

REACH: Final = 10
"""How many words behind a verb of seeing to it the one may stand that tells that another has."""

HAVING: Final = "receive"
"""The group of the cue of who has by another's care."""

GIVEN: Final = frozenset({"goods", "service", "package"})
"""Sorts of things that somebody may see to that another has."""


def ensured(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues of a sentence, with what somebody sees to at the stage of the verb that says so."""
    if scene.tokens.words.isdisjoint(words.joined["ensured"]):
        return cues
    found = list(cues)
    for head in cues:
        behind = sees_to(scene, words, head)
        at = _has(scene, words, cues, behind) if behind else None
        if at is None:
            continue
        told = next((c for c in found if c.first <= at <= c.at or c.first == at), None)
        stage = None if head.negated or head.tense in UNFINITE else _stage(words, head.tense)
        if told is not None:
            group = told.group if stage else "other"
            found[found.index(told)] = told._replace(stage=stage, tense=head.tense, group=group)
        elif stage is not None:
            found.append(Cue(at, at, HAVING, scene.tokens.lowers[at], stage, head.tense))
    return sorted(found, key=lambda cue: (cue.at, cue.first))


def sees_to(scene: Scene, words: Words, head: Cue) -> int:
    """The place behind a verb of seeing to it ('will ensure', 'made sure') and its 'that'; 0 of other verbs."""
    lowers, behind = scene.tokens.lowers, head.at + 1
    if head.passive or behind >= len(lowers):
        return 0
    if head.lemma in words.nouns["making"] and lowers[behind] in words.nouns["sures"]:
        behind += 1
    elif lowers[head.at] not in words.nouns["ensuring"]:
        return 0
    return behind + (behind < len(lowers) and lowers[behind] in words.nouns["thats"])


def _stage(words: Words, tense: str) -> Stage | None:
    name = words.give.get(tense, "")
    return Stage(name) if name else None


def _has(scene: Scene, words: Words, cues: list[Cue], begin: int) -> int | None:
    """Where it says that somebody has or gets something, within one clause behind token `begin`."""
    tokens = scene.tokens
    for at in range(begin, min(begin + REACH, len(tokens) - 1)):
        cue = next((c for c in cues if c.first <= at <= c.at), None)
        got = cue is not None and cue.group in RECEIVING and not cue.passive
        if got or tokens.lowers[at] in words.nouns["having"]:
            behind = cue.at + 1 if got and cue is not None else at + 1
            return at if _is_somebody(scene, words, begin, at) and _is_thing(scene, words, behind) else None
        if cue is not None or tokens[at].kind == "mark":
            return None
    return None


def _is_somebody(scene: Scene, words: Words, begin: int, end: int) -> bool:
    """Whether the subject between these tokens is one that is named, or 'they'."""
    named = any(begin <= mention.first < end for mention in scene.parties)
    return named or (end == begin + 1 and scene.tokens.lowers[begin] in words.nouns["they_who"])


def _is_thing(scene: Scene, words: Words, at: int) -> bool:
    """Whether a thing stands at token `at` that is known, or that an article says is the one that is needed."""
    phrase = phrase_after(scene, words, at, join=False)
    if phrase is None or phrase.kind not in GIVEN:
        return False
    led = at < len(scene.tokens) and scene.tokens.lowers[at] in words.nouns["definite"]
    return led or any(scene.covered[k] == "item" for k in range(phrase.first, phrase.last))
