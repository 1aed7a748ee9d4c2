"""Grounding: every quote of a proposal is found exactly in the sentences shown, and its value read again from there.

Found exactly means letter for letter, at the edges of tokens ('6 tanks' does not stand in '16 tanks'); only the shape
of quotation marks, dashes and white space may differ (`text.tokens.view`). A value is never the model's: a number, a
sum or a date is what our grammar reads at that place, with its bound and under the same masks ('F-16' holds no 16); a
party, an office or an item is what the catalogue knows by these words. What gives nothing is dropped with a reason.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pledgebook.extract import Reader
from pledgebook.extract.offices import holder
from pledgebook.extract.scene import Scene
from pledgebook.extract.setting import Setting, read_setting
from pledgebook.model import Document, Span
from pledgebook.second.answers import Proposal
from pledgebook.second.windows import Passage
from pledgebook.text.money import MoneyMention
from pledgebook.text.numbers import Amount
from pledgebook.text.tokens import view

LONGEST_QUOTE = 1500
"""Code points; a longer quote than the longest sentence that is shown stands in none."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Cited(Generic[Value]):
    """A value with the words that say it."""

    value: Value
    span: Span


@dataclass(frozen=True, slots=True)
class Ground:
    """What a proposal must stand on: the document read into scenes, and the passages that were shown."""

    document: Document
    reader: Reader
    scenes: Sequence[Scene]
    shown: tuple[Passage, ...]
    setting: Setting
    """What the rules know of the document as a whole: whose 'we' it is, who gives in it and who gets."""


@dataclass(frozen=True, slots=True)
class Footing:
    """Where a proposal stands: the sentence of its evidence, and the sentences shown with it, nearest first."""

    ground: Ground
    scene: Scene
    near: tuple[Scene, ...]
    evidence: Span


@dataclass(slots=True)
class Dropped:
    """Slots that were dropped, with the reason."""

    reasons: dict[str, str] = field(default_factory=dict)

    def take(self, reason: str, slot: str) -> None:
        """Note why a slot has no value; the first reason stays."""
        self.reasons.setdefault(slot, reason)


def make_ground(document: Document, reader: Reader, scenes: Sequence[Scene], shown: tuple[Passage, ...]) -> Ground:
    """The ground for the answer to one request."""
    return Ground(document, reader, scenes, shown, read_setting(document, scenes, reader))


def find_quote(words: str, text: str, scene: Scene) -> list[Span]:
    """Every place in the sentence where `words` stand exactly, from the edge of a token to the edge of one."""
    pieces = view(words[: LONGEST_QUOTE + 1]).split()
    if not pieces or len(words) > LONGEST_QUOTE:
        return []
    start, end = scene.sentence.start, scene.sentence.end
    firsts, lasts = {token.start for token in scene.tokens}, {token.end for token in scene.tokens}
    pattern = re.compile(r"\s+".join(map(re.escape, pieces)))
    places = ((start + m.start(), start + m.end()) for m in pattern.finditer(view(text[start:end])))
    return [Span(a, b) for a, b in places if a in firsts and b in lasts]


def stand(proposal: Proposal, ground: Ground) -> Footing | None:
    """Where the evidence stands: in an asked sentence, the one that holds most of the other quotes; None if in none."""
    best: tuple[int, Footing] | None = None
    for passage in ground.shown:
        for index in passage.asked:
            scene = ground.scenes[index]
            for place in find_quote(proposal.evidence, ground.document.text, scene)[:1]:
                held = sum(bool(find_quote(words, ground.document.text, scene)) for words in proposal.quotes.values())
                if best is None or held > best[0]:
                    best = held, Footing(ground, scene, _nearest(ground, passage, index), place)
    return best[1] if best else None


def _nearest(ground: Ground, passage: Passage, index: int) -> tuple[Scene, ...]:
    places = sorted(range(passage.first, passage.last), key=lambda k: (abs(k - index), k))
    return tuple(ground.scenes[k] for k in places)


def places_of(words: str, at: Footing) -> list[Span]:
    """Where a quote stands in the sentence of the evidence, places inside the evidence first."""
    found = find_quote(words, at.ground.document.text, at.scene)
    return sorted(found, key=lambda one: (not within(one, at.evidence), one))


def within(inner: Span, outer: Span) -> bool:
    """Whether one run of words lies in another."""
    return outer.start <= inner.start and inner.end <= outer.end


