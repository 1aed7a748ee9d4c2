"""The figures as text: first as score_claims.py lays them out, then what only we know, then the errors."""

import json
from collections.abc import Iterator, Mapping, Sequence

from pledgebook.evaluate.calibrate import FOLDS, Trained
from pledgebook.evaluate.cuts import PRECISION, SHARE
from pledgebook.evaluate.mistakes import Mistake
from pledgebook.evaluate.slots import LEVELS
from pledgebook.schema import Json

_WIDTH = 700
"""Signs of a claim that are shown in one line of an error."""


def lines(report: Mapping[str, Json]) -> Iterator[str]:
    """The report without its errors: figures overall and a language, then the facets overall."""
    for key in ["all", *sorted(key for key in report if key != "all")]:
        yield from _figures(key, report[key])
    yield from _kinds(report["all"])
    yield from _slots(report["all"])
    yield from _confidence(report["all"])


def _figures(key: str, part: Json) -> Iterator[str]:
    yield (f"{key:4} {part['documents']:4d} documents {part['gold']:5d} gold {part['predicted']:5d} predicted "
           f"({part['repeats']} repeats)")
    for level in ("found", *LEVELS):
        yield "     {:6} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}".format(level, **part[level])
    yield f"     promised/delivered flips {part['flips']:.3f}  polarity errors {part['polarity']:.3f}"
    yield "     " + "  ".join(f"{slot} {value:.2f}" for slot, value in part["slots"].items())


def _kinds(part: Json) -> Iterator[str]:
    yield ""
    yield f"{'kind':12}  gold  pred  found      P      R     F1  kind right  full right"
    for kind, row in part["kinds"].items():
        yield (f"{kind:12} {row['gold']:5d} {row['predicted']:5d} {row['found']:6d}  {row['precision']:.3f}  "
               f"{row['recall']:.3f}  {row['f1']:.3f}  {row['kind']:10.3f}  {row['full']:10.3f}")


def _slots(part: Json) -> Iterator[str]:
    yield ""
    yield f"{'slot':12} pairs right lacking surplus different   in words  right   inferred  right"
    for slot, row in part["slot_errors"].items():
        explicit, inferred = part["sources"][slot]["explicit"], part["sources"][slot]["inferred"]
        yield (f"{slot:12} {row['pairs']:5d} {row['right']:5d} {row['lacking']:7d} {row['surplus']:7d} "
               f"{row['different']:9d} {_rate(explicit)} {_rate(inferred)}")
    yield ""
    yield f"{'inference':58} pairs  right"
    for name, row in part["inferences"].items():
        yield f"{name:58} {row['pairs']:5d}  {row['right']:.3f}"


def _rate(row: Json) -> str:
    return f"{row['pairs']:10d}  {row['right']:.3f}" if row["pairs"] else f"{0:10d}      -"


def _confidence(part: Json) -> Iterator[str]:
    yield ""
    for title, name in (("confidence of tiers A and B", "calibration"),
                        ("confidence of all candidates", "calibration_of_candidates")):
        yield from _calibration(title, part[name])
    for tier in "AB":
        row = part["tiers"][tier]
        yield (f"tier {tier}: {row['found']} of {row['predicted']} found, precision {row['precision']:.3f} "
               f"(at least {row['precision_at_least']:.3f} at 95 in 100)")
    yield f"of the gold claims found, {part['tiers']['share_in_a']:.3f} are in tier A"


def _calibration(title: str, figures: Json) -> Iterator[str]:
    yield f"{title}: ECE {figures['ece']:.3f}  Brier {figures['brier']:.3f}  of {figures['claims']} claims"
    for row in figures["bins"]:
        yield (f"     {row['from']:.1f} to {row['to']:.1f}  {row['claims']:5d} claims  said {row['confidence']:.3f}"
               f"  right {row['right']:.3f}")


def trained_lines(trained: Trained) -> Iterator[str]:
    """What was learnt, and how it does out of fold: nothing here was weighed by what was learnt from it."""
    briers = "  ".join(f"{strength:g}: {brier:.4f}" for strength, brier in trained.briers.items())
    yield ""
    yield (f"learnt from {trained.claims} candidates of {trained.documents} documents, {trained.right} of them right; "
           f"all that follows is out of {FOLDS} folds")
    yield f"Brier {trained.brier_by_hand:.4f} by hand; by how strongly weights are held to those by hand: {briers}"
    yield f"taken: {trained.strength:g}"
    for title, figures in (("tiers A and B", trained.shown), ("all candidates", trained.candidates)):
        yield from _calibration(f"confidence of {title}", figures)
    yield "     cut  shown  found      P      R     F1"
    for row in _thinned(trained.cuts.curve, trained.cuts.b):
        yield (f"{row['cut']:8.3f} {row['predicted']:6d} {row['found']:6d}  {row['precision']:.3f}  {row['recall']:.3f}"
               f"  {row['f1']:.3f}{'  <- tier B' if row['cut'] == trained.cuts.b else ''}")
    one = trained.cuts.figures
    yield (f"tier A from {trained.cuts.a:.3f}: {one['a_found']} of {one['a_predicted']} found, precision "
           f"{one['a_precision']:.3f} (at least {one['a_precision_at_least']:.3f} at 95 in 100), with "
           f"{one['share_in_a']:.3f} of the gold claims found")
    if not trained.cuts.kept:
        yield (f"tier A cannot have a precision of {PRECISION:.2f} with {SHARE:.0%} of the gold claims found on this "
               "gold; the cut is the nearest to it")
    yield f"{'reason':40} seen  by hand  learnt"
    for name, weight in sorted(trained.weights.items(), key=lambda entry: (-entry[1], entry[0])):
        yield f"{name:40} {trained.seen[name]:4d} {trained.by_hand.get(name, 0.0):+8.2f} {weight:+7.2f}"
    rare = sorted(name for name in trained.seen if name not in trained.weights)
    if rare:
        yield f"too rare to learn, as by hand: {', '.join(rare)}"


def _thinned(curve: Sequence[Json], kept: float) -> list[Json]:
    """About twenty rows of the curve, the chosen cut among them."""
    step = max(1, len(curve) // 20)
    return [row for number, row in enumerate(curve, start=1) if number % step == 0 or row["cut"] == kept]


def error_lines(errors: Sequence[Mistake]) -> Iterator[str]:
    """Each error: the line of score_claims.py, then its sentence and how it came about."""
    for one in errors:
        yield f"{one.what} {one.document} {json.dumps(one.claim, ensure_ascii=False)[:_WIDTH]}"
        yield f"    sentence: {_line(one.sentence, 400)}"
        for row in one.trace:
            yield f"    {_traced(row)}"
        for row in one.candidates:
            yield f"    {_candidate(row)}"
            yield from (f"        {_traced(reason)}" for reason in row.get("trace", ()))
        if one.what == "missed" and not one.candidates:
            yield "    no candidate at these words"


def _traced(row: Json) -> str:
    told = f"gold {_json(row['gold'])}, predicted {_json(row['predicted'])}" if "gold" in row else ""
    rule = f"{row['rule']} {row['weight']:+.2f}" if row["weight"] else row["rule"]
    words = f'"{_line(row["words"], 80)}"' if row["words"] else ""
    return " ".join(filter(None, [f"{row['field']:10}", told, rule, words]))


def _candidate(row: Json) -> str:
    sure = f" {row['kind']} at {row['confidence']:.2f}" if "confidence" in row else ""
    return f'{row["fate"]}{sure}: "{_line(row["words"], 160)}"'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _line(text: str, width: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= width else f"{plain[: width - 1]}…"
