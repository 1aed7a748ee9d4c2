"""Acts that are only spoken of: 'a way to deliver aid', 'allow the UN to provide', 'to keep weapons flowing'."""

from pledgebook.codes import Stage
from pledgebook.extract.cues import ACTED, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

WAYS = 3
"""How many words behind a verb of considering a way may end that is considered ('is exploring ways to send')."""

REASON = 8
"""How many words before a verb the reason may be denied not to do it ('no good reason for Norway not to send')."""


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
    return not before.first or words.heads.get(scene.tokens.lowers[before.first - 1]) not in ("funds", "package")
