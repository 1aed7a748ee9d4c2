"""Who says it and is not named: 'a U.S. official said', 'two diplomats told the paper', 'one aide said' is hearsay.

Officials in the plural speak for their house ('Kenyan officials said'), and whoever is named behind a comma is known.
'The official said' is hearsay where the text spoke of one without a name before.
"""

import re
from functools import lru_cache
from math import inf
from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.model import Span, Speaker

NEAR: Final = 20
"""Within how many code points before an office the word before it stands."""

BEFORE: Final = re.compile(r"(\w+)[\s\"“]+$")
"""The word right before an office."""

NAMED: Final = re.compile(r",?\s+(?:named\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*\s*,")
"""A name behind an office ('an official, Ken Sato, said')."""

TEXTS: Final = 16
"""For how many texts and offices the first telling is kept: each claim of a text asks again."""


def nameless(text: str, spoken: tuple[Speaker | None, Span | None], words: Words) -> Span | None:
    """The words for somebody of whom nothing but a modest office is told, and that it is one of many; else None."""
    speaker, source = spoken
    if speaker is None or source is None or speaker.name or not speaker.role:
        return None
    heads = speaker.role.lower().split()
    if words.nouns["insiders"].isdisjoint(heads) or NAMED.match(text, source.end):
        return None
    led = BEFORE.search(text, max(0, source.start - NEAR), source.start)
    if led is None:
        return None
    one_of = words.nouns["one_of_them"]
    told = led[1].lower() in words.nouns["definite"] and _first_nameless(text, heads[-1], one_of) <= source.start
    return source if told or led[1].lower() in one_of else None


@lru_cache(maxsize=TEXTS)
def _first_nameless(text: str, head: str, one_of: frozenset[str]) -> float:
    """Where the first words end that tell of one of many with an office ('a U.S. official'); infinity where none do."""
    led = "|".join(sorted(one_of))
    found = re.search(rf"\b({led})\s+(?:[\w.-]+\s+){{0,3}}?{re.escape(head)}\b", text, re.IGNORECASE)
    return found.end() if found else inf


def tells(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'will send 30 pumps, three aides said': who tells of a gift is no part of it."""
    phrase = anchor.phrase
    if phrase is None or scene.tokens.lowers[phrase.at_head] not in words.nouns["insiders"]:
        return False
    lemmas = {verb.form.lemma for verb in scene.verbs if verb.at == phrase.last}
    return not lemmas.isdisjoint(words.speech["verbs"])
