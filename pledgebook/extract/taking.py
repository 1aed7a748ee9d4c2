"""Getting told by a verb and a noun together: 'Kenya took delivery of two boats', 'takes possession of 20 trucks'."""

from pledgebook.codes import Stage
from pledgebook.extract.cues import PAST, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words


def taking(scene: Scene, words: Words, cue: Cue) -> Cue:
    """'took delivery of two boats': a verb with a noun that together say that its subject got."""
    if cue.lemma not in words.nouns["taking"]:
        return cue
    behind = [token.lower for token in scene.tokens[cue.at + 1 : cue.at + 3]]
    if len(behind) < 2 or behind[0] not in words.nouns["takings"] or behind[1] not in words.order.of:
        return cue
    now = cue.tense == "present" and scene.tokens[-1].kind != "mark" and "date" not in scene.covered[cue.at :]
    stage = Stage.DELIVERED if cue.tense in PAST or now else Stage.ANNOUNCED  # of a headline: 'takes delivery of'
    return cue._replace(at=cue.at + 2, group="receive", stage=None if cue.negated else stage)
