"""`eval` scores what is read now against gold, and says in which line a file cannot be used."""

import importlib.util
import json
import tomllib
from pathlib import Path

import pytest

from pledgebook.reconcile.weights import weights

SHARED = Path(__file__).resolve().parents[3] / "shared"
TEXT = "Norway will donate 14 diesel generators to Moldova by the end of June, the foreign ministry said."
DOCUMENT = {"id": "note-1", "language": "en", "published": "2026-03-12", "publisher": "fjordpost.example", "text": TEXT}
CLAIM = {
    "kind": "goods", "stage": "announced", "modality": "stated", "counting": "new", "donors": ["NO"],
    "recipients": ["MD"], "item": {"text": "diesel generators", "id": None},
    "quantity": {"min": 14, "max": 14, "bound": "exact", "unit": None, "per": None}, "money": None,
    "due": {"earliest": "2026-03-12", "latest": "2026-06-30", "phrase": "by the end of June"}, "happened": None,
    "speaker": {"name": None, "role": "the foreign ministry", "party": "NO"},
    "evidence": {"start": 0, "end": 50, "exact": TEXT[:50]}, "also": [],
}
MISSED = {**CLAIM, "kind": "training", "item": {"text": "soldiers", "id": None}}
GOLD = {"doc": "note-1", "language": "en", "published": "2026-03-12", "claims": [CLAIM]}


