"""How far a thing has come by what stands around it: texts that ask, texts that are passed, clauses about a thing."""

import pytest

from tests.extract.one_text import claims
from tests.extract.test_plain_holes import told

READ = [
    # what a request before a parliament would bring is asked for, however surely it is told
    ("Norway has sent 20 trucks to Mali. I am sending parliament a budget request. It is going to deliver 40 tents.",
     ["goods/delivered NO>ML 20", "goods/requested NO>ML 40"]),
    ("We are asking parliament for $30 million for Mali. This funding will pay for 40 trucks.",
     ["funds/requested >ML 30000000", "goods/requested >ML 40"]),
    ("The cabinet put a supplementary budget before parliament. The budget will provide $40 million in aid for Mali.",
     ["funds/requested >ML 40000000"]),
    ("The government submitted a set of funding requests to parliament. Of these, $6 million is for tents for Mali.",
     ["goods/requested >ML 6000000"]),
    ("I sent parliament a supplementary budget so that Norway can continue to send 40 tanks to Mali.",
     ["goods/requested NO>ML 40"]),
    ("The UN has launched an appeal for Mali. It will provide tents and food.",
     ["goods/requested >ML", "goods/requested >ML"]),
    ("Norway asked parliament for $5 million for Mali. Spain will send 40 tanks to Mali. It will deliver them in May.",
     ["funds/requested NO>ML 5000000", "goods/announced ES>ML 40"]),
    ("Norway has answered Mali's request. It will deliver 40 trucks to Mali.", ["goods/announced NO>ML 40"]),
    ("Mali asked Norway for 40 trucks. It will deliver 20 tents to Mali.",
     ["goods/requested NO>ML 40", "goods/announced NO>ML 20"]),
    # what has been passed brings what was decided
    ("Norway's parliament approved the request for Mali. It will provide 40 trucks and $5 million.",
     ["goods/committed NO>ML 40", "funds/committed NO>ML 5000000"]),
    ("The President signed the legislation on Friday. The law will provide Mali with 40 trucks.",
     ["goods/committed >ML 40"]),
    ("Parliament passed the bill on Friday. Spain said it will give Mali 20 trucks.", ["goods/announced ES>ML 20"]),
    ("Parliament did not pass the bill. It would provide Mali with 40 trucks.", ["goods/announced >ML 40"]),
    ("The bill parliament passed last week provides $40 million for Mali.", ["funds/committed >ML 40000000"]),
    ("The bill the President signed a couple of days ago provides $40 million for Mali.",
     ["funds/committed >ML 40000000"]),
    ("The bill that parliament will debate next week provides $40 million for Mali.",
     ["funds/announced >ML 40000000"]),
    ("There is a commitment now of $40 million in humanitarian assistance for Mali.",
     ["funds/committed >ML 40000000"]),
    ("These announcements bring Norway's commitment to more than $40 million for Mali.",
     ["funds/committed NO>ML 40000000"]),
    ("Norway announced $4 million for Mali. This brings Norway's pledges to Mali this year to $9 million.",
     ["funds/announced NO>ML 4000000", "funds/announced NO>ML 9000000"]),
    # a word that goes on with what was told bids nobody
    ("Norway has sent Mali 20 tanks. Add to that 40 howitzers and 9,000 rifles.",
     ["goods/delivered NO>ML 20", "goods/delivered NO>ML 40", "goods/delivered NO>ML 9000"]),
    ("Norway has promised Mali 20 trucks. And add to that $3 million in aid.",
     ["goods/announced NO>ML 20", "package/announced NO>ML 3000000"]),
    ("Send Mali the 40 howitzers it needs.", ["goods/requested >ML 40"]),
    # what went on until now was done
    ("We've been providing 40 radars to the Malian forces.", ["goods/delivered >ML 40"]),
    ("Norway is providing Mali with 40 radars.", ["goods/announced NO>ML 40"]),
    # the main verb says how far a thing has come, the clause about it which thing is meant
    ("500 tanks that were approved in March have arrived in Mali.", ["goods/delivered >ML 500"]),
    ("500 radars from the package approved in March have been delivered to Mali.", ["goods/delivered >ML 500"]),
    ("40 trucks that were ordered for Mali last year are on their way to Bamako.", ["goods/dispatched >ML 40"]),
    ("Mali has received the 40 tanks that Norway promised in May.", ["goods/delivered NO>ML 40"]),
    ("40 trucks, which were pledged in May, will arrive in Mali in June.", ["goods/announced >ML 40"]),
    ("Norway will train crews for the 40 tanks that it has sent to Mali.",
     ["training/announced NO>ML", "goods/delivered NO>ML 40"]),
    ("Norway will send Mali guns. The package will contain many of the tanks that it has sent before and 40 howitzers.",
     ["goods/announced NO>ML", "goods/announced NO>ML", "goods/announced NO>ML 40"]),
    # what was promised and has come is told once more
    ("Norway promised Mali 10 tanks. Those tanks have been delivered.",
     ["goods/announced NO>ML 10", "goods/delivered NO>ML"]),
    ("Norway has approved two radars for Mali. And today we have delivered those radars.",
     ["goods/committed NO>ML 2", "goods/delivered NO>ML"]),
    ("Norway promised Mali 10 tanks. The tanks will arrive in May.", ["goods/announced NO>ML 10"]),
    ("Norway has sent Mali 10 tanks. The tanks arrived on Monday.", ["goods/delivered NO>ML 10"]),
    # what is missed is late, what is waited for has not come
    ("Norway will not reach its target to deliver 1 million shells to Mali.", ["goods/delayed NO>ML 1000000"]),
    ("Norway has not met its goal of sending Mali 40 tanks.", ["goods/delayed NO>ML 40"]),
    ("Norway has fallen short of its promise to deliver 40 tanks to Mali.", ["goods/delayed NO>ML 40"]),
    ("Norway will reach its target to deliver 40 tanks to Mali.", ["goods/announced NO>ML 40"]),
    ("Norway has sent shells to Mali. Mali must wait until it receives the 40 tanks.",
     ["goods/delivered NO>ML", "goods/announced NO>ML 40"]),
    ("Once Mali gets the 40 howitzers, Norway will send 20 radars.",
     ["goods/announced NO>ML 40", "goods/announced NO>ML 20"]),
    ("When Mali received the 40 howitzers, Norway sent 20 radars.",
     ["goods/delivered NO>ML 40", "goods/delivered NO>ML 20"]),
    # what is needed for a thing, and who is in need, asks for nothing
    ("Norway will provide EUR 10 million for the costs needed for a campaign and EUR 5 million for Mali.",
     ["funds/announced NO>ML 10000000", "funds/announced NO>ML 5000000"]),
    ("Norway has sent 40 tents to families in need of shelter in Mali.", ["goods/delivered NO>ML 40"]),
    ("Mali remains in need of 40 generators. Norway has sent tents.",
     ["goods/requested >ML 40", "goods/delivered NO>ML"]),
    # what is lost, of aid, does not come; an army's losses are no gift
    ("Mali will lose $50 million in Norwegian aid.", ["package/cancelled NO>ML 50000000"]),
    ("Mali stands to lose millions of dollars in aid from Norway.", ["package/cancelled NO>ML 2000000"]),
    ("Mali could lose $20 million in Norwegian aid.", ["package/cancelled NO>ML 20000000"]),
    ("Norway has promised aid to Mali. The army will lose 40 tanks.", []),
    ("Mali loses $40 million a year to fraud. Norway has promised tents.", ["goods/announced NO>ML"]),
    # of what only a part has been given, all of it is promised
    ("Norway transferred $20 million to Mali, part of a $50 million loan.",
     ["funds/delivered NO>ML 20000000", "funds/announced NO>ML 50000000"]),
    ("Norway has sent 40 trucks to Mali as part of a $4 million grant.",
     ["goods/delivered NO>ML 40", "funds/announced NO>ML 4000000"]),
    # what waits where it goes on from has not come
    ("Norway flew 40 tons of tents to Niger for onward delivery to Mali.", ["goods/dispatched NO>ML 40"]),
    ("Norway shipped 40 tents to Mali for distribution to families.", ["goods/delivered NO>ML 40"]),
    # an adverb stands between who gave and the verb of a clause
    ("Spain is grateful for help like the 40 howitzers that Norway recently sent to Mali.",
     ["goods/delivered NO>ML 40"]),
    ("Norway has repaired the 40 howitzers that it previously sent to Mali.", ["goods/delivered NO>ML 40"]),
]

