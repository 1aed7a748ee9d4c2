"""A question that cannot be answered is told so, with a next step that can be typed as it stands."""

import re

import pytest
from bad_inputs import GOOD_ROW, rows

ASKING = (("show",), ("overdue", "--on", "2026-01-01"), ("conflicts",), ("totals",), ("why",))


@pytest.mark.parametrize("command", ASKING, ids=lambda command: command[0])
def test_a_party_may_be_asked_for_by_its_name_or_in_small_letters(call, read_book, command):
    asked = [call(*command, "--book", read_book, "--donor", name) for name in ("FR", "France", "france", "fr")]
    assert {(one.code, one.out, one.err) for one in asked} == {(0, asked[0].out, asked[0].err)}


@pytest.mark.parametrize("command", ASKING, ids=lambda command: command[0])
@pytest.mark.parametrize(("name", "code", "told"), [
    ("XX", 2, '"XX" is not the code or the name of a party'), ("Atlantis", 2, '"Atlantis" is not the code or the name'),
    ("Japan", 3, "no commitment of this book has it")])
def test_a_party_that_the_book_does_not_have_is_refused_and_never_an_empty_answer(
        call, read_book, command, name, code, told):
    ended = call(*command, "--book", read_book, "--donor", name)
    assert (ended.code, ended.out) == (code, "")
    assert told in ended.err


@pytest.mark.parametrize(("option", "value", "told"), [
    ("--stage", "deliverd", "delivered"), ("--kind", "good", "goods"), ("--month", "2025-13", "written as 2024-05"),
    ("--year", "25", "written as 2024")])
@pytest.mark.parametrize("command", ["totals", "why"])
def test_a_key_of_a_total_that_cannot_be_is_told_with_what_can(call, read_book, command, option, value, told):
    ended = call(command, "--book", read_book, option, value)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err


def test_a_search_without_a_hit_says_so(call, read_book):
    ended = call("show", "--book", read_book, "--search", "zzzz")
    assert (ended.code, ended.out) == (0, "")
    assert 'no claim has all these words: "zzzz"\n  next: ' in ended.err


@pytest.mark.parametrize("asked", [(), ("--search", "Ukraine")], ids=["commitments", "claims"])
def test_a_list_that_was_cut_says_so_and_one_that_was_not_does_not(call, read_book, asked):
    """Whoever counts the lines of a list would else take them for all."""
    every = call("show", "--book", read_book, "--json", *asked)
    size = len(every.out.splitlines())
    assert (size > 1, every.err) == (True, "")
    cut = call("show", "--book", read_book, "--json", "--limit", str(size - 1), *asked)
    assert cut.out.splitlines() == every.out.splitlines()[:-1]
    assert "next: raise --limit" in cut.err
    assert call("show", "--book", read_book, "--json", "--limit", str(size), *asked).err == ""


def test_a_next_step_names_the_book_that_was_asked(call, book):
    for command in ("status", "show", "totals", "overdue"):
        ended = call(command, "--book", book)
        assert f"next: run `pledgebook run --book {book}`" in ended.err


def test_where_there_is_no_book_those_that_may_be_meant_are_named(call, book):
    ended = call("run", "--book", book.parent / "typo")
    assert ended.code == 3
    wanted = r"next: name a book with --book \(near are book\), or begin one: pledgebook init \S*typo"
    assert re.search(wanted, ended.err)


@pytest.mark.parametrize("asked", [
    ("overdue", "--on", "31.01.2027"), ("page", "x.html", "--today", "2027-1-1x"),
    ("release", "2027.01", "--day", "soon")])
def test_what_is_no_day_is_told_with_an_example_of_one(call, read_book, asked):
    ended = call(*asked, "--book", read_book)
    assert ended.code == 2
    assert "is no day; write it as in 2024-05-31" in ended.err
    assert "next: " in ended.err


@pytest.mark.parametrize("asked", [("show", "--limit", "0"), ("totals", "--basis", "x"), ("judge", "accept", "a"),
                                   ("export", "x", "--form", "odt")])
def test_a_wrong_use_has_a_next_step(call, read_book, asked):
    ended = call(*asked, "--book", read_book)
    assert ended.code == 2
    assert f"next: see `pledgebook {asked[0]} --help`" in ended.err


def test_why_of_a_claim_says_which_commitment_to_ask_about(call, read_book):
    home, claim = re.search(r"(cmt-\w+)[\s\S]*?(clm-\w+)", call("show", "--book", read_book, "--json").out).groups()
    ended = call("why", claim, "--book", read_book)
    assert (ended.code, ended.out) == (3, "")
    assert "is a claim, and only a commitment has figures; it tells of cmt-" in ended.err
    assert f"next: `pledgebook why --book {read_book} cmt-" in ended.err
    assert home


def test_what_cannot_be_read_is_said_how_to_save(call, tmp_path):
    for name in ("mine.csv", "mine.docx"):
        (tmp_path / name).write_bytes(b"PK\x03\x04" + b"x" * 99 if name.endswith("docx") else b"a;b\n1;2\n")
        assert "one JSON object a line, with `text`" in call("read", name).err


def test_texts_given_as_claims_are_told_what_makes_claims_of_them(call, tmp_path):
    (tmp_path / "in.jsonl").write_bytes(rows(GOOD_ROW))
    assert "`pledgebook read --json` makes them" in call("reconcile", "in.jsonl").err
