"""What changes a promise without contradicting it: its open number is fixed, its date is moved.

Both need the donor's own voice, some days after the promise was made: outlets fill in numbers and dates of one
announcement for days, and those restate. Giving a first date restates as well (commitments.md).
"""

from collections.abc import Iterable, Sequence
from datetime import date

from pledgebook.codes import DONE, Counting
from pledgebook.model import Window
from pledgebook.reconcile.traits import Traits
from pledgebook.reconcile.voices import donor_voices

FRESH = 3
"""Days within which a number or a date belongs to the announcement itself (as parts.LATER_ACT)."""
SLIP = 14
"""Days by which a window's end must move: 'in the coming weeks' said a week later is no new date."""


def fixing(in_order: Sequence[Traits], opener: Traits) -> frozenset[str]:
    """The claims that fix the open number or move the date of what `opener` promises; all in order of their telling."""
    later = [one for one in in_order if one is not opener and _is_later_word(one, opener)]
    fixes = _first_number(in_order, later) if _has_open_number(in_order, opener) else None
    moved = _moved(in_order, opener, {one.id for one in later})
    return frozenset(one.id for one in (fixes, *moved) if one)


def _is_later_word(one: Traits, opener: Traits) -> bool:
    if one.day is None or opener.day is None or one.claim.stage in DONE:
        return False
    return (one.day - opener.day).days > FRESH and bool(donor_voices(one, opener.donors))


def _has_open_number(in_order: Iterable[Traits], opener: Traits) -> bool:
    """Whether nobody gave a number while the announcement was fresh."""
    fresh = [one for one in in_order if one.day and opener.day and (one.day - opener.day).days <= FRESH]
    return not any(one.quantity or one.money for one in (opener, *fresh))


def _first_number(in_order: Iterable[Traits], later: Iterable[Traits]) -> Traits | None:
    """The first report of the number that the donor gives: it may be told a day before one that quotes the donor."""
    own = next((one for one in later if one.quantity), None)
    if own is None or own.day is None:
        return None
    return next(one for one in in_order if one.quantity == own.quantity and one.claim.stage not in DONE
                and one.day and abs((own.day - one.day).days) <= FRESH)


def _moved(in_order: Iterable[Traits], opener: Traits, later: set[str]) -> list[Traits]:
    """The first claims to give each later date, once a date had been given."""
    latest = _end(opener.claim.due)
    found = []
    for one in in_order:
        end = _end(one.claim.due)
        if end is None or one.claim.counting is Counting.TOTAL:
            continue
        if latest is not None and one.id in later and (end - latest).days > SLIP:
            found.append(one)
        latest = max(latest or end, end)
    return found


def _end(window: Window | None) -> date | None:
    return window.latest if window else None
