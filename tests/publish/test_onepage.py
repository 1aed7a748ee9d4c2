"""The page: one file, no script, no request, hostile texts as texts, and every promise with its words."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from sample_ledger import HOSTILE, rows, sample

from pledgebook.errors import BookError
from pledgebook.ledger import Ledger
from pledgebook.publish import page
from pledgebook.views.templates import environment

TODAY = date(2025, 1, 1)
VOID = {"meta", "br", "link", "img", "input", "hr"}


class Tree(HTMLParser):
    """Elements in order with their attributes and text; refuses tags that do not close in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)

    def all(self, *tags: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.elements if tag in tags]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with sample(tmp_path) as opened:
        yield opened


@pytest.fixture
def html(ledger: Ledger, tmp_path: Path) -> str:
    return page(ledger, tmp_path / "page.html", "A sample", ["A note to readers."], today=TODAY).read_text("utf-8")


@pytest.fixture
def tree(html: str) -> Tree:
    return Tree(html)


# -- one file, nothing that runs, nothing that is fetched --------------------------------------------------------------


def test_the_page_has_no_script_and_nothing_that_a_browser_would_fetch(tree: Tree) -> None:
    tags = {tag for tag, _ in tree.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "video", "audio", "source", "form", "base"}
    for _, attributes in tree.elements:
        assert not any(name.startswith("on") or name in ("src", "srcset", "background") for name in attributes)


def test_styles_reach_no_address(html: str) -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_forbids_all_but_the_pages_own_styles(tree: Tree) -> None:
    policy = next(one["content"] for one in tree.all("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert tree.elements.index(("meta", {"charset": "utf-8"})) < tree.elements.index(
        ("meta", {"http-equiv": "Content-Security-Policy", "content": policy}))


def test_links_lead_to_places_on_the_page_or_to_web_addresses(tree: Tree) -> None:
    places = {attributes["id"] for _, attributes in tree.elements if "id" in attributes}
    for link in tree.all("a"):
        assert link["href"].startswith(("https://gazette.example/", "#"))
        assert not link["href"].startswith("#") or link["href"][1:] in places


def test_the_same_ledger_and_day_give_the_same_bytes(ledger: Ledger, tmp_path: Path) -> None:
    one, two = (page(ledger, tmp_path / name, "t", today=TODAY).read_bytes() for name in ("1.html", "2.html"))
    assert one == two


# -- hostile words -----------------------------------------------------------------------------------------------------


def test_hostile_words_are_shown_as_words(tree: Tree, html: str) -> None:
    shown = HOSTILE.replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]")
    assert shown in tree.text
    assert "\u202e" not in html
    assert "{{ 7*7 }}" in tree.text
    assert "49" not in tree.text


def test_a_url_that_is_no_web_address_is_words_and_no_link(tree: Tree) -> None:
    assert "javascript:alert(1)" in tree.text
    assert not any("javascript" in link.get("href", "") for link in tree.all("a"))


def test_hostile_ids_and_languages_stay_inside_their_attributes(tree: Tree) -> None:
    assert not any("onload" in attributes for _, attributes in tree.elements)
    for _, attributes in tree.elements:
        assert re.fullmatch(r"[\w.-]+", attributes.get("id", "none"))


@pytest.mark.parametrize("place", ["title", "note"])
def test_titles_and_notes_are_escaped_too(ledger: Ledger, tmp_path: Path, place: str) -> None:
    title, notes = (HOSTILE, []) if place == "title" else ("t", [HOSTILE])
    found = Tree(page(ledger, tmp_path / "page.html", title, notes, today=TODAY).read_text("utf-8"))
    assert "<script>alert('x')</script>" in found.text
    assert not found.all("script")


# -- for everyone ------------------------------------------------------------------------------------------------------


