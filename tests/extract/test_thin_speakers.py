"""Who says it: titles of many forms, bodies that are named in full, words before and behind the name."""

from datetime import date

import pytest

from tests.extract.one_text import claims

DAY = date(2006, 5, 15)

SAYS = [
    # a title before the name, with a comma between
    ("The Minister for Foreign Affairs, Alexander Downer, today announced Norway will give $5 million to Mali.",
     "Alexander Downer"),
    ("The Minister for Foreign Affairs, Alexander Downer, said Norway will give Mali $5 million.", "Alexander Downer"),
    # a polite title behind a quotation, and behind the verb
    ('"Norway will give $5 million to Mali," Mr Downer said.', "Alexander Downer"),
    ('"Norway will give $5 million to Mali," said Mr Downer.', "Alexander Downer"),
    # ministries and posts of every kind
    ("Norway will give $5 million to Mali, Economics Minister Ann Lee said.", "Ann Lee"),
    ("Norway will give $5 million to Mali, Petroleum Minister Ann Lee has said.", "Ann Lee"),
    ("UN Resident Coordinator Ann Lee said Norway had given $5 million to Mali.", "Ann Lee"),
    ("WFP country director Ann Lee said Norway had given $5 million to Mali.", "Ann Lee"),
    ("Parliamentary Secretary for Development Assistance Ann Lee said Norway had given $5 million to Mali.", "Ann Lee"),
    ("Treasurer Ann Lee said Norway had given $5 million to Mali.", "Ann Lee"),
    # an office that is public by the body beside it
    ("Cabinet spokesman Ann Lee said Norway had given $5 million to Mali.", "Ann Lee"),
    ("Navy media spokesman Ann Lee said Norway had given $5 million to Mali.", "Ann Lee"),
    # 'states' is no verb here
    ("Prime Minister Tony Blair called on other EU states to give $5 million to Mali.", "Tony Blair"),
]

BODIES = [
    ("Norway will give $5 million to Mali, the Kenyan Foreign Ministry said at the time.", "Kenyan Foreign Ministry"),
    ('"Norway will give $5 million to Mali," the Japanese Foreign Ministry said.', "Japanese Foreign Ministry"),
    ("Norway will give $5 million to Mali, several officials said.", "officials"),
    ("Norway will give $5 million to Mali, various US officials told CNN.", "US officials"),
    ("Rheinmetall received a contract for 40 tanks for Mali, the company said on June 20.", "Rheinmetall"),
    ("The World Bank approved $5 million for Mali, the bank said on Friday.", "World Bank"),
    ("UNICEF announced it is giving $5 million to Mali.", "UNICEF"),
    ("Norway has given $5 million to Mali. The World Bank said this in a press release.", "World Bank"),
    ("Norway has given Mali $5 million, per the Kiel Institute.", "Kiel Institute"),
    ("Norway has given Mali $5 million, local media reported with reference to the Kenyan Foreign Ministry.",
     "Kenyan Foreign Ministry"),
    ("Mali has asked for 12 tanks, the Defense Security Cooperation Agency notified Congress.",
     "Defense Security Cooperation Agency"),
]

NOBODY = [
    # who asks his own parliament
    "President George W. Bush has requested $5 million from Congress for Mali.",
    # a private person
    "Ann Lee, who lives in Oslo, said Norway had given $5 million to Mali.",
    "Company spokesman Ann Lee said Norway had given $5 million to Mali.",
    "Norway gave $5 million to Mali.",
    "Norway gave $5 million to Mali. The US embassy said that in response to the floods it would help.",
]


@pytest.mark.parametrize(("text", "name"), SAYS)
def test_who_holds_an_office_is_named_by_its_title(text, name):
    found = [one.speaker for one in claims(text, published=DAY)]
    assert found
    assert {speaker.name if speaker else None for speaker in found} == {name}


@pytest.mark.parametrize(("text", "role"), BODIES)
def test_a_body_speaks_by_its_full_name(text, role):
    found = [one.speaker for one in claims(text, published=DAY)]
    assert found
    assert {speaker.role if speaker else None for speaker in found} == {role}


@pytest.mark.parametrize("text", NOBODY)
def test_what_nobody_in_a_public_office_tells_has_no_speaker(text):
    found = claims(text, published=DAY)
    assert found
    assert all(one.speaker is None for one in found)


def test_who_asks_another_state_speaks():
    (one,) = claims("President Omar Bongo requested 40 trucks from Norway.", published=DAY)
    assert one.speaker.name == "Omar Bongo"


def test_the_turns_of_two_who_speak_are_told_apart():
    text = ("PRIME MINISTER BLAIR: I thank you all for this day.\n\n"
            "The United Kingdom will give $5 million to Mali.")
    title = "Remarks by President George W. Bush and Prime Minister Tony Blair on Africa"
    (one,) = claims(text, published=DAY, title=title)
    assert one.speaker.name == "Tony Blair"


@pytest.mark.parametrize(("said", "modality"), [
    ("Reuters reported", "stated"), ("Reuters alleged", "reported"), ("Reuters has learned", "reported")])
def test_what_the_press_reports_is_told_and_what_it_has_found_out_is_hearsay(said, modality):
    (one,) = claims(f"Norway will send 20 tanks to Mali, {said}.")
    assert one.modality == modality
