"""Near copies: which documents tell the words of another one, so that an agency text counts as one source.

Texts are taken in the order in which they were recorded. Each is compared with the earlier ones that share sampled runs
of words with it (scaled MinHash: the runs whose first word has a hash of a certain form, so that any two texts keep the
same ones), and joins the earliest family that it is alike with and whose numbers it does not contradict. So what was
recorded later never changes which texts were copies before, and the cost grows with the number of texts.
"""

from array import array
from base64 import b64decode, b64encode
from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pledgebook.likeness import (
    LEAST,
    SHARE,
    Figures,
    Text,
    Words,
    alike,
    contradict,
    sampled,
    text_of,
    words_of,
)
from pledgebook.reconcile.memory import Memory, hashed, key_of

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
    members: dict[int, list[int]] = field(default_factory=dict)
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


def near_copies(
    texts: Mapping[str, str], recorded: Mapping[str, str] | None = None, memory: Memory | None = None,
) -> Mapping[str, str]:
    """For each document that is a near copy: the document it copies, the earliest recorded of its family.

    `texts` maps document ids to their texts, `recorded` to when they entered the archive; where that is not known, or
    the same, the id decides. The order in which they are given makes no difference. What a text is hangs on it and on
    those before it alone: under these it is found in a `memory`.
    """
    days = recorded or {}
    seen, key = _Seen(texts), ""
    for name in sorted(texts, key=lambda name: (days.get(name, ""), name)):
        if memory is None:
            _place(seen, name, _look(words_of(texts[name])))
        else:
            key = _remembered(seen, name, key, memory)
    return {name: seen.names[of] for number, (name, of) in enumerate(zip(seen.names, seen.family, strict=True))
            if of != number}


def _remembered(seen: _Seen, name: str, before: str, memory: Memory) -> str:
    """Put a text to its family, as it is remembered or by looking; the key of all texts so far, with it."""
    text = seen.texts[name]
    key = key_of("near copies", [before.encode(), *(hashed(one.encode("utf-8", "surrogatepass"))
                                                    for one in (name, text))])
    known = memory.recall(key)
    if known:
        look = _Look.read(known)
        _put(seen, name, look, known[0])
    else:
        look = _look(words_of(text))
        _place(seen, name, look)
    memory.keep(key, [seen.family[-1], *look.written()])
    return key


@dataclass(frozen=True, slots=True)
class _Look:
    """A text as it is told from others: its number, its words where they are at hand, and what is sampled of it."""

    number: int
    runs: Sequence[int]
    words: Words = ()

    def written(self) -> list[int | str]:
        """The number and the runs; these as bytes, in which they are read quickest."""
        return [self.number, b64encode(array("q", self.runs).tobytes()).decode("ascii")]

    @classmethod
    def read(cls, answer: Sequence[Any]) -> "_Look":
        """What was `written`, behind the number of the family."""
        return cls(answer[1], array("q", b64decode(answer[2])))


def _look(words: Words) -> _Look:
    # A hash of 61 bits stands for the whole text: so many would be needed for two to fall together by chance.
    return _Look(hash(words), sampled(words) if len(words) >= LEAST else (), words)


def _place(seen: _Seen, name: str, look: _Look) -> None:
    """Put a text to its family, or make it the first of a new one."""
    number = len(seen.names)
    same = seen.equals.get(look.number, number)
    _put(seen, name, look, seen.family[same] if same != number else _family(seen, number, look))


def _put(seen: _Seen, name: str, look: _Look, family: int) -> None:
    """Hold a text whose family is known."""
    number = len(seen.names)
    is_new = seen.equals.setdefault(look.number, number) == number
    seen.names.append(name)
    seen.sizes.append(len(look.runs) if is_new else 0)
    seen.family.append(family)
    seen.members.setdefault(family, []).append(number)
    for run in look.runs if is_new else ():
        held = seen.holders.setdefault(run, number)
        if isinstance(held, list):
            if len(held) < HOLDERS:
                held.append(number)
        elif held != number:
            seen.holders[run] = [held, number]


def _family(seen: _Seen, number: int, look: _Look) -> int:
    """The earliest family with a member that the text is alike with, and no figure against it; else the text's own."""
    near = _near(seen, look.runs)
    if not near:
        return number
    mine, found = text_of(look.words), number
    for other in near:
        family = seen.family[other]
        if family < found and alike(mine, seen.text(other)) and not contradict(mine.figures, _figures(seen, family)):
            found = family
    if found != number:
        _join(seen.figures[found], mine.figures)
    return found


def _join(told: dict[tuple[int, int, int], frozenset[int]], figures: Figures) -> None:
    for place, numbers in figures.items():
        told[place] = told.get(place, frozenset()) | numbers


def _near(seen: _Seen, runs: Sequence[int]) -> list[int]:
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
        seen.figures[family] = {}
        for number in seen.members[family]:
            _join(seen.figures[family], seen.text(number).figures)
    return seen.figures[family]
