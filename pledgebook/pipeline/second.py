"""The second reader over what the rules have read: one outcome, or all documents of a book. Off unless it is asked for.

It runs behind the kept readings of the rules, in this process alone, so that one budget holds for the whole run. Its
own answers are kept in the book's folder; with them the same book gives the same ledger again.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from pledgebook.catalogue import Catalogue
from pledgebook.config import SecondReader
from pledgebook.errors import Issue
from pledgebook.extract import load_reader
from pledgebook.model import Claim, Document, Reading, Vetoed
from pledgebook.pipeline.assemble import Assembly
from pledgebook.pipeline.reading import EXTRACTOR, Outcome
from pledgebook.second import FATES, Asker, Budget, Second, Spent, read_again
from pledgebook.second.exchange import Failure, Request

COUNTS = ("sentences", "proposals", *FATES)
"""What is counted of the second reader, in the ledger under 'second:' and the name."""

_MILLION = 1_000_000


def open_asker(options: SecondReader, answers: Path | None) -> Asker | None:
    """Who asks the model that the options name, with answers kept in a file if one is named; None where it is off.

    ConfigError where the options name what may not be asked.
    """
    if not options.url:
        return None
    from pledgebook.second.client import make_client  # noqa: PLC0415 -- most runs need no network
    from pledgebook.second.store import AnswerFile  # noqa: PLC0415

    budget = Budget(options.max_requests, options.max_tokens, options.max_answer_tokens, options.retries)
    return Asker(make_client(options, os.environ), budget, AnswerFile(answers) if answers else None)


def open_kept_answers(options: SecondReader, answers: Path) -> Asker | None:
    """One who tells only what was answered before and asks nobody; None where the second reader is off."""
    if not options.url:
        return None
    from pledgebook.second.store import AnswerFile  # noqa: PLC0415 -- most runs need no second reader

    kept = AnswerFile(answers) if answers.is_file() else None
    return Asker(_Nobody(options.model), Budget(0, 0, 0, 0), kept, asks=False)


@dataclass(frozen=True, slots=True)
class _Nobody:
    """The model's name without the model."""

    model: str

    def complete(self, request: Request) -> Failure:  # noqa: ARG002 -- the client's signature
        return Failure("gave-up", "nobody is asked", "", is_final=True)


def read_outcome_again(outcome: Outcome, catalogue: Catalogue, asker: Asker, counts: Counter[str]) -> Outcome:
    """The outcome with what the second reader adds; untouched where its document was not read at all."""
    if outcome.document is None or outcome.screening is None or not outcome.screening.kept:
        return outcome
    second = _again(outcome.document, outcome.claims, outcome.vetoed, catalogue, asker)
    counts.update(second.counts)
    issues = (*outcome.issues, *second.issues)
    return replace(outcome, claims=(*outcome.claims, *second.claims), issues=issues)


def read_assembly_again(
    assembly: Assembly, catalogue: Catalogue, asker: Asker, progress: Callable[[str, int], None],
) -> Assembly:
    """The assembly with what the second reader adds, its counts brought up to date. Documents in order of their ids."""
    kept = {one.document for one in assembly.screened if one.kept}
    claims = _by_document(assembly.claims, lambda one: one.document.id)
    vetoed = _by_document(assembly.vetoed, lambda one: one.document)
    added, issues, counts = list[Claim](), set(assembly.issues), Counter[str]()
    for number, document in enumerate(one for one in assembly.documents if one.id in kept):
        progress("second reader", number)
        second = _again(document, claims[document.id], vetoed[document.id], catalogue, asker)
        added += second.claims
        issues.update(second.issues)
        counts.update(second.counts)
    issues.update(asker.issues)
    return _with(assembly, added, counts, tuple(sorted(issues)))


def _with(assembly: Assembly, added: Iterable[Claim], counts: Counter[str], issues: tuple[Issue, ...]) -> Assembly:
    claims = tuple(sorted((*assembly.claims, *added), key=lambda one: one.id))
    numbers = {**assembly.counts, "claims": len(claims), "candidates": len(claims) + len(assembly.vetoed),
               **{f"claims:{tier}": sum(one.tier == tier for one in claims) for tier in "ABC"},
               **{f"second:{name}": counts[name] for name in COUNTS}}
    return replace(assembly, claims=claims, counts=numbers, issues=issues,
                   told=frozenset(one.document.id for one in claims))


def _again(
    document: Document, claims: Iterable[Claim], vetoed: Iterable[Vetoed], catalogue: Catalogue, asker: Asker,
) -> Second:
    if document.language is None:
        return Second()
    first = Reading(document.id, tuple(claims), tuple(vetoed))
    return read_again(document, first, load_reader(document.language, catalogue, EXTRACTOR), asker)


def bill(spent: Spent, options: SecondReader) -> str:
    """What a run of the second reader took, as one line; with its cost where the options name prices."""
    words = (f"second reader: {spent.requests:,} requests ({spent.failed:,} in vain), {spent.kept:,} answers kept from "
             f"before, {spent.unasked:,} not asked; {spent.tokens_in:,} tokens in, {spent.tokens_out:,} out")
    cost = (spent.tokens_in * options.price_in + spent.tokens_out * options.price_out) / _MILLION
    return f"{words}, cost {cost:.4f}" if options.price_in or options.price_out else words


def tally(counts: Mapping[str, int]) -> str:
    """What became of the second reader's proposals, as one line."""
    fates = ", ".join(f"{counts[name]:,} {name}" for name in FATES)
    return f"second reader: {counts['sentences']:,} sentences asked about, {counts['proposals']:,} proposals: {fates}"


Record = TypeVar("Record")


def _by_document(records: Iterable[Record], key: Callable[[Record], str]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for one in records:
        found[key(one)].append(one)
    return found
