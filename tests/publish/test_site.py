"""The static site: every link leads to a file, none out of the folder, and no page needs a server or a script."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from sample_ledger import HOSTILE, TEXT, claim, commitment, kept, posting, rows, sample, stated

from pledgebook.catalogue import load_catalogue
from pledgebook.errors import BookError
from pledgebook.ledger import Ledger
from pledgebook.publish.site import About, build_site
from pledgebook.publish.site.addresses import Held, OnDisk, Place, place_of_list
from pledgebook.publish.site.building import held_in
from pledgebook.publish.site.lists import Lists
from pledgebook.publish.site.lookups import QuickLedger, copy_for_lookups
from pledgebook.publish.site.pages import Press, written
from pledgebook.publish.twins import csv_lines, json_lines
from pledgebook.views.desk import Desk
from pledgebook.views.filters import ALL
from pledgebook.views.listed import commitments_table
from pledgebook.views.one_commitment import one_commitment
from pledgebook.views.one_document import one_document
from pledgebook.views.overview import sums, whole_row
from pledgebook.views.units import Unit

DAY = date(2026, 11, 26)
ABOUT = About("a sample", "2026.11", DAY)


class Links(HTMLParser):
    """What a page leads to or loads, its ids, and what should not be there."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.to: list[str] = []
        self.ids: set[str] = set()
        self.inline: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.to += [str(told[name]) for name in ("href", "src", "action") if told.get(name)]
        self.ids.add(str(told.get("id")))
        self.inline += [name for name in told if name.startswith("on") or name == "style"]
        if tag == "script" and "src" not in told:
            self.inline.append("script")


def test_a_lists_files_are_those_that_the_server_gives(ledger: Ledger) -> None:
    desk, wanted = Desk(ledger, DAY, str, str, Unit(), OnDisk(0, Held())), ALL.having(donor="FR")
    lists, asked = Lists(ledger, DAY), commitments_table(desk, wanted, "", 10**6, "donors/FR")
    for _ in range(2):  # the second time of what was kept
        assert "".join(lists.csv(desk, wanted)) == "".join(csv_lines([asked]))
        assert "".join(lists.json(desk, wanted, "donors/FR", {"book": "b"})) == "".join(
            json_lines([asked], {"book": "b"}))
        assert replace(lists.table(desk, wanted, "", 10**6), name="donors/FR") == asked


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with sample(tmp_path_factory.mktemp("book"), commitments=kept()) as opened:
        yield opened


