"""All that is wrong with the tables of the package and of a book's folder, not only the first thing.

What may stand in a cell is told by the tables of `cells`; this reads every table to its end and goes on after a fault.
"""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from pledgebook.catalogue import load_catalogue
from pledgebook.catalogue.cells import CLOSED, FILLED, REFERS, CellFault, may_lack
from pledgebook.catalogue.lookup import LANGUAGES, WRITTEN_OUT
from pledgebook.catalogue.money import COLUMNS, load_money, money_faults
from pledgebook.catalogue.overlay import KEYS, among_its_key, key_of, wrong_entries
from pledgebook.catalogue.programmes import load_programmes, programme_faults
from pledgebook.catalogue.roles import meant
from pledgebook.catalogue.sources import source_faults
from pledgebook.catalogue.tables import Row
from pledgebook.errors import TableError

_DATES = ("from", "until")
_MORE_REFERS = (
    ("companions", "thing", "items", "id"), ("companions", "of", "items", "id"), ("companions", "node", "items", "id"),
    ("item_words", "item", "items", "id"), ("item_codes", "item", "items", "id"),
    *((f"{what}_aliases_{language}", what, f"{'items' if what == 'item' else 'parties'}", "id")
      for what in ("item", "party") for language in WRITTEN_OUT),
    ("role_words", "party", "parties", "id"),
)
_MAY_BE_EMPTY = (("items", "parent"), ("sources", "party"), ("sources", "country"), ("role_words", "party"))
_PLACE = re.compile(r"(?P<file>.+?)(?::(?P<line>[0-9]+))?")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong: where, what was expected there, and what to do."""

    file: str
    line: int
    column: str
    sentence: str
    expected: str
    next_step: str

    def words(self) -> str:
        """The fault in two lines."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        column = f"{self.column} " if self.column else ""
        return f"{place}: {column}{self.sentence} (expected: {self.expected})\n  next: {self.next_step}"


def faults_of(own: Path | None = None) -> list[Fault]:
    """Every fault of the package's tables and, over them, of those in the folder `own`, by file and line."""
    found = [_entry(error) for error in wrong_entries(own)]
    own = own if own and own.is_dir() else None
    tables: dict[str, list[Row]] = {}
    columns: dict[str, set[str]] = {}
    for name in _names(own):
        shipped, wrong = _read(name, _shipped(name), f"data/catalogue/{name}.csv", ())
        found += wrong
        mine: list[Row] = []
        if own and (own / f"{name}.csv").is_file():
            mine, wrong = _read(name, _own(own / f"{name}.csv"), f"{own.name}/{name}.csv", tuple(shipped[:1]))
            found += wrong
        columns[name] = set(shipped[0]) if shipped else set()
        replaced = {key_of(name, row): row for row in mine}
        tables[name] = [*(row for row in shipped if key_of(name, row) not in replaced), *mine]
        found += _twice(name, shipped) + _twice(name, mine)
    whole = {name: [row for row in rows if columns[name] <= set(row)] for name, rows in tables.items()}
    found += [*_cells(tables), *_references(tables), *_dates(tables), *_cycles(tables.get("items", [])),
              *_roles(tables), *_strangers(tables)]
    found += _not_yet_told(_of_money_and_programmes(whole), found)
    return sorted({*found, *_not_yet_told(_left(own, whole), found, by_line=True)})


def _names(own: Path | None) -> list[str]:
    """The tables that there are, and those of the book that the package knows by name."""
    shipped = {place.name.removesuffix(".csv") for place in files("pledgebook").joinpath("data/catalogue").iterdir()
               if place.name.endswith(".csv")}
    mine = {path.stem for path in own.glob("*.csv") if path.stem in KEYS} if own else set()
    return sorted(shipped | mine)


def _shipped(name: str) -> bytes:
    place = files("pledgebook").joinpath(f"data/catalogue/{name}.csv")
    return place.read_bytes() if place.is_file() else b""


def _own(path: Path) -> bytes:
    return path.read_bytes().removeprefix(b"\xef\xbb\xbf")


