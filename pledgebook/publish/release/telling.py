"""The readme of a release: what is in the folder, how to read it, and how to check it."""

from collections.abc import Iterator

from pledgebook.publish.readme import RULES
from pledgebook.publish.release.edition import Making
from pledgebook.publish.release.metadata import cite
from pledgebook.publish.tables import TABLES
from pledgebook.views.worth import range_words

FILES = (
    ("csv/, parquet/, jsonl/, stata/", "the same tables in four forms, one file a table"),
    ("pledgebook.xlsx, pledgebook.duckdb", "the same tables in one file each"),
    ("codebook.csv, codes.csv", "every column with its meaning; our codes with those of IATI, FTS and Kiel's tracker"),
    ("changes.csv, changes.json", "what is not as in the release before, in rows and euros, with reasons"),
    ("csv/redirects.csv", "ids that were merged into others; an id is never used again"),
    ("annotations.jsonl", "every sentence as a W3C web annotation: quote, place, hash of the text"),
    ("iati/activities.xml", "the promises as IATI 2.03, told by a secondary reporter"),
    ("kiel/", "the promises under the column names of Kiel's Ukraine Support Tracker"),
    ("datapackage.json, croissant.json, dcat.jsonld, CITATION.cff", "the release described for machines"),
    ("manifest.json, SHA256SUMS", "what it was made of, and the hash of every file"),
    ("inputs/, judgements.jsonl", "the tables of the book's own; what people decided, without names"),
)


def readme(making: Making) -> Iterator[str]:
    """The lines of README.md."""
    edition = making.edition
    yield from (f"# {' '.join(edition.title.split())}", "", f"Released on {edition.day}. To cite: {cite(edition)}", "")
    if edition.inputs.get("as_of"):
        yield from (f"Of what was recorded by the end of {edition.inputs['as_of']}, as this program reads it.", "")
    licence = edition.about.licence
    yield f"Licence of the tables: {licence}." if licence else "No licence is named: ask who publishes it."
    yield "Sentences belong to those who published them; whole articles are not in here."
    yield from ("", "## In short", "", "| sum, stated | promised | firm | delivered | promises | without a sum |",
                "|---|---|---|---|---|---|")
    for currency in ("EUR", "USD"):
        for one in making.ledger.totals((), currency):
            told = " | ".join(range_words(one[name]) for name in ("promised", "firm", "delivered"))
            yield f"| {currency} | {told} | {one['commitments']:,} | {one['without_value']:,} |"
    yield from ("", "## Files", "", *(f"- `{name.replace(', ', '`, `')}`: {told}" for name, told in FILES))
    yield from ("", "## Tables", "", *(f"- `{table.name}`: {table.meaning}" for table in TABLES.values()))
    yield from ("", "## How to read them", "", *(f"- {rule}" for rule in RULES))
    yield from ("", "## To check them", "", "`sha256sum --check SHA256SUMS` says whether a file was changed.",
                "`pledgebook verify` in the book's folder makes the whole release again from its inputs, and says what",
                "differs. The sum of `promised_min` over those rows of `amounts` that have one basis and currency, no",
                "`prices_of`, and nothing in `left_out` and `no_promise`, is the total above.")
