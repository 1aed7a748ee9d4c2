"""Who asks for others: 'WFP needs $5 million', 'the agency still requires', 'UNICEF is trying to raise'.

What a body asks for that hands out aid is for those it cares for, whether or not a word of aid stands by.
"""

from typing import Final

from pledgebook.extract.cues import Cue
from pledgebook.extract.roles import Place

BODIES: Final = frozenset({"agency", "ngo", "group"})
"""Kinds of bodies that ask for those they care for."""

BEFORE: Final = 6
"""How many words before the verb the noun for such a body may stand ('The food agency urgently')."""


def asked_by_body(at: Place, cue: Cue | None) -> bool:
    """Whether the subject of a verb of needing or asking is a body that helps, by its name or by its noun."""
    if cue is None or not cue.first:
        return False
    words, lowers = at.reader.words, at.scene.tokens.lowers
    named = [m for m in at.scene.parties if m.last <= cue.first and not at.owns(m)]
    if named and (at.kind(named[-1].name.target) in BODIES or named[-1].name.target == "UN"):
        return True
    before = lowers[max(0, cue.first - BEFORE) : cue.first]
    return not words.nouns["called_agency"].isdisjoint(before)
