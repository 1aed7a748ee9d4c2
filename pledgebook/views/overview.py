"""The first page: promised, firm and delivered; who promised and when; what is new; and what the book does not see."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pledgebook.ledger.facets import Steps, in_larger_ones, steps
from pledgebook.ledger.listing import ALL, Filter
from pledgebook.ledger.news import DAYS, News, documents_by_month, newest_day, news
from pledgebook.schema import Json
from pledgebook.views.commitments import title
from pledgebook.views.coverage import read_words
from pledgebook.views.desk import Desk
from pledgebook.views.donors import DonorRow, widest_gap
from pledgebook.views.figures import Ends, count, day
from pledgebook.views.listed import parties
from pledgebook.views.parties import NOBODY, together
from pledgebook.views.pictures import Picture, count_picture, money_picture
from pledgebook.views.summed import years_table
from pledgebook.views.table import Column, Row, Table

SEEN_DONORS = 8
SEEN_MONTHS = 12
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Sum:
    """One of the three large figures: its class in pictures, its name, the sum, and what it is out of."""

    name: str
    label: str
    told: str
    beside: str


@dataclass(frozen=True, slots=True)
class Brief:
    """One line of news: where it leads, what it is, and what happened."""

    to: str
    title: str
    told: str


@dataclass(frozen=True, slots=True)
class Told:
    """One sort of news in a sentence, with its last ones and the address of all."""

    heading: str
    sentence: str
    last: tuple[Brief, ...]
    all: str


@dataclass(frozen=True, slots=True)
class Seen:
    """Documents read by donor and month: `rows` are (name, address, ((class, count), ...))."""

    months: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, tuple[tuple[str, int], ...]], ...]
    finding: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that the first page shows."""

    finding: str
    lead: str
    sums: tuple[Sum, ...]
    tiles: tuple[tuple[str, str, str], ...]
    donors: tuple[DonorRow, ...]
    whole: DonorRow
    donors_finding: str
    money: Picture
    counts_finding: str
    counts: Picture
    years_finding: str
    years: Picture
    years_table: Table
    since: str
    news: tuple[Told, ...]
    seen: Seen


def overview(desk: Desk) -> Overview:
    """The first page of a ledger on a day. Reads sums that stand ready, counts over columns, and a few records."""
    whole, donors, years = whole_row(desk), party_rows(desk, "donor"), year_rows(desk)
    step = steps(desk.ledger, "", on=desk.today).get("", Steps())
    newest = newest_day(desk.ledger, on=desk.today) or desk.today
    return Overview(
        finding=finding(whole, read_words(desk.ledger)), lead=money_words(desk, whole), sums=sums(whole),
        tiles=_tiles(desk, step),
        donors=donors, whole=whole, donors_finding=widest_gap(donors), money=money_picture(donors),
        counts_finding=counts_finding(donors), counts=count_picture(donors), years_finding=years_finding(years),
        years=money_picture(years), years_table=years_table(desk, "years", years), since=day(newest),
        news=_news(desk, newest),
        seen=_seen(desk, donors, newest),
    )


# -- rows --------------------------------------------------------------------------------------------------------------


def whole_row(desk: Desk, wanted: Filter = ALL) -> DonorRow:
    """All promises in one row, each once; with `wanted` of one donor or recipient alone, its own row of the totals."""
    only = {name: getattr(wanted, name) for name in ("donor", "recipient") if getattr(wanted, name)}
    found = desk.ledger.totals((), desk.unit.currency, desk.unit.basis, desk.unit.prices_of, only)
    return _row(desk, "", "", steps(desk.ledger, "", on=desk.today, wanted=wanted).get("", Steps()), found[0])


def party_rows(desk: Desk, by: str, wanted: Filter = ALL) -> tuple[DonorRow, ...]:
    """The promises by 'donor', 'recipient', 'item_id' or 'kind', the largest sum first.

    Those who give together stand together ('DE+NL'). Under a filter sums are of the commitments that totals know by
    its donor and recipient, counts of all.
    """
    only = {name: getattr(wanted, name) for name in ("donor", "recipient") if getattr(wanted, name)}
    rows = desk.ledger.totals((by,), desk.unit.currency, desk.unit.basis, desk.unit.prices_of, only)
    given = {str(row[by] or ""): row for row in rows}
    counted = steps(desk.ledger, by, on=desk.today, wanted=wanted)
    found = [_row(desk, key, name_of(desk, by, key), counted.get(key, Steps()), given.get(key))
             for key in {*given, *counted}]
    return tuple(sorted((row for row in found if row.promises or row.promised.known),
                        key=lambda row: (-row.size, -row.promises, row.name)))


def year_rows(desk: Desk, wanted: Filter = ALL) -> tuple[DonorRow, ...]:
    """The promises by the year of their first announcement, the earliest first."""
    only = {name: getattr(wanted, name) for name in ("donor", "recipient") if getattr(wanted, name)}
    rows = desk.ledger.totals(("year",), desk.unit.currency, desk.unit.basis, desk.unit.prices_of, only)
    return tuple(_row(desk, str(row["year"]), str(row["year"]), Steps(announced=row["commitments"]), row)
                 for row in rows if row["year"])


