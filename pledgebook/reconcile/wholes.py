"""`part_of`: which commitment lies inside a larger one. A child is never added to its parent.

Each claim looks in its own text for the claim that holds it: the package or fund it is listed under, the sum or
broader thing of which it is a part. The claims of a commitment then vote, and the tree is kept free of circles.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from pledgebook.codes import DONE, NEGATIVE, Counting, Kind, Stage
from pledgebook.reconcile.orders import holds_share
from pledgebook.reconcile.traits import WIDE, Range, Traits, is_stance
from pledgebook.reconcile.words import overlap

_FUND = frozenset(("fund", "fond", "fonds", "фонд", "fonde"))
"""Stems of 'fund' in the languages read: a gift paid from a named fund is part of the fund (commitments.md)."""


def holders(traits: Mapping[str, Traits]) -> dict[str, str]:
    """For each claim that its own text puts inside another claim: that other claim's id."""
    texts: dict[str, list[Traits]] = defaultdict(list)
    for one in traits.values():
        # Of a document and its copies each holds its own claims; copies meet again in the vote.
        texts[one.claim.document.id].append(one)
    found = {}
    for told in texts.values():
        told.sort(key=lambda one: (one.order, one.id))
        wholes = [one for one in told if _may_hold(one)]
        for one in told if len(told) > 1 else ():
            strength, holder = _holder(one, wholes)
            if holder:
                found[one.id] = (strength, holder.id)
    return {name: _lifted(found, name) for name in found}


def _lifted(found: Mapping[str, tuple[int, str]], name: str) -> str:
    """The first line of a list holds no other line: what is listed below it belongs to what holds the list."""
    strength, holder = found[name]
    above = found.get(holder)
    return above[1] if strength == LISTED and above and above[0] == LISTED and above[1] != name else holder


LISTED = 2
"""The weakest tie: a line without a number, told after something broader."""

_OPEN = NEGATIVE | {Stage.REQUESTED, Stage.SIGNALLED}
"""What is refused, asked for or only weighed is in no package; but a share of what is weighed is one all the same."""


def _may_hold(one: Traits) -> bool:
    return not is_stance(one) and (one.claim.stage not in _OPEN or one.claim.stage is Stage.SIGNALLED)


def _holder(one: Traits, wholes: Sequence[Traits]) -> tuple[int, Traits | None]:
    weighed_share = one.claim.stage is Stage.SIGNALLED and one.claim.counting is Counting.PART
    if is_stance(one) or one.total or (one.claim.stage in _OPEN and not weighed_share):
        return 0, None
    # A country's own whole comes before that of a body that it may belong to.
    fitting = [(strength, not one.donors <= whole.donors, _distance(whole, one), whole) for whole in wholes
               if whole is not one for strength in [_strength(whole, one)] if strength]
    if not fitting:
        return 0, None
    strength, _, _, whole = min(fitting, key=lambda found: (-found[0], *found[1:3], found[3].id))
    return strength, whole


def _distance(whole: Traits, one: Traits) -> tuple[bool, tuple[int, ...]]:
    """The nearest claim before comes first, then the first one after."""
    before = whole.order < one.order
    place = whole.order[0], *(run[1] for run in whole.order[1])
    return (not before, tuple(-n for n in place) if before else place)


def _strength(whole: Traits, one: Traits) -> int:
    """How plainly the text puts `one` inside `whole`: 0 not at all."""
    before = whole.order < one.order
    if not _could_hold(whole, one, before=before) or not _one_side(whole, one) or not _holds_amount(whole, one):
        return 0
    if Stage.SIGNALLED in (whole.claim.stage, one.claim.stage) and whole.claim.stage is not one.claim.stage:
        return 0
    if one.claim.counting is Counting.PART:
        return _strength_of_share(whole, one, before=before)
    share = whole.claim.counting is Counting.PART
    if before and _is_of_many(whole, one):
        return 4
    if _is_for_all(whole, one):
        return 3
    if whole.claim.kind is Kind.PACKAGE and not whole.total and (whole.money or not share):
        return 6 if _listed(whole, one, before=before) else 0
    if one.claim.kind is Kind.PACKAGE or share:
        return 0
    if _is_fund(whole) and one.claim.kind is Kind.GOODS:
        return 4
    return _strength_of_list(whole, one) if before else 0


