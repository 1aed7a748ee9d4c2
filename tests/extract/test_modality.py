"""How firmly a claim is said: words that reach over their own clause and no other."""

from datetime import date

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.codes import Tier
from pledgebook.extract import load_reader, read
from pledgebook.model import Document

ROWS = [
    ("Greece will send 12 tanks to Ukraine.", "stated"),
    ("Greece could send 12 tanks to Ukraine.", "possible"),
    ("Greece will likely send 12 tanks to Ukraine.", "possible"),
    ("Greece will send 12 tanks to Ukraine, as they could arrive sooner.", "stated"),
    ("Greece will send 12 tanks to Ukraine in May.", "stated"),
    ("Greece will provide Ukraine with $5 million in aid, subject to approval by parliament.", "conditional"),
    ("If parliament agrees, Greece will send 12 tanks to Ukraine.", "conditional"),
    ("Greece will once again send 12 tanks to Ukraine.", "stated"),
    ("Greece has reportedly sent 12 tanks to Ukraine.", "reported"),
    ("Greece sent 12 tanks to Ukraine, according to Bloomberg.", "stated"),
    ("Greece sent 12 tanks to Ukraine, Bloomberg has revealed.", "reported"),
    ("The minister told Bloomberg that Greece sent 12 tanks to Ukraine.", "stated"),
]


@pytest.fixture(scope="module")
def reader():
    return load_reader("en", load_catalogue(), "test")


@pytest.mark.parametrize(("text", "modality"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_words_of_doubt_reach_over_their_own_clause_only(text, modality, reader):
    document = Document.of_text(text, id="d", url=None, publisher=None, title="", published=date(2024, 4, 9),
                                language="en")
    found = [c for c in read(document, reader).claims if c.tier is not Tier.C]
    assert [str(c.modality) for c in found] == [modality]
