"""Organisations that no table knows and that say something: 'the Institute for Fair Trade said', 'the Horn Platform'.

Their names say themselves that they are no person's: a word such as 'institute' or 'network' stands in them.
"""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.beside_regions import is_capital
from pledgebook.extract.bodies import slug
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.model import Document, Speaker

MOST: Final = 8
"""Words that a name may have."""

FREE: Final = frozenset({"", "party", "item", "mask"})
"""What may hold the words of a name."""


def unlisted(scene: Scene, words: Words, document: Document) -> Iterator[tuple[int, int, Speaker]]:
    """The tokens of each such name (half-open) with the speaker that it is."""
    heads = words.speech["organisations"]
    if scene.tokens.words.isdisjoint(heads):
        return
    last = 0
    for at in [k for k, word in enumerate(scene.tokens.lowers) if word in heads and is_capital(scene.tokens[k])]:
        first, end = _name_around(scene, words, at)
        if first < last or end - first < 2 or any(one not in FREE for one in scene.covered[first:end]):
            continue
        last = end
        if any(m.first <= first and (end <= m.last or m.name.use == "demonym") and m.last > first
               for m in scene.parties):
            continue  # known, or 'the Norwegian Institute', which is Norway's
        name = " ".join(document.text[scene.tokens[first].start : scene.tokens[end - 1].end].split())
        yield first, end, Speaker(None, name, f"org:{slug(name)}")


def _name_around(scene: Scene, words: Words, at: int) -> tuple[int, int]:
    """From the first to behind the last word of a name around one of its words."""
    small, articles = words.speech["inside_names"], words.nouns["articles"]
    first, lowers = at, scene.tokens.lowers
    while first and at - first < MOST and is_capital(scene.tokens[first - 1]) and lowers[first - 1] not in articles:
        first -= 1
    end = behind = at + 1
    while behind < len(lowers) and behind - at < MOST:
        if is_capital(scene.tokens[behind]) and lowers[behind] not in articles:
            end = behind = behind + 1
        elif lowers[behind] in small and behind - end < 2:
            behind += 1
        else:
            break
    return first, end
