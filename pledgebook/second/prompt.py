"""The prompt: fixed instructions, the sentences as one JSON object, and the schema that the answer is asked to keep to.

The text of a document stands inside JSON strings and nowhere else, and an answer can only pick labels from closed
lists and copy words. So the worst that an instruction hidden in a text can do is a wrong claim with its words beside
it.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from pledgebook.codes import Counting, Kind, Modality, Stage
from pledgebook.extract.scene import Scene
from pledgebook.model import Document
from pledgebook.second.exchange import Request
from pledgebook.second.windows import Passage

KINDS = (Kind.GOODS, Kind.FUNDS, Kind.PACKAGE, Kind.TRAINING, Kind.SERVICE, Kind.PROCUREMENT, Kind.PRODUCTION)
"""The kinds that have an amount or a thing, so that there is something to find in the text. Stances have none."""

LABELS: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(map(str, KINDS)),
    "stage": tuple(map(str, Stage)),
    "modality": tuple(map(str, Modality)),
    "counting": tuple(map(str, Counting)),
}
"""The closed lists from which an answer picks."""

LISTS = ("donors", "recipients")
QUOTES = ("item", "quantity", "money", "due", "happened", "speaker")

LONGEST_TITLE = 300
"""Code points of a title that are shown: a longer one is no title."""


def answer_schema() -> dict[str, Any]:
    """The JSON schema of an answer: labels and copied words, no numbers and no offsets."""
    slots: dict[str, Any] = {"evidence": {"type": "string"}}
    slots |= {name: {"type": "string", "enum": list(labels)} for name, labels in LABELS.items()}
    slots |= {name: {"type": "array", "items": {"type": "string"}} for name in LISTS}
    slots |= {name: {"type": ["string", "null"]} for name in QUOTES}
    claim = {"type": "object", "properties": slots, "required": list(slots), "additionalProperties": False}
    return {"type": "object", "properties": {"claims": {"type": "array", "items": claim}}, "required": ["claims"],
            "additionalProperties": False}


@cache
def instructions() -> str:
    """The fixed part of the prompt, from the package's data."""
    return files("pledgebook").joinpath("data/second/prompt.txt").read_text(encoding="utf-8")


@cache
def prompt_hash() -> str:
    """12 hex digits over the instructions and the schema: another prompt is another reader."""
    fixed = json.dumps([instructions(), answer_schema()], sort_keys=True)
    return hashlib.sha256(fixed.encode("utf-8")).hexdigest()[:12]


def make_request(document: Document, scenes: Sequence[Scene], shown: Sequence[Passage]) -> Request:
    """The request that shows these passages of a document."""
    data = {
        "title": (document.title or "")[:LONGEST_TITLE] or None,
        "published": document.published.isoformat() if document.published else None,
        "publisher": document.publisher,
        "passages": [_sentences(document.text, scenes, one) for one in shown],
    }
    return Request(prompt_hash(), instructions(), json.dumps(data, ensure_ascii=False), answer_schema())


def _sentences(text: str, scenes: Sequence[Scene], shown: Passage) -> list[dict[str, Any]]:
    places = ((k, scenes[k].sentence) for k in range(shown.first, shown.last))
    return [{"ask": k in shown.asked, "text": text[one.start : one.end]} for k, one in places]
