"""Who attacks gets too: 'North Korea has sent shells to Russia' is nothing that Ukraine got, in any text."""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import GIVING, Cue
from pledgebook.extract.roles import Found, Place, weighed

FAR: Final = 10
"""How many words may stand between a thing and the one it goes to ('missiles and a great many shells to Russia')."""


def to_attacker(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """The attacker right behind a verb of giving, or behind the 'to' of the thing."""
    if not at.setting.aggressor or cue is None or cue.group not in GIVING:
        return None
    for mention in at.scene.parties:
        if mention.name.target not in at.setting.aggressor or mention.name.target in donors or at.owns(mention):
            continue
        place = at.before_articles(mention.first)
        right_behind = not cue.passive and place == cue.at + 1 and mention.last <= anchor.first
        if right_behind or _is_led(at, anchor, place):
            return weighed((mention.name.target,), at.span(mention), "recipient.dative")
    return None


def _is_led(at: Place, anchor: Anchor, place: int) -> bool:
    """Whether nothing but other things stands between a thing and the 'to' before a name."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    if not anchor.last < place <= anchor.last + FAR or lowers[place - 1] not in words.nouns["infinitives"]:
        return False
    between = range(anchor.last, place - 1)
    return words.nouns["stops"].isdisjoint(lowers[anchor.last : place - 1]) and not any(
        verb.at in between for verb in at.scene.verbs)
