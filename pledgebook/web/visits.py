"""A page is a plain function: it is given a `Visit` and gives an answer. Here the two meet the server.

`served` makes an endpoint of such a function: it reads the as-of day and the unit from the address, takes the ledger,
and calls the function in a thread, since DuckDB blocks. `table_routes` gives a page with a table its twins.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from pledgebook.errors import FilterError
from pledgebook.publish.twins import MEDIA_TYPES, csv_lines, json_lines
from pledgebook.views.addresses import Served
from pledgebook.views.desk import Desk
from pledgebook.views.filters import Filter, filter_from
from pledgebook.views.table import Table
from pledgebook.views.units import Unit, unit_from
from pledgebook.web.asking import Asking
from pledgebook.web.house import House
from pledgebook.web.open_ledgers import OpenLedgers

ASKED = ("as_of", "unit", "basis")
"""What every address may say beside its own."""
PAGED = (*ASKED, "after")
ROWS_AT_ONCE = 1000
"""Rows of a file that are made at a time."""


@dataclass(frozen=True, slots=True)
class Visit(Asking):
    """One request for a page: with the unit of its sums, and the addresses that keep the day and the unit."""

    request: Request
    unit: Unit
    url: Served

    @property
    def desk(self) -> Desk:
        """What the views look up."""
        return Desk(self.ledger, self.today, self.naming, self.item_name, self.unit, self.url)

    @property
    def query(self) -> Mapping[str, str]:
        """What stands behind the '?', each name once; FilterError where one stands there twice."""
        found: dict[str, str] = {}
        for name, value in self.request.query_params.multi_items():
            if name in found:
                raise FilterError(name, value, "said once: an address gives each name one value")
            found[name] = value
        return found

    @property
    def name(self) -> str:
        """The id or code in the path, where its route has `{name}`."""
        return str(self.request.path_params["name"])

    @property
    def after(self) -> str:
        """The cursor of the page that is asked for; '' for the first."""
        return self.query.get("after", "")

    def wanted(self, *ignored: str) -> Filter:
        """The filter of the address; FilterError where it is none. `ignored` are names that the page itself reads."""
        return filter_from(self.query, self.opened.known, (*PAGED, *ignored))

    def only(self, *names: str) -> Mapping[str, str]:
        """The query, where it has nothing but these names and what every address may say; else FilterError."""
        allowed = {*PAGED, *names}
        for name, value in self.query.items():
            if name not in allowed:
                raise FilterError("address", f"{name}={value}", f"asked here; allowed: {', '.join(sorted(allowed))}")
        return self.query


Page = Callable[[Visit], Response]
Rows = Callable[[Visit, str, int], Table]
"""(visit, cursor, limit) -> that page of the table."""


def served(page: Page) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a page."""
    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(lambda: page(visit_of(request)))

    return endpoint


def table_routes(path: str, page: Page, rows: Rows) -> tuple[Route, ...]:
    """The page at `path` and its twins at `path`.csv and `path`.json, which have all rows of the same filter."""
    return (*file_routes(path, rows), Route(path, served(page)))


def file_routes(path: str, rows: Rows) -> tuple[Route, ...]:
    """The files of a table that has no page of its own."""
    return (Route(f"{path}.csv", served(lambda visit: _file(visit, rows, "csv"))),
            Route(f"{path}.json", served(lambda visit: _file(visit, rows, "json"))))


def visit_of(request: Request) -> Visit:
    """What a request asks: FilterError where its day or unit cannot be; LedgerError where there is no ledger."""
    house: House = request.app.state.house
    ledgers: OpenLedgers = request.app.state.ledgers
    given = request.query_params
    as_of = _day(given.get("as_of", ""), house.today())
    opened = ledgers.of(as_of) if as_of else ledgers.latest()
    unit = unit_from(given.get("unit", ""), given.get("basis", ""), opened.units)
    usual = Unit()
    url = Served(as_of, unit.code if unit.code != usual.code else "",
                 str(unit.basis) if unit.basis != usual.basis else "", request.app.state.marks)
    return Visit(house, opened, as_of, as_of or house.today(), request, unit, url)


def _day(value: str, today: date) -> date | None:
    if not value:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise FilterError("as_of", value, "a day, written as 2024-05-31")
    if day > today:
        raise FilterError("as_of", value, f"a day up to today, {today}")
    return day


def _file(visit: Visit, rows: Rows, form: str) -> Response:
    """All pages of the table, one after the other; the first is made here, so that an error is told as one."""
    first = rows(visit, visit.after, ROWS_AT_ONCE)
    about = {"book": visit.house.name, "as_of": visit.as_of.isoformat() if visit.as_of else None,
             "address": str(visit.request.url.path)}

    def pages() -> Iterator[Table]:
        page = first
        yield page
        while page.cursor:
            page = rows(visit, page.cursor, ROWS_AT_ONCE)
            yield page

    name = _ascii(first.name.replace("/", "-").replace('"', ""))
    shown = "attachment" if form == "csv" else "inline"
    return StreamingResponse(
        csv_lines(pages()) if form == "csv" else json_lines(pages(), about), media_type=MEDIA_TYPES[form],
        headers={"Content-Disposition": f'{shown}; filename="{name}.{form}"'})


def _ascii(name: str) -> str:
    return "".join(letter if letter.isascii() and letter.isprintable() else "_" for letter in name)
