"""`accounts`: who may sign in, and what is never printed or asked for on the command line."""

import pytest
from click.testing import CliRunner

from pledgebook.cli import program
from pledgebook.errors import AccountError
from pledgebook.pipeline.book import init_book

PASSWORD = "four plain words together"


@pytest.fixture
def told(tmp_path):
    init_book(tmp_path / "book", "a test")

    def run(*words, given=""):
        return CliRunner().invoke(program, ["accounts", words[0], "--book", str(tmp_path / "book"), *words[1:]],
                                  input=given, catch_exceptions=True)

    return run


def test_an_account_is_added_listed_changed_and_removed(told):
    assert "no accounts" in told("list").output
    added = told("add", "ana", "--role", "review", "--password-stdin", given=f"{PASSWORD}\n")
    assert added.output == "added ana as review\n"
    assert "ana" in told("list").output
    assert '"role":"review"' in told("list", "--json").output
    assert told("role", "ana", "admin").output == "ana is admin now\n"
    assert told("password", "ana", "--password-stdin", given="other plain words here\n").exit_code == 0
    assert "decisions under the name stand" in told("remove", "ana").output
    assert "no accounts" in told("list").output


def test_a_password_is_asked_for_twice_and_never_shown(told):
    asked = told("add", "ana", given=f"{PASSWORD}\n{PASSWORD}\n")
    assert asked.exit_code == 0
    assert PASSWORD not in asked.output
    assert "added ana as read" in asked.output


@pytest.mark.parametrize(("words", "given", "told_of"), [
    (("add", "Ana", "--password-stdin"), PASSWORD, "cannot be the name"),
    (("add", "ana", "--password-stdin"), "short", "5 characters"),
    (("role", "bob", "read"), "", "no account"), (("remove", "bob"), "", "no account")])
def test_what_cannot_be_is_said(told, words, given, told_of):
    failed = told(*words, given=given)
    assert isinstance(failed.exception, AccountError)
    assert told_of in str(failed.exception)


def test_a_token_is_printed_alone_so_that_a_program_can_take_it(told):
    made = told("token", "nightly")
    token = made.stdout.strip()
    assert token.startswith("pledgebook_")
    assert "not shown again" in made.stderr
    assert token not in made.stderr
    assert "nightly" in told("list").output
    assert isinstance(told("token", "No Name").exception, AccountError)
