"""3.15 Translated and derived reports: 'instead of 4,000' and '1,000 kamikaze drones' where the origin says 10,000.

Promise held: a derived report that gets the number wrong changes neither the number nor the sum; copies count as one
source; every quote stays in its own language and `why` shows from which text it is.
"""

from hard_books import book, home, same, say, stands, told, told_why

DRONES = {"what": "drones", "giver": "GB"}
ORIGIN = say("gov.1", "2024-03-07", number="10000..", publisher="www.gov.uk", words="over 10,000 drones will go",
             **DRONES)
PRESS = say("press.1", "2024-03-07", number="10000..", words="more than 10,000 drones", **DRONES)
DERIVED = (say("ua.1", "2024-03-08", number=1000, language="uk", words="тисячу дронів-камікадзе", **DRONES),
           say("ru.1", "2024-03-08", number=4000, language="ru", words="вместо 4 тысяч дронов", **DRONES),
           say("mirror.1", "2024-03-09", number=4000, language="ru", words="вместо 4 тысяч дронов", **DRONES))
ALL = (ORIGIN, PRESS, *DERIVED)
JUDGED = (same(*(one.id for one in ALL)),)


def test_derived_numbers_change_nothing_and_are_all_kept():
    one = home(book(*ALL, copies={"mirror": "ru"}, judgements=JUDGED), "gov.1")
    assert stands(one, "promised") == (10000, None)
    differing = {claim for claims in told(one, "quantity").values() for claim in claims}
    assert differing == {claim.id for claim in ALL} - {"mirror.1"}  # a copy speaks with the voice of its original
    assert {member.claim for member in one.claims} == {claim.id for claim in ALL}
    assert one.conflicts[0].rule == "the donor's own figure"


def test_without_a_donors_voice_the_origin_stands_since_it_was_first():
    one = home(book(PRESS, *DERIVED, copies={"mirror": "ru"}, judgements=(same(
        "press.1", "ua.1", "ru.1", "mirror.1"),)), "press.1")
    assert stands(one, "promised") == (10000, None)


def test_a_mirror_is_no_second_source():
    one = home(book(*ALL, copies={"mirror": "ru"}, judgements=JUDGED), "gov.1")
    assert (one.sources.documents, one.sources.independent) == (5, 4)


def test_each_quote_stays_in_its_own_words(tmp_path):
    made = book(*ALL, copies={"mirror": "ru"}, judgements=JUDGED)
    why = told_why(made, ALL, "gov.1", tmp_path)
    assert "тисячу дронів-камікадзе" in why
    assert "(www.gov.uk 2024-03-07)" in why
    assert "[uk]" in why