def _could_hold(whole: Traits, one: Traits, *, before: bool) -> bool:
    """What any of the ties below needs, told in a few looks: most lines of a list hold no other line of it."""
    claim = whole.claim
    if claim.kind is Kind.PACKAGE or one.claim.counting is Counting.PART or not whole.donors or not whole.recipients:
        return True
    if claim.kind is Kind.FUNDS and whole.money is not None and one.claim.kind is Kind.GOODS:
        return True
    if not before or one.money:
        return False
    return _bare(whole) or len(whole.path) <= WIDE or whole.path[0] in one.path


def _strength_of_share(whole: Traits, one: Traits, *, before: bool) -> int:
    """'Of which 50 ...': the sum or the thing that the share is of."""
    share_of_share = whole.claim.counting is Counting.PART
    if one.money and whole.money:
        if share_of_share:
            # Of a joint share each giver's own is a child (commitments.md).
            return 8 if one.donors and one.donors < whole.donors else 0
        return 6 if whole.total else 7
    related = _related(whole, one)
    if share_of_share:
        return 3 if before and related and _bare(whole) and not one.money else 0
    if related and not _bare(whole):
        return 6
    if before and not _bare(whole) and whole.claim.kind is Kind.GOODS and one.claim.kind is Kind.GOODS:
        return 6
    if whole.claim.kind is Kind.PACKAGE or whole.money:
        return 5
    return 3 if before and (related or not _bare(whole)) else 0


def _is_of_many(whole: Traits, one: Traits) -> bool:
    """'7 billion was pledged at the conference. Sweden gives 24 million': a named giver's sum of what many give."""
    sums = whole.claim.kind in _SUMS and one.claim.kind in _SUMS and whole.money and one.money
    promised = not whole.total and not _done(whole) and not _done(one)
    return bool(sums and promised and not whole.donors and one.donors and whole.claim.counting is not Counting.PART)


_SUMS = (Kind.FUNDS, Kind.PACKAGE)


def _is_for_all(whole: Traits, one: Traits) -> bool:
    """'2 billion doses worldwide. Ghana gets 600,000': what one recipient gets of what nobody is named for."""
    counted = whole.quantity is not None and not whole.total and whole.claim.kind is one.claim.kind is Kind.GOODS
    return counted and not whole.recipients and bool(one.recipients) and _related(whole, one)


def _listed(package: Traits, one: Traits, *, before: bool) -> bool:
    """Whether the package's list has it: told after the package, or before it with a number of its own."""
    if one.claim.kind in (Kind.PACKAGE, Kind.PRODUCTION) or (one.claim.kind is Kind.FUNDS and one.money and not before):
        return False
    old = package.claim.counting is Counting.RESTATED
    if (old and not before) or (one.claim.counting is Counting.RESTATED and not old):
        # What was promised before is no line of a new package, nor what is new one of a package of old.
        return False
    if one.claim.kind is Kind.TRAINING:
        return before and package.money is not None and _same_voice(package, one)
    return _same_voice(package, one) if before else one.quantity is not None


def _same_voice(whole: Traits, one: Traits) -> bool:
    """A list is told by one voice; where a text names none for a line, it is that of the list."""
    mine, theirs = one.claim.speaker, whole.claim.speaker
    return not mine or not theirs or mine.party == theirs.party or bool(mine.party and theirs.party)


def _strength_of_list(whole: Traits, one: Traits) -> int:
    """A thing listed right after a broader one: narrower by the tree, or a line under aid in general."""
    if _done(whole) is not _done(one) or one.money:
        return 0
    if _bare(whole) and not _bare(one) and _related(whole, one) and one.donors and whole.donors != one.donors:
        # One giver's number of a thing that several give.
        return 3
    if whole.donors != one.donors:
        return 0
    if one.path and whole.path and whole.path[0] in one.path[1:]:
        return 3
    if whole.claim.kind is Kind.FUNDS and one.claim.kind is not Kind.GOODS:
        return 0
    # A service told after the aid that it carries is part of it; a number of its own counts flights, not aid.
    fits = _bare(one) or _same_unit(whole, one) or one.claim.kind is Kind.SERVICE
    return LISTED if fits and _in_general(whole) else 0


def _done(one: Traits) -> bool:
    return one.claim.stage in DONE


def _same_unit(whole: Traits, one: Traits) -> bool:
    """Both are weighed or counted in one unit, so that the lesser may lie in the greater and nothing is added twice."""
    return bool(whole.quantity and one.quantity and one.quantity.unit and whole.quantity.unit == one.quantity.unit)


