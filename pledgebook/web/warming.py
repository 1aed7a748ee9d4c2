"""What takes long the first time and every visitor asks for: made when a server starts, beside its first answers."""

from starlette.applications import Starlette

from pledgebook.views.addresses import Served
from pledgebook.views.desk import Desk
from pledgebook.views.overview import overview
from pledgebook.views.search import spellings
from pledgebook.views.units import Unit
from pledgebook.web.answers import templates
from pledgebook.web.house import House


def warm(app: Starlette) -> None:
    """Open the ledger, read the templates and names, and make the first page; LedgerError where there is no ledger."""
    house: House = app.state.house
    spellings(house.catalogue)
    for name in templates().list_templates(extensions=["html"]):
        templates().get_template(name)
    opened, today, url = app.state.ledgers.latest(), house.today(), Served(marks=app.state.marks)
    desk = Desk(opened.ledger, today, house.catalogue.party_name, house.catalogue.item_name, Unit(), url)
    opened.kept(("home", today, Unit(), url), lambda: overview(desk))
    if house.prepare:
        house.prepare(opened.ledger)
