"""The first page."""

from starlette.responses import Response
from starlette.routing import Route

from pledgebook.views.overview import overview
from pledgebook.web.answers import kept_page
from pledgebook.web.visits import Visit, served


def home(visit: Visit) -> Response:
    """Promised, firm, delivered; who and when; what is new; what is not seen."""
    visit.only()
    key = "home", visit.today, visit.unit, visit.url
    return kept_page(visit, "web/home.html", lambda: {
        "view": visit.opened.kept(key, lambda: overview(visit.desk))})


ROUTES = (Route("/", served(home)),)
