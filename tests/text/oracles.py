"""What others say that a sentence holds, held against what we read. `python tests/text/oracles.py` prints the table.

The sentences stay in ../shared: a case is named by the digest of its words. What we reject on purpose stands in
rejected.json, by class; `REASONS` says why.
"""

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from pledgebook.text.mentions import Mentions, read_mentions

SHARED = Path(__file__).resolve().parents[3] / "shared"
SPECS = SHARED / "data" / "labelled" / "recognizers-specs" / "Specs"
MEASEVAL = SHARED / "data" / "labelled" / "measeval" / "data" / "train"
REJECTED = Path(__file__).with_name("rejected.json")
NAMES = {"en": "English", "fr": "French"}

REASONS = {
    "fraction": "shares of a thing ('two thirds', '3/4', 'one in five') are no count and no sum",
    "negative": "nobody pledges less than nothing",
    "power": "'1e10', '1.1^23': no press text writes amounts so",
    "spoken decimal": "'two point five' in words is written in digits by the press",
    "bare magnitude": "'hundred thousand' without a number or an article is a headline's short form",
    "digits and words": "'4 thousand 3 hundred and 21' as one number",
    "grouping": "'22,24', '.08': group marks of other countries, lists and bare points",
    "article": "an article is no number unless a thing of the caller's follows",
    "taken apart": "text whose hyphens, points and signs stand apart ('fifty - two', 'c $ 5'), or in small letters",
    "rare word": "'nought', 'dzs', 'lakh' in French, long-scale trillions, letters for magnitudes behind a space",
    "address": "internet addresses, telephone and file numbers are no amounts",
    "part of a date": "the digits stand inside a date, which is one mention",
    "small change": "cents, pence and the like: below the unit that claims.md counts in, and '3 dollars 50'",
    "old or odd currency": "currencies that are gone, coins and tokens without an ISO 4217 code",
    "sign without a number": "a currency that is named without an amount",
    "letters run together": "'30 MUSD', '75 USD million': a house style of tables",
    "time of day": "claims.md counts in days",
    "recurring": "'every Monday' is no window",
    "length": "'for two hours': a length without a start has no days by claims.md",
    "no reference day": "the case names no day to count from, so that its days cannot be told",
    "other day": "'two days after Christmas', 'three weeks from tomorrow': counted from another day than the report's",
    "day of the month": "'on the 18th' without a month",
    "digits": "'22/04', 'Oct/2', '2015-3', '20161016': which is the day and which the month is a guess",
    "words for digits": "'May twenty-nine', 'nineteen ninety-six'",
    "week number": "'week 31'",
    "long period": "centuries and decades by name",
    "holiday": "feasts, whose day depends on the country",
    "short weekday": "'Mon', 'Tue' are mostly names",
    "working days": "which days are worked depends on the country",
    "bare period": "'the same week', 'partner of the month': a period that is no window of anything",
    "convention": "claims.md ends 'by', 'before' and 'between' with the end of the period, begins 'in two weeks' on "
                  "the day itself, and makes thirds of 'early', 'mid' and 'late'",
    "bare range": "'next 5 days', '3 next weeks' as a calendar command, without a word such as 'in' or 'over'",
    "list of days": "'18 and 19 June' is one window here and two there",
    "open end": "'2018 or later', 'year greater than 2012': a query to a table",
    "no such day": "30 February: there a mention without a value, here none",
    "small letters": "'may', 'march', 'sat' in small letters are verbs as often as dates",
}


@dataclass(frozen=True)
class Outcome:
    """One case of an oracle: what it is called, and whether we read it as the oracle says."""

    name: str
    right: bool
    sentence: str
    said: tuple[str, ...]
    ours: tuple[str, ...]


