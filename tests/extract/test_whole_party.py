"""Who gives and who gets where it is told elsewhere in the text: one row a construction, with near misses."""

import pytest

from tests.extract.test_plain_holes import told

AT_HOME = [
    # the other side of a friendship
    ("Norway handed over 4 pumps to the Ministry of Health. The gift strengthens relations between Norway and Samoa.",
     ["goods/delivered NO>WS 4"]),
    ("Turkey handed over 40 tractors to farmers. Turkish-Somali ties are at their best.", ["goods/delivered TR>SO 40"]),
    ("Norway gave 40 tents. Norway and Sweden have good relations.", ["goods/delivered NO> 40"]),
    ("Norway and Kenya have friendly relations. Norway gave Chad 40 trucks.", ["goods/delivered NO>TD 40"]),
    # where the embassy is
    ("The Embassy of Norway in Ghana donated 30 pumps to the hospital.", ["goods/delivered NO>GH 30"]),
    ("The Indian High Commission in Colombo handed over 20 buses to a school.", ["goods/delivered IN>LK 20"]),
    ("Spain's embassy in Morocco said Spain had sent 40 trucks to Chad.", ["goods/delivered ES>TD 40"]),
    # whose officials stand by
    ("France supplied 12 trucks. Kenya's army chief thanked the ambassador.", ["goods/delivered FR>KE 12"]),
    ("Sweden sent 30 generators to the front. The plane flew over Kenya.", ["goods/delivered SE> 30"]),
    # the dateline
    ("NAIROBI, Kenya - The Norwegian Embassy donated 20 pumps to a hospital on Monday.", ["goods/delivered NO>KE 20"]),
    ("KATHMANDU, Jan 5: Norway handed over 40 buses to the transport office.", ["goods/delivered NO>NP 40"]),
    # the money
    ("UNDP handed over 30 motorcycles worth 5 million pesos to the civil defence office.",
     ["goods/delivered UN>PH 5000000"]),
    # what a state buys for itself is for nobody else
    ("France bought 12 jets. Kenya's minister attended.", []),
]

PAID = [
    ("IOM handed over 200 tents to the ministry in Somalia. The project is funded by the Government of Japan.",
     ["goods/delivered JP>SO 200"]),
    ("IOM handed over 200 tents to the ministry in Somalia. The tents were bought with a grant from Japan.",
     ["goods/delivered JP>SO 200"]),
    ("UNICEF gave 40 kits to schools in Kenya. This was made possible by a contribution from Norway.",
     ["goods/delivered NO>KE 40"]),
    ("UNICEF gave 40 kits to schools in Kenya. The kits were funded by the governments of Japan and Norway.",
     ["goods/delivered JP,NO>KE 40"]),
    ("IOM's relief supplies have been made possible through generous funding from Norway. IOM gave 20 tents to Chad.",
     ["goods/delivered NO>TD 20"]),
    # another's project, another's army, who only carries on, what is asked
    ("UNICEF delivered 40 tents to Kenya. The army of Uganda is funded by Norway.", ["goods/delivered UN>KE 40"]),
    ("Norway gave 40 tents to Kenya. The programme in Chad is funded by Japan.", ["goods/delivered NO>KE 40"]),
    ("UNDP delivered 40 pickups to Kenya. UNDP is financed by Norway.", ["goods/delivered UN>KE 40"]),
    ("UNHCR needs 5 million dollars for Chad. The operation is funded by Norway.", ["funds/requested >TD 5000000"]),
]

FOR_WHOM = [
    # the sentence behind says it
    ("Norway is giving 20 million euros to fight hunger. The funds will go to Cameroon and Kenya.",
     ["funds/announced NO>CM,KE 20000000"]),
    ("Norway is giving 20 million euros to fight hunger. The support will benefit people in Chad and Mali.",
     ["funds/announced NO>ML,TD 20000000"]),
    ("Spain pledged 5 million euros in food aid. The countries that will benefit are Chad and Niger.",
     ["funds/announced ES>NE,TD 5000000"]),
    ("Norway gave Chad 40 million dollars. The funds were announced in Kenya.", ["funds/delivered NO>TD 40000000"]),
    ("Norway gave Chad 40 million dollars. The money will help refugees from Sudan.",
     ["funds/delivered NO>TD 40000000"]),
    # a region, and which of its states
    ("Norway gave 40 million dollars to the Horn of Africa region, specifically Ethiopia, Somalia and Kenya.",
     ["funds/delivered NO>ET,KE,SO 40000000"]),
    ("Norway gave 40 million dollars to several countries facing a crisis, including Chad and Kenya.",
     ["funds/delivered NO>KE,TD 40000000"]),
    ("Norway gave 40 million dollars to the Sahel, including 5 million dollars for Mali.",
     ["funds/delivered NO> 40000000", "funds/delivered NO>ML 5000000"]),
    # a war that is only passed by
    ("Norway has provided 20 million euros against hunger, which has been worsened by the war in Sudan.",
     ["funds/delivered NO> 20000000"]),
    ("Norway has given 30 million dollars to fight hunger since the war in Sudan began.",
     ["funds/delivered NO> 30000000"]),
    ("Norway has sent 40 tents since the war in Sudan began.", ["goods/delivered NO>SD 40"]),
    # where it comes from
    ("200 tents from UNHCR's warehouse in Dubai, United Arab Emirates, arrived on Monday.",
     ["goods/delivered UN> 200"]),
    ("A plane landed in Nairobi carrying 100 tonnes of tents from UNHCR's stockpile in Kuwait.",
     ["goods/delivered UN>KE 100"]),
    ("Norway sent 40 trucks to a warehouse in Chad.", ["goods/delivered NO>TD 40"]),
]


