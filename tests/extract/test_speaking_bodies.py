"""Who says it where no person is named: bodies behind 'figures from', organisations no table knows, bare spokesmen."""

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.extract import load_reader
from tests.extract.test_speaking import claims

SAID = [
    # whose the figures are
    ("According to figures from the Horn Institute, Norway has given Mali 20 tents.",
     (None, "Horn Institute", "org:horn-institute")),
    ("According to a breakdown released by the Pentagon, the package for Mali includes 20 tents and 30 trucks.",
     (None, "Pentagon", "US")),
    ("Data from the World Bank show that Norway has given Mali $20 million.", (None, "World Bank", "org:world-bank")),
    ("UN figures show Norway has given Mali $20 million.", (None, "UN", "UN")),
    ("A report by the United Nations says Norway has given Mali $20 million.", (None, "United Nations", "UN")),
    ("Norway will send tents to Mali according to the needs of Mali.", None),
    # organisations no table knows
    ("The Lake Chad Relief Network said that Norway had sent 20 tents to Mali.",
     (None, "Lake Chad Relief Network", "org:lake-chad-relief-network")),
    ("Norway has sent 20 tents to Mali, according to the Committee on Fair Aid.",
     (None, "Committee on Fair Aid", "org:committee-on-fair-aid")),
    # people without a name
    ("20 tents have arrived in Mali, a military spokesman said.", (None, "military spokesman", None)),
    ("A Western diplomat said Norway had sent Mali 20 tents.", (None, "Western diplomat", None)),
    ("Two officials familiar with the matter said Norway would send Mali 20 tents.", (None, "officials", None)),
    ("Norway will send Mali 20 tents, two sources familiar with the matter told reporters.", (None, "sources", None)),
    ("A spokesperson from the Norwegian embassy said Norway had sent Mali 20 tents.",
     (None, "spokesperson from the Norwegian embassy", "NO")),
    ("State television said Norway had sent Mali 20 tents.", (None, "State television", None)),
    # titles cut short, initials, who is quoted
    ("Sen. Lindsey Graham said Norway would send 20 tents to Mali.", ("Lindsey Graham", "Sen", None)),
    ("Norway has sent 20 tents to Mali, according to External Affairs Minister S Jaishankar.",
     ("S. Jaishankar", "minister of external affairs", "IN")),
    ("TASS quoted the Norwegian defence ministry as saying that 20 tents would be sent to Mali.",
     (None, "Norwegian defence ministry", "NO")),
    # the same body again
    ("The World Bank will lend Mali $20 million, it said in a statement.", (None, "World Bank", "org:world-bank")),
]


@pytest.fixture(scope="module")
def reader():
    return load_reader("en", load_catalogue(), "test")


@pytest.mark.parametrize(("text", "speaker"), SAID, ids=[row[0][:60] for row in SAID])
def test_bodies_and_people_without_a_name_are_who_says_it(text, speaker, reader):
    found = claims(text, reader)[0].speaker
    assert (found and (found.name, found.role, found.party)) == speaker


def test_the_agency_is_the_one_that_spoke(reader):
    text = "The World Food Programme said that all was well. The agency said Norway had sent 20 tents to Mali."
    assert [c.speaker.role for c in claims(text, reader) if c.speaker] == ["World Food Programme"]


def test_the_charity_of_nobody_says_nothing(reader):
    assert claims("The charity said Norway had sent 20 tents to Mali.", reader)[0].speaker is None
