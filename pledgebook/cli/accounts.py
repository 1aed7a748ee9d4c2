"""`accounts`: who may sign in to the explorer of a book, with which role."""

import sys
from pathlib import Path

import click

from pledgebook.cli.reviewing import accounts_of, local_name
from pledgebook.cli.terminal import book_option, json_option, print_json
from pledgebook.pipeline.book import open_book
from pledgebook.web.accounts.store import Accounts, Role

_role = click.Choice([str(role) for role in Role])
_from_input = click.option("--password-stdin", "from_input", is_flag=True,
                           help="Take the password from the first line of the standard input, without asking.")


@click.group()
def accounts() -> None:
    """Say who may sign in to the explorer: add, list, role, password, token, remove."""


@accounts.command()
@click.argument("name")
@book_option
@click.option("--role", type=_role, default=str(Role.READ), show_default=True, help="What the account may do.")
@_from_input
def add(name: str, folder: Path, *, role: str, from_input: bool) -> None:
    """Add an account; its password is asked for, and never a part of the command."""
    _accounts(folder).add(name, Role(role), _password(from_input=from_input), local_name())
    click.echo(f"added {name} as {role}")


@accounts.command("list")
@book_option
@json_option
def list_accounts(folder: Path, *, as_json: bool) -> None:
    """List the accounts: name, role, when they were added and last signed in."""
    rows = _accounts(folder).all()
    for one in rows:
        if as_json:
            print_json({"name": one.name, "role": str(one.role), "added": one.added, "last_in": one.last_in or None})
        else:
            click.echo(f"{one.name:20} {one.role:8} added {one.added[:10]}  "
                       + (f"last in {one.last_in[:16].replace('T', ' ')}" if one.last_in else "never in yet"))
    if not rows and not as_json:
        click.echo("no accounts: the explorer can be reached from this machine alone", err=True)


@accounts.command()
@click.argument("name")
@click.argument("role", type=_role)
@book_option
def role(name: str, role: str, folder: Path) -> None:
    """Give an account another role, from its next request on."""
    _accounts(folder).set_role(name, Role(role), local_name())
    click.echo(f"{name} is {role} now")


@accounts.command()
@click.argument("name")
@book_option
@_from_input
def password(name: str, folder: Path, *, from_input: bool) -> None:
    """Give an account another password; it is signed out everywhere."""
    _accounts(folder).set_password(name, _password(from_input=from_input), local_name())
    click.echo(f"{name} has a new password and is signed out everywhere")


@accounts.command()
@click.argument("name")
@book_option
def token(name: str, folder: Path) -> None:
    """Print a token with which a program reads in that name, once; the one before holds no more."""
    click.echo(_accounts(folder).give_token(name, local_name()))
    click.echo(f"{name}: keep it, it is not shown again; send it as `Authorization: Bearer ...`", err=True)


@accounts.command()
@click.argument("name")
@book_option
def remove(name: str, folder: Path) -> None:
    """Let nobody sign in under this name any more; its decisions stand, and the name is not given again."""
    _accounts(folder).remove(name, local_name())
    click.echo(f"removed {name}; decisions under the name stand")


def _accounts(folder: Path) -> Accounts:
    return accounts_of(open_book(folder))


def _password(*, from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt="The same again", err=True))
