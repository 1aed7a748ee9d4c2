"""The words for public offices: each means a role that somebody held, in the shipped table and in a book's own."""

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.catalogue.faults import faults_of
from pledgebook.catalogue.lookup import LANGUAGES, rows_of
from pledgebook.catalogue.roles import meant, role_words
from pledgebook.link import Context, linker_of

SHIPPED = load_catalogue()
HEAD = "role,language,word,party\n"


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "catalogue"
    folder.mkdir()

    def write(rows):
        (folder / "role_words.csv").write_text(HEAD + rows, encoding="utf-8")
        return folder

    return write


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_words_and_each_word_means_a_role_of_the_table(language):
    words = role_words(SHIPPED, language)
    roles = {office.role for office in SHIPPED.offices}
    assert len(words) > 40
    assert all(one.roles and one.roles <= roles for one in words.values())


def test_every_role_is_an_english_word_for_itself():
    assert all(office.role in role_words(SHIPPED, "en")[office.role].roles for office in SHIPPED.offices)


def test_a_default_party_holds_an_office_of_its_row():
    known = {office.role for office in SHIPPED.offices}
    for row in rows_of("role_words"):
        roles = set(meant(row["role"], known))
        assert not row["party"] or row["party"] in {one.party for one in SHIPPED.offices if one.role in roles}


def test_a_star_means_every_role_that_begins_so():
    minister = role_words(SHIPPED, "en")["minister"].roles
    assert {"minister of defence", "minister of finance"} <= minister
    assert "prime minister" not in minister


def test_a_book_adds_words_of_its_own(own):
    folder = own("minister of defence,en,shieldbearer,\nprime minister,en,taoiseach,MT\n")
    linker = linker_of(load_catalogue(folder))
    assert linker.look_up("the Polish shieldbearer").best.id == "PL"
    assert linker.look_up("taoiseach", Context(day="2023-04-03")).best.id == "MT"
    assert linker_of(SHIPPED).look_up("taoiseach").best.id == "IE"


@pytest.mark.parametrize(("row", "column"), [
    ("minister of clouds,en,cloud minister,", "role"), ("president,xx,prez,", "language"), ("president,en, ,", "word"),
    ("president,en,prez,ZZ", "party"),
])
def test_a_slip_in_a_row_is_named_by_line_and_column(own, row, column):
    assert [(one.file, one.line, one.column) for one in faults_of(own(row + "\n"))] == [
        ("catalogue/role_words.csv", 2, column)]


def test_the_shipped_tables_have_no_fault():
    assert faults_of() == []
