"""The catalogue: its tables agree with each other, and a slip in one names file, line, column and what to do."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.catalogue import Office, load_catalogue
from pledgebook.catalogue.tables import read_table
from pledgebook.codes import Kind
from pledgebook.errors import TableError
from pledgebook.text.lexicon import pack_languages

SHIPPED = load_catalogue()


def own(folder, **tables):
    """A book's own tables: name -> content."""
    folder.mkdir(exist_ok=True)
    for name, content in tables.items():
        (folder / f"{name}.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


# -- the shipped tables --------------------------------------------------------------------------------------------


def test_every_item_has_a_family_above_it_and_no_circle():
    for item in SHIPPED.items:
        chain = SHIPPED.ancestors(item)
        assert chain[0] == item
        assert len(set(chain)) == len(chain)
        top = SHIPPED.item(chain[-1])
        assert (top.level, top.parent) == ("family", None), item
        assert SHIPPED.item(item).claim_kind in set(Kind), item


@pytest.mark.parametrize("language", pack_languages())
def test_no_alias_of_a_language_stands_for_two_things(language):
    meant = defaultdict(set)
    for name in SHIPPED.names:
        if name.table in ("party", "item") and name.is_in(language):
            meant[name.table, name.spelling if name.exact else name.spelling.lower()].add(name.target)
    assert {spelling: targets for spelling, targets in meant.items() if len(targets) > 1} == {}


@pytest.mark.parametrize("language", pack_languages())
def test_no_alias_of_a_language_stands_twice(language):
    names = [name for name in SHIPPED.names if name.table in ("party", "mask") and name.is_in(language)]
    seen = Counter((name.table, name.spelling, name.exact) for name in names)
    assert [spelling for spelling, times in seen.items() if times > 1] == []


def test_nobody_holds_one_office_twice_at_a_time():
    terms = defaultdict(list)
    for office in SHIPPED.offices:
        terms[office.party, office.role, office.name].append((office.since or date.min, office.until or date.max))
    for who, spans in terms.items():
        spans.sort()
        assert all(before[1] < after[0] for before, after in pairwise(spans)), who


ONE_HOLDER = ("president", "prime minister", "chancellor", "minister of defence", "minister of foreign affairs")


def test_an_office_with_one_holder_has_one_at_a_time():
    """The day of a handover may stand in both terms."""
    terms = defaultdict(list)
    for office in SHIPPED.offices:
        if office.role in ONE_HOLDER:
            terms[office.party, office.role].append((office.since or date.min, office.until or date.max, office.name))
    double = [(which, before, after) for which, spans in terms.items()
              for before, after in pairwise(sorted(spans))
              if before[1] > after[0]]
    assert double == []


def test_every_office_ends_after_it_begins_and_belongs_to_a_party():
    assert [o for o in SHIPPED.offices if o.since and o.until and o.until < o.since] == []
    assert [o for o in SHIPPED.offices if o.party not in SHIPPED.parties] == []


def test_publishers_are_found_by_the_longest_known_end_of_their_host():
    known = next(iter(SHIPPED.publishers))
    for host in (known, f"www.{known}", f"news.{known}", known.upper()):
        assert SHIPPED.publisher(host).id == known
    assert SHIPPED.publisher(None) is SHIPPED.publisher("") is SHIPPED.publisher("nobody.example") is None


def test_an_unknown_party_is_called_by_its_own_words():
    assert SHIPPED.party_name("FR") == "France"
    assert SHIPPED.party_name("org:some-small-fund") == "Some Small Fund"
    assert SHIPPED.party_name("ZZ") == "ZZ"
    assert SHIPPED.party_kind("ZZ") == ""
    assert SHIPPED.ancestors("no-such-thing") == ()


@settings(deadline=None)
@given(since=st.dates(), length=st.integers(0, 4000), away=st.integers(1, 4000))
def test_an_office_is_held_on_its_first_and_last_day_and_on_none_outside(since, length, away):
    until = since + timedelta(min(length, (date.max - since).days))
    office = Office("FR", "president", "A B", since, until)
    assert office.held_on(since)
    assert office.held_on(until)
    assert office.held_on(None)
    assert not office.held_on(date.min) or since == date.min
    assert not office.held_on(until + timedelta(1)) if until < date.max else True
    assert Office("FR", "president", "A B", None, None).held_on(since)


# -- a book's own tables -------------------------------------------------------------------------------------------


def test_own_tables_add_to_the_shipped_ones(tmp_path):
    catalogue = load_catalogue(own(
        tmp_path / "catalogue",
        parties="id,name,kind\norg:rain-fund,Rain Fund,fund\n",
        party_aliases="party,alias,use,match\norg:rain-fund,Rain Fund,name,exact\n",
        items="id,parent,name,level,claim_kind\nrain-barrel,assistance,rain barrel,type,goods\n",
    ))
    assert catalogue.party_name("org:rain-fund") == "Rain Fund"
    assert catalogue.ancestors("rain-barrel") == ("rain-barrel", "assistance")
    assert {"Rain Fund", "rain barrel"} <= {name.spelling for name in catalogue.names}
    assert SHIPPED.parties.items() < catalogue.parties.items()
    assert "rain-barrel" not in SHIPPED.items


def test_a_name_may_belong_to_one_language_and_a_table_without_the_column_to_every_one(tmp_path):
    catalogue = load_catalogue(own(
        tmp_path / "catalogue",
        party_aliases="party,alias,use,match,language\nSE,Sverige,name,exact,sv\n",
        item_aliases="item,alias,match\ntank,war wagon,fold\n",
    ))
    languages = {name.spelling: name.language for name in catalogue.names}
    assert (languages["Sverige"], languages["war wagon"]) == ("sv", "")
    name = next(name for name in catalogue.names if name.spelling == "Sverige")
    assert name.is_in("sv")
    assert not name.is_in("en")


@pytest.mark.parametrize("content", [
    b"\xef\xbb\xbfid,name,kind\r\norg:x,X,fund\r\n", b"name,kind,id\nX,fund,org:x\n\n", b"id,name,kind\n\norg:x,X,fund",
])
def test_tables_are_read_as_spreadsheets_write_them(tmp_path, content):
    assert load_catalogue(own(tmp_path / "catalogue", parties=content)).party_name("org:x") == "X"


SLIPS = {
    # table, content: what the error must say of it
    ("parties", "id;name;kind\nx;X;fund\n"): ("parties.csv:1", "the columns are id;name;kind", "id, name, kind"),
    ("parties", "id,name\nx,X\n"): ("parties.csv:1", "the columns are id, name", "id, name, kind"),
    ("parties", ""): ("parties.csv", "no header row", "column names"),
    ("parties", b"id,name,kind\norg:x,Caf\xe9,fund\n"): ("parties.csv", "no UTF-8 (byte 22)", "CSV in UTF-8"),
    ("parties", "id,name,kind\norg:x,X\n"): ("parties.csv:2", "2 cells, the header has 3", "columns: id, name, kind"),
    ("parties", 'id,name,kind\norg:x,"X,fund\n'): ("parties.csv:2", "cannot be read as CSV", "not closed"),
    ("parties", "id,name,kind\n,X,fund\n"): ("parties.csv:2", 'id "" is empty', "fill it"),
    ("party_aliases", "party,alias,use,match\nFR,La France,name,exact\norg:nobody,N,name,exact\n"):
        ("party_aliases.csv:3", 'party "org:nobody" is no id of parties.csv', "add it there or mend"),
    ("party_aliases", "party,alias,use,match\nFR,F,nickname,exact\n"):
        ("party_aliases.csv:2", 'use "nickname" is none of name, demonym', "write one of these"),
    ("item_aliases", "item,alias,match\nassistance,help,perhaps\n"):
        ("item_aliases.csv:2", 'match "perhaps" is none of exact, fold', "write one of these"),
    ("item_aliases", "item,alias,match,language\ntank,char,fold,French\n"):
        ("item_aliases.csv:2", 'language "French" is no code of a language', "two small letters"),
    ("item_aliases", "item,alias,match\nno-such,help,fold\n"): ("item_aliases.csv:2", 'item "no-such"', "add it"),
    ("items", "id,parent,name,level,claim_kind\na,nowhere,a thing,type,goods\n"):
        ("items.csv:2", 'parent "nowhere" is no id of items.csv', "add it there"),
    ("items", "id,parent,name,level,claim_kind\na,b,a thing,type,goods\nb,a,b thing,type,goods\n"):
        ("items.csv:2", 'item "a" is its own ancestor', "mend the parents"),
    ("items", "id,parent,name,level,claim_kind\na,a,a thing,type,goods\n"):
        ("items.csv:2", 'item "a" is its own ancestor', "mend the parents"),
    ("items", "id,parent,name,level,claim_kind\na,,a thing,type,gifts\n"):
        ("items.csv:2", 'claim_kind "gifts" is none of goods', "write one of these"),
    ("offices", "party,role,name,from,until\nFR,president,A B,2024-13-01,\n"):
        ("offices.csv:2", 'from "2024-13-01" is no date', "2024-02-29"),
    ("offices", "party,role,name,from,until\nFR,president,A B,2024-02-01,2023-02-01\n"):
        ("offices.csv:2", 'until "2023-02-01" is before its start, 2024-02-01', "mend"),
    ("offices", "party,role,name,from,until\nFR,president, ,,\n"): ("offices.csv:2", 'name " " is empty', "fill it"),
    ("offices", "party,role,name,from,until\nQQ,president,A B,,\n"): ("offices.csv:2", 'party "QQ"', "add it"),
    ("sources", "host,name,kind,party,country\nx.example,X,online,QQ,\n"): ("sources.csv:2", 'party "QQ"', "add it"),
    ("sources", "host,name,kind,party,country\nx.example,X,media,,FR\n"):
        ("sources.csv:2", 'kind "media" is none of government', "write one of these"),
    ("sources", "host,name,kind,party,country,mirrors\nx.example,X,online,,FR,y.example\n"):
        ("sources.csv:2", "names y.example, which is no other host", "add a row"),
    ("name_variants", "name,variant\nNobody Known,N. Known\n"):
        ("name_variants.csv:2", 'name "Nobody Known" is no name of offices.csv', "add it"),
}


@pytest.mark.parametrize("slip", SLIPS, ids=range(len(SLIPS)))
def test_a_slip_is_named_by_file_line_column_and_what_to_do(tmp_path, slip):
    (name, content), (place, sentence, next_step) = slip, SLIPS[slip]
    with pytest.raises(TableError) as told:
        load_catalogue(own(tmp_path / "catalogue", **{name: content}))
    assert told.value.place == f"catalogue/{place}"
    assert sentence in told.value.sentence
    assert next_step in told.value.next_step
    assert told.value.exit_code == 2


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\x00"), min_size=1)
CELLS = st.lists(CELL, min_size=2, max_size=4)


@settings(deadline=None)
@given(rows=st.lists(CELLS.map(tuple), max_size=5), header=st.just(("a", "b", "c")))
def test_a_table_gives_back_every_cell_or_names_the_line(rows, header):
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in (header, *rows)]
    wrong = next((k for k, row in enumerate(rows, start=2) if len(row) != len(header)), None)
    if wrong is None:
        assert [tuple(row.values()) for row in read_table("\n".join(quoted), "t.csv")] == rows
    else:
        with pytest.raises(TableError) as told:
            list(read_table("\n".join(quoted), "t.csv"))
        assert told.value.place == f"t.csv:{wrong}"
