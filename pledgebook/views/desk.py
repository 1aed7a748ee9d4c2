"""What every view of the explorer looks up: the ledger, the day, names for codes, the unit of sums, and addresses."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pledgebook.ledger import Ledger
from pledgebook.views.addresses import Addresses
from pledgebook.views.parties import Naming
from pledgebook.views.units import Unit


@dataclass(frozen=True, slots=True)
class Desk:
    """`today` is the day against which dates are held; nothing here is of one page only."""

    ledger: Ledger
    today: date
    naming: Naming
    item_name: Callable[[str], str]
    unit: Unit
    url: Addresses
