"""Tables of measurements, and their places in docs/performance.md: each bench has its own part of the page."""

from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
Rows = list[Sequence[str]]


def table(rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; the first row is its head."""
    head, *body = rows
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *body))


def put(bench: str, text: str) -> None:
    """Put the text into the part of the page that `bench` makes; ValueError where the page has no such part."""
    begin, end = f"<!-- made by {bench} -->\n", f"<!-- end of {bench} -->\n"
    page = PAGE.read_text(encoding="utf-8")
    before, begun, rest = page.partition(begin)
    _, ended, after = rest.partition(end)
    if not begun or not ended:
        message = f"{PAGE.name} has no part between {begin.strip()} and {end.strip()}"
        raise ValueError(message)
    PAGE.write_text(f"{before}{begin}\n{text.strip()}\n\n{end}{after}", encoding="utf-8")
