"""What the review pages ask of the book: handed in by the door, since this package reaches nothing that makes data."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from pledgebook.config import Review
from pledgebook.ledger import Ledger
from pledgebook.model import Judgement
from pledgebook.schema import Json
from pledgebook.views.waiting import Decided, Effect, Lane, Listed, Look, Notice, State


class Door(Protocol):
    """The queue of the ledger that a page is answered from, and the entry to the log. Errors are JudgementErrors."""

    @property
    def currency(self) -> str:
        """In which currency money is told."""

    def lanes(self, ledger: Ledger) -> tuple[Lane, ...]:
        """Every lane with what is open in it."""

    def page(self, ledger: Ledger, lane: str, state: State, after: str, limit: int) -> tuple[list[Listed], str]:
        """Items of a lane in a state; and the key behind which there are more."""

    def told(self, ledger: Ledger, names: Sequence[str]) -> dict[str, str]:
        """A line for each claim and commitment."""

    def first(self, ledger: Ledger, lane: str) -> str:
        """The key of the first open item; '' where nothing is open."""

    def look(self, ledger: Ledger, lane: str, key: str) -> Look | None:
        """An item with all that it is decided by."""

    def effects(self, ledger: Ledger, asked: Mapping[str, Sequence[Judgement]],
                also: Sequence[str] = ()) -> dict[str, Effect]:
        """What each of several decisions would change."""

    def decide(self, ledger: Ledger, asked: Sequence[Judgement], seen: int, about: Collection[str]) -> list[Decided]:
        """Enter decisions, all or none; OvertakenError where somebody was first."""

    def read_words(self, ledger: Ledger, claim: str, field: str, place: tuple[int, int]) -> str:
        """The value of a field by words of the claim's document."""

    def find_words(self, ledger: Ledger, claim: str, words: str) -> tuple[int, int]:
        """Where the words stand in the claim's document, near its sentence."""

    def log(self) -> tuple[Judgement, ...]:
        """Every judgement in the order of entry."""

    def history(self, ledger: Ledger, limit: int, who: str = "") -> tuple[Json, ...]:
        """The latest decisions, the last first."""

    def waiting(self, ledger: Ledger, names: Collection[str]) -> tuple[Notice, ...]:
        """Decisions about these that the next run will apply."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The door with the keys of the book's settings."""

    door: Door
    options: Review
