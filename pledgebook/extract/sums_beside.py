"""Whose each sum of a row is: 'Chad with $5 million, Mali with $2 million', 'for Chad to $17 million and for Mali'."""

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.others import joined_takers, takes
from pledgebook.extract.parts import GETS
from pledgebook.extract.roles import Found, Place, own_states, weighed
from pledgebook.extract.row_takers import ending_in, row_before


def in_sums(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    """'$108 million for projects in Syria, $52 million in Iraq': in a row of sums each with its country."""
    mentions = [m for m in own_states(at, anchor) if takes(at, m, donors)]
    group = joined_takers(at, mentions[0], donors) if mentions else ()
    return weighed(group, at.span(mentions[0]), "recipient.row") if group else None


def paired(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    """'will provide Chad with $5 million, Mali with $2 million': the state right before the 'with' of the amount."""
    place = at.before_articles(anchor.first) - 1
    if place < 1 or at.scene.tokens.lowers[place] not in at.reader.words.nouns["withs"]:
        return None
    mention = at.ending_at(place - 1)
    if mention is None or not at.is_state(mention.name.target) or not takes(at, mention, donors):
        return None
    row = row_before(at, mention, donors)
    before = at.before_articles(row[-1].first)
    paired = before > 0 and at.joins(before - 1) and any(v.at < before for v in at.scene.verbs)
    group = tuple(sorted({m.name.target for m in row}))
    return weighed(group, at.span(mention), "recipient.row") if paired else None


def gapped(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    """'brings its aid for Chad to $17 million and for Mali to $9 million': the state right before the 'to' of a sum."""
    place = anchor.money.first - 1 if anchor.money is not None else 0
    if place < 2 or at.scene.tokens.lowers[place] not in at.reader.words.running["goals"]:
        return None
    mention = at.ending_at(place - 1)
    led = mention is not None and at.part(mention) in {*GETS, "place"} and at.is_state(mention.name.target)
    if mention is None or not led or not takes(at, mention, donors):
        return None
    return weighed(ending_in(at, mention, donors), at.span(mention), "recipient.row")
