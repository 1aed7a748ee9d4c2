"""Amounts without their thing: numbers in digits and words, ranges, bounds, vague plurals, rates.

'up to 61' is (None, 61, up_to); 'more than 10,000' is (10000, None, at_least); 'dozens' is (24, None, vague);
'between 30 and 40' is (30, 40, range); 'nearly 40 million' is (40000000, 40000000, about). By claims.md. The words
stand in the pack's `numbers.toml`; this module knows how values are put together, in any language that counts by tens
or by scores.
"""

import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from pledgebook.codes import Bound
from pledgebook.text.lexicon import NumberWords, digits_value
from pledgebook.text.tokens import Token, Tokens

EXACT: Final = Bound.EXACT  # an Enum finds its members slowly
LARGEST: Final = Decimal(10) ** 15
"""No amount of money or things in the press is larger; what is, is no amount ('1e999999' is none either)."""

LONGEST: Final = 48
"""Tokens that one number in words may have, so that the work at a place is bounded whatever stands there."""


Number = tuple[Decimal, int]
"""A value and the index after its words."""


class Amount(NamedTuple):
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
    """The amount that begins at token `place` (its bound, if it has one, begins there), or None.

    In a sentence it is read once: who looks for money has asked for it before who counts things does.
    """
    if not isinstance(tokens, Tokens):
        return _amount_at(tokens, place, words)
    if place not in tokens.amounts:
        tokens.amounts[place] = _amount_at(tokens, place, words)
    found: Amount | None = tokens.amounts[place]
    return found


def _amount_at(tokens: Sequence[Token], place: int, words: NumberWords) -> Amount | None:
    bound, at = EXACT, place
    increment = False
    found = words.bounds.at(tokens, at)
    if found:
        bound, at = Bound(found[0]), found[1]
        if _is_place(tokens, place, at, words):
            return None
        if bound is Bound.UP_TO and is_compared(tokens, place, words):
            bound = EXACT
    at, increment = _fillers(tokens, at, words)
    second = None if at == place else words.bounds.at(tokens, at)
    if second and bound in (EXACT, Bound.UP_TO):
        bound, at = (Bound(second[0]) if bound is EXACT else bound), second[1]
    if at >= len(tokens) or not _may_count(tokens[at], words):
        return None
    number = read_number(tokens, at, words)
    amount = _range(tokens, at, number, words) or _vague(tokens, at, words) or _single(tokens, at, number, words)
    if amount is None and increment:
        amount = _bare(tokens, at, words)
    if amount is None:
        return None
    if increment or place != at:
        amount = amount._replace(first=place, increment=increment)
    return _finish(tokens, _bounded(amount, bound), words)


def is_compared(tokens: Sequence[Token], place: int, words: NumberWords) -> bool:
    """'is far less than the $2 billion needed': before 'the' such a bound only compares, behind such a word."""
    found = words.bounds.at(tokens, place)
    led = place > 0 and tokens[place - 1].lower in words.grammar.get("compared", ())
    return led and found is not None and (words.fillers.at(tokens, found[1]) or ("", 0))[0] == "plain"


def _is_place(tokens: Sequence[Token], place: int, at: int, words: NumberWords) -> bool:
    """'under the $3 billion programme', 'over all 40 trucks': before 'the' such a word is no bound."""
    return at == place + 1 and tokens[place].lower in words.grammar["spatial"] and (
        words.fillers.at(tokens, at) or ("", 0))[0] == "plain"


def _may_count(token: Token, words: NumberWords) -> bool:
    """Whether a number may begin with the token: most words behind 'the' and 'our' begin none."""
    return token.kind == "number" or token.lower in words.counts or part_sign(token) is not None


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
    """The amount under the bound before it; a rough number ('about a score') takes a firmer one."""
    if bound is EXACT or amount.bound not in (EXACT, Bound.ABOUT):
        return amount
    value = amount.max
    ends = {Bound.AT_LEAST: (value, None), Bound.UP_TO: (None, value), Bound.ABOUT: (value, value)}
    low, high = ends.get(bound, (value, value))
    return amount._replace(min=low, max=high, bound=bound)


