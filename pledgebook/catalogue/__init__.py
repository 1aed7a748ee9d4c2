"""The catalogue: parties, items, public offices, publishers, as tables with look-ups; nothing here reads a text.

`load_catalogue()` reads the package's tables once; a book's own tables (`catalogue/*.csv` in its folder) add to them.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from pledgebook.catalogue.cells import check_cells, may_lack, raise_first
from pledgebook.catalogue.overlay import check_folder, laid_over, shipped_rows
from pledgebook.catalogue.sources import Publisher, Register, source_faults
from pledgebook.catalogue.store import KIND, key_of
from pledgebook.catalogue.tables import Row, day
from pledgebook.errors import TableError
from pledgebook.text.building import lasting
from pledgebook.text.keeping import Store, cache_folder
from pledgebook.text.names import Name

DESIGNATED = ("model", "variant")
"""Levels of the item tree whose names are designations, the same in every language."""

OWN_LANGUAGE = "en"
"""The language in which the tree names its families and types."""

NO_PARTY = ("", "")
"""Name and kind of what is no party of the catalogue."""


@dataclass(frozen=True, slots=True)
class ItemNode:
    """One node of the item tree. `level` is family, type, model or variant; `claim_kind` the kind of its claims."""

    id: str
    parent: str | None
    name: str
    level: str
    claim_kind: str


@dataclass(frozen=True, slots=True)
class Office:
    """Who held a public office of a party, and when (both days inclusive; `until` None where still held)."""

    party: str
    role: str
    name: str
    since: date | None
    until: date | None

    @property
    def surname(self) -> str:
        """The last word of the name, by which the press calls its holder."""
        return self.name.split()[-1]

    def held_on(self, when: date | None) -> bool:
        """Whether the office was held on that day; an unknown day excludes nobody."""
        if when is None:
            return True
        return (self.since is None or self.since <= when) and (self.until is None or when <= self.until)


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """All tables, by id."""

    parties: Mapping[str, tuple[str, str]]
    items: Mapping[str, ItemNode]
    offices: tuple[Office, ...]
    publishers: Mapping[str, Publisher]
    names: tuple[Name, ...] = field(repr=False)
    surnames: Mapping[str, tuple[tuple[int, Office], ...]] = field(repr=False, default_factory=dict)
    conflicts: frozenset[tuple[str, str]] = frozenset()
    """(attacker, attacked): what one sends to the other is no assistance."""
    aided: Mapping[str, date | None] = field(repr=False, default_factory=dict)
    """Who is on the DAC List of ODA Recipients, with the last day of those that have left it (OECD)."""
    own_tables: Path | None = None
    """The folder of the tables that were laid over the package's, for look-ups that read more of them."""

    def holders(self, surname: str) -> tuple[tuple[int, Office], ...]:
        """The offices, with their numbers, that people of that surname held; empty for an unknown name."""
        return self.surnames.get(surname, ())

    def offices_of(self, party: str | None) -> tuple[Office, ...]:
        """The offices of a party, in the order of the table."""
        return _by_party(self).get(party or "", ())

    def party_name(self, code: str) -> str:
        """The party's English name; for an unknown `org:` code its own words, else the code."""
        if code in self.parties:
            return self.parties[code][0]
        return code[4:].replace("-", " ").title() if code.startswith("org:") else code

    def party_kind(self, code: str) -> str:
        """'state', 'union', 'company' and so on; '' where the party is not in the catalogue."""
        return self.parties.get(code, NO_PARTY)[1]

    @property
    def attacked(self) -> frozenset[str]:
        """Who is attacked by another."""
        return _attacked(self)

    def is_aided(self, code: str, when: date | None) -> bool:
        """Whether a party was on the DAC List of ODA Recipients on that day; an unknown day is the day of the list."""
        until = self.aided.get(code, date.min)
        return until is None or (when is not None and when <= until)

    def item(self, item_id: str) -> ItemNode | None:
        """The node, or None."""
        return self.items.get(item_id)

    def item_name(self, item_id: str) -> str:
        """The node's name; for an unknown id the id."""
        return self.items[item_id].name if item_id in self.items else item_id

    def ancestors(self, item_id: str) -> tuple[str, ...]:
        """The ids from the node itself up to its family; empty for an id that is none of the tree."""
        found: list[str] = []
        node = self.items.get(item_id)
        while node is not None and node.id not in found:
            found.append(node.id)
            node = self.items.get(node.parent) if node.parent else None
        return tuple(found)

    def publisher(self, host: str | None) -> Publisher | None:
        """The publisher of that host, or of the longest known end of it ('news.gov.example' is 'gov.example')."""
        return self.sources.row(host)

    @property
    def sources(self) -> Register:
        """The publishers with what follows from them: whose voice, which outlet, whose text."""
        return _register(self)


@cache
def load_catalogue(extra: Path | None = None) -> Catalogue:
    """The package's tables and, over them, those of the folder `extra`; TableError names file and line.

    What was compiled of the very same tables before is taken from the user's cache folder (see `keeping`).
    """
    check_folder(extra)
    store, key = Store(cache_folder(), KIND), key_of(extra)
    with lasting():
        kept = store.get(key)
        found = restored(kept, extra) if kept else None
        if found is None:
            found = _compile(extra)
            if store.keeps and key == key_of(extra):  # nobody has written a table in the meantime
                store.put(key, written(found))
        return found


