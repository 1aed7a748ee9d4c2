"""`eval --events`: how right commitments are, against events that people grouped; and weights learnt from them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import product
from pathlib import Path

import click

from pledgebook.catalogue import load_catalogue
from pledgebook.cli.judged_pairs import read_judged
from pledgebook.cli.terminal import tell_issues
from pledgebook.config import Config
from pledgebook.evaluate.event_mistakes import EventMistake, event_mistakes
from pledgebook.evaluate.event_report import event_error_lines, event_lines
from pledgebook.evaluate.event_score import by_event, event_mean, f1_of, score_events
from pledgebook.evaluate.events import GoldEvent, Grouped, read_events
from pledgebook.evaluate.pair_training import STRENGTHS, SeenPair, cross_validated, trained
from pledgebook.link import link
from pledgebook.model import Claim
from pledgebook.reconcile import reconcile
from pledgebook.reconcile.compare import compare, weigh
from pledgebook.reconcile.pairs import Compared, Table, compared, joined
from pledgebook.reconcile.weights import Weight, as_csv, weights
from pledgebook.schema import Json, line, plain

Counts = dict[str, tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What `eval --events` is asked for."""

    shown: int = 0
    as_json: bool = False
    cross_validate: bool = False
    table: Path | None = None
    judgements: Path | None = None
    claims: Path | None = None


def evaluate_events(paths: Sequence[Path], wanted: Wanted) -> None:
    """Reconcile the claims of all events together, and print the figures, the errors and what was learnt."""
    events = read_events(paths)
    claims = linked(events)
    predicted = commitments(claims)
    report = score_events(events, predicted)
    found = compared(claims, load_catalogue()) if wanted.shown or wanted.cross_validate or wanted.table else None
    judged = read_judged(wanted.judgements, wanted.claims) if wanted.judgements and wanted.claims else None
    learnt_too = judged.pairs if judged else ()
    if judged:
        report["judged_pairs"] = {"learnt_from": len(judged.pairs), "hopeless": judged.hopeless}
        tell_issues(judged.issues)
    errors: list[Json] = []
    if found and wanted.shown:
        home = {claim: tuple(one.parts) for one in predicted for claim in one.parts}
        errors = [_told(one, found, home) for one in event_mistakes(events, predicted)[: wanted.shown]]
    if found and wanted.cross_validate:
        report["cross_validated"] = _trials(events, found, learnt_too)
    if wanted.as_json:
        click.echo(json.dumps({**report, **({"errors": errors} if wanted.shown else {})}, indent=1, ensure_ascii=False))
    else:
        click.echo("\n".join([*event_lines(report), *event_error_lines(errors)]))
    if found and wanted.table:
        wanted.table.write_text(as_csv(learnt(events, found, learnt_too)), encoding="utf-8")
        click.echo(f"written {wanted.table}", err=True)


def linked(events: Sequence[GoldEvent]) -> list[Claim]:
    """The claims of all events with their parties and things looked up, as `pledgebook reconcile` looks them up."""
    catalogue = load_catalogue()
    return [link(claim, catalogue) for event in events for claim in event.claims]


def commitments(claims: Sequence[Claim]) -> list[Grouped]:
    """What becomes of the claims under the weights in force, as far as it is scored."""
    made = reconcile(claims, (), load_catalogue(), Config().reconcile).commitments
    return [Grouped(one.id, {member.claim: str(member.part) for member in one.claims}, one.part_of) for one in made]


def seen_pairs(events: Sequence[GoldEvent], found: Compared) -> list[SeenPair]:
    """The weighed pairs with what people made of them.

    Two events of different files may tell of one promise without saying so: their pairs are left out.
    """
    source = [event.place.rpartition(":")[0] for event in events]
    number = {claim.id: at for at, event in enumerate(events) for claim in event.claims}
    home = {claim: one.id for event in events for one in event.commitments for claim in one.parts}
    return [SeenPair((one, other), levels, home[one] == home[other], (number[one], number[other]))
            for (one, other), levels in found.levels.items() if source[number[one]] == source[number[other]]]


