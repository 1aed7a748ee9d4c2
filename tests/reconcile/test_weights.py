"""The table of weights is frozen under its version, and has every level that can show."""

import hashlib
import re
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from pledgebook.reconcile.pairs import compared, joined
from pledgebook.reconcile.weights import VERSION, as_csv, values, weights

DIGESTS = {"weights@1": "151ce5c5f59cb1021340dfe289134bfb923eb4d0bb2a82a072ba7a41475eb2e4"}
"""A released version never changes its answers: new weights are a new version."""


@pytest.mark.parametrize("version", DIGESTS)
def test_a_version_never_changes(version):
    text = files("pledgebook").joinpath(f"data/reconcile/{version}.csv").read_bytes()
    assert hashlib.sha256(text).hexdigest() == DIGESTS[version]


def test_the_version_in_force_is_held():
    assert VERSION in DIGESTS


def test_a_table_is_written_as_it_was_read():
    text = files("pledgebook").joinpath(f"data/reconcile/{VERSION}.csv").read_text(encoding="utf-8")
    assert as_csv(weights()) == text


def test_every_weight_says_what_was_seen_of_it():
    for level, one in weights().items():
        assert one.reason, level
        assert one.reason != "TODO", level
        assert 0 <= one.same <= one.pairs, level
        assert one.value == one.by_hand or one.pairs >= 5, level


def test_every_level_that_the_code_names_has_a_weight():
    told = " ".join(Path(sys.modules[f"pledgebook.reconcile.{name}"].__file__).read_text(encoding="utf-8")
                    for name in ("compare", "sizes", "between"))
    named = set(re.findall(r'"((?:item|number|sum|days|text|packages|total|share|donors|kinds) [a-z, ]+)"', told))
    assert named
    assert named <= set(weights())


def test_grouping_by_the_weights_in_force_is_what_reconciling_does(claim, items, book, groups):
    told = [claim("a.1"), claim("b.1", day="2023-01-26"), claim("c.1", quantity=5, day="2023-06-01"),
            claim("d.1", quantity=None, day=None), claim("e.1", kind="training", item="soldiers", quantity=500)]
    made = joined(compared(told, items), values(), 0.0)
    assert {frozenset(members) for members in made} == groups(book(told))
