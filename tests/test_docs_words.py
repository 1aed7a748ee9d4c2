"""The words: one source for what several pages tell, every published column described, and tutorials that are right."""

import json
import re
import subprocess
import sys
from collections import defaultdict
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import openpyxl
import pytest

sys.path.insert(0, str(Path(__file__).parent))

import docs_made
from test_docs import page, rows, section

from pledgebook.codes import KIND_CODES, STAGE_CODES
from pledgebook.publish.release.changes import CHANGES
from pledgebook.publish.release.comparing import MEANINGS
from pledgebook.publish.release.kiel import KIEL
from pledgebook.publish.release.writing import CODES, FOLDERS, PARTS, code_rows
from pledgebook.publish.tables import TABLES, Column, Table
from pledgebook.views import method, method_words

ROOT = docs_made.ROOT
DICTIONARY, METHOD = page("docs/data-dictionary.md"), page("docs/method.md")


# -- tables ------------------------------------------------------------------------------------------------------------


def described(title: str, level: int = 3) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in rows(section(DICTIONARY, title, level))}


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_column_of_an_exported_table_is_described(table: Table):
    assert described(table.name) == {one.name: [str(one.sort), one.meaning] for one in table.columns}
    assert all(len(one.meaning) > 5 for one in table.columns)


@pytest.mark.parametrize("table", [CHANGES, CODES, KIEL], ids=lambda table: table.name[:8])
def test_every_column_of_what_only_a_release_has_is_described(table: Table):
    told = described(docs_made.RELEASED[table.name])
    assert list(told) == [one.name for one in table.columns]


def test_the_dictionary_describes_no_exported_table_that_is_not_there():
    titles = set(re.findall(r"^### (\S+)$", section(DICTIONARY, "Exports", 2), re.MULTILINE))
    assert titles == set(TABLES)


def test_every_file_of_a_release_is_told_on_both_pages():
    """What a release is made of, by the paths that its parts and forms are written to."""
    told = [section(DICTIONARY, "Releases", 2), page("docs/releases.md")]
    written = {path if "." in path else f"{path}/" for path in FOLDERS.values()}
    assert {"the tables", "annotations", "IATI"} <= set(PARTS)
    named = {"codebook.csv", "codes.csv", "changes.csv", "changes.json", "annotations.jsonl", "iati/activities.xml",
             "kiel/", "datapackage.json", "croissant.json", "dcat.jsonld", "CITATION.cff", "manifest.json",
             "SHA256SUMS", "judgements.jsonl", "inputs/"}
    for text in told:
        assert not {name for name in written | named if f"`{name}`" not in text}


def test_every_reason_of_a_change_is_told_on_both_pages():
    reasons = {str(reason): told for reason, told in MEANINGS.items()}
    for text in (section(page("docs/releases.md"), "What changed", 2), section(METHOD, "What is revised, and how", 2)):
        assert {row[0]: row[1] for row in rows(text)} == reasons


# -- the method --------------------------------------------------------------------------------------------------------


def test_the_crosswalk_is_one_in_docs_on_the_site_and_in_releases():
    told = {row[0].partition("`")[0]: row[2:] for row in rows(section(METHOD, _TERMS, 2)) if len(row) == 5}
    shown = {one.code: [one.kiel, one.fts, one.iati] for one in map(method._stage, STAGE_CODES)}
    assert told == shown
    released = {row["code"]: row for row in code_rows()}
    assert set(released) == {*map(str, STAGE_CODES), *map(str, KIND_CODES)}
    for stage, codes in STAGE_CODES.items():
        row = released[str(stage)]
        assert [row["kiel"] or "\N{EN DASH}", row["fts"] or "\N{EN DASH}"] == told[str(stage)][:2]
        assert told[str(stage)][2].split(" ")[0] == (codes.iati_transaction or "\N{EN DASH}")


_TERMS = "Our terms and those of Kiel, FTS and IATI"


@pytest.mark.parametrize("part", method_words.NOTES)
def test_the_method_says_what_the_explorer_says(part: str):
    for name, told in method_words.NOTES[part]:
        assert f"| {name} | {told} |" in METHOD


def test_the_method_has_every_part_that_was_promised():
    titles = re.findall(r"^## (.+)$", METHOD, re.MULTILINE)
    assert {"Definitions", _TERMS, "What counts as evidence", "Why nothing counts twice", "What a promise is worth",
            "Known gaps", "How good it is", "What is revised, and how", "How to complain"} <= set(titles)


