"""What a rich state says of its own affairs in a text that is about aid for others: no claim is made of it."""

import pytest
from one_text import claims

ABOUT = ("The United States stands with Ukraine against Russia. We have sent Ukraine weapons and humanitarian aid. ")
"""What such a talk is about: whom a sentence would be for that names nobody."""


def _told(text: str, before: str = ABOUT) -> list[tuple[str, tuple[str, ...]]]:
    """What the words behind `before` are read as: (kind, recipients)."""
    found = claims(before + text, publisher="whitehouse.gov" if before else "gazette.example")
    return [(str(one.kind.value), one.recipients) for one in found if one.evidence.start >= len(before)]


NOTHING = [
    # places with the name of a state or a town abroad
    "That is 150,000 New Mexicans who will get $20,000 each in Ohio.",
    "The Department of Health is deploying a 250-bed medical shelter to Alexandria, Louisiana.",
    "The Transportation Department provides $40 million for a bridge in Vienna, Virginia.",
    "FEMA has moved 300 generators to Lebanon, Ohio.",
    # a war of one's own
    "It was a war that we spent billions of dollars on.",
    "We had been spending, on average, $300 million a day in Iraq.",
    "After $2 trillion spent in Afghanistan, he decided to end it.",
    "It was a cost that some think was over $300 million a day in Iraq.",
    "The President ended a war in which we were spending a billion dollars a week.",
    # what is put into a rich land, and what firms put anywhere
    "Japan has agreed to invest $550 billion in the United States to rebuild core industries.",
    "Microsoft's $5 billion additional investment in Australia was announced this week.",
    "We have announced billions of pounds of investment into the United Kingdom.",
    "Companies - even foreign companies - are investing tens of billions of dollars.",
    # what is forbidden, bought, stopped and listed
    "The President wants Congress to renew our ban on assault weapons.",
    "He said that he would be happy to pay for Russian gas in rubles.",
    "We are also fully blocking a $35 billion bank, Sovinbank.",
    "The President provided a list of critical infrastructure when he met Putin.",
    "We have taken steps to reduce the number of cargo ships there.",
    "This executive order will give us some additional tools.",
    # what flies in to strike, and what is done without troops
    "He is continuing to fly drones and missiles into energy infrastructure in Kyiv.",
    "We can strike targets without American boots on the ground.",
    # numbers of other things
    "I do want to add one more thing because the number was wrong.",
    "I decided to make one more trip to Kyiv.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_own_affairs_give_nothing(text: str) -> None:
    assert _told(text) == []


SOMETHING = [
    ("The United States spent $5 million in Kenya on schools.", "funds", ("KE",)),
    ("Norway has spent $300 million in Ukraine to rebuild power plants.", "funds", ("UA",)),
    ("Canada spends $2 million a day to feed refugees in Chad.", "funds", ("TD",)),
    ("Japan will send 40 firefighters to California.", "service", ("US",)),
    ("We announced $2.9 billion in U.S. support for Kenya.", "package", ("KE",)),
    ("The United States announced $5 million in aid for Moldova at a meeting in Chicago.", "package", ("MD",)),
    ("Switzerland keeps its ban on tanks for Ukraine.", "goods", ("UA",)),
    ("Hungary is blocking a 50 billion euro fund for Ukraine.", "funds", ("UA",)),
    ("Israel has reduced the number of aid trucks entering Gaza.", "goods", ("PS",)),
    ("Norway will pay for gas for Moldova.", "goods", ("MD",)),
    ("Canada will send 40 drones to Ukraine to strike refineries.", "goods", ("UA",)),
    ("Sweden will not send troops to Ukraine.", "position", ("UA",)),
    ("Spain will send 40 tents to Cairo, Alexandria and Suez.", "goods", ("EG",)),
    ("The EIB invests 50 million euros in Italy for wind farms.", "funds", ("IT",)),
]


@pytest.mark.parametrize(("text", "kind", "recipients"), SOMETHING)
def test_what_others_get_stays(text: str, kind: str, recipients: tuple[str, ...]) -> None:
    assert _told(text, "") == [(kind, recipients)]


GEORGIAS = [
    ("SolarWorks will invest $400 million in Georgia. The plant is like those in Ohio and Michigan.", []),
    ("We have staged 200 generators in Alabama, Florida and Georgia.", []),
    ("The United States will give Georgia 40 vehicles. Talks were held in Tbilisi and New York.", [("goods", ("GE",))]),
    ("The United States will give Georgia and Moldova 40 ambulances, made in Ohio.", [("goods", ("GE", "MD"))]),
]


@pytest.mark.parametrize(("text", "told"), GEORGIAS)
def test_places_beside_it_tell_which_region_a_name_is(text: str, told: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _told(text, "") == told


TALKS = [
    ("We have time for one more.", 0),
    ("I can take one more, and then we'll go.", 0),
    ("We've got two more.", 0),
    ("Nobody has spent as much time here as the two of them.", 0),
    ("We will send two more.", 1),
    ("The first two have arrived.", 1),
    ("It will give them two more Leopards.", 1),
]


@pytest.mark.parametrize(("last", "counted"), TALKS)
def test_questions_and_speakers_are_no_things(last: str, counted: int) -> None:
    text = f"MR. HOLM:  Norway has sent tanks to Ukraine.\n\nQ    How many has it sent?\n\nMR. HOLM:  {last}\n"
    assert len([one for one in claims(text) if one.quantity is not None]) == counted
