"""The story with which the design opens: one promise in six outlets and four languages, some of them copies.

Documents of ours in English and French are read by our own extractor; what a German and two Ukrainian outlets say
comes as claims made by hand. In February a minister promises new drones 'in the coming weeks', in March 2,000 are
ordered and 100 of them are for Ukraine 'by the summer', in October it is 'in the coming weeks' again.
"""

import json
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tie_books import TiedBook

from pledgebook.catalogue import load_catalogue
from pledgebook.codes import Kind, Part, Stage
from pledgebook.config import Config
from pledgebook.extract import load_reader, read
from pledgebook.link import link
from pledgebook.model import Commitment, Document
from pledgebook.reconcile import near_copies, reconcile
from pledgebook.schema import claim_from_json
from pledgebook.views.why import why_commitment
from pledgebook.views.why_words import why_words

HERE = Path(__file__).parent
WAVE = 7


def _documents():
    for row in (HERE / "story_documents.jsonl").read_text("utf-8").splitlines():
        told = json.loads(row)
        told |= {"published": date.fromisoformat(told["published"]), "recorded": "2026-01-01T00:00:00Z"}
        yield Document.of_text(told.pop("text"), **told)


def _made(documents, shuffled: int | None = None) -> TiedBook:
    catalogue = load_catalogue()
    claims = [link(claim, catalogue) for document in documents
              for claim in read(document, load_reader(document.language, catalogue, "rules@1")).claims]
    claims += [link(claim_from_json(json.loads(row)), catalogue)
               for row in (HERE / "story_claims.jsonl").read_text("utf-8").splitlines()]
    if shuffled is not None:
        random.Random(shuffled).shuffle(claims)
    made = reconcile(claims, (), catalogue, Config().reconcile, near_copies({one.id: one.text for one in documents}))
    return TiedBook(tuple(claims), made.commitments, made.postings)


@pytest.fixture(scope="module")
def story() -> TiedBook:
    return _made(list(_documents()))


def _only(story: TiedBook, kind: Kind, item: str) -> Commitment:
    found = [one for one in story.commitments if one.kind is kind and one.item and one.item.id == item]
    assert len(found) == 1, [(one.kind, one.item, one.claims) for one in found]
    return found[0]


@pytest.fixture
def drones(story: TiedBook) -> Commitment:
    return _only(story, Kind.GOODS, "loitering-munition")


def _claims(story: TiedBook, one: Commitment, part: Part):
    named = {member.claim for member in one.claims if member.part is part}
    return [claim for claim in story.claims if claim.id in named]


def _windows(one: Commitment):
    """The windows that were said, those of one wave of reports once."""
    found = []
    for said in sorted(one.due_history, key=lambda said: said.said):
        if not found or (said.said - found[-1].said).days > WAVE:
            found.append(said)
    return found


def test_the_drones_are_one_commitment_told_by_every_outlet(story, drones):
    assert (drones.donors, drones.recipients) == (("FR",), ("UA",))
    named = {member.claim for member in drones.claims}
    told = {claim.document.publisher for claim in story.claims if claim.id in named}
    assert told == {"seinepost.example", "balticdispatch.example", "courrierdelouest.example", "morgenblatt.example",
                    "dniprovisnyk.example", "zvitkyiv.example"}
    assert {claim.document.language for claim in story.claims if claim.id in named} == {"en", "fr", "de", "uk"}


def test_a_copied_agency_text_is_no_source_of_its_own(drones):
    copies = [tie for group in drones.sources.groups for tie in group.ties if tie.why == "copy"]
    assert [tie.documents for tie in copies] == [("baltic-0218", "seine-post-0218")]
    assert drones.sources.independent == 5  # six outlets, each heard several times; one of them prints another's text


def test_its_donor_announced_it_three_times_eight_months_apart(drones):
    assert drones.announced.times == 3
    assert (drones.announced.first, drones.announced.last) == (date(2024, 2, 18), date(2024, 10, 17))
    assert drones.announced.by == ("FR",)


def test_its_date_has_a_history_of_three_windows(drones):
    ends = [said.window.latest for said in _windows(drones)]
    assert ends == [date(2024, 3, 31), date(2024, 8, 31), date(2024, 11, 27)]
    assert drones.due.latest in (date(2024, 11, 27), date(2024, 11, 28))


