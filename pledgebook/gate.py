"""The gate: may these bytes hold claims of assistance? Asked of the bytes as they came, before anything is parsed.

A page that passes is read as ever; one that does not is counted and left. Words of aid and words of giving must stand
together within a window: single families of words, or all of them anywhere in a page, pass far too much.
"""

from functools import cache

import hyperscan

from pledgebook.catalogue import Catalogue

_WINDOW = 300  # bytes, markup counted
_AID = ("aid|aide|assistance|relief|humanitarian|weapons?|military|munitions?|ammunition|reconstruction|donors?|drones|"
        "refugees|missiles?|tanks|howitzers|shells|generators|vaccines?|soldiers|troops|rockets|artillery|support|"
        "humanitaires?|soutien|armes|militaires?|obus|chars|canons|vaccins|soldats|troupes|artillerie|secours|dons?")
_GIVING = ("provid|send|sent|deliver|suppl|donat|transfer|pledg|promis|announc|commit|alloc|approv|authori|drawdown|"
           "contribut|grant|loan|train|fund|financ|procur|purchas|disburs|livr|fourni|envo|vers|accord|annonc|engag")
_OPEN = (b"%PDF-", b"\xff\xfe", b"\xfe\xff")  # bytes whose words cannot be seen from outside: they pass


@cache
def load_gate(catalogue: Catalogue) -> "Gate":
    """The gate for the languages that have a pack, with the parties of this catalogue."""
    del catalogue
    return Gate()


class Gate:
    """Says of bytes whether they may be worth reading; in doubt they pass."""

    def __init__(self) -> None:
        between = f".{{0,{_WINDOW}}}"
        patterns = (rf"\b(?:{_AID})\b{between}\b(?:{_GIVING})", rf"\b(?:{_GIVING}){between}\b(?:{_AID})\b")
        self._database = hyperscan.Database()
        self._database.compile(expressions=[pattern.encode() for pattern in patterns], ids=[0, 1], elements=2,
                               flags=hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_DOTALL)

    def passes(self, payload: bytes) -> bool:
        """Whether `payload`, a page, text or PDF without transfer or content codings, is to be read."""
        if payload.startswith(_OPEN):
            return True
        try:
            self._database.scan(payload, match_event_handler=_stop)
        except hyperscan.ScanTerminated:
            return True
        return False


def _stop(*_: object) -> bool:
    return True
