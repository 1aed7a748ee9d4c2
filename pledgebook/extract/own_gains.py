"""What a government gets, by its own word: 'Approval was granted to sign a loan agreement with the World Bank'.

The releases of a state's cabinet, ministries and parliament speak of what others give and lend to it as well as of what
it gives. Who stands beside it tells which: one that aid goes to gets from banks, unions and states that give, and gives
to those that are poorer still.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from pledgebook.extract.givers_by_rank import rank_on
from pledgebook.extract.scene import Scene
from pledgebook.extract.title import Title
from pledgebook.extract.words import Reader
from pledgebook.model import Document

GIVERS: Final = frozenset({"state", "territory", "union", "bank", "fund", "agency"})
"""Kinds of parties that give to a state, or get from it."""


def gains(document: Document, title: Title, scenes: Sequence[Scene], voice: str | None, reader: Reader) -> bool:
    """Whether the state that speaks is one that aid goes to, and names more that give than that get."""
    if voice is None or voice in reader.catalogue.attacked or not reader.catalogue.is_aided(voice, document.published):
        return False
    own = rank_on(voice, reader.catalogue, document.published)
    above = [one > own for one in _ranks(title, scenes, voice, reader, document.published) if one != own]
    return 2 * sum(above) > len(above)


def giver_in_title(document: Document, title: Title, voice: str, reader: Reader) -> str | None:
    """The one that the headline names beside the state that gets ('Loan from the World Bank for rural roads')."""
    own = rank_on(voice, reader.catalogue, document.published)
    named = {m.name.target for m in title.parties if reader.catalogue.party_kind(m.name.target) in GIVERS}
    givers = {party for party in named if rank_on(party, reader.catalogue, document.published) > own}
    return givers.pop() if len(givers) == 1 else None


def _ranks(
    title: Title, scenes: Sequence[Scene], voice: str, reader: Reader, day: date | None
) -> Iterator[int]:
    """The ranks of all that are named beside the one that speaks, as often as they are."""
    for mention in (*title.parties, *(m for scene in scenes for m in scene.parties)):
        party = mention.name.target
        if party != voice and reader.catalogue.party_kind(party) in GIVERS:
            yield rank_on(party, reader.catalogue, day)
