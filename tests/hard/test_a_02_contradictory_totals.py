"""3.2 Contradictory totals: what a donor gave in all is told as 640 million, 1.7, 2.6 and 3.2 billion.

Promise held: no total is ever a flow; each stands beside what the book can sum, with what it cannot; and totals that
contradict each other are one conflict with all values, wherever they stand.
"""

from decimal import Decimal

from hard_books import book, home, rows, say, stands, told, told_why

AID = {"what": "military aid", "kind": "package", "counting": "total", "stage": "delivered", "giver": "FR"}
TOTALS = (
    say("parl.1", "2023-11-08", money="3200000000 EUR", **AID),
    say("tracker.1", "2024-02-16", money="640000000 EUR", **AID),
    say("ministry.1", "2024-03-04", money="2600000000 EUR", speaker="FR", **AID),
    say("paper.1", "2024-03-05", money="2615000000 EUR", **AID),
)
GIVEN = (
    say("pack.1", "2023-06-01", what="military aid package", kind="package", giver="FR", money="500000000 EUR",
        stage="delivered"),
    say("guns.1", "2023-08-01", what="Caesar howitzers", giver="FR", number=12, money="60000000 EUR",
        stage="delivered"),
)


def test_a_total_adds_nothing_to_what_was_given():
    with_totals, without = book(*TOTALS, *GIVEN), book(*GIVEN)
    assert with_totals.postings == without.postings


def test_each_total_stands_beside_what_the_book_explains_and_what_it_does_not():
    one = home(book(*TOTALS, *GIVEN), "ministry.1")
    held = next(total for total in one.running_totals if total.claim == "ministry.1")
    # The package is aid for certain; guns with a price perhaps lie in the total too.
    assert (held.explained.min, held.explained.max) == (500_000_000, 560_000_000)
    assert (held.unexplained.min, held.unexplained.max) == (2_040_000_000, 2_100_000_000)
    assert held.postings == 2
    assert len(held.commitments) == 2


def test_the_conflict_shows_all_values_and_the_donors_own_latest_is_chosen():
    made = book(*TOTALS, *GIVEN)
    values = told(home(made, "parl.1"), "total")
    assert {claim for claims in values.values() for claim in claims} == {one.id for one in TOTALS}
    (conflict,) = home(made, "tracker.1").conflicts
    assert (conflict.rule, '"max":2600000000' in conflict.chosen) == ("the donor's own figure, then the latest", True)


def test_rounding_and_growth_are_no_conflict():
    grown = say("next.1", "2024-09-01", money="3000000000 EUR", **AID)
    rounded = say("round.1", "2024-09-02", money="~3050000000 EUR", **AID)
    assert not any(one.conflicts for one in book(TOTALS[2], grown, rounded).commitments)


def test_a_total_before_and_one_after_in_one_text_are_no_conflict():
    aid = {"what": "Zetros trucks", "stage": "delivered", "counting": "total"}
    claims = (say("list.1", "2023-03-30", what="Zetros trucks", stage="delivered", counting="additional", number=24),
              say("list.2", "2023-03-30", number=28, **aid), say("list.3", "2023-03-30", number=52, **aid))
    assert not any(found.field == "total" for one in book(*claims).commitments for found in one.conflicts)


def test_a_total_of_several_donors_sums_what_each_gave_and_what_they_gave_together():
    claims = (say("d.1", "2024-01-01", giver="DE", number=18), say("p.1", "2024-01-02", giver="PL", number=14),
              say("j.1", "2024-03-01", giver="DE+PL", number=10), say("f.1", "2024-01-03", giver="FI", number=3),
              say("t.1", "2024-06-01", giver="DE+PL", counting="total", number=50))
    (held,) = home(book(*claims), "t.1").running_totals
    assert (held.explained.min, held.unexplained.min, held.unexplained.max) == (42, 8, 8)


def test_a_share_is_not_summed_beside_its_whole():
    claims = (say("j.1", "2024-01-01", giver="DE+PL", number=28), say("j.2", "2024-01-01", giver="DE", number=14,
                                                                     counting="part"),
              say("t.1", "2024-06-01", giver="DE+PL", counting="total", number=28),
              say("u.1", "2024-06-02", giver="DE", counting="total", number=14))
    made = book(*claims)
    assert home(made, "j.2").part_of == home(made, "j.1").id
    held = {total.claim: total for one in made.commitments for total in one.running_totals}
    assert held["t.1"].explained.max == 28
    assert held["u.1"].explained.max == 14


def test_a_total_of_a_past_year_covers_that_year():
    year = {"happened": {"earliest": "2023-01-01", "latest": "2023-12-31", "phrase": "in 2023"}}
    claims = (say("a.1", "2022-05-01", number=10), say("b.1", "2023-05-01", number=20),
              say("c.1", "2024-05-01", number=5), say("t.1", "2024-06-01", counting="total", number=25, **year))
    (held,) = home(book(*claims), "t.1").running_totals
    assert (held.explained.max, held.unexplained.max) == (20, 5)


def test_more_in_the_book_than_in_the_total_is_shown_and_is_no_gap():
    claims = (say("a.1", "2024-01-01", number=30), say("t.1", "2024-06-01", counting="total", number=20))
    one = home(book(*claims), "t.1")
    assert one.running_totals[0].unexplained.max == Decimal(-10)
    assert stands(one, "unexplained") is None


def test_a_reader_sees_the_check_and_the_conflict(tmp_path):
    made = book(*TOTALS, *GIVEN)
    seen = rows(home(made, "ministry.1"))
    explained = "the book explains EUR\N{NO-BREAK SPACE}500\N{NO-BREAK SPACE}m to"
    assert any(explained in row for row in seen["Running totals"])
    assert "Chosen: 2,600,000,000 EUR" in seen["Sources differ"][0]
    why = told_why(made, [*TOTALS, *GIVEN], "ministry.1", tmp_path)
    assert "running total, delivered: 2,600,000,000 EUR by 2024-03-04: 500,000,000 to 560,000,000 posted" in why
    assert "sources differ on total" in why