@pytest.fixture
def files(tmp_path):
    """Write gold and documents as JSON lines; strings are taken as they are."""
    def write(gold, documents=(DOCUMENT,)):
        for name, rows in (("claims.jsonl", gold), ("documents.jsonl", documents)):
            lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
            (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return tmp_path / "claims.jsonl"
    return write


def test_documents_are_looked_for_beside_the_gold(call, files):
    files([GOLD])
    ended = call("eval", "claims.jsonl")
    assert ended.code == 0
    assert "found  P 1.000 R 1.000 F1 1.000" in ended.out
    assert "tier A: 1 of 1 found" in ended.out
    assert "ECE" in ended.out


def test_documents_may_be_elsewhere(call, files, tmp_path):
    files([GOLD])
    (tmp_path / "documents.jsonl").rename(tmp_path / "texts.jsonl")
    assert call("eval", "claims.jsonl").code == 2
    assert call("eval", "claims.jsonl", "--documents", "texts.jsonl").code == 0


def test_json_has_the_same_figures_and_errors_with_their_traces(call, files):
    files([{**GOLD, "claims": [CLAIM, MISSED]}])
    report = json.loads(call("eval", "claims.jsonl", "--json", "--errors", "5").out)
    assert report["all"]["found"]["recall"] == 0.5
    assert set(report) == {"all", "en", "errors", "explained"}
    assert [(what, name) for what, name, _ in report["errors"]] == [("missed", "note-1")]
    assert report["explained"][0]["sentence"] == TEXT
    assert report["explained"][0]["candidates"][0]["fate"] == "paired with another"
    assert "errors" not in json.loads(call("eval", "claims.jsonl", "--json").out)


def test_errors_are_shown_with_sentence_and_reasons(call, files):
    files([{**GOLD, "claims": [{**CLAIM, "donors": ["SE"]}]}])
    out = call("eval", "claims.jsonl", "--errors", "1").out
    assert "\nwrong donors note-1 {" in out
    assert f"    sentence: {TEXT}" in out
    assert 'donors     gold ["SE"], predicted ["NO"] "Norway"' in out
    assert 'donor.subject +1.50 "Norway"' in out


def test_documents_are_chosen_by_id_and_language(call, files):
    other = {**DOCUMENT, "id": "note-2", "language": "sv"}
    files([GOLD, {**GOLD, "doc": "note-2", "language": "sv"}], [DOCUMENT, other])
    assert set(json.loads(call("eval", "claims.jsonl", "--json").out)) == {"all", "en", "sv"}
    for chosen in (["--only", "note-1"], ["--without", "note-2,note-9"], ["--language", "en"]):
        assert set(json.loads(call("eval", "claims.jsonl", "--json", *chosen).out)) == {"all", "en"}
    ended = call("eval", "claims.jsonl", "--language", "fr")
    assert (ended.code, ended.out) == (2, "")
    assert "no document is left of 2" in ended.err


WRONG = {
    "no JSON": ["{"], "no object": ["[]"], "no doc": [{"claims": []}], "no claims": [{"doc": "note-1"}],
    "kind of no list": [{**GOLD, "claims": [{**CLAIM, "kind": "gift"}]}],
    "no number": [{**GOLD, "claims": [{**CLAIM, "money": {"min": "much", "max": None, "currency": "USD"}}]}],
    "no claim": [{**GOLD, "claims": ["a claim"]}],
    "a place without an end": [{**GOLD, "claims": [{**CLAIM, "evidence": {"start": 3}}]}],
    "a place that is none": [{**GOLD, "claims": [{**CLAIM, "evidence": {"start": 9, "end": 3, "exact": "x"}}]}],
    "places that are none": [{**GOLD, "claims": [{**CLAIM, "also": [7]}]}],
    "other words": [{**GOLD, "claims": [{**CLAIM, "evidence": {"start": 0, "end": 6, "exact": "Sweden"}}]}],
    "beyond the text": [{**GOLD, "claims": [{**CLAIM, "evidence": {"start": 90, "end": 990, "exact": ""}}]}],
    "told twice": [GOLD, GOLD], "a document that is not there": [{**GOLD, "doc": "note-7"}],
    "language of no kind": [{**GOLD, "language": 7}],
}


@pytest.mark.parametrize("rows", WRONG.values(), ids=WRONG)
def test_gold_that_is_wrong_ends_with_its_line_and_what_next(call, files, rows):
    files(rows)
    ended = call("eval", "claims.jsonl")
    assert (ended.code, ended.out) == (2, "")
    assert f"pledgebook: claims.jsonl:{len(rows)}: " in ended.err
    assert "\n  next: " in ended.err


@pytest.mark.parametrize("documents", [["{"], [{**DOCUMENT, "text": " "}], [{**DOCUMENT, "text": "\ud800" + TEXT}]])
def test_documents_that_are_wrong_end_with_their_line_and_what_next(call, files, documents):
    files([GOLD], documents)
    ended = call("eval", "claims.jsonl")
    assert (ended.code, ended.out) == (2, "")
    assert "pledgebook: documents.jsonl:1: " in ended.err
    assert "\n  next: " in ended.err


def test_a_document_that_stands_twice_is_refused(call, files):
    files([GOLD], [DOCUMENT, DOCUMENT])
    assert "documents.jsonl:2: the document 'note-1' stands there before" in call("eval", "claims.jsonl").err


def test_a_file_that_is_not_there_or_empty_is_named(call, files, tmp_path):
    ended = call("eval", "nowhere.jsonl")
    assert (ended.code, "nowhere.jsonl: cannot be opened" in ended.err) == (2, True)
    files([])
    assert "no gold document" in call("eval", "claims.jsonl").err


def test_what_is_printed_is_what_the_contracts_scorer_prints_of_what_read_prints(call, capsysbinary, monkeypatch,
                                                                               tmp_path):
    script = SHARED / "spec" / "score_claims.py"
    if not script.is_file():
        pytest.skip("the contracts' own scorer, ../shared/spec/score_claims.py, is not here to compare with")
    spec = importlib.util.spec_from_file_location("score_claims", script)
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    held = ("gdelt-131", "gdelt-380", "wh-dev228", "wh-dev235", "wh-dev256", "wh-dev274", "whb-dev126", "whb-dev25",
            "who-dev100", "who-dev94")
    chosen = ["--without", ",".join(held)]
    (tmp_path / "said.jsonl").write_text(call("read", "--json", SHARED / "gold" / "documents.jsonl").out, "utf-8")
    gold = str(SHARED / "gold" / "claims.jsonl")
    ours = call("eval", gold, *chosen, "--errors", "1000").out
    monkeypatch.setattr("sys.argv", ["score_claims", gold, "said.jsonl", *chosen, "--errors", "1000"])
    assert reference.main() == 0
    theirs = capsysbinary.readouterr().out.decode("utf-8").splitlines()
    head = next(number for number, row in enumerate(theirs) if row.startswith(("missed ", "false ", "wrong ")))
    assert ours.splitlines()[:head] == theirs[:head]
    errors = [row for row in ours.splitlines() if row.startswith(("missed ", "false ", "wrong "))]
    until_read = [[row.partition('"recorded"')[0] for row in rows] for rows in (errors, theirs[head:])]
    assert until_read[0] == until_read[1]  # `read` says when it read, `eval` does not


def test_calibrating_writes_a_table_that_a_pack_can_hold(call, files, tmp_path):
    documents = [{**DOCUMENT, "id": f"note-{n}", "text": TEXT.replace("14", str(n))} for n in range(20, 60)]
    rows = [{**GOLD, "doc": f"note-{n}", "claims": [] if n % 8 == 0 else [
        {**CLAIM, "quantity": {**CLAIM["quantity"], "min": n, "max": n}, "evidence": {"start": 0, "end": 50}}]}
        for n in range(20, 60)]
    files(rows, documents)
    ended = call("eval", "claims.jsonl", "--calibrate", "confidence.toml")
    assert (ended.code, "written confidence.toml" in ended.err) == (0, True)
    assert "learnt from 40 candidates of 40 documents, 35 of them right" in ended.out
    table = tomllib.loads((tmp_path / "confidence.toml").read_text(encoding="utf-8"))
    assert {"made", "figures", "cuts", "weights", "seen"} <= set(table)
    report = json.loads(call("eval", "claims.jsonl", "--calibrate", "confidence.toml", "--json").out)
    assert report["trained"]["claims"] == 40


def test_whom_documents_are_for_is_learnt_from_gold_into_a_table(call, files, tmp_path):
    documents = [{**DOCUMENT, "id": f"note-{n}", "text": DOCUMENT["text"].replace("14", f"{n}")} for n in range(20, 45)]
    rows = [{**GOLD, "doc": one["id"], "claims": [
        {**CLAIM, "quantity": {**CLAIM["quantity"], "min": n, "max": n}, "evidence": {"start": 0, "end": 50}}]}
        for n, one in enumerate(documents, start=20)]
    files(rows, documents)
    ended = call("eval", "claims.jsonl", "--learn-recipients", "recipient.toml")
    assert (ended.code, "written recipient.toml" in ended.err) == (0, True)
    table = tomllib.loads((tmp_path / "recipient.toml").read_text(encoding="utf-8"))
    assert (table["made"]["documents"], table["made"]["right"]) == (25, 25)
    assert table["weights"]["part to"] > 0


def test_too_few_documents_to_learn_whom_they_are_for_write_nothing(call, files, tmp_path):
    files([GOLD])
    ended = call("eval", "claims.jsonl", "--learn-recipients", "recipient.toml")
    assert (ended.code, "too few to learn from" in ended.err) == (2, True)
    assert not (tmp_path / "recipient.toml").exists()


def test_too_little_gold_to_learn_from_writes_nothing(call, files, tmp_path):
    files([GOLD])
    ended = call("eval", "claims.jsonl", "--calibrate", "confidence.toml")
    assert (ended.code, ended.out) == (2, "")
    assert "too few to learn from" in ended.err
    assert not (tmp_path / "confidence.toml").exists()


def test_several_files_of_gold_are_one_gold_each_with_its_documents_beside_it(call, files, tmp_path):
    files([GOLD])
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "claims.jsonl").write_text(json.dumps({**GOLD, "doc": "note-2"}), encoding="utf-8")
    (tmp_path / "more" / "documents.jsonl").write_text(json.dumps({**DOCUMENT, "id": "note-2"}), encoding="utf-8")
    assert "all     2 documents     2 gold" in call("eval", "claims.jsonl", "more/claims.jsonl").out
    ended = call("eval", "claims.jsonl", "claims.jsonl")
    assert (ended.code, "was told before, in claims.jsonl:1" in ended.err) == (2, True)


