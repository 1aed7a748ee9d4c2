"""Sums of values: on each basis, in the prices of each year, every promise once, whatever it is part of."""

from decimal import Decimal
from fractions import Fraction

import measuring
import pytest
from hypothesis import HealthCheck, given, settings
from measuring import promise, valued
from test_value_properties import books

from pledgebook.codes import NOT_PROMISED, Basis, Kind
from pledgebook.ledger import Ledger, build_ledger
from pledgebook.schema import plain
from pledgebook.views.why import Of, why_total
from pledgebook.views.worth import Asked

D = Decimal
YEAR = 2025


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger.duckdb"


def totals(path, made, basis=Basis.STATED, prices_of=None, currency="EUR", by=()):
    build_ledger(path, {"commitments": [plain(one) for one in made.values()], "broader": broader(made)}, {})
    with Ledger(path) as ledger:
        return ledger.totals(by, currency, basis, prices_of)


def broader(made):
    items = sorted({one.item.id for one in made.values() if one.item and one.item.id})
    return [{"item": item, "above": above} for item in items for above in measuring.Tree().ancestors(item)[1:]]


def ends(row, account="promised"):
    return row[account]["min"], row[account]["max"]


def package():
    """A package of 700 to 725 euros with two gun promises in it, and a third one beside it."""
    return (promise("cmt-0", D(700), D(725), "EUR", kind=Kind.PACKAGE),
            promise("cmt-1", D(2), D(2), item="gun", part_of="cmt-0"),
            promise("cmt-2", D(1), D(1), item="gun", part_of="cmt-0"), promise("cmt-3", D(5), D(5), item="gun"))


def test_a_stated_package_stands_for_its_parts_and_what_they_inherit_is_added_nowhere(path):
    (row,) = totals(path, valued(*package())[0])
    assert ends(row) == (700, 725)
    assert row["with_value"] == 1


def test_on_a_basis_on_which_the_package_has_no_value_of_its_own_its_parts_are_added_once(path):
    (row,) = totals(path, valued(*package())[0], Basis.BOOK)
    assert ends(row) == (800, 1600)
    assert (row["basis"], row["with_value"]) == ("book", 3)


def test_a_basis_without_any_value_is_unknown_and_not_0(path):
    (row,) = totals(path, valued(*package())[0], Basis.MARKET)
    assert ends(row) == (None, None)
    assert row["with_value"] == 0


def test_sums_in_constant_prices_are_kept_apart_from_those_of_the_day(path):
    made = valued(*package(), by=measuring.given(prices_of=YEAR))[0]
    now, then = (totals(path, made, Basis.BOOK, year)[0] for year in (None, YEAR))
    assert ends(now) == (800, 1600)
    assert then["promised"]["min"] is None  # there is no index of the year of that price
    assert totals(path, valued(promise(low=D(3), high=D(3), item="tank-a1"), by=measuring.given(prices_of=YEAR))[0],
                  Basis.BOOK, YEAR)[0]["promised"]["min"] == 8


def test_what_was_delivered_is_worth_its_share_at_the_same_prices(path):
    made, told = promise("cmt-1", D(10), D(10), item="gun")
    delivered = plain(made) | {"values": plain(valued((made, told))[0]["cmt-1"].values)}
    delivered["balances"] = [*delivered["balances"],
                             {"account": "delivered", "commodity": "items", "min": 4, "max": 4, "bound": "exact"}]
    build_ledger(path, {"commitments": [delivered]}, {})
    with Ledger(path) as ledger:
        (row,) = ledger.totals((), "EUR", Basis.BOOK)
    assert (ends(row), ends(row, "delivered")) == ((1000, 2000), (400, 800))


@pytest.mark.parametrize(("item", "part", "guns"), [
    ("gun", "gun", (200, 400)), ("gun", "gun-x", (200, 400)), ("gun-x", "gun", (300, 600)),
    ("gun", "tank-a1", (202, 403)), ("gun", "gun-x2", (200, 400)),
])
def test_by_prices_a_part_is_left_out_only_where_it_is_of_the_whole_s_kind_and_why_says_the_same(
        path, item, part, guns):
    """A recovery vehicle under a promise of tanks is another thing, and no tank's price holds it."""
    made = valued(promise("cmt-0", D(2), D(2), item=item), promise("cmt-1", part_of="cmt-0"),
                  promise("cmt-2", D(1), D(1), item=part, part_of="cmt-1"))[0]
    (row,) = totals(path, made, Basis.BOOK)
    assert ends(row) == guns
    with Ledger(path) as ledger:
        told = why_total(ledger, Of({"donor": "US"}), Asked("book"))
    assert {one["commitment"] for one in told["commitments"] if not one["out"]} == (
        {"cmt-0"} if guns == (200, 400) else {"cmt-0", "cmt-2"})


def test_of_a_stated_sum_every_part_is_left_out_whatever_it_is(path):
    made = valued(promise("cmt-0", D(9), D(9), "EUR", item="gun"),
                  promise("cmt-1", D(1), D(1), "EUR", item="boot", part_of="cmt-0"))[0]
    assert ends(totals(path, made)[0]) == (9, 9)


def _counted(made, basis, currency, prices_of):
    """The same sum by hand: own values of promises none of whose wholes has one of its own."""
    found = []
    for one in made.values():
        own = [value for value in one.values if value.is_own and (value.basis, value.currency, value.prices_of)
               == (basis, currency, prices_of)]
        if own and one.stage not in NOT_PROMISED and not any(
                _has_own(made[name], basis) and _holds(made[name], one, basis) for name in _above(made, one)):
            found.append(own[0])
    return found


def _has_own(one, basis):
    said = any(len(balance.commodity) == 3 for balance in one.balances) and basis is Basis.STATED
    return said or any(value.is_own and value.basis is basis for value in one.values)


def _holds(whole, part, basis):
    within = measuring.Tree().ancestors(part.item.id) if part.item else ()
    return basis is Basis.STATED or (whole.item is not None and whole.item.id in within)


def _above(made, one):
    while one.part_of:
        yield one.part_of
        one = made[one.part_of]


@pytest.mark.slow
@given(books())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_total_ever_adds_a_part_to_its_whole_or_what_is_inherited(path, book):
    made = valued(*book, by=measuring.given(prices_of=YEAR))[0]
    for basis, year in ((Basis.STATED, None), (Basis.BOOK, None), (Basis.REPLACEMENT, None), (Basis.BOOK, YEAR)):
        (row,) = totals(path, made, basis, year)
        by_hand = _counted(made, basis, "EUR", year)
        least = [value.min for value in by_hand if value.min is not None]
        assert row["with_value"] == len(by_hand)
        got = row["promised"]["min"]
        assert (got is None) == (not least)
        assert got is None or abs(Fraction(str(got)) - sum(map(Fraction, least))) < Fraction(1, 10**4)
