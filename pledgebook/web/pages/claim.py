"""The page of one claim."""

from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from pledgebook.publish.twins import MEDIA_TYPES, csv_lines
from pledgebook.schema import Json
from pledgebook.views.one_claim import OneClaim, fields_table, one_claim, weights_table
from pledgebook.views.table import Table
from pledgebook.web.answers import page
from pledgebook.web.errors import LATER, MissingError
from pledgebook.web.visits import Visit, file_routes, served


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


def as_csv(visit: Visit) -> Response:
    """Its fields, a row each."""
    return StreamingResponse(csv_lines([fields_table(_view(visit))]), media_type=MEDIA_TYPES["csv"],
                             headers={"Content-Disposition": 'attachment; filename="fields.csv"'})


def _weights(visit: Visit, _after: str, _limit: int) -> Table:
    return weights_table(_view(visit))


ROUTES = (
    *file_routes("/claims/{name}/weights", _weights),
    Route("/claims/{name:path}.json", served(as_json)),
    Route("/claims/{name:path}.csv", served(as_csv)),
    Route("/claims/{name:path}", served(claim)),
)
