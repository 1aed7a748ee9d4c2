"""Sums and things that a state spends, gets and forbids for its own ends, in a text that is for somebody else.

'It was a war that we spent billions on', 'our ban on assault weapons', 'a $5 million bridge in Ohio', 'Japan will
invest $5 billion in the United States': what the text is about gets nothing of it. Each test asks what the sentence
itself says of who is served; where it names whom the text is for, none of them holds.
"""

from decimal import Decimal
from typing import Final

from pledgebook.codes import Kind, Stage
from pledgebook.extract.affairs import ALONE
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.arms import names_arms
from pledgebook.extract.cues import Cue
from pledgebook.extract.homeland import ELSEWHERE, KINDS, is_rich, is_rich_alone
from pledgebook.extract.investors import INVESTED
from pledgebook.extract.roles import Found, Place
from pledgebook.extract.scene import part_in
from pledgebook.extract.words import together
from pledgebook.text.names import NameMention

WAGED: Final = "spent on a war, no aid"
"""The veto of what a war costs who wages it."""

TRADED: Final = "sold, no aid"
"""The veto of what is bought, and of firms whose trade is stopped."""

WAR: Final = 6
"""Within how many words of a verb of spending the war stands that it is spent on."""

HUGE: Final = Decimal(10) ** 12
"""No state has been given so much: what is spent by trillions is spent on wars, and at home."""

LARGE: Final = frozenset({"USD", "EUR", "GBP"})
"""Currencies of which a trillion is so much."""

PLACED: Final = 2
"""How many words behind a thing or its verb the word for a place at home may begin."""

LISTED: Final = 4
"""How many words behind a verb the list may stand that is handed over."""

FEWER: Final = 2
"""How many words before a thing the 'number' stands of how many there are."""

BANNED: Final = 3
"""How many words before a thing the ban may stand that is on it."""

PLACES: Final = ELSEWHERE | {"recipient.place", "recipient.town", "recipient.row"}
"""Rules of recipients that only say where a sum is spent."""

WHERE: Final = frozenset({"place", "to", "people"})
"""Parts of a place for which something is."""

PUBLIC: Final = frozenset({"bank", "fund", "union", "un"})
"""Kinds of bodies whose investments are lent, in whatever land."""


def veto_own_matter(at: Place, anchor: Anchor, cue: Cue | None, kind: Kind, roles: tuple[Found, Found]) -> str:
    """The veto of what serves the state that spends it, or no state at all; else ''."""
    if kind not in KINDS:
        return ""
    placed = not roles[1].parties or roles[1].rule in PLACES
    if anchor.money is not None and placed and _is_waged(at, anchor, cue):
        return WAGED
    if roles[1].parties and roles[1].rule not in ELSEWHERE and not is_rich_alone(at, roles[1]):
        return ""
    if anchor.money is not None and _is_put_in(at, anchor, cue, roles[0]):
        return INVESTED
    if _is_placed_at_home(at, anchor, kind, roles[0]) or _is_banned(at, anchor, cue):
        return ALONE
    if _is_frozen_firm(at, anchor, cue) or _is_bought(at, anchor, cue):
        return TRADED
    return ALONE if _is_listed(at, anchor, cue) or _is_fewer(at, anchor, cue) else ""


