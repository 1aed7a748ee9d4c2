"""The book for programs: `/api/v1`, read-only, with its OpenAPI document and a reference for people."""

from starlette.routing import BaseRoute, Mount

from pledgebook.web.api.app import Interface

PREFIX = "/api/v1"

ROUTES: tuple[BaseRoute, ...] = (Mount(PREFIX, Interface()),)
"""What the explorer's application takes in."""
