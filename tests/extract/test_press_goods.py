"""What the press tells of things that nobody gives, and gifts near it: each sentence with all that is read of it."""

import pytest
from one_text import claims


def told(text):
    """The shown claims of a text in short: 'goods/delivered rice'."""
    return {f"{one.kind}/{one.stage or '-'} {one.item.text if one.item else ''}" for one in claims(text)}


NOTHING = [
    # forces that move, and fire
    "China flew 30 fighter jets near Taiwan on Tuesday.",
    "Chad sent 40 drones to attack Niger.",
    "Spain has sent four warships to the waters off Libya.",
    "Egypt moved troops, tanks and howitzers into Libya.",
    "Rwanda sent 700 soldiers and 20 tanks to Congo.",
    "Turkey deployed drones along the border with Syria.",
    "Two planes took off from Riga for Oslo.",
    "Iran also has five ballistic missiles capable of flying over Cyprus.",
    # what somebody has, and who only acts
    "The army of Chad has 40 tanks.",
    "The hospital in Lilongwe has 30 beds and two ambulances.",
    "Ten Danish engineers were arrested in Mali.",
    "Three American military advisers testified in Kenya.",
    "41 health facilities in Mozambique have been contacted after the floods.",
    "Norway plans to modernise 60 of its current fleet of 90 F-16s in Romania.",
    "Migrants reached Malta in three wooden boats.",
    "Saudi pilots were flying British-made jets, dropping British-made bombs.",
    "Norway gives aid. The army of Chad has 40 tanks.",
    "Norway gives aid to Kenya. The museum in Nairobi features drones, helicopters and tanks.",
    "This commission, consisting of economic experts and engineers, was to review requests in Nepal.",
    # harm that no enemy did
    "Fishermen of Fiji lost 30 boats in the storm.",
    "A landslide destroyed 40 houses and 12 trucks in Nepal.",
    "The 12 bridges in Nepal were damaged by the earthquake.",
    # markets, makers, regulators
    "Prices of goods such as rice, oil and sugar have doubled in Chad.",
    "Sales of kitchen devices including rice cookers and blenders rose by 20% in Japan.",
    "Germany imported $90 billion worth of machinery in 2023, including trucks worth $30 billion.",
    "Airbus delivered 450 aircraft in China.",
    "The carmaker issued a recall for 40,000 pickups in Kenya over faulty brakes.",
    "Two vaccines approved in Peru work well.",
    "China wants to buy soybeans, corn and gas.",
    "The dam in Kenya supplies water to the city.",
    # other things than giving
    "Smugglers brought 40 rifles into Kenya.",
    "Protesters blocked 20 trucks near the port of Mombasa in Kenya.",
    "Norway gives aid to Kenya. The law bans rifles and shotguns.",
    "The governor ordered 40 buses to stop in Malawi.",
    "The strike in Yemen has brought food deliveries to a halt.",
    "Kenyan rules cover braces that turned pistols into rifles in Uganda.",
    "In Kenya, the virus has already passed from birds to other animals, including cows.",
    "Iran, which has conducted dozens of missile tests, will not stop.",
    "The plan of Norway will include mask-wearing in public.",
    "The level of knowledge of how to obtain an illicit rifle is high in Kenya.",
    "Experts said the risks of sending heavy weapons to Chad suggest a slow start.",
    "Had the tests been there, they would have helped officials provide medical supplies to areas of Italy.",
    "The package for Moldova covers areas including healthcare, education and sanitation.",
    "The loan will be used to pay for wages, healthcare and education in Moldova.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_nobody_gives_is_no_claim(text):
    assert not told(text)


@pytest.mark.parametrize(("text", "wanted"), [
    ("Norway sent two helicopters to Sudan.", {"goods/delivered helicopters"}),
    ("A frigate was handed over to Kenya by Norway.", {"goods/delivered frigate"}),
    ("Norway will send two frigates to Ukraine as military aid.", {"goods/announced frigates"}),
    ("Poland has sent 40 tanks across the border into Ukraine.", {"goods/delivered tanks"}),
    ("Spain sent missiles for Ukrainian jets to strike radars.", {"goods/delivered missiles for Ukrainian jets"}),
    ("A plane carrying 40 tonnes of tents took off from Oslo for Kenya.", {"goods/dispatched tents"}),
    ("Norway has approved 40 trucks for Kenya.", {"goods/committed trucks"}),
    ("The WHO approved 2 million vaccine doses for Kenya.", {"goods/committed vaccine doses"}),
    ("Norway has ordered 40 trucks for Ukraine.", {"procurement/contracted trucks"}),
    ("Norway has brought medical supplies to a village in Chad.", {"goods/delivered medical supplies"}),
    ("Japan sent 30 nurses to Chad.", {"service/delivered nurses"}),
    ("Kenya now has 40 trucks from Norway.", {"goods/announced trucks"}),
    ("The shipment for Chad from Norway has 40 tents.", {"goods/announced tents"}),
    ("Three French helicopters delivered rice to villagers in Sudan.", {"goods/delivered rice"}),
    ("A convoy of 40 Irish lorries took blankets to Haiti.", {"goods/delivered blankets"}),
    ("UNICEF gave kits to 300 midwives in Chad.", {"goods/delivered kits"}),
    ("Kenya asked Norway for trucks to deliver food.", {"goods/requested trucks"}),
    ("Norway will send coal to Nepal, boost education and cut tariffs.", {"goods/announced coal"}),
    ("Norway will send Chad tents, cooking equipment and building materials.",
     {"goods/announced tents", "goods/announced cooking equipment", "goods/announced building materials"}),
    ("Norway donated soap to four clinics in Mali, including Gao Hospital and Mopti Health Center.",
     {"goods/delivered soap"}),
    ("Norway is providing assistance in all areas of Syria, including tents and rice.",
     {"package/announced assistance", "goods/announced tents", "goods/announced rice"}),
    ("Norway gave aid to Kenya. It includes tents and rice.",
     {"package/delivered aid", "goods/delivered tents", "goods/delivered rice"}),
    ("Rebels in Mali received drones from Iran.", {"goods/delivered drones"}),
    ("Russian shelling destroyed 40 houses in Kherson.", {"incident/- houses"}),
    ("40 cruise missiles were launched by three Turkish frigates.", {"incident/- cruise missiles"}),
])
def test_gifts_and_losses_near_them_stay(text, wanted):
    assert told(text) == wanted


def test_what_is_launched_or_hit_by_accident_is_no_hostile_act():
    assert not told("The firm launched 22 satellites. A car hit two buses in Lima. The opposition lost four seats.")
