"""The interface keeps what its OpenAPI document says: schemathesis makes up requests, good and bad, and looks."""

import functools

import pytest
import schemathesis
from api_house import ROOT, demo_house, without_lifespan
from hypothesis import HealthCheck, settings

from pledgebook.web.api.document import Units, openapi
from pledgebook.web.app import make_app

SOME = {"deadline": None, "derandomize": True, "suppress_health_check": list(HealthCheck)}


@functools.cache
def app():
    return make_app(demo_house())


async def served(scope, receive, send):
    """The demo book, made when it is first asked: to collect tests makes no book."""
    await without_lifespan(app(), scope, receive, send)


@schemathesis.hook
def filter_query(context, query):
    """No schema says that one month stands before another; a range that ends before it begins is refused (422)."""
    first, last = ((query or {}).get(name, "") for name in ("month_from", "month_to"))
    return not (isinstance(first, str) and isinstance(last, str) and first > last > "")


schema = schemathesis.openapi.from_dict(openapi("The demo book", ROOT, Units(("EUR", "USD"), ())))
schema.app, schema.location = served, f"{ROOT}/openapi.json"


@schema.parametrize()
@settings(max_examples=5, **SOME)
def test_every_operation_keeps_its_contract(case):
    case.call_and_validate()


@pytest.mark.slow
@schema.parametrize()
@settings(max_examples=150, **SOME)
def test_every_operation_keeps_its_contract_for_many_requests(case):
    case.call_and_validate()
