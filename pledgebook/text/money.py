"""Amounts of money: a number with its currency, as said, in whole units.

The currency of a bare '$' or 'kroner' depends on who gives; the mention says so (`firm` False) and the reader of
roles decides with `of_party`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from pledgebook.codes import Bound
from pledgebook.text.lexicon import NumberWords, Phrases, load_table
from pledgebook.text.numbers import LARGEST, LONGEST, Amount, is_compared, part_sign, read_amount, read_number
from pledgebook.text.tokens import Token

THOUSAND: Final = 1000

MILLION: Final = 1_000_000

PROMISED: Final = 3
"""Tokens behind the 'of' of a part within which the whole begins ('of a promised 18 billion euros')."""

GREAT: Final = 10_000
"""From what number on letters before it may be a sign of money ('N10 million', but 'K9', 'R2')."""

POPULOUS: Final = 40_000_000
HAULED: Final = 4
"""How many words before or behind a weight the verb may stand that says that it is carried."""

REACH: Final = 2 * LONGEST + 12
"""Tokens behind a sign that its amount may have: two numbers with what stands around them."""


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """The currency words of a language."""

    codes: frozenset[str]
    symbols: Mapping[str, str]
    letters: Mapping[str, str]
    """Letters that are a sign only right before a great number."""
    prefixes: Mapping[str, str]
    words: Mapping[str, str]
    named: Phrases
    by_party: Mapping[str, Mapping[str, str]]
    weights: frozenset[str]
    paid: frozenset[str]
    """Behind millions of such a name and 'of': what is paid, not weighed ('millions of pounds of aid')."""
    hauled: frozenset[str]
    """Beside such millions: verbs of what is weighed after all ('airdropped 2 million pounds of aid')."""
    peoples: frozenset[str]
    """Names of money that with a capital are names of people ('700,000 Afghanis')."""
    signs: frozenset[str]
    """Symbols, codes, letters and names before a number or a dollar sign, as they are written."""
    names: frozenset[str]
    """With what a currency's name begins where it stands before a number, with a capital."""
    dollars: frozenset[str]
    """The codes of all dollars."""
    hints: frozenset[str]
    """Lower-case words of which each sum has one."""

    @classmethod
    def load(cls, language: str) -> "MoneyWords":
        """The currency words of a language's pack."""
        table = load_table(language, "money")
        named = Phrases((phrase, code) for phrase, code in table["named"].items())
        signs = frozenset({*table["symbols"], *table["letters"], *table["codes"], *table["dollar_prefixes"]})
        begun = {*table["words"], *named.first_words}
        names = frozenset(word for one in begun for word in (one.capitalize(), one.upper())) - signs
        joined = frozenset(sign[:-1] for sign in table["symbols"] if len(sign) > 1 and not sign[-1].isalpha())
        return cls(
            frozenset(table["codes"]),
            table["symbols"],
            table["letters"],
            table["dollar_prefixes"],
            table["words"],
            named,
            table["by_party"],
            frozenset(table["weights"]),
            frozenset(table["paid"]),
            frozenset(table["hauled"]),
            frozenset(table["peoples"]),
            signs | names | joined,
            names,
            frozenset(table["dollar_prefixes"].values()),
            frozenset({*(sign.lower() for sign in signs), *table["words"], *named.first_words}),
        )

    def of_party(self, currency: str, party: str) -> str:
        """The currency that a bare word for `currency` means where `party` gives."""
        return self.by_party.get(currency, {}).get(party, currency)


class MoneyMention(NamedTuple):
    """Tokens `first` to `last` (half-open) say an amount of money. `firm` is False where the donor decides which."""

    first: int
    last: int
    amount: Amount
    currency: str
    firm: bool


def read_money(tokens: Sequence[Token], place: int, numbers: NumberWords, words: MoneyWords) -> MoneyMention | None:
    """The money that begins at token `place`, with its bound, or None."""
    found = _before_number(tokens, place, numbers, words) or _after_number(tokens, place, numbers, words)
    return _with_rate(tokens, found, numbers) if found is not None else None


def _with_rate(tokens: Sequence[Token], found: MoneyMention, numbers: NumberWords) -> MoneyMention:
    """The sum with the rate right behind its currency: '40 million euros a year'."""
    rate = numbers.rates.at(tokens, found.last) if found.amount.per is None else None
    if rate is None:
        return found
    return found._replace(last=rate[1], amount=found.amount._replace(per=rate[0], last=rate[1]))