# -- the built pages ---------------------------------------------------------------------------------------------------


def test_every_page_is_in_the_contents_of_the_built_docs():
    listed = set(re.findall(r"^([\w/-]+)$", "\n".join(re.findall(r"```\{toctree\}\n(.*?)```", page("docs/index.md"),
                                                                 re.DOTALL)), re.MULTILINE))
    there = {path.relative_to(ROOT / "docs").with_suffix("").as_posix() for path in docs_made.documents()
             if path.is_relative_to(ROOT / "docs") and path.parent.name != "decisions"} - {"index", "README"}
    assert listed == there | {"decisions/README"}


@pytest.mark.slow
def test_the_docs_are_built_without_a_warning_and_load_nothing_from_elsewhere(tmp_path: Path):
    if not all(map(find_spec, ("sphinx", "myst_parser", "furo"))):
        pytest.skip("the extra `docs` is not installed")
    build = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-d", str(tmp_path / "trees")]
    done = subprocess.run([*build, str(ROOT / "docs"), str(tmp_path / "site")], capture_output=True, text=True,
                          check=False)
    assert (done.returncode, done.stderr) == (0, "")
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 40
    for one in pages:
        text = one.read_text(encoding="utf-8")
        loaded = re.findall(r"<(?:script|img|iframe|source)\b[^>]*\bsrc=\"([^\"]+)|<link\b[^>]*\bhref=\"([^\"]+)", text)
        assert not [link for link in loaded if re.match(r"(?:https?:)?//", "".join(link))], one.name
    for sheet in (tmp_path / "site").rglob("*.css"):
        assert not re.search(r"(?:@import|url\()\s*['\"]?(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet.name


# -- tutorials ---------------------------------------------------------------------------------------------------------

EXCEL = page("docs/tutorials/excel.md")


def letter(columns: tuple[Column, ...], name: str) -> str:
    place = next(number for number, one in enumerate(columns, start=1) if one.name == name)
    return str(openpyxl.utils.get_column_letter(place))


def test_the_formulas_for_excel_name_the_columns_that_they_mean():
    commitments, claims, members = (TABLES[name].columns for name in ("commitments", "claims", "members"))
    donors, words = letter(commitments, "donors"), letter(claims, "evidence")
    assert f"commitments!A:A, commitments!{donors}:{donors})" in EXCEL
    assert f"claims!A:A, claims!{words}:{words})" in EXCEL
    first = (letter(commitments, "id"), letter(claims, "id"), letter(TABLES["amounts"].columns, "commitment"))
    assert first == ("A", "A", "A")
    assert letter(members, "claim") == "B"


def test_the_tutorial_filters_by_all_that_sums_are_filtered_by():
    kept = {row[0]: row[1] for row in rows(section(EXCEL, "3. The sheet for sums", 2))}
    assert kept == {"basis": "stated", "currency": "EUR", "prices_of": "empty", "left_out": "empty",
                    "no_promise": "empty"}
    assert set(kept) <= {one.name for one in TABLES["amounts"].columns}


def sheet(book: Any, name: str) -> list[dict[str, Any]]:
    header, *cells = book[name].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in cells]


@pytest.mark.slow
def test_the_pivot_of_the_tutorial_has_the_sums_of_the_program(tmp_path: Path):
    shell = docs_made.Shell(tmp_path)
    shell.run("pledgebook export --book demo-book --form xlsx demo.xlsx")
    book = openpyxl.load_workbook(tmp_path / "demo.xlsx", read_only=True)
    donors = {row["id"]: row["donors"] for row in sheet(book, "commitments")}
    pivot: dict[Any, Decimal] = defaultdict(Decimal)
    for row in sheet(book, "amounts"):
        if (row["basis"], row["currency"]) == ("stated", "EUR") \
                and not any(row[name] for name in ("prices_of", "left_out", "no_promise")) and row["promised_min"]:
            assert isinstance(row["promised_min"], int | float), "a pivot leaves out what is no number"
            pivot[donors[row["commitment"]]] += Decimal(str(row["promised_min"]))
    told = [json.loads(row) for row in shell.run("pledgebook totals --book demo-book --by donor --json")]
    sums = {row["donor"] or None: Decimal(str(row["promised"]["min"])) for row in told if row["promised"]["min"]}
    assert {(donor or "").replace(";", "+") or None: cents(value) for donor, value in pivot.items()} \
        == {donor: cents(value) for donor, value in sums.items()}
    assert len(sums) > 10


def cents(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"))
