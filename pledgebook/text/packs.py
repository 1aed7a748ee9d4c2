"""The tables of a pack as they stand in its files, parsed once for all runs: TOML takes ten times as long as JSON."""

import json
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from pledgebook.text.keeping import Store, cache_folder, hash_of

KIND: Final = "pack"
"""What the files of a parsed pack begin with (see `keeping`)."""


@cache
def load_pack(language: str) -> Mapping[str, Mapping[str, Any]]:
    """The tables of a language's pack, by name; nothing where there is no pack.

    What was parsed of the very same files before is taken from the user's cache folder. A table may be left out (it is
    not readable, or is not kept): who needs it reads its file.
    """
    contents = _contents(files("pledgebook").joinpath(f"data/packs/{language}"))
    if not contents:
        return {}
    store, key = Store(cache_folder(), KIND), hash_of(sorted(contents.items()))
    kept = _restored(store.get(key), contents)
    if kept is not None:
        return kept
    tables = _parsed(contents)
    if store.keeps:
        store.put(key, _written(tables))
    return tables


def _contents(folder: Traversable) -> dict[str, bytes]:
    if not folder.is_dir():
        return {}
    return {entry.name.removesuffix(".toml"): entry.read_bytes() for entry in folder.iterdir()
            if entry.name.endswith(".toml")}


def _parsed(contents: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for name, content in contents.items():
        with suppress(ValueError):  # no TOML, or no UTF-8: who asks for the table is told
            found[name] = tomllib.loads(content.decode())
    return found


def _written(tables: Mapping[str, Mapping[str, Any]]) -> str:
    """The tables as JSON, without those that hold what JSON has not, such as a day."""
    return json.dumps({name: table for name, table in tables.items() if _is_plain(table)},
                      ensure_ascii=False, separators=(",", ":"))


def _is_plain(table: Mapping[str, Any]) -> bool:
    try:
        return bool(json.loads(json.dumps(table)) == table)
    except TypeError:
        return False


def _restored(written: str | None, contents: Mapping[str, bytes]) -> dict[str, dict[str, Any]] | None:
    """The tables that were written; None where the text is none, or is of other tables."""
    try:
        tables = json.loads(written or "null")
    except ValueError:
        return None
    whole = isinstance(tables, dict) and tables.keys() <= contents.keys()
    return tables if whole and all(isinstance(table, dict) for table in tables.values()) else None
