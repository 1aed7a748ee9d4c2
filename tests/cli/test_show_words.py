"""`show` in words: each account by its name, nothing called a promise that is none, one of a thing in the singular."""

import pytest

from pledgebook.cli.asking import commitment_words


def commitment(stage, **amounts):
    return {"id": "cmt-0000000000000001", "donors": ["FR"], "recipients": ["UA"], "kind": "goods", "stage": stage,
            "item": {"text": "tanks", "id": None}, "announced": {"times": 1, "first": None, "last": None},
            "sources": {"documents": 1, "independent": 1}, "conflicts": [], "values": [],
            "balances": [{"account": account, "commodity": "items", "min": size, "max": size, "bound": "exact"}
                         for account, size in amounts.items()]}


@pytest.mark.parametrize(("account", "told"), [
    ("requested", "asked for 20 items"), ("signalled", "considered 20 items"), ("refused", "refused 20 items")])
def test_what_is_no_promise_is_not_called_one(account, told):
    assert commitment_words(commitment(account, **{account: 20})).splitlines()[1] == f"    {told}"


def test_every_account_of_a_promise_is_told():
    words = commitment_words(commitment("committed", promised=1, committed=2, outstanding=1))
    assert words.splitlines()[1:] == [
        "    promised 1 item; committed 2 items; outstanding 1 item", "    stage committed; 1 document, 1 independent"]
