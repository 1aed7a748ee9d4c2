"""The records of a promise's accounts beyond its balances: what was promised when, what is not known, what was planned.

They stand below the model, which holds them in a commitment.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pledgebook.codes import Bound, Stage

THINGS = "items"
"""The commodity of a number whose unit is the item itself."""

_SINGLE_WORDS = """
    article articles cartouche cartouches copies copy coup coups einheit einheiten exemplaire exemplaires
    exemplar exemplare exemplaren fahrzeug fahrzeuge fahrzeugen fahrzeugs item items munition munitions obus
    patrone patronen pcs piece pieces pièce pièces round rounds schuss schüsse schüssen shell shells shot shots
    stück stücke stücken system systems unit units unité unités vehicle vehicles véhicule véhicules автомобіль
    автомобіля автомобілями автомобілі автомобілів екземпляр екземпляри екземплярів машин машина машинами машини
    машину набоям набоями набої набоїв набій одиниць одиницю одиниця одиницям одиницями одиницях одиниці патрон
    патронами патрони патронів постріл пострілам пострілами постріли пострілу пострілів примірник примірники
    примірників снаряд снарядам снарядами снаряди снарядів шт штук штука штукам штуками штуках штуки штуку
"""
SINGLE = frozenset(_SINGLE_WORDS.split())
"""Units, in small letters, that count single things of the item: '500 rounds' of shells are 500 shells.

They are the catalogue's words for a piece, a round and a vehicle, and a few more; a squadron, a ton or a pack is none.
"""


def unit_counted(unit: str | None) -> str:
    """The unit in which the book counts what a source counts in `unit`: none where that is the thing itself."""
    word = (unit or "").casefold().strip()
    return "" if word in SINGLE or word == THINGS else word


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days, either end open (None), and the words that say it."""

    earliest: date | None
    latest: date | None
    phrase: str


@dataclass(frozen=True, slots=True)
class Amount:
    """How much, between two ends; both are None where it is not known."""

    min: Decimal | None
    max: Decimal | None
    bound: Bound


@dataclass(frozen=True, slots=True)
class PromisedSaid:
    """A number that the promise had, from the day on which it was said."""

    said: date | None
    commodity: str
    amount: Amount
    claim: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A number that no source gives, and why it is not known; `candidates` are values that were told but not posted."""

    field: str
    reason: str
    candidates: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Reached:
    """A firm stage, the first day on which it was told, and whose own voices said so: donors', recipients' or none."""

    stage: Stage
    day: date | None
    by: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunningTotal:
    """A total that was said, held against what the book has posted of its things: a check, never a flow.

    `explained` is what the postings up to that day come to, `unexplained` what the total says beyond them (below 0
    where the book holds more). `commitments` are those whose postings explain it, the earliest first, at most 20.
    """

    claim: str
    day: date | None
    account: str
    commodity: str
    min: Decimal | None
    max: Decimal | None
    bound: Bound
    explained: Amount
    unexplained: Amount
    postings: int
    commitments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InParts:
    """What the parts of a promise tell of one of its accounts, and which parts; its balance holds it, once."""

    account: str
    commodity: str
    min: Decimal | None
    max: Decimal | None
    bound: Bound
    commitments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoalSaid:
    """A plan as it was said on one day: of what, how many, by when."""

    said: date | None
    what: str
    amount: Amount
    due: Window | None
    claim: str


@dataclass(frozen=True, slots=True)
class Goal:
    """Planned against done. `done` is None where no source counts it; `rule` says how it was counted.

    `history` has every plan that was said, the one in force last, so that a scope that drifts can be seen.
    """

    what: str
    commodity: str
    planned: Amount
    done: Amount | None
    left: Amount | None
    due: Window | None
    rule: str
    claims: tuple[str, ...]
    history: tuple[GoalSaid, ...]
