"""What is made that is no claim: own affairs of the rich, firms' plants, trade, people who were hurt, laws by number.

A text of home affairs is told by how seldom it names anybody from abroad; so such texts have some sentences here.
"""

import pytest

from tests.extract.test_plain_holes import told

BUDGET = (
    "The House of Representatives met in Washington on Monday. Members spoke for two hours. Governors from Ohio and "
    "Texas looked on. A vote is expected soon. Nobody knows how it will end. "
)
"""Some sentences of home affairs, before the one that is read."""

ABROAD = "Kenya was hit by floods. People in Kenya lost their homes. Kenya has asked its friends for help. "
"""A text that is for somebody else."""

NOTHING = [
    # a rich state's relief, loans and grants at home, in words of aid
    BUDGET + "The relief bill provides $25 billion in assistance to renters in the United States.",
    BUDGET + "The administration has awarded $500 million in grants to colleges.",
    BUDGET + "Democrats asked for $250 billion in loans for small businesses.",
    BUDGET + "The Senate approved a $60 billion aid package for those hit by the storm.",
    BUDGET + "American families will receive payments of $1,200 from the relief package.",
    # what parties, firms and charities give and get there
    BUDGET + "The senator's team raised $9 million from donors in June.",
    BUDGET + "Microsoft donated $2 million to food banks in Ohio.",
    BUDGET + "A widow gave $4 million to a college in Texas.",
    # a firm's own plants, whatever its name
    BUDGET + "The Bureau of Indian Health awarded $3 million to the Pomo Indians for a clinic.",
    "**Quorvex**, a maker of batteries, announced a $200 million investment to build a factory in Arizona.",
    "Brelling Foods announced a $30 million investment to expand its plant in Ohio.",
    "The bicycle maker unveiled a $19 million investment in a new production facility.",
    # wares and services that are bought by their sum
    "China agreed to buy between $40 billion and $50 billion worth of American farm products.",
    "Japan would buy $30 billion in additional US services.",
    # people of whom only their safety or their death is told
    "Israel must do more for the safety of civilians in Gaza, including aid workers.",
    "The UN has confirmed six aid workers in Sudan were killed.",
    # what is said, studied or done together
    "We released a couple of readouts of the calls on aid to Kenya.",
    "Norway gave Kenya two briefings.",
    "Norway has provided three startups to Kenya.",
    "Norway funded two scientific studies in Kenya.",
]

READ = [
    # the same words where somebody abroad gets
    (ABROAD + "The United States will provide $25 million in assistance to Kenya.",
     ["package/announced US>KE 25000000"]),
    (BUDGET + "Congress approved $60 million in aid for Kenya.", ["package/committed US>KE 60000000"]),
    (BUDGET + "Microsoft donated $2 million to schools in Kenya.", ["funds/delivered org:microsoft>KE 2000000"]),
    # a rich state that gets from another
    (BUDGET + "Japan sent 40 generators to the United States.", ["goods/delivered JP>US 40"]),
    ("Germany received 40 fire engines from Poland.", ["goods/delivered PL>DE 40"]),
    # plants that a donor pays for
    ("The European Investment Bank announced a $30 million investment in a port in Kenya.",
     ["funds/announced org:european-investment-bank>KE 30000000"]),
    ("Germany announced a $30 million investment in a vaccine plant in Senegal.", ["funds/announced DE> 30000000"]),
    # what is bought for somebody
    ("Norway will buy $40 million of generators for Ukraine.", ["procurement/announced NO>UA 40000000"]),
    ("UNICEF will buy $40 million in medical supplies for Kenya.", ["procurement/announced UN>KE 40000000"]),
    # people who are sent
    ("Norway sent 40 aid workers to Sudan.", ["service/delivered NO>SD 40"]),
    ("Norway deployed four emergency medical workers to Syria.", ["service/delivered NO>SY 4"]),
    # the number of a law counts nothing
    ("Norway gives Kenya training under 22 U.S.C. 2348.", ["training/announced NO>KE"]),
]


@pytest.mark.parametrize("text", NOTHING, ids=[text[-60:] for text in NOTHING])
def test_nothing(text):
    assert told(text) == []


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text[-60:] for text, _ in READ])
def test_read(text, expected):
    assert told(text) == expected
