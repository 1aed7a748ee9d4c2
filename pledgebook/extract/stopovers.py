"""Where a load only passes through: 'A plane with 40 tents landed in Kenya', in a text that is for Chad.

What comes to an airport, a port or a crossing of another state, or lands there, goes on to the one that the text is
for where this sentence or the one before names that one, unless somebody is in need where it lands.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.roles import WEIGHTS, Found, Place
from pledgebook.extract.words import together
from pledgebook.model import Inference, Span

RULES: Final = frozenset({"recipient.place", "recipient.town", "recipient.dative"})
"""Rules by which the state gets where a load lands."""

HUB: Final = 6
"""How many words before or behind the name of a place the word may stand that calls it an airport or a port."""


def beyond(at: Place, anchor: Anchor, cue: Cue | None, found: Found) -> Found:
    """Whom a load is for that was found to come to a stop on its way."""
    ends, words = at.setting.recipients, at.reader.words
    if found.rule not in RULES or len(found.parties) != 1 or len(ends) != 1 or cue is None or anchor.money is not None:
        return found
    code, source = found.parties[0], found.source
    if code in ends or not (at.is_state(code) and at.is_state(ends[0])) or not isinstance(source, Span):
        return found
    if code in at.reader.catalogue.attacked or not (_lands(at, cue) or _is_hub(at, source)):
        return found
    near = {*at.setting.preceding.get(at.scene.sentence.start).names, *(m.name.target for m in at.scene.parties)}
    if ends[0] not in near:
        return found
    needy = together(words.nouns["hit_by"], words.nouns["war_victims"], words.nouns["lived_in"])
    theirs = any(m.name.target == code and at.part(m) == "people" for m in at.scene.parties)
    if theirs or not at.scene.tokens.words.isdisjoint(needy):
        return found
    where = Inference("recipient: where it goes on to")
    return Found(ends, where, "recipient.document", WEIGHTS["recipient.document"], (*found.lost, found.rule))


def _lands(at: Place, cue: Cue) -> bool:
    """'A C-17 landed in', 'the trucks crossed into': a vehicle has come to where it is unloaded or goes on."""
    return cue.lemma in at.reader.words.nouns["touching_down"]


def _is_hub(at: Place, source: Span) -> bool:
    """'to El Arish airport in Egypt': whether a word beside the name calls it a place where loads change hands."""
    tokens = at.scene.tokens
    place = next((k for k, one in enumerate(tokens) if one.start >= source.start), len(tokens))
    return not at.reader.words.nouns["load_hubs"].isdisjoint(tokens.lowers[max(0, place - HUB) : place + HUB])
