"""The source register: who is behind a host, whose voice it is, of whom it is another edition, whose text it prints.

What is not known is empty: a host without an owner has no owner that we know of, and is taken for one by itself.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from pledgebook.catalogue.cells import CellFault
from pledgebook.catalogue.tables import Row

# Hosts of governments that need no row: '.gov' and '.mil' are the United States', 'gov.CC' and its like the country's.
_GOVERNMENT = re.compile(r"(?:^|\.)(?:gov|gouv|gob|gub|govt|go|gv)\.([a-z]{2})$")
_AMERICAN = re.compile(r"(?:^|\.)(?:gov|mil)$")
_OTHER_CODES = {"uk": "GB"}


@dataclass(frozen=True, slots=True)
class Publisher:
    """An outlet or a body that publishes, as its row says; several words of one cell have spaces or '|' between them.

    `party` is the party whose own voice it is, None for the press; `country` is where it is at home.
    """

    id: str
    name: str
    kind: str
    owner: str = ""
    party: str | None = None
    country: str | None = None
    languages: str = ""
    syndicates: str = ""
    mirrors: str = ""
    credits: str = ""

    @property
    def home(self) -> str | None:
        """The party it speaks for, or else its country."""
        return self.party or self.country

    @classmethod
    def of(cls, row: Mapping[str, str]) -> "Publisher":
        """The publisher of a row."""
        return cls(row["host"], row["name"], row["kind"], row["owner"], row["party"] or None, row["country"] or None,
                   row["languages"], row["syndicates"], row["mirrors"], row["credits"])


def host_of(publisher: str | None) -> str:
    """The host as the register writes it: small letters, no 'www.', no dot at its end."""
    return (publisher or "").casefold().strip(".").removeprefix("www.")


def plain_name(name: str) -> str:
    """A publisher's name without its article and its capitals."""
    return " ".join(name.casefold().removeprefix("the ").split())


def found(publishers: Mapping[str, Publisher], host: str | None) -> Publisher | None:
    """The publisher of that host, or of the longest known end of it ('news.gov.example' is 'gov.example')."""
    parts = host_of(host).split(".")
    return next((publishers[end] for k in range(len(parts) - 1)
                 if (end := ".".join(parts[k:])) in publishers), None)


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """The publishers by host, and what follows from them."""

    publishers: Mapping[str, Publisher]
    _rows: dict[str, Publisher | None] = field(default_factory=dict, repr=False)
    _voices: dict[str | None, str | None] = field(default_factory=dict, repr=False)
    _names: dict[str, Publisher] = field(default_factory=dict, repr=False)

    def row(self, host: str | None) -> Publisher | None:
        """The publisher of the host, or of that name ('The White House'); None where it has no row."""
        key = host or ""
        if key not in self._rows:
            self._rows[key] = found(self.publishers, key) or (self._of_name(key) if key else None)
        return self._rows[key]

    def _of_name(self, name: str) -> Publisher | None:
        if not self._names:
            for row in self.publishers.values():
                self._names.setdefault(plain_name(row.name), row)
        return self._names.get(plain_name(name))

    def voice(self, host: str | None) -> str | None:
        """The party that speaks at this host itself: by its row, else by what the host's name says; 'gov.uk' is GB."""
        if host not in self._voices:
            row = self.row(host)
            self._voices[host] = row.party if row else _by_name(host_of(host))
        return self._voices[host]

    def outlet(self, host: str | None) -> str:
        """The host that stands for all editions and mirrors of an outlet; an unknown host stands for itself."""
        row = self.row(host)
        return (row.mirrors or row.id) if row else host_of(host)

    def owner(self, host: str | None) -> str:
        """The group that owns it; '' where it is not known. A government without a row of its own is its party's."""
        row = self.row(host)
        if row and row.mirrors and not row.owner:
            row = self.publishers.get(row.mirrors, row)
        if row and row.owner:
            return row.owner
        if row is None or row.kind == "government":
            return self.voice(host) or ""
        return ""

    def is_official(self, host: str | None) -> bool:
        """Whether a government speaks there: its offices are one voice."""
        row = self.row(host)
        return row.kind == "government" if row else self.voice(host) is not None

    def syndicates(self, host: str | None) -> frozenset[str] | None:
        """The agencies whose text it prints; None where nothing is known of the host."""
        row = self.row(host)
        return frozenset(row.syndicates.split()) if row else None

    def credited(self) -> Iterator[tuple[str, str]]:
        """Each name by which others credit a source, with the outlet that is meant."""
        for host, row in self.publishers.items():
            yield from ((name, row.mirrors or host) for name in filter(None, row.credits.split("|")))


def _by_name(host: str) -> str | None:
    country = _GOVERNMENT.search(host)
    if country:
        return _OTHER_CODES.get(country[1], country[1].upper())
    return "US" if _AMERICAN.search(host) else None


@cache
def shipped_register() -> Register:
    """The register of the package's own table, where no book's is at hand."""
    from pledgebook.catalogue.overlay import shipped_rows  # noqa: PLC0415 -- the overlay checks tables with this module

    return Register({row["host"]: Publisher.of(row) for row in shipped_rows("sources")})


def source_faults(rows: Sequence[Row]) -> Iterator[CellFault]:
    """Hosts that have no row, editions of editions, languages that are no codes, names that mean two outlets."""
    hosts = {row["host"]: row for row in rows}
    named: dict[str, str] = {}
    for row in rows:
        if row["host"] != host_of(row["host"]) or "/" in row["host"]:
            yield CellFault(row, "host", "is no host as it stands here", "small letters, no 'www.', no path",
                            "write it so")
        yield from _unknown_hosts(row, hosts)
        if (whole := hosts.get(row["mirrors"])) is not None and whole["mirrors"]:
            yield CellFault(row, "mirrors", f"is itself an edition of {whole['mirrors']}", "the first of its outlet",
                            f"write {whole['mirrors']}")
        if any(not re.fullmatch("[a-z]{2}", code) for code in row["languages"].split()):
            yield CellFault(row, "languages", "is no list of codes", "codes such as 'fr en'", "write it so")
        for name in filter(None, row["credits"].split("|")):
            outlet = row["mirrors"] or row["host"]
            if named.setdefault(name, outlet) != outlet:
                yield CellFault(row, "credits", f"has {name}, which is {named[name]} already", "one outlet a name",
                                "take it out of one of them")


def _unknown_hosts(row: Row, hosts: Iterable[str]) -> Iterator[CellFault]:
    known = set(hosts)
    for column in ("mirrors", "syndicates"):
        for host in row[column].split():
            if host not in known or host == row["host"]:
                yield CellFault(row, column, f"names {host}, which is no other host of sources.csv",
                                "hosts of this table", "add a row for it or mend it")
