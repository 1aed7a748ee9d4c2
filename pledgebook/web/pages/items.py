"""items"""
from starlette.routing import Route
ROUTES: tuple[Route, ...] = ()