def test_its_open_number_was_fixed_at_a_hundred_in_march(story, drones):
    opening = _claims(story, drones, Part.OPENS)[0]
    assert (opening.document.published, opening.quantity) == (date(2024, 2, 18), None)
    fixing = [claim for claim in _claims(story, drones, Part.AMENDS) if claim.document.published.month == 3]
    assert [(claim.document.published, int(claim.quantity.min), int(claim.quantity.max)) for claim in fixing] == [
        (date(2024, 3, 1), 100, 100)]
    (promised,) = drones.balance("promised")
    assert (promised.min, promised.max) == (100, 100)
    assert {posting.claim for posting in story.postings if posting.commitment == drones.id} == {fixing[0].id}


def test_its_last_date_moved_it_again(story, drones):
    assert any(claim.document.published.month == 10 for claim in _claims(story, drones, Part.AMENDS))


def test_it_is_overdue_on_any_day_after_the_last_window_and_on_none_before(story, drones, tmp_path):
    with story.ledger(tmp_path) as ledger:
        def late(day):
            return {one["id"]: one["overdue_days"] for one in ledger.overdue(day)}
        assert drones.id not in late(date(2024, 11, 27))
        assert late(date(2024, 11, 30))[drones.id] in (2, 3)
        assert late(date(2026, 1, 1))[drones.id] >= 399


def test_nothing_was_delivered_and_all_of_it_is_outstanding(drones):
    (left,) = drones.balance("outstanding")
    assert (left.min, left.max) == (100, 100)
    assert drones.stage is Stage.ANNOUNCED
    assert not drones.balance("delivered")


def test_the_order_is_a_purchase_of_its_own_that_the_drones_are_part_of(story, drones):
    order = _only(story, Kind.PROCUREMENT, "loitering-munition")
    assert drones.part_of == order.id
    assert order.stage is Stage.CONTRACTED
    (ordered,) = order.balance("contracted")
    assert (ordered.min, ordered.max) == (2000, 2000)
    assert len({claim.document.publisher for part in Part for claim in _claims(story, order, part)}) == 4


def test_the_training_total_is_asserted_and_the_range_is_a_goal(story):
    training = _only(story, Kind.TRAINING, "trainee")
    totals = _claims(story, training, Part.ASSERTS)
    assert {(int(claim.quantity.min), claim.document.language) for claim in totals} == {
        (10_000, "en"), (10_000, "fr"), (10_000, "de")}
    (promised,) = training.balance("promised")
    assert (promised.min, promised.max) == (7000, 9000)
    assert not training.balance("delivered")
    assert training.due.latest == date(2024, 12, 31)


def test_the_old_vehicles_and_missiles_are_tied_to_the_purchases_that_replace_them(story, tmp_path):
    vehicles, missiles = _only(story, Kind.GOODS, "vab"), _only(story, Kind.GOODS, "aster-30")
    bought = {one.replaces: one for one in story.commitments if one.replaces}
    assert set(bought) == {vehicles.id, missiles.id}
    assert bought[vehicles.id].item.id == "griffon"
    assert [(int(cost.min), cost.currency) for cost in bought[vehicles.id].replacement.cost] == [(900_000_000, "EUR")]
    assert bought[missiles.id].replacement.cost == ()
    assert {one.no_gift for one in bought.values()} == {"own_stock"}
    with story.ledger(tmp_path) as ledger:
        assert f"refilled by {bought[vehicles.id].id}" in why_words(why_commitment(ledger, vehicles.id))


def test_every_word_of_the_read_claims_stands_in_its_document(story):
    texts = {document.id: document.text for document in _documents()}
    for claim in story.claims:
        if claim.document.id in texts:
            assert texts[claim.document.id][claim.evidence.start : claim.evidence.end] == claim.evidence.exact


@pytest.mark.parametrize("seed", range(4))
def test_the_story_does_not_depend_on_the_order_in_which_it_is_told(story, seed):
    shuffled = _made(list(_documents())[::-1], seed)
    assert (shuffled.commitments, shuffled.postings) == (story.commitments, story.postings)


def test_doubling_every_document_changes_nothing_but_the_counters(story, drones):
    documents = list(_documents())
    later = [replace(one, id=f"z-{one.id}", recorded="2026-02-01T00:00:00Z") for one in documents]
    doubled = _made([*documents, *later])
    again = next(one for one in doubled.commitments if one.id == drones.id)
    assert again.announced == drones.announced
    assert (again.balances, again.part_of, again.stage) == (drones.balances, drones.part_of, drones.stage)
    assert again.sources.independent == drones.sources.independent
    assert len(doubled.commitments) == len(story.commitments)
