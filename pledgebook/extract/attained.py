"""An infinitive of what was done: 'was the first group to arrive', 'helped the UN to deliver', 'worked with Spain to'.

The tense is that of the verb on which it hangs: who was the first to send a thing has sent it.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.codes import NEGATIVE, Stage
from pledgebook.extract.cues import ACTED, CLAUSELESS, UNFINITE, Cue, stage_in
from pledgebook.extract.idling import in_effort
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

NOUN: Final = 7
"""How many words may stand between 'first' and the infinitive ('the first international rescue group to')."""

BEING: Final = 4
"""How many words before 'first' its form of being may stand."""

HELPED: Final = 12
"""How many words off a verb of helping what was helped may stand."""

GROUPS: Final = frozenset({"give", "dispatch", "arrive", "train", "service", "receive"})
"""Groups of verbs of what was done."""


def attained(scene: Scene, words: Words, cues: Sequence[Cue], k: int) -> Cue | None:
    """The infinitive with the stage of what was done; None where it was not."""
    cue = cues[k]
    if cue.tense == "present" and cue.group in GROUPS and k and _is_joined(scene, words, cues[k - 1], cue):
        return _like(scene, words, cues, k)
    if cue.tense == "present" and cue.group in GROUPS and k and _does_with_help(scene, words, cues[k - 1], cue):
        return _as_helped(words, cues, k)
    if cue.tense != "infinitive" or cue.stage is not Stage.ANNOUNCED or cue.negated or cue.group not in GROUPS:
        return None
    mark = next((at for at in range(cue.at - 1, max(-1, cue.at - BEING), -1)
                 if scene.tokens.lowers[at] in words.nouns["infinitives"]), None)
    if mark is None or mark < cue.first or not mark:
        return None
    effort = in_effort(scene, words, cues[:k], mark)
    if effort is not None:
        begun = effort.tense not in ACTED or effort.lemma in words.nouns["launching"]  # 'launched a drive to send'
        return None if begun else cue._replace(stage=Stage.DELIVERED, first=effort.first)
    if _was_done(scene, words, mark) or _was_first(scene, words, mark) or _was_helped(scene, words, cues, (mark, k)):
        return cue._replace(stage=Stage.DELIVERED)
    return None


def _like(scene: Scene, words: Words, cues: Sequence[Cue], k: int) -> Cue | None:
    """'helped to train and equip', 'has led the effort to arm and equip': as the verb to which it is joined."""
    cue, twin = cues[k], cues[k - 1]
    if twin.stage is not Stage.DELIVERED:
        as_one = cue._replace(tense="infinitive", at=twin.at, first=twin.first, stage=Stage.ANNOUNCED)
        found = attained(scene, words, (*cues[: k - 1], as_one), k - 1)
        if found is None:
            return None
    return cue._replace(stage=Stage.DELIVERED)


def _is_joined(scene: Scene, words: Words, before: Cue, cue: Cue) -> bool:
    """Whether a bare verb is joined right behind an infinitive, whose 'to' is its own ('to arm and equip')."""
    joint = scene.tokens.lowers[cue.first - 1] if cue.first else ""
    led = scene.tokens.lowers[before.at - 1] in words.nouns["infinitives"] and before.at > before.first
    return led and cue.first == cue.at and cue.first - before.at == 2 and joint in words.nouns["conjunctions"]


def _as_helped(words: Words, cues: Sequence[Cue], k: int) -> Cue:
    """The act with which somebody helps, in the tense of the helping: who did not help UNICEF deliver gave nothing."""
    cue, helps = cues[k], cues[k - 1]
    if helps.tense in UNFINITE:
        ended = k > 1 and helps.first - cues[k - 2].at <= 1 and cues[k - 2].stage in NEGATIVE  # 'refused to help'
        return cue._replace(tense="future", stage=cues[k - 2].stage if ended else Stage.ANNOUNCED)
    tense = helps.tense if words.give.get(helps.tense) else "future"
    return cue._replace(tense=tense, stage=stage_in("give", tense, words, negated=helps.negated), negated=helps.negated)


def _does_with_help(scene: Scene, words: Words, helps: Cue, cue: Cue) -> bool:
    """'helped UNICEF deliver 40 tents', 'will help WFP provide food': a bare verb behind whom somebody helps."""
    if helps.lemma not in words.nouns["assisting_to"] or cue.first != cue.at or not 1 < cue.at - helps.at <= HELPED:
        return False
    form = words.verbs.get(scene.tokens.lowers[cue.at])
    if form is None or "base" not in form.forms:
        return False
    between = range(helps.at + 1, cue.at)
    small = words.nouns["stops"] | words.walls
    return not any(scene.tokens[at].kind == "mark" or (not scene.covered[at] and scene.tokens.lowers[at] in small)
                   for at in between)


def _was_first(scene: Scene, words: Words, mark: int) -> bool:
    """Whether 'was the first', 'became the only' stands before, with nothing but a noun between."""
    stops = words.nouns["stops"] - words.order.of
    for at in range(mark - 1, max(0, mark - 1 - NOUN), -1):
        lower = scene.tokens.lowers[at]
        if lower in words.nouns["foremost"]:
            before = scene.tokens.lowers[max(0, at - BEING) : at]
            place = next((k for k, one in enumerate(before) if one in words.nouns["had_been"]), None)
            return place is not None and words.nouns["woulds"].isdisjoint(before)
        if lower in stops or scene.tokens[at].kind == "mark" or lower in words.nouns["conjunctions"]:
            return False
    return False


def _was_done(scene: Scene, words: Words, mark: int) -> bool:
    """'all that he has done to provide', 'has done much to supply', 'helped to train': what was done for it, was."""
    lowers = scene.tokens.lowers
    if lowers[mark - 1] in words.nouns["helping_past"]:
        return (words.tenses.before(scene.tokens, mark - 1) or ("past",))[0] in ACTED
    at = next((k for k in range(mark - 1, max(0, mark - 1 - BEING), -1) if lowers[k] in words.nouns["done"]), 0)
    return at > 0 and (words.tenses.before(scene.tokens, at) or ("",))[0] == "perfect" and not any(
        lowers[k] in words.nouns["stops"] or scene.tokens[k].kind == "mark" for k in range(at + 1, mark))


def _was_helped(scene: Scene, words: Words, cues: Sequence[Cue], place: tuple[int, int]) -> bool:
    """'helped the UN to', 'supported efforts in Kenya to', 'worked with Spain to': a verb of helping in the past."""
    mark, k = place
    for at in range(mark - 1, max(-1, mark - 1 - HELPED), -1):
        lower = scene.tokens.lowers[at]
        if lower in words.walls or scene.tokens[at].text in ",;:" or lower in words.nouns["relatives"]:
            return False
        helps, works = lower in words.nouns["helped"], lower in words.nouns["worked"]
        if not helps and not works:
            continue
        label = words.tenses.before(scene.tokens, at)
        if label is not None and label[0] not in ACTED:
            return False
        if any(at < c.first < mark and c.tense not in CLAUSELESS and c.group != "other" for c in cues[:k]):
            return False
        between = scene.tokens.lowers[at + 1 : mark]
        if works:
            return not words.nouns["withs"].isdisjoint(between)
        return bool(between) and (scene.covered[mark - 1] == "party" or _is_effort(scene, words, range(at + 1, mark)))
    return False


def _is_effort(scene: Scene, words: Words, between: range) -> bool:
    """Whether what was helped is an effort or a body, not a plan or a call ('supported the mission in Chad to')."""
    lowers = [scene.tokens.lowers[at] for at in between]
    if any(one in words.nouns["intended"] or one in words.nouns["requests"] for one in lowers):
        return False
    return any(one in words.nouns["joint_works"] or scene.covered[at] == "party"
               for at, one in zip(between, lowers, strict=True))
