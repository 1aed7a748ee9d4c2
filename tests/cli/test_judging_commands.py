"""`judge`, `log`, `conflicts`, `overdue`: results on stdout, notes on stderr, each way to end with its code."""

import json

import pytest

from pledgebook.ledger import build_ledger

ANA, BEN = ("--who", "ana"), ("--who", "ben")


@pytest.fixture
def claims(call, read_book):
    """(the claim of France, the claim of Germany)"""
    found = {row["donors"][0]: row["claims"][0]["claim"] for row in objects(call("show", "-b", read_book, "--json"))}
    return found["FR"], found["DE"]


def objects(ended):
    assert ended.code == 0, ended.err
    return [json.loads(row) for row in ended.out.splitlines()]


def entered(ended):
    assert ended.code == 0, ended.err
    return ended.out.split()[0]


def test_a_decision_is_listed_with_who_when_why_and_what_it_did(call, read_book, claims):
    one = entered(call("judge", "-b", read_book, "reject", claims[0], *ANA, "--because", "a quotation\nof 2019"))
    before = call("log", "-b", read_book)
    assert before.code == 0
    assert all(words in before.out for words in (one, "reject", 'by ana: "a quotation of 2019"', "waits for a run"))
    assert "Caesar howitzers" in before.out
    assert call("run", "-b", read_book).code == 0
    after = call("log", "-b", read_book)
    assert "in force\n    in no commitment" in after.out
    assert after.err == "1 judgement, 1 in force\n"
    assert max(map(len, after.out.splitlines())) <= 80


def test_what_was_undone_is_listed_with_who_took_it_back_and_why(call, read_book, claims):
    one = entered(call("judge", "-b", read_book, "reject", claims[0], *ANA))
    undo = entered(call("judge", "-b", read_book, "undo", one[:10], *BEN, "--because", "read again"))
    told = call("log", "-b", read_book)
    assert f"undone by {undo}" in told.out
    assert 'by ben: "read again"' in told.out
    (first, _) = objects(call("log", "-b", read_book, "--json"))
    assert (first["now"]["state"], first["now"]["undone_by"]["id"]) == ("undone", undo)


def test_the_log_is_asked_by_person_judgement_claim_and_commitment(call, read_book, claims):
    first = entered(call("judge", "-b", read_book, "accept", claims[0], *ANA))
    second = entered(call("judge", "-b", read_book, "unsure", claims[1], *BEN))

    def ids(*arguments):
        return [row["id"] for row in objects(call("log", "-b", read_book, "--json", *arguments))]

    (home,) = [row["id"] for row in objects(call("show", "-b", read_book, "--json", "--donor", "FR"))]
    assert ids() == [first, second]
    assert ids("--who", "ben") == [second]
    assert ids(second[:12]) == [second]
    assert ids(claims[0][:12]) == ids("--subject", home) == ids(home) == [first]
    assert ids("--gone") == ids("--again") == ids("--who", "eve") == []


def test_what_is_gone_is_listed_with_a_next_step_and_the_run_tells_it(call, read_book):
    one = entered(call("judge", "-b", read_book, "same", "clm-0000000000000000", "clm-1111111111111111", *ANA))
    assert "judgement-of-unknown" in call("run", "-b", read_book).err
    told = call("log", "-b", read_book, "--gone")
    assert "clm-0000000000000000  (gone)" in told.out
    assert f"next: pledgebook judge undo {one} --book {read_book}" in told.out


def test_a_log_goes_out_and_into_another_book_and_back_again(call, tmp_path, read_book, claims):
    entered(call("judge", "-b", read_book, "accept", claims[0], *ANA, "--because", "l'été – «ja»\u2028"))
    one = entered(call("judge", "-b", read_book, "unsure", claims[1], *BEN))
    entered(call("judge", "-b", read_book, "undo", one, *BEN))
    exported = call("judge", "-b", read_book, "export", "log.jsonl")
    assert (exported.code, exported.out) == (0, "log.jsonl\n")
    lines = (tmp_path / "log.jsonl").read_text(encoding="utf-8")
    assert call("judge", "-b", read_book, "export").out == lines
    assert call("init", "other").code == 0
    done = call("judge", "-b", "other", "import", "log.jsonl")
    assert done.out == "entered 3, there already 0\nnext: pledgebook run --book other\n"
    assert call("judge", "-b", "other", "export", "-").out == lines
    assert call("judge", "-b", read_book, "import", "log.jsonl").out == "entered 0, there already 3\n"