def _finish(tokens: Sequence[Token], amount: Amount, words: NumberWords) -> Amount:
    suffix = words.suffixes.at(tokens, amount.last)
    if suffix and suffix[0] == "increment":
        amount = amount._replace(increment=True, last=suffix[1])
    elif suffix and amount.bound is EXACT:
        amount = _bounded(amount, Bound(suffix[0]))._replace(last=suffix[1])
    rate = words.rates.at(tokens, amount.last)
    return amount._replace(per=rate[0], last=rate[1]) if rate else amount


def _range(tokens: Sequence[Token], at: int, number: Number | None, words: NumberWords) -> Amount | None:
    """'between 30 and 40', 'from 7,000 to 9,000', '7,000 to 9,000', '100-150', 'two or three'.

    `number` is the one that begins at the place itself.
    """
    between = at < len(tokens) and tokens[at].lower in words.grammar["between"]
    opened = between or (at < len(tokens) and tokens[at].lower in words.grammar["from"])
    first = read_number(tokens, at + 1, words) if opened else number
    if first is None or first[1] >= len(tokens):
        return None
    joint = tokens[first[1]].lower
    joins = ("and",) if between else ("to", "or")
    if not any(joint in words.grammar[name] for name in joins):
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
    """'dozens', 'hundreds of thousands', 'several hundred', 'a few dozen': a least value and no most."""
    several = words.multiples.at(tokens, at) if tokens[at].lower in words.multiples.first_words else None
    place = several[1] if several else at
    if place >= len(tokens):
        return None
    lower = tokens[place].lower
    size = words.magnitudes.get(lower, 0) if several else 0
    if lower not in words.plurals and size < 10:
        return None
    least, end = Decimal(words.plurals.get(lower, size * 2)), place + 1
    if end + 1 < len(tokens) and tokens[end].lower in words.grammar["of"]:
        many = words.magnitudes.get(tokens[end + 1].lower) or words.plurals.get(tokens[end + 1].lower, 0) // 2
        if many >= 1000:
            least, end = least * many, end + 2
    if several:
        end, least = _magnitudes(tokens, end, least, words)
    return Amount(at, at, end, least, None, Bound.VAGUE, digits=False) if least <= LARGEST else None


def _single(tokens: Sequence[Token], at: int, number: Number | None, words: NumberWords) -> Amount | None:
    if number is None:
        return None
    value, end = number
    rough = tokens[end - 1].lower in words.rough
    if rough and end + 1 < len(tokens) and tokens[end].lower in words.grammar["of"]:
        size = words.magnitudes.get(tokens[end + 1].lower, 0)  # a rough hundred of millions
        value, end = (value * size, end + 2) if 1000 <= size <= LARGEST / value else (value, end)
    last = _said_again(tokens, value, end, words)
    return Amount(at, at, last, value, value, Bound.ABOUT if rough else EXACT, digits=tokens[at].kind == "number")


def _said_again(tokens: Sequence[Token], value: Decimal, end: int, words: NumberWords) -> int:
    """The index behind a number and the same number in brackets: 'three thousand (3,000) missiles' counts 3,000."""
    if end + 2 >= len(tokens) or tokens[end].text != "(":
        return end
    again = read_number(tokens, end + 1, words)
    closed = again is not None and again[1] < len(tokens) and tokens[again[1]].text == ")"
    return again[1] + 1 if again and closed and again[0] == value else end


def _bare(tokens: Sequence[Token], at: int, words: NumberWords) -> Amount | None:
    """The magnitude of 'another billion'."""
    if at >= len(tokens) or tokens[at].lower not in words.magnitudes or tokens[at].lower in words.plurals:
        return None
    value, end = _compose(tokens, at, words)
    return Amount(at, at, end, value, value, EXACT, digits=False) if value <= LARGEST else None


def read_number(tokens: Sequence[Token], at: int, words: NumberWords) -> Number | None:
    """(value, index after) of the number in digits or words at token `at`, or None. Never above LARGEST."""
    if at >= len(tokens):
        return None
    found = _in_digits(tokens, at, words) if tokens[at].kind == "number" else _in_words(tokens, at, words)
    found = _glossed(tokens, *found, words) if found else None
    return found if found and found[0] <= LARGEST else None


