"""Acts that are only spoken of: 'a way to deliver aid', 'allow the UN to provide', 'to keep weapons flowing'."""

from collections.abc import Sequence
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import ACTED, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

WAYS: Final = 3
"""How many words behind a verb of considering a way may end that is considered ('is exploring ways to send')."""

REASON: Final = 8
"""How many words before a verb the reason may be denied not to do it ('no good reason for Norway not to send')."""


MADE: Final = 5
"""How many words behind a verb of making more the noun of the efforts may stand ('stepped up its relief efforts')."""

MAKING: Final = ACTED | {"progressive", "future"}
"""Tenses in which efforts that are made more tell of what they bring."""


def in_effort(scene: Scene, words: Words, cues: Sequence[Cue], mark: int) -> Cue | None:
    """'has stepped up its relief efforts to provide': the verb that tells how far the effort has come."""
    if mark < 2 or scene.tokens.lowers[mark - 1] not in words.nouns["joint_works"]:
        return None
    made = next((c for c in reversed(cues) if c.at < mark - 1), None)
    makes = together(words.nouns["growing"], words.nouns["launching"], words.nouns["putting_forth"])
    if made is None or made.passive or made.negated or made.lemma not in makes or made.tense not in MAKING:
        return None
    between = scene.tokens[made.at + 1 : mark - 1]
    if len(between) > MADE or any(token.kind == "mark" and token.text not in "'-" for token in between):
        return None
    small = together(words.nouns["articles"], words.possessives, words.order.of)  # 'has led the bulk of the effort to'
    return made if all(token.lower in small or token.lower not in words.nouns["stops"] for token in between) else None


def is_bidden(scene: Scene, words: Words, cue: Cue) -> bool:
    """'has no reason not to send tanks', 'would have no excuse not to': nobody refuses them."""
    tokens = scene.tokens
    if cue.tense != "infinitive" or tokens.words.isdisjoint(words.nouns["reasons"]):
        return False
    before = tokens.lowers[max(0, cue.at - REASON) : cue.at]
    at = next((k for k, lower in enumerate(before) if lower in words.nouns["reasons"]), 0)
    denied = before[max(0, at - 2) : at]
    return not words.nouns["lacking"].isdisjoint(denied)


def is_idle(scene: Scene, words: Words, cues: list[Cue], cue: Cue) -> bool:
    """'a way to deliver aid', 'the cost of supplying them', 'trouble in sourcing': what could be done."""
    before = scene.tokens.lowers[cue.first - 1] if cue.first else ""
    if cue.tense in ("infinitive", "present") and cue.group in ("give", "order") and _is_let(scene, words, cues, cue):
        return True
    if cue.tense == "gerund" and cue.group == "arrive" and _is_kept(words, cues, cue):
        return True
    if cue.tense == "gerund" and cue.first > 1:
        led = scene.tokens.lowers[cue.first - 2]
        hard = before in words.nouns["inside"] and led in words.nouns["difficulties"]  # 'has trouble in sourcing'
        return hard or (before in words.numbers.grammar["of"] and led in words.nouns["abilities"])
    idle = cue.tense == "infinitive" and cue.group in ("give", "order", "commit") and before in words.nouns["abilities"]
    if idle and in_effort(scene, words, cues, cue.first) is not None:
        return False
    return idle and not any(b.stage is Stage.SIGNALLED and 0 < cue.first - b.at <= WAYS for b in cues)


def _is_kept(words: Words, cues: list[Cue], cue: Cue) -> bool:
    """'to keep weapons flowing to Kenya': what shall go on has not arrived by that."""
    before = next((b for b in reversed(cues) if b.at < cue.first), None)
    return before is not None and before.lemma in words.nouns["keeping"] and before.tense not in ACTED


def _is_let(scene: Scene, words: Words, cues: list[Cue], cue: Cue) -> bool:
    """'allow the UN to provide aid': who lets somebody give has given nothing, unless money lets ('This funding')."""
    before = next((b for b in reversed(cues) if b.at < cue.first), None)
    if before is None or before.lemma not in words.nouns["letting"] or cue.first - before.at > 8:
        return False
    if scene.tokens.lowers[cue.first - 1] in words.nouns["conjunctions"]:
        return False  # 'wants to stop the war and give'
    subject = scene.tokens.lowers[before.first - 1] if before.first else ""
    money = words.heads.get(subject) in ("funds", "package") or (
        subject in words.joined["texts"] and before.tense not in ACTED)  # 'This bill will allow us to send'
    return not before.first or not money
