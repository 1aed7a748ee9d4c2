"""What reconciling promises as a whole."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.codes import Part, Stage
from pledgebook.reconcile import commitment_id

AMOUNTS = st.one_of(st.none(), st.sampled_from([4, 14, 18, 120]))
DRAWN = st.fixed_dictionaries({
    "day": st.sampled_from([None, "2023-01-20", "2023-01-25", "2023-03-30", "2023-07-11"]),
    "stage": st.sampled_from(["announced", "committed", "delivered", "requested", "refused"]),
    "counting": st.sampled_from(["new", "additional", "total", "part"]),
    "donors": st.sampled_from([(), ("DE",), ("GB",), ("DE", "GB")]),
    "item": st.sampled_from(["Leopard 2 tanks/leopard-2", "tanks/tank", "Leopard 1/leopard-1", "field kitchens", None]),
    "quantity": AMOUNTS,
    "money": st.sampled_from([None, "400000000 USD", "100000000 EUR"]),
    "kind": st.sampled_from(["goods", "funds", "package", "training"]),
})
BOOKS = st.lists(st.tuples(st.integers(0, 4), DRAWN), min_size=1, max_size=14)


def _claims(claim, drawn):
    return [claim(f"t{text}.{number}", **fields) for number, (text, fields) in enumerate(drawn)]


@settings(max_examples=60, deadline=None)
@given(drawn=BOOKS, data=st.data())
def test_commitments_do_not_depend_on_the_order_of_claims(claim, book, drawn, data):
    claims = _claims(claim, drawn)
    shuffled = data.draw(st.permutations(claims))
    assert book(claims) == book(shuffled)


@settings(max_examples=40, deadline=None)
@given(drawn=BOOKS)
def test_a_claim_given_twice_is_one_claim(claim, book, drawn):
    claims = _claims(claim, drawn)
    assert book(claims) == book([*claims, *claims])


@settings(max_examples=60, deadline=None)
@given(drawn=BOOKS, doubled=st.sets(st.integers(0, 4)))
def test_a_copied_text_changes_no_promise_and_no_sum(claim, book, drawn, doubled):
    claims = _claims(claim, drawn)
    copied = [replace(one, id=f"z{one.id}", document=replace(one.document, id=f"z{one.document.id}"))
              for one in claims if one.document.id in {f"t{number}" for number in doubled}]
    copies = {one.document.id: one.document.id[1:] for one in copied}
    alone, together = book(claims), book([*claims, *copied], copies=copies)
    assert {(one.id, one.part_of, one.balances) for one in alone.commitments} == {
        (one.id, one.part_of, one.balances) for one in together.commitments}


@settings(max_examples=60, deadline=None)
@given(drawn=BOOKS)
def test_every_claim_stands_in_exactly_one_commitment_and_one_opens_it(claim, book, drawn):
    claims = _claims(claim, drawn)
    result = book(claims)
    members = [member for one in result.commitments for member in one.claims]
    assert sorted(member.claim for member in members) == sorted(one.id for one in claims)
    for one in result.commitments:
        parts = [member.part for member in one.claims]
        assert parts.count(Part.OPENS) == (0 if set(parts) == {Part.ASSERTS} else 1)


@settings(max_examples=60, deadline=None)
@given(drawn=BOOKS)
def test_wholes_make_a_tree(claim, book, drawn):
    result = book(_claims(claim, drawn))
    parents = {one.id: one.part_of for one in result.commitments}
    for name, parent in parents.items():
        seen, above = {name}, parent
        while above is not None:
            assert above in parents
            assert above not in seen
            seen.add(above)
            above = parents[above]


def test_a_promise_told_in_two_languages_is_counted_once(claim, book):
    result = book([claim("a.1"), claim("b.1", item="Leopard-2-Panzer/leopard-2", language="de", day="2023-01-26")])
    (one,) = result.commitments
    assert [balance.max for balance in one.balance("promised")] == [Decimal(14)]
    assert one.sources.documents == 2


def test_the_same_thing_of_two_donors_is_two_promises(claim, book):
    assert len(book([claim("a.1"), claim("b.1", donors=("GB",))]).commitments) == 2


def test_another_number_months_later_is_another_gift(claim, book):
    assert len(book([claim("a.1"), claim("b.1", quantity=60, day="2023-09-01")]).commitments) == 2


def test_lines_of_two_packages_stay_apart_however_alike(claim, book, groups):
    def telling(text, day, sum_of_it):
        return [claim(f"{text}.1", kind="package", item="package/assistance", quantity=None, money=sum_of_it, day=day),
                claim(f"{text}.2", quantity=4, day=day)]
    found = groups(book([*telling("a", "2023-01-25", "700000000 USD"), *telling("b", "2023-02-10", "270000000 USD")]))
    assert {"a.2"} in found
    assert {"b.2"} in found


def test_a_refusal_stands_as_a_commitment_of_its_own(claim, book):
    (one,) = book([claim("a.1", stage="refused", quantity=None)]).commitments
    assert one.stage is Stage.REFUSED


def test_the_id_comes_from_the_member_recorded_first_and_the_others_redirect_to_it(claim, book):
    early = claim("b.1")
    early = replace(early, document=replace(early.document, recorded="2023-01-25T10:00:00Z"))
    late = claim("a.1")
    late = replace(late, document=replace(late.document, recorded="2023-01-26T10:00:00Z"))
    result = book([early, late])
    assert [one.id for one in result.commitments] == [commitment_id("b.1")]
    assert [(one.old, one.new) for one in result.redirects] == [(commitment_id("a.1"), commitment_id("b.1"))]


def test_claims_of_tier_c_make_no_commitment(claim, book):
    assert book([claim("a.1", tier="C")]).commitments == ()
    assert len(book([claim("a.1", tier="B")]).commitments) == 1
    assert book([claim("a.1", tier="B")], tiers="A").commitments == ()


def test_copies_of_one_text_count_as_one_source(claim, book):
    (one,) = book([claim("a.1"), claim("b.1"), claim("c.1", item="Leopard 2/leopard-2", publisher="other.example")],
                 copies={"b": "a"}).commitments
    assert (one.sources.documents, one.sources.independent) == (3, 2)


def test_two_numbers_of_one_promise_are_both_kept_and_the_donors_own_is_chosen(claim, book):
    result = book([claim("a.1", speaker="DE"), claim("b.1", quantity=12), claim("c.1", speaker="DE")])
    (one,) = result.commitments
    (conflict,) = [found for found in one.conflicts if found.field == "quantity"]
    assert conflict.rule == "the donor's own figure"
    assert '"max":14' in conflict.chosen
    assert sorted(claims for _, claims in conflict.values) == [("a.1", "c.1"), ("b.1",)]
    assert [balance.max for balance in one.balance("promised")] == [Decimal(14)]


def test_every_due_window_is_kept_with_the_day_it_was_said_and_the_last_is_in_force(claim, book):
    result = book([claim("a.1", due=("2023-01-25", "2023-03-31")),
                   claim("b.1", due=("2023-01-25", "2023-06-30"), day="2023-02-20")])
    (one,) = result.commitments
    assert [said.claim for said in one.due_history] == ["a.1", "b.1"]
    assert one.due == one.due_history[-1].window


def test_what_one_text_hands_out_to_two_recipients_is_two_promises_and_none_is_lost(claim, book):
    told = [claim("a.1", recipients=("MD", "UA"), quantity=None), claim("a.2", stage="dispatched", quantity=3),
            claim("a.3", recipients=("MD",), stage="dispatched", quantity=5)]
    found = book(told).commitments
    assert sorted((one.recipients, *(b.min for b in one.balance("dispatched"))) for one in found) == [
        (("MD",), 5), (("MD", "UA"),), (("UA",), 3)]
    assert not any(one.conflicts for one in found)
