"""Promises past their date: how many days, what was due when, and each day that was said before."""

import textwrap
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pledgebook.ledger import Ledger
from pledgebook.schema import Json
from pledgebook.views.commitments import title
from pledgebook.views.deliveries import delivery_found
from pledgebook.views.disputes import cut
from pledgebook.views.figures import count, day, window
from pledgebook.views.shelf import is_promise

_TOLD = ("id", "donors", "recipients", "kind", "stage", "due", "due_history", "announced", "sources", "part_of")


def overdue_rows(ledger: Ledger, on: date, donor: str | None, recipient: str | None) -> Iterator[Json]:
    """The promises that are overdue on that day, the longest first."""
    return (overdue_row(row, on) for row in ledger.overdue(on)
            if is_promise(row) and donor in (None, *row["donors"]) and recipient in (None, *row["recipients"]))


def overdue_row(row: Json, on: date) -> Json:
    """What is told of a promise with its `overdue_days`; `found` says what the sources read know of a delivery."""
    return {**{name: row[name] for name in _TOLD}, "title": title(row), "on": on.isoformat(),
            "overdue_days": row["overdue_days"],
            "found": delivery_found(row)}


def overdue_words(row: Mapping[str, Any]) -> str:
    """An overdue promise in a few lines of at most 80 columns."""
    parties = f"{' + '.join(row['donors']) or '?'} -> {' + '.join(row['recipients']) or '?'}"
    late = count(row["overdue_days"], "day")
    return "\n".join(filter(None, [
        cut(f"{late:>10}  {row['id']}  {parties}  {row['title']}"),
        *_wrapped(f"due {window(row['due'])} (\"{row['due']['phrase']}\")"
                  + (f"; {row['stage']}" if row["stage"] else "")),
        *_history(row["due_history"]),
        f"            {row['found']}"]))


def _wrapped(text: str) -> list[str]:
    """The text whole, in lines of at most 80 columns: what stands at its end, the stage, is never cut off."""
    return textwrap.wrap(cut(text, len(text)), 80, initial_indent=" " * 12, subsequent_indent=" " * 14)


def _history(said: list[Mapping[str, Any]]) -> Iterator[str]:
    """Each window that was said, with its day, where there is more than one."""
    told = list(dict.fromkeys(f"{day(one['said'])}: {window(one['window'])} (\"{one['window']['phrase']}\")"
                              for one in said))
    if len({one.partition(": ")[2] for one in told}) > 1:
        yield from (cut(f"              said {one}") for one in told)
