"""What plain sentences say beside the claim itself, as unread passages showed it: days, counting, things, who asks."""

import pytest

from tests.extract.one_text import claims
from tests.extract.test_plain_holes import told

READ = [
    # '-ing' beside another verb says nothing by itself of how far a share has come
    (("$20 million will be sent to Mali and to “those who fled to its neighbours”, with a further $10 million going to "
     "Chad."), ["funds/announced >ML 20000000", "funds/announced >TD 10000000"]),
    ("Norway gave $20 million to Mali, with $10 million going to Chad.",
     ["funds/delivered NO>ML 20000000", "funds/delivered NO>TD 10000000"]),
    # what is secured in pledges is only pledged
    ("A UN conference secured $2.6 billion in pledges for Mali.", ["funds/announced >ML 2600000000"]),
    ("Mali secured commitments of $5 million from donors.", ["funds/announced >ML 5000000"]),
    # a body that asks all gives none of it
    ("The pledge arose from a U.N. appeal for $6.5 billion for Mali.", ["funds/requested >ML 6500000000"]),
    ("The UN appealed for £329m for Mali, including £57.8m for relief.",
     ["funds/requested >ML 329000000", "funds/requested >ML 57800000"]),
    ("Mali has asked the World Bank for $5 million.", ["funds/requested org:world-bank>ML 5000000"]),
    # a request tells, before and behind it, what is in it
    ("Also included in the request is $8 billion in economic assistance for Mali.", ["funds/requested >ML 8000000000"]),
    ("$3 billion for Mali is included in the proposal.", ["funds/requested >ML 3000000000"]),
    # who sits beside a meeting of a body is not that body
    (("The Norwegian premier, on the sidelines of the United Nations General Assembly, insisted he only sought to hold "
     "up the aid to Mali."), ["package/suspended NO>ML"]),
    # an honorific makes a name a person's
    ("Dr Israel Mensah of Mali received 40 tents from Norway.", ["goods/delivered NO>ML 40"]),
    ("Norway's envoy and Mr. Bharat Singh signed a grant of $4 million for Mali.", ["funds/committed NO>ML 4000000"]),
    # whose envoy signs
    (("The Ambassador of Japan to the Republic of Mali and the deputy minister of Mali exchanged notes concerning a "
     "grant of 2 billion yen."), ["funds/committed JP>ML 2000000000"]),
    ("Japan and Mali exchanged notes for a grant of $4 million.", ["funds/committed JP>ML 4000000"]),
    # the same sum in other money, told in a clause
    ("Norway will give Mali 40 million kroner, which is about $4 million.", ["funds/announced NO>ML 40000000"]),
    # a number in quotation marks
    ("Norway has sent “more than 85” of the 90 howitzers promised to Mali.", ["goods/delivered NO>ML 85"]),
    # people who are trained by now, and who are just being trained
    ("“More than 310” Malian soldiers are now trained on howitzers in Norway.", ["training/delivered NO>ML 310"]),
    ("Some 300 Malian soldiers are being trained in Norway.", ["training/announced NO>ML 300"]),
    # equipment of a trade, and of arms in general
    ("Norway donated medical equipment worth $2 million to Mali.", ["goods/delivered NO>ML 2000000"]),
    ("Norway donated military equipment worth $2 million to Mali.", ["package/delivered NO>ML 2000000"]),
    # the spelling of the United States
    ("Norway canceled a third installment of $4 million for Mali.", ["funds/cancelled NO>ML 4000000"]),
    # where things are made or taken from
    ("Norway will donate 12 missiles sourced from its stocks to Mali.", ["goods/announced NO>ML 12"]),
    ("Some 700,000 doses manufactured by a firm and donated by Norway arrived in Mali.",
     ["goods/delivered NO>ML 700000"]),
    # for whom a fund is
    ("Norway gave Mali $5 million from its Ukraine Support Fund.", ["funds/delivered NO>ML 5000000"]),
    # several days in one month
    ("A batch of 2 million doses from Norway will arrive in Mali on 22, 23 and 24 July.",
     ["goods/announced NO>ML 2000000"]),
    # rows of a list that a full stop ends
    (("Here is a breakdown of the money that donors have pledged to provide to Mali:\nKuwait: $300 million.\n"
     "Norway: $20 million.\nCanada - $15 million.\n"),
     ["funds/announced KW>ML 300000000", "funds/announced NO>ML 20000000", "funds/announced CA>ML 15000000"]),
    ("Here is what countries have sent to Mali:\n\nNorway: 4,000 rifles.\n\nDenmark: 2,700 rifles and 300 radios.\n",
     ["goods/delivered NO>ML 4000", "goods/delivered DK>ML 2700", "goods/delivered DK>ML 300"]),
]


