"""The page of one claim: its sentence, which words gave each field and by which rule, and what it was matched to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pledgebook.ledger.some import homes_of, records_of
from pledgebook.model import Judgement
from pledgebook.reconcile.traits import ItemTree
from pledgebook.schema import Json
from pledgebook.views.commitments import title
from pledgebook.views.desk import Desk
from pledgebook.views.judged_here import Decided, decided_about_claim
from pledgebook.views.marking import LABELS
from pledgebook.views.matching import Matching, matching
from pledgebook.views.one_commitment import Tied
from pledgebook.views.rule_words import meanings
from pledgebook.views.shelf import Shelf, shelf_of
from pledgebook.views.table import Column, Row, Table
from pledgebook.views.timeline import PARTS, Entry, entries, facts

FIELDS: tuple[tuple[str, str, str], ...] = (
    # (field of a claim, what readers call it, the name of its value among `facts`)
    ("kind", "what sort", ""), ("item", "what", "what"), ("quantity", "how many", "how many"),
    ("money", "how much", "how much"), ("donors", "who", "who"), ("recipients", "to whom", "to whom"),
    ("stage", "how far", ""), ("due", "by when", "by when"), ("happened", "when", "when"),
    ("speaker", "says", "says"), ("modality", "stands behind it", ""), ("counting", "how it counts", ""),
)

TIERS = {
    "A": "stands in the ledger as read", "B": "stands in the ledger and waits for review",
    "C": "a candidate only: it is in no commitment and in no figure",
}
COUNTING_WORDS = {
    "new": "by itself", "additional": "on top of what was told before", "part": "a share of another claim",
    "total": "a running total: a check, never added", "restated": "told before, by the source's own words",
    "target": "a goal",
}


@dataclass(frozen=True, slots=True)
class RuleSeen:
    """A rule that spoke for a field: its id, what it means, the words that it took, its weight and its note."""

    id: str
    means: str
    words: str
    weight: str
    note: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its value, the words that gave it (or the inference that stands in their place), and its rules.

    `group` is that of its colour and underline in the sentence, '' where it is not marked there.
    """

    name: str
    label: str
    group: str
    value: str
    words: str
    inferred: str
    rules: tuple[RuleSeen, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that spoke for or against the claim; its bar begins in the middle of the line."""

    name: str
    means: str
    weight: str
    begins: str
    width: str
    speaks_for: bool


@dataclass(frozen=True, slots=True)
class OneClaim:
    """Everything on the page; the template only lays it out."""

    entry: Entry
    heading: str
    fields: tuple[Field, ...]
    also: tuple[str, ...]
    confidence: str
    tier: str
    tier_told: str
    seen: tuple[Seen, ...]
    extractor: str
    home: Tied | None
    part_told: str
    matching: Matching | None
    beside: tuple[Tied, ...]
    decided: tuple[Decided, ...]


def one_claim(desk: Desk, claim: Json, items: ItemTree, log: Sequence[Judgement] = ()) -> OneClaim:
    """The page of the claim, whose record is given; `items` is the catalogue's tree."""
    ledger, name = desk.ledger, str(claim["id"])
    homes = homes_of(ledger, [name])
    home, part = homes.get(name, ("", ""))
    commitment = ledger.commitment(home) if home else None
    shelf = shelf_of(ledger, (), desk.today, desk.naming)
    (entry,) = entries(shelf, [{**claim, "part": part}])
    text = str((records_of(ledger, "documents", [entry.document]).get(entry.document) or {}).get("text") or "")
    return OneClaim(
        entry=entry, heading=_heading(shelf, claim), fields=tuple(_fields(shelf, claim, text)),
        also=tuple(text[span["start"]:span["end"]] for span in claim.get("also") or ()),
        confidence=f"{float(claim['confidence']):.2f}", tier=str(claim["tier"]),
        tier_told=TIERS.get(str(claim["tier"]), ""), seen=tuple(_seen(claim)), extractor=str(claim["extractor"]),
        home=Tied(home, title(commitment)) if commitment else None, part_told=PARTS.get(part, ""),
        matching=matching(ledger, claim, commitment, ledger.claims_of(home), items) if commitment else None,
        beside=tuple(_beside(ledger.claims_in(entry.document), name)),
        decided=decided_about_claim(ledger, log, claim),
    )


def fields_table(view: OneClaim) -> Table:
    """Which words gave what, and by which rules."""
    rows = tuple(Row({"field": one.name, "value": one.value, "words": one.words or None,
                      "inferred": one.inferred or None, "rules": ";".join(rule.id for rule in one.rules) or None})
                 for one in view.fields)
    return Table(f"claims/{view.entry.id}", "Each field with its words, or the rule that filled it.", (
        Column("field", "Field"), Column("value", "Value"), Column("words", "From the words"),
        Column("inferred", "Not in words"), Column("rules", "By the rules")), rows, len(rows))


def weights_table(view: OneClaim) -> Table:
    """What made the confidence, and what joins the claim to others: everything that was weighed, in log-odds."""
    seen = [("confidence", "", one.name, one.means, one.weight) for one in view.seen]
    pairs = [("match", match.claim, one.name, one.reason, one.weight)
             for match in (view.matching.matches if view.matching else ()) for one in match.levels]
    keys = ("of", "with_claim", "seen", "reason", "weight")
    rows = tuple(Row({key: cell or None for key, cell in zip(keys, told, strict=True)}) for told in (*seen, *pairs))
    return Table(f"claims/{view.entry.id}/weights", "What was seen, with its weight in log-odds.", (
        Column("of", "Of"), Column("with_claim", "With the claim", "id"), Column("seen", "Seen"),
        Column("reason", "Why"), Column("weight", "Weight")), rows, len(rows))


def _heading(shelf: Shelf, claim: Json) -> str:
    """What the claim reads, in one line: 'France to Ukraine: 100 drones, announced'."""
    told = dict(facts(shelf, claim))
    who = " to ".join(filter(None, (told.get("who"), told.get("to whom"))))
    what = " ".join(filter(None, (told.get("how many"), told.get("what") or str(claim["kind"]))))
    return ": ".join(filter(None, (who, ", ".join(filter(None, (what, told.get("how much"), claim.get("stage")))))))


def _beside(claims: Iterable[Json], name: str) -> Iterator[Tied]:
    """The other claims of the same document."""
    for one in claims:
        if one["id"] != name:
            yield Tied(str(one["id"]), str((one.get("evidence") or {}).get("exact") or one["kind"]))


# -- fields ------------------------------------------------------------------------------------------------------------


def _fields(shelf: Shelf, claim: Json, text: str) -> Iterator[Field]:
    """The fields that the claim has, each with its words; a place that the stored text does not reach has none."""
    told, cited = dict(facts(shelf, claim)), claim.get("cited") or {}
    means = meanings()
    for name, label, fact in FIELDS:
        value = told.get(fact, "") if fact else _code(claim, name)
        reasons = [one for one in claim.get("why") or () if one["field"] == name]
        if not value and not reasons:
            continue
        place = cited.get(name) or {}
        inferred = str(place.get("inference") or "").partition(": ")[2]
        group = LABELS[name][1] if name in LABELS and "start" in place else ""
        yield Field(name, label, group, value or "not read", _cut(text, place), inferred,
                    tuple(_rule(one, text, means, inferred) for one in reasons))


def _code(claim: Json, name: str) -> str:
    value = str(claim.get(name) or "")
    return f"{value}: {COUNTING_WORDS[value]}" if name == "counting" and value in COUNTING_WORDS else value


def _cut(text: str, place: Mapping[str, Any] | None) -> str:
    return text[int(place["start"]):int(place["end"])] if place and "start" in place else ""


def _rule(reason: Json, text: str, means: Mapping[str, str], inferred: str) -> RuleSeen:
    note = str(reason.get("note") or "")
    rule = str(reason["rule"])
    tail = note.partition(": ")[2]
    is_the_same = bool(tail) and (tail == inferred or tail.replace(" ", "-") == rule.partition(".")[2])
    return RuleSeen(rule, means.get(rule, ""), _cut(text, reason.get("span")),
                    f"{reason['weight']:+.2f}" if reason.get("weight") else "", "" if is_the_same else note)


def _seen(claim: Json) -> Iterator[Seen]:
    """What made the confidence, the weightiest first."""
    means = meanings()
    reasons = [one for one in claim.get("why") or () if one["field"] == "confidence"]
    most = max((abs(float(one["weight"])) for one in reasons), default=1.0) or 1.0
    for one in sorted(reasons, key=lambda one: -abs(float(one["weight"]))):
        weight = float(one["weight"])
        width = abs(weight) / most * 50
        rule = str(one["rule"])
        dashed = "-".join("".join(letter if letter.isalnum() else " " for letter in rule.lower()).split())
        yield Seen(rule, means.get(f"confidence.{dashed}", ""), f"{weight:+.2f}",
                   f"{50 if weight >= 0 else 50 - width:.2f}%", f"{width:.2f}%", weight >= 0)
