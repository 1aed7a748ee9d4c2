"""Donors, recipients and items: the tables of all of them, and one of them with what it promised, to whom and when."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pledgebook.ledger.facets import steps
from pledgebook.ledger.listing import ALL, Filter
from pledgebook.views.desk import Desk
from pledgebook.views.donors import DonorRow, widest_gap
from pledgebook.views.figures import Ends, count
from pledgebook.views.listed import commitments_table
from pledgebook.views.overview import Sum, money_words, party_rows, sums, year_rows, years_finding
from pledgebook.views.pictures import Picture, count_picture, money_picture
from pledgebook.views.summed import (
    MATES,
    NAMES,
    TOGETHER,
    Role,
    counted_table,
    named_columns,
    named_table,
    summed_row,
    years_table,
)
from pledgebook.views.table import Table

OTHER: Mapping[Role, Role] = {"donors": "recipients", "recipients": "donors"}
"""On whose page stands who."""
KEYS: dict[str, str] = {"donors": "donor", "recipients": "recipient", "items": "item_id"}
"""By what totals are added up for each role."""

LATEST = 20
"""Commitments that stand on the page of one of them; the rest is in the list."""


@dataclass(frozen=True, slots=True)
class PartyView:
    """One donor or recipient. `row` is what it gives or gets alone, `joint` what together with others."""

    role: Role
    code: str
    name: str
    finding: str
    lead: str
    sums: tuple[Sum, ...]
    tiles: tuple[tuple[str, str, str], ...]
    years: Picture
    years_finding: str
    years_table: Table
    mates: Table
    mates_picture: Picture
    mates_finding: str
    joint: Table
    items: tuple[tuple[str, str, int], ...]
    commitments: Table
    wanted: Filter


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item with all kinds of it; `path` leads to it from its family, `kinds` are those one step below."""

    id: str
    name: str
    finding: str
    lead: str
    path: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str, int], ...]
    sums: tuple[Sum, ...]
    donors: Picture
    donors_finding: str
    donors_table: Table
    commitments: Table
    wanted: Filter


# -- all of them -------------------------------------------------------------------------------------------------------


def parties_table(desk: Desk, role: Role, rows: Sequence[DonorRow], after: str, limit: int) -> Table:
    """A page of all donors, recipients or items: those whose row comes after the one with the key `after`."""
    start = next((number for number, row in enumerate(rows, start=1) if row.key == after), 0) if after else 0
    shown = rows[start : start + limit]
    cursor = shown[-1].key if start + limit < len(rows) else ""
    caption = f"{NAMES[role]}s, the largest sum first. Sums in {desk.unit.told}; 'none found' is not 0."
    return Table(role, caption, named_columns(role),
                 tuple(summed_row(desk, role, row) for row in shown), len(rows), cursor)


# -- one donor or recipient --------------------------------------------------------------------------------------------


def party_view(desk: Desk, role: Role, code: str, rows: Sequence[DonorRow]) -> PartyView:
    """The page of one; `rows` are those of all of them, as `party_rows` gives them."""
    field = KEYS[role]
    wanted = ALL.having(**{field: code})
    alone = next((row for row in rows if row.key == code), None) or _nothing(desk, code, name_of(desk, code))
    joint = together_with(code, rows)
    mates = party_rows(desk, KEYS[OTHER[role]], wanted)
    years = year_rows(desk, wanted)
    return PartyView(
        role, code, alone.name, _finding(alone, joint, role), money_words(desk, alone), sums(alone),
        _tiles(desk, wanted, alone), money_picture(years), years_finding(years),
        years_table(desk, f"{role}/{code}/years", years), mates_table(desk, role, code, mates, MATES),
        count_picture(mates), _mates_finding(mates, role), joint_table(desk, role, code, joint, TOGETHER),
        _items(desk, wanted), commitments_table(desk, wanted, "", LATEST, f"{role}/{code}"), wanted,
    )


