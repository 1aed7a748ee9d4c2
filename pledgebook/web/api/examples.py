"""Examples of every answer, from the demo book: `data/api/examples.json`, which the tests make anew and compare."""

import functools
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any


@functools.cache
def examples() -> Mapping[str, Any]:
    """An answer for each operation by its name, and for each sort of problem as 'problem-404'."""
    found: dict[str, Any] = json.loads(files("pledgebook").joinpath("data/api/examples.json").read_text("utf-8"))
    return found
