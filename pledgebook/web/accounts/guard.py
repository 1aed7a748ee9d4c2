"""In front of every page: who asks, whether they may, and that no other site asks in their name.

At this machine alone, and as long as the book has no accounts, the person at the keyboard may do everything. As soon as
others can reach the server, nobody sees a page without signing in.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from pledgebook.web.accounts.store import Accounts, Role
from pledgebook.web.accounts.visitor import Visitor

COOKIE = "pledgebook-session"
FORM_COOKIE = "pledgebook-form"
OPEN = ("/sign-in", "/static/")
"""What can be asked without signing in."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Watch:
    """How a server is guarded: `is_open` where only this machine can reach it; `local` is who sits at it then."""

    accounts: Accounts
    is_open: bool
    local: str
    now: Callable[[], float] = time.time
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """The token of forms of whoever needs no session; it lasts as long as the server runs."""


_REFUSALS: dict[str, tuple[int, str, str, str]] = {
    # kind: (status, title, detail, what to do)
    "sign-in": (401, "Sign in first",
                "This server can be reached from beyond its machine, and shows nothing to who is not signed in.",
                "sign in at /sign-in; a program sends `Authorization: Bearer TOKEN` (`pledgebook accounts token`)"),
    "token": (403, "A token only reads", "A program's token changes nothing, whatever the role of its account.",
              "ask with GET or HEAD, or sign in at /sign-in to decide"),
    "foreign": (403, "Asked by another site", "The request comes from a page of another site.",
                "open the page of this server and use its own forms"),
}


class Guard:
    """The application behind the watch. Puts the `visitor` into the scope of every request."""

    def __init__(self, app: ASGIApp, watch: Watch) -> None:
        self.app, self.watch = app, watch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if request.method not in _SAFE and _bearer(request):
            await _refused(request, "token")(scope, receive, send)
            return
        if request.method not in _SAFE and _is_foreign(request):
            await _refused(request, "foreign")(scope, receive, send)
            return
        scope["visitor"] = visitor = await run_in_threadpool(self._visitor, request)
        if visitor.role is None and not request.url.path.startswith(OPEN):
            await _to_sign_in(request)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _visitor(self, request: Request) -> Visitor:
        if name := self.watch.accounts.named_by(_bearer(request)):
            return Visitor(name, Role.READ, "")
        token = request.cookies.get(cookie_name(request), "")
        session = self.watch.accounts.session(token, self.watch.now())
        if session:
            return Visitor(session.name, session.role, session.form, token)
        form = request.cookies.get(FORM_COOKIE, "")
        if not self.watch.is_open:
            return Visitor("", None, form)
        if self.watch.accounts.exist():
            return Visitor("", Role.READ, form)
        return Visitor(self.watch.local, Role.ADMIN, self.watch.secret)


def cookie_name(request: Request) -> str:
    """The cookie of the session: where the way is encrypted it is bound to this host and to nothing else."""
    return f"__Host-{COOKIE}" if request.url.scheme == "https" else COOKIE


def set_cookie(request: Request, answer: Response, name: str, value: str, seconds: int | None) -> None:
    """Give a cookie that no script reads and that no other site's form sends."""
    answer.set_cookie(name, value, max_age=seconds, path="/", httponly=True, samesite="lax",
                      secure=request.url.scheme == "https")


def _bearer(request: Request) -> str:
    """The token that a program brings; '' where it brings none."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _is_foreign(request: Request) -> bool:
    """Whether another site's page asks; browsers say so, and what says nothing must carry a form's token anyway."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("Host", "")


def _to_sign_in(request: Request) -> Response:
    wants_page = request.method in _SAFE and "text/html" in request.headers.get("Accept", "text/html") \
        and not request.url.path.startswith("/api/")
    if not wants_page:
        return _refused(request, "sign-in")
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/sign-in?next={quote(asked, safe='')}", 303)


def _refused(request: Request, kind: str) -> Response:
    """Problem+json, as every answer to a program: what is the matter, and what to do."""
    status, title, detail, step = _REFUSALS[kind]
    documented = kind == "sign-in" and request.url.path.startswith("/api/v1")
    body: dict[str, Any] = {
        "type": "/api/v1/docs#problem-sign-in" if documented else "about:blank", "title": title, "status": status,
        "detail": detail, "instance": request.url.path, "next": step}
    asked = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    return JSONResponse(body, status, media_type="application/problem+json",
                        headers={"Cache-Control": "no-store", **asked})
