"""A value in words: how much, on which basis, at which rate or price, of which year, and whose it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any

from pledgebook.schema import Json
from pledgebook.views.figures import count


@dataclass(frozen=True, slots=True)
class Asked:
    """Which values are asked about: a basis (None: all of them), and a year of constant prices (None: all years)."""

    basis: str | None = None
    prices_of: int | None = None


ALL = Asked()

_CENTS = 2
_WIDE = Context(prec=200, rounding=ROUND_HALF_EVEN)  # an absurd sum must be printed too


def chosen(values: Iterable[Json], asked: Asked) -> list[Json]:
    """The values that are asked for; where only a basis is, those in prices as they were."""
    if asked == ALL:
        return list(values)
    return [value for value in values if asked.basis in (None, value["basis"])
            and value.get("prices_of") == asked.prices_of]


def value_lines(value: Json) -> Iterator[str]:
    """The value, and below it each price that it was made with; what is told of the one is not told of the other."""
    year = f", prices of {value['prices_of']}" if value.get("prices_of") else ""
    of_what = f" of {_commodity(value)}" if value.get("prices") else ""
    told = "; ".join(value_made_of(value))
    yield (f"value, {value['basis']}{year}: {range_words(value)} {value['currency']}{of_what}"
           + (f" ({told})" if told else ""))
    for price in price_lines(value):
        yield f"  price: {price}"


def value_made_of(value: Json) -> list[str]:
    """Rate, deflator, whose value it is and its source: what there is of them."""
    return list(filter(None, [_rate(value), _deflator(value), _mark(value), _source(value)]))


def price_lines(value: Json) -> list[str]:
    """Each price that the value was made with."""
    return [_price(price, value) for price in value.get("prices") or ()]


def worth_words(values: Iterable[Json]) -> str:
    """Values in one line: '12,000,000 to 15,000,000 EUR (replacement)'."""
    return ", ".join(f"{range_words(value)} {value['currency']} ({value['basis']}"
                     + (f", prices of {value['prices_of']}" if value.get("prices_of") else "")
                     + (f", {_mark(value)}" if _mark(value) else "") + ")" for value in values)


def range_words(amount: Mapping[str, Any] | None) -> str:
    """'7,000 to 9,000', 'at most 9,000', 'at least 7,000', or 'unknown'."""
    if not amount or (amount.get("min") is None and amount.get("max") is None):
        return "unknown"
    low, high = amount.get("min"), amount.get("max")
    if low == high:
        return number(low)
    return f"{number(low) if low is not None else '?'} to {number(high) if high is not None else '?'}"


def number(value: Any) -> str:
    """The number in plain digits with commas and at most two digits behind the point, rounded half to even."""
    exact = Decimal(str(value))
    places = exact.as_tuple().exponent
    is_finer = isinstance(places, int) and places < -_CENTS
    return f"{exact.quantize(Decimal(1).scaleb(-_CENTS), context=_WIDE) if is_finer else exact:,f}"


def _rate(value: Json) -> str:
    if not value.get("rate"):
        return ""
    rule = f", {value['rate_rule']}" if value.get("rate_rule") else ""
    return f"at {_short(value['rate'])} of {value['rate_date']}{rule}"


def _deflator(value: Json) -> str:
    return f"deflator {_short(value['deflator'])} from {value['price_year']}" if value.get("deflator") else ""


def _mark(value: Json) -> str:
    """Whose value it is, where it is not the promise's own."""
    if value.get("inherited"):
        return f"inherited from {value['inherited']}, added nowhere"
    parts = value.get("parts") or ()
    return f"from {count(len(parts), 'part')}, added nowhere" if parts else ""


def _source(value: Json) -> str:
    """Where it comes from, without the sources of its prices."""
    source = str(value["source"])
    for price in value.get("prices") or ():
        source = source.replace(price["source"], "", 1)
    return "; ".join(part for part in source.split("; ") if part.strip("; "))


def _price(price: Json, value: Json) -> str:
    low, high = number(price["low"]), number(price["high"])
    each = low if low == high else f"{low} to {high}"
    is_own = (price.get("rate"), price.get("rate_date")) != (value.get("rate"), value.get("rate_date"))
    rate = f", at {_short(price['rate'])} of {price['rate_date']}" if price.get("rate") and is_own else ""
    is_own = price.get("deflator") != value.get("deflator")
    deflator = f", deflator {_short(price['deflator'])}" if price.get("deflator") and is_own else ""
    return (f"{price['item']}: {each} {price['currency']} a {price['unit']} in {price['year']}{rate}{deflator} "
            f"({price['source']})")


def _commodity(value: Json) -> str:
    return "things" if value.get("commodity") == "items" else str(value.get("commodity"))


def _short(rate: Any) -> str:
    return f"{Decimal(str(rate)):.6}"
