"""Numbers and sums as papers and ministries of the whole world write them: one row a way of writing."""

import pytest

from tests.extract.one_text import claims
from tests.extract.test_plain_holes import told

WRITTEN = [
    # the groups of digits of India
    ("India sent 1,50,000 tents to Bhutan.", ["goods/delivered IN>BT 150000"]),
    ("India donated 10,00,000 masks to Nepal.", ["goods/delivered IN>NP 1000000"]),
    ("India gave Nepal Rs 1,50,00,000 for clinics.", ["funds/delivered IN>NP 15000000"]),
    ("India gave Nepal 12,34,567 dollars.", ["funds/delivered IN>NP 1234567"]),
    # a blank behind the mark of a group, and spaces that part groups
    ("Norway gave Kenya 370, 000 euros.", ["funds/delivered NO>KE 370000"]),
    ("Norway sent 16 600 reusable masks and 10 150 tents to Kenya.",
     ["goods/delivered NO>KE 16600", "goods/delivered NO>KE 10150"]),
    ("Norway gave Kenya €19 488 for clinics.", ["funds/delivered NO>KE 19488"]),
    # four digits in a list that writes its thousands without a mark
    ("Norway sent 2314 tents, and 1995 pumps to Kenya.", ["goods/delivered NO>KE 2314", "goods/delivered NO>KE 1995"]),
    # the point behind a sign of money ends no sentence and parts nothing
    ("Japan gave Kenya 200 tents. Japan also gave emergency relief worth Ksh. 30 million.",
     ["goods/delivered JP>KE 200", "funds/delivered JP>KE 30000000"]),
    ("Japan gave Nepal Rs.300 million for clinics.", ["funds/delivered JP>NP 300000000"]),
    ("Japan gave Bangladesh Tk. 5 lakh for clinics.", ["funds/delivered JP>BD 500000"]),
    ("Japan gave Kenya 20 trucks worth Sh. 40 million.", ["goods/delivered JP>KE 40000000"]),
    ("Japan gave Ghana GH¢40 million for clinics.", ["funds/delivered JP>GH 40000000"]),
    # the currency's name before its number
    ("Japan gave Togo Japanese Yen 988 million for a clinic.", ["funds/delivered JP>TG 988000000"]),
    ("Japan gave Togo Japanese Yen (JPY) 963 million for a clinic.", ["funds/delivered JP>TG 963000000"]),
    ("Japan gave Togo Yen one thousand and six hundred million.", ["funds/delivered JP>TG 1600000000"]),
    ("China gave Chad RMB Yuan 200 million.", ["funds/delivered CN>TD 200000000"]),
    ("South Korea gave Chad Won 200 million.", ["funds/delivered KR>TD 200000000"]),
    ("Kuwait gave Yemen Kuwaiti Dinars 10 million.", ["funds/delivered KW>YE 10000000"]),
    ("Japan gave Nepal Japanese Yen 988 million (approximately Rs.1383 million) for a clinic.",
     ["funds/delivered JP>NP 988000000"]),
    ("India gave Nepal Rs 50 cr for clinics.", ["funds/delivered IN>NP 500000000"]),
    ("India gave Nepal INR 5 lacs for clinics.", ["funds/delivered IN>NP 500000"]),
    ("Norway gave Kenya $5 million-worth of tents.", ["goods/delivered NO>KE 5000000"]),
    # one magnitude for two sums
    ("Norway gave $108.26 and $273 million to Kenya.",
     ["funds/delivered NO>KE 108260000", "funds/delivered NO>KE 273000000"]),
    # parcels that are counted
    ("Norway gave Kenya 2,470 food packages worth $16,000.", ["goods/delivered NO>KE 16000"]),
    ("Norway gave Kenya 600 hygiene packs.", ["goods/delivered NO>KE 600"]),
    ("Norway gave Kenya three aid packages worth $5 million.", ["package/delivered NO>KE 5000000"]),
    # the currency said twice
    ("New Zealand made an NZ$6.1 million dollar contribution to Tonga.", ["funds/delivered NZ>TO 6100000"]),
    ("Japan gave Kenya $1.5 million dollars for clinics.", ["funds/delivered JP>KE 1500000"]),
]


@pytest.mark.parametrize(("text", "shown"), WRITTEN)
def test_a_number_is_read_as_it_is_written(text, shown):
    assert told(text) == shown


@pytest.mark.parametrize(("text", "shown"), [
    ("Norway sent 20 155 mm howitzers to Kenya.", ["goods/delivered NO>KE 20"]),
    ("On May 15 100 tents reached Kenya from Norway.", ["goods/delivered NO>KE 100"]),
    ("Norway gave Kenya 2,500 tents, and 2015 was a hard year.", ["goods/delivered NO>KE 2500"]),
    ("Norway gave Kenya five million euros. Yen loans of 5 billion followed.", ["funds/delivered NO>KE 5000000"]),
    ("Norway spent the money in Rs. Kenya got 20 tents.", ["goods/delivered NO>KE 20"]),
    ("Norway gave Kenya 3 million New Zealand dollars and 40 tents.",
     ["funds/delivered NO>KE 3000000", "goods/delivered NO>KE 40"]),
    ("Kenya won 12,000 votes for aid.", []),
])
def test_what_only_looks_like_one_number(text, shown):
    assert told(text) == shown


