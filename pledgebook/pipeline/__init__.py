"""The order of the stages: what runs over a book, what is kept between runs, what is counted.

Row by row: parse -> screen -> extract -> link, a pure function of one capture (`reading`), cached by batch (`cache`).
Set-wise: reconcile -> value -> check -> ledger, over all that was read (`run`).
"""

from pledgebook.pipeline.book import Book, init_book, open_book
from pledgebook.pipeline.reading import Outcome, read_captures
from pledgebook.pipeline.run import RunReport, run_book

__all__ = ["Book", "Outcome", "RunReport", "init_book", "open_book", "read_captures", "run_book"]
