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


SENT_FROM = ("OSLO, May 14 (Fjord Agency) - ", "Oslo, 14 May 2024 — ", "LONDON, May 13 - ",
             "KYIV, Ukraine, May 14, 2024 – ", "Tromsø, May 14 /Fjord Agency/ - ")


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


@pytest.mark.parametrize("dateline", SENT_FROM)
def test_the_day_of_a_dateline_is_that_of_the_report_and_of_no_promise(dateline, reader):
    """Read as due, each promise that opens an agency's report would be overdue on the next day."""
    bare, dated = (claims(f"{dateline}Norway will give Ukraine 14 generators{when}.", reader)[0]
                   for when in ("", " by the end of June"))
    assert (bare.due, bare.happened) == (None, None)
    assert dated.due is not None
    assert dated.due.phrase == "by the end of June"


@pytest.mark.parametrize("text", [
    "Norway will give Ukraine 14 generators - in June 2024.",
    "Norway - in June 2024 it will give Ukraine 14 generators.",
    "From its stocks, in June - perhaps sooner - Norway will give Ukraine 14 generators.",
])
def test_a_day_beside_a_dash_that_no_dateline_makes_is_read(text, reader):
    due = claims(text, reader)[0].due
    assert due is not None
    assert due.latest == date(2024, 6, 30)


def test_a_day_before_a_side_clause_is_not_that_of_the_side_clause(reader):
    """The day belongs to 'set up', which tells of no aid and is not read."""
    assert claims("Ministers on Tuesday set up a mission that is to train up to 15,000 Ukrainian soldiers.",
                  reader)[0].due is None
