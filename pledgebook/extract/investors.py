"""Money that investors, buyers and owners spend for themselves: no assistance, however much of it there is.

'Volvo plans to spend $3 billion in Canada', "Norway's Telenor has invested $2 billion in Bangladesh", 'has invested
€9 billion into expanding its field', 'the villa was bought for €3 million'.
"""

from pledgebook.codes import Kind
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.roles import Found, Place

INVESTED = "an investor's money, no aid"
"""The veto of what firms and investors spend."""

OWN = "spent for oneself, no aid"
"""The veto of what somebody spends on what is its own."""

PRICE = "a price, no gift"
"""The veto of what something was bought for."""

SUBJECT = 4
"""How many words before a verb the name of a firm may begin whose country owns it."""

OWNED = 5
"""How many words behind a sum the word may stand that says that it goes to what is one's own."""

UNTOLD = frozenset({"donor.speaker", "donor.before", "donor.publisher", "donor.lead", "donor.body"})
"""Rules of givers that no word of the clause names."""


def private(at: Place, anchor: Anchor, cue: Cue | None, kind: Kind, roles: tuple[Found, Found]) -> str:
    """The veto of a sum that is spent, invested or paid as a price by somebody for itself; else ''."""
    words = at.reader.words
    if anchor.money is None or cue is None or kind is not Kind.FUNDS:
        return ""
    if cue.group == "order" and anchor.phrase is None and _is_price(at, anchor):
        return PRICE
    if cue.lemma not in words.nouns["investing"]:
        return ""
    if _is_of_firm(at, cue, roles[0]):
        return INVESTED
    states = {m.name.target for m in at.scene.parties if at.is_state(m.name.target)}
    if roles[1].parties or not states <= set(roles[0].parties):
        return ""
    return OWN if cue.lemma in words.nouns["spending"] or _is_own(at, anchor) else ""


def _is_price(at: Place, anchor: Anchor) -> bool:
    first = anchor.money.first if anchor.money else 0
    return first > 0 and at.scene.tokens[first - 1].lower in at.reader.words.nouns["prices"]


def _is_of_firm(at: Place, cue: Cue, donors: Found) -> bool:
    """Whether a firm is who spends: by its sort, by a noun for firms, or by a name that no table knows."""
    if donors.parties and all(at.kind(party) == "company" and not _is_funder(at, party) for party in donors.parties):
        return True
    if cue.passive:
        return False
    words, scene = at.reader.words, at.scene
    first = cue.first
    while first > 0 and (scene.tokens[first - 1].lower in words.adverbs
                         or scene.tokens[first - 1].lower.endswith(words.adverb_marks)):
        first -= 1
    token = scene.tokens[first - 1] if first > 0 else None
    if token is None or scene.covered[first - 1]:
        return False
    if token.lower in words.nouns["firms"] | words.role_words["company"]:
        return True
    named = token.kind == "word" and token.text[:1].isupper() and token.lower not in words.speech["first_person"]
    named = named and token.lower not in words.nouns["funders"] and token.lower not in words.speech["bodies"]
    named = named and token.lower not in words.speech["it"] | words.speech["he"] | words.nouns["takers"]
    owned = any(at.owns(m) and 0 < first - m.last <= SUBJECT for m in scene.parties)
    return named and (owned or not donors.parties or donors.rule in UNTOLD)


def _is_funder(at: Place, party: str) -> bool:
    """Whether a firm invests as donors do, by its name ('British International Investment')."""
    return party.removeprefix("org:").split("-")[-1] in at.reader.words.nouns["funders"]


def _is_own(at: Place, anchor: Anchor) -> bool:
    """'into expanding its giant field', 'in its armed forces': what is one's own gets it."""
    last = anchor.money.last if anchor.money else anchor.last
    words, tokens = at.reader.words, at.scene.tokens
    behind = [token.lower for token in tokens[last : last + OWNED]]
    own = next((k for k, word in enumerate(behind) if word in words.speech["owners"]), None)
    return own is not None and own > 0 and any(word in words.nouns["investing_in"] for word in behind[:own])
