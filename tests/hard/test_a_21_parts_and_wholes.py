"""Parts and their whole: what came of a part came of the whole, once; a raise is the new promise; lots have an end.

Promise held: of 500, of which 350 came as parts, 150 are outstanding, whoever tells it and in how many texts. A part
that is a promise of its own keeps its row, and no total adds it to its whole.
"""

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hard_books import book, home, part, rows, same, say, stands, told
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.codes import Modality, Stage, Verdict
from pledgebook.ledger import Ledger, build_ledger
from pledgebook.model import Judgement
from pledgebook.reconcile.conflicts import COUNTS_ALL, NO_MORE
from pledgebook.schema import claim_to_json, plain

SHELLS = "artillery shells"
WHOLE = say("jan.1", "2024-01-10", what=SHELLS, number=500, speaker="DE")


def came(name, day, number, what=SHELLS, counting="part", **more):
    return say(name, day, what=what, number=number, stage="delivered", counting=counting, **more)


def inside(part_id, whole_id):
    return Judgement("jdg-9", Verdict.PART_OF, (part_id, whole_id), "ada", "2026-01-01T00:00:00Z")


def accounts(one, commodity="items"):
    return tuple(stands(one, name, commodity) for name in ("promised", "delivered", "outstanding"))


# -- shares that came --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shares", [
    [came("apr.1", "2024-04-10", 350)],
    [came("jan.2", "2024-01-10", 350)],
    [came("apr.1", "2024-04-10", 200), came("apr.2", "2024-04-10", 150)],
    [came("apr.1", "2024-04-10", 200), came("jun.1", "2024-06-10", 150)],
    [came("apr.1", "2024-04-10", 200, "155mm artillery shells"),
     came("apr.2", "2024-04-10", 150, "122mm artillery shells")],
], ids=["one later", "one in its text", "two of one text", "two of two texts", "two sorts"])
def test_what_came_in_shares_is_no_longer_outstanding_of_the_whole(shares):
    made = book(WHOLE, *shares)
    assert len(made.commitments) == 1
    assert accounts(made.commitments[0]) == ((500, 500), (350, 350), (150, 150))
    assert {part(made, one.id) for one in shares} == {"advances"}


@pytest.mark.parametrize("day", ["2024-01-10", "2024-04-10"], ids=["one text", "another text"])
def test_what_was_paid_of_a_sum_is_no_longer_outstanding(day):
    aid = {"what": "military aid", "kind": "funds"}
    name = "jan.2" if day == "2024-01-10" else "apr.1"
    made = book(say("jan.1", "2024-01-10", money="500000000 EUR", **aid),
                say(name, day, money="350000000 EUR", stage="delivered", counting="part", **aid))
    assert accounts(home(made, "jan.1"), "EUR") == (
        (500_000_000, 500_000_000), (350_000_000, 350_000_000), (150_000_000, 150_000_000))


def test_shares_of_one_text_that_are_more_than_the_whole_lie_in_each_other():
    one = home(book(WHOLE, came("apr.1", "2024-04-10", 400), came("apr.2", "2024-04-10", 450)), "jan.1")
    assert stands(one, "delivered") == (450, 450)


# -- parts that are promises of their own ------------------------------------------------------------------------------

PARTS = (say("jan.2", "2024-01-10", what="155mm artillery shells", number=200, counting="part", speaker="DE"),
         say("jan.3", "2024-01-10", what="122mm artillery shells", number=300, counting="part", speaker="DE"))
FIRST = came("apr.1", "2024-04-10", 200, "155mm artillery shells", counting="new")


def test_a_delivered_part_keeps_its_row_and_its_whole_has_so_much_less_outstanding():
    made = book(WHOLE, *PARTS, FIRST)
    whole, child = home(made, "jan.1"), home(made, "jan.2")
    assert child.part_of == whole.id
    assert accounts(child) == ((200, 200), (200, 200), (0, 0))
    assert accounts(whole) == ((500, 500), (200, 200), (300, 300))
    assert (whole.stage, whole.stage_share) == ("delivered", Decimal("0.4000"))
    assert [(told.account, told.max, told.commitments) for told in whole.in_parts] == [("delivered", 200, (child.id,))]
    assert {posting.commitment for posting in made.postings if posting.account == "delivered"} == {child.id}


