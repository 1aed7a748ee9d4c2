"""What judgements mean to whoever reads them: which of them stand, and whether what was judged is still read so. Pure.

Whether a judgement stands hangs on the set of judgements alone, not on the order in which they were entered, so that
two logs that were merged either way make the same ledger. What a person saw when deciding goes with the judgement; by
it a claim that is read otherwise now is known, and one that has another id although nothing of it changed is found.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from pledgebook.codes import Bound, Counting, Modality, Verdict
from pledgebook.model import Claim, Judgement, Seen, Window, content_id
from pledgebook.schema import line, plain

_WORDS = 160
"""Characters of a sentence that are kept of what was seen: enough to know it again, and short in a line of the log."""

_READ = ("kind", "stage", "modality", "counting", "donors", "recipients", "item", "quantity", "money", "due",
         "happened", "speaker")
"""What a reading of a claim consists of; confidence, tier and trace may change without another look."""


def commitment_id(claim: str) -> str:
    """The id of the commitment that `claim` would open: made of the claim's id alone."""
    return content_id("cmt", claim)


# -- which stand -------------------------------------------------------------------------------------------------------


def undone(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The ids of those that an undo takes back which itself stands. An undo can be undone; order does not matter.

    An undo's id is made of what it undoes, so no chain of undos can come back to itself; where ids were invented and
    one does, nothing of the circle is taken back from within.
    """
    known = {one.id: one for one in judgements}
    undos = [one for one in known.values() if one.verdict is Verdict.UNDO]
    waiting = Counter(name for one in undos for name in one.subjects)
    settled = [name for name in known if not waiting[name]]
    gone: set[str] = set()
    while settled:
        name = settled.pop()
        one = known.get(name)
        for target in one.subjects if one and one.verdict is Verdict.UNDO else ():
            if name not in gone:
                gone.add(target)
            waiting[target] -= 1
            if not waiting[target]:
                settled.append(target)
    return frozenset(gone)


def effective(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those in force, in the order given: without what was undone and without the undos."""
    given = tuple(judgements)
    gone = undone(given)
    return tuple(one for one in given if one.verdict is not Verdict.UNDO and one.id not in gone)


def in_order(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Each once, by the moment of the decision; of one moment by id, so that no order of entry shows."""
    return tuple(sorted({one.id: one for one in judgements}.values(), key=moment))


def overruled(in_force: Iterable[Judgement]) -> dict[str, tuple[str, ...]]:
    """For each judgement against which a later one says otherwise on all that it is about: the ids of the later ones.

    The last word holds on whether a claim is admitted, on the value of a field of it, and on what a thing is part of.
    """
    ordered = in_order(in_force)
    last = {point: one for one in ordered for point in _points(one)}
    found = {}
    for one in ordered:
        later = [last[point] for point in _points(one)]
        if later and all(_word(other) != _word(one) for other in later):
            found[one.id] = tuple(dict.fromkeys(other.id for other in later))
    return found


def _points(one: Judgement) -> list[tuple[object, ...]]:
    """What a judgement has the last word on."""
    match one.verdict:
        case Verdict.ACCEPT | Verdict.REJECT:
            return [(Verdict.ACCEPT, promise(name)) for name in one.subjects]
        case Verdict.CORRECT:
            return [(Verdict.CORRECT, one.field, promise(name)) for name in one.subjects]
        case Verdict.PART_OF:
            return [(Verdict.PART_OF, promise(name)) for name in one.subjects[:1]]
        case _:
            return []


def _word(one: Judgement) -> tuple[object, ...]:
    return one.verdict, one.value, tuple(map(promise, one.subjects[1:])) if one.verdict is Verdict.PART_OF else ()


def promise(subject: str) -> str:
    """The id of the commitment that a subject stands for: itself, or the one that the claim would open."""
    return subject if subject.startswith("cmt-") else commitment_id(subject)


def moment(one: Judgement) -> tuple[str, str]:
    """What judgements are ordered by. Without its Z, a whole second comes before its fractions."""
    return one.decided_at.removesuffix("Z"), one.id


# -- what was seen -----------------------------------------------------------------------------------------------------


def seen(subject: str, claim: Claim) -> Seen:
    """What somebody sees who judges `subject`, which is `claim` or a commitment that has its id from it."""
    evidence = claim.evidence
    return Seen(subject, claim.document.id, claim.document.url, evidence.start if evidence else None,
                evidence.end if evidence else None, _short(evidence.exact if evidence else ""), reading(claim),
                reading_digest(claim))


def reading_digest(claim: Claim) -> str:
    """A digest of how the claim is read, and of nothing else: neither its place nor its words, nor who read it."""
    told = line([plain(getattr(claim, name)) for name in _READ])
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def reading(claim: Claim) -> str:
    """How the claim is read, in words: 'goods announced: NO -> MD, 14 diesel generators, due ... to 2026-06-30'."""
    item, quantity, money = claim.item, claim.quantity, claim.money
    number = _range(quantity.min, quantity.max, quantity.bound, quantity.per) if quantity else ""
    node = f"[{item.id}]" if item and item.id else ""
    thing = " ".join(filter(None, [number, (quantity and quantity.unit) or "", item.text if item else "", node]))
    worth = f"{money.currency} {_range(money.min, money.max, money.bound, money.per)}" if money else ""
    speaker = claim.speaker
    told = filter(None, [
        f"{'+'.join(claim.donors) or '?'} -> {'+'.join(claim.recipients) or '?'}", thing, worth,
        f"due {_days(claim.due)}" if claim.due else "", f"happened {_days(claim.happened)}" if claim.happened else "",
        claim.counting if claim.counting is not Counting.NEW else "",
        claim.modality if claim.modality is not Modality.STATED else "",
        f"says {speaker.name or speaker.role or '?'} ({speaker.party or '?'})" if speaker else ""])
    return " ".join(f"{claim.kind} {claim.stage or ''}".split()) + ": " + _flat(", ".join(told))


def _range(low: Decimal | None, high: Decimal | None, bound: Bound, per: str | None) -> str:
    rate = f" a {per}" if per else ""
    if low is None and high is None:
        return f"some{rate}"
    ends = [f"{end:,f}" for end in (low, high) if end is not None]
    words = {Bound.ABOUT: "about ", Bound.AT_LEAST: "at least ", Bound.UP_TO: "up to ", Bound.VAGUE: "some "}
    return (f"{words.get(bound, '')}{ends[0]}" if len(set(ends)) == 1 else " to ".join(ends)) + rate


def _days(window: Window) -> str:
    return f"{window.earliest or '...'} to {window.latest or '...'}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    flat = _flat(text)
    return flat if len(flat) <= _WORDS else flat[: _WORDS - 1] + "…"


# -- whether it is still there -----------------------------------------------------------------------------------------


class Standing(StrEnum):
    """What has become of something that was judged."""

    AS_SEEN = "as-seen"
    CHANGED = "changed"
    CARRIED = "carried"
    GONE = "gone"


class Lookup(Protocol):
    """Where claims are found: all those of a run in memory, or those of a ledger."""

    def claim(self, name: str) -> Claim | None:
        """The claim of that id, or the one from which the commitment of that id was minted."""

    def beside(self, one: Seen) -> Sequence[Claim]:
        """The claims of the document that was seen, and of those at its address."""


@dataclass(frozen=True, slots=True)
class Found:
    """A subject of a judgement, and the claim that is meant by it now; None where the judgement cannot be applied.

    `instead` are the claims that say something at the same words, where the one that was judged is gone.
    """

    subject: str
    standing: Standing
    claim: Claim | None = None
    seen: Seen | None = None
    instead: tuple[Claim, ...] = ()


def find(judgement: Judgement, subject: str, claims: Lookup) -> Found:
    """What `subject` is now. It is carried to another claim only if that is read exactly as the one that was judged.

    A claim under its old id stays meant, also if it is read otherwise: then it is to be looked at again. An older
    judgement that does not say what was seen is taken by the id alone.
    """
    was = next((one for one in judgement.seen if one.subject == subject), None)
    claim = claims.claim(subject)
    if claim:
        same = was is None or (was.digest == reading_digest(claim) and was.words == _words(claim))
        return Found(subject, Standing.AS_SEEN if same else Standing.CHANGED, claim, was)
    if was is None:
        return Found(subject, Standing.GONE)
    near = tuple(sorted((one for one in claims.beside(was) if _overlaps(was, one)), key=lambda one: one.id))
    alike = [one for one in near if reading_digest(one) == was.digest]
    alike = [one for one in alike if _at_its_place(was, one)] or alike
    if len(alike) == 1:
        return Found(subject, Standing.CARRIED, alike[0], was)
    return Found(subject, Standing.GONE, None, was, near)


def find_all(judgements: Iterable[Judgement], claims: Lookup) -> dict[str, tuple[Found, ...]]:
    """What the subjects of each judgement are now, by its id."""
    return {one.id: tuple(find(one, name, claims) for name in one.subjects) for one in judgements}


def looked_at_again(judgements: Iterable[Judgement], found: Mapping[str, Sequence[Found]]) -> frozenset[str]:
    """Ids of judgements in force that somebody has made again since, of the same subjects as they are read now.

    `found` has for each judgement's id what its subjects are now.
    """
    latest: dict[object, tuple[str, str]] = {}
    given = tuple(judgements)
    for one in given:
        if one.seen and all(each.standing is Standing.AS_SEEN for each in found[one.id]):
            latest[_matter(one)] = max(moment(one), latest.get(_matter(one), ("", "")))
    return frozenset(one.id for one in given if moment(one) < latest.get(_matter(one), ("", "")))


def _matter(one: Judgement) -> tuple[object, ...]:
    ordered = one.subjects if one.verdict is Verdict.PART_OF else tuple(sorted(one.subjects))
    return one.verdict, ordered, one.field


def _words(claim: Claim) -> str:
    return _short(claim.evidence.exact if claim.evidence else "")


def _overlaps(was: Seen, claim: Claim) -> bool:
    """Whether the claim's words are at the place that was seen, or are those words elsewhere in the document."""
    words = _words(claim)
    said_again = bool(words) and bool(was.words) and (words in was.words or was.words in words)
    return said_again or _at_its_place(was, claim)


def _at_its_place(was: Seen, claim: Claim) -> bool:
    evidence = claim.evidence
    if claim.document.id != was.document or evidence is None or was.start is None or was.end is None:
        return False
    return evidence.start < was.end and was.start < evidence.end
