"""What a string may name beside items and parties: public offices and programmes, which lead to one of these."""

from collections.abc import Sequence
from dataclasses import dataclass

from pledgebook.link.found import FITS, Context, Weighed
from pledgebook.link.offices import OfficeReader
from pledgebook.link.programmes import ProgrammeReader
from pledgebook.text.tokens import Token

DOUBTED = 0.5
"""What a candidate is worth at most where offices of several parties fit the string."""


@dataclass(frozen=True, slots=True)
class Public:
    """The readers of one language."""

    offices: OfficeReader
    programmes: ProgrammeReader

    def add(self, tokens: Sequence[Token], context: Context, found: Sequence[Weighed]) -> tuple[list[Weighed], str]:
        """The candidates with those of a programme or of an office, and why none fits where offices of several do.

        A string that names an item names no office.
        """
        both = self.programmes.add(tokens, found)
        best = max(both, key=lambda one: one.score, default=None)
        if best and best.score >= FITS and best.id in self.offices.catalogue.items:
            return both, ""
        offices = self.offices.read(tokens, context)
        if offices.none_because:  # what names one of them by half a phrase links it no more
            both = [Weighed(one.id, min(one.score, DOUBTED), one.why) for one in both]
        return [*both, *offices.found], offices.none_because
