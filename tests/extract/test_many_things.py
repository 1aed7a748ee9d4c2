"""What a sum is of and for, members of lists, units and kinds of things: constructions that many texts share."""

import pytest

from tests.extract.one_text import claims


def things(text):
    """'goods food 40 pallets': kind, the words for the thing, the number or the sum and its unit."""
    found = []
    for one in claims(text):
        amount = one.money or one.quantity
        item = " ".join(one.item.text.split()) if one.item else "-"
        number = f" {amount.max or amount.min}" if amount and (amount.max or amount.min) else ""
        unit = f" {one.quantity.unit}" if one.quantity and one.quantity.unit else ""
        found.append(f"{one.kind} {item}{number}{unit}")
    return found


SUMS = [
    # a programme that a sum runs under, and one that itself gives
    ("Under the Lake Shore Programme, Norway will give $75 million to Mali.", ["funds Lake Shore Programme 75000000"]),
    ("The Clean Rivers Initiative gave $5 million to Mali.", ["funds - 5000000"]),
    # what a sum is to bring about, further behind it
    ("Norway has invested $20 million to drive inclusive economic growth in Mali.",
     ["funds inclusive economic growth 20000000"]),
    ("Norway will give $5 million, pending approval, to expand digital literacy in Mali.",
     ["funds digital literacy 5000000"]),
    ("Norway gave $4 million to support efforts to expand school enrolment in Mali.",
     ["funds school enrolment 4000000"]),
    ("Norway will give $5 million to help families recover and rebuild in Mali.", ["funds - 5000000"]),
    # what is supported, and whom
    ("Norway announced $9 million for Mali in support of school meals.", ["funds school meals 9000000"]),
    ("Norway pledged $9 million in support of the people of Mali.", ["funds - 9000000"]),
    # in what it is sunk, and where
    ("Norway has invested $9 million in cholera prevention in Mali.", ["funds cholera prevention 9000000"]),
    ("Norway has invested $9 million in the malaria response in Mali.", ["funds malaria response 9000000"]),
    ("Norway has invested $9 million in Mali.", ["funds - 9000000"]),
    # whole rows, whole names, and what a fight is against
    ("Norway will give Mali $9 million for irrigation, roads and schools.",
     ["funds irrigation, roads and schools 9000000"]),
    ("Norway gave Mali $9 million to promote peace, justice, and good governance.",
     ["funds peace, justice, and good governance 9000000"]),
    ("Norway will give $9 million to the Fund for Free Media in Mali.", ["funds Fund for Free Media 9000000"]),
    ("Norway gave $9 million to the Consortium for Fair Elections in Mali.",
     ["funds Consortium for Fair Elections 9000000"]),
    ("Norway pledged $9 million for the Partnership for Clean Rivers in Mali.",
     ["funds Partnership for Clean Rivers 9000000"]),
    ("Norway gave Mali $9 million to support the fight against malaria.", ["funds fight against malaria 9000000"]),
    ("Norway gave Mali $9 million to increase access to clean water.", ["funds access to clean water 9000000"]),
    ("Norway launched a $9 million public-private partnership in Mali.",
     ["funds public-private partnership 9000000"]),
    # each thing that a sum buys is one by itself
    ("Norway will give $5 million to buy food and tents for Mali.", ["funds food 5000000", "goods tents"]),
    # another act behind 'and' is no part of the thing
    ("Norway will give Mali $9 million to rebuild port infrastructure and respond to floods.",
     ["funds port infrastructure 9000000"]),
]


LISTS = [
    # services, also those that no list of words knows
    ("Norway will provide Mali with psychosocial care, mentorship and livelihoods restoration.",
     ["service psychosocial care", "service mentorship", "service livelihoods restoration"]),
    ("Norway will provide Mali with intelligence, liaison, and logistics support.",
     ["service intelligence", "service liaison", "service logistics support"]),
    ("Norway will provide sanitation services to Mali.", ["service sanitation services"]),
    ("Norway will provide Mali with cybersecurity and cyber defence.",
     ["service cybersecurity", "service cyber defence"]),
    # on what there is advice or training
    ("Norway will provide advice to Mali on demining, policing and food storage.", ["service advice"]),
    ("Norway held workshops in Mali on maintenance, logistics and medical care.", ["training workshops"]),
    ("Norway will send Mali diagnostics and therapeutics.", ["goods diagnostics", "goods therapeutics"]),
    # behind the getter of a noun of giving
    ("Norway approved the export to Mali of howitzers.", ["goods howitzers"]),
    # no thing is in the name of a law, a body or a meeting
    ("Norway supported the Vaccine Equity Roundtable in Mali.", []),
    ("Norway and Mali will establish a Global Vaccine Partnership.", []),
    ("Norway will send Hawk Air Defense Systems to Mali.", ["goods Hawk Air Defense Systems"]),
]


UNITS = [
    ("Norway sent 18,000 gallons of fuel to Mali.", ["goods fuel 18000 gallons"]),
    ("Norway sent 200 vials of insulin to Mali.", ["goods insulin 200 vials"]),
    ("Norway sent three large shipments of medicine to Mali.", ["goods medicine 3 shipments"]),
    ("Norway will send large trucks carrying rice to Mali.", ["goods rice"]),
    ("Norway donated 65,000 mpox tests to Mali.", ["goods mpox tests 65000"]),
    ("Norway will send 40 155 millimeter howitzers to Mali.", ["goods 155 millimeter howitzers 40"]),
    ("Norway will send 155 millimeter shells to Mali.", ["goods 155 millimeter shells"]),
    # countries of a sort, and numbers of codes, count nothing
    ("Norway will donate 9 million doses to 92 low- and middle-income countries.", ["goods doses 9000000"]),
]


OWN = [
    # what firms put into works of their own
    ("Norsk Gadgets Corporation announced a $340 million investment in a new plant in Mali.", []),
    ("**Gadgets** announced a $340 million investment to expand its factory in Norway.", []),
    ("Norway announced a $340 million investment in a vaccine factory in Mali.", ["funds investment 340000000"]),
]


@pytest.mark.parametrize(("text", "expected"), [*SUMS, *LISTS, *UNITS, *OWN],
                         ids=[text[:70] for text, _ in [*SUMS, *LISTS, *UNITS, *OWN]])
def test_things(text, expected):
    assert things(text) == expected
