"""People's judgements, brought to what they mean for claims: which go, which come in, which join and which never do.

The last word on a matter holds; a judgement that was undone never was. Subjects may be claims or commitments: a
commitment's id was minted from one claim, and what is judged of it is judged of that claim.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from pledgebook.codes import Verdict
from pledgebook.errors import Issue
from pledgebook.model import Claim, Judgement, content_id
from pledgebook.reconcile.cluster import Groups, Pair
from pledgebook.schema import claim_from_json, claim_to_json

CORRECTABLE = frozenset(
    ("kind", "stage", "modality", "counting", "donors", "recipients", "item", "quantity", "money", "due", "happened",
     "speaker"),
)
"""The fields of claims.md that a person may correct; a dot goes deeper: 'item.id', 'quantity.min'."""


def commitment_id(claim: str) -> str:
    """The id of the commitment that `claim` would open: made of the claim's id alone."""
    return content_id("cmt", claim)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the judgements ask for, by claim id, in the order in which it was decided."""

    rejected: frozenset[str]
    accepted: frozenset[str]
    corrections: tuple[Judgement, ...]
    same: tuple[Pair, ...]
    apart: tuple[Pair, ...]
    part_of: tuple[Pair, ...]
    issues: tuple[Issue, ...]


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that were not undone, in the order in which they were decided."""
    in_order = sorted({one.id: one for one in judgements}.values(), key=lambda one: (one.decided_at, one.id))
    undone: set[str] = set()
    for one in reversed(in_order):
        if one.verdict is Verdict.UNDO and one.id not in undone:
            undone.update(one.subjects)
    return tuple(one for one in in_order if one.id not in undone and one.verdict is not Verdict.UNDO)


def read_verdicts(judgements: Iterable[Judgement], claims: Mapping[str, Claim]) -> Verdicts:
    """Resolve the judgements' subjects to claims; what names an unknown one is an Issue."""
    minted = {commitment_id(name): name for name in claims}
    known, issues = [], []
    for one in standing(judgements):
        subjects = tuple(minted.get(name, name) for name in one.subjects)
        if all(name in claims for name in subjects):
            known.append(replace(one, subjects=subjects))
        else:
            issues.append(_issue(one, "judgement-of-unknown", "names what this book does not have"))
    verdict = _by_verdict(known)
    admitted = _admissions(known)
    pairs = [(one.verdict, pair) for one in known for pair in _pairs(one)]
    return Verdicts(
        rejected=frozenset(name for name, kind in admitted.items() if kind is Verdict.REJECT),
        accepted=frozenset(name for name, kind in admitted.items() if kind is Verdict.ACCEPT),
        corrections=tuple(verdict.get(Verdict.CORRECT, ())),
        same=tuple(pair for kind, pair in pairs if kind is Verdict.SAME),
        apart=tuple(pair for kind, pair in pairs if kind in (Verdict.DIFFERENT, Verdict.PART_OF)),
        part_of=tuple(pair for kind, pair in pairs if kind is Verdict.PART_OF),
        issues=tuple(issues),
    )


def _by_verdict(judgements: Sequence[Judgement]) -> dict[Verdict, list[Judgement]]:
    found: dict[Verdict, list[Judgement]] = {}
    for one in judgements:
        found.setdefault(one.verdict, []).append(one)
    return found


def _admissions(judgements: Sequence[Judgement]) -> dict[str, Verdict]:
    return {name: one.verdict for one in judgements if one.verdict in (Verdict.ACCEPT, Verdict.REJECT)
            for name in one.subjects}


def _pairs(one: Judgement) -> list[Pair]:
    if one.verdict is Verdict.PART_OF:
        return [(one.subjects[0], whole) for whole in one.subjects[1:2]]
    if one.verdict in (Verdict.SAME, Verdict.DIFFERENT):
        return [pair for pair in combinations(one.subjects, 2) if pair[0] != pair[1]]
    return []


def _issue(one: Judgement, code: str, what: str) -> Issue:
    return Issue("reconcile", code, one.id, f"the judgement '{one.verdict}' of {one.reviewer} {what}",
                 f"look for its ids with `pledgebook why ID`, or take it back with `pledgebook judge undo {one.id}`")


def admit(
    claims: Mapping[str, Claim], verdicts: Verdicts, tiers: str,
) -> tuple[dict[str, Claim], tuple[Issue, ...]]:
    """The claims that make commitments: of `tiers` or accepted, not rejected, with people's corrections."""
    admitted = {
        name: claim for name, claim in sorted(claims.items())
        if name not in verdicts.rejected and (claim.tier.value in tiers or name in verdicts.accepted)
    }
    issues = []
    for one in verdicts.corrections:
        for name in one.subjects:
            if name in admitted:
                corrected = corrected_claim(admitted[name], one)
                if corrected is None:
                    issues.append(_issue(one, "correction-unreadable", f"gives no value that {one.field!r} can have"))
                else:
                    admitted[name] = corrected
    return admitted, tuple(issues)


def corrected_claim(claim: Claim, judgement: Judgement) -> Claim | None:
    """`claim` with the judgement's field set to its value; None where the field or value is none of claims.md."""
    path = (judgement.field or "").split(".")
    if path[0] not in CORRECTABLE:
        return None
    written = claim_to_json(claim)
    place = written
    for step in path[:-1]:
        place[step] = place.get(step) or {}
        place = place[step]
    place[path[-1]] = _value(judgement.value)
    try:
        return replace(claim_from_json(written), document=claim.document, tier=claim.tier)
    except (ValueError, TypeError, KeyError, AttributeError):
        # The value has another shape than the field: the claim stays as it was read, and the issue says so.
        return None


def _value(written: str | None) -> object:
    if written is None:
        return None
    try:
        return json.loads(written)
    except ValueError:
        return written


def judged_groups(names: Iterable[str], verdicts: Verdicts) -> tuple[Groups, tuple[Issue, ...]]:
    """The claims as people grouped them: DIFFERENT first, since it is never crossed, then SAME as decided."""
    groups = Groups(names, verdicts.apart)
    issues = []
    present = set(names)
    for one, other in verdicts.same:
        if one in present and other in present and not groups.join(one, other):
            message = f"{one} and {other} are judged the same, but by way of others they are judged different"
            issues.append(Issue("reconcile", "judgements-contradict", one, message, "undo one of the judgements"))
    return groups, tuple(issues)
