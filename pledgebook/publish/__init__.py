"""Publishing: a finished ledger as files for others, all written aside and put in place together, or not at all."""

from pledgebook.publish.exports import EXPORTERS, export

__all__ = ["EXPORTERS", "export"]
