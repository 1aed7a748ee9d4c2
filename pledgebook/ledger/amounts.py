"""What one commitment adds to sums of money: promised, firm, delivered and cancelled, by basis and currency, as ranges.

The promised amount is the commitment's own value on the basis in that currency; what it has only by way of its whole
or its parts adds nothing. What stands on its later accounts is brought to the same currency by the same ratio, so that
one commitment is converted at one rate (or one price) and its delivered share of the promise stays what it was in the
words' own currency or number. What has no amount adds nothing and is counted as such by whoever sums.
"""

import re
from collections.abc import Iterator
from decimal import Context, Decimal
from typing import Any

from pledgebook.codes import FIRM, NOT_PROMISED, STANCES, Basis
from pledgebook.schema import Json, amount

Range = tuple[Decimal | None, Decimal | None]

_CURRENCY = re.compile(r"[A-Z]{3}")
_WIDE = Context(prec=100)  # absurd sums are flagged by the checks; here they must only not break the build
_MOST = Decimal(10) ** 24
"""A trillion times a trillion: no sum of money is as large, and a million such sums still have room in a column."""
_ACCOUNTS = {
    "firm": frozenset(str(stage) for stage in FIRM),
    "delivered": frozenset({"delivered"}),
    "cancelled": frozenset({"cancelled"}),
}


def amounts(commitment: Json) -> Iterator[Json]:
    """One object for each basis, year of prices and currency in which the promise has a value of its own.

    `commodity` is what was promised of it and brought to money: its accounts are brought to money by the same ratio.
    """
    if commitment.get("stage") in NOT_PROMISED or commitment.get("kind") in STANCES:
        return
    accounts = _accounts(commitment)
    for value in own_values(commitment):
        promised = _range(value)
        commodity = _commodity(value, accounts)
        own = accounts.get(commodity)
        ratios = _ratios(value, promised, own["promised"]) if own else (None, None)
        later = {name: _scaled(_furthest(own, among), ratios) if own else (None, None)
                 for name, among in _ACCOUNTS.items()}
        yield {"commitment": commitment["id"], "basis": value["basis"], "prices_of": value.get("prices_of"),
               "currency": value["currency"], "commodity": commodity if own else None,
               **{name: {"min": _addable(low), "max": _addable(high)}
                  for name, (low, high) in {"promised": promised, **later}.items()}}


def _addable(end: Decimal | None) -> Decimal | None:
    """The end of an amount; open where it is absurd, so that a million of them can be added."""
    return None if end is not None and abs(end) >= _MOST else end


def own_values(commitment: Json) -> list[Json]:
    """The first own value for each basis, year and currency; one in the words' own currency before a converted one."""
    own = [value for value in commitment.get("values") or () if not value.get("inherited") and not value.get("parts")]
    own.sort(key=lambda value: value.get("rate") is None)  # of one key the last one stays
    found = {(str(value["basis"]), value.get("prices_of") or 0, str(value["currency"])): value for value in own}
    return [found[key] for key in sorted(found)]


def _accounts(commitment: Json) -> dict[str, dict[str, Range]]:
    """Commodity -> account -> what stands on it; only commodities in which something is promised."""
    found: dict[str, dict[str, Range]] = {}
    for balance in commitment.get("balances") or ():
        found.setdefault(balance["commodity"], {})[balance["account"]] = _range(balance)
    return {commodity: accounts for commodity, accounts in found.items() if "promised" in accounts}


def _commodity(value: Json, accounts: dict[str, dict[str, Range]]) -> str:
    """What the value values; else its currency, or the only one said; empty where several could be meant."""
    told = value.get("commodity") or value["currency"]
    if told in accounts or value["basis"] != Basis.STATED:
        return str(told)
    money = [commodity for commodity in accounts if _CURRENCY.fullmatch(commodity)]
    return money[0] if len(money) == 1 else ""


def _range(obj: Any) -> Range:
    return amount(obj.get("min"), "min"), amount(obj.get("max"), "max")


def _ratios(value: Json, shown: Range, said: Range) -> Range:
    """What one of the promised unit is worth, at least and at most; of a stated sum both are the rate."""
    low, high = (_WIDE.divide(end, own) if end is not None and own else None
                 for end, own in zip(shown, said, strict=True))
    if value["basis"] == Basis.STATED:
        rate = low if high is None else high
        return rate, rate
    return low, high


def _furthest(accounts: dict[str, Range], among: frozenset[str]) -> Range:
    """The largest of several accounts: what is delivered was committed before, so their sum would count it twice."""
    ranges = [accounts[name] for name in sorted(among) if name in accounts]
    low = max((low for low, _ in ranges if low is not None), default=None)
    high = None if any(top is None for _, top in ranges) else max((top for _, top in ranges if top is not None),
                                                                 default=None)
    return low, high


def _scaled(amounts: Range, ratios: Range) -> Range:
    low, high = (None if end is None or ratio is None else _WIDE.multiply(end, ratio)
                 for end, ratio in zip(amounts, ratios, strict=True))
    return low, high
