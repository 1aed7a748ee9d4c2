"""What somebody gives to all together: "CERF has allocated a record $250 million so far this year".

Such a sum stands at the end of a text about one country, and is not that country's.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.roles import Found, Place
from pledgebook.model import Span

BODIES: Final = ("fund", "agency", "bank", "ngo")
"""Kinds of those who give to many."""

BODY: Final = "UN"
"""The organisation under whose code its emergency fund gives."""

NEAR: Final = 4
"""How many words before the noun of aid the word of a total may stand ('Norway's total humanitarian aid')."""

WEIGHT: Final = 0.36
"""How strongly it speaks: more than the text, its section and the sentence before, less than its own words."""


def overall(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    """Nobody in particular, for a sum that its words call all that somebody gives, where they name nobody who gets."""
    words, scene = at.reader.words, at.scene
    if anchor.money is None or not donors or scene.tokens.words.isdisjoint(words.nouns["overall"]):
        return None
    if any(at.is_state(m.name.target) and m.name.target not in donors for m in scene.parties):
        return None
    voice = at.setting.voice or ""
    if voice not in donors and at.kind(voice) in BODIES:
        return None  # what a body tells of all that it got is its own
    lowers = scene.tokens.lowers
    bodies = all(party == BODY or at.kind(party) in BODIES for party in donors)
    yearly = not words.nouns["in_a_year"].isdisjoint(lowers)
    place = next((k for k, word in enumerate(lowers) if word in words.nouns["overall"]), 0)
    up = lowers[max(0, place - NEAR) : place]
    if not words.nouns["brings_to"].isdisjoint(up) and words.nouns["budgets"].isdisjoint(lowers[place : place + NEAR]):
        return None  # 'This brings Norway's total aid to $5 million': its aid for whom the text is for
    own = not words.bundles["aid"].isdisjoint(lowers[place : place + 1 + NEAR]) and (
        any(at.owns(m) or m.name.use == "demonym" for m in scene.parties if m.name.target in donors))
    if not (yearly and bodies) and not own:
        return None
    return Found((), Span(scene.tokens[place].start, scene.tokens[place].end), "recipient.region", WEIGHT)
