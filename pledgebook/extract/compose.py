"""From a draft to a claim: every field gets its words or the name of its inference; nothing is filled without."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from pledgebook.codes import Counting, Modality
from pledgebook.extract.counting import OPEN, read_counting
from pledgebook.extract.cues import UNFINITE, Cue
from pledgebook.extract.draft import Draft
from pledgebook.extract.families import givers
from pledgebook.extract.losers import losers
from pledgebook.extract.modality import read_modality
from pledgebook.extract.nameless import nameless
from pledgebook.extract.rule_ids import plain_reason
from pledgebook.extract.scene import Scene
from pledgebook.extract.speaking import read_speaker
from pledgebook.extract.trace import Said, trace
from pledgebook.extract.when import read_when
from pledgebook.extract.windows import AHEAD, When
from pledgebook.extract.words import Reader, Words
from pledgebook.model import (
    Claim,
    Document,
    DocumentRef,
    Evidence,
    Inference,
    Item,
    Money,
    Quantity,
    Reason,
    Span,
    Speaker,
    content_id,
)

LEVELS: Final = frozenset({"counting.running", "counting.revised"})
"""Rules by which a number is told as what another became."""

WORLD: Final = "USD"
"""The money in which sums are told all over the world."""

_STATED: Final = Inference("modality: stated unless said otherwise")
_NEW: Final = Inference("counting: new unless said otherwise")
_MONEY: Final = Inference("kind: money without a thing")

FAR: Final = 200
"""Code points to which the words of a claim grow for the sake of those that say so."""


def compose(document: Document, draft: Draft, reader: Reader, *, explain: bool = False) -> Claim:
    """The claim of a draft with its trace; `explain` adds to it what was considered and lost."""
    claim = _claim(document, draft, reader)
    return replace(claim, why=(*claim.why, *losers(draft, claim))) if explain else claim


def _claim(document: Document, draft: Draft, reader: Reader) -> Claim:
    """The claim of a draft, with the smallest run of words that says it as its evidence."""
    anchor, words, scene = draft.anchor, reader.words, draft.at.scene
    due, happened = read_when((scene, words, draft.at.cues), anchor, draft.cue, draft.stage, document.published)
    due = due or (draft.intro.due if draft.intro and draft.stage in AHEAD else None)
    counting, counted_by, rule = _counting(draft, words, happened, document.published)
    spoken = read_speaker(draft.at.speech, anchor.first) or (draft.intro.spoken if draft.intro else None)
    speaker, by_words = spoken if spoken and not _is_own_request(draft, words, *spoken) else (None, None)
    modality, modality_span = _modality(draft, words, (speaker, by_words))
    level = counted_by if rule in LEVELS and isinstance(counted_by, Span) else None
    if level is not None:
        due, happened = _of_level(due, level, draft), _of_level(happened, level, draft)
    evidence = Evidence.cut(document.text, _with_level(scene, _evidence_span(scene, draft), level))
    donors = givers(draft.donors.parties)
    named = _phrase_span(scene, draft) if anchor.item is not None else None
    item, quantity, money = _item(document, named, draft), _quantity(draft), _money(draft, words)
    cited = {**dict(_cited(scene, draft, named)), "counting": counted_by, "modality": modality_span or _STATED}
    cited.update({name: found.span for name, found in (("due", due), ("happened", happened)) if found})
    if by_words:
        cited["speaker"] = by_words
    told = (list(donors), item.text if item else None, str(quantity), str(money), *draft.share)
    counted = Reason("counting", rule, counted_by) if isinstance(counted_by, Span) else plain_reason("counting", rule)
    said = Said(cited, donors, quantity, money, counting, counted, modality, speaker)
    return Claim(
        id=content_id("clm", document.id, evidence.start, evidence.end, draft.kind, draft.stage, *told),
        document=DocumentRef.to(document),
        kind=draft.kind,
        stage=draft.stage,
        modality=modality,
        counting=counting,
        donors=donors,
        recipients=draft.recipients.parties,
        item=item,
        quantity=quantity,
        money=money,
        due=due.window if due else None,
        happened=replace(happened.window, phrase=_words(document, happened.span)) if happened else None,
        speaker=speaker,
        evidence=evidence,
        cited=tuple(sorted(cited.items())),
        extractor=reader.version,
        confidence=draft.confidence,
        tier=draft.tier,
        why=trace(draft, said),
    )


def _modality(
    draft: Draft, words: Words, spoken: tuple[Speaker | None, Span | None]
) -> tuple[Modality, Span | None]:
    """The modality by the words of the clause, else by a speaker of whom nobody tells the name."""
    told = read_modality(draft.at.scene, words, draft.anchor, draft.cue)
    hearsay = nameless(draft.at.document.text, spoken, words) if told[0] is Modality.STATED else None
    return (Modality.REPORTED, hearsay) if hearsay else told


def _is_own_request(draft: Draft, words: Words, speaker: Speaker, source: Span) -> bool:
    """'The President has requested $5m from Congress': who asks for the means of his own state tells nothing of it."""
    cue = draft.cue
    if cue is None or cue.lemma not in words.speech["own_requests"] or speaker.party not in draft.donors.parties:
        return False
    return source.end <= draft.at.scene.tokens[cue.at].start


def _words(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def _of_level(when: When | None, level: Span, draft: Draft) -> When | None:
    """The window, where it is that of the running total: not 'announced in January and brings the total to $5m'."""
    if when is None or when.span.end > level.start:
        return when
    tokens = draft.at.scene.tokens
    return None if any(tokens[cue.at].end <= when.span.start for cue in draft.at.cues) else when


def _counting(
    draft: Draft, words: Words, happened: When | None, published: date | None
) -> tuple[Counting, Span | Inference, str]:
    """(counting, its words, rule): as the sentence says, else as the line that introduces the list."""
    counting, span, rule = read_counting(draft.at.scene, words, draft.anchor, draft.cue, happened, published)
    if draft.intro and counting in OPEN:
        if draft.anchor.money and draft.intro.has_sum:
            return Counting.PART, Inference("counting: a sum in a list under a sum"), "counting.listed"
        counted = draft.anchor.money is not None or draft.anchor.quantity is not None
        if draft.intro.counting and (counted or draft.intro.counting is not Counting.PART):
            listed = Inference("counting: from the line that introduces the list")
            return draft.intro.counting, listed, "counting.listed"
    return counting, span or _NEW, rule


def _evidence_span(scene: Scene, draft: Draft) -> Span:
    """From the verb or its subject, where it stands before, to the end of the anchor; in a list the anchor alone."""
    first, last = draft.anchor.first, draft.anchor.last
    cue = draft.cue
    near = cue is not None and draft.nearness > -2.5
    listed = draft.intro is not None and draft.nearness < -1.2
    beyond = cue is not None and cue.at < first and (listed or _has_amount(scene, cue.at, first))
    if cue is not None and near and not beyond:
        first, last = min(first, cue.first), max(last, cue.at + 1)
    start, end = scene.tokens[first].start, scene.tokens[last - 1].end
    source = draft.donors.source
    if (
        isinstance(source, Span)
        and near
        and not (beyond or draft.anchor.example or _lists(cue) or _is_parted(scene, source.start, start))
        and not _does_more(draft, source.end)
        and scene.sentence.start <= source.start < start
        and start - source.start < 160
    ):
        start = source.start
    gift = draft.recipients.source
    if isinstance(gift, Span) and end < gift.end <= scene.sentence.end and gift.end - end < 60:
        end = gift.end
    if isinstance(gift, Span) and draft.recipients.rule == "recipient.refill" and scene.sentence.start <= gift.start:
        start = min(start, gift.start)  # 'To replace the vehicles, the army has ordered 420 carriers'
    return Span(start, end)


def _with_level(scene: Scene, span: Span, level: Span | None) -> Span:
    """The run with the words that say what the number is to the one before: 'raised from 500 to 800', 'up from 14'."""
    if level is None:
        return span
    amounts = [*((m.first, m.last) for m in scene.money), *((q.first, q.last) for q in scene.quantities)]
    behind = [scene.tokens[b - 1].end for a, b in amounts if 0 <= scene.tokens[a].start - level.end <= 1]
    end = max((span.end, level.end, *behind))
    return Span(min(span.start, level.start), end) if end - min(span.start, level.start) <= FAR else span


def _is_parted(scene: Scene, start: int, end: int) -> bool:
    """Whether an amount of another claim stands between two offsets: '*Kenya* gives $2m, also *by supplying tents*'."""
    places = [*((m.first, m.last) for m in scene.money), *((q.first, q.last) for q in scene.quantities)]
    return any(start < scene.tokens[a].start and scene.tokens[b - 1].end <= end for a, b in places)


def _does_more(draft: Draft, end: int) -> bool:
    """'A Danish jet landed in Libya and delivered tents': a finite verb of its own between who gives and the giving."""
    tokens, cue = draft.at.scene.tokens, draft.cue
    if cue is None:
        return False
    return any(end <= tokens[c.first].start and c.at < cue.first and c.tense not in UNFINITE and c.group != "phrase"
               for c in draft.at.cues)


def _lists(cue: Cue | None) -> bool:
    """'The US gives $1bn, including radars': who gives belongs to the sum, and the radars' words begin at the verb."""
    return cue is not None and cue.group == "include"


