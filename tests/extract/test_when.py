"""When a claim is due and when it took place: a date belongs to a verb, whose tense says which way it looks."""

from datetime import date

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.codes import Tier
from pledgebook.extract import load_reader, read
from pledgebook.model import Claim, Document

DAY = date(2024, 5, 14)

DUE = [
    ("Belgium will deliver 30 F-16s to Ukraine by the end of 2028.", (DAY, date(2028, 12, 31))),
    ("Belgium said in April that it will deliver 30 F-16s to Ukraine in June.", (date(2024, 6, 1), date(2024, 6, 30))),
    ("Belgium will deliver 30 F-16s to Ukraine in the coming weeks.", (DAY, date(2024, 6, 25))),
    ("Belgium will give Ukraine $500 million in military aid over five years.", (None, None)),
    ("Belgium delivered 30 F-16s to Ukraine in April.", None),
    ("Belgium announced plans in April to deliver 30 F-16s to Ukraine.", None),
    ("Belgium will deliver 30 F-16s to Ukraine, which lost five of its jets in March.", None),
]


@pytest.fixture(scope="module")
def reader():
    return load_reader("en", load_catalogue(), "test")


def claims(text: str, reader) -> list[Claim]:
    document = Document.of_text(text, id="d", url=None, publisher=None, title="", published=DAY, language="en")
    return [claim for claim in read(document, reader).claims if claim.tier is not Tier.C]


@pytest.mark.parametrize(("text", "ends"), DUE, ids=[row[0][:60] for row in DUE])
def test_only_windows_of_what_is_ahead_are_due(text, ends, reader):
    due = claims(text, reader)[0].due
    assert (due and (due.earliest, due.latest)) == ends


def test_a_deed_happened_when_its_verb_in_the_past_says(reader):
    happened = claims("In March, Belgium delivered 30 F-16s to Ukraine.", reader)[0].happened
    assert happened is not None
    assert (happened.earliest, happened.latest) == (date(2024, 3, 1), date(2024, 3, 31))


def test_items_of_a_list_are_due_when_its_introduction_says(reader):
    text = "By the end of June Belgium will send Ukraine the following:\n\n- 30 tanks\n- 200 drones\n"
    assert {c.due and c.due.latest for c in claims(text, reader)} == {date(2024, 6, 30)}
