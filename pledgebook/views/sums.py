"""Totals as text: a block a row, amounts under each other, in 80 columns."""

import textwrap
from collections.abc import Iterator, Sequence

from pledgebook.schema import Json
from pledgebook.views.figures import count
from pledgebook.views.worth import number

ACCOUNTS = ("promised", "firm", "delivered", "cancelled")
_WIDTH = 80


def sums_words(rows: Sequence[Json], by: Sequence[str]) -> str:
    """The rows of `Ledger.totals`, below a line that says what the amounts are."""
    if not rows:
        return "no promise has these keys"
    first = rows[0]
    year = f", prices of {first['prices_of']}" if first["prices_of"] else ""
    amounts = [_ends(row[name]) for row in rows for name in ACCOUNTS]
    widths = tuple(max(map(len, ends)) for ends in zip(*amounts, strict=True))
    head = (f"by {', '.join(by) or 'nothing, all in one'}; {first['basis']}, {first['currency']}{year}; "
            "? is an open end; what counts in a larger promise is left out")
    return "\n".join([*_wrapped(head), *(line for row in rows for line in _block(row, by, widths))])


def _block(row: Json, by: Sequence[str], widths: tuple[int, ...]) -> Iterator[str]:
    name = "  ".join(str(row[key] or "?") for key in by) or "all"
    unknown = f", {row['without_value']:,} without a known value" if row["without_value"] else ""
    told = f"{count(row['commitments'], 'promise')}{unknown}"
    if len(name) + len(told) + 2 <= _WIDTH:
        yield f"{name}  {told}"
    else:
        yield from (*_wrapped(name), f"  {told}")
    for account in ACCOUNTS:
        least, word, most = _ends(row[account])
        if least:
            yield f"  {account:9}  {least:>{widths[0]}}{word:{widths[1]}}{most:>{widths[2]}}".rstrip()


def _ends(amount: Json) -> tuple[str, str, str]:
    """Both ends and what stands between them; one end where both are the same, nothing where both are unknown."""
    low, high = (None if amount[end] is None else number(amount[end]) for end in ("min", "max"))
    if low is None and high is None:
        return "", "", ""
    return (low or "?", "", "") if low == high else (low or "?", " to ", high or "?")


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent="  ")
