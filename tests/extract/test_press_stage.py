"""Sentences of ordinary press English: how far a thing has come, how firmly it is said, and how it counts.

Each row is (sentence, what is read): 'stage' or 'stage/modality', with '/counting' behind where that is the point, of
the claims in their order; '' where nothing may be read.
"""

import pytest

from tests.extract.one_text import claims

NOT_STOPPED = [
    ("Norway has not suspended aid to Malawi.", "suspended/denied"),
    ("Poland will not stop deliveries of ammunition to Ukraine.", "suspended/denied"),
    ("Norway refused to stop its deliveries of maize to Malawi.", "suspended/denied"),
    ("Norway has no intention of cancelling the delivery of 20 buses to Malawi.", "cancelled/denied"),
    ("The delivery of 20 buses to Malawi was not delayed.", "delayed/denied"),
    ("Norway rejected calls to suspend aid to Malawi.", "suspended/denied"),
    ("Lawmakers urged Norway to suspend arms deliveries to Malawi.", "suspended/possible"),
    ("Norway threatened to suspend $40 million in aid to Malawi.", "suspended/possible"),
    ("Norway has not stopped sending maize to Malawi.", "delivered/stated"),
    ("Norway will not stop sending maize to Malawi.", "announced/stated"),
    ("Norway suspended aid to Malawi.", "suspended/stated"),
    ("Norway will not send maize to Malawi.", "refused/stated"),
]

UNTIL = [
    ("Norway will not deliver the 20 buses to Malawi until 2029.", "announced/stated"),
    ("The 20 buses will not be delivered to Malawi before June.", "announced/stated"),
    ("Norway will not deliver the 20 buses to Malawi until the vote is held.", "refused/conditional"),
    ("Spain will not send 20 tanks to Chad before the port is opened.", "refused/conditional"),
]

DENIED = [
    ("Norway denied reports that it had sent tanks to Malawi.", "delivered/denied"),
    ("Norway has denied sending tanks to Malawi.", "delivered/denied"),
    ("Norway has sent tanks to Malawi, the paper said, but Oslo denied it.", "delivered/denied"),
    ("Norway gave Chad ten trucks after the minister denied rumours of a split.", "delivered/stated"),
    ("Norway has sent Chad tents, and the army denies blame for the fire.", "delivered/stated"),
    ("Norway, which has given Chad ten trucks, denied a report about its navy.", "delivered/stated"),
]

CONDITIONS = [
    ("Norway will send 20 tents to Malawi if parliament agrees.", "announced/conditional"),
    ("If the roads open, and the truce holds, Norway will send 20 tents to Malawi.", "announced/conditional"),
    ("Once Norway has delivered 20 tanks to Malawi, others will follow.", "delivered/conditional"),
    ("Norway has sent Chad tents to help if floods come.", "delivered/stated"),
    ("Norway has sent Chad tents, and if the rain stops farmers will plant again.", "delivered/stated"),
    ("Canada will provide tents for Yemeni families who might be displaced if the dam breaks.", "announced/stated"),
    ("Norway will deliver rice to Sudan, and Italy is ready to help if required.", "announced/stated"),
    ("He would resign if the bill fell, but Norway will send 20 tents to Malawi.", "announced/stated"),
    ("Norway sent 20 nurses skilled in case management to Malawi.", "delivered/stated"),
    ("Canada will give $8 million to farmers in Mali who are subject to floods.", "announced/stated"),
]

TURNED_DOWN = [
    ("Ghana's president rejected Spain's offer of vaccines.", "refused", ["ES"], ["GH"]),
    ("Ghana spurned an offer of 20 trucks from Spain.", "refused", ["ES"], ["GH"]),
    ("Spain's offer of vaccines was rejected by Ghana.", "refused", ["ES"], ["GH"]),
    ("Kenya's request for 20 trucks was turned down by Spain.", "refused", ["ES"], ["KE"]),
    ("Spain is refusing to grant requests for trucks from Mali.", "refused", ["ES"], ["ML"]),
    ("Norway denied Chad's request for 20 tanks.", "refused", ["NO"], ["TD"]),
    ("Norway denied Chad a loan of $5 million.", "refused", ["NO"], ["TD"]),
    ("Norway withheld $40 million in aid from Mali.", "suspended", ["NO"], ["ML"]),
]

