"""How far a thing has come, where the words for it are other than the plain ones: one row a construction."""

import pytest

from tests.extract.one_text import claims
from tests.extract.test_plain_holes import told

READ = [
    # what went on in the past, at a rate or at a time that is over, was given
    ("Norway was providing $8 million a year to Mali.", ["funds/delivered NO>ML 8000000"]),
    ("By 2017, Norway was reportedly contributing $2 million a month to Mali.", ["funds/delivered NO>ML 2000000"]),
    ("At the peak of the war, Norway was spending around $25 million per year on aid to Mali.",
     ["funds/delivered NO>ML 25000000"]),
    ("At the height of the crisis, Norway was sending tents and food to Mali.",
     ["goods/delivered NO>ML", "goods/delivered NO>ML"]),
    ("The adviser stated that Norway was providing $8 million a year to Mali.", ["funds/delivered NO>ML 8000000"]),
    ("The ministry said the country was then sending 10 tanks a month to Mali.", ["goods/delivered >ML 10"]),
    ("Mali was receiving $40 million a year from Norway.", ["funds/delivered NO>ML 40000000"]),
    ("Norway was training 500 Malian soldiers a year.", ["training/delivered NO>ML 500"]),
    ("40 trucks a week were being sent to Mali.", ["goods/delivered >ML 40"]),
    ("Norway used to give Mali $50 million a year in budget support.", ["funds/delivered NO>ML 50000000"]),
    ("It used to send 20 trucks a month to Mali.", ["goods/delivered >ML 20"]),
    # what a body of relief hands out as a rule
    ("UNICEF distributes food rations to families in Mali.", ["goods/delivered UN>ML"]),
    ("The Norwegian Refugee Council provides blankets to families in Mali.",
     ["goods/delivered org:norwegian-refugee-council>ML"]),
    # stops told by a noun, and by a verb without an object
    ("The WFP announced the pause of food distributions in Mali.", ["goods/suspended UN>ML"]),
    ("The UN announced a pause of aid deliveries to Mali.", ["goods/suspended UN>ML"]),
    ("UNICEF announced the halt of food distributions in Mali.", ["goods/suspended UN>ML"]),
    ("Norway confirmed the halting of aid shipments to Mali.", ["goods/suspended NO>ML"]),
    ("Norway ceased aid deliveries to Mali.", ["goods/suspended NO>ML"]),
    ("In Mali, aid distribution largely stopped on Friday.", ["goods/suspended >ML"]),
    ("Aid distribution in Mali completely stopped after the attack.", ["goods/suspended >ML"]),
    ("Fuel deliveries to Mali ceased on Monday.", ["goods/suspended >ML"]),
    ("Deliveries of fuel to Mali have ceased.", ["goods/suspended >ML"]),
    ("Aid deliveries to Mali came to a halt on Friday.", ["goods/suspended >ML"]),
    ("Food distributions in Mali ground to a halt.", ["goods/suspended >ML"]),
    ("Norwegian aid to Mali has dried up.", ["package/cancelled NO>ML"]),
    ("Norwegian aid to Mali came to an end in May.", ["package/cancelled NO>ML"]),
    # kept back until something happens
    ("Donors will not release budget support to Mali until 2027.", ["funds/suspended >ML"]),
    ("Norway will not release $40 million to Mali until the audit is done.", ["funds/suspended NO>ML 40000000"]),
    ("Norway will not disburse $40 million to Mali before elections are held.", ["funds/suspended NO>ML 40000000"]),
    ("Norway will not resume aid to Mali until 2027.", ["package/suspended NO>ML"]),
    # interest, a change of course
    ("Norway has expressed interest in sending doctors to Mali.", ["service/signalled NO>ML"]),
    ("Norway has shown interest in giving Mali 40 radars.", ["goods/signalled NO>ML 40"]),
    ("Norway is keen to give Mali 40 radars.", ["goods/signalled NO>ML 40"]),
    ("Norway has no interest in giving Mali 40 radars.", ["goods/refused NO>ML 40"]),
    ("While Norway coached 40 Malian troops in 2022, Norwegian leaders have pivoted towards training 2,000 Malians.",
     ["training/delivered NO>ML 40", "training/announced NO>ML 2000"]),
    ("Norway has shifted to giving Mali 40 radars.", ["goods/announced NO>ML 40"]),
    # a no
    ("Norway's No to 40 radars for Mali surprised nobody.", ["goods/refused NO>ML 40"]),
    ("The chancellor's \"no\" to missiles for Mali stands.", ["goods/refused >ML"]),
    ("Norway said no to sending Mali 40 radars.", ["goods/refused NO>ML 40"]),
    ("Norway gave a firm no to sending 40 radars to Mali.", ["goods/refused NO>ML 40"]),
    ("Norway opposes Mali receiving 40 tanks.", ["goods/refused >ML 40"]),
    ("Norway is considering Mali receiving 40 tanks.", ["goods/signalled >ML 40"]),
    # announced and committed
    ("Norway sent 40 tents to Chad. This came after an announcement from Norway offering about 60 jets to Mali.",
     ["goods/delivered NO>TD 40", "goods/announced NO>ML 60"]),
    ("The World Bank has a portfolio of 20 projects in Mali, with total commitments of $90 million.",
     ["funds/committed org:world-bank> 90000000"]),
    ("The minister announced a commitment of $32 million in new assistance to Mali.",
     ["package/announced >ML 32000000"]),
    ("Norway is mobilising 40 doctors for Mali.", ["service/announced NO>ML 40"]),
    ("Norway's planned support for Mali amounts to $40 million.", ["package/announced NO>ML 40000000"]),
    ("Norway announced an expanded aid programme for Mali.", ["funds/announced NO>ML"]),
    ("The army issued a $40 million contract to a factory to procure missiles for Mali.",
     ["procurement/contracted >ML 40000000"]),
    ("The army issued a not-to-exceed $40 million order for missiles for Mali.",
     ["procurement/contracted >ML 40000000"]),
    # participles that only tell which things they are
    ("Mali has requested 12 boats, spare parts, US government and contractor provided engineering services, and tools.",
     ["goods/requested >ML 12", "goods/requested >ML", "service/requested >ML", "goods/requested >ML"]),
    ("Some 40 tonnes of requested supplies including tents are ready to be shipped to Mali.",
     ["goods/announced >ML 40", "goods/announced >ML"]),
    ("Norway will send the requested aid, including 40 tents, to Mali.", ["goods/announced NO>ML 40"]),
    # the contents of a sale that is asked for
    ("Mali has requested 12 boats from Norway. The potential sale also includes spare parts and radios.",
     ["goods/requested NO>ML 12", "goods/requested NO>ML", "goods/requested NO>ML"]),
    ("Mali has requested 12 boats from Norway. Also included are spare parts and radios.",
     ["goods/requested NO>ML 12", "goods/requested NO>ML", "goods/requested NO>ML"]),
    ("Norway delivered 12 boats to Mali. Also included were spare parts and radios.",
     ["goods/delivered NO>ML 12", "goods/delivered NO>ML", "goods/delivered NO>ML"]),
    # a noun that a verb only carries
    ("Norway made a first payment of $40 million to Mali.", ["funds/delivered NO>ML 40000000"]),
    ("Norway made a $40 million donation to Mali.", ["funds/delivered NO>ML 40000000"]),
    ("Norway has made contributions of $40 million to Mali.", ["funds/delivered NO>ML 40000000"]),
    ("A donation of $40 million to Mali was made by Norway.", ["funds/delivered NO>ML 40000000"]),
    ("Norway will make a contribution of $40 million to Mali.", ["funds/announced NO>ML 40000000"]),
    ("Norway has agreed to make a $40 million contribution to Mali.", ["funds/committed NO>ML 40000000"]),
    ("Norway refused to make a $40 million contribution to Mali.", ["funds/refused NO>ML 40000000"]),
    # what comes late, what somebody has
    ("Norway's 40 tanks for Mali will arrive a year late.", ["goods/delayed NO>ML 40"]),
    ("Delivery of 40 tanks to Mali has been pushed back.", ["goods/delayed >ML 40"]),
    ("Mali's army is equipped with 40 Norwegian radars.", ["goods/delivered NO>ML 40"]),
    ("The hospital in Mali was built with a $40 million grant from Norway.", ["funds/delivered NO>ML 40000000"]),
    ("The 40 tents are meant for Mali.", ["goods/announced >ML 40"]),
    ("Norway delivers 40 tanks to Mali", ["goods/delivered NO>ML 40"]),
    ("Norway hands over 40 tanks to Mali", ["goods/delivered NO>ML 40"]),
    ("The World Bank will have fully disbursed the $40 million for Mali by June.",
     ["funds/announced org:world-bank>ML 40000000"]),
    ("The IMF board completed its review, enabling the immediate disbursement of $40 million to Mali.",
     ["funds/committed org:international-monetary-fund>ML 40000000"]),
    # what becomes of a plan
    ("Norway has decided to end its $40 million aid programme in Mali.", ["funds/cancelled NO>ML 40000000"]),
    ("Plans to send 40 tanks to Mali have been dropped.", ["goods/cancelled >ML 40"]),
    ("The plan to send 40 tanks to Mali was put on hold.", ["goods/suspended >ML 40"]),
    ("A proposal to send Mali 40 tanks was voted down.", ["goods/refused >ML 40"]),
    ("Norway backed away from plans to send 40 tanks to Mali.", ["goods/cancelled NO>ML 40"]),
    ("The cancellation of a $40 million loan to Mali was criticised.", ["funds/cancelled >ML 40000000"]),
]


