"""Gerunds behind a word of advice or of blame: what is advised is not done, what somebody is blamed for was.

'The minister backed sending 20 trucks' sends none yet; 'is accused of supplying rifles' tells of what was supplied.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

OPEN: Final = frozenset({None, Stage.ANNOUNCED, Stage.DELIVERED})
"""Stages of a gerund on which no other verb has told yet."""

BLAMED: Final = 6
"""How many words before a gerund the word of blame may stand, with whom it blames between."""


def advised(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue | None:
    """The gerund of giving with the stage that the word of advice or of blame before it says; None without one."""
    cue = cues[k]
    if cue.tense != "gerund" or cue.group not in ("give", "train", "dispatch", "order", "service") or cue.negated:
        return None
    if cue.stage not in OPEN and cue.group == "give":
        return None
    if _is_hindered(scene, words, cue):
        return cue._replace(stage=Stage.REFUSED)
    at = cue.at - 1
    while at > 0 and scene.tokens.lowers[at] in words.adverbs:
        at -= 1
    if at > 0 and scene.tokens.lowers[at] in words.nouns["aims"]:
        at -= 1  # 'argued for sending', 'support for giving'
    if at >= 0 and scene.tokens.lowers[at] in words.nouns["advising"]:
        return cue._replace(stage=Stage.SIGNALLED)
    return cue._replace(stage=Stage.DELIVERED) if _is_blamed(scene, words, cue) else None


def _is_hindered(scene: Scene, words: Words, cue: Cue) -> bool:
    """'prevented Spain from sending', 'backed away from giving', 'refrained from sending': what is not done."""
    if not cue.at or scene.tokens.lowers[cue.at - 1] not in words.nouns["froms"]:
        return False
    if cue.at > 2 and scene.tokens.lowers[cue.at - 3] in words.nouns["away_by"]:
        return False  # 'is days away from sending'
    return not words.nouns["hindering"].isdisjoint(scene.tokens.lowers[max(0, cue.at - BLAMED) : cue.at - 1])


def _is_blamed(scene: Scene, words: Words, cue: Cue) -> bool:
    """'accused Norway of sending', 'was caught supplying', 'admitted to giving': only names and small words between."""
    if scene.tokens.words.isdisjoint(words.nouns["blaming"]):
        return False
    small = words.order.of | words.nouns["aims"] | words.nouns["infinitives"] | words.nouns["withs"]
    small |= words.nouns["articles"] | words.adverbs
    for at in range(cue.at - 1, max(-1, cue.at - 1 - BLAMED), -1):
        lower = scene.tokens.lowers[at]
        if lower in words.nouns["blaming"]:
            return True
        if lower not in small and scene.covered[at] not in ("party", "office", "date"):
            return False
    return False
