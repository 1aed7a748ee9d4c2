"""Signing in and out, one's own password, and for admins the list of accounts."""

import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from pledgebook.errors import AccountError
from pledgebook.web.accounts.guard import FORM_COOKIE, Watch, cookie_name, set_cookie
from pledgebook.web.accounts.store import LONGEST, Refused, Role
from pledgebook.web.accounts.visitor import posted, visitor_of
from pledgebook.web.answers import bare_page

Form = Mapping[str, Sequence[str]]
Endpoint = Callable[[Request], Awaitable[Response]]


def account_routes(watch: Watch) -> tuple[Route, ...]:
    """The routes of accounts."""
    doors = _Doors(watch)
    return (
        Route("/sign-in", doors.sign_in, methods=["GET"]), Route("/sign-in", doors.signed_in, methods=["POST"]),
        Route("/sign-out", doors.sign_out, methods=["POST"]),
        Route("/account", doors.account, methods=["GET"]), Route("/account", doors.new_password, methods=["POST"]),
        Route("/accounts", doors.accounts, methods=["GET"]), Route("/accounts", doors.changed, methods=["POST"]),
    )


class _Doors:
    """The endpoints; each form is checked by `posted` before anything else is looked at."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch

    async def sign_in(self, request: Request) -> Response:
        return self._sign_in_page(request, 200, "")

    def _sign_in_page(self, request: Request, status: int, told: str, name: str = "", after: str = "") -> Response:
        token = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(32)
        answer = bare_page(request, "web/accounts/sign_in.html", status, told=told, name=name, form=token,
                           after=after or _within(request.query_params.get("next", "")),
                           has_accounts=self.watch.accounts.exist())
        answer.headers["Cache-Control"] = "no-store"
        if not request.cookies.get(FORM_COOKIE):
            set_cookie(request, answer, FORM_COOKIE, token, None)
        return answer

    async def signed_in(self, request: Request) -> Response:
        try:
            form = await self._sign_in_form(request)
        except HTTPException as error:
            if error.status_code != 403:
                raise
            return self._sign_in_page(request, 403, "This form was too old; here is a new one.")
        name, password, after = (_one(form, field) for field in ("name", "password", "next"))
        address = request.client.host if request.client else ""
        made = await run_in_threadpool(self.watch.accounts.sign_in, name, password, address, self.watch.now())
        if isinstance(made, Refused):
            told = (f"Too many tries. Try again in {max(1, made.wait // 60)} minutes." if made.wait else
                    "This name and password do not belong together.")
            answer = self._sign_in_page(request, 429 if made.wait else 401, told, name[:40], _within(after))
            if made.wait:
                answer.headers["Retry-After"] = str(made.wait)
            return answer
        await self._end(request)  # who signs in anew does not go on in an old session
        answer = RedirectResponse(_within(after), 303)
        set_cookie(request, answer, cookie_name(request), made, LONGEST)
        answer.delete_cookie(FORM_COOKIE, path="/")
        return answer

    @staticmethod
    async def _sign_in_form(request: Request) -> Form:
        """The form of somebody who need not be a visitor yet: its token is that of their cookie."""
        token = request.cookies.get(FORM_COOKIE, "")
        visitor = visitor_of(request)
        if visitor.session or not visitor.form:
            request.scope["visitor"] = type(visitor)(visitor.name, visitor.role, token, visitor.session)
        elif visitor.form != token:
            request.scope["visitor"] = type(visitor)("", visitor.role, token)
        return await posted(request)

    async def sign_out(self, request: Request) -> Response:
        await posted(request)
        await self._end(request)
        answer = RedirectResponse("/sign-in", 303)
        answer.delete_cookie(cookie_name(request), path="/", secure=request.url.scheme == "https", httponly=True)
        return answer

    async def _end(self, request: Request) -> None:
        if token := request.cookies.get(cookie_name(request), ""):
            await run_in_threadpool(self.watch.accounts.end, token)

    # -- one's own account -----------------------------------------------------------------------------------------

    async def account(self, request: Request) -> Response:
        return self._account_page(request, 200, "")

    def _account_page(self, request: Request, status: int, told: str) -> Response:
        visitor = visitor_of(request)
        if not visitor.session:
            raise HTTPException(404, "Nobody is signed in")
        return _unkept(bare_page(request, "web/accounts/account.html", status, told=told, visitor=visitor))

    async def new_password(self, request: Request) -> Response:
        form = await posted(request)
        visitor = visitor_of(request)
        if not visitor.session:
            raise HTTPException(404, "Nobody is signed in")
        address = request.client.host if request.client else ""
        tried = await run_in_threadpool(self.watch.accounts.sign_in, visitor.name, _one(form, "old"), address,
                                        self.watch.now())
        if isinstance(tried, Refused):
            return self._account_page(request, 400, "The password of now is not that one." if not tried.wait else
                                      "Too many tries. Wait a quarter of an hour.")
        if _one(form, "new") != _one(form, "again"):
            return self._account_page(request, 400, "The new password was not written the same twice.")
        try:
            await run_in_threadpool(self.watch.accounts.set_password, visitor.name, _one(form, "new"), visitor.name)
        except AccountError as error:
            return self._account_page(request, 400, f"The new password {error.sentence}: {error.next_step}.")
        return RedirectResponse("/sign-in", 303)

    # -- all accounts ----------------------------------------------------------------------------------------------

    async def accounts(self, request: Request) -> Response:
        return await self._accounts_page(request, 200, "")

    async def _accounts_page(self, request: Request, status: int, told: str) -> Response:
        visitor = visitor_of(request)
        if not visitor.may(Role.ADMIN):
            raise HTTPException(403, "Only an admin may see to accounts")
        found = await run_in_threadpool(self.watch.accounts.all)
        events = await run_in_threadpool(self.watch.accounts.events, 20) if found else []
        return _unkept(bare_page(request, "web/accounts/accounts.html", status, told=told, visitor=visitor,
                                 accounts=found, events=events, roles=tuple(Role)))

    async def changed(self, request: Request) -> Response:
        form = await posted(request)
        visitor = visitor_of(request)
        if not visitor.may(Role.ADMIN):
            raise HTTPException(403, "Only an admin may see to accounts")
        name, what = _one(form, "name"), _one(form, "what")
        if name == visitor.name:
            return await self._accounts_page(request, 400, "Nobody changes their own role here: another admin must.")
        try:
            await run_in_threadpool(self._change, name, what, _one(form, "role"), visitor.name)
        except AccountError as error:
            return await self._accounts_page(request, 400, str(error))
        return RedirectResponse("/accounts", 303)

    def _change(self, name: str, what: str, role: str, who: str) -> None:
        if what == "remove":
            self.watch.accounts.remove(name, who)
        elif what == "end":
            self.watch.accounts.end_all(name)
        elif role in tuple(Role):
            self.watch.accounts.set_role(name, Role(role), who)
        else:
            raise AccountError(role, "is no role", f"allowed: {', '.join(Role)}")


def _one(form: Form, name: str) -> str:
    return (form.get(name) or ("",))[0]


def _unkept(answer: Response) -> Response:
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _within(address: str) -> str:
    """The address if it is one of this server's own pages, else the first page: no sign-in leads elsewhere."""
    parts = urlsplit(address) if address.isprintable() else urlsplit("")
    plain = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if plain and not parts.netloc and not parts.scheme else "/"