def test_what_log_prints_can_be_imported_too(call, tmp_path, read_book, claims):
    entered(call("judge", "-b", read_book, "accept", claims[0], *ANA))
    (tmp_path / "log.jsonl").write_text(call("log", "-b", read_book, "--json").out, encoding="utf-8")
    call("init", "other")
    assert call("judge", "-b", "other", "import", "log.jsonl").code == 0
    assert call("judge", "-b", "other", "export").out == call("judge", "-b", read_book, "export").out


def test_what_another_wrote_is_told_without_its_commands(call, tmp_path, book):
    """A log may come from somebody else: neither the terminal nor whoever copies a next step runs what is in it."""
    (tmp_path / "log.jsonl").write_text(json.dumps({
        "verdict": "accept", "subjects": ["clm-1;\x1b[2J rm -rf ~"], "reviewer": "e\x1bve", "id": "",
        "decided_at": "2026-11-23T21:00:00Z", "reason": "\x1b[31m"}), encoding="utf-8")
    assert call("judge", "-b", book, "import", "log.jsonl").code == 0
    assert call("run", "-b", book).code == 0
    told = call("log", "-b", book, "--gone")
    assert "clm-1; [2J rm -rf ~  (gone)" in told.out
    assert "\x1b" not in told.out + told.err
    (row,) = objects(call("log", "-b", book, "--json", "--as-of", "2030-01-01"))
    (tmp_path / "again.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert call("judge", "-b", book, "import", "again.jsonl").out == "entered 0, there already 1\n"


def test_an_import_that_contradicts_shows_both_sides_and_enters_nothing(call, tmp_path, read_book, claims):
    mine = entered(call("judge", "-b", read_book, "same", *claims, *ANA))
    call("init", "other")
    theirs = entered(call("judge", "-b", "other", "different", *claims, *BEN))
    call("judge", "-b", "other", "export", "log.jsonl")
    ended = call("judge", "-b", read_book, "import", "log.jsonl")
    assert (ended.code, ended.out) == (2, "")
    assert f"in the log: {mine}" in ended.err
    assert f"new: {theirs}" in ended.err
    assert len(objects(call("log", "-b", read_book, "--json"))) == 1


@pytest.mark.parametrize(("content", "code", "words"), [
    (b'{"id": 1}\n', 2, "line 1: is no judgement"), (b"\n[1]\n", 2, "line 2: it is no object"),
    (b"\n\n\xff\n", 2, "line 3: is no UTF-8"), (b'{"verdict": "same", "x": 1}', 2, 'line 1: "x" is none of the fields'),
    (b"[" * 9999, 2, "line 1: "), (None, 1, "log.jsonl: cannot be opened"),
])
def test_a_file_that_cannot_be_imported_is_told_with_its_line(call, tmp_path, book, content, code, words):
    if content is not None:
        (tmp_path / "log.jsonl").write_bytes(content)
    ended = call("judge", "-b", book, "import", "log.jsonl")
    assert (ended.code, ended.out) == (code, "")
    assert words in ended.err


@pytest.mark.parametrize(("arguments", "words"), [
    (("judge", "accept", "a"), "Missing option '--who'"), (("judge", "same"), "Missing argument 'ID...'"),
    (("judge", "import"), "Missing argument 'ID...'"), (("judge", "export", "a", "b"), "writes one file"),
    (("judge", "maybe", "a"), "'maybe' is not one of"), (("overdue", "--on", "soon"), '"soon" is no day'),
    (("judge", "correct", "a", *ANA, "--field", "size", "--value", "3"), "allowed: counting, donors"),
    (("judge", "correct", "a", *ANA, "--field", "stage", "--value", "given"), "none of requested, signalled"),
])
def test_what_cannot_be_asked_ends_with_code_2(call, book, arguments, words):
    ended = call(*arguments, "--book", book)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err


def test_a_log_without_a_ledger_and_an_empty_one(call, book):
    empty = call("log", "-b", book)
    assert (empty.code, empty.out, empty.err) == (0, "", "no judgement of this kind in judgements.db\n")
    one = entered(call("judge", "-b", book, "accept", "clm-0123456789abcdef", *ANA))
    told = call("log", "-b", book)
    assert one in told.out
    assert "waits for a run" in told.out


# -- what sources disagree on, and what is late ------------------------------------------------------------------------


def built(book):
    """A ledger of one promise on which two texts disagree, and which is late."""
    document = {"id": "d1", "url": None, "publisher": "gazette.example", "published": "2024-02-18", "language": "en",
                "sha256": "", "recorded": "2024-02-19T00:00:00Z"}
    due = {"earliest": "2024-02-18", "latest": "2024-08-31", "phrase": "by the summer"}
    told = [{"id": name, "document": document, "kind": "goods", "donors": ["FR"], "recipients": ["UA"],
             "item": {"text": "drones", "id": None}, "evidence": {"start": 0, "end": 4, "exact": words}}
            for name, words in (("clm-1", "100 drones"), ("clm-2", "120 drones"))]
    balance = {"account": "promised", "commodity": "items", "min": 100, "max": 100, "bound": "exact"}
    one = {"id": "cmt-1", "donors": ["FR"], "recipients": ["UA"], "kind": "goods", "item": told[0]["item"],
           "stage": "announced", "stage_share": None, "balances": [balance], "values": [], "due": due,
           "due_history": [{"said": "2024-02-18", "window": due, "claim": "clm-1"}], "part_of": None, "replaces": None,
           "claims": [{"claim": "clm-1", "part": "opens"}, {"claim": "clm-2", "part": "disputes"}],
           "conflicts": [{"field": "quantity", "chosen": '{"max":100,"min":100,"of":"items"}', "rule": "most texts",
                          "values": [['{"max":100,"min":100,"of":"items"}', ["clm-1"]],
                                     ['{"max":120,"min":120,"of":"items"}', ["clm-2"]]]}],
           "announced": {"first": "2024-02-18", "last": "2024-02-18", "times": 1, "by": ["FR"]},
           "sources": {"documents": 2, "independent": 2}}
    build_ledger(book / "ledger.duckdb", {"claims": told, "commitments": [one]}, {"name": "a test"})
    return book


def test_conflicts_say_both_values_the_chosen_one_and_the_rule(call, book):
    told = call("conflicts", "-b", built(book))
    assert (told.code, told.err) == (0, "1 conflict in 1 commitment\n")
    assert told.out == (
        "cmt-1  FR -> UA  goods drones\n  quantity: chosen 100 items (most texts)\n    * 100 items\n"
        '        clm-1  gazette.example 2024-02-18\n          "100 drones"\n      120 items\n'
        '        clm-2  gazette.example 2024-02-18\n          "120 drones"\n')
    (row,) = objects(call("conflicts", "-b", book, "--json", "--field", "quantity", "--donor", "FR"))
    assert [len(value["claims"]) for value in row["values"]] == [1, 1]
    none = call("conflicts", "-b", book, "--recipient", "PL")
    assert (none.code, none.out) == (3, "")
    assert "recipient PL: no commitment of this book has it" in none.err


def test_overdue_says_how_many_days_and_that_no_delivery_was_found(call, book):
    told = call("overdue", "-b", built(book), "--on", "2024-09-01")
    assert told.out == ('     1 day  cmt-1  FR -> UA  100 drones\n'
                        '            due 18 Feb 2024 to 31 Aug 2024 ("by the summer"); announced\n'
                        '            no delivery found in the sources read\n')
    assert told.err == "1 promise past its date on 2024-09-01: no delivery of the whole found in the sources read\n"
    (row,) = objects(call("overdue", "-b", book, "--on", "2024-09-30", "--json", "--donor", "FR"))
    assert (row["overdue_days"], row["on"]) == (30, "2024-09-30")
    none = call("overdue", "-b", book, "--on", "2024-08-31")
    assert (none.code, none.out, none.err) == (0, "", "no promise is past its date on 2024-08-31\n")


@pytest.mark.parametrize("command", ["conflicts", "overdue"])
def test_without_a_ledger_the_next_step_is_a_run(call, book, command):
    ended = call(command, "-b", book)
    assert (ended.code, ended.out) == (3, "")
    assert "there is no ledger\n  next: run `pledgebook run --book" in ended.err


@pytest.mark.parametrize("name", ["nonsense", "clm-4f6", "clm-0000000000000000f"])
def test_what_can_be_no_id_is_refused_and_not_kept(call, read_book, name):
    ended = call("judge", "-b", read_book, "reject", name, *ANA)
    assert (ended.code, ended.out) == (2, "")
    assert f"{name}: is no id\n  next: " in ended.err
    assert call("log", "-b", read_book).out == ""


def test_what_a_person_corrected_is_seen_where_the_claim_and_its_promise_are_shown(call, read_book, claims):
    made = call("judge", "-b", read_book, "correct", claims[0], "--field", "quantity.min", "--value", "10",
                "--who", "ada")
    assert made.code == 0, made.err
    assert call("run", "-b", read_book).code == 0
    (home,) = (row["id"] for row in objects(call("show", "-b", read_book, "--json"))
               if claims[0] in {member["claim"] for member in row["claims"]})
    for name in (claims[0], home):
        told = call("show", "-b", read_book, name).out
        assert "judged: a field corrected: quantity.min is 10 (ada, " in told
        (row,) = objects(call("show", "-b", read_book, name, "--json"))
        assert [one["value"] for one in row["judged"]] == ["10"]
