"""Records of where a promise is told: its documents, and which of them count as one source, for what reasons."""

from dataclasses import dataclass

from pledgebook.codes import Alike


@dataclass(frozen=True, slots=True)
class SourceTie:
    """One reason for which some documents count as one source; `of` is the text, outlet, agency or owner they share."""

    why: Alike
    of: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """Documents that count as one source, and the reasons that tie them."""

    documents: tuple[str, ...]
    ties: tuple[SourceTie, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """How many documents tell of it, and how many of them are independent; `groups` are those that count as one."""

    documents: int
    independent: int
    groups: tuple[SourceGroup, ...] = ()
