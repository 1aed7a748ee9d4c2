"""Who belongs to which group on a day, and the programmes under which assistance is given; nothing here reads a text.

`load_programmes(catalogue)` reads memberships.csv, programmes.csv and programme_aliases.csv once, and over them those
of a book's own folder. Each row that cannot be is named by file, line and column.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from pledgebook.catalogue import Catalogue
from pledgebook.catalogue.cells import CellFault, impossible_spans, raise_first, unfilled, unknown, unlisted
from pledgebook.catalogue.lookup import rows_of
from pledgebook.catalogue.overlay import check_folder
from pledgebook.catalogue.tables import Row, day

KINDS = (
    "appeal", "appropriation", "budget-support", "compact", "drawdown", "exchange", "financing", "fund", "grant",
    "guarantee", "initiative", "lease", "loan", "mission", "procurement", "purchase", "reimbursement", "training",
    "trust-fund",
)
"""What a programme can be (data/catalogue/README.md says what each means)."""

LEAD = "lead: "
"""How the source of a membership begins where the member leads the group."""


@dataclass(frozen=True, slots=True)
class Membership:
    """A member of a group from `since` up to, not on, `until`; None where unknown or where it still belongs."""

    group: str
    member: str
    since: date | None
    until: date | None
    source: str
    leads: bool = False

    def holds_on(self, when: date | None) -> bool:
        """Whether it belongs on that day; an unknown day, or an unknown start, excludes nobody."""
        begun = when is None or self.since is None or self.since <= when
        return begun and (when is None or self.until is None or when < self.until)


@dataclass(frozen=True, slots=True)
class Programme:
    """A named way of giving: its party, one of KINDS, the item node under which it stands; both days inclusive."""

    id: str
    name: str
    party: str
    kind: str
    item: str | None
    since: date | None
    until: date | None
    source: str

    def runs_on(self, when: date | None) -> bool:
        """Whether it was open on that day; an unknown day excludes nothing."""
        begun = when is None or self.since is None or self.since <= when
        return begun and (when is None or self.until is None or when <= self.until)


@dataclass(frozen=True, slots=True, eq=False)
class Programmes:
    """Memberships and programmes with their look-ups."""

    programmes: Mapping[str, Programme]
    memberships: Mapping[str, tuple[Membership, ...]]
    """By group, in the order of the table."""
    names: Mapping[str, Mapping[str, str]] = field(repr=False)
    """Language ('' for all) -> spelling, in lower case where case does not matter -> id."""

    def members(self, group: str, when: date | None = None) -> tuple[str, ...]:
        """Who belongs to the group on that day, each once, by id; empty for a group that the table does not know."""
        return tuple(sorted({one.member for one in self.memberships.get(group, ()) if one.holds_on(when)}))

    def leads(self, group: str, when: date | None = None) -> tuple[str, ...]:
        """Who leads the group on that day, by id."""
        held = self.memberships.get(group, ())
        return tuple(sorted({one.member for one in held if one.leads and one.holds_on(when)}))

    def groups(self, member: str, when: date | None = None) -> tuple[str, ...]:
        """To which groups a party belongs on that day, by id."""
        return tuple(sorted(group for group in self.memberships if member in self.members(group, when)))

    def named(self, words: str, language: str) -> Programme | None:
        """The programme that the words name, all of them; None where none does. Nothing is guessed."""
        for names in (self.names.get(language, {}), self.names.get("", {})):
            found = names.get(words) or names.get(words.lower())
            if found:
                return self.programmes[found]
        return None

    def of_party(self, party: str, when: date | None = None) -> tuple[Programme, ...]:
        """The programmes of a party that were open on that day, by id."""
        return tuple(one for _, one in sorted(self.programmes.items()) if one.party == party and one.runs_on(when))


@cache
def load_programmes(catalogue: Catalogue, extra: Path | None = None) -> Programmes:
    """The package's tables and, over them, those of the folder `extra`; TableError names file and line."""
    check_folder(extra)
    programmes, memberships, aliases = (rows_of(name, extra) for name in ("programmes", "memberships",
                                                                          "programme_aliases"))
    raise_first(programme_faults(programmes, memberships, aliases, catalogue.parties, catalogue.items))
    return Programmes({row["id"]: _programme(row) for row in programmes}, _memberships(memberships), _names(aliases))


def programme_faults(programmes: Sequence[Row], memberships: Sequence[Row], aliases: Sequence[Row],
                     parties: Collection[str], items: Collection[str]) -> Iterator[CellFault]:
    """Every cell of these rows that cannot be; `parties` and `items` are the ids of the catalogue."""
    for row in programmes:
        yield from unknown(row, "party", parties, "parties.csv")
        if row["item"]:
            yield from unknown(row, "item", items, "items.csv")
        yield from (*unlisted(row, "kind", KINDS), *unfilled(row, "id", "name", "source"), *impossible_spans(row))
    for row in memberships:
        yield from (*unknown(row, "group", parties, "parties.csv"), *unknown(row, "member", parties, "parties.csv"),
                    *unfilled(row, "source"), *impossible_spans(row))
    yield from _twice(memberships)
    ids = {row["id"] for row in programmes}
    for row in aliases:
        yield from (*unknown(row, "programme", ids, "programmes.csv"), *unfilled(row, "alias"),
                    *unlisted(row, "match", ("exact", "fold")))
    yield from _taken(aliases)


def _programme(row: Row) -> Programme:
    return Programme(row["id"], row["name"], row["party"], row["kind"], row["item"] or None, day(row, "from"),
                     day(row, "until"), row["source"])


def _memberships(rows: Iterable[Row]) -> dict[str, tuple[Membership, ...]]:
    found: dict[str, tuple[Membership, ...]] = {}
    for row in rows:
        one = Membership(row["group"], row["member"], day(row, "from"), day(row, "until"),
                         row["source"].removeprefix(LEAD), row["source"].startswith(LEAD))
        found[one.group] = (*found.get(one.group, ()), one)
    return found


def _twice(rows: Iterable[Row]) -> Iterator[CellFault]:
    """Members whose spans in one group share a day; a span ends before its last day, which may be the next one's."""
    spans: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if any(impossible_spans(row)):
            continue
        held = spans.setdefault((row["group"], row["member"]), [])
        other = next((one for one in held if (not one["until"] or one["until"] > row["from"])
                      and (not row["until"] or row["until"] > one["from"])), None)
        if other is not None:
            yield CellFault(row, "member", f"belongs twice at a time: also after {other.place}", "spans that share no "
                            "day", "let the first span end before the next begins")
        held.append(row)


def _taken(rows: Sequence[Row]) -> Iterator[CellFault]:
    """Names that name two programmes; a book's own rows stand first, and the fault is theirs."""
    held: dict[tuple[str, str], Row] = {}
    for row in reversed(rows):
        other = held.setdefault((row["language"], _spelling(row)), row)
        if other["programme"] != row["programme"]:
            yield CellFault(row, "alias", f"already names {other['programme']} ({other.place})", "a name of its own",
                            "a name of one language names one programme")


def _spelling(row: Row) -> str:
    return row["alias"] if row["match"] == "exact" else row["alias"].lower()


def _names(rows: Iterable[Row]) -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = {}
    for row in rows:
        names.setdefault(row["language"], {})[_spelling(row)] = row["programme"]
    return names
