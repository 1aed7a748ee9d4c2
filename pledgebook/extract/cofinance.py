"""Who else pays: 'a loan from Japan, with the rest provided by Kenya', 'Kenya will use $5m from its own budget'.

The one who gets pays a part of most projects. That is no gift, and makes no giver of what others give.
"""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.roles import Found, Place, is_in_need, weighed
from pledgebook.text.names import NameMention

REST: Final = 8
"""How many words behind the word for the rest the name of who pays it may stand."""

BUDGET: Final = 9
"""Within how many words behind a sum the budget stands that it is from."""

SUBJECT: Final = 6
"""How many words before a verb the name of the state may stand whose government acts."""


def pays_rest(at: Place) -> Iterator[NameMention]:
    """'with the remainder provided by the Government of Kenya': who pays what no amount is told of."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    if at.scene.tokens.words.isdisjoint(words.nouns["remainders"]):
        return
    for place in (k for k, word in enumerate(lowers) if word in words.nouns["remainders"]):
        behind = range(place + 1, min(len(lowers), place + REST))
        by = next((k for k in behind if lowers[k] in words.speech["by"]), 0)
        told = any(at.scene.covered[k] == "money" for k in range(place, by))
        if by and not told:
            yield from (m for m in at.scene.parties if by < m.first <= place + REST)


def from_own_budget(at: Place, anchor: Anchor, cue: Cue | None) -> bool:
    """'The Kenyan government plans to use $5 million from its own budget': who gets spends what is its own."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    if anchor.money is None or cue is None or cue.passive:
        return False
    behind = lowers[anchor.money.last : anchor.money.last + BUDGET]
    led = behind[:1] and behind[0] in words.nouns["froms"]
    if not led or words.nouns["treasuries"].isdisjoint(behind):
        return False
    near = [m for m in at.scene.parties if 0 <= cue.first - m.last <= SUBJECT]
    others = any(at.part(m) == "to" and m not in near for m in at.scene.parties)
    return not others and any(m.name.target in at.setting.recipients or is_in_need(at, m.name.target) for m in near)


def contributed_to(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    """'The largest donor to the Global Fund, having given $4 billion': the fund gets it, and not the text's country."""
    words, tokens = at.reader.words, at.scene.tokens
    if tokens.words.isdisjoint(words.nouns["givers"]):
        return None
    for mention in at.scene.parties:
        place = at.before_articles(mention.first) - 1
        led = place > 0 and tokens.lowers[place - 1] in words.nouns["givers"] and at.part(mention) == "to"
        body = not at.is_state(mention.name.target) and mention.name.target not in donors and not at.owns(mention)
        if led and body and 0 <= anchor.first - mention.last <= REST:
            return weighed((mention.name.target,), at.span(mention), "recipient.body")
    return None
