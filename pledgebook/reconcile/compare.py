"""How alike two claims are: a named level for each field, and one table that weighs every level (`weights`).

The levels' weights are summed. The names are what an explanation shows.
"""

from collections.abc import Mapping
from decimal import Decimal

from pledgebook.codes import DONE, NEGATIVE, Counting, Kind, Stage
from pledgebook.reconcile.between import (
    comes_of,
    gap_of,
    is_another,
    is_answered,
    is_delivery_of,
    is_later_end,
    is_other_act,
    same_amount,
    told_again,
    was_done_before,
)
from pledgebook.reconcile.sizes import fits, is_bare, is_one_account, near, number_level, sum_level
from pledgebook.reconcile.traits import WIDE, Traits
from pledgebook.reconcile.weights import DIGITS, values
from pledgebook.reconcile.words import overlap

__all__ = ["compare", "fits", "hopeless", "weigh"]


def compare(one: Traits, other: Traits) -> tuple[str, ...]:
    """The levels of a pair, each a key of the table of weights; which claim comes first makes no difference."""
    levels = ["two claims", parties_level(one.donors, other.donors, "donors"), *_recipients(one, other),
              kinds_level(one, other)]
    item, number, total = item_level(one, other), number_level(one, other), sum_level(one, other)
    if total.startswith("sum") and money_decides(one, other):
        item = "item is money"
    elif package_without_sum(one, other):
        item = "item is package"
    levels += [item, number, total, *_time(one, other, bare=is_bare(number, total))]
    levels += [*_setting(one, other), *_acts(one, other), _due(one, other)]
    return tuple([level for level in levels if level])  # a list first: a third quicker, millions of times


def weigh(levels: tuple[str, ...], table: Mapping[str, float] | None = None) -> float:
    """The sum of the levels' weights, in log-odds: those in force, or those of `table`."""
    known = table if table is not None else values()
    return round(sum([known[level] for level in levels]), DIGITS)


def hopeless(one: Traits, other: Traits) -> bool:
    """Whether no other level could outweigh what parts the two; saves most comparisons."""
    return bool(
        one.group != other.group or one.total != other.total or _asked_elsewhere(one, other)
        or (one.donors and other.donors and not one.donors & other.donors)
        or (one.recipients and other.recipients and not one.recipients & other.recipients),
    )


def _asked_elsewhere(one: Traits, other: Traits) -> bool:
    """A request and a promise of another text: only the text that tells of both can tie the two (commitments.md)."""
    asked = one.claim.stage is Stage.REQUESTED
    return asked is not (other.claim.stage is Stage.REQUESTED) and not is_answered(one, other)


def parties_level(one: frozenset[str], other: frozenset[str], name: str) -> str:
    """How two sets of parties meet; `name` says what they are, as in 'donors same'."""
    if one == other:
        return f"{name} same, many" if len(one) >= 3 else f"{name} same" if one else f"{name} unknown"
    if not one or not other:
        return f"{name} missing"
    return f"{name} overlap" if one & other else f"{name} differ"


def _recipients(one: Traits, other: Traits) -> list[str]:
    if one.recipients & other.recipients:
        return ["recipients same"]
    return ["recipients differ"] if one.recipients and other.recipients else []


_NEAR_KINDS = ({Kind.GOODS, Kind.PROCUREMENT}, {Kind.FUNDS, Kind.PACKAGE}, {Kind.GOODS, Kind.SERVICE})


def kinds_level(one: Traits, other: Traits) -> str:
    """How the kinds of two claims meet."""
    if one.claim.kind is other.claim.kind:
        return "kinds same"
    if one.group != other.group:
        return "kinds differ"
    return "kinds near" if {one.claim.kind, other.claim.kind} in _NEAR_KINDS else "kinds apart"


def item_level(one: Traits, other: Traits) -> str:
    """How the things of two claims meet: by the catalogue's tree where both stand in it, else by their words."""
    named = bool(one.donors and other.donors)
    if one.group == other.group == "training" and named and not (one.path[WIDE:] or other.path[WIDE:]):
        # Whom one donor trains is told in words that no list has: 'Ukrainian military', 'its forces', or not at all.
        return "trainees alike" if (one.path and other.path) or one.words & other.words else "trainees unnamed"
    if _serves_alike(one, other):
        return "services alike"
    if one.words and one.words == other.words and one.path[:1] != other.path[:1]:
        return "item words same"
    if one.words and one.words == other.words and not one.path[WIDE:]:
        exact = len(one.words) > 1 or not one.path
        return "item words same" if exact else "item same family"
    if one.path and other.path:
        return _relation(one.path, other.path)
    if not one.words or not other.words:
        return "item unknown"
    return _words(one, other)


def _serves_alike(one: Traits, other: Traits) -> bool:
    """What one giver does, told without a thing of the list: 'rescue teams', 'support', 'search tasks'."""
    if not one.claim.kind is other.claim.kind is Kind.SERVICE or not one.donors or one.donors != other.donors:
        return False
    unlike = one.path and other.path and one.path[0] not in other.path and other.path[0] not in one.path
    return not (unlike or one.path[WIDE:] or other.path[WIDE:] or one.words == other.words)


def _words(one: Traits, other: Traits) -> str:
    shared, same_language = one.words & other.words, one.claim.document.language == other.claim.document.language
    # Trainees are told in few words: 'Ukrainian troops', 'Ukrainian soldiers'.
    if 2 * len(shared) >= len(one.words | other.words) or (shared and one.group == "training"):
        return "item words same"
    if shared and not same_language:
        return "item words cognate"
    if overlap(one.words, other.words) >= 0.5:
        return "item words shared"
    return "item words differ" if same_language and not shared else "item other language"


