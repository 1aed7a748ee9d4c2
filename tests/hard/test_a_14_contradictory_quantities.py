"""3.14 Contradictory quantities: a ring exchange is told with 40 vehicles, with 162, and was announced with 50.

Promise held: one promise with one number, all others kept with their claims, and the name of the rule that chose; the
donor's own figure comes first, then most texts, then what was said first.
"""

import pytest
from hard_books import book, home, part, rows, same, say, stands, told, told_why

RING = {"what": "BMP-1 infantry fighting vehicles", "giver": "GR"}
FIFTY = say("june.1", "2022-06-01", number=50, **RING)
FORTY = (say("sep.1", "2022-06-02", number=40, **RING), say("sep2.1", "2022-06-03", number=40, **RING))
MANY = say("mag.1", "2022-06-04", number=162, **RING)
ALL = (FIFTY, *FORTY, MANY)
JUDGED = (same(*(one.id for one in ALL)),)


def test_all_values_are_kept_with_their_claims_and_most_texts_choose():
    one = home(book(*ALL, judgements=JUDGED), "june.1")
    assert sorted(told(one, "quantity").values()) == [("june.1",), ("mag.1",), ("sep.1", "sep2.1")]
    assert stands(one, "promised") == (40, 40)
    assert one.conflicts[0].rule.startswith("most texts")


def test_the_donors_own_figure_outweighs_one_text_more():
    own = say("own.1", "2022-06-02", number=50, speaker="GR", **RING)
    made = book(FIFTY, own, *FORTY, judgements=(same("june.1", "own.1", "sep.1", "sep2.1"),))
    one = home(made, "june.1")
    assert stands(one, "promised") == (50, 50)
    assert one.conflicts[0].rule == "the donor's own figure"
    assert (part(made, "sep.1"), part(made, "own.1")) == ("disputes", "restates")


def test_of_two_numbers_with_one_text_each_the_first_said_stands():
    one = home(book(FIFTY, MANY, judgements=(same("june.1", "mag.1"),)), "june.1")
    assert stands(one, "promised") == (50, 50)


def test_what_others_agree_with_stands_against_one_that_stands_alone():
    about = say("b.1", "2022-06-03", number="150..170", **RING)
    one = home(book(FIFTY, MANY, about, judgements=(same("june.1", "mag.1", "b.1"),)), "june.1")
    assert stands(one, "promised") == (162, 162)


def test_copies_have_one_voice():
    copies = [say(f"copy{n}.1", "2022-06-05", number=162, **RING) for n in range(4)]
    made = book(FIFTY, *FORTY, MANY, *copies, copies={f"copy{n}": "mag" for n in range(4)}, judgements=JUDGED)
    assert stands(home(made, "june.1"), "promised") == (40, 40)
    assert home(made, "june.1").sources.independent == 4


def test_who_gives_is_a_conflict_of_its_own():
    joint = say("j.1", "2022-06-02", number=50, what=RING["what"], giver="DE+GR")
    one = home(book(FIFTY, joint, judgements=(same("june.1", "j.1"),)), "june.1")
    assert told(one, "donors") == {"DE,GR": ("j.1",), "GR": ("june.1",)}
    assert one.donors == ("GR",)


def test_sums_of_money_that_differ_are_a_conflict():
    pack = {"what": "military aid package", "kind": "package"}
    claims = (say("a.1", "2024-01-10", money="700000000 EUR", **pack),
              say("b.1", "2024-01-11", money="700000000 EUR", **pack),
              say("c.1", "2024-01-12", money="900000000 EUR", **pack))
    one = home(book(*claims, judgements=(same("a.1", "b.1", "c.1"),)), "a.1")
    assert sorted(told(one, "money").values()) == [("a.1", "b.1"), ("c.1",)]
    assert stands(one, "promised", "EUR") == (700_000_000, 700_000_000)


@pytest.mark.parametrize("number", ["~40", "38..45", "40.."])
def test_rounding_and_bounds_that_meet_are_no_conflict(number):
    near = say("near.1", "2022-06-04", number=number, **RING)
    assert home(book(*FORTY, near, judgements=(same("sep.1", "sep2.1", "near.1"),)), "sep.1").conflicts == ()


def test_a_reader_sees_every_value_and_the_rule(tmp_path):
    made = book(*ALL, judgements=JUDGED)
    (row,) = rows(home(made, "june.1"))["Sources differ"]
    assert row.startswith("how many: 162 items in 1 claim; 40 items in 2 claims; 50 items in 1 claim. Chosen: 40 items")
    assert row.endswith(f"({home(made, 'june.1').conflicts[0].rule})")
    assert "sources differ on quantity" in told_why(made, ALL, "june.1", tmp_path)
