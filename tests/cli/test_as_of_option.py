"""`--as-of DAY`: which commands have it, what each says of the day, and how an odd day ends."""

import json
from dataclasses import replace

import pytest
from bad_inputs import GOOD_ROW, rows

from pledgebook.archive import Archive

READING = {
    # command: whether it can print JSON
    ("show",): True, ("why", "--donor", "FR"): True, ("totals",): True, ("status",): True,
    ("catalogue", "unplaced"): True, ("export", "out", "-f", "jsonl"): False, ("page", "page.html"): False,
}
SAID = "As of 2024-05-01: only what was recorded by the end of that day (UTC).\n"


@pytest.fixture
def dated(call, tmp_path, book):
    """Two texts, the one recorded on the first of May, the other a month later; one names what no table has."""
    may = "France will send 12 Caesar howitzers to Ukraine by 3 May. Norway has delivered 5 gromblers to Moldova."
    june = "Germany will send 18 Leopard 2 tanks to Ukraine."
    (tmp_path / "rows.jsonl").write_bytes(rows(*({**GOOD_ROW, "id": text[:3], "text": text} for text in (may, june))))
    assert call("add", "--book", book, "rows.jsonl").code == 0
    archive = Archive(book / "archive")
    (file,) = archive.files()
    found = list(archive.captures(file))
    for one in (book / "archive").iterdir():
        one.unlink()
    archive.add(replace(one, captured_at=f"2024-0{month}-01T12:00:00Z") for month, one in enumerate(found, start=5))
    assert call("run", "--book", book).code == 0
    return book


def of(command, book):
    return (*command, book) if command[0] == "catalogue" else (*command, "--book", book)


def objects(ended):
    assert ended.code == 0, ended.err
    return [json.loads(row) for row in ended.out.splitlines()]


@pytest.mark.parametrize("command", [name for name, has_json in READING.items() if has_json], ids=" ".join)
def test_every_object_and_every_answer_in_words_says_its_day(call, dated, command):
    told = objects(call(*of(command, dated), "--json", "--as-of", "2024-05-01"))
    assert {row["as_of"] for row in told} == {"2024-05-01"}
    words = call(*of(command, dated), "--as-of", "2024-05-01")
    assert (words.code, words.out[: len(SAID)]) == (0, SAID)
    assert words.out.count("As of") == 1
    assert all("as_of" not in row for row in objects(call(*of(command, dated), "--json")))
    assert "As of" not in call(*of(command, dated)).out


NO_DAYS = ("2024-02-30", "2024-5-1", "20240501", "yesterday", "")


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_what_is_no_day_ends_with_an_example_of_one(call, dated, command):
    for day in NO_DAYS:
        ended = call(*of(command, dated), "--as-of", day)
        assert (ended.code, ended.out) == (2, ""), day
        assert f'"{day}" is no day; write it as in 2024-05-31' in ended.err


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_book_that_was_never_run_has_no_past_either(call, book, command):
    ended = call(*of(command, book), "--as-of", "2024-05-01")
    assert (ended.code, ended.out) == (3, "")
    assert "there is no ledger\n  next: run `pledgebook run --book" in ended.err


def test_only_what_was_recorded_by_then_is_told(call, dated):
    donors = {day: sorted(row["donors"][0] for row in objects(call("show", "--book", dated, "--json", "--as-of", day)))
              for day in ("2024-05-31", "2024-06-01")}
    assert donors == {"2024-05-31": ["FR", "NO"], "2024-06-01": ["DE", "FR", "NO"]}
    (status,) = objects(call("status", "--book", dated, "--json", "--as-of", "2024-05-31"))
    assert (status["counts"]["captured"], status["counts"]["claims"]) == (1, 2)


def test_an_id_that_came_later_is_told_to_be_unknown_then(call, dated):
    (later,) = objects(call("show", "--book", dated, "--json", "--donor", "DE"))
    ended = call("show", "--book", dated, later["id"], "--as-of", "2024-05-01")
    assert ended.code == 3
    assert "of this book as of 2024-05-01\n  next: " in ended.err
    assert "without --as-of" in ended.err


def test_before_the_first_record_the_answer_is_empty_and_says_so(call, dated):
    ended = call("show", "--book", dated, "--as-of", "2024-04-30")
    assert (ended.code, ended.out) == (0, SAID.replace("05-01", "04-30"))
    assert "no capture was recorded by the end of 2024-04-30; the first document was on 2024-05-01" in ended.err
    assert call("status", "--book", dated, "--as-of", "2024-04-30").out.count("book of 0 captures") == 1


def test_a_day_that_is_ahead_is_answered_and_told(call, dated):
    ended = call("status", "--book", dated, "--as-of", "2999-12-31")
    assert ended.out.splitlines()[1:] == call("status", "--book", dated).out.splitlines()
    assert "2999-12-31 is ahead" in ended.err


def test_an_export_says_its_day_in_its_readme_and_prints_its_files_alone(call, dated, tmp_path):
    ended = call("export", "out", "-f", "csv", "--book", dated, "--as-of", "2024-05-01")
    assert SAID in ended.err
    assert "as of" not in ended.out.lower()
    assert SAID in (tmp_path / "out" / "README.txt").read_text(encoding="utf-8")
    assert "Leopard" not in (tmp_path / "out" / "claims.csv").read_text(encoding="utf-8-sig")


def test_a_page_of_then_counts_what_is_overdue_against_that_day(call, dated, tmp_path):
    def page(*asked):
        assert call("page", "page.html", "--book", dated, *asked).code == 0
        return (tmp_path / "page.html").read_text(encoding="utf-8")

    assert SAID.strip() in page("--as-of", "2024-05-01")
    assert "1 is past its date" in page("--as-of", "2024-05-10")
    assert "0 are past their date" in page("--as-of", "2024-05-02")
    assert "1 is past its date" in page("--as-of", "2024-05-02", "--today", "2024-05-10")
    assert SAID.strip() not in page()


def test_values_of_then_are_told_on_a_basis_and_in_prices_of_a_year(call, dated):
    (dated / "catalogue").mkdir()
    prices = "item,basis,unit,currency,year,low,high,source\ncaesar,replacement,piece,USD,2023,4000000,5000000,a bid\n"
    index = "area,year,index,source\nUSD,2023,100,an office\nUSD,2024,104,an office\n"
    (dated / "catalogue" / "prices.csv").write_text(prices, encoding="utf-8")
    (dated / "catalogue" / "deflators.csv").write_text(index, encoding="utf-8")
    asked = ("--book", dated, "--basis", "replacement", "--prices-of", 2024, "--as-of", "2024-05-01", "--json")
    (row,) = objects(call("totals", "--by", "all", "--currency", "USD", *asked))
    assert (row["promised"], row["as_of"]) == ({"min": 49_920_000, "max": 62_400_000}, "2024-05-01")
    (gun,) = objects(call("show", "--donor", "FR", *asked))
    assert {value["prices_of"] for value in gun["values"]} == {2024}
