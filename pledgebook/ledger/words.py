# ruff: noqa: S608 -- every part of a query stands in this module; values are bound
"""Words to claims: an index made when a ledger is built, so that a search reads what it finds and not every sentence.

`ranked` numbers the claims from the newest on and names the commitment of each; `vocabulary` numbers the words of
their sentences, items and publishers, and the codes of their parties; `told` says which claims have which word. What
is sought may be any part of a word that is told: the vocabulary is looked through, which is short, and not the texts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from pledgebook.errors import FilterError
from pledgebook.ledger.tables import folded
from pledgebook.schema import Json

if TYPE_CHECKING:
    from pledgebook.ledger.reading import Ledger

_PARTY = "' '"
"""Stands before the code of a party in the vocabulary: no word begins with a space."""

_TOLD = rf"""
    SELECT place, unnest(list_distinct(list_concat(
        list_filter(string_split_regex(words, '\s+'), lambda word: word <> ''),
        list_transform(donors || recipients, lambda code: {_PARTY} || code)))) AS word
    FROM claims JOIN ranked ON claim = id"""


def index_words(database: duckdb.DuckDBPyConnection) -> None:
    """Make the tables `ranked`, `vocabulary` and `told` of a ledger whose claims are filled."""
    database.execute("""
        CREATE TABLE ranked AS
        SELECT row_number() OVER (ORDER BY published DESC NULLS LAST, id)::INTEGER AS place, id AS claim, commitment
        FROM claims LEFT JOIN (SELECT claim AS id, min(commitment) AS commitment FROM members GROUP BY claim) USING (id)
        ORDER BY place""")
    database.execute("CREATE TABLE vocabulary AS SELECT word, row_number() OVER (ORDER BY word)::INTEGER AS number "
                     f"FROM (SELECT DISTINCT word FROM ({_TOLD})) ORDER BY number")
    database.execute(f"CREATE TABLE told AS SELECT number, place FROM ({_TOLD}) JOIN vocabulary USING (word) "
                     "ORDER BY number, place")


def is_party(word: str) -> bool:
    """Whether a word that is sought is the code of a party: two capitals, 'org:...', or one of the long ones."""
    return (len(word) == 2 and word.isupper()) or word.startswith("org:") or word in {"NATO", "EU", "UN"}


def places_query(words: str, distinct: str = "DISTINCT") -> tuple[str, dict[str, object]]:
    """The query for the places of the claims that hold every word, and what is bound in it; ('', {}) for no word.

    With an empty `distinct` a place may come more than once: whoever only asks whether it is there need not know.
    """
    sought = list(_sought(words))
    values: dict[str, object] = {f"word{number}": word for number, (_, word) in enumerate(sought)}
    conditions = [condition.format(number=number) for number, (condition, _) in enumerate(sought)]
    told = [f"SELECT place FROM book.told SEMI JOIN "
            f"(SELECT number FROM book.vocabulary WHERE {condition}) USING (number)" for condition in conditions]
    joined = " ".join(f"SEMI JOIN ({one}) USING (place)" for one in told[1:])
    return (f"SELECT {distinct} place FROM ({told[0]}) {joined}", values) if told else ("", {})


def _sought(words: str) -> Iterator[tuple[str, str]]:
    for given in words.split():
        if is_party(given):
            yield f"word = {_PARTY} || $word{{number}}", given
            continue
        for word in folded(given).split():
            yield f"contains(word, $word{{number}}) AND NOT starts_with(word, {_PARTY})", word


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the claims that hold all words, the newest first; each has its `commitment` beside what it says."""

    rows: list[Json]
    total: int
    cursor: str


def claims_with(ledger: "Ledger", words: str, after: str = "", limit: int = 20) -> Found:
    """The claims that follow the cursor; FilterError where it is none. No word finds nothing."""
    query, values = places_query(words)
    if not query:
        return Found([], 0, "")
    if after and not (after.isascii() and after.isdigit() and len(after) < 10):
        raise FilterError("after", after, "a cursor that a page of this search has given")
    # The places first, as plain numbers: a join would look through all claims for the few of one page.
    rows = ledger.ask(
        f"""WITH found AS MATERIALIZED ({query})
            SELECT place, (SELECT count(*) FROM found) FROM found WHERE place > $after ORDER BY place LIMIT $limit""",
        {**values, "after": int(after or 0), "limit": limit + 1})
    places = [int(place) for place, _ in rows]
    shown = ledger.ask(f"SELECT claim, commitment FROM book.ranked WHERE place IN ({_numbers(places[:limit])}) "
                       "ORDER BY place") if places else []
    records = ledger.claims_by_id([str(claim) for claim, _ in shown])
    return Found([{**records[claim], "commitment": commitment} for claim, commitment in shown],
                 int(rows[0][1]) if rows else 0, str(places[limit - 1]) if len(places) > limit else "")


def _numbers(places: Sequence[int]) -> str:
    return ", ".join(map(str, places))
