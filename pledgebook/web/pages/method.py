"""How it is counted, and what it cannot see: the pages of method and coverage."""

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from pledgebook.catalogue.money import load_money
from pledgebook.ledger.listing import PAGE
from pledgebook.views.coverage_page import coverage_page, publisher_table
from pledgebook.views.method import method_page, price_table
from pledgebook.views.table import Table
from pledgebook.web.answers import kept_page
from pledgebook.web.visits import Visit, served, table_routes


def coverage(visit: Visit) -> Response:
    """What was read, from whom, when, and what was dropped."""
    visit.only()
    return kept_page(visit, "web/coverage.html", lambda: {
        "view": visit.opened.kept("coverage", lambda: coverage_page(visit.ledger)),
        "table": publisher_table(visit.ledger, visit.after)})


def _publishers(visit: Visit, after: str, limit: int) -> Table:
    visit.only()
    return publisher_table(visit.ledger, after, limit)


def method(visit: Visit) -> Response:
    """The definitions, the crosswalk of terms, what counts as evidence, and known gaps."""
    visit.only()
    return kept_page(visit, "web/method.html", lambda: {"view": method_page(visit.ledger)})


def prices(visit: Visit) -> Response:
    """The price list of the book's catalogue."""
    visit.only()
    return kept_page(visit, "web/prices.html", lambda: {"found": _prices(visit, visit.after, PAGE)})


def _prices(visit: Visit, after: str, limit: int) -> Table:
    visit.only()
    money = visit.opened.kept("money", lambda: load_money(visit.catalogue.own_tables))
    return price_table(visit.catalogue, money, after, limit)


ROUTES: tuple[BaseRoute, ...] = (
    *table_routes("/coverage", coverage, _publishers),
    *table_routes("/method/prices", prices, _prices),
    Route("/method", served(method)),
)
