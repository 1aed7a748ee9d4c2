"""People who are trained, without a number: behind a verb, before its passive, and as a force of their country."""

import pytest

from pledgebook.codes import Kind
from tests.extract.one_text import candidates

TRAINED = [
    ("Sweden began training Moldovan medics.", "Moldovan medics"),
    ("Sweden will help train Moldovan soldiers.", "Moldovan soldiers"),
    ("Sweden is training the Moldovan army.", "Moldovan army"),
    ("Sweden announced its intention to train the Moldovan military in handling radars.", "Moldovan military"),
    ("Moldovan soldiers have been trained by Sweden.", "Moldovan soldiers"),
]


@pytest.mark.parametrize(("text", "who"), TRAINED)
def test_who_is_trained_is_told_without_a_number(text: str, who: str) -> None:
    (one,) = (one for one in candidates(text) if one.kind is Kind.TRAINING)
    assert (one.donors, one.recipients, one.item and one.item.text) == (("SE",), ("MD",), who)


@pytest.mark.parametrize("text", ["Moldovan soldiers began to march.", "Sweden praised the Moldovan army."])
def test_who_is_not_trained_is_no_claim(text: str) -> None:
    assert not candidates(text)
