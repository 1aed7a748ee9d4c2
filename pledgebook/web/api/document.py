"""The OpenAPI 3.1 document, written from the table of operations: nothing in it is said twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pledgebook import __version__
from pledgebook.schema import Json
from pledgebook.views.figures import CURRENCY
from pledgebook.web.api.examples import examples
from pledgebook.web.api.operations import CURRENCY as CURRENCY_PARAMETER
from pledgebook.web.api.operations import OPERATIONS, PRICES_OF, Operation
from pledgebook.web.api.parameters import Parameter
from pledgebook.web.api.problems import KINDS, MEDIA_TYPE
from pledgebook.web.api.schemas import ref, schemas

_ABOUT = (
    "The book on international assistance for programs: who promised what to whom, what became of it, and the sentence "
    "that says so. Read-only. Amounts are integers or decimal strings, so that no cent is lost; what is not known is "
    "null and never 0; a sum is a range where its sources give one. Lists come in pages: follow `next` (or the header "
    "`Link`) as it stands. Every answer has an ETag: hand it back as If-None-Match, and what has not changed is "
    "answered with 304. HEAD is answered wherever GET is. Whole tables are better had as files: `pledgebook export`."
)
_TAGS = {
    "Commitments": "Promises, each counted once, and what hangs on them.",
    "Sources": "Claims, documents and their words.",
    "Sums": "Totals, and what they are made of.", "What to watch": "What is late, and where sources differ.",
    "Who and what": "Donors, recipients and things.", "The book": "What it holds, and what people decided.",
}
_OPENAPI = "3.1.0"
STATUSES = (401, 404, 422, 500, 503)
"""Of the problems that any operation may end with."""


@dataclass(frozen=True, slots=True)
class Units:
    """The currencies of a book, and the years in whose constant prices it has sums."""

    currencies: tuple[str, ...]
    years: tuple[int, ...]


def units_of(known: Iterable[tuple[str, str, int | None]]) -> Units:
    """The units of a ledger's sums: (basis, currency, year of prices) each."""
    rows = list(known)
    return Units(tuple(sorted({currency for _, currency, _ in rows} | {CURRENCY})),
                 tuple(sorted({year for _, _, year in rows if year})))


def resolved(parameters: Sequence[Parameter], units: Units) -> list[Parameter]:
    """The parameters with the choices that the book has; of no year of prices there is none to choose."""
    choices: dict[str, Sequence[object]] = {CURRENCY_PARAMETER.name: units.currencies, PRICES_OF.name: units.years}
    return [replace(one, schema={**one.schema, "enum": list(choices[one.name])},
                    example=next(iter(choices[one.name]), None)) if one.name in choices else one for one in parameters]


def openapi(book: str, root: str, units: Units) -> Json:
    """The document for a book whose interface stands at `root`."""
    return {
        "openapi": _OPENAPI,
        "info": {"title": f"{book}: the book for programs", "version": __version__, "description": _ABOUT,
                 "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "servers": [{"url": root, "description": "This server."}],
        "tags": [{"name": name, "description": told} for name, told in _TAGS.items()],
        "paths": {one.path: {"get": _operation(one, units)} for one in OPERATIONS},
        "components": {"schemas": dict(schemas()), "responses": _problems(), "headers": _HEADERS},
    }


def _operation(operation: Operation, units: Units) -> Json:
    given = [one for one in resolved(operation.parameters, units) if one.schema.get("enum") != []]
    return {
        "operationId": operation.name, "tags": [operation.tag], "summary": operation.summary,
        "description": operation.details or f"{operation.summary}.",
        "parameters": [_parameter(one) for one in given],
        "responses": {"200": _answer(operation), **_others(operation)},
    }


def _parameter(parameter: Parameter) -> Json:
    schema = {name: told for name, told in parameter.schema.items() if not name.startswith("x-")}
    told: Json = {"name": parameter.name, "in": parameter.place, "description": parameter.about, "schema": schema,
                  "required": parameter.required or parameter.place == "path", "example": parameter.example}
    return {**told, "style": "form", "explode": False} if parameter.is_list else told


def _answer(operation: Operation) -> Json:
    links = ("Link",) if operation.is_list else ()
    return {
        "description": operation.summary,
        "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in ("ETag", "Cache-Control", *links)},
        "content": {"application/json": {"schema": answer_schema(operation),
                                         "example": examples().get(operation.name)}},
    }


def answer_schema(operation: Operation) -> Json:
    """The shape of an answer: a record, or the envelope of a list with its rows."""
    if not operation.is_list:
        return ref(operation.answer)
    whole = {**ref(operation.about), "description": "What is told of the whole list."}
    about = {"about": whole} if operation.about else {}
    return {"type": "object", "required": ["as_of", "total", "next", "data"], "properties": {
        "as_of": {"type": ["string", "null"], "format": "date", "description": "The day that was asked for; null: the "
                                                                               "latest state."},
        "total": {"type": ["integer", "null"], "description": "How many rows there are in all; null where they are not "
                                                              "counted."},
        "next": {"type": ["string", "null"], "description": "Path and query of the next page; null on the last one."},
        **about,
        "data": {"type": "array", "description": "The rows of this page.", "items": ref(operation.answer)}}}


def _others(operation: Operation) -> Json:
    """The answers beside 200."""
    moved = {"301": {"description": "The id was merged into another: where that stands.", "headers": {"Location": {
        "description": "Path and query of the same question about the other id.", "schema": {"type": "string"}}}}}
    return {**(moved if operation.can_move else {}),
            "304": {"description": "What the caller has already (If-None-Match) has not changed."},
            **{str(status): {"$ref": f"#/components/responses/{status}"} for status in STATUSES}}


_HEADERS: Json = {
    "ETag": {"description": "Mark of this answer: of the ledger and the question.", "schema": {"type": "string"}},
    "Cache-Control": {"description": "`private, no-cache`: keep it, and ask whether it has changed.",
                      "schema": {"type": "string"}},
    "Link": {"description": 'The next page, where there is one: `<...>; rel="next"`.', "schema": {"type": "string"}},
    "Retry-After": {"description": "Seconds after which to ask again.", "schema": {"type": "string"}},
}


def _problems() -> Json:
    found: dict[str, Json] = {}
    for status in STATUSES:
        told = " ".join(about for code, _, about in KINDS.values() if code == status)
        example = examples().get(f"problem-{status}")
        content: Json = {"schema": ref("Problem"), **({"example": example} if example else {})}
        waits = {"headers": {"Retry-After": {"$ref": "#/components/headers/Retry-After"}}} if status == 503 else {}
        found[str(status)] = {"description": told, "content": {MEDIA_TYPE: content}, **waits}
    return found
