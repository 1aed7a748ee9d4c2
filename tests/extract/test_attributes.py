"""Participles and adjectives before a thing tell which it is; they are no verbs and end no list."""

import pytest

from tests.extract.one_text import claims

TOLD = [
    ("Norway provided Sudan with used trucks.", {"used trucks"}),
    ("Norway sent Sudan tents, much-needed water and blankets.", {"tents", "much-needed water", "blankets"}),
    ("Norway sent desperately needed medicine to Sudan.", {"desperately needed medicine"}),
    ("Norway gave Sudan locally made boats and radios.", {"locally made boats", "radios"}),
    ("Norway supplied Sudan with armed patrol boats and other high-mobility vehicles.",
     {"armed patrol boats", "high-mobility vehicles"}),
    ("Norway provided Sudan with secure radios, newly built tents and fully equipped ambulances.",
     {"secure radios", "newly built tents", "equipped ambulances"}),
]


@pytest.mark.parametrize(("text", "items"), TOLD)
def test_what_stands_before_a_thing_tells_which(text, items):
    found = claims(text)
    assert {one.item.text.removeprefix("fully ") for one in found} == items
    assert {(one.donors, one.recipients, one.stage) for one in found} == {(("NO",), ("SD",), "delivered")}


@pytest.mark.parametrize("text", [
    "Norway sent the pumps used by farmers in Sudan.",
    "The tents made in Norway were sent to Sudan.",
])
def test_behind_a_thing_they_begin_what_is_told_of_it(text):
    assert {one.item.text.lower() for one in claims(text)} <= {"pumps", "tents"}
