"""People's judgements, brought to what they mean for claims: which go, which come in, which join and which never do.

The last word on a matter holds; a judgement that was undone never was. Subjects may be claims or commitments: a
commitment's id was minted from one claim, and what is judged of it is judged of that claim.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from pledgebook.codes import Verdict
from pledgebook.errors import Issue
from pledgebook.judged import Found, Standing, commitment_id, effective, find_all, in_order, looked_at_again
from pledgebook.model import Claim, Judgement, Seen
from pledgebook.reconcile.cluster import Groups, Pair
from pledgebook.reconcile.correcting import CORRECTABLE, corrected_claim

__all__ = ["CORRECTABLE", "Verdicts", "admit", "commitment_id", "corrected_claim", "judged_groups", "read_verdicts"]


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


def read_verdicts(judgements: Iterable[Judgement], claims: Mapping[str, Claim]) -> Verdicts:
    """Resolve the judgements' subjects to claims; what names an unknown one is an Issue, and so is what changed.

    What holds is a function of the set of judgements: neither their order nor that of their entry makes a difference.
    """
    held = _Held(claims)
    known: list[Judgement] = []
    issues: list[Issue] = []
    in_force = effective(in_order(judgements))
    subjects = find_all(in_force, held)
    settled = looked_at_again(in_force, subjects)
    for one in in_force:
        found = subjects[one.id]
        issues += [told for each in found if one.id not in settled and (told := _told(one, each))]
        meant = tuple(each.claim.id for each in found if each.claim)
        if len(meant) == len(found):
            known.append(replace(one, subjects=meant))
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


class _Held:
    """The claims of a run as judgements look them up; both indices are made only if something asks for them."""

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        self._claims = claims
        self._minted: dict[str, Claim] | None = None
        self._at: dict[str, list[Claim]] | None = None

    def claim(self, name: str) -> Claim | None:
        if name in self._claims or not name.startswith("cmt-"):
            return self._claims.get(name)
        if self._minted is None:
            self._minted = {commitment_id(one): claim for one, claim in self._claims.items()}
        return self._minted.get(name)

    def beside(self, one: Seen) -> Sequence[Claim]:
        if self._at is None:
            self._at = {}
            for claim in self._claims.values():
                for place in {claim.document.id, claim.document.url or claim.document.id}:
                    self._at.setdefault(place, []).append(claim)
        found = [*self._at.get(one.document, ()), *(self._at.get(one.url, ()) if one.url else ())]
        return list({claim.id: claim for claim in found}.values())


def _told(one: Judgement, found: Found) -> Issue | None:
    """What a reviewer should know of a subject that is not as it was seen."""
    whose = f"the judgement '{one.verdict}' of {one.reviewer}"
    if found.standing is Standing.GONE and not found.instead:
        return Issue("reconcile", "judgement-of-unknown", one.id,
                     f"{whose} names what this book does not have: {found.subject}",
                     f"see `pledgebook log --gone`, or take it back with `pledgebook judge undo {one.id}`")
    if found.standing is Standing.GONE:
        return Issue("reconcile", "judgement-reopened", one.id,
                     f"{whose} is about {found.subject}, which is gone: its words are read otherwise now, as "
                     f"{', '.join(each.id for each in found.instead)}; it has no effect until somebody has looked",
                     "see `pledgebook log --again`")
    if found.standing is Standing.CHANGED:
        return Issue("reconcile", "judgement-reopened", one.id,
                     f"{whose} is about {found.subject}, which is read otherwise now; it holds until somebody has "
                     "looked", "see `pledgebook log --again`")
    if found.standing is Standing.CARRIED and found.claim:
        return Issue("reconcile", "judgement-carried", one.id,
                     f"{whose} is about {found.subject}, which is {found.claim.id} now and read as it was",
                     f"see `pledgebook log {one.id}`")
    return None


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
