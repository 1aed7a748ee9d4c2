"""What people decided about one commitment and its claims: only the few judgements that touch it are looked at."""

from collections.abc import Sequence
from dataclasses import dataclass

from pledgebook.codes import Verdict
from pledgebook.judged import commitment_id
from pledgebook.ledger import Ledger
from pledgebook.model import Judgement
from pledgebook.schema import Json
from pledgebook.views.decisions import Wanted, decisions

VERDICT_WORDS = {
    "same": "are one promise", "part-of": "is part of another", "different": "are kept apart", "accept": "accepted",
    "reject": "rejected", "correct": "a field corrected", "unsure": "unsure", "undo": "taken back",
}


@dataclass(frozen=True, slots=True)
class Decided:
    """One judgement: what, by whom, when and why, and what has become of it."""

    id: str
    verdict: str
    told: str
    reviewer: str
    day: str
    reason: str
    state: str
    effect: str
    field: str
    value: str
    subjects: tuple[str, ...]


def decided_about(ledger: Ledger, log: Sequence[Judgement], commitment: Json) -> tuple[Decided, ...]:
    """The judgements about the commitment, its claims and what was merged into it, the latest last."""
    few = _touching(log, commitment)
    if not few:
        return ()
    return tuple(_decided(row) for row in decisions(ledger, few, Wanted(subject=str(commitment["id"]))))


def decided_about_claim(ledger: Ledger, log: Sequence[Judgement], claim: Json) -> tuple[Decided, ...]:
    """The judgements about one claim, or about the commitment that it would open."""
    name = str(claim["id"])
    names = {name, commitment_id(name)}
    few = _with_undos([one for one in log if names & set(one.subjects)], log)
    rows = decisions(ledger, few, Wanted()) if few else ()
    return tuple(_decided(row) for row in rows if names & set(row["subjects"]))


def _touching(log: Sequence[Judgement], commitment: Json) -> list[Judgement]:
    claims = [str(member["claim"]) for member in commitment["claims"]]
    names = {str(commitment["id"]), *claims, *map(commitment_id, claims)}
    return _with_undos([one for one in log if names & set(one.subjects)], log)


def _with_undos(few: Sequence[Judgement], log: Sequence[Judgement]) -> list[Judgement]:
    """These with what takes them back, and what takes that back, in the order of entry."""
    names = {one.id for one in few}
    undos = [one for one in log if one.verdict is Verdict.UNDO]
    grows = bool(names)
    while grows:
        found = {one.id for one in undos if names & set(one.subjects)}
        grows = not found <= names
        names |= found
    return [one for one in log if one.id in names]


def _decided(row: Json) -> Decided:
    now = row["now"]
    return Decided(
        str(row["id"]), str(row["verdict"]), VERDICT_WORDS.get(str(row["verdict"]), str(row["verdict"])),
        str(row["reviewer"]), str(row["decided_at"])[:10], str(row["reason"] or ""), str(now["state"]),
        str(now["effect"]), str(row["field"] or ""), str(row["value"] or ""), tuple(map(str, row["subjects"])))
