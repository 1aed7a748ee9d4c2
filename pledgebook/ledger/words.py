# ruff: noqa: S608 -- every part of a query stands in this module; values are bound
"""Words to claims: an index made when a ledger is built, so that a search reads what it finds and not every sentence.

`ranked` numbers the claims from the newest on and names the commitment of each; `vocabulary` numbers the words of
their sentences, items and publishers, and the codes of their parties; `told` says which claims have which word. What
is sought may be any part of a word that is told: the vocabulary is looked through, which is short, and not the texts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from operator import and_
from typing import TYPE_CHECKING

import duckdb

from pledgebook.errors import FilterError
from pledgebook.ledger.bits import behind, first, gathered, read, size_of, written
from pledgebook.ledger.tables import folded
from pledgebook.schema import Json

if TYPE_CHECKING:
    from pledgebook.ledger.reading import Ledger

_PARTY = b" "
"""Stands before the code of a party in the vocabulary: no word begins with a space."""

_MOST_NUMBERS = 300
"""Words that are asked for by their numbers; more are looked for again by the database."""

_TOLD = r"""
    SELECT place, unnest(list_distinct(list_concat(
        list_filter(string_split_regex(words, '\s+'), lambda word: word <> ''),
        list_transform(donors || recipients, lambda code: ' ' || code)))) AS word
    FROM claims JOIN ranked ON claim = id"""


def index_words(database: duckdb.DuckDBPyConnection) -> None:
    """Make the tables `ranked`, `vocabulary` and `told` of a ledger whose claims are filled."""
    database.execute("""
        CREATE TABLE ranked AS
        SELECT row_number() OVER (ORDER BY published DESC NULLS LAST, id)::INTEGER AS place, id AS claim, commitment,
               home FROM claims
        LEFT JOIN (SELECT claim AS id, min(commitment) AS commitment FROM members GROUP BY claim) USING (id)
        LEFT JOIN (SELECT id AS commitment, rowid::INTEGER AS home FROM commitments) USING (commitment)
        ORDER BY place""")
    database.execute("CREATE TABLE vocabulary AS SELECT word, row_number() OVER (ORDER BY word)::INTEGER AS number "
                     f"FROM (SELECT DISTINCT word FROM ({_TOLD})) ORDER BY number")
    database.execute(f"CREATE TABLE told AS SELECT number, place FROM ({_TOLD}) JOIN vocabulary USING (word) "
                     "ORDER BY number, place")


def is_party(word: str) -> bool:
    """Whether a word that is sought is the code of a party: two capitals, 'org:...', or one of the long ones."""
    return (len(word) == 2 and word.isupper()) or word.startswith("org:") or word in {"NATO", "EU", "UN"}


def holding(ledger: "Ledger", words: str) -> int | None:
    """The set of the places of the claims that hold every word; None where there is no word."""
    sets = [_told(ledger, sought) for sought in _sought(words)]
    return reduce(and_, sets) if sets else None


def homes(ledger: "Ledger", words: str) -> int:
    """The set of the commitments of which a claim holds every word; there must be a word."""
    def ask() -> int:
        claims = written(holding(ledger, words) or 0, size_of(ledger, "ranked"))
        query = f"SELECT {gathered(ledger, 'home')} FROM book.ranked WHERE get_bit($claims::BIT, place) = 1"
        return read(ledger.ask(query, {"claims": claims})[0][0])

    return ledger.kept.of(("homes", *_sought(words)), ask)


def _told(ledger: "Ledger", sought: str) -> int:
    """The claims of which a word holds what is sought."""
    def ask() -> int:
        numbers = list(islice(_numbers(_vocabulary(ledger), sought.encode()), _MOST_NUMBERS + 1))
        among = ("SELECT number FROM book.vocabulary WHERE contains(word, $word) AND NOT starts_with(word, ' ')"
                 if len(numbers) > _MOST_NUMBERS else ", ".join(map(str, numbers)))
        bound = {"word": sought} if len(numbers) > _MOST_NUMBERS else {}
        query = f"SELECT {gathered(ledger, 'place', 'ranked')} FROM book.told WHERE number IN ({among})"
        return read(ledger.ask(query, bound)[0][0]) if numbers else 0

    return ledger.kept.of(("told", sought), ask)


def _vocabulary(ledger: "Ledger") -> bytes:
    """All words, each on a line of its own; the number of a word is that of its line."""
    def ask() -> bytes:
        told = ledger.ask("SELECT string_agg(word, chr(10) ORDER BY number) FROM book.vocabulary")[0][0]
        return f"\n{told or ''}\n".encode()

    return ledger.kept.of("vocabulary", ask)


def _numbers(vocabulary: bytes, sought: bytes) -> Iterator[int]:
    """The numbers of the words that hold what is sought; a party is sought as its line stands."""
    number = counted = 0
    place = vocabulary.find(b"\n%b\n" % sought if sought.startswith(_PARTY) else sought)
    while place >= 0:
        number += vocabulary.count(b"\n", counted, place)
        counted = place
        if sought.startswith(_PARTY):
            yield number + 1
            return
        if not vocabulary.startswith(_PARTY, vocabulary.rfind(b"\n", 0, place) + 1):
            yield number
        place = vocabulary.find(sought, vocabulary.find(b"\n", place))


def _sought(words: str) -> Iterator[str]:
    """Parts of words, and parties as they stand in the vocabulary, each once."""
    for given in dict.fromkeys(words.split()):
        yield from (f" {given}",) if is_party(given) else folded(given).split()


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the claims that hold all words, the newest first; each has its `commitment` beside what it says."""

    rows: list[Json]
    total: int
    cursor: str


def claims_with(ledger: "Ledger", words: str, after: str = "", limit: int = 20) -> Found:
    """The claims that follow the cursor; FilterError where it is none. No word finds nothing."""
    found = holding(ledger, words)
    if found is None:
        return Found([], 0, "")
    if after and not (after.isascii() and after.isdigit() and len(after) < 10):
        raise FilterError("after", after, "a cursor that a page of this search has given")
    places, then = places_behind(ledger, found, int(after or 0), limit)
    records = claims_on(ledger, places)
    return Found(records, found.bit_count(), str(then) if then else "")


def places_behind(ledger: "Ledger", found: int, place: int, limit: int) -> tuple[list[int], int]:
    """The next places of a set of claims from behind a place on, and behind which one more follow; 0 for none."""
    size = size_of(ledger, "ranked")
    places = first(behind(found, size, place), size, limit + 1)
    return places[:limit], places[limit - 1] if len(places) > limit else 0


def claims_on(ledger: "Ledger", places: Sequence[int]) -> list[Json]:
    """The claims on these places, each with its `commitment`."""
    if not places:
        return []
    # Between the first and the last: the table is sorted, so that most of it is passed over.
    shown = ledger.ask(f"SELECT claim, commitment FROM book.ranked WHERE place BETWEEN {places[0]} AND {places[-1]} "
                       f"AND place IN ({', '.join(map(str, places))}) ORDER BY place")
    records = ledger.claims_by_id([str(claim) for claim, _ in shown])
    return [{**records[claim], "commitment": commitment} for claim, commitment in shown]
