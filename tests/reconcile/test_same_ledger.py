"""What may not change the ledger: the order of claims and judgements, and documents that are told twice."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

THINGS = ("Leopard 2 tanks/leopard-2", "Leopard 2A6/leopard-2a6", "tanks/tank", "weapons/weapon", "military aid", None)
SUMS = (None, None, "100000000 EUR", "104000000 EUR", "3000000 USD")

ROWS = st.lists(st.tuples(
    st.integers(1, 6), st.sampled_from(THINGS), st.sampled_from((None, 2, 14, 100)), st.sampled_from(SUMS),
    st.sampled_from(("goods", "goods", "funds", "package", "training")),
    st.sampled_from(("announced", "announced", "committed", "delivered", "cancelled", "suspended", "refused",
                     "requested")),
    st.sampled_from(("new", "new", "part", "total", "additional")),
    st.integers(1, 9), st.sampled_from((("DE",), ("DE",), ("DE", "FR"), ())), st.sampled_from((None, "DE")),
), min_size=1, max_size=16)


def _claims(claim, rows):
    """Claims of six texts; a text has one day."""
    return [claim(f"t{text}.{place}", item=item, quantity=number, money=money, kind=kind, stage=stage,
                  counting=counting, day=f"2023-0{1 + (text * 5) % 9}-{10 + text}", donors=donors, speaker=speaker,
                  due=(None, f"2023-1{text % 3}-28") if month % 3 == 0 else None)
            for place, (text, item, number, money, kind, stage, counting, month, donors, speaker) in enumerate(rows)]


@settings(max_examples=80, deadline=None)
@given(rows=ROWS, seed=st.integers(0, 9))
def test_the_order_of_claims_changes_nothing(claim, book, rows, seed):
    told = _claims(claim, rows)
    shuffled = random.Random(seed).sample(told, len(told))
    assert book(shuffled) == book(told)


@settings(max_examples=80, deadline=None)
@given(rows=ROWS)
def test_a_claim_that_is_given_twice_is_one_claim(claim, book, rows):
    told = _claims(claim, rows)
    assert book([*told, *told]) == book(told)


@settings(max_examples=120, deadline=None)
@given(rows=ROWS)
def test_documents_that_are_told_twice_change_nothing_but_the_counters(claim, book, rows):
    told = _claims(claim, rows)
    again = [replace(one, id=f"z{one.id}", document=replace(one.document, id=f"z{one.document.id}")) for one in told]
    once, twice = book(told), book([*told, *again], copies={one.document.id: one.document.id[1:] for one in again})
    assert [_but_counters(one) for one in twice.commitments] == [_but_counters(one) for one in once.commitments]
    assert twice.postings == once.postings
    assert [one.sources.independent for one in twice.commitments] == [
        one.sources.independent for one in once.commitments]
    assert [one.sources.documents for one in twice.commitments] == [
        2 * one.sources.documents for one in once.commitments]


def _but_counters(one):
    """A commitment without what counts its documents and names their claims."""
    kept = tuple(member for member in one.claims if not member.claim.startswith("z"))
    history = tuple(replace(said, also=_originals(said.also)) for said in one.due_history)
    values = tuple(replace(conflict, values=_of_originals(conflict.values)) for conflict in one.conflicts)
    unknown = tuple(replace(gap, candidates=_of_originals(gap.candidates)) for gap in one.unknown)
    reached = tuple(replace(told, claims=_originals(told.claims)) for told in one.reached)
    return replace(one, claims=kept, due_history=history, conflicts=values, unknown=unknown, reached=reached,
                   sources=replace(one.sources, documents=0, groups=()))


def _of_originals(values):
    return tuple((value, _originals(names)) for value, names in values)


def _originals(names):
    return tuple(name for name in names if not name.startswith("z"))
