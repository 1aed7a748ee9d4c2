"""For whom something is that is for no country by name: a region, 'ten countries', or those that a text has counted."""

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.counted_states import counts
from pledgebook.extract.cues import Cue
from pledgebook.extract.parts import is_region
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.model import Span

LED = 5
"""How many words before a number of countries the word may stand that leads to them ('in all of the three')."""

REACH = 24
"""How many words behind the amount or the verb may stand whom it is for."""


def region(at: Place, anchor: Anchor, cue: Cue | None) -> Found | None:
    """'to ten countries', 'across the region': for nobody in particular, so not for whom the document is about."""
    tokens, words = at.scene.tokens, at.reader.words
    if at.setting.voice in at.setting.recipients and at.setting.voice and not at.is_state(at.setting.voice):
        return None  # what a body got for its work in thirty countries is the body's
    told = _counted(at, anchor, cue)
    if told is not None:
        return weighed(at.setting.together, Span(tokens[told].start, tokens[told].end), "recipient.region")
    said = next((hit for hit in words.everywhere.scan(tokens) if at.scene.covered[hit[2] - 1] != "party"), None)
    if said and len(at.setting.recipients) < 2:
        return weighed((), Span(tokens[said[0]].start, tokens[said[2] - 1].end), "recipient.region")
    for place in _behind(at, anchor, cue):
        if at.scene.covered[place] in ("", "mask") and is_region(tokens, place, words):
            return weighed((), Span(tokens[place].start, tokens[place].end), "recipient.region")
    return None


def _behind(at: Place, anchor: Anchor, cue: Cue | None) -> range:
    """Where the words for whom a thing is may stand: behind it or its verb."""
    first = min(anchor.first, cue.at + 1) if cue else anchor.first
    return range(first, min(len(at.scene.tokens), anchor.last + REACH))


def _counted(at: Place, anchor: Anchor, cue: Cue | None) -> int | None:
    """'to the three countries': the noun that calls the states by their number which the text names in a row."""
    near = _behind(at, anchor, cue)
    for noun, size in counts(at.scene, at.reader) if at.setting.together else ():
        led = (at.reader.words.part_words.before(at.scene.tokens, k) for k in range(noun, max(0, noun - LED), -1))
        if noun in near and size == len(at.setting.together) and any(f and f[0] in ("to", "place") for f in led):
            return noun
    return None
