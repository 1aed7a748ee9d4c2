"""What a word for 'more' says: another gift on top, or how much, how, and for what.

'another 20 tanks' are additional; 'more tanks than any other country', 'more affordable medicines' and '$3 million for
additional border posts' are not.
"""

from itertools import pairwise
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import ACTED, Cue
from pledgebook.extract.glosses import sized
from pledgebook.extract.parts import left_of_articles
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.model import Span
from pledgebook.text.numbers import Amount

BEFORE: Final = 4
"""How many tokens before an amount its words for counting may stand."""

BEHIND: Final = 8
"""How many tokens behind an amount its words for counting may stand."""

BATCH: Final = 4
"""How many words before an amount 'another' may stand with the noun of a batch."""

BEYOND: Final = 14
"""How many tokens behind 'on top of' the amount may stand that was there before."""

RUN: Final = 12
"""How many words behind a word for a total the amount may stand to which it runs."""

RUNNING: Final = ACTED | {"progressive"}
"""Tenses of what runs on from a time."""

COMPARED: Final = 12
"""Within how many words behind 'more' its 'than' stands."""


def is_of_purpose(scene: Scene, words: Words, anchor: Anchor, at: int) -> bool:
    """'$300 million for additional border posts': what the sum is for is more than before, the sum need not be."""
    money, phrase = anchor.money, anchor.phrase
    if money is None or not anchor.purpose or phrase is None or at < money.last:
        return False
    if words.heads.get(scene.tokens.lowers[phrase.at_head]) in ("funds", "package"):
        return False  # 'a request for additional funding'
    return any(token.lower in words.nouns["aims"] for token in scene.tokens[money.last : at])


def adds(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None, at: int) -> bool:
    """Whether 'additional' stands inside the thing, or opens the sentence as its subject ('More aid will ...')."""
    phrase = anchor.phrase.first if anchor.phrase else anchor.first
    counted = (anchor.quantity is not None or anchor.money is not None) and anchor.phrase is None  # '$5 million more'
    counted = counted or (anchor.money is not None and at == anchor.money.last == anchor.last)  # '$4m more to Kenya'
    inside = min(anchor.first - 2, phrase - 3) <= at < anchor.last + counted
    free = anchor.quantity is None and anchor.money is None
    batch = 0 < anchor.first - at <= BATCH and scene.tokens.lowers[anchor.first - 1] in words.order.of and (
        scene.tokens.lowers[anchor.first - 2] in words.nouns["loads"])  # 'another batch of 40 tents'
    return inside or batch or (free and at == 0 and cue is not None and at < cue.first < anchor.first)


def is_bound(scene: Scene, words: Words, at: int, amount: Amount | None) -> bool:
    """Whether the word belongs to the bound of the amount: the 'more' of 'more than 7,000' adds nothing."""
    if amount is None or not amount.first <= at < amount.core:
        return False
    starts = range(max(0, at - 2), at + 1)
    return any((hit := words.numbers.bounds.at(scene.tokens, k)) is not None and hit[1] > at for k in starts)


def is_degree(scene: Scene, words: Words, at: int) -> bool:
    """'more tanks than any other country', 'more affordable medicines': how much or how, not how many on top."""
    if scene.tokens.lowers[at] not in words.nouns["comparatives"] or (at and scene.covered[at - 1] == "money"):
        return False  # '$40 million more than last year'
    behind = scene.tokens[at + 1 : at + COMPARED]
    if behind and behind[0].lower in words.nouns["gradable"]:
        return True
    end = next((k for k, token in enumerate(behind) if token.text in ",.;:"), len(behind))
    return any(token.lower in words.nouns["thans"] for token in behind[1:end])


def is_for_aim(scene: Scene, words: Words, at: int) -> bool:
    """'sent tents with the aim of sheltering families': what is given for an aim is no goal itself."""
    return scene.tokens.lowers[left_of_articles(scene.tokens, at, words) - 1] in words.nouns["withs"] if at else False


def is_of_size(scene: Scene, words: Words, anchor: Anchor, at: int) -> bool:
    """'tents with a total weight of 12 tonnes': how much one load weighs or is worth is no running total."""
    first = anchor.money.first if anchor.money else anchor.quantity.first if anchor.quantity else 0
    nouns = words.nouns["weights"] | words.nouns["costs"]
    return at < first and sized(scene.tokens, first, words, nouns) < at


def is_sum(scene: Scene, words: Words, first: int) -> bool:
    """'pledged $20 million, for a total of $45 million': a sum behind 'total of', with a smaller one before it."""
    own = next((m for m in scene.money if m.first == first), None)
    led = scene.tokens.lowers[max(0, first - 2) : own.last] if own is not None else []
    if not any(one in words.nouns["totals"] and two in words.order.of for one, two in pairwise(led)):
        return False
    return own is not None and any(m.last < first and m.currency == own.currency and (m.amount.max or 0) < (
        own.amount.max or own.amount.min or 0) for m in scene.money)


