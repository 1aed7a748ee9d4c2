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

STAGES = [*NOT_STOPPED, *UNTIL, *DENIED, *CONDITIONS, *CUT]


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


def test_a_zone_with_a_name_that_begins_with_no_is_not_refused():
    assert not [one for one in claims("When Chirac pushed for a no-fly zone over Chad, it became a war.")
                if str(one.stage) == "refused"]
