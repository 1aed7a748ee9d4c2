"""What every question to the explorer has, be it from a page or a program: the book, a ledger of it, and the day."""

from dataclasses import dataclass
from datetime import date

from pledgebook.catalogue import Catalogue
from pledgebook.ledger import Ledger
from pledgebook.web.house import House
from pledgebook.web.open_ledgers import Opened


@dataclass(frozen=True, slots=True)
class Asking:
    """One question. `as_of` is the day that was asked for, None for the latest; dates are held against `today`."""

    house: House
    opened: Opened
    as_of: date | None
    today: date

    @property
    def ledger(self) -> Ledger:
        """The ledger; the same one until the question is answered."""
        return self.opened.ledger

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the book."""
        return self.house.catalogue

    def naming(self, code: str) -> str:
        """The party's name."""
        return self.catalogue.party_name(code)

    def item_name(self, item: str) -> str:
        """The item's name."""
        return self.catalogue.item_name(item)
