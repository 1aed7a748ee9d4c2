"""What a model wrote, brought into shape: proposals of strings. Anything else it may have written is told and dropped.

Nothing here believes the model: a proposal is words to look for and labels from closed lists.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pledgebook.second.prompt import LABELS, LISTS, QUOTES

MOST = 40
"""Claims that one answer may hold: five for each sentence that a request asks about at most."""

MOST_PARTIES = 12
"""Names that a list of donors or recipients may hold."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One claim as the model has it. `labels` are of the closed lists; quotes are words to be found.

    `said` are values that the model gave beside its words although it was not asked for any: {slot: value}.
    """

    evidence: str
    labels: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    quotes: Mapping[str, str]
    said: Mapping[str, str]


class Unreadable(Exception):  # noqa: N818 - no error of the program: it carries a reason to where it is counted
    """An answer, or one claim of it, has not the shape that was asked for; the message says what is wrong."""


def read_answer(text: str) -> list[Proposal | str]:
    """The proposals of an answer in their order; for one that is out of shape, what is wrong with it instead.

    Unreadable where the whole is no JSON object with a list of claims.
    """
    try:
        obj = json.loads(_bare(text))
    except (ValueError, RecursionError) as error:
        message = "it is no JSON"
        raise Unreadable(message) from error
    claims = obj.get("claims") if isinstance(obj, dict) else None
    if not isinstance(claims, list):
        message = "it has no list of claims"
        raise Unreadable(message)
    found = [_proposal(one) for one in claims[:MOST]]
    return [*found, *(["one claim too many"] * len(claims[MOST:]))]


def _bare(text: str) -> str:
    """The text without the fence of code that some models write around JSON."""
    plain = text.strip()
    if plain.startswith("```") and plain.endswith("```"):
        return plain[3:-3].removeprefix("json")
    return plain


def _proposal(obj: Any) -> Proposal | str:
    try:
        return _shaped(obj)
    except Unreadable as wrong:
        return str(wrong)


def _shaped(obj: Any) -> Proposal:
    if not isinstance(obj, dict):
        message = "a claim is no object"
        raise Unreadable(message)
    labels = {name: _label(obj, name) for name in LABELS}
    evidence, _ = _words(obj.get("evidence"))
    if not evidence:
        message = "a claim has no evidence"
        raise Unreadable(message)
    lists = {name: tuple(filter(None, (_words(one)[0] for one in _rows(obj.get(name))))) for name in LISTS}
    found = {name: _words(obj.get(name)) for name in QUOTES}
    return Proposal(evidence, labels, lists, {name: words for name, (words, _) in found.items() if words},
                    {name: said for name, (_, said) in found.items() if said})


def _label(obj: Mapping[str, Any], name: str) -> str:
    value = obj.get(name)
    if isinstance(value, str) and value in LABELS[name]:
        return value
    if value is None and name in _DEFAULTS:
        return _DEFAULTS[name]
    message = f"{name} is none of its list"
    raise Unreadable(message)


_DEFAULTS = {"modality": "stated", "counting": "new"}
"""The defaults of claims.md; kind and stage have none."""


def _rows(value: Any) -> list[Any]:
    return value[:MOST_PARTIES] if isinstance(value, list) else [value]


def _words(value: Any) -> tuple[str, str]:
    """(words, value beside them) of a slot: a string, or an object with a quote and a value; empty for all else."""
    if isinstance(value, str):
        return value, ""
    if isinstance(value, dict) and isinstance(value.get("quote"), str):
        said = value.get("value")
        plain = isinstance(said, int | float | str) and not isinstance(said, bool)
        return value["quote"], _short(said) if plain else ""
    return "", ""


def _short(said: object) -> str:
    """A value in words; an integer of thousands of digits has none that Python would write."""
    try:
        return str(said)[:60]
    except ValueError:
        return "beyond any number"
