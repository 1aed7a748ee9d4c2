"""The static site of a release, opened from the disk: the same pages, no server, no network, nobody shut out."""

import pytest
from click.testing import CliRunner
from keyboard import Keyboard
from looking import CROSSED, look

from pledgebook.cli import program

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(kept, tmp_path_factory):
    """The site of a release of the demo book."""
    target = tmp_path_factory.mktemp("site") / "site"
    for words in (["release", "2025.12", "--day", "2025-12-31"], ["site", "build", "2025.12", str(target)]):
        done = CliRunner().invoke(program, [*words, "--book", str(kept)])
        assert done.exit_code == 0, done.output
    return target


@pytest.fixture
def in_files(opened, watch):
    watch.own = ("file://", "data:")
    return opened()


def test_a_site_opens_from_the_disk_and_shuts_nobody_out(in_files, site):
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 100
    chosen = [site / "index.html", *{page.parent: page for page in pages}.values()]
    seen = []
    for page in chosen:
        in_files.goto(page.as_uri())
        seen += look(in_files, page.relative_to(site).as_posix(), CROSSED)
    assert not seen, "\n".join(seen)


def test_a_number_leads_to_its_sentence_by_keyboard(in_files, site):
    in_files.goto((site / "index.html").as_uri())
    keys = Keyboard(in_files)
    keys.to("The largest as a table")
    keys.press("Enter")
    keys.follow("Germany", href="DE")
    assert in_files.locator("h1").inner_text() == "Germany"
    keys.follow(href="cmt-")
    assert in_files.locator("blockquote .ev").count() > 0


def test_names_are_found_without_a_server(in_files, site):
    found = next(iter(site.rglob("search*.html")))
    in_files.goto(found.as_uri())
    in_files.fill("#sought", "drones")
    in_files.keyboard.press("Enter")
    in_files.wait_for_selector("#hits li")
    assert "drone" in in_files.inner_text("#hits").lower()
