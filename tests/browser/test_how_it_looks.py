"""What the style promises: the focus is seen, paper gets the whole page in ink, and nothing moves unasked."""

import pytest
from keyboard import Keyboard
from templates import addresses

PAGES = ("/", "/commitments?donor=DE", "/overdue", "/review/new/next")
pytestmark = pytest.mark.slow
WITH_TABLES = ("/", "/donors", "/recipients", "/items", "/commitments", "/donors/DE", "/recipients/UA",
               "/running-totals", "/coverage", "/method", "/method/prices", "/review/log")
CUT_WORDS = """() => [...document.querySelectorAll('figure.drawn svg[role=img]')].flatMap((picture) => {
  const edge = picture.getBoundingClientRect().right;
  return [...picture.querySelectorAll('text')].filter((one) => one.getBoundingClientRect().right > edge + 1)
    .map((one) => one.textContent);
})"""


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("address", PAGES)
def test_wherever_tab_leads_the_focus_is_marked_on_the_screen_and_under_nothing(address, width, opened, at):
    page = opened(width)
    page.goto(f"{at}{address}")
    keys = Keyboard(page)
    seen = set()
    for _ in range(45):
        keys.press("Tab")
        found = keys.focus()
        seen.add((found["name"], found["href"], found["id"]))
    assert len(seen) > 20


def test_nothing_that_sticks_covers_the_focus_on_a_long_page(opened, at, kept):
    page = opened()
    page.goto(f"{at}{addresses(kept)['document.html'][0]}")
    keys = Keyboard(page)
    for _ in range(60):
        keys.press("Tab")
        keys.focus()


@pytest.mark.parametrize("width", [1180, 1024, 900, 768, 650])
def test_between_phone_and_desk_nothing_is_cut_off_or_scrolls_sideways(width, opened, at):
    page = opened(width)
    for address in WITH_TABLES:
        page.goto(f"{at}{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert page.evaluate(CUT_WORDS) == [], address


def test_paper_gets_the_page_in_ink_without_what_can_only_be_clicked(page, at, kept):
    page.emulate_media(color_scheme="dark")
    for template in ("home.html", "commitment.html", "list.html", "document.html", "board.html"):
        page.emulate_media(media="screen")
        page.goto(f"{at}{addresses(kept)[template][0]}")
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)", template
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)", template
        for hidden in (".bar nav", ".bar .find", ".clock"):
            assert not page.locator(hidden).first.is_visible(), f"{hidden} of {template}"
        assert page.locator("h1").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), template


def test_paper_shows_what_the_screen_folds_away(page, at):
    page.goto(at)
    page.emulate_media(media="print")
    table = page.locator("details.more table").first
    assert table.bounding_box()["height"] > 50
    assert page.pdf(format="A4")[:5] == b"%PDF-"


def test_nothing_moves_for_who_wants_no_motion(opened, at, kept):
    page = opened(reduced_motion="reduce")
    for template in ("home.html", "list.html", "commitment.html", "review/item.html"):
        page.goto(f"{at}{addresses(kept)[template][0]}")
        moving = page.evaluate(MOVING)
        assert moving == [], template


MOVING = """() => [...document.querySelectorAll('*')].filter((one) => {
  const style = getComputedStyle(one);
  const lasts = (text) => text.split(',').some((part) => parseFloat(part) > 0.01);
  return lasts(style.transitionDuration) || (style.animationName !== 'none' && lasts(style.animationDuration)) ||
    style.scrollBehavior === 'smooth';
}).map((one) => one.outerHTML.slice(0, 100))"""


def test_colours_follow_the_scheme_of_the_reader(page, at):
    page.goto(at)
    found = set()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(found) == 2


def test_nothing_is_lost_where_colours_are_forced(page, at):
    """Windows' high contrast: bars keep an outline, and what is chosen stays marked."""
    page.goto(f"{at}/commitments?donor=DE")
    page.emulate_media(forced_colors="active")
    chosen = page.locator("[aria-current]").first
    assert chosen.is_visible()


def test_on_a_phone_no_weight_is_broken_over_lines(opened, at, kept):
    page = opened(320)
    page.goto(f"{at}{addresses(kept)['claim.html'][0]}")
    for one in page.locator(".weights .n").all():
        if one.is_visible():
            assert one.evaluate("one => getComputedStyle(one).whiteSpace") == "nowrap"
    assert page.locator(".weights .n").count() > 5
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