def test_a_part_by_a_persons_word_counts_as_one_by_a_texts():
    alone = came("apr.1", "2024-04-10", 120, counting="additional")
    made = book(WHOLE, alone, judgements=(inside("apr.1", "jan.1"),))
    assert home(made, "apr.1").part_of == home(made, "jan.1").id
    assert stands(home(made, "jan.1"), "outstanding") == (380, 380)


def test_the_whole_and_its_part_that_tell_one_delivery_tell_it_once():
    made = book(WHOLE, *PARTS, FIRST, came("apr2.1", "2024-04-12", 200))
    assert stands(home(made, "jan.1"), "outstanding") == (300, 300)


def test_where_the_whole_counts_another_number_the_book_knows_an_interval():
    made = book(WHOLE, *PARTS, FIRST, came("jun.1", "2024-06-20", 250))
    assert stands(home(made, "jan.1"), "delivered") == (250, 450)
    assert stands(home(made, "jan.1"), "outstanding") == (50, 250)


def test_parts_of_other_things_take_nothing_from_a_number_of_things():
    made = book(say("jan.1", "2024-01-10", what="tanks", number=10),
                came("apr.1", "2024-04-10", 4, "trucks", counting="new"), judgements=(inside("apr.1", "jan.1"),))
    assert stands(home(made, "jan.1"), "outstanding") == (10, 10)


def test_parts_of_parts_count_once():
    made = book(WHOLE, *PARTS, say("mar.1", "2024-03-01", what="155mm artillery shells", number=90, giver="DE",
                                   counting="additional"),
                came("may.1", "2024-05-20", 90, "155mm artillery shells", counting="restated"),
                judgements=(inside("mar.1", "jan.2"),
                            Judgement("jdg-2", Verdict.SAME, ("mar.1", "may.1"), "ada", "2026-01-01T00:00:00Z")))
    assert home(made, "mar.1").part_of == home(made, "jan.2").id
    assert stands(home(made, "jan.2"), "delivered") == (90, 90)
    assert accounts(home(made, "jan.1")) == ((500, 500), (90, 90), (410, 410))


def test_a_ceiling_that_its_parts_fill_is_promised_in_full_and_another_stays_a_ceiling():
    top = say("jan.1", "2024-01-10", what="support package", kind="package", money="..50000000000 EUR")
    loans = say("jan.2", "2024-01-10", what="loans", kind="funds", money="33000000000 EUR", counting="part")
    grants = say("jan.3", "2024-01-10", what="grants", kind="funds", money="17000000000 EUR", counting="part")
    assert stands(home(book(top, loans, grants), "jan.1"), "promised", "EUR") == (50_000_000_000, 50_000_000_000)
    assert stands(home(book(top, loans), "jan.1"), "promised", "EUR") == (None, 50_000_000_000)


@pytest.mark.parametrize(("stage", "account"), [("committed", "committed"), ("contracted", "contracted")])
def test_a_ceiling_that_was_approved_is_filled_by_parts_that_were(stage, account):
    top = say("jan.1", "2024-01-10", what="support package", kind="package", money="..50000000000 EUR", stage=stage)
    loans = say("jan.2", "2024-01-10", what="loans", kind="funds", money="33000000000 EUR", counting="part",
                stage=stage)
    grants = say("jan.3", "2024-01-10", what="grants", kind="funds", money="17000000000 EUR", counting="part",
                 stage=stage)
    whole = home(book(top, loans, grants), "jan.1")
    assert stands(whole, "promised", "EUR") == stands(whole, account, "EUR") == (50_000_000_000, 50_000_000_000)
    later = [at_stage(part_, "announced") for part_ in (loans, grants)]
    open_ = home(book(top, *later), "jan.1")
    assert stands(open_, "promised", "EUR") == (50_000_000_000, 50_000_000_000)
    assert stands(open_, account, "EUR") == (None, 50_000_000_000)


