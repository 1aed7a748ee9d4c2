"""Exports: the same cells in every form, nothing that a spreadsheet could run, and whole files or none."""

import csv
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_ledger import HOSTILE, claim, kept, posting, rows, sample

from pledgebook.errors import BookError, ConfigError
from pledgebook.ledger import Ledger
from pledgebook.publish import EXPORTERS, export
from pledgebook.publish.cells import csv_text, guarded, is_exact, undisguised, unguarded
from pledgebook.publish.sheets import MOST_CHARACTERS
from pledgebook.publish.tables import TABLES, records
from pledgebook.views.worth import ALL

FORMS = sorted(EXPORTERS)
TRIGGERS = ("=1+1", "+1-1 x", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1", "'=1", "''+x")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with sample(tmp_path, commitments=kept()) as opened:
        yield opened


# -- readers of our own, so that no export is read by what wrote it ----------------------------------------------------


def csv_rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def jsonl_rows(folder: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{table}.jsonl").read_text(encoding="utf-8").split("\n") if line]


def parquet_rows(folder: Path, table: str) -> list[dict[str, Any]]:
    with duckdb.connect() as database:
        found = database.execute("SELECT * FROM read_parquet(?)", [str(folder / f"{table}.parquet")])
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def sheet_cells(file: Path, table: str) -> list[list[tuple[str, str]]]:
    """Rows of (type, text) by column, straight from the XML; '' where there is no cell."""
    with zipfile.ZipFile(file) as archive:
        book = ET.fromstring(archive.read("xl/workbook.xml"))
        names = [sheet.get("name") for sheet in book.iterfind(".//m:sheet", NS)]
        sheet = ET.fromstring(archive.read(f"xl/worksheets/sheet{names.index(table) + 1}.xml"))
        assert not sheet.findall(".//m:f", NS), "a formula"
        assert not sheet.findall(".//m:hyperlink", NS), "a link"
    found = []
    for row in sheet.iterfind(".//m:row", NS):
        cells = {column(cell.get("r") or ""): cell_text(cell) for cell in row.iterfind("m:c", NS)}
        found.append([cells.get(place, ("", "")) for place in range(max(cells, default=-1) + 1)])
    return found


def column(reference: str) -> int:
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter) - 64
    return number - 1


def cell_text(cell: ET.Element) -> tuple[str, str]:
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        return kind, "".join(part.text or "" for part in cell.iterfind(".//m:t", NS))
    return kind, cell.findtext("m:v", "", NS)


def sums(values: Iterator[Any]) -> Decimal:
    return sum((Decimal(str(value)) for value in values if value not in (None, "")), Decimal(0))


# -- what every form promises ------------------------------------------------------------------------------------------


SUMMED = (("postings", "min"), ("postings", "max"), ("valuations", "min"), ("valuations", "max"), ("balances", "max"),
          ("claims", "money_max"), ("commitments", "stage_share"), ("commitments", "documents"))


def test_sums_are_equal_in_every_form(ledger: Ledger, tmp_path: Path) -> None:
    for form in FORMS:
        export(ledger, form, tmp_path / form)
    for table, name in SUMMED:
        header, *lines = sheet_cells(tmp_path / "xlsx" / "pledgebook.xlsx", table)
        place = [told for _, told in header].index(name)
        found = {
            "csv": sums(row[name] for row in csv_rows(tmp_path / "csv", table)),
            "jsonl": sums(row[name] for row in jsonl_rows(tmp_path / "jsonl", table)),
            "parquet": sums(row[name] for row in parquet_rows(tmp_path / "parquet", table)),
            "xlsx": sums(line[place][1] for line in lines if len(line) > place),
        }
        assert len(set(found.values())) == 1, (table, name, found)
        assert found["csv"] != 0, (table, name)


def test_postings_of_an_export_sum_to_the_ledgers_own(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "csv", tmp_path / "csv")
    assert sums(row["min"] for row in csv_rows(tmp_path / "csv", "postings")) == sums(
        row["min"] for row in ledger.postings()) == Decimal("2500140.1")


def test_every_row_of_the_ledger_is_in_every_form(ledger: Ledger, tmp_path: Path) -> None:
    for form in FORMS:
        export(ledger, form, tmp_path / form)
    for name, table in TABLES.items():
        wanted = len(list(table.rows(ledger.records(table.source))))
        assert wanted, name
        assert len(csv_rows(tmp_path / "csv", name)) == wanted
        assert len(jsonl_rows(tmp_path / "jsonl", name)) == wanted
        assert len(parquet_rows(tmp_path / "parquet", name)) == wanted
        assert len(sheet_cells(tmp_path / "xlsx" / "pledgebook.xlsx", name)) == wanted + 1


def test_all_that_a_book_keeps_of_a_promise_is_exported_in_flat_rows(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "jsonl", tmp_path)
    due, done = jsonl_rows(tmp_path, "due_history")[0], jsonl_rows(tmp_path, "goals")[0]
    assert (due["commitment"], due["latest"], due["claim"]) == ("cmt-1", "2024-08-31", "clm-1")
    assert (done["planned_min"], done["done_min"], done["left_min"]) == (500, None, "9.5")
    assert done["due_words"] == "=by June"
    total = jsonl_rows(tmp_path, "running_totals")[0]
    assert (total["min"], total["explained_min"], total["unexplained_max"]) == (60, 40, 20)
    costs = [(row["gift"], row["cost_min"], row["cost_max"], row["currency"],
              row["gap_days"]) for row in jsonl_rows(tmp_path, "replacements")]
    assert costs == [("cmt-3", 7, None, "EUR", -3), ("cmt-3", 8, 8, "USD", -3)]
    assert [(row["commitment"], row["part"], row["party"], row["max"]) for row in jsonl_rows(tmp_path, "shares")] == [
        ("cmt-1", "cmt-2", "FR", 60), ("cmt-1", None, None, 40)]
    (held,) = jsonl_rows(tmp_path, "in_parts")
    assert (held["commitment"], held["account"], held["max"]) == ("cmt-1", "delivered", 40)
    assert held["commitments"] == ["cmt-2"]
    group = jsonl_rows(tmp_path, "source_groups")[0]
    assert (group["number"], group["why"], group["of"], group["tied"]) == (1, "outlet", "gazette.example", ["d1", "d2"])
    assert [jsonl_rows(tmp_path, name)[0]["commitment"] for name in ("reached", "ceased", "promised_history")] == [
        "cmt-1"] * 3


def test_a_record_that_is_not_read_for_a_table_makes_no_row_of_it(ledger: Ledger) -> None:
    derived = [table for table in TABLES.values() if table.holding]
    found = {table.name: list(table.rows(records(ledger, table, ALL))) for table in derived}
    assert found["due_history"]
    assert found["reached"]
    for every in (replace(table, holding="") for table in derived):
        assert found[every.name] == list(every.rows(records(ledger, every, ALL))), every.name


def test_the_header_stands_in_row_1_from_column_a(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "csv", tmp_path)
    export(ledger, "xlsx", tmp_path)
    for name, table in TABLES.items():
        columns = [one.name for one in table.columns]
        assert list(csv_rows(tmp_path, name)[0]) == columns
        told = [told for _, told in sheet_cells(tmp_path / "pledgebook.xlsx", name)[0]]
        assert told[:len(columns)] == columns
        assert all(more.removesuffix("_exact") in columns for more in told[len(columns):])


def test_column_names_are_short_plain_and_documented() -> None:
    for table in TABLES.values():
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        for column in table.columns:
            assert column.name.isascii()
            assert column.name == column.name.lower()
            assert len(column.name) <= 32
            assert column.meaning


@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx"])
def test_the_same_ledger_gives_the_same_bytes(ledger: Ledger, tmp_path: Path, form: str) -> None:
    first = [path.read_bytes() for path in export(ledger, form, tmp_path / "one")]
    assert first == [path.read_bytes() for path in export(ledger, form, tmp_path / "two")]


def test_every_file_that_is_named_is_there_and_nothing_else(ledger: Ledger, tmp_path: Path) -> None:
    for form in FORMS:
        written = export(ledger, form, tmp_path / form)
        assert sorted(written) == sorted((tmp_path / form).iterdir())


def test_an_empty_ledger_exports_headers_alone(tmp_path: Path) -> None:
    with sample(tmp_path, **{name: [] for name in rows()}) as ledger:
        for form in FORMS:
            export(ledger, form, tmp_path / form)
    assert (tmp_path / "csv" / "claims.csv").read_text(encoding="utf-8-sig").startswith("id,document,")
    assert parquet_rows(tmp_path / "parquet", "claims") == []


def test_texts_of_documents_are_not_published(ledger: Ledger, tmp_path: Path) -> None:
    for form in ("csv", "jsonl"):
        for path in export(ledger, form, tmp_path / form):
            assert "the minister said" not in path.read_text(encoding="utf-8")


# -- types -------------------------------------------------------------------------------------------------------------


def test_dates_are_dates_and_lists_are_lists_in_parquet(ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, "parquet", tmp_path / "it's [a] *pattern*")
    one = next(row for row in parquet_rows(tmp_path / "it's [a] *pattern*", "commitments") if row["id"] == "cmt-1")
    assert (one["due_latest"], one["donors"], one["announced_times"]) == (date(2024, 8, 31), ["FR"], 2)
    paid = parquet_rows(tmp_path / "it's [a] *pattern*", "valuations")
    assert {row["min"] for row in paid} == {Decimal("2500000.00"), Decimal("2693125.50"), Decimal("0.10")}


def test_xlsx_has_text_ids_number_amounts_and_date_days(ledger: Ledger, tmp_path: Path) -> None:
    (file,) = export(ledger, "xlsx", tmp_path / "my book.xlsx")
    assert file == tmp_path / "my book.xlsx"
    header, *lines = sheet_cells(file, "postings")
    places = {told: place for place, (_, told) in enumerate(header)}
    kinds = {name: {line[places[name]][0] for line in lines if len(line) > places[name]} - {""}
             for name in ("commitment", "min", "day")}
    assert kinds == {"commitment": {"inlineStr"}, "min": {"n"}, "day": {"n"}}
    day = lines[0][header.index(("inlineStr", "day"))][1]
    assert (date(1899, 12, 30).toordinal() + int(float(day))) == date(2024, 2, 18).toordinal()


def test_a_workbook_begins_with_a_readme_that_names_every_column(ledger: Ledger, tmp_path: Path) -> None:
    (file,) = export(ledger, "xlsx", tmp_path)
    told = "\n".join(row[0][1] if row else "" for row in sheet_cells(file, "readme"))
    with zipfile.ZipFile(file) as archive:
        assert 'name="readme" sheetId="1"' in archive.read("xl/workbook.xml").decode()
    for table in TABLES.values():
        assert all(f"{one.name} (" in told for one in table.columns)


def test_every_amount_is_a_number_that_a_pivot_adds_up_and_has_all_its_digits_beside_it(tmp_path: Path) -> None:
    exact, too_long = 999_999_999_999_999, 12_345_678_901_234_567
    given = [posting("clm-1", "promised", exact, too_long)]
    with sample(tmp_path, postings=given) as ledger:
        (file,) = export(ledger, "xlsx", tmp_path)
    header, line = sheet_cells(file, "postings")
    places = [told for _, told in header]
    assert line[places.index("min")] == ("n", str(exact))
    assert line[places.index("max")] == ("n", "1.23456789012346E+16")
    assert line[places.index("max_exact")] == ("inlineStr", str(too_long))
    assert len(line) <= places.index("min_exact") or line[places.index("min_exact")] == ("", "")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-10**20, max_value=10**20))
