"""The boards: a page each with a table, its pictures and its twins."""

from collections.abc import Callable
from typing import Any

from starlette.responses import Response
from starlette.routing import BaseRoute

from pledgebook.ledger.boards import BOARDS
from pledgebook.views.board_words import WORDS
from pledgebook.views.boards import board, board_choices
from pledgebook.views.filters import Filter, filter_words
from pledgebook.views.table import Table
from pledgebook.web.answers import kept_page
from pledgebook.web.visits import Rows, Visit, table_routes

ON_A_PAGE = 40
OTHERS = tuple((name, WORDS[name].title) for name in BOARDS)


def _page(name: str) -> Callable[[Visit], Response]:
    def answer(visit: Visit) -> Response:
        wanted = visit.wanted()
        return kept_page(visit, "web/board.html", lambda: _words(visit, name, wanted))

    return answer


def _words(visit: Visit, name: str, wanted: Filter) -> dict[str, Any]:
    view = board(visit.desk, name, wanted, visit.after, ON_A_PAGE)
    choices = visit.opened.kept(("choices", name, visit.today), lambda: board_choices(visit.desk, name))
    return {"view": view, "wanted": wanted, "others": OTHERS, "choices": choices,
            "chosen": {field: getattr(wanted, field) for field, _, _ in choices},
            "said": filter_words(wanted, visit.naming, visit.item_name)}


def _rows(name: str) -> Rows:
    def rows(visit: Visit, after: str, limit: int) -> Table:
        return board(visit.desk, name, visit.wanted(), after, limit).table

    return rows


ROUTES: tuple[BaseRoute, ...] = tuple(
    route for name in BOARDS for route in table_routes(f"/{name}", _page(name), _rows(name)))
