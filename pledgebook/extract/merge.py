"""Merging inside a document: what is said again is one claim at its fullest mention, the rest goes under `also`."""

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.codes import FLOWS, Kind
from pledgebook.model import Claim, Span


def merge(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """One claim for each thing said; the kept mention is the one of the highest confidence, then the first."""
    kept: list[Claim] = []
    for claim in claims:
        place = next((k for k, other in enumerate(kept) if _says_again(other, claim)), None)
        if place is None:
            kept.append(claim)
        else:
            kept[place] = _fuller(kept[place], claim)
    return tuple(sorted((replace(c, also=tuple(sorted(set(c.also)))) for c in kept), key=_order))


def _says_again(a: Claim, b: Claim) -> bool:
    if a.tier == "C" or b.tier == "C":
        return False
    if not _one_family(a.kind, b.kind) or (a.donors and b.donors and a.donors != b.donors):
        return False
    if a.money and b.money:
        ends = {a.money.min, a.money.max} & {b.money.min, b.money.max} - {None}
        return (
            bool(ends)
            and a.money.currency == b.money.currency
            and (not a.item or not b.item or bool(_words(a) & _words(b)))
        )
    if not (a.money or b.money or (a.quantity and b.quantity)):
        return _names_again(a, b)
    if a.quantity and b.quantity and not (a.money or b.money):
        same = (a.quantity.min, a.quantity.max) == (b.quantity.min, b.quantity.max)
        one, other = _words(a), _words(b)
        return same and (one <= other or other <= one) and a.stage == b.stage
    return False


def _names_again(a: Claim, b: Claim) -> bool:
    """'humvees' in the headline are the 'armored humvees' below: the same head, and no word more than the other has."""
    one, other = _words(a), _words(b)
    said = bool(one) and (one <= other or other <= one) and _head(a) == _head(b)
    if one != other and (_is_listed(a) or _is_listed(b)):
        return False  # the members of a list are things of their own
    return said and a.stage == b.stage and (not a.recipients or not b.recipients or a.recipients == b.recipients)


def _is_listed(claim: Claim) -> bool:
    return any(reason.rule == "list of things" for reason in claim.why)


def _head(claim: Claim) -> str:
    return (claim.item.text if claim.item else "").lower().split()[-1:][0]


def _one_family(a: Kind, b: Kind) -> bool:
    return a == b or (a in FLOWS and b in FLOWS)


def _words(claim: Claim) -> frozenset[str]:
    return frozenset((claim.item.text if claim.item else "").lower().split())


def _fuller(kept: Claim, again: Claim) -> Claim:
    first, second = (kept, again) if _fullness(kept) >= _fullness(again) else (again, kept)
    assert second.evidence is not None
    first = _filled(first, second)
    return replace(first, also=(*first.also, *second.also, Span(second.evidence.start, second.evidence.end)))


def _filled(first: Claim, second: Claim) -> Claim:
    """The first with what only the second says of when it is due and when it took place, with its words."""
    cited, other = dict(first.cited), dict(second.cited)
    said = {name: getattr(second, name) for name in ("due", "happened") if getattr(first, name) is None}
    said = {name: value for name, value in said.items() if value is not None}
    cited |= {name: other[name] for name in said}
    return replace(first, cited=tuple(sorted(cited.items())), **said)


def _fullness(claim: Claim) -> tuple[bool, float]:
    """A number makes the fuller mention, then the confidence."""
    return claim.quantity is not None or claim.money is not None, claim.confidence


def _order(claim: Claim) -> tuple[int, int, str]:
    assert claim.evidence is not None
    return claim.evidence.start, claim.evidence.end, claim.id
