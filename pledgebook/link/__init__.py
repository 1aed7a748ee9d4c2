"""Linking: words to a node or a party of the catalogue, or to nothing, with the reason."""

from pledgebook.link.claims import find_item, link, link_all
from pledgebook.link.found import FITS, Candidate, Context, Found, path_of
from pledgebook.link.linker import Linker, linker_of

__all__ = ["FITS", "Candidate", "Context", "Found", "Linker", "find_item", "link", "link_all", "linker_of", "path_of"]
