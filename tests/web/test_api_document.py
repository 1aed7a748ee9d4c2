"""The OpenAPI document and the reference page say all that can be asked and answered, and nothing else."""

import dataclasses
import json
import re
from collections.abc import Iterator
from pathlib import Path

import api_examples
import jsonschema_rs
import pytest
from api_house import ROOT, TODAY, ask, demo, sample

from pledgebook.model import Claim, Commitment, Document, Judgement, Posting
from pledgebook.web.api.document import Units, answer_schema, openapi, resolved
from pledgebook.web.api.examples import examples
from pledgebook.web.api.operations import OPERATIONS
from pledgebook.web.api.schemas import _words, schemas

DICTIONARY = Path(__file__).parents[2] / "docs/data-dictionary.md"
EACH = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.name)


def served():
    return ask("/openapi.json").json()


def validator(schema):
    return jsonschema_rs.Draft202012Validator({**schema, "components": {"schemas": dict(schemas())}},
                                              validate_formats=True)


def test_the_document_is_of_openapi_3_1_and_made_of_the_table_of_operations():
    document = served()
    assert document["openapi"].startswith("3.1.")
    assert document["servers"] == [{"url": ROOT, "description": "This server."}]
    assert set(document["paths"]) == {one.path for one in OPERATIONS}
    assert document == json.loads(json.dumps(openapi("The demo book", ROOT, Units(("EUR", "USD"), ()))))


def test_the_documents_choices_of_currency_and_year_are_those_of_the_book():
    parameters = {one["name"]: one for one in served()["paths"]["/totals"]["get"]["parameters"]}
    assert parameters["currency"]["schema"]["enum"] == ["EUR", "USD"]
    assert "prices_of" not in parameters
    document = openapi("b", ROOT, Units(("EUR",), (2021, 2024)))
    years = next(one for one in document["paths"]["/totals"]["get"]["parameters"] if one["name"] == "prices_of")
    assert years["schema"]["enum"] == [2021, 2024]


@EACH
def test_every_operation_and_parameter_is_described_with_an_example_that_can_be_asked(operation):
    assert operation.summary
    for one in resolved(operation.parameters, Units(("EUR", "USD"), ())):
        assert len(one.about) > 10, one.name
        if one.name in ("prices_of", "cursor"):
            continue
        if one.place == "query":
            given = "true" if one.example is True else one.example
            answer = ask(api_examples.path_of(operation, **{one.name: given}))
            assert answer.status_code == 200, (one.name, answer.text)


def properties(schema) -> Iterator[tuple[str, dict]]:
    for name, told in schema.get("properties", {}).items():
        yield name, told
        yield from properties(told)
        yield from properties(told.get("items", {}))


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_shape_and_each_of_its_fields_is_described(name):
    schema = schemas()[name]
    assert schema["description"]
    assert not [field for field, told in properties(schema) if not told.get("description", "").strip(".")]


@EACH
def test_the_example_of_an_answer_has_its_shape(operation):
    validator(answer_schema(operation)).validate(examples()[operation.name])


@EACH
def test_answers_have_the_shape_that_the_document_says(operation):
    answer = ask(api_examples.path_of(operation))
    assert answer.status_code == 200
    validator(answer_schema(operation)).validate(answer.json())


@pytest.mark.parametrize("path", ["/commitments", "/overdue", "/conflicts", "/search?q=drones", "/donors", "/totals",
                                  "/commitments/cmt-1", "/commitments/cmt-1/claims", "/commitments/cmt-1/why",
                                  "/commitments/cmt-1/postings", "/documents/d1", "/documents/d1/claims",
                                  "/claims/clm-1", "/totals/why?donor=FR", "/status"])
def test_answers_of_a_ledger_with_hostile_texts_have_their_shape(path):
    asked = path.partition("?")[0]
    operation = next(one for one in OPERATIONS if re.fullmatch(one.path.replace("{id}", "[^/]+"), asked))
    answer = ask(path, sample())
    assert answer.status_code == 200, answer.text
    validator(answer_schema(operation)).validate(answer.json())


def test_fields_of_the_schemas_are_those_of_the_records():
    for kind in (Document, Claim, Commitment, Posting, Judgement):
        assert {one.name for one in dataclasses.fields(kind)} <= set(schemas()[kind.__name__]["properties"])


def test_what_fields_mean_is_said_in_the_words_of_the_data_dictionary():
    told, text = {}, DICTIONARY.read_text("utf-8")
    for name, section in re.findall(r"^### (\w+)\n(.*?)(?=^### |^## |\Z)", text, re.MULTILINE | re.DOTALL):
        rows = re.findall(r"^\| `(\w+)` \| (.*?) \|$", section, re.MULTILINE)
        told[name] = {field: re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words).strip() for field, words in rows}
    assert {name: dict(words) for name, words in _words().items()} == {name: told[name] for name in _words()}


@pytest.mark.slow
def test_examples_are_what_the_demo_book_answers():
    """Behind? run: python tests/web/api_examples.py"""
    assert examples() == json.loads(json.dumps(api_examples.made()))


def test_the_reference_page_says_every_operation_parameter_and_shape_and_asks_nothing_of_another_host():
    page = demo().get(f"{ROOT}/docs")
    assert page.status_code == 200
    assert page.headers["Content-Type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    for one in OPERATIONS:
        assert f'id="{one.name}"' in page.text
        assert all(f"<code>{given.name}</code>" in page.text for given in one.own if given.name != "prices_of")
    assert all(f'id="shape-{name}"' in page.text for name in schemas())
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page.text)
    assert "<script" not in page.text
    assert " style=" not in page.text


def test_the_root_leads_everywhere():
    found = ask("/").json()
    assert demo().get(found["openapi"]).status_code == 200
    assert demo().get(found["docs"]).status_code == 200
    for name, path in found["resources"].items():
        assert demo().get(path).status_code == (422 if name == "search" else 200)


def test_the_house_is_of_a_fixed_day():
    assert ask("/overdue?limit=1").json()["data"][0]["on"] == TODAY.isoformat()
