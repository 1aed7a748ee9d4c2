"""Amounts: whose dollar a sum is in, and what says how many, or how much, beside a thing."""

import pytest

from tests.extract.one_text import claims

OFFICES = ["MINISTER FOR FOREIGN AFFAIRS", "Prime Minister", "Parliamentary Secretary - Foreign Affairs"]


@pytest.mark.parametrize("publisher", OFFICES)
def test_an_office_without_a_state_speaks_for_the_state_on_whose_pages_it_stands(publisher):
    text = "We will provide $5 million to help people hit by the cyclone in Fiji."
    (one,) = claims(text, publisher=publisher, url="http://records.aph.gov.au/display?id=7")
    assert (one.donors, one.money.currency) == (("AU",), "AUD")


@pytest.mark.parametrize(("publisher", "url"), [
    ("The Daily Minister", "https://news.example/7"),
    ("Overseas Aid Council", "http://records.aph.gov.au/display?id=7"),
])
def test_no_office_or_no_page_of_a_state_speaks_for_none(publisher, url):
    text = "We will provide $5 million to help people hit by the cyclone in Fiji."
    assert all("AU" not in one.donors for one in claims(text, publisher=publisher, url=url))


def amounts(text, **known):
    """'funds/announced NO>KE 20000000 USD aid': kind, stage, parties, the sum or the number with its unit, thing."""
    found = []
    for one in claims(text, **known):
        told = one.money or one.quantity
        unit = "" if told is None else f" {getattr(told, 'currency', None) or told.unit or ''}".rstrip()
        number = "" if told is None else f" {told.min or told.max}"
        item = one.item.text if one.item else "-"
        found.append(f"{one.kind}/{one.stage} {','.join(one.donors)}>{','.join(one.recipients)}{number}{unit} {item}")
    return sorted(found)


GROWS = [
    # aid that grows by a sum gets so much more, to a sum all of it; what else grows gets nothing
    ("Norway's aid to Kenya will increase by $20 million.", ["package/announced NO>KE 20000000 USD aid"]),
    ("Norway's aid to Kenya has grown by $20 million.", ["package/delivered NO>KE 20000000 USD aid"]),
    ("Norway's aid to Kenya will rise by $20 million to $60 million this year.",
     ["package/announced NO>KE 20000000 USD aid"]),
    ("Norwegian aid to Kenya rose to $60 million last year.", ["package/delivered NO>KE 60000000 USD aid"]),
    ("Norwegian aid to Kenya will increase from last year's budget to $90 million.",
     ["funds/announced NO>KE 90000000 USD aid"]),
    ("Norway increased annual funding to Kenya for its poor, its sick and its old by $13 million to $46 million.",
     ["funds/delivered NO>KE 13000000 USD annual funding"]),
    ("Norway's defence spending is to increase by a total of $20 million.", []),
    ("Norway's exports to Kenya rose by $20 million.", []),
    ("Kenya's debt will rise by $20 million.", []),
    ("Norway's oil fund grew by $40 billion last year.", []),
]

WRITTEN = [
    ("Norway gave a multi-million dollar grant to Kenya.", ["funds/delivered NO>KE 2000000 USD grant"]),
    ("The World Bank approved a multibillion-dollar loan for Kenya.",
     ["funds/committed org:world-bank>KE 2000000000 USD loan"]),
    ("Norway pledged $40+ million to Kenya.", ["funds/announced NO>KE 40000000 USD -"]),
    ("Norway pledged 40+ million euros to Kenya.", ["funds/announced NO>KE 40000000 EUR -"]),
    ("Norway provided Hr 2.5 billion ($60 million) for Ukraine.", ["funds/delivered NO>UA 2500000000 UAH -"]),
    ("Over 700,000 Afghanis have returned home with help from Norway.", []),
    ("Norway gave 40 million afghanis to schools in Afghanistan.",
     ["funds/delivered NO>AF 40000000 AFN -"]),
    # what is carried is weighed, what is given is paid
    ("The United States has delivered 19.4 million pounds of aid to Haiti.",
     ["goods/delivered US>HT 19400000 pounds aid"]),
    ("Britain gave 2 million pounds of aid to Kenya.", ["package/delivered GB>KE 2000000 GBP aid"]),
    ("Norway delivered more than 40 million pounds of food to Haiti.", ["goods/delivered NO>HT 40000000 pounds food"]),
    ("Norway delivered more than 40 million tonnes of food to Haiti.", []),
    ("Norway will provide $5 million in Lines of Credit to Kenya.",
     ["funds/announced NO>KE 5000000 USD Lines of Credit"]),
    # digits that are dialled, parts of a measure, numbers of headings
    ("Media contact: 0417 680 590 Kenya Relief Norway will contribute $62 million to Kenya.",
     ["funds/announced NO>KE 62000000 USD -"]),
    ("Norway agreed to cut emissions to 450 parts per million.", []),
    ("Norway sent 450 parts for tanks to Ukraine.", ["goods/delivered NO>UA 450 parts"]),
]

