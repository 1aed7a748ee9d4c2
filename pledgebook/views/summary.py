"""The end of a run on one screen of a terminal: the finding, the donors, what stands out, and what was dropped."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TextIO

from pledgebook.ledger import Ledger
from pledgebook.views.book import finding
from pledgebook.views.checks import conflicts, running_totals
from pledgebook.views.commitments import title
from pledgebook.views.coverage import coverage
from pledgebook.views.donors import DonorRow, donor_rows, money_sentence, whole
from pledgebook.views.figures import CURRENCY, Ends, count, day, short
from pledgebook.views.parties import Naming, together
from pledgebook.views.shelf import Shelf, is_promise, shelf
from pledgebook.views.templates import visible

if TYPE_CHECKING:
    from rich.console import RenderableType

MOST_DONORS = 12
_BAR = 7
_STEPS = (("delivered", "\N{FULL BLOCK}"), ("firm", "\N{DARK SHADE}"), ("announced", "\N{LIGHT SHADE}"))


@dataclass(frozen=True, slots=True)
class Summary:
    """What the terminal shows. `counts` are (number, words); `donors` are the first of them, `more` how many follow."""

    finding: str
    money: str
    donors: tuple[DonorRow, ...]
    more: int
    whole: DonorRow
    counts: tuple[tuple[int, str], ...]
    longest: tuple[str, ...]
    dropped: tuple[str, ...]


def summary(ledger: Ledger, today: date, file: TextIO | None = None, naming: Naming | None = None) -> None:
    """Print the summary of `ledger` as of `today` to `file`, standard output by default."""
    from rich.console import Console  # noqa: PLC0415 -- slow to import, and only a terminal needs it

    console = Console(file=file, highlight=False, soft_wrap=False)
    for part in renderables(summary_of(ledger, today, naming)):
        console.print(part)


def summary_of(ledger: Ledger, today: date, naming: Naming | None = None) -> Summary:
    """The figures of the summary, the same as those of the page."""
    found = shelf(ledger, today, naming)
    rows, total = donor_rows(found), whole(found)
    by_promises = sorted(rows, key=lambda row: (-row.promises, row.name))
    return Summary(
        finding(found, total), money_sentence(total), tuple(by_promises[:MOST_DONORS]),
        max(0, len(rows) - MOST_DONORS), total, _counts(found, total), _longest(found), _dropped(found),
    )


def _counts(found: Shelf, total: DonorRow) -> tuple[tuple[int, str], ...]:
    return (
        (total.promises, "promises, however often each was reported"),
        (sum(one["announced"]["times"] > 1 for one in found.commitments.values()), "announced again by the donor"),
        (total.overdue, "past their date, no delivery of the whole found in the sources read"),
        (len(conflicts(found)), "contradictions, every value kept"),
        (sum(one.adds_up is False for one in running_totals(found)), "running totals that do not add up"),
    )


def _longest(found: Shelf) -> tuple[str, ...]:
    """The three promises that are longest past their date."""
    late = [found.commitments[name] for name in found.overdue if name in found.commitments]
    return tuple(f"{together(map(found.naming, one['donors']))}: {title(one)}, due {day(one['due']['latest'])}, "
                 f"{count(found.overdue[one['id']], 'day')} past" for one in late if is_promise(one))[:3]


def _dropped(found: Shelf) -> tuple[str, ...]:
    """Each step's whole and what became of it."""
    seen = coverage(found.ledger)
    told = [f"{step.name}: {step.whole:,} = " + " + ".join(f"{size:,} {name}" for name, size in step.parts)
            + ("" if step.adds_up else "  DOES NOT ADD UP") for step in seen.steps]
    for name, causes in (("Screened out", seen.screened), ("Vetoed", seen.vetoed), ("Issues", seen.issues)):
        if causes:
            told.append(f"{name}: " + ", ".join(f"{one.size:,} {one.name}" for one in causes))
    return tuple(told)


def renderables(told: Summary) -> "list[RenderableType]":
    """The summary as what rich prints, part by part."""
    from rich.padding import Padding  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    parts: list[RenderableType] = [Text(), Text(told.finding, style="bold"), Text(told.money, style="dim"), Text(),
                                   _table(told)]
    key = " ".join(f"{sign} {name}" for name, sign in _STEPS)
    parts.append(Text(f"{key}, by number. Sums in {CURRENCY}: + or more, \N{LESS-THAN OR EQUAL TO} up to, "
                      "\N{MIDDLE DOT} none found", style="dim"))
    if told.more:
        parts.append(Text(f"and {count(told.more, 'more donor')} on the page", style="dim"))
    parts.append(Text())
    parts += [Text.assemble((f"{size:>6,}", "bold"), f"  {words}") for size, words in told.counts]
    if told.longest:
        parts += [Text(), Text("Longest past their date", style="bold")]
        parts += [Padding(Text(visible(line)), (0, 0, 0, 2)) for line in told.longest]
    parts += [Text(), Text("What was read and what was dropped", style="bold")]
    parts += [Padding(Text(visible(line), style="dim"), (0, 0, 0, 2)) for line in told.dropped]
    return parts


def _table(told: Summary) -> Any:
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_footer=True, padding=(0, 1), collapse_padding=True)
    table.add_column("Donor", footer="All donors", no_wrap=True, max_width=19)
    table.add_column("No.", footer=f"{told.whole.promises:,}", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for name, ends in (("promised", told.whole.promised), ("firm", told.whole.firm),
                       ("delivered", told.whole.delivered)):
        table.add_column(name, footer=_sum(ends), justify="right", no_wrap=True)
    most = max((row.promises for row in told.donors), default=1) or 1
    for row in told.donors:
        table.add_row(Text(visible(row.name)), f"{row.promises:,}", Text(_bar(row, most), style="cyan"),
                      _sum(row.promised), _sum(row.firm), _sum(row.delivered))
    return table


def _sum(ends: Ends) -> str:
    """A sum as short as can be: '25.2 bn', '4 bn+', '2.3-52.3 bn' (with a dash); a dot where none is known."""
    if ends.low is None:
        return "\N{MIDDLE DOT}" if ends.high is None else f"\N{LESS-THAN OR EQUAL TO}{short(ends.high)}"
    low = short(ends.low)
    if ends.high is None:
        return f"{low}+"
    high = short(ends.high)
    unit = low.partition("\N{NO-BREAK SPACE}")[2]
    if low != high and unit and high.endswith(f"\N{NO-BREAK SPACE}{unit}"):
        low = low.partition("\N{NO-BREAK SPACE}")[0]  # one 'bn' is enough for both ends
    return high if low == high else f"{low}\N{EN DASH}{high}"


def _bar(row: DonorRow, most: int) -> str:
    """The donor's promises as a bar; every step that has any is at least one sign wide."""
    return "".join(sign * max(1, round(row.steps[name] / most * _BAR)) for name, sign in _STEPS if row.steps[name])
