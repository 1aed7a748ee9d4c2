"""The files of the tables that stand beside the first one of a page."""

from functools import partial

from starlette.routing import BaseRoute

from pledgebook.views.beside import ALONE, OF_ONE, beside
from pledgebook.views.summed import Role
from pledgebook.views.table import Table
from pledgebook.web.pages.items import known_item
from pledgebook.web.pages.parties import known_code, rows_of
from pledgebook.web.visits import Visit, file_routes


def _alone(name: str, visit: Visit, _after: str, _limit: int) -> Table:
    visit.only()
    return _made(visit, name)


def _of_one(role: Role, what: str, visit: Visit, _after: str, _limit: int) -> Table:
    visit.only()
    code = known_item(visit) if role == "items" else known_code(visit, role)
    return _made(visit, f"{role}/{code}/{what}")


def _made(visit: Visit, name: str) -> Table:
    found = beside(visit.desk, name, partial(rows_of, visit))
    assert found is not None, name  # the routes are made of the registry
    return found


ROUTES: tuple[BaseRoute, ...] = (
    *(route for name in ALONE for route in file_routes(f"/{name}", partial(_alone, name))),
    *(route for role, tables in OF_ONE.items() for what in tables
      for route in file_routes(f"/{role}/{{name}}/{what}", partial(_of_one, role, what))),
)