def event_claim(name, **known):
    return {**{key: value for key, value in CLAIM.items() if key not in ("evidence", "also")}, "id": name,
            "doc": name.split(".")[0], "published": "2026-03-12", **known}


EVENT = {"event": "MD-GRID", "claims": [event_claim("a.1"), event_claim("b.1"), event_claim("b.2", donors=["SE"])],
         "commitments": [
             {"id": "e-1", "claims": [{"claim": "a.1", "part": "opens"}, {"claim": "b.1", "part": "restates"}]},
             {"id": "e-2", "claims": [{"claim": "b.2", "part": "opens"}]}]}


def test_events_are_scored_with_the_figures_of_commitments(call, files):
    files([EVENT])
    ended = call("eval", "--events", "claims.jsonl")
    assert ended.code == 0
    assert ended.out.startswith("3 claims, 2 gold commitments, 2 predicted\npairs    P 1.000 R 1.000 F1 1.000\n")
    assert "inflation 0.000  loss 0.000" in ended.out


def test_an_error_of_events_shows_its_pair_with_weights(call, files):
    apart = [{"id": f"e-{n}", "claims": [{"claim": claim["id"], "part": "opens"}]}
             for n, claim in enumerate(EVENT["claims"])]
    files([{**EVENT, "commitments": apart}])
    ended = call("eval", "--events", "claims.jsonl", "--errors", "9")
    assert "MD-GRID: joined wrongly: a.1 and b.1" in ended.out
    assert "donors same +" in ended.out
    assert "MD-GRID: part: b.1" in ended.out
    told = json.loads(call("eval", "--events", "claims.jsonl", "--errors", "1", "--json").out)
    assert told["pairs"]["precision"] == 0
    assert told["errors"][0]["levels"]


