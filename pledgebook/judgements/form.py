"""One judgement: what it must be made of, its id, its line in an export and its words in a message."""

import json
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from pledgebook.codes import Verdict
from pledgebook.errors import JudgementError
from pledgebook.model import Judgement, Seen, content_id
from pledgebook.schema import plain

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: no file can hold it

_SUBJECTS: dict[Verdict, tuple[int, int | None, str]] = {
    # verdict: (least, most, in words); accept and the like may name several claims at once
    Verdict.SAME: (2, None, "two or more claims or commitments"),
    Verdict.DIFFERENT: (2, None, "two or more claims or commitments"),
    Verdict.PART_OF: (2, 2, "the part and the whole"),
    Verdict.ACCEPT: (1, None, "one claim or more"),
    Verdict.REJECT: (1, None, "one claim or more"),
    Verdict.CORRECT: (1, 1, "one claim"),
    Verdict.UNSURE: (1, None, "one claim or more"),
    Verdict.UNDO: (1, 1, "the id of one judgement"),
}


def judgement_id(judgement: Judgement) -> str:
    """The id that content gives it; for a correction also field and value, since one person mends several at once."""
    correction = (judgement.field, judgement.value) if judgement.verdict is Verdict.CORRECT else ()
    return content_id("jdg", judgement.verdict, judgement.subjects, judgement.reviewer, judgement.decided_at,
                      *correction)


_READ_ORDER = ("id", "verdict", "subjects", "field", "value", "reviewer", "decided_at", "reason", "seen")
_MAY_BE_EMPTY = ("reason", "seen")

_ADDED = ("now", "as_of")
"""Keys of a line that are no part of the judgement: `log --json` says under them what has become of it, and by when."""


def to_line(one: Judgement) -> str:
    """The judgement as one line of an export, in the order in which people read it; what it does not have is left out.

    A line never changes once it was written, so a diff of two exports shows the decisions that came in between.
    """
    obj = plain(one)
    there = (name for name in _READ_ORDER if obj[name] is not None and (obj[name] or name not in _MAY_BE_EMPTY))
    return json.dumps({name: obj[name] for name in there}, ensure_ascii=False)


def from_line(text: str, number: int) -> Judgement:
    """Read a line that `to_line` wrote, or `log --json`; JudgementError, naming line `number`, where it is none."""
    place = f"line {number}"
    try:
        obj = json.loads(text)
        if not isinstance(obj, dict):
            raise JudgementError(place, "it is no object", "write lines as `judge export` does")
        obj = {name: value for name, value in obj.items() if name not in _ADDED}
        _refuse_unknown(obj, Judgement, place)
        if not isinstance(obj["subjects"], list):
            raise JudgementError(place, f"subjects is {obj['subjects']!r}", "write a list of ids")
        looked = tuple(_seen(row, place) for row in obj.get("seen") or ())
        return Judgement(**{**obj, "verdict": Verdict(obj["verdict"]), "subjects": tuple(obj["subjects"]),
                            "seen": looked})
    except RecursionError as error:
        raise JudgementError(place, "it is nested too deep", "write lines as `judge export` does") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise JudgementError(place, f"is no judgement ({error})", "write lines as `judge export` does") from error


def _refuse_unknown(obj: Mapping[str, Any], kind: type[Judgement] | type[Seen], place: str) -> None:
    known = {field.name for field in fields(kind)}
    if unknown := sorted(set(obj) - known):
        raise JudgementError(place, f'"{unknown[0]}" is none of the fields', "allowed: " + ", ".join(sorted(known)))


def _seen(row: Mapping[str, Any], place: str) -> Seen:
    _refuse_unknown(row, Seen, place)
    one = Seen(**row)
    texts = (one.subject, one.document, one.words, one.reads, one.digest)
    ends = (one.start, one.end)
    if not all(isinstance(text, str) for text in texts) or not isinstance(one.url, str | None) \
            or not all(end is None or (isinstance(end, int) and not isinstance(end, bool)) for end in ends):
        raise JudgementError(place, "what was seen is out of shape", "write lines as `judge export` does")
    return one


def well_formed(one: Judgement) -> Judgement:
    """The judgement with its id; JudgementError where its parts are not what they should be."""
    place = one.id or f"{one.verdict} by {one.reviewer}"
    least, most, words = _SUBJECTS[one.verdict]
    count = len(one.subjects)
    texts = (*one.subjects, one.reviewer, one.decided_at, one.reason, one.field or "", one.value or "")
    noted = [text for sight in one.seen for text in (sight.subject, sight.document, sight.url or "", sight.words,
                                                     sight.reads, sight.digest)]
    if not all(isinstance(text, str) and not _SURROGATE.search(text) for text in (*texts, *noted)):
        raise JudgementError(place, "its parts must be strings of whole characters", "write lines as `export` does")
    if count < least or (most is not None and count > most) or len({*one.subjects, ""}) != count + 1:
        raise JudgementError(place, f"`{one.verdict}` is about {words}, each once, and these are named: "
                             f"{', '.join(map(str, one.subjects)) or 'none'}", "name the right ones")
    if not one.reviewer.strip():
        raise JudgementError(place, "it does not say who decided", "give the reviewer's name")
    if not _MOMENT.fullmatch(one.decided_at):
        raise JudgementError(place, f"decided_at is {one.decided_at!r}", "write UTC as in 2026-11-23T21:00:00Z")
    if (one.verdict is Verdict.CORRECT) != bool(one.field):
        raise JudgementError(place, "a correction, and only a correction, names a field", "give field and value")
    if one.id not in ("", judgement_id(one)):
        raise JudgementError(place, f"its content has the id {judgement_id(one)}: a line was changed by hand",
                             "take the line as it was exported, or enter an undo and a new judgement")
    return replace(one, id=judgement_id(one))


def in_words(one: Judgement) -> str:
    """The judgement on one line, for a message, without a character that a terminal could take for a command."""
    why = f': "{one.reason}"' if one.reason else ""
    what = f" {one.field} = {one.value}" if one.field else ""
    told = f"{one.id}: {one.verdict} {', '.join(one.subjects)}{what} (by {one.reviewer}, {one.decided_at[:10]}{why})"
    return "".join(letter if letter.isprintable() else " " for letter in told)
