"""Who gives: who stands right before a verb, by names that no table knows, by rank, with the help of others."""

import pytest

from tests.extract.test_plain_holes import told

READ = [
    # who stands right before a verb of giving gives, in a text of what it gets as well
    ("Norway gave China 40 tents. China is rebuilding. China has offered aid worth $5 million to 53 African countries.",
     ["goods/delivered NO>CN 40", "package/announced CN> 5000000"]),
    ("Norway gave India 40 tents. The Indian Air Force began dropping 20 tons of aid packages in the north.",
     ["goods/delivered NO>IN 40", "goods/dispatched IN> 20"]),
    ("Norway sent Ukraine 40 tanks. Moscow sent another convoy of aid into the country.",
     ["goods/delivered NO>UA 40", "goods/delivered RU>UA"]),
    ("Norway sent Ukraine 40 tanks. Ukraine has lost 20 tanks.",
     ["goods/delivered NO>UA 40", "incident/None > 20"]),
    ("The Norwegian agency Norad (NORAD) and Tanzania signed a $5 million assistance agreement.",
     ["funds/committed NO>TZ 5000000"]),
    # a clause behind a dash
    ("Norway has given Mali $5 million. Only Malta – which announced a contribution of $19,000 – has followed.",
     ["funds/delivered NO>ML 5000000", "funds/announced MT>ML 19000"]),
    # whose total a sum is
    ("Norway has doubled its aid to Mali, with Spain taking its total aid to $75 million.",
     ["package/delivered NO>ML", "package/delivered ES>ML 75000000"]),
    ("Norway gave Mali $5 million, bringing its total to $75 million.",
     ["funds/delivered NO>ML 5000000", "funds/delivered NO>ML 75000000"]),
    # a body that hands over with the help of others
    ("The UNDP with the support of Germany and the European Union handed over 8 vehicles to Mali.",
     ["goods/delivered DE,EU,UN>ML 8"]),
    ("World Vision, with help from Norway, delivered 40 tents to Mali.",
     ["goods/delivered NO,org:world-vision>ML 40"]),
    ("Norway, with the support of UNICEF, delivered 40 tents to Mali.", ["goods/delivered NO>ML 40"]),
    ("UNICEF, with funding from Norway, delivered 40 tents to Mali.", ["goods/delivered NO>ML 40"]),
    ("UNDP with the support of Norway, handed over a batch of goods for the police, including 8 trucks to Mali.",
     ["goods/delivered NO,UN>ML 8"]),
    ("A donation of the Norwegian government worth $1 million arrived in Mali.", ["funds/delivered NO>ML 1000000"]),
    ("Spain gave 40 tents in support of the Government of Mali.", ["goods/delivered ES>ML 40"]),
    # names that no table knows, and who strives to give
    ("France sent 20 tents to Mali. Alma Breck contributed $5 million to schools in Mali.",
     ["goods/delivered FR>ML 20", "funds/delivered >ML 5000000"]),
    ("France sent 20 tents to Mali. Breck Harbour Mills, run by a miller, gave $4 million to Mali.",
     ["goods/delivered FR>ML 20", "funds/delivered >ML 4000000"]),
    ("France sent 20 tents to Mali. The Recovery Plan will give $20 million to Mali.",
     ["goods/delivered FR>ML 20", "funds/announced FR>ML 20000000"]),
    ("France sent 20 tents to Mali. On Friday Minister Alma Breck promised 40 trucks to Mali.",
     ["goods/delivered FR>ML 20", "goods/announced FR>ML 40"]),
    ("Danish Foreign Minister Hans Breck visited Mali on Monday. Breck promised 40 tents for Mali.",
     ["goods/announced DK>ML 40"]),
    ("Norway is helping Mali. Local volunteers are working to bring 40 tents to refugees in Mali.",
     ["goods/announced >ML 40"]),
    ("Norway is helping Mali. Spain is working to bring 40 tents to refugees in Mali.", ["goods/announced ES>ML 40"]),
    ("Norway sent a team to Mali to provide assistance that includes $4 million in seeds.",
     ["service/delivered NO>ML 1", "goods/delivered NO>ML 4000000"]),
    # a body that a noun takes up
    ("The WFP has fed many in Mali. The agency also reported having to cut rations in Mali.",
     ["goods/reduced UN>ML"]),
    ("The Gates Foundation is in Mali. The foundation announced it intends to commit $5 million for vaccines in Mali.",
     ["funds/announced org:gates-foundation>ML 5000000"]),
    # by rank
    ("The US is the largest donor to Mali with $46 million, followed by Germany with $23 million and the UK with $6m.",
     ["funds/announced US>ML 46000000", "funds/announced DE>ML 23000000", "funds/announced GB>ML 6000000"]),
    ("The US is Mali's largest donor, giving $466 million, followed by Germany ($233 million).",
     ["funds/delivered US>ML 466000000", "funds/delivered DE>ML 233000000"]),
    ("Germany came second with $233 million in aid to Mali and the EU third with $140 million.",
     ["package/announced DE>ML 233000000", "package/announced EU>ML 140000000"]),
    ("Norway has led efforts in Mali with $5 million in aid from Spain.", ["package/delivered ES>ML 5000000"]),
    # one of many
    ("Turkey is among the first batch of countries to offer aid to Mali and has pledged to donate $5 million.",
     ["package/announced TR>ML 5000000"]),
    ("Norway joined other donors in sending 40 tents to Mali.", ["goods/delivered NO>ML 40"]),
    ("Several countries have sent 40 tents to Mali.", ["goods/delivered >ML 40"]),
    # a bank by its short name
    ("The Export-Import Bank approved a $300 million loan for Angola.", ["funds/committed US>AO 300000000"]),
    ("The Export-Import Bank of China lent Angola $300 million.",
     ["funds/delivered org:export-import-bank-of-china>AO 300000000"]),
]

SPOKEN = [
    # of others who are called 'they', and of lorries that go in, who speaks gives nothing
    ("MR. KIRBY: Iran is a problem. They certainly continue to deliver drones to Russia.", ["goods/announced IR>RU"]),
    ("MR. KIRBY: Norway and Spain are friends of Mali. They are giving 40 trucks to Mali.",
     ["goods/announced ES,NO>ML 40"]),
    ("MR. KIRBY: Gaza needs help. Yesterday, almost 80 trucks went through the crossing.", ["goods/delivered >PS 80"]),
    ("MR. KIRBY: Gaza needs help. There was a requirement of 200 trucks of aid a day getting into Gaza.",
     ["goods/announced >PS 200"]),
    ("MR. KIRBY: Gaza needs help. We sent 20 trucks of food a day to Gaza.", ["goods/delivered US>PS 20"]),
    ("MR. KIRBY: Ukraine needs help. Today 40 trucks went to Ukraine.", ["goods/delivered US>UA 40"]),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text[:70] for text, _ in READ])
def test_read(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), SPOKEN, ids=[text[:70] for text, _ in SPOKEN])
def test_spoken(text, expected):
    assert told(text, publisher="The White House") == expected
