"""Amounts without their thing: numbers in digits and words, ranges, bounds, vague plurals, rates.

'up to 61' is (None, 61, up_to); 'more than 10,000' is (10000, None, at_least); 'dozens' is (24, None, vague);
'between 30 and 40' is (30, 40, range); 'nearly 40 million' is (40000000, 40000000, about). By claims.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pledgebook.codes import Bound
from pledgebook.text.lexicon import NumberWords, digits_value
from pledgebook.text.tokens import Token

LARGEST = Decimal(10) ** 15
"""No amount of money or things in the press is larger; what is, is no amount ('1e999999' is none either)."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Tokens `first` to `last` (half-open) say a number with its bound. `digits` is False for words alone.

    `core` is the index of the first token of the number itself, after bounds and fillers. `increment` marks
    'another 100'; `per` the rate ('month').
    """

    first: int
    core: int
    last: int
    min: Decimal | None
    max: Decimal | None
    bound: Bound
    digits: bool = True
    increment: bool = False
    per: str | None = None


def read_amount(tokens: Sequence[Token], place: int, words: NumberWords) -> Amount | None:
    """The amount that begins at token `place` (its bound, if it has one, begins there), or None."""
    bound, at = Bound.EXACT, place
    increment = False
    found = words.bounds.at(tokens, at)
    if found:
        bound, at = Bound(found[0]), found[1]
    at, increment = _fillers(tokens, at, words)
    second = None if at == place else words.bounds.at(tokens, at)
    if second and bound in (Bound.EXACT, Bound.UP_TO):
        bound, at = (Bound(second[0]) if bound is Bound.EXACT else bound), second[1]
    amount = _range(tokens, at, words) or _vague(tokens, at, words) or _single(tokens, at, words)
    if amount is None:
        return None
    return _finish(tokens, _bounded(replace(amount, first=place, increment=increment), bound), words)


def _fillers(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[int, bool]:
    increment = False
    for _ in range(3):
        found = words.fillers.at(tokens, at)
        if not found:
            break
        increment = increment or found[0] == "increment"
        at = found[1]
    return at, increment


def _bounded(amount: Amount, bound: Bound) -> Amount:
    if amount.bound is not Bound.EXACT or bound is Bound.EXACT:
        return amount
    value = amount.max
    ends = {Bound.AT_LEAST: (value, None), Bound.UP_TO: (None, value), Bound.ABOUT: (value, value)}
    low, high = ends.get(bound, (value, value))
    return replace(amount, min=low, max=high, bound=bound)


def _finish(tokens: Sequence[Token], amount: Amount, words: NumberWords) -> Amount:
    suffix = words.suffixes.at(tokens, amount.last)
    if suffix and amount.bound is Bound.EXACT:
        amount = replace(_bounded(amount, Bound(suffix[0])), last=suffix[1])
    rate = words.rates.at(tokens, amount.last)
    return replace(amount, per=rate[0], last=rate[1]) if rate else amount


def _range(tokens: Sequence[Token], at: int, words: NumberWords) -> Amount | None:
    """'between 30 and 40', 'from 7,000 to 9,000', '7,000 to 9,000', '100-150', 'two or three'."""
    opened = at < len(tokens) and tokens[at].lower in words.grammar["between"] | words.grammar["from"]
    first = read_number(tokens, at + opened, words)
    if first is None or first[1] >= len(tokens):
        return None
    joint = tokens[first[1]].lower
    between = opened and tokens[at].lower in words.grammar["between"]
    joins = words.grammar["and"] if between else words.grammar["to"] | words.grammar["or"]
    if joint not in joins:
        return None
    second = read_number(tokens, first[1] + 1, words)
    if second is None:
        return None
    low, high = first[0], second[0]
    if low < 1000 <= high and high > low * 999:  # '7 to 9 thousand', '$3 to 4 billion': the magnitude is shared
        low *= _magnitude_of(high)
    if low >= high:
        return None
    return Amount(at, at + opened, second[1], low, high, Bound.RANGE)


def _magnitude_of(value: Decimal) -> Decimal:
    for size in (10**12, 10**9, 10**6, 10**3):
        if value >= size:
            return Decimal(size)
    return Decimal(1)


def _vague(tokens: Sequence[Token], at: int, words: NumberWords) -> Amount | None:
    """'dozens', 'hundreds of thousands', 'tens of millions': a least value and no most."""
    if at >= len(tokens) or tokens[at].lower not in words.plurals:
        return None
    least = Decimal(words.plurals[tokens[at].lower])
    end = at + 1
    if end + 1 < len(tokens) and tokens[end].lower in words.grammar["of"]:
        size = words.magnitudes.get(tokens[end + 1].lower) or words.plurals.get(tokens[end + 1].lower, 0) // 2
        if size >= 1000:
            least, end = least * size, end + 2
    return Amount(at, at, end, least, None, Bound.VAGUE, digits=False)


def _single(tokens: Sequence[Token], at: int, words: NumberWords) -> Amount | None:
    found = read_number(tokens, at, words)
    if found is None:
        return None
    return Amount(at, at, found[1], found[0], found[0], Bound.EXACT, digits=tokens[at].kind == "number")


def read_number(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[Decimal, int] | None:
    """(value, index after) of the number in digits or words at token `at`, or None. Never above LARGEST."""
    if at >= len(tokens):
        return None
    found = _in_digits(tokens, at, words) if tokens[at].kind == "number" else _in_words(tokens, at, words)
    return found if found and found[0] <= LARGEST else None


def _in_digits(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[Decimal, int] | None:
    written = tokens[at].text
    if len(written) > 24 or not written.isascii():
        return None
    value, end = digits_value(written, words.decimal), at + 1
    while end < len(tokens):
        lower = tokens[end].lower
        size = words.glued.get(lower) if tokens[end].glued else None
        if size is None and (lower in words.magnitudes and lower not in words.plurals):
            size = words.magnitudes[lower]
        hyphen = tokens[end].text == "-" and end + 1 < len(tokens) and tokens[end + 1].lower in words.magnitudes
        if hyphen:
            size, end = words.magnitudes[tokens[end + 1].lower], end + 1
        if size is None or value * size > LARGEST:
            break
        value, end = value * size, end + 1
    return value, end


def _in_words(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[Decimal, int] | None:
    """'twenty-five', 'two hundred and fifty thousand', 'a million', 'half a billion', 'a dozen', 'half a dozen'."""
    grammar = words.grammar
    lower = tokens[at].lower
    if lower in grammar["half"]:
        skip = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].lower in grammar["article"])
        size = words.magnitudes.get(tokens[skip].lower) if skip < len(tokens) else None
        return (Decimal(size) / 2, skip + 1) if size and size != 100 else None
    if lower in grammar["article"]:
        size = words.magnitudes.get(tokens[at + 1].lower) if at + 1 < len(tokens) else None
        if not size or tokens[at + 1].lower in words.plurals:
            return None
        return _magnitudes(tokens, at + 2, Decimal(size), words)
    if lower not in words.words:
        return None
    return _compose(tokens, at, words)


def _compose(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[Decimal, int]:
    total, current, end = 0, 0, at
    while end < len(tokens):
        lower = tokens[end].lower
        if lower in words.words and (current % 100 == 0 or (current % 10 == 0 and words.words[lower] < 10)):
            if end > at and tokens[end - 1].lower in words.words and words.words[tokens[end - 1].lower] < 20:
                break
            current += words.words[lower]
        elif lower in words.magnitudes and lower not in words.plurals:
            size = words.magnitudes[lower]
            if size in (100, 12):
                current = (current or 1) * size
            else:
                total, current = total + (current or 1) * size, 0
        elif end == at or not _joins(tokens, end, words):
            break
        end += 1
    return Decimal(total + current), end


def _joins(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    """A hyphen inside 'twenty-five', or 'and' inside 'two hundred and fifty'."""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    before = tokens[at - 1].lower
    if tokens[at].text == "-" and tokens[at].glued:
        return (before in words.words and words.words[before] >= 20 and 0 < words.words.get(after, 0) < 10) or (
            after in words.magnitudes
        )
    return tokens[at].lower in words.grammar["and"] and before in words.magnitudes and after in words.words


def _magnitudes(tokens: Sequence[Token], at: int, value: Decimal, words: NumberWords) -> tuple[Decimal, int]:
    while at < len(tokens) and tokens[at].lower in words.magnitudes and tokens[at].lower not in words.plurals:
        value *= words.magnitudes[tokens[at].lower]
        at += 1
    return value, at
