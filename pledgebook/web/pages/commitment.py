"""The page of one commitment, and what it is made of as files."""

from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from pledgebook.publish.twins import MEDIA_TYPES, csv_lines
from pledgebook.schema import Json
from pledgebook.views.claim_rows import claim_table
from pledgebook.views.course import course_table
from pledgebook.views.one_commitment import one_commitment, values_table
from pledgebook.views.table import Table
from pledgebook.web.answers import page
from pledgebook.web.errors import LATER, MissingError, MovedError
from pledgebook.web.visits import Visit, file_routes, served


def _found(visit: Visit, suffix: str = "") -> Json:
    """The commitment of the address; one that was merged into another is answered with its new address."""
    visit.only()
    found = visit.ledger.commitment(visit.name)
    if found is None:
        raise MissingError("commitment", visit.name, LATER if visit.as_of else "search for its words")
    if found["id"] != visit.name:
        name = f"commitments/{found['id']}"
        raise MovedError(visit.url.twin(name, form=suffix) if suffix else visit.url.commitment(str(found["id"])))
    return found


def commitment(visit: Visit) -> Response:
    """The page."""
    found = one_commitment(visit.desk, _found(visit), visit.house.log(visit.as_of))
    return page(visit, "web/commitment.html", view=found)


def as_json(visit: Visit) -> Response:
    """The record with its claims and postings, as `pledgebook show --json` prints it."""
    found = _found(visit, "json")
    return JSONResponse({**found, "told": visit.ledger.claims_of(found["id"]),
                         "postings": visit.ledger.postings(found["id"])})


def as_csv(visit: Visit) -> Response:
    """Its claims, a row each."""
    found = _found(visit, "csv")
    table = claim_table(f"commitments/{found['id']}", visit.ledger.claims_of(found["id"]), visit.url)
    return StreamingResponse(csv_lines([table]), media_type=MEDIA_TYPES["csv"],
                             headers={"Content-Disposition": 'attachment; filename="claims.csv"'})


def _values(visit: Visit, _after: str, _limit: int) -> Table:
    return values_table(visit.ledger, str(_found(visit)["id"]))


def _course(visit: Visit, _after: str, _limit: int) -> Table:
    found = _found(visit)
    return course_table(found, visit.ledger.claims_of(str(found["id"])), visit.url)


ROUTES = (
    *file_routes("/commitments/{name}/course", _course),
    *file_routes("/commitments/{name}/values", _values),
    Route("/commitments/{name:path}.json", served(as_json)),
    Route("/commitments/{name:path}.csv", served(as_csv)),
    Route("/commitments/{name:path}", served(commitment)),
)
