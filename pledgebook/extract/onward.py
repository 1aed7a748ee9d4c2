"""Where a thing goes in the end, and not its first stop: 'to Poland for Kenya', 'to Poland on their way to Kenya'.

Nor where people who train others are sent: 'sent 20 instructors to Poland to train Kenyan troops'.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.others import takes
from pledgebook.extract.roles import Found, Place, is_in_need, weighed
from pledgebook.extract.row_takers import whole_row
from pledgebook.text.names import NameMention

WAY: Final = 12
"""How many words behind where a thing goes first the name may stand of where it goes from there."""

NEAR: Final = 3
"""How many words behind 'where' the name may stand of those who are there."""


def onward(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    """The end of the way of what goes to one state first."""
    tokens, words = at.scene.tokens, at.reader.words
    if anchor.last >= len(tokens) or tokens.lowers[anchor.last] not in words.nouns["infinitives"]:
        return None
    stop = next((m for m in at.scene.parties if at.before_articles(m.first) == anchor.last + 1
                 and at.is_state(m.name.target)), None)
    if stop is None:
        return None
    for mention in at.scene.parties:
        code = mention.name.target
        if mention.first <= stop.first or code == stop.name.target or not at.is_state(code):
            continue
        if (_leads(at, stop, mention) or _served_there(at, stop, mention)) and takes(at, mention, donors):
            return weighed(whole_row(at, mention, donors), at.span(mention), "recipient.dative")
    return None


def _leads(at: Place, stop: NameMention, mention: NameMention) -> bool:
    """'to Poland for Kenya', 'to Poland, from where they will go to Kenya', 'to Poland on their way to Kenya'."""
    words, behind = at.reader.words, at.scene.tokens.lowers[stop.last : mention.first]
    if mention.name.use == "demonym" or not behind:
        return False
    if behind[0] in words.nouns["aims"] and at.before_articles(mention.first) == stop.last + 1:
        return True
    then = len(behind) > 2 and behind[0] == "," and behind[1] in words.nouns["froms"] and (
        behind[2] in words.nouns["onwards"])
    way = not words.nouns["on_the_way"].isdisjoint(behind)
    return (then or way) and len(behind) <= WAY and at.part(mention) == "to"


def _served_there(at: Place, stop: NameMention, mention: NameMention) -> bool:
    """'to Poland to help train Kenyan troops', 'to Poland, where Kenyan crews will learn'."""
    code, words = mention.name.target, at.reader.words
    behind = at.scene.tokens.lowers[stop.last : mention.first]
    if not behind or len(behind) > WAY or not is_in_need(at, code) or is_in_need(at, stop.name.target):
        return False
    if behind[0] in words.nouns["infinitives"]:
        return any(verb.form.group == "train" and stop.last <= verb.at < mention.first for verb in at.scene.verbs)
    where = behind[0] == "," and not words.nouns["onwards"].isdisjoint(behind[1:2])
    return where and len(behind) <= NEAR and at.part(mention) == "folk"
