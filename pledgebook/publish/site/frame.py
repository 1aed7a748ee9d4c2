"""What stands round every page of a static site: the same names as the server's frame has, and nothing to ask with."""

from dataclasses import dataclass, field
from datetime import date

from pledgebook import __version__
from pledgebook.views.addresses import Addresses
from pledgebook.views.figures import day
from pledgebook.views.units import Unit

NAV = (("donors", "Donors"), ("recipients", "Recipients"), ("items", "Items"), ("commitments", "Commitments"),
       ("overdue", "Overdue"), ("conflicts", "Conflicts"), ("coverage", "Coverage"), ("method", "Method"))


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """The frame of one page. `release` stands where a server lets one choose a day."""

    book: str
    release: str
    today: date
    current: str
    nav: tuple[tuple[str, str, str], ...]
    recorded: str = ""
    unit: Unit = field(default_factory=Unit)
    as_of: None = None
    can_ask: bool = False
    more: tuple[tuple[str, str], ...] = ()
    version: str = __version__

    @property
    def day(self) -> str:
        """The day of the release in words."""
        return day(self.today)

    @property
    def standing(self) -> str:
        """Which state of the book it is."""
        return f"release {self.release} of {self.day}"


def nav_of(url: Addresses) -> tuple[tuple[str, str, str], ...]:
    """The parts of the book, as they are linked from one page."""
    return tuple((name, told, url.page(name)) for name, told in NAV)
