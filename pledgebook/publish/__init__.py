"""Publishing: a finished ledger as files for others, all written aside and put in place together, or not at all."""

from pledgebook.publish.exports import EXPORTERS, export
from pledgebook.publish.onepage import page

__all__ = ["EXPORTERS", "export", "page"]
