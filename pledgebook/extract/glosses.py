"""Amounts that stand behind their thing: 'tanks (14)', '20 trucks ($2 million)', '20 trucks at a cost of $2 million'.

And things that stand behind their number: '60 vehicles, of which 14 are tanks'. And the same sum in other money.
"""

from typing import Final

from pledgebook.codes import Bound
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.phrases import Phrase, phrase_after, phrase_around
from pledgebook.extract.scene import Scene
from pledgebook.extract.schedules import is_planned
from pledgebook.extract.words import Words, together
from pledgebook.text.money import MoneyMention
from pledgebook.text.numbers import Amount
from pledgebook.text.tokens import DASH, Tokens

LEADING: Final = frozenset((":", "-", DASH))
"""Marks between a thing and its number in the items of a list."""

NUMBER: Final = 18
"""How many words before an amount 'the number of' may stand that comes to it."""

ALIKE: Final = ";,/"
"""Marks between two translations of one sum."""

EQUATED: Final = 10
"""How many words the same sum in other money may have."""

APART: Final = 2
"""How many words may stand between a sum and the comma or bracket before the same in other money."""

LOADED: Final = 8
"""How many words before a thing the number may stand of the loads that hold it."""

DASHES: Final = frozenset(("-", DASH, ","))

COST: Final = 6
"""How many words may lead from a thing to what it costs ('with an estimated total value of')."""


def in_brackets(scene: Scene, words: Words, first: int, last: int) -> Phrase | None:
    """The thing right before a number that fills a bracket, or ends its line: 'generators (12)', 'tents: 9'."""
    tokens, at = scene.tokens, first - 2
    end, unit = is_line_of(scene, words, first, last)
    filled = at >= 0 and tokens[first - 1].text == "(" and last < len(tokens) and tokens[last].text == ")"
    if at < 0 or not (end or filled):
        return None
    item = scene.item_at(at)
    if item is None and words.heads.get(tokens.lowers[at]) not in ("goods", "service"):
        return None
    phrase = phrase_around(scene, words, item.first if item else at, at + 1)
    counted = phrase.first > 0 and scene.covered[phrase.first - 1] == "quantity"  # 'three tents (3)'
    return None if counted else phrase._replace(unit=unit) if unit else phrase


def worth_of(scene: Scene, words: Words, mention: MoneyMention) -> Phrase | None:
    """'sent tents ($2 million)', '- Tents: $5 million': the thing before a sum in brackets, or at its line's end."""
    tokens, at = scene.tokens, mention.first - 1
    while at > 0 and tokens.lowers[at] in words.nouns["valued"]:
        at -= 1
    closed = tokens[mention.last].text if mention.last < len(tokens) else ""
    line = bool(is_line_of(scene, words, mention.first, mention.last)[0])
    if at < 1 or not (line or (tokens[at].text == "(" and closed == ")")):
        return None
    at -= 1
    while at > 1 and scene.covered[at] == "party":
        at -= 1
        led = tokens.lowers[at] in words.nouns["articles"] | words.nouns["leads"]
        at -= led and scene.covered[at] != "party"
    item = scene.item_at(at)
    kind = item.name.use if item else "" if scene.covered[at] else words.heads.get(tokens.lowers[at], "")
    if kind in ("", "nothing", "people"):
        return None
    phrase = phrase_around(scene, words, item.first if item else at, at + 1)
    counted = phrase.first > 0 and scene.covered[phrase.first - 1] == "quantity"
    return None if counted or phrase.kind in ("", "nothing", "people") else phrase


def is_line_of(scene: Scene, words: Words, first: int, last: int) -> tuple[int, str]:
    """(end, unit) of a number that ends an item behind its colon or dash: 'Tents: 500', 'diesel - 12 tons'; else 0."""
    tokens = scene.tokens
    if not scene.sentence.is_item or first < 1 or tokens[first - 1].text not in LEADING:
        return 0, ""
    found = words.units.at(tokens, last)
    end = found[1] if found is not None else last
    unit = " ".join(tokens.lowers[last:end])
    end += end < len(tokens) and tokens[end].text in ";,."
    return (end, unit) if end >= len(tokens) else (0, "")


