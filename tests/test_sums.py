"""Sums that are added up beforehand are those of the definition, and `why` takes each of them apart without a rest."""

import random
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from test_ledger import built, claim, commitment, funded, money, stated

from pledgebook.codes import NOT_PROMISED, STANCES, Basis
from pledgebook.errors import BookError
from pledgebook.ledger import TOTAL_BY, Ledger
from pledgebook.views.why import SUMMED, Of, why_commitment, why_total
from pledgebook.views.why_words import why_words
from pledgebook.views.worth import Asked

Json = dict[str, Any]
BROADER = {"leopard": ["tank", "armour"], "tank": ["armour"]}
TOGETHER = ("donor", "recipient", "kind", "stage", "month")


def book(seed: int, size: int) -> list[Json]:
    """Commitments of all sorts: parts of parts, open and unknown ends, four bases, nobody named, stances, circles."""
    chance = random.Random(seed)

    def value(basis: str, currency: str) -> Json:
        low, high = sorted(chance.choices([None, 0, 5, "7.25", 100], k=2), key=lambda end: float(end or 0))
        odd = chance.random()
        return {**stated(low, high, currency), "basis": basis, "commodity": chance.choice(["items", currency]),
                "prices_of": chance.choice([None, None, 2024]), "inherited": "x" if odd < 0.1 else None,
                "parts": ["y"] if odd > 0.9 else []}

    def one(number: int) -> Json:
        amount = chance.randrange(1, 9)
        accounts = chance.sample(["committed", "delivered", "cancelled"], chance.randrange(3))
        commodity = chance.choice(["EUR", "USD", "items"])
        return commitment(
            f"m{number}", donors=chance.choice([["FR"], ["DE"], ["DE", "FR"], []]), kind=chance.choice(
                ["goods", "goods", "funds", "position"]), recipients=chance.choice([["UA"], ["MD"], ["MD", "UA"]]),
            item=chance.choice([None, {"text": "t", "id": chance.choice(["leopard", "tank", "armour", "shell"])}]),
            stage=chance.choice(["announced", "delivered", "requested", None]),
            part_of=f"m{chance.randrange(size)}" if chance.random() < 0.5 else None,
            claims=chance.choice([[], [{"claim": f"c{number}", "part": "opens"}],
                                  [{"claim": f"c{number}", "part": "asserts"}]]),
            announced={"first": chance.choice([None, "2024-02-03", "2024-02-20", "2023-12-31"]), "last": None,
                       "times": 1, "by": []},
            told_first=chance.choice([None, "2024-02-01", "2023-11-05"]),
            balances=[money(amount, chance.choice([amount, amount + 1, None]), account, commodity)
                      for account in ("promised", *accounts)],
            values=[value(str(chance.choice(list(Basis))), chance.choice(["EUR", "USD"])) for _ in range(amount % 4)])

    return [one(number) for number in range(size)]


def opened(path: Path, rows: list[Json]) -> Ledger:
    return built(path, commitments=rows, broader=[
        {"item": item, "above": above} for item, wider in BROADER.items() for above in wider])

PLACES = Decimal("0.000001")
"""Amounts are rounded to six places before they are added up (docs/data-dictionary.md)."""


# -- the definition, in words of its own -------------------------------------------------------------------------------


def owns(one: Json, basis: str) -> bool:
    said = any(stands["account"] == "promised" and stands["commodity"] in ("EUR", "USD")
               and (stands["min"] is not None or stands["max"] is not None) for stands in one["balances"])
    return (basis == "stated" and said) or any(
        value["basis"] == basis and not value["inherited"] and not value["parts"]
        and (value["min"] is not None or value["max"] is not None) for value in one["values"])


def is_held(one: Json, rows: dict[str, Json], basis: str) -> bool:
    """Whether something that it is part of, by whatever way, counts in its place."""
    above, seen = one["part_of"], set()
    item = (one["item"] or {}).get("id")
    while above is not None and above not in seen:
        seen.add(above)
        whole = rows[above]
        same = item and (whole["item"] or {}).get("id") in (item, *BROADER.get(item, []))
        if above != one["id"] and owns(whole, basis) and (basis == "stated" or same):
            return True
        above = whole["part_of"]
    return False


def keys_of(one: Json) -> Json:
    first = one["announced"]["first"] or one.get("told_first")
    return {"donor": "+".join(one["donors"]) or None, "recipient": "+".join(one["recipients"]) or None,
            "kind": one["kind"], "stage": one["stage"], "item_id": (one["item"] or {}).get("id"),
            "month": first and first[:7], "year": first and first[:4]}


