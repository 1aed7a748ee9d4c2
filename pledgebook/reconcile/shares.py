"""Who stands behind a joint promise, a coalition or a pooled fund: each giver's known share, and the remainder.

The whole stays one commitment; a share is a commitment of its own that is `part_of` it. A giver who is named without
an amount has an unknown share, never 0. The remainder is the whole less all known shares: what nobody is named for.
Where some shares are unknown, its least is unknown as well, since they may take all of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pledgebook.bonds import Share
from pledgebook.codes import NOT_PROMISED, Bound
from pledgebook.model import Balance, Commitment
from pledgebook.reconcile.intervals import bound_of


def shares_of(whole: Commitment, parts: Sequence[Commitment]) -> tuple[Share, ...]:
    """The shares of `whole`, the remainder last in each commodity; empty where one giver stands behind all of it."""
    counted = [one for one in parts if one.stage not in NOT_PROMISED or whole.stage in NOT_PROMISED]
    apart = [one for one in counted if one.no_gift and not whole.no_gift]
    givers = [one for one in counted if one not in apart and one.donors and one.donors != whole.donors]
    if not givers and not apart and len(whole.donors) < 2:
        return ()
    promised = [b for b in whole.opening if b.min is not None or b.max is not None]
    commodities = [b.commodity for b in promised] or sorted({
        b.commodity for one in givers for b in one.opening})[:1] or ["items"]
    stands = {b.commodity: b for b in promised}
    return tuple(share for name in commodities for share in _in_commodity(whole, givers, apart, name, stands.get(name)))


def _in_commodity(
    whole: Commitment, givers: Sequence[Commitment], apart: Sequence[Commitment], commodity: str,
    stands: Balance | None,
) -> list[Share]:
    known = [_share(one, commodity) for one in (*givers, *apart)]
    told = {donor for one in givers for donor in one.donors}
    unknown = [Share(donor, None, commodity, None, None, Bound.VAGUE) for donor in whole.donors
               if donor not in told and len(whole.donors) > 1]
    rows = sorted((*known, *unknown), key=lambda row: (row.no_gift or "", row.party or "", row.commitment or ""))
    # What one giver has not set apart is still that giver's; of several nobody is named for it.
    rest = "+".join(whole.donors) or None if not givers and len(whole.donors) == 1 else None
    return [*rows, replace(_remainder(rows, commodity, stands), party=rest)]


def _share(one: Commitment, commodity: str) -> Share:
    found = next((b for b in one.opening if b.commodity == commodity), None)
    party = "+".join(one.donors) or None
    if found is None:
        return Share(party, one.id, commodity, None, None, Bound.VAGUE, one.no_gift)
    return Share(party, one.id, commodity, found.min, found.max, found.bound, one.no_gift)


def _remainder(rows: Iterable[Share], commodity: str, stands: Balance | None) -> Share:
    known = list(rows)
    if stands is None:
        return Share(None, None, commodity, None, None, Bound.VAGUE)
    least = sum((row.min or Decimal(0) for row in known), Decimal(0))
    high = None if stands.max is None else max(Decimal(0), stands.max - least)
    is_open = any(row.max is None for row in known)
    most = sum((row.max or Decimal(0) for row in known), Decimal(0))
    low = None if stands.min is None or is_open else max(Decimal(0), stands.min - most)
    return Share(None, None, commodity, low, high, bound_of(low, high, (stands.bound, *(
        row.bound for row in known if row.min is not None or row.max is not None))))


def with_shares(commitments: Mapping[str, Commitment]) -> dict[str, tuple[Share, ...]]:
    """The shares of every commitment that has any, by its id."""
    parts: dict[str, list[Commitment]] = {}
    for name in sorted(commitments):
        one = commitments[name]
        if one.part_of in commitments:
            parts.setdefault(str(one.part_of), []).append(one)
    joint = (name for name, one in commitments.items() if len(one.donors) > 1 or name in parts)
    found = {name: shares_of(commitments[name], parts.get(name, ())) for name in joint}
    return {name: shares for name, shares in found.items() if shares}
