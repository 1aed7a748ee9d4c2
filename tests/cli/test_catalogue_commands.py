"""`catalogue`: look-ups of one string and of many, what the catalogue says of a node, its faults, and its gaps."""

import io
import json
import sys
from types import SimpleNamespace
from typing import ClassVar

import pytest
from bad_inputs import GOOD_ROW, rows

from pledgebook.cli.asked_lines import AskedLines

FIELDS = {"query", "id", "name", "path", "candidates"}


@pytest.fixture
def ask(call, monkeypatch):
    """`catalogue search --json -` with bytes on the standard input; the objects that it prints."""

    def run(content, *options, says=""):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
        ended = call("catalogue", "search", "--json", *options, "-")
        assert (ended.code, ended.err) == (0, says)
        return [json.loads(row) for row in ended.out.splitlines()]

    return run


def objects(ended):
    assert ended.code == 0, ended.err
    return [json.loads(row) for row in ended.out.splitlines()]


def test_each_line_gets_one_object_also_a_blank_one_and_one_that_is_no_utf8(ask):
    told = ask(b"ton of coal\n\nGermany\r\n  \n\xff\xfe\nno such thing here",
               says="standard input: 1 line holds bytes that are no UTF-8, each read as U+FFFD (first: line 5)\n"
                    "  next: write the list as UTF-8\n")
    assert [one["query"] for one in told] == ["ton of coal", "", "Germany", "  ", "\ufffd\ufffd", "no such thing here"]
    assert [one["id"] for one in told] == ["coal", None, "DE", None, None, None]
    assert all(set(one) == FIELDS for one in told)
    assert told[0]["path"][-2:] == ["fuel", "coal"]
    assert told[2]["path"] == ["state", "Germany"]
    assert (told[1]["name"], told[1]["path"], told[1]["candidates"]) == (None, None, [])
    assert set(told[0]["candidates"][0]) == {"id", "name", "score", "why"}


def test_a_byte_order_mark_is_no_part_of_the_first_line(ask):
    assert [one["query"] for one in ask(b"\xef\xbb\xbfton of coal\r\nGermany")] == ["ton of coal", "Germany"]


def test_a_line_that_is_too_long_is_answered_with_no_id_and_the_reason_and_the_next_one_as_ever(ask):
    told = ask(b"tank " * 200_000 + b"\n" + "ü".encode() * 10_001 + b"\nton of coal")
    assert [one["id"] for one in told] == [None, None, "coal"]
    assert [one["reason"] for one in told[:2]] == ["it has more than 10,000 characters: no name is that long"] * 2
    assert [len(one["query"]) for one in told[:2]] == [101, 101]
    assert set(told[0]) == FIELDS | {"reason"}
    assert ask(b"x" * 10_000)[0]["query"] == "x" * 10_000


def test_no_more_of_a_line_is_read_at_once_than_is_needed():
    class Stream(io.BytesIO):
        asked: ClassVar[set[int]] = set()

        def readline(self, size=-1):
            self.asked.add(size)
            return super().readline(size)

    assert [len(one) for one in AskedLines(Stream(b"a" * 1_000_000 + b"\nb"), 100)] == [408, 1]
    assert all(0 < size <= 65_536 for size in Stream.asked)


def test_search_that_finds_nothing_ends_with_code_0(call):
    assert objects(call("catalogue", "search", "--json", "zubblefriends"))[0]["id"] is None


def test_no_line_at_all_is_no_object(ask):
    assert ask(b"") == []


def test_many_lines_that_repeat_are_answered_alike(ask):
    told = ask(b"M777 howitzer\nfoo\n" * 500)
    assert len(told) == 1000
    assert {one["id"] for one in told} == {"m777", None}


