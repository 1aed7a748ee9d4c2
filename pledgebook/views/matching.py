"""Why a claim is held for the same promise as the others of its commitment: the weight of each pair, level by level.

Reckoned again from the two claims and those of their documents, with the table of weights in force. Groups are joined
by the mean of all their pairs, and some by another rule or a decision: a pair alone may speak against it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pledgebook.codes import Alike
from pledgebook.ledger import Ledger
from pledgebook.ledger.some import claims_in_all
from pledgebook.reconcile.compare import compare, weigh
from pledgebook.reconcile.meant import as_meant
from pledgebook.reconcile.traits import ItemTree, traits_of
from pledgebook.reconcile.weights import VERSION, weights
from pledgebook.schema import Json, claim_from_json
from pledgebook.views.figures import count, day

MOST_MATCHES = 8
"""Pairs that are explained: the strongest."""
_MOST_COMPARED = 40
_HALF = 50.0
"""Per cent of a bar's line that one direction has."""


@dataclass(frozen=True, slots=True)
class Level:
    """What is seen of a pair, its log-odds, why it weighs so, and its bar from the middle of the line."""

    name: str
    weight: str
    reason: str
    begins: str
    width: str
    speaks_for: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Another claim of the same commitment, and what speaks for and against the two being one promise."""

    claim: str
    document: str
    publisher: str
    day: str
    iso_day: str
    language: str
    sentence: str
    part: str
    weight: str
    is_copy: bool
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """The pairs, the strongest first; `more` are claims of the commitment that are not compared here."""

    matches: tuple[Match, ...]
    more: int
    finding: str
    version: str = VERSION


def matching(ledger: Ledger, claim: Json, commitment: Json, members: Sequence[Json], items: ItemTree) -> Matching:
    """The claim against the others among `members`, which are its commitment's claims with their parts."""
    others = [one for one in members if one["id"] != claim["id"]][:_MOST_COMPARED]
    documents = {str(one["document"]["id"]) for one in (claim, *others)}
    told = {str(one["id"]): one for one in (*claims_in_all(ledger, documents), claim, *others)}
    copies = _copies(commitment)
    traits = as_meant(traits_of(map(claim_from_json, told.values()), items, copies))
    own = traits[str(claim["id"])]
    found = []
    for one in others:
        other = traits[str(one["id"])]
        levels = compare(own, other)
        found.append((weigh(levels), one, levels, own.text == other.text and claim["document"] != one["document"]))
    found.sort(key=lambda pair: (-pair[0], str(pair[1]["id"])))
    shown = tuple(_match(weight, one, levels, is_copy=is_copy) for weight, one, levels, is_copy in found[:MOST_MATCHES])
    return Matching(shown, len(members) - 1 - len(shown), _finding([weight for weight, *_ in found], len(members) - 1))


def _copies(commitment: Mapping[str, Any]) -> dict[str, str]:
    """Each near copy with the document that it is taken for a copy of: the first of those that are tied as copies."""
    return {name: names[0] for group in (commitment.get("sources") or {}).get("groups") or ()
            for tie in group["ties"] if tie["why"] == Alike.COPY
            for names in [sorted(tie["documents"])] for name in names[1:]}


def _match(weight: float, one: Json, levels: Iterable[str], *, is_copy: bool) -> Match:
    document, table = one["document"], weights()
    shown = sorted(levels, key=lambda level: -abs(table[level].value))
    most = max((abs(table[level].value) for level in shown), default=1.0) or 1.0
    return Match(
        str(one["id"]), str(document["id"]), str(document.get("publisher") or "publisher not known"),
        day(document.get("published")), str(document.get("published") or ""), str(document.get("language") or ""),
        str((one.get("evidence") or {}).get("exact") or ""), str(one["part"]), f"{weight:+.1f}", is_copy,
        tuple(_level(level, table[level].value, table[level].reason, most) for level in shown))


def _level(name: str, weight: float, reason: str, most: float) -> Level:
    width = abs(weight) / most * _HALF
    return Level(name, f"{weight:+.1f}", reason, f"{_HALF if weight >= 0 else _HALF - width:.2f}%", f"{width:.2f}%",
                 weight >= 0)


def _finding(found: Sequence[float], others: int) -> str:
    if not others:
        return "No other claim was found that tells of this promise."
    for_it = sum(weight > 0 for weight in found)
    rest = "" if for_it == len(found) else (
        "; the others stand in it by another rule (a running total, a date set anew, a share) or by a decision")
    return f"It stands with {count(others, 'other claim')}; the words of {count(for_it, 'pair')} speak for it{rest}."
