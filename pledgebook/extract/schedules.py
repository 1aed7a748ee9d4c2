"""What a comparison with what was planned says of a promise: later, or less, than was said.

'will arrive later than planned' is delayed, 'will send fewer tanks than promised' reduced, 'has reduced the number of
tanks that it will send' as well. What has come all the same has come ('arrived later than planned').
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

AHEAD: Final = 5
"""How many words behind 'than' the word of planning may stand ('than it had originally promised')."""

COMING: Final = frozenset({"arrive", "give", "dispatch", "receive", "obtain"})
"""Groups of verbs that tell that a thing has come."""

BESIDE: Final = 2
"""How many words before a thing the word may stand that says that it is promised."""

PROMISED: Final = 6
"""How many words behind a thing the verb may stand with which somebody promised it."""

LED: Final = 4
"""How many words before 'the number of' the verb may stand that makes it less."""


def compared(scene: Scene, words: Words, anchor: Anchor, stage: Stage) -> Stage | None:
    """The stage that such a comparison says of what is promised; None where there is none."""
    if stage is not Stage.ANNOUNCED:
        return None
    if _is_number_cut(scene, words, anchor):
        return Stage.REDUCED
    if scene.tokens.words.isdisjoint(words.nouns["thans"]):
        return None
    for at in range(anchor.last, len(scene.tokens)):
        if scene.tokens.lowers[at] not in words.nouns["thans"] or not is_planned(scene, words, at + 1):
            continue
        if scene.tokens.lowers[at - 1] in words.nouns["laters"]:
            return Stage.DELAYED
        begun = anchor.phrase.first if anchor.phrase is not None else anchor.first
        if not words.nouns["fewers"].isdisjoint(scene.tokens.lowers[max(0, begun - 2) : anchor.last]):
            return Stage.REDUCED
    return None


def is_planned(scene: Scene, words: Words, at: int) -> bool:
    """Whether a word of planning or promising stands shortly behind 'than'."""
    behind = scene.tokens.lowers[at : at + AHEAD]
    end = next((k for k, word in enumerate(behind) if word in ".,;:"), len(behind))
    return not words.nouns["scheduled"].isdisjoint(behind[:end])


def _is_number_cut(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'has reduced the number of tanks that it will send': a verb of reducing right before the number of a thing."""
    at = (anchor.phrase.first if anchor.phrase is not None else anchor.first) - 2
    if at < 1 or scene.tokens.lowers[at] not in words.nouns["numbers"]:
        return False
    return any(verb.form.group == "reduce" and 0 < at - verb.at <= LED for verb in scene.verbs)


def promised_behind(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'None of the 40 tanks that Norway promised has arrived': what is denied is the arrival, not the promise.

    So it is of 'none of the 40 promised tanks has been sent' and 'has sent none of the 40 tanks that it promised'.
    """
    of = anchor.first > 0 and words.order.of.intersection(scene.tokens.lowers[max(0, anchor.first - 3) : anchor.last])
    if not of or not any(verb.form.group in COMING for verb in scene.verbs):
        return False
    led = scene.tokens.lowers[max(0, anchor.first - BESIDE) : anchor.last]
    return not words.nouns["acts_promised"].isdisjoint(led) or any(
        verb.form.group == "promise" and anchor.last <= verb.at <= anchor.last + PROMISED for verb in scene.verbs)
