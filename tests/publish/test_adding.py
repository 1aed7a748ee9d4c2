"""An export adds up in every form, and one that does not is refused: nothing is put in place."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sample_ledger import kept, sample

from pledgebook.errors import CheckError
from pledgebook.ledger import Ledger
from pledgebook.publish import EXPORTERS, export, exports, sheets
from pledgebook.publish.adding import READERS, Sums
from pledgebook.publish.tables import TABLES, Sort, records
from pledgebook.views.worth import ALL

FORMS = sorted(EXPORTERS)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with sample(tmp_path, commitments=kept()) as opened:
        yield opened


def sums_of(ledger: Ledger) -> dict[str, dict[str, Decimal]]:
    """By hand: the amounts of the ledger's own records."""
    found = {}
    for table in TABLES.values():
        places = [(place, one.name) for place, one in enumerate(table.columns) if one.sort in (Sort.AMOUNT, Sort.VALUE)]
        rows = list(table.rows(records(ledger, table, ALL)))
        found[table.name] = {name: sum((row[place] for row in rows if row[place] is not None), Decimal(0))
                             for place, name in places}
    return found


@pytest.mark.parametrize("form", FORMS)
def test_sums_are_equal_in_every_form(ledger: Ledger, tmp_path: Path, form: str) -> None:
    written = {path.stem: path for path in export(ledger, form, tmp_path / "out")}
    wanted = sums_of(ledger)
    assert any(any(some.values()) for some in wanted.values())
    for table in TABLES.values():
        read = Sums(table)
        for cells in READERS[form](written.get(table.name) or next(iter(written.values())), table):
            read.add(cells)
        assert {name: read.amounts.get(name, Decimal(0)) for name in wanted[table.name]} == wanted[table.name]
        assert read.rows == sum(1 for _ in table.rows(records(ledger, table, ALL)))


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
@pytest.mark.parametrize("fault", ["a row is lost", "a digit is lost"])
def test_a_form_that_loses_a_row_or_a_digit_is_refused(
        ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, fault: str) -> None:
    def faulty(write):
        def wrapped(table, rows, file):
            rows = list(rows)
            if table.name == "balances":
                rows = rows[1:] if fault == "a row is lost" else [
                    tuple(Decimal(1) if isinstance(cell, Decimal) else cell for cell in row) for row in rows]
            write(table, iter(rows), file)
        return wrapped

    for name in ("write_csv", "write_jsonl", "write_parquet"):
        monkeypatch.setattr(exports, name, faulty(getattr(exports, name)))
    with pytest.raises(CheckError, match=r"balances(.|\n)*sums-differ") as caught:
        export(ledger, form, tmp_path / "out")
    assert caught.value.exit_code == 4
    assert list((tmp_path / "out").iterdir()) == []


def test_a_workbook_that_loses_a_digit_is_refused(
        ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A number of more than 15 digits, written as a number, is no longer that number."""
    write = sheets._write_cell
    monkeypatch.setattr(sheets, "_write_cell", lambda sheet, place, cell, formats: write(
        sheet, place, cell + 1 if isinstance(cell, Decimal) else cell, formats))
    with pytest.raises(CheckError, match="sums-differ"):
        export(ledger, "xlsx", tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
