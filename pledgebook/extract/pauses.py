"""Words of a stage that say none: 'a pause of six days' says how long, 'weighing 35 tonnes' how much.

And an appeal that is given to asks for nothing there: 'our contribution to the appeal for Mali'.
"""

from typing import Final

from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

MEASURED: Final = 5
"""How many words behind 'weighing' the weight may begin ('weighing a total of')."""

GIVEN_TO: Final = 8
"""How many words before an appeal the gift may stand that goes to it ('its contribution to the UN's flood appeal')."""


def is_for_long(scene: Scene, words: Words, at: int, after: int) -> bool:
    """'a pause of six days': behind the 'of' of a stop stands how long it is, and nothing that stops."""
    if words.nouns["pauses"].isdisjoint(scene.tokens.lowers[at:after]) or (
            scene.tokens.lowers[after - 1] not in words.order.of):
        return False  # 'The pause affects 40 tanks'
    return scene.covered[after : after + 1] in (["quantity"], ["date"], ["number"])


def weighs(scene: Scene, words: Words, at: int) -> bool:
    """'a shipment weighing approximately 35 tonnes': a weight stands behind the word, and nothing is thought over."""
    if scene.tokens.lowers[at] not in words.nouns["weighing"]:
        return False
    amount = next((q for q in scene.quantities if 0 < q.first - at <= MEASURED), None)
    unit = words.units.at(scene.tokens, amount.last) if amount is not None else None
    if amount is None or unit is None:
        return False
    between = scene.tokens.lowers[at + 1 : amount.first]
    content = scene.tokens.lowers[unit[1]] if unit[1] < len(scene.tokens) else ""
    small = words.nouns["articles"] | words.nouns["weights_told"] | words.order.of | words.adverbs
    return content not in words.order.of and all(word in small or word.endswith(words.adverb_marks) for word in between)


def says_no_stage(scene: Scene, words: Words, at: int, after: int) -> bool:
    """Whether a set phrase tells how long or how much something is, or what is given to an appeal, and no stage."""
    return is_for_long(scene, words, at, after) or weighs(scene, words, at) or is_given_to(scene, words, at)


def is_given_to(scene: Scene, words: Words, at: int) -> bool:
    """'our contribution to the flood appeal for Mali', 'its aid to the UN's appeal': what is given to an appeal."""
    if scene.tokens.lowers[at] not in words.nouns["appeals"]:
        return False
    lowers, start = scene.tokens.lowers, max(0, at - GIVEN_TO)
    to = next((k for k in range(start, at) if lowers[k] in words.nouns["to_people"]), start)
    if to == start:
        return False
    gift = scene.covered[to - 1] == "money" or lowers[to - 1] in words.nouns["given_to"]
    return gift or words.heads.get(lowers[to - 1]) in ("funds", "package")
