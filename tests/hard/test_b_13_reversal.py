"""3.13 Taken back, or never approved: a cancellation needs a promise before it.

Where a promise stands before it, the sum is posted as cancelled and nothing is outstanding. Where none does, what was
only planned was turned down: it stands as refused, in no sum. Both words are kept as a conflict with the rule.
"""

from tie_books import book, said

from pledgebook.codes import Stage
from pledgebook.reconcile.endings import NEVER_MADE, TAKEN_BACK

PACKAGE = {"donors": ["SK"], "kind": "package", "item": "military aid package", "sum": "40.3e6 EUR"}


def _stage_conflict(one):
    return next(conflict for conflict in one.conflicts if conflict.field == "stage")


def test_what_was_never_approved_is_refused_and_nothing_is_cancelled():
    told = book([
        said("agency.1", "2023-11-08", **PACKAGE, stage="refused", words="The cabinet did not approve the package"),
        said("portal.1", "2023-11-09", **PACKAGE, stage="cancelled", words="Bratislava cancels its last package"),
    ])
    assert len(told.commitments) == 1
    one = told.of("agency.1")
    assert one.stage is Stage.REFUSED
    assert not one.balance("cancelled")
    conflict = _stage_conflict(one)
    assert (conflict.chosen, conflict.rule) == ("refused", NEVER_MADE)
    assert dict(conflict.values) == {"cancelled": ("portal.1",), "refused": ("agency.1",)}


def test_what_was_promised_before_was_taken_back():
    told = book([
        said("october.1", "2023-10-04", **PACKAGE, voice="SK", words="Slovakia will send a package"),
        said("agency.1", "2023-11-08", **PACKAGE, stage="refused", words="The new cabinet did not approve it"),
        said("portal.1", "2023-11-09", **PACKAGE, stage="cancelled", words="Bratislava cancels the package"),
    ])
    one = told.of("october.1")
    assert {member.claim for member in one.claims} == {"october.1", "agency.1", "portal.1"}
    assert one.stage is Stage.CANCELLED
    assert _stage_conflict(one).rule == TAKEN_BACK
    assert told.part("portal.1") == "amends"
    assert told.stands("october.1", "cancelled", "EUR") == (40_300_000, 40_300_000)
    assert told.stands("october.1", "outstanding", "EUR") == (0, 0)


def test_a_cancellation_after_a_promise_amends_it_and_opens_nothing_new():
    told = book([said("may.1", "2023-05-04", **PACKAGE), said("june.1", "2023-06-20", **PACKAGE, stage="cancelled")])
    assert len(told.commitments) == 1
    assert told.part("june.1") == "amends"
    assert told.of("may.1").stage is Stage.CANCELLED


def test_a_suspension_leaves_the_balance_where_it_was():
    told = book([said("may.1", "2023-05-04", **PACKAGE), said("june.1", "2023-06-20", **PACKAGE, stage="suspended")])
    assert told.of("may.1").stage is Stage.SUSPENDED
    assert told.stands("may.1", "outstanding", "EUR") == (40_300_000, 40_300_000)
    assert not told.of("may.1").balance("cancelled")