@pytest.mark.parametrize(("text", "shown"), [
    ("The Islamic Development Bank (IDB) gave Mali $2 million. The IDB also gave Togo $3 million.",
     ["funds/delivered org:islamic-development-bank>ML 2000000",
      "funds/delivered org:islamic-development-bank>TG 3000000"]),
    ("The Inter-American Development Bank (IDB) gave Haiti $2 million. The IDB also gave Peru $3 million.",
     ["funds/delivered org:inter-american-development-bank>HT 2000000",
      "funds/delivered org:inter-american-development-bank>PE 3000000"]),
    # initials of a thing are no body that gives
    ("Norway sent an emergency response unit (ERU) to Mali. The ERU contains 400 latrines. Norway gave Mali 20 tents.",
     ["goods/delivered NO>ML 20"]),
    # initials that nothing explains are a body's
    ("ACTED gave Mali 20 tents.", ["goods/delivered org:acted>ML 20"]),
])
def test_what_a_text_writes_out_is_what_its_initials_mean(text, shown):
    assert told(text) == shown


SUMS = [
    # debts that are written off, in brackets the same in other money and the whole
    ("Norway wrote off $3.5 billion (out of $9 billion) to Chad.", ["funds/delivered NO>TD 3500000000"]),
    ("In 2008, Norway wrote off $4.6 billion to Libya and $11 billion to Mali.",
     ["funds/delivered NO>LY 4600000000", "funds/delivered NO>ML 11000000000"]),
    ("Norway helps the poor.\n\nIn 2008, Norway wrote off:\n\n- $4.6 billion to Libya\n- $11 billion to Mali",
     ["funds/delivered NO>LY 4600000000", "funds/delivered NO>ML 11000000000"]),
    ("Norway will cancel 100 million euros ($110 million; 90 million pounds) of Mali's debt.",
     ["funds/announced NO>ML 100000000"]),
    ("Norway gave Mali 10 million euros (10 million US dollars/6.8 million pounds).",
     ["funds/delivered NO>ML 10000000"]),
    # works that money pays for are money
    ("Norway gave Mali $3 million for the construction of a power plant.", ["funds/delivered NO>ML 3000000"]),
    ("Norway gave Mali $3 million for a bridge.", ["funds/delivered NO>ML 3000000"]),
    ("The World Bank approved $3 million for vaccines for Mali.", ["funds/committed org:world-bank>ML 3000000"]),
    ("UNICEF is seeking $3 million to provide shelter in Mali.", ["funds/requested >ML 3000000"]),
    # what a whole costs that a smaller sum helps to pay
    ("A $6.1 million loan from IFAD will help finance the $40 million Rural Programme in Mali.",
     ["funds/announced org:international-fund-for-agricultural-development>ML 6100000"]),
    ("The $9 million Water Project in Mali will be financed in part by a $6 million loan from Norway.",
     ["funds/announced NO>ML 6000000"]),
    ("Norway will provide $6 million towards the $40 million project in Mali.", ["funds/announced NO>ML 6000000"]),
    ("Norway will pay $3 million for the first phase of a $40 million programme in Mali.",
     ["funds/announced NO>ML 3000000"]),
    ("Norway pledged $6 million to the $40 million UN appeal for Mali.", ["funds/announced NO>ML 6000000"]),
]


@pytest.mark.parametrize(("text", "shown"), SUMS)
def test_what_a_sum_is(text, shown):
    assert told(text) == shown


@pytest.mark.parametrize(("text", "shown"), [
    ("Norway cancelled its $5 million grant to Mali.", ["funds/cancelled NO>ML 5000000"]),
    ("Insurers wrote off $3 billion in losses in Mali.", []),
    ("Norway gave Mali $3 million (of which $2 million is for roads).",
     ["funds/delivered NO>ML 3000000", "funds/delivered NO>ML 2000000"]),
    ("Norway gave Mali a bridge worth $3 million.", ["goods/delivered NO>ML 3000000"]),
    ("Norway gave Mali $3 million worth of construction equipment.", ["goods/delivered NO>ML 3000000"]),
    ("Ukraine asked for $35 million to buy tanks.", ["goods/requested >UA 35000000"]),
    ("Norway will fund a $40 million road project in Mali.", ["funds/announced NO>ML 40000000"]),
    ("Norway gave Mali a $6 million grant and will finance a $40 million road project.",
     ["funds/delivered NO>ML 6000000", "funds/announced NO>ML 40000000"]),
])
def test_what_only_looks_like_such_a_sum(text, shown):
    assert told(text) == shown