@settings(max_examples=200)
def test_what_is_called_exact_comes_back_from_a_float_to_the_digit(value: Decimal) -> None:
    if is_exact(value):
        assert Decimal(f"{float(value):.15G}") == value


def test_a_number_too_large_for_a_column_is_empty_in_every_form(tmp_path: Path) -> None:
    with sample(tmp_path, postings=[posting("clm-1", "promised", 10**40, 10**40)]) as ledger:
        for form in FORMS:
            export(ledger, form, tmp_path / form)
    assert csv_rows(tmp_path / "csv", "postings")[0]["min"] == ""
    assert jsonl_rows(tmp_path / "jsonl", "postings")[0]["min"] is None
    assert parquet_rows(tmp_path / "parquet", "postings")[0]["min"] is None


def test_a_text_longer_than_a_cell_is_cut_in_xlsx_and_says_so(tmp_path: Path) -> None:
    long = "x" * 40_000
    with sample(tmp_path, claims=[claim("clm-1", evidence={"start": 0, "end": 40_000, "exact": long})]) as ledger:
        (file,) = export(ledger, "xlsx", tmp_path)
        export(ledger, "csv", tmp_path)
    header, line = sheet_cells(file, "claims")
    told = line[[name for _, name in header].index("evidence")][1]
    assert len(told) == MOST_CHARACTERS
    assert told.endswith("[cut here; whole in the other forms]")
    assert csv_rows(tmp_path, "claims")[0]["evidence"] == long


