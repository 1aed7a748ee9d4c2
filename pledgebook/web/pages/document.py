"""The page of one document: its stored text, what was read in it, and the archived copy as it was received."""

from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from pledgebook.errors import FilterError
from pledgebook.publish.twins import MEDIA_TYPES, csv_lines
from pledgebook.schema import Json
from pledgebook.views.claim_rows import claim_table
from pledgebook.views.one_document import one_document
from pledgebook.web.answers import page
from pledgebook.web.errors import LATER, MissingError
from pledgebook.web.visits import Visit, served

SEALED = "default-src 'none'; sandbox"
"""The policy of what was received from elsewhere: it loads nothing and runs nothing, should a browser show it."""


def _found(visit: Visit, *asked: str) -> Json:
    visit.only(*asked)
    found = visit.ledger.document(visit.name)
    if found is None:
        raise MissingError("document", visit.name, LATER if visit.as_of else "search for its words")
    return found


def document(visit: Visit) -> Response:
    """The page; `part` is which part of a long text is shown."""
    found = _found(visit, "part")
    view = one_document(visit.desk, found, _part(visit.query.get("part", "1")))
    return page(visit, "web/document.html", view=view, has_copy=visit.house.capture is not None)


def _part(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value[:9]) < 10**6:
        raise FilterError("part", value, "the number of a part of the text, from 1 on")
    return int(value)


def as_json(visit: Visit) -> Response:
    """The record with its claims and the candidates that were not used."""
    found = _found(visit)
    return JSONResponse({**found, "claims": visit.ledger.claims_in(found["id"]),
                         "vetoed": visit.ledger.vetoed_in(found["id"])})


def as_csv(visit: Visit) -> Response:
    """Its claims, a row each."""
    found = _found(visit)
    table = claim_table(f"documents/{found['id']}", visit.ledger.claims_in(found["id"]), visit.url)
    return StreamingResponse(csv_lines([table]), media_type=MEDIA_TYPES["csv"],
                             headers={"Content-Disposition": 'attachment; filename="claims.csv"'})


def archived(visit: Visit) -> Response:
    """The bytes as they were received, to be saved and never shown: they are somebody else's page."""
    found = _found(visit)
    capture = visit.house.capture(str(found.get("capture") or "")) if visit.house.capture else None
    if capture is None:
        raise MissingError("archived copy of", visit.name, "the archive of this book is not at hand, or lacks it")
    return Response(capture.payload, media_type="application/octet-stream", headers={
        "Content-Security-Policy": SEALED, "Content-Disposition": 'attachment; filename="archived-copy"',
        "X-Archived-Type": "".join(one for one in capture.media_type if one.isascii() and one.isprintable())[:200]})


ROUTES = (
    Route("/documents/{name:path}.json", served(as_json)),
    Route("/documents/{name:path}.csv", served(as_csv)),
    Route("/documents/{name:path}/archived", served(archived)),
    Route("/documents/{name:path}", served(document)),
)
