"""Parse: from one capture to one document whose text is final, or to the issues that say why there is none."""

from pledgebook.parse.documents import Parsed, parse

__all__ = ["Parsed", "parse"]
