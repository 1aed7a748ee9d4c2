"""The commands of a book: what each prints, how each ends, and that errors have a place, a sentence and a next step."""

import json

import pytest
from bad_inputs import GOOD, GOOD_ROW, rows

from pledgebook.cli import COMMANDS


@pytest.fixture
def read_book(call, tmp_path, book):
    (tmp_path / "rows.jsonl").write_bytes(rows(GOOD_ROW, {**GOOD_ROW, "id": "later", "published": "2024-05-06"}))
    assert call("add", "--book", book, "rows.jsonl").code == 0
    assert call("run", "--book", book).code == 0
    return book


def objects(ended):
    assert ended.code == 0, ended.err
    return [json.loads(row) for row in ended.out.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(call, command):
    ended = call(command, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"Usage: pledgebook {command} ")
    assert command in call("--help").out


def test_a_book_is_begun_once(call, tmp_path):
    begun = call("init", "mine", "--name", 'Ärger "x" {0}')
    assert begun.code == 0
    assert 'name = "Ärger \\"x\\" {0}"' in (tmp_path / "mine" / "book.toml").read_text(encoding="utf-8")
    again = call("init", "mine")
    assert (again.code, again.out) == (3, "")
    assert "mine: there is a book already\n  next: " in again.err


def test_commitments_claims_and_documents_are_shown_by_their_ids(call, read_book):
    shown = objects(call("show", "--book", read_book, "--json"))
    assert {row["donors"][0] for row in shown} == {"FR", "DE"}
    for row in shown:
        (told,) = objects(call("show", "--book", read_book, row["id"], "--json"))
        assert told["id"] == row["id"]
        for claim in told["told"]:
            (one,) = objects(call("show", "--book", read_book, claim["id"], "--json"))
            (document,) = objects(call("show", "--book", read_book, one["document"]["id"], "--json"))
            words = one["evidence"]
            assert document["text"][words["start"] : words["end"]] == words["exact"]
    assert objects(call("show", "--book", read_book, "--donor", "FR", "--json")) == [
        row for row in shown if row["donors"] == ["FR"]]


def test_ids_may_be_cut_short(call, read_book):
    for row in objects(call("show", "--book", read_book, "--json")):
        (told,) = objects(call("show", "--book", read_book, row["id"][:12], "--json"))
        assert told["id"] == row["id"]
        assert call("why", "--book", read_book, row["id"][4:12]).out == call("why", "--book", read_book, row["id"]).out
        claim = told["told"][0]["id"]
        assert objects(call("show", "--book", read_book, claim[:12], "--json"))[0]["id"] == claim


def test_why_goes_down_to_the_sentences(call, read_book):
    for row in objects(call("show", "--book", read_book, "--json")):
        assert GOOD.split(". ")[row["donors"] == ["DE"]][:20] in call("why", "--book", read_book, row["id"]).out


def test_a_judgement_takes_effect_with_the_next_run(call, read_book):
    howitzers = objects(call("show", "--book", read_book, "--donor", "FR", "--json"))
    for claim in [member["claim"] for row in howitzers for member in row["claims"]]:
        assert call("judge", "--book", read_book, "reject", claim, "--who", "a reviewer").code == 0
    assert call("run", "--book", read_book).code == 0
    none = call("show", "--book", read_book, "--donor", "FR", "--json")
    assert (none.code, none.out) == (3, "")
    assert "donor FR: no commitment of this book has it" in none.err


def test_a_judgement_about_what_the_book_does_not_have_is_kept_and_told(call, read_book):
    done = call("judge", "--book", read_book, "reject", "clm-0000000000000000", "--who", "a reviewer")
    assert done.code == 0
    assert "clm-0000000000000000: is no claim or commitment" in done.err
    again = call("judge", "--book", read_book, "undo", done.out.split()[0], "--who", "a reviewer")
    assert (again.code, again.err) == (0, "")


def test_status_without_a_run_and_with_one(call, book):
    before = call("status", "--book", book)
    assert before.code == 3
    assert f"there is no ledger\n  next: run `pledgebook run --book {book}`" in before.err
    assert call("run", "--book", book).code == 0
    (told,) = objects(call("status", "--book", book, "--json"))
    assert told["counts"]["captured"] == 0
    assert len(told["digest"]) == 64


WRONG = {
    # arguments: exit code, what stderr says
    ("nonsense",): (2, "No such command 'nonsense'"),
    ("read",): (2, "Missing argument 'PATH...'"),
    ("run", "--book", "nowhere"): (3, "nowhere: there is no book here\n  next: name a book with --book (near"),
    ("show", "--book", "book", "cmt-0"): (3, "cmt-0: is no commitment, claim or document of this book\n  next: "),
    ("show", "--book", "book", "--limit", "-1"): (2, "-1 is not in the range x>=1"),
    ("why", "--book", "book"): (2, "name a commitment, or the keys of a total"),
    ("why", "--book", "book", "cmt-0"): (3, "cmt-0: is no commitment of this book\n  next: "),
    ("why", "--book", "book", "cmt-0000000"): (3, "cmt-0000000: no id begins so\n  next: look it up"),
    ("show", "--book", "book", "cmt-0000000"): (3, "cmt-0000000: no id begins so\n  next: look it up"),
    ("log", "--book", "book", "nosuch"): (3, "nosuch: there is no such id"),
    ("totals", "--book", "book", "--donor", "XX"): (2, 'donor: "XX" is not the code or the name of a party'),
    ("totals", "--book", "book", "--donor", "LU"): (3, "donor LU: no commitment of this book has it\n  next: "),
    ("judge", "--book", "book", "same", "a", "--who", "me"): (2, "same: needs two ids\n  next: "),
    ("judge", "--book", "book", "correct", "a", "--who", "me"): (2, "needs the field and its right value"),
    ("judge", "--book", "book", "correct", "a", "--who", "me", "--field", "x"): (2, "needs the field and its right"),
    ("judge", "--book", "book", "accept", "a", "--who", "me", "--value", "x"): (2, "takes no --field and no --value"),
    ("export", "--book", "book", "out"): (2, "Missing option '--form'"),
    ("init", "rows.jsonl/x"): (3, "cannot be made (Not a directory)\n  next: "),
    ("page", "--book", "book", "rows.jsonl/page.html"): (3, "  next: "),
}


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_what_cannot_be_done_ends_with_its_code_and_a_next_step(call, read_book, arguments):
    ended = call(*arguments)
    code, words = WRONG[arguments]
    assert (ended.code, ended.out) == (code, "")
    assert words in ended.err


@pytest.mark.parametrize(("content", "code", "words"), [
    ("[read]\nworkers = 'many'", 2, "book.toml: read.workers is 'many', not a whole number\n  next: the default is 0"),
    ("name =", 2, "book.toml: not readable as TOML"),
])
def test_a_wrong_setting_is_told(call, book, content, code, words):
    (book / "book.toml").write_text(content)
    ended = call("run", "--book", book)
    assert (ended.code, ended.out) == (code, "")
    assert words in ended.err


def test_a_slip_in_an_own_table_is_told_by_read_and_run(call, read_book):
    (read_book / "catalogue").mkdir()
    (read_book / "catalogue" / "parties.csv").write_text("id;name;kind\n")
    ended = call("run", "--book", read_book)
    assert (ended.code, ended.out) == (2, "")
    assert "catalogue/parties.csv:1: the columns are id;name;kind\n  next: they must be" in ended.err


def test_a_torn_ledger_is_told_and_the_next_run_mends_it(call, read_book):
    (before,) = objects(call("status", "--book", read_book, "--json"))
    (read_book / "ledger.duckdb").write_bytes(b"torn")
    ended = call("status", "--book", read_book)
    assert (ended.code, ended.out) == (3, "")
    assert f"next: run `pledgebook run --book {read_book}` to rebuild it" in ended.err
    assert call("run", "--book", read_book).code == 0
    assert objects(call("status", "--book", read_book, "--json")) == [before]


def test_a_file_where_the_archive_should_be_is_told(call, tmp_path):
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "book.toml").write_text("")
    (tmp_path / "odd" / "archive").write_text("")
    ended = call("run", "--book", "odd")
    assert (ended.code, ended.out) == (3, "")
    assert "odd/archive: the archive's folder cannot be made" in ended.err
