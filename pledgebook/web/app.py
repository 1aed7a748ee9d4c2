"""The explorer as one application: every page's routes, the static files, and an answer to every error."""

import functools
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from pledgebook.errors import PledgebookError
from pledgebook.web import api
from pledgebook.web.accounts.guard import Guard
from pledgebook.web.answers import WithHeaders, refusal
from pledgebook.web.house import House
from pledgebook.web.open_ledgers import OpenLedgers
from pledgebook.web.pages import (
    beside,
    boards,
    claim,
    commitment,
    document,
    home,
    items,
    lists,
    method,
    parties,
    search,
)

PAGES = (
    beside,
    home,
    parties,
    items,
    lists,
    search,
    commitment,
    claim,
    document,
    boards,
    method,
    api,
)
"""Modules with ROUTES, in the order in which their paths are tried."""


class _Static(StaticFiles):
    """The files of data/static; one that is asked for by its digest never changes and is kept for ever."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        answer = await super().get_response(path, scope)
        is_marked = scope["query_string"].startswith(b"v=")
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable" if is_marked else "no-cache"
        return answer


def make_app(house: House) -> Starlette:
    """The application for one book. It opens its ledger when it is first asked, so that it starts without one."""
    ledgers = OpenLedgers(house)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        ledgers.close()

    static: BaseRoute = Mount("/static", _Static(packages=[("pledgebook", "data/static")]), name="static")
    pages = (route for module in PAGES for route in module.ROUTES)
    middleware = [Middleware(WithHeaders)]
    if house.hosts:
        middleware.append(Middleware(TrustedHostMiddleware, allowed_hosts=list(house.hosts), www_redirect=False))
    if house.watch:
        middleware.append(Middleware(Guard, watch=house.watch))
    app = Starlette(
        routes=[*house.more, *pages, static], middleware=middleware, lifespan=lifespan,
        exception_handlers={PledgebookError: _refused, HTTPException: _refused, Exception: _refused})
    app.state.house, app.state.ledgers, app.state.marks = house, ledgers, static_marks()
    return app


async def _refused(request: Request, error: Exception) -> Response:
    return refusal(request, error)


@functools.cache
def static_marks() -> tuple[tuple[str, str], ...]:
    """(name, first 8 hex digits of its SHA-256) of every static file."""
    folder = files("pledgebook").joinpath("data/static")
    return tuple(sorted((one.name, hashlib.sha256(one.read_bytes()).hexdigest()[:8]) for one in folder.iterdir()
                        if one.is_file()))