def _glossed(tokens: Sequence[Token], value: Decimal, end: int, words: NumberWords) -> tuple[Decimal, int]:
    """'5 (five) million', 'five (5) million': over the number said again in brackets to its magnitude."""
    if end + 3 >= len(tokens) or tokens[end].text != "(" or tokens[end + 2].text != ")":
        return value, end
    size = words.magnitudes.get(tokens[end + 3].lower)
    again = words.words.get(tokens[end + 1].lower)
    same = again == value or (tokens[end + 1].kind == "number" and tokens[end + 1].text == str(value))
    return (value * size, end + 4) if size and same and value * size <= LARGEST else (value, end)


def _in_digits(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[Decimal, int] | None:
    written = tokens[at].text
    if len(written) > 24 or not written.isascii() or _is_power(tokens, at) or _is_power(tokens, at - 2):
        return None
    value, end = digits_value(written, words.decimal), at + 1
    part = part_sign(tokens[end]) if end < len(tokens) else None
    if part is not None:
        value, end = value + part, end + 1
    first = value
    value, end = _sized(tokens, at, end, value, words)
    if value > first:
        value, end = _lengthened(tokens, value, end, words)
    return _with_share(tokens, value, end, words) if value == value.to_integral_value() else (value, end)


def _lengthened(tokens: Sequence[Token], value: Decimal, end: int, words: NumberWords) -> tuple[Decimal, int]:
    """'1 billion 200 million': a number with its magnitude and, right behind it, another of a smaller one."""
    if end + 1 >= len(tokens) or tokens[end].kind != "number" or not tokens[end].text.isdecimal():
        return value, end
    size = words.magnitudes.get(tokens[end - 1].lower, 0)
    more, after = _sized(tokens, end, end + 1, digits_value(tokens[end].text, words.decimal), words)
    smaller = words.magnitudes.get(tokens[after - 1].lower, 0) if after > end + 1 else 0
    return (value + more, after) if 0 < smaller < size and more < size else (value, end)


def _is_power(tokens: Sequence[Token], at: int) -> bool:
    """Whether '1e6' begins at token `at`: a power is no amount, and neither are the digits on its two sides."""
    parts = tokens[at : at + 3] if at >= 0 else ()
    return len(parts) > 2 and parts[0].kind == parts[2].kind == "number" and parts[1].lower == "e" and (
        parts[1].glued and parts[2].glued)


def _sized(
    tokens: Sequence[Token], at: int, end: int, value: Decimal, words: NumberWords,
) -> tuple[Decimal, int]:
    """The value times the magnitudes from token `end` on: '1.5 million', '300k', '500-million'."""
    while end < min(len(tokens), at + LONGEST):
        lower = tokens[end].lower
        size = words.glued.get(lower) if tokens[end].glued else None
        if size is None:
            size = words.magnitudes.get(lower)
        hyphen = tokens[end].text == "-" and end + 1 < len(tokens) and tokens[end + 1].lower in words.magnitudes
        if hyphen:
            size, end = words.magnitudes[tokens[end + 1].lower], end + 1
        inserted = _inserted(tokens, end, words) if size is None else None
        if inserted and value * inserted[0] <= LARGEST:
            return value * inserted[0], inserted[1]
        if size is None or value * size > LARGEST:
            break
        value, end = value * size, end + 1
    return value, end


def _inserted(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[int, int] | None:
    """(magnitude, index after) of one that an editor put in brackets: '$3 [million]', also with escaped brackets."""
    at += tokens[at].text == "\\"
    if at + 2 >= len(tokens) or tokens[at].text != "[":
        return None
    size, end = words.magnitudes.get(tokens[at + 1].lower), at + 2
    end += tokens[end].text == "\\" and end + 1 < len(tokens)
    return (size, end + 1) if size and tokens[end].text == "]" else None


def part_sign(token: Token) -> Decimal | None:
    """The value of a sign such as the one for a half, where it is a number below one with an end, else None."""
    if len(token.text) != 1 or token.text.isascii() or unicodedata.category(token.text) != "No":
        return None
    share = unicodedata.numeric(token.text)
    return Decimal(str(share)) if 0 < share < 1 and len(str(share)) <= len("0.125") else None


def _in_words(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[Decimal, int] | None:
    """'twenty-five', 'two hundred and fifty thousand', 'a million', 'half a billion', 'a dozen', 'half a dozen'."""
    lower = tokens[at].lower
    share = words.fractions.at(tokens, at)
    if share:
        place = share[1] + (share[1] < len(tokens) and tokens[share[1]].text == "-")
        size = words.magnitudes.get(tokens[place].lower) if place < len(tokens) else None
        if size:
            return Decimal(share[0]) * size, place + 1
    part = part_sign(tokens[at])
    if part is not None:
        return _sized(tokens, at, at + 1, part, words)
    if lower in words.grammar["article"] and at + 1 < len(tokens) and tokens[at + 1].lower in words.magnitudes:
        return None if tokens[at + 1].lower in words.plurals else _compose(tokens, at + 1, words)
    if lower in words.words or lower in words.bare or words.compounds.at(tokens, at):
        return _compose(tokens, at, words)
    return None


def _compose(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[Decimal, int]:
    """The number in words at a place: units add up below a magnitude, magnitudes multiply what stands before them."""
    total, current, end, last, before = 0, 0, at, None, 0
    while end < min(len(tokens), at + LONGEST):
        unit = _unit(tokens, end, words)
        if unit and _adds(current, unit[0], last, words):
            current, last, end = current + unit[0], unit[0], unit[1]
        elif tokens[end].lower in words.magnitudes:
            size, last = words.magnitudes[tokens[end].lower], None
            if size < 1000:
                current = (current or 1) * size
            elif total and (size > before or (not current and size == before)):
                total, current, before = (total + current) * size, 0, size  # 'a thousand (six hundred) million'
            else:
                total, current, before = total + (current or 1) * size, 0, size  # but a 'million mille' adds
            end += 1
        elif end > at and not words.added.at(tokens, end) and _joins(tokens, end, last, words):
            last = last if tokens[end].text == "-" else None
            end += 1
        else:
            break
    return _with_share(tokens, Decimal(total + current), end, words)


def _unit(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[int, int] | None:
    """(value, index after) of a number below a hundred in one word, or in a compound of several."""
    compound = words.compounds.at(tokens, at)
    if compound:
        return int(compound[0]), compound[1]
    value = words.words.get(tokens[at].lower)
    return (value, at + 1) if value is not None else None


def _adds(current: int, value: int, last: int | None, words: NumberWords) -> bool:
    """Whether a unit goes on with the number so far: 'twenty five', 'hundred twelve', not 'five six'."""
    if last is None:
        return current % 100 == 0
    if last in words.scores:
        return 0 < value < 20
    return last >= 20 and last % 10 == 0 and 0 < value < 10


def _joins(tokens: Sequence[Token], at: int, last: int | None, words: NumberWords) -> bool:
    """A hyphen inside 'twenty-five', or 'and' inside 'two hundred and fifty' (not before another hundred)."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1].lower
    unit = _unit(tokens, at + 1, words)
    if tokens[at].text == "-" and tokens[at].glued:
        return after in words.magnitudes or (unit is not None and _adds(last or 0, unit[0], last, words))
    before = words.magnitudes.get(tokens[at - 1].lower)
    if unit is None or before is None or tokens[at].lower not in words.grammar["and"]:
        return False
    beyond = words.magnitudes.get(tokens[unit[1]].lower, 0) if unit[1] < len(tokens) else 0
    return beyond != before and (before < 1000 or beyond < before)


def _with_share(tokens: Sequence[Token], value: Decimal, end: int, words: NumberWords) -> tuple[Decimal, int]:
    """'one and a half billion'; behind a magnitude (but a hundred) the share is one of it."""
    share = words.added.at(tokens, end)
    if not share:
        return value, end
    size = words.magnitudes.get(tokens[end - 1].lower)
    if size is not None and size != 100:
        return value + size * Decimal(share[0]), share[1]
    return _sized(tokens, end, share[1], value + Decimal(share[0]), words)


def _magnitudes(tokens: Sequence[Token], at: int, value: Decimal, words: NumberWords) -> tuple[int, Decimal]:
    """(index after, value) times the magnitudes of a thousand and more that follow: 'several hundred thousand'."""
    while at < len(tokens) and words.magnitudes.get(tokens[at].lower, 0) >= 1000 and value <= LARGEST:
        value *= words.magnitudes[tokens[at].lower]
        at += 1
    return at, value