def name_of(desk: Desk, by: str, key: str) -> str:
    """What a row of totals is called."""
    if by == "item_id":
        return desk.item_name(key) if key else "not in the catalogue"
    if by in ("donor", "recipient"):
        nobody = NOBODY if by == "donor" else "recipient not named"
        return together((desk.naming(code) for code in key.split("+") if code), nobody.capitalize())
    return key or "not said"


def _row(desk: Desk, key: str, name: str, step: Steps, sums: Json | None) -> DonorRow:
    given = sums or {}
    return DonorRow(
        key, name, Ends.of(given.get("promised")), Ends.of(given.get("firm")), Ends.of(given.get("delivered")),
        int(given.get("with_value") or 0),
        {"announced": step.announced, "firm": step.firm, "delivered": step.delivered}, step.overdue, desk.unit.currency)


# -- sentences ---------------------------------------------------------------------------------------------------------


def finding(row: DonorRow, read: str) -> str:
    """The headline: how many promises in what was `read`, how many are delivered, how many past their date."""
    if not row.promises:
        return f"No promise was found in {read}."
    done = count(row.steps["delivered"], "is reported delivered", "are reported delivered")
    late = count(row.overdue, "is past its date", "are past their date")
    return (f"{count(row.promises, 'promise')} in {read}: {done}, at least in part; "
            f"{late} with no full delivery found in the sources read.")


def money_words(desk: Desk, row: DonorRow) -> str:
    """What the sums leave out: how many promises have none, in words that fit the basis."""
    missing = max(0, row.promises - row.valued)
    what = "stated sum" if desk.unit.basis == "stated" else "price"
    if not row.promises:
        return f"Sums are in {desk.unit.told}."
    if not missing:
        return f"Every promise has a {what} of its own."
    none = count(missing, f"promise has no {what} of its own and is", f"promises have no {what} of their own and are")
    return f"Sums are in {desk.unit.told}. {none} counted beside them, never as 0."


def sums(row: DonorRow) -> tuple[Sum, ...]:
    """Promised, firm and delivered, each with what part of the promised sum it is where both ends are known."""
    return (
        Sum("promised", "Promised", row.promised_told, f"by {count(row.valued, 'promise')} with a sum"),
        Sum("firm", "Firm: committed or further", row.firm_told, _share(row.firm, row.promised)),
        Sum("delivered", "Delivered", row.delivered_told, _share(row.delivered, row.promised)),
    )


def _share(part: Ends, whole: Ends) -> str:
    """'41 to 60% of what was promised', by the least and the most that both can be; nothing where an end is open."""
    ends = (part.low, part.high, whole.low, whole.high)
    if not part.known:
        return "that is not 0: no sum was found in the sources read"
    if None in ends or not whole.low or not whole.high:
        return "of a promised sum without an upper end" if whole.high is None else "no share: an end is open"
    low, high = (round((end or Decimal(0)) / over * 100) for end, over in ((part.low, whole.low),
                                                                           (part.high, whole.high)))
    low, high = sorted((low, high))
    return f"{low}% of what was promised" if low == high else f"{low} to {high}% of what was promised"


def counts_finding(rows: Sequence[DonorRow]) -> str:
    """What the picture of counts shows, in one sentence."""
    known = [row for row in rows if row.promises]
    if not known:
        return "No promise was found."
    most = max(known, key=lambda row: (row.promises, row.name))
    done = max(known, key=lambda row: (row.steps["delivered"], row.name))
    told = f"{most.name} made the most promises ({most.promises:,}"
    if done is most:
        return f"{told}) and has the most reported delivered, at least in part ({most.steps['delivered']:,})."
    return (f"{told}, {most.steps['delivered']:,} of them reported delivered); the most reported delivered are "
            f"those of {done.name} ({done.steps['delivered']:,} of {done.promises:,}).")


def years_finding(rows: Sequence[DonorRow]) -> str:
    """What the picture by years shows, in one sentence."""
    known = [row for row in rows if row.promised.known]
    if not known:
        return "No year has a promise with a sum."
    most = max(known, key=lambda row: row.size)
    done = most.delivered_told if most.delivered.known else "no sum"
    return (f"Most was first announced in {most.name} ({most.promised_told}); of that year's promises {done} was found "
            "delivered by now.")


def _tiles(desk: Desk, step: Steps) -> tuple[tuple[str, str, str], ...]:
    """(number, what it counts, where it leads)."""
    url, inside = desk.url, in_larger_ones(desk.ledger)
    parts = f", {inside:,} of them counted in larger ones by sums" if inside else ""
    return (
        (f"{step.all:,}", f"promises{parts}", url.table("commitments")),
        (f"{step.delivered:,}", "reported delivered, at least in part",
         url.table("commitments", Filter(stage="delivered"))),
        (f"{step.overdue:,}", "past their date, no full delivery found", url.page("overdue")),
        (f"{step.announced_again:,}", "announced more than once by the donor", url.page("re-announcements")),
        (f"{step.disputed:,}", "on which sources differ", url.page("conflicts")),
    )


