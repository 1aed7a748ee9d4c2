"""Sums that are needed, not given: 'Funding requirements reached $5 billion', 'short of the $2 billion needed'.

Appeals, targets and requirements are asked for, whatever their verb makes of the sum ('raised its appeal to').
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.pauses import is_given_to
from pledgebook.extract.roles import Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.wholes import stage_of_whole
from pledgebook.extract.words import Words, together
from pledgebook.text.money import MoneyMention

SUBJECT: Final = 16
"""How many words before a sum the noun of what is needed may stand that comes to it."""

BEHIND, SAID = 2, 8
"""Within how many words behind a sum the word stands that says that it is needed, or that somebody says so."""

SHORT: Final = 4
"""How many words before a sum the word may stand that says how far something falls short of it."""

GIVING: Final = frozenset({"give", "promise", "commit", "receive", "obtain", "dispatch", "arrive"})
"""Groups of verbs that tell of what came in for an appeal, and not how large it is."""

NEEDED: Final = "stage.needed"


def stage_of_sum(at: Place, anchor: Anchor, stage: Stage, *, inherited: bool) -> tuple[Stage, str] | None:
    """(stage, rule) of a sum of which only a share is given, or which is needed; else None."""
    whole = stage_of_whole(at, anchor, stage, inherited=inherited)
    if whole is Stage.REQUESTED or (whole is not None and not is_needed(at.scene, at.reader.words, anchor.money)):
        return whole, "stage.whole"
    told = stage is not Stage.REFUSED and is_needed(at.scene, at.reader.words, anchor.money)
    told = told or (stage is Stage.REQUESTED and _is_sought_by(at.scene, at.reader.words, anchor.last))
    return (Stage.REQUESTED, NEEDED) if told else None


def is_needed(scene: Scene, words: Words, mention: MoneyMention | None) -> bool:
    """Whether a sum is the size of an appeal, a target or what is required."""
    return mention is not None and (_is_called_needed(scene, words, mention) or _comes_to(scene, words, mention))


def _is_called_needed(scene: Scene, words: Words, mention: MoneyMention) -> bool:
    """'the $2.4 billion needed', 'the $460 million target', 'short of the $3 million sought by Mali'."""
    first, lowers = mention.first, scene.tokens.lowers
    owned = together(words.nouns["definite"], words.nouns["own_things"])
    first += lowers[first] in owned
    if first < 1 or lowers[first - 1] not in owned:
        return False
    behind, led = lowers[mention.last : mention.last + BEHIND], lowers[max(0, first - 2)]
    of = led in words.order.of
    short = of and not words.nouns["lackings"].isdisjoint(lowers[max(0, first - SHORT) : first])
    compared = short or led in words.nouns["compared_with"]
    said = lowers[mention.last : mention.last + SAID] if compared else behind  # 'than the $2bn the UN says is needed'
    if not words.nouns["sought_sums"].isdisjoint(said[: next((k for k, w in enumerate(said) if w in ",.;"), SAID)]):
        return compared  # but 'gave the $30 million needed'
    return (compared or not of) and not words.nouns["wanted_sums"].isdisjoint(behind)  # 'half of the $3m target'


def _is_sought_by(scene: Scene, words: Words, at: int) -> bool:
    """'the $4 billion initially sought by Abbas': who asked gives nothing, nor does who tells of it."""
    lowers = scene.tokens.lowers
    at += at < len(lowers) and lowers[at] in words.adverbs
    behind = lowers[at : at + 2]
    return len(behind) > 1 and behind[0] in words.nouns["sought_sums"] and behind[1] in words.speech["by"]


def _comes_to(scene: Scene, words: Words, mention: MoneyMention) -> bool:
    """'requirements reached $5 billion', 'increased its appeal to $20 million', 'a target of $3 million'."""
    first, lowers = mention.first, scene.tokens.lowers
    if not first or lowers[first - 1] not in together(
            words.nouns["reaching"], words.nouns["copulas"], words.running["coming_to"]):
        return False
    for at in range(first - 1, max(-1, first - 1 - SUBJECT), -1):
        if scene.tokens[at].text in ",;:()":
            return False
        if lowers[at] in words.nouns["needed_sums"]:
            given = any(at < verb.at < first - 1 and verb.form.group in GIVING
                        and lowers[verb.at] not in words.running["revising"]
                        and lowers[verb.at - 1] not in words.nouns["leads"] for verb in scene.verbs)
            return not given and not is_given_to(scene, words, at)
    return False
