"""How alike two claims are: a named level for each field, and one table that weighs every level.

A weight is log-odds (natural logarithm) that two claims which show this level are one promise rather than two.
They are set by hand from what the levels mean and what coders agreed on (commitments.md), and are summed; a later
version trains them on judgements. The names are what an explanation shows.
"""

from dataclasses import dataclass
from decimal import Decimal

from pledgebook.codes import DONE, NEGATIVE, Counting, Kind, Modality, Stage, stage_rank
from pledgebook.reconcile.traits import WIDE, Range, Traits
from pledgebook.reconcile.words import overlap


@dataclass(frozen=True, slots=True)
class Weight:
    """One level's log-odds and why it is so."""

    value: float
    reason: str


WEIGHTS: dict[str, Weight] = {
    "two claims": Weight(-3.5, "of pairs that share a recipient and a word, about one in thirty is one promise"),
    "donors same": Weight(1.5, "a promise has one giver"),
    "donors same, many": Weight(3.0, "the same three givers or more: no accident"),
    "donors overlap": Weight(-2.5, "a joint gift is told with some of its givers, but a share is a promise of its own"),
    "donors unknown": Weight(0.0, "neither text names a giver"),
    "donors missing": Weight(-2.0, "one text names no giver, and can mean any"),
    "donors differ": Weight(-12.0, "what different givers promise are different promises"),
    "recipients same": Weight(0.5, "most aid in one archive goes to few recipients"),
    "recipients differ": Weight(-8.0, "what different recipients get are different things"),
    "kinds same": Weight(0.3, "coders agree on kind in 97 of 100"),
    "kinds near": Weight(-0.5, "one promise is told as goods and as an order, or as funds and as a package"),
    "kinds apart": Weight(-3.0, "a thing is not the package that it comes in, nor a sum"),
    "kinds differ": Weight(-12.0, "training is no delivery, a position no promise"),
    "item same": Weight(3.0, "the same node of the catalogue"),
    "item same family": Weight(1.0, "the same node, but one as wide as 'weapons'"),
    "item broader": Weight(1.5, "one text is less exact about the thing than the other"),
    "item much broader": Weight(-1.0, "'weapons' may mean the tanks, or anything else"),
    "item words same": Weight(2.5, "most words are shared"),
    "item words shared": Weight(0.5, "half of the shorter text's words are shared"),
    "item words cognate": Weight(1.0, "two languages share a word: a name, or a word of common stock"),
    "item words differ": Weight(-3.5, "one language, and no word in common"),
    "item other language": Weight(-0.5, "two languages and no node: the words cannot be compared"),
    "item sibling": Weight(-4.5, "two named things of one family: Leopard 1 is not Leopard 2"),
    "item unrelated": Weight(-6.0, "things of different families"),
    "item unknown": Weight(-0.5, "one text does not name the thing"),
    "item is money": Weight(0.5, "sums are told under many names; the sum decides"),
    "number same": Weight(3.5, "the same number of ten or more"),
    "number same, small": Weight(2.0, "the same number below ten: chance agrees often"),
    "number same, odd": Weight(5.0, "the same number of three digits that are not noughts: no accident"),
    "number compatible": Weight(1.0, "ranges or bounds that meet"),
    "number close": Weight(-1.0, "within a quarter: a dispute or a slip rather than another gift"),
    "number differs": Weight(-6.0, "another number is another gift"),
    "number differs, later": Weight(-1.5, "a delivery need not be as large as its promise"),
    "number close, later": Weight(0.0, "a delivery within a quarter of its promise"),
    "number in other units": Weight(-0.5, "a squadron can be fourteen tanks"),
    "number unknown": Weight(-0.3, "not every text gives the number, but it does not speak for one promise"),
    "sum same": Weight(4.5, "the same sum in the same currency"),
    "sum rounded": Weight(3.0, "the same sum but for rounding or a bound"),
    "sum close": Weight(-1.0, "within a quarter"),
    "sum differs": Weight(-7.0, "another sum is another promise"),
    "sum in other currency": Weight(-0.5, "a translated sum, or another one"),
    "sum same figure": Weight(3.0, "the same figure in another currency: outlets mix up dollars and euros"),
    "days same": Weight(1.5, "told within ten days"),
    "days near": Weight(-0.3, "told within six weeks"),
    "days apart": Weight(-2.5, "told within four months: a new promise as well as the old one"),
    "days far": Weight(-4.0, "told more than four months apart"),
    "days unknown": Weight(0.0, "a text without a date"),
    "acts in unknown order": Weight(-1.0, "a delivery and a promise, and no telling which came first"),
    "bare and undated": Weight(-0.3, "neither an amount nor a day that could agree"),
    "bare and apart": Weight(-3.5, "a thing without a number, told weeks apart, is rarely the same consignment"),
    "delivery follows": Weight(1.0, "a delivery after its promise may take a year"),
    "delivery before": Weight(-8.0, "what was handed over before it was promised is something else"),
    "packages same": Weight(2.0, "both lists stand under the same headline sum"),
    "packages differ": Weight(-5.5, "the lists stand under different headline sums"),
    "text same": Weight(-7.0, "one text says a thing once (claims.md)"),
    "text same, other act": Weight(-2.0, "one text may tell two acts of one promise"),
    "request and promise": Weight(-9.0, "a request stands alone (commitments.md)"),
    "refusal and promise": Weight(-4.0, "what is refused is rarely what was promised"),
    "signal and promise": Weight(-0.5, "a donor's earlier 'considers' joins its promise"),
    "part and whole": Weight(-2.5, "a share with its own number is a child"),
    "sums of one text": Weight(-1.5, "a text that tells a share and its whole tells two sums"),
    "share comes": Weight(4.0, "a share that is only delivered advances the whole (commitments.md)"),
    "stances": Weight(-2.0, "positions are told in many words; few are one"),
}


