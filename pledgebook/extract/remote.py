"""Long texts about many things: where nobody has named a state for a while, nothing is filled in for it.

A briefing speaks of Ukraine for ten minutes, and of vaccines, bridges and student loans for the rest of the hour. What
a sentence there leaves open is filled in from the text only near a sentence that names whom the text is for; and where
nobody from abroad is named near it, a rich state tells of its own affairs.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Reader
from pledgebook.extract.worldwide import names_any
from pledgebook.text.names import NameMention

LONG: Final = 60
"""From how many sentences on a text may speak of many things."""

BACK: Final = 3
"""How many sentences before one that names somebody are about them."""

BEHIND: Final = 8
"""How many sentences behind one that names somebody are about them."""

MOST: Final = 3
"""Where one in so many sentences names them, all of the text is about them."""

PRIVATE: Final = frozenset({"company", "ngo", ""})
"""Kinds of organisations that give and get at home; banks, funds and unions are of many states."""

ALL: Final = None
"""Near everywhere: a short text, or one that is about them as a whole."""


@dataclass(slots=True)
class Remote:
    """A text that may be about many things, read for each state where it is first asked."""

    scenes: Sequence[Scene]
    titled: Collection[str]
    """Whom its title names: the whole text is about them."""
    reader: Reader
    near: dict[tuple[str, ...], frozenset[int] | None] = field(default_factory=dict)
    """For some states, where the sentences start that are near one that names them; ALL where the text is theirs."""

    def is_far(self, scene: Scene, parties: tuple[str, ...]) -> bool:
        """Whether a sentence is far from any that names one of the parties; where arms are told, it never is."""
        if len(self.scenes) < LONG or not parties or not set(self.titled).isdisjoint(parties):
            return False
        if parties not in self.near:
            self.near[parties] = self._near(lambda one: names_any(one, parties, self.reader))
        near = self.near[parties]
        arms = self.reader.words.joined["arms"]  # arms go to those at war
        return near is not ALL and scene.sentence.start not in near and scene.tokens.words.isdisjoint(arms)

    def is_inland(self, scene: Scene, own: str) -> bool:
        """Whether nobody but that state is named near a sentence of a long text, nor a word of what goes abroad."""
        if len(self.scenes) < LONG or own in self.titled:
            return False
        key = ("", own)
        if key not in self.near:
            self.near[key] = self._near(lambda one: is_abroad(one, self.reader) or names_others(
                (*one.parties, *one.towns), own, self.reader))
        near = self.near[key]
        return near is not ALL and scene.sentence.start not in near

    def _near(self, names: Callable[[Scene], bool]) -> frozenset[int] | None:
        named = [at for at, scene in enumerate(self.scenes) if names(scene)]
        if MOST * len(named) >= len(self.scenes):
            return ALL
        places = {place for at in named for place in range(max(0, at - BACK), at + BEHIND + 1)}
        return frozenset(scene.sentence.start for at, scene in enumerate(self.scenes) if at in places)


def is_abroad(scene: Scene, reader: Reader) -> bool:
    """Whether a sentence has a word of what goes abroad."""
    return not scene.tokens.words.isdisjoint(reader.words.abroad)


def names_others(mentions: Iterable[NameMention], own: str, reader: Reader) -> bool:
    """Whether a state or a union beside that one is among the names."""
    kind = reader.catalogue.party_kind
    return any(m.name.target != own and (kind(m.name.target) or "") not in PRIVATE for m in mentions)
