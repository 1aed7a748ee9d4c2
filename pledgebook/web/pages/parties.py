"""Donors and recipients: all of them, and the page of each."""

from collections.abc import Callable
from functools import partial

from starlette.responses import Response
from starlette.routing import Route

from pledgebook.ledger.listing import ALL, PAGE
from pledgebook.views.donors import DonorRow
from pledgebook.views.filters import nearest
from pledgebook.views.listed import commitments_table
from pledgebook.views.overview import party_rows
from pledgebook.views.party import KEYS, parties_finding, parties_table, party_view
from pledgebook.views.summed import Role
from pledgebook.views.table import Table
from pledgebook.web.answers import kept_page
from pledgebook.web.errors import MissingError, MovedError
from pledgebook.web.visits import Visit, table_routes

WORDS = {
    "donors": ("Donors", "donor", "Who promised. Those who give together stand together; nothing is counted twice."),
    "recipients": ("Recipients", "recipient", "To whom it was promised."),
    "items": ("Items", "item", "What was promised, by the things of the catalogue."),
}


def rows_of(visit: Visit, role: Role) -> tuple[DonorRow, ...]:
    """The rows of all donors, recipients or items; kept for the ledger, since every page of them asks."""
    return visit.opened.kept((role, visit.today, visit.unit), lambda: party_rows(visit.desk, KEYS[role]))


def all_of(role: Role, visit: Visit) -> Response:
    """The table of all donors, recipients or items."""
    visit.only()
    heading, _, lead = WORDS[role]
    return kept_page(visit, "web/parties.html", lambda: {
        "heading": heading, "lead": lead, "finding": parties_finding(rows_of(visit, role), role),
        "table": parties_table(visit.desk, role, rows_of(visit, role), visit.after, 2 * PAGE),
        "is_later": bool(visit.after)})


def rows_page(role: Role, visit: Visit, after: str, limit: int) -> Table:
    """A page of the table of all of them, for its twins."""
    visit.only()
    return parties_table(visit.desk, role, rows_of(visit, role), after, limit)


def one_of(role: Role, visit: Visit) -> Response:
    """The page of one donor or recipient."""
    visit.only()
    code = known_code(visit, role)
    return kept_page(visit, "web/party.html", lambda: {
        "view": party_view(visit.desk, role, code, rows_of(visit, role)), "heading": WORDS[role][0]})


def commitments_of(role: Role, visit: Visit, after: str, limit: int) -> Table:
    """The commitments of one of them, for the twins of its page."""
    visit.only()
    code = known_code(visit, role)
    return commitments_table(visit.desk, ALL.having(**{KEYS[role]: code}), after, limit, f"{role}/{code}")


def known_code(visit: Visit, role: Role) -> str:
    """The code in the path: MovedError where it is written otherwise or a name, MissingError where nobody has it."""
    asked, names = visit.name, visit.opened.known.parties
    codes = asked.split("+")
    if all(code in names for code in codes):
        ordered = "+".join(sorted(set(codes)))
        if ordered != asked:
            raise MovedError(visit.url.party(role, ordered))
        return asked
    by_name = {name.casefold(): code for code, name in names.items()}
    meant = asked.upper() if asked.upper() in names else by_name.get(asked.casefold(), "")
    if meant:
        raise MovedError(visit.url.party(role, meant))
    near = by_name.get(nearest(asked, by_name), "") or nearest(asked, names)
    step = f"did you mean {names[near]} ({near})? A party has a code: DE, UA, org:world-bank" if near else \
        "a party has a code, as DE, UA or org:world-bank; or search for its name"
    raise MissingError(WORDS[role][1], asked, step)


def _routes(role: Role) -> tuple[Route, ...]:
    some: Callable[[Visit, str, int], Table] = partial(rows_page, role)
    return (*table_routes(f"/{role}", partial(all_of, role), some),
            *table_routes(f"/{role}/{{name}}", partial(one_of, role), partial(commitments_of, role)))


ROUTES = (*_routes("donors"), *_routes("recipients"))
