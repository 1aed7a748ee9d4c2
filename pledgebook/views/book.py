"""The whole page: its finding in one sentence, its figures, and every part in the order in which it is read."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pledgebook.ledger import Ledger
from pledgebook.schema import Json
from pledgebook.views.checks import ConflictView, TotalView, conflicts, running_totals
from pledgebook.views.commitments import Card, card
from pledgebook.views.coverage import Coverage, coverage, read_words
from pledgebook.views.donors import DonorRow, donor_name, donor_rows, money_sentence, whole, widest_gap
from pledgebook.views.figures import count, day
from pledgebook.views.parties import Naming
from pledgebook.views.pictures import Picture, count_picture, money_picture
from pledgebook.views.shelf import Shelf, is_promise, shelf

MOST_CARDS = 2000
"""Commitments on one page: about 20 MB, what a browser still opens quickly. The rest is counted and in the exports."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What a page is told from outside: its title, notes to its readers, the day, and names for party codes."""

    title: str
    notes: tuple[str, ...]
    today: date
    naming: Naming | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """One donor's commitments on the page."""

    anchor: str
    name: str
    cards: tuple[Card, ...]
    overdue: int


@dataclass(frozen=True, slots=True)
class BookView:
    """Everything the page shows; the template only lays it out."""

    title: str
    notes: tuple[str, ...]
    as_of: str
    iso_day: str
    finding: str
    money_finding: str
    picture_finding: str
    tiles: tuple[tuple[str, str, str], ...]
    whole: DonorRow
    donors: tuple[DonorRow, ...]
    money: Picture
    counts: Picture
    groups: tuple[Group, ...]
    left_out: int
    overdue: tuple[Card, ...]
    conflicts: tuple[ConflictView, ...]
    totals: tuple[TotalView, ...]
    coverage: Coverage
    digest: str
    meta: tuple[tuple[str, str], ...]


def book_view(ledger: Ledger, edition: Edition) -> BookView:
    """The page of a ledger as of a day. The same ledger and edition give the same page."""
    found = shelf(ledger, edition.today, edition.naming)
    donors, total = donor_rows(found), whole(found)
    shown = _in_order(found)[:MOST_CARDS]
    cards = {one["id"]: card(found, one) for one in shown}
    told, contradictions = running_totals(found), conflicts(found)
    return BookView(
        title=edition.title, notes=edition.notes, as_of=day(edition.today), iso_day=edition.today.isoformat(),
        finding=finding(found, total), money_finding=money_sentence(total), picture_finding=widest_gap(donors),
        tiles=_tiles(found, total, told, contradictions), whole=total, donors=donors, money=money_picture(donors),
        counts=count_picture(donors), groups=_groups(found, shown, cards), left_out=len(found.commitments) - len(shown),
        overdue=tuple(cards[name] for name in found.overdue if name in cards and cards[name].overdue),
        conflicts=contradictions, totals=told, coverage=coverage(ledger), digest=ledger.digest(),
        meta=tuple(ledger.meta().items()),
    )


def finding(found: Shelf, total: DonorRow) -> str:
    """The headline: how many promises, how many are reported delivered, how many are past their date."""
    read = read_words(found.ledger)
    if not total.promises:
        return f"No promise was found in {read}."
    done = count(total.steps["delivered"], "is reported delivered", "are reported delivered")
    late = count(total.overdue, "is past its date", "are past their date")
    return (f"{count(total.promises, 'promise')} in {read}: {done}, at least in part; "
            f"{late} with no full delivery found in the sources read.")


def _tiles(found: Shelf, total: DonorRow, totals: Sequence[TotalView], contradictions: Sequence[ConflictView],
           ) -> tuple[tuple[str, str, str], ...]:
    """(number, what it counts, where it stands on the page)."""
    again = sum(one["announced"]["times"] > 1 for one in found.commitments.values())
    return (
        (f"{total.promises:,}", "promises", "commitments"),
        (f"{total.steps['delivered']:,}", "reported delivered, at least in part", "promised"),
        (f"{total.overdue:,}", "past their date, no delivery of the whole found", "overdue"),
        (f"{again:,}", "announced more than once by the donor", "commitments"),
        (f"{len(contradictions):,}", "on which sources differ", "conflicts"),
        (f"{sum(one.adds_up is False for one in totals):,}", "running totals that do not add up", "totals"),
    )


def _in_order(found: Shelf) -> list[Json]:
    """Promises before stances and totals; the latest announced first, as the ledger lists them."""
    return sorted(found.commitments.values(), key=lambda one: not is_promise(one))


def _groups(found: Shelf, shown: Sequence[Json], cards: dict[str, Card]) -> tuple[Group, ...]:
    by_donor: dict[str, list[Card]] = defaultdict(list)
    for one in shown:
        by_donor["+".join(one["donors"])].append(cards[one["id"]])
    groups = [(key, donor_name(found, key), tuple(told)) for key, told in by_donor.items()]
    groups.sort(key=lambda group: (not group[0], -len(group[2]), group[1]))
    return tuple(Group(f"donor-{place}", name, told, sum(bool(one.overdue) for one in told))
                 for place, (_, name, told) in enumerate(groups, start=1))