def compare(one: Traits, other: Traits) -> tuple[str, ...]:
    """The levels of a pair, each a key of WEIGHTS; which claim comes first makes no difference."""
    levels = ["two claims", _parties(one.donors, other.donors, "donors"), *_recipients(one, other), _kinds(one, other)]
    item, number, total = _item(one, other), _number(one, other), _sum(one, other)
    if total.startswith("sum") and _money_decides(one, other):
        item = "item is money"
    levels += [item, number, total, *_time(one, other, bare=_bare(number, total))]
    levels += [*_setting(one, other), *_acts(one, other)]
    return tuple(level for level in levels if level)


def weigh(levels: tuple[str, ...]) -> float:
    """The sum of the levels' weights, in log-odds."""
    return sum(WEIGHTS[level].value for level in levels)


def hopeless(one: Traits, other: Traits) -> bool:
    """Whether no other level could outweigh what parts the two; saves most comparisons."""
    return bool(
        one.group != other.group or one.total != other.total
        or (one.donors and other.donors and not one.donors & other.donors)
        or (one.recipients and other.recipients and not one.recipients & other.recipients),
    )


def _parties(one: frozenset[str], other: frozenset[str], name: str) -> str:
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


def _kinds(one: Traits, other: Traits) -> str:
    if one.claim.kind is other.claim.kind:
        return "kinds same"
    if one.group != other.group:
        return "kinds differ"
    return "kinds near" if {one.claim.kind, other.claim.kind} in _NEAR_KINDS else "kinds apart"


def _item(one: Traits, other: Traits) -> str:
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


def _money_decides(one: Traits, other: Traits) -> bool:
    sums = {Kind.FUNDS, Kind.PACKAGE}
    return one.claim.kind in sums and other.claim.kind in sums


def fits(one: Range, other: Range) -> str:
    """How two ranges of one unit meet: 'same', 'compatible', 'close' or 'differs'."""
    if one.low == other.low and one.high == other.high:
        return "same"
    low, high = _edges(one), _edges(other)
    if low[0] <= high[1] and high[0] <= low[1]:
        return "compatible"
    lesser, greater = sorted((low, high))
    return "close" if lesser[1] * 4 >= greater[0] * 3 else "differs"


def _edges(one: Range) -> tuple[Decimal, Decimal]:
    """Where an end is open, how far it is commonly meant: 'more than 100' is not 1,000, 'up to 100' is not 10."""
    low, high = one.low, one.high
    least = low if low is not None else high / 2 if high is not None else Decimal(0)
    return least, high if high is not None else least * 2


def _number(one: Traits, other: Traits) -> str:
    if not one.quantity or not other.quantity:
        return "number unknown"
    fit = fits(one.quantity, other.quantity)
    if fit == "same":
        return _same_number(one.quantity.high or one.quantity.low or Decimal(0))
    if one.quantity.unit != other.quantity.unit and not (one.quantity.unit and other.quantity.unit):
        # '1 squadron' against '14': only one of them counts in single things.
        return "number in other units"
    if fit == "close" and (one.claim.stage in DONE) != (other.claim.stage in DONE):
        return "number close, later"
    if fit == "differs" and _is_delivery_of(one, other) and _fewer_came(one, other):
        return "number differs, later"
    return f"number {fit}"


def _same_number(size: Decimal) -> str:
    if len(f"{size:f}".rstrip("0").strip(".")) >= 3 and size >= 100:
        return "number same, odd"
    return "number same" if size >= 10 else "number same, small"


def _fewer_came(one: Traits, other: Traits) -> bool:
    came, promised = (one, other) if one.claim.stage in DONE else (other, one)
    if not came.quantity or not promised.quantity:
        return False
    return _edges(came.quantity)[1] < _edges(promised.quantity)[0]


