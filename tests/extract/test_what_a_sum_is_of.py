"""What an amount of money is of: bundles told whole, purposes right behind it, links and currencies between."""


import pytest
from one_text import claims

LEGAL = "defense articles and services of the Department of Defense, and military education and training"
DRAWN = (
    "articles and services from the stores and means of any office of the United States Government "
    "and military schooling and training from the Department of Defense"
)


@pytest.mark.parametrize(("text", "item"), [
    (f"The President directed the drawdown of up to $40 million in {LEGAL}, to provide assistance to Ukraine.", LEGAL),
    ("Norway set aside $2 million in defence articles and services of its army for Moldova.",
     "defence articles and services of its army"),
    (f"The President directed the drawdown of up to $90,000,000 in {DRAWN} to provide assistance to Moldova.", DRAWN),
    ("Norway gave $40 million in articles and services for Ukraine and tents for Moldova.", "articles and services"),
    ("Norway has given $35 million to humanitarian relief for the Sudanese crisis.", "humanitarian relief"),
    ("Norway will give $5 million to UN agencies for mine clearance in Iraq.", "mine clearance"),
    ("Norway will give Kenya an additional [$25 million](https://aid.example/a/b-c?d=e#f) in food aid.", "food aid"),
    ("Hungary has suspended a €40bn ($44bn; £34bn) relief package for Ukraine.", "relief package"),
])
def test_a_sum_is_of_what_its_words_name_whole(text: str, item: str):
    (one,) = claims(text)
    assert one.item is not None
    assert one.item.text == item


def test_the_address_of_a_link_parts_no_thing_from_its_number_and_stays_in_the_quoted_words():
    found = claims("Norway will send [30 vans](https://aid.example/a) and [two tents](http://aid.example/b) to Kenya.")
    assert [(one.item.text, int(one.quantity.min), one.recipients) for one in found if one.item and one.quantity] == [
        ("vans", 30, ("KE",)), ("tents", 2, ("KE",))]
    assert "](http" in found[1].evidence.exact
