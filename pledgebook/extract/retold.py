"""What a sum holds that was told before: 'recently committed $38 million. This funding will provide food'.

The items of what is told again are told again too, where the sentence behind takes the sum up by name.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.codes import Counting, Tier
from pledgebook.extract.scene import Scene
from pledgebook.extract.settling import Counted, recounted
from pledgebook.extract.words import Words

SUBJECT: Final = 3
"""Within how many words of its sentence the noun stands that takes up a sum ('This new funding')."""

WHY: Final = "counting: from the claim before"
"""The source of a counting that the sum before says."""


def retold(scenes: Sequence[Scene], counted: Sequence[Counted], words: Words) -> list[Counted]:
    """The claims in order, those of a sentence that takes up a sum that was told before with its counting."""
    found = list(counted)
    sums: dict[int, Counting] = {}
    for k, row in enumerate(counted):
        claim, sentence = row
        if claim.money is not None:
            if claim.tier is not Tier.C:
                sums[sentence] = claim.counting
            continue
        before = sums.get(sentence - 1)
        if before is Counting.RESTATED and row.rule == "counting.default" and takes_up_sum(scenes[sentence], words):
            found[k] = found[k]._replace(claim=recounted(claim, Counting.RESTATED, WHY))
    return found


def takes_up_sum(scene: Scene, words: Words) -> bool:
    """'This funding will', 'The money pays for': whether the subject is the sum that the sentence before told."""
    low = scene.tokens.lowers[: SUBJECT + 1]
    if not low or not (low[0] in words.nouns["takers"] or low[0] in words.nouns["definite"]):
        return False
    return any(words.heads.get(word) in ("package", "funds") for word in low[1:]) and not any(
        scene.covered[at] in ("party", "money") for at in range(len(low)))
