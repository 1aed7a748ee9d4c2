"""What is made and is no claim, and what was missed altogether: one row a construction, with what must stay."""

import pytest

from tests.extract.one_text import claims


def told(text):
    """'goods/delivered NO>ML pumps 9': kind, stage, who gives and gets, the thing and its number; tier C is none."""
    found = []
    for one in claims(text):
        amount = one.money or one.quantity
        number = f" {amount.max or amount.min}" if amount and (amount.max or amount.min) else ""
        thing = one.item.text if one.item else ""
        found.append(f"{one.kind}/{one.stage} {','.join(one.donors)}>{','.join(one.recipients)} {thing}{number}")
    return sorted(found)


READ = [
    # one thing by two names
    ("Norway will send Mali Krabs, self-propelled howitzers.", ["goods/announced NO>ML Krabs"]),
    ("Spain has delivered Gepards, anti-aircraft guns, to Mali.", ["goods/delivered ES>ML Gepards"]),
    ("Spain sent Mali HIMARS, howitzers and drones.",
     ["goods/delivered ES>ML HIMARS", "goods/delivered ES>ML drones", "goods/delivered ES>ML howitzers"]),
    ("Spain sent Mali trucks, drones.", ["goods/delivered ES>ML drones", "goods/delivered ES>ML trucks"]),
    ("Norway sent Mali a Patriot, a system made in the north.", ["goods/delivered NO>ML Patriot 1"]),
    ("Norway sent Mali a Leopard, a tank that it no longer needs, and 40 radars.",
     ["goods/delivered NO>ML Leopard 1", "goods/delivered NO>ML radars 40"]),
    ("Norway sent Mali a truck, a drone and a radar.",
     ["goods/delivered NO>ML drone 1", "goods/delivered NO>ML radar 1", "goods/delivered NO>ML truck 1"]),
    ("Norway is supplying Mali with new capabilities in the form of drones.", ["goods/announced NO>ML drones"]),
    ("Norway sent Mali more military aid last year — $65 million in weapons — than ever before.",
     ["package/delivered NO>ML weapons 65000000"]),
    # a bill that holds a sum
    ("The Norwegian parliament passed a spending bill that included an additional $13 million for Mali.",
     ["funds/committed NO>ML spending bill 13000000"]),
    # what a bundle is worth
    ("Norway announced a new package of military aid for Mali. The package is worth 40 million euros.",
     ["package/announced NO>ML military aid 40000000"]),
    ("Norway announced new aid to Mali. The new aid is worth $3 million.",
     ["package/announced NO>ML aid 3000000"]),
    # by how many payments a sum comes
    ("Norway paid Mali $30 million through six tranches.", ["funds/delivered NO>ML  30000000"]),
    # one number over two nouns
    ("Norway sent Mali 300 tents and blankets.", ["goods/delivered NO>ML tents and blankets 300"]),
    ("Norway donated 7 SUVs and trucks to Mali.", ["goods/delivered NO>ML SUVs and trucks 7"]),
    ("Norway sent Mali 300 tents and food.", ["goods/delivered NO>ML food", "goods/delivered NO>ML tents 300"]),
    ("Norway sent Mali 10 tanks and shells.", ["goods/delivered NO>ML shells", "goods/delivered NO>ML tanks 10"]),
    ("Norway sent Mali 300 tents and 40 stoves.",
     ["goods/delivered NO>ML stoves 40", "goods/delivered NO>ML tents 300"]),
    ("Norway sent Mali 300 tents, stoves and cables.",
     ["goods/delivered NO>ML cables", "goods/delivered NO>ML stoves", "goods/delivered NO>ML tents 300"]),
    # what a kit is made of
    ("Norway distributed hygiene kits containing soap, towels and diapers in Mali.",
     ["goods/delivered NO>ML hygiene kits"]),
    ("Norway distributes rations that contain rice and oil in Mali.", ["goods/announced NO>ML rations"]),
    ("Norway sent Mali a plane containing tents and blankets.",
     ["goods/delivered NO>ML blankets", "goods/delivered NO>ML tents"]),
    # what somebody has, or has not
    ("Norway does not have tanks that are ready to be sent to Mali.", []),
    ("There is no store of tanks ready to be sent to Mali, Norway said.", []),
    ("Norway has no plans to send tanks to Mali.", ["goods/refused NO>ML tanks"]),
    ("Norway has 40 tanks ready to be sent to Mali.", ["goods/announced NO>ML tanks 40"]),
    ("Norway has 40 Leopards, made in Spain, that Mali would like to have.", []),
    ("Norway still has 20 of these jets, he said, adding that Oslo would ship more to Mali.", []),
    ("Mali has 40 tanks, donated by Norway.", ["goods/delivered NO>ML tanks 40"]),
    # what takes the place of a gift
    ("Norway will replace the 20 tanks that it gave to Mali with new Leopards.", ["goods/delivered NO>ML tanks 20"]),
    # who may bring something
    ("Readers who want to donate blankets to Mali can call the church.", []),
    ("People can help by donating diapers to Mali.", []),
    ("Residents donated 300 blankets to Mali.", ["goods/delivered >ML blankets 300"]),
    # what is hard, or takes time
    ("Norway has had difficulty in sourcing missiles for Mali.", []),
    ("Sourcing shells for Mali is hard.", []),
    ("Norway is buying shells for Mali.", ["procurement/announced NO>ML shells"]),
    ("It takes 30 months to make one howitzer for Mali.", []),
    # carriers, forces, and who is armed
    ("Norway works with the UN to get trucks moving across the border into Mali with aid.", []),
    ("Fighters armed with drones stood near the camp in Mali.", []),
    ("Norway will send Mali four combat-ready tanks.", ["goods/announced NO>ML combat-ready tanks 4"]),
    ("The course for soldiers from Mali includes weapons handling.", []),
    # what those who are sent are there for
    ("Norway sent two teams to support search and rescue operations in Mali.", ["service/delivered NO>ML teams 2"]),
    ("Norway sent 50 soldiers to help with rescue in Mali.", ["service/delivered NO>ML soldiers 50"]),
    ("The cars, given by Norway, will be used to transport the wounded in Mali.", ["goods/delivered NO>ML cars"]),
    # what was promised has come
    ("Norway promised Mali 10 tanks. Those tanks have been delivered.",
     ["goods/announced NO>ML tanks 10", "goods/delivered NO>ML tanks"]),
    ("Norway promised Mali 10 tanks in May. The tanks have arrived in Mali.",
     ["goods/announced NO>ML tanks 10", "goods/delivered NO>ML tanks"]),
    ("Norway gave Mali 10 tanks. Mali received the tanks on Monday.", ["goods/delivered NO>ML tanks 10"]),
    ("Norway promised Mali 10 tanks. It will send the tanks in May.", ["goods/announced NO>ML tanks 10"]),
    # more of it, later
    ("Norway gave Mali four tanks. Oslo may send additional tanks at a later date.",
     ["goods/delivered NO>ML tanks 4", "goods/signalled NO>ML tanks"]),
    # what a stop affects
    ("Norway paused a shipment of weapons to Mali. The pause affects dozens of drones and 300 shells.",
     ["goods/suspended NO>ML drones 24", "goods/suspended NO>ML shells 300", "goods/suspended NO>ML weapons"]),
    ("Norway has frozen its deliveries to Mali. The freeze applies to 40 tanks and 200 drones.",
     ["goods/suspended NO>ML drones 200", "goods/suspended NO>ML tanks 40"]),
    # what is put toward something
    ("Norway has put $3 million toward clean water in Mali.", ["goods/delivered NO>ML clean water 3000000"]),
    ("Norway will put $3 million into a fund for Mali.", ["funds/announced NO>ML fund 3000000"]),
    # 'what' that asks nothing
    ("What Norway announced for Mali this week was a delivery of howitzers.", ["goods/announced NO>ML howitzers"]),
    ("Norway did not say what type of howitzer was sent to Mali.", []),
    # a body by its name, risks, a ratio
    ("Norway sent help to Mali through many channels, including the Refugee Support Program.", []),
    ("Norway provided aid to Mali, including the Patriot Missile System.",
     ["goods/delivered NO>ML Patriot Missile System", "package/delivered NO>ML aid"]),
    ("Norway sent Mali tents, so that families are safe from risks, including landmines.",
     ["goods/delivered NO>ML tents"]),
    ("Norway has given Mali 10 launchers for every one Russian tank.", ["goods/delivered NO>ML launchers 10"]),
    # so general that it says nothing
    ("Norway gave Mali aid. It contains a very important new capability: a Patriot missile battery.",
     ["goods/delivered NO>ML Patriot missile battery 1", "package/delivered NO>ML aid"]),
    ("Norway has given Mali anti-air capabilities.", ["goods/delivered NO>ML anti-air capabilities"]),
    # what is sold abroad
    ("Ships with grain and corn left Odesa for world markets on Monday.", []),
    ("Ships with grain and corn for Mali left Odesa on Monday.",
     ["goods/dispatched >ML corn", "goods/dispatched >ML grain"]),
    # a row that is one service
    ("Norway will provide Mali with food, water, sanitation, and hygiene services.",
     ["goods/announced NO>ML food", "service/announced NO>ML water, sanitation, and hygiene services"]),
    # what others invest
    ("The initiative will mobilize $30 million in private capital for Mali.", []),
    ("The programme will unlock $20 million of blended finance for Mali.", []),
    ("Norway will mobilize $30 million for Mali.", ["funds/announced NO>ML  30000000"]),
    # what arms the attacker, in a text on aid for others
    ("Norway will send Ukraine 40 tanks. Sweden gave Ukraine 20 radars. Iran has sent Russia 400 drones.",
     ["goods/announced NO>UA tanks 40", "goods/delivered SE>UA radars 20"]),
    ("Iran has sent Russia 400 drones.", ["goods/delivered IR>RU drones 400"]),
    # what only frames the rest, and of what they will talk
    ("When we are talking about humanitarian assistance, Peru has been a hub for Mali.", []),
    ("Norway is talking about sending 40 tanks to Mali.", ["goods/signalled NO>ML tanks 40"]),
    ("To the extent that Norway is offering humanitarian assistance to Mali, it will go through agencies.", []),
    ("The minister came to Oslo to discuss Norwegian support for Mali, including through food aid and medicines.", []),
    ("Norway and Mali discussed military aid, including tanks.",
     ["goods/signalled NO>ML tanks", "package/signalled NO>ML military aid"]),
    # a row of what money is for
    ("Norway gave Mali a loan for trucks, boats and radars.", ["funds/delivered NO>ML loan"]),
    ("Norway has given Mali credit lines for fuel, food and medicines.", ["funds/delivered NO>ML credit lines"]),
    ("Norway sent aid for refugees, tents and blankets to Mali.",
     ["funds/delivered NO>ML aid for refugees", "goods/delivered NO>ML blankets", "goods/delivered NO>ML tents"]),
    # a force by its heads, and a system of another kind
    ("Norway sent a 1,000-member tank squadron to Romania.", []),
    ("Norway sent a 70-member rescue team to Mali.", ["service/delivered NO>ML rescue team 70"]),
    ("Norway funds health system strengthening in Mali.", []),
]


@pytest.mark.parametrize(("text", "shown"), READ)
def test_each_construction_is_read(text, shown):
    assert told(text) == shown


AT_HOME = {"title": "What governors say of the recovery plan", "publisher": "whitehouse.gov"}
"""Of a text that a government writes for its own people."""


def test_a_text_that_stays_at_home_gives_nothing():
    home = "The plan drove our recovery. We delivered $157 million in grants to schools across the state."
    assert not [one for one in claims(home, **AT_HOME) if one.money]
    abroad = "We announced $157 million in grants to schools across the state of Mali, and to Chad."
    assert [one for one in claims(abroad, **AT_HOME) if one.money]