def together_with(code: str, rows: Sequence[DonorRow]) -> list[DonorRow]:
    """Those of the rows of all parties in which it stands together with others."""
    return [row for row in rows if row.key != code and set(code.split("+")) < set(row.key.split("+"))]


def mates_table(desk: Desk, role: Role, code: str, mates: Sequence[DonorRow], most: int = 0) -> Table:
    """To whom a donor promised, or who promised a recipient; the first `most`, or all."""
    did = "promised" if role == "donors" else "was promised"
    return named_table(desk, f"{role}/{code}/{OTHER[role]}", OTHER[role],
                       f"What {name_of(desk, code)} {did}, alone; promises with others too.", mates, most)


def joint_table(desk: Desk, role: Role, code: str, joint: Sequence[DonorRow], most: int = 0) -> Table:
    """The groups in which it gave or got; the first `most`, or all."""
    return named_table(desk, f"{role}/{code}/together", role,
                       f"{'Given' if role == 'donors' else 'Received'} together.", joint, most)


def donors_of_item(desk: Desk, item: str, donors: Sequence[DonorRow], most: int = 0) -> Table:
    """Who promised an item, by the number of promises; the first `most`, or all."""
    ordered = sorted(donors, key=lambda row: (-row.promises, row.name))
    return counted_table(desk, f"items/{item}/donors", "donors", "Promises by donor and by how far they have come.",
                         ordered, most)


def name_of(desk: Desk, code: str) -> str:
    """The name of one party, or of several together."""
    return " and ".join(desk.naming(one) for one in code.split("+"))


def _nothing(desk: Desk, code: str, name: str) -> DonorRow:
    unknown = Ends(None, None)
    return DonorRow(code, name, unknown, unknown, unknown, 0, {"announced": 0, "firm": 0, "delivered": 0}, 0,
                    desk.unit.currency)


def _finding(row: DonorRow, joint: Sequence[DonorRow], role: Role) -> str:
    word = "to" if role == "recipients" else "by"
    shared = sum(one.promises for one in joint)
    together = f", and {count(shared, 'more')} together with others" if shared else ""
    together = together.replace("mores", "more")
    if not row.promises:
        return f"No promise {word} {row.name} alone was found in the sources read{together}."
    done = count(row.steps["delivered"], "is reported delivered", "are reported delivered")
    late = count(row.overdue, "is past its date", "are past their date")
    return (f"{count(row.promises, 'promise')} {word} {row.name}{together}. Of its own, {done}, at least in part; "
            f"{late} with no full delivery found in the sources read.")


def _tiles(desk: Desk, wanted: Filter, row: DonorRow) -> tuple[tuple[str, str, str], ...]:
    """(number, what it counts, where it leads): with others too, as the list that it leads to."""
    step = steps(desk.ledger, "", on=desk.today, wanted=wanted).get("")
    if step is None:
        return ()

    def to(**more: object) -> str:
        return desk.url.table("commitments", wanted.having(**more))

    shared = " (with others too)" if step.all > row.promises else ""
    return (
        (f"{step.all:,}", f"promises{shared}", to()),
        (f"{step.delivered:,}", "reported delivered, at least in part", to(stage="delivered")),
        (f"{step.overdue:,}", "past their date, no full delivery found", to(overdue=True, sort="overdue")),
        (f"{step.announced_again:,}", "announced more than once", to(announced_again=True, sort="again")),
        (f"{step.disputed:,}", "on which sources differ", to(disputed=True)),
    )


def _mates_finding(mates: Sequence[DonorRow], role: Role) -> str:
    known = [row for row in mates if row.promises]
    if not known:
        return "No promise was found."
    most = max(known, key=lambda row: (row.promises, row.name))
    whole = sum(row.promises for row in known)
    word = "go to" if role == "donors" else "come from"
    return f"{most.promises:,} of {count(whole, 'promise')} {word} {most.name}."


