"""Events are read with the place of every fault, and scored as the scorer beside the contracts scores them."""

import importlib.util
import json
import random
from pathlib import Path

import pytest

from pledgebook.codes import Part
from pledgebook.errors import GoldError
from pledgebook.evaluate.event_mistakes import event_mistakes
from pledgebook.evaluate.event_report import event_error_lines, event_lines
from pledgebook.evaluate.event_score import score_events
from pledgebook.evaluate.events import Grouped, read_events
from pledgebook.evaluate.pair_training import SeenPair, cross_validated, folds, trained

SCORER = Path(__file__).resolve().parents[3] / "shared" / "spec" / "score_commitments.py"


def made_claim(name, quantity=None, money=None):
    return {"id": name, "doc": name.split(".")[0], "published": "2024-05-02", "kind": "goods", "stage": "announced",
            "modality": "stated", "counting": "new", "donors": ["NO"], "recipients": ["MD"],
            "item": {"text": "generators", "id": None}, "due": None, "happened": None, "speaker": None,
            "quantity": quantity and {"min": quantity, "max": quantity, "bound": "exact"},
            "money": money and {"min": money, "max": None, "currency": "NOK", "bound": "at_least"}}


def made_event(name, *groups):
    claims = [claim for _, members, _ in groups for claim, _ in members]
    made = [{"id": f"{name}-{one}", "part_of": whole and f"{name}-{whole}",
             "claims": [{"claim": claim["id"], "part": part} for claim, part in members]}
            for one, members, whole in groups]
    return {"event": name, "claims": claims, "commitments": made}


EVENT = made_event("MD-GRID", (1, [(made_claim("a.1", 14, 5e6), "opens"), (made_claim("b.1", 14), "restates")], None),
                   (2, [(made_claim("a.2", 4), "opens")], 1), (3, [(made_claim("b.2", 90), "asserts")], None))
OTHER = made_event("MD-BUSES", (1, [(made_claim("c.1", 3), "opens"), (made_claim("d.1"), "advances")], None))


@pytest.fixture
def events(tmp_path):
    path = tmp_path / "events.jsonl"
    path.write_text("\n".join(map(json.dumps, (EVENT, OTHER))), encoding="utf-8")
    return read_events([path])


