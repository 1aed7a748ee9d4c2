"""The book from Python: the commands' names, options, rows and errors; tables, frames and pictures for a notebook."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import pledgebook
from pledgebook import Book
from pledgebook.cli import program
from pledgebook.codes import Verdict
from pledgebook.errors import BookError, ConfigError, FilterError, LedgerError
from pledgebook.ledger import TOTAL_BY, build_ledger
from pledgebook.model import Judgement
from pledgebook.notebook import book as books
from pledgebook.notebook import shapes, tables
from pledgebook.pipeline.judging import decide

sys.path.insert(0, str(Path(__file__).parents[1] / "pipeline"))
sys.path.insert(0, str(Path(__file__).parents[1] / "views"))

import bookmaking
import sample_ledger

LATE = {"package": "2024-05-02T09:00:00Z", "money": "2024-05-02T09:00:00Z"}
"""Captured later than the others, which are of 1 April 2024."""


def captured(name):
    one = bookmaking.row(name, bookmaking.STORIES[name])
    return replace(one, captured_at=LATE.get(name, one.captured_at))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    where = tmp_path_factory.mktemp("book") / "book"
    made = bookmaking.made(where, map(captured, bookmaking.STORIES))
    bookmaking.ran(made)
    return where


@pytest.fixture(scope="module")
def book(folder):
    return Book(folder)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A book whose ledger holds hostile texts, and a bit of everything."""
    where = tmp_path_factory.mktemp("hostile") / "book"
    made = bookmaking.begun(where)
    build_ledger(made.ledger_path, sample_ledger.rows(), {})
    return Book(where)


def terminal(folder, *arguments):
    done = CliRunner().invoke(program, [*arguments, "--book", str(folder), "--json"])
    assert done.exit_code == 0, done.output
    return [json.loads(row) for row in done.stdout.splitlines()]


# -- nothing is loaded before it is needed -----------------------------------------------------------------------------


def test_importing_the_package_loads_nothing_and_a_frame_is_not_loaded_before_it_is_asked_for():
    code = ("import sys, pledgebook; before = set(sys.modules); from pledgebook import Book; "
            "after = set(sys.modules); "
            "print(*({'pledgebook.notebook', 'duckdb', 'pandas'} & before), '|', *({'pandas', 'pyarrow'} & after))")
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          cwd=Path(__file__).parents[2])
    assert told.stdout.split() == ["|"]


def test_a_name_that_there_is_not_is_none():
    with pytest.raises(AttributeError, match="Bok"):
        pledgebook.Bok  # noqa: B018


# -- the same as the commands ------------------------------------------------------------------------------------------


def options_of(command):
    shared = {"folder", "as_json", "identifier", "by", "is_all", "words", "form"}
    found = program.get_command(click.Context(program), command)
    return {one.name for one in found.params if isinstance(one, click.Option)} - shared


@pytest.mark.parametrize(("command", "options", "more"), [
    ("totals", books.TotalsOptions, set()), ("why", books.WhyOptions, {"all"}),
    ("conflicts", books.ConflictsOptions, set()), ("overdue", books.OverdueOptions, set()),
    ("export", books.ExportOptions, set()),
    ("show", books.CommitmentsOptions, {"kind", "stage"}), ("log", books.LogOptions, set()),
])
def test_methods_have_the_options_of_their_commands(command, options, more):
    """What a log would change by each judgement is asked of the command alone."""
    assert set(options.__annotations__) - more == options_of(command) - {"changes"}


def test_rows_are_those_of_the_commands(book, folder):
    assert book.totals(by="donor,kind").rows == terminal(folder, "totals", "--by", "donor,kind")
    assert book.commitments().rows == terminal(folder, "show")
    assert book.search("ukraine").rows == terminal(folder, "show", "--search", "ukraine")
    assert book.overdue(on="2025-01-01").rows == terminal(folder, "overdue", "--on", "2025-01-01")
    assert book.status().about == terminal(folder, "status")[0]
    assert book.why(donor="FR").tree == terminal(folder, "why", "--donor", "FR")[0]


