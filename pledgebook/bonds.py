"""Records of what ties one commitment to others: replacements, shares in a whole, and a giver's silence."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pledgebook.codes import Bound


@dataclass(frozen=True, slots=True)
class Cost:
    """What a purchase costs, as said: a range in whole units of one currency."""

    min: Decimal | None
    max: Decimal | None
    currency: str
    bound: Bound


@dataclass(frozen=True, slots=True)
class Replacement:
    """How a purchase refills a gift: which one, what it costs as said, how long after the gift, and what shows it."""

    gift: str
    rule: str
    cost: tuple[Cost, ...]
    gap_days: int | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """One giver's part of what several give; `party` None is the remainder, for which no giver is named.

    `commitment` is the part that promises it, None where only the giver is known. `no_gift` as in Commitment.
    """

    party: str | None
    commitment: str | None
    commodity: str
    min: Decimal | None
    max: Decimal | None
    bound: Bound
    no_gift: str | None = None


@dataclass(frozen=True, slots=True)
class Ceased:
    """From which day on its giver reports nothing more, and the claim that says so. No cancellation: balances stay."""

    day: date | None
    claim: str