def by_hand() -> dict[str, float]:
    """The weights that were set by hand."""
    return {level: weight.by_hand for level, weight in weights().items()}


def learnt(events: Sequence[GoldEvent], found: Compared, judged: Sequence[SeenPair] = ()) -> dict[str, Weight]:
    """The table learnt from all events and judged pairs, held as strongly as did best in cross-validation."""
    pairs = [*seen_pairs(events, found), *judged]
    best = max(STRENGTHS, key=lambda strength: (event_mean(_trial(events, found, strength, judged)), strength))
    table = trained(pairs, by_hand(), best)
    return {level: replace(one, value=table[level], pairs=sum(level in pair.levels for pair in pairs),
                           same=sum(level in pair.levels for pair in pairs if pair.same))
            for level, one in weights().items()}


def _trials(events: Sequence[GoldEvent], found: Compared, judged: Sequence[SeenPair]) -> Json:
    every = frozenset(range(len(events)))
    rows = {"by hand": _outcome(events, found, by_hand(), every)}
    rows |= {f"learnt, held {strength:g}": _trial(events, found, strength, judged) for strength in STRENGTHS}
    return {name: {**f1_of(*(sum(row[at] for row in counts.values()) for at in range(3))),
                   "event_mean": event_mean(counts)} for name, counts in rows.items()}


def _trial(events: Sequence[GoldEvent], found: Compared, strength: float, judged: Sequence[SeenPair]) -> Counts:
    def outcome(table: Table, held: frozenset[int]) -> Counts:
        return _outcome(events, found, table, held)
    return cross_validated([*seen_pairs(events, found), *judged], by_hand(), strength, len(events), outcome)


def _outcome(events: Sequence[GoldEvent], found: Compared, table: Table, held: frozenset[int]) -> Counts:
    made = joined(found, table, Config().reconcile.threshold)
    groups = [Grouped(members[0], dict.fromkeys(members, "")) for members in made]
    return by_event([event for at, event in enumerate(events) if at in held], groups)


def _told(one: EventMistake, found: Compared, home: Mapping[str, tuple[str, ...]]) -> Json:
    told: Json = asdict(one)
    claims = [name for name in one.subjects if name in found.traits]
    told["claims"] = [_claim_line(found.traits[name].claim) for name in claims]
    if len(claims) > 1:
        told.update(_weighing(found, *claims))
        told["chosen_by"] = _chosen_by(found, home[claims[0]], home[claims[1]])
    return told


def _weighing(found: Compared, one: str, other: str) -> Json:
    """The levels of two claims with their weights, and whether reconciling weighed them."""
    levels, pair = found.levels_of(one, other), (min(one, other), max(one, other))
    met = "in a common block" if pair in found.levels else "in no common block" if levels else "never weighed"
    shown = [(level, weights()[level].value) for level in levels or compare(found.traits[one], found.traits[other])]
    return {"levels": shown, "weight": round(sum(weight for _, weight in shown), 2), "met": met}


def _chosen_by(found: Compared, one: Sequence[str], other: Sequence[str]) -> str:
    """What the clusters were joined or kept apart by: the mean weight between the two, or inside the one."""
    pairs = {(min(two), max(two)) for two in product(one, other) if two[0] != two[1]}
    told = [weigh(levels) for pair in sorted(pairs) if (levels := found.levels_of(*pair)) is not None]
    where = "inside our commitment" if one == other else "between our two commitments"
    mean = f"mean {sum(told) / len(told):+.2f} of {len(told)} weighed pairs" if told else "no weighed pair"
    return f"{mean} {where}"


def _claim_line(claim: Claim) -> str:
    shown = {name: value for name, value in plain(claim).items() if value not in (None, [], {}, "")
             and name in ("id", "kind", "stage", "counting", "donors", "recipients", "item", "quantity", "money")}
    return line({**shown, "published": claim.document.published and claim.document.published.isoformat()})
