"""A release described for machines: Data Package, Croissant, DCAT and CITATION.cff, all from one list of columns.

The list is that of the published tables (publish/tables.py); there is no second one. Addresses are relative where the
settings name no place on the web, so that the descriptions hold wherever the folder is put.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from pledgebook.publish.release.edition import Edition, Making
from pledgebook.publish.release.hashing import sha256_of
from pledgebook.publish.release.vocabularies import CROISSANT_CONTEXT, DCAT_CONTEXT
from pledgebook.publish.tables import TABLES, Column, Sort, Table
from pledgebook.schema import Json

ABOUT = ("Who promised what to whom in international assistance, what became of it, and the sentence that says so: "
         "each promise once, amounts as ranges, unknown never as 0.")
KEYWORDS = ("international assistance", "aid transparency", "commitments", "deliveries", "provenance")

_TYPES = {Sort.WHOLE: "integer", Sort.DAY: "date", Sort.FLAG: "boolean", Sort.AMOUNT: "number", Sort.VALUE: "number",
          Sort.RATE: "number", Sort.SHARE: "number"}
_CROISSANT_TYPES = {"integer": "sc:Integer", "date": "sc:Date", "boolean": "sc:Boolean", "number": "sc:Float"}

KEYS = {"commitments": "id", "claims": "id", "documents": "id", "redirects": "old"}
"""The column by which a table has one row."""

_LEADS = {"commitment": "commitments", "claim": "claims", "document": "documents"}
"""Columns that name a row of another table, by its key."""

MEDIA_TYPES = {
    ".csv": "text/csv", ".jsonl": "application/jsonl", ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xml": "application/xml",
    ".duckdb": "application/vnd.duckdb", ".dta": "application/x-stata-dta", ".txt": "text/plain",
}


def write_metadata(making: Making) -> None:
    """Write the four descriptions of what stands in the folder by now."""
    files = data_files(making.folder)
    for name, made in (("datapackage.json", data_package(making)), ("croissant.json", croissant(making)),
                       ("dcat.jsonld", dcat(making, files))):
        text = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
        (making.folder / name).write_text(text, encoding="utf-8", newline="\n")
    (making.folder / "CITATION.cff").write_text(citation(making.edition), encoding="utf-8", newline="\n")


def data_files(folder: Path) -> list[Path]:
    """The files of data in a release's folder, in order of their names."""
    return sorted(path for path in folder.rglob("*") if path.suffix in MEDIA_TYPES and path.suffix != ".txt"
                  and path.relative_to(folder).parts[0] != "inputs")


def type_of(column: Column) -> str:
    """The column's type in a Data Package's words."""
    return _TYPES.get(column.sort, "string")


# -- Data Package ------------------------------------------------------------------------------------------------------


def data_package(making: Making) -> Json:
    """The descriptor of the CSV files, with the schema of each."""
    edition = making.edition
    return {
        "profile": "tabular-data-package", "name": slug(edition.book), "title": edition.title, "description": ABOUT,
        "version": edition.name, "created": f"{edition.day}T00:00:00Z", "keywords": list(KEYWORDS),
        **({"homepage": edition.address} if edition.address else {}),
        **({"licenses": [_licence(edition.about.licence)]} if edition.about.licence else {}),
        "contributors": [{"title": edition.publisher, "role": "publisher"}],
        "resources": [_resource(table, making.folder) for table in TABLES.values()],
    }


def _resource(table: Table, folder: Path) -> Json:
    file = folder / "csv" / f"{table.name}.csv"
    return {
        "profile": "tabular-data-resource", "name": table.name, "path": f"csv/{file.name}", "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8", "description": table.meaning,
        "bytes": file.stat().st_size, "hash": f"sha256:{sha256_of(file)}", "schema": table_schema(table),
    }


def table_schema(table: Table) -> Json:
    """The table's columns as a Table Schema."""
    leads = [(column.name, _LEADS[column.name]) for column in table.columns if column.name in _LEADS]
    return {
        "fields": [_field(column) for column in table.columns], "missingValues": [""],
        **({"primaryKey": KEYS[table.name]} if table.name in KEYS else {}),
        **({"foreignKeys": [{"fields": name, "reference": {"resource": other, "fields": KEYS[other]}}
                            for name, other in leads]} if leads else {}),
    }


def _field(column: Column) -> Json:
    marks = {"trueValues": ["true"], "falseValues": ["false"]} if column.sort is Sort.FLAG else {}
    return {"name": column.name, "type": type_of(column), "description": column.meaning, **marks}


def _licence(told: str) -> Json:
    return {"path": told} if told.startswith(("http://", "https://")) else {"name": told}


def slug(name: str) -> str:
    """The name in small letters, digits and hyphens: for where no other signs may stand."""
    made = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name.lower())
    return "-".join(filter(None, made.split("-"))) or "pledgebook"


# -- Croissant ---------------------------------------------------------------------------------------------------------


