"""Getting told by a verb and a noun together: 'Kenya took delivery of two boats', 'takes possession of 20 trucks'.

And what somebody would have got and will not: 'Kenya stands to lose $5 million in aid'.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import AHEAD, PAST, RECEIVING, UNFINITE, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

WON: Final = 5
"""How many words behind a verb of getting the promise may stand that somebody has got."""

OFFERED: Final = 9
"""How many words behind a verb of refusing the clause may stand that tells who offered it."""

NEAR: Final = 4
"""How many words behind a verb of losing the sum may stand, and behind that the word of aid."""


def taking(scene: Scene, words: Words, cue: Cue) -> Cue:
    """'took delivery of two boats': a verb with a noun that together say that its subject got."""
    if cue.lemma in words.nouns["losing"]:
        return _losing(scene, words, cue)
    if cue.lemma not in words.nouns["taking"]:
        return cue
    behind = [token.lower for token in scene.tokens[cue.at + 1 : cue.at + 3]]
    if len(behind) < 2 or behind[0] not in words.nouns["takings"] or behind[1] not in words.order.of:
        return cue
    now = cue.tense == "present" and scene.tokens[-1].kind != "mark" and "date" not in scene.covered[cue.at :]
    stage = Stage.DELIVERED if cue.tense in PAST or now else Stage.ANNOUNCED  # of a headline: 'takes delivery of'
    return cue._replace(at=cue.at + 2, group="receive", stage=None if cue.negated else stage)


def _losing(scene: Scene, words: Words, cue: Cue) -> Cue:
    """'will lose $5 million in aid': aid that its subject will not get."""
    money = next((m for m in scene.money if 0 <= m.first - cue.at - 1 <= NEAR), None)
    if money is None or cue.negated or cue.tense not in AHEAD | {"progressive", "present"}:
        return cue
    aid = words.bundles["aid"].isdisjoint(scene.tokens.lowers[money.last : money.last + 1 + NEAR])
    return cue if aid else cue._replace(group="receive", stage=Stage.CANCELLED)


def spurned(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """'declined 30 trucks that Norway had offered': who refuses what another offers would have got it."""
    return [cue._replace(group="receive") if cue.group == "refuse" and _is_offered(scene, words, cue, cues[k + 1 :])
            else cue for k, cue in enumerate(cues)]


def _is_offered(scene: Scene, words: Words, cue: Cue, behind: list[Cue]) -> bool:
    """Whether the clause behind what a finite verb refuses tells who promised it."""
    if cue.passive or cue.negated or cue.tense in UNFINITE or not behind or behind[0].group != "promise":
        return False
    after = behind[0]
    if after.tense not in PAST - {"participle"} or after.first - cue.at > OFFERED:
        return False
    owner = next((m for m in scene.parties if m.last == after.first), None)
    return owner is not None and scene.tokens.lowers[owner.first - 1] in words.nouns["relatives"]


def won(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue | None:
    """'has won a promise of 40 tents from Norway', 'secured pledges of': who has got a promise would get the thing."""
    cue, nouns = cues[k], words.nouns["assurances"] | words.nouns["offers"]
    if nouns.isdisjoint(scene.tokens.lowers[cue.first : cue.at + 1]):
        return None
    got = next((b for b in reversed(cues[:k]) if 0 < cue.first - b.at <= WON
                and (b.group in RECEIVING or b.lemma in words.nouns["gaining"])), None)
    if got is None or got.passive or got.lemma in words.nouns["accepting"] or got.tense not in PAST | {"present"}:
        return None
    stage = None if got.negated else Stage.ANNOUNCED
    return cue._replace(stage=stage, first=got.first, group="receive", tense=got.tense)
