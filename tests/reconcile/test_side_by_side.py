"""Several processes share the work of a large book, and no answer shows how many there were."""

import os
import random
import sys

import pytest

from pledgebook import reconcile as stage
from pledgebook.reconcile import gathering
from pledgebook.reconcile.side_by_side import each

pytestmark = pytest.mark.alone
forks = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
THINGS = ("Leopard 2 tanks/leopard-2", "Leopard 2A6/leopard-2a6", "tanks/tank", "weapons/weapon", "military aid")


def _claims(claim, number):
    chance = random.Random(7)
    return [claim(f"t{n}.1", item=chance.choice(THINGS), quantity=chance.choice((None, 2, 14, 60, 100)),
                  recipients=(chance.choice(("UA", "MD", "GE")),), donors=(chance.choice(("DE", "FR")),),
                  stage=chance.choice(("announced", "announced", "delivered", "cancelled")),
                  day=f"2023-0{chance.randint(1, 9)}-{chance.randint(10, 28)}") for n in range(number)]


@forks
@pytest.mark.parametrize("workers", [2, 3])
def test_the_number_of_workers_changes_no_commitment(claim, items, monkeypatch, workers):
    monkeypatch.setattr(stage, "MANY", 1)
    monkeypatch.setattr(gathering, "CROWD", 2)
    told = _claims(claim, 120)
    alone = stage.reconcile(told, (), items, stage.Reconcile())
    assert stage.reconcile(told, (), items, stage.Reconcile(), workers=workers) == alone
    assert any(len(one.claims) > 1 for one in alone.commitments)


@forks
def test_the_work_is_done_in_other_processes_that_see_what_is_at_hand():
    at_hand = {number: f"no. {number}" for number in range(100)}
    done = list(each(lambda number: (os.getpid(), at_hand[number]), 100, 2))
    assert [told for _, told in done] == list(at_hand.values())
    assert os.getpid() not in {process for process, _ in done}


def test_one_worker_does_it_here():
    assert set(each(lambda _: os.getpid(), 5, 1)) == {os.getpid()}


@forks
def test_a_fault_in_a_worker_comes_back_as_itself():
    with pytest.raises(ZeroDivisionError):
        list(each(lambda number: 1 // number, 40, 2))
