"""The command line: `pledgebook COMMAND`. Commands are loaded when they are called, so that `--help` is quick.

Exit codes: 0 done; 1 nothing could be read from what was asked for; 2 usage, configuration, table or judgement error;
3 book, lock or ledger problem; 4 a check failed; 130 interrupted.
"""

import contextlib
import importlib
import os
import re
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from pledgebook import __version__
from pledgebook.errors import BookError, PledgebookError

COMMANDS: dict[str, tuple[str, str]] = {
    # command: (module and function, one line for --help)
    "demo": ("pledgebook.cli.demo:demo", "Read the bundled texts, keep a book of them and make a page."),
    "read": ("pledgebook.cli.reading:read", "Print the claims of files, folders, web archives or addresses."),
    "catalogue": ("pledgebook.cli.catalogue:catalogue", "Look up items and parties, check their tables, list gaps."),
    "rules": ("pledgebook.cli.rules:rules", "List the rules of reading, try their sentences, and say what each does."),
    "reconcile": ("pledgebook.cli.reconciling:reconcile", "Print the commitments that claims make."),
    "init": ("pledgebook.cli.keeping:init", "Begin a book in a folder."),
    "add": ("pledgebook.cli.keeping:add", "Capture files, folders, addresses, feeds or web archives into the book."),
    "sift": ("pledgebook.cli.sifting:sift", "Keep the pages about assistance of web archives of any size."),
    "estimate": ("pledgebook.cli.estimating:estimate_command", "Say what sifting an archive will take, from a sample."),
    "run": ("pledgebook.cli.keeping:run", "Read what is new and build the ledger."),
    "value": ("pledgebook.cli.valuing:value", "Value the ledger anew, without reading a text again."),
    "totals": ("pledgebook.cli.summing:totals", "Add up promises by donor, month and more, on any basis."),
    "rates": ("pledgebook.cli.valuing:rates", "Say which exchange rates are in force, or fetch the newest."),
    "status": ("pledgebook.cli.keeping:status", "Say what the book holds, what was dropped and why."),
    "show": ("pledgebook.cli.asking:show", "Show a commitment, claim or document; without an id, list commitments."),
    "why": ("pledgebook.cli.summing:why", "Explain any total or figure down to its sentences."),
    "judge": ("pledgebook.cli.judging:judge", "Decide about claims or commitments: same, different, part-of, ..."),
    "log": ("pledgebook.cli.logbook:log", "List what people decided, and what to look at again."),
    "conflicts": ("pledgebook.cli.watching:conflicts", "List where sources disagree, and which value stands."),
    "overdue": ("pledgebook.cli.watching:overdue", "List promises past their date."),
    "export": ("pledgebook.cli.asking:export", "Write the ledger as Parquet, CSV, XLSX or JSON lines."),
    "release": ("pledgebook.cli.releasing:release", "Freeze the book under a name, with all its tables."),
    "verify": ("pledgebook.cli.releasing:verify", "Check a release and make it again from its inputs."),
    "diff": ("pledgebook.cli.releasing:diff", "Explain what changed between two releases, to the cent."),
    "site": ("pledgebook.cli.releasing:site", "Make the static site of a release, to open without a server."),
    "eval": ("pledgebook.cli.evaluating:evaluate_command", "Score what is read against claims that people found."),
    "accounts": ("pledgebook.cli.accounts:accounts", "Say who may sign in to the explorer, with which role."),
    "page": ("pledgebook.cli.asking:page", "Write one self-contained HTML page of the book."),
    "serve": ("pledgebook.cli.serving:serve", "Show the book in a browser, on this machine."),
}


class _Commands(click.Group):
    """A group whose commands are imported when they are needed."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except PledgebookError as error:
            error.args = (_naming_book(str(error), ctx.meta.get("pledgebook.book")),)
            raise
        except BrokenPipeError:  # the reader of our output has enough ('| head'); click would call it a failure
            _drop_output()
            ctx.exit(0)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- click's signature
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 -- click's signature
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pledgebook")
def program() -> None:
    """Keep the book on international assistance: who promised what, what became of it, and who said so."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and exit with one of the codes above; errors go to stderr, never a traceback for a known one."""
    try:
        program.main(args=arguments, prog_name="pledgebook", standalone_mode=False)
    except PledgebookError as error:
        _tell(str(error))
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        if isinstance(error, click.UsageError):
            name = error.ctx.command_path if error.ctx else "pledgebook"
            click.echo(f"  next: see `{name} --help` for what may be given", err=True)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _tell("interrupted; what was done so far is kept")
        sys.exit(130)
    except OSError as error:  # what no part could name better: the disk of the standard output, a folder's rights
        _tell(f"{error.filename or 'the output'}: {error.strerror or error}\n"
              "  next: make room or see to the rights there, then run it again")
        _drop_output()
        sys.exit(BookError.exit_code)


_NEXT = re.compile(r"`pledgebook (add|export|judge|log|run|show|status|totals|value|why)\b(?![^`]*--book)")
"""A command over a book that a next step names."""


def _naming_book(told: str, folder: Path | None) -> str:
    """The message with the book's folder in the commands of its next step, unless it is the one that we stand in."""
    said, mark, then = told.partition("\n  next: ")
    if folder is None or folder == Path():
        return told
    return said + mark + _NEXT.sub(lambda found: f"{found.group()} --book {shlex.quote(str(folder))}", then)


def _tell(what: str) -> None:
    """Say it on stderr if that can be; where its disk is full, the exit code has to do."""
    with contextlib.suppress(OSError):
        click.echo(f"pledgebook: {what}", err=True)


def _drop_output() -> None:
    """Let what is left in the buffer of stdout go nowhere, so that the interpreter's end does not fail again."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
