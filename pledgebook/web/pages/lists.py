"""The list of commitments, with its facets and twins."""

from dataclasses import replace

from starlette.responses import Response

from pledgebook.ledger.listing import PAGE
from pledgebook.views.filters import ALL
from pledgebook.views.listed import commitments_table, counted_facets, list_view
from pledgebook.views.table import Table
from pledgebook.web.answers import page
from pledgebook.web.visits import Visit, table_routes


def commitments(visit: Visit) -> Response:
    """A page of the list under the filter of the address."""
    wanted, desk = visit.wanted(), visit.desk
    unsorted = replace(wanted, sort=ALL.sort)
    counted = visit.opened.kept(("facets", visit.today, unsorted), lambda: counted_facets(desk, unsorted))
    return page(visit, "web/list.html", view=list_view(desk, wanted, visit.after, PAGE, counted))


def _rows(visit: Visit, after: str, limit: int) -> Table:
    return commitments_table(visit.desk, visit.wanted(), after, limit)


ROUTES = table_routes("/commitments", commitments, _rows)
