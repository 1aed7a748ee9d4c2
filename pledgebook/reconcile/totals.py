"""Where a running total belongs: with the promise whose sum it checks, or alone with its other mentions.

By commitments.md: a total of one donor's one item goes to the commitment of that donor and item; a total over
several gifts or donors, of money, or of aid in general stands alone.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from pledgebook.codes import DONE, Counting, Kind, Stage
from pledgebook.reconcile.cluster import Groups
from pledgebook.reconcile.traits import WIDE, Traits, is_stance
from pledgebook.reconcile.words import contains, overlap

_COUNTED = (Kind.GOODS, Kind.TRAINING, Kind.PRODUCTION)

REACH = 365
"""Days around a total in which a promise of the same item is taken for one that it sums up."""


def attach_totals(traits: Mapping[str, Traits], groups: Groups) -> None:
    """Join each group of totals that sums up one donor's one item to a promise of it, if one is known."""
    promises = [one for one in traits.values() if not one.total and not is_stance(one)
                and one.claim.stage is not Stage.REQUESTED and one.claim.counting is not Counting.TARGET]
    by_donors: dict[tuple[frozenset[str], str], list[Traits]] = {}
    for promise in promises:
        by_donors.setdefault((promise.donors, promise.group), []).append(promise)
    for members in groups.groups().values():
        mentions = [traits[name] for name in members]
        if not all(one.total for one in mentions):
            continue
        votes = Counter(home for one in mentions if _sums_up_one_item(one)
                        for home in [_home(one, by_donors.get((one.donors, one.group), []))] if home)
        if votes:
            groups.join(members[0], min(votes, key=lambda home: (-votes[home], home)))


def attach_shares(traits: Mapping[str, Traits], groups: Groups) -> None:
    """Join what has come of a running total ('27,000 t, of which 25,000 t of food came') to the total of its text.

    A share that is only delivered goes to its whole (commitments.md), and here the whole is the total.
    """
    totals: dict[str, list[Traits]] = {}
    for one in traits.values():
        if one.total and one.quantity:
            totals.setdefault(one.text, []).append(one)
    for one in traits.values():
        wholes = [whole for whole in totals.get(one.text, ()) if is_share_of_total(one, whole)]
        if wholes:
            groups.join(one.id, min(wholes, key=lambda whole: (whole.order, whole.id)).id)


def is_share_of_total(one: Traits, whole: Traits) -> bool:
    """Whether `one` is what came of the very things that the running total of its text counts."""
    if one.total or not whole.total or one.claim.counting is not Counting.PART or one.claim.stage not in DONE:
        return False
    mine, theirs = one.quantity, whole.quantity
    if not mine or not theirs or mine.unit != theirs.unit or not one.recipients & whole.recipients:
        return False
    same_thing = one.path[0] == whole.path[0] if one.path and whole.path else overlap(one.words, whole.words) == 1
    return same_thing and one.donors == whole.donors and (mine.low or 0) <= (theirs.high or theirs.low or 0)


def _sums_up_one_item(one: Traits) -> bool:
    """One donor's count of a thing; sums of money, weights and aid in general sum up many gifts."""
    if len(one.donors) != 1 or one.quantity is None or one.money is not None:
        return False
    named = bool(one.words) and not 0 < len(one.path) <= WIDE
    # Trainees stand near the root of the tree, or are not named, and are no aid in general for that.
    return one.claim.kind is Kind.TRAINING or (one.claim.kind in _COUNTED and named)


def _home(total: Traits, promises: list[Traits]) -> str | None:
    """The promise that `total` sums up: in its own text if there is one, else the nearest before it."""
    fitting = [(place, one) for one in promises for place in [_nearness(total, one)] if place is not None]
    return min(fitting, key=lambda found: (found[0], found[1].order, found[1].id))[1].id if fitting else None


def _nearness(total: Traits, promise: Traits) -> tuple[int, int, int] | None:
    """Smaller is nearer; None where the promise is not of the total's item, time or recipient."""
    if not total.recipients & promise.recipients or promise.claim.kind not in _COUNTED:
        return None
    same_text = total.text == promise.text
    fit = _same_item(total, promise, loosely=same_text)
    if fit is None:
        return None
    if same_text:
        return (0, fit, 0)
    days = _days_between(total.day, promise.day)
    return (1, fit, days) if days <= REACH else None


def _days_between(one: date | None, other: date | None) -> int:
    return abs((one - other).days) if one and other else REACH // 2


def _same_item(total: Traits, promise: Traits, *, loosely: bool) -> int | None:
    if total.group == promise.group == "training" and not (total.path[WIDE:] or promise.path[WIDE:]):
        # Soldiers, recruits, forces: one donor trains them in one programme.
        return 0
    if total.path and promise.path:
        if total.path[0] == promise.path[0] and len(total.path) > 1:
            return 0
        # Within one text 'the guns' are those that it has just named.
        return 1 if loosely and total.path[0] in promise.path else None
    if overlap(total.words, promise.words) == 1:
        return 0
    if loosely and total.claim.item and promise.claim.item and contains(promise.claim.item.text, total.claim.item.text):
        return 1
    return None
