"""Where a running total belongs: with the promise whose sum it checks, or alone with its other mentions.

By commitments.md: a total of one donor's one item goes to the commitment of that donor and item; a total over
several gifts or donors, of money, or of aid in general stands alone.
"""

from collections import Counter
from collections.abc import Mapping

from pledgebook.codes import DONE, Counting, Kind, Stage
from pledgebook.reconcile.cluster import Groups
from pledgebook.reconcile.homes import COUNTED, Homes
from pledgebook.reconcile.traits import WIDE, Traits, is_stance
from pledgebook.reconcile.words import overlap


def attach_totals(traits: Mapping[str, Traits], groups: Groups) -> None:
    """Join each group of totals that sums up one donor's one item to a promise of it, if one is known."""
    sides = {(one.donors, one.group) for one in traits.values() if one.total}
    promises = [one for one in traits.values() if not one.total and (one.donors, one.group) in sides
                and not is_stance(one) and one.claim.stage is not Stage.REQUESTED]
    homes = Homes(one for one in promises if one.claim.counting is not Counting.TARGET)
    goals = Homes(one for one in promises if one.claim.kind is Kind.GOODS)
    for members in groups.groups().values():
        mentions = [traits[name] for name in members]
        if not all(one.total for one in mentions):
            continue
        votes = Counter(home for one in mentions if _sums_up_one_item(one)
                        for home in [homes.of(one)] if home)
        votes = votes or Counter(home for one in mentions if _counts_what_its_text_promises(one)
                                 for home in [goals.in_its_text(one)] if home)
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


def _counts_what_its_text_promises(one: Traits) -> bool:
    """'It promised a million shells. So far 330,000 rounds have come': 'rounds' alone could be any ammunition."""
    came = one.claim.kind is Kind.GOODS and one.claim.stage in DONE and len(one.path) == WIDE
    return came and len(one.donors) == 1 and one.quantity is not None and one.money is None


def _sums_up_one_item(one: Traits) -> bool:
    """One donor's count of a thing; sums of money, weights and aid in general sum up many gifts."""
    if len(one.donors) != 1 or one.quantity is None or one.money is not None:
        return False
    named = bool(one.words) and not 0 < len(one.path) <= WIDE
    # Trainees stand near the root of the tree, or are not named, and are no aid in general for that.
    return one.claim.kind is Kind.TRAINING or (one.claim.kind in COUNTED and named)
