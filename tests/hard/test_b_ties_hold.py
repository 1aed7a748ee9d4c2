"""What holds for ties whatever is told: they lead to what is in the book, make no circle, and hang on no order."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tie_books import book, said

DRAWN = st.fixed_dictionaries({
    "day": st.sampled_from(["2024-01-05", "2024-01-20", "2024-04-01", "2024-10-16"]),
    "kind": st.sampled_from(["goods", "procurement", "funds", "position"]),
    "stage": st.sampled_from(["announced", "contracted", "delivered", "cancelled", "refused", "delayed"]),
    "counting": st.sampled_from(["new", "part", "restated", "additional", "total"]),
    "donors": st.sampled_from([[], ["FR"], ["DE"], ["DE", "FR"], ["org:czech-ammunition-initiative"]]),
    "recipients": st.sampled_from([["UA"], ["FR"], []]),
    "item": st.sampled_from(["Caesar howitzers", "howitzers", "Archer howitzers", "Czech ammunition initiative"]),
    "number": st.sampled_from([None, 18, 100, 2000]),
    "words": st.sampled_from(["", "to replace those given", "will no longer publish the list", "a letter of intent",
                              "reimbursed the sum", "overvalued by that sum"]),
    "voice": st.sampled_from([None, "FR", "DE"]),
})
BOOKS = st.lists(st.tuples(st.integers(0, 3), DRAWN), min_size=1, max_size=12)


def _claims(drawn):
    days = {}
    return [said(f"t{text}.{place}", days.setdefault(text, fields["day"]),
                 **{key: value for key, value in fields.items() if key != "day"})
            for place, (text, fields) in enumerate(drawn)]


@settings(max_examples=120, deadline=None)
@given(drawn=BOOKS, data=st.data())
def test_ties_do_not_depend_on_the_order_of_claims(drawn, data):
    claims = _claims(drawn)
    one, other = book(claims), book(data.draw(st.permutations(claims)))
    assert (one.commitments, one.postings) == (other.commitments, other.postings)


@settings(max_examples=120, deadline=None)
@given(drawn=BOOKS)
def test_every_tie_leads_to_a_commitment_of_the_book_and_none_to_itself(drawn):
    told = book(_claims(drawn))
    known = {one.id: one for one in told.commitments}
    claims = {claim.id for claim in told.claims}
    for one in told.commitments:
        assert (one.replaces is None) == (one.replacement is None)
        if one.replaces:
            assert one.replaces in known
            assert one.replaces != one.id
            assert known[one.replaces].replaces is None, "a gift refills nothing"
            assert set(one.replacement.claims) <= {member.claim for member in one.claims}
        assert {share.commitment for share in one.shares} - {None} <= set(known)
        assert all(known[share.commitment].part_of == one.id for share in one.shares if share.commitment)
        assert one.ceased is None or one.ceased.claim in claims
        above, seen = one.part_of, {one.id}
        while above is not None:
            assert above not in seen, "parts make no circle"
            seen.add(above)
            above = known[above].part_of


@settings(max_examples=120, deadline=None)
@given(drawn=BOOKS)
def test_the_known_shares_and_the_remainder_come_to_no_more_than_the_whole(drawn):
    told = book(_claims(drawn))
    for one in told.commitments:
        for stands in one.balance("promised"):
            rows = [share for share in one.shares if share.commodity == stands.commodity]
            least = sum(share.min or 0 for share in rows)
            known = sum(share.max or 0 for share in rows[:-1])
            if rows and stands.max is not None and known <= stands.max:
                assert least <= stands.max
