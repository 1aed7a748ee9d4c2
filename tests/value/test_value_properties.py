"""What holds for whatever amounts, rates and trees there are."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import measuring
from hypothesis import given, settings
from hypothesis import strategies as st
from measuring import promise, valued

from pledgebook.codes import Kind
from pledgebook.schema import line
from pledgebook.value import Exchange
from pledgebook.value.arithmetic import product, total

amounts = st.decimals(min_value=0, max_value=10**15, allow_nan=False, allow_infinity=False, places=2)
rates = st.decimals(min_value=Decimal("0.0001"), max_value=50000, allow_nan=False, allow_infinity=False, places=4)
things = st.sampled_from(["tank", "tank-a1", "tank-b", "gun", "gun-x", "shell", "weapon", None])
commodities = st.sampled_from(["items", "items", "rounds", "tons", "USD", "EUR", "SEK", "UAH", "XXX"])


@st.composite
def ranges(draw):
    low, high = sorted([draw(amounts), draw(amounts)])
    return draw(st.sampled_from([(low, high), (low, None), (None, high), (low, low)]))


@st.composite
def books(draw):
    """Promises in a forest: each may be part of one before it."""
    made = []
    for number in range(draw(st.integers(1, 7))):
        low, high = draw(st.one_of(ranges(), st.just((None, None))))
        whole = draw(st.sampled_from([None, *(f"cmt-{before}" for before in range(number))]))
        made.append(promise(f"cmt-{number}", low, high, draw(commodities), draw(things), part_of=whole,
                            kind=draw(st.sampled_from([Kind.GOODS, Kind.PACKAGE])),
                            stage=draw(st.sampled_from(["announced", "requested", "delivered"]))))
    return made


def measures():
    return measuring.given(prices_of=2025)


@given(books())
@settings(max_examples=150, deadline=None)
def test_ranges_stay_ordered_and_nothing_is_below_nothing(book):
    for one in valued(*book, by=measures())[0].values():
        for value in one.values:
            ends = [end for end in (value.min, value.max) if end is not None]
            assert ends
            assert ends == sorted(ends)
            assert ends[0] >= 0


@given(books(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_values_do_not_depend_on_the_order_of_promises(book, random):
    plain = valued(*book, by=measures())
    random.shuffle(book)
    mixed = valued(*book, by=measures())
    assert line(list(mixed[0].values())) == line(list(plain[0].values()))
    assert mixed[1] == plain[1]


@given(amounts, rates, rates, st.sampled_from([("USD", "SEK"), ("USD", "EUR"), ("EUR", "SEK"), ("SEK", "USD")]))
def test_conversion_there_and_back_is_the_same_within_the_rounding_of_28_digits(amount, dollars, kronor, pair):
    exchange = Exchange(measuring.ecb(f"Date,USD,SEK,\n2023-01-27,{dollars},{kronor},\n"))
    there, back = exchange.rate(*pair, measuring.FRIDAY), exchange.rate(*reversed(pair), measuring.FRIDAY)
    again = product(product(amount, there.value), back.value)
    assert abs(Fraction(again) - Fraction(amount)) <= Fraction(amount) * Fraction(1, 10**26)


@given(st.permutations(["EUR", "USD", "SEK", "UAH", "HRK"]), st.dates(date(2022, 12, 25), date(2025, 10, 10)),
       rates, rates, st.sampled_from(["UAH,2023-01-01,2025-06-01,{},USD", "SEK,2023-01-01,,{},EUR", "HRK,,,{},USD",
                                      "USD,2023-01-01,,{},EUR", "EUR,2023-01-01,,{},USD"]))
@settings(max_examples=300, deadline=None)
def test_there_and_back_again_is_one_whichever_tables_tell_the_rate(codes, day, dollars, per, span):
    rows = sorted({span.format(per), "EUR,2023-01-01,,0.7,USD", "USD,2023-01-01,,1.3,EUR"},
                  key=lambda row: row != span.format(per))
    first = {row[:3]: row for row in reversed(rows)}
    spans = "".join(f"{row},a bank\n" for row in first.values())
    tables = measuring.money(rates=f"currency,from,until,per,base,source\n{spans}")
    table = f"Date,USD,SEK,\n2025-06-30,{dollars},N/A,\n2023-01-27,{dollars},11.2,\n"
    exchange = Exchange(measuring.ecb(table), tables.spans)
    there, back = exchange.rate(codes[0], codes[1], day), exchange.rate(codes[1], codes[0], day)
    assert (there is None) == (back is None)
    if there and back:
        assert abs(Fraction(there.value) * Fraction(back.value) - 1) < Fraction(1, 10**20)
        assert (there.day, there.rule, there.source) == (back.day, back.rule, back.source)


@given(st.lists(amounts, max_size=30), st.randoms(use_true_random=False))
def test_a_sum_is_exact_in_any_order(addends, random):
    plain = total(addends)
    random.shuffle(addends)
    assert total(addends) == plain == sum(map(Fraction, addends))


@given(books())
@settings(max_examples=150, deadline=None)
def test_a_value_of_parts_is_the_sum_of_promises_none_of_which_holds_another(book):
    made = valued(*book, by=measures())[0]
    for one in made.values():
        for value in one.values:
            for part in value.parts:
                above = set(_above(made, part))
                assert one.id in above
                assert not above & set(value.parts)
                assert any(own.is_own and (own.basis, own.currency, own.prices_of)
                           == (value.basis, value.currency, value.prices_of) for own in made[part].values)


def _above(made, name):
    while (name := made[name].part_of) is not None:
        yield name
