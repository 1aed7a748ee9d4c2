"""Acquire: from places (files, folders, web archives, feeds, addresses on the web) to captures, bytes as received."""

from pledgebook.acquire.places import acquire

__all__ = ["acquire"]
