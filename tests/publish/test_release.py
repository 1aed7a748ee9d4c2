"""A release: all forms with the same sums, valid descriptions, nothing that runs, put in place whole or not at all."""

import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import duckdb
import openpyxl
import pandas as pd
import pytest
from released import READERS, added, csv_rows, edition, released, rows_of, sums, total
from sample_ledger import HOSTILE, TEXT, balance, commitment, kept, rows, sample, stated

from pledgebook.catalogue import load_catalogue
from pledgebook.codes import STAGE_CODES, Stage
from pledgebook.config import Release
from pledgebook.errors import BookError, CheckError, ConfigError
from pledgebook.ledger import SUMMED, Ledger
from pledgebook.publish import exports, stata
from pledgebook.publish.cells import unguarded
from pledgebook.publish.release import find_release, key_of, release_before, releases_in, write_release, writing
from pledgebook.publish.release.hashing import read_sums, sha256_of
from pledgebook.publish.release.iati import check_schema
from pledgebook.publish.tables import TABLES

ABOUT = Release(publisher="Ledger House", licence="CC-BY-4.0", url="https://ledgers.example/releases",
                iati_reporter="XX-LEDGER")
WHOLE: frozenset[str] = frozenset()


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with sample(tmp_path_factory.mktemp("book"), commitments=kept()) as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole release, made once: no test changes it."""
    return released(ledger, tmp_path_factory.mktemp("book") / "releases", about=ABOUT, without=WHOLE)


def read_json(file: Path):
    return json.loads(file.read_text(encoding="utf-8"))


# -- the same in every file --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", [name for name in TABLES if added(name)])
def test_sums_of_every_column_are_the_same_to_the_cent_in_every_form(folder: Path, table: str) -> None:
    found = {form: sums(rows_of(folder, form, table), table) for form in READERS}
    assert all(one == found["csv"] for one in found.values())


@pytest.mark.parametrize("form", READERS)
def test_totals_of_the_ledger_can_be_added_up_from_every_form(ledger: Ledger, folder: Path, form: str) -> None:
    for currency in ("EUR", "USD"):
        (wanted,) = ledger.totals((), currency)
        some = [row for row in rows_of(folder, form, "amounts") if row["basis"] == "stated" and
                row["currency"] == currency and row["left_out"] in (None, "") and row["no_promise"] in (None, "")]
        assert len(some) == wanted["with_value"] > 0
        for name in SUMMED:
            assert total(row[f"{name}_min"] for row in some) == Decimal(str(wanted[name]["min"] or 0))
            if wanted[name]["max"] is not None:
                assert total(row[f"{name}_max"] for row in some) == Decimal(str(wanted[name]["max"]))


def test_what_a_larger_promise_counts_or_no_promise_is_says_so(tmp_path: Path) -> None:
    whole = commitment("cmt-w", values=[stated(100, 100)], balances=[balance("promised", 100, 100, "EUR")])
    part = commitment("cmt-p", values=[stated(40, 40)], balances=[balance("promised", 40, 40, "EUR")], part_of="cmt-w")
    stock = commitment("cmt-s", values=[stated(7, 7)], balances=[balance("promised", 7, 7, "EUR")],
                       no_gift="own_stock", claims=[{"claim": "clm-1", "part": "opens"}])
    with sample(tmp_path, commitments=[whole, part, stock]) as ledger:
        made = released(ledger, tmp_path / "releases")
        assert ledger.totals(())[0]["promised"]["min"] == 100
    told = {row["commitment"]: (row["left_out"], row["no_promise"]) for row in csv_rows(made / "csv/amounts.csv")}
    assert told == {"cmt-w": ("", ""), "cmt-p": ("cmt-w", ""), "cmt-s": ("", "own_stock")}


def test_an_amount_with_more_digits_than_a_double_is_exact_in_stata_too(tmp_path: Path) -> None:
    long = "12345678901234567.891234"
    with sample(tmp_path, commitments=[commitment("cmt-1", values=[stated(long, long)])]) as ledger:
        made = released(ledger, tmp_path / "releases", without=WHOLE)
    for form in READERS:
        assert total(row["promised_min"] for row in rows_of(made, form, "amounts")) == Decimal(long), form
    assert "promised_min_exact" in pd.read_stata(made / "stata/amounts.dta")


def test_every_table_has_every_row_in_every_form(ledger: Ledger, folder: Path) -> None:
    for name in TABLES:
        assert len({len(rows_of(folder, form, name)) for form in READERS}) == 1, name


# -- forms -------------------------------------------------------------------------------------------------------------


def test_the_duckdb_file_has_the_storage_version_that_older_programs_read(folder: Path) -> None:
    head = (folder / "pledgebook.duckdb").read_bytes()[:32]
    assert head[8:12] == b"DUCK"
    assert int.from_bytes(head[12:20], "little") == 64  # DuckDB 0.10 to 1.x read it; newer forms have 65 and more
    with duckdb.connect() as database:
        database.execute(f"ATTACH '{folder / 'pledgebook.duckdb'}' AS book (READ_ONLY)")
        told = database.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'book'").fetchone()
    assert "v1.0.0" in str(told)


def test_duckdb_tables_say_what_their_columns_mean(folder: Path) -> None:
    with duckdb.connect(str(folder / "pledgebook.duckdb"), read_only=True) as database:
        told = dict(database.execute("SELECT column_name, comment FROM duckdb_columns() "
                                     "WHERE table_name = 'amounts'").fetchall())
        kinds = dict(database.execute("SELECT column_name, data_type FROM duckdb_columns() "
                                      "WHERE table_name = 'commitments'").fetchall())
    assert told["left_out"] == next(one.meaning for one in TABLES["amounts"].columns if one.name == "left_out")
    assert (kinds["donors"], kinds["due_latest"]) == ("VARCHAR[]", "DATE")


def test_stata_files_are_of_format_118_with_unicode_days_and_labels(folder: Path) -> None:
    assert (folder / "stata/claims.dta").read_bytes().startswith(b"<stata_dta><header><release>118</release>")
    frame = pd.read_stata(folder / "stata/claims.dta")
    assert HOSTILE in set(frame["evidence"])
    assert str(frame["published"].dtype).startswith("datetime64")
    with pd.read_stata(folder / "stata/commitments.dta", iterator=True) as reader:
        assert reader.variable_labels()["part_of"].startswith("the larger promise")


def test_the_workbook_begins_with_a_readme_and_a_codebook_and_has_ids_as_text(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "pledgebook.xlsx")
    assert book.sheetnames[:2] == ["readme", "codebook"]
    told = {(row[0], row[1]) for row in book["codebook"].iter_rows(min_row=2, values_only=True)}
    assert {(table.name, column.name) for table in TABLES.values() for column in table.columns} <= told
    sheet = book["postings"]
    header = [cell.value for cell in sheet[1]]
    first = dict(zip(header, sheet[2], strict=True))
    assert (first["commitment"].data_type, first["min"].data_type, first["day"].is_date) == ("s", "n", True)
    assert first["commitment"].coordinate == "A2"
    for one in book.worksheets[2:]:
        assert one.freeze_panes == "A2", one.title
        assert one.auto_filter.ref == one.dimensions, "a filter on every column, over all rows"


def test_csv_has_a_mark_that_makes_excel_read_it_as_unicode_and_its_header_in_the_first_row(folder: Path) -> None:
    for file in (*folder.glob("*.csv"), *folder.glob("*/*.csv")):
        assert file.read_bytes().startswith(b"\xef\xbb\xbf"), file
        assert file.read_text(encoding="utf-8-sig").splitlines()[0].replace("_", "").replace(",", "").isalnum(), file


def test_the_codebook_has_every_column_of_every_table_of_the_release(folder: Path) -> None:
    told = {(row["table"], row["column"]) for row in csv_rows(folder / "codebook.csv")}
    for file in folder.glob("csv/*.csv"):
        assert {(file.stem, name) for name in csv_rows(file)[0]} <= told
    assert {("changes", name) for name in (folder / "changes.csv").read_text("utf-8-sig").strip().split(",")} <= told


def test_without_pandas_a_release_says_what_to_install_and_writes_nothing(
        ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stata, "find_spec", lambda _name: None)
    with pytest.raises(ConfigError, match=r"pandas(.|\n)*pledgebook\[release\]"):
        released(ledger, tmp_path / "releases", without=WHOLE)
    assert not (tmp_path / "releases").exists()
    made = released(ledger, tmp_path / "releases")
    assert not (made / "stata").exists()
    assert "dta" in read_json(made / "manifest.json")["without"]


# -- nothing that runs, nothing that is not ours -----------------------------------------------------------------------


def test_hostile_texts_are_texts_in_every_file_that_a_spreadsheet_opens(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://evil.example","x")\u202e<script>alert(1)</script>'
    one = commitment("cmt-1", item={"text": evil, "id": None}, values=[stated(5, 5)],
                     claims=[{"claim": "clm-1", "part": "opens"}])
    with sample(tmp_path, commitments=[one]) as ledger:
        made = released(ledger, tmp_path / "releases", book=evil, without=WHOLE)
    for file in (*made.glob("csv/*.csv"), *made.glob("kiel/*.csv"), *made.glob("*.csv")):
        for row in csv_rows(file):
            for cell in row.values():
                assert not re.match(r"[=@\t\r\n]|[+-](?![\d.]+$)", cell), (file, cell)
                assert "\u202e" not in cell, file
    (told,) = csv_rows(made / "csv/commitments.csv")
    seen = evil.replace("\u202e", "[U+202E]")
    assert unguarded(told["item"]) == seen
    (line,) = (made / "jsonl/commitments.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["item"] == evil, "what only programs read is to the letter"
    for file in (made / "pledgebook.xlsx", made / "kiel/bilateral_assistance.xlsx"):
        book = openpyxl.load_workbook(file)
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink], file
        assert seen in {cell.value for cell in cells}
        assert evil not in {cell.value for cell in cells}
    xml = (made / "iati/activities.xml").read_text(encoding="utf-8")
    assert "<script>" not in xml


def test_whole_articles_are_in_no_file(folder: Path) -> None:
    assert "the minister said" in TEXT
    for file in folder.rglob("*"):
        if file.suffix in (".csv", ".jsonl", ".json", ".jsonld", ".xml", ".md", ".txt"):
            assert TEXT[:120] not in file.read_text(encoding="utf-8"), file
    with duckdb.connect(str(folder / "pledgebook.duckdb"), read_only=True) as database:
        names = [name for (name,) in database.execute("SELECT column_name FROM duckdb_columns()").fetchall()]
    assert "text" not in names
    assert "record" not in names


def test_nobody_who_decided_is_named(ledger: Ledger, tmp_path: Path) -> None:
    decisions = [{"id": "jdg-1", "verdict": "accept", "subjects": ["clm-1"], "day": "2026-11-01"}]
    made = released(ledger, tmp_path / "releases", decisions=decisions)
    assert [json.loads(line) for line in (made / "judgements.jsonl").read_text().splitlines()] == decisions


# -- annotations -------------------------------------------------------------------------------------------------------


def test_every_evidence_span_is_an_annotation_whose_quote_stands_at_its_place(folder: Path) -> None:
    told = [json.loads(line) for line in (folder / "annotations.jsonl").read_text(encoding="utf-8").split("\n") if line]
    assert len(told) == sum(1 for claim in rows()["claims"] if claim["evidence"])
    for one in told:
        quote, place = one["target"]["selector"]
        assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        if one["id"] != "urn:pledgebook:clm-5":  # whose evidence is wrong on purpose
            assert TEXT[place["start"]:place["end"]] == quote["exact"]
            assert (quote["prefix"] + quote["exact"] + quote["suffix"]) in TEXT
        assert len(quote["prefix"]) <= 32
        assert one["target"]["source"]["sha256"] == "0" * 64


def test_a_place_that_says_it_again_is_an_annotation_of_its_own(tmp_path: Path) -> None:
    claims = rows()["claims"]
    claims[0]["also"] = [{"start": 0, "end": 5}]
    with sample(tmp_path, claims=claims) as ledger:
        made = released(ledger, tmp_path / "releases")
    told = [json.loads(line) for line in (made / "annotations.jsonl").read_text(encoding="utf-8").split("\n") if line]
    again = next(one for one in told if one["id"] == "urn:pledgebook:clm-1:also:1")
    assert again["target"]["selector"][0]["exact"] == "PARIS"


# -- IATI --------------------------------------------------------------------------------------------------------------


def money_posting(name: str, account: str, low, high, **more):
    return {"commitment": "cmt-1", "claim": name, "account": account, "commodity": "EUR", "min": low, "max": high,
            "bound": "exact", "day": "2024-02-18", **more}


@pytest.fixture
def activities(tmp_path: Path):
    postings = [money_posting("clm-1", "promised", 100, 100), money_posting("clm-1", "committed", None, 60),
                money_posting("clm-2", "delivered", 40, 45), money_posting("clm-2", "cancelled", 1, 1),
                money_posting("clm-3", "delivered", 5, 5, day=None)]
    with sample(tmp_path, postings=postings) as ledger:
        made = released(ledger, tmp_path / "releases", about=ABOUT)
    return made, ET.parse(made / "iati/activities.xml").getroot()


def test_iati_is_valid_by_the_official_schema_and_told_by_a_secondary_reporter(activities) -> None:
    made, root = activities
    check_schema(made / "iati/activities.xml")
    assert root.get("version") == "2.03"
    for activity in root:
        reporter = activity.find("reporting-org")
        assert (reporter.get("ref"), reporter.get("secondary-reporter")) == ("XX-LEDGER", "1")
        assert activity.findtext("iati-identifier").startswith("XX-LEDGER-cmt-")


def test_pledges_commitments_and_disbursements_have_the_codes_of_the_closed_list(activities) -> None:
    _, root = activities
    told = [(one.find("transaction-type").get("code"), one.findtext("value")) for one in root.iter("transaction")]
    assert sorted(told) == [("12", "100"), ("2", "60"), ("3", "40")]
    assert [STAGE_CODES[stage].iati_transaction for stage in (Stage.ANNOUNCED, Stage.COMMITTED, Stage.DELIVERED)] == [
        "12", "2", "3"]
    words = [one.findtext("description/narrative") for one in root.iter("transaction")]
    assert "delivered: 40 to 45 EUR" in words
    assert "committed: up to 60 EUR" in words


def test_what_makes_no_transaction_is_counted(activities) -> None:
    made, _ = activities
    told = read_json(made / "manifest.json")["notes"]["iati"]
    assert (told["transactions"], told["postings without: a day or an amount"]) == (3, 1)
    assert told["activities"] == 3


def test_addresses_that_run_are_no_links_in_iati(activities) -> None:
    _, root = activities
    assert {link.get("url") for link in root.iter("document-link")} == {"https://gazette.example/drones"}


def test_an_iati_file_that_the_schema_refuses_is_a_fault_that_is_told(tmp_path: Path) -> None:
    file = tmp_path / "bad.xml"
    file.write_text('<iati-activities version="2.03"><iati-activity><title/></iati-activity></iati-activities>')
    with pytest.raises(CheckError, match=r"not valid by the schema of IATI 2\.03"):
        check_schema(file)


def test_a_book_without_a_promise_has_no_iati_file_and_is_released_all_the_same(tmp_path: Path) -> None:
    with sample(tmp_path, **{name: [] for name in rows()}) as ledger:
        made = released(ledger, tmp_path / "releases", without=WHOLE)
    assert not (made / "iati").exists()
    for form in READERS:
        assert rows_of(made, form, "amounts") == []


# -- Kiel --------------------------------------------------------------------------------------------------------------


def test_the_kiel_shaped_sheet_adds_up_to_our_total_in_csv_and_xlsx(ledger: Ledger, folder: Path) -> None:
    (wanted,) = ledger.totals(())
    name = "tot_sub_activity_value_EUR"
    book = openpyxl.load_workbook(folder / "kiel/bilateral_assistance.xlsx", read_only=True)
    header, *lines = book["Bilateral Assistance, MAIN DATA"].iter_rows(values_only=True)
    book.close()
    told = csv_rows(folder / "kiel/bilateral_assistance.csv")
    assert total(row[name] for row in told) == wanted["promised"]["min"] > 0
    assert total(line[header.index(name)] for line in lines) == wanted["promised"]["min"]
    assert header[0] == "activity_id"


def test_a_part_has_no_value_of_its_own_in_the_kiel_shaped_sheet(tmp_path: Path) -> None:
    whole = commitment("cmt-w", values=[stated(100, 120)], balances=[balance("promised", 100, 120, "EUR")])
    part = commitment("cmt-p", values=[stated(40, 40)], part_of="cmt-w", stage="delivered")
    asked = commitment("cmt-r", stage="requested", values=[stated(9, 9)])
    with sample(tmp_path, commitments=[whole, part, asked]) as ledger:
        made = released(ledger, tmp_path / "releases")
    told = {row["sub_activity_id"]: row for row in csv_rows(made / "kiel/bilateral_assistance.csv")}
    assert set(told) == {"cmt-w", "cmt-p"}
    columns = ("activity_id", "total_value_dummy", "tot_sub_activity_value_EUR", "measure")
    assert [told["cmt-p"][name] for name in columns] == ["cmt-w", "0", "", "Disbursement"]
    assert [told["cmt-w"][name] for name in columns] == ["cmt-w", "1", "100", "Commitment"]
    assert told["cmt-w"]["tot_sub_activity_value_EUR_max"] == "120"
    assert told["cmt-w"]["month"] == "26"  # February 2024, counted from January 2022 as 1


# -- descriptions ------------------------------------------------------------------------------------------------------


def test_every_description_has_every_table_and_column_of_the_one_list(folder: Path) -> None:
    package, croissant = read_json(folder / "datapackage.json"), read_json(folder / "croissant.json")
    wanted = {name: [column.name for column in table.columns] for name, table in TABLES.items()}
    assert {one["name"]: [f["name"] for f in one["schema"]["fields"]] for one in package["resources"]} == wanted
    assert {one["name"]: [f["name"] for f in one["field"]] for one in croissant["recordSet"]} == wanted
    assert all(one["description"] for each in package["resources"] for one in each["schema"]["fields"])


def test_descriptions_have_the_hashes_of_the_files(folder: Path) -> None:
    for one in read_json(folder / "datapackage.json")["resources"]:
        assert one["hash"] == f"sha256:{sha256_of(folder / one['path'])}"
    for one in read_json(folder / "croissant.json")["distribution"]:
        assert one["sha256"] == sha256_of(folder / one["contentUrl"])
    for one in read_json(folder / "dcat.jsonld")["dcat:distribution"]:
        if "spdx:checksum" in one:
            assert one["spdx:checksum"]["spdx:checksumValue"] == sha256_of(folder / one["dct:title"])


def test_who_publishes_it_under_which_licence_and_where_stands_in_every_description(folder: Path) -> None:
    home = "https://ledgers.example/releases/2026.11/"
    assert read_json(folder / "datapackage.json")["licenses"] == [{"name": "CC-BY-4.0"}]
    assert read_json(folder / "croissant.json")["creator"]["name"] == "Ledger House"
    assert read_json(folder / "dcat.jsonld")["@id"] == home
    citation = (folder / "CITATION.cff").read_text(encoding="utf-8")
    assert 'version: "2026.11"\n' in citation
    assert "date-released: 2026-11-26\n" in citation
    assert f'url: "{home}"\n' in citation


@pytest.mark.skipif(importlib.util.find_spec("frictionless") is None, reason="frictionless is not installed here")
def test_frictionless_finds_the_data_package_valid(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "frictionless", "validate", str(folder / "datapackage.json")],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(importlib.util.find_spec("mlcroissant") is None, reason="mlcroissant is not installed here")
def test_mlcroissant_loads_the_description(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "mlcroissant", "validate", "--jsonld",
                           str(folder / "croissant.json")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


# -- whole, and only once ----------------------------------------------------------------------------------------------


def test_every_file_is_in_the_manifest_and_in_the_sums_with_its_hash(folder: Path) -> None:
    there = {path.relative_to(folder).as_posix(): sha256_of(path) for path in folder.rglob("*") if path.is_file()}
    told = {one["path"]: one["sha256"] for one in read_json(folder / "manifest.json")["outputs"]}
    assert told == {name: there[name] for name in there if name not in ("manifest.json", "SHA256SUMS")}
    assert read_sums(folder) == {name: there[name] for name in there if name != "SHA256SUMS"}


@pytest.mark.slow
def test_the_same_ledger_gives_the_same_bytes_but_for_the_duckdb_file(ledger: Ledger, tmp_path: Path) -> None:
    one, two = (released(ledger, tmp_path / place, without=WHOLE) for place in ("one", "two"))
    for file in sorted(one.rglob("*")):
        if file.is_file() and file.name not in ("pledgebook.duckdb", "manifest.json", "SHA256SUMS"):
            assert file.read_bytes() == (two / file.relative_to(one)).read_bytes(), file


def test_a_release_is_never_written_over(ledger: Ledger, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(BookError, match="never written over"):
        released(ledger, folder.parent)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("part", list(writing.PARTS))
def test_a_fault_in_any_part_leaves_nothing_behind(
        ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    def fails(_making):
        raise OSError(28, "No space left on device")
    monkeypatch.setitem(writing.PARTS, part, fails)
    with pytest.raises(BookError, match="the disk is full; nothing was put there"):
        released(ledger, tmp_path / "releases")
    assert list((tmp_path / "releases").iterdir()) == []


def test_what_does_not_add_up_is_not_released(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "write_csv", lambda table, rows, file: file.write_text(
        ",".join(column.name for column in table.columns) + "\n" * bool(list(rows)), encoding="utf-8-sig"))
    with pytest.raises(CheckError, match="nothing was put in place"):
        released(ledger, tmp_path / "releases")
    assert list((tmp_path / "releases").iterdir()) == []


# -- names -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["2026.13", "2026.1", "26.11", "2026.11.0", "2026.11.01", "2026-11", "../x", "", "v1"])
def test_what_is_no_name_of_a_release_is_refused_with_the_shape_it_should_have(name: str) -> None:
    with pytest.raises(ConfigError, match=r"no name of a release(.|\n)*2026\.11"):
        key_of(name)


def test_releases_are_in_order_of_time_and_know_the_one_before(tmp_path: Path) -> None:
    for name in ("2026.9", "2026.09", "2026.11", "2026.11.2", "2026.11.10", "2026.12", "notes"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "manifest.json").write_text("{}")
    assert [path.name for path in releases_in(tmp_path)] == ["2026.09", "2026.11", "2026.11.2", "2026.11.10", "2026.12"]
    assert release_before(tmp_path, "2026.11.10").name == "2026.11.2"
    assert release_before(tmp_path, "2026.09") is None


def test_a_release_that_is_not_there_is_told_with_those_that_are(folder: Path) -> None:
    assert find_release(Path("2026.11"), folder.parent) == folder
    with pytest.raises(BookError, match=r"is no release(.|\n)*2026\.11"):
        find_release(Path("2025.01"), folder.parent)


def test_a_name_that_is_none_writes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        write_release(ledger, edition(tmp_path, "soon"), tmp_path / "soon", load_catalogue())
    assert not (tmp_path / "soon").exists()
