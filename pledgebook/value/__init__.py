"""What promises are worth, on four bases: as stated, and by the book, replacement and market prices of things.

Values are a pure function of the commitments, their claims and the tables (`Measures`): the same give the same bytes,
in whatever order they come. Nothing is a float, nothing is rounded but to 28 digits, nothing unknown is 0. Every value
names its rate, its prices and their sources; what cannot be valued has an Issue that says why. docs/valuation.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pledgebook.codes import Basis
from pledgebook.errors import Issue
from pledgebook.model import Claim, Commitment
from pledgebook.valuation import Valuation
from pledgebook.value.conversion import AS_SAID
from pledgebook.value.exchange import Exchange, Rate
from pledgebook.value.measures import ItemTree, Measures, measures
from pledgebook.value.rates import ADDRESS, SOURCE, Rates
from pledgebook.value.tree import with_tree
from pledgebook.value.valuing import own_values

__all__ = ["ADDRESS", "AS_SAID", "SOURCE", "Exchange", "ItemTree", "Measures", "Rate", "Rates", "Valued", "measures",
           "value"]

_IN_ORDER = {basis: place for place, basis in enumerate(Basis)}


@dataclass(frozen=True, slots=True)
class Valued:
    """The commitments with their values, and what could not be valued and why, both in order."""

    commitments: tuple[Commitment, ...]
    issues: tuple[Issue, ...]


def value(commitments: Iterable[Commitment], claims: Mapping[str, Claim], given: Measures) -> Valued:
    """Every commitment with its values on the four bases in each of the currencies asked for."""
    issues: set[Issue] = set()
    own: dict[str, Commitment] = {}
    for one in commitments:
        found = list(own_values(one, claims, given))
        issues.update(made for made in found if isinstance(made, Issue))
        own[one.id] = replace(one, values=tuple(sorted((made for made in found if isinstance(made, Valuation)),
                                                       key=_order)))
    return Valued(tuple(with_tree(own)), tuple(sorted(issues)))


def _order(one: Valuation) -> tuple[int, int, str, bool, str]:
    """Stated first, prices as they were before constant ones, what was said in a currency before what was converted."""
    return _IN_ORDER[one.basis], one.prices_of or 0, one.currency, one.rate is not None, one.commodity
