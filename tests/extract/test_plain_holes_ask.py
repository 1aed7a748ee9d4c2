"""Plain sentences of asking, of stances and of ends that nobody's rule read: one row a construction."""

import pytest

from tests.extract.test_plain_holes import told

READ = [
    # what is needed, in the passive; who says it gives nothing
    ("The UN says $145 million is needed for Mali.", ["funds/requested >ML 145000000"]),
    ("At least $145 million will be required to rebuild Mali.", ["funds/requested >ML 145000000"]),
    ("Tents and blankets are urgently needed in Mali.", ["goods/requested >ML"] * 2),
    ("Food, water and medicine are needed in Mali.", ["goods/requested >ML"] * 3),
    ("There is an urgent need for tents in Mali.", ["goods/requested >ML"]),
    # gaps of funds are no gifts
    ("WFP faces a $20 million funding shortfall in Mali.", ["funds/requested >ML 20000000"]),
    ("WFP faces a funding gap of $20 million in Mali.", ["funds/requested >ML 20000000"]),
    ("WFP said it was short of $20 million for its operations in Mali.", ["funds/requested >ML 20000000"]),
    # a sum that others shall give
    ("The UN is trying to raise $5 million to feed people in Mali.", ["funds/requested >ML 5000000"]),
    ("The charity wants to raise $5 million for Mali.", ["funds/requested >ML 5000000"]),
    # what one looks for
    ("Norway agreed to look for more tanks to send to Mali.", ["goods/signalled NO>ML"]),
    ("Norway is searching its depots for shells to give to Mali.", ["goods/signalled NO>ML"]),
    ("Mali is looking for a loan of $5 million.", ["funds/requested >ML 5000000"]),
    # what was promised is asked to come sooner
    ("Mali is urging Norway to speed up deliveries of ammunition.", ["goods/requested NO>ML"]),
    ("Mali urged Norway to speed up the delivery of promised tanks.", ["goods/requested NO>ML"]),
    ("Mali wants faster deliveries of tanks from Norway.", ["goods/requested NO>ML"]),
    ("Zelensky urged allies to deliver weapons faster.", ["goods/requested >UA"]),
    # the contents of a request
    ("The request includes $2 billion for weapons for Ukraine.", ["goods/requested >UA 2000000000"]),
    ("The White House's $5 billion request includes $2 billion for weapons for Ukraine.",
     ["funds/requested US> 5000000000", "goods/requested US>UA 2000000000"]),
    ("The request would provide $2 billion for weapons for Ukraine.", ["goods/requested >UA 2000000000"]),
    # who blocks what a union gives
    ("Hungary blocks EU military aid to Ukraine.", ["package/suspended EU>UA"]),
    ("Hungary vetoed €50 billion in EU aid to Ukraine.", ["package/refused EU>UA 50000000000"]),
    ("Hungary blocked the release of €6.6 billion in EU funds for Ukraine.", ["funds/suspended EU>UA 6600000000"]),
    ("Norway and Sweden block EU military aid to Mali.", ["package/suspended EU>ML"]),
    # a row of states that ends aid
    ("Norway and Denmark suspend aid to Mali.", ["package/suspended DK,NO>ML"]),
    # shipments that are halted
    ("Norway halted arms deliveries to Mali.", ["goods/suspended NO>ML"]),
    ("The Pentagon halted weapons shipments to Ukraine.", ["goods/suspended US>UA"]),
    # what stalls, lags and is cut
    ("US aid to Mali has stalled in Congress.", ["package/delayed US>ML"]),
    ("Norway is behind schedule with its tank deliveries to Mali.", ["goods/delayed NO>ML"]),
    ("WFP announced cuts in food assistance for refugees in Mali.", ["goods/reduced UN>ML"]),
    ("WFP warned of cuts to food rations in Mali.", ["goods/reduced UN>ML"]),
    # stances on what others give
    ("The US does not support the transfer of jets to Mali.", ["position/None US>ML"]),
    ("Norway does not support sending tanks to Mali.", ["position/None NO>ML"]),
    ("Norway said it would not block aid to Mali.", ["position/None NO>ML"]),
    ("Norway would not stand in the way of the delivery of tanks to Mali.", ["goods/signalled NO>ML"]),
    ("Norway has no objections to the transfer of tanks to Mali.", ["goods/signalled NO>ML"]),
    ("Norway objected to the delivery of arms to Mali.", ["goods/refused NO>ML"]),
    ("Norway is against military aid to Mali.", ["package/refused NO>ML"]),
    ("Norway is in favour of the delivery of tanks to Mali.", ["goods/signalled NO>ML"]),
    # whom others tell of, and what they need
    ("The Malians had told us that they needed artillery.", ["goods/requested >ML"]),
    # who is asked, in the passive
    ("Norway was asked for tanks by Mali.", ["goods/requested NO>ML"]),
    ("Norway has been asked for 40 tanks by Mali.", ["goods/requested NO>ML 40"]),
    # ways that are looked for
    ("Norway is exploring ways to send tanks to Mali.", ["goods/signalled NO>ML"]),
    ("Norway is looking at ways to send tanks to Mali.", ["goods/signalled NO>ML"]),
    # talks for a loan
    ("Mali is in talks with Norway for a $5 million loan.", ["funds/signalled NO>ML 5000000"]),
    ("Mali opened talks with the World Bank for a loan of $5 million.", ["funds/signalled org:world-bank>ML 5000000"]),
    ("Mali has applied for a loan from the World Bank.", ["funds/requested org:world-bank>ML"]),
    # what is bidden in quotation marks
    ('"Give us tanks," Mali\'s president said.', ["goods/requested >ML"]),
    # the part that came of what is needed
    ("The UN has received only $20 million of the $145 million it needs for Mali.",
     ["funds/delivered >ML 20000000", "funds/requested >ML 145000000"]),
    # who would rather not
    ("Ukraine's request for jets has been turned down by the US and Germany.", ["goods/refused US>UA"]),
    ("Norway balked at sending tanks to Mali.", ["goods/refused NO>ML"]),
    ("Norway is wary of sending tanks to Mali.", ["goods/refused NO>ML"]),
    ("Norway has decided against tanks for Mali.", ["goods/refused NO>ML"]),
    # from whom aid is withheld, in the passive
    ("Norwegian tanks were withheld from Mali.", ["goods/suspended NO>ML"]),
]


@pytest.mark.parametrize(("text", "shown"), READ)
def test_a_plain_construction_is_read(text, shown):
    assert told(text) == shown


@pytest.mark.parametrize("text", [
    "Police are looking for weapons in Mali.",
    "The company wants to raise $5 million from investors in Mali.",
    "Mali faces a budget gap of $20 million.",
    "Protesters stopped food deliveries in Mali.",
    "Russia halted gas deliveries to Mali.",
    "The navy stopped two boats off Mali.",
    "Norway will support Mali for as long as needed.",
    "Experience is needed to repair tanks in Mali.",
    "Mali announced cuts in fuel prices.",
    "Norway announced cuts in its military budget.",
    '"Give us time," Mali\'s president said.',
])
def test_what_looks_like_it_is_not(text):
    assert told(text) == []
