"""What a ceremony is for: 'held a ceremony in Apia to hand over 20 trucks', 'the handover ceremony of 20 trucks'.

A ceremony that was held has handed over what it was held for; of one that will be held nothing has come yet.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import ACTED, AHEAD, CLAUSELESS, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

BEFORE: Final = 8
"""How many words before the noun of the ceremony the verb may stand whose object it is."""

BEHIND: Final = 25
"""How many words behind it the verb may stand whose subject it is."""

TO: Final = 16
"""How many words behind it the act may stand for which it is held ('a ceremony on Friday in Apia to hand over')."""

NAMED: Final = 3
"""How many words before the noun of the ceremony its act may stand ('the handing over and inauguration ceremony')."""


def ceremonial(scene: Scene, words: Words, cues: Sequence[Cue], k: int) -> Cue | None:
    """The infinitive of giving as done, where a ceremony was held for it; None where none was."""
    cue = cues[k]
    if cue.lemma in words.nouns["signing"] and _signs_over(scene, words, cue):
        return cue._replace(group="give", stage=Stage.DELIVERED)
    if cue.tense == "gerund" and _is_at_hand(scene, words, cues, k):
        return cue._replace(stage=Stage.DELIVERED)
    if cue.tense != "infinitive" or cue.negated or not (
            cue.group == "give" or cue.lemma in words.nouns["presenting"]) or cue.stage is not Stage.ANNOUNCED:
        return None
    at = next((k for k in range(cue.first - 1, max(-1, cue.first - 1 - TO), -1)
               if scene.tokens.lowers[k] in words.nouns["rites"]), None)
    if at is None or _is_broken(scene, words, cues, at, cue.first):
        return None
    done = _held(scene, words, at) is Stage.DELIVERED
    return cue._replace(group="give", stage=Stage.DELIVERED) if done else None


def _signs_over(scene: Scene, words: Words, cue: Cue) -> bool:
    """'signed over 20 trucks', 'signed the certificate of handover for', 'The deed of donation was signed'."""
    lowers = scene.tokens.lowers
    if cue.tense not in ACTED or cue.negated:
        return False
    over = not words.nouns["signed_over"].isdisjoint(lowers[cue.at + 1 : cue.at + 2])
    if over and scene.covered[cue.at + 2 : cue.at + 3] in (["quantity"], ["item"]):
        return True
    near = lowers[max(0, cue.first - TO) : cue.first] if cue.passive else lowers[cue.at + 1 : cue.at + 1 + BEFORE]
    deed = next((at for at, word in enumerate(near) if word in words.nouns["deeds_signed"]), None)
    return deed is not None and not words.nouns["rites_of"].isdisjoint(near[max(0, deed - 1) : deed + NAMED])


def _is_at_hand(scene: Scene, words: Words, cues: Sequence[Cue], k: int) -> bool:
    """'Handing over 20 trucks to Mali, the ambassador said': who speaks while they are handed over."""
    cue, lowers = cues[k], scene.tokens.lowers
    if cue.lemma not in words.nouns["at_hand"] or not all(
            one in words.nouns["speaks_at"] for one in lowers[: cue.first]):
        return False
    comma = next((at for at in range(cue.at + 1, len(lowers)) if lowers[at] == ","), None)
    if comma is None:
        return False
    main = words.nouns["woulds"] | words.nouns["being"]  # 'Handing over 20 trucks would be wrong, he said'
    said = any(c.group == "say" and c.tense in ACTED and c.first > comma for c in cues[k + 1 :])
    return said and main.isdisjoint(lowers[cue.at + 1 : comma])


def _is_broken(scene: Scene, words: Words, cues: Sequence[Cue], at: int, end: int) -> bool:
    """Whether another clause stands between the ceremony and the infinitive."""
    between = scene.tokens.lowers[at + 1 : end]
    if {";", ":"}.intersection(between) or not words.walls.isdisjoint(between):
        return True
    if any(at < c.first < end and c.tense not in CLAUSELESS and c.group != "other" for c in cues):
        return True
    subject = "," in between and scene.covered[end - 1] == "party"  # 'At a ceremony, Norway to give'
    return subject or (bool(between) and between[-1] in words.nouns["conjunctions"])


def ceremonies_told(scene: Scene, words: Words, cues: Sequence[Cue]) -> Iterator[Cue]:
    """'The handing over ceremony of 20 trucks was held': a cue that says how far the act is that names a ceremony."""
    if scene.tokens.words.isdisjoint(words.nouns["rites"]):
        return
    for at, lower in enumerate(scene.tokens.lowers[:-1]):
        led = scene.tokens.lowers[at + 1] in together(words.order.of, words.nouns["rites_for"])
        if lower not in words.nouns["rites"] or not led:
            continue
        named = scene.tokens.lowers[max(0, at - NAMED) : at]
        if words.nouns["rites_of"].isdisjoint(named):
            continue
        stage = _held(scene, words, at)
        if stage is not None and not any(c.at == at + 1 for c in cues):
            yield Cue(at, at + 1, "phrase", lower, stage, "phrase")


def _held(scene: Scene, words: Words, at: int) -> Stage | None:
    """How far a ceremony is: delivered where it was held, announced where it will be, None where nothing says."""
    for place in (*range(at - 1, max(-1, at - 1 - BEFORE), -1), *range(at + 1, min(at + BEHIND, len(scene.tokens)))):
        lower = scene.tokens.lowers[place]
        if lower in words.nouns["holding_it"]:
            found = words.tenses.before(scene.tokens, place)
            ahead = found is not None and found[0] in AHEAD | {"progressive", "passive_present", "advised"}
            past = lower in words.nouns["held_past"]
            return Stage.DELIVERED if past and not ahead else Stage.ANNOUNCED
        if place < at and (lower in words.walls or scene.tokens[place].text in ";:"):
            break
    there = not words.nouns["rites_at"].isdisjoint(scene.tokens.lowers[max(0, at - NAMED - 1) : at])
    return Stage.DELIVERED if there else None  # 'at a ceremony in Suva to hand over 20 buses, the minister said'
