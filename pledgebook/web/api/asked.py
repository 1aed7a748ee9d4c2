"""One question to the interface, read and checked, and the two sorts of answers to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pledgebook.codes import Basis
from pledgebook.ledger.listing import NOBODY
from pledgebook.schema import Json
from pledgebook.views.filters import code_meant
from pledgebook.views.worth import Asked
from pledgebook.web.asking import Asking
from pledgebook.web.errors import MissingError


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list: its rows, how many there are in all (None: not counted), and where the next page begins.

    `about` is what is told of the whole list beside its rows.
    """

    rows: list[Json]
    total: int | None
    then: Any = None
    about: Json | None = None


@dataclass(frozen=True, slots=True)
class Question(Asking):
    """What a program asks: the values of the parameters, and the ids of the path.

    `place` is where the page begins by its cursor, None for the first.
    """

    given: Mapping[str, Any]
    path: Mapping[str, str]
    place: Any
    root: str

    @property
    def name(self) -> str:
        """The id in the path."""
        return self.path["id"]

    @property
    def limit(self) -> int:
        """How many rows at most."""
        return int(self.given["limit"])

    @property
    def start(self) -> int:
        """The number of the first row of the page, where the list is told by numbers."""
        if self.place is not None and not (isinstance(self.place, int) and self.place >= 0):
            raise MissingError("page", str(self.place))
        return self.place or 0

    @property
    def behind(self) -> str:
        """The row behind which the page begins, where the list is told by rows; '' for the first page."""
        if self.place is not None and not isinstance(self.place, str):
            raise MissingError("page", str(self.place))
        return self.place or ""

    @property
    def asked(self) -> Asked:
        """The basis and the year of prices that were asked for."""
        return Asked(self.given.get("basis"), self.given.get("prices_of"))

    @property
    def basis(self) -> Basis:
        """The basis of sums."""
        return Basis(self.given.get("basis") or Basis.STATED)

    def keys(self, names: Sequence[str]) -> dict[str, str | None]:
        """The values of these parameters that were given; '?' is what no text names."""
        return {name: None if self.given[name] == "?" else self.given[name] for name in names if name in self.given}

    def party(self, name: str) -> str | None:
        """The party that a parameter names; MissingError where neither the book nor its catalogue knows it."""
        given = self.given.get(name)
        known = self.opened.known.parties
        for code in (given or "").split("+"):
            if code and code not in known and code not in (NOBODY, "?"):
                raise _missing(name, code, known, f"the codes stand at {self.root}/{name}s")
        return given

    def item(self) -> str | None:
        """The item that is asked for; MissingError where neither the book nor its catalogue knows it."""
        given, known = self.given.get("item"), self.opened.known.items
        if given and given not in known and given != NOBODY:
            raise _missing("item", given, known, f"the items stand at {self.root}/items")
        return given

    def sliced(self, rows: Sequence[Json]) -> Listed:
        """The page of rows that are all at hand."""
        end = self.start + self.limit
        return Listed(list(rows[self.start : end]), len(rows), end if end < len(rows) else None)


Answer = Json | Listed


def _missing(what: str, value: str, known: Mapping[str, str], where: str) -> MissingError:
    """There is no such code; says which was meant, or where all codes stand."""
    found = code_meant(value, known)
    return MissingError(what, value, f'did you mean "{found}"?' if found else where, found)
