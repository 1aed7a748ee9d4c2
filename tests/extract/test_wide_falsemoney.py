"""Sums of which nobody gives anything to anybody else, and gifts that stand near them in their words.

A row is a sentence and the claims that it shows, as 'kind/stage donors>recipients sum'; most show none.
"""

import pytest

from tests.extract.one_text import claims


def told(text):
    """The shown claims about sums, in short."""
    return [f"{one.kind}/{one.stage} {'+'.join(one.donors)}>{'+'.join(one.recipients)} {one.money.max}"
            for one in claims(text) if one.money is not None]


NOTHING = [
    # one state alone, and no word of aid: its own affairs
    "The Malian parliament approved $20 million for the police.",
    "Fiji's finance minister announced $40 million for schools and hospitals.",
    "The Malian government has provided $79 million in funding to expand its clinics.",
    "The Fijian president asked parliament for $20 million for new roads.",
    "Fiji will need $50 million for its own elections next year.",
    "The bill calls for investing billions of euros in Danish chip plants.",
    "The Danish Pension Office will pay out $2 billion to three million people this year.",
    "The president of Mali accepted a watch worth $50,000 from a businessman.",
    "The Fijian bank lent $5 million to a club.",
    "Austria will use $2 billion in military funds for the wall.",
    # sport, art, courts, crime
    "Fiji's football club will get $3 million from Norway.",
    "The Norwegian film about Mali got $3 million in funding from Sweden.",
    "Norway must pay Mali $3 million, a court ruled.",
    "Arbitrators decided that Malta should pay $6 million to a Danish firm.",
    "Prosecutors in Mali said the Danish banker received $9,000 from Norway.",
    "Officials misappropriated $3 million worth of earthquake aid in Mali.",
    "Auditors said $40 million in aid to Haiti was lost to fraud.",
    "A Swedish bank will pay $30 million to Sudanese victims in a settlement.",
    # trade, investment, remittances, arms spending, politics
    "Sweden announced tariffs on up to $9 billion of Malian goods.",
    "Sweden will put tariffs on $2 billion of Korean cars.",
    "Exports from Mali to Sweden fell from $80 million to $60 million, though Swedish aid goes on.",
    "China agreed to buy up to $20 billion of Malian farm goods.",
    "Mali is a winner, with $4 billion going from Sweden to the country in remittances.",
    "When Mali got $1 billion as FDI, Fiji had got $28 billion.",
    "Defence expenditure is high in countries including Mali ($96 billion) and Fiji ($9 billion), not in Chad.",
    "Migrants in Spain sent $3 billion to Mali last year.",
    "Mr Ode donated $50,000 to the campaign of the Malian candidate.",
    "Fiji will pay Norway $40 million for gas.",
    "A Swedish carmaker gave Malian dealers a $3 million discount.",
    "At COP26 Norway met Mali, and at COP27 Norway will give more to Mali.",
    "Sweden helps Mali. Stockholm said the government is investing $30 billion in public transit and rail.",
    "Sweden helps Mali. Mr Ode advises a firm managing more than $50 billion across markets in Stockholm.",
    "Sweden helps Mali. She oversees $2 billion in programs at the Swedish ministry.",
    "Sweden is investing in its cities. In all, studies show that it will take millions of cars off the road to Mali.",
    "Sweden helps Mali. Even if money is sent to Bamako, more than $30 million in assets would stay in Stockholm.",
    "Sweden helps Mali. The Swedish minister said: We support accountability efforts for these crimes.",
    "Sweden helps Mali. We are not a party to these talks, the Swedish minister said.",
    'Sweden stands by Mali. "We are investing $200 billion in research," the Swedish prime minister said.',
    "Sweden helps Mali. The Swedish government will invest $65 billion to bring fast internet to every village.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_sum_of_aid_is_read(text):
    assert told(text) == []


GIFTS = [
    ("The Swedish parliament approved $20 million for the police in Mali.", ["funds/committed SE>ML 20000000"]),
    ("Mali received a $50 million loan.", ["funds/delivered >ML 50000000"]),
    ("Mali received a loan of $50 million from Sweden.", ["funds/delivered SE>ML 50000000"]),
    ("Norway approved a bill that would allocate $5 million to Haiti.", ["funds/committed NO>HT 5000000"]),
    ("Ukraine received $3 billion.", ["funds/delivered >UA 3000000000"]),
    ("Norway allocated NOK 40 million or about $4 million to Nepal.", ["funds/committed NO>NP 40000000"]),
    ("Norway will pay Mali $3 million in aid, though a court ruled against it.", ["package/announced NO>ML 3000000"]),
    ("Sweden gave $40 million in grants to train nurses in Mali.", ["funds/delivered SE>ML 40000000"]),
    ("Sweden will send $5 million to flood victims in Mali.", ["funds/announced SE>ML 5000000"]),
    ("Sweden will make available up to $5 million to Mali.", ["funds/announced SE>ML 5000000"]),
    ("Sweden gave up to $5 million to Mali.", ["funds/delivered SE>ML 5000000"]),
    ("$30 million in assets was given to Mali by Sweden.", ["funds/delivered SE>ML 30000000"]),
    ("$5 million is going to Mali from Sweden.", ["funds/announced SE>ML 5000000"]),
    ("Sweden will invest $3 million in hospitals in Mali.", ["goods/announced SE>ML 3000000"]),
    ("Sweden helps Mali. Sweden is investing $3 million to train nurses in the poorest countries.",
     ["funds/announced SE> 3000000"]),
    ("Mali will receive $400 million from the World Bank for roads.", ["funds/announced org:world-bank>ML 400000000"]),
]


@pytest.mark.parametrize(("text", "shown"), GIFTS)
def test_a_gift_near_them_is_read(text, shown):
    assert told(text) == shown


@pytest.mark.parametrize("text", [
    "Sweden gave $40 million in grants to train nurses in Mali.",
    "Sweden will deliver $40 million in grant aid to buy insulin for Mali.",
    "Sweden is giving $30 million to Mali. With these funds, its partners will buy tents and water.",
])
def test_what_money_trains_or_buys_is_its_purpose(text):
    assert len(claims(text)) == 1
