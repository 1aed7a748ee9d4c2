"""Putting the outcomes of all captures together: each document once, ids that clash kept apart, everything counted."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pledgebook.errors import Issue
from pledgebook.model import Claim, Document, DocumentRef, Screening, Vetoed, content_id
from pledgebook.pipeline.reading import Outcome
from pledgebook.schema import line, plain
from pledgebook.screen import NO_PACK


@dataclass(slots=True)
class Assembly:
    """All that was read, in order of ids. `told` are the documents that have claims.

    `written` has the canonical line of each claim that was read before; `captures` are the ids of all that was read.
    """

    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    vetoed: tuple[Vetoed, ...] = ()
    screened: tuple[Screening, ...] = ()
    issues: tuple[Issue, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    told: frozenset[str] = frozenset()
    written: Mapping[str, str] = field(default_factory=dict)
    captures: frozenset[str] = frozenset()


def assemble(
    outcomes: Iterable[Mapping[str, Any]], acquired: Iterable[Issue], *, traced: bool = False,
) -> Assembly:
    """The outcomes as one. A document told again by the same words is counted as repeated; the earliest stays.

    An id that stands for two texts keeps the first; the other gets an id of its own, with an Issue. Unless they are to
    be `traced`, the claims have neither trace nor citations, which stand in their lines alone.
    """
    kept: dict[str, Outcome] = {}
    counts = dict.fromkeys(("captured", "parsed", "failed", "kept", "screened_out", "repeated", "unsupported_language",
                            "candidates", "claims", "vetoed"), 0)
    issues, captures = set(acquired), set[str]()
    for obj in outcomes:
        outcome = Outcome.from_json(obj, traced=traced)
        issues.update(outcome.issues)
        captures.add(outcome.capture)
        counts["captured"] += 1
        if outcome.document is None or outcome.screening is None:
            counts["failed"] += 1
            continue
        counts["parsed"] += 1
        counts["kept" if outcome.screening.kept else "screened_out"] += 1
        counts["unsupported_language"] += outcome.screening.reason == NO_PACK
        counts["repeated"] += not _keep(kept, outcome, issues)
    return replace(_sorted(kept, issues, counts), captures=frozenset(captures))


def _keep(kept: dict[str, Outcome], outcome: Outcome, issues: set[Issue]) -> bool:
    """Whether the outcome's document is one that was not there yet; of two with the same words the earlier stays."""
    document = _document(outcome)
    if document.id in kept and _document(kept[document.id]).sha256 != document.sha256:
        outcome = _renamed(outcome, issues)
        document = _document(outcome)
    is_new = document.id not in kept
    if is_new or document.recorded < _document(kept[document.id]).recorded:
        kept[document.id] = outcome
    return is_new


def _document(outcome: Outcome) -> Document:
    assert outcome.document is not None
    return outcome.document


def _renamed(outcome: Outcome, issues: set[Issue]) -> Outcome:
    """The outcome under a document id of its own, made of the old one and the text."""
    document = _document(outcome)
    assert outcome.screening is not None
    own = f"{document.id}~{document.sha256[:8]}"
    issues.add(Issue("parse", "duplicate-id", document.id, f"stands for two texts; the later one is {own} here",
                     "give each text an id of its own"))
    renamed = replace(document, id=own)
    told = DocumentRef.to(renamed)
    claims = tuple(replace(claim, id=content_id("clm", own, claim.id), document=told) for claim in outcome.claims)
    written = tuple(line({**json.loads(one), "id": claim.id, "document": plain(told)})
                    for claim, one in zip(claims, outcome.written, strict=True))
    return replace(outcome, document=renamed, screening=replace(outcome.screening, document=own), claims=claims,
                   vetoed=tuple(replace(v, document=own) for v in outcome.vetoed), written=written)


def _sorted(kept: Mapping[str, Outcome], issues: set[Issue], counts: dict[str, int]) -> Assembly:
    outcomes = [kept[name] for name in sorted(kept)]
    claims = tuple(sorted((c for o in outcomes for c in o.claims), key=lambda c: c.id))
    vetoed = tuple(sorted(v for o in outcomes for v in o.vetoed))
    counts |= {"claims": len(claims), "vetoed": len(vetoed), "candidates": len(claims) + len(vetoed)}
    for tier in "ABC":
        counts[f"claims:{tier}"] = sum(c.tier == tier for c in claims)
    return Assembly(
        tuple(o.document for o in outcomes if o.document), claims, vetoed,
        tuple(o.screening for o in outcomes if o.screening), tuple(sorted(issues)), counts,
        frozenset(c.document.id for c in claims),
        {claim.id: one for o in outcomes for claim, one in zip(o.claims, o.written, strict=True)},
    )
