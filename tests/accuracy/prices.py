"""How our unit prices compare with the price list of another tracker, which none of them was taken from.

`python tests/accuracy/prices.py` prints counts by class; `--outside` also lists our items whose ranges do not come
within a factor of two. Their names are linked by `pledgebook.link.find_item`; none of their words or figures is kept.
Our ranges are converted to dollars at the ECB's average rate of the price's year, theirs at that of 2022.
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from pathlib import Path
from statistics import median

from pledgebook.catalogue import load_catalogue
from pledgebook.catalogue.tables import Row, read_table
from pledgebook.link import find_item
from pledgebook.value import Rates

SHARED = Path(__file__).resolve().parents[3] / "shared"
THEIRS = SHARED / "data" / "kiel-r7-2022-10" / "sheets_csv" / "Price_List_Weapons_Items.csv"
THEIR_YEAR = 2022
TOLD_SINGLY = ("piece", "round")
FACTOR = 2
BASES = ("book", "replacement", "market")
ECB = Rates.shipped()


@cache
def per_dollar(currency: str, year: int) -> Decimal | None:
    """How much of a currency one dollar was on the average of a year, by the ECB; None where it says nothing."""
    if currency == "USD":
        return Decimal(1)
    found = []
    for day, line in ECB.rows.items():
        dollars, units = per_euro("USD", line), per_euro(currency, line)
        if day.year == max(year, min(ECB.rows).year) and dollars and units:
            found.append(units / dollars)
    return sum(found) / len(found) if found else None


def per_euro(currency: str, line: str) -> Decimal | None:
    """How much of a currency one euro was, by one line of the ECB's table."""
    if currency == "EUR":
        return Decimal(1)
    cells = line.split(",")
    number = ECB.columns.get(currency, len(cells))
    return Decimal(cells[number]) if number < len(cells) and cells[number] not in ("", "N/A") else None


def our_prices() -> dict[str, list[Row]]:
    """The rows of things that are counted one by one, by item."""
    text = files("pledgebook").joinpath("data/catalogue/prices.csv").read_text(encoding="utf-8")
    found = defaultdict(list)
    for row in read_table(text, "prices.csv"):
        if row["unit"] in TOLD_SINGLY:
            found[row["item"]].append(row)
    return found


def their_prices() -> Iterator[tuple[str, Decimal]]:
    """Our id and the dollars of each of their rows that names a price."""
    catalogue = load_catalogue()
    with THEIRS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            try:
                amount = Decimal(row["Unit Price"])
            except InvalidOperation:
                continue  # '.' where they know none
            rate = per_dollar(row["Currency"].strip().upper(), THEIR_YEAR) if row["Currency"].strip() != "." else None
            linked = find_item(row["Item"], catalogue)
            if linked and rate and amount > 0:
                yield linked[0], amount / rate


def ratio(price: Decimal, rows: list[Row]) -> Decimal | None:
    """1 where the price lies in one of the ranges, else how far it lies above (> 1) or below (< 1) the nearest one."""
    found = []
    for row in rows:
        rate = per_dollar(row["currency"], int(row["year"]))
        if rate:
            low, high = Decimal(row["low"]) / rate, Decimal(row["high"]) / rate
            found.append(price / high if price > high else price / low if price < low else Decimal(1))
    return min(found, key=lambda one: max(one, 1 / one), default=None)


def family(item: str) -> str:
    """The class under which it is counted: the third node from the root."""
    path = load_catalogue().ancestors(item)
    return path[-4] if len(path) > 3 else path[0]


def compare() -> dict[str, dict[str, Decimal | None]]:
    """Our item -> by basis, and on any of them, how far their price (the middle one of several) lies from ours."""
    ours, theirs = our_prices(), defaultdict(list)
    for item, price in their_prices():
        if item in ours:
            theirs[item].append(price)
    return {item: {basis: ratio(median(prices), [row for row in ours[item] if basis in (row["basis"], "any")])
                   for basis in ("any", *BASES)} for item, prices in theirs.items()}


def fits(one: Decimal | None) -> bool:
    """Whether a price is within the factor."""
    return one is not None and Decimal(1) / FACTOR <= one <= FACTOR


def main() -> None:
    """Print the counts by basis and by class."""
    if not THEIRS.is_file():
        sys.exit("the other tracker's workbook is not there (../shared)")
    found, lines = compare(), []
    for basis in ("any", *BASES):
        told = [one[basis] for one in found.values() if one[basis] is not None]
        lines.append(f"{basis:12} {sum(map(fits, told)):4} of {len(told):4} within a factor of {FACTOR}")
    inside = Counter(family(item) for item, one in found.items() if fits(one["any"]))
    for name, count in sorted(Counter(map(family, found)).items()):
        lines.append(f"  {name:34} {inside[name]:4} of {count:4}")
    if "--outside" in sys.argv:
        lines += [f"  {item:34} theirs is {one['any']:.2f} of ours" for item, one in sorted(found.items())
                  if not fits(one["any"])]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
