"""Sums by which aid is cut: '$40 million in aid cuts', 'a reduction of $40 million in food aid' give nothing.

The noun says what becomes of the sum, whatever the verb before it does with the cut: 'announced $40 million of aid
cuts'. Where the cut itself is refused, delayed or taken back, nothing is told of the sum ('reversed $40m in aid cuts').
"""

from typing import Final

from pledgebook.codes import NEGATIVE, Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

NEAR: Final = 5
"""How many words behind a sum the noun may stand that makes it one of a cut ('$40 million in foreign aid cuts')."""

INCLUDED, CUT = 4, 14
"""How many words before a sum 'including' may stand, and before that the noun of what is cut."""

UNCUT: Final = "a cut that is not made"
"""The veto of such a sum."""

UNMADE: Final = NEGATIVE | {Stage.DELAYED}
"""Stages of a verb that does not make the cut."""

NOUNS: Final = ((Stage.REDUCED, "cut_nouns"), (Stage.CANCELLED, "end_nouns"))
"""The stage of a sum behind or before a noun of one of these lists of the pack."""


def cut(scene: Scene, words: Words, anchor: Anchor) -> Stage | None:
    """The stage that a noun of cutting or ending says of a sum; None where no such noun has it."""
    if anchor.money is None:
        return None
    for stage, name in NOUNS:
        nouns = words.nouns[name]
        if not scene.tokens.words.isdisjoint(nouns) and (_is_behind(scene, words, anchor.money.last, nouns)
                                                         or _is_before(scene, words, anchor.money.first, nouns)
                                                         or _is_one_of(scene, words, anchor.money.first, nouns)):
            return stage
    return None


def _is_behind(scene: Scene, words: Words, last: int, nouns: frozenset[str]) -> bool:
    """'$40 million in aid cuts', 'a $40 million cut': only nouns and 'in' or 'of' between."""
    acts = {verb.at for verb in scene.verbs}
    inside = words.nouns["contents"] | words.order.of
    for at in range(last, min(last + NEAR, len(scene.tokens))):
        token = scene.tokens[at]
        if token.lower in nouns and scene.tokens.lowers[at - 1] in words.nouns["debts"]:
            return False  # '$40 million in debt cancellation' is what is given
        if token.lower in nouns:
            return token.lower not in words.nouns["homographs"] or not _has_object(scene, words, at)
        stops = token.lower in words.nouns["stops"] and token.lower not in inside
        if token.kind != "word" or stops or (at in acts and token.lower not in words.nouns["homographs"]):
            return False
    return False


def _has_object(scene: Scene, words: Words, at: int) -> bool:
    """Whether a word that may be a verb has an object right behind it ('the sum cuts its debt')."""
    behind = scene.tokens.lowers[at + 1] if at + 1 < len(scene.tokens) else ""
    return behind in words.nouns["determiners"]


def _is_before(scene: Scene, words: Words, first: int, nouns: frozenset[str]) -> bool:
    """'cuts of $40 million', 'a reduction worth $40 million'."""
    if first < 2 or scene.tokens.lowers[first - 2] not in nouns:
        return False
    return scene.tokens.lowers[first - 1] in words.nouns["contents"] or scene.tokens.lowers[first - 1] in words.order.of


def _is_one_of(scene: Scene, words: Words, first: int, nouns: frozenset[str]) -> bool:
    """'cuts to foreign aid, including $30 million in grants', "the cuts include": a sum among what is cut."""
    tokens = scene.tokens
    acts = [verb for verb in scene.verbs if verb.at < first]
    if not acts or acts[-1].form.group != "include" or first - acts[-1].at > INCLUDED:
        return False
    end = acts[-1].at
    for at in range(end - 1, max(-1, end - 1 - CUT), -1):
        if tokens[at].text in ";:" or tokens.lowers[at] in words.walls or scene.covered[at] in ("money", "quantity"):
            return False
        if tokens.lowers[at] in nouns:
            return not _has_object(scene, words, at) and words.denial.before(tokens, at) is None
        if any(verb.at == at and verb.form.group != "other" and tokens.lowers[at] not in words.nouns["homographs"]
               for verb in acts):
            return False
    return False


def is_uncut(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> bool:
    """Whether what governs a sum of a cut takes the cut back or does not make it."""
    undone = cue is not None and (cue.negated or cue.stage in UNMADE)
    return undone and cut(scene, words, anchor) is not None
