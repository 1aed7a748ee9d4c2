"""All that the catalogue says of one node, party, programme or office, from every table that there is."""

from datetime import date
from typing import Any

from pledgebook.catalogue import Catalogue, Office
from pledgebook.catalogue.lookup import LANGUAGES, lookup_names, rows_of
from pledgebook.catalogue.programmes import Membership, load_programmes
from pledgebook.catalogue.tables import Row

CATEGORIES = ("wikidata", "kiel", "sipri")
"""Columns of item_codes.csv; a child takes the category of its nearest ancestor, and only Wikidata ids are its own."""


def card(target: str, catalogue: Catalogue, when: date | None = None) -> dict[str, Any] | None:
    """What is known of the item, party, programme or office (`FR/prime minister`) with that id; None for no such id.

    With a day only the members, the holders and the programmes of that day are told.
    """
    if target in catalogue.items:
        return _item_card(target, catalogue, when)
    if target in catalogue.parties:
        return _party_card(target, catalogue, when)
    return _programme_card(target, catalogue) or _office_card(target, catalogue, when)


def _item_card(target: str, catalogue: Catalogue, when: date | None) -> dict[str, Any]:
    node, chain = catalogue.items[target], catalogue.ancestors(target)
    return {
        "id": target, "table": "items", "name": node.name, "level": node.level, "claim_kind": node.claim_kind,
        "path": names_above(target, catalogue), "path_ids": list(reversed(chain[:-1] or chain)),
        "children": sorted(one.id for one in catalogue.items.values() if one.parent == target),
        "names": _names(target, "item", catalogue), "codes": _codes(chain, catalogue),
        "prices": _told("prices", "item", target, catalogue),
        "programmes": _programmes("item", target, catalogue, when),
    }


def _party_card(target: str, catalogue: Catalogue, when: date | None) -> dict[str, Any]:
    name, kind = catalogue.parties[target]
    tables = load_programmes(catalogue, catalogue.own_tables)
    spans = [one for row in tables.memberships.values() for one in row if one.holds_on(when)]
    return {
        "id": target, "table": "parties", "name": name, "kind": kind,
        "path": names_above(target, catalogue), "path_ids": [kind, target],
        "names": _names(target, "party", catalogue),
        "offices": [_term(one) for one in catalogue.offices if one.party == target and one.held_on(when)],
        "member_of": [_membership(one, "group") for one in spans if one.member == target],
        "members": [_membership(one, "member") for one in spans if one.group == target],
        "programmes": _programmes("party", target, catalogue, when),
    }


def _programme_card(target: str, catalogue: Catalogue) -> dict[str, Any] | None:
    tables = load_programmes(catalogue, catalogue.own_tables)
    one = tables.programmes.get(target)
    if one is None:
        return None
    names: dict[str, list[str]] = {}
    for row in rows_of("programme_aliases", catalogue.own_tables):
        if row["programme"] == target:
            names.setdefault(row["language"], []).append(row["alias"])
    return {"id": target, "table": "programmes", "name": one.name, "kind": one.kind, "party": one.party,
            "item": one.item, "from": _iso(one.since), "until": _iso(one.until), "source": one.source,
            "names": {language: sorted(row) for language, row in sorted(names.items())}}


def _office_card(target: str, catalogue: Catalogue, when: date | None) -> dict[str, Any] | None:
    party, _, role = target.partition("/")
    terms = [one for one in catalogue.offices_of(party) if one.role == role]
    if not terms:
        return None
    return {"id": target, "table": "offices", "name": f"{role} of {catalogue.party_name(party)}", "kind": "office",
            "party": party, "role": role, "holders": [_term(one) for one in terms if one.held_on(when)]}


def _term(office: Office) -> dict[str, str | None]:
    return {"role": office.role, "name": office.name, "from": _iso(office.since), "until": _iso(office.until)}


def _membership(one: Membership, column: str) -> dict[str, str]:
    """A membership, seen from the side of the group or of the member."""
    row = {column: getattr(one, column), "from": _iso(one.since), "until": _iso(one.until), "source": one.source,
           "leads": "yes" if one.leads else ""}
    return {name: cell for name, cell in row.items() if cell}


def _programmes(column: str, target: str, catalogue: Catalogue, when: date | None) -> list[dict[str, str]]:
    """The rows of the programmes of a party or under a node that were open on the day."""
    known = load_programmes(catalogue, catalogue.own_tables).programmes
    return [row for row in _told("programmes", column, target, catalogue)
            if row["id"] in known and known[row["id"]].runs_on(when)]


def names_above(target: str, catalogue: Catalogue) -> list[str]:
    """The names from the family to the node; for a party its kind and its name."""
    if target not in catalogue.items:
        return [catalogue.party_kind(target), catalogue.party_name(target)]
    chain = [catalogue.items[one] for one in reversed(catalogue.ancestors(target))]
    return [node.name for node in chain[1:]] or [chain[0].name]


def _iso(day: date | None) -> str | None:
    return str(day) if day else None


def _names(target: str, table: str, catalogue: Catalogue) -> dict[str, list[str]]:
    """The names by language, those of every language under '', each with its inflected forms left out."""
    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for name in lookup_names(catalogue, language):
            if (name.table, name.target) == (table, target) and not name.form_of and not name.short:
                found.setdefault(name.language, []).append(name.spelling)
    return {language: sorted(set(spellings)) for language, spellings in sorted(found.items())}


def _codes(chain: tuple[str, ...], catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Each code with the node from which it comes: the nearest that has one; Wikidata ids are never handed down."""
    rows = {row["item"]: row for row in rows_of("item_codes", catalogue.own_tables)}
    found: dict[str, dict[str, str]] = {}
    for column in CATEGORIES:
        for node in chain[:1] if column == "wikidata" else chain:
            if node in rows and rows[node].get(column):
                found[column] = {"code": rows[node][column], "from": node}
                break
    return found


def _told(table: str, column: str, target: str, catalogue: Catalogue) -> list[dict[str, str]]:
    """The rows of a table that have the id in a column, without that column."""
    return [_without(row, column) for row in rows_of(table, catalogue.own_tables) if row.get(column) == target]


def _without(row: Row, column: str) -> dict[str, str]:
    return {name: cell for name, cell in row.items() if name != column and cell}
