"""A model's server for each test, and a document read by the rules and then by that model."""

from dataclasses import replace
from datetime import date

import pytest
from model_server import ModelServer

from pledgebook.catalogue import load_catalogue
from pledgebook.config import SecondReader
from pledgebook.extract import load_reader, read
from pledgebook.model import Document, Reading
from pledgebook.second import Asker, Budget, read_again
from pledgebook.second.client import HttpClient

DAY = date(2024, 5, 14)


@pytest.fixture
def server():
    running = ModelServer()
    yield running
    running.close()


@pytest.fixture(scope="session")
def rules():
    return load_reader("en", load_catalogue(), "rules of a test")


@pytest.fixture
def document():
    def make(text, **known):
        return Document.of_text(text, **{"published": DAY, "language": "en", **known})
    return make


@pytest.fixture
def asker(server):
    """An asker over the real client and the real server, whose pauses are noted and not waited for."""
    def make(answers=None, key="", pauses=None, **options):
        values = {"url": server.url, "model": "small-1", "timeout": 5.0, **options}
        settings = SecondReader(**values)
        waited = pauses if pauses is not None else []
        budget = Budget(settings.max_requests, settings.max_tokens, settings.max_answer_tokens, settings.retries)
        return Asker(HttpClient(settings.url, settings.model, key, settings, waited.append), budget, answers)
    return make


@pytest.fixture
def again(server, rules, document, asker):
    """Read a text by the model that gives these claims: (what it adds, first reading, document).

    The first reading has nothing unless `first` makes one of the document: the rules learn, these tests should not.
    """
    def run(text, *claims, asking=None, first=None):
        if claims:
            server.says({"claims": list(claims)})
        one = document(text)
        known = first(one) if first else Reading(one.id)
        return read_again(one, known, rules, asking or asker()), known, one
    return run


@pytest.fixture
def ruled(rules):
    """Make a first reading in which the one claim of the rules about a plain sentence is changed in some fields."""
    def make(**changed):
        def first(one):
            found = read(one, rules)
            assert len(found.claims) == 1
            return replace(found, claims=(replace(found.claims[0], **changed),))
        return first
    return make