def weighed(scene: Scene, words: Words, amount: Amount) -> Phrase | None:
    """The thing whose weight is told: 'medicines weighing 12 tonnes', 'tents with a total weight of 12 tonnes'."""
    tokens, first = scene.tokens, amount.first
    led = first - 1 if first and tokens.lowers[first - 1] in words.nouns["weighing"] else 0
    led = led or sized(tokens, first, words, words.nouns["weights"])
    at = led - 1
    if not 1 <= at < first - 1 or words.units.at(tokens, amount.last) is None:
        return None
    at -= tokens[at].text == ","
    while at > 1 and scene.covered[at] == "party":  # 'a shipment from Norway to Kenya, weighing 12 tonnes'
        at -= 1
        at -= scene.covered[at] != "party" and tokens.lowers[at] in words.nouns["leads"] | words.nouns["froms"]
    item = scene.item_at(at)
    load = tokens.lowers[at] in words.nouns["givings"] or words.heads.get(tokens.lowers[at]) == "goods"
    if item is None and not load:
        return None
    phrase = phrase_around(scene, words, item.first if item else at, at + 1)
    counted = any(scene.covered[k] == "quantity" for k in range(max(0, phrase.first - LOADED), phrase.first))
    return None if counted else phrase._replace(unit=tokens.lowers[amount.last], kind="goods")


def sized(tokens: Tokens, first: int, words: Words, nouns: frozenset[str]) -> int:
    """Where 'with a total weight of', 'at an estimated cost of', whose noun is one of these, begins; else `first`."""
    at = first - 2
    if at < 1 or tokens.lowers[at] not in nouns or tokens.lowers[at + 1] not in words.order.of:
        return first
    while at > 0 and tokens.lowers[at - 1] in words.nouns["sizing"]:
        at -= 1
    led = at > 0 and tokens.lowers[at - 1] in together(words.nouns["withs"], words.nouns["prices"])
    return at - 1 if led else first


def unglossed(anchors: list[Anchor], counted: list[Anchor]) -> list[Anchor]:
    """The anchors but for the same in another measure: the pounds of '40 tons (88,000 pounds) of food'."""
    held = [(a.quantity.last, a.phrase.first) for a in counted if a.quantity and a.phrase and a.phrase.unit]
    return [a for a in anchors if not any(first < a.first < last for first, last in held)]


def which_are(scene: Scene, words: Words, at: int) -> Phrase | None:
    """The things that a part is: the tanks of 'of which 14 are tanks', 'of which 14 will be tanks'."""
    begun = at
    while at < len(scene.tokens) and scene.tokens.lowers[at] in words.nouns["being"]:
        at += 1
    phrase = phrase_after(scene, words, at, join=False) if begun < at < len(scene.tokens) else None
    return phrase if phrase is not None and phrase.first == at and phrase.kind == "goods" else None


def is_worth(scene: Scene, words: Words, money: Anchor, counted: Anchor) -> bool:
    """Whether a sum behind a counted thing is its worth: in a bracket alone, or told as a cost."""
    if money.money is None or counted.veto or counted.phrase is None or counted.phrase.kind != "goods":
        return False
    tokens, first, last = scene.tokens, money.money.first, money.money.last
    at = counted.phrase.last
    if first == at + 1 and tokens[at].text == "(":
        return last < len(tokens) and tokens[last].text == ")"
    led = tokens.lowers[at:first]
    return 0 < len(led) <= COST and (led[-1] in words.order.of or led[-1] in words.nouns["costs"]) and any(
        word in words.nouns["costs"] for word in led)


def of_number(scene: Scene, words: Words, amount: Amount) -> Phrase | None:
    """'will raise the number of tanks for Kenya to 40': the thing whose number comes to the amount."""
    tokens, at = scene.tokens, amount.first - 1
    if at < 2 or tokens.words.isdisjoint(words.nouns["numbers"]):
        return None
    led = tokens.lowers[at] in words.running["goals"] or tokens.lowers[amount.first] in words.numbers.grammar["from"]
    said = tokens.lowers[:at]
    if not led or (words.running["revising"].isdisjoint(said) and words.running["coming_to"].isdisjoint(said)):
        return None
    for place in range(at - 2, max(0, at - NUMBER), -1):
        if tokens[place].text in ",;:.":
            return None
        if tokens.lowers[place] in words.nouns["numbers"] and tokens.lowers[place + 1] in words.order.of:
            if tokens.lowers[place - 1] in words.nouns["own_things"]:
                return None  # 'plans to raise its number of tanks to 40'
            phrase = phrase_after(scene, words, place + 2, join=False)
            return phrase if phrase is not None and phrase.kind == "goods" and phrase.last < amount.first else None
    return None


