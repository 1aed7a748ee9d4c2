"""What people decided, for whoever reads the log: what holds, what was taken back, and what to look at again.

Each judgement is told with what it is about now: by the last ledger, which may have been made before it was decided.
"""

import shlex
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pledgebook.codes import Verdict
from pledgebook.judged import (
    Found,
    Standing,
    commitment_id,
    effective,
    find,
    find_all,
    in_order,
    looked_at_again,
    overruled,
    reading,
    undone,
)
from pledgebook.ledger import Ledger
from pledgebook.ledger.subjects import LedgerClaims
from pledgebook.model import Judgement
from pledgebook.schema import Json, line, plain
from pledgebook.views.figures import count

IN_FORCE, UNDONE, OVERRULED, WAITS, NO_EFFECT = "in force", "undone", "overruled", "waits for a run", "without effect"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which judgements are asked for; of a `subject` those about it, its claims, and what was merged into it."""

    who: str | None = None
    subject: str | None = None
    gone: bool = False
    again: bool = False


@dataclass(slots=True)
class Book:
    """What the views of one log look up: the ledger may be missing, and all of the log is needed to know what holds."""

    ledger: Ledger | None
    log: Sequence[Judgement]
    claims: LedgerClaims | None = field(init=False)
    in_force: frozenset[str] = field(init=False)
    settled: frozenset[str] = field(init=False)
    waiting: frozenset[str] = field(init=False)
    taken_back: frozenset[str] = field(init=False)
    overruled: dict[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self.claims = LedgerClaims(self.ledger) if self.ledger else None
        standing = effective(in_order(self.log))
        self.taken_back = undone(self.log)
        self.overruled = overruled(standing)
        self.in_force = frozenset(one.id for one in standing)
        self.settled = looked_at_again(standing, find_all(standing, self.claims)) if self.claims else frozenset()
        applied = int(self.ledger.meta().get("judgements") or len(self.log)) if self.ledger else 0
        self.waiting = frozenset(one.id for one in self.log[applied:])


def decisions(ledger: Ledger | None, log: Sequence[Judgement], wanted: Wanted) -> Iterator[Json]:
    """The judgements in the order of entry, each as in an export, with `now`: what has become of it."""
    book = Book(ledger, log)
    names = _names(ledger, wanted.subject) if wanted.subject else frozenset()
    for one in log:
        if wanted.who is not None and one.reviewer != wanted.who:
            continue
        if names and one.id not in names and not names & set(one.subjects):
            continue
        now = _now(book, one)
        if (wanted.gone and not now["gone"]) or (wanted.again and not now["look_again"]):
            continue
        yield {**plain(one), "now": now}


def _names(ledger: Ledger | None, subject: str) -> frozenset[str]:
    """All ids by which a judgement may be about the subject."""
    names = {subject}
    commitment = ledger.commitment(subject) if ledger else None
    claims = [str(member["claim"]) for member in commitment["claims"]] if commitment else []
    names |= {str(commitment["id"])} if commitment else {commitment_id(subject)}
    return frozenset(names.union(claims, map(commitment_id, claims)))


def _now(book: Book, one: Judgement) -> Json:
    holds = one.id in book.in_force
    found = [find(one, name, book.claims) for name in one.subjects] if book.claims and one.verdict is not Verdict.UNDO \
        else []
    gone = holds and any(each.standing is Standing.GONE for each in found)
    moved = any(each.standing is Standing.CHANGED or each.instead for each in found)
    state = _state(book, one, gone=gone)
    return {
        "state": state,
        "undone_by": None if holds else _taker(book, one),
        "overruled_by": list(book.overruled.get(one.id, ())),
        "subjects": [_subject(book, each) for each in found],
        "gone": gone,
        "look_again": holds and moved and one.id not in book.settled,
        "effect": _effect(book, one, found) if state == IN_FORCE and found else "",
    }


def _taker(book: Book, one: Judgement) -> Json | None:
    """The standing undo that takes it back: who, when and why."""
    for other in book.log:
        if other.verdict is Verdict.UNDO and one.id in other.subjects and other.id not in book.taken_back:
            return {"id": other.id, "reviewer": other.reviewer, "decided_at": other.decided_at, "reason": other.reason}
    return None


def _state(book: Book, one: Judgement, *, gone: bool) -> str:
    if one.id in book.taken_back:
        return UNDONE
    if one.id in book.overruled:
        return OVERRULED
    if book.ledger is None or one.id in book.waiting:
        return WAITS
    return NO_EFFECT if gone else IN_FORCE


def _subject(book: Book, found: Found) -> Json:
    """What one subject was and is."""
    return {
        "subject": found.subject, "standing": str(found.standing),
        "claim": found.claim.id if found.claim else None,
        "commitment": _home(book, found), "was": found.seen.reads if found.seen else None,
        "words": found.seen.words if found.seen else None,
        "reads": reading(found.claim) if found.claim else None,
        "instead": [{"claim": one.id, "reads": reading(one)} for one in found.instead],
    }


def _home(book: Book, found: Found) -> str | None:
    homes = book.ledger.commitments_with(found.claim.id) if book.ledger and found.claim else []
    return str(homes[0]["id"]) if homes else None


def _effect(book: Book, one: Judgement, found: Sequence[Found]) -> str:
    """What stands in the ledger by it, in words."""
    homes = [_home(book, each) for each in found]
    told = " | ".join(name or "no commitment" for name in dict.fromkeys(homes))
    match one.verdict:
        case Verdict.SAME:
            return f"one promise: {told}" if len(set(homes)) == 1 else f"not joined: {told}"
        case Verdict.DIFFERENT:
            return f"kept apart: {told}"
        case Verdict.PART_OF:
            return _part_effect(book, homes)
        case Verdict.CORRECT:
            was = line(_value(found[0], one.field or ""))
            return f"{one.field}: read as {was}, taken as {one.value}" + (f", in {homes[0]}" if homes[0] else "")
        case Verdict.ACCEPT | Verdict.REJECT:
            return f"in {told}"
        case _:
            return "none: it only says that somebody looked"


def _part_effect(book: Book, homes: Sequence[str | None]) -> str:
    part = book.ledger.commitment(homes[0]) if book.ledger and homes[0] else None
    whole = part["part_of"] if part else None
    return f"{homes[0] or 'no commitment'} is part of {whole or 'nothing'}"


def _value(found: Found, path: str) -> Any:
    value: Any = found.claim
    for step in path.split("."):
        value = getattr(value, step, None)
    return value


# -- words -------------------------------------------------------------------------------------------------------------


def decision_words(row: Mapping[str, Any], book: str = "") -> str:
    """One judgement in a few lines, none of them wider than 80 columns but for what people wrote."""
    now, verdict = row["now"], row["verdict"]
    when = row["decided_at"][:16].replace("T", " ")
    about = f" {row['field']} = {_cut(row['value'] or 'null', 24)}" if row["field"] else ""
    rows = [f"{row['id']}  {when}  {verdict}{about}"]
    rows += _wrapped(f"by {row['reviewer']}" + (f': "{row["reason"]}"' if row["reason"] else ""), 2)
    subjects = now["subjects"] or [{"subject": name} for name in row["subjects"]]
    for subject in subjects:
        rows += _subject_lines(subject)
    rows += _state_lines(now)
    rows += _next_lines(row, book)
    return "\n".join(rows)


def _state_lines(now: Mapping[str, Any]) -> Iterator[str]:
    tail = ", ".join(now["overruled_by"]) if now["state"] == OVERRULED else (now["undone_by"] or {}).get("id", "")
    yield f"  {now['state']}" + (f" by {tail}" if tail else "")
    if by := now["undone_by"]:
        when = by["decided_at"][:16].replace("T", " ")
        yield from _wrapped(f"{when} by {by['reviewer']}" + (f': "{by["reason"]}"' if by["reason"] else ""), 4)
    if now["effect"]:
        yield from _wrapped(now["effect"], 4)
    for told in now.get("changed") or ():
        yield from _wrapped(f"changed: {told}", 4)


def _subject_lines(subject: Mapping[str, Any]) -> Iterator[str]:
    standing = subject.get("standing")
    now = subject.get("reads") or subject.get("was") or ""
    mark = {"gone": "gone", "carried": f"now {subject.get('claim')}", "changed": "read otherwise now"}.get(
        str(standing), "")
    yield f"    {_cut(subject['subject'], 40)}" + (f"  ({mark})" if mark else "")
    if now and standing in ("as-seen", "carried"):
        yield f"      {_cut(now, 74)}"
    if standing in ("changed", "gone") and subject.get("was"):
        yield f"      was: {_cut(subject['was'], 69)}"
    if standing == "gone" and subject.get("words"):
        yield f"      at: \"{_cut(subject['words'], 68)}\""
    if standing == "changed":
        yield f"      is:  {_cut(subject['reads'], 69)}"
    for other in subject.get("instead") or ():
        yield f"      there is now {other['claim']}"
        yield f"        {_cut(other['reads'], 72)}"


def _next_lines(row: Mapping[str, Any], book: str) -> Iterator[str]:
    """What somebody can do who looks at it again. Words are quoted: a log may come from somebody else."""
    now = row["now"]
    where = ["--book", book] if book else []
    extra = ["--field", row["field"], "--value", row["value"] or "null"] if row["field"] else []
    instead = {one["subject"]: one["instead"][0]["claim"] for one in now["subjects"] if one["instead"]}
    again = ["judge", row["verdict"], *(instead.get(name, name) for name in row["subjects"]), *extra, *where]
    if now["look_again"]:
        yield f"  next: if it still holds, pledgebook {_cut(shlex.join(again), 400)}"
    if now["gone"] or now["look_again"]:
        other = "else " if now["look_again"] else ""
        yield f"  next: {other}pledgebook {shlex.join(['judge', 'undo', row['id'], *where])}"


def counted(rows: Sequence[Mapping[str, Any]]) -> str:
    """How many there are, and of what sort: one line under a list."""
    states = {name: sum(row["now"]["state"] == name for row in rows)
              for name in (IN_FORCE, OVERRULED, UNDONE, WAITS, NO_EFFECT)}
    told = [f"{size:,} {name}" for name, size in states.items() if size]
    again = sum(row["now"]["look_again"] for row in rows)
    return ", ".join([count(len(rows), "judgement"), *told, *([f"{again:,} to be looked at again"] if again else [])])


def _wrapped(text: str, margin: int) -> list[str]:
    """The text in lines of at most 80 columns; nothing of it is left out."""
    return textwrap.wrap(_cut(text, len(text)), 80, initial_indent=" " * margin, subsequent_indent=" " * (margin + 2))


def _cut(text: str, width: int) -> str:
    flat = "".join(letter if letter.isprintable() else " " for letter in " ".join(str(text).split()))
    return flat if len(flat) <= width else flat[: width - 1] + "…"
