"""The item side of the catalogue: one tree, names that stand once, words for cells only, codes that refer to nodes."""

import re
from collections import Counter, defaultdict
from importlib.resources import files

import pytest

from pledgebook.catalogue import DESIGNATED, load_catalogue
from pledgebook.catalogue.tables import read_table

SHIPPED = load_catalogue()
LEVELS = ("family", "type", "model", "variant")
KIEL = re.compile(
    r"(Air-launched ammunition|Ammunition|Ammunition for (heavy weapon|light infantry|portable defence system)"
    r"|Aviation and drones|Heavy weapon|Humanitarian|Light armaments & infantry|Military equipment"
    r"|Portable defence system)(: .+)?")
SIPRI = ("aircraft", "air-defence systems", "anti-submarine warfare weapons", "armoured vehicles", "artillery",
         "engines", "missiles", "naval weapons", "other", "satellites", "sensors", "ships")
OUTSIDE_KIEL = ("assistance", "military-assistance", "dual-use", "funds", "services", "training", "incident")
"""Tops of branches that Kiel files by the kind of aid and not by item."""


def table(name):
    text = files("pledgebook").joinpath(f"data/catalogue/{name}.csv").read_text(encoding="utf-8")
    return list(read_table(text, f"{name}.csv"))


ITEMS, ALIASES, WORDS, CODES = (table(n) for n in ("items", "item_aliases", "item_words", "item_codes"))


def inherited(item, column):
    """The code of the node itself or of its nearest ancestor that has one; '' where none has."""
    known = {row["item"]: row[column] for row in CODES if row[column]}
    return next((known[one] for one in SHIPPED.ancestors(item) if one in known), "")


def test_the_tree_is_written_depth_first_and_a_child_is_never_more_general_than_its_parent():
    depth, path = {}, []
    for row in ITEMS:
        while path and path[-1] != row["parent"]:
            path.pop()
        assert path or not row["parent"], f"{row['id']} stands apart from its parent"
        path.append(row["id"])
        depth[row["id"]] = LEVELS.index(row["level"])
        assert not row["parent"] or depth[row["parent"]] <= depth[row["id"]], row["id"]


def test_ids_are_plain_and_names_stand_once():
    assert [row["id"] for row in ITEMS if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"])] == []
    for column in ("id", "name"):
        seen = Counter(row[column].lower() for row in ITEMS)
        assert [one for one, times in seen.items() if times > 1] == []


def test_every_item_can_be_written_in_english_in_more_ways_than_by_its_title():
    """Designations are the same in every language; a type or family needs a singular."""
    named = {row["item"] for row in ALIASES if row["language"] in ("", "en")}
    assert [row["id"] for row in ITEMS if row["id"] not in named] == []


def test_an_item_makes_the_kind_of_claim_that_its_branch_makes():
    """What can be handed over is goods; a branch changes its kind only at its top."""
    for row in ITEMS:
        branch = SHIPPED.ancestors(row["id"])
        if {"military-equipment", "civil-goods", "dual-use"} & set(branch):
            assert row["claim_kind"] == "goods", row["id"]
        if row["level"] in DESIGNATED and row["claim_kind"] == "goods":
            assert SHIPPED.item(row["parent"]).claim_kind == "goods", row["id"]


def _told_apart_by_case(rows):
    return all(row["match"] == "exact" for row in rows) and len({row["alias"] for row in rows}) == len(rows)


def test_no_alias_of_a_language_stands_twice_also_not_in_another_case():
    for language in ("en", "fr"):
        seen = defaultdict(list)
        for row in ALIASES:
            if row["language"] in ("", language):
                seen[row["alias"].lower()].append(row)
        assert [alias for alias, rows in seen.items() if len(rows) > 1 and not _told_apart_by_case(rows)] == []


def test_aliases_are_neat():
    for row in (*ALIASES, *({"alias": row["word"], **row} for row in WORDS)):
        alias = row["alias"]
        assert alias == " ".join(alias.split()), row
        assert not re.search(r"[’“”;|]", alias), row


# -- words that only a look-up of a whole cell may use ---------------------------------------------------------------


def test_a_word_for_cells_means_one_item_and_is_no_name_that_texts_are_read_by():
    read = {(row["alias"].lower(), language) for row in ALIASES if row["match"] == "fold"
            for language in ([row["language"]] if row["language"] else ["en", "fr"])}
    seen = defaultdict(set)
    for row in WORDS:
        assert row["item"] in SHIPPED.items, row
        assert row["language"] in ("en", "fr"), row
        assert (row["word"].lower(), row["language"]) not in read, row
        seen[row["word"].lower(), row["language"]].add(row["item"])
    assert {word: items for word, items in seen.items() if len(items) > 1} == {}


@pytest.mark.parametrize("word", ["bed", "cable", "coat", "fuse", "antenna", "lighter", "tool", "window"])
def test_an_ordinary_word_is_for_cells_only(word):
    assert word in {row["word"] for row in WORDS}
    assert word not in {name.spelling.lower() for name in SHIPPED.names if name.table == "item" and not name.exact}


# -- codes ------------------------------------------------------------------------------------------------------------


def test_codes_refer_to_items_once_and_say_something():
    seen = Counter(row["item"] for row in CODES)
    assert [item for item, times in seen.items() if times > 1 or item not in SHIPPED.items] == []
    for row in CODES:
        assert row["wikidata"] or row["kiel"] or row["sipri"], row["item"]
        assert not row["kiel"] or KIEL.fullmatch(row["kiel"]), row
        assert row["sipri"] in ("", *SIPRI), row


def test_wikidata_ids_are_items_and_none_stands_twice():
    ids = [row["wikidata"] for row in CODES if row["wikidata"]]
    assert [one for one in ids if not re.fullmatch(r"Q[1-9]\d*", one)] == []
    assert [one for one, times in Counter(ids).items() if times > 1] == []


def test_every_thing_that_kiel_files_by_item_has_a_category_of_its_own_or_of_an_ancestor():
    without = [row["id"] for row in ITEMS
               if {"military-equipment", "civil-goods", "fuel"} & set(SHIPPED.ancestors(row["id"]))
               and not inherited(row["id"], "kiel")]
    assert without == []
    assert not set(OUTSIDE_KIEL) & {row["item"] for row in CODES if row["kiel"]}


@pytest.mark.parametrize(("item", "kiel", "sipri"), [
    ("leopard-2a6", "Heavy weapon: Main Battle Tank (MBT)", "armoured vehicles"),
    ("m109a6-paladin", "Heavy weapon: 155mm howitzer", "artillery"),
    ("stinger", "Portable defence system: MANPADS", "missiles"),
    ("black-hornet", "Aviation and drones: Reconnaissance drone", "aircraft"),
    ("storm-shadow", "Air-launched ammunition", "missiles"),
    ("giraffe", "Military equipment", "sensors"),
    ("heat-pump", "Humanitarian", ""),
    ("budget-support", "", ""),
])
def test_a_child_takes_the_category_of_its_nearest_ancestor(item, kiel, sipri):
    assert (inherited(item, "kiel"), inherited(item, "sipri")) == (kiel, sipri)
