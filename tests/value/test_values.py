"""What can be known of a promise's worth is told on four bases; what cannot has a reason and never a 0."""

from datetime import date
from decimal import Decimal, localcontext

import pytest
from measuring import FRIDAY, given, one_value, promise, valued

from pledgebook.codes import Basis, Kind, Part
from pledgebook.schema import line
from pledgebook.value import AS_SAID, SOURCE
from pledgebook.value.arithmetic import product, quotient

D = Decimal


def value_of(*made, basis=Basis.STATED, currency="EUR", prices_of=None, by=None):
    found, issues = valued(promise(*made[:-1], **made[-1]), by=by)
    return one_value(found["cmt-1"], basis, currency, prices_of), [issue.code for issue in issues]


# -- stated ------------------------------------------------------------------------------------------------------------


def test_both_ends_of_a_range_are_converted_and_the_rate_is_named():
    made, issues = valued(promise(low=D(100), high=D(200), commodity="USD"))
    euros, dollars = made["cmt-1"].values
    assert euros.rate == quotient(D(1), D("1.0865"))
    assert (euros.min, euros.max) == (product(D(100), euros.rate), product(D(200), euros.rate))
    assert (euros.rate_date, euros.source, euros.price_year, euros.basis) == (FRIDAY, SOURCE, 2023, "stated")
    assert (dollars.min, dollars.max, dollars.rate, dollars.source) == (100, 200, None, AS_SAID)
    assert issues == ()


def test_an_open_end_stays_open():
    found, _ = value_of({"high": D(200), "commodity": "USD"})
    assert found.min is None


def test_a_currency_without_a_rate_has_no_value_and_an_issue_says_so():
    assert value_of({"low": D(1), "high": D(1), "commodity": "XXX"}) == (None, ["no-rate", "no-rate"])


def test_a_sum_without_a_day_has_no_value_but_in_its_own_currency():
    made, issues = valued(promise(low=D(1), high=D(1), commodity="USD", day=None))
    assert [one.currency for one in made["cmt-1"].values] == ["USD"]
    assert [issue.code for issue in issues] == ["sum-without-day"]


def test_a_rate_of_the_end_of_the_table_is_told_as_an_issue():
    found, codes = value_of({"low": D(1), "high": D(1), "commodity": "USD", "day": date(2025, 7, 10)})
    assert found.rate_date == date(2025, 6, 30)
    assert codes == ["old-rate"]


def test_a_rate_of_payment_is_no_sum():
    assert value_of({"low": D(1), "high": D(1), "commodity": "items/month", "item": "tank-b"},
                    basis=Basis.REPLACEMENT) == (None, [])


# -- by prices ---------------------------------------------------------------------------------------------------------


def test_a_number_times_a_price_names_price_rate_year_and_unit():
    found, codes = value_of({"low": D(10), "high": D(14), "item": "tank-a1"}, basis=Basis.REPLACEMENT)
    rate = quotient(D(1), D("1.0865"))
    assert (found.min, found.max) == (product(D(10), product(D(9), rate)), product(D(14), product(D(11), rate)))
    assert (found.rate, found.rate_date, found.price_year, found.unit) == (rate, FRIDAY, 2022, "piece")
    assert found.source == f"the maker's list; {SOURCE}"
    assert [(price.item, price.low, price.high) for price in found.prices] == [("tank-a1", 9, 11)]
    assert codes == []


@pytest.mark.parametrize(("day", "year"), [(date(2021, 3, 1), 2020), (FRIDAY, 2022), (date(2019, 1, 1), 2020),
                                           (None, 2022)])
def test_the_price_of_the_last_year_not_after_the_day_counts(day, year):
    found, _ = value_of({"low": D(1), "high": D(1), "item": "tank-a1", "day": day}, basis=Basis.REPLACEMENT,
                        currency="USD", by=given(("USD",)))
    assert found.price_year == year


def test_a_model_that_is_not_named_costs_between_its_cheapest_and_dearest_kind():
    found, _ = value_of({"low": D(1), "high": D(1), "item": "tank"}, basis=Basis.REPLACEMENT)
    assert (found.min, found.max) == (4, product(D(11), quotient(D(1), D("1.0865"))))
    assert [price.item for price in found.prices] == ["tank-b", "tank-a1"]
    assert found.source.startswith("range over kinds of tank that have a price (2): ")
    assert (found.rate, found.price_year) == (None, None)