def test_headings_never_skip_a_level_and_there_is_one_first(tree: Tree) -> None:
    levels = [int(tag[1]) for tag, _ in tree.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_headers_with_a_scope(html: str, tree: Tree) -> None:
    assert len(tree.all("table")) == len(tree.all("caption")) > 4
    assert all(one.get("scope") in ("col", "row") for one in tree.all("th"))
    assert '<html lang="en">' in html
    assert all(one.get("role") == "img" and one["aria-label"] for one in tree.all("svg") if "aria-hidden" not in one)


def test_ids_are_unique(tree: Tree) -> None:
    ids = [attributes["id"] for _, attributes in tree.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_a_quotation_names_its_language(tree: Tree) -> None:
    assert [one.get("lang") for one in tree.all("blockquote")].count("en") == 4


def luminance(colour: str) -> float:
    short = colour.lstrip("#")
    full = short if len(short) == 6 else "".join(letter * 2 for letter in short)
    channels = [int(full[place:place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_have_enough_contrast_in_light_dark_and_print() -> None:
    style = environment().get_template("book.css").render()
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    palettes = [dict(re.findall(r"--([\w-]+): (#\w+)", block)) for block in blocks]
    assert len(palettes) == 3
    for colours in palettes:
        for words in ("ink", "soft", "accent"):
            for ground in ("paper", "card", "tint"):
                assert contrast(colours[words], colours[ground]) >= 4.5, (words, ground)
        assert contrast(colours["on-accent"], colours["accent"]) >= 4.5
        for graphic in ("edge", "accent", "mid"):
            assert contrast(colours[graphic], colours["card"]) >= 3, graphic


# -- what it tells -----------------------------------------------------------------------------------------------------


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00a0]+", " ", text)


def test_the_headline_counts_promises_deliveries_and_what_is_past_its_date(tree: Tree) -> None:
    assert ("3 promises in 1 document: 1 is reported delivered, at least in part; 1 is past its date with no full "
            "delivery found in the sources read.") in squeezed(tree.text)


def test_a_promise_shows_who_what_when_and_in_which_words(tree: Tree) -> None:
    told = squeezed(tree.text)
    for words in ("100 drones", "France → Ukraine", "EUR 2.5 m (stated)", "delivered (40%)", "announced 2 times",
                  "2 documents, 1 independent",
                  "123 days past its date: no delivery of the whole found in the sources read",
                  "opens the promise", "moves it on", "gives a running total", "waits for review", "gazette.example"):
        assert words in told, words


def test_the_words_of_each_field_are_marked_inside_the_evidence(html: str) -> None:
    for group, words, label in (("who", "France", "who"), ("number", "100", "how many"), ("what", "drones", "what"),
                                ("money", "2.5 million euros", "how much")):
        told = label.replace(" ", "\u00a0")
        assert f'<mark class="g-{group}">{words}</mark><small lang="en" class="tag">&nbsp;{told}</small>' in html
    assert '<span class="ev"><mark class="g-who">France</mark>' in html
    assert '<mark class="g-time">by the summer</mark>' in html


def test_words_that_do_not_stand_at_their_place_are_shown_as_such(tree: Tree) -> None:
    assert "ROMES" in tree.text
    assert "These words do not stand at their place in the stored text." in tree.text


def test_the_original_is_linked_at_its_words(tree: Tree) -> None:
    assert any(link["href"] == "https://gazette.example/drones#:~:text=By%20then%2040%20had%20arrived"
               for link in tree.all("a"))


def test_every_value_of_a_conflict_stands_with_its_source_and_the_rule(tree: Tree) -> None:
    told = squeezed(tree.text)
    assert "100 items (chosen) gazette.example, 18 Feb 2024" in told
    assert "120 items" in told
    assert "the donor's own figure" in told


def test_a_running_total_that_does_not_add_up_shows_what_is_unexplained(tree: Tree) -> None:
    told = squeezed(tree.text)
    assert "60 delivered gazette.example, 18 Feb 2024" in told
    assert "Unexplained20" in told.replace(" ", "")


def test_what_has_no_stated_sum_is_counted_and_never_0(tree: Tree) -> None:
    told = squeezed(tree.text)
    assert "2 promises have no sum of their own and are counted beside these figures, never as 0." in told
    assert "EUR 0" not in told
    assert "up to 61" in told


def test_what_was_dropped_is_counted_by_cause(tree: Tree) -> None:
    told = squeezed(tree.text)
    for words in ("2 read as text, 1 could not be read", "language not supported yet", "inventory", "parse: empty",
                  "5 claims, 1 vetoed"):
        assert words in told, words


def test_sums_that_do_not_add_up_say_so(tmp_path: Path) -> None:
    counts = [{"name": "captured", "value": 9}, {"name": "parsed", "value": 2}]
    with sample(tmp_path, counts=counts) as ledger:
        html = page(ledger, tmp_path / "page.html", "t", today=TODAY).read_text("utf-8")
    assert "NO</td>" in html


def test_on_its_due_day_a_promise_is_not_yet_past_its_date(ledger: Ledger, tmp_path: Path) -> None:
    html = page(ledger, tmp_path / "page.html", "t", today=date(2024, 8, 31)).read_text("utf-8")
    assert "No promise is past the date" in html


def test_a_ledger_with_nothing_in_it_makes_a_page(tmp_path: Path) -> None:
    with sample(tmp_path, **{name: [] for name in rows()}) as ledger:
        tree = Tree(page(ledger, tmp_path / "page.html", "Empty", today=TODAY).read_text("utf-8"))
    assert "No promise was found in 0 documents." in tree.text


# -- the file ----------------------------------------------------------------------------------------------------------


def test_a_page_that_cannot_be_written_leaves_the_old_one(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(BookError, match="nothing was changed there"):
        page(ledger, tmp_path / "file" / "page.html", "t", today=TODAY)
    assert (tmp_path / "file").read_text() == "mine"


def test_a_folder_gets_an_index(ledger: Ledger, tmp_path: Path) -> None:
    assert page(ledger, tmp_path, "t", today=TODAY) == tmp_path / "index.html"


@pytest.mark.skipif(not shutil.which("chromium"), reason="no browser here")
def test_a_browser_lays_the_page_out_without_sideways_scrolling_at_320_pixels(
    ledger: Ledger, tmp_path: Path,
) -> None:
    """A frame of 320 px; a copy of the page with everything unfolded tells its own width."""
    html = page(ledger, tmp_path / "page.html", "t", today=TODAY).read_text("utf-8")
    wide = html.replace("<details", "<details open").replace("default-src 'none'", "script-src 'unsafe-inline'")
    probe = "<script>document.title = `${document.documentElement.scrollWidth}/${innerWidth}`</script></body>"
    (tmp_path / "wide.html").write_text(wide.replace("</body>", probe), encoding="utf-8")
    frame = "<iframe id=f src=wide.html style='width:320px;height:900px;border:0'></iframe>"
    (tmp_path / "frame.html").write_text(
        f"<!doctype html>{frame}<p id=p></p><script>f.onload = () => p.textContent = f.contentDocument.title</script>")
    done = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--allow-file-access-from-files", "--virtual-time-budget=5000", f"--user-data-dir={tmp_path / 'profile'}",
         "--dump-dom", (tmp_path / "frame.html").as_uri()],
        capture_output=True, text=True, timeout=90, check=False)
    found = re.search(r'id="p">(\d+)/(\d+)<', done.stdout)
    assert found, done.stdout[-500:] + done.stderr[-500:]
    assert int(found[1]) <= int(found[2]) == 320