def _before_number(tokens: Sequence[Token], place: int, numbers: NumberWords, words: MoneyWords) -> MoneyMention | None:
    """'up to $400 million', 'NOK 75 billion', 'A$100m', '$100 to $200 million'."""
    at, _ = place, None
    for at in range(place, min(place + 7, len(tokens))):
        sign = _sign(tokens, at, words) if tokens[at].text in words.signs else None
        if sign:
            break
    else:
        return None
    code, start, firm = sign
    apart = start == at + 2 and tokens[at].kind == "word" and not tokens[at + 1].glued
    if apart and at > 0 and tokens[at - 1].lower in numbers.grammar.get("definite", ()):
        return None  # 'gave the US $5 million'
    # The same words without the sign, bounds and all; no further than an amount can reach.
    without = [*tokens[place:at], *tokens[start : start + REACH]]
    amount = read_amount(_unsigned(without, words), 0, numbers)
    named = tokens[at].text in words.names
    if amount is None or amount.core != at - place or not (amount.digits or named):
        return None
    if named and not _is_sum(tokens, place, amount, start - (at - place), words):
        return None
    small = tokens[at].text in words.letters and (amount.max or amount.min or 0) < GREAT
    if small and (start == at + 1 or tokens[start - 1].text == "."):
        return None
    if amount.bound is Bound.UP_TO and is_compared(tokens, place, numbers):
        amount = amount._replace(min=amount.max, bound=Bound.EXACT)
    shift = start - (at - place)
    moved = amount._replace(first=place, core=start, last=_true_end(tokens, amount.last + shift, start, words))
    moved = _more_of(tokens, _with_letter(tokens, moved, numbers), numbers)
    end = _said_twice(tokens, moved.last, code, words)
    return MoneyMention(place, end, moved._replace(last=end), code, firm)


def _is_sum(tokens: Sequence[Token], place: int, amount: Amount, shift: int, words: MoneyWords) -> bool:
    """Whether a great number stands behind a currency's name that no number before it nor behind it takes."""
    after, before = amount.last + shift, tokens[place - 1] if place else None
    own = after >= len(tokens) or not (tokens[after].lower in words.words or tokens[after].text in words.codes)
    counted = before is not None and (before.kind == "number" or before.text in "$€£¥")
    return own and not counted and (amount.max or amount.min or 0) >= GREAT


def _said_twice(tokens: Sequence[Token], at: int, code: str, words: MoneyWords) -> int:
    """The index behind a currency that its sign has told already: '$1.5 million dollars', 'NZ$6.1 million dollar'."""
    if at >= len(tokens):
        return at
    named = words.named.at(tokens, at)
    again, end = named or (words.words.get(tokens[at].lower, ""), at + 1)
    plain = code == again or (again in words.by_party and code in words.by_party[again].values())
    return end if plain or (again and again == words.symbols.get("$") and code in words.dollars) else at


def _with_letter(tokens: Sequence[Token], amount: Amount, numbers: NumberWords) -> Amount:
    """The amount with the letter of a magnitude that stands apart behind a signed number ('$113 m', 'US $2 b')."""
    at = amount.last
    size = numbers.glued.get(tokens[at].lower) if at < len(tokens) and tokens[at].kind == "word" else None
    alone = at + 1 >= len(tokens) or not tokens[at + 1].glued or tokens[at + 1].text in ".,;:)"
    return _times(amount, size, at + 1) if size is not None and alone else amount


def _times(amount: Amount, size: int, last: int) -> Amount:
    """The amount so many times, up to token `last`; the same where that is more than any sum can be."""
    if any(end is not None and end * size > LARGEST for end in (amount.min, amount.max)):
        return amount
    low, high = (None if end is None else end * size for end in (amount.min, amount.max))
    return amount._replace(min=low, max=high, last=last)


def _unsigned(tokens: Sequence[Token], words: MoneyWords) -> Sequence[Token]:
    """The second sign of a range ('$100 to $200') is dropped for reading; offsets are not taken from here."""
    for k in range(min(len(tokens), 10)):
        if tokens[k].text in words.symbols and k > 0:
            return [*tokens[:k], *tokens[k + 1 :]]
    return tokens