BUYS = [
    ("The United States gave Ghana military assistance of $5 million. Morocco bought 20 Turkish drones.",
     ["package/delivered US>GH 5000000", "procurement/contracted TR>MA 20"]),
    ("Kenya received three patrol ships from China. Tanzania placed an order for two patrol ships from Turkey.",
     ["goods/delivered CN>KE 3", "procurement/contracted TR>TZ 2"]),
    ("In the years following the Taiwan Strait Crisis, Beijing ordered eight Russian submarines.",
     ["procurement/contracted RU>CN 8"]),
    ("Peru bought arms from Norway, including 36 jets and 40 tanks.",
     ["procurement/contracted NO>PE", "procurement/contracted NO>PE 36", "procurement/contracted NO>PE 40"]),
    ("Norway ordered 40 generators in Turkey for Kenya.", ["procurement/contracted NO>KE 40"]),
    ("Spain won a contract from Kenya for six air defence systems.", ["procurement/contracted ES>KE 6"]),
]

WHOLES = [
    ("Kenya will get $133 million from the World Bank, comprising a loan of $88 million and a grant of $45 million.",
     ["funds/announced org:world-bank>KE 133000000", "funds/announced org:world-bank>KE 88000000",
      "funds/announced org:world-bank>KE 45000000"]),
    ("Mozambique is set to get $132 million from Norway, made up of a loan of $88 million and a grant of $44 million.",
     ["funds/announced NO>MZ 132000000", "funds/announced NO>MZ 88000000", "funds/announced NO>MZ 44000000"]),
    ("CERF allocated $20 million to Chad. CERF has allocated a record $250 million so far this year.",
     ["funds/committed UN>TD 20000000", "funds/committed UN> 250000000"]),
    ("Norway gave Kenya 40 tents. In total, Norwegian humanitarian aid has risen to 2 billion kroner this year.",
     ["goods/delivered NO>KE 40", "funds/delivered NO> 2000000000"]),
    ("Norway gave Kenya 40 tents. In total, Norway has given 2 million dollars since the flood.",
     ["goods/delivered NO>KE 40", "funds/delivered NO>KE 2000000"]),
]

WHO = [
    # where a board meets
    ("The Global Fund, at its meeting in Geneva, Switzerland, approved a grant of $20 million for Kenya.",
     ["funds/committed org:global-fund>KE 20000000"]),
    ("The World Bank's Board, meeting in Zambia this week, approved $168 million for wetlands.",
     ["funds/committed org:world-bank> 168000000"]),
    ("Norway, at a meeting in Kenya, pledged $5 million.", ["funds/announced NO>KE 5000000"]),
    # the adjective of a state before the noun of a gift in a row
    ("Kenya got a UK guarantee of $20 million and a US grant of $10 million.",
     ["funds/delivered GB>KE 20000000", "funds/delivered US>KE 10000000"]),
    # requests that somebody got, thanks
    ("Norway has received requests for trucks from Kenya and Uganda. On Friday, 150 trucks were supplied to Uganda.",
     ["goods/requested NO>KE,UG", "goods/delivered NO>UG 150"]),
    ("Norway received 40 tents from Kenya after a request for help.", ["goods/delivered KE>NO 40"]),
    ("Kenya's president thanked Norway for its help. Forty tents were sent to Chad, he said.",
     ["goods/delivered NO>TD 40"]),
    # a partner told by name, a body whose initials are a word
    ("Norway and its neighbour, Sweden, gave Kenya 40 tents.", ["goods/delivered NO,SE>KE 40"]),
    ("Norway met with its partners, and Sweden gave Kenya 40 tents.", ["goods/delivered SE>KE 40"]),
    ("In Peru, WHO gave 5000 test kits to hospitals.", ["goods/delivered UN>PE 5000"]),
]


@pytest.mark.parametrize(("text", "expected"), [*AT_HOME, *PAID, *FOR_WHOM, *BUYS, *WHOLES, *WHO])
def test_who_gives_and_gets_by_other_words_of_the_text(text, expected):
    assert told(text) == expected


def test_an_embassy_that_publishes_says_where_it_is():
    text = ("The Government of Norway assists the health sector. A ceremony was held at the hospital in town. Norway "
            "gave 4 pumps. Norway is proud. The Norwegian ambassador spoke. Norway will go on.")
    assert told(text, publisher="Embassy of Norway in Samoa") == ["goods/delivered NO>WS 4"]
    assert told(text, publisher="Embassy of Norway") == ["goods/delivered NO> 4"]