def _compile(extra: Path | None) -> Catalogue:
    rows = {name: list(_rows(name, extra)) for name in
            ("parties", "party_aliases", "party_masks", "items", "item_aliases", "offices", "name_variants",
             "surname_words", "sources", "conflicts", "aid_recipients", "places")}
    parties = {row["id"]: (row["name"], row["kind"]) for row in rows["parties"]}
    items = {row["id"]: ItemNode(row["id"], row["parent"] or None, row["name"], row["level"], row["claim_kind"])
             for row in rows["items"]}
    check_cells(rows)
    raise_first(source_faults(rows["sources"]))
    _check_tree(items, rows["items"])
    offices = tuple(Office(r["party"], r["role"], r["name"], day(r, "from"), day(r, "until")) for r in rows["offices"])
    return Catalogue(
        parties, items, offices,
        {row["host"]: Publisher.of(row) for row in rows["sources"]},
        tuple(_names(rows)), _by_surname(offices),
        frozenset((row["attacker"], row["attacked"]) for row in rows["conflicts"]),
        {row["party"]: day(row, "until") for row in rows["aid_recipients"]}, extra,
    )


def written(catalogue: Catalogue) -> str:
    """The catalogue as JSON, such that `restored` makes an equal one of it."""
    offices = [(o.party, o.role, o.name, o.since and o.since.isoformat(), o.until and o.until.isoformat())
               for o in catalogue.offices]
    return json.dumps({
        "parties": catalogue.parties,
        "items": [(n.id, n.parent, n.name, n.level, n.claim_kind) for n in catalogue.items.values()],
        "offices": offices,
        "publishers": [astuple(p) for p in catalogue.publishers.values()],
        "names": catalogue.names,
        "conflicts": sorted(catalogue.conflicts),
        "aided": {party: until and until.isoformat() for party, until in catalogue.aided.items()},
    }, ensure_ascii=False, separators=(",", ":"))


def restored(text: str, own_tables: Path | None = None) -> Catalogue | None:
    """The catalogue that was `written`, of a book with such a folder; None where the text is none."""
    try:
        plain = json.loads(text)
        offices = tuple(Office(party, role, name, since and date.fromisoformat(since),
                               until and date.fromisoformat(until))
                        for party, role, name, since, until in plain["offices"])
        return Catalogue(
            {code: (name, kind) for code, (name, kind) in plain["parties"].items()},
            {row[0]: ItemNode(*row) for row in plain["items"]},
            offices,
            {row[0]: Publisher(*row) for row in plain["publishers"]},
            tuple(map(Name._make, plain["names"])),
            _by_surname(offices),
            frozenset((attacker, attacked) for attacker, attacked in plain["conflicts"]),
            {party: until and date.fromisoformat(until) for party, until in plain["aided"].items()}, own_tables,
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None


@cache
def _register(catalogue: Catalogue) -> Register:
    return Register(catalogue.publishers)


@cache
def _attacked(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(victim for _, victim in catalogue.conflicts)


@cache
def _by_party(catalogue: Catalogue) -> dict[str, tuple[Office, ...]]:
    found: dict[str, list[Office]] = {}
    for office in catalogue.offices:
        found.setdefault(office.party, []).append(office)
    return {party: tuple(offices) for party, offices in found.items()}


def _by_surname(offices: tuple[Office, ...]) -> dict[str, tuple[tuple[int, Office], ...]]:
    found: dict[str, tuple[tuple[int, Office], ...]] = {}
    for number, office in enumerate(offices):
        found[office.surname] = (*found.get(office.surname, ()), (number, office))
    return found


def _rows(name: str, extra: Path | None) -> Iterator[Row]:
    yield from laid_over(name, shipped_rows(name), extra, may_lack(name))


def _names(rows: Mapping[str, list[Row]]) -> Iterator[Name]:
    kinds = {row["id"]: row["claim_kind"] for row in rows["items"]}
    for row in rows["party_masks"]:
        yield Name(row["phrase"], "mask", "", "", exact=True)  # before all that they mask ('AIDS' is no aid)
    for row in rows["party_aliases"]:
        yield Name(row["alias"], "party", row["party"], row["use"], row["match"] == "exact", row["language"])
    for row in rows["item_aliases"]:
        yield Name(row["alias"], "item", row["item"], kinds[row["item"]], row["match"] == "exact", row["language"])
    for row in rows["items"]:
        words = "" if row["level"] in DESIGNATED else OWN_LANGUAGE
        yield Name(row["name"], "item", row["id"], row["claim_kind"], exact=False, language=words)
    for row in rows["places"]:
        yield Name(row["place"], "town", row["party"], "", exact=True)
    yield from _office_names(rows)


def _office_names(rows: Mapping[str, list[Row]]) -> Iterator[Name]:
    """Full names and surnames of holders; a surname that is an ordinary word names nobody by itself."""
    words = {row["surname"] for row in rows["surname_words"]}
    variants: dict[str, list[str]] = {}
    for row in rows["name_variants"]:
        variants.setdefault(row["name"], []).append(row["variant"])
    for number, row in enumerate(rows["offices"]):
        spellings = (row["name"], *variants.get(row["name"], ()))
        for spelling in spellings:
            yield Name(spelling, "office", str(number), row["role"], exact=True)
        for surname in dict.fromkeys(spelling.split()[-1] for spelling in spellings):
            if surname != "Jr." and surname not in words:
                yield Name(surname, "office", str(number), "surname", exact=True)


def _check_tree(items: Mapping[str, ItemNode], rows: list[Row]) -> None:
    for row in rows:
        seen, node = {row["id"]}, items[row["id"]]
        while node.parent:
            if node.parent in seen:
                raise TableError(row.place, f'item "{row["id"]}" is its own ancestor', "mend the parents on the way")
            seen.add(node.parent)
            node = items[node.parent]
