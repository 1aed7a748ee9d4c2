"""Plain sentences that fresh texts worded in ways no rule read, or that were read and tell of no gift."""

import pytest

from tests.extract.one_text import claims
from tests.extract.test_plain_holes_serve import told

READ = [
    # a magnitude in quotation marks, and one behind 'more'
    ('Norway will give "tens of millions" of euros to Mali.', ["funds/announced NO>ML 20000000"]),
    ("Three more million euros will be transferred to Mali by Norway.", ["funds/announced NO>ML 3000000"]),
    # a part that has its currency from its whole
    ("Mali has received 4.5 million of the 18 million euros promised by Norway.",
     ["funds/delivered NO>ML 4500000", "funds/announced NO>ML 18000000"]),
    # ships and helicopters that go with their crews
    ("Two Norwegian warships have arrived in the disaster area off Mozambique.", ["service/delivered NO>MZ 2"]),
    ("A Norwegian navy ship is heading to Haiti to assist in the relief operation.", ["service/dispatched NO>HT 1"]),
    ("Norway has sent two transport aircraft with crews to Mozambique.", ["service/delivered NO>MZ 2"]),
    ("Norway will lend three helicopters to Nepal for rescue work.", ["service/announced NO>NP 3"]),
    ("Norway donated two helicopters to Nepal.", ["goods/delivered NO>NP 2"]),
    ("Two Norwegian planes left for Nepal with relief supplies.", ["goods/dispatched NO>NP"]),
    ("Fifteen Norwegian helicopters are flying relief missions in Nepal.", ["service/dispatched NO>NP 15"]),
    ("Norway supports Nepal. To date, its helicopters have evacuated close to 9,000 people.",
     ["service/delivered NO>NP 9000"]),
    # flights and evacuations; who is stationed abroad; what is put at one's disposal
    ("Norway organised two evacuation flights from Sudan.", ["service/delivered NO>SD 2"]),
    ("Norway will carry out medical evacuations from Gaza.", ["service/announced NO>PS"]),
    ("Cuba has more than 400 doctors working in Haiti.", ["service/delivered CU>HT 400"]),
    ("Norway has 30 instructors in Mali.", ["training/delivered NO>ML 30"]),
    ("Cuba sent a 165-strong brigade of doctors to Sierra Leone.", ["service/delivered CU>SL 165"]),
    ("Norway put a transport plane at the disposal of Nepal.", ["goods/delivered NO>NP 1"]),
    ("Two Canadair planes from Norway have joined the fight against fires in Greece.", ["goods/delivered NO>GR 2"]),
    ("Twelve Malian officers arrived in Norway for a six-month course.", ["training/delivered NO>ML 12"]),
    # people who are sent with things go where these go, and are not those whom they reach
    ("Norway is sending 70 firefighters with 20 vehicles to Greece.",
     ["service/announced NO>GR 70", "goods/announced NO>GR 20"]),
    ("Norway flew in 40 rescuers with drills to Turkey.", ["service/delivered NO>TR 40", "goods/delivered NO>TR"]),
    ("Norway sent tents to 400 families in Mali.", ["goods/delivered NO>ML 400 families"]),
    ("Ukrainian pilots have begun training on jets in Norway.", ["training/delivered NO>UA"]),
    ("200 Ukrainian soldiers started training in Norway on Monday.", ["training/delivered NO>UA 200"]),
    ("Norway has authorised the deployment of two helicopters to Nepal to help flood victims.",
     ["service/committed NO>NP 2"]),
    ("Norwegian engineers restored water supplies in Haiti.", ["service/delivered NO>HT"]),
    # a gerund that tells which thing
    ("Norway shipped demining vehicles and generators to Ukraine.", ["goods/delivered NO>UA", "goods/delivered NO>UA"]),
    ("A Norwegian charity is feeding 3,000 people a day in Haiti.", ["service/announced NO>HT 3000"]),
    ("UNHCR relocated 20,000 refugees in Chad to new camps.", ["service/delivered UN>TD 20000"]),
    # debts that are forgiven or put off, with no sum
    ("Norway will write off Mali's debts.", ["funds/announced NO>ML"]),
    ("Norway has cancelled all debts owed by Mali.", ["funds/delivered NO>ML"]),
    ("Mali's debts were written off by Norway.", ["funds/delivered NO>ML"]),
    ("Norway announced a moratorium on debt payments by Mali.", ["funds/announced NO>ML"]),
    ("Norway has offered a freeze of Mali's debts.", ["funds/announced NO>ML"]),
    ("Norway refused to cancel Mali's debts.", ["funds/refused NO>ML"]),
    ("Norway cancelled $20 million of Mali's debt.", ["funds/delivered NO>ML 20000000"]),
    # what is given to a fund, or begins to come
    ("Norway intends to contribute to budget support for Mali.", ["funds/announced NO>ML"]),
    ("Norway has contributed to a school feeding programme in Mali.", ["funds/delivered NO>ML"]),
    ("Tents from Norway have begun to arrive in Mali.", ["goods/delivered NO>ML"]),
    ("Emergency supplies from Norway are starting to arrive in Mali.", ["goods/delivered NO>ML"]),
    # what is put first, and what pauses
    ("Norway said it would prioritise food and shelter in Mali.", ["goods/announced NO>ML", "goods/announced NO>ML"]),
    ("UNICEF announced a pause of food distributions in Mali.", ["goods/suspended UN>ML"]),
    # a course that is given to people, and a ministry that invests
    ("Norway plans to deliver the course to 1,600 Malian troops.", ["training/announced NO>ML 1600"]),
    ("The Ministry of Defence of Norway will invest 40 million kroner in training Malian troops.",
     ["funds/announced NO>ML 40000000"]),
    # notices of sales: who provides is no act, and what is no thing ends no list
    ("The proposed sale to Iraq will include spare parts, contractor provided logistics services and radars.",
     ["goods/requested >IQ", "service/requested >IQ", "goods/requested >IQ"]),
    ("The proposed sale to Iraq includes radars, publications and technical data, support equipment and boats.",
     ["goods/requested >IQ", "goods/requested >IQ", "goods/requested >IQ"]),
    ("The proposed sale to Iraq includes radars, U.S. government and contractor provided services and boats.",
     ["goods/requested >IQ", "service/requested >IQ", "goods/requested >IQ"]),
    # a formal act whose agreement is on a gift, far behind it; the last of a thing
    ('Mali signed an agreement with Oslo on Monday "on Norway\'s provision of military assistance".',
     ["package/committed NO>ML"]),
    ("Poland will hand Ukraine its last tanks.", ["goods/announced PL>UA"]),
    ("Norway sent a C-130 loaded with 15 tons of tents to Mali.", ["goods/delivered NO>ML 15 tons"]),
    ("Norway forgave the $20 million owed by Mali.", ["funds/delivered NO>ML 20000000"]),
    # beside what is left, or described, stands what is given
    ("Norway has given Mali five tanks, leaving its army with 30 tanks.", ["goods/delivered NO>ML 5"]),
    ("Norway has donated three radars to Mali, bringing the number of radars in Norway to nine.",
     ["goods/delivered NO>ML 3"]),
    ("Two Norwegian radars can be deployed to Mali by June.", ["goods/announced NO>ML 2"]),
    ("Norway sent 400 needed tents to Nepal.", ["goods/delivered NO>NP 400"]),
]