def _read(name: str, content: bytes, place: str, like: Sequence[Row]) -> tuple[list[Row], list[Fault]]:
    """The rows that can be read, and what is wrong with the others."""
    if not content:
        return [], []
    if like and name not in KEYS:
        like = ()
    optional: Sequence[str] = may_lack(name)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return [], [Fault(place, line, "", f"byte {error.start} is no UTF-8", "UTF-8", "save it as CSV in UTF-8")]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    wrong: list[Fault] = []
    header: list[str] = []
    try:
        for cells in reader:
            if not header:
                header = cells
                wrong += _header(header, place, like, optional)
                optional = [column for column in optional if like and column in like[0]]
            elif cells and len(cells) != len(header):
                wrong.append(Fault(place, reader.line_num, "", f"{len(cells)} cells", f"{len(header)} cells, as in the "
                                   "header", "columns: " + ", ".join(header)))
            elif cells:
                rows.append(_row(header, cells, f"{place}:{reader.line_num}", optional))
    except csv.Error as error:
        wrong.append(Fault(place, reader.line_num, "", f"it cannot be read as CSV ({error})", "quotes that close",
                           "look for a quotation mark that is not closed, on this line or above"))
    return rows, wrong


def _row(header: Sequence[str], cells: Sequence[str], place: str, optional: Iterable[str]) -> Row:
    row = Row(zip(header, cells, strict=True))
    for column in optional:
        row.setdefault(column, "")
    row.place = place
    return row


def _header(header: Sequence[str], place: str, like: Sequence[Row], optional: Collection[str]) -> Iterator[Fault]:
    wanted = list(like[0]) if like else []
    missing = [column for column in wanted if column not in header and column not in optional]
    for column in missing:
        yield Fault(place, 1, column, "is missing from the header", ", ".join(wanted), "add the column")
    for column in header if wanted else ():
        if column not in wanted:
            yield Fault(place, 1, column, "is no column of this table", ", ".join(wanted), "take it out")


def _fault(row: Row, column: str, sentence: str, expected: str, next_step: str) -> Fault:
    file, _, line = row.place.rpartition(":")
    return Fault(file, int(line), column, sentence, expected, next_step)


def _twice(name: str, rows: Iterable[Row]) -> list[Fault]:
    """Rows of one file with one key, of which only one can hold."""
    first: dict[tuple[str, ...], Row] = {}
    found = []
    for row in rows:
        key = (*key_of(name, row), *among_its_key(name, row))
        other = first.setdefault(key, row)
        if other is not row and name in KEYS:
            column = KEYS[name][0]
            found.append(_fault(row, column, f'"{" / ".join(key)}" stands on line '
                                f'{other.place.rpartition(":")[2]} already', "one row a key", "take one of them out"))
    return found


def _cells(tables: Mapping[str, list[Row]]) -> Iterator[Fault]:
    for (table, column), allowed in CLOSED.items():
        for row in tables.get(table, []):
            if row.get(column) is not None and row[column] not in allowed:
                yield _fault(row, column, f'"{row[column]}" is none of them', ", ".join(allowed), "write one of these")
    for table, column in FILLED:
        for row in tables.get(table, []):
            if not row.get(column, "x").strip():
                yield _fault(row, column, "is empty", "a word", "fill it or take the row out")


def _references(tables: Mapping[str, list[Row]]) -> Iterator[Fault]:
    for table, column, other, key in dict.fromkeys((*REFERS, *_MORE_REFERS)):
        known = {row.get(key) for row in tables.get(other, [])}
        for row in tables.get(table, []):
            cell = row.get(column)
            if cell is None or cell in known or (not cell and (table, column) in _MAY_BE_EMPTY):
                continue
            yield _fault(row, column, f'"{cell}" is not there', f"a {key} of {other}.csv",
                         f"add it there or mend the {column}")


