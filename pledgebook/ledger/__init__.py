"""The ledger: one DuckDB file that is built whole, replaced whole, and read by everything that shows the book.

It is derived: from the archive, the judgements, the catalogue and the version, the same ledger can always be built
again. Its identity is the digest of its canonical export, never the bytes of the file, which differ from build to
build.
"""

from pledgebook.ledger.amounts import amounts, own_values
from pledgebook.ledger.build import build_ledger
from pledgebook.ledger.reading import Ledger
from pledgebook.ledger.tables import no_promise, row
from pledgebook.ledger.totals import SUMMED, TOTAL_BY

__all__ = ["SUMMED", "TOTAL_BY", "Ledger", "amounts", "build_ledger", "no_promise", "own_values", "row"]
