"""Who sells, where an office tells its own parliament of a sale: 'DSCA notified Congress that Kenya requested a sale'.

Who asks to buy gives nothing; the state whose parliament must hear of it sells, in all sentences of the notice.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Reader, Words

NEAR: Final = 3
"""How many words behind a verb of notifying the parliament may stand ('formally notified the U.S. Congress')."""

BEFORE: Final = 12
"""How many words before such a verb the name may stand of who notifies."""

STATES: Final = ("state", "territory")
"""Kinds of those that have a parliament."""


def seller(scenes: Sequence[Scene], reader: Reader) -> str | None:
    """The state that tells its parliament of a sale in one of its sentences; None where none does."""
    sells = any(trades(scene, reader.words) for scene in scenes)
    return next((party for scene in scenes if (party := _notifier(scene, reader))), None) if sells else None


def trades(scene: Scene, words: Words) -> bool:
    """Whether a sentence has a word of a sale or of buying."""
    said = scene.tokens.words
    return not (said.isdisjoint(words.nouns["sales"]) and said.isdisjoint(words.nouns["buying"]))


def _notifier(scene: Scene, reader: Reader) -> str | None:
    """The state whose parliament a sentence says is notified: its name covers the parliament, or acts before."""
    nouns, lowers = reader.words.nouns, scene.tokens.lowers
    for at in range(len(lowers)) if not scene.tokens.words.isdisjoint(nouns["notifying"]) else ():
        behind = range(at + 1, min(len(lowers), at + 1 + NEAR)) if lowers[at] in nouns["notifying"] else ()
        told = next((k for k in behind if lowers[k] in nouns["parliaments"]), 0)
        near = [m for m in scene.parties if told and at - BEFORE <= m.first <= told]
        states = [m.name.target for m in near if reader.catalogue.party_kind(m.name.target) in STATES]
        if states:
            return states[-1]
    return None
