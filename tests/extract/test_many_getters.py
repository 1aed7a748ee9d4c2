"""Who gets: regions that are no getters, people whom a war has hit, attackers, surnames, sections and topics."""

import pytest

from tests.extract.test_plain_holes import told

NEED = "Ukraine is under attack. Ukraine needs help. Ukraine is short of stores. "
ATTACK = "Russia's invasion of Ukraine goes on. Norway gave Ukraine 20 tanks. "
CHAD = "Chad is in need. Chad has had floods. The drought is long. "
GAVE = "goods/delivered NO>UA 20"

READ = [
    # regions of those who give
    (NEED + "Countries around the world have sent 300 tanks.", ["goods/delivered >UA 300"]),
    (NEED + "It expects aid from partner countries, including 20 radars.", ["goods/announced >UA 20"]),
    (NEED + "Countries around the world have received 300 tanks from Norway.", ["goods/delivered NO> 300"]),
    (NEED + "Norway has sent 3 million doses around the world.", ["goods/delivered NO> 3000000"]),
    (NEED + "Norway gave $5 million to partner countries.", ["funds/delivered NO> 5000000"]),
    # regions beside one, in the name of a firm, and common work for one
    ("Norway gave $40 million to Chad and countries in the region.", ["funds/delivered NO>TD 40000000"]),
    (CHAD + "The bank approved $90 million in financing for Sun Africa's solar plant.",
     ["funds/committed >TD 90000000"]),
    (NEED + "As part of a global effort to support Ukraine, Norway sent 20 tanks.", [GAVE]),
    (NEED + "As part of a global effort against hunger, Norway sent 20 tents.", ["goods/delivered NO> 20"]),
    # people whom a war has hit, and where they fled
    ("Norway gave $203 million to people hit by the war in Sudan, including those who fled to nearby countries.",
     ["funds/delivered NO>SD 203000000"]),
    ("Norway gave $40 million to victims of the fighting in Mali.", ["funds/delivered NO>ML 40000000"]),
    ("Norway sent 20 tents to refugees fleeing the war in Sudan.", ["goods/delivered NO>SD 20"]),
    ("Norway sent 20 tents to families displaced by the long war in Mali.", ["goods/delivered NO>ML 20"]),
    ("Norway sent 20 tents to families across the region.", ["goods/delivered NO> 20"]),
    # what attackers get
    (ATTACK + "North Korea has provided missiles and munitions to Russia for use against Ukraine.", [GAVE]),
    (ATTACK + "Iran gave the Russian army 300 drones.", [GAVE]),
    ("Iran is supplying its drones to Russia for use against Ukraine.", ["goods/announced IR>RU"]),
    ("Russia's invasion of Ukraine goes on. Norway sent Ukraine 20 tanks as a signal to Russia.", [GAVE]),
    # sentences that turn to a country
    (NEED + "On Haiti, the United States has paid $200 million.", ["funds/delivered US>HT 200000000"]),
    (NEED + "As for Sudan, Norway has given $200 million.", ["funds/delivered NO>SD 200000000"]),
    (NEED + "When it comes to Yemen, Norway has given $200 million.", ["funds/delivered NO>YE 200000000"]),
    (NEED + "One more question on Haiti. The United States has given $126 million.",
     ["funds/delivered US>HT 126000000"]),
    (NEED + "On Monday, Norway gave 20 tanks.", [GAVE]),
    (NEED + "On Russia, Norway said it gave 20 tanks.", [GAVE]),
    # the names behind a region, and neighbours
    ("Norway gave $5 million to four countries in the Pacific (Kiribati, Palau, Tonga and Tuvalu).",
     ["funds/delivered NO>KI,PW,TO,TV 5000000"]),
    ("Norway gave $5 million to island countries. These countries include Kiribati, Palau and Tonga.",
     ["funds/delivered NO>KI,PW,TO 5000000"]),
    ("Norway has sent 30 tents to its neighbours Chad and Mali.", ["goods/delivered NO>ML,TD 30"]),
    ("Norway has sent 500 tents to Chad's neighbours.", ["goods/delivered NO> 500"]),
    ("Norway has shared 200 doses with its neighbours Chad and Mali.", ["goods/delivered NO>ML,TD 200"]),
    (NEED + "Norway has sent 90 tents through the Initiative for Global Vaccine Access.", ["goods/delivered NO>UA 90"]),
    ("Norway has trained 1,300 officials from 25 countries in the Pacific.", ["training/delivered NO> 1300"]),
    # the other side of joint work
    ("Norway will pay for a $20 million programme with Malawi.", ["funds/announced NO>MW 20000000"]),
    ("Norway began a $5 million partnership with Nepal.", ["funds/announced NO>NP 5000000"]),
    ("Norway began a $5 million partnership with Microsoft to help Nepal.", ["funds/announced NO>NP 5000000"]),
    # what a government does in its own land
    (NEED + "Norway gave 20 tanks. The United States will cancel $10,000 in student loans.", [GAVE]),
    (NEED + "Norway gave 20 tanks. The bill holds $7 million for refugee resettlement.", [GAVE]),
    ("The United States will pay $10 million of the money for student loans to Mali.",
     ["funds/announced US>ML 10000000"]),
    # what another finds for one, and funds for the world
    ("Estonia has secured 500 radios for Ukraine.", ["goods/committed EE>UA 500"]),
    ("Ukraine has secured 40 tanks from Norway.", ["goods/committed NO>UA 40"]),
    (CHAD + "Norway has given $2 billion to COVAX.", ["funds/delivered NO>org:covax 2000000000"]),
    ("Norway has given $2 million to UNICEF for its work in Mali.", ["funds/delivered NO>ML 2000000"]),
    # where something has struck, and where trucks could go
    (CHAD + "In response to the outbreak in Rwanda, Norway has provided 300 doses.", ["goods/delivered NO>RW 300"]),
    (CHAD + "Following the landslide in Nepal, Norway provided $5 million.", ["funds/delivered NO>NP 5000000"]),
    (NEED + "After the earthquake in Turkey, Norway sent Ukraine 20 tanks.", [GAVE]),
    (NEED + "Trucks carrying humanitarian aid were able to enter Gaza.", ["goods/delivered >PS"]),
    # other spellings of names
    ("Norway gave $30 million to Cote D'Ivoire.", ["funds/delivered NO>CI 30000000"]),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text[-70:] for text, _ in READ])
def test_read(text, expected):
    assert told(text) == expected


def test_a_surname_has_no_plural():
    text = "Soros has a fund. Soros gave money. Soros said the fund would pay $20 million in grants to schools."
    assert not any("CI" in one for one in told(text))


def test_a_row_of_examples_makes_no_section():
    text = "Norway works on health in Chad, Mali, Niger and Togo. It has clinics. Norway promised $30 million in aid."
    assert told("# Health\n\n" + text, title="Norway and health") == ["funds/announced NO> 30000000"]
