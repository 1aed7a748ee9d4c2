"""What a sentence takes up from one before it has no place in this one: nothing is looked for there by its words."""

import pytest
from one_text import claims

LONG = "On Monday, after talks that went on for two days in the capital, Norway presented the army's new howitzers."


@pytest.mark.parametrize("text", [
    f"{LONG} It has ordered 40.",
    f"{LONG} It will make 40 a year.",
    f"{LONG} The company has sold 40.",
    f"{LONG} Norway plans to buy 40.",
])
def test_a_short_sentence_behind_a_long_one_is_read(text: str) -> None:
    assert all(claim.donors in ((), ("NO",)) for claim in claims(text))
