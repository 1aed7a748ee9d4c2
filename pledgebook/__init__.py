"""pledgebook keeps the book on international assistance: who promised what to whom, and the words that say so."""

from typing import Any

__version__ = "0.1.0"
__all__ = ["Book", "__version__"]

Book: Any
"""A book for notebooks (notebook/book.py), loaded when it is first asked for: to import the package loads nothing."""


def __getattr__(name: str) -> Any:
    if name == "Book":
        from importlib import import_module  # noqa: PLC0415 -- not even this is needed before

        return import_module("pledgebook.notebook").Book
    message = f"module 'pledgebook' has no attribute {name!r}"
    raise AttributeError(message)
