"""What ties commitments to each other, once each stands by itself: endings, what is no gift, replacements, shares.

Each step looks at whole commitments, so that its work grows with their number; none of them moves a claim.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pledgebook.bonds import Ceased, Share
from pledgebook.codes import NoGift
from pledgebook.model import Commitment, Posting
from pledgebook.reconcile.ceased import ceased_of
from pledgebook.reconcile.endings import ending
from pledgebook.reconcile.record import Entry
from pledgebook.reconcile.replacing import Told, with_replacements
from pledgebook.reconcile.rolling import rolled_up
from pledgebook.reconcile.said import no_gift_said
from pledgebook.reconcile.shares import with_shares
from pledgebook.reconcile.traits import Traits


def tied(entries: Sequence[Entry], traits: Mapping[str, Traits]) -> list[Entry]:
    """The entries with what ties them: how they ended, whether they are no gift, what they replace, shares, silence."""
    found = rolled_up(
        [_by_itself(entry, [traits[member.claim] for member in entry.commitment.claims]) for entry in entries], traits)
    told = [Told.of(entry.commitment, [traits[member.claim] for member in entry.commitment.claims]) for entry in found]
    refills, ceased = with_replacements(told), ceased_of(told)
    commitments = {entry.commitment.id: refills.get(entry.commitment.id, entry.commitment) for entry in found}
    shares = with_shares(commitments)
    return [_with(entry, _marked(commitments[entry.commitment.id], shares, ceased), entry.postings) for entry in found]


def _with(entry: Entry, commitment: Commitment, postings: tuple[Posting, ...]) -> Entry:
    """Most entries stay as they are, and records are dear to make."""
    unchanged = commitment is entry.commitment and postings is entry.postings
    return entry if unchanged else Entry(commitment, postings)


def _by_itself(entry: Entry, members: Sequence[Traits]) -> Entry:
    commitment, postings = ending(entry.commitment, entry.postings, members)
    reason = no_gift_of(members)
    if reason is NoGift.CORRECTION:
        # What a figure was wrong by is no movement of anything.
        commitment, postings = replace(commitment, balances=()), ()
    if reason:
        commitment = replace(commitment, no_gift=reason.value)
    return _with(entry, commitment, postings)


def no_gift_of(members: Sequence[Traits]) -> NoGift | None:
    """What most texts that tell of it make of it, where that is no gift; one text is one vote."""
    said = [(one.text, no_gift_said(one)) for one in members if not one.total]
    if not any(reason for _, reason in said):
        return None
    tally = Counter(reason for _, reason in set(said))
    return min(tally, key=lambda reason: (-tally[reason], reason is None, str(reason)), default=None)


def _marked(one: Commitment, shares: Mapping[str, tuple[Share, ...]], ceased: Mapping[str, Ceased]) -> Commitment:
    if one.id not in shares and one.id not in ceased:
        return one
    return replace(one, shares=shares.get(one.id, ()), ceased=ceased.get(one.id))
