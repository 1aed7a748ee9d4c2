"""`rules`: what it prints, and how it ends."""

import json


def test_every_rule_is_listed_with_its_sentences(call):
    rows = [json.loads(row) for row in call("rules", "list", "--json").out.splitlines()]
    assert len(rows) > 150
    assert all(row["reads"] and row["not"] and row["means"] for row in rows)
    assert {"verb.give", "donor.subject", "veto.one-of-several", "screen.giving"} <= {row["id"] for row in rows}


def test_a_name_that_ends_in_a_point_names_all_that_begin_so(call):
    shown = call("rules", "list", "bound.").out.splitlines()
    assert len(shown) > 4
    assert all(row.startswith("bound.") for row in shown)


def test_rules_that_hold_end_well(call):
    ended = call("rules", "test", "verb.give", "role.")
    assert ended.code == 0
    assert "all as they should be" in ended.out


def test_an_unknown_rule_is_named(call):
    ended = call("rules", "test", "verb.fly")
    assert ended.code == 2
    assert "verb.fly" in ended.err
    assert "next: " in ended.err


def test_an_unknown_language_is_named(call):
    ended = call("rules", "list", "--language", "xx")
    assert ended.code == 2
    assert "'xx'" in ended.err


def test_the_second_pack_has_rules_as_well(call, tmp_path):
    assert "livr" in call("rules", "list", "--json", "--language", "fr", "verb.give").out
    ended = call("rules", "test", "--language", "fr", "verb.give", "donor.subject")
    assert (ended.code, "1 rules, 2 sentences: all as they should be" in ended.out) == (0, True)
    assert "without sentences in this pack: 1 rules" in ended.err
    text = "La Suède livrera 40 camions à la Moldavie."
    (tmp_path / "documents.jsonl").write_text(json.dumps({"id": "a", "language": "fr", "text": text}) + "\n")
    (tmp_path / "claims.jsonl").write_text(json.dumps({"doc": "a", "language": "fr", "claims": []}) + "\n")
    ended = call("rules", "stats", "--language", "fr", "claims.jsonl")
    assert (ended.code, "verb.give" in ended.out) == (0, True)


def test_statistics_tell_idle_rules_apart(call, tmp_path):
    text = "Norway will donate 14 diesel generators to Moldova."
    (tmp_path / "documents.jsonl").write_text(json.dumps({"id": "a", "language": "en", "text": text}) + "\n")
    (tmp_path / "claims.jsonl").write_text(json.dumps({"doc": "a", "language": "en", "claims": []}) + "\n")
    ended = call("rules", "stats", "claims.jsonl")
    assert ended.code == 0
    assert "dead (never fired)" in ended.out
    assert "verb.give" in ended.out
    rows = [json.loads(row) for row in call("rules", "stats", "--json", "claims.jsonl").out.splitlines()]
    assert {row["rule"]: row["state"] for row in rows}["verb.cancel"] == "dead"


def test_the_explanation_names_rule_words_and_what_lost(call, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "one.txt").write_text(
        "Norway promised help and has delivered 14 generators to Moldova, not 300 people.")
    shown = call("read", "--explain", "one.txt").out
    assert "give.perfect" in shown
    assert '"has delivered"' in shown
    assert "lost" in shown
    assert "rejected  veto.counts-no-thing-that-is-given" in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_the_trace_holds_what_lost_only_when_asked(call, tmp_path):
    (tmp_path / "one.txt").write_text("Norway promised help and has delivered 14 generators to Moldova.")
    plain, full = (json.loads(call("read", "--json", "one.txt", *more).out.splitlines()[0])
                   for more in ([], ["--explain"]))
    assert not [row for row in plain["why"] if row["note"].startswith("lost")]
    assert [row for row in full["why"] if row["note"].startswith("lost")]
    assert {row["field"] for row in plain["why"]} >= {"kind", "stage", "donors", "recipients", "item", "quantity",
                                                      "counting", "modality", "confidence"}
