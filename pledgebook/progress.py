"""How far a long piece of work is, told to whoever waits for it: what is being done, how many are done, of how many."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")

_EVERY = 250
"""Rows from one telling to the next: some milliseconds of work, so that telling costs nothing."""


class Progress(Protocol):
    """Called with what is being done, how many of it are done, and how many there are: 0 where nobody knows."""

    def __call__(self, what: str, count: int, total: int = 0, /) -> None:
        """Tell it."""


def silent(_what: str, _count: int, _total: int = 0, /) -> None:
    """Tell nobody."""


def counted(rows: Iterable[T], tell: Progress, what: str, total: int) -> Iterator[T]:
    """The rows as they come; how many have come is told now and then."""
    tell(what, 0, total)
    for number, row in enumerate(rows, start=1):
        if not number % _EVERY:
            tell(what, number, total)
        yield row
