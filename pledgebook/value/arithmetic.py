"""How amounts are multiplied, divided and added: with contexts of our own, so that no setting of a host program counts.

Products and quotients keep 28 digits, more than any sum of money has. Sums keep 200, which is exact for every amount
that a record can hold, so that the order of the addends makes no difference.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal

PRODUCTS = Context(prec=28, rounding=ROUND_HALF_EVEN)
_SUMS = Context(prec=200, rounding=ROUND_HALF_EVEN)

ONE = Decimal(1)


def product(*factors: Decimal) -> Decimal:
    """The factors multiplied from left to right, rounded to 28 digits after each step."""
    found = ONE
    for factor in factors:
        found = PRODUCTS.multiply(found, factor)
    return found


def quotient(number: Decimal, by: Decimal) -> Decimal:
    """`number` divided by `by`, to 28 digits."""
    return PRODUCTS.divide(number, by)


def total(addends: Iterable[Decimal]) -> Decimal:
    """The sum, exact."""
    found = Decimal(0)
    for one in addends:
        found = _SUMS.add(found, one)
    return found