def test_weights_are_learnt_into_a_table_of_every_level(call, files, tmp_path):
    files([EVENT])
    ended = call("eval", "--events", "claims.jsonl", "--train", "new.csv", "--cross-validate")
    assert ended.code == 0
    assert "by hand" in ended.out
    rows = (tmp_path / "new.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0] == "level,weight,by_hand,pairs,same,reason"
    assert len(rows) == len(weights()) + 1


def judged(tmp_path, *rows):
    """A log of judgements, and a file of the claims that it is about: pairs far apart in time, with no number."""
    claims = [{**CLAIM, "id": f"{text}.1", "doc": text, "published": day, "quantity": None, "due": None}
              for text, day in (("p", "2021-01-04"), ("q", "2021-02-20"), ("r", "2021-04-09"), ("s", "2021-05-27"))]
    lines = [{"id": f"jdg-{n}", "verdict": verdict, "subjects": list(subjects), "reviewer": "ada",
              "decided_at": f"2026-01-0{n}T10:00:00Z"} for n, (verdict, *subjects) in enumerate(rows, start=1)]
    for name, told in (("log.jsonl", lines), ("book.jsonl", claims)):
        (tmp_path / name).write_text("".join(json.dumps(one) + "\n" for one in told), encoding="utf-8")
    return "--judgements", "log.jsonl", "--claims", "book.jsonl"


def learnt_weight(call, tmp_path, *options):
    ended = call("eval", "--events", "claims.jsonl", "--train", "new.csv", *options)
    assert ended.code == 0, ended.err
    return float(next(row for row in (tmp_path / "new.csv").read_text(encoding="utf-8").splitlines()
                      if row.startswith("bare and apart,")).split(",")[1])


def test_what_people_judged_moves_the_weights_their_way(call, files, tmp_path):
    files([EVENT])
    every = ("p.1", "q.1", "r.1", "s.1")
    alike = learnt_weight(call, tmp_path, *judged(tmp_path, ("same", *every)))
    apart = learnt_weight(call, tmp_path, *judged(tmp_path, ("different", *every)))
    assert alike > weights()["bare and apart"].by_hand >= apart


def test_a_judgement_that_was_undone_or_turned_teaches_nothing(call, files, tmp_path):
    files([EVENT])
    options = judged(tmp_path, ("same", "p.1", "q.1"), ("undo", "jdg-1"), ("same", "r.1", "s.1"),
                     ("different", "r.1", "s.1"), ("part-of", "p.1", "s.1"))
    ended = call("eval", "--events", "claims.jsonl", "--cross-validate", *options)
    assert "judged   1 pairs to learn from, 0 that no weight could join" in ended.out


def test_a_line_that_is_no_judgement_is_named(call, files, tmp_path):
    files([EVENT])
    options = judged(tmp_path, ("same", "p.1", "q.1"))
    (tmp_path / "log.jsonl").write_text('{"verdict": "same"}\n', encoding="utf-8")
    ended = call("eval", "--events", "claims.jsonl", "--cross-validate", *options)
    assert ended.code == 2
    assert "log.jsonl:1" in ended.err


@pytest.mark.parametrize("options", [("--judgements", "log.jsonl", "--train", "new.csv"),
                                     ("--claims", "book.jsonl", "--train", "new.csv"),
                                     ("--judgements", "log.jsonl", "--claims", "book.jsonl")])
def test_judgements_go_with_their_claims_and_with_learning(call, files, tmp_path, options):
    files([EVENT])
    judged(tmp_path, ("same", "p.1", "q.1"))
    assert call("eval", "--events", "claims.jsonl", *options).code == 2


@pytest.mark.parametrize("options", [("--train", "new.csv"), ("--cross-validate",), ("--judgements", "log.jsonl")])
def test_what_only_events_can_teach_needs_events(call, files, options):
    files([GOLD])
    assert call("eval", "claims.jsonl", *options).code == 2


@pytest.mark.parametrize("options", [("--language", "en"), ("--documents", "documents.jsonl"),
                                     ("--calibrate", "x.toml"), ("--learn-recipients", "x.toml")])
def test_events_take_no_option_of_documents(call, files, options):
    files([EVENT])
    assert call("eval", "--events", "claims.jsonl", *options).code == 2