def _dates(tables: Mapping[str, list[Row]]) -> Iterator[Fault]:
    for rows in tables.values():
        for row in rows:
            days = [row.get(column) or "" for column in _DATES]
            bad = [(column, day) for column, day in zip(_DATES, days, strict=True) if day and not _is_day(day)]
            for column, day in bad:
                yield _fault(row, column, f'"{day}" is no date', "a date such as 2024-02-29", "write it so")
            if all(days) and not bad and days[1] < days[0]:
                yield _fault(row, "until", f'"{days[1]}" is before its start', f"a day from {days[0]} on",
                             "mend the one that is wrong")


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _cycles(rows: Iterable[Row]) -> Iterator[Fault]:
    parents = {row["id"]: row for row in rows if "id" in row and "parent" in row}
    for row in parents.values():
        seen, up = {row["id"]}, row["parent"]
        while up in parents and up not in seen:
            seen.add(up)
            up = parents[up]["parent"]
        if up == row["id"]:
            yield _fault(row, "parent", f'"{row["parent"]}" leads back to "{row["id"]}"', "a tree",
                         "mend the parents on the way")


def _roles(tables: Mapping[str, list[Row]]) -> Iterator[Fault]:
    """Words for offices that mean none, have no language, or say nothing."""
    known = {row.get("role", "") for row in tables.get("offices", [])}
    for row in tables.get("role_words", []):
        role = row.get("role", "")
        if not any(meant(role, known)):
            yield _fault(row, "role", f'"{role}" is not there', "a role of offices.csv, or the beginning of one and *",
                         "add an office with it or mend the role")
        if row["language"] not in LANGUAGES:
            yield _fault(row, "language", f'"{row["language"]}" is none of them', ", ".join(LANGUAGES),
                         "write one of these")
        if not row.get("word", "x").strip():
            yield _fault(row, "word", "is empty", "a word", "fill it or take the row out")


def _strangers(tables: Mapping[str, list[Row]]) -> Iterator[Fault]:
    """Own spellings of people who hold no office; a shipped one may have lost its office to the book."""
    held = {row.get("name", "") for row in tables.get("offices", [])}
    for language in WRITTEN_OUT:
        for row in tables.get(f"office_names_{language}", []):
            if row.get("name", "") not in held and not row.place.startswith("data/"):
                yield _fault(row, "name", f'"{row.get("name", "")}" is no name of offices.csv', "a name of offices.csv",
                             "add the office or mend the name")


def _of_money_and_programmes(tables: Mapping[str, list[Row]]) -> Iterator[Fault]:
    """What the loaders of these tables would stop at, all of it; rows without a column are told elsewhere."""
    parties, items = ({row["id"] for row in tables.get(name, [])} for name in ("parties", "items"))
    for one in (*money_faults({name: tables.get(name, []) for name in COLUMNS}, items),
                *programme_faults(tables.get("programmes", []), tables.get("memberships", []),
                                  tables.get("programme_aliases", []), parties, items),
                *source_faults(tables.get("sources", []))):
        yield _of_cell(one)


def _of_cell(one: CellFault) -> Fault:
    return _fault(one.row, one.column, f'"{one.row[one.column]}" {one.sentence}', one.expected, one.next_step)


def _entry(error: TableError) -> Fault:
    return Fault(error.place, 0, "", error.sentence, "a table by its name, or nothing", error.next_step)


def _not_yet_told(more: Iterable[Fault], found: Iterable[Fault], *, by_line: bool = False) -> list[Fault]:
    """Those of `more` for whose cell, or line, no fault has been found."""
    told = {(one.file, one.line, one.column) for one in found}
    lines = {(file, line) for file, line, _ in told} | {(file, 0) for file, _, _ in told}
    return [one for one in more if (one.file, one.line, one.column) not in told
            and not (by_line and (one.file, one.line) in lines)]


def _left(own: Path | None, tables: Mapping[str, list[Row]]) -> Iterator[Fault]:
    """What each loader stops at, for the case that nothing above found it there."""
    items = {row["id"] for row in tables.get("items", [])}
    for load in (lambda: load_money(own, items), lambda: load_programmes(load_catalogue(own), own)):
        try:
            load()
        except TableError as error:
            match = _PLACE.fullmatch(error.place)
            file, line = (match["file"], int(match["line"] or 0)) if match else (error.place, 0)
            yield Fault(file, line, "", error.sentence, "a table that can be loaded", error.next_step or "mend it")