def at_stage(claim, stage):
    """The claim at another stage."""
    return replace(claim, stage=Stage(stage))


def test_on_one_condition_a_ceiling_is_filled_by_parts_on_the_same_and_a_sure_one_is_not():
    top = say("jan.1", "2024-01-10", what="support package", kind="package", money="..50000000000 EUR")
    parts = [say(f"jan.{number}", "2024-01-10", what=what, kind="funds", money=f"{size}000000000 EUR", counting="part",
                 modality="conditional") for number, what, size in ((2, "loans", 33), (3, "grants", 17))]
    on_condition = replace(top, modality=Modality.CONDITIONAL)
    assert stands(home(book(on_condition, *parts), "jan.1"), "promised", "EUR") == (50_000_000_000, 50_000_000_000)
    assert stands(home(book(top, *parts), "jan.1"), "promised", "EUR") == (None, 50_000_000_000)


@pytest.mark.parametrize("number", [None, 500], ids=["without a number", "all of it"])
@pytest.mark.parametrize("again", [None, "2024-11-10"], ids=["before", "after too"])
def test_of_a_whole_that_is_called_off_what_came_in_parts_is_not_cancelled(number, again):
    off = say("sep.1", "2024-09-10", what=SHELLS, number=number, stage="cancelled", speaker="DE", counting="restated")
    more = [came("nov.1", again, 50, "122mm artillery shells", counting="new")] if again else []
    judged = (same("jan.1", "sep.1"), *([replace(same("jan.3", "nov.1"), id="jdg-2")] if again else []))
    made = book(WHOLE, *PARTS, FIRST, off, *more, judgements=judged)
    whole, gone = home(made, "jan.1"), 250 if again else 200
    assert whole.stage == "cancelled"
    assert accounts(whole) == ((500, 500), (gone, gone), (0, 0))
    assert stands(whole, "cancelled") == (500 - gone, 500 - gone)
    assert [(p.account, p.min, p.max) for p in made.postings if (p.commitment, p.account) == (whole.id, "cancelled")] \
        == [("cancelled", 500 - gone, 500 - gone)]


def test_what_is_called_off_in_a_part_and_in_the_whole_is_cancelled_once():
    off = say("sep.1", "2024-09-10", what=SHELLS, stage="cancelled", speaker="DE", counting="restated")
    of_part = say("aug.1", "2024-08-10", what="122mm artillery shells", number=300, stage="cancelled", speaker="DE",
                  counting="restated")
    made = book(WHOLE, *PARTS, FIRST, of_part, off, judgements=(
        same("jan.1", "sep.1"), replace(same("jan.3", "aug.1"), id="jdg-2")))
    assert stands(home(made, "jan.3"), "cancelled") == (300, 300)
    assert stands(home(made, "jan.1"), "cancelled") == (300, 300)
    assert accounts(home(made, "jan.1")) == ((500, 500), (200, 200), (0, 0))


def test_totals_add_what_came_of_a_part_once(tmp_path):
    aid = {"what": "military aid", "kind": "package"}
    claims = (say("jan.1", "2024-01-10", money="500000000 EUR", **aid),
              say("jan.2", "2024-01-10", what="loans", kind="funds", money="200000000 EUR", counting="part",
                  due=("2024-01-10", "2024-12-31", "this year")),
              say("apr.1", "2024-04-10", what="loans", kind="funds", money="200000000 EUR", stage="delivered",
                  counting="restated"))
    made = book(*claims, judgements=(
        Judgement("jdg-1", Verdict.SAME, ("jan.2", "apr.1"), "ada", "2026-01-01T00:00:00Z"),))
    whole = home(made, "jan.1")
    assert home(made, "jan.2").part_of == whole.id
    assert stands(whole, "outstanding", "EUR") == (300_000_000, 300_000_000)
    stated = [{"basis": "stated", "currency": "EUR", "min": 500_000_000, "max": 500_000_000, "inherited": None,
               "parts": [], "prices_of": None, "commodity": "EUR", "rate": None, "source": "as said"}]
    rows_of = [{**plain(one), "values": stated if one.id == whole.id else []} for one in made.commitments]
    build_ledger(tmp_path / "ledger.duckdb", {
        "claims": map(claim_to_json, claims), "commitments": rows_of, "postings": map(plain, made.postings)}, {})
    with Ledger(tmp_path / "ledger.duckdb") as ledger:
        (total,) = ledger.totals((), "EUR", "stated", None, {})
    assert (total["promised"]["max"], total["delivered"]["max"]) == (500_000_000, 200_000_000)


