"""What looks done and is not: '$4 million will be budget support delivered via the Bank', 'has pledged or sent'.

A participle may tell by what way a thing will go; a release may hang on a condition, and a statement is released too.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import AHEAD, DONE, RECEIVING, UNFINITE, Cue
from pledgebook.extract.mains import PROMISING
from pledgebook.extract.nexts import raises_pledge
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

REACH: Final = 14
"""How many words off a verb the word may stand that says that it is not done ('made the release ... contingent')."""

PAPER: Final = 2
"""How many words before a verb of releasing the paper may stand ('figures just released')."""


def undone(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues, without what only looks done; what is included beside one of these has its stage."""
    read = [_read(scene, words, cues, k) for k in range(len(cues))]
    for k, cue in enumerate(read):
        if cue.group == "include" and cue.taken in DONE:
            source = next((j for j in range(k - 1, -1, -1) if cues[j].stage is cue.taken), None)
            if source is not None and read[source] is not cues[source]:
                read[k] = cue._replace(taken=read[source].stage)
    return read


def _read(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue:
    cue = cues[k]
    if cue.tense == "gerund" and cue.stage is None and cue.group == "give" and _is_record(scene, words, cue):
        return cue._replace(stage=Stage.DELIVERED)
    if cue.stage not in DONE or cue.negated:
        return cue
    if cue.group in RECEIVING:
        return cue._replace(stage=Stage.ANNOUNCED) if _got_pledges(scene, words, cue) else cue
    if cue.group != "give":
        return cue
    if cue.lemma in words.nouns["growing"] and raises_pledge(scene, words, cue.at):
        return cue._replace(stage=Stage.ANNOUNCED)
    if cue.tense == "participle":
        return _of_participle(scene, words, cues, cue)
    if _is_of_paper(scene, words, cue):
        return cue._replace(group="other", stage=None)
    if cue.lemma in words.nouns["proceeding"] and not words.nouns["moved_on"].isdisjoint(
            scene.tokens.lowers[cue.at + 1 : cue.at + 2]):
        return cue._replace(group="promise", stage=Stage.ANNOUNCED)  # 'is moving forward on a proposal'
    if cue.lemma in words.nouns["making"] and _hinges(scene, words, cue):
        return cue._replace(stage=Stage.ANNOUNCED)
    if k and cues[k - 1].group in PROMISING and cues[k - 1].at + 2 == cue.at and (
            scene.tokens.lowers[cue.at - 1] in words.nouns["alternatives_by"]):
        return cue._replace(stage=Stage.ANNOUNCED)  # 'has pledged or sent'
    return cue


def _of_participle(scene: Scene, words: Words, cues: list[Cue], cue: Cue) -> Cue:
    """'will be support delivered through', '- $1 million for food delivered via', 'will bring the total sent to 75'."""
    if _is_of_paper(scene, words, cue):
        return cue._replace(group="other", stage=None)
    if _is_in_total(scene, words, cues, cue):
        return cue._replace(stage=Stage.ANNOUNCED)
    before = next((c for c in reversed(cues) if c.at < cue.first and c.tense not in UNFINITE), None)
    if before is not None and before.tense in AHEAD and before.lemma in words.nouns["gaining_from"]:
        return cue._replace(stage=Stage.ANNOUNCED)  # 'will benefit from support provided by Norway'
    if words.nouns["channelled_by"].isdisjoint(scene.tokens.lowers[cue.at + 1 : cue.at + 2]):
        return cue
    if any(c.at < cue.first and c.tense in AHEAD and c.tense != "infinitive" for c in cues):
        return cue._replace(stage=Stage.ANNOUNCED)
    wills = words.nouns["willing_to_be"]
    if any(lower in wills for lower in scene.tokens.lowers[max(0, cue.first - REACH) : cue.first]):
        return cue._replace(stage=Stage.ANNOUNCED)
    listed = scene.sentence.intro is not None and all(c.tense in UNFINITE for c in cues)
    return cue._replace(stage=None) if listed else cue


def _is_in_total(scene: Scene, words: Words, cues: list[Cue], cue: Cue) -> bool:
    """Whether a verb of bringing to a total, still to come, has for its object what has been sent."""
    brings = next((c for c in reversed(cues) if c.at < cue.first and c.tense not in UNFINITE), None)
    if brings is None or brings.tense not in AHEAD or scene.tokens.lowers[brings.at] not in words.running["bringing"]:
        return False
    return not words.nouns["totals"].isdisjoint(scene.tokens.lowers[brings.at : cue.first])


def _is_of_paper(scene: Scene, words: Words, cue: Cue) -> bool:
    """'the budget statement released today': what was released is a paper, and no aid."""
    if cue.lemma not in words.nouns["issuing"] or cue.tense not in ("past", "participle", "passive_past"):
        return False
    before = scene.tokens.lowers[max(0, cue.first - PAPER) : cue.first]
    return not words.nouns["released_papers"].isdisjoint(before)


def _hinges(scene: Scene, words: Words, cue: Cue) -> bool:
    """'made the release of $4 million contingent on reforms': what waits for something has not come."""
    for at in range(cue.at + 1, min(cue.at + 1 + REACH, len(scene.tokens) - 1)):
        if scene.tokens[at].text in ";:":
            return False
        if scene.tokens.lowers[at] in words.nouns["hinged"]:
            return scene.tokens.lowers[at + 1] in words.nouns["kept_by"]
    return False


def _got_pledges(scene: Scene, words: Words, cue: Cue) -> bool:
    """'received $3 billion in aid pledges': what one has got are promises; but '$3 billion of its pledges' has come."""
    small = words.nouns["determiners"] | words.nouns["definite"] | words.nouns["froms"]
    for at in range(cue.at + 1, min(cue.at + 1 + REACH, len(scene.tokens))):
        lower = scene.tokens.lowers[at]
        if lower in words.nouns["assurances"]:
            return True
        if lower in small or scene.tokens[at].text in ",;:." or any(verb.at == at for verb in scene.verbs):
            return False
    return False


def _is_record(scene: Scene, words: Words, cue: Cue) -> bool:
    """'has a long history of delivering aid': what one has a record of was done."""
    if cue.first < 2 or scene.tokens.lowers[cue.first - 1] not in words.order.of:
        return False
    return scene.tokens.lowers[cue.first - 2] in words.nouns["track_records"]
