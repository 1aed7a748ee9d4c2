"""What people found in documents: gold claims and the documents' rows, read from JSON lines.

A gold file has one document a line, `{"doc": ID, "language": ..., "claims": [claim, ...]}`, by claims.md; what a claim
leaves out has the default of claims.md. Whatever cannot be used is a GoldError with file and line.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pledgebook.errors import GoldError
from pledgebook.model import Claim, Document, Vetoed
from pledgebook.schema import Json, claim_from_json

NO_LANGUAGE = "?"
"""Under which documents are counted whose gold names no language."""

_OURS = frozenset(("cited", "why", "tier", "confidence", "document"))
"""What an extractor adds to a claim; of a gold claim it is not read."""


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One claim that people found. Whether an optional one is found is neither rewarded nor punished."""

    claim: Claim
    optional: bool
    row: Json
    """As it is written in the file."""


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """The claims that people found in one document, and where they say so."""

    id: str
    language: str
    claims: tuple[GoldClaim, ...]
    place: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One line of a file of documents, as it is."""

    id: str
    payload: bytes
    place: str


@dataclass(frozen=True, slots=True)
class Example:
    """One document with what people found in it and what the reader did: claims of every tier, and vetoes."""

    document: Document
    language: str
    gold: tuple[GoldClaim, ...]
    claims: tuple[Claim, ...]
    vetoed: tuple[Vetoed, ...]


def read_gold(paths: Iterable[Path]) -> list[GoldDocument]:
    """The gold documents of all files, in their order; GoldError where a document is told twice or there is none."""
    found: dict[str, GoldDocument] = {}
    for path in paths:
        for place, _, row in json_rows(path):
            one = _gold_document(row, place)
            if one.id in found:
                raise GoldError(place, f"the document {one.id!r} was told before, in {found[one.id].place}",
                                "put all its claims on one line")
            found[one.id] = one
    if not found:
        raise GoldError(", ".join(map(str, paths)), "there is no gold document in it",
                        'write one a line: {"doc": ID, "language": "en", "claims": [...]}')
    return list(found.values())


def read_documents(paths: Sequence[Path], gold: Iterable[GoldDocument]) -> dict[str, DocumentRow]:
    """The rows of the gold's documents by id; GoldError where one is missing, stands there twice or has no text."""
    wanted = {one.id: one for one in gold}
    found: dict[str, DocumentRow] = {}
    for path in paths:
        for place, payload, row in json_rows(path):
            name = str(row.get("id"))
            if name not in wanted:
                continue
            if name in found:
                raise GoldError(place, f"the document {name!r} stands there before, in {found[name].place}",
                                "keep one of the two")
            if not isinstance(row.get("text"), str) or not row["text"].strip():
                raise GoldError(place, f"the document {name!r} has no `text`", "give it the text that the coders read")
            found[name] = DocumentRow(name, payload, place)
    for name in wanted.keys() - found.keys():
        raise GoldError(wanted[name].place, f"its document {name!r} is not in {', '.join(map(str, paths))}",
                        "name the file that has it with --documents, or leave it out with --without")
    return found


def check_words(gold: GoldDocument, document: Document) -> None:
    """GoldError where the evidence of a gold claim is not the words of its document at that place."""
    for number, one in enumerate(gold.claims, start=1):
        words = one.claim.evidence
        if words is None:
            continue
        there = document.text[words.start : words.end]
        if words.end > len(document.text) or (words.exact and words.exact != there):
            raise GoldError(gold.place, f"claim {number}: {words.start}..{words.end} of {gold.id!r} is "
                            f"{_short(there)}, not {_short(words.exact)}", "mend the offsets or the text")


def _gold_document(row: Mapping[str, Any], place: str) -> GoldDocument:
    name, language, claims = row.get("doc"), row.get("language"), row.get("claims")
    if not isinstance(name, str) or not name:
        raise GoldError(place, "it has no `doc`", "name the document by its id in the file of documents")
    if language is not None and not isinstance(language, str):
        raise GoldError(place, f"language: {language!r} is no string", 'write a code such as "en"')
    if not isinstance(claims, list):
        raise GoldError(place, "it has no list of `claims`", "write [] where the document has none")
    read = tuple(_gold_claim(claim, f"claim {number}", place) for number, claim in enumerate(claims, start=1))
    return GoldDocument(name, language or NO_LANGUAGE, read, place)


def _gold_claim(row: Any, which: str, place: str) -> GoldClaim:
    if not isinstance(row, dict):
        raise GoldError(place, f"{which}: {_short(row)} is no object", "write a claim by claims.md")
    try:
        claim = claim_from_json(_placed(row))
    except (ValueError, TypeError, AttributeError) as error:
        raise GoldError(place, f"{which}: {error}", "write it as claims.md says") from error
    return GoldClaim(claim, bool(row.get("optional")), row)


def _placed(row: Mapping[str, Any]) -> Json:
    """The row without what only extractors say, and with no more of its places than their offsets and words."""
    words = row.get("evidence") or {}
    evidence = {**_offsets(words), "exact": words.get("exact") or ""} if words.get("start") is not None else None
    also = [_offsets(place) for place in row.get("also") or () if place.get("start") is not None]
    return {**{name: value for name, value in row.items() if name not in _OURS}, "evidence": evidence, "also": also}


def _offsets(place: Mapping[str, Any]) -> Json:
    """A place's start and end; ValueError where they run not forward from 0."""
    start, end = place["start"], place.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
        message = f"a place runs forward from 0, in whole numbers: {start!r}..{end!r}"
        raise ValueError(message)
    return {"start": start, "end": end}


def json_rows(path: Path) -> Iterator[tuple[str, bytes, Json]]:
    """(place, bytes, object) of every line that is not blank; only a line feed ends one."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise GoldError(str(path), f"cannot be opened ({error.strerror})", "see how it is spelt") from error
    for number, written in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if written.strip():
            yield f"{path}:{number}", written.rstrip(b"\r"), _object(written, f"{path}:{number}")


def _object(written: bytes, place: str) -> Json:
    try:
        row = json.loads(written.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        why = str(error) if isinstance(error, ValueError) else "it is nested too deep"
        raise GoldError(place, f"is no JSON in UTF-8 ({why})", "write one JSON object a line") from error
    if not isinstance(row, dict):
        raise GoldError(place, f"{_short(row)} is no object", "write one JSON object a line")
    return row


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