def _relation(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    if one[0] == other[0]:
        return "item same" if len(one) > WIDE else "item same family"
    if one[0] in other or other[0] in one:
        near = min(len(one), len(other)) > WIDE and abs(len(one) - len(other)) <= 3
        return "item broader" if near else "item much broader"
    return "item sibling" if one[1:2] == other[1:2] else "item unrelated"


def money_decides(one: Traits, other: Traits) -> bool:
    """Whether both are sums or packages, so that two sums of money say more than what they are called."""
    sums = {Kind.FUNDS, Kind.PACKAGE}
    return one.claim.kind in sums and other.claim.kind in sums


def package_without_sum(one: Traits, other: Traits) -> bool:
    """Two packages, of which one has no sum and no thing of its own: the name is all that could differ."""
    if not one.claim.kind is other.claim.kind is Kind.PACKAGE or one.total or (one.money and other.money):
        return False
    return all(len(each.path) <= WIDE + 1 for each in (one, other))


def _time(one: Traits, other: Traits, *, bare: bool) -> list[str]:
    if one.day is None or other.day is None:
        unordered = (one.claim.stage in DONE) != (other.claim.stage in DONE)
        levels = {"days unknown": True, "acts in unknown order": bare and unordered, "bare and undated": bare}
        return [level for level, shown in levels.items() if shown]
    gap = gap_of(one.day, other.day)
    if gap <= 10:
        return ["days same"]
    if is_one_account(one, other):
        # It is told for years.
        return []
    if is_delivery_of(one, other):
        return ["delivery follows"] if gap <= 540 else ["days apart"]
    if gap > 42 and bare and one.group == "training":
        return ["training goes on"]
    if gap > 20 and was_done_before(one, other):
        return ["told again"] if told_again(one, other) else ["delivery before"]
    if gap > 42 and told_again(one, other):
        return ["told again"]
    level = "days near" if gap <= 42 else "days apart" if gap <= 120 else "days far"
    return [level, "bare and apart"] if bare and gap > 30 else [level]


def _due(one: Traits, other: Traits) -> str:
    """Whether both are to come by the same day; another day says little, since windows slip."""
    mine, theirs = one.claim.due, other.claim.due
    return "due same" if mine and theirs and mine.latest is not None and mine.latest == theirs.latest else ""


def _setting(one: Traits, other: Traits) -> list[str]:
    levels = []
    if one.packages and other.packages and (one.text == other.text or not package_without_sum(one, other)):
        levels.append("packages same" if same_packages(one, other) else "packages differ")
        old = Counting.RESTATED
        if (one.claim.counting is old) is not (other.claim.counting is old) and not same_amount(one, other):
            levels.append("old beside new")
    if one.text == other.text:
        levels.append("text same, other act" if is_other_act(one, other) else "text same")
    if one.claim.counting is other.claim.counting is Counting.ADDITIONAL and one.donors and one.donors == other.donors:
        levels.append("both further")
    elif is_another(one, other):
        levels.append("another beside it" if one.text == other.text else "another of the same")
    return levels


def same_packages(one: Traits, other: Traits) -> bool:
    """Whether the lists that the two stand in can be one, by their headline sums."""
    if one.packages == other.packages and one.claim.kind is not Kind.PACKAGE is not other.claim.kind:
        return True
    return any(
        # Of one figure under two currencies one text mixed them up.
        mine[1] == theirs[1] or (mine[0] == theirs[0] and near(mine[1], theirs[1]))
        for mine in _headline(one) for theirs in _headline(other)
    )


def _headline(one: Traits) -> frozenset[tuple[str, Decimal]]:
    """The sums that a list's line can stand under; a package with a sum stands under its own alone."""
    if one.claim.kind is not Kind.PACKAGE or one.money is None:
        return one.packages
    size = one.money.high if one.money.high is not None else one.money.low
    return one.packages if size is None else frozenset([(one.money.unit, size)])


def _acts(one: Traits, other: Traits) -> list[str]:
    levels, stages = [], {one.claim.stage, other.claim.stage}
    if one.claim.stage is not other.claim.stage:
        if Stage.REQUESTED in stages:
            levels.append("request answered" if is_answered(one, other) else "request and promise")
        elif stages & NEGATIVE and Stage.SIGNALLED not in stages and not is_later_end(one, other):
            levels.append("refusal and promise")
        elif Stage.SIGNALLED in stages:
            levels.append("signal and promise")
    if one.group not in ("flow", "training", "production"):
        levels.append("stances")
    if Counting.TARGET in (one.claim.counting, other.claim.counting) and not same_amount(one, other):
        levels.append("goal")
    if (one.claim.counting is Counting.PART) != (other.claim.counting is Counting.PART):
        levels += _share(*((one, other) if one.claim.counting is Counting.PART else (other, one)))
    return levels


def _share(part: Traits, whole: Traits) -> list[str]:
    """What a share is to the whole: the whole's own later act, a child, or the whole itself under another name."""
    bare = part.quantity is None and part.money is None
    if bare and part.text == whole.text and part.claim.stage in DONE and whole.claim.stage not in DONE:
        return ["share comes" if whole.quantity or whole.money else "share of bare comes"]
    if same_amount(part, whole):
        return []
    if comes_of(part, whole):
        return ["share comes later"]
    inside = part.text == whole.text and part.money is not None and whole.money is not None
    return ["part and whole", "sums of one text"] if inside else ["part and whole"]
