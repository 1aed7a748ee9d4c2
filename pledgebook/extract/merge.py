"""Merging inside a document: what is said again is one claim at its fullest mention, the rest goes under `also`."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from pledgebook.codes import DONE, FLOWS, Bound, Counting, Kind, Stage
from pledgebook.model import Claim, Quantity, Span

ALIKE: Final = 100
"""How many of the last claims with the same sum, number or head a claim is compared with: more stand in no document."""

BUNDLES: Final = frozenset({Kind.PACKAGE, Kind.FUNDS})
"""Kinds whose worth may be told apart from them, and that a headline names by any word."""

PROMISED: Final = frozenset({Stage.ANNOUNCED, Stage.COMMITTED})
"""Stages of what is to come."""

NEAR: Final = 100
"""How many code points behind a bundle the sum may stand that is its worth."""

NAMED_BEFORE: Final = "item.named-before"
"""The rule that takes a thing from an earlier sentence."""

Trait = tuple[object, ...]


def merge(claims: Sequence[Claim], sentences: Mapping[str, int], again_told: Collection[str] = ()) -> tuple[Claim, ...]:
    """One claim for each thing said; the kept mention is the one of the highest confidence, then the first.

    What two set phrases of one sentence say in the same words ('will not send', 'no troops') is one from the start.
    `sentences` tells in which sentence each claim stands, by its id: two equal parts of one sentence are two.
    `again_told` are those whose words say that their sum was told before ('The $5 million will be used for schools').
    """
    kept: list[Claim] = []
    again: list[list[Span]] = []
    alike: defaultdict[Trait, list[int]] = defaultdict(list)
    for claim in {claim.id: claim for claim in claims}.values():
        traits = list(_traits(claim))
        near = sorted({k for trait in traits for k in alike[trait][-ALIKE:]})
        same = claim.id in again_told
        place = next((k for k in near if _says_again(kept[k], claim, same=same)
                      and not _apart(kept[k], claim, sentences)
                      and (same or not _for_others(kept[k], claim))), None)
        if place is None:
            place = len(kept)
            kept.append(claim)
            again.append(list(claim.also))
        else:
            kept[place], span = _fuller(kept[place], claim)
            again[place] += [*claim.also, span]
            traits = list(_traits(kept[place]))
        for trait in traits:
            if place not in alike[trait][-ALIKE:]:
                alike[trait].append(place)
    told = (replace(c, also=tuple(sorted(set(spans)))) if spans else c for c, spans in zip(kept, again, strict=True))
    return tuple(sorted(told, key=_order))


def _traits(claim: Claim) -> Iterator[Trait]:
    """What a claim must share with another to say it again: an end of its sum, its number, or the head of its thing."""
    if claim.tier == "C":
        return
    if claim.kind in BUNDLES and "item" in dict(claim.cited):
        yield "words", dict(claim.cited)["item"]
    if claim.money:
        yield from (("sum", claim.money.currency, end) for end in {claim.money.min, claim.money.max} - {None})
        return
    if claim.quantity:
        yield "number", _number(claim.quantity), claim.stage
    if _words(claim):
        yield "thing", _head(claim), claim.stage


def _says_again(a: Claim, b: Claim, *, same: bool) -> bool:
    if a.tier == "C" or b.tier == "C":
        return False
    if not _one_family(a.kind, b.kind) or _are_of_others(a, b):
        return False
    if a.evidence == b.evidence and a.recipients != b.recipients:
        return False  # '$1 million each to Kenya and Malawi'
    if _is_worth(a, b):
        return True
    if a.money and b.money:
        ends = {a.money.min, a.money.max} & {b.money.min, b.money.max} - {None}
        return (
            bool(ends)
            and a.money.currency == b.money.currency
            and (same or not a.item or not b.item or bool(_words(a) & _words(b)))
        )
    if not (a.money or b.money or (a.quantity and b.quantity)):
        return _names_again(a, b)
    if a.quantity and b.quantity and not (a.money or b.money):
        same = _same_number(a.quantity, b.quantity)
        one, other = _words(a), _words(b)
        return same and (one <= other or other <= one) and a.stage == b.stage
    return False


def _are_of_others(a: Claim, b: Claim) -> bool:
    """Whether two gifts are not of the same givers; of a number of things told again one of several may be named."""
    if not a.donors or not b.donors or a.donors == b.donors:
        return False
    shorter, longer = sorted((set(a.donors), set(b.donors)), key=len)
    counted = a.quantity is not None and b.quantity is not None and not (a.money or b.money)
    return not (counted and shorter < longer and a.recipients == b.recipients and a.kind is b.kind)


def _is_worth(a: Claim, b: Claim) -> bool:
    """'gave more aid than ever - $65 million': the bundle told without a sum, and the sum that is told of it."""
    bare = next((one for one in (a, b) if not (one.money or one.quantity)), None)
    paid = next((one for one in (a, b) if one.money), None)
    if bare is None or paid is None or not {a.kind, b.kind} <= BUNDLES or a.stage != b.stage:
        return False
    if paid.counting is not bare.counting:
        return False  # 'gave more aid, which brings the total to $65 million'
    if bare.evidence is None or paid.evidence is None or paid.evidence.start - bare.evidence.end > NEAR:
        return False
    span = dict(bare.cited).get("item")
    return isinstance(span, Span) and span == dict(paid.cited).get("item") and a.recipients == b.recipients


def _apart(a: Claim, b: Claim, sentences: Mapping[str, int]) -> bool:
    """'$2m to UNICEF, $2m to Oxfam', in one sentence or in a list: two parts of one sum that are as large.

    So are '50 tents to Kenya and 50 tents to Chad' in one sentence, and 'tanks and shells for those tanks'.
    """
    here = sentences.get(a.id) == sentences.get(b.id)
    if here and _are_two(a, b):
        return True
    if here and a.recipients and b.recipients and not set(a.recipients) & set(b.recipients):
        return True
    if a.money is None or b.money is None:
        return False
    parts = a.counting is b.counting is Counting.PART
    return (here and (parts or _is_told_twice(a, b))) or (parts and _is_listed(a) and _is_listed(b))


def _is_told_twice(a: Claim, b: Claim) -> bool:
    """'$5 million to UNICEF and $5 million to Oxfam': the very same sum stands twice in one sentence."""
    one, other = dict(a.cited).get("money"), dict(b.cited).get("money")
    apart = isinstance(one, Span) and isinstance(other, Span) and one != other
    return apart and a.money == b.money and a.kind is b.kind is Kind.FUNDS


def _for_others(a: Claim, b: Claim) -> bool:
    """'It will give Niger $4 million. It will give Chad $4 million': who gets it is another, by the words of each.

    What was asked for is another than what is given, and more that is promised is another than what was given.
    """
    if _is_more(a, b) or _is_more(b, a):
        return True
    if a.recipients and b.recipients and not set(a.recipients) & set(b.recipients):
        return _gets_in_words(a) and _gets_in_words(b)
    return (a.stage is Stage.REQUESTED) != (b.stage is Stage.REQUESTED)


def _is_more(given: Claim, promised: Claim) -> bool:
    """'has given $20 million and will give another $20 million', 'gave over $2 billion, will give nearly as much'."""
    so_far = given.stage is Stage.COMMITTED and given.counting is Counting.TOTAL and promised.stage is Stage.ANNOUNCED
    if not (given.money and promised.money) or promised.stage not in PROMISED:
        return False
    if so_far and promised.counting is Counting.NEW and given.money.bound is not promised.money.bound:
        return True  # 'has devoted nearly $2 billion since 2022. It will provide over $2 billion'
    if given.stage not in DONE:
        return False
    before = given.counting is Counting.TOTAL and promised.counting is not Counting.TOTAL  # 'paid as much in May'
    return before or promised.counting is Counting.ADDITIONAL or given.money.bound is not promised.money.bound


def _gets_in_words(claim: Claim) -> bool:
    """Whether the sentence itself says who gets it."""
    cited = dict(claim.cited).get("recipients")
    return isinstance(cited, Span) and claim.evidence is not None and cited.start >= claim.evidence.start - NEAR and (
        cited.end <= claim.evidence.end + NEAR)


def _number(quantity: Quantity) -> Decimal | None:
    """The number that is said, whichever end of the amount it is."""
    return quantity.max if quantity.max is not None else quantity.min


def _same_number(a: Quantity, b: Quantity) -> bool:
    """The same number; '400 vehicles' in the lead are the 'more than 400 vehicles' below."""
    if (a.min, a.max) == (b.min, b.max):
        return True
    loose = {a.bound, b.bound} & {Bound.AT_LEAST, Bound.ABOUT, Bound.UP_TO}
    return bool(loose) and _number(a) == _number(b) and a.per == b.per and Bound.RANGE not in (a.bound, b.bound)


def _names_again(a: Claim, b: Claim) -> bool:
    """'humvees' in the headline are the 'armored humvees' below: the same head, and no word more than the other has."""
    one, other = _words(a), _words(b)
    said = bool(one) and (one <= other or other <= one) and _head(a) == _head(b)
    if one != other and (_is_listed(a) or _is_listed(b) or (a.kind in BUNDLES) != (b.kind in BUNDLES)):
        return False  # the members of a list are things of their own, and 'technical assistance' is no mere assistance
    if one != other and _is_general(min(a, b, key=lambda claim: len(_words(claim)))) and all(map(_is_in_row, (a, b))):
        return False  # 'equipment and training' in the lead, 'communications equipment' in a row below
    bare = not (a.quantity or b.quantity or a.money or b.money)
    if bare and (a.counting != b.counting or (one != other and a.speaker != b.speaker)):
        return False  # 'more missiles', or what another has said of missiles, is told for itself
    return said and a.stage == b.stage and (not a.recipients or not b.recipients or a.recipients == b.recipients)


def _are_two(a: Claim, b: Claim) -> bool:
    """'howitzers and shells for those howitzers': two things that the catalogue knows apart, though one names both."""
    ids = {one.item.id for one in (a, b) if one.item is not None and one.item.id is not None}
    return len(ids) > 1 and abs(len(_words(a)) - len(_words(b))) > 1


def _is_listed(claim: Claim) -> bool:
    return any(reason.rule == "list of things" for reason in claim.why)


def _is_in_row(claim: Claim) -> bool:
    return any(reason.rule == "row of things" for reason in claim.why)


def _is_general(claim: Claim) -> bool:
    """Whether a thing is one word that the catalogue does not know: 'equipment' says no more than its sort."""
    return claim.item is not None and claim.item.id is None and len(_words(claim)) == 1


def _head(claim: Claim) -> str:
    return (claim.item.text if claim.item else "").lower().split()[-1:][0]


def _one_family(a: Kind, b: Kind) -> bool:
    return a == b or (a in FLOWS and b in FLOWS)


def _words(claim: Claim) -> frozenset[str]:
    return _words_of(claim.item.text) if claim.item else frozenset()


@lru_cache(maxsize=2048)
def _words_of(text: str) -> frozenset[str]:
    """The words of an item; kept, since each claim is held against a hundred others."""
    return frozenset(text.lower().split())


def by_amount(claim: Claim) -> Claim:
    """A sum whose thing only an earlier sentence names goes by its amount alone; a number keeps the thing it counts."""
    if claim.money is None or not any(reason.rule == NAMED_BEFORE for reason in claim.why):
        return claim
    cited = tuple(one for one in claim.cited if one[0] != "item")
    return replace(claim, item=None, cited=cited, why=tuple(reason for reason in claim.why if reason.field != "item"))


def _fuller(kept: Claim, again: Claim) -> tuple[Claim, Span]:
    """The fuller of two mentions, filled in from the other, and where that one stands; of two bare ones the first."""
    bare = not (kept.quantity or kept.money or again.quantity or again.money)
    first, second = (kept, again) if bare or _fullness(kept) >= _fullness(again) else (again, kept)
    assert second.evidence is not None
    if _is_worth(first, second):  # the bundle has its own words there: the sum keeps it
        own = tuple(reason for reason in second.why if reason.field == "item")
        first = replace(first, why=(*(reason for reason in first.why if reason.field != "item"), *own))
    return _filled(first, second), Span(second.evidence.start, second.evidence.end)


def _filled(first: Claim, second: Claim) -> Claim:
    """The first with what only the second says of due and happened and of who says so, with the words."""
    cited, other = dict(first.cited), dict(second.cited)
    said = {name: getattr(second, name) for name in ("due", "happened", "speaker") if getattr(first, name) is None}
    said = {name: value for name, value in said.items() if value is not None}
    cited |= {name: other[name] for name in said}
    return replace(first, cited=tuple(sorted(cited.items())), **said)


def _fullness(claim: Claim) -> tuple[bool, bool, float]:
    """A number makes the fuller mention, then that it is no reference to what was told ('under the $3bn plan')."""
    amount = claim.quantity is not None or claim.money is not None
    return amount, claim.counting is not Counting.RESTATED, claim.confidence


def _order(claim: Claim) -> tuple[int, int, str]:
    assert claim.evidence is not None
    return claim.evidence.start, claim.evidence.end, claim.id
