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
    # who asks to buy arms asks somebody
    ("Chile has requested to buy eighteen (18) rocket launchers.", ["procurement/requested >CL 18"]),
    ("Chile has requested the purchase of 18 launchers.", ["procurement/requested >CL 18"]),
    ("Kenya has requested the purchase of 40 buses.", []),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_a_sale_is_read_with_its_things_and_its_price(text, expected):
    assert told(text) == expected
