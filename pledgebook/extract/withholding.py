"""What is kept back until something happens: 'will not release $40 million until 2015', 'would not resume aid until'.

Who will not let money go, or go on giving, until a day or a deed has not refused it: it is suspended. Who 'will not
send tents until June' sends them in June.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import AHEAD, Cue
from pledgebook.extract.denials import until_at
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

BEFORE: Final = 2
"""How many words before the auxiliary the negation may stand."""


def withheld(scene: Scene, words: Words, cue: Cue) -> Cue:
    """The cue; a verb of releasing or going on that is denied until something happens is one of suspending."""
    if cue.group != "give" or cue.lemma not in words.nouns["letting_go"] or cue.tense not in AHEAD | {"progressive"}:
        return cue
    if not until_at(scene, words, cue.at, ahead=True) or not (cue.negated or _is_denied(scene, words, cue)):
        return cue
    return cue._replace(stage=Stage.SUSPENDED, negated=False)


def _is_denied(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether a negation stands among the auxiliaries of a verb."""
    found = (words.negation.at(scene.tokens, k, cue.at + 1) for k in range(max(0, cue.first - BEFORE), cue.at))
    return any(one is not None and one[0] == "negated" for one in found)
