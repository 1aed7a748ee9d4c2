"""What goes with every export: what it is, how to read its cells, and what each column means."""

from collections.abc import Iterator

from pledgebook.ledger import Ledger
from pledgebook.publish.tables import TABLES
from pledgebook.views.figures import recorded_by

README_NAME = "README.txt"

RULES = (
    "Row 1 is the header, column A the first column, in every table.",
    "An empty cell is unknown or not said. It is never 0.",
    "Amounts are as said, as ranges: an empty end is open.",
    "Do not add a part to its whole (commitments.part_of). Running totals make no postings.",
    "Values in another currency than the one said are rounded to cents; their rate and its day stand beside them.",
    "'Overdue' can only mean that no delivery of the whole was found in the sources read, never that there was none.",
    "Claims stand as they were read. What people corrected is in the commitments, and in `pledgebook log`.",
    "Sentences belong to those who published them; each has its address and its place in the stored text.",
)

FORM_RULES: dict[str, tuple[str, ...]] = {
    "csv": (
        "UTF-8 with a byte order mark, commas, quotation marks where needed. Lists of codes are joined by ';'.",
        "A text that begins with = + - @, a tab or a line break could be taken for a formula: it has an apostrophe.",
        "Take off one apostrophe that stands before such a sign, and you have the text as it was.",
        "Characters that turn the direction of writing, or control a screen, stand as [U+202E]; Parquet has them.",
    ),
    "jsonl": ("One JSON object a line. Amounts are integers or, where not whole, decimal strings.",),
    "parquet": ("Amounts are decimals, days are days, lists are lists.",),
    "duckdb": (
        "Amounts are decimals, days are days, lists are lists. DuckDB 1.0 and later open the file.",
        "Each table and column has its meaning as a comment; `meta` says what the ledger was made of.",
    ),
    "dta": (
        "Format 118: Stata 14 and later. Lists of codes are joined by ';'.",
        "Amounts are doubles. Where some have more than 15 digits, a column <name>_exact has them all as texts.",
    ),
    "xlsx": (
        "Ids, codes and words are text cells, never formulas or links. Lists of codes are joined by ';'.",
        "Amounts are numbers, which a spreadsheet holds to 15 digits: sums and pivots have all of them.",
        "Of one with more digits, a column <name>_exact at the end of the row has all as text.",
        "A text longer than a cell can hold (32,767 characters) is cut and says so; it is whole in the other forms.",
        "Characters that turn the direction of writing, or control a screen, stand as [U+202E]; Parquet has them.",
    ),
}


def readme(ledger: Ledger, form: str) -> Iterator[str]:
    """The lines of the readme for one form."""
    meta = ledger.meta()
    yield f"pledgebook export ({form})" + (f": {meta['name']}" if "name" in meta else "")
    yield f"Ledger {ledger.digest()}"
    if "as_of" in meta:
        yield recorded_by(meta["as_of"])
    yield from (f"{key}: {value}" for key, value in meta.items() if key != "name")
    yield ""
    yield from (f"- {rule}" for rule in (*RULES, *FORM_RULES[form]))
    for table in TABLES.values():
        yield ""
        yield f"{table.name}: {table.meaning}"
        yield from (f"  {column.name} ({column.sort}): {column.meaning}" for column in table.columns)
