"""3.11 Currency and year: one package is told as 500 million dollars and as 500 million euros.

Promise held: a promise has one sum in the currency in which it was made; a translation is not a second sum; a figure
under two currencies is a conflict with both; and a value says at which rate of which day it was made.
"""

from hard_books import CATALOGUE, book, home, rows, same, say, stands, told

from pledgebook.catalogue.money import load_money
from pledgebook.value import Exchange, Rates, measures, value

PACKAGE = {"what": "equipment package", "kind": "package", "giver": "NL"}
DOLLARS = say("a.1", "2025-08-04", money="500000000 USD", **PACKAGE)
EUROS = say("b.1", "2025-08-04", money="500000000 EUR", speaker="NL", **PACKAGE)
TRANSLATED = say("c.1", "2025-08-05", money="578000000 USD", **PACKAGE)


def test_a_figure_under_two_currencies_is_one_promise_and_a_conflict():
    made = book(DOLLARS, EUROS)
    (one,) = made.commitments
    assert told(one, "currency") == {"EUR": ("b.1",), "USD": ("a.1",)}
    assert (stands(one, "promised", "EUR"), stands(one, "promised", "USD")) == ((500_000_000,) * 2, None)
    assert rows(one)["Sources differ"][0].startswith("in which currency: EUR in 1 claim; USD in 1 claim. Chosen: EUR")


def test_a_translation_is_no_second_sum_and_no_conflict():
    one = home(book(EUROS, TRANSLATED, judgements=(same("b.1", "c.1"),)), "b.1")
    assert [(balance.account, balance.commodity) for balance in one.balances] == [
        ("promised", "EUR"), ("outstanding", "EUR")]
    assert one.conflicts == ()


def test_where_no_donor_speaks_most_texts_choose_and_then_who_said_it_first():
    plain_euros = say("d.1", "2025-08-06", money="500000000 EUR", **PACKAGE)
    (one,) = book(DOLLARS, plain_euros).commitments
    assert stands(one, "promised", "USD") == (500_000_000, 500_000_000)


def test_a_rate_of_payment_stands_beside_the_sum():
    yearly = say("e.1", "2025-08-05", money="500000000 EUR", **PACKAGE)
    rate = say("e.2", "2025-08-05", what="equipment package", kind="package", giver="NL")
    assert stands(home(book(yearly, rate), "e.1"), "promised", "EUR") == (500_000_000, 500_000_000)


def test_a_value_in_another_currency_names_its_rate_its_day_and_its_year():
    made = book(EUROS)
    money = load_money(None, frozenset(CATALOGUE.items))
    given = measures(Exchange(Rates.shipped(), money.spans), money, CATALOGUE, ("EUR", "USD"), None)
    valued = value(made.commitments, {EUROS.id: EUROS}, given).commitments[0].values
    (dollars,) = [one for one in valued if one.currency == "USD" and one.basis == "stated"]
    assert dollars.rate is not None
    assert dollars.rate_date.year == dollars.price_year == 2025
