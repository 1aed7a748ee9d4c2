"""What one commitment adds to sums of money in one currency: promised, firm, delivered and cancelled, as ranges.

The promised amount is the commitment's stated value in that currency. What stands on its later accounts is brought
to the same currency by the same ratio, so that one commitment is converted at one rate and its delivered share of
the promise stays what it was in the words' own currency. What has no amount of money adds nothing and is counted
as such by whoever sums.
"""

import re
from collections.abc import Iterator
from decimal import Context, Decimal
from typing import Any

from pledgebook.codes import FIRM
from pledgebook.schema import Json, amount

Range = tuple[Decimal | None, Decimal | None]

_CURRENCY = re.compile(r"[A-Z]{3}")
_WIDE = Context(prec=100)  # absurd sums are flagged by the checks; here they must only not break the build
_ACCOUNTS = {
    "firm": frozenset(str(stage) for stage in FIRM),
    "delivered": frozenset({"delivered"}),
    "cancelled": frozenset({"cancelled"}),
}


def amounts(commitment: Json) -> Iterator[Json]:
    """One object for each currency in which the commitment's money has a stated value."""
    accounts = _money_accounts(commitment)
    for currency, value in sorted(_one_a_currency(commitment).items()):
        promised = _range(value)
        own = _own_currency(accounts, currency)
        ratio = _ratio(promised, accounts[own]["promised"]) if own else None
        later = {name: _scaled(_furthest(accounts[own], among), ratio) if own and ratio else (None, None)
                 for name, among in _ACCOUNTS.items()}
        yield {"commitment": commitment["id"], "currency": currency,
               **{name: {"min": low, "max": high} for name, (low, high) in {"promised": promised, **later}.items()}}


def _one_a_currency(commitment: Json) -> dict[str, Any]:
    """The stated value in each currency; one in the words' own currency goes before one that was converted."""
    stated = [value for value in commitment.get("values") or () if value.get("basis") == "stated"]
    stated.sort(key=lambda value: value.get("rate") is None)
    return {str(value["currency"]): value for value in stated}


def _money_accounts(commitment: Json) -> dict[str, dict[str, Range]]:
    """Currency -> account -> what stands on it; only currencies in which something is promised."""
    found: dict[str, dict[str, Range]] = {}
    for balance in commitment.get("balances") or ():
        if _CURRENCY.fullmatch(balance["commodity"]):
            found.setdefault(balance["commodity"], {})[balance["account"]] = _range(balance)
    return {currency: accounts for currency, accounts in found.items() if "promised" in accounts}


def _own_currency(accounts: dict[str, dict[str, Range]], currency: str) -> str | None:
    """The currency of the words that `currency` values; None where several could be meant."""
    if currency in accounts:
        return currency
    return next(iter(accounts)) if len(accounts) == 1 else None


def _range(obj: Any) -> Range:
    return amount(obj.get("min"), "min"), amount(obj.get("max"), "max")


def _ratio(value: Range, said: Range) -> Decimal | None:
    for shown, own in zip(reversed(value), reversed(said), strict=True):
        if shown is not None and own:
            return _WIDE.divide(shown, own)
    return None


def _furthest(accounts: dict[str, Range], among: frozenset[str]) -> Range:
    """The largest of several accounts: what is delivered was committed before, so their sum would count it twice."""
    ranges = [accounts[name] for name in sorted(among) if name in accounts]
    low = max((low for low, _ in ranges if low is not None), default=None)
    high = None if any(top is None for _, top in ranges) else max((top for _, top in ranges if top is not None),
                                                                 default=None)
    return low, high


def _scaled(amounts: Range, ratio: Decimal) -> Range:
    low, high = (None if end is None else _WIDE.multiply(end, ratio) for end in amounts)
    return low, high
