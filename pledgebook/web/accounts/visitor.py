"""Who asks: read from the request once, by the guard, and what every form must carry to be theirs."""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request

from pledgebook.web.accounts.store import Role

MOST_BYTES = 200_000
"""Of a posted form: a long reason and a hundred ticked claims fit in."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, with which role, and the token that their forms carry; `name` is empty where nobody is signed in.

    `session` is the token of the session, '' for who needs none (the person at this machine).
    """

    name: str
    role: Role | None
    form: str
    session: str = ""

    def may(self, role: Role) -> bool:
        """Whether they may do what that role may."""
        return self.role is not None and self.role.covers(role)


def visitor_of(request: Request) -> Visitor:
    """The visitor as the guard has found them."""
    found: Visitor = request.scope["visitor"]
    return found


async def posted(request: Request) -> Mapping[str, Sequence[str]]:
    """The fields of a form that was made for this visitor; 403 where it was not, 413 where it is too long."""
    size = request.headers.get("Content-Length", "")
    if not size.isdecimal() or int(size) > MOST_BYTES:
        raise HTTPException(413, "This form is too long")
    form = await request.form(max_fields=500, max_files=0)
    fields: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            fields.setdefault(name, []).append(value)
    given = (fields.get("form") or [""])[0]
    wanted = visitor_of(request).form
    if not wanted or not hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode()):
        raise HTTPException(403, "This form is too old, or was not made for you")
    return fields
