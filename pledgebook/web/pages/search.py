"""The search: parties and items by their names, ids by their beginning, sentences by their words."""

from starlette.responses import Response

from pledgebook.errors import FilterError
from pledgebook.ledger.facets import sizes_by
from pledgebook.views.search import Sizes, claims_table, search_view
from pledgebook.views.table import Table
from pledgebook.web.answers import kept_page
from pledgebook.web.visits import Visit, table_routes

LONGEST = 200
"""Letters that can be asked for."""


def search(visit: Visit) -> Response:
    """What there is for `q`; without it, what one can search for."""
    words = _words(visit)
    return kept_page(visit, "web/search.html", lambda: {
        "view": search_view(visit.desk, visit.catalogue, _sizes(visit), words, visit.after)})


def _rows(visit: Visit, after: str, limit: int) -> Table:
    return claims_table(visit.desk, _words(visit), after, limit)


def _words(visit: Visit) -> str:
    words = " ".join(visit.only("q").get("q", "").split())
    if len(words) > LONGEST:
        raise FilterError("q", f"{words[:40]}\N{HORIZONTAL ELLIPSIS}", f"at most {LONGEST} letters long")
    return words


def _sizes(visit: Visit) -> Sizes:
    return visit.opened.kept("sizes", lambda: Sizes(
        sizes_by(visit.ledger, "donors"), sizes_by(visit.ledger, "recipients"), sizes_by(visit.ledger, "item_id")))


ROUTES = table_routes("/search", search, _rows)
