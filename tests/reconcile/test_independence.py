"""Who counts as a source: copies, editions, translations, one government, one agency's text count once."""

from datetime import date

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.catalogue.sources import Publisher, Register
from pledgebook.model import Document
from pledgebook.reconcile import SourceNotes, source_notes
from pledgebook.reconcile.credits import crediting, credits_of
from pledgebook.schema import commitment_from_json, plain

SHIPPED = load_catalogue().sources
CREDITS = crediting(SHIPPED)


def register(*rows: Publisher) -> Register:
    return Register({row.id: row for row in rows})


@pytest.fixture
def told(book):
    """The sources of the one commitment that the claims make."""
    def sources_of(claims, copies=None, notes=None):
        (one,) = book(claims, copies=copies, sources=notes, threshold=-99.0).commitments
        return one.sources
    return sources_of


def reasons(sources):
    return {(str(tie.why), tie.of, tie.documents) for group in sources.groups for tie in group.ties}


def test_two_outlets_that_nothing_ties_are_two_sources(claim, told):
    assert told([claim("a.1", publisher="one.example"), claim("b.1", publisher="two.example")]).independent == 2


def test_nothing_known_of_the_publisher_ties_nothing(claim, told):
    sources = told([claim("a.1", publisher=None), claim("b.1", publisher=None)])
    assert (sources.documents, sources.independent, sources.groups) == (2, 2, ())


def test_a_copy_counts_once_and_says_of_which_text(claim, told):
    claims = [claim(f"{name}.1", publisher=f"{name}.example") for name in "abc"]
    sources = told(claims, copies={"b": "a"})
    assert (sources.documents, sources.independent) == (3, 2)
    assert reasons(sources) == {("copy", "a", ("a", "b"))}


def test_editions_and_mirrors_of_one_outlet_count_once(claim, told):
    claims = [claim("a.1", publisher="www.bbc.co.uk"), claim("b.1", publisher="bbc.com", day="2023-03-01"),
              claim("c.1", publisher="news.bbc.co.uk", language="uk")]
    sources = told(claims)
    assert sources.independent == 1
    assert reasons(sources) == {("outlet", "bbc.com", ("a", "b", "c"))}


def test_the_offices_of_one_government_are_one_voice_and_its_parliament_another(claim, told):
    hosts = {"a": "bmvg.de", "b": "bundeswehr.de", "c": "bundestag.de", "d": "elysee.fr"}
    sources = told([claim(f"{name}.1", publisher=host) for name, host in hosts.items()])
    assert sources.independent == 3
    assert reasons(sources) == {("government", "DE", ("a", "b"))}


OWNED = register(Publisher("nord.example", "Nord", "newspaper", "Group N", None, "SE", "sv"),
                 Publisher("north.example", "North", "newspaper", "Group N", None, "SE", "en"),
                 Publisher("alone.example", "Alone", "newspaper", "", None, "SE", "en"))


@pytest.mark.parametrize(("known", "independent"), [
    ({}, 1),
    ({"day": "2023-02-20"}, 2),
    ({"quantity": 12}, 2),
    ({"language": "sv"}, 2),
    ({"language": None}, 2),
    ({"publisher": "alone.example"}, 2),
], ids=["as told", "weeks later", "another number", "the same language", "language not known", "another owner"])
def test_a_translation_is_the_same_owner_in_another_language_within_days_with_equal_numbers(
    claim, told, known, independent,
):
    other = {"publisher": "north.example", "language": "en", "day": "2023-01-27"} | known
    claims = [claim("a.1", publisher="nord.example", language="sv"), claim("b.1", **other)]
    sources = told(claims, notes=SourceNotes(OWNED))
    assert sources.independent == independent
    if independent == 1:
        assert reasons(sources) == {("translation", "Group N", ("a", "b"))}


