"""The gate: may these bytes hold claims of assistance? Asked of the bytes as they came, before anything is parsed.

A page that passes is read as ever; one that does not is counted and left. Words of aid and of giving, a party and a sum
must stand together: single families of words, or all of them anywhere in a page, pass far too much. So hyperscan finds
the places of strong words of aid in the bytes, the words around these places are taken out of their markup and weighed,
and only where that leaves doubt, the words around sums as well.

What it loses is measured by tests/accuracy/gate.py; docs/decisions tells why it is made so.
"""

from functools import cache

from pledgebook.catalogue import Catalogue
from pledgebook.gate.families import Families, load_families
from pledgebook.gate.places import places_of_aid, places_of_sums
from pledgebook.gate.weighing import ENOUGH, Tally, words_of

_OPEN = (b"%PDF-", b"\xff\xfe", b"\xfe\xff")
"""Begins of bytes whose words cannot be seen from outside, PDF and UTF-16: they pass."""

SPARSE = 25
"""Bytes for each word around words of aid above which most is markup; plain text has 6, plain pages some 10."""

WIDER = 4
"""How much wider the look is there, so that it sees as much text as elsewhere."""


@cache
def load_gate(catalogue: Catalogue) -> "Gate":
    """The gate for every language that has a pack, with the parties of this catalogue."""
    return Gate(load_families(catalogue))


class Gate:
    """Says of bytes whether they may be worth reading; in doubt they pass. Same bytes, same answer."""

    def __init__(self, families: tuple[Families, ...]) -> None:
        self._families = families
        self._looked_for = frozenset().union(*(one.looked_for for one in families))
        self._aid, self._sums = places_of_aid(families), places_of_sums(families)

    def passes(self, payload: bytes | memoryview) -> bool:
        """Whether `payload`, a page or text or PDF without transfer and content codings, is to be read."""
        if bytes(payload[:5]).startswith(_OPEN):
            return True
        tallies, sparse = self._weighed(payload)
        if sparse and not _is_enough(tallies):
            tallies, _ = self._weighed(payload, WIDER)
        return _is_enough(tallies) or self._has_sums(payload, tallies)

    def _weighed(self, payload: bytes | memoryview, times: int = 1) -> tuple[list[Tally], bool]:
        """The marks around the words of aid, until they are enough, and whether hardly any text stood around these."""
        tallies = [Tally(families) for families in self._families]
        size = count = 0
        for piece in self._aid.around(payload, times):
            words = words_of(piece, self._looked_for)
            size, count = size + len(piece), count + len(words.written)
            for tally in tallies:
                tally.add(words)
                if tally.is_enough:
                    return tallies, False
        return tallies, count * SPARSE < size and any(tally.marks for tally in tallies)

    def _has_sums(self, payload: bytes | memoryview, tallies: list[Tally]) -> bool:
        """Whether the words around sums make enough of the marks that there are."""
        for tally in tallies:
            if tally.marks:
                tally.only_sums()
                for piece in self._sums.around(payload):
                    tally.add(words_of(piece, self._looked_for))
                    if tally.is_enough:
                        return True
        return False

    def why_not(self, payload: bytes | memoryview) -> str:
        """Why `payload` does not pass, for whoever wants to know what is lost; empty where it does.

        'no word of aid in its bytes', 'nothing stands with a word of aid', '2 of 3 marks'.
        """
        if self.passes(payload):
            return ""
        if not self._aid.around(payload):
            return "no word of aid in its bytes"
        marks = max(tally.marks for tally in self._weighed(payload)[0])
        return f"{marks} of {ENOUGH} marks" if marks else "nothing stands with a word of aid"


def _is_enough(tallies: list[Tally]) -> bool:
    return any(tally.is_enough for tally in tallies)
