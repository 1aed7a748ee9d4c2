"""Money in the press that is no assistance, and sums of aid that look like it: our own sentences, one a row."""

import pytest
from one_text import candidates, claims

NOTHING = """
Migrants in Italy paid €3 billion in taxes last year.
Ghana paid $3 billion in debt repayments to the IMF.
Ghana will be paying the IMF interest alone of $1 billion over the next five years.
Denmark's interest payments on its debt reached $7 billion.
Norway will add $30 million to Malawi's debt.
The World Bank's damage estimate of about US$2.1 billion for Fiji is a reminder that storms hurt.
The starting salaries for nurses in Ireland would rise to €31,200.
The Kenya Relief Fund ended the year with $4 million in its account.
The caliphate has millions of dollars in the bank, so it calls on its branch in Libya to buy a bomb.
The film opened with $90 million in ticket sales in six markets, and $40 million in Japan alone.
The gift was part of a flurry of spending, with at least €400,000 in donations flowing to party campaigns in Austria.
The former chancellor was paid €200,000 for two speeches in Poland.
Canada helps Georgia. In May 2020 the firm's founder paid the Election Commission a $90,000 settlement.
Siemens has just announced it plans to invest a total of €5 billion in Spain.
Companies have already invested billions of dollars into a shift to hydrogen in Japan.
Norway's Telenor has invested $2 billion in Bangladesh.
Norway has invested €9 billion into expanding its giant oil field and expects output to rise.
Germany's grant is expected to mobilise $300 million in private investment in Kenya.
The villa was purchased in 2005 for €3 million by a company registered in Cyprus.
Japan wants guarantees from Peru that it will not leave the pact.
Kenya did not ask for any money.
Kenya has not requested military aid from Norway.
""".strip().splitlines()

ONE = [
    # text, kind/stage/counting, sum
    ("Denmark gave $7 million to Chad, nearly $3 million more than Norway.", "funds/delivered/new", 7_000_000),
    ("Oslo's budget provides €4 billion, up about €600 million from last year, for the Malian police.",
     "funds/announced/new", 4_000_000_000),
    ("Greece was given $700 million, equivalent to about $9 billion today, by France.", "funds/delivered/new",
     700_000_000),
    ("Greece got $700 million (about $9 billion in today's money) from the United States.", "funds/delivered/new",
     700_000_000),
    ("Norway gave Kenya 50 million kroner, or about $5 million, for schools.", "funds/delivered/new", 50_000_000),
    ("Today's gift brings the total amount of humanitarian aid that Ireland has provided to Haiti to $40 million.",
     "funds/delivered/total", 40_000_000),
    ("Denmark approved $400 million in financing for two wind projects in Zambia.", "funds/committed/new",
     400_000_000),
    ("Denmark has also allocated funds to build a maternity ward in Sierra Leone.", "funds/committed/new", None),
    ("Japan gave Peru a $5 million loan to buy buses.", "funds/delivered/new", 5_000_000),
    ("Norway will give $9 million for 40 buses in Kenya.", "goods/announced/new", 9_000_000),
    ("Norway will increase its humanitarian aid to Kenya by $20 million.", "funds/announced/additional", 20_000_000),
    ("The president asked Congress to increase aid to Kenya by $20 million.", "package/requested/additional",
     20_000_000),
    ("Norway announced an increase of $30 million in its humanitarian aid to Sudan.", "funds/announced/additional",
     30_000_000),
    ("Sweden cut its humanitarian aid to Kenya by $20 million.", "funds/reduced/new", 20_000_000),
    ("Norway announced a cut of £40m in development aid to Mali.", "funds/reduced/new", 40_000_000),
    ("Germany's development aid to Ghana was cut by €3 million.", "funds/reduced/new", 3_000_000),
    ("Norway has stepped up its military aid to Georgia.", "package/delivered/additional", None),
]

AID = """
Norway paid $5 million in salaries to nurses in Malawi.
The EU sent Ukraine €1.5 billion in proceeds from frozen Russian assets.
China provided Zambia with $30 million in interest-free loans.
The IMF paid out the second tranche of $400 million to Kenya.
China gave Zambia $3 million in debt relief.
Norway will give Chad $3 million more in aid.
The EU will contribute €20 million in trade support to Ghana.
Germany will add €30 million to its aid for Moldova.
The European Investment Bank will invest €400 million in a port in Kenya.
British International Investment will invest $40 million in a port in Senegal.
Norway spent $40 million on schools in Malawi.
Norway will invest $4 million in farms in Malawi.
""".strip().splitlines()


@pytest.mark.parametrize("text", NOTHING)
def test_money_of_commerce_is_no_aid(text):
    assert not candidates(text)


@pytest.mark.parametrize(("text", "said", "amount"), ONE, ids=[text for text, _, _ in ONE])
def test_a_sum_is_read_once_and_for_what_it_is(text, said, amount):
    (one,) = claims(text)
    assert f"{one.kind}/{one.stage}/{one.counting}" == said
    assert (one.money.max if one.money else None) == amount


@pytest.mark.parametrize("text", AID)
def test_money_of_aid_stays(text):
    (one,) = claims(text)
    assert one.money is not None


@pytest.mark.parametrize("text", [
    "Norway pledged increased aid to Sudan.",
    "The minister wants to increase aid to Haiti.",
    "Ghana's exports to Norway increased by $20 million.",
    "Norway will increase its defence budget by $20 million to help Kenya.",
])
def test_more_aid_needs_a_deed_or_a_sum(text):
    assert not claims(text)


@pytest.mark.parametrize("text", [
    "The club paid Lyon €40 million for the Portuguese striker.",
    "The court ordered the bank to pay $12 million to victims in Kenya.",
    "Boeing will pay $200 million to settle charges over the crash in Ethiopia.",
    "Remittances to Nepal reached $8 billion last year.",
    "Foreign reserves fell to $4 billion in Pakistan.",
    "Migrants sent home $50 billion to Mexico in 2022.",
    "Kenya raised $1.5 billion from international investors.",
    "Argentina paid back $2.7 billion to the IMF.",
    "Pirates received $5 million for the release of the ship off Somalia.",
    "Police seized cash worth $3 million in Peru.",
    "The painting fetched $40 million at an auction in France.",
    "The storm caused damage worth $4 billion in Cuba.",
    "Hungary was fined €200 million by the EU's top court.",
    "A Chinese firm is building a $3 billion railway in Nigeria.",
    "Kenya's parliament approved a $30 billion budget.",
])
def test_private_money_is_not_shown(text):
    assert not claims(text)


@pytest.mark.parametrize("text", [
    "Republicans blocked $60 billion in aid to Ukraine.",
    "The court ordered the administration to pay $2 billion in foreign aid to Kenya.",
    "Fans raised $5 million for quake victims in Turkey.",
    "Health workers in Malawi received $5 million from Norway.",
    "Japan contributed $5 million to the IMF for poor countries.",
    "Ireland belongs to the EU. The Union has provided Ghana with €15 million this year.",
    "The EU adopted a €300 million budget for aid to Moldova.",
])
def test_aid_of_the_same_people_is_shown(text):
    (one,) = claims(text)
    assert one.money is not None