COUNTED = [
    # a list that begins with a running total sums up; a promise told at its time, or of a year that goes on, is new
    ("Norway has sent thousands of missiles, helicopters and rifles to Mali.", "total total total"),
    ("Norway has sent 40 missiles, helicopters and rifles to Mali.", "new new new"),
    ("Norway has given Mali $500 million in military aid. Its support has included providing 40 tanks and six guns.",
     "total total total"),
    ("In 2026, Norway committed $20 million to Mali.", "new"),
    ("In 2025, Norway committed $20 million to Mali.", "total"),
    ("In February, Norway committed $20 million to Mali.", "restated"),
    ("Norway recently committed $38 million to Mali.", "restated"),
    ("When the minister visited Bamako in November 2025, she announced $7.5 million for Mali.", "restated"),
    ("During a visit to Bamako in November 2025, the minister announced $7.5 million for Mali.", "restated"),
    ("Since taking office, the President has committed $1.2 billion in security assistance to Mali.", "total"),
    ("Norway has given Mali $20 million since the quake.", "total"),
    ("Norway has given Mali $20 million since Monday.", "new"),
    ("Over the past two weeks alone, Norway has delivered $300 million of aid to Mali.", "total"),
    ("I am proud to announce our biggest tranche of aid to date: approximately $9 million for Mali.", "new"),
    ("Norway has given Mali $40 million to date.", "total"),
    ("Norway pledged another $4 million for Mali as part of its commitment to support Mali.", "additional"),
    ("Norway pledged $4 million for Mali as part of its $40 million programme.", "part new"),
    ("Norway promised $100 million to Mali. In January, it gave Mali $20 million.", "new new"),
    ("Norway recently committed $38 million in aid to Mali. This funding will provide shelter and food.",
     "restated restated restated"),
    ("Norway recently committed $38 million in aid to Mali. Spain will send 40 trucks and 60 tents to Mali.",
     "restated new new"),
]

