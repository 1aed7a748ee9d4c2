"""How amounts count: by words in the sentence, and by what only the whole document shows."""

from datetime import date

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.codes import Tier
from pledgebook.extract import load_reader, read
from pledgebook.model import Claim, Document, Inference, Span

DAY = date(2024, 5, 14)

SAID = [
    ("Norway will give Ukraine an additional $30 million in military aid.", "additional"),
    ("Norway will give Ukraine another 12 howitzers.", "additional"),
    ("Norway will give Ukraine more than 12 howitzers.", "new"),
    ("Norway will give Ukraine $30 million in military aid.", "new"),
    ("Norway has provided Ukraine with $900 million in military aid since the start of the war.", "total"),
    ("In 2023, Norway provided Ukraine with $300 million in humanitarian aid.", "total"),
    ("This brings Norway's total military assistance to Ukraine to $900 million.", "total"),
    ("Norway signed an agreement on a total of $20 million in grants for Ukraine.", "new"),
    ("Last month Norway pledged 20 tanks to Ukraine.", "restated"),
    ("Norway on Monday pledged 20 tanks to Ukraine.", "new"),
    ("Norway will deliver the previously announced 20 tanks to Ukraine.", "restated"),
    ("Norway aims to train 3,000 Ukrainian soldiers.", "target"),
    ("Norway has trained 3,000 Ukrainian soldiers.", "total"),
    ("Norway has sent Ukraine 20 tanks.", "new"),
    ("Norway has now sent Ukraine 20 tanks.", "total"),
    ("Norway has sent Ukraine more than 20 tanks.", "total"),
    ("Norway has now sent Ukraine all 20 tanks.", "new"),
    ("Norway has delivered 18 of the 30 tanks that it promised to Ukraine.", "part"),
    ("Norway has paid Ukraine a grant of $5 million.", "new"),
    ("Norway has provided Ukraine with $900 million in military aid.", "total"),
    ("The World Bank has mobilised nearly $13 billion for Ukraine.", "total"),
    ("Norway's aid to Ukraine will come to more than $2 billion this year.", "total"),
    ("Norwegian support for Ukraine now amounts to $40 million.", "total"),
    ("The new package from Norway for Ukraine amounts to $40 million.", "new"),
    ("The grant from Norway to Ukraine amounts to $40 million.", "new"),
    ("The new grant brings Norway's package for Ukraine to $40 million.", "total"),
    ("The World Bank has now raised $13 billion for Ukraine.", "total"),
    ("The World Bank mobilised another $530 million for Ukraine.", "additional"),
    ("The World Bank will mobilise nearly $530 million for Ukraine.", "new"),
    ("Norway delivered 20 tanks to Ukraine in April.", "new"),
    ("Norway has sent Ukraine the 20 tanks that it promised.", "new"),
    ("Norway will give Ukraine 50 tanks, including 20 Leopard 2 tanks.", "part"),
    ("Norway will give Ukraine a $90 million military package, including $20 million in ammunition.", "part"),
]


@pytest.fixture(scope="module")
def reader():
    return load_reader("en", load_catalogue(), "test")


def claims(text: str, reader, publisher: str | None = None, title: str = "") -> list[Claim]:
    document = Document.of_text(text, id="d", url=None, publisher=publisher, title=title, published=DAY, language="en")
    return [claim for claim in read(document, reader).claims if claim.tier is not Tier.C]


@pytest.mark.parametrize(("text", "counting"), SAID, ids=[row[0][:50] for row in SAID])
def test_words_near_an_amount_say_how_it_counts(text, counting, reader):
    last = claims(text, reader)[-1]
    assert last.counting == counting
    source = dict(last.cited)["counting"]
    assert isinstance(source, Inference) == (counting == "new")


def test_sums_under_a_headline_sum_of_an_official_text_are_its_parts(reader):
    text = ("Today Canada announced $100 million in humanitarian assistance for Sudan.\n\n"
            "Canada also announced $60 million in humanitarian assistance for food in Sudan.\n\n"
            "Canada will provide an additional $30 million in humanitarian assistance for health care in Sudan.")
    found = claims(text, reader, publisher="canada.ca")
    assert [str(c.counting) for c in found] == ["new", "part", "part"]
    assert isinstance(dict(found[1].cited)["counting"], Inference)


def test_sums_that_come_to_more_than_the_first_one_are_no_parts_of_it(reader):
    text = ("Today Canada announced $100 million in humanitarian assistance for Sudan.\n\n"
            "Canada also announced $90 million in humanitarian assistance for food in Chad.\n\n"
            "Canada will provide $70 million in humanitarian assistance for health care in Mali.")
    assert "part" not in {str(c.counting) for c in claims(text, reader, publisher="canada.ca")}


def test_sums_that_add_up_to_another_are_its_parts_in_the_news_too(reader):
    text = ("Japan will give Ukraine $50 million in aid. Japan will give $30 million in aid for power grids in Ukraine "
            "and $20 million in aid for demining in Ukraine.")
    assert [str(c.counting) for c in claims(text, reader)] == ["new", "part", "part"]


def test_what_a_package_told_before_holds_was_told_before(reader):
    text = "Last month Denmark announced a $40 million military package for Ukraine with 10 tanks and 200 drones."
    assert {str(c.counting) for c in claims(text, reader)} == {"restated"}


def test_a_promise_on_top_of_what_was_given_before_is_additional(reader):
    text = ("Denmark announced $40 million in military aid for Ukraine. "
            "This brings Denmark's total military aid to Ukraine to $700 million.")
    found = {c.money.max: str(c.counting) for c in claims(text, reader)}
    assert found == {40_000_000: "additional", 700_000_000: "total"}


def test_the_words_that_count_are_cited(reader):
    text = SAID[0][0]
    source = dict(claims(text, reader)[0].cited)["counting"]
    assert isinstance(source, Span)
    assert text[source.start : source.end] == "additional"


def test_a_day_of_another_verb_is_not_that_of_the_running_total(reader):
    """Else the total would be of that month alone, and what was given since would not explain it."""
    text = ("This is on top of the $200 million that Norway announced in January and brings its package for Ukraine to "
            "$325 million.")
    found = {claim.money.min: claim.happened for claim in claims(text, reader) if claim.money}
    assert found[325_000_000] is None
    assert found[200_000_000] is not None
    opened = claims("In January the grant brought Norway's aid for Ukraine to $325 million.", reader)[0]
    assert opened.happened is not None
