"""One stretch of text read into mentions, each masking the next: names, dates, money, designations, quantities."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from pledgebook.codes import Bound
from pledgebook.text.dates import DateMention, DateWords, find_dates
from pledgebook.text.lexicon import NumberWords
from pledgebook.text.masks import designations, mask_of, may_begin, shape_of
from pledgebook.text.money import MoneyWords, read_money
from pledgebook.text.names import Gazetteer
from pledgebook.text.numbers import Amount, part_sign, read_amount, read_number
from pledgebook.text.tokens import Tokens

FAR: Final = 8
"""Tokens between an amount and its rate, or between a word of change and its range, at most."""

LEAST_SUM: Final = 1_000_000
"""A number without a currency is a sum only from here on ('up from 2.1 billion')."""


class Found(NamedTuple):
    """An amount with what the words around it say (see `mentions.QuantityMention` and `mentions.SumMention`)."""

    amount: Amount
    whole: Decimal | None = None
    base: bool = False
    weak: bool = False
    currency: str = ""
    firm: bool = True
    inferred: bool = False


@dataclass(slots=True)
class Stretch:
    """Tokens and what was found in them. Positions are indexes into `tokens`; `covered[i]` says what holds token i."""

    tokens: Tokens
    numbers: NumberWords
    currencies: MoneyWords
    units: Mapping[str, str]
    covered: list[str] = field(default_factory=list)
    quantities: list[Found] = field(default_factory=list)
    money: list[Found] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    masked: list[tuple[int, int, str, Decimal | None]] = field(default_factory=list)

    def cover(self, first: int, last: int, what: str) -> None:
        """Mark tokens as taken, so that no later kind of mention uses them."""
        self.covered[first:last] = [what] * (last - first)

    def free(self, first: int, last: int) -> bool:
        """Whether no mention holds any of these tokens."""
        return not any(self.covered[first:last])

    def mask(self, first: int, last: int, reason: str, value: Decimal | None = None) -> None:
        """Take tokens as a number that counts nothing."""
        self.cover(first, last, "masked")
        self.masked.append((first, last, reason, value))


def read_stretch(
    stretch: Stretch, dates: DateWords, published: date | None, text: str, names: Gazetteer | None,
) -> None:
    """Fill a stretch whose tokens were cut from `text`."""
    stretch.covered = [""] * len(stretch.tokens)
    counted = [] if names is None else list(_names(stretch, names))
    for mention in find_dates(stretch.tokens, dates, published, text):
        if stretch.free(mention.first, mention.last):
            stretch.dates.append(mention)
            stretch.cover(mention.first, mention.last, "date")
    _money(stretch)
    for first, last in designations(stretch.tokens, stretch.numbers):
        if stretch.free(first, last):
            stretch.mask(first, last, "designation")
    _quantities(stretch)
    _articles(stretch, counted)
    _sums_without_a_currency(stretch)
    stretch.quantities = _with_rates(stretch, stretch.quantities)
    stretch.money = _with_rates(stretch, stretch.money)


def _names(stretch: Stretch, names: Gazetteer) -> Iterator[int]:
    """Mask the names that hold a number and cover the others; gives where each begins."""
    for mention in names.find(stretch.tokens):
        if any(token.kind == "number" for token in stretch.tokens[mention.first : mention.last]):
            stretch.mask(mention.first, mention.last, "name")
        else:
            stretch.cover(mention.first, mention.last, "name")
        yield mention.first


def _money(stretch: Stretch) -> None:
    at, signs = 0, stretch.currencies.signs
    if stretch.tokens.words.isdisjoint(stretch.currencies.hints):
        return
    while at < len(stretch.tokens):
        found = None
        if not stretch.covered[at] and (_begins(stretch, at, signs) or stretch.tokens[at].text in signs):
            found = read_money(stretch.tokens, at, stretch.numbers, stretch.currencies)
        if found is None or found.last <= at or not stretch.free(at, found.last):
            at += 1
            continue
        amount = _trimmed(stretch, found.amount._replace(first=at, last=found.last))
        stretch.cover(amount.first, amount.last, "money")
        made = Found(amount, currency=found.currency, firm=found.firm)
        stretch.money += _joined(stretch, _parted(stretch, made))
        at = found.last


def _joined(stretch: Stretch, found: list[Found]) -> list[Found]:
    """'between 500 million euros and 1 billion euros': the sum before becomes the least of a range, or a base."""
    tokens, grammar = stretch.tokens, stretch.numbers.grammar
    if len(found) != 1 or not stretch.money:
        return found
    low, high = stretch.money[-1], found[0]
    at, joint = low.amount.first - 1, high.amount.first - 1
    exact = low.amount.bound is high.amount.bound is Bound.EXACT and low.currency == high.currency
    if at < 0 or joint != low.amount.last or not exact or (low.amount.max or 0) >= (high.amount.max or 0):
        return found
    opened = tokens.lowers[at] in grammar["from"] and tokens.lowers[joint] in grammar["to"]
    between = tokens.lowers[at] in grammar["between"] and tokens.lowers[joint] in grammar["and"]
    if opened and _tells_of_change(stretch, at):
        stretch.money[-1] = low._replace(base=True)
        return found
    if not (opened or between):
        return found
    stretch.money.pop()
    stretch.cover(at, high.amount.last, "money")
    amount = high.amount._replace(first=at, min=low.amount.min, max=high.amount.max, bound=Bound.RANGE)
    return [high._replace(amount=amount)]


def _begins(stretch: Stretch, at: int, signs: frozenset[str] = frozenset()) -> bool:
    return may_begin(stretch.tokens, at, stretch.numbers, signs) or part_sign(stretch.tokens[at]) is not None


def _trimmed(stretch: Stretch, amount: Amount) -> Amount:
    """The amount without the articles that are no part of it ('the 18'): these only carry over from a bound."""
    first = amount.first
    while first < amount.core and not stretch.numbers.bounds.at(stretch.tokens, first):
        filler = stretch.numbers.fillers.at(stretch.tokens, first)
        if not filler or filler[0] != "plain" or filler[1] > amount.core:
            break
        first = filler[1]
    return amount._replace(first=first)


def _quantities(stretch: Stretch) -> None:
    at = 0
    while at < len(stretch.tokens):
        at = max(_quantity(stretch, at), at + 1)


def _quantity(stretch: Stretch, at: int) -> int:
    """Take the amount at a place as a quantity or a masked number; the index after it, or 0 where there is none."""
    tokens, words = stretch.tokens, stretch.numbers
    if stretch.covered[at]:
        return 0
    vague = words.vague.at(tokens, at)
    amount = read_amount(tokens, at, words) if _begins(stretch, at) else None
    if amount is not None and (amount.last <= at or not stretch.free(at, amount.last)):
        amount = None
    if amount is None and vague and stretch.free(at, vague[1]):
        amount = Amount(at, at, vague[1], None, None, Bound.VAGUE, digits=False)
    if amount is None or _is_article(stretch, amount):
        return 0
    last = amount.last
    reason, first = _mask(stretch, amount)
    if reason:
        stretch.mask(first, last, reason, amount.max if amount.min is None else amount.min)
        return last
    amount = _trimmed(stretch, amount)
    stretch.cover(amount.first, last, "quantity")
    alone = last == amount.first + 1 and tokens.lowers[amount.first] in words.grammar["weak"]
    stretch.quantities += _parted(stretch, Found(amount, whole=_whole(stretch, amount), weak=alone))
    return last


def _is_article(stretch: Stretch, amount: Amount) -> bool:
    alone = amount.last == amount.core + 1
    return alone and stretch.tokens.lowers[amount.core] in stretch.numbers.grammar["article"]


def _mask(stretch: Stretch, amount: Amount) -> tuple[str, int]:
    """(why the amount counts nothing or '', where the masked words begin)."""
    tokens, words = stretch.tokens, stretch.numbers
    if amount.max is None and amount.min is None:
        return "", amount.first
    reason = mask_of(tokens, amount, words) or shape_of(tokens, amount, words)
    if not reason and _numbers_a_name(stretch, amount):
        return "designation", amount.core - 1
    return reason, amount.core


def _numbers_a_name(stretch: Stretch, amount: Amount) -> bool:
    """The '2' of '14 promised Challenger 2 tanks': the tanks are counted already, so that the 2 is a part of a name."""
    tokens, at = stretch.tokens, amount.core
    if at < 2 or amount.first != at or not tokens[at].text.isdigit() or len(tokens[at].text) > 3:
        return False
    named = tokens[at - 1].kind == "word" and tokens[at - 1].text[:1].isupper() and not stretch.covered[at - 1]
    if not named:
        return False
    for place in range(at - 2, max(at - 5, -1), -1):
        if stretch.covered[place] == "quantity":
            return True
        plain = tokens[place].text.islower() and tokens.lowers[place] not in stretch.numbers.shapes.small
        if not plain or stretch.covered[place]:
            return False
    return False


def _whole(stretch: Stretch, amount: Amount) -> Decimal | None:
    """The 48 of '36 of 48 drones', which is a mention of its own as well."""
    tokens, at = stretch.tokens, amount.last
    if at >= len(tokens) or tokens.lowers[at] not in stretch.numbers.grammar["of"] or amount.max is None:
        return None
    filler = stretch.numbers.fillers.at(tokens, at + 1)
    found = read_number(tokens, filler[1] if filler else at + 1, stretch.numbers)
    return found[0] if found and found[0] >= amount.max else None


def _parted(stretch: Stretch, found: Found) -> list[Found]:
    """'rise from 14,000 to 100,000' is a base and a new value, and no range; any other amount is itself."""
    tokens, amount, grammar = stretch.tokens, found.amount, stretch.numbers.grammar
    opened = amount.bound is Bound.RANGE and any(tokens.lowers[k] in grammar["from"]
                                                 for k in range(amount.first, min(amount.core + 1, amount.last)))
    if not opened or not _tells_of_change(stretch, amount.first):
        return [found]
    joints = [k for k in range(amount.core + 1, amount.last - 1)
              if tokens[k].kind == "word" and tokens.lowers[k] in grammar["to"]]
    if not joints:
        return [found]
    opener = next(k for k in range(amount.first, amount.last) if tokens.lowers[k] in grammar["from"])
    base = amount._replace(first=opener + 1, last=joints[0], max=amount.min, bound=Bound.EXACT)
    new = amount._replace(first=joints[0] + 1, min=amount.max, bound=Bound.EXACT)
    return [found._replace(amount=base, base=True), found._replace(amount=new)]


def _tells_of_change(stretch: Stretch, at: int) -> bool:
    """Whether a word of rising or falling stands not far before a place, in the same sentence."""
    for place in range(at - 1, max(at - 1 - FAR, -1), -1):
        if stretch.tokens[place].text in ".!?;":
            return False
        if stretch.tokens.lowers[place] in stretch.numbers.shapes.changes:
            return True
    return False


def _articles(stretch: Stretch, counted: list[int]) -> None:
    """An article right before a thing that the caller knows counts one of it: 'a NASAMS system'."""
    articles = stretch.numbers.grammar["article"]
    for at in (first - 1 for first in counted):
        if at >= 0 and not stretch.covered[at] and stretch.tokens.lowers[at] in articles:
            stretch.cover(at, at + 1, "quantity")
            amount = Amount(at, at, at + 1, Decimal(1), Decimal(1), Bound.EXACT, digits=False)
            stretch.quantities.append(Found(amount, weak=True))
    stretch.quantities.sort(key=lambda one: one.amount.first)


def _sums_without_a_currency(stretch: Stretch) -> None:
    """'3 billion euros, against 2.1 billion in 2023': the second is money as well, of the same currency."""
    ends = [k for k, token in enumerate(stretch.tokens)
            if token.text in (".", "!", "?") and (k + 1 == len(stretch.tokens) or not stretch.tokens[k + 1].glued)]
    sums = [one for one in stretch.money if not _in_brackets(stretch, one.amount.first)]
    kept, place, end = [], 0, 0
    for found in stretch.quantities:
        first = found.amount.first
        while place < len(sums) and sums[place].amount.first < first:
            place += 1
        while end < len(ends) and ends[end] < first:
            end += 1
        before = sums[place - 1] if place else None
        begun = ends[end - 1] if end else -1
        if before is None or before.amount.first < begun or not _looks_like_a_sum(stretch, found.amount):
            kept.append(found)
            continue
        stretch.money.append(found._replace(currency=before.currency, firm=before.firm, inferred=True, whole=None))
        stretch.cover(first, found.amount.last, "money")
    stretch.quantities = kept
    stretch.money.sort(key=lambda one: one.amount.first)


def _in_brackets(stretch: Stretch, at: int) -> bool:
    return at > 0 and stretch.tokens[at - 1].text == "("


def _looks_like_a_sum(stretch: Stretch, amount: Amount) -> bool:
    """Millions that no noun follows."""
    size = amount.min if amount.max is None else amount.max
    tokens, after = stretch.tokens, amount.last
    words = stretch.numbers
    written = any(tokens.lowers[k] in words.magnitudes or (tokens[k].glued and tokens.lowers[k] in words.glued)
                  for k in range(amount.core + 1, after))
    if size is None or size < LEAST_SUM or not written or amount.bound is Bound.VAGUE:
        return False
    if after >= len(tokens) or stretch.covered[after] == "date":
        return True
    follows = tokens[after]
    if follows.kind == "word":
        return follows.lower in words.shapes.small and follows.lower not in words.grammar["of"]
    return follows.kind == "mark" and follows.text not in "-'\""


def _with_rates(stretch: Stretch, found: list[Found]) -> list[Found]:
    """The amounts with their rates; what something rises from has the rate of what it rises to."""
    rated = [_with_rate(stretch, one) for one in found]
    return [one._replace(amount=one.amount._replace(per=rated[k + 1].amount.per))
            if one.base and k + 1 < len(rated) else one for k, one in enumerate(rated)]


def _with_rate(stretch: Stretch, found: Found) -> Found:
    """The rate behind the thing that is counted: '8 guns a month', '10,000 soldiers every 120 days'."""
    tokens, amount = stretch.tokens, found.amount
    if amount.per or found.base:
        return found
    for place in range(amount.last, min(amount.last + FAR, len(tokens))):
        mark = tokens[place].kind == "mark" and tokens[place].text not in ("-", "'")
        if mark or tokens[place].kind == "number" or stretch.covered[place] in ("quantity", "money", "date"):
            return found
        rate = _rate(stretch, place)
        if rate:
            return found._replace(amount=amount._replace(per=rate))
    return found


def _rate(stretch: Stretch, at: int) -> str | None:
    words = stretch.numbers
    plain = words.rates.at(stretch.tokens, at)
    if plain:
        return plain[0]
    every = words.shapes.every.at(stretch.tokens, at)
    number = read_number(stretch.tokens, every[1], words) if every else None
    if number is None or number[1] >= len(stretch.tokens):
        return None
    unit = stretch.units.get(stretch.tokens[number[1]].lower)
    return f"{number[0]} {unit}s" if unit else None
