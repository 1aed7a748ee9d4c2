"""The review queue for the explorer: the desk of the book, accounts, and the guard, put to the house that is served."""

import getpass
import os
from dataclasses import replace

from pledgebook.pipeline.book import Book
from pledgebook.pipeline.review.desk import Desk
from pledgebook.views.queue import notice_view
from pledgebook.web.accounts.guard import Watch
from pledgebook.web.accounts.pages import account_routes
from pledgebook.web.accounts.store import Accounts
from pledgebook.web.house import House
from pledgebook.web.review.door import Desk as ReviewDesk
from pledgebook.web.review.pages import review_routes


def reviewed(house: House, book: Book, *, is_open: bool, who: str = "") -> House:
    """The house with the queue and accounts; not `is_open`, where others than this machine can reach it.

    `who` is whose name decisions bear at this machine as long as the book has no accounts.
    """
    watch = Watch(accounts_of(book), is_open, who or local_name())
    desk = Desk(book, house.catalogue)
    return replace(
        house, more=(*review_routes(ReviewDesk(desk, book.config.review)), *account_routes(watch), *house.more),
        nav=(*house.nav, ("/review", "Review")), watch=watch,
        prepare=desk.prepare,
        waiting=lambda ledger, name: tuple(map(notice_view, desk.waiting(ledger, [name]))))


def accounts_of(book: Book) -> Accounts:
    """The accounts of the book."""
    return Accounts(book.folder / "accounts.db")


def local_name() -> str:
    """Who sits at this machine: PLEDGEBOOK_REVIEWER, else the user's name in the system, else 'local'.

    'root' is no person: it is 'local' too.
    """
    if named := os.environ.get("PLEDGEBOOK_REVIEWER", "").strip():
        return named
    try:
        named = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "local"
    return "local" if named == "root" else named
