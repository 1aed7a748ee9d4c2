"""`verify`: whether a release is as it was written, and whether its inputs still make it, file by file."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pledgebook.progress import Progress, silent
from pledgebook.publish.exports import DUCKDB_NAME
from pledgebook.publish.release.hashing import SUMS_NAME, files_in, read_sums, sha256_of
from pledgebook.publish.release.names import MANIFEST_NAME
from pledgebook.publish.tables import TABLES
from pledgebook.schema import Json

_WRITTEN_BY = {".xlsx": "xlsxwriter", ".dta": "pandas", ".parquet": "duckdb", ".xml": "lxml"}
"""The library whose version a form's bytes depend on."""

_NOT_COMPARED = frozenset({MANIFEST_NAME, SUMS_NAME})


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is not as it should be: a file (or input) and what is the matter with it."""

    place: str
    sentence: str

    def words(self) -> str:
        """In one line."""
        return f"{self.place}: {self.sentence}"


def hash_findings(folder: Path) -> list[Finding]:
    """Every file that is missing, changed or too many, by SHA256SUMS and by the manifest."""
    sums = read_sums(folder)
    found = [] if sums else [Finding(SUMS_NAME, "is missing, or cannot be read")]
    there = {path.relative_to(folder).as_posix(): path for path in files_in(folder)}
    manifest = _manifest(folder)
    said = {one["path"]: one["sha256"] for one in manifest.get("outputs", ())}
    if not said:
        found.append(Finding(MANIFEST_NAME, "is missing, or cannot be read"))
    for name in sorted({*sums, *said, *there} - {SUMS_NAME}):
        found += _of_file(name, there.get(name), (sums.get(name), said.get(name)))
    return found


def _of_file(name: str, path: Path | None, told: tuple[str | None, str | None]) -> list[Finding]:
    if path is None:
        return [Finding(name, "is missing")]
    if told == (None, None) or (told[0] is None and name != MANIFEST_NAME):
        return [Finding(name, f"is not in {SUMS_NAME}: it was put there later")]
    now = sha256_of(path)
    return [Finding(name, f"was changed: {place} has {one[:12]}..., the file is {now[:12]}...")
            for place, one in zip((SUMS_NAME, MANIFEST_NAME), told, strict=True) if one is not None and one != now]


def _manifest(folder: Path) -> Json:
    try:
        found = json.loads((folder / MANIFEST_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def differing_findings(folder: Path, again: Path, tell: Progress = silent) -> list[Finding]:
    """Every file that is another one than in the release that was made again from its inputs."""
    names = [{path.relative_to(one).as_posix() for path in files_in(one)} - _NOT_COMPARED for one in (folder, again)]
    found = [Finding(name, "is in the release, but its inputs do not make it") for name in sorted(names[0] - names[1])]
    found += [Finding(name, "is not in the release, but its inputs make it") for name in sorted(names[1] - names[0])]
    libraries = [_manifest(one).get("program", {}).get("libraries", {}) for one in (folder, again)]
    both = sorted(names[0] & names[1])
    for number, name in enumerate(both):
        tell(f"comparing {name}: files", number, len(both))
        found += _compared(folder / name, again / name, name, (libraries[0], libraries[1]))
    told = [_manifest(one).get("ledger", {}).get("digest", "") for one in (folder, again)]
    if told[0] != told[1]:
        found.insert(0, Finding("the ledger", f"was {told[0][:12]}..., its inputs now make {told[1][:12]}..."))
    return found


def _compared(first: Path, second: Path, name: str, libraries: tuple[Json, Json]) -> Iterator[Finding]:
    if name == DUCKDB_NAME:
        yield from _rows_of_databases(first, second)
        return
    if sha256_of(first) == sha256_of(second):
        return
    if first.suffix == ".parquet":
        told = _rows_that_differ(_parquet(first), _parquet(second))
        if told:
            yield Finding(name, told)
        return
    library = _WRITTEN_BY.get(first.suffix, "")
    versions = [one.get(library) for one in libraries]
    note = f" (it was written by {library} {versions[0]}, this is {versions[1]}: that may be why)" \
        if versions[0] != versions[1] else ""
    yield Finding(name, f"its inputs make another one{note}{_first_line(first, second)}")


def _first_line(first: Path, second: Path) -> str:
    """The first line that differs, of a file of lines."""
    if first.suffix not in (".csv", ".jsonl", ".json", ".md", ".cff"):
        return ""
    with first.open(encoding="utf-8", errors="replace") as one, second.open(encoding="utf-8", errors="replace") as two:
        for number, (a, b) in enumerate(zip(one, two, strict=False), start=1):
            if a != b:
                return f"; line {number} was {a.strip()[:120]!r}, is now {b.strip()[:120]!r}"
    return "; one has more lines"


def _rows_of_databases(first: Path, second: Path) -> Iterator[Finding]:
    for table in TABLES:
        told = _rows_that_differ(f"TABLE one.{table}", f"TABLE two.{table}", first, second)
        if told:
            yield Finding(f"{DUCKDB_NAME}, {table}", told)


def _parquet(path: Path) -> str:
    pattern = "".join(f"[{letter}]" if letter in "[*?" else letter for letter in str(path)).replace("'", "''")
    return f"FROM read_parquet('{pattern}')"


def _rows_that_differ(one: str, two: str, *databases: Path) -> str:
    """How many rows of either are not in the other; empty where all are."""
    try:
        with closing(duckdb.connect(":memory:")) as database:
            for name, path in zip(("one", "two"), databases, strict=False):
                told = str(path).replace("'", "''")
                database.execute(f"ATTACH '{told}' AS {name} (READ_ONLY)")
            counts = [database.execute(f"SELECT count(*) FROM ({a} EXCEPT ALL {b})").fetchall()[0][0]  # noqa: S608
                      for a, b in ((one, two), (two, one))]
    except duckdb.Error as error:
        return f"cannot be compared ({error})"
    return f"{counts[0]:,} of its rows are not made by its inputs, and {counts[1]:,} others are" if any(counts) else ""
