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

ORDERED: Final = 7
"""How many words behind a verb of ordering the infinitive may stand that says what somebody is ordered to do."""


def commanded(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """'ordered his security team to review the aid': who is ordered to do another thing is no order of things."""
    if not any(cue.group == "order" for cue in cues):
        return cues
    return [cue._replace(group="other", stage=None) if _commands(scene, words, cues, k) else cue
            for k, cue in enumerate(cues)]


def _commands(scene: Scene, words: Words, cues: list[Cue], k: int) -> bool:
    """Whether people stand between an active verb of ordering and the infinitive of a verb that is none of ours."""
    cue, told = cues[k], cues[k + 1] if k + 1 < len(cues) else None
    if cue.group != "order" or cue.passive or told is None or told.group != "other" or told.tense != "infinitive":
        return False
    between = range(cue.at + 1, told.first)
    things = any(scene.covered[at] in ("item", "quantity", "money")
                 or words.heads.get(scene.tokens.lowers[at]) == "goods" for at in between)
    return 0 < len(between) <= ORDERED and not things and all(scene.tokens[at].kind == "word" for at in between)


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