def _items(desk: Desk, wanted: Filter) -> tuple[tuple[str, str, int], ...]:
    """The things that are promised most often: (name, address of their list, how many)."""
    counted = steps(desk.ledger, "item_id", on=desk.today, wanted=wanted)
    known = sorted(((step.all, key) for key, step in counted.items() if key), key=lambda one: (-one[0], one[1]))
    return tuple((desk.item_name(key), desk.url.table("commitments", wanted.having(item=key)), size)
                 for size, key in known[:12])


# -- one item ----------------------------------------------------------------------------------------------------------


def item_view(desk: Desk, item: str, path: Sequence[str], below: Callable[[str], Sequence[str]],
              rows: Sequence[DonorRow]) -> ItemView:
    """The page of one item; `path` are the items above it from its family down, `below` gives the kinds of an item."""
    wanted = Filter(item=item)
    family = {item}
    waiting = [item]
    while waiting:
        for kind in below(waiting.pop()):
            if kind not in family:
                family.add(kind)
                waiting.append(kind)
    of_family = [row for row in rows if row.key in family]
    whole = added(desk, item, desk.item_name(item), of_family)
    donors = item_donors(desk, wanted)
    sizes = {row.key: row.promises for row in rows}
    kinds = tuple((desk.item_name(kind), desk.url.item(kind), sizes.get(kind, 0)) for kind in below(item))
    return ItemView(
        item, whole.name, _item_finding(whole, of_family), money_words(desk, whole),
        tuple((desk.item_name(one), desk.url.item(one)) for one in path), kinds, sums(whole), count_picture(donors),
        _mates_finding(donors, "recipients"), donors_of_item(desk, item, donors, MATES),
        commitments_table(desk, wanted, "", LATEST, f"items/{item}"), wanted,
    )


def added(desk: Desk, key: str, name: str, rows: Sequence[DonorRow]) -> DonorRow:
    """Several rows as one: each commitment stands in one of them, so that they can be added."""
    return DonorRow(
        key, name, _sum([row.promised for row in rows]), _sum([row.firm for row in rows]),
        _sum([row.delivered for row in rows]), sum(row.valued for row in rows),
        {step: sum(row.steps[step] for row in rows) for step in ("announced", "firm", "delivered")},
        sum(row.overdue for row in rows), desk.unit.currency)


def _sum(ends: Sequence[Ends]) -> Ends:
    known = [one for one in ends if one.known]
    lows = [one.low for one in known if one.low is not None]
    highs = [one.high for one in known if one.high is not None]
    is_open = len(highs) < len(known)
    return Ends(sum(lows, Decimal(0)) if lows else None, None if is_open or not highs else sum(highs, Decimal(0)))


def _item_finding(row: DonorRow, rows: Sequence[DonorRow]) -> str:
    if not row.promises:
        return f"No promise of {row.name} was found in the sources read."
    kinds = len([one for one in rows if one.promises and one.key != row.key])
    told = f" or of {count(kinds, 'kind')} of it" if kinds else ""
    done = count(row.steps["delivered"], "is reported delivered", "are reported delivered")
    return (f"{count(row.promises, 'promise')} of {row.name}{told}: {done}, at least in part; {row.overdue:,} past "
            "their date with no full delivery found in the sources read.")


def item_donors(desk: Desk, wanted: Filter) -> tuple[DonorRow, ...]:
    """The donors of an item by the number of promises; without sums."""
    counted = steps(desk.ledger, "donor", on=desk.today, wanted=wanted)
    unknown = Ends(None, None)
    return tuple(DonorRow(key, name_of(desk, key) if key else "Donor not named", unknown, unknown, unknown, 0,
                          {"announced": one.announced, "firm": one.firm, "delivered": one.delivered}, one.overdue)
                 for key, one in counted.items())


def parties_finding(rows: Sequence[DonorRow], role: Role) -> str:
    """What the table of all of them shows, in one sentence."""
    if role == "donors":
        return widest_gap(rows)
    known = [row for row in rows if row.promised.known and row.key]
    if not known:
        return "No promise with a sum was found."
    word = "to" if role == "recipients" else "of"
    return f"The largest sum was promised {word} {known[0].name} ({known[0].promised_told})."
