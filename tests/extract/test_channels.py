"""Money that goes through somebody: the agency or charity neither gives it nor is it, and its country gets nothing."""


import one_text
import pytest

from pledgebook.codes import Counting, Kind, Stage

HEAD = "Austria announced 9 million euros in emergency relief for Zambia after the drought in Zambia. "


def claims(text, publisher="bmeia.gv.at", title="Austria helps Zambia after the drought"):
    return one_text.claims(text, publisher=publisher, title=title)


def of_sum(found, amount):
    (one,) = [c for c in found if c.money and c.money.max == amount]
    return one


LISTED = [
    "3 million euros to UNICEF to provide safe water to 200,000 people",
    "3 million euros to the World Food Programme to deliver food to families in the south",
    "3 million euros to the UN Refugee Agency (UNHCR) for tents and blankets",
    "3 million euros via Caritas to drill wells and repair pumps",
    "3 million euros through the Red Cross for medicine",
    "3 million euros to Austrian non-governmental organisations (NGOs) for food and shelter",
    "3 million euros to Save the Children and Oxfam for safe water",
    "3 million euros to Wanderlight to provide school meals",
    "World Food Programme (WFP): 3 million euros",
    "UNICEF - 3 million euros",
    "International Committee of the Red Cross (3 million euros)",
]


@pytest.mark.parametrize("item", LISTED)
def test_a_listed_sum_is_of_the_head_s_giver_for_the_country_that_the_text_is_for(item):
    found = claims(f"{HEAD}This includes:\n\n- {item}\n- 2 million euros to Oxfam for safe water\n")
    one = of_sum(found, 3_000_000)
    assert (one.kind, one.donors, one.recipients) == (Kind.FUNDS, ("AT",), ("ZM",))
    assert one.counting is Counting.PART
    assert one.item is None or not {"Programme", "UNICEF", "Cross", "Caritas"} & set(one.item.text.split())


SAID = [
    "A further 3 million euros will go to the World Food Programme for food aid.",
    "Another 3 million euros will be channelled through the Red Cross for water supplies.",
    "Of this, 3 million euros will be provided through the UN Development Programme (UNDP) to support repair works.",
    "Oxfam Canada will receive 3 million euros for relief work.",
    "The Salvation Army Australia will receive 3 million euros for a relief project.",
    "UNICEF will receive 3 million euros to repair wells.",
    "We will give 3 million euros to World Vision Germany to repair wells.",
]


@pytest.mark.parametrize("text", SAID)
def test_what_goes_through_somebody_is_for_the_country_that_the_text_is_for(text):
    one = of_sum(claims(HEAD + text), 3_000_000)
    assert (one.kind, one.donors, one.recipients) == (Kind.FUNDS, ("AT",), ("ZM",))


def test_what_a_sum_pays_for_through_somebody_is_no_gift_beside_it():
    found = claims(f"{HEAD}This includes:\n\n- 3 million euros to UNICEF to provide safe water and soap\n")
    assert [c.kind for c in found] == [Kind.FUNDS, Kind.FUNDS]


def test_an_organisation_is_named_with_the_country_of_its_branch():
    (one,) = claims("World Vision Canada has sent 400 tents to Zambia.", publisher=None, title=None)
    assert (one.donors, one.recipients) == (("org:world-vision-canada",), ("ZM",))


def test_an_organisation_that_gives_of_its_own_gives():
    (one,) = claims("UNICEF delivered 400 tents to Zambia on Monday.", publisher=None, title=None)
    assert (one.donors, one.recipients, one.stage) == (("UN",), ("ZM",), Stage.DELIVERED)


def test_an_organisation_gets_where_no_country_is_named():
    (one,) = claims("Norway will give 4 million euros to UNICEF to provide safe water.", publisher=None, title=None)
    assert (one.donors, one.recipients) == (("NO",), ("org:unicef",))


def test_a_thing_with_a_capital_that_a_sum_is_for_is_no_organisation():
    (one,) = claims("Norway will give Ukraine 4 million euros for Viking howitzers.", publisher=None, title=None)
    assert one.kind is Kind.GOODS
