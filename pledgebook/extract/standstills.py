"""Aid that comes to a stop by itself, or comes late: 'Food deliveries came to a halt', 'will arrive a year late'.

The set phrase is said of the aid before it, as the passive of a verb of stopping is ('were halted'). Of what else comes
to a halt (a war, trade) it says nothing for a ledger of aid.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.verbal import ceases
from pledgebook.extract.words import Words

COMING: Final = frozenset({"arrive", "give", "receive", "obtain"})
"""Groups of verbs whose act may come late."""

LATE: Final = 3
"""How many words behind its verb the set phrase of lateness may begin ('will arrive at least a year late')."""

YEAR: Final = 4
"""How many digits a year has."""

GROUPS: Final = {Stage.SUSPENDED: "suspend", Stage.CANCELLED: "cancel"}
"""The group of verbs whose passive says the same as such a set phrase."""


def stood_still(scene: Scene, words: Words, cue: Cue) -> Cue:
    """The cue; a set phrase of coming to a stop, with aid alone before it, as the passive of stopping it."""
    group = GROUPS.get(cue.stage) if cue.tense == "phrase" and cue.stage is not None else None
    if group is None or cue.negated:
        return cue
    if scene.tokens.lowers[cue.first] not in words.nouns["running_out"] or not ceases(scene, words, cue.first, cue.at):
        return cue
    return cue._replace(group=group, tense="passive_past")


def too_late(cues: list[Cue], k: int) -> Cue:
    """The cue; a verb of coming or giving that is still to be, right before a set phrase of lateness, is delayed."""
    cue = cues[k]
    if k + 1 >= len(cues) or cue.negated or cue.group not in COMING or cue.stage is not Stage.ANNOUNCED:
        return cue
    behind = cues[k + 1]
    late = behind.tense == "phrase" and behind.stage is Stage.DELAYED and 0 < behind.first - cue.at <= LATE
    return cue._replace(stage=Stage.DELAYED) if late else cue


def in_year(scene: Scene, at: int) -> bool:
    """'began sending tents in 2014': whether a bare year behind an act says that it has gone on since."""
    for place in range(at + 1, len(scene.tokens)):
        token = scene.tokens[place]
        if token.text in ".;:":
            return False
        if token.kind == "number" and len(token.text) == YEAR and scene.covered[place] == "date":
            return scene.covered[place - 2] != "date" and scene.covered[place + 1 : place + 2] != ["date"]
    return False
