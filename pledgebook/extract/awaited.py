"""What comes only later, told in the present of a clause of time: 'until Kenya receives the jets', 'once it gets them'.

Elsewhere the present of getting tells what has come ('Kenya receives 40 jets').
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import RECEIVING, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

CLAUSE: Final = 6
"""How many words before its verb the word may stand that opens a clause of time."""


def awaited(scene: Scene, words: Words, cue: Cue) -> Cue:
    """The cue; a present of getting or coming behind 'until', 'before' or 'once' is still to come."""
    if cue.tense != "present" or cue.stage is not Stage.DELIVERED or cue.group not in RECEIVING | {"arrive"}:
        return cue
    times = words.nouns["times_ahead"]
    if scene.tokens.words.isdisjoint(times):
        return cue
    for at in range(cue.first - 1, max(-1, cue.first - 1 - CLAUSE), -1):
        if scene.tokens.lowers[at] in times:
            return cue._replace(stage=Stage.ANNOUNCED)
        if scene.tokens[at].text in ",;:" or any(verb.at == at for verb in scene.verbs):
            return cue
    return cue
