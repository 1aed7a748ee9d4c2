"""A number of a number: '12 of the 50 tanks' counts 12, 'half of its 40 tanks' 20, 'some of its 40' no number.

Two sums between which an amount lies are one range.

The whole belongs to the words of the number and counts nothing of its own.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from pledgebook.codes import Bound
from pledgebook.extract.words import Words
from pledgebook.text.money import MILLION, MoneyMention
from pledgebook.text.numbers import Amount, read_amount
from pledgebook.text.tokens import Tokens

LEAST_SIZE: Final = 1_000_000
"""The magnitude that two sums may share ('$5 and $7 million')."""

NAMED: Final = 2
"""Within how many words behind '15 billion in' a word of aid stands where it is money."""

AID: Final = 6
"""Within how many words behind 'billions in' a word of aid stands where it is money."""

OWNED: Final = 6
"""How many words may tell whose a whole is ('of the 40 that', "of Norway's promised 40")."""


def of_many(tokens: Tokens, covered: Sequence[str], amount: Amount, words: Words) -> Amount:
    """The number that is counted, where the amount is one of many or the many of which a share is told."""
    of = words.numbers.grammar["of"]
    if tokens.words.isdisjoint(of):
        return amount
    return _over_whole(tokens, covered, amount, words) or _share_of(tokens, covered, amount, words) or amount


def _over_whole(tokens: Tokens, covered: Sequence[str], amount: Amount, words: Words) -> Amount | None:
    """'10 of 110 tanks', "more than 30 of Norway's promised 40 tanks": the first number, over the whole.

    So it is of a load: 'the first 40 tonnes of an Indian consignment of 300 tonnes of wheat'.
    """
    at = amount.last
    unit = tokens.lowers[at] if words.units.at(tokens, at) == ("unit", at + 1) else ""
    at += bool(unit)
    at += at + 1 < len(tokens) and tokens.lowers[at] in words.nouns["out_of"]  # '12 out of 50'
    size = amount.max if amount.max is not None else amount.min
    if at >= len(tokens) or tokens.lowers[at] not in words.numbers.grammar["of"] or size is None:
        return None
    begun = at = at + 1
    while at < min(len(tokens), begun + OWNED) and _tells_whose(tokens, covered, at, words):
        at += 1
    whole = read_amount(tokens, at, words.numbers)
    if whole is None or any(covered[at : whole.last]) or (whole.max or 0) < size:
        return None
    if unit and tokens.lowers[whole.last : whole.last + 1] != [unit]:
        return None
    return amount._replace(last=whole.last)


def _tells_whose(tokens: Tokens, covered: Sequence[str], at: int, words: Words) -> bool:
    """Whether a word before a whole is an article, a party or a word of promising."""
    lower, loads = tokens.lowers[at], words.nouns["wholes"]
    if lower in loads:
        return True
    if covered[at]:
        return covered[at] == "party"
    owned = tokens[at].text in "'’" or lower in words.possessives or (lower in words.order.of and (
        tokens.lowers[at - 1] in loads))
    return owned or lower in words.nouns["determiners"] or lower in words.nouns["wholes_led"]


def _share_of(tokens: Tokens, covered: Sequence[str], amount: Amount, words: Words) -> Amount | None:
    """'half of the 60 tanks', 'less than half of its 60 tanks', 'some of its 40': the share of the number."""
    at = amount.first
    while at > max(1, amount.first - OWNED) and _tells_whose(tokens, covered, at - 1, words):
        at -= 1
    if not at or tokens.lowers[at - 1] not in words.numbers.grammar["of"] or amount.max is None or amount.per:
        return None
    share = words.numbers.shares.before(tokens, at - 1)
    if share is None or covered[share[1]]:
        return None
    bound = words.numbers.bounds.before(tokens, share[1])
    first = bound[1] if bound is not None else share[1]
    value = (amount.max * Decimal(share[0])).to_integral_value()
    if not value:
        return amount._replace(first=first, min=None, max=None, bound=Bound.VAGUE)
    kind = Bound(bound[0]) if bound is not None else Bound.EXACT
    low, high = None if kind is Bound.UP_TO else value, None if kind is Bound.AT_LEAST else value
    return amount._replace(first=first, min=low, max=high, bound=kind)


def of_sum(tokens: Tokens, covered: Sequence[str], mention: MoneyMention, words: Words) -> MoneyMention:
    """'a quarter of the $20 million': the sum that is told, where a share of a known size stands before the whole."""
    if tokens.words.isdisjoint(words.numbers.sharing):
        return mention
    one = _share_of(tokens, covered, mention.amount._replace(first=mention.first), words)
    if one is None or (one.min is None and one.max is None):
        return mention
    return mention._replace(first=one.first, amount=one)


def between_sums(tokens: Tokens, low: MoneyMention, high: MoneyMention, words: Words) -> MoneyMention:
    """'between 20 million euros and 40 million euros': the second of two sums, as the range of both where it is one."""
    grammar, at = words.numbers.grammar, low.first - 1
    parted = high.first - 1 != low.last or at < 0 or low.currency != high.currency
    if parted or not low.amount.bound is high.amount.bound is Bound.EXACT:
        return high
    least, most = low.amount.max, high.amount.max
    opened = tokens.lowers[at] in grammar["between"] and tokens.lowers[low.last] in grammar["and"]
    if not opened or least is None or most is None or least >= most:
        return high
    return high._replace(first=at, amount=high.amount._replace(first=at, min=least, bound=Bound.RANGE))


def as_large(tokens: Tokens, low: MoneyMention, high: MoneyMention, words: Words) -> MoneyMention:
    """'$108 and $273 million to Chad and Mali': the first of two sums, with the magnitude that the second says."""
    joined = high.first - 1 == low.last and tokens.lowers[low.last] in words.nouns["conjunctions"]
    size = next((words.numbers.magnitudes.get(tokens.lowers[at], 0)
                 for at in range(high.last - 1, high.first, -1) if tokens[at].kind == "word"), 0)
    least = low.amount.max
    same = low.currency == high.currency and low.amount.bound is high.amount.bound is Bound.EXACT
    if not joined or not same or size < LEAST_SIZE or least is None or least >= 1000:
        return low
    return low._replace(amount=low.amount._replace(min=least * size, max=least * size))


def is_of_what(tokens: Tokens, at: int, words: Words) -> bool:
    """Whether 'of the', 'of its' stands at token `at` before a thing that has no number ('two thirds of the tanks')."""
    behind = tokens.lowers[at : at + 3]
    led = len(behind) == 3 and behind[0] in words.numbers.grammar["of"] and behind[1] in words.nouns["determiners"]
    return led and behind[1] not in words.numbers.grammar["article"] and tokens[at + 2].kind == "word" and (
        behind[2] not in words.numbers.words and behind[2] not in words.numbers.magnitudes)


def over_share(tokens: Tokens, at: int, words: Words) -> int:
    """Over 'almost all of', 'two thirds of', 'twice as many' to the thing, of which so many are told."""
    numbers = words.numbers
    if at >= len(tokens) or tokens.lowers[at] not in numbers.sharing:
        return at
    bound = numbers.bounds.at(tokens, at)
    start = bound[1] if bound is not None else at
    many = numbers.vague.at(tokens, at) if tokens.lowers[at] in numbers.vague.first_words else None
    share = numbers.shares.at(tokens, start)
    some = start < len(tokens) and tokens.lowers[start] in words.nouns["shares"]
    after = share[1] if share is not None else start + some
    if some and bound is not None and after < len(tokens) and tokens.lowers[after] in words.nouns["determiners"]:
        return after  # 'almost all the tanks'
    if after > start and after + 1 < len(tokens) and tokens.lowers[after] in numbers.grammar["of"]:
        return after + 1 if tokens.lowers[after + 1] in words.nouns["determiners"] else at
    return many[1] if many is not None and many[1] > at + 1 else at


def millions_in(
    tokens: Tokens, money: Sequence[MoneyMention], amount: Amount, words: Words
) -> MoneyMention | None:
    """'billions in military aid', '15 billion in aid', 'millions more to fund schools': told so of money alone."""
    at = amount.last
    if at + 1 >= len(tokens) or (amount.max or amount.min or 0) < MILLION or (
            amount.bound is not Bound.VAGUE and tokens.lowers[at - 1] not in words.numbers.magnitudes):
        return None
    at += tokens.lowers[at] in words.nouns["ellipses"]
    behind = tokens.lowers[at] if at < len(tokens) else ""
    of = behind in words.numbers.grammar["of"]
    paid = behind in words.nouns["contents"] and (not of or _is_of_arms(tokens, amount, at + 1, words))
    vague = amount.bound is Bound.VAGUE
    near = AID if vague and not of else NAMED + 1  # '5 million in need of aid' are people
    paid = paid and any(_is_aid(token.lower, words) for token in tokens[at + 1 : at + near])
    paid = paid or (vague and at > amount.last and behind in words.nouns["infinitives"])
    sign = words.money.symbols.get("$")
    currency = money[-1].currency if money else sign
    return MoneyMention(amount.first, amount.last, amount, currency, firm=False) if paid and currency else None


def _is_aid(word: str, words: Words) -> bool:
    """Whether a word is one of aid, or names what is given."""
    said = any(word in words.bundles[name] for name in ("aid", "whole", "military", "civil"))
    return said or words.heads.get(word) in ("goods", "funds", "package")


def _is_of_arms(tokens: Tokens, amount: Amount, at: int, words: Words) -> bool:
    """'billions of weapons': nobody counts so many of them."""
    near = set(tokens.lowers[at : at + NAMED])
    many = (amount.min or 0) >= 1000 * MILLION and near.isdisjoint(words.nouns["dosed"])
    return many and not near.isdisjoint(words.bundles["military"] | words.bundles["aid"])


def unquoted(tokens: Tokens, amount: Amount) -> Amount:
    """'sent “more than 85” of the 90 guns': quotation marks around a number alone part it from nothing."""
    first, last = amount.first, amount.last
    quoted = first > 0 and last + 1 < len(tokens) and tokens[first - 1].text == tokens[last].text == '"'
    return amount._replace(first=first - 1, last=last + 1) if quoted else amount
