"""In which money sums are told: a currency, on a basis, in prices as they were or of one year."""

from collections.abc import Iterable
from dataclasses import dataclass

from pledgebook.codes import Basis
from pledgebook.errors import FilterError
from pledgebook.views.figures import CURRENCY

BASES = {
    "stated": "as stated in the sources", "book": "at book value", "replacement": "at the price of a new one",
    "market": "at market price",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A currency, a basis, and the year of constant prices (None: prices as they were)."""

    currency: str = CURRENCY
    basis: Basis = Basis.STATED
    prices_of: int | None = None

    @property
    def code(self) -> str:
        """As an address has it: 'EUR', 'USD-2021'."""
        return f"{self.currency}-{self.prices_of}" if self.prices_of else self.currency

    @property
    def told(self) -> str:
        """In words: 'EUR, as stated in the sources', 'EUR in prices of 2021, at market price'."""
        year = f" in prices of {self.prices_of}" if self.prices_of else ""
        return f"{self.currency}{year}, {BASES[str(self.basis)]}"


def unit_from(unit: str, basis: str, known: Iterable[tuple[str, str, int | None]]) -> Unit:
    """The unit that an address asks for; the usual one where it says nothing. FilterError where no sum is in it.

    `known` are (basis, currency, year of prices) of which there are sums.
    """
    if basis and basis not in {str(one) for one in Basis}:
        raise FilterError("basis", basis, f"one of {', '.join(map(str, Basis))}")
    currency, _, year = unit.partition("-")
    if year and not year.isdigit():
        raise FilterError("unit", unit, "a currency, or one with a year of prices, as EUR or EUR-2021")
    wanted = Unit(currency or CURRENCY, Basis(basis or Basis.STATED), int(year) if year else None)
    codes = sorted({Unit(currency, prices_of=prices_of).code for _, currency, prices_of in known} | {CURRENCY})
    if wanted.code not in codes:
        raise FilterError("unit", unit, f"one that this ledger has sums in: {', '.join(codes)}")
    return wanted
