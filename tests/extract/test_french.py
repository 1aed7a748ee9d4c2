"""French is read by tables alone: sentences of our own, and names that stand in one language only."""

from datetime import date

import pytest
from french import ALSO, FIRST, LATER, NOTHING

from pledgebook.catalogue import load_catalogue
from pledgebook.codes import Tier
from pledgebook.extract import load_reader, read
from pledgebook.link import find_item
from pledgebook.model import Document, Reading
from pledgebook.screen import KEPT, load_lexicon, screen
from pledgebook.text.tokens import tokenise

DAY = date(2024, 5, 14)


@pytest.fixture(scope="module")
def reader():
    return load_reader("fr", load_catalogue(), "test")


def reading(text: str, reader, language: str = "fr") -> Reading:
    return read(Document.of_text(text, published=DAY, language=language), reader)


def shown(found: Reading):
    return [claim for claim in found.claims if claim.tier is not Tier.C]


def slots(claim):
    quantity, money = claim.quantity, claim.money
    return (claim.kind, claim.stage, claim.donors, claim.recipients,
            quantity and (quantity.min, quantity.max), money and (money.min, money.max))


@pytest.mark.parametrize(("text", "expected"), [*FIRST, *LATER])
def test_a_french_sentence_is_read_with_its_thing_amount_and_parties(text, expected, reader):
    kind, stage, donors, recipients, thing, quantity, money = expected
    claims = [c for c in shown(reading(text, reader)) if (thing or "") in (c.item.text if c.item else "")]
    assert (kind, stage, donors, recipients, quantity, money) in [slots(claim) for claim in claims]


@pytest.mark.parametrize(("text", "field", "expected"), ALSO)
def test_french_says_how_firmly_how_often_and_by_when(text, field, expected, reader):
    claims = reading(text, reader).claims
    value = {"speaker": lambda c: c.speaker and c.speaker.name, "due": lambda c: c.due and c.due.phrase}
    assert expected in [value.get(field, lambda c: getattr(c, field))(claim) for claim in claims]


@pytest.mark.parametrize("text", NOTHING)
def test_a_french_sentence_without_assistance_holds_no_claim(text, reader):
    assert shown(reading(text, reader)) == []


@pytest.mark.parametrize("text", [row[0] for row in (*FIRST, *LATER, *ALSO)] + NOTHING)
def test_every_value_in_french_shows_its_own_words(text, reader):
    for claim in reading(text, reader).claims:
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.exact
        if claim.item:
            assert claim.item.text in text


REPORT = """La Finlande enverra de nouvelles armes à l'Ukraine, a annoncé mardi le ministère de la Défense à Helsinki.
Le paquet comprend 40 véhicules blindés et des munitions, pour une valeur de 90 millions d'euros."""

MATCH = """Le club a remporté dimanche la finale par trois buts à un devant 40 000 spectateurs. Son entraîneur a salué
une saison difficile et remercié ses joueurs, avant de donner rendez-vous au public en septembre."""


def test_a_french_report_of_assistance_passes_the_screen_and_a_match_does_not():
    lexicon = load_lexicon(load_catalogue())
    assert screen(Document.of_text(REPORT, published=DAY, language="fr"), lexicon).reason == KEPT
    assert not screen(Document.of_text(MATCH, published=DAY, language="fr"), lexicon).kept


def test_three_of_the_french_sentences_together_pass_the_screen():
    lexicon = load_lexicon(load_catalogue())
    texts = [row[0] for row in (*FIRST, *LATER)]
    documents = [" ".join(texts[at : at + 3]) for at in range(0, len(texts) - 2, 3)]
    dropped = [text for text in documents if not screen(Document.of_text(text, language="fr"), lexicon).kept]
    assert dropped == []


# -- names of one language -----------------------------------------------------------------------------------------


ENGLISH_WITH_FRENCH_WORDS = [
    "Chars of the main avenue were moved to the port on Monday.",
    "The car don was sold for or against the plan, Grue said.",
    "Mr. Char and Mrs. Canon gave the grenade-shaped cake to Don.",
]


@pytest.mark.parametrize("text", ENGLISH_WITH_FRENCH_WORDS)
def test_no_french_name_is_found_in_english_text(text):
    english = load_reader("en", load_catalogue(), "test")
    assert [m.name.spelling for m in english.gazetteer.find(tokenise(text)) if m.name.language == "fr"] == []


def test_chars_are_tanks_in_french_and_nothing_in_english():
    catalogue = load_catalogue()
    assert find_item("chars", catalogue, "fr") == ("tank", 'the name "chars"')
    assert find_item("chars", catalogue, "en") is None
    assert find_item("tanks", catalogue, "en")[0] == "tank"


def test_designations_and_capitals_are_names_in_every_language():
    for language in ("en", "fr"):
        names = {m.name.target for m in load_reader(language, load_catalogue(), "test").gazetteer.find(
            tokenise("Paris, Berlin, Caesar, F-16, Leopard 2A6"))}
        assert {"FR", "DE", "caesar", "f-16", "leopard-2a6"} <= names


@pytest.mark.parametrize(("words", "party"), [
    ("l'Élysée", "FR"), ("Bercy", "FR"), ("le Quai d'Orsay", "FR"), ("la Maison Blanche", "US"), ("Bruxelles", "EU"),
    ("les Allemandes", "DE"), ("allemand", "DE"), ("des aides norvégiennes", "NO"), ("Etats-Unis", "US"),
    ("l'Otan", "NATO"), ("le FMI", "org:international-monetary-fund"), ("la bande de Gaza", "PS"), ("Londres", "GB"),
])
def test_the_french_press_calls_a_party_by_many_names(words, party, reader):
    assert [m.name.target for m in reader.gazetteer.find(tokenise(words)) if m.name.table == "party"] == [party]


def test_demonyms_stand_in_all_four_forms(reader):
    spelled = {n.spelling for n in load_catalogue().names if n.language == "fr" and n.use == "demonym"}
    for forms in (("allemand", "allemande", "allemands", "allemandes"), ("grec", "grecque", "grecs", "grecques")):
        assert set(forms) <= spelled