@pytest.mark.parametrize(("item", "is_told"), [("tank", False), ("tank-a", True), ("vehicle", False)])
def test_a_family_is_not_told_by_the_few_of_its_kinds_that_have_a_price(item, is_told):
    """Of tanks one of three, of tank-a one of two has a price in books."""
    found, _ = value_of({"low": D(1), "high": D(1), "item": item}, basis=Basis.BOOK)
    assert (found is not None) is is_told


@pytest.mark.parametrize("item", ["gun-x", "gun-x2"])
def test_a_kind_without_a_price_has_the_range_of_its_type_where_the_table_says_so(item):
    found, _ = value_of({"low": D(2), "high": D(2), "item": item}, basis=Basis.BOOK)
    assert (found.min, found.max) == (200, 400)
    assert found.source == f"range of the type gun, since {item} has no price of its own: a budget"


def prices(*rows):
    header = "item,basis,unit,currency,year,low,high,source,url,note"
    return "\n".join([header, *(f"{row},a list,," for row in rows), ""])


@pytest.mark.parametrize("classes", ["", "tank-b1,it is alike\n"])
def test_a_model_has_the_price_of_its_type_only_where_a_row_says_so(classes):
    by = given(price_classes=f"item,reason\n{classes}")
    found, codes = value_of({"low": D(1), "high": D(1), "item": "tank-b1"}, basis=Basis.REPLACEMENT, by=by)
    assert (found is not None, codes) == ((True, []) if classes else (False, ["no-price"]))


def test_a_variant_has_the_price_of_its_model_without_a_row():
    by = given(prices=prices("gun-x,book,piece,EUR,2022,7,8"))
    found, _ = value_of({"low": D(1), "high": D(1), "item": "gun-x2"}, basis=Basis.BOOK, by=by)
    assert (found.min, found.max) == (7, 8)
    assert "range of the model gun-x" in found.source


def test_a_component_has_no_price_of_its_whole_and_tells_none():
    by = given(price_classes="item,reason\nbarrel,even so\n", prices=prices("gun-x,book,piece,EUR,2022,7,8"))
    assert value_of({"low": D(1), "high": D(1), "item": "barrel"}, basis=Basis.BOOK, by=by) == (None, ["no-price"])
    by = given(prices=prices("barrel,book,piece,EUR,2022,7,8"))
    assert value_of({"low": D(1), "high": D(1), "item": "gun-x"}, basis=Basis.BOOK, by=by) == (None, ["no-price"])


@pytest.mark.parametrize(("own", "is_taken"), [("31,40", True), ("33,40", False), ("1,2", True), ("0.5,0.9", False)])
def test_a_broader_price_that_an_own_one_contradicts_by_more_than_a_factor_of_three_is_not_taken(own, is_taken):
    by = given(prices=prices("gun,replacement,piece,EUR,2022,3,10.5", f"gun-x,book,piece,EUR,2020,{own}"))
    made, issues = valued(promise(low=D(1), high=D(1), item="gun-x"), by=by)
    assert (one_value(made["cmt-1"], Basis.REPLACEMENT) is not None) is is_taken
    assert one_value(made["cmt-1"], Basis.BOOK) is not None
    why = ("no price of gun-x by the piece, replacement: that of gun is not taken, since the book price of gun-x "
           "contradicts it")
    assert [issue.message for issue in issues] == ([] if is_taken else [why])


@pytest.mark.parametrize(("dearest", "is_told"), [("EUR,2023,2,10", True), ("EUR,2023,2,11", False),
                                                  ("USD,2023,2,10.8", True), ("USD,2023,2,11.2", False)])
def test_kinds_of_which_the_dearest_costs_more_than_ten_times_the_cheapest_tell_nothing(dearest, is_told):
    by = given(prices=prices("tank-a,market,piece,EUR,2023,1,3", f"tank-b,market,piece,{dearest}"))
    made, issues = valued(promise(low=D(1), high=D(1), item="tank"), by=by)
    assert (one_value(made["cmt-1"], Basis.MARKET) is not None) is is_told
    assert is_told or "more than 10 times the cheapest" in issues[0].message


@pytest.mark.parametrize(("year", "words"), [(2021, " (price of 2022, one year after)"), (2023, ""), (2022, ""),
                                             (2010, " (price of 2022, 12 years after)"),
                                             (2020, " (price of 2022, two years after)")])
def test_a_price_that_was_not_known_yet_is_marked(year, words):
    by = given(("EUR",))
    found, _ = value_of({"low": D(1), "high": D(1), "item": "gun", "day": date(year, 5, 5)}, basis=Basis.BOOK, by=by)
    assert found.source == f"a budget{words}"


