"""How far things have come in releases: acts that a list tells, bills, agreements in the news, aid that goes on."""

import pytest
from one_text import candidates


def _list(line: str, *items: str) -> str:
    return "\n\n".join((line, *(f"- {item}" for item in items)))


ROWS = [
    # who is charged with an act, in a list and outside, however many acts stand in a row
    (_list("Today I am announcing that:", "I have directed the Department of Defense to allocate $30 million for Mali.",
           "We will send Mali 40 tents."), "committed announced"),
    (_list("Norway is announcing new measures to help Chad:",
           "To help its army, the minister has ordered the depots to mend and provide Chad with 12 trucks and to "
           "supply Chad with 400 radios.", "Norway will give Chad 60 tents."), "committed committed announced"),
    (_list("Today I am announcing that:", "I have decided to provide Mali with 6 drones."), "committed"),
    (_list("Norway has delivered to Chad:", "The army was directed to hand over 40 trucks.", "20 tents."),
     "committed delivered"),
    (_list("The premier announced that Norway will:", "Provide $10 million to Mali.", "Send Mali 15 trucks."),
     "announced announced"),
    (("I have directed the Department of Defense to refurbish and provide Kenya with 2 radars and to provide Kenya "
      "with 40 missiles."), "committed committed"),
    ("The minister has instructed the ministry to hand over 40 boats to Chad.", "committed"),
    ("The Pentagon was instructed to ship 40 tanks to Kenya.", "committed"),
    ("Norway told Spain to send 40 trucks to Chad.", "requested"),
    ("The President may direct the Pentagon to send 40 tanks to Kenya.", "signalled"),
    ("The minister instructed 300 Kenyan soldiers.", "delivered"),
    ("Norway ordered 40 tanks to provide to Kenya.", "contracted"),
    # what the means of a bill will bring, and what an approved sum will
    (("The House passed the aid bill for Kenya last night. The resources included in this bill will allow us to send "
      "artillery to Kenya."), "committed"),
    (("I am grateful to Congress for passing this bill. The funds in this bill will allow us to send more trucks to "
      "Kenya."), "committed"),
    ("I urge Congress to pass this bill. The resources included in this bill will allow us to send artillery to Kenya.",
     "requested"),
    ("Congress approved $5 million, which will provide Kenya with 40 tents.", "committed committed"),
    ("Norway announced $5 million, which will provide Kenya with 40 tents.", "announced announced"),
    # what is given every year, beside a promise
    ("In addition to our annual contribution of $4 million to Chad, Norway announced $1 million for seeds.",
     "delivered announced"),
    (_list("Norway also pledged to:", "Strengthen its help. In addition to its yearly grant of $4 million to Chad, "
           "Norway announced $500,000 for clinics.", "Provide $3 million for schools in Chad."),
     "delivered announced announced"),
    ("Norway announced an annual contribution of $5 million to Chad.", "announced"),
    # aid of which all so far was told goes on
    (("Norway announced $30 million for Chad, and has provided more than $51 million since May. The assistance flows "
      "through charities and helps provide tents."), "announced delivered delivered"),
    ("Norway will provide $40 million to Chad. The assistance flows through charities and helps provide tents.",
     "announced announced"),
    # what is turned to another end, and what was spent on a cause
    (("Norway announced $80 million for Kenya. This includes $50 million in new funding and redirecting $24 million in "
      "other funds towards seeds."), "announced announced announced"),
    ("Norway is redirecting $50 million to food aid for Chad.", "announced"),
    ("Norway has redirected $50 million to food aid for Chad.", "committed"),
    ("Since 2022, Norway has devoted more than $3 million in humanitarian assistance to Kenya.", "delivered"),
    ("The fund has devoted $5 million to schools in Chad.", "committed"),
    # an agreement that is in the news is made
    ("Norway and Kenya announced a memorandum of understanding to provide $50 million for ports in Kenya.",
     "committed"),
    ("Norway announced the signing of an MOU with Kenya to finance $20 million in solar plants.", "committed"),
    ("Norway announced an agreement under which it will provide Chad with 40 trucks.", "committed"),
    ("Norway and Chad announced a draft agreement to provide Chad with 40 trucks.", "announced"),
    ("Norway announced plans for an MOU with Kenya to provide $20 million for solar plants.", "announced"),
    ("Norway announced $5 million for Chad under an agreement signed in May.", "announced"),
]


@pytest.mark.parametrize(("text", "stages"), ROWS)
def test_stage_in_a_release(text: str, stages: str) -> None:
    """Each claim is as far as its own words, or the text of which it tells more, say."""
    assert [claim.stage for claim in candidates(text)] == stages.split()
