"""What is given, asked for or stopped without a number, in constructions of many outlets; and what only looks alike."""

import pytest

from tests.extract.one_text import claims

READ = [
    # debts that another owes: a share of them, those 'with' somebody, those of countries without a name, a bill paid
    ("Norway has cancelled its bilateral debts with Uganda.",
     ("funds", "delivered", ["NO"], ["UG"], "bilateral debts")),
    ("Italy will cancel half of the debt of Nepal.", ("funds", "announced", ["IT"], ["NP"], "debt")),
    ("Spain is ready to forgive up to 80% of Kenya's debt.",
     ("funds", "signalled", ["ES"], ["KE"], "Kenya's debt")),
    ("Japan has pledged to pay 10% of Zambia's debt bill.",
     ("funds", "announced", ["JP"], ["ZM"], "Zambia's debt bill")),
    ("The G8 will cancel the debts of the poorest countries.", ("funds", "announced", ["org:g8"], [], "debts")),
    ("The Norwegian finance ministers agreed to cancel Uganda's debts.",
     ("funds", "committed", ["NO"], ["UG"], "Uganda's debts")),
    # stops told by a noun behind the aid
    ("Sweden announced an aid freeze for Uganda.", ("package", "suspended", ["SE"], ["UG"], "aid")),
    ("A US aid freeze has hit clinics in Kenya.", ("package", "suspended", ["US"], ["KE"], "aid")),
    ("Sweden announced aid cuts for Malawi.", ("package", "reduced", ["SE"], ["MW"], "aid")),
    ("US aid cuts to Mali have closed clinics.", ("package", "reduced", ["US"], ["ML"], "aid")),
    ("Food aid cuts by the World Food Programme have hit refugees in Bangladesh.",
     ("goods", "reduced", ["UN"], ["BD"], "Food aid")),
    # convoys and the like, which are the aid
    ("Jordan dispatched a humanitarian convoy to Gaza.",
     ("goods", "dispatched", ["JO"], ["PS"], "humanitarian convoy")),
    ("An aid convoy reached Aleppo on Monday.", ("goods", "delivered", [], ["SY"], "aid convoy")),
    ("Ten humanitarian convoys have reached Tigray.", ("goods", "delivered", [], ["ET"], "humanitarian convoys")),
    # people who are helped with a thing
    ("Spain supports communities in Somalia with emergency food.",
     ("goods", "announced", ["ES"], ["SO"], "emergency food")),
    ("Japan assisted flood victims in Pakistan with tents.", ("goods", "delivered", ["JP"], ["PK"], "tents")),
    ("Norway will support Kenyan hospitals with medicines.", ("goods", "announced", ["NO"], ["KE"], "medicines")),
    # ships and troops that lend a hand where they are
    ("Spanish navy ships have helped the relief effort in Mozambique.",
     ("service", "delivered", ["ES"], ["MZ"], "Spanish navy ships")),
    ("Norwegian rescuers joined the search for survivors in Nepal.",
     ("service", "delivered", ["NO"], ["NP"], "Norwegian rescuers")),
    ("Japanese troops will help with the relief effort in Kenya.",
     ("service", "announced", ["JP"], ["KE"], "Japanese troops")),
    # the support of a fund
    ("Kenya receives IMF support.", ("funds", "delivered", ["org:international-monetary-fund"], ["KE"], "support")),
    # what was committed, told by a clause about it
    ("The ships that Spain committed to the relief operation in Haiti have left.",
     ("goods", "committed", ["ES"], ["HT"], "ships")),
]

NOT_READ = [
    "Argentina has restructured its debts with the help of banks.",
    "Nigeria paid off its debts to the Paris Club.",
    "The company cancelled half of its debt with a bank in Kenya.",
    "Legal aid cuts have hit courts in Kenya.",
    "A student aid freeze has hit colleges in Kenya.",
    "A military convoy crossed the border into Ukraine.",
    "A motor convoy took the president of Kenya to the airport.",
    "The charity supports people with cancer in Kenya.",
    "Norway supports Kenya's fight with extremists.",
    "We will help them and their shops in Kenya with training.",
    "Kenyan troops helped flood victims in Kenya.",
    "British troops helped the police in London.",
    "Russian forces are supporting the operation in Syria.",
    "US forces support the mission in Somalia.",
    "Voters in Kenya withdrew support for the president.",
    "Students in Kenya receive support from teachers.",
    "The crimes that they committed in Ukraine must be punished.",
]


@pytest.mark.parametrize(("text", "told"), READ, ids=[row[0] for row in READ])
def test_what_is_told_without_a_number_is_read(text: str, told: tuple[object, ...]) -> None:
    """Each such sentence makes one claim, with its kind, stage, sides and thing."""
    found = [(c.kind, c.stage, list(c.donors), list(c.recipients), c.item and c.item.text) for c in claims(text)]
    assert found == [told]


@pytest.mark.parametrize("text", NOT_READ)
def test_what_only_looks_alike_is_no_claim(text: str) -> None:
    """A state's own affairs and other senses of the same words make no claim."""
    assert claims(text) == []


def test_a_stop_that_is_turned_down_is_none() -> None:
    """Who turns down a freeze of aid has stopped nothing: the stop is denied."""
    (one,) = claims("Sweden rejected an aid freeze for Uganda.")
    assert (one.stage, one.modality) == ("suspended", "denied")


def test_a_stop_behind_a_sort_of_aid_is_no_promise() -> None:
    """'Announced a military aid freeze' promises no military aid."""
    found = claims("Norway has announced a military aid freeze for Mali, and told Mali's army on Monday.")
    assert all(one.stage == "suspended" for one in found)
