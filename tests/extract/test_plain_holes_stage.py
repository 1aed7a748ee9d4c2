"""Two sentences that belong together: what the second takes up from the first, and what it must not."""

import pytest

from tests.extract.test_plain_holes import told

READ = [
    # what a load without a number holds has come as far as the load
    ("A shipment of Norwegian aid has left for Mali. It includes 20 trucks and 500 tents.",
     ["package/dispatched NO>ML", "goods/dispatched NO>ML 20", "goods/dispatched NO>ML 500"]),
    ("The shipment left Norway on Friday. It includes 500 tents for Mali.", ["goods/dispatched >ML 500"]),
    ("Norway's aid is on its way to Mali. It comprises 20 generators and 500 tents.",
     ["package/dispatched NO>ML", "goods/dispatched NO>ML 20", "goods/dispatched NO>ML 500"]),
    ("Mali's health minister received the donation from the Norwegian ambassador on Friday. It includes 500 beds.",
     ["goods/delivered NO>ML 500"]),
    ("Norway's parliament passed a bill on aid to Mali. It provides $20 million for schools.",
     ["funds/committed NO>ML 20000000"]),
    ("Norway signed an agreement with Mali on Friday. It covers 500 tents.", ["goods/committed NO>ML 500"]),
    ("Norway's government decided on Thursday to send more weapons to Mali. The decision covers 20 trucks.",
     ["goods/committed NO>ML", "goods/committed NO>ML 20"]),
    # 'on board are', 'it is carrying': the load of the vehicle before, with who sent it
    ("A ship carrying aid from Norway is on its way to Mali. On board are 20 trucks and 500 tents.",
     ["package/dispatched NO>ML", "goods/dispatched NO>ML 20", "goods/dispatched NO>ML 500"]),
    ("A Norwegian plane landed in Mali on Friday. It was carrying 500 tents and 20 generators.",
     ["goods/delivered NO>ML 500", "goods/delivered NO>ML 20"]),
    ("A Norwegian plane left for Mali on Friday. It is carrying 500 tents and 20 generators.",
     ["goods/dispatched NO>ML 500", "goods/dispatched NO>ML 20"]),
    ("A convoy from Norway reached Mali on Friday. The trucks carried 500 tents and food.",
     ["goods/delivered NO>ML 500", "goods/delivered NO>ML"]),
    # the list of a request is asked for, the order's is ordered
    ("Mali has asked Norway for weapons. The list includes 20 trucks and 500 rifles.",
     ["goods/requested NO>ML", "goods/requested NO>ML 20", "goods/requested NO>ML 500"]),
    ("Norway signed contracts with its arms makers to supply Mali. The contracts cover 20 tanks and 500 rifles.",
     ["goods/contracted NO>ML 20", "goods/contracted NO>ML 500"]),
    ("Mali's request to Norway covers 20 tanks and 500 rifles.",
     ["goods/requested NO>ML 20", "goods/requested NO>ML 500"]),
    # what leaves for a country is sent there, the vehicle is not given
    ("Norwegian generators have left for Mali.", ["goods/dispatched NO>ML"]),
    ("Tents from Norway left for Mali on Friday.", ["goods/dispatched NO>ML"]),
    ("A Norwegian plane left for Mali on Friday, carrying tents and generators.",
     ["goods/dispatched NO>ML", "goods/dispatched NO>ML"]),
    ("Three Norwegian planes with aid landed in Mali.", ["goods/delivered NO>ML"]),
    ("Aid from Norway is on its way to Mali.", ["package/dispatched NO>ML"]),
    # the bank, the alliance: the body that was named before
    ("The World Bank supports Mali's schools. The bank has approved a $50 million grant.",
     ["funds/committed org:world-bank>ML 50000000"]),
    ("The International Monetary Fund has a programme with Mali. The fund approved $50 million on Friday.",
     ["funds/committed org:international-monetary-fund>ML 50000000"]),
    ("The European Union is a major donor to Mali. The bloc has disbursed 50 million euros this year.",
     ["funds/delivered EU>ML 50000000"]),
    ("NATO leaders met on Tuesday to discuss Mali. The alliance will provide Mali with 20 trucks.",
     ["goods/announced NATO>ML 20"]),
    # a bill that would give, and one that is passed
    ("A bill before Congress would provide $10 billion for Mali. It includes $5 billion in military aid.",
     ["funds/requested US>ML 10000000000", "package/requested US>ML 5000000000"]),
    ("US senators introduced a bill to give Mali $10 million.", ["funds/requested US>ML 10000000"]),
    ("The White House sent Congress a $10 billion request for Mali.", ["funds/requested US>ML 10000000000"]),
    # who tries to raise money asks for it
    ("Aid agencies are trying to raise $50 million for Mali.", ["funds/requested >ML 50000000"]),
    ("The UN hopes to raise $50 million in aid for Mali.", ["package/requested >ML 50000000"]),
    # who asks on asks the same one
    ("Mali's president asked Norway for tanks. He also requested 500 rifles.",
     ["goods/requested NO>ML", "goods/requested NO>ML 500"]),
    ("Mali's president asked Norway for tanks. He said his country also needed 500 rifles.",
     ["goods/requested NO>ML", "goods/requested NO>ML 500"]),
    ("Mali has submitted a request for 20 tanks to Norway.", ["goods/requested NO>ML 20"]),
    # a general word for what was told says nothing more
    ("Norway will send 20 trucks to Mali. The vehicles will arrive within weeks.", ["goods/announced NO>ML 20"]),
    ("Norway will send 20 tanks to Mali. The equipment comes from army stocks.", ["goods/announced NO>ML 20"]),
    # whose aid it is, by 'its'
    ("Norway is a key supporter of Mali. Its aid to Mali so far amounts to $50 million.",
     ["package/delivered NO>ML 50000000"]),
    ("Last year, Norway's aid to Mali was $50 million.", ["package/delivered NO>ML 50000000"]),
    # the body that opened the sentence before
    ("UNICEF has worked in Mali for years. It sent 500 tents on Friday.", ["goods/delivered UN>ML 500"]),
    # who asks has not given what came
    ("The United Nations says it needs $500 million to feed people in Mali. Only $50 million has been received.",
     ["funds/requested >ML 500000000", "funds/delivered >ML 50000000"]),
    # a vehicle that comes with its load
    ("A Norwegian plane landed in Mali with tents and generators.", ["goods/delivered NO>ML", "goods/delivered NO>ML"]),
]