def test_words_of_one_call_are_one_string_and_the_context_decides(call):
    told = objects(call("catalogue", "search", "--json", "Leopard", "--context", "Ten Leopard 1A5 with 105 mm guns."))
    assert [one["id"] for one in told] == ["leopard-1"]
    assert objects(call("catalogue", "search", "--json", "spare", "parts", "for", "tanks"))[0]["id"] == "spare-parts"
    assert objects(call("catalogue", "search", "--json", "Kremlin", "--date", "1985-01-01"))[0]["id"] is None


def test_for_people_the_best_stands_first_with_its_path_and_why_none_fits_is_said(call):
    told = call("catalogue", "search", "M777", "howitzer")
    assert told.out.startswith("M777 howitzer: m777  ")
    assert "howitzers > towed howitzers > M777" in told.out
    none = call("catalogue", "search", "turkey", "--context", "They ate roast turkey.")
    assert "nothing fits well enough" in none.out
    assert "the bird" in none.out


@pytest.mark.parametrize("wrong", [("--language", "xx"), ("--date", "soon"), ("--book", "nowhere")])
def test_an_option_that_cannot_be_ends_with_usage_or_book_error(call, wrong):
    ended = call("catalogue", "search", "tanks", *wrong)
    assert ended.code in (2, 3)
    assert ended.err


def test_show_tells_a_programme_an_office_and_a_group_on_a_day(call):
    programme = objects(call("catalogue", "show", "us-usai", "--json"))[0]
    assert (programme["table"], programme["party"], programme["item"]) == ("programmes", "US", "usai")
    assert "USAI" in programme["names"][""]
    office = objects(call("catalogue", "show", "FR/minister of the armed forces", "--date", "2023-04-03", "--json"))[0]
    assert [one["name"] for one in office["holders"]] == ["Sébastien Lecornu"]
    then, now = (objects(call("catalogue", "show", "EU", "--date", day, "--json"))[0] for day in
                 ("2019-04-03", "2023-04-03"))
    assert {one["member"] for one in then["members"]} - {one["member"] for one in now["members"]} == {"GB"}
    assert "Jean-Claude Juncker" in {one["name"] for one in then["offices"]}
    assert "Jean-Claude Juncker" not in {one["name"] for one in now["offices"]}


def test_show_tells_a_node_and_a_party_with_all_that_the_tables_have(call):
    node = objects(call("catalogue", "show", "leopard-2", "--json"))[0]
    assert node["path"] == objects(call("catalogue", "search", "Leopard 2", "--json"))[0]["path"]
    assert node["path"][-2:] == ["Leopard", "Leopard 2"]
    assert node["path_ids"][-2:] == ["leopard", "leopard-2"]
    assert len(node["path"]) == len(node["path_ids"])
    assert "leopard-2a6" in node["children"]
    assert "Leopard II" in node["names"][""]
    party = objects(call("catalogue", "show", "DE", "--json"))[0]
    assert (party["path"], party["path_ids"]) == (["state", "Germany"], ["state", "DE"])
    assert "Allemagne" in party["names"]["fr"]
    assert {"role", "name", "from", "until"} == set(party["offices"][0])
    told = call("catalogue", "show", "leopard-2").out
    assert told.startswith("leopard-2  Leopard 2 (model)\n")
    assert "children: leopard-2a4" in told
    assert "chancellor" in call("catalogue", "show", "DE").out


def test_show_of_what_is_not_there_says_where_to_look(call):
    ended = call("catalogue", "show", "no-such")
    assert (ended.code, ended.out) == (2, "")
    assert "next: look for it: pledgebook catalogue search no-such" in ended.err