def _true_end(tokens: Sequence[Token], end: int, start: int, words: MoneyWords) -> int:
    dropped = sum(1 for k in range(start, min(end, len(tokens))) if tokens[k].text in words.symbols)
    return min(end + dropped, len(tokens))


def _sign(tokens: Sequence[Token], at: int, words: MoneyWords) -> tuple[str, int, bool] | None:
    """(currency, index of the number, is it certain) of the currency sign at token `at`."""
    token = tokens[at]
    behind = at + 1 + (token.kind == "word" and _is_point(tokens, at + 1))  # 'Rs. 30 million'
    number = behind < len(tokens) and _is_digits(tokens[behind])
    if token.text in words.symbols and number:
        return words.symbols[token.text], behind, words.symbols[token.text] not in words.by_party
    if number and token.text in words.letters and (tokens[behind].glued or len(token.text) > 1):
        return words.letters[token.text], behind, words.letters[token.text] not in words.by_party
    if token.text in words.codes and number:
        return token.text, behind, True
    if token.text in words.names:
        return _name(tokens, at, words)
    if at + 2 >= len(tokens) or not _is_digits(tokens[at + 2]):
        return None
    if not tokens[at + 1].glued:  # 'US $5 million', but 'a $5 million grant'
        apart = tokens[at + 1].text == "$" and token.text in words.prefixes and len(token.text) > 1
        return (words.prefixes[token.text], at + 2, True) if apart else None
    if token.text + tokens[at + 1].text in words.symbols:  # GH¢40
        return words.symbols[token.text + tokens[at + 1].text], at + 2, True
    if tokens[at + 1].text == "$" and token.text in words.prefixes:  # US$50
        return words.prefixes[token.text], at + 2, True
    if token.text == "$" and tokens[at + 1].text in words.prefixes:  # $US 50
        return words.prefixes[tokens[at + 1].text], at + 2, True
    return None


def _name(tokens: Sequence[Token], at: int, words: MoneyWords) -> tuple[str, int, bool] | None:
    """The same of a currency's name with a capital before its number: 'Japanese Yen (JPY) 988 million'."""
    code, end = words.named.at(tokens, at) or (words.words.get(tokens[at].lower, ""), at + 1)
    glossed = end + 2 < len(tokens) and tokens[end].text == "(" and tokens[end + 1].text in words.codes
    if glossed and tokens[end + 2].text == ")":
        code, end = tokens[end + 1].text, end + 3
    end += _is_point(tokens, end)
    return (code, end, code not in words.by_party) if code and end < len(tokens) else None


def _is_point(tokens: Sequence[Token], at: int) -> bool:
    """Whether a full stop touches the word before it and something follows."""
    return at + 1 < len(tokens) and tokens[at].text == "." and tokens[at].glued


def _is_digits(token: Token) -> bool:
    return token.kind == "number" or part_sign(token) is not None


def _after_number(tokens: Sequence[Token], place: int, numbers: NumberWords, words: MoneyWords) -> MoneyMention | None:
    """'2.7 billion euros', 'half a billion dollars', 'hundreds of millions of dollars', '75 billion NOK', '300 M€'."""
    amount = read_amount(tokens, place, numbers)
    if amount is None:
        return None
    amount = _scaled(tokens, _more_of(tokens, amount, numbers), numbers, words)
    quoted = place > 0 and tokens[place - 1].text == tokens[min(amount.last, len(tokens) - 1)].text == '"'
    at = _over_of(tokens, amount.last + quoted, numbers)  # '"hundreds of millions" of pounds'
    named = words.named.at(tokens, at)
    if named:
        return MoneyMention(place, named[1], amount._replace(last=named[1]), named[0], firm=True)
    sign = _sign_behind(tokens, at, words)
    if sign:
        code, end = sign
        if end < len(tokens) and tokens[end].kind == "number" and tokens[end].glued:
            return None  # the sign belongs to the next number
        firm = code not in words.by_party or tokens[end - 1].text in words.codes
        return MoneyMention(place, end, amount._replace(last=end), code, firm)
    if at < len(tokens) and tokens[at].lower in words.words:
        if tokens[at].lower in words.weights and _is_weight(tokens, at, amount, numbers, words):
            return None
        if tokens[at].lower in words.peoples and tokens[at].text.istitle() and (amount.max or 0) < POPULOUS:
            return None
        code = words.words[tokens[at].lower]
        return MoneyMention(place, at + 1, amount._replace(last=at + 1), code, firm=code not in words.by_party)
    return _part_of(tokens, place, amount, numbers, words)