def _sum(one: Traits, other: Traits) -> str:
    if not one.money or not other.money:
        return ""
    if one.money.unit != other.money.unit:
        figure = one.money.high if one.money.high is not None else one.money.low
        return "sum same figure" if figure in (other.money.high, other.money.low) else "sum in other currency"
    fit = fits(one.money, other.money)
    if fit in ("same", "differs"):
        return f"sum {fit}"
    return "sum rounded" if fit == "compatible" or _rounded(one.money, other.money) else "sum close"


def _rounded(one: Range, other: Range) -> bool:
    """Within six parts in a hundred: '1.05 billion' is told as 'a billion'."""
    lesser, greater = sorted((one.high or one.low or Decimal(0), other.high or other.low or Decimal(0)))
    return lesser * 100 >= greater * 94


def _bare(number: str, total: str) -> bool:
    return number == "number unknown" and total in ("", "sum in other currency")


def _time(one: Traits, other: Traits, *, bare: bool) -> list[str]:
    if one.day is None or other.day is None:
        unordered = (one.claim.stage in DONE) != (other.claim.stage in DONE)
        levels = {"days unknown": True, "acts in unknown order": bare and unordered, "bare and undated": bare}
        return [level for level, shown in levels.items() if shown]
    gap = abs((one.day - other.day).days)
    if gap <= 10:
        return ["days same"]
    if _is_delivery_of(one, other):
        return ["delivery follows"] if gap <= 540 else ["days apart"]
    if _was_done_before(one, other) and gap > 20:
        return ["delivery before"]
    level = "days near" if gap <= 42 else "days apart" if gap <= 120 else "days far"
    return [level, "bare and apart"] if bare and gap > 30 else [level]


def _is_delivery_of(one: Traits, other: Traits) -> bool:
    """Whether the later of the two reports as done what the earlier promised; a running total reports no one act."""
    if one.day is None or other.day is None or one.total:
        return False
    first, last = (one, other) if one.day <= other.day else (other, one)
    return last.claim.stage in DONE and 1 < stage_rank(first.claim.stage) < stage_rank(last.claim.stage)


def _was_done_before(one: Traits, other: Traits) -> bool:
    if one.day is None or other.day is None:
        return False
    first, last = (one, other) if one.day <= other.day else (other, one)
    return first.claim.stage in DONE and 1 < stage_rank(last.claim.stage) < stage_rank(first.claim.stage)


def _setting(one: Traits, other: Traits) -> list[str]:
    levels = []
    if one.packages and other.packages:
        levels.append("packages same" if _same_packages(one, other) else "packages differ")
    if one.text == other.text:
        levels.append("text same, other act" if _other_act(one, other) else "text same")
    return levels


def _same_packages(one: Traits, other: Traits) -> bool:
    return any(
        # Of one figure under two currencies one text mixed them up.
        mine[1] == theirs[1] or (mine[0] == theirs[0] and min(mine[1], theirs[1]) * 100 >= max(mine[1], theirs[1]) * 94)
        for mine in one.packages for theirs in other.packages
    )


def _other_act(one: Traits, other: Traits) -> bool:
    return (one.claim.stage is not other.claim.stage or one.claim.kind is not other.claim.kind
            or Counting.RESTATED in (one.claim.counting, other.claim.counting)
            or Modality.DENIED in (one.claim.modality, other.claim.modality))


def _acts(one: Traits, other: Traits) -> list[str]:
    levels, stages = [], {one.claim.stage, other.claim.stage}
    if one.claim.stage is not other.claim.stage:
        if Stage.REQUESTED in stages:
            levels.append("request and promise")
        elif stages & NEGATIVE and Stage.SIGNALLED not in stages and not _later_end(one, other):
            levels.append("refusal and promise")
        elif Stage.SIGNALLED in stages:
            levels.append("signal and promise")
    if one.group not in ("flow", "training", "production"):
        levels.append("stances")
    if (one.claim.counting is Counting.PART) != (other.claim.counting is Counting.PART):
        levels += _share(*((one, other) if one.claim.counting is Counting.PART else (other, one)))
    return levels


def _share(part: Traits, whole: Traits) -> list[str]:
    """What a share is to the whole: the whole's own later act, a child, or the whole itself under another name."""
    bare = part.quantity is None and part.money is None
    if bare and part.text == whole.text and part.claim.stage in DONE and whole.claim.stage not in DONE:
        return ["share comes"]
    if _same_amount(part, whole):
        return []
    inside = part.text == whole.text and part.money is not None and whole.money is not None
    return ["part and whole", "sums of one text"] if inside else ["part and whole"]


def _later_end(one: Traits, other: Traits) -> bool:
    """A cancellation or suspension ends a promise that was made before it."""
    ended = one if one.claim.stage in NEGATIVE else other
    begun = other if ended is one else one
    in_order = ended.day is None or begun.day is None or begun.day <= ended.day
    return ended.claim.stage is not Stage.REFUSED and in_order


def _same_amount(one: Traits, other: Traits) -> bool:
    return (one.quantity is not None and one.quantity == other.quantity) or (
        one.money is not None and one.money == other.money)