def overlap(one: Span, other: Span) -> bool:
    """Whether two runs of words share any."""
    return one.start < other.end and other.start < one.end


def span_of(scene: Scene, first: int, last: int) -> Span:
    """The words of tokens `first` to `last` (half-open)."""
    return Span(scene.tokens[first].start, scene.tokens[last - 1].end)


def reread_quantity(proposal: Proposal, at: Footing, dropped: Dropped) -> Cited[Amount] | None:
    """The one counted amount at the words of the slot, with the bound that stands before it, quoted or not."""
    found = [Cited(one, span_of(at.scene, one.first, one.last)) for one in at.scene.quantities]
    cores = {id(one.value): span_of(at.scene, one.value.core, one.value.last) for one in found}
    one = _only(proposal, "quantity", at, dropped, [(cores[id(one.value)], one) for one in found])
    return one if one and _agrees(proposal.said, "quantity", one.value, dropped) else None


def reread_money(proposal: Proposal, at: Footing, dropped: Dropped) -> Cited[MoneyMention] | None:
    """The one sum of money at the words of the slot."""
    found = [Cited(one, span_of(at.scene, one.first, one.last)) for one in at.scene.money]
    one = _only(proposal, "money", at, dropped, [(one.span, one) for one in found])
    return one if one and _agrees(proposal.said, "money", one.value.amount, dropped) else None


def _only(
    proposal: Proposal, slot: str, at: Footing, dropped: Dropped, mentions: Sequence[tuple[Span, Cited[Value]]],
) -> Cited[Value] | None:
    """The one mention that the words of a slot touch; a reason where they touch none or several, or do not stand."""
    if slot not in proposal.quotes:
        return None
    places = places_of(proposal.quotes[slot], at)
    if not places:
        dropped.take("its words do not stand in the sentence", slot)
    for place in places:
        touched = [one for core, one in mentions if overlap(core, place)]
        if len(touched) == 1:
            dropped.reasons.pop(slot, None)
            return touched[0]
        dropped.take("several stand there" if touched else "our grammar reads nothing there", slot)
    return None


def _agrees(said: Mapping[str, str], slot: str, amount: Amount, dropped: Dropped) -> bool:
    """Whether a value that the model gave beside the words is the one that the words say; no number is no value."""
    plain = re.fullmatch(r"[0-9]{1,20}(?:\.[0-9]{1,6})?", said.get(slot, "").replace(",", ""))
    if plain is None or float(plain.group()) in {float(end) for end in (amount.min, amount.max) if end is not None}:
        return True
    dropped.take("the value beside the words is another than the words say", slot)
    return False


def parties_in(words: Sequence[str], at: Footing, slot: str, dropped: Dropped) -> Cited[tuple[str, ...]] | None:
    """The parties that the catalogue knows at these words, with the place of the first; the nearest sentence wins.

    An office stands for its party, and 'we' for whom the document speaks for.
    """
    codes: list[str] = []
    place: Span | None = None
    for one in words:
        found = next(_named_in(one, at), None)
        if found is None:
            dropped.take("no party that the catalogue knows stands there", slot)
            continue
        codes += found.value
        place = place or found.span
    return Cited(tuple(sorted(set(codes))), place) if place else None


def _named_in(words: str, at: Footing) -> Iterator[Cited[tuple[str, ...]]]:
    for scene in at.near:
        for place in find_quote(words, at.ground.document.text, scene):
            parties = tuple(m.name.target for m in scene.parties if within(span_of(scene, m.first, m.last), place))
            parties = parties or _by_office(at, scene, place) or _by_voice(at, scene, place)
            if parties:
                yield Cited(parties, place)


def _by_office(at: Footing, scene: Scene, place: Span) -> tuple[str, ...]:
    ground = at.ground
    held = [holder(m, ground.document, ground.reader, ground.setting.named) for m in scene.offices
            if within(span_of(scene, m.first, m.last), place)]
    return tuple(office.party for office in held if office)


def _by_voice(at: Footing, scene: Scene, place: Span) -> tuple[str, ...]:
    voice, own = at.ground.setting.voice, at.ground.reader.words.speech["first_person"]
    said = [token.lower for token in scene.tokens if within(Span(token.start, token.end), place)]
    return (voice,) if voice and said and all(word in own for word in said) else ()


