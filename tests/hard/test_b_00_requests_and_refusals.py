"""Requests and refusals: asked for is not promised, refused is not cancelled, and neither is in a sum.

A request stands alone; a refusal repeated over months is one commitment, which a promise later amends or leaves alone.
"""

import pytest
from tie_books import book, said

from pledgebook.codes import NOT_PROMISED, Stage

TAURUS = {"donors": ["DE"], "item": "Taurus cruise missiles"}


def test_a_request_and_the_promise_of_the_same_thing_are_two():
    told = book([said("kyiv.1", "2023-05-27", **TAURUS, stage="requested", voice="UA"),
                 said("berlin.1", "2023-06-27", **TAURUS, number=60)])
    assert told.of("kyiv.1").id != told.of("berlin.1").id
    assert told.of("kyiv.1").stage in NOT_PROMISED


def test_a_refusal_repeated_over_months_is_one_commitment():
    told = book([said("october.1", "2023-10-04", **TAURUS, stage="refused", voice="DE"),
                 said("november.1", "2023-11-02", **TAURUS, stage="refused", voice="DE"),
                 said("november2.1", "2023-11-29", **TAURUS, stage="refused", voice="DE")])
    assert len(told.commitments) == 1
    assert told.of("october.1").stage is Stage.REFUSED
    assert told.of("october.1").announced.times == 0


@pytest.mark.parametrize("stage", ["requested", "refused", "signalled"])
def test_what_nobody_promised_is_in_no_package_and_replaces_nothing(stage):
    told = book([said("day.1", "2023-10-04", donors=["DE"], kind="package", item="military aid package", sum="1e9 EUR"),
                 said("day.2", "2023-10-04", **TAURUS, stage=stage)])
    assert told.of("day.2").part_of is None


def test_a_refusal_after_a_signal_ends_it():
    told = book([said("may.1", "2023-09-20", **TAURUS, stage="signalled", modality="possible"),
                 said("june.1", "2023-10-01", **TAURUS, stage="refused", voice="DE")])
    assert {one.stage for one in told.commitments} & {Stage.REFUSED}
    assert all(one.stage in NOT_PROMISED for one in told.commitments)