@settings(max_examples=60, deadline=None)
@given(numbers=st.lists(st.integers(1, 400), min_size=1, max_size=5), own=st.integers(0, 600), seed=st.integers())
def test_a_whole_never_has_more_delivered_by_its_parts_than_it_is(numbers, own, seed):
    """Whatever parts and lots are told, in whatever order: at most the whole, and nothing below nothing."""
    claims = [WHOLE, *(came(f"t{number}.1", f"2024-0{number + 2}-10", size, counting="additional")
                       for number, size in enumerate(numbers))]
    if own:
        claims.append(came("own.1", "2024-09-20", own))
    random.Random(seed).shuffle(claims)
    made = book(*claims, judgements=tuple(inside(f"t{number}.1", "jan.1") for number in range(len(numbers))))
    one = home(made, "jan.1")
    low, high = stands(one, "delivered") or (0, 0)
    assert 0 <= low <= high <= max(500, own)
    assert stands(one, "outstanding") == (max(0, 500 - high), max(0, 500 - low))


# -- raised levels -----------------------------------------------------------------------------------------------------

TANKS = say("jan.1", "2024-01-10", number=500)


@pytest.mark.parametrize(("counting", "words", "language"), [
    ("total", "Germany raised its pledge from 500 to 800 tanks", "en"),
    ("new", "Germany raised its pledge from 500 to 800 tanks", "en"),
    ("total", "has increased its commitment to 800 tanks", "en"),
    ("total", "will now send 800 tanks instead of 500", "en"),
    ("total", "l'Allemagne a porté sa promesse de 500 à 800 chars", "fr"),
    ("total", "Berlin hat seine Zusage von 500 auf 800 Panzer erhöht", "de"),
    ("total", "Берлін збільшив обіцяну кількість із 500 до 800 танків", "uk"),
])
def test_a_raise_that_the_words_call_so_is_the_new_promise_with_its_history(counting, words, language):
    made = book(TANKS, say("apr.1", "2024-04-10", number=800, counting=counting, words=words, language=language))
    one = home(made, "jan.1")
    assert part(made, "apr.1") == "amends"
    assert accounts(one) == ((800, 800), None, (800, 800))
    assert [(said.amount.max, said.claim) for said in one.promised_history] == [(500, "jan.1"), (800, "apr.1")]
    assert one.balance("unexplained") == ()
    assert rows(one)["Number in force"] == ("from 10 Jan 2024: 500", "from 10 Apr 2024: 800")


def test_a_raise_in_money_is_found_by_the_sum_that_it_names():
    made = book(say("jan.1", "2024-01-10", what="military aid", kind="package", money="500000000 EUR"),
                say("apr.1", "2024-04-10", what="military aid", kind="package", money="800000000 EUR", counting="total",
                    words="raised its pledge of military aid from 500 million to 800 million euros"))
    assert accounts(home(made, "jan.1"), "EUR") == ((800_000_000, 800_000_000), None, (800_000_000, 800_000_000))


@pytest.mark.parametrize(("counting", "words", "language"), [
    ("additional", "raised the number of tanks by four", "en"), ("restated", "raised the number by 4 tanks", "en"),
    ("additional", "l'Allemagne a augmenté le nombre de chars de quatre", "fr"),
    ("additional", "Berlin hat die Zahl der Panzer um vier erhöht", "de"),
    ("additional", "Берлін збільшив кількість танків на чотири", "uk"),
])
def test_a_promise_that_is_raised_by_so_many_is_raised_and_its_delivery_is_within_it(counting, words, language):
    made = book(say("jan.1", "2024-01-10", number=14, speaker="DE"),
                say("feb.1", "2024-02-20", number=4, counting=counting, words=words, language=language),
                came("mar.1", "2024-03-28", 18, "Leopard 2 tanks", counting="new"))
    one = home(made, "jan.1")
    assert part(made, "feb.1") == "amends"
    assert accounts(one) == ((18, 18), (18, 18), (0, 0))
    assert [(said.amount.max, said.claim) for said in one.promised_history] == [(14, "jan.1"), (18, "feb.1")]


