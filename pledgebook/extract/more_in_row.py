"""A word for 'more' before a row is said of all of it: 'additional tents, blankets and water pumps'.

Only where the row has no number: 'another 20 tents, blankets and radios' has 20 more tents, and some blankets.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from pledgebook.codes import Counting
from pledgebook.extract.rowmates import KINDS, is_row, thing_of
from pledgebook.extract.scene import Scene
from pledgebook.extract.settling import DEFAULT, Counted, recounted
from pledgebook.extract.words import Words
from pledgebook.model import Span

WORD: Final = "counting.word"
"""The rule of a claim whose own words say how it counts."""

SHARED: Final = "counting: shared along the row"
"""The inference of a thing behind the one that the word stands by."""

LEAD: Final = 24
"""How many code points before a thing the word for 'more' begins that opens its row."""


def with_more(scenes: Sequence[Scene], counted: Sequence[Counted], words: Words) -> list[Counted]:
    """The claims, each thing of a row that a word for 'more' opens on top as its first is."""
    found = list(counted)
    places = [k for k, one in enumerate(found) if _is_bare(one)]
    spans = sorted((found[k].sentence, span, k) for k in places if (span := thing_of(found[k].claim)) is not None)
    opened: set[int] = set()
    for (sentence, left, a), (other, right, b) in pairwise(spans):
        if sentence != other or not is_row(scenes[sentence], words, left, right):
            continue
        if a in opened or _opens(found[a], left[0], scenes[sentence], words):
            opened.update((a, b))
            if found[b].rule == DEFAULT and found[a].claim.stage is found[b].claim.stage:
                found[b] = found[b]._replace(claim=recounted(found[b].claim, Counting.ADDITIONAL, SHARED))
    return found


def _is_bare(one: Counted) -> bool:
    """Whether a claim is of a thing without a number or a sum."""
    claim = one.claim
    return claim.kind in KINDS and claim.item is not None and claim.quantity is None and claim.money is None


def _opens(one: Counted, first: int, scene: Scene, words: Words) -> bool:
    """Whether the word for 'more' stands right before the thing, or is its own first word, and none of the row before.

    In 'a radar, more artillery, tents' the tents are no more than the radar is.
    """
    if one.claim.counting is not Counting.ADDITIONAL or one.rule != WORD:
        return False
    said = dict(one.claim.cited).get("counting")
    if not isinstance(said, Span) or not -LEAD <= said.start - first <= 0:
        return False
    before = next((token for token in reversed(scene.tokens) if token.end <= said.start), None)
    return before is None or (before.text != "," and before.lower not in words.nouns["conjunctions"])