@pytest.mark.parametrize(("text", "shown"), READ)
def test_the_second_sentence_goes_on_with_the_first(text, shown):
    assert told(text) == shown


@pytest.mark.parametrize(("text", "shown"), [
    # who leaves is nothing that is given, nor is the vehicle
    ("Tourists have left for Mali.", []),
    ("A Norwegian plane left for Mali on Friday.", []),
    ("The jets left Norway for a base in Mali.", []),
    ("French troops and their tanks left Mali for Niger.", []),
    ("A rescue package for the airline is on its way.", []),
    # what a list of another matter includes
    ("Norway delivered 20 tanks to Mali. The list of guests includes 500 soldiers.", ["goods/delivered NO>ML 20"]),
    # another bank than the one that was named, by its own name
    ("The World Bank supports Mali's schools. Mali's central bank has approved a $50 million plan for its staff.", []),
    # a bill that is passed brings what was decided
    ("Norway's parliament passed a $50 million bill for Mali. The bill would give Mali's schools $20 million.",
     ["funds/committed NO>ML 50000000", "funds/committed NO>ML 20000000"]),
    # to raise what one gives is no appeal
    ("Norway wants to raise its aid to Mali to $50 million.", ["package/announced NO>ML 50000000"]),
    # who asked before may give now
    ("Mali's president asked Norway for tanks. Norway's prime minister said it would send 20 tanks.",
     ["goods/requested NO>ML", "goods/announced NO>ML 20"]),
    ("Norway sent Mali $10 billion at the request of the UN.", ["funds/delivered NO>ML 10000000000"]),
])
def test_what_looks_like_it_goes_on_otherwise(text, shown):
    assert told(text) == shown
