"""What each rule did on a gold file: how often it fired, was right and wrong, and which never fired or always lost."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from pledgebook.evaluate import Example
from pledgebook.evaluate.pairing import Marked, mark
from pledgebook.evaluate.slots import SLOTS, same
from pledgebook.extract.rule_ids import reason_id, veto_id
from pledgebook.extract.trace import has_lost
from pledgebook.model import Claim, Evidence

SURE = 1.96
"""Standard deviations of Wilson's bound: 95 in 100."""

COMPARED = frozenset(SLOTS)
"""Fields in which a rule is right or wrong by itself; the others stand and fall with the claim."""


@dataclass(slots=True)
class Tally:
    """What one rule did. `wrong_example` is (document, words, what was said, what gold says) of its last error."""

    rule: str
    fired: int = 0
    right: int = 0
    wrong: int = 0
    lost: int = 0
    """How often it was considered and gave nothing."""
    wrong_example: tuple[str, str, str, str] | None = field(default=None)

    @property
    def floor(self) -> float:
        """Wilson's lower bound of the share right; 0 where nothing was judged."""
        count = self.right + self.wrong
        if not count:
            return 0.0
        share, z2 = self.right / count, SURE * SURE
        middle = share + z2 / (2 * count)
        spread = SURE * math.sqrt(share * (1 - share) / count + z2 / (4 * count * count))
        return max(0.0, (middle - spread) / (1 + z2 / count))

    @property
    def state(self) -> str:
        """'dead' where it never fired, 'shadowed' where it was considered but always lost, else ''."""
        return "" if self.fired else "shadowed" if self.lost else "dead"


def tally(examples: Iterable[Example], rules: Iterable[str]) -> tuple[Tally, ...]:
    """The tallies of all rules, also of those that fired without being in the list, by id.

    A claim that gold does not have counts against all its rules; one that gold calls optional, or that repeats
    another, is not judged. A veto is wrong where its words lie in a gold claim that nothing else found.
    """
    tallies = {rule: Tally(rule) for rule in rules}
    for example in examples:
        _of_document(mark(example), tallies)
    return tuple(tallies[rule] for rule in sorted(tallies))


def _of_document(marked: Marked, tallies: dict[str, Tally]) -> None:
    name, gold = marked.example.document.id, marked.example.gold
    pairs = {j: gold[i] for i, j in marked.pairs}
    for j, claim in enumerate(marked.predicted):
        unjudged = j in marked.repeats or (j in pairs and pairs[j].optional)
        found = pairs[j].claim if j in pairs else None
        _of_claim(name, claim, None if unjudged else (found,), tallies)
    told = {i for i, _ in marked.pairs}
    missed = [one.claim.evidence for i, one in enumerate(gold)
              if i not in told and not one.optional and one.claim.evidence]
    for row in marked.example.vetoed:
        one = tallies.setdefault(veto_id(row.veto), Tally(veto_id(row.veto)))
        inside = next((e for e in missed if e.start <= row.start and row.end <= e.end), None)
        _count(one, right=inside is None)
        if inside:
            one.wrong_example = (name, row.exact, row.veto, inside.exact)


def _of_claim(document: str, claim: Claim, judged: tuple[Claim | None] | None, tallies: dict[str, Tally]) -> None:
    """Count a claim's rules; `judged` holds its gold claim, or None where it is false; without it nobody judges."""
    fields: dict[str, set[str]] = {}
    for reason in claim.why:
        rule = reason_id(reason)
        one = tallies.setdefault(rule, Tally(rule))
        if has_lost(reason):
            one.lost += 1
        else:
            fields.setdefault(rule, set()).add(reason.field)
    for rule, names in fields.items():
        if judged is None:
            tallies[rule].fired += 1
            continue
        gold = judged[0]
        wrong = sorted(names) if gold is None else [n for n in sorted(names & COMPARED) if not same(n, gold, claim)]
        _count(tallies[rule], right=not wrong)
        if wrong:
            tallies[rule].wrong_example = (document, _words(claim.evidence), *_differing(wrong[0], gold, claim))


def _count(one: Tally, *, right: bool) -> None:
    one.fired += 1
    one.right += right
    one.wrong += not right


def _differing(name: str, gold: Claim | None, claim: Claim) -> tuple[str, str]:
    said = f"{name} {_told(getattr(claim, name, ''))}"
    return said, "no such claim" if gold is None else f"{name} {_told(getattr(gold, name))}"


def _told(value: object) -> str:
    if value is None or value == ():
        return "unknown"
    if isinstance(value, tuple):
        return " + ".join(map(str, value))
    for name in ("max", "min", "text", "phrase"):
        if getattr(value, name, None) is not None:
            return str(getattr(value, name))
    return str(value)


def _words(evidence: Evidence | None) -> str:
    return evidence.exact if evidence else ""
