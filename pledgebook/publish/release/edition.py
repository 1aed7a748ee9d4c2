"""What a release is told about itself: its name and day, who publishes it, what it was made of, what stood before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pledgebook.catalogue import Catalogue
from pledgebook.config import Release
from pledgebook.ledger import Ledger
from pledgebook.progress import Progress, silent
from pledgebook.schema import Json

INPUTS = "inputs"
"""The folder of a release that holds copies of the small inputs: a book's own tables, rates and issues."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One release to be. `inputs` is written into the manifest as it is; `carried` are files copied under INPUTS."""

    name: str
    day: date
    book: str
    about: Release
    inputs: Json
    carried: Mapping[str, Path] = field(default_factory=dict)
    before: Path | None = None
    without: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """What the release is called."""
        return f"{self.book}, release {self.name}"

    @property
    def address(self) -> str:
        """Where it will stand on the web, with a stroke at the end; empty where the settings do not say."""
        return f"{self.about.url.rstrip('/')}/{self.name}/" if self.about.url else ""

    @property
    def publisher(self) -> str:
        """Who publishes it: as the settings say, else the book itself."""
        return self.about.publisher or self.book


@dataclass(frozen=True, slots=True)
class Making:
    """A release that is being written into `folder`; `notes` collects what the manifest tells of its parts."""

    ledger: Ledger
    edition: Edition
    folder: Path
    catalogue: Catalogue
    tell: Progress = silent
    notes: Json = field(default_factory=dict)

    def party(self, codes: list[str] | tuple[str, ...]) -> str:
        """Parties by their names, joined for a sentence; empty where there are none."""
        named = [self.catalogue.party_name(code) for code in codes]
        return " and ".join(filter(None, [", ".join(named[:-1]), *named[-1:]]))
