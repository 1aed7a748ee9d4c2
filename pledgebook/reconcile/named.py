"""What later texts say of a promise by its number: that it was raised, that some of it came, that it is refused now.

Numbers that differ part two claims, so weights leave these alone. But 'raised its pledge from 500 to 800' names the
promise of 500, '60 of the 100 that it promised' names that of 100, and so does a share that only came (commitments.md:
it advances the whole). Each joins the one open promise of that giver, recipient and thing that it can mean; where
several could be meant, none is guessed.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pledgebook.codes import DONE, NEGATIVE, Counting, Kind, Modality, Stage, stage_rank
from pledgebook.reconcile.amending import amounts, differ
from pledgebook.reconcile.cluster import Groups
from pledgebook.reconcile.levels import names_promise, other_figures, says_promised, says_raise, whole_of
from pledgebook.reconcile.orders import related
from pledgebook.reconcile.retold import NEAREST, Promise, Shelf, is_one_sum, promise_of
from pledgebook.reconcile.sizes import size_of
from pledgebook.reconcile.traits import WIDE, Range, Traits, is_stance

REACH = 800
"""Days after a promise in which a text that names its number, or a share of it, is taken to mean it."""

RAISED, SHARE, REFUSED = "raised", "share", "refused"
"""What a later text says of a promise."""

_SURE = (Modality.STATED, Modality.REPORTED)
_LATER = DONE | {Stage.REFUSED}
_LEVELS = (Counting.NEW, Counting.TOTAL, Counting.RESTATED)
_Means = Callable[[Promise, Promise], bool]


def join_named(traits: Mapping[str, Traits], groups: Groups) -> dict[str, Traits]:
    """Join each group that names a promise to it; gives the traits, in which what was raised to is no running total."""
    levels = {name: level for name, one in traits.items() if (level := _as_level(one)) is not one}
    found = {**traits, **levels}
    looking = {name for name, one in found.items() if one.claim.stage in _LATER or name in levels or _is_raised(one)}
    if not looking:
        return dict(traits)
    some = [[found[name] for name in names] for names in groups.groups().values()]
    saying = [one for members in some if any(each.id in looking for each in members)
              and _relation(members, levels) and (one := _group(members))]
    relations = {one.name: said for one in saying if (said := _relation(one.members, levels))}
    if not relations:
        return dict(traits)
    asked = {side for one in saying for side in _sides(one.members)}
    told = [one for members in some if not asked.isdisjoint(_sides(members)) and (one := _group(members))]
    ground = _Ground(_increments(one for one in traits.values() if one.id not in levels),
                     _texts_of_shares(traits.values()))
    joined: set[str] = set()
    shelf = _Shelves()
    for later in sorted(told, key=lambda one: (one.first, not _is_plain(one), one.name)):
        if later.name in relations:
            joined |= _join(later, ground.means(later, relations[later.name]), shelf, groups)
        if later.name in joined or levels.keys().isdisjoint(one.id for one in later.members):
            shelf.put(later)
    kept = {one.id for later in told if later.name in joined for one in later.members}
    return {**traits, **{name: one for name, one in levels.items() if name in kept}}


@dataclass(frozen=True, slots=True)
class _Ground:
    """What is looked up to tell whether a promise is meant: what others promise, and what stands in one text."""

    increments: Container[object]
    texts: Mapping[str, Sequence[Traits]]

    def means(self, later: Promise, said: str) -> _Means:
        """Whether a promise is the one of which the later texts say that."""
        if said == RAISED:
            return lambda earlier, later: _is_raised_from(earlier, later, self.increments)
        if said == REFUSED:
            return _is_refused
        held = _held_in_its_text(later, self.texts)
        return _among(held) if held else _is_whole_of


class _Shelves:
    """Promises by their thing, and by each number that they have, so that a text that names one finds it."""

    def __init__(self) -> None:
        self._by_thing = Shelf()
        self._by_number: dict[tuple[object, ...], list[Promise]] = defaultdict(list)

    def put(self, one: Promise) -> None:
        self._by_thing.put(one)
        sizes = {(value.unit, size_of(value)) for each in one.members for _, value in amounts(each)}
        for side in _sides(one.members):
            for size in sizes:
                self._by_number[side, size].append(one)

    def before(self, later: Promise) -> Iterator[Promise]:
        """Those that stand under the same thing, and those whose number the later texts have in their words."""
        yield from self._by_thing.before(later)
        named = {(value.unit, size) for each in later.members for _, value in amounts(each)
                 for size in other_figures(each, value)}
        for side in _sides(later.members):
            for size in sorted(named):
                yield from self._by_number.get((side, size), ())[-NEAREST:]


def _sides(members: Sequence[Traits]) -> list[tuple[object, ...]]:
    lead = next((one for one in members if not one.total and not is_stance(one)), members[0])
    return [(lead.donors, recipient, lead.group) for recipient in sorted(lead.recipients)]


def _group(members: Sequence[Traits]) -> Promise | None:
    """The group as a promise of what was promised in it: what came of it may be a narrower thing."""
    one = promise_of(members)
    made = [each for each in one.members if _promises(each)] if one else []
    return replace(one, exact=max(made, key=lambda each: (len(each.path), each.id))) if one and made else one


def _join(later: Promise, means: _Means, shelf: "_Shelves", groups: Groups) -> set[str]:
    meant = {groups.find(earlier.name) for earlier in shelf.before(later)
             if _may_be_meant(earlier, later) and means(earlier, later)}
    meant.discard(groups.find(later.name))
    return {later.name} if len(meant) == 1 and groups.join(later.name, meant.pop()) else set()


def _may_be_meant(earlier: Promise, later: Promise) -> bool:
    """Whether it is an open promise of before, of the thing that the later texts tell of."""
    in_time = 0 <= (later.first - earlier.first).days <= REACH
    made = any(_promises(one) for one in earlier.members)
    ended = any(one.claim.stage in NEGATIVE for one in earlier.members)
    return in_time and made and not ended and any(
        _is_one_thing(one, other) for one in earlier.members if _promises(one) for other in later.members)


def _is_one_thing(one: Traits, other: Traits) -> bool:
    """Whether both name one thing; of money in general, where both call it by one name or one of them by none."""
    return related(one, other) or is_one_sum(one, other)


def _promises(one: Traits) -> bool:
    firm = stage_rank(one.claim.stage) >= stage_rank(Stage.ANNOUNCED) and one.claim.stage not in DONE
    return firm and one.claim.modality in _SURE and not one.total


def _relation(told: Sequence[Traits], levels: Mapping[str, Traits]) -> str | None:
    """What the claims of a group say of a promise before it, if anything."""
    members = [one for one in told if not one.echo and not one.total and not is_stance(one)]
    if any(one.id in levels or _is_raised(one) for one in members):
        return RAISED
    if not members or not all(one.claim.modality in _SURE for one in members):
        return None
    if all(one.claim.stage in DONE for one in members) and any(map(_is_share, members)):
        return SHARE
    return REFUSED if all(one.claim.stage is Stage.REFUSED for one in members) else None


def _is_plain(one: Promise) -> bool:
    """Whether it can be what others of its day name: of one day, what is promised stands before what is said of it."""
    return all(_promises(each) and each.claim.counting is not Counting.PART and not says_raise(each)
               for each in one.members)


# -- raised ------------------------------------------------------------------------------------------------------------


def _as_level(one: Traits) -> Traits:
    """A number that a promise is raised to is read as a running total: it may be none."""
    if not one.total or one.claim.kind is Kind.INCIDENT or not _is_raised(one):
        return one
    return replace(one, total=False, claim=replace(one.claim, counting=Counting.NEW))


def _is_raised(one: Traits) -> bool:
    """Whether it is told as the level of a promise after a raise."""
    told = one.claim.counting in _LEVELS and one.claim.modality in _SURE and not is_stance(one)
    step = one.claim.stage in (Stage.ANNOUNCED, Stage.COMMITTED, Stage.CONTRACTED)
    return told and step and bool(one.donors) and bool(amounts(one)) and says_raise(one)


def _increments(traits: Iterable[Traits]) -> frozenset[object]:
    """Every number that somebody promises somebody, to be asked for what a level rose by."""
    return frozenset((one.donors, recipient, unit, size_of(value)) for one in traits if one.donors and not one.total
                     for unit, value in amounts(one) for recipient in one.recipients)


def _is_raised_from(earlier: Promise, later: Promise, increments: Container[object]) -> bool:
    """Whether the later number is more than the earlier one, and no other number stands in the words than that.

    What it rose by is no promise of its own: '125 more make it 325' tells a sum of two promises, which is a total.
    """
    return any(_from(value, stands, one) and not any(
                   (one.donors, recipient, value.unit, size_of(value) - size_of(stands)) in increments
                   for recipient in one.recipients)
               for one in later.members if not one.total
               for _, value in amounts(one) for stands in _numbers(earlier, value.unit))


def _from(value: Range, stands: Range, one: Traits) -> bool:
    if size_of(value) <= size_of(stands) or not differ(value, stands) or not says_raise(one):
        return False
    others = other_figures(one, value)
    if size_of(stands) in others:
        return True
    general = len(one.path) <= WIDE
    return not _levels(others, value) and (names_promise(one) or not general)


def _levels(others: Iterable[Decimal], value: Range) -> list[Decimal]:
    """Those of the other numbers that could be the level before: a year or a calibre is far from it."""
    return [other for other in others if size_of(value) / 20 <= other < size_of(value)]


def _numbers(earlier: Promise, unit: str) -> list[Range]:
    """What was promised: each number of the unit; where it was raised before, all levels."""
    return [value for one in earlier.members if _promises(one) for mine, value in amounts(one) if mine == unit]


# -- come, or refused --------------------------------------------------------------------------------------------------


def _is_share(one: Traits) -> bool:
    """Whether it is told as some of what was promised, by its counting or by its words."""
    if one.claim.counting is Counting.PART:
        return bool(amounts(one))
    return any(whole_of(one, value) is not None for _, value in amounts(one))


def _texts_of_shares(traits: Iterable[Traits]) -> dict[str, list[Traits]]:
    """The claims of each text that tells of a share that came."""
    known = list(traits)
    sharing = {one.text for one in known if one.claim.counting is Counting.PART and one.claim.stage in DONE}
    texts: dict[str, list[Traits]] = defaultdict(list)
    for one in known:
        if one.text in sharing:
            texts[one.text].append(one)
    return texts


def _held_in_its_text(later: Promise, texts: Mapping[str, Sequence[Traits]]) -> frozenset[str]:
    """The claims of its own text that a share may be of: then it is a share of these and of no others (claims.md)."""
    return frozenset(whole.id for one in later.members if one.claim.counting is Counting.PART
                     for _, value in amounts(one) if whole_of(one, value) is None
                     for whole in texts.get(one.text, ()) if whole is not one and not is_stance(whole)
                     and whole.claim.counting is not Counting.PART
                     for unit, size in amounts(whole) if unit == value.unit and size_of(size) > size_of(value))


def _among(held: frozenset[str]) -> _Means:
    return lambda earlier, later: _is_whole_of(earlier, later) and any(one.id in held for one in earlier.members)


def _is_whole_of(earlier: Promise, later: Promise) -> bool:
    """Whether all that came fits into what was promised, and that is the number that the words name, if they do."""
    if any(one.claim.stage in DONE for one in earlier.members) and not any(map(_promises, earlier.members)):
        return False
    told = [(one, value) for one in later.members for _, value in amounts(one)]
    return bool(told) and all(_holds(_numbers(earlier, value.unit), one, value) for one, value in told)


def _holds(stands: Sequence[Range], one: Traits, value: Range) -> bool:
    whole = whole_of(one, value)
    if whole is not None:
        return any(whole in (number.low, number.high) for number in stands)
    return any(size_of(value) <= size_of(number) for number in stands)


def _is_refused(earlier: Promise, later: Promise) -> bool:
    """Whether the very number that was promised is refused, and the words say that it was promised."""
    said = any(says_promised(one) or one.claim.counting is Counting.RESTATED for one in later.members)
    same = any(value in _numbers(earlier, value.unit) for one in later.members for _, value in amounts(one))
    bare = not any(amounts(one) for one in later.members)
    return said and (same or bare)