# -- nothing that runs -------------------------------------------------------------------------------------------------


def test_what_could_be_a_formula_is_text_in_csv_and_xlsx_and_as_it_was_elsewhere(tmp_path: Path) -> None:
    issues = [{"stage": "parse", "code": f"x{place:02}", "subject": text, "message": "m", "next_step": ""}
              for place, text in enumerate(TRIGGERS)]
    with sample(tmp_path, issues=issues) as ledger:
        for form in FORMS:
            export(ledger, form, tmp_path / form)
    readers = (("csv", csv_rows), ("jsonl", jsonl_rows), ("parquet", parquet_rows))
    in_csv, in_jsonl, in_parquet = (
        {row["code"]: row["subject"] for row in read(tmp_path / form, "issues")} for form, read in readers)
    in_xlsx = {line[1][1]: line[2] for line in sheet_cells(tmp_path / "xlsx" / "pledgebook.xlsx", "issues")[1:]}
    for place, text in enumerate(TRIGGERS):
        code = f"x{place:02}"
        assert in_csv[code] == f"'{text}"
        assert unguarded(in_csv[code]) == text
        kind, cell = in_xlsx[code]
        assert (kind, cell.replace("_x000D_", "\r")) == ("inlineStr", text)
        assert in_jsonl[code] == in_parquet[code] == text