def is_more_than_planned(scene: Scene, words: Words, at: int) -> bool:
    """'40 tanks, ten more than promised': by how much a number is more or less than what was planned."""
    behind = scene.tokens.lowers[at : at + 2]
    told = len(behind) == 2 and behind[0] in words.nouns["comparatives"] and behind[1] in words.nouns["thans"]
    return told and is_planned(scene, words, at + 2)


def is_equivalent(scene: Scene, words: Words, mention: MoneyMention) -> bool:
    """'2.7 billion euros ($2.95 billion)': a translation in brackets of the sum before is no second claim.

    Nor is what it would be today: '$700 million, equivalent to $9 billion in 2024'.
    """
    at, tokens = mention.first, scene.tokens
    if not words.nouns["respectively"].isdisjoint(tokens.words) and _is_in_turn(scene, words, mention):
        return True
    rough = mention.amount.bound is Bound.ABOUT and at >= 1
    if rough and tokens[at - 1].text in DASHES and any(  # '€4m - about $4.4m - for', '€4m, about $4.4m, for'
            m.last == at - 1 and m.currency != mention.currency for m in scene.money):
        return True
    if rough and tokens.lowers[at - 1] in words.nouns["ors"] and any(
            0 < at - m.last <= EQUATED and m.currency != mention.currency for m in scene.money):
        return True  # '30 million yuan to Kenya, or about $4 million'
    if at >= 1 and tokens[at - 1].text in ALIKE:  # '(£6.7bn; $8.7bn)'
        return any(m.last == at - 1 and is_equivalent(scene, words, m) for m in scene.money)
    first = at
    while at >= 1 and tokens.lowers[at - 1] in words.nouns["equal"]:
        at -= 1  # '(approx. 23 million yen)', '(equivalent to $3 million)'
    opened = at >= 1 and tokens[at - 1].text == "("
    parted = opened or (at >= 1 and tokens[at - 1].text == ",")
    before = [m for m in scene.money if m.last < at]
    if parted and any(0 <= at - 1 - m.last <= APART for m in before):
        equated = not words.nouns["equating"].isdisjoint(tokens.lowers[at:first])
        if equated or _is_of_today(scene, words, mention, opened=opened):
            return True
    if opened and at < first:
        return any(other.currency != mention.currency for other in before)
    if at > 2 and tokens.lowers[at - 1] in words.nouns["copulas"] and tokens.lowers[at - 2] in words.nouns["relatives"]:
        return any(m.last == at - 3 and m.currency != mention.currency for m in scene.money)  # '£3m, which is $4m'
    said = any(token.lower in words.nouns["ors"] for token in tokens[at:first])
    near = [other for other in before if 0 <= at - 1 - other.last <= (1 if opened else 0)]
    near += [other for other in scene.money if said and other.last == at]  # 'NOK 40 million or about $4 million'
    alone = opened and mention.last < len(tokens) and tokens[mention.last].text == ")"  # '$150,000 (US$93,000)'
    return (opened or said) and any(alone or other.currency != mention.currency for other in near)


def _is_in_turn(scene: Scene, words: Words, mention: MoneyMention) -> bool:
    """'of which 48 billion krona (4.99 and 4.20 billion euros, respectively)': a bracket that translates two sums."""
    tokens = scene.tokens
    opened = next((k for k in range(mention.first - 1, -1, -1) if tokens[k].text in "()"), -1)
    if opened < 0 or tokens[opened].text != "(":
        return False
    closed = next((k for k in range(mention.last, len(tokens)) if tokens[k].text == ")"), len(tokens))
    in_turn = not words.nouns["respectively"].isdisjoint(tokens.lowers[opened:closed])
    return in_turn and any(m.last <= opened and m.currency != mention.currency for m in scene.money)


def _is_of_today(scene: Scene, words: Words, mention: MoneyMention, *, opened: bool) -> bool:
    """"(about $9 billion in today's money)": whether a sum in brackets is told as what another would be now."""
    behind = scene.tokens.lowers[mention.last : mention.last + EQUATED]
    behind = behind[: behind.index(")")] if ")" in behind else []
    return opened and not words.nouns["nowadays"].isdisjoint(behind)
