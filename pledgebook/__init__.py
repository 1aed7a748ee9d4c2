"""pledgebook keeps the book on international assistance: who promised what to whom, and the words that say so."""

__version__ = "0.1.0"
__all__ = ["__version__"]
