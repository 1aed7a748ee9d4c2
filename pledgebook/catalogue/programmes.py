"""Who belongs to which group on a day, and the programmes under which assistance is given; nothing here reads a text.

`load_programmes(catalogue)` reads memberships.csv, programmes.csv and programme_aliases.csv once, and over them those
of a book's own folder. Each row that cannot be is named by file, line and column.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from pledgebook.catalogue import Catalogue
from pledgebook.catalogue.lookup import rows_of
from pledgebook.catalogue.tables import Row, day
from pledgebook.errors import TableError

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
    return Programmes(
        {one.id: one for one in _programmes(rows_of("programmes", extra), catalogue)},
        _memberships(rows_of("memberships", extra), catalogue),
        # a book's own names stand first, and where one is taken the fault is the book's
        _names(reversed(rows_of("programme_aliases", extra)), {row["id"] for row in rows_of("programmes", extra)}),
    )


def _programmes(rows: Iterable[Row], catalogue: Catalogue) -> Iterator[Programme]:
    for row in rows:
        _known(row, "party", catalogue.parties, "parties.csv")
        if row["item"]:
            _known(row, "item", catalogue.items, "items.csv")
        if row["kind"] not in KINDS:
            raise _wrong(row, "kind", f"is none of {', '.join(KINDS)}", "write one of these")
        _filled(row, "id", "name", "source")
        since, until = _span(row)
        yield Programme(row["id"], row["name"], row["party"], row["kind"], row["item"] or None, since, until,
                        row["source"])


def _memberships(rows: Iterable[Row], catalogue: Catalogue) -> dict[str, tuple[Membership, ...]]:
    found: dict[str, tuple[Membership, ...]] = {}
    for row in rows:
        _known(row, "group", catalogue.parties, "parties.csv")
        _known(row, "member", catalogue.parties, "parties.csv")
        _filled(row, "source")
        since, until = _span(row)
        leads = row["source"].startswith(LEAD)
        one = Membership(row["group"], row["member"], since, until, row["source"].removeprefix(LEAD), leads)
        before = found.get(one.group, ())
        if _twice([*(other for other in before if other.member == one.member), one]):
            raise _wrong(row, "member", "belongs twice at a time", "let the first span end before the next begins")
        found[one.group] = (*before, one)
    return found


def _twice(spans: list[Membership]) -> bool:
    """Whether two spans of one member share a day."""
    spans.sort(key=lambda one: one.since or date.min)
    return any((first.until or date.max) > (then.since or date.min) for first, then in pairwise(spans))


def _names(rows: Iterable[Row], known: Collection[str]) -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = {}
    for row in rows:
        _known(row, "programme", known, "programmes.csv")
        _filled(row, "alias")
        if row["match"] not in ("exact", "fold"):
            raise _wrong(row, "match", "is none of exact, fold", "write one of these")
        spelling = row["alias"] if row["match"] == "exact" else row["alias"].lower()
        held = names.setdefault(row["language"], {})
        if held.setdefault(spelling, row["programme"]) != row["programme"]:
            raise _wrong(row, "alias", f"already names {held[spelling]}", "a name of one language names one programme")
    return names


def _span(row: Row) -> tuple[date | None, date | None]:
    since, until = day(row, "from"), day(row, "until")
    if since and until and until < since:
        raise _wrong(row, "until", f"is before its start, {since}", "mend the one that is wrong")
    return since, until


def _known(row: Row, column: str, known: Collection[str], table: str) -> None:
    if row[column] not in known:
        raise _wrong(row, column, f"is no id of {table}", f"add it there or mend the {column}")


def _filled(row: Row, *columns: str) -> None:
    for column in columns:
        if not row[column].strip():
            raise _wrong(row, column, "is empty", "fill it or take the row out")


def _wrong(row: Row, column: str, sentence: str, next_step: str) -> TableError:
    return TableError(row.place, f'{column} "{row[column]}" {sentence}', next_step)
