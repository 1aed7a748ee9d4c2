"""A book's own tables over the package's: rows of the same key are replaced, others added, and faults are all named."""

from pathlib import Path

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.catalogue.distance import distance
from pledgebook.catalogue.faults import faults_of
from pledgebook.catalogue.lookup import lookup_names
from pledgebook.catalogue.overlay import KEYS, among_its_key, key_of, shipped_rows
from pledgebook.link import Context, linker_of

ROOT = Path(__file__).resolve().parents[2]


def best(folder, words, language="en"):
    one = linker_of(load_catalogue(folder)).look_up(words, Context(language=language)).best
    return one.id if one else None


def test_a_row_with_the_same_key_replaces_the_shipped_one(own):
    folder = own(parties="id,name,kind\nDE,Federal Republic of Germany,state\n",
                 item_aliases="item,alias,match,language\ntank,Leopard 2,fold,\n")
    tables = load_catalogue(folder)
    assert tables.party_name("DE") == "Federal Republic of Germany"
    assert len(tables.parties) == len(load_catalogue().parties)
    assert best(folder, "Leopard 2") == "tank"


def test_a_new_row_is_added_and_wins_over_an_equal_name(own):
    folder = own(items="id,parent,name,level,claim_kind\ngridmule,energy-equipment,gridmules,type,goods\n",
                 item_aliases="item,alias,match\ngridmule,gridmule,fold\ngridmule,diesel generator,fold\n")
    assert best(folder, "two gridmules") == "gridmule"
    assert best(folder, "diesel generator") == "gridmule"
    assert best(None, "two gridmules") is None


def test_an_office_is_corrected_by_the_party_the_role_and_its_first_day(own):
    variants = {row["name"] for row in shipped_rows("name_variants")}
    row = next(row for row in shipped_rows("offices") if row["from"] and row["name"] not in variants)
    line = f'{row["party"]},{row["role"]},Sigrid Fjellmo,{row["from"]},{row["until"]}'
    tables = load_catalogue(own(offices=f"party,role,name,from,until\n{line}\n"))
    assert len(tables.offices) == len(load_catalogue().offices)
    assert [one.party for _, one in tables.holders("Fjellmo")] == [row["party"]]


def test_names_written_out_with_their_forms_are_all_found(own):
    folder = own(item_aliases_uk="item,alias,match,forms\nboots,чобіт,fold,чоботи|чобіт|чоботам\n",
                 party_aliases_de="party,alias,use,match,forms\nNO,Norwegen,name,exact,Norwegens\n",
                 item_words="item,word,language\nbridge,span,en\n")
    assert best(folder, "гумовим чоботам", "uk") == "boots"
    assert best(folder, "Norwegens", "de") == "NO"
    assert best(folder, "span") == "bridge"
    assert "span" not in {name.spelling for name in load_catalogue(folder).names}


def test_a_language_is_loaded_only_when_it_is_asked_for(own):
    folder = own(item_aliases_uk="item,alias,match,forms\nno-such-node,чобіт,fold,\n")
    assert best(folder, "boots", "en") == "boots"
    with pytest.raises(Exception, match=r"item_aliases_uk.csv:2: item .no-such-node. is no id of items.csv"):
        best(folder, "чобіт", "uk")


def test_own_words_decide_what_goes_with_a_thing_and_what_is_ambiguous(own):
    folder = own(companions="thing,of,node\nammunition,howitzer,mortar-ammunition\n",
                 ambiguous_words="word,language,id,meaning,cues,written,from,until,default,reason\n"
                                 "Fjellmo,,NO,surname,,,,,yes,a test\n")
    assert best(folder, "ammunition for towed howitzers") == "mortar-ammunition"
    assert best(folder, "Fjellmo") == "NO"


def test_every_table_of_the_package_has_a_key_that_no_two_rows_share_and_the_readme_names_it():
    readme = (ROOT / "pledgebook/data/catalogue/README.md").read_text(encoding="utf-8")
    for place in sorted((ROOT / "pledgebook/data/catalogue").glob("*.csv")):
        rows = shipped_rows(place.stem)
        assert place.stem in KEYS, place
        identities = {(key_of(place.stem, row), among_its_key(place.stem, row)) for row in rows}
        assert len(identities) == len(rows), place
        assert f"| `{place.name}` | {', '.join(f'`{column}`' for column in KEYS[place.stem])} |" in readme, place


def test_the_shipped_tables_have_no_fault():
    assert faults_of() == []


def test_every_fault_of_a_book_is_told_with_file_line_column_and_what_to_do(own):
    folder = own(
        parties="id,name,kind\nQQ,,state\nQQ,Twice,state\n",
        items="id,parent,name,level,claim_kind\nloop-a,loop-b,a,type,goods\nloop-b,loop-a,b,typ,goods\n",
        offices="party,role,name,from,until\nNO,envoy,A B,2024-13-01,\nNO,envoy,A B,2024-02-01,2023-01-01\n",
        item_aliases="item,alias,match\nnowhere,thing,fold\ntank,short\n",
        sources="host,name\nx.example,X\n", party_masks='phrase,reason\n"open,never closed\n',
    )
    told = {(one.file, one.line, one.column) for one in faults_of(folder)}
    assert told >= {
        ("catalogue/parties.csv", 2, "name"), ("catalogue/parties.csv", 3, "id"), ("catalogue/items.csv", 2, "parent"),
        ("catalogue/items.csv", 3, "level"), ("catalogue/items.csv", 3, "parent"), ("catalogue/offices.csv", 2, "from"),
        ("catalogue/offices.csv", 3, "until"), ("catalogue/item_aliases.csv", 2, "item"),
        ("catalogue/item_aliases.csv", 3, ""), ("catalogue/sources.csv", 1, "party"),
        ("catalogue/sources.csv", 1, "kind"), ("catalogue/party_masks.csv", 2, ""),
    }
    assert all(one.expected and one.next_step for one in faults_of(folder))


def test_bytes_that_are_no_utf8_are_one_fault_on_their_line(own):
    folder = own()
    (folder / "parties.csv").write_bytes(b"id,name,kind\nQQ,\xff,state\n")
    assert [(one.file, one.line) for one in faults_of(folder)] == [("catalogue/parties.csv", 2)]


def test_distance_counts_steps_over_the_nearest_common_ancestor():
    tables = load_catalogue()
    near, far = distance("m777", "caesar", tables), distance("m777", "blanket", tables)
    assert (near.common, near.steps) == ("howitzer", 4)
    assert near.depth > far.depth == 0
    assert distance("caesar", "m777", tables) == near
    assert distance("tank", "tank", tables).steps == 0
    assert distance("tank", "leopard-2", tables).common == "tank"
    assert distance("tank", "nothing", tables) is None


def test_forms_and_words_of_the_look_up_are_no_names_of_the_reader():
    names = {name.spelling for name in load_catalogue().names if name.table == "item"}
    assert {"Lince"} <= {name.spelling for name in lookup_names(load_catalogue(), "en")} - names
