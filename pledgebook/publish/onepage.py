"""The book as one page: a single HTML file without any script, that asks nothing of any network."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pledgebook.catalogue import Catalogue
from pledgebook.ledger import Ledger
from pledgebook.publish.aside import aside
from pledgebook.views.book import Edition, book_view
from pledgebook.views.templates import environment

PAGE_NAME = "index.html"


def page(
    ledger: Ledger, target: Path, title: str, notes: Sequence[str] = (), *, today: date,
    catalogue: Catalogue | None = None,
) -> Path:
    """Write the page of `ledger` as of `today` and return its file; `target` is that file, or a folder for it.

    `notes` are sentences for readers, shown at the top; `catalogue` names the parties, the shipped one by default.
    The same ledger, day, title and notes give the same bytes. BookError where the target cannot be written.
    """
    file = target / PAGE_NAME if target.is_dir() else target
    edition = Edition(title, tuple(notes), today, catalogue.party_name if catalogue else None)
    html = environment().get_template("book.html").render(book=book_view(ledger, edition))
    with aside(file.parent) as scratch:
        (scratch / file.name).write_text(html, encoding="utf-8", newline="\n")
    return file