@pytest.mark.parametrize("item", ["tank-a2", "weapon", "artillery-of-old", None])
def test_a_sister_s_price_a_whole_family_s_and_an_unknown_thing_s_are_no_price(item):
    assert value_of({"low": D(2), "high": D(2), "item": item}, basis=Basis.REPLACEMENT) == (None, ["no-price"])


@pytest.mark.parametrize(("item", "commodity", "number", "each"), [
    ("shell", "rounds", 1000, "0.5"), ("shell", "items", 1000, "0.5"), ("flour", "tons", 3, "400"),
    ("flour", "kg", 3, "0.4"), ("boot", "pairs", 10, "11"),
])
def test_units_are_told_in_the_unit_of_the_price(item, commodity, number, each):
    currency = {"flour": "USD", "boot": "SEK", "shell": "EUR"}[item]
    found, codes = value_of({"low": D(number), "high": D(number), "item": item, "commodity": commodity},
                            basis=Basis.MARKET, currency=currency, by=given((currency,)))
    assert found.min == number * D(each)
    assert codes == []


@pytest.mark.parametrize(("item", "commodity"), [("shell", "tons"), ("flour", "items"), ("boot", "items"),
                                                 ("shell", "pallets")])
def test_a_price_by_the_piece_never_multiplies_tonnes(item, commodity):
    found, codes = value_of({"low": D(3), "high": D(3), "item": item, "commodity": commodity}, basis=Basis.MARKET)
    assert (found, codes) == (None, ["no-price"])


def test_a_basis_without_a_price_has_no_value_while_the_others_have():
    made, issues = valued(promise(low=D(1), high=D(1), item="tank-a1"))
    assert {one.basis for one in made["cmt-1"].values} == {Basis.BOOK, Basis.REPLACEMENT}
    assert issues == ()


@pytest.mark.parametrize("kind", [Kind.INCIDENT, Kind.PRODUCTION, Kind.CAPABILITY, Kind.FUNDS, Kind.PACKAGE])
def test_what_is_no_gift_of_things_has_no_price(kind):
    made, issues = valued(promise(low=D(1), high=D(1), item="tank-b", kind=kind))
    assert made["cmt-1"].values == ()
    assert issues == ()


def test_a_running_total_s_day_is_not_that_of_the_promise():
    made, issues = valued(promise(low=D(1), high=D(1), commodity="USD", part=Part.ASSERTS))
    assert [one.currency for one in made["cmt-1"].values] == ["USD"]
    assert [issue.code for issue in issues] == ["sum-without-day"]


# -- constant prices ---------------------------------------------------------------------------------------------------


def test_constant_prices_deflate_in_the_own_currency_and_convert_at_the_average_of_the_year():
    by = given(prices_of=2025)
    found, _ = value_of({"low": D(100), "high": D(100), "commodity": "USD"}, prices_of=2025, by=by)
    deflator, rate = quotient(D(110), D(105)), quotient(D(2), D("2.3"))
    assert found.min == product(D(100), product(deflator, rate))
    assert (found.deflator, found.rate, found.price_year) == (deflator, rate, 2023)
    assert found.source == f"{SOURCE}; an office"
    assert "average of the year 2025" in found.rate_rule


def test_constant_prices_are_those_of_the_development_assistance_committee_s_own_example():
    """OECD, information note on the DAC deflators: 30 billion yen, prices doubled, 100 yen a dollar: 600 million."""
    by = given(("USD",), prices_of=2006, table="Date,USD,JPY,\n2006-07-03,1,100,\n1999-07-01,1,300,\n",
               deflators="area,year,index,source\nJPY,1999,50,an office\nJPY,2006,100,an office\n")
    sum_of_then = {"low": D(30 * 10**9), "high": D(30 * 10**9), "commodity": "JPY", "day": date(1999, 7, 1)}
    assert value_of(sum_of_then, currency="USD", prices_of=2006, by=by)[0].min == 600 * 10**6
    assert value_of(sum_of_then, currency="USD", by=by)[0].min.quantize(D(1)) == 100 * 10**6


def test_prices_are_deflated_from_their_own_year_and_in_their_own_currency():
    by = given(prices_of=2025)
    found, _ = value_of({"low": D(1), "high": D(1), "item": "tank-a1"}, basis=Basis.BOOK, prices_of=2025, by=by)
    assert (found.deflator, found.rate, found.price_year) == (quotient(D(120), D(90)), None, 2019)
    assert found.max == product(D(3), found.deflator)


