"""The answers: pages in the common frame, refusals that say what is allowed, and the headers that each of them has."""

import functools
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jinja2 import Environment
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pledgebook import __version__
from pledgebook.errors import FilterError, LedgerError, PledgebookError
from pledgebook.views.addresses import Served
from pledgebook.views.figures import day
from pledgebook.views.queue import NoticeView
from pledgebook.views.templates import environment
from pledgebook.views.units import BASES, Unit
from pledgebook.web.errors import BeingMadeError, MissingError, MovedError
from pledgebook.web.house import House
from pledgebook.web.visits import Visit

POLICY = ("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
          "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'")
HEADERS = {
    "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
NAV = (("donors", "Donors"), ("recipients", "Recipients"), ("items", "Items"), ("commitments", "Commitments"),
       ("overdue", "Overdue"), ("conflicts", "Conflicts"), ("coverage", "Coverage"), ("method", "Method"))


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands round every page: `base.html` lays it out. `current` is the part of the book that the page is in."""

    book: str
    url: Served
    current: str
    as_of: date | None
    today: date
    unit: Unit
    units: tuple[str, ...]
    nav: tuple[tuple[str, str, str], ...]
    more: tuple[tuple[str, str], ...]
    same: tuple[tuple[str, str], ...]
    """The address's own query, without what every address keeps: for forms that come back to the same page."""
    path: str
    latest: str
    """The address of the same page in the latest state."""
    latest_day: date
    version: str = __version__
    recorded: str = ""
    bases: tuple[tuple[str, str], ...] = tuple(BASES.items())
    cited: str = ""
    """The address under which this page says the same later on, for a citation; '' where it has none."""
    notices: tuple[NoticeView, ...] = ()
    """Decisions about what the page shows that the next run will apply."""

    can_ask: bool = True
    """Whether an address may ask for another day, unit or filter; the pages of a static site may not."""

    @property
    def standing(self) -> str:
        """Which state of the book it is."""
        return f"as known on {self.day}" if self.as_of else f"the latest state, as known on {self.day}"

    @property
    def day(self) -> str:
        """The day of the book in words."""
        return day(self.as_of or self.today)


@functools.cache
def templates() -> Environment:
    """The templates, read once."""
    return environment()


def page(visit: Visit, template: str, status: int = 200, **words: Any) -> Response:
    """The page: the template with `words`, `frame` and `url`. Who has the same page already is told so (304)."""
    return _html(visit.request, _content(visit, template, words), status)


def kept_page(visit: Visit, template: str, words: Callable[[], Mapping[str, Any]]) -> Response:
    """As `page`, made once for an address, a day and a ledger: of what no decision changes."""
    key = template, str(visit.request.url), visit.house.today()
    return _html(visit.request, visit.opened.pages.of(key, lambda: _content(visit, template, words())), 200)


def _content(visit: Visit, template: str, words: Mapping[str, Any]) -> bytes:
    frame = _frame(visit.request, visit.house, visit)
    return templates().get_template(template).render(frame=frame, url=visit.url, **words).encode("utf-8")


def bare_page(request: Request, template: str, status: int = 200, **words: Any) -> Response:
    """A page that needs no ledger: of errors, of signing in."""
    house: House = request.app.state.house
    frame = _frame(request, house, None)
    text = templates().get_template(template).render(frame=frame, url=frame.url, **words)
    return _html(request, text.encode("utf-8"), status)


def _html(request: Request, content: bytes, status: int) -> Response:
    mark = f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
    headers = {"ETag": mark, "Cache-Control": "private, no-cache"}
    if status == 200 and request.headers.get("If-None-Match") == mark:
        return Response(status_code=304, headers=headers)
    return HTMLResponse(content, status, headers)


def _frame(request: Request, house: House, visit: Visit | None) -> Frame:
    url = visit.url if visit else Served(marks=request.app.state.marks)
    path = request.url.path
    same = tuple((name, value) for name, value in request.query_params.multi_items()
                 if name not in ("as_of", "unit", "basis", "after"))
    latest = request.url.remove_query_params(["as_of", "after"])
    codes = {Unit(currency, prices_of=year).code for _, currency, year in visit.opened.units} if visit else set()
    return Frame(
        house.name, url, path.strip("/").partition("/")[0], visit.as_of if visit else None,
        visit.today if visit else house.today(), visit.unit if visit else Unit(), tuple(sorted(codes | {Unit().code})),
        tuple((name, told, url.page(name)) for name, told in NAV), house.nav, same, path,
        f"{latest.path}?{latest.query}" if latest.query else latest.path,
        house.today(), recorded=visit.opened.recorded if visit else "",
        cited=_cited(request, visit) if visit else "", notices=_notices(path, house, visit) if visit else (),
    )


def _cited(request: Request, visit: Visit) -> str:
    """The address of the page as of its day; the review queue is always that of now."""
    if request.url.path.startswith("/review"):
        return ""
    return str(request.url.include_query_params(as_of=(visit.as_of or visit.today).isoformat()))


def _notices(path: str, house: House, visit: Visit) -> tuple[NoticeView, ...]:
    """What was decided since the run about the commitment or claim of the page."""
    part, _, name = path.strip("/").partition("/")
    if house.waiting is None or visit.as_of or part not in ("commitments", "claims") or not name:
        return ()
    return house.waiting(visit.ledger, name)


# -- refusals ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there is no answer: as RFC 9457 has it. `more` are members of its own (field, allowed, nearest)."""

    status: int
    title: str
    detail: str
    next_step: str = ""
    more: Mapping[str, Any] | None = None
    ways: tuple[tuple[str, str], ...] = ()
    """(words, address) of what may have been meant, for people."""
    headers: Mapping[str, str] | None = None


def problem(request: Request, told: Problem) -> Response:
    """The refusal as a page, or as application/problem+json where a program asks."""
    headers = {"Cache-Control": "no-store", **(told.headers or {})}
    if _is_program(request):
        body = {"type": "about:blank", "title": told.title, "status": told.status, "detail": told.detail,
                "instance": request.url.path, **({"next": told.next_step} if told.next_step else {}),
                **(told.more or {})}
        return JSONResponse(body, told.status, headers, "application/problem+json")
    answer = bare_page(request, "web/error.html", told.status, problem=told)
    answer.headers.update(headers)
    return answer


def _is_program(request: Request) -> bool:
    path, accept = request.url.path, request.headers.get("Accept", "")
    if path.startswith("/api/") or path.endswith((".json", ".csv")):
        return True
    return "json" in accept and "text/html" not in accept


def refusal(request: Request, error: Exception) -> Response:
    """The answer to an error that a page ended with."""
    if isinstance(error, MovedError):
        return RedirectResponse(error.to, 301)
    return problem(request, _problem(request, error))


def _problem(request: Request, error: Exception) -> Problem:
    if isinstance(error, FilterError):
        more = {"field": error.field, "value": error.value, "allowed": error.allowed,
                **({"nearest": error.nearest} if error.nearest else {})}
        return Problem(400, "That cannot be asked", f"{error.field}: {error.sentence}.", error.next_step, more,
                       tuple(_ways(request, error)))
    if isinstance(error, MissingError):
        return Problem(404, f"No such {error.what}", f"{error.sentence[:1].upper()}{error.sentence[1:]}.",
                       error.next_step)
    if isinstance(error, BeingMadeError):
        return Problem(503, "This day is being made", f"{error.sentence[:1].upper()}{error.sentence[1:]}.",
                       error.next_step, headers={"Retry-After": "5", "Refresh": "5"})
    if isinstance(error, LedgerError):
        run = request.app.state.house.run
        return Problem(503, "There is no ledger to read", f"{error.sentence[:1].upper()}{error.sentence[1:]}.",
                       error.next_step.replace("`pledgebook run`", f"`{run}`"), headers={"Retry-After": "10"})
    if isinstance(error, HTTPException):
        return Problem(error.status_code, error.detail, _STATUS.get(error.status_code, error.detail),
                       headers=error.headers)
    if isinstance(error, PledgebookError):
        return Problem(500, "This went wrong", str(error))
    return Problem(500, "This went wrong", "A fault of the program; the book is as it was.",
                   "tell us what you did, with what the server wrote to its log")


def _ways(request: Request, error: FilterError) -> Iterator[tuple[str, str]]:
    """The same page with the nearest value, and without the field."""
    asked = request.query_params
    name = next((one for one in (error.field, error.value.partition("=")[0], error.value) if one in asked), "")
    if name == error.field and error.nearest:
        nearest = request.url.include_query_params(**{name: error.nearest})
        yield f"With {error.nearest}", f"{nearest.path}?{nearest.query}"
    if name:
        without = request.url.remove_query_params(name)
        yield f"Without {name}", f"{without.path}?{without.query}" if without.query else without.path


_STATUS = {
    404: "There is no page at this address.", 405: "This address cannot be asked in that way.",
}


class WithHeaders:
    """Gives every answer the headers that keep it to this host."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, sent if scope["type"] == "http" else send)
