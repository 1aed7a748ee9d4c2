"""Who sees to it that another has a thing gives it: 'will make sure Kenya has the trucks it needs', 'ensures it gets'.

How far it has come is told by the verb of seeing to it, not by what the other has. Where that is only an aim ('to
ensure that Kenya receives trucks') nothing has come yet.
"""

from pledgebook.codes import Stage
from pledgebook.extract.cues import RECEIVING, UNFINITE, Cue
from pledgebook.extract.phrases import phrase_after
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

REACH = 10
"""How many words behind a verb of seeing to it the one may stand that tells that another has."""

HAVING = "receive"
"""The group of the cue of who has by another's care."""

GIVEN = frozenset({"goods", "service", "package"})
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
            found[found.index(told)] = told._replace(stage=stage, tense=head.tense, group=told.group if stage else "other")
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
    """Where it says that somebody named, or 'they', has or gets a thing, within one clause behind token `begin`."""
    tokens = scene.tokens
    for at in range(begin, min(begin + REACH, len(tokens) - 1)):
        cue = next((c for c in cues if c.first <= at <= c.at), None)
        got = cue is not None and cue.group in RECEIVING and not cue.passive
        if not got and (cue is not None or tokens[at].kind == "mark") and tokens.lowers[at] not in words.nouns["having"]:
            return None
        if got or tokens.lowers[at] in words.nouns["having"]:
            named = any(begin <= m.first < at for m in scene.parties)
            named = named or (at == begin + 1 and tokens.lowers[begin] in words.nouns["they_who"])
            last = cue.at if got and cue is not None else at
            phrase = phrase_after(scene, words, last + 1, join=False) if named else None
            known = phrase is not None and (tokens.lowers[last + 1] in words.nouns["definite"] or any(
                scene.covered[k] == "item" for k in range(phrase.first, phrase.last)))
            return at if known and phrase is not None and phrase.kind in GIVEN else None
    return None
