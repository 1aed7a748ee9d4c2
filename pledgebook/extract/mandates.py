"""What is only demanded, told by the bare verb of a clause: 'the recommendation that $50 million be set aside'.

Behind a word of demanding and 'that', a bare form tells what somebody wants, not what is or will be done: 'asked that
40 trucks be sent', 'the demand that Norway release', 'it is vital that more tents be delivered'.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import Cue
from pledgebook.extract.including import forms_at
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

SUBJECT: Final = 9
"""How many words the subject of such a clause may have ('that an initial tranche of $50 million be set aside')."""

OPEN: Final = frozenset({Stage.ANNOUNCED, Stage.COMMITTED})
"""Stages that a bare form has by itself."""


def mandated(scene: Scene, words: Words, cues: list[Cue], cue: Cue) -> Cue | None:
    """The cue as what is asked for where its clause says what somebody demands; None elsewhere."""
    if cue.stage not in OPEN or cue.negated or not _is_bare(scene, words, cue):
        return None
    at = _opening(scene, words, cue.first)
    if at is None or not _demands(scene, words, at - 1):
        return None
    met = any(c.at < at - 1 and c.group == "commit" and c.stage is Stage.COMMITTED and not c.negated for c in cues)
    return cue._replace(stage=Stage.COMMITTED if met else Stage.REQUESTED)  # 'approved the proposal that tanks be sent'


def _is_bare(scene: Scene, words: Words, cue: Cue) -> bool:
    """'be sent' and nothing before it that helps, 'provide': a form that says no time."""
    if cue.passive:
        return scene.tokens.lowers[cue.first] in words.nouns["demanded_being"]
    return cue.tense == "present" and "base" in forms_at(scene, cue.at)


def _opening(scene: Scene, words: Words, end: int) -> int | None:
    """Where the 'that' of the clause stands whose verb begins at `end`, with nothing but its subject between."""
    lowers = scene.tokens.lowers
    for at in range(end - 1, max(0, end - SUBJECT - 1), -1):
        if lowers[at] in words.nouns["relatives"]:
            return at
        if scene.tokens[at].text in ",;:" or lowers[at] in words.walls:
            return None
    return None


def _demands(scene: Scene, words: Words, at: int) -> bool:
    """Whether a word says that what follows is demanded: 'asked', 'recommendation', 'vital'."""
    lower = scene.tokens.lowers[at]
    form = words.verbs.get(lower)
    asks = form is not None and (form.group == "request" or form.lemma in words.nouns["insisting"])
    return asks or lower in words.nouns["demands_that"]