@pytest.mark.parametrize(("text", "shown"), READ)
def test_the_stage_is_told_in_other_words(text, shown):
    assert told(text) == shown


@pytest.mark.parametrize(("text", "shown"), [
    ("The minister said Norway was sending 40 trucks to Mali.", ["goods/announced NO>ML 40"]),
    ("Norway said it was sending 40 trucks to Mali.", ["goods/announced NO>ML 40"]),
    ("Norway announced it was giving Mali $40 million a year.", ["funds/announced NO>ML 40000000"]),
    ("The minister said Norway was giving Mali $40 million a year over five years.",
     ["funds/announced NO>ML 40000000"]),
    ("A year later, Norway was sending 40 tanks to Mali, the minister said.", ["goods/announced NO>ML 40"]),
    ("Trucks used to deliver food to Mali were hit.", ["goods/announced >ML"]),
    ("Norway sends 40 tanks to Mali.", ["goods/announced NO>ML 40"]),
    ("UNICEF provides 40 trucks to Mali.", ["goods/announced UN>ML 40"]),
    ("Norway provides tents to Mali.", ["goods/announced NO>ML"]),
    ("Fighting in Mali stopped on Friday.", []),
    ("Both sides agreed to cease fire in Mali.", []),
    ("The company ceased operations in Mali.", []),
    ("Trade came to a halt in Mali.", []),
    ("Talks on aid to Mali came to a halt.", []),
    ("Norway called for a pause in fighting in Mali.", []),
    ("During the humanitarian pause in Mali, 40 trucks entered with food.",
     ["goods/delivered > 40", "goods/delivered >"]),
    ("Norway will not send 40 tents to Mali until June.", ["goods/announced NO>ML 40"]),
    ("Norway will not resume aid to Mali.", ["package/refused NO>ML"]),
    ("Norway turned to Mali.", []),
    ("Norway made a commitment of $40 million to Mali.", ["funds/committed NO>ML 40000000"]),
    ("Norway announced a drawdown of $40 million for Mali.", ["package/announced NO>ML 40000000"]),
    ("Norway has mobilised $5 million for Mali.", ["funds/committed NO>ML 5000000"]),
    ("The contractor provided technical support to Mali.", ["service/delivered >ML"]),
    ("Norway sent Mali tents, and a contractor provided flour.", ["goods/delivered NO>ML", "goods/delivered NO>ML"]),
    ("Mali requested tents from Norway.", ["goods/requested NO>ML"]),
    ("Norway sent 40 tents to Mali. This assistance helps provide food to Mali.",
     ["goods/delivered NO>ML 40", "goods/delivered NO>ML"]),
    ("Norway made a pledge of $40 million to Mali.", ["funds/announced NO>ML 40000000"]),
    ("Norway made an offer of $40 million to Mali.", ["funds/announced NO>ML 40000000"]),
    ("Norway made a profit of $40 million in Mali.", []),
    ("Norway did not make a $40 million contribution to Mali.", []),
    ("Mali's army is being equipped with 40 Norwegian radars.", ["goods/announced NO>ML 40"]),
    ("Norway to deliver 40 tanks to Mali", ["goods/announced NO>ML 40"]),
    ("Norway completed the delivery of 40 tanks to Mali.", ["goods/delivered NO>ML 40"]),
    ("Norway has sent 40 tents, which are intended for families in Mali.", ["goods/delivered NO>ML 40"]),
    ("A plan to send 40 tanks to Mali has been approved.", ["goods/committed >ML 40"]),
    ("Norwegian planes dropped 40 tonnes of food over Mali.", ["goods/delivered NO> 40"]),
])
def test_what_looks_like_it_is_told_otherwise(text, shown):
    assert told(text) == shown