COUNTED = [
    # a bundle of aid is a package whatever it is for; of money it is money
    ("Norway announced a $40 million humanitarian aid package for Kenya.",
     ["package/announced NO>KE 40000000 USD humanitarian aid package"]),
    ("Norway unveiled an economic recovery package worth $5 million for Kenya.",
     ["funds/announced NO>KE 5000000 USD economic recovery package"]),
    ("Norway announced a $4 million package of humanitarian aid for Kenya.",
     ["funds/announced NO>KE 4000000 USD humanitarian aid"]),
    # quoted adjectives part no number from its thing
    ('Norway gave 1,000 "fortified" food packages to Kenya.', ["goods/delivered NO>KE 1000 food packages"]),
    ('Norway sent 1,000 "ready-to-eat" meals to Kenya.', ["goods/delivered NO>KE 1000 meals"]),
    ('Norway sent 40 "Krab" howitzers to Kenya.', ["goods/delivered NO>KE 40 Krab"]),
    # what a thing is one of is that thing
    ("Norway will send howitzers to Kenya, two of the systems that it has asked for.",
     ["goods/announced NO>KE howitzers"]),
    ("Norway will send 40 trucks, three of its ships and 20 boats to Kenya.",
     ["goods/announced NO>KE 20 boats", "goods/announced NO>KE 3 ships", "goods/announced NO>KE 40 trucks"]),
    # how many people it will reach
    ("Norway will provide 40,000 children with school meals in Kenya.",
     ["goods/announced NO>KE 40000 children school meals"]),
    ("Norway will provide school meals for 40,000 children in Kenya.",
     ["goods/announced NO>KE 40000 children school meals"]),
    ("UNICEF will reach 40,000 Syrians with school meals.", ["goods/announced UN>SY 40000 Syrians school meals"]),
    ("The vaccine has been delivered to 2 million children in Ghana by Norway.",
     ["goods/delivered NO>GH 2000000 children vaccine"]),
    ("Norway will send tents and food for 400 families to Kenya.",
     ["goods/announced NO>KE food", "goods/announced NO>KE tents"]),
    ("Norway will send tents to Kenya, where 400,000 people are homeless.", ["goods/announced NO>KE tents"]),
]

BESIDE = [
    # a bound before a sign that stands apart; just over is more
    ("Norway has trebled its assistance to Kenya to over US $66m.",
     ["package/delivered NO>KE 66000000 USD assistance"]),
    ("New Zealand gave Kenya about NZ $40 million.", ["funds/delivered NZ>KE 40000000 NZD -"]),
    ("UNDP gave equipment worth 320 million FCFA to Burkina Faso.",
     ["package/delivered UN>BF 320000000 XOF equipment"]),
    # pieces of a thing, one more of it, one that ends in -s
    ("Norway gave Kenya two million items of medical supplies.",
     ["goods/delivered NO>KE 2000000 items medical supplies"]),
    ("Norway has delivered another Patriot battery to Ukraine.", ["goods/delivered NO>UA 1 Patriot battery"]),
    ("Norway sent one truck and a bus to Kenya.",
     ["goods/delivered NO>KE 1 bus", "goods/delivered NO>KE 1 truck"]),
    ("Norway gave buses to Kenya.", ["goods/delivered NO>KE buses"]),
    ("Norway delivered two aluminium boats to Kenya.", ["goods/delivered NO>KE 2 aluminium boats"]),
    ("Norway will deliver 400 tonnes of aluminium to Kenya.", []),
    # in support of what, in what form, for how long
    ("Norway deployed 17 million euros in support of Kenya.", ["funds/delivered NO>KE 17000000 EUR -"]),
    ("In support of these efforts, Norway is giving more than $12 million to Kenya.",
     ["funds/announced NO>KE 12000000 USD -"]),
    ("Norway gave $5 million in support of school meals in Kenya.",
     ["funds/delivered NO>KE 5000000 USD school meals"]),
    ("Norway will contribute $1 million for relief efforts in the form of food aid to Chad.",
     ["funds/announced NO>TD 1000000 USD food aid"]),
    ("Norway announced $1 billion in new acute near to long term food security assistance for Kenya.",
     ["funds/announced NO>KE 1000000000 USD food security assistance"]),
]

MALI = ("Norway has given aid to Mali. • $4 million to the United Nations Refugee Agency for relief including "
        "providing food to refugees in Mali • $3 million for refugee camps in Mali.")

GOES = [
    # what a sum is set aside for, whatever it is a part of
    ("Norway said $33 million of the total funding was dedicated to the education sector in Kenya.",
     ["funds/committed NO>KE 33000000 USD education sector"]),
    ("Norway said $85 million was earmarked as resilience support for Kenya.",
     ["funds/committed NO>KE 85000000 USD resilience support"]),
    ("Norway said $33 million was allocated to Kenya for clinics.", ["funds/committed NO>KE 33000000 USD clinics"]),
    ("Norway said $33 million was allocated to the government of Kenya.", ["funds/committed NO>KE 33000000 USD -"]),
    # a list of sums to agencies that do what they are paid for
    (MALI,
     ["funds/delivered NO>ML aid", "funds/delivered NO>ML 3000000 USD refugee camps",
      "funds/delivered NO>ML 4000000 USD relief", "goods/delivered NO>ML food"]),
]


@pytest.mark.parametrize(("text", "found"), [*GROWS, *WRITTEN, *COUNTED, *BESIDE, *GOES])
def test_each_amount_is_of_its_thing(text, found):
    assert amounts(text) == sorted(found)
