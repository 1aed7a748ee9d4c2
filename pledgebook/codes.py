"""The closed lists: every coded value that a record can hold, with its codes in IATI, FTS and Kiel's tracker.

Sources of the outside codes: IATI 2.03 codelists 'TransactionType' and 'ActivityStatus'; UN OCHA FTS flow
statuses (pledge, commitment, paid); the Kiel Institute's Ukraine Support Tracker 'measure' column.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing a claim is about."""

    GOODS = "goods"
    FUNDS = "funds"
    PACKAGE = "package"
    TRAINING = "training"
    SERVICE = "service"
    PROCUREMENT = "procurement"
    PRODUCTION = "production"
    CAPABILITY = "capability"
    INCIDENT = "incident"
    POSITION = "position"


class Stage(StrEnum):
    """How far the thing has come, by the words of the source."""

    REQUESTED = "requested"
    SIGNALLED = "signalled"
    ANNOUNCED = "announced"
    COMMITTED = "committed"
    CONTRACTED = "contracted"
    DISPATCHED = "dispatched"
    DELIVERED = "delivered"
    DELAYED = "delayed"
    REDUCED = "reduced"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    REFUSED = "refused"


class Modality(StrEnum):
    """How the source stands behind its words."""

    STATED = "stated"
    REPORTED = "reported"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DENIED = "denied"


class Counting(StrEnum):
    """How an amount adds to others."""

    NEW = "new"
    ADDITIONAL = "additional"
    TOTAL = "total"
    PART = "part"
    RESTATED = "restated"
    TARGET = "target"


class Bound(StrEnum):
    """What the words say about a number's edges."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    RANGE = "range"
    VAGUE = "vague"


class Alike(StrEnum):
    """Why documents count as one source (commitments.md: copies, translations, mirrors, one agency's text)."""

    COPY = "copy"
    AGENCY = "agency"
    OUTLET = "outlet"
    GOVERNMENT = "government"
    TRANSLATION = "translation"


class Part(StrEnum):
    """The part that a claim plays in its commitment."""

    OPENS = "opens"
    RESTATES = "restates"
    ADVANCES = "advances"
    AMENDS = "amends"
    ASSERTS = "asserts"
    DISPUTES = "disputes"


class Verdict(StrEnum):
    """What a person can decide about claims and commitments."""

    SAME = "same"
    PART_OF = "part-of"
    DIFFERENT = "different"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    UNSURE = "unsure"
    UNDO = "undo"


class Tier(StrEnum):
    """A enters the ledger, B waits for review (and is shown as such), C stays a candidate."""

    A = "A"
    B = "B"
    C = "C"


class Basis(StrEnum):
    """What a value means."""

    STATED = "stated"
    BOOK = "book"
    REPLACEMENT = "replacement"
    MARKET = "market"


class NoGift(StrEnum):
    """Why a commitment is no gift although money or things move; no total of gifts adds it."""

    OWN_STOCK = "own_stock"
    REIMBURSEMENT = "reimbursement"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class StageCode:
    """One stage's place in the order of things and its nearest code elsewhere; None where there is none.

    `rank` orders how far a thing has come; a stage with rank None is no step forward.
    `iati_transaction` is a code of TransactionType 2.03, `iati_status` one of ActivityStatus.
    """

    rank: int | None
    iati_transaction: str | None
    iati_status: str | None
    fts: str | None
    kiel: str | None


STAGE_CODES: dict[Stage, StageCode] = {
    Stage.REQUESTED: StageCode(0, None, "1", None, None),
    Stage.SIGNALLED: StageCode(1, None, "1", None, None),
    Stage.ANNOUNCED: StageCode(2, "12", "1", "pledge", "Commitment"),
    Stage.COMMITTED: StageCode(3, "2", "2", "commitment", "Allocation"),
    Stage.CONTRACTED: StageCode(4, "2", "2", "commitment", "Allocation"),
    Stage.DISPATCHED: StageCode(5, None, "2", "commitment", "Allocation"),
    Stage.DELIVERED: StageCode(6, "3", "2", "paid", "Disbursement"),
    Stage.DELAYED: StageCode(None, None, "2", None, None),
    Stage.REDUCED: StageCode(None, None, "2", None, None),
    Stage.SUSPENDED: StageCode(None, None, "6", None, None),
    Stage.CANCELLED: StageCode(None, None, "5", None, None),
    Stage.REFUSED: StageCode(None, None, "5", None, None),
}

KIND_CODES: dict[Kind, tuple[str | None, str | None]] = {
    # kind: (FTS contribution type, Kiel aid_type_general); None where neither list has a like
    Kind.GOODS: ("in-kind", "Military / Humanitarian"),
    Kind.FUNDS: ("financial", "Financial / Humanitarian"),
    Kind.PACKAGE: ("financial", "Military"),
    Kind.TRAINING: (None, "Military"),
    Kind.SERVICE: ("in-kind", "Military / Humanitarian"),
    Kind.PROCUREMENT: (None, "Military"),
    Kind.PRODUCTION: (None, None),
    Kind.CAPABILITY: (None, None),
    Kind.INCIDENT: (None, None),
    Kind.POSITION: (None, None),
}

FIRM = frozenset({Stage.COMMITTED, Stage.CONTRACTED, Stage.DISPATCHED, Stage.DELIVERED})
"""Stages that summaries call 'firm': committed or further (commitments.md)."""

DONE = frozenset({Stage.DISPATCHED, Stage.DELIVERED})
"""Stages in which the thing has left the donor."""

NEGATIVE = frozenset({Stage.SUSPENDED, Stage.CANCELLED, Stage.REFUSED})
"""Stages that say that the thing does not come."""

NOT_PROMISED = (Stage.REQUESTED, Stage.SIGNALLED, Stage.REFUSED)
"""What was only asked for, considered or turned down is no promise and is in no sum of promises."""

STANCES = frozenset({Kind.CAPABILITY, Kind.INCIDENT, Kind.POSITION})
"""Kinds without a stage (claims.md)."""

OPENING = ("promised", *(str(stage) for stage in NOT_PROMISED), "told")
"""Accounts of what opens a commitment: a promise, or what was asked for, considered, refused or told by a stance."""

FLOWS = frozenset({Kind.GOODS, Kind.FUNDS, Kind.PACKAGE, Kind.SERVICE, Kind.PROCUREMENT})
"""Kinds that may be told of one and the same thing (one family in the scorer)."""


def stage_rank(stage: Stage | None) -> int:
    """How far `stage` is along the way, -1 where it is no step on it."""
    rank = STAGE_CODES[stage].rank if stage else None
    return -1 if rank is None else rank