def test_an_export_is_that_of_the_command(book, folder, tmp_path):
    files = book.export(tmp_path / "python", "csv")
    done = CliRunner().invoke(program, ["export", str(tmp_path / "command"), "--form", "csv", "--book", str(folder)])
    assert done.exit_code == 0, done.output
    assert files
    assert all(one.read_bytes() == (tmp_path / "command" / one.name).read_bytes() for one in files)
    with pytest.raises(FilterError, match="is not one of csv"):
        book.export(tmp_path, "xls")


def test_values_are_told_on_the_basis_that_is_asked_for(book, folder):
    asked = book.commitments(basis="stated", donor="NO")
    assert asked.rows == terminal(folder, "show", "--basis", "stated", "--donor", "NO")
    assert {row["worth_currency"] for row in asked.to_arrow().to_pylist()} <= {"EUR", "USD", None}
    assert Decimal(500_000_000) in [row["worth_min"] for row in asked.to_arrow().to_pylist()]


def test_a_day_of_the_past_is_told_everywhere_alike(book, folder):
    day = "2024-04-15"
    assert book.totals(as_of=day).rows == [
        {name: value for name, value in row.items() if name != "as_of"}
        for row in terminal(folder, "totals", "--as-of", day)]
    assert Book(folder, as_of=day).totals().rows == book.totals(as_of=date(2024, 4, 15)).rows
    assert {row["donor"] for row in book.totals().rows} - {row["donor"] for row in book.totals(as_of=day).rows} == \
        {"NO", "US"}
    assert book.totals(as_of=day).as_of == date(2024, 4, 15)


def test_constant_prices_are_the_same_in_the_terminal(book, folder):
    assert book.totals(prices_of=2021).rows == terminal(folder, "totals", "--prices-of", "2021")


@pytest.mark.parametrize(("ask", "sentence"), [
    (lambda book: book.totals(by="doner"), 'did you mean "donor"'),
    (lambda book: book.totals(doner="FR"), 'did you mean "donor"'),
    (lambda book: book.totals(basis="markt"), 'did you mean "market"'),
    (lambda book: book.totals(currency="SEK"), "none of the currencies of the book: EUR, USD"),
    (lambda book: book.totals(prices_of=1901), "years with one"),
    (lambda book: book.totals(as_of="2024-13-01"), "is not a day, written as 2024-05-31"),
    (lambda book: book.overdue(on="tomorrow"), "is not a day, written as 2024-05-31"),
    (lambda book: book.commitments(stage="done"), "is not one of requested"),
    (lambda book: book.why(account="given", donor="FR"), "is not one of promised"),
    (lambda book: book.why(), "all=True"), (lambda book: book.why("cmt-1", donor="FR"), "name a commitment"),
])
def test_what_cannot_be_asked_says_what_is_allowed(book, ask, sentence):
    with pytest.raises((ConfigError, FilterError), match=sentence):
        ask(book)


@pytest.mark.parametrize(("ask", "sentence"), [
    (lambda book: book.totals(donor="XX"), "no commitment of this book has it"),
    (lambda book: book["cmt-0000000000000000"], "is no commitment, claim or document"),
    (lambda book: book["nothing"], r"search with \.search"),
    (lambda book: Book(book.folder / "nowhere"), "there is no book here"),
])
def test_what_there_is_not_says_where_to_look(book, ask, sentence):
    with pytest.raises(BookError, match=sentence):
        ask(book)


def test_a_book_without_a_ledger_says_what_to_run(tmp_path):
    bookmaking.begun(tmp_path / "book")
    with pytest.raises(LedgerError, match="pledgebook run"):
        Book(tmp_path / "book").totals()


# -- one record --------------------------------------------------------------------------------------------------------


def howitzers(book):
    return next(book[row["id"]] for row in book.commitments(donor="FR"))


def test_a_commitment_has_what_stands_behind_it(book):
    one = howitzers(book)
    assert "howitzers" in one.title
    assert len(one.timeline) == len(one.claims) == len(one.evidence) == 1
    assert one.postings.rows
    assert {row["account"] for row in one.balances} >= {"promised"}
    assert one["recipients"] == ["UA"]
    assert "promised" in str(one.why())
    assert len(one.values) == len(one["values"])


