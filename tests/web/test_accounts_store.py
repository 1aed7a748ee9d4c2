"""Accounts, sessions and what stands between them and somebody who guesses."""

import sqlite3
import stat
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from pledgebook.errors import AccountError
from pledgebook.web.accounts.passwords import Passwords
from pledgebook.web.accounts.store import IDLE, LONGEST, MOST_FAILED, WINDOW, Accounts, Refused, Role

GOOD = "correct horse battery"
CHEAP = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    made = Accounts(tmp_path / "accounts.db", CHEAP)
    made.add("ana", Role.REVIEW, GOOD, "cli")
    return made


def signed_in(accounts: Accounts, now: float = 1000.0) -> str:
    token = accounts.sign_in("ana", GOOD, "10.0.0.1", now)
    assert isinstance(token, str)
    return token


def test_who_knows_the_password_comes_in_and_nobody_else(accounts: Accounts):
    assert accounts.session(signed_in(accounts), 1001.0).name == "ana"
    assert accounts.sign_in("ana", "correct horse batterz", "10.0.0.1", 1000.0) == Refused(0)
    assert accounts.sign_in("bob", GOOD, "10.0.0.1", 1000.0) == Refused(0)
    assert accounts.session("", 1000.0) is None
    assert accounts.session("made up", 1000.0) is None


def test_neither_password_nor_token_stands_in_the_file(accounts: Accounts):
    token = signed_in(accounts)
    held = b"".join(path.read_bytes() for path in accounts.path.parent.iterdir())
    assert GOOD.encode() not in held
    assert token.encode() not in held
    assert b"$argon2id$" in held


def test_only_the_owner_of_the_file_reads_it(accounts: Accounts):
    assert stat.S_IMODE(accounts.path.stat().st_mode) == 0o600


def test_each_sign_in_has_a_token_and_a_form_of_its_own(accounts: Accounts):
    one, other = signed_in(accounts), signed_in(accounts)
    assert one != other
    assert accounts.session(one, 1001.0).form != accounts.session(other, 1001.0).form


def test_a_session_ends_when_it_is_idle_and_when_its_day_is_over(accounts: Accounts):
    token = signed_in(accounts, 0.0)
    assert accounts.session(token, IDLE + 1.0) is None
    used = signed_in(accounts, 0.0)
    for now in range(0, LONGEST, IDLE // 2):
        assert accounts.session(used, float(now))
    assert accounts.session(used, LONGEST + 1.0) is None


def test_signing_out_ends_that_session_alone(accounts: Accounts):
    one, other = signed_in(accounts), signed_in(accounts)
    accounts.end(one)
    assert accounts.session(one, 1001.0) is None
    assert accounts.session(other, 1001.0)


def test_a_new_password_and_a_removal_end_every_session(accounts: Accounts):
    token = signed_in(accounts)
    accounts.set_password("ana", "four other plain words", "cli")
    assert accounts.session(token, 1001.0) is None
    again = accounts.sign_in("ana", "four other plain words", "10.0.0.1", 1000.0)
    accounts.remove("ana", "cli")
    assert accounts.session(again, 1001.0) is None
    assert accounts.sign_in("ana", "four other plain words", "10.0.0.1", 1000.0) == Refused(0)


def test_a_role_holds_from_the_next_request_on(accounts: Accounts):
    token = signed_in(accounts)
    accounts.set_role("ana", Role.READ, "cli")
    assert accounts.session(token, 1001.0).role is Role.READ


def test_a_name_is_never_given_again(accounts: Accounts):
    with pytest.raises(AccountError, match="already"):
        accounts.add("ana", Role.READ, GOOD, "cli")
    accounts.remove("ana", "cli")
    with pytest.raises(AccountError, match="decisions may stand under it"):
        accounts.add("ana", Role.READ, GOOD, "cli")


@pytest.mark.parametrize("name", ["", "Ana", "a b", "-a", "a" * 41, "ana\n", "<b>"])
def test_a_name_that_could_be_taken_for_another_is_refused(accounts: Accounts, name: str):
    with pytest.raises(AccountError, match="cannot be the name"):
        accounts.add(name, Role.READ, GOOD, "cli")


@pytest.mark.parametrize("password", ["", "short", "aaaaaaaaaaaaaaa", "ana ana ana ana", "x" * 201])
def test_a_password_that_is_easily_guessed_is_refused(accounts: Accounts, password: str):
    with pytest.raises(AccountError, match="password"):
        accounts.set_password("ana", password, "cli")


def test_a_password_is_the_same_however_the_keyboard_writes_it(accounts: Accounts):
    accounts.set_password("ana", "caf\u00e9 au lait noir", "cli")
    assert isinstance(accounts.sign_in("ana", "cafe\u0301 au lait noir", "10.0.0.1", 1000.0), str)


def test_after_some_failures_even_the_right_password_waits(accounts: Accounts):
    for _ in range(MOST_FAILED["pair"]):
        assert accounts.sign_in("ana", "wrong wrong wrong", "10.0.0.1", 1000.0) == Refused(0)
    refused = accounts.sign_in("ana", GOOD, "10.0.0.1", 1001.0)
    assert isinstance(refused, Refused)
    assert 0 < refused.wait <= WINDOW
    assert isinstance(accounts.sign_in("ana", GOOD, "10.0.0.2", 1001.0), str)  # its owner comes in from elsewhere
    assert isinstance(accounts.sign_in("ana", GOOD, "10.0.0.1", 1001.0 + WINDOW), str)


def test_an_address_that_tries_many_names_waits(accounts: Accounts):
    for number in range(MOST_FAILED["address"]):
        accounts.sign_in(f"name{number}", "wrong wrong wrong", "10.0.0.9", 1000.0)
    assert accounts.sign_in("ana", GOOD, "10.0.0.9", 1000.0).wait > 0


def test_a_name_that_is_tried_from_everywhere_waits(accounts: Accounts):
    for number in range(MOST_FAILED["name"]):
        accounts.sign_in("ana", "wrong wrong wrong", f"10.1.0.{number}", 1000.0)
    assert accounts.sign_in("ana", GOOD, "10.2.0.1", 1000.0).wait > 0


def test_who_comes_in_leaves_no_failure_behind(accounts: Accounts):
    for _ in range(3 * MOST_FAILED["name"]):
        signed_in(accounts)


def test_a_hash_of_older_parameters_is_made_anew_at_the_next_sign_in(accounts: Accounts):
    stronger = Accounts(accounts.path, Passwords(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)))
    signed_in(stronger)
    with sqlite3.connect(accounts.path) as database:
        (kept,) = database.execute("SELECT hash FROM accounts").fetchone()
    assert "t=2" in kept
    signed_in(stronger)


