"""Lists, fact sheets and rows of which each entry has its own giver or getter: one row a construction."""

import pytest

from tests.extract.test_plain_holes import told

BOX = "Who helps Nepal after the quake.\n\n"

READ = [
    # the label of an entry gives all that the entry tells of: in capitals, in two words, before a dash
    (BOX + "BRITAIN: Tents worth 250,000 pounds sent. $7 million committed to relief.\n\n"
     "CZECH REPUBLIC: A plane with 20 tons of food sent to Nepal.\n\nAUSTRIA - Pledged 1 million euros in aid.\n\n"
     "European Union – Offering 3 million euros in aid.",
     ["goods/delivered GB>NP 250000", "funds/committed GB>NP 7000000",
      "goods/delivered CZ>NP 20", "funds/announced AT>NP 1000000", "funds/announced EU>NP 3000000"]),
    # lines that lost their bullets
    (("Donors pledged $50 million to Kenya:\n\nBRITAIN: 20 million dollars\nCzech Republic: 5 trucks\n"
     "Austria - 3 million euros"),
     ["funds/announced >KE 50000000", "funds/announced GB>KE 20000000", "goods/announced CZ>KE 5",
      "funds/announced AT>KE 3000000"]),
    # a name on a line of its own
    (("SPAIN\nThe government sent 400 tents to Nepal. It also gave 2 million dollars.\n\n"
     "South Korea\nThe government sent 200 trucks to Nepal."),
     ["goods/delivered ES>NP 400", "funds/delivered ES>NP 2000000", "goods/delivered KR>NP 200"]),
    # what no table knows gives by itself, and not as the entry before
    ("Governments have offered help to Nepal:\n\n- Norway: 20 tents.\n- Wheelworks: 40 trucks.\n- Japan: 5 ambulances",
     ["goods/announced NO>NP 20", "goods/announced >NP 40", "goods/announced JP>NP 5"]),
    # labels of those that get, below a line with a giver
    (("The World Bank approved loans for three countries:\n\nKenya: $20 million for roads.\n\nTogo: $5 million for "
     "schools. A further $3 million will train teachers.\n\nMali - $8 million for clinics."),
     ["funds/committed org:world-bank>KE 20000000", "funds/committed org:world-bank>TG 5000000",
      "funds/committed org:world-bank>TG 3000000", "funds/committed org:world-bank>ML 8000000"]),
    ("Germany gave aid.\n\n- Chad: 20 trucks\n- Kenya: 30 trucks",
     ["goods/announced DE>TD 20", "goods/announced DE>KE 30"]),
    (("Germany is helping Africa.\n\nUganda\n\nGermany is providing 40 tractors.\n\nChad\n\nGermany is providing "
     "20 trucks.\n\nAbout us\n\nGermany gave 3 million euros to UNICEF."),
     ["goods/announced DE>UG 40", "goods/announced DE>TD 20", "funds/delivered DE>org:unicef 3000000"]),
    # ... the states of a fact sheet of one that gives, however rich they are
    ("The United States has provided these countries with aid.\n\nEstonia: 20 radars.\n\nLatvia: 30 trucks.",
     ["package/delivered US>", "goods/announced US>EE 20", "goods/announced US>LV 30"]),
    # who acts in an item of a list does so in its next sentence
    (("The following countries have offered aid to Nepal:\n- Spain has sent 20 tents to Nepal.\n- Italy has sent 40 "
     "trucks to Nepal. It also contributed 2 million euros."),
     ["goods/delivered ES>NP 20", "goods/delivered IT>NP 40", "package/delivered IT>NP 2000000"]),
    # near misses: who carries, apposition, datelines, turns of a talk, one label alone
    ("Japan gave $20 million to UN agencies for Chad:\n- UNICEF: $5 million for clinics.\n- WFP: $8 million for food.",
     ["funds/delivered JP>TD 20000000", "funds/delivered JP>TD 5000000", "funds/delivered JP>TD 8000000"]),
    ("Norway - a northern country - has sent 20 tents to Mali.\n\nSpain - with a king - has sent 30 tents to Mali.",
     ["goods/delivered NO>ML 20", "goods/delivered ES>ML 30"]),
    ("KYIV: Norway has sent 20 tents to Mali.\n\nOSLO: Spain sent 20 trucks to Chad.",
     ["goods/delivered NO>ML 20", "goods/delivered ES>TD 20"]),
    ("United States: Will you give more?\n\nNorway: Spain sent 20 tents to Mali.", ["goods/delivered ES>ML 20"]),
    ("Norway: $5 million for Kenya.", ["funds/announced NO>KE 5000000"]),
    # a project's title in a list names who gets, and is no thing beside its sum
    (("The World Bank approved loans for projects:\n- Roads in Kenya: $20 million\n- Rural Water Supply in Mali – $8 "
     "million\n- Chad Health Project ($12 million)\n- Wetlands in Peru, with UNDP (grant: $6 million)"),
     ["funds/committed org:world-bank>KE 20000000", "funds/committed org:world-bank>ML 8000000",
      "funds/committed org:world-bank>TD 12000000", "funds/committed org:world-bank>PE 6000000"]),
    # semicolons: each amount is its own name's
    ("Japan gave $85 million. The recipients are Chad, $4 million; Mali, $3 million; and Haiti, $2 million.",
     ["funds/announced JP>TD 4000000", "funds/announced JP>ML 3000000", "funds/announced JP>HT 2000000"]),
    ("Chad will receive $4 million; Mali, $3 million; Haiti, $2 million.",
     ["funds/announced >TD 4000000", "funds/announced >ML 3000000", "funds/announced >HT 2000000"]),
    ("Donors have pledged aid to Kenya: Norway, $5 million; Japan, $4 million; the EU, $3 million.",
     ["package/announced NO>KE 5000000", "package/announced JP>KE 4000000", "package/announced EU>KE 3000000"]),
    ("In Kenya, $5 million will go to schools; in Chad, $4 million will go to roads.",
     ["funds/announced >KE 5000000", "funds/announced >TD 4000000"]),
    # the donors behind 'are'
    ("The donors which gave aid to Mali are the World Bank ($50 million) and Norway ($40 million). Spain gave none.",
     ["package/delivered ES>ML", "funds/delivered org:world-bank>ML 50000000", "package/delivered NO>ML 40000000"]),
    # where they meet
    ("The World Bank's board, meeting in Zambia this week, approved $168 million.",
     ["funds/committed org:world-bank> 168000000"]),
    ("The Global Fund, at its meeting in Geneva, Switzerland, approved a grant of $20 million to Kenya.",
     ["funds/committed org:global-fund>KE 20000000"]),
    ("At a conference in Nairobi, Kenya, Norway pledged $5 million to Mali.", ["funds/announced NO>ML 5000000"]),
    ("At a ceremony in Kenya, Norway handed over 20 tents.", ["goods/delivered NO>KE 20"]),
    ("Norway's minister held talks in Kenya and promised 20 tents.", ["goods/announced NO>KE 20"]),
    # parts of what somebody gets
    ("Kenya will receive $133 million from Norway, made up of a loan of $88 million and a grant of $45 million.",
     ["funds/announced NO>KE 133000000", "funds/announced NO>KE 88000000", "funds/announced NO>KE 45000000"]),
    ("Kenya received 40 trucks from Norway, comprising 20 vans and 20 buses.",
     ["goods/delivered NO>KE 40", "goods/delivered NO>KE 20", "goods/delivered NO>KE 20"]),
    ("Kenya will receive $133 million, including $88 million from the World Bank and $45 million from Norway.",
     ["funds/announced org:world-bank>KE 133000000", "funds/announced org:world-bank>KE 88000000",
      "funds/announced NO>KE 45000000"]),
    ("Kenya gave Mali $133 million, made up of a loan of $88 million and a grant of $45 million.",
     ["funds/delivered KE>ML 133000000", "funds/delivered KE>ML 88000000", "funds/delivered KE>ML 45000000"]),
    # parts of the world and their adjectives
    ("Norway gave 20 tents to South American countries.", ["goods/delivered NO> 20"]),
    ("Norway gave 20 tents to Central African nations.", ["goods/delivered NO> 20"]),
    ("Norway gave 20 tents to the Central African army.", ["goods/delivered NO>CF 20"]),
    ("Norway is giving $5 million to the Sahel, including Mali and Niger.", ["funds/announced NO>ML,NE 5000000"]),
    ("Norway is giving $5 million to the Horn of Africa region, specifically Somalia and Kenya.",
     ["funds/announced NO>KE,SO 5000000"]),
    ("Norway gave 20 trucks to the region, such as Mali and Niger.", ["goods/delivered NO>ML,NE 20"]),
    (("The EU pledged $4 million to Kenya, while Norway, which plays a role in the Middle East, said it was giving $2 "
     "million."), ["funds/announced EU>KE 4000000", "funds/announced NO>KE 2000000"]),
    # who else pays
    (("The project in Gambia will be financed by a $6 million loan and a $4 million grant from Japan, with the rest "
     "provided by the Government of Gambia."), ["funds/announced JP>GM 6000000", "funds/announced JP>GM 4000000"]),
    ("Norway will lend Kenya $5 million. The Kenyan government plans to use $4 million from next year's budget.",
     ["funds/announced NO>KE 5000000"]),
    ("Norway will lend Nepal $20 million. The Small Farmers Development Bank will provide $1 million.",
     ["funds/announced NO>NP 20000000", "funds/announced org:small-farmers-development-bank>NP 1000000"]),
    ("Norway gave 40 tents to Samoa. Norway is the largest donor to COVAX, having donated $4 billion.",
     ["goods/delivered NO>WS 40", "funds/delivered NO>org:covax 4000000000"]),
    # the adjective of a gift in a row says whose it is
    ("Kenya received a German loan of $4 million, a US grant of $3 million and a Norwegian grant of $2 million.",
     ["funds/delivered DE>KE 4000000", "funds/delivered US>KE 3000000", "funds/delivered NO>KE 2000000"]),
    ("Kenya got a World Bank loan of $4 million, a UK guarantee of $3 million and a grant of $2 million from Japan.",
     ["funds/delivered org:world-bank>KE 4000000", "funds/delivered GB>KE 3000000", "funds/delivered JP>KE 2000000"]),
    ("Norway will give Japan Norwegian boats worth $4 million and Mali tents.", ["goods/announced NO>JP 4000000",
                                                                              "goods/announced NO>ML"]),
    ("Kenya received a $4 million loan from Spain, a US grant of $3 million and a loan from Japan worth $2 million.",
     ["funds/delivered ES>KE 4000000", "funds/delivered US>KE 3000000", "funds/delivered JP>KE 2000000"]),
    # a second giver behind 'and', and without its verb
    ("The EU has increased its pledge to Mali to $180 million and the UK is doubling its contribution to $100 million.",
     ["funds/announced EU>ML 180000000", "funds/announced GB>ML 100000000"]),
    ("Japan increased its pledge to Mali by 45% to $10 million, Britain by 40% to $5 million.",
     ["funds/announced JP>ML 10000000", "funds/announced GB>ML 5000000"]),
    # none of those under labels gives, or gets, what stands elsewhere
    (("The World Bank approved loans for two countries:\n\nKenya: $20 million for roads.\n\nTogo: $5 million for "
     "schools.\n\nThe World Bank lent $3 billion last year."),
     ["funds/committed org:world-bank>KE 20000000", "funds/committed org:world-bank>TG 5000000",
      "funds/delivered org:world-bank> 3000000000"]),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_each_entry_of_a_row_has_its_own_giver_and_getter(text, expected):
    assert told(text) == expected
