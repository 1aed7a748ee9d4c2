"""Makes the examples of the OpenAPI document from the demo book: `python tests/web/api_examples.py` writes them.

What differs from run to run, the time of recording and what is made of it, stands there as one and the same value.
"""

import json
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

sys.path.insert(0, str(Path(__file__).parent))

from api_house import ask, demo_house

from pledgebook.web.api.operations import OPERATIONS, Operation

FILE = Path(__file__).parents[2] / "pledgebook/data/api/examples.json"
SAME = {"recorded": "2026-11-26T12:00:00Z", "digest": "5f2c" * 16}
BAD = {"problem-404": "/commitments/cmt-0000000000000000", "problem-422": "/totals?by=doner"}


def path_of(operation: Operation, **query: object) -> str:
    """The path of an example, with what the operation cannot be asked without."""
    path = operation.path
    for one in operation.own:
        if one.place == "path":
            path = path.replace(f"{{{one.name}}}", quote(str(one.example)))
    asked = {**{one.name: one.example for one in operation.own if one.required}, **query}
    asked = {name: ",".join(value) if isinstance(value, list) else str(value) for name, value in asked.items()}
    return f"{path}?{urlencode(asked)}" if asked else path


def made() -> dict[str, Any]:
    """The examples by operation, and those of the problems."""
    found = {one.name: ask(path_of(one, **({"limit": 1} if one.is_list else {}))).json() for one in OPERATIONS}
    refused = {name: ask(path).json() for name, path in BAD.items()}
    return {**{name: same(one) for name, one in found.items()}, **refused}


def same(value: Any) -> Any:
    if isinstance(value, list):
        return [same(one) for one in value]
    if isinstance(value, dict):
        return {name: SAME.get(name, same(one)) if one else one for name, one in value.items()}
    return value


if __name__ == "__main__":
    assert demo_house()
    FILE.write_text(json.dumps(made(), ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
