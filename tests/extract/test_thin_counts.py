"""How amounts count: shares of a number of things, lists of some of it, goals told in words, sums since an event."""

import pytest

from tests.extract.one_text import claims

COUNTS = [
    # what a number of things consists of
    ("The shipment of 50 vehicles for Mali will include 20 ambulances, 10 fire engines and 20 trucks.",
     "new part part part"),
    ("The shipment of eight vehicles for Mali comprises five ambulances and three trucks.", "new part part"),
    ("Norway's package of 950 tonnes of relief for Mali consists of 300 tonnes of sugar and 650 tonnes of rice.",
     "new part part"),
    # but not of a package without one
    ("Norway announced a package for Mali that includes 40 tanks and 20 guns.", "new new new"),
    ("Norway gave 40 tents to Mali, including blankets.", "new new"),
    # some of what was given
    ("Norway sent relief to Mali. Some of the items sent include:\n\n40 tents\n\n30 stoves\n\n12 pumps",
     "new part part part"),
    ("Norway sent relief to Mali. The items sent include:\n\n40 tents\n\n30 stoves\n\n12 pumps", "new new new new"),
    # goals
    ("Norway's plan is to deliver the course to 1,600 Malian soldiers this year.", "target"),
    ("The target of the appeal for Mali is $3.1 million.", "target"),
    ("The funding requirements for Mali stand at $2.65 million.", "target"),
    ("Norway plans to send 40 trucks to Mali.", "new"),
    # sums since an event
    ("Since the 2010 earthquake, Norway has made available over $5 million to Haiti.", "total"),
    ("Since the earthquake, Norway has made available $5 million to Haiti.", "total"),
    ("Norway has made available $5 million to Haiti.", "new"),
    # a promise that is called further is the one that comes on top
    (("Norway pledged $10 million to Mali. Yesterday it pledged a further $25 million to Mali.\n\n"
      "The gift brings the total aid to $35 million."), "new additional total"),
]


@pytest.mark.parametrize(("text", "counting"), COUNTS)
def test_how_an_amount_counts(text, counting):
    assert " ".join(str(one.counting) for one in claims(text)) == counting
