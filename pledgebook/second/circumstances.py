"""The slots beside the amount: the thing, when, and who says it, each read again at its words."""

from dataclasses import dataclass

from pledgebook.extract.offices import holder
from pledgebook.extract.scene import Scene
from pledgebook.link import find_item
from pledgebook.model import Item, Span, Speaker, Window
from pledgebook.second.answers import Proposal
from pledgebook.second.grounding import Cited, Dropped, Footing, find_quote, overlap, places_of, span_of


@dataclass(frozen=True, slots=True)
class Thing:
    """The thing without its number; `is_known` where the catalogue or the pack has a word for it."""

    item: Item
    unit: str | None
    is_known: bool


def reread_item(proposal: Proposal, at: Footing, dropped: Dropped) -> Cited[Thing] | None:
    """The thing at the words of the slot, less a number, a measure and articles before it."""
    if "item" not in proposal.quotes:
        return None
    places = places_of(proposal.quotes["item"], at)
    if not places:
        dropped.take("its words do not stand in the sentence", "item")
        return None
    tokens = at.scene.tokens
    first, unit = _after_amount(at, *_tokens_of(at.scene, places[0]))
    last = _tokens_of(at.scene, places[0])[1]
    if first >= last or all(at.scene.covered[k] in ("party", "date", "office") for k in range(first, last)):
        dropped.take("no thing stands there", "item")
        return None
    if any(at.scene.covered[k] in ("money", "quantity") for k in range(first, last)):
        dropped.take("several stand there", "item")
        return None
    span = span_of(at.scene, first, last)
    words = at.ground.document.text[span.start : span.end]
    found = find_item(words, at.ground.reader.catalogue)
    head = at.ground.reader.words.heads.get(tokens[last - 1].lower, "nothing")
    return Cited(Thing(Item(words, found[0] if found else None), unit, found is not None or head != "nothing"), span)


def _tokens_of(scene: Scene, place: Span) -> tuple[int, int]:
    """The indexes of the tokens of a place, which begins and ends at edges of tokens; half-open."""
    inside = [k for k, token in enumerate(scene.tokens) if place.start <= token.start and token.end <= place.end]
    return inside[0], inside[-1] + 1


def _after_amount(at: Footing, first: int, last: int) -> tuple[int, str | None]:
    """The index after an amount, 'tonnes of' and articles at token `first`, and the measure."""
    words, tokens = at.ground.reader.words, at.scene.tokens
    amounts = [*((one.first, one.last) for one in at.scene.quantities), *((m.first, m.last) for m in at.scene.money)]
    first = max([end for start, end in amounts if start <= first < end], default=first)
    unit = words.units.at(tokens, first, last)
    of = words.numbers.grammar["of"]
    measure = None
    if unit and unit[1] < last and tokens[unit[1]].lower in of:
        measure, first = " ".join(token.lower for token in tokens[first : unit[1]]), unit[1] + 1
    while first < last and (tokens[first].lower in words.nouns["articles"] or tokens[first].lower in of):
        first += 1
    return first, measure


def reread_window(proposal: Proposal, slot: str, at: Footing, dropped: Dropped) -> Cited[Window] | None:
    """The one date at the words of `due` or `happened`, read forward or back; what looks the other way is dropped."""
    if slot not in proposal.quotes:
        return None
    for place in places_of(proposal.quotes[slot], at):
        touched = [m for m in at.scene.dates if overlap(span_of(at.scene, m.first, m.last), place)]
        if len(touched) != 1:
            continue
        one = touched[0]
        if one.sense in (("past", "said") if slot == "due" else ("deadline", "not_before")):
            dropped.take("the words look the other way", slot)
            return None
        return Cited(one.ahead if slot == "due" else one.back, span_of(at.scene, one.first, one.last))
    dropped.take("our grammar reads no day there", slot)
    return None


def reread_speaker(proposal: Proposal, at: Footing, dropped: Dropped) -> Cited[Speaker] | None:
    """The holder of a public office at the words of the slot; nobody else is ever named."""
    if "speaker" not in proposal.quotes:
        return None
    ground = at.ground
    for scene in at.near:
        for place in find_quote(proposal.quotes["speaker"], ground.document.text, scene):
            for mention in scene.offices:
                span = span_of(scene, mention.first, mention.last)
                named = ground.setting.named
                office = holder(mention, ground.document, ground.reader, named) if overlap(span, place) else None
                if office:
                    return Cited(Speaker(office.name, office.role, office.party), span)
    dropped.take("no holder of a public office stands there", "speaker")
    return None
