"""An amount and the whole that it is a share of, or the amount that it takes the place of.

'The first 200 million of the 500 million that it promised' gives 200; 'from 12,000 to 15,000' promises 15,000.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from pledgebook.codes import DONE, Bound, Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.course import named_at
from pledgebook.extract.roles import Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.text.numbers import Amount

BEFORE: Final = "what the amount was before"
"""The veto of an amount that another takes the place of."""

COSTS: Final = 3
"""How many words behind a whole the noun may stand that says what it is the cost of."""

FOR: Final = "what a sum is for"
"""The veto of what a thing costs, or how much a fund has, to which somebody gives a share."""

PAIR: Final = 2
"""Sums of a share and its whole."""

BESIDE: Final = 3
"""How many words behind a sum the verb may begin that asks for it."""

OWN: Final = 5
"""How many words behind a whole the verb may begin that says that all of it was given."""

CHANGED: Final = 14
"""How many words before 'from' the verb may stand that says that an amount changes."""


def is_whole(scene: Scene, words: Words, first: int) -> bool:
    """Whether the sum at token `first` is that of which the sum before it is a share ('$200m of its $500m')."""
    if not scene.money:
        return False
    at = first
    while at > 0 and scene.tokens.lowers[at - 1] in words.nouns["wholes_led"]:
        at -= 1
    led = at > 0 and scene.tokens.lowers[at - 1] in words.nouns["drawn"]
    if not led or scene.tokens.lowers[max(0, at - 2)] in words.nouns["portions"]:  # 'as part of a $5m package'
        return False
    shares = [m for m in scene.money if m.last <= at - 1]
    own = next((m for m in scene.money if m.first == first), None)
    if at == 1 and own is not None:  # 'Of the $3 billion programme, $1.7 billion has been disbursed'
        shares = [m for m in scene.money if m.first > own.last]
    if own is None or not shares:
        return False
    smaller = (shares[-1].amount.max or 0) < (own.amount.max or own.amount.min or 0)
    return smaller and shares[-1].currency == own.currency


def stage_of_whole(at: Place, anchor: Anchor, stage: Stage, *, inherited: bool) -> Stage | None:
    """How far a sum has come of which only a share has been given, or which was asked for; else None.

    'has got $2m of the $5m it needs', '24% of the $5m required', 'Of the $5m pledged, $2m has been paid'.
    """
    scene, words = at.scene, at.reader.words
    needed = anchor.last < len(scene.tokens) and scene.tokens.lowers[anchor.last] in words.nouns["called_for"]
    if needed and inherited:
        return Stage.REQUESTED
    if anchor.money is None or stage not in DONE or not _is_shared_out(scene, words, anchor.money.first):
        return None
    if any(0 <= c.first - anchor.last <= OWN and c.stage in DONE for c in at.cues):
        return None  # 'part of the $5m that Norway has given'
    asked = needed or any(0 <= c.first - anchor.last <= BESIDE and c.stage is Stage.REQUESTED for c in at.cues)
    return Stage.REQUESTED if asked else Stage.ANNOUNCED


def _is_shared_out(scene: Scene, words: Words, first: int) -> bool:
    """Whether of the sum at token `first` only a share is told of: 'got $2m of the $5m', '24% of the $5m it needs'."""
    at = first
    while at > 0 and scene.tokens.lowers[at - 1] in words.nouns["wholes_led"]:
        at -= 1
    led = at > 1 and scene.tokens.lowers[at - 1] in words.numbers.grammar["of"]
    parts = words.nouns["percents"] | words.nouns["portions"]  # 'paid $2m, part of a $5m package'
    return (led and scene.tokens.lowers[at - 2] in parts) or is_whole(scene, words, first)


def whole_behind(scene: Scene, words: Words, at: int) -> int:
    """Where the sum ends of which the sum that ends at a token is a share ('$5m of the $20m'), or 0."""
    if len(scene.money) < PAIR or at >= len(scene.tokens) or scene.tokens.lowers[at] not in words.nouns["drawn"]:
        return 0
    whole = next((m for m in scene.money if m.first > at), None)
    return whole.last if whole is not None and is_whole(scene, words, whole.first) else 0


def with_wholes(scene: Scene, words: Words, anchors: Sequence[Anchor]) -> list[Anchor]:
    """The anchors, where a share without a thing is of what its whole is of ('$200m of the $500m in aid')."""
    found = list(anchors)
    for k, (share, whole) in enumerate(pairwise(anchors)):
        near = share.money is not None and share.phrase is None and whole.money is not None
        if near and whole.phrase and whole.money and is_whole(scene, words, whole.money.first):
            found[k] = share._replace(named=named_at(scene, words, whole.phrase))
        if not whole.veto and _is_paid_into(scene, words, share, whole):
            found[k + 1] = whole._replace(veto=FOR)
    return found


def _is_paid_into(scene: Scene, words: Words, share: Anchor, whole: Anchor) -> bool:
    """'$40m of the $100m cost of a dam', '$40m towards a $100m fund': what a share is paid of, which nobody gives."""
    if share.money is None or whole.money is None or share.money.currency != whole.money.currency:
        return False
    first, tokens = whole.money.first, scene.tokens
    if (share.money.amount.max or 0) >= (whole.money.amount.max or whole.money.amount.min or 0):
        return False
    behind = tokens.lowers[whole.money.last : whole.money.last + COSTS]
    if is_whole(scene, words, first):
        return not words.nouns["costs"].isdisjoint(behind)
    at = first - 1
    while at > share.money.last and tokens.lowers[at] in words.nouns["wholes_led"]:
        at -= 1
    led = at < first - 1 and tokens.lowers[at] in words.nouns["aims"] | words.nouns["ways"] and at >= share.money.last
    fund = any(word in words.nouns["pots"] for word in behind)
    return led and fund and at - share.last <= COSTS and tokens.lowers[at] not in words.nouns["drawn"]


def revised(scene: Scene, words: Words, anchors: Sequence[Anchor]) -> list[Anchor]:
    """The anchors, where of an amount that is changed 'from A to B' only B is one."""
    found = _unreplaced(scene, words, anchors)
    if words.running["revising"].isdisjoint(scene.tokens.lowers):
        return found
    for k, anchor in enumerate(anchors):
        if _is_old(scene, words, anchor):
            found[k] = anchor._replace(veto=BEFORE)
        elif (end := _at_its_end(scene, words, anchor)) is not None:
            found[k] = end
    return found


def _unreplaced(scene: Scene, words: Words, anchors: Sequence[Anchor]) -> list[Anchor]:
    """The anchors without what others come in the place of: '40 tents instead of the 60 that it promised'."""
    found = list(anchors)
    for k in range(1, len(found)):
        amount = found[k].quantity
        if amount is None or found[k].veto or not any(a.quantity and not a.veto for a in found[:k]):
            continue
        at = amount.first
        while at > 0 and scene.tokens.lowers[at - 1] in words.nouns["wholes_led"]:
            at -= 1
        if (hit := words.counting.before(scene.tokens, at)) is not None and hit[0] == "revised":
            found[k] = found[k]._replace(veto=BEFORE)
    return found


def _changes(scene: Scene, words: Words, at: int) -> bool:
    """Whether 'from' stands at token `at`, and a verb that says that an amount changes before it."""
    before = {token.lower for token in scene.tokens[max(0, at - CHANGED) : at]}
    return scene.tokens.lowers[at] in words.numbers.grammar["from"] and bool(before & words.running["revising"])


def _is_old(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """Whether an amount is the A of 'from A to B'."""
    amount = anchor.money or anchor.quantity
    if amount is None or not amount.first or not _changes(scene, words, amount.first - 1):
        return False
    told = [m.last for m in scene.money] if anchor.money else [q.last for q in scene.quantities]
    if amount.first - 1 in told:
        return True  # 'increased its aid to $40m from $20m'
    ends = [m.first for m in scene.money] if anchor.money else [q.first for q in scene.quantities]
    last = anchor.phrase.last if anchor.phrase and anchor.phrase.first >= amount.last else amount.last
    places = {at for at in (amount.last, last) if at < len(scene.tokens)}
    return any(scene.tokens.lowers[at] in words.numbers.grammar["to"] and at + 1 in ends for at in places)


def _at_its_end(scene: Scene, words: Words, anchor: Anchor) -> Anchor | None:
    """The anchor of a change 'from A to B' that is read as one range, with B alone; None of any other."""
    amount = anchor.money.amount if anchor.money else anchor.quantity
    first = anchor.money.first if anchor.money else amount.first if amount else 0
    if amount is None or amount.bound is not Bound.RANGE or amount.per is not None:
        return None
    led = next((at for at in (first, first - 1) if at >= 0 and _changes(scene, words, at)), None)
    joints = words.numbers.grammar["to"]
    last = anchor.money.last if anchor.money else amount.last
    to = next((k for k in range(first, last) if scene.tokens.lowers[k] in joints), None)
    if led is None or to is None:
        return None
    end = amount._replace(first=to + 1, core=to + 1, min=amount.max, bound=Bound.EXACT)
    begun = to + 1 if anchor.first in (first, led) else anchor.first
    if anchor.money:
        return anchor._replace(first=begun, money=anchor.money._replace(first=to + 1, amount=end))
    return anchor._replace(first=begun, quantity=end)


def is_nth(scene: Scene, words: Words, amount: Amount) -> bool:
    """'the first ten', 'the last three': some of a row."""
    before = scene.tokens.lowers[amount.core - 1] if amount.core else ""
    return before in words.nouns["ordinals"] and before not in words.nouns["definite"]


def is_of_those(scene: Scene, words: Words, amount: Amount) -> bool:
    """'Over 500 of those tents', '20 of these trucks': some of what was named before, with its noun."""
    behind = scene.tokens.lowers[amount.last : amount.last + 2]
    return len(behind) > 1 and behind[0] in words.order.of and behind[1] in words.nouns["partitives"]
