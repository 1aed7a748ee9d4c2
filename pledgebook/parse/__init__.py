"""Parse: from one capture to one document whose text is final, or to the issues that say why there is none."""

from pledgebook.parse.documents import Parsed, parse
from pledgebook.parse.html import host_of
from pledgebook.parse.language import detect
from pledgebook.parse.outline import outline

__all__ = ["Parsed", "detect", "host_of", "outline", "parse"]