def test_evidence_holds_the_very_words_of_its_document(book):
    for row in book.commitments():
        for words in book[row["id"]].evidence:
            assert book[words.document].text[words.start : words.end] == words.quote


def test_evidence_has_the_address_of_the_original_at_its_words(hostile):
    words = hostile["cmt-1"].evidence[0]
    assert words.fragment.startswith("https://gazette.example/drones#:~:text=")
    assert hostile['cmt-2"><b>'].evidence[0].fragment == ""


def test_claims_and_documents_lead_to_each_other(book):
    claim = book[howitzers(book).claims.rows[0]["id"]]
    assert claim.commitment.id == howitzers(book).id
    assert claim.id in [row["id"] for row in claim.document.claims]
    assert claim.evidence.quote in repr(claim)


def test_an_id_may_be_cut_and_a_merged_one_leads_on(book, hostile):
    whole = howitzers(book).id
    assert book[whole[:10]].id == whole
    assert book.show(whole).id == whole
    assert hostile["cmt-0"].id == "cmt-1"


def test_judgements_are_told_of_the_book_and_of_what_they_are_about(tmp_path):
    made = bookmaking.made(tmp_path / "book", [captured("howitzers"), captured("tanks")])
    bookmaking.ran(made)
    book = Book(made.folder)
    assert len(book.judgements) == 0
    one = howitzers(book)
    decide(made, Judgement("", Verdict.UNSURE, (one.claims.rows[0]["id"],), "ana", "2024-05-05T00:00:00Z", "look"))
    assert [row["reviewer"] for row in book.judgements] == ["ana"]
    assert len(book[one.id].judgements) == 1
    assert len(book.log(who="ben")) == 0
    assert len(Book(made.folder, as_of="2024-05-04").judgements) == 0


# -- tables ------------------------------------------------------------------------------------------------------------


ALL = {
    "totals": lambda book: book.totals(by=["donor", "stage"]), "one sum": lambda book: book.totals(by="all"),
    "commitments": lambda book: book.commitments(), "valued": lambda book: book.commitments(basis="stated"),
    "search": lambda book: book.search("drones"), "overdue": lambda book: book.overdue(on="2030-01-01"),
    "conflicts": lambda book: book.conflicts(), "judgements": lambda book: book.judgements,
    "status": lambda book: book.status(), "timeline": lambda book: book["cmt-1"].timeline,
    "claims": lambda book: book["cmt-1"].claims, "evidence": lambda book: book["cmt-1"].evidence,
    "postings": lambda book: book["cmt-1"].postings, "balances": lambda book: book["cmt-1"].balances,
    "values": lambda book: book["cmt-1"].values, "of a document": lambda book: book["d1"].claims,
    "quotes": lambda book: book.evidence("drones"),
}
EACH = pytest.mark.parametrize("ask", ALL.values(), ids=ALL)


class Outline(HTMLParser):
    """Whether every element is closed by its own end, and what stands in the cells."""

    def __init__(self):
        super().__init__()
        self.open, self.names = [], []

    def handle_starttag(self, tag, _attrs):
        self.open.append(tag)
        self.names.append(tag)

    def handle_endtag(self, tag):
        if tag != "br":
            while self.open[-1] == "br":
                self.open.pop()
            assert self.open.pop() == tag


@EACH
def test_a_table_shows_itself_as_plain_html_with_every_column(hostile, ask):
    table = ask(hostile)
    html = table._repr_html_()
    outline = Outline()
    outline.feed(html)
    assert outline.open == []
    assert outline.names.count("th") == len(table.columns)
    assert "<caption>" in html
    assert "<script" not in html
    assert "\u202e" not in html


@EACH
def test_a_table_is_the_same_as_a_frame_of_pandas_and_of_arrow(hostile, ask):
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    table = ask(hostile)
    frame, arrow = table.to_pandas(), table.to_arrow()
    assert tuple(frame.columns) == tuple(arrow.column_names) == table.columns
    assert len(frame) == arrow.num_rows == len(table.cells())
    assert {name.decode(): field.metadata[b"meaning"].decode() for name, field in
            ((one.name.encode(), one) for one in arrow.schema)} == table.meanings
    told = [tuple(list(cell) if isinstance(cell, tuple) else cell for cell in row) for row in table.cells()]
    assert [tuple(row.values()) for row in arrow.to_pylist()] == told


