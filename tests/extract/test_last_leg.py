"""What is being handed out now is under way; what will be, or is a sum, is promised."""

import pytest
from one_text import claims

UNDER_WAY = (
    "Norway is delivering 40 tents to Kenya.",
    "Aid groups are distributing blankets in Mariupol.",
    "Norwegian soldiers are handing out food in Kenya.",
    "Norway is unloading 40 tanks in Kenya.",
    "40 tents are being delivered to Kenya by Norway.",
    "Food is being handed out in Kenya by Norwegian soldiers.",
)
PROMISED = (
    "Norway is delivering 40 tents to Kenya next week.",
    "Norway will be delivering 40 tents to Kenya.",
    "Norway is delivering $5 million in aid to Kenya.",
    "Norway is sending 40 tents to Kenya.",
    "40 tents are being sent to Kenya by Norway.",
)


@pytest.mark.parametrize(("text", "stage"), [*((text, "dispatched") for text in UNDER_WAY),
                                             *((text, "announced") for text in PROMISED)])
def test_the_last_leg_is_no_promise(text: str, stage: str) -> None:
    assert {one.stage for one in claims(text)} == {stage}
