"""Givers by a name that no table knows: 'France sent tents. Anna Beck, a teacher, donated $500'.

A name right before a verb of giving is who gives, and the one of the sentence before gives nothing in this one. Whether
it is a person's or a firm's nobody can tell: the giver is not to be known.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from pledgebook.extract.conjuncts import before_aside
from pledgebook.extract.cues import Cue
from pledgebook.extract.own_gifts import ACTS, TOLD, left_of_helpers
from pledgebook.extract.roles import WEIGHTS, Found, Place
from pledgebook.extract.speaking import read_speaker
from pledgebook.extract.words import Words, together
from pledgebook.model import Span

_PAIR: Final = re.compile(r"\b([A-ZÀ-ÖØ-Þ][^\W\d_]*)\s(?=([A-ZÀ-ÖØ-Þ][^\W\d_]*))")

TENSES: Final = TOLD - {"gerund"}
"""Tenses of a verb before which its subject stands."""

ASIDE: Final = 12
"""How many words an apposition may have behind such a name."""

MOST: Final = 4
"""How many words of a name are looked at."""

LETTERS: Final = 3
"""Letters that the last word of a name has at least."""


def stranger(at: Place, cue: Cue) -> Found | None:
    """Who has a name that no table knows and stands right before a verb of giving.

    In a government's own text that is mostly one of its programmes or officials.
    """
    if cue.passive or cue.group not in ACTS or cue.tense not in TENSES or _is_states_own(at):
        return None
    last = left_of_helpers(at, _before_apposition(at, before_aside(at, cue.first)) - 1)
    first = _begin(at, last)
    if first > last or not _is_name(at, first, last):
        return None
    tokens, speaker = at.scene.tokens, read_speaker(at.speech, cue.first)
    if speaker is not None and (speaker[0].name or "").endswith(tokens[last].text):
        return None  # 'Muster promised 40 tanks', whose office was told before
    return Found((), Span(tokens[first].start, tokens[last].end), "donor.others", WEIGHTS["donor.unasked"])


def _before_apposition(at: Place, start: int) -> int:
    """Where the apposition begins that ends right before the verb ('Beck Printing, run by Anna Beck, gave')."""
    tokens = at.scene.tokens
    if start < LETTERS or tokens[start - 1].text != ",":
        return start
    opened = next((k for k in range(start - 2, max(0, start - ASIDE), -1) if tokens[k].text == ","), 0)
    return opened if opened and tokens[opened + 1].text.islower() else start


def _is_states_own(at: Place) -> bool:
    """Whether a state or a union speaks in the text, or publishes it."""
    publisher = at.setting.donor if at.setting.donor_from == "publisher" else None
    return any(one is not None and at.is_public(one) for one in (at.setting.voice, publisher))


def _begin(at: Place, last: int) -> int:
    """Where the run of capitalised words begins that ends at a token; behind it where there is none."""
    place = last
    while place >= 0 and last - place < MOST and _is_free(at, place):
        place -= 1
    return place + 1


def _is_free(at: Place, place: int) -> bool:
    """Whether a token is a capitalised word that is no name of a table, no article, no title and no word for a body."""
    words, token = at.reader.words, at.scene.tokens[place]
    if token.kind != "word" or not token.text[:1].isupper() or at.scene.covered[place]:
        return False
    return not (token.lower in _officials(words) or token.lower in words.nouns["determiners"])


def _officials(words: Words) -> frozenset[str]:
    """Words for who acts for a state, pronouns, and words that end or begin the names of what is no giver."""
    speech = words.speech
    return together(words.titles, speech["bodies"], speech["nameless"], speech["lands"], speech["first_person"],
                    speech["it"], speech["he"], words.nouns["titled_things"])


def _is_name(at: Place, first: int, last: int) -> bool:
    """Whether a run of capitalised words is a name: of two at least, or the surname of one told in full.

    Behind an article, a title or a noun for a vehicle it is no giver's, or that of an official ('The Recovery Plan',
    'the ship Blue Star', 'Minister Hans Muster').
    """
    tokens, words = at.scene.tokens, at.reader.words
    led = tokens.lowers[first - 1] if first else ""
    if led in together(words.nouns["determiners"], words.nouns["vehicles"], _officials(words)):
        return False
    if first and (at.scene.covered[first - 1] in ("party", "office") or tokens[first - 1].text in "-'’"):
        return False
    name = tokens[last].text
    return len(name) >= LETTERS and not name.isupper() and (first < last or _is_told_in_full(at, name))


def _is_told_in_full(at: Place, name: str) -> bool:
    """Whether the text has the name behind another capitalised word that is no title ('Anna Beck')."""
    words = at.reader.words
    before = _before_names(at.document.text).get(name, frozenset())
    return not before <= together(words.titles, words.nouns["determiners"], words.adverbs)


@lru_cache(maxsize=4)
def _before_names(text: str) -> Mapping[str, frozenset[str]]:
    """Each capitalised word of a text with the capitalised words that stand right before it, in lower case.

    Read once for a text: to search a long one for every name would take its length for each.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for pair in _PAIR.finditer(text):
        found[pair[2]].add(pair[1].lower())
    return {name: frozenset(before) for name, before in found.items()}