def test_what_is_done_to_accounts_is_noted_with_who_did_it(accounts: Accounts):
    accounts.set_role("ana", Role.ADMIN, "bob")
    signed_in(accounts)
    assert [(name, what, who) for _, name, what, who in accounts.events()] == [
        ("ana", "signed in", "ana"), ("ana", "made admin", "bob"), ("ana", "added as review", "cli")]
    assert accounts.all()[0].last_in


def test_a_role_covers_those_below_it():
    assert Role.ADMIN.covers(Role.REVIEW)
    assert Role.REVIEW.covers(Role.READ)
    assert not Role.READ.covers(Role.REVIEW)


def test_a_book_without_accounts_has_no_file_of_them(tmp_path: Path):
    none = Accounts(tmp_path / "accounts.db", CHEAP)
    assert not none.exist()
    assert none.all() == []
    assert none.session("x", 0.0) is None
    assert not none.path.exists()
    with pytest.raises(AccountError, match="no account"):
        none.remove("ana", "cli")


# -- programs ----------------------------------------------------------------------------------------------------------


def test_a_token_is_told_once_and_only_its_hash_is_kept(accounts: Accounts):
    token = accounts.give_token("nightly", "cli")
    assert accounts.named_by(token) == "nightly"
    assert token.encode() not in b"".join(path.read_bytes() for path in accounts.path.parent.iterdir())
    assert accounts.named_by(token + "x") is None
    assert accounts.named_by("") is None


def test_a_further_token_takes_the_place_of_the_one_before_and_removing_ends_it(accounts: Accounts):
    first, second = accounts.give_token("nightly", "cli"), accounts.give_token("nightly", "cli")
    assert (accounts.named_by(first), accounts.named_by(second)) == (None, "nightly")
    accounts.remove("nightly", "cli")
    assert accounts.named_by(second) is None
    with pytest.raises(AccountError, match="was removed"):
        accounts.give_token("nightly", "cli")


def test_a_program_cannot_sign_in_and_is_nobody_who_could(tmp_path: Path):
    accounts = Accounts(tmp_path / "accounts.db", CHEAP)
    accounts.give_token("nightly", "cli")
    assert not accounts.exist()
    assert [(one.name, one.role) for one in accounts.all()] == [("nightly", Role.READ)]
    assert accounts.sign_in("nightly", "", "10.0.0.1", 1000.0) == Refused(0)


def test_a_token_is_no_session_and_a_session_no_token(accounts: Accounts):
    assert accounts.session(accounts.give_token("ana", "cli"), 1000.0) is None
    assert accounts.named_by(signed_in(accounts)) is None


def test_a_file_of_before_there_were_tokens_gets_them(accounts: Accounts):
    with sqlite3.connect(accounts.path) as database:
        database.executescript("DROP TABLE tokens; PRAGMA user_version = 1;")
    assert accounts.named_by(accounts.give_token("nightly", "cli")) == "nightly"
    assert [one.name for one in accounts.all()] == ["ana", "nightly"]
