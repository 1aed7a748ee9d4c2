"""Documents with one section a giver: what heads a section and acts in it is an organisation, and nothing else is."""

from datetime import date

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.extract import load_reader, read
from pledgebook.model import Document


@pytest.fixture(scope="module")
def reader():
    return load_reader("en", load_catalogue(), "test")


SECTIONS = {
    "Brightwell": "Brightwell is donating 4,000 blankets to families in Moldova.",
    "North Loom": "NorthLoom has given $200,000 to shelters in Moldova.",
    "Harrow & Quill": "In May, H&Q donated 30 generators to hospitals in Moldova.",
}


def _read(sections, reader, gap="  \n"):
    text = "\n\n".join(f"**{name}**{gap}{words}" for name, words in sections.items())
    document = Document.of_text(text, id="d", url=None, publisher="whitehouse.gov", published=date(2023, 6, 1),
                                title="Fact Sheet: Companies Stand with Moldova", language="en")
    return {claim.donors for claim in read(document, reader).claims if claim.item or claim.money}


@pytest.mark.parametrize("gap", ["  \n", "\n\n"], ids=["no blank line", "a blank line"])
def test_each_section_of_a_list_of_givers_is_its_own_givers(gap, reader):
    assert _read(SECTIONS, reader, gap) == {("org:brightwell",), ("org:north-loom",), ("org:harrow-quill",)}


def test_two_headings_are_no_list_of_givers(reader):
    """One or two names might be persons'; private persons are never parties."""
    few = dict(list(SECTIONS.items())[:2])
    assert not {("org:brightwell",), ("org:north-loom",)} & _read(few, reader)


def test_headings_that_nobody_acts_under_are_no_givers(reader):
    line = "The government is donating 4,000 blankets to families in Moldova."
    topics = dict.fromkeys(("Shelter", "Winter", "Outlook"), line)
    assert _read(topics, reader) == {("US",)}
