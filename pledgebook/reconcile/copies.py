"""Near copies: which documents tell the words of another one, so that an agency text counts as one source.

Texts are taken in the order in which they were recorded. Each is compared with the earlier ones that share sampled runs
of words with it (scaled MinHash: the runs whose first word has a hash of a certain form, so that any two texts keep the
same ones), and joins the earliest family that it is alike with and whose numbers it does not contradict. So what was
recorded later never changes which texts were copies before, and the cost grows with the number of texts.
"""

from collections import Counter, OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field

from pledgebook.reconcile.likeness import (
    LEAST,
    RUN,
    SAMPLED,
    SHARE,
    Figures,
    Text,
    Words,
    alike,
    contradict,
    text_of,
    words_of,
)

HOLDERS = 8
"""A run leads to no more texts than this, the earliest that have it: what very many have is a site's own phrase."""
LOOKED_AT = 8
"""So many texts are compared word by word with a new one: those that share most with it."""
HINT = SHARE / 2
"""Part of the sampled runs that two texts must share to be compared word by word."""
AT_HAND = 512
"""So many texts are held ready to be compared; others are read again."""


@dataclass(slots=True)
class _Seen:
    """The texts so far, by what is sampled of them; `family` is the number of the text that each is a copy of."""

    texts: Mapping[str, str]
    names: list[str] = field(default_factory=list)
    family: list[int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    holders: dict[int, int | list[int]] = field(default_factory=dict)
    equals: dict[int, int] = field(default_factory=dict)
    figures: dict[int, dict[tuple[int, int, int], frozenset[int]]] = field(default_factory=dict)
    at_hand: OrderedDict[int, Text] = field(default_factory=OrderedDict)

    def text(self, number: int) -> Text:
        """The comparable side of an earlier text."""
        if number not in self.at_hand:
            self.at_hand[number] = text_of(words_of(self.texts[self.names[number]]))
            if len(self.at_hand) > AT_HAND:
                self.at_hand.popitem(last=False)
        return self.at_hand[number]


def near_copies(texts: Mapping[str, str], recorded: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """For each document that is a near copy: the document it copies, the earliest recorded of its family.

    `texts` maps document ids to their texts, `recorded` to when they entered the archive; where that is not known, or
    the same, the id decides. The order in which they are given makes no difference.
    """
    days = recorded or {}
    seen = _Seen(texts)
    for name in sorted(texts, key=lambda name: (days.get(name, ""), name)):
        _place(seen, name, words_of(texts[name]))
    return {name: seen.names[of] for number, (name, of) in enumerate(zip(seen.names, seen.family, strict=True))
            if of != number}


def _place(seen: _Seen, name: str, words: Words) -> None:
    """Put a text to its family, or make it the first of a new one."""
    number = len(seen.names)
    # A hash of 61 bits stands for the whole text: so many would be needed for two to fall together by chance.
    same = seen.equals.setdefault(hash(words), number)
    runs = _sampled(words) if same == number and len(words) >= LEAST else frozenset()
    seen.names.append(name)
    seen.sizes.append(len(runs))
    seen.family.append(seen.family[same] if same != number else _family(seen, number, words, runs))
    for run in runs:
        held = seen.holders.setdefault(run, number)
        if isinstance(held, list):
            if len(held) < HOLDERS:
                held.append(number)
        elif held != number:
            seen.holders[run] = [held, number]


def _family(seen: _Seen, number: int, words: Words, runs: frozenset[int]) -> int:
    """The earliest family with a member that the text is alike with, and no figure against it; else the text's own."""
    near = _near(seen, runs)
    if not near:
        return number
    mine, found = text_of(words), number
    for other in near:
        family = seen.family[other]
        if family < found and alike(mine, seen.text(other)) and not contradict(mine.figures, _figures(seen, family)):
            found = family
    if found != number:
        told = seen.figures[found]
        for place, numbers in mine.figures.items():
            told[place] = told.get(place, frozenset()) | numbers
    return found


def _near(seen: _Seen, runs: frozenset[int]) -> list[int]:
    """The earlier texts that share most sampled runs with these, the best first, so many as are looked at."""
    shared: Counter[int] = Counter()
    for run in runs:
        held = seen.holders.get(run)
        if isinstance(held, list):
            shared.update(held)
        elif held is not None:
            shared[held] += 1
    hinted = [(-number, other) for other, number in shared.items()
              if number >= HINT * min(len(runs), seen.sizes[other])]
    return [other for _, other in sorted(hinted)[:LOOKED_AT]]


def _figures(seen: _Seen, family: int) -> Figures:
    """All that the members of a family say in numbers."""
    if family not in seen.figures:
        seen.figures[family] = dict(seen.text(family).figures)
    return seen.figures[family]


def _sampled(words: Words) -> frozenset[int]:
    """The runs that begin with one of the words kept by chance, a quarter of all: the same ones in every text."""
    starts = [place for place, word in enumerate(words[:len(words) - RUN + 1]) if not word & SAMPLED]
    return frozenset([hash(words[start:start + RUN]) for start in starts])
