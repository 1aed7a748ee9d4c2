"""Texts about what has befallen many states at once: 'aid to the affected countries', 'befallen so many nations'.

What such a text gives without a name is for all of them, whom it does not list: for no state in particular (claims.md),
and not for the one that it happens to name most.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.extract.parts import GETS
from pledgebook.extract.rows_of_names import parts_in
from pledgebook.extract.scene import Scene
from pledgebook.extract.title import Title
from pledgebook.extract.words import Reader, Words, together

LEAST: Final = 3
"""How many states that are in need the text must name."""

BEFORE, BEHIND = 3, 3
"""How many words before and behind the noun the word may stand that says that it has befallen them."""

NEAR: Final = 3
"""How many words before the word of a region in a title the word may stand that leads to it."""

PARTS: Final = GETS | {"place", "", "against"}
"""Parts of a state that something may have befallen."""


def befalls_many(title: Title, scenes: Sequence[Scene], reader: Reader) -> bool:
    """Whether a text tells of countries that are hit, without their names, and names several that may be.

    So does one whose title names a region ('New partnership with the Pacific Islands').
    """
    lands = reader.words.role_words["lands"]
    of_lands = (scene for scene in scenes if not scene.tokens.words.isdisjoint(lands))
    if not any(_tells(scene, reader.words) for scene in of_lands) and not is_regional(title, reader):
        return False
    named = {m.name.target for scene in scenes for m, part in parts_in(scene, reader.words) if part in PARTS}
    return sum(reader.catalogue.is_aided(code, None) for code in named) >= LEAST


def is_regional(title: Title, reader: Reader) -> bool:
    """Whether a title says that it is about a region, and names no state in it."""
    words = reader.words
    last = next((k for k, token in enumerate(title.tokens) if token.lower in words.role_words["wide"]), 0)
    if not last or any(reader.catalogue.is_aided(m.name.target, None) for m in title.parties):
        return False
    dash = title.tokens[last - 1].text in "-–—"
    joined = dash and any(m.last == last - 1 for m in title.parties)  # 'the U.S.-Pacific Islands Partnership'
    return joined or any(words.part_words.before(title.tokens, k) for k in range(max(1, last - NEAR), last + 1))


def _tells(scene: Scene, words: Words) -> bool:
    """'countries hit by the storm', 'the worst-affected nations', 'so many of these countries'."""
    nouns, lowers = words.role_words["lands"], scene.tokens.lowers
    hit = together(words.role_words["stricken"], words.role_words["struck_many"])
    return any(lowers[at] in nouns and scene.covered[at] in ("", "mask") and not hit.isdisjoint(
        (*lowers[max(0, at - BEFORE) : at], *lowers[at + 1 : at + 1 + BEHIND])) for at in range(len(lowers)))
