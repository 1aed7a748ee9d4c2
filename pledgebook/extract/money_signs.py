"""Names that are a part of a sign of money: the 'US' of 'US$50bn', 'US dollars', 'AED' before digits."""

from collections.abc import Sequence

from pledgebook.extract.words import Words
from pledgebook.text.names import NameMention
from pledgebook.text.tokens import Token


def is_money_sign(tokens: Sequence[Token], mention: NameMention, words: Words) -> bool:
    """The 'US' of 'US$50bn' and '50 million US dollars' is a part of the sign, and so is 'AED' before digits."""
    if mention.last < len(tokens) and mention.name.table == "item" and mention.last - mention.first == 1:
        return tokens[mention.first].text in words.money.codes and tokens[mention.last].kind == "number"
    if mention.name.table != "party" or mention.last >= len(tokens):
        return False
    after = tokens[mention.last]
    if after.text in words.money.symbols and (after.glued or tokens[mention.last - 1].text in words.money.prefixes):
        beyond = tokens[mention.last + 1 : mention.last + 2]
        if beyond and beyond[0].kind == "number":
            return True
    if after.lower not in words.money.words or not mention.first:
        return False
    before = tokens[mention.first - 1]
    return before.kind == "number" or before.lower in words.numbers.magnitudes
