"""Every refusal as problem+json (RFC 9457): what is the matter, what is allowed, what is nearest, what to do."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from pledgebook.errors import BookError, ConfigError, FilterError, LedgerError
from pledgebook.web.errors import BeingMadeError, MissingError, MovedError

MEDIA_TYPE = "application/problem+json"
OUTER = "pledgebook.explorer"
"""Where a request keeps the application that this one stands in."""

KINDS: dict[str, tuple[int, str, str]] = {
    # kind: (status, title, what it means): the address of a problem's type is that of its kind on the reference page
    "sign-in": (401, "Sign in first", "The server is reached from beyond its machine, and asks who is there."),
    "missing": (404, "Nothing of that name", "No record, party, item or page has the name that was asked for."),
    "path": (404, "No such path", "Nothing can be asked at this path."),
    "method": (405, "Only to be read", "Nothing is written here: ask with GET or HEAD."),
    "parameter": (422, "A parameter that cannot be", "A parameter has a name or a value that is not allowed here."),
    "being-made": (503, "This day is being made", "The ledger as of that day is made first: ask again in a while."),
    "no-ledger": (503, "No ledger", "The book has no ledger that can be read, or none yet."),
    "fault": (500, "This went wrong", "A fault of the program; the book is as it was."),
}


@dataclass(frozen=True, slots=True)
class _Told:
    """A problem of one of KINDS. `more` are further members."""

    kind: str
    detail: str
    next_step: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


async def refused(request: Request, error: Exception) -> Response:
    """The answer to an error that an operation ended with."""
    root = str(request.scope.get("root_path", ""))
    if isinstance(error, MovedError):
        query = f"?{request.url.query}" if request.url.query else ""
        return Response(status_code=301, headers={"Location": f"{root}{error.to}{query}", "Cache-Control": "no-store"})
    told = _told(error, root)
    status, title, _ = KINDS[told.kind]
    status = error.status_code if isinstance(error, HTTPException) else status
    body = {"type": f"{root}/docs#problem-{told.kind}", "title": title, "status": status, "detail": told.detail,
            "instance": request.url.path, **told.more,
            **({"next": _with_book(request, told.next_step)} if told.next_step else {})}
    return Response(json.dumps(body, ensure_ascii=False).encode("utf-8"), status, media_type=MEDIA_TYPE,
                    headers={"Cache-Control": "no-store", **told.headers})


def _with_book(request: Request, step: str) -> str:
    """The next step with the very command that makes this book's ledger, where one is to be run."""
    outer = request.scope.get(OUTER)
    return step.replace("`pledgebook run`", f"`{outer.state.house.run}`") if outer else step


def _told(error: Exception, root: str) -> _Told:
    if isinstance(error, FilterError):
        more = {"parameter": error.field, "value": error.value, "allowed": error.allowed}
        return _Told("parameter", f"{error.field}: {error.sentence}.", error.next_step, {**more, **_near(error)})
    if isinstance(error, MissingError):
        return _Told("missing", _sentence(error.sentence), error.next_step, {"value": error.name, **_near(error)})
    if isinstance(error, BeingMadeError):
        return _Told("being-made", _sentence(error.sentence), "ask again in a while", headers={"Retry-After": "5"})
    if isinstance(error, LedgerError):
        return _Told("no-ledger", _sentence(error.sentence), error.next_step, headers={"Retry-After": "10"})
    if isinstance(error, BookError):
        return _Told("missing", f"{error.place}: {error.sentence}.", f"see {root}/totals for what there is")
    if isinstance(error, ConfigError):
        return _Told("parameter", f"{error.place}: {error.sentence}.", error.next_step, {"parameter": error.place})
    if isinstance(error, HTTPException):
        kind = "method" if error.status_code == 405 else "path"
        return _Told(kind, KINDS[kind][2], f"what can be asked stands at {root}/docs", headers=error.headers or {})
    return _Told("fault", KINDS["fault"][2], "tell us what you asked, with what the server wrote to its log")


def _near(error: FilterError | MissingError) -> dict[str, str]:
    """The member that names the value that may have been meant; none where nothing is near."""
    return {"nearest": error.nearest} if error.nearest else {}


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
