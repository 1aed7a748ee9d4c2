"""The book from Python: the same names as the commands, with tables and pictures that a notebook shows.

`Book("mybook").totals(by=["donor"])` is `pledgebook totals --by donor`: the same rows, options and errors.
"""

from pledgebook.notebook.book import Book
from pledgebook.notebook.pictures import Picture
from pledgebook.notebook.records import Claim, Commitment, Document, Evidence, Explanation
from pledgebook.notebook.tables import Table

__all__ = ["Book", "Claim", "Commitment", "Document", "Evidence", "Explanation", "Picture", "Table"]
