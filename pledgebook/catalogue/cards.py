"""All that the catalogue says of one node or party, from every table that there is."""

from typing import Any

from pledgebook.catalogue import Catalogue
from pledgebook.catalogue.lookup import LANGUAGES, lookup_names, rows_of
from pledgebook.catalogue.tables import Row

CATEGORIES = ("wikidata", "kiel", "sipri")
"""Columns of item_codes.csv; a child takes the category of its nearest ancestor, and only Wikidata ids are its own."""


def card(target: str, catalogue: Catalogue) -> dict[str, Any] | None:
    """What is known of the item or party with that id; None where there is none."""
    if target in catalogue.items:
        return _item_card(target, catalogue)
    return _party_card(target, catalogue) if target in catalogue.parties else None


def _item_card(target: str, catalogue: Catalogue) -> dict[str, Any]:
    node, chain = catalogue.items[target], catalogue.ancestors(target)
    return {
        "id": target, "table": "items", "name": node.name, "level": node.level, "claim_kind": node.claim_kind,
        "path": list(reversed(chain)),
        "children": sorted(one.id for one in catalogue.items.values() if one.parent == target),
        "names": _names(target, "item", catalogue), "codes": _codes(chain, catalogue),
        "prices": _told("prices", "item", target, catalogue),
    }


def _party_card(target: str, catalogue: Catalogue) -> dict[str, Any]:
    name, kind = catalogue.parties[target]
    offices = [{"role": one.role, "name": one.name, "from": _iso(one.since), "until": _iso(one.until)}
               for one in catalogue.offices if one.party == target]
    return {
        "id": target, "table": "parties", "name": name, "kind": kind, "path": [kind, target],
        "names": _names(target, "party", catalogue), "offices": offices,
        "member_of": _told("memberships", "member", target, catalogue),
        "members": _told("memberships", "group", target, catalogue),
        "programmes": _told("programmes", "party", target, catalogue),
    }


def _iso(day: object) -> str | None:
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
