"""Stated values against a public tracker's euros, on its own texts: `python tests/accuracy/valuation.py` prints counts.

Reference: the seventh release of the Kiel Institute's Ukraine Support Tracker in ../shared (none of it is kept here).
Each activity has an explaining text and, in the main table, a value in euros. We read the sums of the text with our own
reader, take the one that the record states, value it with `pledgebook.value` on the day that the record was announced,
and compare. The tracker converted every sum at one fixed rate of October 2022 (its sheet of exchange rates), so that
ours is compared both at their rate, which tries the reading, and at the rate of the day, which tries the rates.
"""

import csv
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from pledgebook.catalogue import load_catalogue
from pledgebook.catalogue.money import load_money
from pledgebook.codes import Bound, Counting, Kind, Modality, Part, Stage
from pledgebook.model import Balance, Claim, Commitment, DocumentRef, Member, Money
from pledgebook.text.mentions import SumMention, load_mention_words, read_mentions
from pledgebook.value import Exchange, Rates, measures, value

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
TEXTS = SHARED / "kiel-text-to-record" / "build_r7.jsonl"
SHEETS = SHARED / "kiel-r7-2022-10" / "sheets_csv"
FLOORS = Path(__file__).with_name("valuation_floors.json")

NEAR = Decimal("0.01")
THEIR_DAYS = (date(2022, 9, 6), date(2022, 10, 6))
"""The days over which the tracker averaged its rates: a sum announced on one of them has about the same rate here."""

AGREES = "within 1% at the rate of the day"
OTHER_DAY = "within 1% at their rate, not at that of the day"
NO_DAY = "within 1% at their rate, and no day is given for ours"
ELSEWHERE = "read, but their euros are of another sum"
MISREAD = "in the text, and not read as it stands"
OTHER_CURRENCY = "in the text in another currency than in the record"
SEVERAL = "made up of several sums of the text"
MISSING = "not in the text"
ESTIMATED = "estimated by the tracker"
NO_VALUE = "no value in euros"
READ = (AGREES, OTHER_DAY, NO_DAY, ELSEWHERE)


@dataclass(frozen=True)
class Compared:
    """One activity: its class, and where its sum was found, our euros at their rate and at that of the day."""

    id: str
    kind: str
    currency: str = ""
    day: date | None = None
    theirs: Decimal | None = None
    at_their_rate: Decimal | None = None
    at_ours: Decimal | None = None
    sums: int = 0
    is_first: bool = False

    @property
    def same_day(self) -> bool:
        """Whether the two rates are of the same days: euros have none, and sums of their days have theirs."""
        return self.currency == "EUR" or bool(self.day and THEIR_DAYS[0] <= self.day <= THEIR_DAYS[1])


def number(text: object) -> Decimal | None:
    try:
        found = Decimal(str(text).strip().replace(",", ""))
    except InvalidOperation:
        return None
    return found if found.is_finite() and found > 0 else None


def _rows(sheet: str) -> Iterator[list[str]]:
    with (SHEETS / sheet).open(encoding="utf-8-sig", newline="") as table:
        yield from csv.reader(table)


@cache
def their_euros() -> dict[str, Decimal]:
    """The first value in euros of each activity."""
    header, *rows = _rows("Bilateral_assistance_MAIN_DATA.csv")
    at = header.index("Converted Value in EUR")
    found: dict[str, Decimal] = {}
    for row in rows:
        if len(row) > at and (euros := number(row[at])):
            found.setdefault(row[0], euros)
    return found


def digest() -> str:
    """SHA-256 over the reference, so that nobody changes the exam unseen."""
    total = hashlib.sha256()
    for path in (TEXTS, SHEETS / "Bilateral_assistance_MAIN_DATA.csv", SHEETS / "Exchange_rates.csv"):
        total.update(path.read_bytes())
    return total.hexdigest()


@cache
def their_rates() -> dict[str, Decimal]:
    """Units of each currency for one euro, fixed for the whole release."""
    return {row[1]: rate for row in _rows("Exchange_rates.csv") if len(row) > 2 and len(row[1]) == 3
            and (rate := number(row[2]))}


def activities() -> list[dict[str, Any]]:
    return [json.loads(row) for row in TEXTS.read_text(encoding="utf-8").splitlines()]


def stands_in(text: str, amount: Decimal) -> bool:
    """Whether the amount stands in the text in figures, in whatever scale: a second pair of eyes beside our reader."""
    figures = {re.sub(r"[,\s]", "", found).rstrip(".") for found in re.findall(r"\d[\d,.\s]*", text)}
    values = {value for one in figures if (value := number(one)) is not None}
    return any(amount / scale in values for scale in (1, 10**3, 10**6, 10**9))


@cache
def _party_names() -> dict[str, str]:
    return {name: code for code, (name, _) in load_catalogue().parties.items()}


def sums_of(text: str, donor: str) -> list[SumMention]:
    """The sums of the text; a bare dollar or crown is the donor's own, as the reader of claims takes it."""
    words = load_mention_words("en").money
    code = _party_names().get(donor, "")
    found = []
    for one in read_mentions(text, "en").money:
        currency = one.currency if one.firm else words.of_party(one.currency, code)
        found.append(SumMention(one.start, one.end, one.words, one.min, one.max, currency, one.bound, per=one.per))
    return found


