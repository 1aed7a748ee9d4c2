"""Long briefings about many things: what stands far from any name is for nobody whom the text names elsewhere."""

from one_text import candidates

from pledgebook.model import Claim

TALK = " ".join(f"The weather in the capital was dull on day {n} and the roads were wet." for n in range(12))
"""Twelve sentences about nothing that anybody gives."""

UKRAINE = ("Ukraine asked for help in the spring. Ukraine has been attacked for a year. "
           "We gave Ukraine 40 trucks. Kyiv thanked us.")


def _briefing(last: str, before: str = "", *, title: str = "Press briefing") -> tuple[Claim, ...]:
    parts = [UKRAINE, TALK, TALK, TALK, TALK, TALK, before, last, TALK]
    return candidates("\n\n".join(part for part in parts if part), title=title, publisher="whitehouse.gov")


def _of(found: tuple[Claim, ...], words: str) -> list[Claim]:
    return [one for one in found if words in one.evidence.exact]


def test_what_is_told_far_from_whom_a_long_text_is_for_is_not_filled_in_for_it():
    for sent in ("We will send 400 generators.", "We have provided 400 generators."):
        assert [one.recipients for one in _of(_briefing(sent), "400 generators")] in ([], [()])


def test_near_a_sentence_that_names_it_what_is_left_open_is_for_it():
    found = _of(_briefing("We will send 400 generators.", "Ukraine has a hard winter before it."), "400 generators")
    assert [one.recipients for one in found] == [("UA",)]


def test_a_text_whose_title_names_it_is_for_it_as_a_whole():
    found = _of(_briefing("We will send 400 generators.", title="Fact sheet: help for Ukraine"), "400 generators")
    assert [one.recipients for one in found] == [("UA",)]


def test_arms_go_to_those_at_war_wherever_they_are_told():
    found = _of(_briefing("We will send 400 howitzers."), "400 howitzers")
    assert [one.recipients for one in found] == [("UA",)]


def test_of_home_affairs_in_a_long_text_there_are_no_claims():
    told = "Today the department is announcing $500 million in grants to small meat processors."
    assert _of(_briefing(told), "$500 million") == []
    assert _of(_briefing(told.replace("small meat processors", "Kenya")), "$500 million") != []


def test_in_a_short_text_the_whole_of_it_is_near():
    found = candidates(f"{UKRAINE}\n\n{TALK}\n\nWe will send 400 generators.", title="Press briefing",
                       publisher="whitehouse.gov")
    assert [one.recipients for one in _of(found, "400 generators")] == [("UA",)]
