"""Who asks whom, who gives where only who gets is said, and how far one verb leaves what hangs on it."""

from datetime import date

import one_text
import pytest

from pledgebook.codes import Stage


def claims(text, publisher="gazette.example"):
    return one_text.claims(text, published=date(2025, 3, 12), publisher=publisher)


def codes(said):
    return tuple(sorted(filter(None, said.split(","))))


@pytest.mark.parametrize(("text", "donors", "recipients"), [
    ("Estonia's president urged Spain and Italy to lend Ukraine 12 radars.", "ES,IT", "UA"),
    ("Kyiv has called on Oslo to hand over 20 howitzers.", "NO", "UA"),
    ("NATO officials urged ministers from rich nations on Monday to take quick steps to send 20 radars to Ukraine.",
     "", "UA"),
    ("Latvia wants Germany to provide Ukraine with 30 more tanks.", "DE", "UA"),
    ("The Kenyan president pressed Japan to deliver 12 boats to his country.", "JP", "KE"),
    ("Mali's opposition made the case for Norway to send 12 boats.", "NO", "ML"),
    ("The senators demanded that Spain donate 20 jets to Ukraine.", "ES", "UA"),
    ("Lebanon has asked Kuwait for 60,000 tonnes of wheat.", "KW", "LB"),
    ("A request by Fiji for two patrol boats from Japan is on the table.", "JP", "FJ"),
])
def test_who_is_asked_would_give_and_who_asks_does_not(text, donors, recipients):
    (one,) = claims(text)
    assert (one.stage, one.donors, one.recipients) == (Stage.REQUESTED, codes(donors), codes(recipients))


@pytest.mark.parametrize("text", [
    "Kyiv wants at least 20 air defence systems.",
    "Ukraine hopes to get 20 radars.",
    "Ukraine would like to receive 50 fighter jets from its partners.",
    "Somalia needs help and requires 200 ambulances, its minister said.",
    "The minister underlined an urgent need for 200 incubators in Yemen.",
    "Governments must step up and send 40 radars to Ukraine.",
])
def test_who_wishes_to_get_asks(text):
    (one,) = claims(text)
    assert one.stage is Stage.REQUESTED


@pytest.mark.parametrize(("text", "stage"), [
    ("Norway wants to send 20 radars to Ukraine.", Stage.ANNOUNCED),
    ("Norway pressed on and sent 20 radars to Ukraine.", Stage.DELIVERED),
    ("In view of the needs in Sudan, Norway has sent 200 tents.", Stage.DELIVERED),
    ("Norway said it will receive guests and will send 20 radars to Ukraine.", Stage.ANNOUNCED),
])
def test_what_is_done_or_promised_is_not_asked(text, stage):
    (one,) = claims(text)
    assert one.stage is stage


def test_the_parts_of_a_sum_that_is_asked_for_are_asked_for():
    head, part = claims("The UN appealed for $110 million for Kenya. Rains have hit the north. "
                        "About $35 million will go to food.")
    assert head.stage is part.stage is Stage.REQUESTED
    assert part.donors == ()


@pytest.mark.parametrize(("text", "stage", "donors", "recipients"), [
    ("Nepal is to be given 20 ambulances by India.", Stage.ANNOUNCED, "IN", "NP"),
    ("The Somali army was supplied with 20 trucks by Turkey.", Stage.DELIVERED, "TR", "SO"),
    ("Fiji took delivery of two patrol boats from Japan on Monday.", Stage.DELIVERED, "JP", "FJ"),
    ("Malawi and Zambia could receive 40 boats from Japan.", Stage.SIGNALLED, "JP", "MW,ZM"),
    ("Norway is an old friend of Malawi. Malawi has got 40 ambulances.", Stage.DELIVERED, "NO", "MW"),
    ("Western states watched as Fiji grew close to Beijing, which lent Fiji 70 million dollars.",
     Stage.DELIVERED, "CN", "FJ"),
    ("Nobody trusts Norway, whose government will send 40 tents to Moldova.", Stage.ANNOUNCED, "NO", "MD"),
    ("An Indian plane with 30 tonnes of medicine landed in Kabul.", Stage.DELIVERED, "IN", "AF"),
    ("Norway promised Poland that it would send 12 guns to Ukraine.", Stage.ANNOUNCED, "NO", "UA"),
    ("France persuaded Greece to give Ukraine 20 launchers.", Stage.ANNOUNCED, "GR", "UA"),
])
def test_who_gives_and_who_gets_whatever_the_subject_is(text, stage, donors, recipients):
    (one,) = claims(text)
    assert (one.stage, one.donors, one.recipients) == (stage, codes(donors), codes(recipients))


@pytest.mark.parametrize(("text", "stage"), [
    ("A first tranche of $40 million from Norway should reach Ukraine by June.", Stage.ANNOUNCED),
    ("The 20 radars will be repaired and handed over to Ukraine.", Stage.ANNOUNCED),
    ("Norway has begun sending 20 radars to Ukraine.", Stage.DISPATCHED),
    ("Norway will be allocating 40 million euros for Ukraine.", Stage.ANNOUNCED),
    ("Norway will send up to 20 radars to Ukraine.", Stage.ANNOUNCED),
    ("Norway does not exclude sending 20 radars to Ukraine.", Stage.SIGNALLED),
    ("Norway did not rule out sending 20 radars to Ukraine.", Stage.SIGNALLED),
    ("Norway is looking into sending 20 radars to Ukraine.", Stage.SIGNALLED),
    ("Norway has not decided whether to send 20 radars to Ukraine.", Stage.SIGNALLED),
    ("Norway has no intention of sending 20 radars to Ukraine.", Stage.REFUSED),
    ("Norway is in no position to give Ukraine 20 radars.", Stage.REFUSED),
    ("Israel turned down a request by Ukraine for 20 radars.", Stage.REFUSED),
    ("Norway is prepared to offer Nepal a loan of $4 million.", Stage.SIGNALLED),
    ("Following the earlier provision of $5 million in food aid to Sudan, Norway met with the UN.", Stage.DELIVERED),
    ("Norway spoke of the planned handover of 20 radars to Ukraine.", Stage.ANNOUNCED),
    ("The handover of four boats by Japan to Malaysia took place on Friday.", Stage.DELIVERED),
    ("Norway has not yet sent the 20 radars it promised to Ukraine.", Stage.ANNOUNCED),
    ("The first three of 15 guns promised by Norway back in April had arrived in Ukraine.", Stage.DELIVERED),
    ("Parliament in Oslo might vote on 40 million euros in aid for Ukraine.", Stage.SIGNALLED),
    ("Talks between Tokyo and Suva over 20 boats from Japan for Fiji dragged on.", Stage.SIGNALLED),
])
def test_the_verb_that_says_most_of_a_thing_gives_its_stage(text, stage):
    (one,) = claims(text)
    assert one.stage is stage


def test_each_of_several_that_get_is_a_claim_of_its_own():
    found = claims("Norway will give $2 million to Malawi and $1 million each to Kenya and Zambia in food aid.")
    assert sorted(one.recipients for one in found) == [("KE",), ("MW",), ("ZM",)]
