"""What the view of one page is told: the ledger, the day against which dates are held, and the book's catalogue."""

from dataclasses import dataclass
from datetime import date

from pledgebook.catalogue import Catalogue
from pledgebook.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Desk:
    """One page's ledger, day and names."""

    ledger: Ledger
    today: date
    catalogue: Catalogue

    def naming(self, code: str) -> str:
        """The party's name."""
        return self.catalogue.party_name(code)

    def item_name(self, item: str) -> str:
        """The item's name; its id where the catalogue does not know it."""
        node = self.catalogue.item(item)
        return node.name if node else item
