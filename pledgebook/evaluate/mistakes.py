"""Each error with what a rule writer needs: the sentence, what the reader made of it, and by which rule and weight."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pledgebook.codes import Tier
from pledgebook.evaluate.gold import Example, GoldClaim
from pledgebook.evaluate.pairing import Marked
from pledgebook.evaluate.slots import LEVELS, same
from pledgebook.model import Claim, Document, Evidence, Inference, Reason, Span
from pledgebook.schema import Json, claim_to_json, line, plain
from pledgebook.text.lexicon import pack_languages
from pledgebook.text.segments import SentenceWords, load_sentence_words, sentences


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error: `what` it is, the claim (or both) in written form, the sentence, and how it came about."""

    what: str
    document: str
    claim: Json
    sentence: str
    trace: tuple[Json, ...]
    """Rows of `field`, `rule`, `weight`, `words`; of a wrong slot also `gold` and `predicted`."""
    candidates: tuple[Json, ...] = ()
    """Of a missed claim: what the reader had at its words and did not show, with `fate` and the reasons."""


def mistakes(marked: Sequence[Marked]) -> list[Mistake]:
    """Every error of the examples: document by document what was missed, what is false, what is wrong in a slot."""
    return [found for one in marked for found in (*_missed(one), *_false(one), *_wrong(one))]


def _missed(one: Marked) -> Iterator[Mistake]:
    paired = {i for i, _ in one.pairs}
    for i, gold in enumerate(one.example.gold):
        if i not in paired and not gold.optional:
            yield Mistake("missed", one.example.document.id, gold.row,
                          _sentence(one.example.document, gold.claim.evidence), (), tuple(_candidates(one, gold)))


def _false(one: Marked) -> Iterator[Mistake]:
    for claim, right in one.told:
        if not right:
            yield Mistake("false", one.example.document.id, _written(claim),
                          _sentence(one.example.document, claim.evidence), _traced(one.example, claim.why))


def _wrong(one: Marked) -> Iterator[Mistake]:
    for i, j in one.pairs:
        gold, claim = one.example.gold[i], one.predicted[j]
        slots = [slot for slot in LEVELS["full"] if not same(slot, gold.claim, claim)]
        if slots and not gold.optional:
            both = {"gold": gold.row, "predicted": _written(claim)}
            yield Mistake(f"wrong {','.join(slots)}", one.example.document.id, both,
                          _sentence(one.example.document, claim.evidence),
                          tuple(row for slot in slots for row in _slot(one.example, slot, gold.claim, claim)))


def _slot(example: Example, slot: str, gold: Claim, claim: Claim) -> Iterator[Json]:
    """What both say in the slot and what ours rests on, then the rules that spoke for it."""
    source = dict(claim.cited).get(slot)
    rule = source.name if isinstance(source, Inference) else ""
    yield {"field": slot, "gold": plain(getattr(gold, slot)), "predicted": plain(getattr(claim, slot)), "rule": rule,
           "weight": 0.0, "words": _words(example, source if isinstance(source, Span) else None)}
    yield from _traced(example, tuple(reason for reason in claim.why if reason.field == slot))


def _traced(example: Example, why: Sequence[Reason]) -> tuple[Json, ...]:
    return tuple({"field": reason.field, "rule": reason.rule, "weight": reason.weight,
                  "words": _words(example, reason.span)} for reason in why)


def _candidates(one: Marked, gold: GoldClaim) -> Iterator[Json]:
    """What stood at the words of a missed claim: candidates of tier C, vetoed ones, and claims taken for others."""
    places = [(place.start, place.end) for place in (gold.claim.evidence, *gold.claim.also) if place]
    taken = {id(one.predicted[j]) for _, j in one.pairs}
    for claim in one.example.claims:
        words = claim.evidence
        if words and _meets(places, words.start, words.end):
            fate = "paired with another" if id(claim) in taken else "not paired"
            yield {"fate": "tier C" if claim.tier is Tier.C else fate, "words": words.exact, "kind": str(claim.kind),
                   "confidence": claim.confidence, "trace": list(_traced(one.example, claim.why))}
    for veto in one.example.vetoed:
        if _meets(places, veto.start, veto.end):
            yield {"fate": f"vetoed: {veto.veto}", "words": veto.exact}


def _written(claim: Claim) -> Json:
    """The claim as `read --json` prints it, its fields in that order."""
    obj: Json = json.loads(line(claim_to_json(claim)))
    return obj


def _meets(places: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(start < last and first < end for first, last in places)


def _words(example: Example, span: Span | None) -> str:
    return example.document.text[span.start : span.end] if span else ""


def _sentence(document: Document, evidence: Evidence | None) -> str:
    """The sentences in which the evidence stands, from the first to the last."""
    if evidence is None:
        return ""
    language = document.language or ""
    words = load_sentence_words(language) if language in pack_languages() else SentenceWords(frozenset())
    around = [one for one in sentences(document.text, words)
              if one.start < evidence.end and evidence.start < one.end]
    start = min([evidence.start, *(one.start for one in around)])
    return document.text[start : max([evidence.end, *(one.end for one in around)])]