def _part_of(tokens: Sequence[Token], place: int, amount: Amount, numbers: NumberWords, words: MoneyWords
             ) -> MoneyMention | None:
    """'4.5 billion of the 18 billion euros': a great number takes its currency from the sum whose part it is."""
    at, size = amount.last, amount.max if amount.max is not None else amount.min
    if size is None or size < MILLION or at + 1 >= len(tokens) or tokens[at].lower not in numbers.grammar["of"]:
        return None
    found = (read_money(tokens, k, numbers, words) for k in range(at + 1, min(at + 1 + PROMISED, len(tokens))))
    whole = next((one for one in found if one is not None), None)
    if whole is None or (whole.amount.max or whole.amount.min or 0) < size:
        return None
    return MoneyMention(place, at, amount, whole.currency, whole.firm)


def _more_of(tokens: Sequence[Token], amount: Amount, numbers: NumberWords) -> Amount:
    """The amount with the magnitude that stands behind a word for more: 'two more million euros', '40+ million'."""
    at = amount.last
    if amount.digits and at < len(tokens) and tokens[at - 1].text == "+":
        size = numbers.magnitudes.get(tokens[at].lower, 0)
        return _times(amount, size, at + 1) if size >= THOUSAND else amount
    if at + 1 >= len(tokens) or tokens[at].lower not in numbers.grammar.get("more", ()):
        return amount
    size = numbers.magnitudes.get(tokens[at + 1].lower, 0)
    return _times(amount._replace(increment=True), size, at + 2) if size >= THOUSAND else amount


def _over_of(tokens: Sequence[Token], at: int, numbers: NumberWords) -> int:
    """The index behind 'of', a hyphen, or an elided 'of' with its mark."""
    if at < len(tokens) and (tokens[at].text == "-" or tokens[at].lower in numbers.grammar["of"]):
        at += 1
        at += at < len(tokens) and tokens[at].text == "'" and tokens[at].glued
    return at


def _sign_behind(tokens: Sequence[Token], at: int, words: MoneyWords) -> tuple[str, int] | None:
    """(currency, index after) of the sign or code behind a number: '50 €', '50 US$'."""
    if at >= len(tokens):
        return None
    text = tokens[at].text
    if text in words.prefixes and at + 1 < len(tokens) and tokens[at + 1].text == "$" and tokens[at + 1].glued:
        return words.prefixes[text], at + 2
    if text == "$" and at + 1 < len(tokens) and tokens[at + 1].text in words.prefixes and tokens[at + 1].glued:
        return words.prefixes[tokens[at + 1].text], at + 2
    return (words.symbols.get(text, text), at + 1) if text in words.codes or text in words.symbols else None


def _scaled(tokens: Sequence[Token], amount: Amount, numbers: NumberWords, words: MoneyWords) -> Amount:
    """The amount with the letter of a magnitude that touches the sign behind it ('300 M€')."""
    at = amount.last
    if at + 1 >= len(tokens) or not tokens[at + 1].glued or tokens[at + 1].text not in words.symbols:
        return amount
    size = numbers.glued.get(tokens[at].lower)
    return amount if size is None else _times(amount, size, at + 1)


def _is_weight(tokens: Sequence[Token], at: int, amount: Amount, numbers: NumberWords, words: MoneyWords) -> bool:
    """'1,600 pounds of gas', 'two pounds': a weight; money in that word is counted in thousands and more."""
    size = amount.max if amount.max is not None else amount.min
    behind = _over_of(tokens, at + 1, numbers)
    if behind > at + 1:
        beside = {token.lower for token in (*tokens[max(0, amount.first - HAULED) : amount.first],
                                            *tokens[behind : behind + HAULED])}
        small = (size is not None and size < MILLION) or not words.hauled.isdisjoint(beside)
        return small or behind >= len(tokens) or tokens[behind].lower not in words.paid
    return size is None or size < 1000


__all__ = ["MoneyMention", "MoneyWords", "read_money", "read_number"]
