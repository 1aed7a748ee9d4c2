"""For whom something is that is for no country by name: a region, 'ten countries', or those that a text has counted."""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.beside_regions import is_region
from pledgebook.extract.counted_states import counts
from pledgebook.extract.cues import GIVING, Cue
from pledgebook.extract.named_regions import states_of, tells_of_giver
from pledgebook.extract.others import REACH
from pledgebook.extract.parts import GETS
from pledgebook.extract.region_senses import stands_aside
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.extract.words import together
from pledgebook.model import Span

LED: Final = 5
"""How many words before a number of countries the word may stand that leads to them ('in all of the three')."""

LEARN: Final = 10
"""How many words behind those who are trained the noun of the countries may stand that they are from."""

BODIES: Final = 7
"""Within how many words behind an amount the noun of the bodies stands that it is for."""

TO_BODIES: Final = 0.48
"""How strongly it says that an amount is for bodies: more than whom the sentence names before."""


def region(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """'to ten countries', 'across the region': for nobody in particular, so not for whom the document is about."""
    tokens, words = at.scene.tokens, at.reader.words
    if at.setting.voice in at.setting.recipients and at.setting.voice and not at.is_state(at.setting.voice):
        return None  # what a body got for its work in thirty countries is the body's
    told = _counted(at, anchor, cue)
    if told is not None:
        return weighed(at.setting.together, Span(tokens[told].start, tokens[told].end), "recipient.region")
    said = next((hit for hit in words.everywhere.scan(tokens) if at.scene.covered[hit[2] - 1] != "party"
                 and not tells_of_giver(at, hit[0], hit[2], cue)
                 and not stands_aside(at, hit[0], hit[2], cue, donors)), None)
    meant = states_of(at, said[2] - 1, donors) if said else None
    if meant is not None:
        return meant
    if said and len(at.setting.recipients) < 2:
        return weighed((), Span(tokens[said[0]].start, tokens[said[2] - 1].end), "recipient.region")
    named = not tokens.words.isdisjoint(words.role_words["regions"])
    for place in _behind(at, anchor, cue) if named else ():
        if at.scene.covered[place] in ("", "mask") and is_region(tokens, place, words) and not stands_aside(
                at, place, place + 1, cue, donors):
            none = weighed((), Span(tokens[place].start, tokens[place].end), "recipient.region")
            return states_of(at, place, donors) or none
    here = _learners(at, anchor) or _object(at, cue)
    return weighed((), here, "recipient.region") if here is not None else _to_bodies(at, anchor)


def _behind(at: Place, anchor: Anchor, cue: Cue | None) -> range:
    """Where the words for whom a thing is may stand: behind it or its verb."""
    first = min(anchor.first, cue.at + 1) if cue else anchor.first
    return range(first, min(len(at.scene.tokens), anchor.last + REACH))


def _counted(at: Place, anchor: Anchor, cue: Cue | None) -> int | None:
    """'to the three countries': the noun that calls the states by their number which the text names in a row."""
    if not at.setting.together:
        return None
    near = _behind(at, anchor, cue)
    for noun, size in counts(at.scene, at.reader):
        led = (at.reader.words.part_words.before(at.scene.tokens, k) for k in range(noun, max(0, noun - LED), -1))
        if noun in near and size == len(at.setting.together) and any(f and f[0] in ("to", "place") for f in led):
            return noun
    return None


def _learners(at: Place, anchor: Anchor) -> Span | None:
    """'will train 400 officers from Asian countries': those who are trained come from no country by name."""
    tokens, words = at.scene.tokens, at.reader.words
    if anchor.phrase is None or anchor.phrase.kind not in ("people", "training"):
        return None
    if tokens.words.isdisjoint(words.role_words["regions"]):
        return None
    for place in range(anchor.last, min(len(tokens), anchor.last + LEARN)):
        if tokens.lowers[place] in words.role_words["regions"] and at.scene.covered[place] in ("", "mask"):
            led = not words.nouns["froms"].isdisjoint(tokens.lowers[anchor.last : place])
            named = any(anchor.last <= m.first < place for m in at.scene.parties)
            return Span(tokens[place].start, tokens[place].end) if led and not named else None
    return None


def _object(at: Place, cue: Cue | None) -> Span | None:
    """'will give the region 40 boats': a region right behind a verb of giving."""
    tokens, words = at.scene.tokens, at.reader.words
    if cue is None or cue.group not in GIVING or cue.passive:
        return None
    if tokens.words.isdisjoint(together(words.role_words["regions"], words.role_words["lands"])):
        return None
    place = next((k for k in range(cue.at + 1, len(tokens)) if tokens.lowers[k] not in words.nouns["articles"]), 0)
    told = place > cue.at + 1 and tokens.lowers[place] in words.role_words["regions"] and not at.scene.covered[place]
    told = told and tokens.lowers[place - 1] not in words.role_words["same"]
    place = place if told else _lands(at, cue.at + 1)
    return Span(tokens[place].start, tokens[place].end) if place else None


def _lands(at: Place, first: int) -> int:
    """'will give poor countries 500 million doses': where the noun of countries that nobody names stands; 0 if none."""
    lowers, words = at.scene.tokens.lowers, at.reader.words
    for place in range(first, min(len(lowers), first + LED)):
        if at.scene.covered[place] not in ("", "quantity") or lowers[place] in words.nouns["stops"]:
            return 0
        if lowers[place] in words.role_words["lands"]:
            return 0 if lowers[place - 1] in words.role_words["same"] or place == first else place
        if at.scene.tokens[place].kind == "mark" and lowers[place] != "-":
            return 0
    return 0


def _to_bodies(at: Place, anchor: Anchor) -> Found | None:
    """'$3 million to Chad and $2 million to other aid agencies': what is for bodies without a name is not Chad's."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    if at.setting.recipients or not any(at.part(m) in GETS and m.last <= anchor.first for m in at.scene.parties):
        return None
    end = min(len(lowers), anchor.last + BODIES)
    noun = next((k for k in range(anchor.last + 1, end) if lowers[k] in words.nouns["conduits"]), 0)
    if not noun or words.nouns["to_people"].isdisjoint(lowers[anchor.last : noun]):
        return None
    return Found((), Span(at.scene.tokens[noun].start, at.scene.tokens[noun].end), "recipient.region", TO_BODIES)
