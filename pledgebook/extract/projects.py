"""Projects in a list, each with its country in its title: 'Wetlands in Peru, with a partner (grant: $6 million)'.

A title has no verb; the sum stands behind it, after a colon, a dash or an opened bracket. The country in it is who
gets, whoever gets the rest of the list, and the title is no thing beside its sum.
"""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.beside_regions import is_region
from pledgebook.extract.cues import CLAUSELESS
from pledgebook.extract.others import joined_takers, takes
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.extract.whose_need import has_project
from pledgebook.model import Span
from pledgebook.text.money import MoneyMention
from pledgebook.text.names import NameMention
from pledgebook.text.tokens import DASH

MARKS: Final = frozenset((":", "-", "–", DASH, "("))

NEAR: Final = 4
"""How many words before a sum the mark may stand that parts it from the title ('(GCF funding: $6 million')."""

IN_TITLE: Final = ("place", "people", "to")
"""Parts of one who gets, in a title."""

NO_THING_BESIDE: Final = "a project's title, told by its sum"
"""The veto of a title that would be read as a thing beside the sum of its project."""


def titled(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    """The country in the title before a sum; nobody where the title names a part of the world."""
    end = _title_before(at, anchor.money)
    if not end:
        return None
    named = [m for m in at.scene.parties if m.last <= end and _is_for(at, m) and takes(at, m, donors)]
    if named:
        return weighed(joined_takers(at, named[0], donors), at.span(named[0]), "recipient.titled")
    tokens = at.scene.tokens
    place = next((k for k in range(end) if is_region(tokens, k, at.reader.words)), None)
    return weighed((), Span(tokens[place].start, tokens[place].end), "recipient.titled") if place is not None else None


def without_titled(at: Place, anchor: Anchor, found: Iterator[Found | None]) -> Iterator[Found | None]:
    """All but a country that the title of the project names, by the rules of whose a thing is."""
    end = _title_before(at, anchor.money)
    named = {m.name.target for m in at.scene.parties if m.last <= end and _is_for(at, m)} if end else set()
    if not named:
        return found
    return (one for one in found if one is None or not one.parties or not named.issuperset(one.parties))


def veto_title(at: Place, anchor: Anchor) -> str:
    """The veto of a bare thing in the title of a project, whose sum is a claim by itself."""
    if anchor.money is not None or anchor.quantity is not None or len(at.scene.money) != 1:
        return ""
    end = _title_before(at, at.scene.money[0])
    return NO_THING_BESIDE if anchor.last <= end and at.scene.sentence.is_item else ""


def _title_before(at: Place, money: MoneyMention | None) -> int:
    """Where the title before a sum ends, 0 where no title stands before it."""
    if money is None or not (at.scene.sentence.is_item or at.entry is not None):
        return 0
    tokens = at.scene.tokens
    mark = next((k for k in range(money.first - 1, max(0, money.first - 1 - NEAR), -1) if tokens[k].text in MARKS), 0)
    if mark and tokens[mark].text == ":":  # '(grant: $5 million)'
        mark = next((k for k in range(mark - 1, max(0, mark - NEAR), -1) if tokens[k].text == "("), mark)
    told = any(cue.at < money.first and cue.tense not in CLAUSELESS for cue in at.cues)
    before = any(m.last <= mark for m in at.scene.money)
    return mark if mark > 1 and not told and not before else 0


def _is_for(at: Place, mention: NameMention) -> bool:
    """'Wetlands in Peru', or 'Chad Health Project': a state in need that the words for the project stand behind."""
    if not at.is_state(mention.name.target):
        return False
    part = at.part(mention)
    if part in IN_TITLE:
        return True
    return part in ("", "folk") and has_project(at, mention)