def counts(one: Json) -> bool:
    only_totals = one["claims"] and all(member["part"] == "asserts" for member in one["claims"])
    return one["stage"] not in NOT_PROMISED and one["kind"] not in STANCES and not only_totals


def least(ends: list[Json]) -> Decimal | None:
    known = [Decimal(str(one["min"])).quantize(PLACES) for one in ends if one["min"] is not None]
    return sum(known) if known else None


def most(ends: list[Json]) -> Decimal | None:
    if any(one["min"] is not None and one["max"] is None for one in ends):
        return None
    known = [Decimal(str(one["max"])).quantize(PLACES) for one in ends if one["max"] is not None]
    return sum(known) if known else None


def by_hand(ledger: Ledger, rows: list[Json], by: tuple[str, ...], asked: tuple[str, str, int | None]) -> list[Json]:
    basis, currency, prices_of = asked
    named = {one["id"]: one for one in rows}
    amounts = {row["commitment"]: row for row in ledger.records("amounts")
               if (row["basis"], row["currency"], row["prices_of"]) == (basis, currency, prices_of)}
    groups: dict[tuple[str | None, ...], list[str]] = {} if by else {(): []}
    for one in rows:
        if counts(one) and not is_held(one, named, basis):
            groups.setdefault(tuple(keys_of(one)[name] for name in by), []).append(one["id"])
    found = []
    for keys, names in groups.items():
        own = [amounts[name] for name in names if name in amounts]
        known = [one for one in own if one["promised"]["min"] is not None or one["promised"]["max"] is not None]
        found.append({
            **dict(zip(by, keys, strict=True)), "commitments": len(names), "with_value": len(known),
            **{name: (least([one[name] for one in own]), most([one[name] for one in own])) for name in SUMMED}})
    return found


def told(row: Json) -> Json:
    ends = {name: tuple(None if row[name][end] is None else Decimal(str(row[name][end])) for end in ("min", "max"))
            for name in SUMMED}
    return {key: value for key, value in {**row, **ends}.items()
            if key not in ("basis", "currency", "prices_of", "without_value")}


ASKED = (("stated", "EUR", None), ("book", "USD", None), ("market", "EUR", 2024))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**6), st.integers(1, 40))
@example(37, 11)
def test_sums_made_beforehand_are_those_of_the_definition(tmp_path: Path, seed: int, size: int) -> None:
    rows = book(seed, size)
    ways = [(), *((name,) for name in TOTAL_BY), TOGETHER, ("month", "donor"), ("item_id", "year"), ("kind", "year")]
    with opened(tmp_path / "ledger.duckdb", rows) as ledger:
        for by, asked in product(ways, ASKED):
            basis, currency, prices_of = asked
            found = [told(row) for row in ledger.totals(by, currency, Basis(basis), prices_of)]
            assert sorted(found, key=str) == sorted(by_hand(ledger, rows, by, asked), key=str), (by, asked)


@pytest.mark.slow
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**6))
def test_the_leaves_of_every_row_of_totals_add_up_to_it(tmp_path: Path, seed: int) -> None:
    with opened(tmp_path / "ledger.duckdb", book(seed, 25)) as ledger:
        for by, (basis, currency, prices_of) in product(((), ("donor", "kind"), ("month",), ("item_id",)), ASKED):
            for row in ledger.totals(by, currency, Basis(basis), prices_of):
                for account in SUMMED:
                    of = Of({name: row[name] for name in by}, account, currency)
                    tree = why_total(ledger, of, Asked(basis, prices_of))
                    adds = [leaf["adds"] for leaf in tree["commitments"] if not leaf["out"]]
                    assert tree["total"] == row[account]
                    assert (least(adds), most(adds)) == told(row)[account]
                    assert all(leaf["cause"] for leaf in tree["commitments"] if leaf["out"])
                    assert sum(tree["left_out"].values()) == len(tree["commitments"]) - len(adds)


def test_a_total_is_asked_for_by_the_keys_of_one_row(tmp_path: Path) -> None:
    rows = [funded("a", 1), funded("b", 10, donors=["DE", "FR"]), funded("c", 100, donors=[]),
            funded("d", 1000, kind="goods")]
    with built(tmp_path / "ledger.duckdb", commitments=rows) as ledger:
        for keys, most_of in (({"donor": "FR"}, 1001), ({"donor": "FR", "kind": "goods"}, 1000), ({"donor": None}, 100),
                              ({"donor": "DE+FR"}, 10), ({"year": "2024", "item_id": None}, 1111), ({}, 1111)):
            (row,) = ledger.totals((), only=keys)
            assert row["promised"]["max"] == most_of
        with pytest.raises(ValueError, match="totals by 'weather'"):
            ledger.totals((), only={"weather": "fair"})


