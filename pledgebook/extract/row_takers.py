"""The whole row of those who get, from any of its names: 'provided Kenya and Chad with', 'spent on Kenya and Chad'.

Whichever rule finds one name of a row has found them all: what is for one of them is for the others.
"""

from pledgebook.extract.cues import Cue
from pledgebook.extract.getters import shared_with
from pledgebook.extract.others import GIVEN, joined_takers, takes
from pledgebook.extract.participants import is_apart
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.text.names import NameMention


def whole_row(at: Place, mention: NameMention, donors: tuple[str, ...]) -> tuple[str, ...]:
    """The states of the row in which a name stands, else that name alone."""
    row = row_before(at, mention, donors)
    return tuple(sorted({*(m.name.target for m in row), *joined_takers(at, mention, donors)}))


def ending_in(at: Place, mention: NameMention, donors: tuple[str, ...]) -> tuple[str, ...]:
    """The states of the row that ends at the mention ('Chad, Mali and Niger will receive')."""
    return tuple(sorted({m.name.target for m in row_before(at, mention, donors)}))


def row_before(at: Place, mention: NameMention, donors: tuple[str, ...]) -> list[NameMention]:
    """The names of a row from the mention on which it ends to its first."""
    row, first = [mention], mention.first
    while True:
        other = at.joined_to(first)
        if other is None or not at.is_state(other.name.target) or not takes(at, other, donors):
            return row
        if len(row) == 1 and is_apart(at, (other, mention), (other.last, at.before_articles(first)), alone=True):
            return row
        row.append(other)
        first = other.first


def sharers(at: Place, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """'will share 40 tents with Kenya and Chad': those with whom something is shared get it."""
    if cue is None or cue.group not in GIVEN:
        return None
    led = [m for m in at.scene.parties if shared_with(at.scene, at.reader.words, cue, m)]
    parties = tuple(sorted({m.name.target for m in led if m.name.target not in donors}))
    return weighed(parties, at.span(led[0]), "recipient.dative") if parties else None
