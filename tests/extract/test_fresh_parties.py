"""Who gives and who gets in constructions that unread documents showed: one row a construction, with near misses."""

import pytest

from tests.extract.one_text import claims
from tests.extract.test_plain_holes import told

READ = [
    # who announces behind what is bought buys it
    ("70 howitzers will be bought, the Ministry of Defence in London announced.", ["procurement/announced GB> 70"]),
    # an office tells its parliament of a sale: its state sells, whoever asks
    ("The Pentagon notified Congress that Kenya requested a possible sale of 40 missiles.",
     ["procurement/requested US>KE 40"]),
    ("Kenya has asked to buy 12 helicopters. The State Department informed Congress on Monday.",
     ["procurement/requested US>KE 12"]),
    ("Kenya asked to buy 12 helicopters from Norway. The king told nobody.", ["procurement/requested NO>KE 12"]),
    ("Norway approved the sale to Kenya of 40 missiles.", ["procurement/committed NO>KE 40"]),
    ("Norway approved the transfer to Kenya of 40 missiles.", ["goods/committed NO>KE 40"]),
    # what lies beyond a border gives nothing; whose load it is does
    ("Some 70 trucks of flour entered Gaza from Egypt.", ["goods/delivered >PS 70"]),
    ("Thirty trucks carrying food crossed from Jordan into Syria.", ["goods/delivered >SY 30"]),
    ("Norwegian trucks carrying 70 tonnes of flour entered Gaza from Egypt.", ["goods/delivered NO>PS 70"]),
    ("A ship with 70 tonnes of flour arrived in Sudan from Norway.", ["goods/delivered NO>SD 70"]),
    # who voices what it needs gets
    ("Norway has given Kenya radars, trucks and boats in line with the needs put forward by Kenya.",
     ["goods/delivered NO>KE"] * 3),
    ("Norway has given Kenya radars and boats, as requested by Kenya.", ["goods/delivered NO>KE"] * 2),
    ("Radars and boats given by Norway arrived in Kenya.", ["goods/delivered NO>KE"] * 2),
    # whom a promise is for that another makes
    ("Norway announced that Kenya would receive 40 trucks.", ["goods/announced NO>KE 40"]),
    ("Norway promised that Kenyan schools would be given 40 trucks.", ["goods/announced NO>KE 40"]),
    ("Norway announced that Kenya would get 40 trucks from Spain.", ["goods/announced ES>KE 40"]),
    ("Kenya announced that it would receive 40 trucks from Norway.", ["goods/announced NO>KE 40"]),
    # where a mission has its seat is not who trains
    ("With headquarters in Norway and Spain, the new mission will train 300 Malian soldiers.",
     ["training/announced >ML 300"]),
    ("Some 300 Malian soldiers have been trained in Norway.", ["training/delivered NO>ML 300"]),
    # rows that go together, beside amounts of others
    ("Spain announces $9 million for Mali; Norway and Sweden pledge $5 million, $2 million, respectively.",
     ["funds/announced ES>ML 9000000", "funds/announced NO>ML 5000000", "funds/announced SE>ML 2000000"]),
    ("Norway and Sweden gave Mali $5 million and $2 million, respectively.",
     ["funds/delivered NO>ML 5000000", "funds/delivered SE>ML 2000000"]),
    # what money upholds gets it
    ("The work of the Global Fund is supported by a grant of $5 million from Norway.",
     ["funds/announced NO>org:global-fund 5000000"]),
    ("The clinic in Kenya is supported by a grant of $5 million from Norway.", ["funds/announced NO>KE 5000000"]),
    # who runs a fund does not get what is put into it
    ("Norway will pay $2 million into a fund for Ukraine.", ["funds/announced NO>UA 2000000"]),
    ("Two million euros will be transferred by Norway to the British international fund for Ukraine.",
     ["funds/announced NO>UA 2000000"]),
    ("Norway gave $5 million to the Kenyan drought fund.", ["funds/delivered NO>KE 5000000"]),
    # whose government it is
    ("Norway sent 20 tents to Mali. Emmanuel Macron spoke on Monday. His government will give Mali 40 trucks.",
     ["goods/delivered NO>ML 20", "goods/announced FR>ML 40"]),
    # who buys for its own forces
    ("Denmark gave its guns to Ukraine. Denmark has ordered 19 guns for its army.",
     ["goods/delivered DK>UA", "procurement/contracted DK>DK 19"]),
    ("Denmark gave its guns to Ukraine. Denmark has ordered 19 guns for the armed forces.",
     ["goods/delivered DK>UA", "procurement/contracted DK>DK 19"]),
    ("Denmark gave its guns to Ukraine. Denmark has ordered 19 guns for the Ukrainian army.",
     ["goods/delivered DK>UA", "procurement/contracted DK>UA 19"]),
    ("Norway gave Ukraine missiles. Norway will spend $5 million to replace the missiles.",
     ["goods/delivered NO>UA", "procurement/announced NO>NO 5000000"]),
    ("Kenya lost its tents. Norway gave Kenya $5 million to replace the tents.", ["funds/delivered NO>KE 5000000"]),
    # what is for bodies without a name is not the other's
    ("Norway is giving $3 million to Niger and $2 million to other aid agencies.",
     ["funds/announced NO>NE 3000000", "funds/announced NO> 2000000"]),
    ("Norway is giving $2 million to aid agencies in Niger.", ["funds/announced NO>NE 2000000"]),
    # givers without a name, by their gift and before dashes
    ("UNICEF sent 20 tents to Kenya. The 40 trucks donated by rich countries were shipped to Kenya.",
     ["goods/delivered UN>KE 20", "goods/delivered >KE 40"]),
    ("Several countries – including Norway and Sweden – have sent 40 tents to Mali.",
     ["goods/delivered NO,SE>ML 40"]),
    ("Norway – a neighbour of Sweden – will give Mali 40 tents.", ["goods/announced NO>ML 40"]),
    # who made a thing gives nothing
    ("Kenya received 40 missiles made by Saab from Norway.", ["goods/delivered NO>KE 40"]),
    ("Kenya received 40 missiles made by Saab.", ["goods/delivered >KE 40"]),
    ("Norway is willing to pay for 40 German tanks to be sent to Ukraine.", ["goods/signalled NO>UA 40"]),
    # all of a row behind 'with' act by the verb in -ing
    ("Leaders met, with Spain, Norway and Poland all donating 40 tanks to Mali.",
     ["goods/delivered ES,NO,PL>ML 40"]),
    # for whom by the occasion, or by the name of what is paid for
    ("At a ceremony in Nairobi, Norway handed over 40 trucks.", ["goods/delivered NO>KE 40"]),
    ("Under an agreement with Kenya, Norway will provide 40 trucks.", ["goods/committed NO>KE 40"]),
    ("Norway will give $6 million to the next phase of the Tuvalu coastal road project.",
     ["funds/announced NO>TV 6000000"]),
    ("Norway will give $4 million to the Niue Trust Fund.", ["funds/announced NO>NU 4000000"]),
    ("China will pay $6 million for a Kenyan health programme.", ["funds/announced CN>KE 6000000"]),
    ("Kenya applied to Norway for a $40 million loan.", ["funds/requested NO>KE 40000000"]),
    ("Forty trucks were received by Kenya's army from Norway.", ["goods/delivered NO>KE 40"]),
    # all of a group by name, who leads one, and who acted before another
    ("The Nordic countries – Norway, Sweden and Denmark – will give Mali 40 trucks.",
     ["goods/announced DK,NO,SE>ML 40"]),
    ("Mali received 40 trucks from three countries: Norway, Sweden and Denmark.", ["goods/delivered DK,NO,SE>ML 40"]),
    ("The Norwegian-led group of donors will give Mali 40 trucks.", ["goods/announced NO>ML 40"]),
    ("After Spain, Norway will send 40 trucks to Mali.", ["goods/announced NO>ML 40"]),
    ("On Monday, Spain and Norway sent 40 trucks to Mali.", ["goods/delivered ES,NO>ML 40"]),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text[:60] for text, _ in READ])
