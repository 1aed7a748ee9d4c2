"""Numbers that count nothing: measures, labels, parts of designations, years, ages.

Told by their shape and by the pack's words alone, so that 'F-16', '155mm', 'M777' and 'Type 90' are no quantities even
where no catalogue knows them.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from pledgebook.text.lexicon import NumberWords
from pledgebook.text.numbers import Amount, part_sign
from pledgebook.text.tokens import Token

OLDEST_AGE: Final = 110
"""Larger numbers between commas behind a name are no ages."""


_BRACKETS: Final = (("(", ")"), ("[", "]"), ("(", "\\"), ("[", "\\"))
"""What stands around the number of a note; the second two as Markdown writes them."""


def may_begin(tokens: Sequence[Token], at: int, words: NumberWords, signs: frozenset[str] = frozenset()) -> bool:
    """Whether an amount can begin here: most words cannot, nor the 'over' of 'handed over 21,000 tonnes'.

    Words such as 'the' and 'up' need a number, one of `signs` or more such words behind them.
    """
    token = tokens[at]
    if token.kind == "number":
        return True
    if token.lower not in words.starters:
        return False
    if token.lower in words.openers:
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None or not (after.kind == "number" or after.lower in words.nexts or after.text in signs
                                 or part_sign(after) is not None):
            return False
    particle = token.lower in words.shapes.particles and at > 0
    return not (particle and tokens[at - 1].lower in words.shapes.phrasal)


def mask_of(tokens: Sequence[Token], amount: Amount, words: NumberWords) -> str:
    """Why an amount counts nothing of ours ('measure', 'label', 'compound', 'designation', 'year'), or ''."""
    after = amount.last
    follows = tokens[after] if after < len(tokens) else None
    hyphen = follows is not None and follows.text == "-"
    measure = None if hyphen else words.masked_after.at(tokens, after)
    if measure and (measure[0] != "power" or not _is_of(tokens, measure[1], words)):
        return "measure"  # 'a 5 MW generator', but '5 MW of power'
    if amount.core > 0 and (words.masked_before.before(tokens, amount.core) or _is_last_page(tokens, amount, words)):
        return "label"
    if hyphen and after + 1 < len(tokens) and tokens[after].glued and tokens[after + 1].glued:
        return "compound"
    before = tokens[amount.core - 1] if amount.core else None
    if before and before.end == tokens[amount.core].start and (before.kind == "word" or before.text in "-/:.#+$€£"):
        return "designation"
    if amount.core + 1 == after and is_year(tokens[amount.core]) and not _counts_after_all(tokens, amount, words):
        return "year"
    if follows is not None and follows.lower in words.shapes.touching and not (
            after + 1 < len(tokens) and tokens[after + 1].glued and tokens[after + 1].text not in ".,;:)"):
        return ""  # '40x tents'
    weighed = follows is not None and follows.lower in words.shapes.weights and _is_of(tokens, after + 1, words)
    if follows is not None and follows.glued and (follows.kind == "word" or follows.text in "/:%°") and not weighed:
        return "designation"  # but not '500kg of rice'
    return ""


def _is_last_page(tokens: Sequence[Token], amount: Amount, words: NumberWords) -> bool:
    """The 2 of 'page 1 of 2': out of how many a label is."""
    numbered = amount.core > 2 and tokens[amount.core - 2].kind == "number" and _is_of(tokens, amount.core - 1, words)
    return numbered and bool(words.masked_before.before(tokens, amount.core - 2))


def _is_of(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    """Whether 'of' stands at token `at`."""
    return at < len(tokens) and tokens[at].lower in words.grammar["of"]


def shape_of(tokens: Sequence[Token], amount: Amount, words: NumberWords) -> str:
    """Why an amount that `mask_of` lets pass counts nothing all the same, or ''."""
    if is_span_of_years(tokens, amount) or is_old_year(tokens, amount, words):
        return "year"
    if is_reference(tokens, amount) or is_dialled(tokens, amount):
        return "label"
    if is_dotted(tokens, amount):
        return "designation"
    if is_age(tokens, amount):
        return "age"
    return "source" if is_said_by(tokens, amount, words) else ""


def is_year(token: Token) -> bool:
    """'his 2023 budget': four digits of our times without a group mark are a year before they are a number."""
    return len(token.text) == len("2023") and token.text.isdigit() and 1990 <= int(token.text) < 2080


def _counts_after_all(tokens: Sequence[Token], amount: Amount, words: NumberWords) -> bool:
    """Whether four digits that could be a year count the noun behind them: 'about 2010 shells', '2000 drones'."""
    if amount.last >= len(tokens) or tokens[amount.last].kind != "word":
        return False
    noun = tokens[amount.last].text.islower() and tokens[amount.last].lower not in words.shapes.small
    bounded = words.bounds.at(tokens, amount.first) is not None
    return noun and (bounded or int(tokens[amount.core].text) % 100 == 0 or _is_listed(tokens, amount.core))


def _is_listed(tokens: Sequence[Token], at: int) -> bool:
    """'2314 filters, and 1995 pumps': behind a comma in a list that writes its thousands without a mark."""
    plain = any(len(token.text) == len("2314") and token.text.isdigit() and not is_year(token) for token in tokens[:at])
    return plain and tokens[at - 1].kind != "number" and "," in (tokens[at - 1].text, tokens[at - 2].text)


def is_reference(tokens: Sequence[Token], amount: Amount) -> bool:
    """'506(a)', '(2)', '[1]', '; 2. $1 million': the number of a clause, an item of a list or a note."""
    at, after = amount.core, amount.last
    if amount.first != at or after != at + 1 or after >= len(tokens) or not tokens[at].text.isdigit():
        return False
    if not tokens[after].glued:
        return False
    marks = (tokens[at - 1].text if at else ":", tokens[after].text)
    inside = tokens[at].glued and marks in _BRACKETS
    item = marks[0] in ":;" and marks[1] == "." and after + 1 < len(tokens) and not tokens[after + 1].glued
    return marks[1] == "(" or ((inside or item) and len(tokens[at].text) < len("1000"))


def is_dialled(tokens: Sequence[Token], amount: Amount) -> bool:
    """'Media contact: 0417 680 590': digits in groups, of which one begins with a nought, or three stand in a row."""
    at = amount.core
    own, *before = ["".join(token.text.split()) for token in reversed(tokens[max(0, at - 2) : at + 1])]
    if amount.first != at or not own.isdigit():
        return False
    if own[0] == "0" and len(own) > 1:
        return True
    led = bool(before) and before[0].isdigit()
    return led and ((before[0][0] == "0" and len(before[0]) > 1) or (len(before) > 1 and before[1].isdigit()))


def is_old_year(tokens: Sequence[Token], amount: Amount, words: NumberWords) -> bool:
    """'the Act of 1961', 'a 1985 loan': four digits of the last two centuries that no noun follows, or behind 'a'."""
    text = tokens[amount.core].text
    whole = amount.first == amount.core and amount.last == amount.core + 1
    if not whole or len(text) != len("1961") or not text.isdigit() or not 1800 <= int(text) < 1990:
        return False
    follows = tokens[amount.last] if amount.last < len(tokens) else None
    if amount.core and tokens[amount.core - 1].lower in words.grammar["article"]:
        return True  # so many of a thing have no article
    noun = follows is not None and follows.kind == "word" and follows.text.islower()
    return not (noun and follows is not None and follows.lower not in words.shapes.small)


def is_span_of_years(tokens: Sequence[Token], amount: Amount) -> bool:
    """'2021-2027': a range whose ends are both years."""
    whole = amount.first == amount.core and amount.last == amount.core + 3
    return whole and is_year(tokens[amount.core]) and is_year(tokens[amount.last - 1])


def is_dotted(tokens: Sequence[Token], amount: Amount) -> bool:
    """'2.3.1', '10.0.0.7': digits that go on behind a point or a comma without a space."""
    at = amount.last
    return (at + 1 < len(tokens) and tokens[at].text in (".", ",") and tokens[at].glued and tokens[at + 1].glued
            and tokens[at + 1].kind == "number")


def is_age(tokens: Sequence[Token], amount: Amount) -> bool:
    """'Anna Berg, 54, said': a bare number between commas behind a name."""
    at, after = amount.core, amount.last
    if at < 2 or amount.first != at or after != at + 1 or not tokens[at].text.isdigit() or after >= len(tokens):
        return False
    named = tokens[at - 2].kind == "word" and tokens[at - 2].text[:1].isupper()
    return tokens[at - 1].text == "," and tokens[after].text == "," and named and int(tokens[at].text) <= OLDEST_AGE


def is_said_by(tokens: Sequence[Token], amount: Amount, words: NumberWords) -> bool:
    """'two officials said', 'three senior diplomats': people who are counted only as those who say so."""
    sources = words.shapes.sources
    return any(sources.at(tokens, place) is not None for place in (amount.last, amount.last + 1))


def designations(tokens: Sequence[Token], words: NumberWords) -> Iterator[tuple[int, int]]:
    """Ranges of tokens that are designations by their shape: 'F-16s', 'M777', '2A6', 'RCH 155', 'Mirage 2000-5'."""
    at = 0
    while at < len(tokens):
        end = _joined(tokens, at) or _apart(tokens, at, words)
        if end:
            yield at, end
        at = end or at + 1


def _joined(tokens: Sequence[Token], at: int) -> int:
    """The end of letters and digits that touch or that a hyphen joins, or 0 where they are no designation."""
    token = tokens[at]
    if token.kind == "word":
        hyphen = _is(tokens, at + 1, "-") and token.text[:1].isupper()
        number = at + 1 + hyphen
        if number < len(tokens) and tokens[number].kind == "number" and tokens[number].glued:
            return _tail(tokens, number + 1)
        return 0
    letters = at + 2 < len(tokens) and tokens[at + 1].kind == "word" and tokens[at + 1].glued
    if token.kind == "number" and letters and tokens[at + 2].kind == "number" and tokens[at + 2].glued:
        return _tail(tokens, at + 3)
    return 0


def _apart(tokens: Sequence[Token], at: int, words: NumberWords) -> int:
    """The end of capitals with a number behind a space ('RCH 155', 'PzH 2000'), or 0; not in a line of capitals."""
    token = tokens[at]
    if not (token.kind == "word" and at + 1 < len(tokens) and _is_capitals(token.text)):
        return 0
    number, beyond = tokens[at + 1], at + 2
    if token.lower in words.shapes.acronyms or not number.text.isdigit() or len(number.text) > len("2000"):
        return 0
    around = [*tokens[max(at - 1, 0) : at], *tokens[beyond : beyond + 1]]
    loud = any(one.text.isupper() and len(one.text) > 2 for one in around)
    sized = beyond < len(tokens) and (tokens[beyond].lower in words.magnitudes or tokens[beyond].text == "%")
    return 0 if loud or sized or _is_plain_year(number) else _tail(tokens, beyond)


def _is_plain_year(token: Token) -> bool:
    """A year behind capitals ('NATO 2023'); round ones number things ('PzH 2000')."""
    return is_year(token) and not token.text.endswith("00")


def _is_capitals(word: str) -> bool:
    """'RCH', 'PzH', 'MiG': at least two capitals."""
    return sum(letter.isupper() for letter in word[:12]) > 1 and len(word) <= 12


def _tail(tokens: Sequence[Token], at: int) -> int:
    """The index behind letters, digits and hyphened digits that touch what stands before them."""
    while at < len(tokens) and tokens[at].glued:
        hyphened = _is(tokens, at, "-") and at + 1 < len(tokens) and tokens[at + 1].glued
        if tokens[at].kind in ("word", "number"):
            at += 1
        elif hyphened and tokens[at + 1].kind == "number":
            at += 2
        else:
            break
    return at


def _is(tokens: Sequence[Token], at: int, mark: str) -> bool:
    return at < len(tokens) and tokens[at].text == mark and tokens[at].glued
