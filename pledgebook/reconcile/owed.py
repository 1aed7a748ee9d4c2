"""A share that is promised with a number or a day of its own, where another text tells of the whole.

Inside one text the tree of wholes sees it (wholes.py). Where a text says only that it is a share ('52 percent of what
it promised'), it is `part_of` the one open promise of that giver, recipient and thing that was made before and is
larger (commitments.md); where several could be meant, none is guessed.
"""

from collections.abc import Mapping, Sequence

from pledgebook.codes import DONE, NEGATIVE, Counting, Kind, Modality, Stage, stage_rank
from pledgebook.reconcile.amending import amounts
from pledgebook.reconcile.orders import related
from pledgebook.reconcile.retold import Promise, Shelf, promise_of
from pledgebook.reconcile.sizes import size_of
from pledgebook.reconcile.traits import WIDE, Traits
from pledgebook.reconcile.wholes import is_above

REACH = 800
"""Days after a promise in which a share of it is told."""


def join_owed(members: Mapping[str, Sequence[Traits]], parents: dict[str, str]) -> None:
    """Add to `parents` (part to whole, by root) each group of shares of which no text tells the whole."""
    told = {root: one for root, some in members.items() if (one := promise_of(some))}
    shares = [root for root, one in told.items() if root not in parents and _is_share(one)]
    if not shares:
        return
    shelf = Shelf()
    roots: dict[str, str] = {}
    for root, one in sorted(told.items(), key=lambda found: (found[1].first, found[1].name)):
        if root in shares:
            meant = {roots[whole.name] for whole in shelf.before(one) if _holds(whole, one)}
            if len(meant) == 1 and not is_above(parents, root, min(meant)):
                parents[root] = min(meant)
        elif _is_promised(one):
            shelf.put(one)
            roots[one.name] = root


def _is_share(one: Promise) -> bool:
    """Whether every claim of it is a share of a named thing that is still to come."""
    return len(one.exact.path) > WIDE and all(
        each.claim.counting is Counting.PART and each.claim.kind is Kind.GOODS and each.quantity
        and each.claim.stage in (Stage.ANNOUNCED, Stage.COMMITTED) for each in one.members)


def _is_promised(one: Promise) -> bool:
    made = any(stage_rank(each.claim.stage) >= stage_rank(Stage.ANNOUNCED) and each.claim.stage not in DONE
               and each.claim.modality is Modality.STATED and each.claim.counting is not Counting.PART
               for each in one.members)
    return made and not any(each.claim.stage in NEGATIVE for each in one.members)


def _holds(whole: Promise, part: Promise) -> bool:
    """Whether the share fits into the promise: of its thing, later, and less in every number that both have."""
    if not 0 < (part.first - whole.first).days <= REACH or not related(whole.exact, part.exact):
        return False
    theirs = {unit: size_of(value) for one in whole.members for unit, value in amounts(one)}
    mine = {unit: size_of(value) for one in part.members for unit, value in amounts(one)}
    return bool(mine.keys() & theirs.keys()) and all(size < theirs[unit] for unit, size in mine.items()
                                                     if unit in theirs)