def digest(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def cases(path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((SPECS / path).read_text(encoding="utf-8-sig"))
    return found


def _value(written: object) -> Decimal | None:
    text = str(written)
    if "," in text and "." not in text:
        text = text.replace(",", ".")
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _near(case: dict[str, Any], result: dict[str, Any], mentions: Any) -> list[Any]:
    """The mentions that share words with a result (whose offsets are not to be trusted in every file)."""
    start = case["Input"].lower().find(result["Text"].lower())
    return [m for m in mentions if m.start < start + len(result["Text"]) and start < m.end]


def _amounts(mention: Any) -> set[Decimal]:
    return {value for name in ("min", "max", "value") if (value := getattr(mention, name, None)) is not None}


def numbers(language: str) -> Iterator[Outcome]:
    """Values of numbers; one that we mask with its value ('20 percent') is right as well."""
    for case in cases(f"Number/{NAMES[language]}/NumberModel.json"):
        ours = read_mentions(case["Input"], language)
        right = all(any(_value(r["Resolution"].get("value")) in _amounts(m) for m in _near(case, r, ours.all))
                    for r in case["Results"])
        yield _outcome("number", language, case, right, ours)


def sums(language: str) -> Iterator[Outcome]:
    """Value and, where the case gives one, ISO code; a case without results must have no money."""
    for case in cases(f"NumberWithUnit/{NAMES[language]}/CurrencyModel.json"):
        ours = read_mentions(case["Input"], language)
        right = all(any(_value(r["Resolution"].get("value")) in _amounts(m)
                        and r["Resolution"].get("isoCurrency") in (None, m.currency)
                        for m in _near(case, r, ours.money)) for r in case["Results"])
        yield _outcome("currency", language, case, right and not (ours.money and not case["Results"]), ours)


def dates(language: str) -> Iterator[Outcome]:
    """The two ends of a day or a range; an oracle's last day may be the first one after it."""
    for case in cases(f"DateTime/{NAMES[language]}/DateTimeModel.json"):
        day = _day(case.get("Context", {}).get("ReferenceDateTime", ""))
        ours = read_mentions(case["Input"], language, day)
        right = all(any((window.earliest, window.latest) in _ends(r, day) for m in _near(case, r, ours.dates)
                        for window in (m.window, m.ahead, m.back)) for r in case["Results"])
        yield _outcome("date", language, case, right and not (ours.dates and not case["Results"]), ours)


def _day(written: str) -> date | None:
    return date.fromisoformat(written[:10]) if re.match(r"\d{4}-\d\d-\d\d", written) else None


def _ends(result: dict[str, Any], day: date | None) -> set[tuple[date | None, date | None]]:
    found: set[tuple[date | None, date | None]] = set()
    for value in (result["Resolution"] or {}).get("values", ()):
        if value.get("type") == "date" and (one := _day(value.get("value", ""))):
            found.add((one, one))
        if value.get("type") == "daterange":
            first, last = _day(value.get("start", "")), _day(value.get("end", ""))
            before = last - timedelta(days=1) if last else None
            found |= {(first, last), (first, before)} if first or last else set()
            found |= {(first, day)} if not last else {(day, last), (day, before)} if not first else set()
    return found


def _outcome(oracle: str, language: str, case: dict[str, Any], right: bool, ours: Mentions) -> Outcome:
    name = digest(oracle, language, case["Input"], str(case.get("Context", "")))
    said = tuple(f"{r.get('TypeName')}: {r['Text']} = {r.get('Resolution')}" for r in case["Results"])
    return Outcome(name, right, case["Input"], said, tuple(m.words for m in ours.all))


ORACLES = {f"{name} {language}": (read, language) for language in NAMES
           for name, read in (("number", numbers), ("currency", sums), ("date", dates))}


@cache
def outcomes(oracle: str) -> tuple[Outcome, ...]:
    read, language = ORACLES[oracle]
    return tuple(read(language))


@cache
def rejected() -> dict[str, dict[str, str]]:
    """Class by case, for each oracle."""
    table = json.loads(REJECTED.read_text(encoding="utf-8"))
    return {oracle: {name: kind for kind, names in kinds.items() for name in names} for oracle, kinds in table.items()}


def share(oracle: str) -> float:
    """The share right of the cases that are not rejected."""
    counted = [one.right for one in outcomes(oracle) if one.name not in rejected()[oracle]]
    return sum(counted) / len(counted)


def measured_quantities() -> tuple[int, int]:
    """(found, all) quantities of MeasEval that hold a digit: found where a number of ours shares their words."""
    found = total = 0
    for path in sorted((MEASEVAL / "tsv").glob("*.tsv")):
        text = (MEASEVAL / "text" / f"{path.stem}.txt").read_text(encoding="utf-8")
        ours = [m for m in read_mentions(text, "en").all if _amounts(m) or hasattr(m, "window")]
        for row in path.read_text(encoding="utf-8").splitlines()[1:]:
            cells = row.split("\t")
            if cells[2] == "Quantity" and re.search(r"[0-9]", cells[6]):
                total += 1
                found += any(m.start < int(cells[4]) and int(cells[3]) < m.end for m in ours)
    return found, total


def table() -> str:
    """The oracle table of docs/mentions.md."""
    rows = ["| oracle | cases | right | wrong | rejected on purpose | share right of the rest |",
          "|---|---|---|---|---|---|"]
    for oracle in ORACLES:
        names = rejected()[oracle]
        counts = Counter("rejected" if one.name in names else "right" if one.right else "wrong"
                         for one in outcomes(oracle))
        rows.append(f"| {oracle} | {counts.total()} | {counts['right']} | {counts['wrong']} | {counts['rejected']} "
                    f"| {share(oracle):.3f} |")
    kinds: dict[str, Counter[str]] = {}
    for oracle in ORACLES:
        for one in outcomes(oracle):
            if one.name in rejected()[oracle]:
                kinds.setdefault(rejected()[oracle][one.name], Counter())[oracle] += 1
    rows += ["", "| class | reason | " + " | ".join(ORACLES) + " |", "|---" * (2 + len(ORACLES)) + "|"]
    rows += [f"| {kind} | {REASONS[kind]} | " + " | ".join(str(kinds[kind][oracle] or "") for oracle in ORACLES) + " |"
             for kind in REASONS if kind in kinds]
    return "\n".join(rows)


if __name__ == "__main__":
    sys.stdout.write(table() + "\n")