CUT = [
    ("Norway announced £400m of aid cuts to Mali.", "reduced/stated"),
    ("Norway announced a reduction of £40m in food aid to Mali.", "reduced/stated"),
    ("Norway announced cuts of £400m to its aid to Mali.", "reduced/stated"),
    ("Norway confirmed the withdrawal of $40 million in aid to Mali.", "cancelled/stated"),
    ("Norway reversed $40 million in aid cuts to Mali.", ""),
    ("After aid cuts by others, Norway gave $40 million to Mali.", "delivered/stated"),
    ("Norway provided $40 million in aid to Mali after cuts to other programmes.", "delivered/stated"),
]

ADVISED = [
    ("Ireland's minister backed sending 20 trucks to Mali.", "signalled/stated"),
    ("The committee has recommended providing $5 million to Mali.", "signalled/stated"),
    ("Ireland's minister argued for sending 20 trucks to Mali.", "signalled/stated"),
    ("Norway supported Mali, sending 20 trucks.", "delivered/stated"),
    ("Norway supports Mali by sending 20 trucks.", "announced/stated"),
    ("Norway ended its support for Mali after sending 20 trucks.", "delivered/stated"),
    ("Norway is accused of sending 40 rifles to Mali.", "delivered/reported"),
    ("Norway was caught supplying 40 drones to Mali.", "delivered/stated"),
    ("Norway admitted sending 40 drones to Mali.", "delivered/stated"),
    ("Norway prevented Spain from sending 20 tanks to Ukraine.", "refused/stated"),
    ("Norway backed away from sending 20 tanks to Ukraine.", "refused/stated"),
    ("The president demanded that Congress approve $4 billion for Taiwan.", "requested/stated"),
    ("The White House is insisting that Congress approve its $4 billion request for Taiwan.", "requested/stated"),
    ("Send 40 tanks to Ukraine now!", "requested/stated"),
]

BILLS = [
    ("Ministers await the approval of a bill that would allocate €30 million to Haiti.", "requested/stated"),
    ("The senators introduced a bill that would pour $4 billion into aid for Haiti.", "requested/stated"),
    ("Ireland's lawmakers rejected a bill that would allocate €30 million to Haiti.", "refused/stated"),
    ("Ireland's senate will vote on a bill that would give Haiti €30 million.", "signalled/stated"),
    ("The Senate failed to approve $40 million for Ukraine.", "refused/stated"),
    ("Ireland's lawmakers passed a bill that would allocate €30 million to Haiti.", "committed/stated"),
    ("Norway announced a plan that would give Haiti €30 million.", "announced/stated"),
]

NOT_DONE = [
    ("Norway should have sent 20 tanks to Ukraine.", "requested/stated"),
    ("Norway should not have sent 20 tanks to Ukraine.", "delivered/stated"),
    ("Norway failed to send 20 tanks to Ukraine.", "refused/stated"),
    ("Nobody has sent 20 tanks to Ukraine.", ""),
    ("None of the countries sent 20 tanks to Ukraine.", ""),
    ("Far from sending 20 tanks to Ukraine, Norway keeps them.", ""),
    ("If Ireland does not send boats to Haiti, people will drown.", ""),
    ("No doubt Norway sent 20 tanks to Ukraine.", "delivered/stated"),
    ("With no money left, Norway sent 20 tents to Malawi.", "delivered/stated"),
    ("Norway banned the export of 20 tanks to Ukraine.", "refused/stated"),
]

UNDONE = [
    ("Norway lifted its freeze on $40 million in aid to Malawi.", "announced/stated"),
    ("Norway ended its suspension of $40 million in aid to Malawi.", "announced/stated"),
    ("Norway lifted a ban on the export of 20 tanks to Ukraine.", "announced/stated"),
    ("Norway reversed a decision to suspend $40 million in aid to Malawi.", "suspended/denied"),
    ("Hungary lifted its veto on $40 million in EU aid to Ukraine.", "announced/stated"),
    ("Norway placed a freeze on $40 million in aid to Malawi.", "suspended/stated"),
    ("Norway rejected claims that it had sent 20 tanks to Ukraine.", "delivered/denied"),
    ("Norway rejected accusations that it delayed aid to Ukraine.", "delayed/denied"),
    ("Not a single tank has arrived in Ukraine from Norway.", ""),
    ("Norway will not be able to send 20 tanks to Ukraine.", "refused/stated"),
    ("Ukraine did not ask Norway for 20 tanks.", ""),
    ("Norway withdrew from a plan to send 20 tanks to Ukraine.", "cancelled/stated"),
    ("Norway reversed course and will send 40 generators to Moldova.", "announced/stated"),
    ("Canada did not begin sending masks to Peru until the end of March.", "delivered/stated"),
]

