"""The first page."""

from starlette.responses import Response
from starlette.routing import Route

from pledgebook.views.overview import overview
from pledgebook.web.answers import page
from pledgebook.web.visits import Visit, served


def home(visit: Visit) -> Response:
    """Promised, firm, delivered; who and when; what is new; what is not seen."""
    visit.only()
    view = visit.opened.kept(("home", visit.today, visit.unit, visit.url), lambda: overview(visit.desk))
    return page(visit, "web/home.html", view=view)


ROUTES = (Route("/", served(home)),)