def _has_amount(scene: Scene, start: int, end: int) -> bool:
    """Whether another amount stands between: then the words from the verb on say more than this one claim."""
    return any(scene.covered[at] in ("money", "quantity") for at in range(start, end))


def _item(document: Document, named: Span | None, draft: Draft) -> Item | None:
    thing = draft.anchor.item
    return Item(_words(document, named), thing.item) if named is not None and thing is not None else None


def _phrase_span(scene: Scene, draft: Draft) -> Span:
    phrase, named = draft.anchor.phrase, draft.anchor.named
    if phrase is None:
        assert named is not None
        return named.span
    return Span(scene.tokens[phrase.first].start, scene.tokens[phrase.last - 1].end)


def _quantity(draft: Draft) -> Quantity | None:
    amount, phrase = draft.anchor.quantity, draft.anchor.thing
    if amount is None:
        return None
    unit = phrase.unit if phrase else None
    return Quantity(_whole(amount.min), _whole(amount.max), amount.bound, unit, amount.per)


def _money(draft: Draft, words: Words) -> Money | None:
    mention = draft.anchor.money
    if mention is None:
        return None
    currency = mention.currency
    if not mention.firm:
        currency = words.money.of_party(currency, _whose_money(draft, words, currency))
    amount = mention.amount
    return Money(_whole(amount.min), _whole(amount.max), currency, amount.bound, amount.per)


