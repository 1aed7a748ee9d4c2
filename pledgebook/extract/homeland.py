"""What a rich state does for its own people: 'Congress passed a $2 trillion relief bill', 'Texas got $5 million in aid'.

Relief, loans, grants and meals at home are told in the words of assistance. What tells them apart is who gets: a state
that gives aid and gets none, with nobody from abroad beside it. What others send it by name (a neighbour's firemen),
arms that are ordered for it, and what is asked of partners stay.
"""

from pledgebook.catalogue.programmes import load_programmes
from pledgebook.codes import Kind
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.arms import names_arms
from pledgebook.extract.roles import Found, Place
from pledgebook.extract.signing import DONORS

RICH = "org:g7"
"""The group whose members give aid and get none, whatever union they belong to."""

UNION = "EU"
"""A union that gives to its own members: of those a donor may get."""

KINDS = frozenset({Kind.FUNDS, Kind.PACKAGE, Kind.GOODS, Kind.SERVICE, Kind.TRAINING})
"""Kinds of what is given; orders and output are claims whoever gets them (see `arms`)."""

HOME_BODIES = frozenset({"company", "ngo", "fund", "agency", "bank"})
"""Kinds of organisations that may be of the state itself; unions and alliances never are."""


def is_at_home(at: Place, anchor: Anchor, kind: Kind, roles: tuple[Found, Found]) -> bool:
    """Whether a rich state alone gets, and nobody from abroad is named beside it."""
    donors, recipients = roles
    if kind not in KINDS or len(recipients.parties) != 1 or not is_rich(at, recipients.parties[0]):
        return False
    own = recipients.parties[0]
    if not {own}.issuperset(donors.parties):
        return False  # what a firm gives may come from abroad
    if not {own}.issuperset(at.setting.recipients):
        return False  # who gets may be read amiss, in a text that is for somebody else
    if any(m.name.target != own and at.kind(m.name.target) not in HOME_BODIES for m in at.scene.parties):
        return False
    if not at.scene.tokens.words.isdisjoint(at.reader.words.abroad):
        return False
    return kind is not Kind.GOODS or not names_arms(at, anchor)


def is_rich(at: Place, party: str) -> bool:
    """Whether a state gives aid and gets none: the richest, and the other donors outside the union that gives to its own."""
    if not at.is_state(party):
        return False
    groups = load_programmes(at.reader.catalogue)
    day = at.document.published
    if party in groups.members(RICH, day):
        return True
    return party in groups.members(DONORS, day) and party not in groups.members(UNION, day)