REACH = [
    ("Spain, which may leave the club, has given Kenya 20 trucks.", "delivered/stated"),
    ("Norway will give Kenya 20 trucks, which reportedly cost much.", "announced/stated"),
    ("Norway reportedly plans to give Kenya 20 trucks.", "announced/reported"),
    ("Norway could give Kenya 20 trucks, the ministry said, and it may give more.", "signalled/possible"),
    ("Spain may leave the pact, but Norway will give Kenya 20 trucks.", "announced/stated"),
    ("The $40 million loan for Kenya must still be approved by parliament.", "announced/conditional"),
    ("Norway's parliament will vote on $40 million in aid for Ukraine on Monday.", "signalled/stated"),
    ("Norway's $40 million aid package for Ukraine is still awaiting approval.", "requested/stated"),
    ("Norway is holding back $40 million in aid for Ukraine.", "suspended/stated"),
    ("Norwegian aid worth $40 million to Ukraine remains blocked.", "suspended/stated"),
    ("Norway pulled $40 million in funding for Malawi.", "cancelled/stated"),
]

HOW_FAR = [
    ("Norway awarded $3 million to Chad for schools.", "committed/stated"),
    ("Norway awarded a firm $3 million to build radars for Ukraine.", "contracted/stated"),
    ("French ammunition is arriving in Ukraine.", "dispatched/stated"),
    ("French tanks are arriving in Ukraine next month.", "announced/stated"),
    ("Spain's aid to Niger, worth $40 million, will end.", "cancelled/stated"),
    ("Spanish aid to Niger will end in June.", "cancelled/stated"),
    ("Spain will end the war and send 20 tents to Niger.", "announced/stated"),
    ("Ireland's support for Haiti amounts to $8 million.", "delivered/stated/total"),
    ("The new aid package for Haiti amounts to $8 million.", "announced/stated"),
    ("900 MT of food distributed in Chad.", "delivered/stated"),
    ("USD 80 million net funding requirements (January-June) in Chad.", "requested/stated"),
    ("UNHCR is reaching out to donors for $40 million for Chad.", "requested/stated"),
    ("Ghana accepted Japan's offer of 20 trucks.", "committed/stated"),
    ("The minister praised the $40 million in aid that both countries have provided to Moldova.", "delivered/stated"),
    ("Spain will give Kenya $300 million for additional border security measures.", "announced/stated/new"),
    ("Spain will give Kenya $300 million in additional aid.", "announced/stated/additional"),
]

STAGES = [*REACH, *UNDONE, *ADVISED, *BILLS, *NOT_DONE, *HOW_FAR, *NOT_STOPPED, *UNTIL, *DENIED, *CONDITIONS, *CUT]


@pytest.mark.parametrize(("text", "expected"), STAGES, ids=[row[0][:60] for row in STAGES])
def test_how_far_and_how_firmly(text, expected):
    found = [f"{one.stage}/{one.modality}/{one.counting}" for one in claims(text)]
    assert [one.rsplit("/", 2 - expected.count("/"))[0] for one in found] == ([expected] if expected else [])


@pytest.mark.parametrize(("text", "stage", "donors", "recipients"), TURNED_DOWN)
def test_who_turns_down_whose_offer(text, stage, donors, recipients):
    found = claims(text)
    assert [str(one.stage) for one in found] == [stage]
    assert [list(one.recipients) for one in found] == [recipients]
    assert [list(one.donors) for one in found] == [donors]


def test_what_is_to_come_stands_beside_what_there_is_so_far():
    found = claims("So far 800 kits were handed out in Mali, and 700 kits will be delivered next week.")
    assert [(str(one.stage), str(one.counting)) for one in found] == [("delivered", "total"), ("announced", "new")]
    found = claims("So far, 1,100 tents have been handed out in Mali, and an additional 700 are on the way.")
    assert [str(one.stage) for one in found] == ["delivered", "dispatched"]


def test_a_zone_with_a_name_that_begins_with_no_is_not_refused():
    assert not [one for one in claims("When Chirac pushed for a no-fly zone over Chad, it became a war.")
                if str(one.stage) == "refused"]