def test_outlets_that_tell_one_step_for_days_raise_the_promise_once_and_another_step_again():
    first = say("jan.1", "2024-01-10", number=14, speaker="DE")
    steps = [say(f"feb{day}.1", f"2024-02-{day}", number=4, counting="additional", words=f"raised its offer by {how}")
             for day, how in ((20, "four"), (22, "4 tanks"))]
    assert stands(home(book(first, *steps), "jan.1"), "promised") == (18, 18)
    more = say("apr.1", "2024-04-20", number=2, counting="additional", words="raised its offer by two")
    made = book(first, *steps, more)
    assert stands(home(made, "jan.1"), "promised") == (20, 20)
    assert home(made, "apr.1") == home(made, "jan.1")


@pytest.mark.parametrize(("words", "what"), [
    ("will send another four", "Leopard 2 tanks"), ("raised its aid by four", "weapons"),
    ("the number was raised by the ministry, which adds four", "Leopard 2 tanks"),
    ("raised the number by six, four of them this year", "Leopard 2 tanks")], ids=["no raise", "aid", "agent", "other"])
def test_a_number_that_its_words_do_not_call_a_step_is_a_promise_of_its_own(words, what):
    made = book(say("jan.1", "2024-01-10", number=14, speaker="DE"),
                say("feb.1", "2024-02-20", what=what, number=4, counting="additional", words=words))
    assert stands(home(made, "jan.1"), "promised") == (14, 14)
    assert home(made, "feb.1") != home(made, "jan.1")


def test_a_step_that_could_be_of_two_promises_is_of_none():
    made = book(say("jan.1", "2024-01-10", number=14), say("may.1", "2024-05-10", number=60, counting="additional"),
                say("sep.1", "2024-09-20", number=4, counting="additional", words="raised the number by four"))
    assert stands(home(made, "sep.1"), "promised") == (4, 4)


def test_outlets_that_tell_a_raise_for_days_raise_it_once():
    words = "Germany raised its pledge from 500 to 800 tanks"
    made = book(TANKS, *(say(f"apr{n}.1", f"2024-04-1{n}", number=800, counting="total", words=words)
                         for n in range(3)))
    assert len(made.commitments) == 1
    assert stands(home(made, "jan.1"), "promised") == (800, 800)
    assert [part(made, f"apr{n}.1") for n in range(3)] == ["amends", "restates", "restates"]


@pytest.mark.parametrize(("words", "why"), [
    ("Germany has promised 800 tanks in all", "no word calls it a raise"),
    ("Germany raised its pledge from 600 to 800 tanks", "another promise was raised"),
])
def test_a_total_that_is_no_raise_of_this_promise_stays_a_check(words, why):
    made = book(TANKS, say("apr.1", "2024-04-10", number=800, counting="total", words=words))
    assert part(made, "apr.1") == "asserts", why
    assert stands(home(made, "jan.1"), "promised") == (500, 500)


def test_what_rose_by_another_promise_is_a_sum_of_two():
    made = book(TANKS, say("apr.1", "2024-04-10", number=300, counting="additional"),
                say("apr.2", "2024-04-10", number=800, counting="total", words="raised its pledge from 500 to 800"))
    assert part(made, "apr.2") == "asserts"
    assert sorted(stands(one, "promised") for one in made.commitments if stands(one, "promised")) == [
        (300, 300), (500, 500)]


# -- N of the M --------------------------------------------------------------------------------------------------------

HUNDRED = say("jan.1", "2024-01-10", number=100)
MARCH = say("mar.1", "2024-03-20", number=50, stage="delivered", words="50 of the 100 tanks were delivered")


def may(number=60, words="60 of the 100 tanks were delivered", **more):
    return say("may.1", "2024-05-20", number=number, stage="delivered", words=words, **more)