@pytest.fixture(scope="module")
def site(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "site"
    build_site(ledger.path, folder, ABOUT, workers=1)
    return folder


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_link_leads_to_a_file_of_the_site_and_to_a_place_in_it(site: Path) -> None:
    known = {page.resolve(): Links(page.read_text(encoding="utf-8")) for page in pages(site)}
    assert len(known) > 20
    for page, links in known.items():
        for to in links.to:
            if to.startswith(("http://", "https://")):
                continue
            parts = urlsplit(to)
            assert not to.startswith("/"), (page, to)
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            assert target.is_relative_to(site.resolve()), (page, to)
            assert target.is_file(), (page, to)
            if parts.fragment.startswith("clm-") and target in known:
                assert unquote(parts.fragment).partition(":~:")[0] in known[target].ids, (page, to)


def test_nothing_is_loaded_from_anywhere_else(site: Path) -> None:
    for page in pages(site):
        text = page.read_text(encoding="utf-8")
        assert not re.findall(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=[\"']?(?:https?:)?//", text), page
        assert not Links(text).inline, page
    script = (site / "static/site-search.js").read_text(encoding="utf-8")
    assert not re.findall(r"fetch\(|XMLHttpRequest|import\(|innerHTML|https?://", script)


def test_originals_are_linked_only_where_they_are_web_addresses(site: Path) -> None:
    for page in pages(site):
        assert not [to for to in Links(page.read_text(encoding="utf-8")).to if to.lower().startswith("javascript:")]


def test_hostile_texts_are_texts_on_every_page(site: Path) -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in pages(site))
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text
    assert "\u202e" not in text
    assert "{{ 7*7 }}" in text
    index = (site / "static/names.js").read_text(encoding="utf-8")
    assert "</script" not in index


def test_whole_texts_are_on_no_page_and_in_no_file(site: Path) -> None:
    assert "the minister said" in TEXT
    for file in (*site.glob("documents/*"), *site.glob("commitments/*.json"), *site.glob("documents/*.json")):
        assert "the minister said" not in file.read_text(encoding="utf-8"), file


def test_every_commitment_and_document_has_a_page_and_every_table_its_files(site: Path, ledger: Ledger) -> None:
    for table, kind in (("commitments", "commitment"), ("documents", "document")):
        for record in ledger.records(table):
            assert (site / Place(kind, record["id"]).file).is_file()
    told = json.loads((site / Place("json", "commitments/cmt-1").file).read_text(encoding="utf-8"))
    assert told["id"] == "cmt-1"
    assert {one["id"]: one["part"] for one in told["told"]} == {"clm-1": "opens", "clm-2": "advances",
                                                                "clm-3": "asserts"}
    assert len(told["postings"]) == len(ledger.postings("cmt-1"))
    assert (site / "commitments.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_pages_say_which_release_they_are_of_and_ask_for_no_day(site: Path) -> None:
    text = (site / "index.html").read_text(encoding="utf-8")
    assert "Release 2026.11" in text
    assert 'name="as_of"' not in text


def test_totals_on_the_first_page_are_those_of_the_ledger(site: Path, ledger: Ledger) -> None:
    desk = Desk(ledger, DAY, load_catalogue().party_name, load_catalogue().item_name, Unit(), OnDisk(0, Held()))
    text = (site / "index.html").read_text(encoding="utf-8")
    assert all(one.told in text for one in sums(whole_row(desk)))


def test_a_site_is_never_written_over(site: Path, ledger: Ledger) -> None:
    with pytest.raises(BookError, match="never written over"):
        build_site(ledger.path, site, ABOUT, workers=1)


def test_several_processes_make_the_same_site(site: Path, ledger: Ledger, tmp_path: Path) -> None:
    build_site(ledger.path, tmp_path / "two", ABOUT, workers=2)
    one, two = ({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
                for folder in (site, tmp_path / "two"))
    assert one == two


def test_an_empty_ledger_has_a_site_too(tmp_path: Path) -> None:
    with sample(tmp_path, **{name: [] for name in rows()}) as ledger:
        made = build_site(ledger.path, tmp_path / "site", ABOUT, workers=1)
    assert (made.folder / "index.html").is_file()


def test_a_long_list_has_further_pages_that_hold_every_row(tmp_path: Path) -> None:
    many = [commitment(f"cmt-{number:04}", values=[stated(1, 1)], claims=[{"claim": "clm-1", "part": "opens"}]
                       if not number else []) for number in range(1203)]
    with sample(tmp_path, commitments=many, postings=[posting("clm-1", "promised", 1, 1, commitment="cmt-0000")],
                redirects=[]) as ledger:
        press = Press(ledger, load_catalogue(), ABOUT, held_in(ledger))
        place, seen = Place("list"), []
        while place:
            text, asked = written(press, place)
            seen += re.findall(r'href="commitments/(cmt-\d+)\.html"', text)
            later = [one for one in asked if one.kind == "list" and one.after]
            place = later[0] if later else None
    assert sorted(set(seen)) == [one["id"] for one in many]


# -- names of files ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["DE+FR", "org:world-bank", "../../etc/passwd", 'cmt-2"><b>', ".hidden", "x" * 300,
                                  "Ж", "a b", "CON", "%2e%2e"])
def test_any_name_is_one_file_that_every_disk_takes(name: str) -> None:
    file = Place("commitment", name).file
    assert re.fullmatch(r"commitments/[A-Za-z0-9_-][A-Za-z0-9._-]*\.html", file)
    assert len(file) < 140


def test_two_names_never_have_one_file() -> None:
    names = ["a+b", "a_2b_b", "a b", "a-b", "A+b", "x" * 200 + "1", "x" * 200 + "2"]
    assert len({Place("commitment", name).file for name in names}) == len(names)


def test_a_filter_that_has_no_page_leads_to_the_nearest_list() -> None:
    assert place_of_list(ALL.having(donor="DE", stage="delivered")) == Place("list", "donors/DE")
    assert place_of_list(ALL.having(kind="goods")) == Place("list")


# -- look-ups ----------------------------------------------------------------------------------------------------------


def test_look_ups_by_the_copy_are_what_the_ledger_says(ledger: Ledger, tmp_path: Path) -> None:
    copy_for_lookups(ledger, tmp_path / "copy.sqlite")
    naming, items = load_catalogue().party_name, load_catalogue().item_name
    with QuickLedger(ledger.path, tmp_path / "copy.sqlite", DAY) as quick:
        desks = [Desk(one, DAY, naming, items, Unit(), OnDisk(0, Held())) for one in (ledger, quick)]
        for record in ledger.records("commitments"):
            assert one_commitment(desks[0], record) == one_commitment(desks[1], record)
        for record in ledger.records("documents"):
            assert one_document(desks[0], record) == one_document(desks[1], record)
        for name in ("cmt-0", "cmt-1", "nothing"):
            assert quick.commitment(name) == ledger.commitment(name)
            assert quick.current_id(name) == ledger.current_id(name)


def test_pages_ask_the_ledger_itself_for_nothing_that_the_copy_has(
        ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_for_lookups(ledger, tmp_path / "copy.sqlite")
    with QuickLedger(ledger.path, tmp_path / "copy.sqlite", DAY) as quick:
        press = Press(quick, load_catalogue(), ABOUT, held_in(quick))
        _ = press.recorded
        asked = []
        monkeypatch.setattr(Ledger, "_stream", lambda _self, query, _values=(): asked.append(query) or iter(()))
        written(press, Place("commitment", "cmt-1"))
        written(press, Place("document", "d1"))
        assert asked == []
    assert HOSTILE
    assert claim