DUE = [
    ("Norway will announce 40 tanks for Mali tomorrow.", "tomorrow"),
    ("Norway will announce a $2 million package for Mali tomorrow. It will contain 40 tents.", "tomorrow"),
    ("Norway will send 40 tanks to Mali tomorrow.", "tomorrow"),
    ("Norway announced that it will send 40 tanks to Mali in May.", "in May"),
    ("Norway will give Mali $9 million, including help to us, over the coming months. This money will provide tents.",
     "over the coming months"),
    ("Norway will give Mali $40 million in aid. This funding will provide tents and food.", None),
]


@pytest.mark.parametrize(("text", "found"), READ)
def test_how_far_it_has_come(text, found):
    assert told(text) == found


TITLED = [
    ("Remarks at the Signing of the Budget Act", "committed"),
    ("Remarks on the Budget Bill", "announced"),
]


@pytest.mark.parametrize(("title", "stage"), TITLED)
def test_what_a_bill_holds_that_was_made_law(title, stage):
    text = "This bill also includes $40 million for tents for Mali. Norway has sent 20 trucks to Mali."
    assert told(text, title=title) == [f"goods/{stage} NO>ML 40000000", "goods/delivered NO>ML 20"]


@pytest.mark.parametrize(("text", "counting"), COUNTED)
def test_how_it_counts(text, counting):
    assert " ".join(one.counting for one in claims(text)) == counting


@pytest.mark.parametrize(("text", "phrase"), DUE)
def test_the_day_of_telling_is_no_day_of_giving(text, phrase):
    assert {one.due.phrase if one.due else None for one in claims(text)} == {phrase}
