"""Where things stand: the addresses of the pages, on a server and in the files of a static site.

Templates and views never spell an address, they call these: so that the same page is made for both, and an as-of day
or a unit that was chosen stays chosen wherever one goes next.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from urllib.parse import quote, urlencode

from pledgebook.views.filters import ALL, Filter, filter_query

PAGES = ("overdue", "conflicts", "re-announcements", "running-totals", "training", "production", "replacements",
         "coverage", "method", "search", "donors", "recipients", "items", "commitments")
"""Pages that stand under their own name."""


class Addresses(Protocol):
    """The address of every page; each is ready to stand in an `href`, after escaping."""

    def home(self) -> str:
        """The first page."""

    def table(self, name: str, wanted: Filter = ALL, after: str = "") -> str:
        """A page with a table under its name ('commitments', 'overdue', 'donors/DE'), with a filter and from a row."""

    def twin(self, name: str, wanted: Filter = ALL, form: str = "csv") -> str:
        """The same table as a file, 'csv' or 'json', with the same filter."""

    def party(self, role: str, code: str) -> str:
        """A donor's page (role 'donors') or a recipient's ('recipients'); joint ones have '+' between the codes."""

    def item(self, name: str) -> str:
        """An item's page."""

    def commitment(self, name: str) -> str:
        """A commitment's page."""

    def claim(self, name: str) -> str:
        """A claim's page."""

    def document(self, name: str) -> str:
        """A document's page; a claim's place in it is `#` and the claim's id behind it."""

    def page(self, name: str) -> str:
        """One of PAGES."""

    def static(self, name: str) -> str:
        """A file of data/static."""

    def asked(self) -> tuple[tuple[str, str], ...]:
        """What is kept in every address, as hidden fields for a form; nothing in a file."""


@dataclass(frozen=True, slots=True)
class Served(Addresses):
    """Addresses on a server. The as-of day and the unit, where they are chosen, are kept in each of them.

    `marks` are (file, digest) of the static files: a changed file has another address.
    """

    as_of: date | None = None
    unit: str = ""
    basis: str = ""
    marks: tuple[tuple[str, str], ...] = ()

    def home(self) -> str:
        return self._at("/")

    def table(self, name: str, wanted: Filter = ALL, after: str = "") -> str:
        return self._at(f"/{_path(name)}", (*filter_query(wanted), *([("after", after)] if after else [])))

    def twin(self, name: str, wanted: Filter = ALL, form: str = "csv") -> str:
        return self._at(f"/{_path(name)}.{form}", filter_query(wanted))

    def party(self, role: str, code: str) -> str:
        return self._at(f"/{role}/{_part(code)}")

    def item(self, name: str) -> str:
        return self._at(f"/items/{_part(name)}")

    def commitment(self, name: str) -> str:
        return self._at(f"/commitments/{_part(name)}")

    def claim(self, name: str) -> str:
        return self._at(f"/claims/{_part(name)}")

    def document(self, name: str) -> str:
        return self._at(f"/documents/{_part(name)}")

    def page(self, name: str) -> str:
        return self._at(f"/{name}")

    def static(self, name: str) -> str:
        mark = dict(self.marks).get(name)
        return f"/static/{_path(name)}" + (f"?v={mark}" if mark else "")

    def archived(self, name: str) -> str:
        """The archived copy of a document, as it was received; only on a server."""
        return self._at(f"/documents/{_part(name)}/archived")

    def part(self, name: str, number: int) -> str:
        """A part of a document's long text; only on a server."""
        return self._at(f"/documents/{_part(name)}", [("part", str(number))] if number > 1 else [])

    def asked(self) -> tuple[tuple[str, str], ...]:
        day = self.as_of.isoformat() if self.as_of else ""
        return tuple((name, value) for name, value in (("as_of", day), ("unit", self.unit), ("basis", self.basis))
                     if value)

    def _at(self, path: str, query: Iterable[tuple[str, str]] = ()) -> str:
        given = [*query, *self.asked()]
        return f"{path}?{urlencode(given)}" if given else path


def _part(name: str) -> str:
    """One part of a path: what would end or change it is escaped."""
    return quote(name, safe=":")


def _path(name: str) -> str:
    return "/".join(map(_part, name.split("/")))
