"""Who gives to whom by what they are: a bank to a state, a member of the committee of donors to one that is none.

`memberships.csv` tells who the donors are, `aid_recipients.csv` who is aided.
"""

from datetime import date
from typing import Final

from pledgebook.catalogue import Catalogue
from pledgebook.catalogue.programmes import load_programmes

DONORS: Final = "org:oecd-development-assistance-committee"
"""The group of states that report what they give as aid."""

EMERGING: Final = "org:g20"
"""The group of large states, of which some that are aided lend to smaller ones ('Kenya and China signed')."""

GIVES: Final = 2
"""The rank of a side that gives by what it is."""


def rank_on(party: str, catalogue: Catalogue, day: date | None) -> int:
    """The rank on a day: 2 for one that gives by what it is, 0 for one that aid goes to, 1 for others."""
    groups = load_programmes(catalogue)
    if party in groups.members(DONORS, day) or catalogue.party_kind(party) not in ("state", "territory"):
        return GIVES
    return 0 if catalogue.is_aided(party, day) and party not in groups.members(EMERGING, day) else 1
