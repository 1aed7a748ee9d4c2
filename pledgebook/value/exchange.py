"""What one currency was in another on a day: which rate is the nearest one, and by which rule.

1. On a day of the ECB's table that quotes both currencies, the rate of that day. It is published at about 16:00, so
   that a sum of the morning has the rate of its afternoon.
2. On a day without one (weekends, holidays), that of the last working day before, at most a week back.
3. A currency that the ECB does not quote has the rate of the table of other currencies (catalogue/rates.csv) whose
   span of days holds the day, against the euro or the dollar; from there on rule 1 and 2. Where the ECB quotes both,
   the span is not asked, in neither direction: there and back again is the same sum.
4. After the end of a table, its last rate, for at most GRACE: the rule says so, and so does an issue.
5. Otherwise there is no rate, and no value.

Amounts in the prices of another year are converted at the average of that year (the mean of its working days).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from pledgebook.catalogue.money import RateSpan
from pledgebook.value.arithmetic import ONE, product, quotient, total
from pledgebook.value.rates import SOURCE, Rates

REACH = timedelta(days=7)
"""How far back a rate may lie: over weekends and the longest run of holidays (Easter, Christmas), and no further."""

GRACE = timedelta(days=92)
"""How long the last rate of a table stands for the days after it: a quarter of a year, in which the main currencies
mostly move by less than five in a hundred. An older rate would be a guess."""

OF_DAY = "rate of the day"
BEFORE = "rate of the last working day before"
LAST = "last rate of the table, which ends before that day"
OTHER = "rate of {} to {} in the table of other currencies"
AVERAGE = "average of the year"


@dataclass(frozen=True, slots=True)
class Rate:
    """How much of a target one unit of a currency was: the rate, its day, the rule that chose it, and its source."""

    value: Decimal
    day: date
    rule: str
    source: str


@dataclass(frozen=True, eq=False)
class Exchange:
    """The ECB's rates, and those of other currencies by span."""

    ecb: Rates
    spans: Mapping[str, tuple[RateSpan, ...]] = field(default_factory=dict)
    averages: dict[tuple[str, str, int], Rate | None] = field(default_factory=dict, repr=False)

    def rate(self, currency: str, target: str, day: date) -> Rate | None:
        """The rate by the rules above; None where there is none. `currency` is not `target`."""
        spans = {code: found for code in (currency, target) if (found := self._span(code, day))}
        direct = _direct(currency, target, day, spans)
        start = min(day, self.ecb.last)
        if day - start > GRACE:
            return direct
        for back in range(REACH.days + 1):
            when = start - timedelta(days=back)
            one, other = self._per_euro(currency, when, spans), self._per_euro(target, when, spans)
            if one and other:
                used = [spans[code] for code in (currency, target)
                        if code in spans and self.ecb.per_euro(code, when) is None]
                if used and direct:
                    return direct
                rule = LAST if start < day else _rule(when, day, used)
                return Rate(quotient(other, one), when, rule, _source(used))
        return direct

    def average(self, currency: str, target: str, year: int) -> Rate | None:
        """The mean over the working days of `year` that have both currencies; its day is the last of these."""
        key = (currency, target, year)
        if key not in self.averages:
            self.averages[key] = self._average(*key)
        return self.averages[key]

    def _average(self, currency: str, target: str, year: int) -> Rate | None:
        found: list[tuple[date, Decimal, Decimal]] = []
        used: dict[RateSpan, None] = {}
        for when in sorted(day for day in self.ecb.rows if day.year == year):
            spans = {code: span for code in (currency, target) if (span := self._holding(code, when))}
            one, other = self._per_euro(currency, when, spans), self._per_euro(target, when, spans)
            if one and other:
                found.append((when, one, other))
                used |= dict.fromkeys(span for code, span in spans.items() if self.ecb.per_euro(code, when) is None)
        if not found:
            return None
        value = quotient(total(other for _, _, other in found), total(one for _, one, _ in found))
        last = found[-1][0]
        return Rate(value, last, f"{AVERAGE} {year}, {len(found)} working days to {last}", _source(list(used)))

    def _per_euro(self, currency: str, when: date, spans: Mapping[str, RateSpan]) -> Decimal | None:
        quoted = self.ecb.per_euro(currency, when)
        if quoted or currency not in spans:
            return quoted
        base = self.ecb.per_euro(spans[currency].base, when)
        return product(spans[currency].per, base) if base else None

    def _holding(self, currency: str, day: date) -> RateSpan | None:
        return next((span for span in self.spans.get(currency, ()) if span.holds(day)), None)

    def _span(self, currency: str, day: date) -> RateSpan | None:
        """The span that holds the day, or the last one if the table ended a short while before."""
        spans = self.spans.get(currency, ())
        late = spans and spans[-1].until and timedelta(0) < day - spans[-1].until <= GRACE
        return spans[-1] if late else self._holding(currency, day)


def _direct(currency: str, target: str, day: date, spans: Mapping[str, RateSpan]) -> Rate | None:
    """The rate of a span that is told against the other of the two; of two such spans the same one both ways."""
    for code, other in sorted([(currency, target), (target, currency)]):
        span = spans.get(code)
        if span and span.base == other:
            value = quotient(ONE, span.per) if code == currency else span.per
            return Rate(value, _held(span, day), _rule(day, day, [span]), span.source)
    return None


def _held(span: RateSpan, day: date) -> date:
    return min(day, span.until) if span.until else day


def _rule(when: date, day: date, spans: list[RateSpan]) -> str:
    if any(span.until and span.until < day for span in spans):
        return LAST
    told = [OTHER.format(span.since or "...", span.until or "...") for span in spans]
    return "; ".join([*told, BEFORE] if when < day else told or [OF_DAY])


def _source(spans: list[RateSpan]) -> str:
    return "; ".join(dict.fromkeys([*(span.source for span in spans), SOURCE]))