def _in_general(one: Traits) -> bool:
    """Aid in general: no named thing, with a sum, a weight or a total."""
    counted = one.quantity is not None and (one.total or bool(one.quantity.unit))
    in_bulk = one.money is not None or counted
    return in_bulk and len(one.path) <= WIDE



def _bare(one: Traits) -> bool:
    return one.quantity is None and one.money is None


def _is_fund(one: Traits) -> bool:
    return one.claim.kind is Kind.FUNDS and one.money is not None and bool(one.words & _FUND)


def _related(whole: Traits, one: Traits) -> bool:
    if whole.path and one.path:
        return whole.path[0] in one.path
    return overlap(whole.words, one.words) >= 0.5


def _one_side(whole: Traits, one: Traits) -> bool:
    """The same recipients, and givers among those of the whole; a whole of unnamed givers can hold any."""
    if whole.claim.stage is Stage.REQUESTED or one.claim.stage is Stage.REQUESTED:
        return False
    if holds_share(whole, one):
        return True  # an order for the giver itself may hold what it gives to another
    givers = not whole.donors or (bool(one.donors) and one.donors <= whole.donors) or _inside_a_body(whole, one)
    for_itself = bool(one.donors) and one.recipients == one.donors  # what of an appropriation refills its own stocks
    for_all = not whole.recipients and bool(whole.donors) and whole.donors == one.donors
    return givers and (bool(whole.recipients & one.recipients) or whole.recipients == one.recipients or for_itself
                       or (for_all and _is_for_all(whole, one)))


def _inside_a_body(whole: Traits, one: Traits) -> bool:
    """'The Union trained 60,000, of them France 15,000': a country's share of what a body does in common."""
    body = len(whole.donors) == 1 and all(_is_body(party) for party in whole.donors)
    return body and one.claim.counting is Counting.PART and not any(_is_body(party) for party in one.donors)


def _is_body(party: str) -> bool:
    return party in ("EU", "NATO", "UN") or party.startswith("org:")


def _holds_amount(whole: Traits, one: Traits) -> bool:
    mine, theirs = one.quantity, whole.quantity
    if mine and theirs and mine.unit == theirs.unit and not _less(mine, theirs):
        return False
    mine, theirs = one.money, whole.money
    return not mine or not theirs or mine.unit != theirs.unit or _less(mine, theirs)


def _less(part: Range, whole: Range) -> bool:
    mine, theirs = part.high or part.low, whole.high or whole.low
    return mine is None or theirs is None or mine < theirs


def tree(
    groups: Mapping[str, Sequence[Traits]], held: Mapping[str, str], home: Mapping[str, str],
    decided: Sequence[tuple[str, str]],
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The parent of each group that has one, without circles; and the decided pairs that would make one.

    `decided` are people's (part, whole) pairs of groups, the latest last; they come before every vote.
    """
    parents: dict[str, str] = {}
    refused = []
    for part, whole in reversed(decided):
        if part in parents and parents[part] == whole:
            continue
        if part in parents or is_above(parents, part, whole):
            refused.append((part, whole))
        else:
            parents[part] = whole
    ranked = sorted(((-votes, name, whole) for name, members in groups.items() if name not in parents
                     for whole, votes in _votes(members, held, home, name)))
    for _, name, whole in ranked:
        if name not in parents and not is_above(parents, name, whole):
            parents[name] = whole
    return parents, refused


OUTVOTED = 10
"""One text in this many does not put a promise inside another: all others tell it by itself."""


def _votes(
    members: Sequence[Traits], held: Mapping[str, str], home: Mapping[str, str], name: str,
) -> list[tuple[str, int]]:
    # A delivery keeps the parent of its promise, so promises alone vote where there are any.
    voters = [one for one in members if one.claim.stage not in DONE and not one.total] or list(members)
    # One text is one vote, however many copies it has.
    said = {(one.text, home[held[one.id]]) for one in voters if one.id in held and home.get(held[one.id], name) != name}
    texts = len({one.text for one in voters})
    return sorted((whole, votes) for whole, votes in Counter(whole for _, whole in said).items()
                  if votes * OUTVOTED > texts)


def is_above(parents: Mapping[str, str], part: str, whole: str) -> bool:
    """Whether `part` holds `whole`, so that it cannot be part of it; each holds itself."""
    above: str | None = whole
    while above is not None:
        if above == part:
            return True
        above = parents.get(above)
    return False