def test_without_an_index_there_is_no_constant_value_and_an_issue_says_so():
    made, issues = valued(promise(low=D(1), high=D(1), commodity="SEK"), by=given(("EUR",), prices_of=2025))
    assert [one.prices_of for one in made["cmt-1"].values] == [None]
    assert [issue.code for issue in issues] == ["no-deflator"]


# -- wholes and parts --------------------------------------------------------------------------------------------------


def package(*lines):
    whole = promise("cmt-0", kind=Kind.PACKAGE)
    return whole, *(promise(f"cmt-{number}", part_of="cmt-0", **line) for number, line in enumerate(lines, start=1))


def test_a_part_lies_within_the_value_of_its_whole_and_is_marked():
    whole = promise("cmt-0", low=D(700), high=D(725), commodity="USD", kind=Kind.PACKAGE)
    made, _ = valued(whole, promise("cmt-1", low=D(5), high=D(5), item="flour", part_of="cmt-0"))
    found = one_value(made["cmt-1"], currency="USD")
    assert (found.min, found.max, found.inherited, found.is_own) == (None, 725, "cmt-0", False)
    assert "cmt-0" in found.source


def test_by_prices_a_part_inherits_nothing_since_it_may_be_another_thing():
    made, _ = valued(promise("cmt-0", low=D(2), high=D(2), item="gun"), promise("cmt-1", item="boot", part_of="cmt-0"))
    assert one_value(made["cmt-0"], Basis.BOOK).is_own
    assert made["cmt-1"].values == ()


def test_a_part_with_a_value_of_its_own_inherits_none():
    whole = promise("cmt-0", low=D(700), high=D(725), commodity="USD", kind=Kind.PACKAGE)
    made, _ = valued(whole, promise("cmt-1", low=D(5), high=D(5), commodity="USD", part_of="cmt-0"))
    assert one_value(made["cmt-1"], currency="USD").inherited is None


def test_a_whole_without_a_value_is_worth_at_least_what_its_parts_are():
    lines = package({"low": D(2), "high": D(3), "item": "gun"}, {"low": D(1), "high": D(1), "item": "tank-a1"},
                    {"item": "boot"})
    found = one_value(valued(*lines)[0]["cmt-0"], Basis.BOOK)
    assert (found.min, found.max, found.parts, found.is_own) == (202, None, ("cmt-1", "cmt-2"), False)


def test_what_was_only_asked_for_is_no_part_of_the_sum():
    lines = package({"low": D(2), "high": D(3), "item": "gun", "stage": "requested"})
    assert one_value(valued(*lines)[0]["cmt-0"], Basis.BOOK) is None


def test_values_of_parts_go_up_by_way_of_parts_without_one_and_are_counted_once():
    top, middle = promise("cmt-0", kind=Kind.PACKAGE), promise("cmt-1", kind=Kind.PACKAGE, part_of="cmt-0")
    leaf = promise("cmt-2", low=D(1), high=D(1), item="gun", part_of="cmt-1")
    made, _ = valued(top, middle, leaf)
    assert [one_value(made[name], Basis.BOOK).parts for name in ("cmt-0", "cmt-1")] == [("cmt-2",), ("cmt-2",)]


def test_a_circle_of_wholes_ends():
    made, _ = valued(promise("cmt-1", part_of="cmt-2"), promise("cmt-2", part_of="cmt-1"),
                     promise("cmt-3", low=D(1), high=D(1), item="gun", part_of="cmt-2"))
    assert one_value(made["cmt-1"], Basis.BOOK).parts == ("cmt-3",)


# -- the same bytes ----------------------------------------------------------------------------------------------------


def test_the_context_of_the_host_program_changes_nothing():
    promises = package({"low": D(2), "high": D(3), "item": "gun"}, {"low": D(7), "high": D(7), "commodity": "SEK"})
    plain = line(sorted(valued(*promises, by=given(prices_of=2025))[0].items()))
    with localcontext() as context:
        context.prec = 3
        assert line(sorted(valued(*promises, by=given(prices_of=2025))[0].items())) == plain


def test_nothing_of_a_value_is_a_float():
    made, _ = valued(*package({"low": D(2), "high": D(3), "item": "tank"}), by=given(prices_of=2025))
    for one in made.values():
        for value in one.values:
            assert not any(isinstance(part, float) for part in (value.min, value.max, value.rate, value.deflator))
