"""Which claims are compared at all: those that share a recipient, a giver, and a thing, a word, a number or a sum.

Claims are put in order of their day; in each block a claim meets those that follow it, all of them in a small block,
the next NEIGHBOURS in a large one. Blocks are made so that few of their pairs are idle: claims meet at a node of the
catalogue only where one of them names that very node ('artillery' meets every howitzer, but two kinds of howitzer do
not meet there), and sums meet by size. So the number of pairs grows with the number of claims, not with its square.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from pledgebook.codes import Kind
from pledgebook.reconcile.traits import Range, Traits

NEIGHBOURS = 12
"""In a large block each claim meets this many later ones: the same promise is mostly told within days."""

WHOLE = 3
"""A claim that no more than so many times its neighbours follow meets them all."""

SPAN = 11
"""Days within which sums of different size or currency can be one promise: the weights part them when told later."""

Pair = tuple[str, str]

Block = tuple[str, ...]
ANY = "*"
"""The giver under which all claims of a block stand, for those that name none."""

BARE = ("bare",)
"""The block of claims that name nothing at all."""


def candidate_pairs(traits: Mapping[str, Traits], neighbours: int = NEIGHBOURS) -> Iterator[Pair]:
    """Each pair that is worth comparing, once, the lesser id first; of a large block the next `neighbours` alone."""
    for place, claims in partitions(traits.values()).items():
        for one, others in Meeting(place, claims, neighbours).of(range(len(claims))):
            yield from ((one.id, other.id) if one.id < other.id else (other.id, one.id) for other in others)


def partitions(claims: Iterable[Traits]) -> dict[tuple[str, str], list[Traits]]:
    """The claims that can meet at all, by (recipient, kind of telling), each list in order of its days."""
    found: dict[tuple[str, str], list[Traits]] = defaultdict(list)
    for one in sorted(claims, key=_by_day):
        for recipient in one.recipients or ("",):
            found[recipient, kind_of_telling(one)].append(one)
    return dict(sorted(found.items()))


def kind_of_telling(one: Traits) -> str:
    """Claims of two kinds of telling never meet."""
    return "total" if one.total else one.group


def _by_day(one: Traits) -> tuple[date, str]:
    return one.day or date.max, one.id


class Meeting:
    """The claims of one partition, each with the later ones that it is to be compared with."""

    def __init__(self, place: tuple[str, str], claims: Sequence[Traits], neighbours: int = NEIGHBOURS) -> None:
        self._recipient, self._claims, self._index = place[0], claims, _Index(claims, neighbours)

    def of(self, numbers: Iterable[int]) -> Iterator[tuple[Traits, list[Traits]]]:
        """Each of these claims with those that it meets.

        Two claims with several recipients in common meet once, under the first of them.
        """
        for number in numbers:
            one = self._claims[number]
            yield one, [other for place in sorted(self.later(number))
                        if self.is_here(one, other := self._claims[place])]

    def later(self, number: int) -> set[int]:
        """The places of the later claims that the one at `number` shares a block with, under any recipient."""
        return self._index.later(number)

    def is_here(self, one: Traits, other: Traits) -> bool:
        """Whether this is the partition in which the two meet, of those that both stand in."""
        return len(one.recipients) < 2 or min(one.recipients & other.recipients) == self._recipient


class _Index:
    """The blocks of one partition: numbers of claims in order, under the giver and what they share."""

    def __init__(self, claims: Sequence[Traits], neighbours: int) -> None:
        self.neighbours = neighbours
        self.blocks: dict[str, dict[Block, list[int]]] = defaultdict(dict)
        self._asked: list[tuple[Block, ...]] = []
        self._givers = [askers(one) for one in claims]
        kept: dict[Block, Block] = {}  # a block is asked for by many claims, and takes room once
        for number, one in enumerate(claims):
            shared = amounts(one)
            asked = asks(one) + shared or [BARE]
            self._asked.append(tuple([kept.setdefault(token, token) for token in asked]))
            for giver in givers(one):
                blocks = self.blocks[giver]
                for token in stands(one) + shared or [BARE]:
                    if (members := blocks.get(token)) is None:
                        blocks[token] = [number]
                    else:
                        members.append(number)

    def later(self, number: int) -> set[int]:
        """The later claims that share a block with this one."""
        met, neighbours = set[int](), self.neighbours
        for giver in self._givers[number]:
            blocks = self.blocks.get(giver)
            for token in self._asked[number] if blocks is not None else ():
                members = blocks.get(token) if blocks else None
                if members is not None and members[-1] > number:
                    start = bisect_right(members, number)
                    whole = len(members) - start <= neighbours * WHOLE
                    met.update(members[start:] if whole else members[start : start + neighbours])
        return met


def givers(one: Traits) -> tuple[str, ...]:
    """The givers under which a claim is found: its own, or none; and all."""
    return (*one.donors, ANY) if one.donors else ("", ANY)


def askers(one: Traits) -> tuple[str, ...]:
    """The givers under which a claim looks for others: its own, and those that name none; of no giver, under any."""
    return (*sorted(one.donors), "") if one.donors else (ANY,)


def stands(one: Traits) -> list[Block]:
    """The blocks in which a claim is found by its thing."""
    found: list[Block] = [("below", node) for node in one.path[1:]]
    if one.path:
        found.append(("node", one.path[0]))
    found += [("word", word) for word in one.words]
    if not one.path:
        found += [("loose", word) for word in one.words]
    elif one.words:
        found.append(("words", *sorted(one.words)))
    return found


def asks(one: Traits) -> list[Block]:
    """The blocks in which a claim looks for its thing: at least one of two claims that should meet finds the other."""
    found: list[Block] = [("node", node) for node in one.path]
    if one.path:
        found += [("below", one.path[0]), ("words", *sorted(one.words))]
        found += [("loose", word) for word in one.words]
    else:
        found += [("word", word) for word in one.words]
    return found


def amounts(one: Traits) -> list[Block]:
    """The blocks in which a claim is found and looks for others by its numbers, and by what has no name."""
    found: list[Block] = []
    if one.quantity:
        found += [("number", str(one.quantity.high or one.quantity.low))]
    if one.money:
        found += [("figure", str(one.money.high or one.money.low))]
        found += [("sum", one.money.unit, size) for size in _sizes(one.money)]
        if is_lump(one):
            found += [("lump", span) for span in _spans(one.day)]
    return found + _names_nothing(one)


def is_lump(one: Traits) -> bool:
    """Whether it is a sum that meets other sums by its days."""
    return one.money is not None and one.claim.kind in (Kind.FUNDS, Kind.PACKAGE)


def _spans(day: date | None) -> tuple[str, ...]:
    """Spans of twice SPAN days in two rows, so that two days within SPAN share one at least.

    Two tellings of one sum need not agree on its size or currency, where they are told together.
    """
    if day is None:
        return ("undated",)
    step = day.toordinal() // SPAN
    return f"a{step // 2}", f"b{(step + 1) // 2}"


def _names_nothing(one: Traits) -> list[Block]:
    """Blocks for what one giver does under many names, or under none: packages, training, counts in one unit."""
    found: list[Block] = []
    if one.claim.kind is Kind.PACKAGE and not one.total:
        found.append(("package",))
    if one.group == "training":
        found.append(("training",))
    if one.total and one.quantity and one.quantity.unit:
        found.append(("account", one.quantity.unit))
    return found


def _sizes(money: Range) -> set[str]:
    """Steps of size in two ladders: two sums within six parts in a hundred share a step of one of them at least."""
    found = set()
    for end in {money.low, money.high} - {None}:
        step = _step(end or Decimal(0))
        found |= {f"a{step // 2}", f"b{(step + 1) // 2}"}
    return found


def _step(size: Decimal) -> int:
    """The number of the rung below `size`, by its first digits and its scale: no float, the same on every machine."""
    if size <= 0:
        return -1
    digits = "".join(map(str, size.as_tuple().digits))[:6].ljust(6, "0")
    return len(_RUNGS) * (size.adjusted() + 30) + bisect_right(_RUNGS, digits)


_RUNGS = [f"{Decimal(10) ** (Decimal(rung) / 37):.5f}".replace(".", "") for rung in range(37)]
"""The first six digits of 37 rungs of equal ratio (1.064) between one power of ten and the next."""
