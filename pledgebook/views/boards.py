"""The boards: what is overdue, disputed, announced again, or does not add up; each a table with a picture a row.

A board is a page of a listing. Its rows hold plain values, for files; what readers see of them stands beside, and so
does the picture of each row, whose scale is that of the board.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pledgebook.ledger.boards import BOARDS, conflicts_under, longest_overdue, parties_on
from pledgebook.ledger.listing import PAGE, Filter, listing
from pledgebook.ledger.some import last_told_of, origins_of
from pledgebook.schema import Json
from pledgebook.views.board_words import WORDS, BoardWords
from pledgebook.views.commitments import title
from pledgebook.views.deliveries import delivery_found
from pledgebook.views.desk import Desk
from pledgebook.views.disputing import Dumbbell, dispute_of
from pledgebook.views.figures import as_day, count, day
from pledgebook.views.parties import together
from pledgebook.views.plan_rows import PLAN_COLUMNS, TIE_COLUMNS, TOTAL_COLUMNS, plan_rows, tie_rows, total_rows
from pledgebook.views.scales import Days
from pledgebook.views.table import Column, Row, Table


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from the left: its whole, and the part of it that is filled; '' where it is not known."""

    whole: str
    filled: str
    told: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Days on a line of days; the last mark is the due date, where `due` says where."""

    dots: tuple[str, ...]
    due: str
    told: str


Picture = Bar | Strip | Dumbbell | None


@dataclass(frozen=True, slots=True)
class Board:
    """A page of a board. `pictures` stand in the order of the rows; `finding` says in one sentence what there is."""

    name: str
    words: BoardWords
    finding: str
    table: Table
    pictures: tuple[Picture, ...]


Drawn = tuple[Row, Picture]
_WHO = (Column("title", "Promise", "link"), Column("donors", "Donor"), Column("recipients", "Recipient"))
_COLUMNS: dict[str, tuple[Column, ...]] = {
    "overdue": (*_WHO, Column("due_phrase", "Said due"), Column("days_late", "Days late", "number"),
                Column("due", "Due", "day", "files"), Column("dates_said", "Dates said", "number", "files"),
                Column("last_word", "Last word", "day"), Column("stage", "How far"),
                Column("independent", "Sources", "number"), Column("found", "Found", "text", "files"),
                Column("id", "Commitment", "id", "files")),
    "conflicts": (*_WHO, Column("field", "They differ on"), Column("chosen", "Stands"), Column("others", "Also told"),
                  Column("rule", "Rule that chose"), Column("claims", "Claims", "number", "files"),
                  Column("id", "Commitment", "id", "files")),
    "re-announcements": (*_WHO, Column("times", "Times", "number"), Column("first", "First", "day"),
                         Column("last", "Last", "day"), Column("days_apart", "Days apart", "number"),
                         Column("stage", "How far"), Column("days", "Days", "text", "files"),
                         Column("id", "Commitment", "id", "files")),
    "running-totals": (*_WHO[:2], *TOTAL_COLUMNS), "training": (*_WHO[:2], *PLAN_COLUMNS),
    "production": (*_WHO[:2], *PLAN_COLUMNS), "replacements": (*_WHO[:2], *TIE_COLUMNS),
}


def board(desk: Desk, name: str, wanted: Filter, after: str = "", limit: int = PAGE) -> Board:
    """A page of the board of that name, one of BOARDS, under a filter. FilterError where `after` is no cursor of it."""
    found = listing(desk.ledger, wanted, on=desk.today, after=after, limit=limit, among=BOARDS[name])
    drawn = _DRAWN[name](desk, found.rows)
    total = conflicts_under(desk.ledger, wanted, desk.today) if name == "conflicts" else found.total
    rows = tuple(row for row, _ in drawn)
    table = Table(name, WORDS[name].caption, _COLUMNS[name], rows, total, found.cursor)
    return Board(name, WORDS[name], _finding(name, total), table, tuple(picture for _, picture in drawn))


def _finding(name: str, total: int) -> str:
    words = WORDS[name]
    return words.none if not total else words.some.format(count(total, words.one, words.many))


def _who(desk: Desk, one: Json) -> tuple[dict[str, Any], dict[str, str], dict[str, str]]:
    """Cells, links and words of what every board begins with."""
    name = str(one["id"])
    cells = {"id": name, "title": title(one), "donors": ";".join(one["donors"]),
             "recipients": ";".join(one["recipients"])}
    shown = {"donors": together(map(desk.naming, one["donors"]), "not named"),
             "recipients": together(map(desk.naming, one["recipients"]), "not named")}
    links = {"title": desk.url.commitment(name)}
    for role in ("donors", "recipients"):
        if len(one[role]) == 1:
            links[role] = desk.url.party(role, one[role][0])
    return cells, links, shown


Choice = tuple[str, str, tuple[tuple[str, str, int], ...]]
"""A field of the filter, what it is called, and its values: (code, name, how many rows of the board have it)."""


def board_choices(desk: Desk, name: str) -> tuple[Choice, ...]:
    """By what a board can be narrowed: the donors and recipients on it, those with the most first."""
    return tuple((field, told, tuple((code, desk.naming(code), size) for code, size in parties_on(
        desk.ledger, name, field, desk.today))) for field, told in (("donor", "Donor"), ("recipient", "Recipient")))


# -- the boards --------------------------------------------------------------------------------------------------------


def _overdue(desk: Desk, records: Sequence[Json]) -> list[Drawn]:
    most = longest_overdue(desk.ledger, desk.today) or 1
    last = last_told_of(desk.ledger, [str(one["id"]) for one in records])
    return [(_overdue_row(desk, one, last.get(str(one["id"]))), Bar("100%", f"{one['overdue_days'] / most * 100:.2f}%",
                                          count(one["overdue_days"], "day"))) for one in records]


def _overdue_row(desk: Desk, one: Json, last: str | None) -> Row:
    cells, links, shown = _who(desk, one)
    said = {(said["window"].get("earliest"), said["window"].get("latest")) for said in one.get("due_history") or ()}
    due = one["due"]
    return Row(
        {**cells, "days_late": one["overdue_days"], "due": due["latest"], "due_phrase": due["phrase"],
         "dates_said": len(said) or 1, "last_word": last, "stage": one.get("stage"),
         "independent": one["sources"]["independent"], "found": delivery_found(one)}, links,
        {**shown, "last_word": day(last), "stage": one.get("stage") or "not said",
         "due_phrase": f"by {day(due['latest'])}{f', {len(said)} dates said' if len(said) > 1 else ''} "
                       f"({quoted(due['phrase'])})"})


def quoted(words: str) -> str:
    """Words of a source, between quotation marks."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"


