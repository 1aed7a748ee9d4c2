"""Releases: a book's tables and descriptions, frozen under a name, with what they were made of and what changed."""

from pledgebook.publish.release.differing import difference_words, differences
from pledgebook.publish.release.names import find_release, key_of, release_before, releases_in
from pledgebook.publish.release.sides import Side, Unit, open_side
from pledgebook.publish.release.writing import MAY_MISS, write_release

__all__ = ["MAY_MISS", "Side", "Unit", "difference_words", "differences", "find_release", "key_of", "open_side",
           "release_before", "releases_in", "write_release"]
