"""Sales between states, as notices and reports tell of them: what is sold, for how much, and who asks to buy."""

import pytest

from tests.extract.test_plain_holes import told

READ = [
    # the receiver stands between the sale and the thing
    ("The US approved a possible sale to Morocco of 40 tanks.", ["procurement/committed US>MA 40"]),
    ("The US cleared the sale to the Government of Bahrain of 40 tanks.", ["procurement/committed US>BH 40"]),
    # what it costs
    ("The US approved a sale of 40 tanks to Morocco at an estimated cost of $900 million.",
     ["procurement/committed US>MA 900000000"]),
    ("The US approved a sale of tanks to Morocco for an estimated cost of $900 million.",
     ["procurement/committed US>MA 900000000"]),
    # the sum is that of the thing that is told, not of what 'related' only adds
    ("The US approved the sale to Morocco of tanks and related equipment at an estimated cost of $900 million.",
     ["procurement/committed US>MA 900000000"]),
    # the sum stands before the sale
    ("Germany approved a €40 million arms sale to Kenya.", ["procurement/committed DE>KE 40000000"]),
    ("The US suspended a $300 million missile sale to Kenya.", ["procurement/suspended US>KE 300000000"]),
    # whose things a state buys for nobody else sells them
    ("Venezuela has purchased Chinese radars and armoured vehicles.",
     ["procurement/contracted CN>VE", "procurement/contracted CN>VE"]),
    ("Kenya purchased a Chinese-built patrol vessel for $48 million.", ["procurement/contracted CN>KE 48000000"]),
    ("The Czech Republic bought Bulgarian shells for Ukraine.", ["procurement/contracted CZ>UA"]),
    ("China sold Ecuador 10,000 rifles.", ["procurement/contracted CN>EC 10000"]),
    # police cars are no people
    ("Costa Rica got 350 police cars from China.", ["goods/delivered CN>CR 350"]),
    # who asks to buy arms asks somebody
    ("Chile has requested to buy eighteen (18) rocket launchers.", ["procurement/requested >CL 18"]),
    ("Chile has requested the purchase of 18 launchers.", ["procurement/requested >CL 18"]),
    ("Kenya has requested the purchase of 40 buses.", []),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_a_sale_is_read_with_its_things_and_its_price(text, expected):
    assert told(text) == expected