def _conflicts(desk: Desk, records: Sequence[Json]) -> list[Drawn]:
    names = [claim for one in records for conflict in one["conflicts"] for _, claims in conflict["values"]
             for claim in claims[:1]]
    known = origins_of(desk.ledger, names)
    return [_conflict(desk, one, conflict, known) for one in records for conflict in one["conflicts"]]


def _conflict(desk: Desk, one: Json, conflict: Mapping[str, Any], known: Mapping[str, Json]) -> Drawn:
    cells, links, shown = _who(desk, one)
    found = dispute_of(conflict, known, desk.naming)
    others = [side for side in found.sides if not side.is_chosen]
    return Row(
        {**cells, "field": found.field, "chosen": found.chosen, "others": " | ".join(side.told for side in others),
         "rule": found.rule, "claims": sum(len(claims) for _, claims in conflict["values"])},
        {**links, "chosen": f"{desk.url.commitment(str(one['id']))}#differ"},
        {**shown, "field": found.told, "chosen": _with_voices(found.chosen, found.sides, is_chosen=True),
         "others": "; ".join(_with_voices(side.told, (side,), is_chosen=False) for side in others)}), found.picture


def _with_voices(told: str, sides: Iterable[Any], *, is_chosen: bool) -> str:
    """'120 items (gazette.example, 18 Feb 2024 and 2 more)'."""
    for side in sides:
        if side.is_chosen is is_chosen and side.voices:
            first, rest = side.voices[0], len(side.voices) - 1 + side.more
            return f"{told} ({first.publisher}, {first.day}{f' and {rest} more' if rest else ''})"
    return told


def _again(desk: Desk, records: Sequence[Json]) -> list[Drawn]:
    told = {str(one["id"]): _announced_on(one) for one in records}
    line = Days.over([found for days in told.values() for found in days])
    return [_again_row(desk, one, told[str(one["id"])], line) for one in records]


def _announced_on(one: Json) -> list[date]:
    """The days of its announcements that are known: each, or else the first and the last."""
    given = one["announced"].get("days") or [one["announced"][name] for name in ("first", "last")]
    return [found for found in map(as_day, given) if found]


def _again_row(desk: Desk, one: Json, days: Sequence[date], line: Days | None) -> Drawn:
    cells, links, shown = _who(desk, one)
    announced = one["announced"]
    first, last = as_day(announced["first"]), as_day(announced["last"])
    row = Row({**cells, "times": announced["times"], "first": announced["first"], "last": announced["last"],
               "days_apart": (last - first).days if first and last else None, "stage": one.get("stage"),
               "days": ";".join(announced.get("days") or ())}, links,
              {**shown, "first": day(first), "last": day(last), "stage": one.get("stage") or "not said"})
    dots = tuple(line.at(found) for found in sorted(days)) if line else ()
    return row, Strip(dots, "", ", ".join(map(day, sorted(days))))


def _share(part: Decimal | None, whole: Decimal | None) -> str:
    """The part of the whole in per cent, 100 at most; '' where either is not known."""
    if part is None or whole is None or whole <= 0:
        return ""
    return f"{min(Decimal(100), max(Decimal(0), part / whole * 100)):.2f}%"


def _with_bars(rows: Iterable[tuple[Row, Decimal | None, Decimal | None, str]]) -> list[Drawn]:
    """The rows with how much of each whole there is."""
    return [(row, Bar("100%", share, told) if (share := _share(part, whole)) else None)
            for row, part, whole, told in rows]


def _plans(desk: Desk, records: Sequence[Json]) -> list[Drawn]:
    return _with_bars(plan_rows(desk, records, _who))


def _totals(desk: Desk, records: Sequence[Json]) -> list[Drawn]:
    return _with_bars(total_rows(desk, records, _who))


def _ties(desk: Desk, records: Sequence[Json]) -> list[Drawn]:
    return [(row, None) for row in tie_rows(desk, records, _who)]


_DRAWN: dict[str, Callable[[Desk, Sequence[Json]], list[Drawn]]] = {
    "overdue": _overdue, "conflicts": _conflicts, "re-announcements": _again, "running-totals": _totals,
    "training": _plans, "production": _plans, "replacements": _ties,
}
assert set(_DRAWN) == set(_COLUMNS) == set(BOARDS) == set(WORDS)

