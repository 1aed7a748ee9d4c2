"""Where the pages of a static site stand: files, named so that every disk takes them, linked relative to each other.

A page has one file. What a server makes on asking, a list under any filter, has none: an address with such a filter
leads to the nearest page that there is, the list of the donor, recipient or item in it, or of all. Every address that
is given out is noted, so that the builder makes each page that another one leads to, and no link leads nowhere.
"""

import functools
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pledgebook.views.addresses import Addresses
from pledgebook.views.filters import ALL, Filter

STATIC = "static"
_PLAIN = re.compile(r"[^A-Za-z0-9.-]")
_MOST = 80
"""Letters of a file's name; longer ones are cut and told apart by a hash."""

ROLES = ("donors", "recipients", "items")
_FILTERS = (("donor", "donors"), ("recipient", "recipients"), ("item", "items"))


class Place(NamedTuple):
    """One page: its kind, its name, and the cursor of a later part of a table."""

    kind: str
    name: str = ""
    after: str = ""

    @property
    def file(self) -> str:
        """Its file, from the site's folder on."""
        return _file(self)

    def is_of(self, other: "Place") -> bool:
        """Whether both are parts of one table."""
        return (self.kind, self.name) == (other.kind, other.name)


@functools.lru_cache(maxsize=2048)
def _file(place: Place) -> str:
    return _FILES[place.kind](place)


def _file_name(name: str) -> str:
    """A name of letters, digits, '.', '-' and '_' alone: no two names have the same one."""
    made = _PLAIN.sub(lambda found: f"_{ord(found.group()):x}_", name)
    if len(made) <= _MOST and not made.startswith("."):
        return made
    return f"{made[:_MOST].lstrip('.')}_{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _path(name: str) -> str:
    return "/".join(map(_file_name, name.split("/")))


def _later(place: Place) -> str:
    return f"-{hashlib.sha256(place.after.encode()).hexdigest()[:12]}" if place.after else ""


def _of_role(place: Place) -> str:
    return f"{place.kind}/{_file_name(place.name)}.html"


_FILES: dict[str, Callable[[Place], str]] = {
    "home": lambda _: "index.html",
    "page": lambda place: f"{_path(place.name)}{_later(place)}.html",
    "list": lambda place: f"{_path(place.name)}/commitments{_later(place)}.html" if place.name else
    f"commitments{_later(place)}.html",
    **dict.fromkeys(ROLES, _of_role),
    "commitment": lambda place: f"commitments/{_file_name(place.name)}.html",
    "document": lambda place: f"documents/{_file_name(place.name)}.html",
    "csv": lambda place: f"{_path(place.name)}.csv",
    "json": lambda place: f"{_path(place.name)}.json",
}
"""The registry: the file of each kind of page."""


def place_of_list(wanted: Filter, after: str = "") -> Place:
    """The list that is nearest to a filter: of its donor, recipient or item, else of all."""
    for name, role in _FILTERS:
        if value := getattr(wanted, name):
            return Place("list", f"{role}/{value}", after if _is_plain(wanted, name) else "")
    return Place("list", "", after if wanted == ALL else "")


def _is_plain(wanted: Filter, name: str) -> bool:
    return wanted == ALL.having(**{name: getattr(wanted, name)})


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """What has a page: the document of each claim, the documents, and commitments by every id that leads to one."""

    document_of: Mapping[str, str] = field(default_factory=dict)
    documents: frozenset[str] = frozenset()
    commitments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OnDisk(Addresses):
    """Addresses as one page has them: `depth` is in how many folders it lies. Claims stand in their document's page.

    What the ledger names and does not have leads to the page of what was read.
    """

    depth: int
    held: Held
    asked_for: set[Place] = field(default_factory=set)

    def home(self) -> str:
        return self._to(Place("home"))

    def table(self, name: str, wanted: Filter = ALL, after: str = "") -> str:
        if name == "commitments":
            return self._to(place_of_list(wanted, after))
        return self._to(Place("page", name, after if wanted == ALL else ""))

    def twin(self, name: str, wanted: Filter = ALL, form: str = "csv") -> str:
        place = place_of_list(wanted)
        if name == "commitments" and place.name:
            return self._to(Place(form, f"{place.name}/commitments"))
        return self._to(Place(form, name))

    def party(self, role: str, code: str) -> str:
        return self._to(Place(role, code))

    def item(self, name: str) -> str:
        return self._to(Place("items", name))

    def commitment(self, name: str) -> str:
        known = self.held.commitments.get(name)
        return self._to(Place("commitment", known)) if known else self.page("coverage")

    def claim(self, name: str) -> str:
        document = self.held.document_of.get(name)
        return f"{self.document(document)}#{name}" if document else self.page("coverage")

    def document(self, name: str) -> str:
        return self._to(Place("document", name) if name in self.held.documents else Place("page", "coverage"))

    def part(self, name: str, number: int) -> str:  # noqa: ARG002 -- a text is not published whole, so has one part
        """A document's one page."""
        return self.document(name)

    def archived(self, name: str) -> str:
        """The document's page: copies of what others published are not in a site."""
        return self.document(name)

    def page(self, name: str) -> str:
        return self._to(Place("list") if name == "commitments" else Place("page", name))

    def static(self, name: str) -> str:
        return f"{'../' * self.depth}{STATIC}/{name}"

    def asked(self) -> tuple[tuple[str, str], ...]:
        return ()

    def _to(self, place: Place) -> str:
        self.asked_for.add(place)
        return f"{'../' * self.depth}{place.file}"