@pytest.mark.skipif(not SCORER.is_file(), reason="the scorer in ../shared is not here")
@pytest.mark.parametrize("seed", range(25))
def test_every_figure_is_that_of_the_scorer_beside_the_contracts(events, seed):
    spec = importlib.util.spec_from_file_location("score_commitments", SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    chance = random.Random(seed)
    names = [claim["id"] for event in (EVENT, OTHER) for claim in event["claims"]]
    homes = {name: chance.randrange(5) for name in names}
    parts = {name: chance.choice(list(Part)).value for name in names}
    rows = [{"id": f"p{home}", "part_of": chance.choice((None, "p0", "p1", "p4")),
             "claims": [{"claim": name, "part": parts[name]} for name in names if homes[name] == home]}
            for home in sorted(set(homes.values()))]
    ours = [Grouped(row["id"], {one["claim"]: one["part"] for one in row["claims"]}, row["part_of"]) for row in rows]
    assert flat(score_events(events, ours)) == pytest.approx(flat(scorer.score([EVENT, OTHER], rows)))


def flat(report, above=""):
    """The figures under the way to them."""
    found = {}
    for key, one in report.items():
        found |= flat(one, f"{above}{key}.") if isinstance(one, dict) else {f"{above}{key}": one}
    return found


def test_claims_that_no_commitment_holds_stand_alone_and_open(events):
    report = score_events(events, [])
    assert report["predicted"] == report["claims"] == 6
    assert report["pairs"]["recall"] == 0
    assert "6 claims, 4 gold commitments, 6 predicted" in list(event_lines(report))


@pytest.mark.parametrize(("change", "message"), [
    ({"event": ""}, "it has no `event`"),
    ({"claims": None}, "no list of `claims`"),
    ({"claims": [*EVENT["claims"], {"kind": "goods"}]}, "claim 5: it is no object with an `id`"),
    ({"claims": [{**EVENT["claims"][0], "kind": "gift"}, *EVENT["claims"][1:]]}, "claim 1: "),
    ({"commitments": EVENT["commitments"][:1]}, "'a.2' is in no commitment"),
    ({"commitments": [*EVENT["commitments"], EVENT["commitments"][1]]}, "'a.2' is in 'MD-GRID-2' too"),
    ({"commitments": [{"id": "x", "claims": [{"claim": "z.9", "part": "opens"}]}]}, "'z.9' is no claim of the event"),
    ({"commitments": [{"id": "x", "claims": [{"claim": "a.1", "part": "begins"}]}]}, "commitment 1: "),
])
def test_a_fault_is_told_with_file_and_line(tmp_path, change, message):
    path = tmp_path / "events.jsonl"
    path.write_text(json.dumps(OTHER) + "\n" + json.dumps({**EVENT, **change}), encoding="utf-8")
    with pytest.raises(GoldError, match=r"events\.jsonl:2") as caught:
        read_events([path])
    assert message in str(caught.value)


@pytest.mark.parametrize("rows", [
    [EVENT, EVENT], [EVENT, {**OTHER, "claims": [EVENT["claims"][0], *OTHER["claims"]]}], [],
], ids=["an event", "a claim", "nothing"])
def test_what_is_told_twice_or_not_at_all_is_refused(tmp_path, rows):
    path = tmp_path / "events.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with pytest.raises(GoldError):
        read_events([path])


def test_every_error_is_told_once(events):
    ours = [Grouped("p1", {"a.1": "opens", "a.2": "restates"}), Grouped("p2", {"b.1": "opens"}),
            Grouped("p3", {"b.2": "asserts"}, "p1"), Grouped("p4", {"c.1": "opens", "d.1": "advances"})]
    found = [(one.what, one.subjects) for one in event_mistakes(events, ours)]
    assert found == [("joined wrongly", ("a.1", "a.2")), ("missed", ("a.1", "b.1")), ("part", ("b.1",)),
                     ("part", ("a.2",)), ("part_of", ("MD-GRID-2", "MD-GRID-1")),
                     ("part_of", ("MD-GRID-3", "MD-GRID-1"))]


def test_an_error_shows_its_levels_and_what_chose():
    shown = "\n".join(event_error_lines([{
        "event": "MD-GRID", "what": "missed", "subjects": ("a.1", "b.1"), "gold": "g", "ours": "p1 | p2",
        "claims": ["one", "two"], "levels": [("days far", -2.75), ("item same", 2.0)], "weight": -0.75,
        "met": "in a common block", "chosen_by": "mean -0.75 of 1 weighed pairs"}]))
    for words in ("missed: a.1 and b.1", "days far -2.8", "-0.8 (in a common block)", "mean -0.75"):
        assert words in shown


def pairs_of(numbers, level, same):
    return [SeenPair((f"{n}.1", f"{n}.2"), ("two claims", level), same, (n, n)) for n in numbers]


def test_weights_move_from_those_by_hand_only_as_far_as_they_are_let():
    seen = [*pairs_of(range(10), "item same", same=True), *pairs_of(range(10), "days far", same=False)]
    hand = {"two claims": -1.0, "item same": 0.0, "days far": 0.0, "never seen": 2.0}
    loose, tight = trained(seen, hand, 1.0), trained(seen, hand, 100.0)
    assert loose["item same"] > tight["item same"] > 0 > tight["days far"] > loose["days far"]
    assert loose["never seen"] == 2.0
    assert loose["two claims"] == -1.0


def test_an_event_is_scored_by_weights_that_never_saw_it():
    seen = [*pairs_of(range(10), "item same", same=True), *pairs_of([3], "days far", same=False)]
    asked = {}

    def outcome(table, held):
        asked.update({event: dict(table) for event in held})
        return {str(event): (1, 1, 1) for event in held}

    counts = cross_validated(seen, {"two claims": 0.0, "item same": 0.0, "days far": 0.0}, 1.0, 12, outcome)
    assert set(counts) == {str(event) for event in range(12)}
    assert sorted(event for fold in folds(12) for event in fold) == list(range(12))
    assert asked[3]["days far"] == 0.0
