"""The doors: off unless it is asked for, repeatable, and told in the counts of a run."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from proposals import OPEN, claim

from pledgebook.archive import Archive
from pledgebook.cli import main
from pledgebook.engine import LocalEngine
from pledgebook.extract import read
from pledgebook.ledger import Ledger
from pledgebook.model import ROW_TYPE, Capture
from pledgebook.pipeline import reading
from pledgebook.pipeline.as_of import ledger_as_of
from pledgebook.pipeline.book import init_book, open_book
from pledgebook.pipeline.run import run_book
from pledgebook.second import FATES

SETTLED = "Denmark will send 14 Leopard 2A4 tanks to Ukraine as military aid."
ROWS = [{"id": "open", "text": f"{OPEN} It did not say when military aid would be sent."},
        {"id": "settled", "text": SETTLED}, {"id": "sport", "text": "The match ended in a draw, and it rained."}]


@pytest.fixture(autouse=True)
def rules_that_leave_it_open(monkeypatch):
    """The rules learn; here they go on to know nothing of one sentence, in this process."""
    def open_ended(document, reader, **how):
        found = read(document, reader, **how)
        kept = tuple(one for one in found.claims if OPEN not in document.text or one.evidence.start > len(OPEN))
        vetoed = tuple(one for one in found.vetoed if OPEN not in document.text or one.start > len(OPEN))
        return replace(found, claims=kept, vetoed=vetoed)

    monkeypatch.setattr(reading, "read", open_ended)


@pytest.fixture
def call(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps({"published": "2024-05-14", "language": "en", **row}) + "\n"
                                                 for row in ROWS), encoding="utf-8")

    def run(*arguments):
        code = 0
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as ending:
            code = int(ending.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return run


def claims(out):
    """The claims that were printed, less the second in which they were: two calls may see the clock move."""
    found = [json.loads(row) for row in out.splitlines()]
    for one in found:
        one["document"].pop("recorded", None)
    return found


def by_rules(found):
    return [one for one in found if one["extractor"].startswith("rules@")]


def test_read_asks_nobody_unless_it_is_told_to(call, server):
    assert call("read", "--json", "rows.jsonl")[0] == 0
    assert server.asked == []


def test_read_adds_claims_of_tier_b_and_changes_none_of_the_rules(call, server):
    server.says({"claims": [claim()]})
    _, before, _ = call("read", "--json", "--candidates", "rows.jsonl")
    code, after, err = call("read", "--json", "--candidates", "--second-reader", server.url,
                            "--second-model", "small-1", "rows.jsonl")
    assert code == 0
    assert by_rules(claims(after)) == claims(before)
    (added,) = [one for one in claims(after) if one not in claims(before)]
    assert (added["tier"], added["extractor"][:12]) == ("B", "llm:small-1@")
    assert len(server.asked) == 1
    assert "second reader: 1 requests (0 in vain)" in err
    assert "1 proposals: 1 added" in err


def test_read_keeps_answers_where_it_is_told_to(call, server):
    server.says({"claims": [claim()]})
    words = ("read", "--json", "--second-reader", server.url, "--second-model", "m", "--second-answers", "kept.db",
             "rows.jsonl")
    _, once, _ = call(*words)
    _, twice, err = call(*words)
    assert claims(once) == claims(twice) != []
    assert len(server.asked) == 1
    assert "1 answers kept from before" in err


def test_read_ends_well_and_says_why_where_the_server_fails(call, server):
    server.says("no JSON")
    code, out, err = call("read", "--json", "--second-reader", server.url, "--second-model", "m", "rows.jsonl")
    assert (code, "second answer-unreadable" in err) == (0, True)
    assert claims(out) == by_rules(claims(out)) != []


@pytest.mark.parametrize(("words", "why"), [
    (("--second-model", "m"), "go with --second-reader"), (("--second-answers", "f"), "go with --second-reader"),
    (("--second-reader", "http://127.0.0.1:1/v1"), "no model is named"),
    (("--second-reader", "nowhere", "--second-model", "m"), "no http(s) address"),
])
def test_options_that_cannot_be_end_with_exit_code_2_before_anything_is_read(call, words, why):
    code, out, err = call("read", *words, "rows.jsonl")
    assert (code, out) == (2, "")
    assert why in err


# -- books -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def book(tmp_path, server):
    """A book of the rows with these lines under [second_reader] in its book.toml."""
    def make(*lines, name="book") -> Path:
        made = init_book(tmp_path / name, "a test")
        path = made.folder / "book.toml"
        plain = path.read_text(encoding="utf-8")
        own = plain.replace("# workers = 0", "workers = 1")
        path.write_text(own.replace("[second_reader]", "\n".join(("[second_reader]", *lines))), encoding="utf-8")
        payloads = [json.dumps({"published": "2024-05-14", "language": "en", **row}).encode() for row in ROWS]
        Archive(made.folder / "archive").add([
            Capture(f"cap-{k}", f"file:rows.jsonl#{k}", ROW_TYPE, payload, "2024-06-01T00:00:00Z")
            for k, payload in enumerate(payloads)])
        return made.folder
    return make


def ran(folder):
    return run_book(open_book(folder), engine=LocalEngine(1))


def ledger(folder):
    with Ledger(folder / "ledger.duckdb") as opened:
        return opened.digest(), opened.counts(), list(opened.records("claims"))


def test_a_book_asks_nobody_by_default_and_keeps_no_answers(book, server):
    folder = book()
    report = ran(folder)
    assert server.asked == []
    assert report.spent is None
    assert not (folder / "answers.db").exists()
    assert not [name for name in ledger(folder)[1] if name.startswith("second:")]


def test_a_run_adds_claims_and_a_second_run_gives_the_same_ledger_without_the_server(book, server):
    server.says({"claims": [claim(), claim(evidence="not there")]})
    plain, folder = book(name="plain"), book(f'url = "{server.url}"', 'model = "small-1"')
    ran(plain)
    report = ran(folder)
    digest, counts, rows = ledger(folder)
    assert by_rules(rows) == ledger(plain)[2]
    assert [one["tier"] for one in rows if one not in by_rules(rows)] == ["B"]
    assert counts["second:proposals"] == sum(counts[f"second:{fate}"] for fate in FATES) == 2
    assert counts["candidates"] == counts["claims"] + counts["vetoed"]
    assert counts["issue:evidence-not-found"] == 1
    assert (report.spent.requests, len(server.asked)) == (1, 1)
    server.close()
    report = ran(folder)
    assert ledger(folder)[0] == digest
    assert (report.spent.requests, report.spent.kept) == (0, 1)


def test_as_of_a_day_kept_answers_are_told_and_nobody_is_asked(book, server):
    """A claim of the second reader is recorded with its document; its answers are in force, as the rules are."""
    server.says({"claims": [claim()]})
    folder = book(f'url = "{server.url}"', 'model = "small-1"')
    ran(folder)
    whole = ledger(folder)
    with ledger_as_of(open_book(folder), date(2024, 6, 1)) as then:
        assert (then.digest(), then.counts(), list(then.records("claims"))) == whole
    with ledger_as_of(open_book(folder), date(2024, 5, 31)) as then:
        assert list(then.records("claims")) == []
    (folder / "answers.db").unlink()
    with ledger_as_of(open_book(folder), date(2024, 6, 1)) as then:
        (issue,) = (one for one in then.issues() if one["stage"] == "second")
        assert (issue["code"], issue["message"][:32]) == ("not-asked-again", "1 question without a kept answer")
        assert list(then.records("claims")) == by_rules(whole[2])
    assert len(server.asked) == 1
    assert not (folder / "answers.db").exists()


def test_a_run_with_a_server_that_is_down_ends_in_the_rules_ledger_with_a_doubt(book, server):
    plain, folder = book(name="plain"), book('url = "http://127.0.0.1:9/v1"', 'model = "m"')
    ran(plain)
    report = ran(folder)
    assert ledger(folder)[2] == ledger(plain)[2]
    assert "no-connection" in {issue.code for issue in report.issues}


def test_run_and_status_tell_what_became_of_the_proposals_and_what_it_cost(book, server, call):
    server.says({"claims": [claim()]})
    folder = book(f'url = "{server.url}"', 'model = "m"', "price_in = 2.0", "price_out = 10.0")
    code, out, _ = call("run", "--book", folder)
    assert code == 0
    assert "900 tokens in, 100 out, cost 0.0028" in out
    assert "1 proposals: 1 added" in out
    assert "1 proposals: 1 added" in call("status", "--book", folder)[1]
    _, out, _ = call("run", "--book", folder, "--json")
    assert json.loads(out)["spent"]["kept"] == 1
