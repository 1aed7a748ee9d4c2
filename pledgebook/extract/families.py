"""Families of parties: what an agency, an office or a fund of a union gives, the union gives.

The contract has one code each for the United Nations and for the European Union and names no agency or fund of theirs
(claims.md, 'Party codes'). Which of them it was stays in the words that a claim cites; who gets and who speaks keeps
its own name.
"""

from collections.abc import Iterable
from typing import Final

UNITED_NATIONS: Final = frozenset(f"org:{name}" for name in (
    "food-and-agriculture-organization", "international-labour-organization", "international-maritime-organization",
    "international-organization-for-migration", "ohchr", "un-democracy-fund", "un-environment-programme",
    "un-habitat", "un-haiti-multi-partner-fund", "un-joint-sdg-fund", "un-mine-action-service",
    "un-multi-partner-trust-fund", "un-office-for-disaster-risk-reduction", "un-peacebuilding-fund",
    "un-trust-fund-to-end-violence-against-women", "un-volunteers", "un-women", "unaids", "unctad", "undp", "unesco",
    "unfpa", "unhcr", "unicef", "unido", "unitar", "unodc", "unops", "unrwa", "who", "world-food-programme",
))
"""Funds, programmes and specialised agencies of the system, as https://www.un.org/en/about-us/un-system lists them."""

EUROPEAN_UNION: Final = frozenset(f"org:{name}" for name in (
    "act-in-support-of-ammunition-production", "connecting-europe-facility", "eu-emergency-trust-fund-for-africa",
    "eu-regional-trust-fund-in-response-to-the-syrian-crisis", "eu4business", "european-defence-fund",
    "european-defence-industry-programme",
    "european-defence-industry-reinforcement-through-common-procurement-act",
    "european-fund-for-sustainable-development-plus", "european-peace-facility", "facility-for-refugees-in-turkey",
    "instrument-for-pre-accession-assistance", "ndici-global-europe", "neighbourhood-investment-platform",
    "recovery-and-resilience-facility", "reform-and-growth-facility-for-moldova",
    "reform-and-growth-facility-for-the-western-balkans", "security-action-for-europe", "ukraine-facility",
))
"""Funds and instruments that the union's own acts have set up; banks and funds with other members are none."""

LENDERS: Final = frozenset({"org:international-monetary-fund"})
"""Funds that lend as banks do."""


def givers(parties: Iterable[str]) -> tuple[str, ...]:
    """The parties that give, each agency under the family that it belongs to."""
    return tuple(sorted({_FAMILY.get(party, party) for party in parties}))


_FAMILY: Final = {**dict.fromkeys(UNITED_NATIONS, "UN"), **dict.fromkeys(EUROPEAN_UNION, "EU")}
