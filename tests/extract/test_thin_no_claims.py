"""What thin looks over many unread texts showed to be made a claim of and is none, and the near misses that are."""

import pytest

from tests.extract.test_plain_holes import told

NONE = [
    # people who cross a border, or are let go, are no gift
    "Norway handed over 40 asylum seekers to Sweden on Monday.", "Kenya sent 300 detainees to Uganda.",
    "Norway called on Mali to free three doctors.",
    "Sweden is worried about two aid workers who went missing in Sudan.",
    # what people earn abroad and send home
    "Workers in Italy sent 40 million euros to Senegal.", "Kenyans abroad sent home $3 billion in 2019.",
    "Migrant workers wired $12 million to Haiti.",
    # the reader is bidden to suppose it
    "Let's say Norway and Japan both gave $4 billion to Kenya.", "Imagine that Norway gave Chad $40 million.",
    "Suppose Japan sent 40 trucks to Nepal.",
    # people by the name of a currency
    "Aid groups warn that as many as 700,000 Afghanis are at risk.",
    # counted things that nobody gives
    "The president has kept 11 of 32 promises on aid to Egypt.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_gift_is_no_claim(text):
    assert told(text) == []


READ = [
    ("Norway will release 40 trucks to Kenya.", ["goods/announced NO>KE 40"]),
    ("Norway sent four doctors to Chad, and two of them were kidnapped.", ["service/delivered NO>TD 4"]),
    ("The Haitian diaspora sent $3 million to flood victims in Haiti.", ["funds/delivered HT> 3000000"]),
    ("They say Norway gave Chad $5 million.", ["funds/delivered NO>TD 5000000"]),
    ("Norway gave 20 million afghanis to hospitals in Kabul.", ["funds/delivered NO>AF 20000000"]),
    # the sum before, over which another has grown
    ("Norway will give Chad $24 million in aid, a rise of $3 million over the 2004-05 budget figure of $21 million.",
     ["funds/announced NO>TD 24000000"]),
    ("Norway will give Chad $24 million in aid, 10 per cent up on last year's $21 million.",
     ["package/announced NO>TD 24000000"]),
    ("Norway will raise its aid to Chad by $5 million over three years to $20 million.",
     ["package/announced NO>TD 20000000", "package/announced NO>TD 5000000"]),
    # what people buy with what they are given is its purpose
    ("Norway gave Jordan $5 million to help refugees buy food.", ["funds/delivered NO>JO 5000000"]),
    ("Norway will help Ukraine buy 40 howitzers.", ["procurement/announced NO>UA 40"]),
    # people whom a war has struck get, they are no loss
    ("The charity Oxfam provided displaced people with 4,000 tents in Sudan.", ["goods/delivered org:oxfam>SD 4000"]),
    ("Turkey has supplied wounded civilians with 300 wheelchairs in Yemen.", ["goods/delivered TR>YE 300"]),
    # initials in a bracket end no row
    ("Norway will give $4 million to Chad, the United Arab Emirates (UAE), Oman and Yemen.",
     ["funds/announced NO>AE,OM,TD,YE 4000000"]),
    ("Norway and the United Arab Emirates (UAE) pledged $3 million for Yemen.", ["funds/announced AE,NO>YE 3000000"]),
]


@pytest.mark.parametrize(("text", "claims"), READ)
def test_what_stands_near_it_is_told(text, claims):
    assert sorted(told(text)) == sorted(claims)
