"""Where a running total belongs: with the promise whose sum it checks, or alone with its other mentions.

By commitments.md: a total of one donor's one item goes to the commitment of that donor and item; a total over
several gifts or donors, of money, or of aid in general stands alone.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from pledgebook.codes import Kind, Stage
from pledgebook.reconcile.cluster import Groups
from pledgebook.reconcile.traits import WIDE, Traits, is_stance
from pledgebook.reconcile.words import contains, overlap

_COUNTED = (Kind.GOODS, Kind.TRAINING, Kind.PRODUCTION)

REACH = 365
"""Days around a total in which a promise of the same item is taken for one that it sums up."""


def attach_totals(traits: Mapping[str, Traits], groups: Groups) -> None:
    """Join each group of totals that sums up one donor's one item to a promise of it, if one is known."""
    promises = [one for one in traits.values()
                if not one.total and not is_stance(one) and one.claim.stage is not Stage.REQUESTED]
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


def _sums_up_one_item(one: Traits) -> bool:
    """One donor's count of a thing; sums of money, weights and aid in general sum up many gifts."""
    return (len(one.donors) == 1 and one.quantity is not None and one.money is None
            and one.claim.kind in _COUNTED and bool(one.words)
            # Trainees stand near the root of the tree, and are no aid in general for that.
            and (one.claim.kind is Kind.TRAINING or not 0 < len(one.path) <= WIDE))


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
