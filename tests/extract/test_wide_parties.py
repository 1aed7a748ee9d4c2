"""Who gives and who gets where others stand beside: critics, blockers, tellers, attackers, stops on the way, parts."""

import pytest

from tests.extract.one_text import claims

BESIDE = [
    ("France welcomed the delivery of 30 trucks to Mali.", "->ML"),
    ("The $30 million grant to Mali was questioned by France.", "->ML"),
    ("The $30 million loan to Mali was hailed by the US ambassador.", "->ML"),
    ("Oxfam called the $3 billion package for Chad a needed step.", "->TD"),
    ("Israel criticised a $300m contract to deliver radars to Oman.", "->OM"),
    ("Turkey criticised Greece and sent 300 tents to Libya.", "TR->LY"),
    ("Norway hailed the deal and gave Chad $5 million.", "NO->TD"),
    ("Slovakia vetoed a $9 billion EU loan to Moldova.", "EU->MD"),
    ("A $9 billion loan to Moldova was held up by Slovakia.", "->MD"),
    ("The US blocked $30 million in aid to Chad.", "US->TD"),
    ("The village in Chad got 300 tents last week, according to Oxfam.", "->TD"),
    ("Oxfam has given Chad 300 tents.", "org:oxfam->TD"),
]

GOT = [
    ("Chad got loans worth $30 million.", "->TD"),
    ("Mali secured a loan worth $30 million.", "->ML"),
    ("Kenya got a package of aid valued at $30 million.", "->KE"),
    ("Kenya received $30 million in Norwegian aid.", "NO->KE"),
    ("The US has spent $2 billion on Ukraine since Russia invaded.", "US->UA"),
    ("Through a $6 million fund, Norway will support fishing in Malawi.", "NO->MW"),
    ("Norway is the biggest giver to Kenya: it gave $3 million.", "NO->KE"),
]

ATTACKERS = [
    ("Iran has shipped 300 rockets to Russia for use in Ukraine.", "IR->RU"),
    ("Russian forces in Ukraine got 300 Iranian drones last month.", "IR->RU"),
    ("Belarus shipped 40 tanks to Moscow to be used in Ukraine.", "BY->RU"),
    ("Norway will send tents to Ukrainians who fled to Russia.", "NO->UA"),
]

ON_THE_WAY = [
    ("Norway sent 30 trucks to Poland for Kenya.", "NO->KE"),
    ("Norway sent 30 trucks to Poland, from where they will go on to Kenya.", "NO->KE"),
    ("Norway sent 30 trucks to Poland.", "NO->PL"),
]

HOME = [
    ("Poland has helped Ukraine. Poland will give its own armed forces 30 new tanks.", ""),
    ("Ukraine resists. Finland gave its own pensioners 300 euros each.", ""),
    ("Moldova is at war. Sweden will provide its army with 40 generators.", "SE->MD"),
    ("Norway will give Ukraine 40 tanks for its armed forces.", "NO->UA"),
    ("Ukraine resists. The US has provided 12,000 doses of vaccine to Ohio.", ""),
    ("Ukraine resists. Qatar will deliver 200 generators to Europe.", "QA->"),
]

PARTS = [
    ("Canada has given 30 trucks to countries in Africa, including ten to Ghana.", "CA-> CA->GH"),
    ("Canada gave $800 million to African states, of which $40 million went to Ghana.", "CA-> CA->GH"),
    ("Norway will give $50 million, including $10 million for food, to Kenya.", "NO->KE"),
    ("Norway gave Kenya Spanish trucks and Chad $3 million.", "NO->KE NO->TD"),
]

NO_ITEM = [
    ("Canada pledged $5 million for Sudan and its neighbours.", None),
    ("Canada gave $5 million for the people of Chad.", None),
    ("Canada gave $5 million for Kenyan schools.", "Kenyan schools"),
    ("Canada provided $7 million last year in food aid to Chad.", "food aid"),
    ("Canada provided $7 million to Chad last year in food aid.", "food aid"),
]


@pytest.mark.parametrize(("text", "roles"), [*BESIDE, *GOT, *ATTACKERS, *ON_THE_WAY, *HOME, *PARTS])
def test_who_gives_and_who_gets_beside_others(text: str, roles: str) -> None:
    """Each text with its claims' roles, giver before receiver, in order; a stance has none here."""
    said = " ".join(dict.fromkeys(f"{','.join(one.donors)}->{','.join(one.recipients)}" for one in claims(text)))
    assert said == roles


@pytest.mark.parametrize(("text", "item"), NO_ITEM)
def test_whom_a_sum_is_for_is_not_what_it_is_for(text: str, item: str | None) -> None:
    """Each text with the thing of its one claim."""
    (one,) = claims(text)
    assert (one.item.text if one.item else None) == item


def test_a_number_with_its_own_getter_is_no_part_of_the_one_before() -> None:
    assert [one.counting for one in claims("Norway sent 50 tents to Kenya and 30 to Chad.")] == ["new", "new"]
    assert [one.counting for one in claims("Kenya got 40 tents, 30 from Spain and 10 from Chad.")][1:] == ["part"] * 2
