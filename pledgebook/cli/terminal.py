"""What every command says in the same way: results on stdout, progress and issues on stderr."""

import functools
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from pledgebook.codes import Basis
from pledgebook.config import PRICE_YEARS
from pledgebook.errors import Issue
from pledgebook.schema import line
from pledgebook.views.worth import Asked

SHOWN = 12
"""Issues told one by one; the rest are counted by cause."""

BOOK = "pledgebook.book"
"""Where click's context keeps the book's folder, so that a next step can name it."""


def noted_book(context: click.Context, _option: click.Parameter, folder: Path) -> Path:
    """Note which book a command is about, so that the next step of a message can name it."""
    context.meta[BOOK] = folder
    return folder


class _Day(click.ParamType[datetime]):
    """A day, written as 2024-05-31."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The day at midnight."""
        if isinstance(value, datetime):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d")  # noqa: DTZ007 -- a day has no zone
        except ValueError:
            self.fail(f'"{value}" is no day; write it as in 2024-05-31', param, ctx)


DAY = _Day()

book_option = click.option("--book", "-b", "folder", type=click.Path(path_type=Path), default=Path(),
                           callback=noted_book,
                           envvar="PLEDGEBOOK", show_envvar=True, help="The book's folder; this one by default.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")

basis_option = click.option("--basis", type=click.Choice([str(basis) for basis in Basis]), default=None,
                            help="On which basis values are told: as stated, or by prices of things.")
prices_of_option = click.option("--prices-of", type=click.IntRange(PRICE_YEARS[0], PRICE_YEARS[-1]), metavar="YEAR",
                                help="Tell values in the constant prices of this year.")


def asked_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command `--basis` and `--prices-of`, and hand it both as one `asked`."""
    @functools.wraps(function)
    def called(*arguments: Any, basis: str | None, prices_of: int | None, **options: Any) -> None:
        function(*arguments, asked=Asked(basis, prices_of), **options)

    return basis_option(prices_of_option(called))


def terminal_width() -> int:
    """The columns of the terminal, or of COLUMNS; 100 where neither is known."""
    return shutil.get_terminal_size((100, 24)).columns


AS_OF = "pledgebook.as_of"
"""Where click's context keeps the day as of which a command was asked (cli/as_of.py)."""


def print_json(obj: Any) -> None:
    """One canonical JSON line on stdout; an object says as of which day it is, where one was asked for."""
    context = click.get_current_context(silent=True)
    day = context.meta.get(AS_OF) if context else None
    click.echo(line({**obj, "as_of": day.isoformat()} if day else obj))


def tell_issues(issues: Iterable[Issue]) -> None:
    """The first issues in full, all counted by cause, on stderr."""
    rows = sorted(set(issues))
    for issue in rows[:SHOWN]:
        tail = f" (next: {issue.next_step})" if issue.next_step else ""
        click.echo(f"{issue.stage} {issue.code}: {issue.subject[:120]}: {issue.message}{tail}", err=True)
    if len(rows) > SHOWN:
        causes = ", ".join(f"{count} {code}" for code, count in Counter(i.code for i in rows).most_common())
        click.echo(f"... and {len(rows) - SHOWN} more; in all {causes}", err=True)


class Progress:
    """A line on stderr that says what is being done; on a terminal one line that changes, else one in 5 seconds."""

    def __init__(self) -> None:
        self._last = 0.0
        self._terminal = sys.stderr.isatty()

    def __call__(self, what: str, count: int, total: int = 0, /) -> None:
        """Say that `count` are done of `what`, of `total` where that is known."""
        now = time.monotonic()
        if now - self._last < (0.1 if self._terminal else 5.0):
            return
        self._last = now
        text = f"{what} {count:,} of {total:,}" if total else f"{what} {count:,}" if count else what
        click.echo(f"\r\x1b[2K{text}" if self._terminal else text, err=True, nl=not self._terminal)

    def end(self) -> None:
        """Clear the line."""
        if self._terminal:
            click.echo("\r\x1b[2K", err=True, nl=False)


def fates_told(records: int, by: Mapping[str, int]) -> str:
    """What became of the records of archives that were sifted, from their number by fate."""
    return (f"{records:,} records: {by['no_page']:,} no pages, {by['failed']:,} failed, {by['gated_out']:,} stopped at "
            f"the gate, {by['screened_out']:,} screened out, {by['kept']:,} kept")


def amount_words(amount: dict[str, Any] | None, what: str = "") -> str:
    """A quantity, money or balance in words: 'up to 61', '7,000 to 9,000', 'about 300,000', 'not said'."""
    if not amount:
        return ""
    low, high, bound = amount.get("min"), amount.get("max"), amount.get("bound")
    name = amount.get("currency") or amount.get("unit") or what
    if low is None and high is None:
        return f"some {name}".strip()
    words = {"about": "about ", "at_least": "at least ", "up_to": "up to ", "vague": "at least "}.get(str(bound), "")
    if low is not None and high is not None and low != high:
        number = f"{_number(low)} to {_number(high)}"
        words = ""
    else:
        number = _number(high if low is None else low)
        name = name.removesuffix("s") if number == "1" and name.islower() else name
    rate = f" a {amount['per']}" if amount.get("per") else ""
    return f"{words}{number} {name}".strip() + rate


def _number(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{float(str(value)):,.2f}".rstrip("0").rstrip(".")


def window_words(window: dict[str, Any] | None) -> str:
    """'by 2024-08-31 ("by the summer")' or ''."""
    if not window:
        return ""
    ends = [str(window.get(end) or "...") for end in ("earliest", "latest")]
    days = "" if ends == ["...", "..."] else f"{ends[0]} to {ends[1]} "
    return f'{days}("{" ".join(str(window.get("phrase") or "").split())}")'


def one_line(text: str, width: int = 200) -> str:
    """The text without line breaks and control characters, cut at `width`."""
    plain = "".join(letter if letter.isprintable() else " " for letter in " ".join(text.split()))
    return plain if len(plain) <= width else plain[: width - 1] + "…"
