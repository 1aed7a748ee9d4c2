"""The page of one claim."""

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pledgebook.schema import Json
from pledgebook.views.one_claim import OneClaim, one_claim
from pledgebook.web.answers import page
from pledgebook.web.errors import LATER, MissingError
from pledgebook.web.visits import Visit, served


def _found(visit: Visit) -> Json:
    visit.only()
    found = visit.ledger.claim(visit.name)
    if found is None:
        raise MissingError("claim", visit.name, LATER if visit.as_of else "search for its words")
    return found


def _view(visit: Visit) -> OneClaim:
    return one_claim(visit.desk, _found(visit), visit.catalogue, visit.house.log(visit.as_of))


def claim(visit: Visit) -> Response:
    """The page."""
    return page(visit, "web/claim.html", view=_view(visit))


def as_json(visit: Visit) -> Response:
    """The record, as `pledgebook show --json` prints it."""
    return JSONResponse(_found(visit))


ROUTES = (Route("/claims/{name:path}.json", served(as_json)), Route("/claims/{name:path}", served(claim)))
