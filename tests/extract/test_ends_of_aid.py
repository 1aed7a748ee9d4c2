"""What becomes of aid that has no amount: stopped, cut, put on hold, taken up again, by every verb that says so."""

import pytest

from tests.extract.one_text import claims

ENDINGS = {
    "suspended": "suspended, froze, paused, withheld, held up, held back",
    "cancelled": "ended, cancelled, withdrew, pulled, scrapped, terminated, discontinued, cut off, dropped, called off",
    "reduced": "cut, slashed, reduced, halved, scaled back, scaled down, curtailed, phased out, wound down",
    "delayed": "delayed, postponed",
    "delivered": "resumed, restarted, restored, unfroze, reinstated",
}
AID = [("{} aid to Kenya", "KE"), ("{} all military aid to Kenya", "KE"), ("{} its aid to Kenya", "KE"),
       ("{} funding for UNRWA", "org:unrwa"), ("{} its funding for UNRWA", "org:unrwa")]
CASES = [(stage, verb, aid, whom)
         for stage, verbs in ENDINGS.items() for verb in verbs.split(", ") for aid, whom in AID]


@pytest.mark.parametrize(("stage", "verb", "aid", "whom"), CASES)
def test_what_became_of_aid_in_general_is_told_without_an_amount(stage, verb, aid, whom):
    found = claims(f"Norway {aid.format(verb)} on Monday.")
    assert {(one.stage, one.donors, one.recipients) for one in found} == {(stage, ("NO",), (whom,))}


@pytest.mark.parametrize(("text", "stage"), [
    ("Norway put its aid to Kenya on hold.", "suspended"),
    ("Norway will end aid to Kenya.", "cancelled"),
    ("Norway is cutting off all aid to Kenya.", "cancelled"),
    ("Aid to Kenya was cut off by Norway.", "cancelled"),
    ("Norway has cut deliveries of tents to Kenya.", "reduced"),
])
def test_it_is_told_in_every_form(text, stage):
    (one,) = claims(text)
    assert (one.stage, one.donors, one.recipients) == (stage, ("NO",), ("KE",))


@pytest.mark.parametrize("text", [
    "Norway pulled a child from the ruins in Kenya.",
    "Villages in Kenya were cut off by the flood.",
    "Norway dropped its objection to the plan for Kenya.",
    "The war in Kenya will end.",
    "Since Norway resumed aid to Kenya, the two have talked.",
])
def test_of_anything_else_these_verbs_say_nothing(text):
    assert claims(text) == []
