"""Each check finds what it is for, and finds nothing in a sound book."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pledgebook.checks import BREAKS, CHECKS, Book, check, wholes_make_a_tree
from pledgebook.codes import Basis, Bound, Counting, Kind, Modality, Part, Stage
from pledgebook.model import (
    Announced,
    Balance,
    Claim,
    Commitment,
    Conflict,
    DocumentRef,
    DueSaid,
    Evidence,
    Item,
    Member,
    Money,
    Posting,
    Valuation,
    Window,
)

TANKS = Item("tanks", "tank")


def balance(account, amount, commodity="items"):
    return Balance(account, commodity, Decimal(amount), Decimal(amount), Bound.EXACT)


def claim(name):
    return Claim(name, DocumentRef("d1", None, None, None, "en", ""), Kind.GOODS, Stage.ANNOUNCED, Modality.STATED,
                 Counting.NEW, ("DE",), ("UA",), TANKS, None, Money(None, None, "EUR", Bound.VAGUE), None, None, None,
                 Evidence(3, 8, "tanks"))


def posting(name="c1", amount=14, **known):
    said = Posting("cmt-1", name, "promised", "items", Decimal(amount), Decimal(amount), Bound.EXACT, None)
    return replace(said, **known)


CLAIMS = {name: claim(name) for name in ("c1", "c2", "c3")}
WHOLE = Commitment("cmt-1", ("DE",), ("UA",), Kind.GOODS, TANKS, Stage.ANNOUNCED, (Member("c1", Part.OPENS),),
                   (balance("promised", 14),))
CHILD = replace(WHOLE, id="cmt-2", claims=(Member("c2", Part.OPENS),), balances=(balance("promised", 4),),
                part_of="cmt-1")
COUNTS = {"captured": 9, "parsed": 8, "failed": 1, "kept": 5, "screened_out": 3,
          "candidates": 7, "claims": 4, "vetoed": 3}
SOUND = (posting(),)


TREE = {"leopard-2a6": ("leopard-2a6", "tank", "armoured-vehicle"), "caesar": ("caesar", "howitzer", "artillery")}


def codes(commitments=(WHOLE, CHILD), postings=SOUND, claims=None, counts=None):
    broader = lambda item: TREE.get(item, (item,))  # noqa: E731 -- the catalogue's look-up, as short as can be
    return [issue.code for issue in check(commitments, postings, claims or CLAIMS, counts or COUNTS, broader)]


def test_a_sound_book_raises_nothing():
    assert codes() == []


def test_what_was_sifted_must_add_up_too():
    sifted = {"sifted": 9, "sifted_no_page": 2, "sifted_failed": 1, "sifted_gated_out": 3, "sifted_screened_out": 2,
              "sifted_kept": 1}
    assert codes(counts={**COUNTS, **sifted}) == []
    assert codes(counts={**COUNTS, **sifted, "sifted_gated_out": 2}) == ["counts-do-not-add-up"]


def value_in(currency, **known):
    return Valuation(**{"basis": Basis.STATED, "min": Decimal(1), "max": Decimal(1), "currency": currency,
                        "price_year": 2024, "rate": None, "rate_date": None, "source": "as said", **known})


WRONG = {
    "counts-do-not-add-up": {"counts": {**COUNTS, "vetoed": 2}},
    "claim-twice": {"commitments": (WHOLE, replace(CHILD, claims=(Member("c1", Part.OPENS),)))},
    "claim-unknown": {"postings": (posting("c9"),)},
    "opens-not-once": {"commitments": (replace(WHOLE, claims=(Member("c1", Part.RESTATES),)),)},
    "total-posted": {"commitments": (replace(WHOLE, claims=(Member("c1", Part.ASSERTS),)),)},
    "part-of-unknown": {"commitments": (CHILD,)},
    "part-of-circle": {"commitments": (replace(WHOLE, part_of="cmt-2"),
                                       replace(CHILD, balances=(balance("promised", 4, "sets"),)))},
    "range-backwards": {"postings": (posting(min=Decimal(15)),)},
    "evidence-length": {"claims": {**CLAIMS, "c3": replace(claim("c3"), evidence=Evidence(3, 8, "guns"))}},
    "value-without-rate": {"commitments": (replace(WHOLE, values=(value_in("USD"),)),)},
    "delivered-above-promised": {"commitments": (
        replace(WHOLE, balances=(balance("promised", 14), balance("delivered", 18))),)},
    "firm-above-promised": {"commitments": (
        replace(WHOLE, balances=(balance("promised", 14), balance("committed", 14), balance("contracted", 15))),)},
    "cancelled-above-left": {"commitments": (
        replace(WHOLE, balances=(balance("promised", 14), balance("delivered", 8), balance("cancelled", 7))),)},
    "parts-above-whole": {"commitments": (WHOLE, replace(CHILD, balances=(balance("promised", 15),)))},
    "undated-valueless": {"commitments": (replace(WHOLE, balances=()),), "postings": ()},
    "dispute-not-shown": {"commitments": (replace(WHOLE, claims=(*WHOLE.claims, Member("c3", Part.DISPUTES))),)},
    "conflict-without-choice": {"commitments": (
        replace(WHOLE, conflicts=(Conflict("quantity", (("14", ("c1",)),), "15", "most texts"),)),)},
    "absurd-amount": {"postings": (posting(amount=10**10 + 1),)},
}


@pytest.mark.parametrize("code", sorted(CHECKS))
def test_each_check_finds_what_it_is_for(code):
    assert set(codes(**WRONG[code])) == {code}


@pytest.mark.parametrize("wrong", [
    {"postings": (posting(amount=-1),)},
    {"commitments": (replace(WHOLE, due_history=(
        DueSaid(None, Window(date(2024, 2, 1), date(2024, 1, 1), "soon"), "c1"),)),)},
])
def test_no_amount_is_below_nothing_and_no_window_ends_before_it_begins(wrong):
    assert codes(**wrong) == ["range-backwards"]


def test_a_value_with_its_rate_and_a_sum_as_said_are_sound():
    values = (value_in("USD", rate=Decimal("1.08"), rate_date=date(2024, 2, 16)), value_in("EUR"))
    assert codes((replace(WHOLE, balances=(balance("promised", 14, "EUR"),), values=values),)) == []


def test_more_may_have_come_where_only_a_least_number_was_promised():
    promised = Balance("promised", "items", Decimal(10), None, Bound.AT_LEAST)
    assert codes((replace(WHOLE, balances=(promised, balance("delivered", 18))),)) == []


@pytest.mark.parametrize(("came", "gone", "flagged"), [
    (8, 6, False), (8, 7, True), (0, 14, False), (0, 15, True), (14, 1, True),
])
def test_a_cancellation_may_be_of_all_that_had_not_come_and_of_no_more(came, gone, flagged):
    told = (balance("promised", 14), balance("delivered", came), balance("cancelled", gone))
    assert codes((replace(WHOLE, balances=told),)) == (["cancelled-above-left"] if flagged else [])


def test_parts_of_other_things_are_not_added_to_their_whole():
    shells = replace(CHILD, item=Item("shells", "shell"), balances=(balance("promised", 5000),))
    assert codes((WHOLE, shells)) == []


def test_a_trillion_is_no_absurd_sum_of_money_but_is_an_absurd_count():
    assert codes(postings=(posting(amount=10**12, commodity="EUR"),)) == []
    assert codes(postings=(posting(amount=10**12),)) == ["absurd-amount"]


@pytest.mark.parametrize(("item", "unit", "amount", "is_absurd"), [
    ("caesar", "items", 6 * 10**14, True), ("caesar", "items", 200_001, True), ("caesar", "items", 200_000, False),
    ("leopard-2a6", "items", 100_001, True), ("leopard-2a6", "tonnes", 100_001, False),
    ("leopard-2a6", "items/year", 100_001, True), ("shell", "items", 10**9, False), ("tank", "items", 100_001, True),
])
def test_no_more_is_promised_of_a_family_than_there_can_be_in_the_world(item, unit, amount, is_absurd):
    whole = replace(WHOLE, item=Item("as said", item), balances=())
    found = codes((whole,), (posting(amount=amount, commodity=unit),))
    assert found == (["absurd-amount"] if is_absurd else [])


def test_a_day_or_an_amount_is_enough_and_a_request_needs_neither():
    bare = replace(WHOLE, balances=())
    assert codes((bare,), ()) == ["undated-valueless"]
    assert codes((replace(bare, announced=Announced(date(2024, 2, 3), None, 1, ())),), ()) == []
    assert codes((replace(bare, values=(value_in("EUR", rate=Decimal(1), rate_date=date(2024, 2, 3)),)),), ()) == []
    assert codes((bare,), (posting(min=None, max=None, day=date(2024, 2, 3)),)) == []
    assert codes((bare,), (posting(),)) == []
    assert codes((replace(bare, stage=Stage.REQUESTED),), ()) == []
    dated = replace(claim("c1"), document=replace(claim("c1").document, published=date(2024, 2, 3)))
    assert codes((bare,), (), {**CLAIMS, "c1": dated}) == []


def test_a_conflict_shows_what_was_chosen_among_what_was_told():
    told = Conflict("quantity", (("14", ("c1",)), ("18", ("c3",))), "14", "most texts")
    disputed = replace(WHOLE, claims=(*WHOLE.claims, Member("c3", Part.DISPUTES)), conflicts=(told,))
    assert codes((disputed,)) == []
    assert codes((replace(disputed, conflicts=(replace(told, chosen="15"),)),)) == ["conflict-without-choice"]


def test_every_promise_of_a_circle_of_wholes_is_named_and_none_that_only_leads_into_it():
    names = {"a": "b", "b": "c", "c": "a", "d": "a", "e": None, "f": "f"}
    book = [replace(WHOLE, id=name, part_of=whole, balances=(), claims=(Member(f"c-{name}", Part.OPENS),))
            for name, whole in names.items()]
    known = {f"c-{name}": claim(f"c-{name}") for name in names}
    found = check(book, (posting("c-a"),), known, COUNTS)
    assert [issue.subject for issue in found if issue.code == "part-of-circle"] == ["a", "b", "c", "f"]


def test_a_chain_of_wholes_is_walked_once_however_long_it_is():
    """Each step looks its commitment up: in a chain of 20,000 a walk from every link would make 200 million of them."""
    size, looked = 20_000, 0

    class Counted(dict):
        def __getitem__(self, name):
            nonlocal looked
            looked += 1
            return super().__getitem__(name)

    chain = Counted({str(n): replace(WHOLE, id=str(n), part_of=str(n + 1) if n + 1 < size else None)
                     for n in range(size)})
    assert list(wholes_make_a_tree(Book(chain, (), {}, {}))) == []
    assert looked <= 2 * size


def test_a_sum_by_the_year_is_money_and_no_count():
    assert codes(postings=(posting(amount=15 * 10**9, commodity="EUR/year"),)) == []
    assert codes(postings=(posting(amount=15 * 10**9, commodity="rounds/year"),)) == ["absurd-amount"]


def test_counts_that_were_not_taken_are_not_checked():
    assert codes(counts={"claims": 4}) == []


def test_every_check_says_what_holds_and_every_break_has_a_check():
    assert all(one.__doc__ for one in CHECKS.values())
    assert set(CHECKS) >= BREAKS
