"""The currencies of the catalogue are those that the English reader knows: one list must not outgrow the other."""

import pytest

from pledgebook.catalogue.overlay import shipped_rows
from pledgebook.text.lexicon import load_table

ROWS = shipped_rows("currencies")
MONEY = load_table("en", "money")
WORDS = ("ALL", "SOS", "TOP")
"""Codes that are words as well: a number behind one is no sum."""


@pytest.mark.parametrize("row", ROWS, ids=[row["code"] for row in ROWS])
def test_the_full_name_of_a_currency_is_money_of_its_code(row):
    for name in (word for word in row["words"].split("|") if " " in word):
        assert MONEY["named"].get(name) == row["code"], name
    assert row["code"] in MONEY["codes"] or row["code"] in WORDS, "'ALL 5 million people' are no money"


def test_words_of_one_currency_mean_it_alone():
    shared = {}
    for row in ROWS:
        for word in filter(None, row["words"].split("|")):
            shared.setdefault(word, set()).add(row["code"])
    for word, codes in shared.items():
        if len(codes) == 1 and word in MONEY["words"]:
            assert MONEY["words"][word] in codes, word