@pytest.mark.parametrize(("text", "shown"), READ)
def test_how_far_and_whose(text, shown):
    assert told(text) == shown


def counted(text):
    """How each claim counts, with the day on which its thing came or is to come: 'total 2025-08-01..2026-03-12'."""
    found = []
    for one in claims(text):
        days = one.happened or one.due
        found.append(one.counting + (f" {days.earliest}..{days.latest}" if days else ""))
    return found


@pytest.mark.parametrize(("text", "shown"), [
    # from a day on: a sum of promises, and as long as the time since then
    ("Norway gave £12m to Mali, making the total Norwegian commitments £62m since August.",
     ["new", "total 2025-08-01..2026-03-12"]),
    ("Norway has pledged 40 million euros to Mali since August.", ["total 2025-08-01..2026-03-12"]),
    ("Norway has given Mali $90 million since the conflict began in February 2022.", ["total 2022-02-01..2026-03-12"]),
    ("Norway has given Mali $90 million since the crisis broke out in 2024.", ["total 2024-01-01..2026-03-12"]),
    ("Since the start of Operation Oak in 2015, Norway has trained 35,000 Malian soldiers.",
     ["total 2015-01-01..2026-03-12"]),
    # the day of the report itself
    ("Norway on Thursday promised 40 tents to Mali.", ["new 2026-03-12..2026-03-12"]),
    ("On March 12, Norway signed a grant of $4 million for Mali.", ["new 2026-03-12..2026-03-12"]),
    # a share
    ("Norway paid the second instalment of $50 million to Mali, from which $10 million was paid on 5 March.",
     ["new", "part 2026-03-05..2026-03-05"]),
    ("Norway will send $20 million to Mali, with $10 million going to schools.", ["new", "part"]),
    # a day of another's deed, of an aside, of a meeting; how long a drought has been
    ("India has handed over food to Myanmar which was ravaged by a cyclone on May 14.", ["new"]),
    (("The EU pledged $1.2 billion to Mali - double the amount the bloc offered last year -, and Oman promised "
     "$100 million."), ["new", "new"]),
    ("In the lead up to Tuesday's summit in the capital, the UN had appealed for $8 billion for Mali.", ["new"]),
    ("Ahead of Tuesday's summit, Norway promised $8 million to Mali.", ["new"]),
    ("Norway will provide food to six million people caught in Mali's worst drought in 60 years.", ["new"]),
    ("Tents will arrive in Mali in June, and Norway will train 50 Malian troops.",
     ["new 2026-06-01..2026-06-30", "new"]),
    # and days that are the gift's own
    ("In June, Norway will send Mali 40 tents, and Spain will send 20 boats.", ["new 2026-06-01..2026-06-30"] * 2),
    ("Norway promised Mali $8 million by Tuesday.", ["new 2026-03-12..2026-03-17"]),
    ("Norway handed over food to Mali on March 4.", ["new 2026-03-04..2026-03-04"]),
])
def test_when_and_how_it_counts(text, shown):
    assert counted(text) == shown


@pytest.mark.parametrize(("text", "thing"), [
    ("Norway will give $5 million to support displaced families in Mali.", None),
    ("The bill gives Ukraine $5 million to address Russia's invasion of Ukraine.", None),
    ("Norway will give $5 million to help support Mali's efforts to feed its people.", None),
    ("Norway will give $5 million to tackle hunger in Mali.", None),
    ("Norway will give Mali $5 million for school meals.", "school meals"),
    ("Norway will give Mali $5 million for emergency relief.", "emergency relief"),
])
def test_what_a_sum_is_to_do_is_no_thing(text, thing):
    shown = [one.item.text if one.item else None for one in claims(text)]
    assert shown == [thing]


@pytest.mark.parametrize("text", [
    "A firm secured $5 million in pledges from investors in Mali.",
    "Included in the request is a visit to Mali.",
    "The team's results in Mali:\nKuwait: 3.\nNorway: 2.\nCanada: 1.\n",
])
def test_what_looks_like_it_is_not(text):
    assert told(text) == []