@EACH
def test_a_table_shows_itself_as_text(hostile, ask):
    text = repr(ask(hostile))
    assert all(len(row) <= 110 for row in text.splitlines()[1:])
    assert "\u202e" not in text


def test_amounts_of_a_frame_are_numbers_and_days_are_days(book):
    frame = book.commitments(basis="stated").to_pandas()
    assert str(frame["worth_min"].dtype) == "float64"
    assert str(frame["announced_last"].dtype).startswith("datetime64")
    assert frame["announced_times"].dtype == "Int64"
    assert isinstance(book.totals().to_pandas(exact=True)["promised_min"].dropna().iloc[0], Decimal)


def test_long_tables_say_how_many_rows_are_left_out(hostile, monkeypatch):
    monkeypatch.setattr(tables, "SHOWN", 2)
    table = tables.Table(shapes.CLAIMS, sample_ledger.rows()["claims"], "five")
    assert "2 of 5 rows are shown" in table._repr_html_()


@pytest.mark.parametrize(("module", "method"), [("pandas", "to_pandas"), ("pyarrow", "to_arrow")])
def test_a_frame_that_is_not_installed_says_which_extra_has_it(book, monkeypatch, module, method):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ConfigError, match=r"pip install 'pledgebook\[release\]'"):
        getattr(book.totals(), method)()


def test_every_column_says_what_it_means():
    made = [one for one in vars(shapes).values() if isinstance(one, shapes.Shape)]
    made += [shapes.totals_shape(tuple(TOTAL_BY)), shapes.valued_shape(shapes.LISTED)]
    for shape in made:
        assert all(column.meaning for column in shape.columns)
        assert len({column.name for column in shape.columns}) == len(shape.columns)


# -- pictures ----------------------------------------------------------------------------------------------------------


PICTURES = {"sums": lambda book: book.totals(by=["donor", "kind"], currency="USD").picture,
            "no sums": lambda book: book.totals(by="kind", basis="market").picture,
            "timeline": lambda book: book["cmt-1"].timeline.picture,
            "hostile timeline": lambda book: book['cmt-2"><b>'].timeline.picture}


@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_a_picture_is_svg_that_stands_alone_and_says_its_finding(hostile, draw, tmp_path):
    picture = draw(hostile)
    root = ET.fromstring(picture._repr_svg_())
    names = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert names <= {"svg", "title", "desc", "g", "rect", "text", "tspan", "line", "circle"}
    assert not [name for one in root.iter() for name in one.attrib if name in ("style", "class") or "href" in name]
    assert root.find("{http://www.w3.org/2000/svg}desc").text == picture.finding
    assert picture.finding.endswith(".")
    assert "<script" not in picture._repr_html_()
    assert picture.save(tmp_path / "a.svg").read_text("utf-8") == picture.svg


def test_bars_are_drawn_largest_first_in_the_currency_that_was_asked_for(book):
    drawn = book.totals(currency="USD").picture.svg
    assert "USD" in drawn
    assert "EUR" not in drawn
    names = ("United States", "Norway")
    places = [drawn.index(name) for name in names]
    assert all(one < other for one, other in pairwise(places))


def test_a_picture_that_cannot_be_written_says_so(book, tmp_path):
    with pytest.raises(BookError, match="cannot be written"):
        book.totals().picture.save(tmp_path / "no" / "a.svg")


def test_a_commitment_shows_its_timeline_in_a_notebook(hostile):
    html = hostile["cmt-1"]._repr_html_()
    assert "<svg" in html
    assert "<table>" in html
    assert "<script" not in hostile['cmt-2"><b>']._repr_html_()
    assert "<b>" not in hostile['cmt-2"><b>']._repr_html_()
    assert "<pre>" in hostile["cmt-1"].why()._repr_html_()
