"""Families of parties: an agency of the United Nations gives for the United Nations, as an agency of a state for it.

The contract has one code for the United Nations and names no agency of theirs (claims.md, 'Party codes'). Which of them
it was stays in the words that a claim cites; who gets and who speaks keeps its own name.
"""

from collections.abc import Iterable

UNITED_NATIONS = frozenset(f"org:{name}" for name in (
    "food-and-agriculture-organization", "international-labour-organization", "international-maritime-organization",
    "international-organization-for-migration", "ohchr", "un-democracy-fund", "un-environment-programme",
    "un-habitat", "un-haiti-multi-partner-fund", "un-joint-sdg-fund", "un-mine-action-service",
    "un-multi-partner-trust-fund", "un-office-for-disaster-risk-reduction", "un-peacebuilding-fund",
    "un-trust-fund-to-end-violence-against-women", "un-volunteers", "un-women", "unaids", "unctad", "undp", "unesco",
    "unfpa", "unhcr", "unicef", "unido", "unitar", "unodc", "unops", "unrwa", "who", "world-food-programme",
))
"""Funds, programmes and specialised agencies of the system, as https://www.un.org/en/about-us/un-system lists them."""

LENDERS = frozenset({"org:international-monetary-fund"})
"""Funds that lend as banks do."""


def givers(parties: Iterable[str]) -> tuple[str, ...]:
    """The parties that give, each agency under the family that it belongs to."""
    return tuple(sorted({"UN" if party in UNITED_NATIONS else party for party in parties}))
