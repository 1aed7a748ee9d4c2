"""Who gives by what it announces that another will get: 'Norway promised that Kenya would receive 40 trucks'.

The name before the verb of receiving gets; the one before the verb of promising gives, where nobody else does.
"""

from typing import Final

from pledgebook.extract.cues import Cue
from pledgebook.extract.ensured import sees_to
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.extract.subjects import subject

PROMISING: Final = frozenset({"promise", "commit"})
"""Groups of verbs by which one that gives tells so."""

LETTING: Final = PROMISING | {"give", "order", "other"}
"""Groups of verbs of one who lets happen what the clause behind them tells ('gave orders that')."""

TELLS: Final = 0.9
"""How strongly it says that who announces gives: less than 'from Spain'."""

HELPED: Final = 9
"""How many words before a verb of receiving the verb of helping may stand ('help people inside Chad obtain')."""

GIVERS: Final = ("bank", "fund")
"""Kinds of those, beside states and unions, that announce what they give."""


def helper(at: Place, cue: Cue) -> Cue | None:
    """'will help people in Kenya obtain food': the verb of helping of which those who get are the object."""
    joined = cue.first > 0 and at.joins(cue.first - 1)  # 'will help Kenya and receive'
    if cue.passive or joined or at.scene.tokens.words.isdisjoint(at.reader.words.nouns["letting_do"]):
        return None
    near = [c for c in at.cues if cue.first - HELPED <= c.at < cue.first]
    head = near[-1] if near else None
    helps = head is not None and at.scene.tokens.lowers[head.at] in at.reader.words.nouns["letting_do"]
    return head if helps and head is not None and not head.passive else None


def announcer(at: Place, cue: Cue | None) -> Found | None:
    """The state or bank that promises, before the name of who will receive; who helps one to get it."""
    helping = helper(at, cue) if cue is not None else None
    if helping is not None:
        found = subject(at, helping)
        return weighed(found.parties, found.source, "donor.nearby") if found is not None else None
    before = [c for c in at.cues if cue is not None and c.at < cue.first]
    head = before[-1] if before else None
    promises = head is not None and (head.group in PROMISING or sees_to(at.scene, at.reader.words, head) > 0)
    if cue is None or head is None or not promises or head.passive:
        return None
    between = [m for m in at.scene.parties if head.at < m.first and m.last <= cue.first]
    acts = any(at.part(m) in ("", "folk") for m in between)
    found = subject(at, head) if acts else None
    if found is None or not all(at.is_public(party) or at.kind(party) in GIVERS for party in found.parties):
        return None
    return Found(found.parties, found.source, "donor.subject", TELLS)


def lets(at: Place, cue: Cue | None) -> Found | None:
    """'Turkey said Washington had decided that 40 tanks would be sent': who decides gives, and not who tells of it."""
    if cue is None or not cue.passive:
        return None
    words, lowers = at.reader.words, at.scene.tokens.lowers
    that = next((k for k in range(cue.first - 1, 0, -1) if lowers[k] in words.nouns["thats"]), None)
    head = next((c for c in reversed(at.cues) if that is not None and c.at < that), None)
    if head is None or head.passive or head.group not in LETTING:
        return None
    found = subject(at, head)
    if found is None or not found.parties or not all(map(at.is_public, found.parties)):
        return None
    return Found(found.parties, found.source, "donor.subject", TELLS)
