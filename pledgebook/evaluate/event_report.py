"""The figures of events as text, laid out as score_commitments.py does, then cross-validation and errors."""

from collections.abc import Iterator, Sequence

from pledgebook.schema import Json


def event_lines(report: Json) -> Iterator[str]:
    """The report, line by line."""
    yield "{claims} claims, {gold} gold commitments, {predicted} predicted".format(**report)
    for name in ("pairs", "b_cubed", "part_of"):
        yield "{:8} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}".format(name, **report[name])
    yield f"pairs F1, mean over events {report['pairs_event_mean']:.3f}"
    yield "parts    " + "  ".join(f"{name} {figures['f1']:.2f}" for name, figures in report["parts"].items())
    yield f"inflation {report['inflation']:.3f}  loss {report['loss']:.3f}"
    if judged := report.get("judged_pairs"):
        yield "judged   {learnt_from} pairs to learn from, {hopeless} that no weight could join".format(**judged)
    for name, row in report.get("cross_validated", {}).items():
        yield "{:20} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} mean {event_mean:.3f}".format(name, **row)


def event_error_lines(errors: Sequence[Json]) -> Iterator[str]:
    """The errors, each with what it is about; of a pair its levels, their weights and whether it was weighed at all."""
    for one in errors:
        yield ""
        yield f"{one['event']}: {one['what']}: {' and '.join(one['subjects'])}"
        yield f"    gold {one['gold']}"
        yield f"    ours {one['ours']}"
        yield from (f"    {claim}" for claim in one.get("claims", ()))
        if "levels" in one:
            told = "  ".join(f"{level} {weight:+.1f}" for level, weight in one["levels"])
            yield f"    {one['weight']:+.1f} ({one['met']}): {told}"
            yield f"    {one['chosen_by']}"