def test_who_prints_one_agency_counts_once_in_whatever_language_and_with_the_agency_itself(claim, told):
    hosts = {"a": "lemonde.fr", "b": "spiegel.de", "c": "afp.com", "d": "lefigaro.fr"}
    notes = SourceNotes(SHIPPED, {"a": ("afp.com",), "b": ("afp.com",)})
    sources = told([claim(f"{name}.1", publisher=host) for name, host in hosts.items()], notes=notes)
    assert sources.independent == 2
    assert reasons(sources) == {("agency", "afp.com", ("a", "b", "c"))}


def test_a_text_made_of_two_agencies_does_not_make_these_one(claim, told):
    notes = SourceNotes(SHIPPED, {"a": ("afp.com",), "b": ("afp.com", "dpa.com"), "c": ("dpa.com",), "d": ("afp.com",)})
    sources = told([claim(f"{name}.1", publisher=f"{name}.example") for name in "abcd"], notes=notes)
    assert sources.independent == 2
    assert reasons(sources) == {("agency", "afp.com", ("a", "b", "d"))}


def test_reasons_are_kept_only_as_far_as_they_are_needed_and_survive_being_written(claim, book):
    claims = [claim(f"{name}.1", publisher="bbc.com") for name in "ab"]
    (one,) = book(claims, copies={"b": "a"}).commitments
    assert reasons(one.sources) == {("copy", "a", ("a", "b"))}
    assert commitment_from_json(plain(one)).sources == one.sources


CREDITED = [
    ("lemonde.fr", "PARIS, 3 févr. (AFP) - La Ruritanie donnera des tentes.", ("afp.com",)),
    (None, "KYIV, Feb 3 (Reuters) - Ruritania will give tents.", ("reuters.com",)),
    ("spiegel.de", "Zelte für Freedonien\n\nDas Land gibt Zelte.\n\ndpa/AFP", ("afp.com", "dpa.com")),
    ("lefigaro.fr", "Par Le Figaro avec AFP\n\nLa Ruritanie donnera des tentes.", ("afp.com",)),
    ("lesoir.be", "Le Soir avec Belga et AFP\n\nDes tentes.", ("afp.com", "belga.be")),
    ("outlet.example", "Руританія передасть намети. Про це повідомляє Укрінформ.", ("ukrinform.ua",)),
    ("outlet.example", "Намети. " * 120 + "\nДжерело: «Укрінформ»", ("ukrinform.ua",)),
    ("outlet.example", "Ruritania will give tents, Ukrainska Pravda reports.", ("pravda.com.ua",)),
    ("svd.se", "TT\nRuritanien ger tält.", ("tt.se",)),
    ("france24.com", "Tents. " * 120 + "\n© 2024 AFP", ("afp.com",)),
]


@pytest.mark.parametrize(("host", "text", "outlets"), CREDITED)
def test_credits_are_read_from_first_and_last_lines(host, text, outlets):
    assert credits_of(text, host, CREDITS) == outlets


@pytest.mark.parametrize(("host", "text"), [
    ("outlet.example", "The minister told Reuters that the tents would come."),
    ("outlet.example", "Tents. " * 100 + "A reporter (AFP) was there. " + "Tents. " * 100),
    ("bild.de", "Der TT\nwurde nie gebaut."),
    ("bild.de", "TT\nRuritanien gibt Zelte."),
    ("reuters.com", "KYIV (Reuters) - Ruritania will give tents."),
    ("outlet.example", "The tents (14 of them) are made by AP in the north of the country, and more will be."),
    ("outlet.example", ""),
])
def test_a_name_that_is_no_credit_is_none(host, text):
    assert credits_of(text, host, CREDITS) == ()


def test_notes_read_every_document_once_and_keep_those_with_credits():
    texts = {"a": "KYIV (Reuters) - Tents.", "b": "Tents."}
    notes = source_notes([Document.of_text(text, id=name, published=date(2024, 1, 1)) for name, text in texts.items()],
                         SHIPPED)
    assert notes.credits == {"a": ("reuters.com",)}