# -- news --------------------------------------------------------------------------------------------------------------


def _news(desk: Desk, newest: date) -> tuple[Told, ...]:
    found = news(desk.ledger, newest=newest, on=desk.today)
    months = Filter(month_from=f"{newest:%Y-%m}", month_to=f"{newest:%Y-%m}")
    new, late, revised = found["new"], found["overdue"], found["revised"]
    return (
        Told("New", f"{count(new.size, 'promise was', 'promises were')} first announced in the {DAYS} days up to "
             f"{day(newest)}.{_older(new)}", _briefs(desk, new.last, _said_first),
             desk.url.table("commitments", months)),
        Told("Overdue", f"{count(late.size, 'date has', 'dates have')} passed in the last {DAYS} days with no full "
             f"delivery found in the sources read.{_older(late)}", _briefs(desk, late.last, _was_due),
             desk.url.page("overdue")),
        Told("Revised", f"{count(revised.size, 'promised number was', 'promised numbers were')} changed in the {DAYS} "
             f"days up to {day(newest)}.{_older(revised)}", _briefs(desk, revised.last, _was_changed),
             desk.url.page("re-announcements")),
    )


def _older(found: News) -> str:
    """That some of the last ones, which stand below the sentence, are not of the days that it counts."""
    if found.size >= len(found.last):
        return ""
    return f" {'Those' if found.size == 0 else 'Others'} below are older."


Telling = Callable[[Json], str]


def _briefs(desk: Desk, records: Sequence[Json], told: Telling) -> tuple[Brief, ...]:
    return tuple(Brief(desk.url.commitment(one["id"]), title(one), f"{parties(desk, one)}, {told(one)}")
                 for one in records)


def _said_first(one: Json) -> str:
    return day(one["announced"]["first"] or one.get("told_first"))


def _was_due(one: Json) -> str:
    return f"due by {day(one['due']['latest'])}"


def _was_changed(one: Json) -> str:
    history = one.get("promised_history") or ()
    return f"changed on {day(history[-1]['said'])}" if history else "changed"


# -- what is not seen --------------------------------------------------------------------------------------------------


def _seen(desk: Desk, donors: Sequence[DonorRow], newest: date) -> Seen:
    """Documents by month of the donors with the most promises; a month of none is hatched, and said."""
    most = sorted((row for row in donors if row.key and "+" not in row.key), key=lambda row: (-row.promises, row.name))
    shown = most[:SEEN_DONORS]
    months = list(reversed([_month_before(newest, back) for back in range(SEEN_MONTHS)]))
    found = documents_by_month(desk.ledger, [row.key for row in shown], since=months[0], until=newest)
    rows = tuple((row.name, desk.url.party("donors", row.key),
                  tuple((_shade(size), size) for month in months
                        for size in [found.get((row.key, f"{month:%Y-%m}"), 0)])) for row in shown)
    return Seen(tuple((f"{_MONTHS[month.month - 1]}", f"{month.year}") for month in months), rows, _unseen(rows))


def seen_table(desk: Desk, donors: Sequence[DonorRow]) -> Table:
    """What the first page's grid shows, a row for each donor and month."""
    newest = newest_day(desk.ledger, on=desk.today) or desk.today
    found = _seen(desk, donors, newest)
    months = [f"{year}-{_MONTHS.index(month) + 1:02}" for month, year in found.months]
    rows = tuple(Row({"donor": name, "month": month, "documents": size}, {"donor": to})
                 for name, to, cells in found.rows for month, (_, size) in zip(months, cells, strict=True))
    return Table("seen", "Documents read that name the donor, by month of publication.",
                 (Column("donor", "Donor"), Column("month", "Month"), Column("documents", "Documents", "number")),
                 rows, len(rows))


def _month_before(of: date, back: int) -> date:
    months = of.year * 12 + of.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)


def _shade(size: int) -> str:
    return f"v{0 if not size else 1 if size < 3 else 2 if size < 10 else 3 if size < 30 else 4}"


def _unseen(rows: Sequence[tuple[str, str, tuple[tuple[str, int], ...]]]) -> str:
    silent = [(name, sum(not size for _, size in cells)) for name, _, cells in rows]
    gaps = sorted((one for one in silent if one[1]), key=lambda one: (-one[1], one[0]))
    if not rows:
        return "No donor is named in the sources read."
    if not gaps:
        return "Of these donors something was read in every month."
    told = together(f"{name} ({count(size, 'month')})" for name, size in gaps[:3])
    return (f"Of {count(len(gaps), 'donor')} shown there are months in which no document read names them: {told}"
            f"{' and others' if len(gaps) > 3 else ''}. Nothing read is not nothing given.")