def test_check_is_content_with_the_shipped_tables_and_lists_all_faults_of_a_book(call, book, tmp_path):
    assert call("catalogue", "check").out == "all tables are as they should be\n"
    assert call("catalogue", "check", book).code == 0
    (tmp_path / book / "catalogue").mkdir()
    (tmp_path / book / "catalogue" / "parties.csv").write_text("id,name,kind\nQQ,,state\nQR,\n", encoding="utf-8")
    ended = call("catalogue", "check", book)
    assert ended.code == 2
    assert "catalogue/parties.csv:2: name is empty (expected: a word)\n  next: fill it" in ended.out
    assert "catalogue/parties.csv:3: 2 cells (expected: 3 cells" in ended.out
    assert "2 faults" in ended.err
    rows_told = [json.loads(row) for row in call("catalogue", "check", book, "--json").out.splitlines()]
    assert [(one["line"], one["column"]) for one in rows_told] == [(2, "name"), (3, None)]


def test_check_goes_by_the_checks_of_run_and_value(call, book, tmp_path):
    folder = tmp_path / book / "catalogue"
    folder.mkdir()
    (folder / "Prices.csv").mkdir()
    ended = call("catalogue", "check", book)
    assert ended.code == 2
    assert "catalogue/Prices.csv: the names of tables have small letters" in ended.out
    assert "next: name it prices.csv" in ended.out
    for command in (("run", "--book", book), ("catalogue", "show", "DE", "--book", book)):
        stopped = call(*command)
        assert stopped.code == 2
        assert "catalogue/Prices.csv: the names of tables have small letters" in stopped.err
        assert "next: name it prices.csv" in stopped.err


def test_a_plain_file_in_place_of_the_folder_of_tables_is_a_fault(call, book, tmp_path):
    (tmp_path / book / "catalogue").write_text("id,name\n", encoding="utf-8")
    assert "catalogue: it is no folder" in call("catalogue", "check", book).out
    assert "catalogue: it is no folder" in call("run", "--book", book).err


@pytest.fixture
def gaps(call, book, tmp_path):
    texts = [f"{donor} will donate {what} to Moldova as humanitarian aid, the minister said." for donor, what in (
        ("Norway", "14 gridmules"), ("Sweden", "30 gridmules"), ("Norway", "5 zubblefriends"))]
    given = [{**GOOD_ROW, "id": f"gap-{number}", "text": text} for number, text in enumerate(texts)]
    (tmp_path / "gaps.jsonl").write_bytes(rows(*given))
    assert call("add", "--book", book, "gaps.jsonl").code == 0
    return book


def test_a_book_with_unknown_things_runs_and_lists_them_most_frequent_first(call, gaps):
    ended = call("run", "--book", gaps)
    assert ended.code == 0
    told = objects(call("catalogue", "unplaced", gaps, "--json"))
    items = [one for one in told if one["kind"] == "item"]
    assert [(one["words"], one["claims"], one["documents"]) for one in items] == [
        ("gridmules", 2, 2), ("zubblefriends", 1, 1)]
    assert "gridmules" in items[0]["sentence"]
    assert "not in the catalogue: 2 items" in ended.out
    assert len(objects(call("catalogue", "unplaced", gaps, "--json", "--limit", "1"))) == 1
    people = call("catalogue", "unplaced", gaps).out
    assert people.splitlines()[0].split() == ["2", "item", "gridmules"]


def test_a_row_in_the_books_own_tables_closes_the_gap(call, gaps, tmp_path):
    folder = tmp_path / gaps / "catalogue"
    folder.mkdir()
    (folder / "item_aliases.csv").write_text("item,alias,match\ngenerator,gridmule,fold\ngenerator,zubblefriend,fold\n",
                                             encoding="utf-8")
    ended = call("run", "--book", gaps)
    assert "not in the catalogue" not in ended.out
    assert call("catalogue", "unplaced", gaps).out == "all items and parties have a place in the catalogue\n"
    assert objects(call("catalogue", "search", "gridmule", "--json", "--book", gaps))[0]["id"] == "generator"


def test_without_a_ledger_the_gaps_say_what_to_run(call, book):
    ended = call("catalogue", "unplaced", book)
    assert ended.code == 3
    assert f"next: run `pledgebook run --book {book}`" in ended.err
