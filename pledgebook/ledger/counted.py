"""What each commitment adds to sums of money, with the reason where no sum counts it: the rows behind every total."""

import json
from collections.abc import Iterator

from pledgebook.ledger.reading import Ledger
from pledgebook.schema import Json

_QUERY = """SELECT a.record, l.whole, c.no_promise FROM book.amounts a JOIN book.commitments c ON c.id = a.commitment
            LEFT JOIN book.left_out l ON l.commitment = a.commitment AND l.basis = a.basis
            ORDER BY a.commitment, a.basis, a.currency, a.prices_of NULLS FIRST"""


def counted(ledger: Ledger) -> Iterator[Json]:
    """The objects of `amounts` with `left_out`, the whole that counts in its place, and `no_promise`: else None."""
    for record, whole, reason in ledger.ask(_QUERY):
        yield {**json.loads(record), "left_out": whole, "no_promise": reason}
