"""The static site of a release: the server's pages as files that open without a server and without a network."""

from pledgebook.publish.site.building import Site, build_site
from pledgebook.publish.site.pages import About

__all__ = ["About", "Site", "build_site"]