def stands(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'Spain's support for Chad amounts to $8 million', 'The total value of its aid is $8 million'."""
    if anchor.money is None:
        return False
    at = anchor.money.first - 1
    at -= at > 0 and scene.tokens.lowers[at] in words.running["goals"]
    said = scene.tokens.lowers[: max(at, 0) + 1]
    told = bool(said) and said[-1] in words.running["reckoned"] and not words.nouns["copulas"].isdisjoint(said[-3:-1])
    whole = bool(said) and said[-1] in words.nouns["copulas"] and not words.running["summing"].isdisjoint(said)
    whole = whole or (len(said) > 1 and said[-1] in words.running["now"] and said[-2] in words.nouns["copulas"])
    if at < 1 or not (told or whole or said[-1] in words.running["standing"]) or _will_be(scene, words, at):
        return False
    single = words.running["single"] | words.running["bundles"] | words.bundles["whole"]
    places = [k for k in range(at) if words.heads.get(scene.tokens.lowers[k]) in ("package", "funds")]
    nouns = [scene.tokens.lowers[k] for k in places]
    if len(nouns) > 1 and nouns[-2] in single and scene.tokens.lowers[places[-2] + 1] in words.order.of:
        return False  # 'a package of security assistance, which is valued at'
    return bool(nouns) and nouns[-1] not in single and nouns[-1] in words.bundles["aid"]


def _will_be(scene: Scene, words: Words, at: int) -> bool:
    """'will be $8 million', 'would total $8 million': what there is by then; 'is said to be $8 million' is now."""
    found = words.tenses.before(scene.tokens, at + 1) or words.tenses.before(scene.tokens, at)
    if found is None or found[0] not in ("future", "passive_future"):
        return False
    return scene.tokens.lowers[found[1]] not in words.nouns["infinitives"]


def is_total_of_another(scene: Scene, words: Words, after: int) -> bool:
    """'40 tents, which brings the total to 60', '$5m of a total of $9m': a word for a total that leads to an amount."""
    lowers = scene.tokens.lowers
    amounts = {*(m.first for m in scene.money), *(q.first for q in scene.quantities)}
    if after < len(lowers) and lowers[after] in words.running["goals"] | words.order.of and after + 1 in amounts:
        return True
    end = next((k for k in range(after, min(after + RUN, len(lowers))) if lowers[k] in ",.;"), after + RUN)
    return any(lowers[at - 1] in words.running["goals"] for at in amounts if after < at <= end)


def is_there_before(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """Whether the amount stands behind 'on top of', 'builds on': then it was there before."""
    if anchor.quantity is None and anchor.money is None:
        return False
    low = max(0, anchor.first - BEYOND)
    hits = [(at, after) for at, label, after in words.counting.scan(scene.tokens, low, anchor.first)
            if label == "beyond"]
    if not hits or scene.tokens[hits[-1][1]].lower in words.nouns["takers"]:
        return False
    at, after = hits[-1]
    if at == 0 and "," in scene.tokens.lowers[after : anchor.first]:  # 'On top of the 20 sent in May, it will send 40'
        comma = scene.tokens.lowers.index(",", after)
        if any(comma < verb.at < anchor.first for verb in scene.verbs):
            return False
    return not any(m.first >= after and m.last <= anchor.first for m in scene.money)


def before_what(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> str:
    """What was there before is a running total where it was given or the words say so, else one told before."""
    near = scene.tokens[max(0, anchor.first - BEHIND) : anchor.last + 2 * BEHIND]
    given = any(t.lower in words.running["finished"] for t in near)
    given = given or (cue is not None and cue.stage is Stage.DELIVERED)
    return "total" if given else "restated"


def heaps(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> bool:
    """'will add $5m to its aid', 'topped up its aid with $5m': whether the verb puts the amount on top of others."""
    amount = anchor.money.first if anchor.money else anchor.quantity.first if anchor.quantity else 0
    added = scene.tokens.lowers[amount - 1] in words.nouns["adding"] if amount else False
    return added or bool(amount and cue is not None and cue.lemma in words.nouns["heaping"])


def replaces(scene: Scene, anchor: Anchor, at: int, after: int) -> bool:
    """'15,000 shells instead of 12,000': whether the words stand by the anchor, and another amount behind them."""
    other = after in {*(m.first for m in scene.money), *(q.first for q in scene.quantities)}
    beside = 0 <= at - anchor.last <= BEFORE or (at == 0 and anchor.first > after)
    return other and beside and not anchor.first <= after < anchor.last


def runs_since(scene: Scene, words: Words, cue: Cue, span: Span) -> bool:
    """'has pledged £62m since August': whether what was promised in words stands beside a time that begins there."""
    return cue.stage is Stage.ANNOUNCED and cue.tense in RUNNING and any(
        token.lower in words.nouns["sinces"] for token in scene.tokens if token.start == span.start)


def is_one(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'In 2015 it obtained a $3 billion loan', 'was spending $2 billion a year': one act's, or what a rate tells."""
    told = anchor.money.amount if anchor.money is not None else anchor.quantity
    if told is not None and told.per is not None:
        return True
    first = anchor.money.first if anchor.money is not None else 0
    return first > 0 and scene.tokens.lowers[first - 1] in words.numbers.grammar["article"]