@pytest.mark.parametrize("counting", ["new", "part"])
def test_a_later_number_that_would_be_too_much_as_a_lot_counts_all_so_far_and_is_flagged(counting):
    made = book(HUNDRED, MARCH, may(counting=counting))
    one = home(made, "jan.1")
    assert len(made.commitments) == 1
    assert accounts(one) == ((100, 100), (60, 60), (40, 40))
    assert [found.rule for found in one.conflicts] == [COUNTS_ALL]
    assert sorted(told(one, "delivered").values()) == [("mar.1",), ("may.1",)]


@pytest.mark.parametrize("words", [
    "60 of the 100 tanks have been delivered so far", "bisher sind 60 der 100 Panzer geliefert",
    "60 des 100 chars ont été livrés à ce jour", "наразі передано 60 зі 100 танків"])
def test_a_number_that_its_words_call_a_count_so_far_counts_all_and_nothing_is_flagged(words):
    one = home(book(HUNDRED, MARCH, may(words=words, counting="part")), "jan.1")
    assert accounts(one) == ((100, 100), (60, 60), (40, 40))
    assert one.conflicts == ()


def test_another_lot_is_added_and_never_beyond_the_whole():
    one = home(book(HUNDRED, MARCH, may(words="another 60 of the 100 tanks were delivered")), "jan.1")
    assert accounts(one) == ((100, 100), (100, 100), (0, 0))
    assert [(found.field, found.rule) for found in one.conflicts] == [("delivered", NO_MORE)]
    assert found_is_chosen(one)


def found_is_chosen(one):
    return all(found.chosen in dict(found.values) for found in one.conflicts)


def test_another_lot_that_fits_is_added_in_full():
    one = home(book(HUNDRED, MARCH, may(30, "another 30 of the 100 tanks were delivered")), "jan.1")
    assert accounts(one) == ((100, 100), (80, 80), (20, 20))
    assert one.conflicts == ()


def test_where_nothing_says_whether_it_holds_the_first_the_book_knows_an_interval_within_the_whole():
    one = home(book(say("jan.1", "2024-01-10", number=200), say("mar.1", "2024-03-20", number=50, stage="delivered",
                                                              counting="part"),
                    say("may.1", "2024-05-20", number=60, stage="delivered", counting="part")), "jan.1")
    assert accounts(one) == ((200, 200), (60, 110), (90, 140))


# -- taken back, and only considered -----------------------------------------------------------------------------------


def test_a_promise_that_is_refused_later_stays_a_promise_that_was_taken_back():
    made = book(say("jan.1", "2024-01-10", number=20),
                say("jun.1", "2024-06-10", number=20, stage="refused",
                    words="refuses to send the 20 tanks that it had promised"))
    one = home(made, "jan.1")
    assert part(made, "jun.1") == "amends"
    assert one.stage == "cancelled"
    ends = [stands(one, account) for account in ("promised", "cancelled", "outstanding", "refused")]
    assert ends == [(20, 20), (20, 20), (0, 0), None]


def test_what_had_come_before_the_refusal_stays_delivered():
    made = book(say("jan.1", "2024-01-10", number=20), say("mar.1", "2024-03-10", number=5, stage="delivered"),
                say("jun.1", "2024-06-10", stage="refused", words="refuses to send the tanks that it had promised"),
                judgements=(Judgement("jdg-1", Verdict.SAME, ("jan.1", "mar.1", "jun.1"), "ada",
                                      "2026-01-01T00:00:00Z"),))
    one = home(made, "jan.1")
    ends = [stands(one, account) for account in ("delivered", "cancelled", "outstanding")]
    assert ends == [(5, 5), (15, 15), (0, 0)]


def test_a_promise_after_a_refusal_is_open():
    made = book(say("jan.1", "2024-01-10", number=20, stage="refused"), say("jun.1", "2024-06-10", number=20),
                judgements=(Judgement("jdg-1", Verdict.SAME, ("jan.1", "jun.1"), "ada", "2026-01-01T00:00:00Z"),))
    assert stands(home(made, "jun.1"), "outstanding") == (20, 20)


