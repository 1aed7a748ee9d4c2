# ruff: noqa: S608 -- every part of a query stands in this package; values are bound
"""Sets of a ledger's rows as whole numbers, a bit for each row: cut and counted without asking the database again.

Which commitments a part of a filter leaves, and which claims hold a word, is asked once and kept beside the ledger: of
100,000 rows it takes 12 kB. What fits several parts are their numbers' common bits, and how many fit is how many bits
there are. The first row is the highest bit, since the database writes a set from its first row on.
"""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pledgebook.ledger.reading import Ledger


def size_of(ledger: "Ledger", table: str) -> int:
    """How many bits a set of the table's rows has: one for each row, and one more, so that there always is one."""
    return ledger.kept.of(("size", table), lambda: 1 + int(ledger.ask(f"SELECT count(*) FROM book.{table}")[0][0]))


def every(ledger: "Ledger") -> int:
    """The set of all commitments."""
    return (1 << size_of(ledger, "commitments")) - 2


def fitting(ledger: "Ledger", condition: str, values: Mapping[str, object]) -> int:
    """The set of commitments for which the condition holds over `book.commitments c`."""
    def ask() -> int:
        query = f"SELECT {gathered(ledger, 'c.rowid::INTEGER')} FROM book.commitments c WHERE {condition}"
        return read(ledger.ask(query, values)[0][0])

    return ledger.kept.of(("fitting", condition, *sorted(values.items())), ask)


def common(ledger: "Ledger", sets: Iterable[int]) -> int:
    """The commitments that are in each of the sets; all where there is none."""
    return reduce(and_, sets, every(ledger))


def within(ledger: "Ledger", some: int) -> tuple[str, dict[str, object]]:
    """The SQL of being in a set over `book.commitments c`, and what is bound in it."""
    if some == every(ledger):
        return "true", {}
    return "get_bit($fits::BIT, c.rowid::INTEGER) = 1", {"fits": written(some, size_of(ledger, "commitments"))}


def gathered(ledger: "Ledger", place: str, table: str = "commitments") -> str:
    """The SQL that gathers places of the table's rows to one set, to be `read`."""
    return f"bitstring_agg({place}, 0, {size_of(ledger, table) - 1})::VARCHAR"


def read(told: str | None) -> int:
    """A set as the database writes it; nothing is the empty one."""
    return int(told, 2) if told else 0


def written(some: int, size: int) -> str:
    """A set as the database reads it."""
    return f"{some:0{size}b}"


def first(some: int, size: int, limit: int) -> list[int]:
    """The places of the first rows of a set."""
    places: list[int] = []
    while some and len(places) < limit:
        length = some.bit_length()
        places.append(size - length)
        some ^= 1 << (length - 1)
    return places


def behind(some: int, size: int, place: int) -> int:
    """The rows of a set that come after a place."""
    return some & ((1 << max(0, size - place - 1)) - 1)