@cache
def _measures() -> Any:
    money = load_money()
    return measures(Exchange(Rates.shipped(), money.spans), money, load_catalogue(), ("EUR",))


def our_euros(found: SumMention, day: date | None) -> Decimal | None:
    """The sum in euros as a book values it: by a commitment with one claim of that day."""
    claim = Claim("c", DocumentRef("d", None, None, day, "en", ""), Kind.FUNDS, Stage.ANNOUNCED, Modality.STATED,
                  Counting.NEW, (), (), None, None, Money(found.min, found.max, found.currency, found.bound), None,
                  None, None, None)
    promise = Commitment("m", (), (), Kind.FUNDS, None, Stage.ANNOUNCED, (Member("c", Part.OPENS),),
                         (Balance("promised", found.currency, found.min, found.max, Bound.EXACT),))
    values = value([promise], {"c": claim}, _measures()).commitments[0].values
    return _size(values[0].min, values[0].max) if values else None


def _size(low: Decimal | None, high: Decimal | None) -> Decimal | None:
    return high if high is not None else low


def near(one: Decimal | None, other: Decimal) -> bool:
    return one is not None and abs(one - other) <= NEAR * other


def compare(activity: dict[str, Any]) -> Compared:
    """The class of one activity."""
    theirs = their_euros().get(activity["id"])
    stated = number(activity["items"][0]["value"])
    if theirs is None:
        return Compared(activity["id"], NO_VALUE)
    if activity["value_basis"] != "Value is given by the source" or stated is None:
        return Compared(activity["id"], ESTIMATED)
    currency, text = activity["items"][0]["currency"], activity["text"]
    found = [one for one in sums_of(text, activity["donor"]) if not one.per]
    hits = [one for one in found if one.currency == currency and near(_size(one.min, one.max), stated)]
    if not hits:
        return Compared(activity["id"], _why_not(text, stated, currency, found), currency, theirs=theirs)
    hit = min(hits, key=lambda one: (abs((_size(one.min, one.max) or stated) - stated), one.start))
    return _judged(activity, hit, found, theirs)


def _judged(activity: dict[str, Any], hit: SumMention, found: list[SumMention], theirs: Decimal) -> Compared:
    told = re.fullmatch(r"\d{4}-\d\d-\d\d", activity["announced"])
    day = date.fromisoformat(told[0]) if told else None
    size, rate = _size(hit.min, hit.max), their_rates().get(hit.currency)
    at_theirs = size / rate if size is not None and rate else None
    ours = our_euros(hit, day)
    if not near(at_theirs, theirs):
        kind = ELSEWHERE
    elif ours is None:
        kind = NO_DAY
    else:
        kind = AGREES if near(ours, theirs) else OTHER_DAY
    return Compared(activity["id"], kind, hit.currency, day, theirs, at_theirs, ours, len(found), hit is found[0])


def _why_not(text: str, stated: Decimal, currency: str, found: list[SumMention]) -> str:
    sizes = [size for one in found if one.currency == currency and (size := _size(one.min, one.max))]
    if any(near(sum(some, Decimal(0)), stated) for count in (2, 3, 4) for some in combinations(sizes[:12], count)):
        return SEVERAL
    if any(near(_size(one.min, one.max), stated) for one in found):
        return OTHER_CURRENCY
    return MISREAD if stands_in(text, stated) else MISSING


@cache
def compared() -> tuple[Compared, ...]:
    return tuple(compare(one) for one in activities())


def figures() -> dict[str, float]:
    """The shares that are held: of stated sums read, of euros right at their rate and, on the same days, at ours."""
    rows = compared()
    stated = [one for one in rows if one.kind in (*READ, MISREAD)]
    read = [one for one in stated if one.kind in READ]
    right = [one for one in read if one.kind != ELSEWHERE]
    same = [one for one in right if one.same_day and one.at_ours is not None]
    return {
        "stated sums read": len(read) / len(stated),
        "within 1% at their rate": len(right) / len(read),
        "within 1% at our rate of the same days": sum(one.kind == AGREES for one in same) / len(same),
    }


def main() -> None:
    rows = compared()
    counts = Counter(one.kind for one in rows)
    for kind, count in counts.most_common():
        print(f"{count:4}  {kind}")
    read = [one for one in rows if one.at_their_rate is not None]
    same = [one for one in read if one.same_day and one.at_ours is not None]
    print(f"{len(read):4}  read; {sum(one.is_first for one in read)} as the first sum of the text, "
          f"{sum(one.sums == 1 for one in read)} as its only one")
    print(f"{len(same):4}  of the same days, {sum(one.kind == AGREES for one in same)} within 1%")
    away = sorted(abs(one.at_ours - one.theirs) / one.theirs for one in read
                  if one.kind == OTHER_DAY and one.at_ours is not None and one.theirs)
    print(f"other days: {away[0]:.3f} to {away[-1]:.3f} away, median {away[len(away) // 2]:.3f}")
    for name, share in figures().items():
        print(f"{share:.3f}  {name}")


if __name__ == "__main__":
    main()