def test_who_gives_and_gets_is_read(text, expected):
    assert told(text) == expected


KENYA = "Kenya was hit by a drought. People in Kenya need help. Norway gave 40 tents to Kenya. "

REGIONS = [
    ("Norway will train 400 officers from Asian countries.", ()),
    ("Norway announced a $156 million region-wide programme.", ()),
    ("Norway gave $5 million to a regional fund.", ()),
    ("Norway will give the region 40 boats.", ()),
    ("Norway will give $5 million to regional hospitals.", ("KE",)),
    ("Norway will give 90 boats.", ("KE",)),
    ("Norway set aside $5 million to help prevent violence in Chad.", ("TD",)),
    ("Norway gave $5 million for tents made in Chad.", ("KE",)),
]


@pytest.mark.parametrize(("text", "expected"), REGIONS)
def test_what_is_for_a_region_is_not_for_whom_the_text_is_about(text, expected):
    assert claims(KENYA + text, title="Norway helps Kenya")[-1].recipients == expected


HIT = "The storm has hit Kenya, Somalia and Tanzania. "


def test_what_is_for_many_that_were_hit_is_for_none_in_particular():
    text = HIT + "So many of these countries need help. Ships lie off Kenya. Norway gave $5 million for relief."
    assert claims(text)[-1].recipients == ()
    assert claims(HIT + "Norway gave Kenya $5 million for relief.")[-1].recipients == ("KE",)


SPEAKERS = [
    ('"Norway gave Kenya 40 trucks," said Anna Okeke, UNICEF Representative in Kenya.', ("Anna Okeke", "org:unicef")),
    ("The EU's head of delegation, Tor Larsen, said the bloc would give Kenya 40 trucks.", ("Tor Larsen", "EU")),
    ("Norway gave Kenya 40 trucks, the Kenyan president's office said.", (None, "KE")),
    ("The World Bank announced $40 million for Kenya.", None),
    ("The World Bank announced on Monday that it would give Kenya $40 million.", (None, "org:world-bank")),
    ("Norway announced 40 trucks for Kenya.", None),
]


@pytest.mark.parametrize(("text", "expected"), SPEAKERS)
def test_who_says_it(text, expected):
    speaker = claims(text)[0].speaker
    assert (speaker and (speaker.name, speaker.party)) == expected


def test_a_namesake_of_a_minister_is_another_person():
    """Bill Blair was a minister of Canada; a text on another Blair means that one by the surname."""
    text = "{} Blair spoke in Nairobi. Mr Blair said we will give Kenya 40 trucks."
    assert claims(text.format("Ruth"), published=None)[0].donors == ()
    assert claims(text.format("Bill"), published=None)[0].donors == ("CA",)


def test_initials_are_of_the_name_that_the_text_writes_out():
    text = "The Swat Valley Relief Society (SVRS) is short of tents. Norway gave 40 tents to SVRS."
    assert claims(text)[-1].recipients == ("org:swat-valley-relief-society",)
