"""What a book's claims name that the catalogue has no place for, most frequent first: work for its next edit."""

from collections.abc import Iterable
from dataclasses import dataclass

from pledgebook.catalogue import Catalogue
from pledgebook.ledger import Ledger
from pledgebook.schema import Json


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Words without a node, or an organisation that no table has: in how many claims and documents, and where."""

    kind: str
    words: str
    claims: int
    documents: int
    sentence: str
    claim: str

    def to_json(self) -> Json:
        """The row as an object."""
        return {"kind": self.kind, "words": self.words, "claims": self.claims, "documents": self.documents,
                "sentence": self.sentence, "claim": self.claim}


def unplaced(ledger: Ledger, catalogue: Catalogue) -> list[Unplaced]:
    """Items and parties without a place, by how many claims name them, then by their words."""
    found = [*_items(ledger.items_without_node()), *_parties(ledger.party_codes(), catalogue)]
    return sorted(found, key=lambda one: (-one.claims, -one.documents, one.kind, one.words))


def _items(rows: Iterable[tuple[str, int, int, str, str]]) -> list[Unplaced]:
    """One row for all ways to write the same words, under the most frequent one."""
    found: dict[str, Unplaced] = {}
    for words, claims, documents, sentence, claim in rows:
        key = " ".join(words.casefold().split()).removesuffix("s")
        known = found.get(key)
        if known:
            found[key] = Unplaced("item", known.words, known.claims + claims, max(known.documents, documents),
                                  known.sentence, known.claim)
        else:
            found[key] = Unplaced("item", words, claims, documents, sentence, claim)
    return list(found.values())


def _parties(rows: Iterable[tuple[str, int, int, str, str]], catalogue: Catalogue) -> list[Unplaced]:
    return [Unplaced("party", f"{catalogue.party_name(code)} ({code})", claims, documents, sentence, claim)
            for code, claims, documents, sentence, claim in rows if code not in catalogue.parties]


def unplaced_line(rows: Iterable[Unplaced]) -> str:
    """One line for the summary of a run; '' where all has a place."""
    kinds = [one.kind for one in rows]
    if not kinds:
        return ""
    return (f"not in the catalogue: {kinds.count('item'):,} items, {kinds.count('party'):,} parties "
            "(`pledgebook catalogue unplaced` lists them)")
