"""Items: all that are promised, and the page of each with its place in the catalogue's tree."""

from functools import partial

from starlette.responses import Response

from pledgebook.ledger.listing import Filter
from pledgebook.views.filters import nearest
from pledgebook.views.listed import commitments_table
from pledgebook.views.party import item_view
from pledgebook.views.table import Table
from pledgebook.web.answers import kept_page
from pledgebook.web.errors import MissingError, MovedError
from pledgebook.web.pages.parties import all_of, rows_of, rows_page
from pledgebook.web.visits import Visit, table_routes


def item(visit: Visit) -> Response:
    """The page of one item."""
    visit.only()
    name = known_item(visit)
    path = tuple(reversed(visit.catalogue.ancestors(name)[1:]))
    return kept_page(visit, "web/item.html", lambda: {
        "view": item_view(visit.desk, name, path, visit.opened.known.kinds, rows_of(visit, "items"))})


def _rows(visit: Visit, after: str, limit: int) -> Table:
    visit.only()
    name = known_item(visit)
    return commitments_table(visit.desk, Filter(item=name), after, limit, f"items/{name}")


def known_item(visit: Visit) -> str:
    """The id in the path: MovedError where it is written otherwise or a name, MissingError where nothing has it."""
    asked, names = visit.name, visit.opened.known.items
    if asked in names:
        return asked
    by_name = {**{one.casefold(): one for one in names}, **{name.casefold(): one for one, name in names.items()}}
    if meant := by_name.get(asked.casefold(), ""):
        raise MovedError(visit.url.item(meant))
    near = by_name.get(nearest(asked, by_name), "") or nearest(asked, names)
    raise MissingError("item", asked, f"did you mean {names[near]} ({near})?" if near else
                       "all items stand under Items; or search for its name")


ROUTES = (*table_routes("/items", partial(all_of, "items"), partial(rows_page, "items")),
          *table_routes("/items/{name}", item, _rows))
