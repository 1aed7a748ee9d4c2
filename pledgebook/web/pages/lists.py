"""The list of commitments, with its facets and twins."""

from starlette.responses import Response

from pledgebook.ledger.listing import PAGE
from pledgebook.views.listed import commitments_table, counted_facets, list_view
from pledgebook.views.table import Table
from pledgebook.web.answers import kept_page
from pledgebook.web.visits import Visit, table_routes


def commitments(visit: Visit) -> Response:
    """A page of the list under the filter of the address."""
    wanted, desk = visit.wanted(), visit.desk
    return kept_page(visit, "web/list.html", lambda: {
        "view": list_view(desk, wanted, visit.after, PAGE, counted_facets(desk, wanted))})


def _rows(visit: Visit, after: str, limit: int) -> Table:
    return commitments_table(visit.desk, visit.wanted(), after, limit)


ROUTES = table_routes("/commitments", commitments, _rows)
