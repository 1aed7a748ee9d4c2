"""Every page template with an address that shows it: what is looked at by axe, at every width, and without script."""

from pathlib import Path

from served import DAYS

from pledgebook.ledger import Ledger
from pledgebook.pipeline.book import open_book

ROOT = Path(__file__).resolve().parents[2] / "pledgebook/data/templates/web"


ONLY_IN_FILES = {"site_search.html"}
"""What a static site has in the place of a server's page: see test_site_in_files.py."""


def templates() -> set[str]:
    """The templates that are pages of the server: those that stand in the frame."""
    return {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.html")
            if '{% extends "web/base.html" %}' in path.read_text("utf-8")} - ONLY_IN_FILES


def addresses(folder: Path) -> dict[str, tuple[str, ...]]:
    """Addresses by template. What a template shows only sometimes has an address of its own."""
    with Ledger(open_book(folder).ledger_path) as ledger:
        def names(query: str) -> list[str]:
            return [str(row[0]) for row in ledger.ask(query)]

        rich = names("SELECT commitment FROM book.members GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1")
        disputed = names("SELECT id FROM book.commitments WHERE disputed > 0 ORDER BY id LIMIT 1")
        claims = names(f"SELECT claim FROM book.members WHERE commitment = '{rich[0]}' ORDER BY 1 LIMIT 1")
        items = names("SELECT item_id FROM book.commitments WHERE item_id IS NOT NULL GROUP BY 1 "
                      "ORDER BY count(*) DESC, 1 LIMIT 1")
        documents = names("SELECT document FROM book.claims GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1")
    boards = ("overdue", "conflicts", "re-announcements", "running-totals", "training", "production", "replacements")
    return {
        "home.html": ("/", *(f"/?as_of={day}" for day in DAYS)),
        "parties.html": ("/donors", "/recipients", "/items"),
        "party.html": ("/donors/DE", "/recipients/UA"),
        "item.html": tuple(f"/items/{name}" for name in items),
        "list.html": ("/commitments", "/commitments?donor=DE&overdue=1", "/commitments?donor=JP&recipient=PL"),
        "search.html": ("/search", "/search?q=howitzers", "/search?q=hovitzers", "/search?q=nothingatall"),
        "commitment.html": tuple(f"/commitments/{name}" for name in dict.fromkeys([*rich, *disputed])),
        "claim.html": tuple(f"/claims/{name}" for name in claims),
        "document.html": tuple(f"/documents/{name}" for name in documents),
        "board.html": tuple(f"/{name}" for name in boards),
        "method.html": ("/method",),
        "prices.html": ("/method/prices",),
        "coverage.html": ("/coverage",),
        "api.html": ("/api/v1/docs",),
        "error.html": ("/nothing", "/commitments/cmt-0", "/commitments?donor=Germny"),
        "review/front.html": ("/review",),
        "review/lane.html": ("/review/new", "/review/same?state=decided"),
        "review/item.html": tuple(f"/review/{lane}/next" for lane in ("new", "same", "contradiction", "doubted")),
        "review/log.html": ("/review/log",),
        "review/refused.html": (),
        "accounts/accounts.html": ("/accounts",),
        "accounts/account.html": (),
        "accounts/sign_in.html": ("/sign-in",),
    }
