"""What releases rich in aid say: rows on top, loads, rates, whom aid reaches, things named anew, funding invested."""

from typing import Final

import pytest
from one_text import claims

MORE: Final = [
    ("Norway will provide Kenya with additional tents, blankets, and water pumps.", 3),
    ("Canada is sending more radios, generators and field hospitals to Chad.", 3),
    ("The package contains additional ammunition, drones and spare parts for Ukraine.", 3),
    ("Canada is sending another 20 tents, blankets and radios to Kenya.", 1),  # 20 more tents, and some blankets
    ("Canada is sending radios, tents and additional blankets to Kenya.", 1),
    ("Norway will send a radar, more generators, and tents to Ukraine.", 1),
    ("Norway will send tents, blankets and radios to Kenya.", 0),
]


@pytest.mark.parametrize(("text", "more"), MORE)
def test_a_word_for_more_before_a_row_without_numbers_is_said_of_all_of_it(text: str, more: int) -> None:
    assert [one.counting for one in claims(text)].count("additional") == more


SUMS: Final = [
    ("Sweden is announcing $40 million in aid for Sudan, where the war has displaced millions more.", 1),
    ("Sweden gave $40 million to Mali for the millions who fled.", 1),
    ("Sweden gave $40 million to Sudan; Norway gave millions more.", 2),
]


@pytest.mark.parametrize(("text", "sums"), SUMS)
def test_millions_whom_something_befell_are_people(text: str, sums: int) -> None:
    assert sum(one.money is not None for one in claims(text)) == sums


RATES: Final = [
    ("More than 60 trucks of food have entered Chad each day.", "day"),
    ("On average 60 trucks of food enter Chad every week.", "week"),
    ("About 40 trucks of food have crossed into Sudan each of the last few days.", "day"),
    ("The 40 trucks that Norway sent to Chad travel daily.", None),  # how often they go
    ("Norway sent Chad 40 buses that run every day.", None),
]


@pytest.mark.parametrize(("text", "per"), RATES)
def test_a_rate_that_ends_the_clause_is_of_its_subject(text: str, per: str | None) -> None:
    assert [one.quantity.per for one in claims(text) if one.quantity] == [per]


LOADS: Final = [
    ("The first convoy of humanitarian aid crossed the border into Sudan today.", "goods"),
    ("The first plane with humanitarian aid landed in Chad today.", "goods"),
    ("A convoy of humanitarian assistance entered Sudan.", "goods"),
    ("Norway has provided humanitarian assistance to Sudan.", "funds"),
]


@pytest.mark.parametrize(("text", "kind"), LOADS)
def test_aid_that_a_vehicle_holds_is_things(text: str, kind: str) -> None:
    assert [one.kind for one in claims(text)] == [kind]


REACHED: Final = [
    ("In May, the World Food Program reached 3 million people across Sudan with food assistance.", "new"),
    ("Last month Norway reached 400 families in Chad with food assistance.", "new"),
    ("Swedish support for Chad has reached $3 million.", "total"),
]


@pytest.mark.parametrize(("text", "counting"), REACHED)
def test_whom_aid_reached_is_no_running_total(text: str, counting: str) -> None:
    assert [one.counting for one in claims(text)] == [counting]


ANEW: Final = [
    ("Norway will give Kenya 12 radars. It will also provide Kenya with the Sea Giraffe Mobile radar.", 2),
    ("Norway will give Kenya 12 Sea Giraffe radars. It will provide Kenya with the Sea Giraffe radars in May.", 1),
    ("Norway will give Kenya 12 radars. Norway will provide Kenya with the radars in May.", 1),
]


@pytest.mark.parametrize(("text", "count"), ANEW)
def test_a_thing_with_a_name_of_its_own_was_not_named_before(text: str, count: int) -> None:
    assert len(claims(text)) == count


INVESTED: Final = [
    ("CLB will invest $6 million in additional funding to support clinics in Chad, subject to the budget.", True),
    ("The company will invest $6 million in additional funding to support its plant in Chad.", False),
    ("CLB will invest $6 million in a steel plant.", False),
]


@pytest.mark.parametrize(("text", "told"), INVESTED)
def test_funding_that_a_body_by_its_initials_invests_is_aid(text: str, told: bool) -> None:
    assert bool(claims(text)) is told


INTRO: Final = "Today, Vice President Harris announces the following:\n\n"
HEADED: Final = [
    (INTRO + "**Health**\n\n-   USAID sends Chad 20 tents.\n\n**Justice**\n\n-   USAID sends Peru 40 beds.", 2),
    (INTRO + "-   USAID sends Chad 20 tents.\n\n-   USAID sends Peru 40 beds.", 2),
    # behind bullets right under the line, a heading opens what is no longer of its list
    (INTRO + "-   USAID sends Chad 20 tents.\n\n**Justice**\n\n-   USAID sends Peru 40 beds.", 1),
]


@pytest.mark.parametrize(("text", "told"), HEADED)
def test_bold_headings_under_the_line_of_a_list_part_it_and_end_it_not(text: str, told: int) -> None:
    found = claims(text)
    assert len(found) == 2
    assert sum(one.speaker is not None for one in found) == told


HEADING: Final = "**Strengthen Health in Kenya ($48 million total)**\n\n"
BELOW: Final = [
    (HEADING + "-   USAID will provide $7.5 million to clinics in Kenya.", ["total", "part"]),
    (HEADING + "-   USAID will provide $75 million to clinics in Kenya.", ["total", "new"]),  # more than the heading's
    (HEADING + "**Schools**\n\n-   USAID will provide $3 million to schools in Kenya.", ["total", "new"]),
    ("**Health in Kenya**\n\n-   USAID will provide $3 million to schools in Kenya.", ["new"]),
]


@pytest.mark.parametrize(("text", "counted"), BELOW)
def test_a_sum_below_a_headings_sum_is_a_part_of_it(text: str, counted: list[str]) -> None:
    assert [one.counting for one in claims(text) if one.money] == counted


EIDE: Final = "In Oslo, Foreign Minister Barth Eide is announcing that Norway will provide $50 million to Chad. "
SAID_ON: Final = [
    (EIDE + "This includes $20 million for schools.", True),
    (EIDE + "From Norad, this includes $20 million for schools.", True),
    (EIDE + "Sweden will give Chad $20 million for schools.", False),
    (EIDE + "Norway will give Mali $20 million for schools.", False),
]


@pytest.mark.parametrize(("text", "told"), SAID_ON)
def test_what_this_includes_is_said_by_who_told_of_the_whole(text: str, told: bool) -> None:
    whole, part = claims(text)
    assert whole.speaker is not None
    assert (part.speaker == whole.speaker) is told