def _whose_money(draft: Draft, words: Words, currency: str) -> str:
    """The party whose own dollar or crown a bare sum is in: the one state that gives, else the state that speaks.

    Where that one has no money of that name, it is the getter's: a Nepali paper tells Chinese aid in its own rupees.
    """
    parties, gets = draft.donors.parties, draft.recipients.parties
    own = len(parties) == 1 and (draft.at.is_public(parties[0]) or draft.at.setting.voice is None)
    whose = parties[0] if own else draft.at.setting.voice or ""
    foreign = currency != WORLD and currency[:2] != whose and words.money.of_party(currency, whose) == currency
    return gets[0] if foreign and len(gets) == 1 else whose


def _whole(value: Decimal | None) -> Decimal | None:
    return value.normalize() + 0 if value is not None else None


def _cited(scene: Scene, draft: Draft, named: Span | None) -> Iterator[tuple[str, Span | Inference]]:
    """The words of each field that the draft has; `named` are those of its thing."""
    anchor = draft.anchor
    tokens = scene.tokens
    if named is not None:
        yield "item", named
        yield "kind", named
    elif anchor.stance:
        yield "kind", Span(tokens[anchor.first].start, tokens[anchor.last - 1].end)
    else:
        yield "kind", _MONEY
    if anchor.quantity:
        yield "quantity", Span(tokens[anchor.quantity.first].start, tokens[anchor.quantity.last - 1].end)
    if anchor.money:
        yield "money", Span(tokens[anchor.money.first].start, tokens[anchor.money.last - 1].end)
    if draft.stage is None:
        return
    if draft.inherited or draft.cue is None:
        yield "stage", Inference(draft.inherited or "stage: announced unless said otherwise")
    else:
        yield "stage", Span(tokens[draft.cue.first].start, tokens[draft.cue.at].end)
    if draft.donors.source:
        yield "donors", draft.donors.source
    if draft.recipients.source:
        yield "recipients", draft.recipients.source
