"""What judgements are about, looked up in a ledger: the same answers as a run has from all its claims."""

from collections.abc import Sequence

from pledgebook.judged import commitment_id
from pledgebook.ledger.reading import Ledger
from pledgebook.model import Claim, Seen
from pledgebook.schema import claim_from_json


class LedgerClaims:
    """The claims of a ledger as `judged.find` looks them up; each is read once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[str, Claim | None] = {}

    def claim(self, name: str) -> Claim | None:
        """The claim of that id, or the one from which the commitment of that id was minted, also if it was merged."""
        if name not in self._known:
            self._known[name] = self._look_up(name)
        return self._known[name]

    def beside(self, one: Seen) -> Sequence[Claim]:
        """The claims of the document that was seen, and of those at its address."""
        return [claim_from_json(row) for row in self._ledger.claims_at(one.document, one.url)]

    def _look_up(self, name: str) -> Claim | None:
        if row := self._ledger.claim(name):
            return claim_from_json(row)
        commitment = self._ledger.commitment(name)
        members = [str(member["claim"]) for member in commitment["claims"]] if commitment else []
        return next((self.claim(claim) for claim in members if commitment_id(claim) == name), None)