def test_a_promise_that_only_others_told_of_stands_in_the_month_of_its_opening_claim(tmp_path: Path) -> None:
    silent = {"first": None, "last": None, "times": 0, "by": []}
    rows = [funded("a", 1, told_first="2023-05-06"), funded("b", 10, announced=silent, told_first="2023-05-06"),
            funded("c", 100, announced=silent)]
    with built(tmp_path / "ledger.duckdb", commitments=rows) as ledger:
        assert [(row["month"], row["promised"]["max"]) for row in ledger.totals(("month",))] == [
            ("2023-05", 10), ("2024-02", 1), (None, 100)]
        assert [leaf["commitment"] for leaf in why_total(ledger, Of({"year": "2023"}))["commitments"]] == ["b"]


def test_why_says_of_everything_that_is_left_out_why_it_is(tmp_path: Path) -> None:
    rows = [funded("a", 5), funded("b", 10, donors=["DE", "FR"]), funded("c", 2, part_of="a"),
            funded("d", 3, stage="refused"), commitment("e"), commitment("f", kind="position"),
            funded("g", 4, claims=[{"claim": "c1", "part": "asserts"}]), funded("h", 6, no_gift="reimbursement")]
    with built(tmp_path / "ledger.duckdb", commitments=rows, claims=[claim("c1")]) as ledger:
        tree = why_total(ledger, Of({"donor": "FR"}))
        assert {leaf["commitment"]: leaf["out"] for leaf in tree["commitments"]} == {
            "a": "", "b": "joint gift: stands under its donors together", "c": "part of a, which has its own amount",
            "d": "no promise: refused", "e": "no stated value of its own in EUR", "f": "no promise: position",
            "g": "no promise: running-total", "h": "no promise: reimbursement"}
        assert (tree["total"], tree["promises"], tree["without_value"]) == ({"min": 5, "max": 5}, 2, 1)
        assert tree["left_out"] == {"joint": 1, "no known value": 1, "no promise": 4, "part of a whole": 1}
        assert why_words(tree).startswith("FR promised: 5 EUR (stated)\n  the sum of 1 commitment; left out: 1 joint, ")
        delivered = why_total(ledger, Of({"donor": "FR"}, "delivered"))
        assert delivered["total"] == {"min": None, "max": None}
        with pytest.raises(BookError, match="donor NO: no commitment of this book has it"):
            why_total(ledger, Of({"donor": "NO"}))


def test_a_running_total_stands_with_the_postings_that_it_is_held_against(tmp_path: Path) -> None:
    def posting(name: str, amount: int, day: str) -> Json:
        return {"commitment": name, "claim": "c1", "account": "delivered", "commodity": "items", "min": amount,
                "max": amount, "bound": "exact", "day": day}

    said = {"claim": "c2", "day": "2024-05-01", "account": "delivered", "commodity": "items", "min": 30, "max": 30,
            "bound": "exact", "explained": {"min": 12, "max": 12}, "unexplained": {"min": 18, "max": 18},
            "postings": 1, "commitments": ["a", "b"]}
    rows = [commitment("a", running_totals=[said]), commitment("b", part_of="a")]
    postings = [posting("b", 12, "2024-04-01"), posting("b", 7, "2024-06-01")]
    with built(tmp_path / "ledger.duckdb", commitments=rows, postings=postings,
               claims=[claim("c1"), claim("c2", words="30 in all")]) as ledger:
        tree = why_commitment(ledger, "a")
        assert "\n  part of a\n" in why_words(why_commitment(ledger, "b"))
    (check,) = tree["running_totals"]
    assert check["words"]["sentence"] == "30 in all"
    assert [one["min"] for one in check["explained_by"]] == [12]
    assert "running total, delivered: 30 items by 2024-05-01: 12 posted, unexplained 18" in why_words(tree)


def test_an_absurd_amount_opens_a_sum_and_breaks_no_build(tmp_path: Path) -> None:
    rows = [funded(f"m{number}", 9 * 10**31) for number in range(20)]
    with built(tmp_path / "ledger.duckdb", commitments=[*rows, funded("n", 5)]) as ledger:
        (row,) = ledger.totals(())
    assert (row["promised"], row["without_value"]) == ({"min": 5, "max": 5}, 20)


def test_a_long_chain_of_parts_is_summed_and_takes_no_time(tmp_path: Path) -> None:
    rows = [funded("0", 5), *(commitment(str(n), part_of=str(n - 1)) for n in range(1, 3000)),
            funded("end", 7, part_of="2999")]
    with built(tmp_path / "ledger.duckdb", commitments=rows) as ledger:
        assert ledger.totals(())[0]["promised"] == {"min": 5, "max": 5}
        assert sum(1 for _ in ledger.records("left_out")) == 3000