@pytest.mark.parametrize(("text", "counted"), [
    ("Norway will send a second radar to Mali.", "additional"),
    ("A second batch of 40 tents will be sent to Mali.", "additional"),
    ("Norway has now pledged $76 million to Mali.", "total"),
    ("Norway has now pledged a further $76 million to Mali.", "additional"),
    ("Norway now pledges $76 million to Mali.", "new"),
    ("Norway's aid to Mali is now at $15 million.", "total"),
    ("Norway's assistance for Mali is now approximately $15 million.", "total"),
    ("Norway will send Mali 40 vehicles, including 20 trucks, 15 buses and five ambulances.", "new part part part"),
    ("Norway committed $220 million to Mali. Within this commitment is a $7 million project, approved in October.",
     "new part"),
    ("Norway will give Mali $10 million. Of that, $5 million will go to schools.", "new part"),
    ("Norway will give Mali $10 million. Within that sum, $5 million is for schools.", "new part"),
    ("In 2015 Mali obtained a $3 million loan from Norway.", "new"),
    ("In 2015 Norway gave Mali $3 million.", "total"),
    ("In 2015 Norway was giving Mali $3 million a year.", "new"),
    ("Norway is the second country to send tanks to Mali, with 40 tanks.", "new"),
    ("Norway delivered 900 tents to Mali. Over 500 of those tents went to schools.", "new part"),
])
def test_how_an_amount_counts_is_told_in_other_words(text, counted):
    assert " ".join(claim.counting for claim in claims(text)) == counted
