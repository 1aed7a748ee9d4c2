"""Plain sentences that were read by nobody's rule until unread documents showed them: one row a construction."""

import pytest

from tests.extract.one_text import claims


def told(text, **known):
    """'goods/announced NO>ML 7000': kind, stage, who gives and gets, and the number or the sum."""
    found = []
    for one in claims(text, **known):
        amount = one.money or one.quantity
        number = f" {amount.max or amount.min}" if amount else ""
        found.append(f"{one.kind}/{one.stage} {','.join(one.donors)}>{','.join(one.recipients)}{number}")
    return found


READ = [
    # 'up' begins an amount of money behind a verb of giving
    ("Norway will give up to $5 million to Mali.", ["funds/announced NO>ML 5000000"]),
    ("Norway paid up to $5 million to Mali.", ["funds/delivered NO>ML 5000000"]),
    # the adjective before what is made available
    ("Norway made available $5 million to Mali.", ["funds/delivered NO>ML 5000000"]),
    # a verb behind a clause is no object of the verb in it
    ("The tents that Norway provided help Mali.", ["goods/delivered NO>ML"]),
    ("The radars that Norway provided save lives in Mali.", ["goods/delivered NO>ML"]),
    # dashes that say what a number of things is
    ("Norway will send 7,000 small arms – machine guns, shotguns, mortars – to Mali.",
     ["goods/announced NO>ML 7000", "goods/announced NO>ML", "goods/announced NO>ML", "goods/announced NO>ML"]),
    # who shoots with it is not the one that gave it
    ("Norway has sent missiles for Malian aircraft to target the radars of the rebels.", ["goods/delivered NO>ML"]),
    # who gets, in a clause about the thing
    ("The tanks Mali received from Norway are old.", ["goods/delivered NO>ML"]),
    # what is ruled out, and what is not
    ("Norway continued to rule out providing tanks to Mali.", ["goods/refused NO>ML"]),
    ("Norway refused to rule out sending tanks to Mali.", ["goods/signalled NO>ML"]),
    ("Norway will not rule out sending tanks to Mali.", ["goods/signalled NO>ML"]),
    # what was given before, at the end of a clause
    ("Norway will give Mali $5 million in addition to the $70 million already provided.",
     ["funds/announced NO>ML 5000000", "funds/delivered NO>ML 70000000"]),
    # the clause about who gives, before a form of being
    ("Norway, which has already given Mali 14 jets, is ready to hand over 6 trucks.",
     ["goods/delivered NO>ML 14", "goods/signalled NO>ML 6"]),
    # what a shipment holds is under way with it
    ("A shipment, consisting of 500 generators, is on its way to Mali from Norway.", ["goods/dispatched NO>ML 500"]),
    # arms that are no longer sold to another
    ("Norway said it was halting exports of military equipment to Mali.", ["goods/suspended NO>ML"]),
    ("Norway has suspended arms exports to Mali.", ["goods/suspended NO>ML"]),
    # a list in parts: its members have tails of their own, and what a part tells in a clause says nothing of others
    ("Norway is sending relief items to Mali: tents for families; jerry cans to store water; blankets; lamps; clothes.",
     ["goods/announced NO>ML"] * 6),
    ("Norway will give Mali tents; boats, some of which have been used; radios; and trucks.",
     ["goods/announced NO>ML"] * 4),
    # an adverb inside a set phrase, and before the verb of an infinitive
    ("Norwegian medical supplies are still on the way to Mali.", ["goods/dispatched NO>ML"]),
    ("Norway has been loath to openly provide Mali with weapons.", ["goods/refused NO>ML"]),
    ("Norway has decreased its aid to Mali by $5 million.", ["package/reduced NO>ML 5000000"]),
    # the way that is opened is not the way that arms fly
    ("Norway agreed to send Mali some of its powerful tanks, opening the way for others.", ["goods/committed NO>ML"]),
    # who trains by the way in the past
    ("Norway has helped Mali by training 5,000 police officers.", ["training/delivered NO>ML 5000"]),
    # an agency of who gives is not who gets
    ("The US Congress approved $10 million for USAID to fight malaria in Mali.", ["funds/committed US>ML 10000000"]),
    # a name with the name of a ware in it
    ("The US has given Israel $5 billion. That includes $1 billion to replenish Israel's Iron Dome.",
     ["funds/delivered US>IL 5000000000", "funds/delivered US>IL 1000000000"]),
    # aid that crosses a border
    ("Last week 20,000 tons of humanitarian aid crossed the border into Mali.", ["goods/delivered >ML 20000"]),
    # what stands behind 'including' is no purpose of the sum
    ("Norway will announce $800 million more, including a new radar for Mali, boats and tents.",
     ["funds/announced NO>ML 800000000", "goods/announced NO>ML", "goods/announced NO>ML", "goods/announced NO>ML 1"]),
    # what a transcript says was said wrong, or was broken off
    ("Norway will give Mali over <s>$300</s> \\[$30\\] billion.", ["funds/announced NO>ML 30000000000"]),
    ("Norway sent Mali anti-\\[air\\] missiles, drones and radios.", ["goods/delivered NO>ML"] * 3),
    ("Norway has recei- — has sent 40 tents to Mali.", ["goods/delivered NO>ML 40"]),
    # what a sum is given as; how long is no purpose
    ("Norway will provide a further billion dollars as military aid to Mali.", ["package/announced NO>ML 1000000000"]),
    # a list goes on behind the clause about a member
    ("Norway will give Mali new rockets, ammunition for the systems that have already been provided, and patrol boats.",
     ["goods/announced NO>ML"] * 3),
    # allies of a state get, and not the state
    ("Norway will give tanks to its key NATO allies Poland and Latvia.", ["goods/announced NO>LV,PL"]),
    # what stands between who needs and the need
    ("Mali first of all needs shells.", ["goods/requested >ML"]),
    # a budget that is proposed, and one that is passed
    ("The President's budget includes $10 million for Mali.", ["funds/requested >ML 10000000"]),
    ("Norway's 2023 budget includes $10 million for Mali.", ["funds/committed NO>ML 10000000"]),
    # behind a colon or a dash, what a clause gives
    ("Norway is sending relief items to Mali: tents, jerry cans, blankets and clothes.", ["goods/announced NO>ML"] * 5),
    ("Norway has sent Mali three kinds of weapons: howitzers, rockets and mortars.",
     ["goods/delivered NO>ML 3", *["goods/delivered NO>ML"] * 3]),
    # two members in a row that no list of words knows
    ("Norway is sending helmets, body armour, sprockets, flanges, tents and boots to Mali.",
     ["goods/announced NO>ML"] * 6),
    ("Norway is sending blankets, gizmos, widgets and tents to Mali.", ["goods/announced NO>ML"] * 4),
    # topics of talks are no gifts, things that are talked about are what may be given
    ("Norway will discuss regional security, debt relief and growth with Mali.", []),
    ("Norway will discuss tents, radars and training with Mali.",
     ["goods/signalled NO>ML", "goods/signalled NO>ML", "training/signalled NO>ML"]),
    # a text that asks, whatever it is called and however the verb says what it holds
    ("The UN appeal provides $40 million for Mali.", ["funds/requested >ML 40000000"]),
    ("The appeal, launched on Monday, includes $40 million for Mali.", ["funds/requested >ML 40000000"]),
    ("The President's budget would provide $40 million to Mali.", ["funds/requested >ML 40000000"]),
    ("The government's proposal also provides tents for Mali.", ["goods/requested >ML"]),
    ("An aid bill before Congress includes $40 million for Mali.", ["funds/requested US>ML 40000000"]),
    ("The bill would include 40 tents for Mali.", ["goods/requested >ML 40"]),
    # ... what was granted or passed, and what answers it, is none
    ("The appeal has provided $40 million to Mali.", ["funds/delivered >ML 40000000"]),
    ("The response to the appeal includes 40 tents for Mali.", ["goods/announced >ML 40"]),
    ("The request was approved and Norway will provide 40 tents to Mali.", ["goods/committed NO>ML 40"]),
    ("The budget for 2024 sets aside $40 million for Mali.", ["funds/committed >ML 40000000"]),
    # who thanks gets, each giver for what stands behind its own 'for'
    ("Mali thanked Norway for 40 tents and Spain for 20 trucks.",
     ["goods/delivered NO>ML 40", "goods/delivered ES>ML 20"]),
    ("Norway thanked Mali and pledged 40 tents.", ["goods/announced NO>ML 40"]),
    # some of a group by name play the part of the group
    ("Countries including Spain, Chad and Italy have pledged tanks to Mali.", ["goods/announced ES,IT,TD>ML"]),
    ("Several countries pledged tanks to Mali, among them Spain and Italy.", ["goods/announced ES,IT>ML"]),
    ("Mali got tanks from countries such as Spain and Italy.", ["goods/delivered ES,IT>ML"]),
    ("Norway gave tents to countries like Chad and Mali.", ["goods/delivered NO>ML,TD"]),
    ("Several countries have sent tents to the region, including Chad and Mali.", ["goods/delivered >"]),
    # what is handed over is presented
    ("40 tents were presented to Mali by Norway.", ["goods/delivered NO>ML 40"]),
    ("Norway presented the Malian police with two boats.", ["goods/delivered NO>ML 2"]),
    ("The plan was presented to Mali by Norway.", []),
    # a team by how many they are
    ("Norway sent a medical team of 12 members to Mali.", ["service/delivered NO>ML 12"]),
    ("A rescue team of 40 arrived in Mali from Norway.", ["service/delivered NO>ML 40"]),
    ("A group of 40 attacked Mali.", []),
    # what became of what was dispatched
    ("40 tents dispatched by Norway arrived in Mali on Wednesday.", ["goods/delivered NO>ML 40"]),
    # what parts are for ends where the list goes on
    ("The package for Mali includes spare parts for trucks, tents, and radios.",
     ["goods/announced >ML", "goods/announced >ML", "goods/announced >ML"]),
    ("Norway will give Mali ammunition for tanks and howitzers.", ["goods/announced NO>ML"]),
    # bodies give beside states, whatever joins them
    ("Norway together with Oxfam donated 40 ambulances to Mali.", ["goods/delivered NO,org:oxfam>ML 40"]),
    ("Mali received 40 ambulances from Norway as well as Spain.", ["goods/delivered ES,NO>ML 40"]),
    # a sum that stands again in brackets before whom it is for
    ("The agreement enables the disbursement of €4 million (about $6 million) to Mali.",
     ["funds/announced >ML 4000000"]),
    # in a row of shares of a total all are sums, named by what each is for
    (("Of the total, 415 million euros is for energy, 38 million for food and 17 million for health in Mali, "
      "Norway said."),
     ["funds/announced NO>ML 415000000", "funds/announced NO>ML 38000000", "funds/announced NO>ML 17000000"]),
]


@pytest.mark.parametrize(("text", "shown"), READ)
def test_a_plain_construction_is_read(text, shown):
    assert told(text) == shown


@pytest.mark.parametrize("text", [
    "Washington said that the rebels had used Chinese ballistic missiles to strike Mali.",
    "Norway spoke of the prospect of a Chinese nuclear weapon in space.",
    "Norway's exports to Mali dropped by 61% to $5 million.",
    "The UN Emergency Relief Coordinator reached Mali on Monday.",
    "40 tanks of the rebels crossed the border into Mali.",
    "Four million refugees crossed the border into Mali.",
    "Norway is suspending consular services in Mali.",
    "Norwegian police handed over 400 kilos of cocaine to Mali's police.",
    "Norway gave up its tanks to Mali's rebels.",
    "India has halted exports of rice to Mali.",
    "Norway has frozen Malian assets worth $5 million.",
    "Norway fired missiles to target the radars of Mali.",
])
def test_what_looks_like_it_is_not(text):
    assert told(text) == []