def croissant(making: Making) -> Json:
    """The release for tools of machine learning: files, and the fields of each table."""
    edition, folder = making.edition, making.folder
    return {
        "@context": CROISSANT_CONTEXT, "@type": "sc:Dataset", "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": slug(edition.book), "description": ABOUT, "version": _three_numbers(edition.name),
        "datePublished": edition.day.isoformat(), "keywords": list(KEYWORDS), "citeAs": cite(edition),
        "creator": {"@type": "sc:Organization", "name": edition.publisher},
        "url": edition.address or "https://pledgebook.example/",
        **({"license": edition.about.licence} if edition.about.licence else {}),
        "distribution": [_file_object(folder / "csv" / f"{name}.csv") for name in TABLES],
        "recordSet": [_record_set(table) for table in TABLES.values()],
    }


def _three_numbers(name: str) -> str:
    """The release's name as the semantic version that Croissant asks for."""
    numbers = [str(int(part)) for part in name.split(".")]
    return ".".join([*numbers, "0"][:3])


def _file_object(file: Path) -> Json:
    return {"@type": "cr:FileObject", "@id": f"csv/{file.name}", "name": file.name, "contentUrl": f"csv/{file.name}",
            "encodingFormat": "text/csv", "contentSize": f"{file.stat().st_size} B", "sha256": sha256_of(file)}


def _record_set(table: Table) -> Json:
    return {
        "@type": "cr:RecordSet", "@id": table.name, "name": table.name, "description": table.meaning,
        **({"key": {"@id": f"{table.name}/{KEYS[table.name]}"}} if table.name in KEYS else {}),
        "field": [{
            "@type": "cr:Field", "@id": f"{table.name}/{column.name}", "name": column.name,
            "description": column.meaning, "dataType": _CROISSANT_TYPES.get(type_of(column), "sc:Text"),
            "source": {"fileObject": {"@id": f"csv/{table.name}.csv"}, "extract": {"column": column.name}},
        } for column in table.columns],
    }


# -- DCAT --------------------------------------------------------------------------------------------------------------


def dcat(making: Making, files: list[Path]) -> Json:
    """The release for catalogues of data: one distribution a file."""
    edition = making.edition
    home = edition.address
    return {
        "@context": DCAT_CONTEXT, "@id": home or f"urn:pledgebook:{slug(edition.book)}:{edition.name}",
        "@type": "dcat:Dataset", "dct:title": edition.title, "dct:description": ABOUT,
        "dct:identifier": f"{slug(edition.book)}-{edition.name}", "dcat:version": edition.name,
        "dct:issued": {"@type": "xsd:date", "@value": edition.day.isoformat()},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": edition.publisher}, "dcat:keyword": list(KEYWORDS),
        **({"dct:license": _node(edition.about.licence)} if edition.about.licence else {}),
        **({"dcat:landingPage": {"@id": edition.address}} if edition.address else {}),
        "dcat:distribution": [_distribution(file, making.folder, home) for file in files],
    }


def _node(licence: str) -> str | Json:
    return {"@id": licence} if licence.startswith(("http://", "https://")) else licence


def _distribution(file: Path, folder: Path, home: str) -> Json:
    name = file.relative_to(folder).as_posix()
    told = {"@type": "dcat:Distribution", "dct:title": name, "dcat:downloadURL": {"@id": f"{home}{name}"},
            "dcat:mediaType": MEDIA_TYPES[file.suffix]}
    if file.suffix == ".duckdb":  # its bytes are never the same twice; the manifest has their hash
        return told
    return {
        **told, "dcat:byteSize": file.stat().st_size,
        "spdx:checksum": {"@type": "spdx:Checksum", "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
                          "spdx:checksumValue": sha256_of(file)},
    }


# -- citation ----------------------------------------------------------------------------------------------------------


def cite(edition: Edition) -> str:
    """One line to cite the release by."""
    return f"{edition.publisher} ({edition.day.year}): {edition.title}. {edition.address}".rstrip()


def citation(edition: Edition) -> str:
    """The release as CITATION.cff has it; texts are JSON strings, which YAML reads."""
    return "\n".join(_citation_lines(edition)) + "\n"


def _citation_lines(edition: Edition) -> Iterator[str]:
    yield "cff-version: 1.2.0"
    yield f"message: {_text('Please cite the release by its name, and the sources of the sentences that you show.')}"
    yield "type: dataset"
    yield f"title: {_text(edition.title)}"
    yield f"version: {_text(edition.name)}"
    yield f"date-released: {edition.day}"
    if edition.about.licence:
        is_address = edition.about.licence.startswith(("http://", "https://"))
        yield f"{'license-url' if is_address else 'license'}: {_text(edition.about.licence)}"
    if edition.address:
        yield f"url: {_text(edition.address)}"
    yield "authors:"
    yield f"  - name: {_text(edition.publisher)}"
    yield "keywords:"
    yield from (f"  - {_text(word)}" for word in KEYWORDS)
    yield f"abstract: {_text(ABOUT)}"


def _text(told: str) -> str:
    return json.dumps(told, ensure_ascii=True)