def test_numbers_below_nothing_are_not_marked_as_text() -> None:
    assert csv_text(Decimal("-5.50")) == "-5.50"
    assert csv_text("-5.5") == "-5.5"
    assert csv_text("-5.5 and more") == "'-5.5 and more"


@given(st.text(max_size=20) | st.text("'=+-@\t\r\n 1", max_size=6))
@settings(max_examples=300)
def test_a_guarded_text_can_always_be_had_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in ("=", "@", "\t", "\r", "\n")


def test_hostile_words_come_back_word_for_word_and_turn_no_line_where_people_look(
    ledger: Ledger, tmp_path: Path,
) -> None:
    for form in FORMS:
        export(ledger, form, tmp_path / form)
    for found in (jsonl_rows(tmp_path / "jsonl", "claims"), parquet_rows(tmp_path / "parquet", "claims")):
        assert HOSTILE in {row["evidence"] for row in found}
    seen = HOSTILE.replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]")
    assert seen in {row["evidence"] for row in csv_rows(tmp_path / "csv", "claims")}
    sheet = sheet_cells(tmp_path / "xlsx" / "pledgebook.xlsx", "claims")
    assert seen in {told for line in sheet for _, told in line}


@pytest.mark.parametrize(("text", "seen"), [
    ("a\u202eb", "a[U+202E]b"), ("a\x1b[31mb", "a[U+001B][31mb"), ("two\nlines\tand\r", "two\nlines\tand\r"),
    ("\u05d0\u200f!", "\u05d0\u200f!"),
    ("Za\u017c\u00f3\u0142\u0107 10\u00a0000", "Za\u017c\u00f3\u0142\u0107 10\u00a0000")])
