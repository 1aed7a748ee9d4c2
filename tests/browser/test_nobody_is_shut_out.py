"""Every template: axe-core finds nothing, wide and narrow, light and dark, and nothing runs out at the side."""

import pytest
from looking import CROSSED, EVERY, look
from served import PASSWORD, add_account, explorer, serving
from templates import addresses, templates

from pledgebook.ledger import Ledger
from pledgebook.pipeline.book import open_book
from pledgebook.web.accounts.store import Role

MAIN = ("claim.html", "commitment.html", "home.html", "list.html")
"""Those that are looked at whenever the tests run; the slow tests look at all, with all that they show."""

REFUSED = [400, 404]
"""Pages that say why there is no page are looked at too."""


def test_every_template_is_looked_at(kept):
    assert set(addresses(kept)) == templates()


@pytest.mark.parametrize("template", MAIN)
def test_a_template_shuts_nobody_out(template, kept, at, page, watch):
    watch.refused = REFUSED
    seen = []
    for address in addresses(kept)[template][:1]:
        page.goto(f"{at}{address}")
        seen += look(page, address, CROSSED)
    assert not seen, "\n".join(seen)


@pytest.mark.slow
@pytest.mark.parametrize("template", sorted(templates()))
def test_a_template_shuts_nobody_out_whatever_it_shows(template, kept, at, page, watch):
    watch.refused = REFUSED
    seen = []
    for address in addresses(kept)[template]:
        page.goto(f"{at}{address}")
        seen += look(page, address, EVERY)
    assert not seen, "\n".join(seen)


@pytest.mark.slow
@pytest.mark.parametrize("table", ["commitments", "claims", "documents"])
def test_every_third_commitment_claim_and_document_of_the_demo_shuts_nobody_out(table, kept, at, page):
    with Ledger(open_book(kept).ledger_path) as ledger:
        names = [one["id"] for one in ledger.records(table)][::3]
    seen = []
    for name in names:
        page.goto(f"{at}/{table}/{name}")
        seen += look(page, name, [(320, "dark")])
    assert not seen, "\n".join(seen)


def test_the_menu_of_day_and_unit_shuts_nobody_out(at, page):
    page.goto(f"{at}/?as_of=2024-03-15")
    page.evaluate("document.querySelector('.clock').open = true")
    seen = look(page, "menu", CROSSED)
    assert not seen, "\n".join(seen)


def test_pages_of_who_is_signed_in_shut_nobody_out(copied, page):
    add_account(copied, "ada", Role.ADMIN)
    add_account(copied, "rut", Role.REVIEW)
    seen = []
    with serving(explorer(copied, is_guarded=True)) as at:
        page.goto(f"{at}/accounts")
        page.fill("#name", "ada")
        page.fill("#password", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/accounts")
        for address in ("/accounts", "/account", "/review"):
            page.goto(f"{at}{address}")
            seen += look(page, address, CROSSED)
    assert not seen, "\n".join(seen)
