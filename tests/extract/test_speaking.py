"""Who says it: verbs of speech with their subjects, quotations that go on, labels; never a private person."""

from datetime import date

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.codes import Tier
from pledgebook.extract import load_reader, read
from pledgebook.model import Claim, Document

SAID = [
    ("Spain's Defence Minister Rosalba Quintero said that Spain would send 10 tanks to Ukraine.",
     ("Rosalba Quintero", "Spain's Defence Minister", "ES")),
    ("Spain will send 10 tanks to Ukraine, the Spanish defence ministry said.",
     (None, "Spanish defence ministry", "ES")),
    ("Finland will give Ukraine five howitzers, its defence ministry said on Friday.",
     (None, "defence ministry", "FI")),
    ("According to a White House statement, the US will give Ukraine 10 tanks.", (None, "White House", "US")),
    ("A senior US defence official said that 30 tanks would go to Ukraine.",
     (None, "senior US defence official", "US")),
    ("Germany said that it would deliver 16 tanks to Ukraine.", (None, "Germany", "DE")),
    ("Germany announced 16 tanks for Ukraine.", None),
    ("Germany will send 16 tanks to Ukraine.", None),
    ("Jonas Petersen, a baker in Aarhus, said that Denmark would send 3 tanks to Ukraine.", None),
    ("The head of the Bluebird Widget Company, Ada Quill, pledged 20 tents for Ukraine.", None),
]


@pytest.fixture(scope="module")
def reader():
    return load_reader("en", load_catalogue(), "test")


def claims(text: str, reader, title: str = "", publisher: str | None = None) -> list[Claim]:
    document = Document.of_text(text, id="d", url=None, publisher=publisher, title=title, published=date(2024, 5, 14),
                                language="en")
    return [claim for claim in read(document, reader).claims if claim.tier is not Tier.C]


@pytest.mark.parametrize(("text", "speaker"), SAID, ids=[row[0][:60] for row in SAID])
def test_who_holds_an_office_or_is_a_body_is_named_as_the_text_names_them(text, speaker, reader):
    found = claims(text, reader)[0].speaker
    assert (found and (found.name, found.role, found.party)) == speaker


def test_a_quotation_that_goes_on_keeps_its_speaker(reader):
    text = ('"We will send 14 tanks to Ukraine," Rosalba Quintero, the Spanish defence minister, told reporters. '
            '"They will arrive in June.\n\n"And we will train 400 Ukrainian soldiers."')
    assert {c.speaker.name for c in claims(text, reader) if c.speaker} == {"Rosalba Quintero"}
    assert all(c.speaker for c in claims(text, reader))


def test_a_pronoun_means_who_spoke_before(reader):
    text = ("Spain's Defence Minister Rosalba Quintero welcomed her guests. "
            "She said that Spain would send 10 tanks to Ukraine.")
    assert [c.speaker.name for c in claims(text, reader)] == ["Rosalba Quintero"]


def test_what_the_sentence_before_told_is_said_by_who_reported_it(reader):
    text = ("Spain will send 10 tanks to Ukraine. "
            "This was reported by Spain's Defence Minister Rosalba Quintero.")
    assert [c.speaker.name for c in claims(text, reader)] == ["Rosalba Quintero"]


def test_an_authors_own_statement_has_no_speaker(reader):
    text = "PRESIDENT BIDEN:  We will send 10 tanks to Ukraine."
    own = claims(text, reader, "Remarks by President Biden on Ukraine", "whitehouse.gov")
    other = claims(text, reader, "Press briefing on Ukraine", "whitehouse.gov")
    assert [c.speaker for c in own] == [None]
    assert [c.speaker and c.speaker.name for c in other] == ["Joe Biden"]


def test_the_words_that_name_the_speaker_are_cited(reader):
    text = SAID[1][0]
    span = dict(claims(text, reader)[0].cited)["speaker"]
    assert text[span.start : span.end] == "Spanish defence ministry"