def test_only_what_disguises_a_text_is_written_by_its_number(text: str, seen: str) -> None:
    assert undisguised(text) == seen


# -- whole or not at all -----------------------------------------------------------------------------------------------


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_form_that_is_none_is_named_with_those_there_are(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r'no form "pdf"(.|\n)*csv, dta, duckdb, jsonl, parquet, xlsx'):
        export(ledger, "pdf", tmp_path)


def test_a_target_that_is_a_file_is_an_error_and_stays(ledger: Ledger, tmp_path: Path) -> None:
    target = tmp_path / "taken"
    target.write_text("mine")
    for form in FORMS:
        with pytest.raises(BookError, match="is a file, not a folder"):
            export(ledger, form, target)
    assert target.read_text() == "mine"


@pytest.mark.parametrize("form", FORMS)
def test_a_full_disk_leaves_what_was_there_and_says_so(ledger: Ledger, tmp_path: Path, form: str) -> None:
    target = tmp_path / "out"
    export(ledger, form, target)
    before = files_in(target)
    told = export_elsewhere(ledger, form, target, limit=3000)
    assert "the disk is full; nothing was changed there" in told
    assert "next: make room" in told
    assert files_in(target) == before


def export_elsewhere(ledger: Ledger, form: str, target: Path, limit: int = -1) -> str:
    """Export in a process whose files may not grow beyond `limit` bytes (-1: as they like)."""
    program = ("import resource, signal, sys\nfrom pathlib import Path\nfrom pledgebook.errors import BookError\n"
               "from pledgebook.ledger import Ledger\nfrom pledgebook.publish import export\n"
               "ledger = Ledger(Path(sys.argv[1]))\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
               f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
               "try:\n    export(ledger, sys.argv[2], Path(sys.argv[3]))\n"
               "except BookError as error:\n    print(error)\n")
    done = subprocess.run([sys.executable, "-c", program, str(ledger.path), form, str(target)], capture_output=True,
                          text=True, timeout=60, check=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize("form", FORMS)
def test_a_really_full_disk_leaves_what_was_there_and_says_so(ledger: Ledger, tmp_path: Path, form: str) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=96k", "none", str(disk)], capture_output=True, check=False)
    if not mounted or mounted.returncode:
        pytest.skip("only who may mount can fill a disk of its own")
    try:
        (disk / "filler").write_bytes(b"x" * 60_000)
        (disk / "out").mkdir()
        (disk / "out" / "claims.csv").write_text("mine")
        assert "the disk is full" in export_elsewhere(ledger, form, disk / "out")
        assert files_in(disk / "out") == {"claims.csv": b"mine"}
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_an_error_with_a_next_step(ledger: Ledger, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    with pytest.raises(BookError, match=r"may not be written; nothing was changed there(.|\n)*next: name a folder"):
        export(ledger, "csv", closed)


def test_a_disk_that_is_read_only_is_an_error_with_a_next_step(ledger: Ledger, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "ro", "none", str(disk)], capture_output=True, check=False)
    if not mounted or mounted.returncode:
        pytest.skip("only who may mount can have a read-only disk")
    try:
        with pytest.raises(BookError, match="may not be written; nothing was changed there"):
            export(ledger, "csv", disk / "out")
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_limits_of_this_process_are_untouched() -> None:
    """The tests above set limits in processes of their own only."""
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
    assert signal.getsignal(signal.SIGXFSZ) in (signal.SIG_DFL, signal.SIG_IGN)
