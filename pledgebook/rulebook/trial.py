"""One sentence of a rule under test: read as any text would be, and looked at for the rule and what it must give."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pledgebook.catalogue import Catalogue
from pledgebook.codes import Tier
from pledgebook.extract import Reader, load_reader, read
from pledgebook.extract.rule_ids import reason_id, veto_id
from pledgebook.extract.trace import has_lost
from pledgebook.link import link
from pledgebook.model import Claim, Document, Reading
from pledgebook.schema import plain
from pledgebook.screen import Lexicon, load_lexicon, screen
from pledgebook.text.rulefiles import Rule, Sentence, word_rules

DAY = date(2026, 3, 12)
"""When a sentence was published that does not say so."""

DROPPED = "screening drops every sentence that the rule must read: add its word to `giving` or `aid` in screen.toml"

Expected = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bench:
    """What sentences are read with: one for all rules of a language."""

    language: str
    reader: Reader
    lexicon: Lexicon

    @classmethod
    def of(cls, language: str, catalogue: Catalogue) -> "Bench":
        """The bench of a language; TableError where its pack is broken."""
        return cls(language, load_reader(language, catalogue, "rules test"), load_lexicon(catalogue))


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of one sentence. `reason` says why it failed, or is empty; `claims` are told to a person who asks."""

    rule: str
    text: str
    must: bool
    """Whether the rule must read it; else it must not."""
    reason: str
    claims: tuple[Claim, ...]
    vetoes: tuple[tuple[str, str], ...]
    """(words, veto) of what was rejected."""
    kept: bool
    """Whether screening keeps the sentence by itself."""


def try_rule(rule: Rule, bench: Bench) -> Iterator[Trial]:
    """Each sentence of the rule, tried. Where screening drops every one that it must read, the first has failed.

    A single sentence of a text may lack the words by which the text is kept; but a rule of whose sentences none is
    ever read by itself most likely has a word that screening does not know. A rule without sentences has no trial.
    """
    reads = [_try(rule.id, sentence, bench, must=True) for sentence in rule.reads]
    if reads and not any(trial.kept for trial in reads) and not reads[0].reason:
        reads[0] = replace(reads[0], reason=DROPPED)
    yield from reads
    yield from (_try(rule.id, sentence, bench, must=False) for sentence in rule.rejects)


def fired(claim: Claim) -> set[str]:
    """The ids of the rules that gave something to the claim."""
    return {reason_id(reason) for reason in claim.why if not has_lost(reason)}


def _try(rule: str, sentence: Sentence, bench: Bench, *, must: bool) -> Trial:
    document = _document(sentence, bench.language)
    kept, screened = _screened(document, bench)
    found = read(document, bench.reader, explain=True)
    claims = tuple(link(claim, bench.reader.catalogue) for claim in found.claims)
    if rule.startswith("screen."):
        reason = "" if (rule in screened) is must else f"screening saw {', '.join(sorted(screened)) or 'nothing'}"
    elif must:
        reason = _missing(rule, sentence.expected, claims, found)
    else:
        reason = _meddling(rule, sentence.expected, tuple(c for c in claims if c.tier is not Tier.C), found)
    return Trial(rule, sentence.text, must, reason, claims, tuple((v.exact, v.veto) for v in found.vetoed), kept)


def _document(sentence: Sentence, language: str) -> Document:
    known = {"published": DAY, **sentence.known}
    if isinstance(known["published"], str):
        known["published"] = date.fromisoformat(known["published"])
    return Document.of_text(sentence.text, language=language, **known)


def _screened(document: Document, bench: Bench) -> tuple[bool, set[str]]:
    """Whether the text is kept, and by which lists of the screen."""
    seen = screen(document, bench.lexicon)
    lists = {rule for rule, (_, words) in word_rules(bench.language).items() if rule.startswith("screen.")
             and any(word == hit or word.endswith(f" {hit}") for word in words for hit in seen.hits)}
    return seen.kept, lists


def _missing(rule: str, expected: Expected, claims: tuple[Claim, ...], found: Reading) -> str:
    """Why the sentence does not show the rule at work; '' where it does."""
    with_rule = [claim for claim in claims if rule in fired(claim)]
    if not expected and (with_rule or any(veto_id(row.veto) == rule for row in found.vetoed)):
        return ""
    if not with_rule:
        return "the rule takes no part"
    return _nearest(expected, with_rule)


def _meddling(rule: str, expected: Expected, claims: tuple[Claim, ...], found: Reading) -> str:
    """Why the sentence shows the rule where it should not be; '' where all is well."""
    if expected:
        as_said = [claim for claim in claims if not differences(expected, claim)]
        if not as_said:
            return _nearest(expected, list(claims)) if claims else "nothing is read"
        return "the rule takes part in it" if all(rule in fired(claim) for claim in as_said) else ""
    if any(rule in fired(claim) for claim in claims) or any(veto_id(row.veto) == rule for row in found.vetoed):
        return "the rule takes part"
    return ""


def _nearest(expected: Expected, claims: list[Claim]) -> str:
    """What differs in the claim that comes nearest; '' where one is as expected."""
    return min((differences(expected, claim) for claim in claims), key=lambda told: (len(told), told), default="")


def differences(expected: Expected, claim: Claim) -> str:
    """'stage is announced, not delivered' for each field that is not as expected; '' where all are."""
    told = []
    for name, wanted in expected.items():
        got = _value(name, claim)
        same = str(wanted).lower() in str(got).lower() if name in ("item", "speaker") else got == _plain(wanted)
        if not same:
            told.append(f"{name} is {got!r}, not {_plain(wanted)!r}")
    return "; ".join(told)


def _plain(wanted: Any) -> Any:
    return [_plain(one) for one in wanted] if isinstance(wanted, list | tuple) else plain(wanted)


def _value(name: str, claim: Claim) -> Any:
    """A field of the claim in the form in which a sentence expects it."""
    if name in ("quantity", "money"):
        amount = getattr(claim, name)
        return _ends(plain(amount.min), plain(amount.max)) if amount else None
    if name == "due":
        return _ends(plain(claim.due.earliest), plain(claim.due.latest)) if claim.due else None
    if name in ("bound", "per"):
        amount = claim.quantity or claim.money
        return plain(getattr(amount, name)) if amount else None
    if name == "unit":
        return claim.quantity.unit if claim.quantity else None
    if name == "currency":
        return claim.money.currency if claim.money else None
    if name == "item":
        return claim.item.text if claim.item else None
    if name == "speaker":
        return plain(claim.speaker)
    return plain(getattr(claim, name))


def _ends(low: Any, high: Any) -> Any:
    """One number where both ends are the same; else both, with '' for an end that is not known."""
    return low if low == high else ["" if end is None else end for end in (low, high)]
