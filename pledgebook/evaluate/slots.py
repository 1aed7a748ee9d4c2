"""When two claims say the same in one slot, by claims.md ('How it is scored')."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from pledgebook.model import Claim, Item, Money, Quantity, Speaker, Window

SLOTS = ("kind", "stage", "donors", "recipients", "item", "quantity", "money", "counting", "modality", "speaker", "due")
"""What is compared, in the order in which it is shown."""

LEVELS: Mapping[str, tuple[str, ...]] = {
    "core": ("kind", "donors", "item"),
    "exact": ("kind", "stage", "donors", "recipients", "quantity", "money"),
    "full": ("kind", "stage", "donors", "recipients", "quantity", "money", "item"),
}
"""The slots that must be right for a pair to be right at that level."""

FILLERS = frozenset(("the", "a", "an", "of", "and", "for", "new", "additional", "more", "other", "to", "in"))
"""Words that make no difference between two things (as in score_claims.py)."""

_TIE = re.compile(r"(?:(?<=\w)(?=.\d)|(?<=\d)(?=.[a-z]{1,3}\b))[-‐-―\s]", re.DOTALL)
"""A hyphen or space inside a designation or calibre: 'F-16' is 'F16', '155 mm' is '155mm'."""


def has(slot: str, gold: Claim, predicted: Claim) -> bool:
    """Whether either side says anything in the slot."""
    return bool(getattr(gold, slot)) or bool(getattr(predicted, slot))


def same(slot: str, gold: Claim, predicted: Claim) -> bool:
    """Whether both say the same in the slot; nothing on both sides is the same."""
    ours, theirs = getattr(gold, slot) or None, getattr(predicted, slot) or None
    if ours is None or theirs is None:
        return ours is theirs
    return bool(_COMPARE[slot](ours, theirs)) if slot in _COMPARE else bool(ours == theirs)


def all_same(slots: tuple[str, ...], gold: Claim, predicted: Claim) -> bool:
    """Whether every one of the slots is the same."""
    return all(same(slot, gold, predicted) for slot in slots)


def words(text: str | None) -> set[str]:
    """The words by which things are compared: lower case, no plural s, no fillers unless there is nothing else."""
    found = re.findall(r"\w+", _TIE.sub("", (text or "").lower()))
    return {word.rstrip("s") or word for word in found} - FILLERS or set(found)


def _same_parties(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return sorted(one) == sorted(other)


def _same_item(one: Item, other: Item) -> bool:
    if one.id and other.id:
        return one.id == other.id
    first, second = words(one.text), words(other.text)
    if _numbered(first) and _numbered(second) and _numbered(first ^ second):  # Leopard 1 is not Leopard 2
        return False
    return first == second or (bool(first and second) and len(first & second) / len(first | second) >= 0.5)


def _numbered(found: set[str]) -> bool:
    return any(letter.isdigit() for word in found for letter in word)


def _same_range(one: Quantity | Money, other: Quantity | Money) -> bool:
    ends = _close(one.min, other.min) and _close(one.max, other.max)
    return ends and (one.per or None) == (other.per or None)


def _close(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is other
    first, second = float(one), float(other)
    return abs(first - second) <= 1e-6 * max(1.0, abs(first), abs(second))


def _same_quantity(one: Quantity, other: Quantity) -> bool:
    alike = not (one.unit and other.unit) or bool(words(one.unit) & words(other.unit))
    return alike and _same_range(one, other)


def _same_money(one: Money, other: Money) -> bool:
    return one.currency == other.currency and _same_range(one, other)


def _same_window(one: Window, other: Window) -> bool:
    return (one.earliest, one.latest) == (other.earliest, other.latest)


def _same_speaker(one: Speaker, other: Speaker) -> bool:
    """Two names share a word; else what is known of name and role does, and the parties do not differ."""
    if one.name and other.name:
        return bool(words(one.name) & words(other.name))
    known = [words(f"{who.name or ''} {who.role or ''}") for who in (one, other)]
    return bool(known[0] & known[1]) and (one.party or other.party) == (other.party or one.party)


_COMPARE: Mapping[str, Callable[..., bool]] = {
    "donors": _same_parties, "recipients": _same_parties, "item": _same_item, "quantity": _same_quantity,
    "money": _same_money, "due": _same_window, "speaker": _same_speaker,
}
"""How a slot is compared that is not compared by being equal."""
