"""3.13 A giver that reports no more has cancelled nothing: its open promises are marked, and every balance stays."""

from datetime import date

import pytest
from tie_books import book, said

from pledgebook.codes import Kind, Stage
from pledgebook.views.why import why_commitment
from pledgebook.views.why_words import why_words

TANKS = {"donors": ["DE"], "item": "Leopard 1 tanks", "number": 110}
SILENCE = {"donors": ["DE"], "kind": "position", "stage": None,
           "words": "Germany will stop publishing the list of weapons that it sends to Ukraine"}


def test_open_promises_are_marked_with_the_day_and_the_claim_and_keep_their_balances(tmp_path):
    told = book([said("may.1", "2023-05-13", **TANKS, voice="DE"), said("later.1", "2025-05-10", **SILENCE)])
    one = told.of("may.1")
    assert (one.ceased.day, one.ceased.claim) == (date(2025, 5, 10), "later.1")
    assert one.stage is Stage.ANNOUNCED
    assert told.stands("may.1", "outstanding") == (110, 110)
    assert not one.balance("cancelled")
    with told.ledger(tmp_path) as ledger:
        assert "reported nothing more since 10 May 2025, which is no cancellation (later.1)" in why_words(
            why_commitment(ledger, one.id))


def test_the_claim_itself_is_a_stance_and_moves_nothing():
    told = book([said("may.1", "2023-05-13", **TANKS), said("later.1", "2025-05-10", **SILENCE)])
    assert told.of("later.1").kind is Kind.POSITION
    assert told.posted("later.1") == []
    assert told.of("later.1").id != told.of("may.1").id


def test_reports_that_were_read_as_goods_that_are_suspended_end_no_promise():
    told = book([said("may.1", "2023-05-13", donors=["DE"], item="weapons", number=None),
                 said("later.1", "2023-06-10", donors=["DE"], item="public reports on weapons", stage="suspended")])
    assert told.of("may.1").stage is Stage.ANNOUNCED
    assert told.of("later.1").kind is Kind.POSITION
    assert told.of("may.1").ceased.claim == "later.1"


@pytest.mark.parametrize(("promise", "why"), [
    ({"donors": ["FR"]}, "another giver goes on reporting"),
    ({"recipients": ["MD"]}, "the silence is about another recipient"),
    ({"stage": "delivered"}, "nothing is open"),
    ({"stage": "refused"}, "nothing was promised"),
])
def test_what_the_silence_is_not_about_is_not_marked(promise, why):
    told = book([said("may.1", "2023-05-13", **{**TANKS, **promise}), said("later.1", "2025-05-10", **SILENCE)])
    assert told.of("may.1").ceased is None, why


def test_a_promise_of_which_the_giver_tells_again_is_not_marked():
    told = book([said("may.1", "2025-04-13", **TANKS, voice="DE"), said("later.1", "2025-05-10", **SILENCE),
                 said("june.1", "2025-06-02", **TANKS, voice="DE")])
    assert {member.claim for member in told.of("may.1").claims} >= {"june.1"}
    assert told.of("may.1").ceased is None


def test_a_promise_made_after_the_silence_began_is_not_marked():
    told = book([said("later.1", "2025-05-10", **SILENCE), said("july.1", "2025-07-13", **TANKS)])
    assert told.of("july.1").ceased is None


@pytest.mark.parametrize(("words", "language"), [
    ("L'Allemagne ne publiera plus la liste de ses livraisons", "fr"),
    ("Berlin wird keine Angaben zu den Lieferungen mehr veröffentlichen", "de"),
    ("Берлін більше не оприлюднює перелік озброєння", "uk")])
def test_the_words_are_read_in_other_languages(words, language):
    told = book([said("may.1", "2023-05-13", **TANKS),
                 said("later.1", "2025-05-10", **{**SILENCE, "words": words}, language=language)])
    assert told.of("may.1").ceased is not None
