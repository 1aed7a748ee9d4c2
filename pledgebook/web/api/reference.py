"""The reference for people: the OpenAPI document as one plain page, with a line for curl at each operation."""

import json
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from pledgebook.schema import Json
from pledgebook.web.answers import bare_page
from pledgebook.web.api.document import openapi, units_of
from pledgebook.web.api.problems import KINDS


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a shape: its name, its type in words and where that is described, and what it means."""

    name: str
    kind: str
    refers: str
    about: str


def reference(outer: str) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint; `outer` is where a request keeps the application that the interface stands in."""
    async def endpoint(request: Request) -> Response:
        app = request.scope[outer]
        units = await run_in_threadpool(lambda: units_of(app.state.ledgers.latest().units))
        root = str(request.scope.get("root_path", ""))
        document = openapi(app.state.house.name, root, units)
        inside = Request({**request.scope, "app": app})
        base = str(request.base_url).rstrip("/").removesuffix(root)
        return bare_page(inside, "web/api.html", document=document, operations=list(_operations(document, base + root)),
                         shapes=[(name, told["description"], list(_fields(told)))
                                 for name, told in sorted(document["components"]["schemas"].items())],
                         kinds=KINDS, root=root)

    return endpoint


def _operations(document: Json, base: str) -> Iterator[Json]:
    for path, methods in document["paths"].items():
        told = methods["get"]
        example = told["responses"]["200"]["content"]["application/json"]
        yield {"name": told["operationId"], "path": path, "tag": told["tags"][0], "summary": told["summary"],
               "about": told["description"], "parameters": [_parameter(one) for one in told["parameters"]],
               "curl": _curl(base, path, told["parameters"]), "example": _pretty(example["example"]),
               "is_list": "data" in example["schema"].get("properties", {}),
               "answer": _kind(_row(example["schema"]))}


def _row(schema: Json) -> Json:
    """The shape of an answer, of a list that of its rows."""
    rows: Json = schema.get("properties", {}).get("data", {}).get("items", schema)
    return rows


def _parameter(told: Json) -> Json:
    schema = told["schema"]
    allowed = schema.get("enum") or schema.get("items", {}).get("enum") or ()
    return {"name": told["name"], "about": told["description"], "required": told["required"], "kind": _kind(schema)[0],
            "allowed": ", ".join(map(str, allowed)), "default": _plain(schema.get("default")),
            "range": f"{schema['minimum']} to {schema['maximum']}" if "minimum" in schema else ""}


def _plain(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def _curl(base: str, path: str, parameters: list[Json]) -> str:
    """A line that asks for it: with the id of the example, and with what it cannot be asked without."""
    for one in parameters:
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", str(one["example"]))
    query = [(one["name"], _plain(one["example"])) for one in parameters if one["in"] == "query" and one["required"]]
    asked = f"{path}?{urlencode(query)}" if query else path
    return f"curl '{base}{asked}'"


def _fields(schema: Json) -> Iterator[Field]:
    for name, told in schema.get("properties", {}).items():
        kind, refers = _kind(told)
        yield Field(name, kind, refers, told.get("description", ""))


def _kind(schema: Json) -> tuple[str, str]:
    """The type in words, and the name of the shape that it is of; '' for none."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        return name, name
    if "anyOf" in schema:
        kind, refers = _kind(schema["anyOf"][0])
        return f"{kind} or null" if {"type": "null"} in schema["anyOf"] else kind, refers
    if schema.get("type") == "array":
        kind, refers = _kind(schema.get("items", {"type": "array of fixed places"}))
        return f"list of {kind}", refers
    named = schema.get("type", "object")
    kinds = named if isinstance(named, list) else [named]
    return " or ".join("day" if schema.get("format") == "date" and one == "string" else one for one in kinds), ""


def _pretty(example: Any) -> str:
    """The example as lines of JSON, cut where it is long."""
    text = json.dumps(example, ensure_ascii=False, indent=1).splitlines()
    return "\n".join([*text[:60], *(["..."] if len(text) > 60 else [])])
