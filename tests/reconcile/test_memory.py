"""A run that remembers an earlier one ends in the same ledger as one that does not, and works out only what changed."""

import json
import random
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from claims_like import made_claims

from pledgebook.catalogue import load_catalogue
from pledgebook.codes import Verdict
from pledgebook.config import Reconcile
from pledgebook.model import Document, Judgement, content_id
from pledgebook.reconcile import Memory, crowd, gathering, near_copies, reconcile, source_notes
from pledgebook.schema import claim_from_json, claim_to_json, line


@pytest.fixture(scope="module")
def claims():
    """Made claims, some told with others in one text, some of another stage or way of counting than they were made."""
    chance, found = random.Random(3), []
    for made in made_claims(1_200):
        row = dict(made)
        if chance.random() < 0.2:
            row["counting"] = chance.choice(("part", "restated", "additional", "target", "total"))
        if chance.random() < 0.2:
            row["stage"] = chance.choice(("requested", "signalled", "delivered", "cancelled"))
        if chance.random() < 0.1:
            row["doc"] = f"text{chance.randrange(30)}"
        found.append(claim_from_json(row))
    return found


def judged(chance, claims, number):
    """What somebody decided about claims drawn by chance, some of them near each other."""
    found = []
    for place in range(number):
        verdict = chance.choice((Verdict.SAME, Verdict.DIFFERENT, Verdict.PART_OF, Verdict.REJECT, Verdict.ACCEPT))
        at = chance.randrange(len(claims) - 8)
        some = chance.sample(claims[at:at + 8], 1 if verdict in (Verdict.REJECT, Verdict.ACCEPT) else 2)
        names, moment = tuple(one.id for one in some), f"2024-05-01T10:{place:02}:00Z"
        found.append(Judgement(content_id("jdg", place, *names), verdict, names, "ada", moment))
    return found


def made(claims, judgements=(), memory=None, copies=None, workers=1):
    return reconcile(claims, judgements, load_catalogue(), Reconcile(), copies, workers, memory=memory)


def kept(memory):
    """The memory as the next run has it."""
    return Memory(json.loads(json.dumps(memory.used)))


@pytest.mark.parametrize("crowd", [2, 300])
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 4))])
def test_what_was_remembered_of_some_claims_changes_nothing_in_the_ledger_of_all(claims, seed, crowd, monkeypatch):
    monkeypatch.setattr(gathering, "CROWD", crowd)
    chance = random.Random(seed)
    judgements = judged(chance, claims, 24)
    memory = Memory()
    for part in (0.5, 0.9, 0.99, 1):
        some = [one for one in claims if chance.random() < part]
        said = judgements[:round(len(judgements) * part)]
        memory = kept(memory)
        assert made(some, said, memory) == made(some, said), part


def test_what_two_processes_remember_is_what_one_does(claims, monkeypatch):
    monkeypatch.setattr("pledgebook.reconcile.MANY", 10)
    one, two = Memory(), Memory()
    assert made(claims, memory=one) == made(claims, memory=two, workers=2)
    assert one.used == two.used


def test_a_copy_that_is_found_later_changes_what_is_remembered(claims):
    texts = sorted({one.document.id for one in claims})
    memory = Memory()
    made(claims, memory=memory)
    copies = dict(zip(texts[1::2], texts[::2], strict=False))
    assert made(claims, memory=kept(memory), copies=copies) == made(claims, copies=copies)


def test_nothing_is_weighed_twice(claims, monkeypatch):
    memory = Memory()
    first = made(claims, memory=memory)
    monkeypatch.setattr(gathering, "weight_of", lambda *_: pytest.fail("a pair was weighed again"))
    monkeypatch.setattr(crowd, "cluster", lambda *_: pytest.fail("a gathering was clustered again"))
    assert made(claims, memory=kept(memory)) == first


def test_of_a_gathering_that_a_claim_joins_only_pairs_of_that_claim_are_looked_at_again(claims, monkeypatch):
    memory, looked_at = Memory(), []
    made(claims[1:], memory=memory)
    weight_of = gathering.weight_of

    def counted(one, other):
        looked_at.append({one.id, other.id})
        return weight_of(one, other)

    monkeypatch.setattr(gathering, "weight_of", counted)
    assert made(claims, memory=kept(memory)) == made(claims[:], memory=kept(memory))
    again = [pair for pair in looked_at if claims[0].id not in pair]
    assert len(again) < 40  # those that it brought into each other's sight
    first = len(looked_at)
    made(claims)
    assert len(looked_at) - first > 400


def test_a_claim_is_told_by_its_line_as_by_itself(claims):
    lines = {one.id: line(claim_to_json(one)) for one in claims}
    memory = Memory()
    memory.note(claims[:900], lines)
    made(claims[:900], memory=memory)
    then = kept(memory)
    then.note(claims, lines)
    assert made(claims, memory=then) == made(claims)
    assert set(memory.used) & set(then.used)


def test_a_claim_that_is_corrected_is_not_told_by_the_line_of_what_was_read(claims):
    lines = {one.id: line(claim_to_json(one)) for one in claims}
    memory = Memory()
    memory.note(claims, lines)
    one = claims[0]
    assert memory.line_of(one) == lines[one.id]
    assert memory.line_of(replace(one, donors=("FR",))) != memory.line_of(replace(one, donors=("DE",))) != lines[one.id]


def test_a_claim_more_leaves_most_remembered(claims):
    memory = Memory()
    made(claims[:-12], memory=memory)
    then = kept(memory)
    made(claims, memory=then)
    known = sum(key in memory.used for key in then.used)
    assert known > 0.8 * len(then.used)
    assert len(then.used) < len(memory.used) + 200  # what no longer holds is not kept for ever


WORDS = [f"word{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(200)]


def texts_of(dice):
    """A text of our own words, its copies, edited a little and with other numbers, and texts of their own."""
    found = {}
    for number in range(dice.randrange(3, 30)):
        words = list(dice.choice([WORDS[:80], WORDS[60:140], WORDS[100:]]))
        for _ in range(dice.randrange(4)):
            words[dice.randrange(len(words))] = dice.choice(("400", "17", "many", "few"))
        found[f"d{number}"] = " ".join(words)
    return found


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_near_copies_are_the_same_with_what_is_remembered_of_the_texts_before(seed):
    dice = random.Random(seed)
    texts = texts_of(dice)
    recorded = {name: f"2024-05-{dice.randrange(1, 28):02}" for name in texts}
    memory = Memory()
    for part in (0.4, 0.8, 1):
        some = {name: text for name, text in texts.items() if dice.random() < part}
        memory = kept(memory)
        assert near_copies(some, recorded, memory) == near_copies(some, recorded)


def test_the_notes_on_sources_are_the_same_with_what_is_remembered():
    register = load_catalogue().sources
    documents = [Document.of_text(f"(Reuters) - {' '.join(WORDS[number:number + 60])}", id=f"d{number:02}",
                                  publisher="outlet.example") for number in range(0, 90, 9)]
    memory = Memory()
    assert source_notes(documents[:6], register, memory=memory) == source_notes(documents[:6], register)
    again = kept(memory)
    assert source_notes(documents, register, memory=again) == source_notes(documents, register)
    assert set(memory.used) <= set(again.used)