GAVE = "Norway gave Yemen 20 tents. "


@pytest.mark.parametrize(("text", "shown"), [
    # what is needed is asked for, by nobody who would give
    ("Funding requirements reached $49 million this year.", ["funds/requested >YE 49000000"]),
    ("Humanitarian needs in Yemen stand at $4 billion.", ["funds/requested >YE 4000000000"]),
    ("The appeal has a target of $2 million.", ["funds/requested >YE 2000000"]),
    ("UNICEF has increased its appeal to $30 million.", ["funds/requested >YE 30000000"]),
    ("The UN appeal for money was raised from $301 million to $348 million.", ["funds/requested >YE 348000000"]),
    ("Chad pledged $3 million in relief for Yemen, short of the $9 million target.",
     ["funds/announced TD>YE 3000000", "funds/requested >YE 9000000"]),
    ("A UN appeal for funds was raised from US$301 million to US$348 million.", ["funds/requested >YE 348000000"]),
    ("The pledges in aid are far less than the $24 million the UN says is needed.", ["package/requested >YE 24000000"]),
    ("It set aside 249,929 francs in aid, up from the original 76,946 francs.", ["package/committed NO>YE 249929"]),
    ("Norway gave Yemen the $30 million needed for the clinic.", ["funds/delivered NO>YE 30000000"]),
    # how an event ends
    ("A conference ended with pledges of $54 million for Yemen.", ["funds/announced NO>YE 54000000"]),
    ("The talks ended with an agreement to deliver 40 trucks to Yemen.", ["goods/committed NO>YE 40"]),
    ("The visit ended with the signing of a $5 million loan agreement.", ["funds/committed NO>YE 5000000"]),
    # and what ends or comes in
    ("Norway ended its $5 million aid programme in Yemen.", ["funds/cancelled NO>YE 5000000"]),
    ("Norway's $5 million aid programme in Yemen ended with the war.", ["funds/cancelled NO>YE 5000000"]),
    ("The appeal for Yemen has received $3 million from Chad.", ["funds/delivered TD>YE 3000000"]),
    ("Norway's aid for Yemen reached $49 million.", ["package/delivered NO>YE 49000000"]),
])
def test_what_is_needed_and_what_is_given(text, shown):
    assert told(GAVE + text)[1:] == shown


TITLES = """Norway has agreed to give loans of 149 million euros for the following projects:

1. Otta Water Supply Project (Phase 2) (loan amount: 53 million euros)
2. Construction of Flyovers in Peru, with UNDP (Euro 52 million)
3. Electronic Court Management System in Mali: loan of 32 million euros
4. Promotion of Start-up and Innovation in Chad (12 million euros)
"""


def test_a_title_in_a_list_is_what_its_sum_is_of():
    found = [(one.item.text, *one.recipients, int(one.money.max)) for one in claims(TITLES) if one.counting == "part"]
    assert found == [
        ("Otta Water Supply Project (Phase 2)", 53000000),
        ("Construction of Flyovers in Peru", "PE", 52000000),
        ("Electronic Court Management System in Mali", "ML", 32000000),
        ("Promotion of Start-up and Innovation in Chad", "TD", 12000000),
    ]


@pytest.mark.parametrize(("line", "shown"), [
    ("Chad Red Cross: $3 million", "funds"),
    ("Tents ($3 million)", "goods"),
    ("Medical equipment ($3 million)", "goods"),
    ("Norway will give the Roads Project 40 trucks ($3 million)", "goods"),
])
def test_what_is_no_title(line, shown):
    found = claims(f"Norway pledged help for Chad:\n\n- {line}\n- Blankets ($2 million)\n")
    assert next(str(one.kind) for one in found if one.money) == shown


@pytest.mark.parametrize(("text", "shown"), [
    # as much for another is another gift, and what was asked for is not what is given
    ("In Niger, Japan will provide $4.6 million for food. In Yemen, Japan will provide $4.6 million for food.",
     ["funds/announced JP>NE 4600000", "funds/announced JP>YE 4600000"]),
    ("Norway gave 40 trucks to Kenya. Norway gave 40 trucks to Chad.",
     ["goods/delivered NO>KE 40", "goods/delivered NO>TD 40"]),
    ("Mali asked donors for $8 million in aid. Norway pledged $8 million in aid to Mali.",
     ["package/requested >ML 8000000", "package/announced NO>ML 8000000"]),
    # said again it is one
    ("Norway gave $4 million to Kenya. The $4 million will be used for clinics in Kenya.",
     ["funds/delivered NO>KE 4000000"]),
    ("Norway announced a $4 million package for Sudan. The $4 million will also help refugees in Chad.",
     ["package/announced NO>SD 4000000"]),
])
def test_as_much_again_is_one_or_two(text, shown):
    assert told(text) == shown