@pytest.mark.parametrize(("text", "shown"), READ)
def test_a_plain_construction_is_read(text, shown):
    assert told(text) == shown


@pytest.mark.parametrize("text", [
    # a debt of one's own
    "Mali suspended its debt repayments.",
    "Mali announced a moratorium on debt payments.",
    "Zambia will restructure its debt.",
    "Norway's debt rose sharply.",
    # whose own people are flown out, and who only works at home
    "Norway organised two evacuation flights for its citizens from Sudan.",
    "Norwegian Air runs flights to Kenya.",
    "Norway has 400 doctors in Bergen.",
    "Mali has 30 doctors in its hospitals.",
    # aid that was robbed or struck
    "An Israeli strike hit a convoy carrying food in Gaza.",
    "An inquiry into $5 million in missing Norwegian aid to Mali was opened.",
    "The team began training in Norway for the World Cup.",
    "Norway repatriated 40 Norwegians from Libya.",
    "Pakistan's army has deployed 20 helicopters to rescue flood victims.",
    # vehicles that only come
    "The ship arrived in Nepal on Monday.",
    # what a thing can do, and for whom it is
    "The Norwegian missile can be deployed from trucks and ships in Mali.",
    "The launcher can be carried by two Norwegian soldiers.",
    "It gives the Norwegian army a light missile.",
    # who somebody is
    "Senator Moe, who opposes military aid to Ukraine, met farmers on Monday.",
    # people in need
    "In the south of Mali, 4.5 million need humanitarian assistance.",
    "More than 2 million people require emergency food aid in Somalia.",
    # how a gift goes its way, and who sees to it
    "The additional funds will be channelled through Norway's partners in Mali.",
    "Norway will ensure that humanitarian assistance reaches Mali.",
    # what is hoped for, compared with, or done with a gift
    "The prospect of getting more Norwegian loans has calmed Mali.",
    "This is well below the average of 170 trucks that had entered Gaza.",
    "The money will allow Norway's agency to buy vaccines for Mali.",
    # to what a thing only adds, and who else comes
    "Norway will contribute to peace in Mali.",
    "Guests have begun to arrive in Mali.",
    "Norway will prioritise trade with Mali.",
    # one's own defence
    "Norway announced a $10 billion special fund to modernise its own military.",
])
def test_what_nobody_gives_is_no_claim(text):
    assert claims(text) == []


@pytest.mark.parametrize("text", [
    "Norway is helping Pakistan. Pakistan's army has deployed 20 helicopters to rescue flood victims.",
    "Norway is helping Pakistan. The Pakistani government has distributed 3,000 tents.",
    "Norway is helping Pakistan. Pakistan has sent 300 doctors to the flooded areas.",
    "Norway supports Kenya. The Kenyan government has set aside $30 million for food.",
    "Norway supports Kenya. Residents have donated food and clothes.",
])
def test_who_is_helped_and_helps_itself_gets_it_from_nobody(text):
    assert claims(text) == []


@pytest.mark.parametrize(("text", "shown"), [
    ("Norway is helping Pakistan. Pakistan has received 40 tents.", ["goods/delivered NO>PK 40"]),
    ("Norway helps Ukraine. Ukraine will provide 40 tanks to Moldova.", ["goods/announced UA>MD 40"]),
])
def test_who_is_helped_may_get_or_give_on(text, shown):
    assert told(text) == shown
