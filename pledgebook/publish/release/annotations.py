"""Every evidence span as a W3C web annotation, one a line: the quote, its place, and the hash of the stored text.

A quote has the 32 code points on either side with it, so that it is found again where a page has moved; no more of a
document is published. Places count code points of the stored text, whose SHA-256 says which text that is.
"""

from collections.abc import Iterator, Mapping

from pledgebook.progress import counted
from pledgebook.publish.release.edition import Making
from pledgebook.publish.tables import DOCUMENTS, size_of
from pledgebook.schema import Json, line

FILE_NAME = "annotations.jsonl"
AROUND = 32
"""Code points before and behind a quote."""

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"sha256": "https://schema.org/sha256"}]


def write_annotations(making: Making) -> None:
    """Write one annotation for each claim's evidence, and one for each further place that says the same."""
    count = 0
    with (making.folder / FILE_NAME).open("w", encoding="utf-8", newline="\n") as out:
        for annotation in _annotations(making):
            out.write(line(annotation) + "\n")
            count += 1
    making.notes["annotations"] = {"file": FILE_NAME, "annotations": count}


def _annotations(making: Making) -> Iterator[Json]:
    told: dict[str, list[Json]] = {}
    homes = {row["claim"]: row["commitment"] for row in making.ledger.records("members")}
    for claim in making.ledger.records("claims"):
        if claim.get("evidence"):
            told.setdefault(claim["document"]["id"], []).append(
                {name: claim.get(name) for name in ("id", "evidence", "also", "kind", "stage")})
    documents, size = making.ledger.records("documents"), size_of(making.ledger, DOCUMENTS)
    for document in counted(documents, making.tell, f"writing {FILE_NAME}, documents", size):
        for claim in told.get(document["id"], ()):
            yield _annotation(document, claim, claim["evidence"], homes)
            yield from (_annotation(document, claim, place, homes, number)
                        for number, place in enumerate(claim["also"] or (), start=1))


def _annotation(document: Json, claim: Json, place: Json, homes: Mapping[str, str], number: int = 0) -> Json:
    start, end, text = place["start"], place["end"], document["text"]
    home = homes.get(claim["id"])
    return {
        "@context": _CONTEXT, "id": f"urn:pledgebook:{claim['id']}" + (f":also:{number}" if number else ""),
        "type": "Annotation", "motivation": "identifying",
        "body": [{"type": "TextualBody", "purpose": "classifying", "value": " ".join(
            filter(None, [claim["kind"], claim["stage"]]))},
            *([{"id": f"urn:pledgebook:{home}", "purpose": "identifying"}] if home else [])],
        "target": {
            "type": "SpecificResource",
            "source": {"id": document["url"] or f"urn:sha256:{document['sha256']}", "type": "Text",
                       "sha256": document["sha256"],
                       **({"language": document["language"]} if document["language"] else {})},
            "selector": [
                {"type": "TextQuoteSelector", "exact": place.get("exact", text[start:end]),
                 "prefix": text[max(0, start - AROUND):start], "suffix": text[end:end + AROUND]},
                {"type": "TextPositionSelector", "start": start, "end": end}],
            **({"state": {"type": "TimeState", "sourceDate": document["recorded"]}} if document["recorded"] else {}),
        },
    }
