"""How far things have come and how firmly it is said, in sentences of our own that cross verbs, tenses and nouns."""

import pytest
from one_text import candidates, claims

STAGES = [
    ("Norway has sent 30 trucks to Chad. The next delivery, 12 ambulances, is planned for May.", "delivered announced"),
    ("Japan gave Mali 9 boats in April. The second lot, 4 pumps for the port, is due in June.", "delivered announced"),
    ("Norway gave Chad 30 trucks in 2023, and this year it will be 40 tents.", "delivered announced"),
    ("Norway has sent 30 trucks to Chad. In May, 12 ambulances for the north.", "delivered delivered"),
    ("Spain called off the delivery of 60 tanks to Ukraine.", "cancelled"),
    ("Finland has interrupted deliveries of tanks to Ukraine.", "suspended"),
    ("Finland will not hesitate to send 60 tanks to Ukraine.", "signalled"),
    ("Norway raised its aid pledge to Chad to $10 million.", "announced"),
    ("Norway increased its aid to Chad to $10 million.", "delivered"),
    ("Nepal welcomed Japan's provision of 300 water pumps.", "delivered"),
    ("Malawi hailed the donation of 40 buses by China.", "delivered"),
    ("Nepal celebrated the delivery of 300 water pumps from Japan.", "delivered"),
    ("Nepal welcomed Japan's announcement of the delivery of 300 water pumps.", "announced"),
    ("Nepal welcomed Japan's strong humanitarian assistance, including Japan's provision of water pumps.", "delivered"),
    ("The Paris Club will freeze $3 billion in debt payments by Indonesia.", "announced"),
    ("Japan has suspended $3 billion of Indonesia's debt repayments.", "delivered"),
    ("Japan has suspended $3 billion in aid to Indonesia.", "suspended"),
    ("None of the 60 tanks promised by Finland has been delivered to Ukraine.", "announced"),
    ("None of the 60 promised tanks has been sent to Ukraine.", "announced"),
    ("Hungary gave none of the 20 howitzers to Ukraine.", "refused"),
    ("30 tons of food were dropped over Gaza by Jordanian planes.", "delivered"),
    ("Military aid was dropped by Norway for Mali.", "cancelled"),
    ("Chad declined 30 trucks that Norway had offered.", "refused"),
    ("Norway rejected 30 trucks that Chad had asked for.", "refused"),
    ("Norway refused to send Chad 30 trucks that it had promised.", "refused"),
    ("Finland delivered 60 tanks that Sweden had refused to send to Ukraine.", "delivered"),
]


@pytest.mark.parametrize(("text", "stages"), STAGES)
def test_stage_of_what_is_told(text: str, stages: str) -> None:
    """A clause of its own, a noun of an act, and a debt that waits each say how far it has come."""
    assert [claim.stage for claim in claims(text)] == stages.split()


def test_who_provided_the_guns_says_nothing_of_the_shells() -> None:
    """A participle in a compound tells which guns are meant, and not that the package has come."""
    text = ("Norway announced aid for Ukraine. This includes a package of shells for Norwegian-provided guns. That "
            "package includes mortars.")
    assert {claim.stage for claim in claims(text)} == {"announced"}


def test_a_load_is_as_far_as_the_convoy_that_holds_it() -> None:
    """What 'it' passes on its way, and an aside on who packed it, change nothing of how far a load has come."""
    text = ("Egypt dispatched an aid convoy. It passed Rafah. In the convoy, put together by charities, are 107 tons "
            "of diesel for Gaza.")
    assert [claim.stage for claim in claims(text)] == ["dispatched", "dispatched"]


def test_who_spurns_an_offer_would_have_got_it() -> None:
    """The clause tells who offered; whoever declines gives nothing."""
    (claim,) = claims("Chad declined 30 trucks that Norway had offered.")
    assert (claim.donors, claim.recipients) == (("NO",), ("TD",))


COUNTINGS = [
    ("On top of earlier gifts, Sweden will send 20 trucks to Chad.", "additional"),
    ("Sweden announced $20 million for Chad, on top of the loans granted before.", "additional"),
    ("Sweden will send 20 trucks to Chad. On top of that, 5 tents will be sent to Chad.", "new additional"),
    ("Sweden will put 20 tents on top of the hill in Chad.", ""),
    ("This is on top of the $5 million that Sweden has given Chad.", "total"),
]


@pytest.mark.parametrize(("text", "countings"), COUNTINGS)
def test_what_comes_on_top(text: str, countings: str) -> None:
    """'On top of' makes what is told now one gift more, and what stands behind it one that was there before."""
    assert [claim.counting for claim in claims(text)] == countings.split()


def test_a_raised_pledge_is_no_gift() -> None:
    """Who raises a promise has given no more yet, whatever the sentence before tells."""
    text = ("Norway thanks all who contributed to the fund for Kenya. Donors, including Japan ($5 million) and Germany "
            "($9 million), all increased their pledges to the fund for Kenya.")
    assert {claim.stage for claim in candidates(text)} == {"announced"}


MODALITIES = [
    ("Japan will send 300 pumps to Nepal, a U.S. official said on Tuesday.", "reported"),
    ("Japan will send 300 pumps to Nepal, according to a senior Japanese diplomat.", "reported"),
    ("Two aides told the paper that Japan will send 300 pumps to Nepal.", "reported"),
    ("Japan will send 300 pumps to Nepal, a person familiar with the matter said.", "reported"),
    ("According to a source in the ministry, Japan will send 300 pumps to Nepal.", "reported"),
    ("Japanese officials said that 300 pumps would go to Nepal.", "stated"),
    ("Japan will send 300 pumps to Nepal, a foreign ministry official, Ken Sato, said.", "stated"),
    ("Japan will send 300 pumps to Nepal, a spokesman said.", "stated"),
    ("Spain called off the delivery of 60 tanks to Ukraine.", "stated"),
    ("Norway wants to halt the delivery of 60 tanks to Ukraine.", "possible"),
]


@pytest.mark.parametrize(("text", "modality"), MODALITIES)
def test_modality_by_who_says_it(text: str, modality: str) -> None:
    """Whoever is one of many and has no name tells hearsay; a body, a spokesman and a name do not."""
    assert {claim.modality for claim in claims(text)} == {modality}


def test_the_official_is_as_nameless_as_before() -> None:
    """'the aides said' is hearsay where the text spoke of three of them without a name; who tells is no gift."""
    text = "Japan will send 300 pumps to Nepal, three aides said. It will also send 40 trucks, the aides said."
    assert [claim.modality for claim in claims(text)] == ["reported", "reported"]


NO_CLAIMS = [
    "The war has pushed Germany to phase out Russian gas supplies.",
    "Poland has cut Russian oil deliveries.",
]


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_what_is_no_longer_bought_was_no_gift(text: str) -> None:
    """Less of what an attacker sells is trade."""
    assert not claims(text)
