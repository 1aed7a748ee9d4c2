"""Numbers and sums as papers and ministries of the whole world write them: one row a way of writing."""

import pytest

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
