"""Acts told by their noun that were carried through: 'Supplies of 20 trucks were undertaken', 'are to be made in June'.

The verb only carries the noun: what it says of the act by its tense is how far the act has come.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import CLAUSELESS, DONE, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

SUBJECT: Final = 24
"""How many words before its verb the noun of the act may stand."""


def undertaken(scene: Scene, words: Words, cues: Sequence[Cue]) -> list[Cue]:
    """The cues, each passive verb that only carries the noun of an act with what its tense says of giving."""
    if scene.tokens.words.isdisjoint(words.joined["acts"]):
        return list(cues)
    read = list(cues)
    for k, cue in enumerate(cues):
        if not cue.passive or cue.tense == "participle" or cue.lemma not in words.nouns["carrying_through"]:
            continue
        at = _act(scene, words, cues, cue)
        stage = words.give.get(cue.tense, "")
        if at is None or not stage:
            continue
        said = Stage.REFUSED if cue.negated and Stage(stage) is Stage.ANNOUNCED else Stage(stage)
        undone = cue.negated and said is not Stage.REFUSED  # 'Deliveries of 20 trucks have not been made'
        read[k] = cue if undone else cue._replace(group="arrive", stage=said)  # the noun of the act is no thing
        for j in range(k):
            if cues[j].group == "phrase" and at in range(cues[j].first, cues[j].at + 1) and cues[j].stage in DONE:
                read[j] = cues[j]._replace(stage=said, negated=undone)  # 'Deliveries of 20 trucks are to be made'
    return read


def _act(scene: Scene, words: Words, cues: Sequence[Cue], cue: Cue) -> int | None:
    """The place of the noun of an act with its 'of' that is the subject of the verb, with no other clause between."""
    for at in range(cue.first - 1, max(-1, cue.first - 1 - SUBJECT), -1):
        lower = scene.tokens.lowers[at]
        if lower in words.walls or scene.tokens[at].text in ";:" or lower in words.nouns["relatives"]:
            return None
        if any(c.at == at and c.tense not in CLAUSELESS and c.group != "other" for c in cues):
            return None
        led = scene.tokens.lowers[at + 1] in words.order.of
        if led and (lower in words.joined["acts"] or lower in words.nouns["handed_nouns"]):
            return at
    return None
