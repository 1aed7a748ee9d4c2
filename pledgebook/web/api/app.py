"""The interface as an application of its own: each operation's route, and an answer as problem+json to every error.

It stands inside the explorer's application, and asks its open ledgers. An answer that a caller has already (ETag) is
not made again.
"""

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from pledgebook import __version__
from pledgebook.errors import PledgebookError
from pledgebook.schema import Json
from pledgebook.web.api.asked import Answer, Listed, Question
from pledgebook.web.api.cursors import cursor, place_of
from pledgebook.web.api.document import Units, openapi, resolved, units_of
from pledgebook.web.api.operations import OPERATIONS, Operation
from pledgebook.web.api.parameters import read, signature
from pledgebook.web.api.problems import OUTER, refused
from pledgebook.web.api.reference import reference
from pledgebook.web.errors import MissingError
from pledgebook.web.house import House
from pledgebook.web.open_ledgers import Opened, OpenLedgers


class Interface:
    """The application, told of the one that it stands in."""

    def __init__(self) -> None:
        self._app = Starlette(routes=_routes(), exception_handlers={
            PledgebookError: refused, HTTPException: refused, Exception: refused})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app({**scope, OUTER: scope["app"]}, receive, send)


def _routes() -> list[BaseRoute]:
    """What is longer comes first, since an id may hold a slash."""
    ordered = sorted(OPERATIONS, key=lambda one: -one.path.count("/"))
    return [Route("/", _index), Route("/openapi.json", _openapi), Route("/docs", reference(OUTER)),
            *(Route(one.path.replace("{id}", "{id:path}"), _endpoint(one)) for one in ordered)]


def _endpoint(operation: Operation) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(lambda: _answered(operation, request))

    return endpoint


def _answered(operation: Operation, request: Request) -> Response:
    house: House = request.scope[OUTER].state.house
    ledgers: OpenLedgers = request.scope[OUTER].state.ledgers
    latest = ledgers.latest()
    units = units_of(latest.units)
    given = read(resolved(operation.parameters, units), request.query_params.multi_items())
    as_of: date | None = given.get("as_of")
    opened = ledgers.of(as_of) if as_of and as_of <= house.today() else latest
    path = {name: str(value) for name, value in request.path_params.items()}
    log = len(house.log(as_of)) if operation.name == "listJudgements" else 0
    mark = _mark(opened, house, request, log)
    if mark in _known_marks(request):
        return Response(status_code=304, headers=_headers(mark))
    asked = signature(operation.name, path, given)
    question = Question(house, opened, as_of, as_of or house.today(), given, path, _place(asked, given),
                        str(request.scope.get("root_path", "")))
    return _written(request, operation.reply(question), (asked, given), mark)


def _place(asked: object, given: Mapping[str, Any]) -> Any:
    """Where the page begins; MissingError where there is no such page of this question."""
    if "cursor" not in given:
        return None
    place = place_of(asked, given["cursor"])
    if place is None:
        raise MissingError("page", given["cursor"][:40], "a cursor holds for the very question that gave it: follow "
                           "`next` as it stands, or ask without a cursor for the first page")
    return place


def _written(request: Request, answer: Answer, asked: tuple[object, Mapping[str, Any]], mark: str) -> Response:
    """The answer as JSON, with its mark and, of a list, where the next page is."""
    question, given = asked
    headers, as_of = _headers(mark), given.get("as_of")
    if isinstance(answer, Listed):
        then = _next(request, cursor(question, answer.then)) if answer.then is not None else None
        if then:
            headers["Link"] = f'<{then}>; rel="next"'
        about = {"about": answer.about} if answer.about is not None else {}
        body: Json = {"as_of": as_of, "total": answer.total, "next": then, **about,
                      "data": [_chosen(row, given) for row in answer.rows]}
    else:
        body = _chosen(answer, given)
    return _json(body, headers)


def _chosen(row: Json, given: Mapping[str, Any]) -> Json:
    wanted = given.get("fields")
    return row if wanted is None else {name: value for name, value in row.items() if name in wanted}


def _next(request: Request, after: str) -> str:
    query = [(name, text) for name, text in request.query_params.multi_items() if name != "cursor"]
    return f"{request.url.path}?{urlencode([*query, ('cursor', after)])}"


def _json(body: Json, headers: Mapping[str, str]) -> Response:
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":"), default=str).encode("utf-8")
    return Response(content, headers=dict(headers), media_type="application/json")


# -- what a caller has already -----------------------------------------------------------------------------------------


def _headers(mark: str) -> dict[str, str]:
    return {"ETag": mark, "Cache-Control": "private, no-cache"}


def _mark(opened: Opened, house: House, request: Request, more: object) -> str:
    """The mark of an answer: of the ledger, the question, the day, the names of the catalogue and the program."""
    names = opened.kept(("api", "names"), lambda: _digest([opened.known.parties, opened.known.items]))
    told = [request.url.path, sorted(request.query_params.multi_items()), house.name, house.today(), __version__, more]
    return f'"{opened.mark}-{_digest([*told, names])}"'


def _digest(told: object) -> str:
    return hashlib.blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _known_marks(request: Request) -> set[str]:
    given = ",".join(request.headers.getlist("If-None-Match"))
    return {one.strip().removeprefix("W/") for one in given.split(",")}


# -- about the interface -----------------------------------------------------------------------------------------------


def _units(request: Request) -> Units:
    return units_of(request.scope[OUTER].state.ledgers.latest().units)


def _index(request: Request) -> Response:
    """Where to begin."""
    house: House = request.scope[OUTER].state.house
    root = str(request.scope.get("root_path", ""))
    found = {one.path.strip("/"): f"{root}{one.path}" for one in OPERATIONS if "{" not in one.path}
    return _json({"book": house.name, "version": __version__, "openapi": f"{root}/openapi.json", "docs": f"{root}/docs",
                  "resources": found}, {"Cache-Control": "private, no-cache"})


async def _openapi(request: Request) -> Response:
    """The OpenAPI document of this book."""
    units = await run_in_threadpool(_units, request)
    house: House = request.scope[OUTER].state.house
    return _json(openapi(house.name, str(request.scope.get("root_path", "")), units),
                 {"Cache-Control": "private, no-cache"})