@pytest.mark.parametrize("stage", ["announced", "committed", "contracted"])
def test_what_may_be_given_is_considered_and_not_promised(stage):
    (one,) = book(say("jan.1", "2024-01-10", number=20, modality="possible", stage=stage)).commitments
    assert (one.stage, one.hedged) == ("signalled", "possible")
    assert [(b.account, b.max) for b in one.balances] == [("signalled", 20)]


def test_a_possible_promise_that_somebody_makes_for_sure_is_promised():
    made = book(say("jan.1", "2024-01-10", number=20, modality="possible"), say("feb.1", "2024-01-20", number=20))
    assert stands(home(made, "jan.1"), "promised") == (20, 20)


def test_a_promise_on_a_condition_is_a_promise():
    (one,) = book(say("jan.1", "2024-01-10", number=20, modality="conditional")).commitments
    assert (one.hedged, stands(one, "promised")) == ("conditional", (20, 20))


# -- one sum told in two ways ------------------------------------------------------------------------------------------

AID = say("may.1", "2024-05-13", what="military aid", kind="package", money="2700000000 EUR", speaker="DE")


@pytest.mark.parametrize("what", [None, "military aid"])
def test_a_sum_that_is_told_as_an_old_one_by_its_figure_alone_is_the_promise_of_that_sum(what):
    old = say("dec.1", "2024-12-11", what=what, kind="funds", money="2700000000 EUR", counting="restated")
    made = book(AID, say("may.2", "2024-05-13", what="arms", kind="package", money="2750000000 EUR",
                         stage="committed"), old)
    assert home(made, "dec.1") == home(made, "may.1")
    assert stands(home(made, "may.1"), "promised", "EUR") == (2_700_000_000, 2_700_000_000)


@pytest.mark.parametrize("more", [{"money": "1900000000 EUR"}, {"giver": "FR"}, {"taker": "MD"}],
                         ids=["another sum", "another giver", "another recipient"])
def test_another_sum_giver_or_recipient_is_no_old_promise(more):
    told = {"money": "2700000000 EUR", **more}
    made = book(AID, say("dec.1", "2024-12-11", what=None, kind="funds", counting="restated", **told))
    assert home(made, "dec.1") != home(made, "may.1")


DRONES = say("own.1", "2024-03-07", what="drones", number="10000..", money="125000000 GBP", giver="GB")
SUM = {"kind": "funds", "money": "125000000 GBP", "giver": "GB", "counting": "additional"}


def test_what_a_sum_buys_is_part_of_the_sum_so_that_the_money_counts_once():
    made = book(DRONES, say("sum.1", "2024-03-09", what=None, **SUM))
    assert home(made, "own.1").part_of == home(made, "sum.1").id


@pytest.mark.parametrize(("day", "more"), [
    ("2024-05-09", {}), ("2024-03-09", {"what": "howitzers"}), ("2024-03-09", {"money": "200000000 GBP"}),
    ("2024-03-09", {"giver": "FR"}), ("2024-03-09", {"taker": "MD"}), ("2024-03-09", {"counting": "total"})],
    ids=["months apart", "for another thing", "another sum", "another giver", "another recipient", "a running total"])
def test_another_sum_holds_nothing_that_was_bought(day, more):
    made = book(DRONES, say("sum.1", day, **{"what": None, **SUM, **more}))
    assert home(made, "own.1").part_of is None


def test_a_countrys_share_lies_in_its_own_whole_before_it_lies_in_that_of_a_body():
    sums = {"what": "aid", "kind": "funds", "taker": "SD"}
    claims = (say("apr.1", "2024-04-15", money="2000000000.. EUR", giver="FR", **{**sums, "kind": "package"}),
              say("apr.2", "2024-04-15", money="350000000 EUR", giver="EU", **sums),
              say("apr.3", "2024-04-15", money="110000000 EUR", giver="FR", counting="part", **sums))
    assert home(book(*claims), "apr.3").part_of == home(book(*claims), "apr.1").id
    assert home(book(*claims[1:]), "apr.3").part_of == home(book(*claims[1:]), "apr.2").id