def _is_waged(at: Place, anchor: Anchor, cue: Cue | None) -> bool:
    """'a war that we spent billions on', 'spent $300 million a day in Afghanistan': no state that is attacked by it."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    if anchor.money is None:
        return False
    amount = anchor.money.amount
    rated = amount.per in words.nouns["paid_by_time"]
    spent = cue is not None and cue.lemma in words.nouns["spending"]
    if not spent and (not rated or at.scene.tokens.words.isdisjoint(words.nouns["costing"])):
        return False  # 'a cost of over $300 million a day'
    if any(m.name.target in at.reader.catalogue.attacked for m in (*at.scene.parties, *at.scene.towns)):
        return False
    if not at.scene.tokens.words.isdisjoint(together(words.nouns["aiding"], words.bundles["military"])):
        return False
    huge = anchor.money.currency in LARGE and (amount.min or amount.max or 0) >= HUGE
    if rated or cue is None or huge:
        return True
    near = lowers[max(0, min(cue.first, anchor.money.first) - WAR) : max(cue.at + 1, anchor.money.last) + WAR]
    where = _places_behind(at, max(cue.at + 1, anchor.money.last))  # '$2 trillion spent in Iraq, he ended the war'
    return not words.nouns["wars"].isdisjoint(at.scene.tokens.words if where else near)


def _is_put_in(at: Place, anchor: Anchor, cue: Cue | None, donors: Found) -> bool:
    """'will invest $5 billion in the United States', 'a $2 billion investment in Ohio': by no bank of many states."""
    if any((at.kind(party) or "") in PUBLIC for party in donors.parties):
        return False
    words = at.reader.words
    head = at.scene.tokens.lowers[anchor.phrase.at_head] if anchor.phrase is not None else ""
    puts = cue is not None and cue.lemma in words.nouns["investing"] - words.nouns["spending"]
    if not puts and head not in words.nouns["deals"]:
        return False
    return any(is_rich(at, m.name.target) for m in _places_behind(at, *_ends(anchor)))


def _ends(anchor: Anchor) -> tuple[int, ...]:
    """Behind a thing and behind its sum."""
    return (anchor.last,) if anchor.money is None else (anchor.last, anchor.money.last)


def _is_placed_at_home(at: Place, anchor: Anchor, kind: Kind, donors: Found) -> bool:
    """'a shelter to Baton Rouge, Louisiana', '$40 million for a bridge in Ohio': where who gives is at home."""
    if kind is Kind.GOODS and names_arms(at, anchor):
        return False
    own = [m for m in _places_behind(at, *_ends(anchor)) if is_rich(at, m.name.target)]
    if not own or not {*donors.parties} <= {m.name.target for m in own}:
        return False
    return all(m.name.target == own[0].name.target for m in at.scene.parties if at.is_state(m.name.target))


def _places_behind(at: Place, *ends: int) -> list[NameMention]:
    """The states and towns right behind one of these tokens, with a word of place or of whom for."""
    found = []
    for mention in (*at.scene.parties, *at.scene.towns):
        if mention.name.use == "demonym" or at.owns(mention) or _is_attribute(at, mention.last):
            continue
        whole = _with_town(at, mention)
        led = at.before_articles(whole.first) - 1
        if any(0 <= led - end <= PLACED for end in ends) and part_in(at.scene, whole, at.reader.words) in WHERE:
            found.append(mention)
    return found


def _is_attribute(at: Place, last: int) -> bool:
    """'$5 million in U.S. support': a name before a noun tells whose it is, and no place."""
    token = at.scene.tokens[last] if last < len(at.scene.tokens) else None
    return token is not None and token.kind == "word" and token.lower not in at.reader.words.nouns["stops"]


def _with_town(at: Place, mention: NameMention) -> NameMention:
    """The name with the town before it whose region it is ('in Springfield, Ohio')."""
    tokens, first = at.scene.tokens, mention.first
    if first < 2 or tokens[first - 1].text != ",":
        return mention
    first -= 1
    while first > 1 and tokens[first - 1].text[:1].isupper():
        first -= 1
    return NameMention(first, mention.last, mention.name)


def _is_banned(at: Place, anchor: Anchor, cue: Cue | None) -> bool:
    """'renew our ban on assault weapons': what is forbidden, where no word says that it goes abroad."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    if cue is None or cue.stage is not Stage.REFUSED or anchor.phrase is None:
        return False
    led = lowers[max(0, anchor.phrase.first - BANNED) : anchor.phrase.first]
    trade = together(words.nouns["exports"], words.nouns["traded_acts"])
    return not words.nouns["bans_at_home"].isdisjoint(led) and at.scene.tokens.words.isdisjoint(trade)


def _is_frozen_firm(at: Place, anchor: Anchor, cue: Cue | None) -> bool:
    """'We are blocking a $35 billion bank': a sum that tells how large a firm is whose trade is stopped."""
    if cue is None or cue.stage is not Stage.SUSPENDED or anchor.money is None:
        return False
    words, behind = at.reader.words, at.scene.tokens.lowers[anchor.money.last : anchor.money.last + 1]
    return not together(words.nouns["banks"], words.role_words["company"]).isdisjoint(behind)


def _is_bought(at: Place, anchor: Anchor, cue: Cue | None) -> bool:
    """'happy to pay for Russian gas', where no sum is given: who pays for a ware gets it."""
    words, phrase = at.reader.words, anchor.phrase
    if cue is None or cue.lemma not in words.nouns["paying"] or anchor.money is not None or phrase is None:
        return False
    return not words.nouns["wares"].isdisjoint(at.scene.tokens.lowers[phrase.first : phrase.last])


def _is_listed(at: Place, anchor: Anchor, cue: Cue | None) -> bool:
    """'provided Moscow with a list of critical infrastructure': the list is given, and nothing that stands in it."""
    words, lowers, phrase = at.reader.words, at.scene.tokens.lowers, anchor.phrase
    if cue is None or cue.group != "give" or phrase is None or anchor.money is not None:
        return False
    of = phrase.first - 1
    listed = of > 1 and lowers[of] in words.order.of and lowers[of - 1] in words.nouns["listings"]
    return listed and cue.at < of - 1 <= cue.at + LISTED


def _is_fewer(at: Place, anchor: Anchor, cue: Cue | None) -> bool:
    """'reduce the number of cargo ships': how many there are of what nobody says to be aid."""
    words, phrase = at.reader.words, anchor.phrase
    if cue is None or cue.stage is not Stage.REDUCED or phrase is None or phrase.first < FEWER:
        return False
    of, number = at.scene.tokens.lowers[phrase.first - 1], at.scene.tokens.lowers[phrase.first - FEWER]
    counted = of in words.order.of and number in words.nouns["numbers"]
    return counted and at.scene.tokens.words.isdisjoint(words.nouns["aiding"])
