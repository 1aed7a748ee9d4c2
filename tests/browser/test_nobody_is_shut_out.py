"""Every template: axe-core finds nothing, wide and narrow, light and dark, and nothing runs out at the side."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from served import PASSWORD, add_account, explorer, serving
from templates import addresses, templates

from pledgebook.web.accounts.store import Role

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": TAGS, "resultTypes": ["violations"]}
WIDTHS = (1280, 320)
SCHEMES = ("light", "dark")
REFUSED = [400, 404, 409]
OPEN_ALL = "document.querySelectorAll('main details, footer details').forEach((one) => { one.open = true; })"


def faults(page) -> list[str]:
    """What axe finds on the page as it is: the rule, and where."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:160]}"
            for one in found for node in one["nodes"]]


def look(page, told: str = "") -> list[str]:
    """Faults of the page at every width and in every scheme, with all that can be opened open."""
    page.evaluate(OPEN_ALL)
    seen = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            seen.append(f"{told} is {wide} wide at {width}: {page.evaluate(WIDEST)}")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            seen += [f"{told} {width} {scheme}: {one}" for one in faults(page)]
    return seen


WIDEST = """() => [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .slice(0, 5).map((one) => one.outerHTML.slice(0, 120))"""


def test_every_template_is_looked_at(kept):
    assert set(addresses(kept)) == templates()


@pytest.mark.parametrize("template", sorted(templates()))
def test_a_template_shuts_nobody_out(template, kept, at, page, watch):
    watch.refused = REFUSED
    seen = []
    for address in addresses(kept)[template]:
        page.goto(f"{at}{address}")
        seen += look(page, address)
    assert seen == []


def test_the_menu_of_day_and_unit_shuts_nobody_out(at, page):
    page.goto(f"{at}/?as_of=2024-03-15")
    page.evaluate("document.querySelector('.clock').open = true")
    assert look(page) == []


def test_pages_of_who_is_signed_in_shut_nobody_out(copied, page, watch):
    add_account(copied, "ada", Role.ADMIN)
    add_account(copied, "rut", Role.REVIEW)
    watch.refused = REFUSED
    with serving(explorer(copied, is_guarded=True)) as at:
        page.goto(f"{at}/accounts")
        page.fill("#name", "ada")
        page.fill("#password", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/accounts")
        seen = look(page, "accounts")
        page.goto(f"{at}/account")
        seen += look(page, "account")
        page.goto(f"{at}/review")
        seen += look(page, "review, signed in")
    assert seen == []
