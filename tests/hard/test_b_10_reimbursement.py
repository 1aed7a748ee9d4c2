"""3.10 A member state's gift and what the Union pays back for it: one gift. The money back is kept, as no gift."""

import pytest
from tie_books import book, said

from pledgebook.codes import NoGift
from pledgebook.views.shelf import is_promise

GIFT = {"donors": ["EE"], "item": "FH-70 howitzers", "number": 24, "stage": "delivered"}


@pytest.mark.parametrize(("words", "language"), [
    ("The Union has reimbursed Estonia 134 million euros", "en"), ("L'Union a remboursé 134 millions d'euros", "fr"),
    ("Die Union erstattet 134 Millionen Euro", "de"), ("ЄС відшкодував 134 млн євро", "uk")])
@pytest.mark.parametrize("recipients", [["EE"], ["UA"]])
def test_what_is_paid_back_is_set_aside_whomever_it_is_said_to_be_for(words, language, recipients):
    told = book([said("gift.1", "2023-02-01", **GIFT),
                 said("back.1", "2023-03-29", donors=["EU"], recipients=recipients, kind="funds", item="weapons",
                      sum="134e6 EUR", stage="delivered", words=words, language=language)])
    back, gift = told.of("back.1"), told.of("gift.1")
    assert back.id != gift.id
    assert back.no_gift == NoGift.REIMBURSEMENT
    assert gift.no_gift is None
    assert told.stands("back.1", "promised", "EUR") == (134_000_000, 134_000_000)
    assert not is_promise({"kind": "funds", "stage": "delivered", "claims": [{"claim": "x", "part": "opens"}],
                           "no_gift": back.no_gift})


def test_the_money_of_the_union_for_ukraine_itself_is_a_gift():
    told = book([said("money.1", "2023-03-29", donors=["EU"], kind="funds", item="macro-financial assistance",
                      sum="1.5e9 EUR", words="The Union paid out 1.5 billion euros")])
    assert told.of("money.1").no_gift is None


def test_the_sum_of_a_ledger_holds_the_gift_once(tmp_path):
    told = book([said("gift.1", "2023-02-01", **GIFT, sum="160e6 EUR"),
                 said("back.1", "2023-03-29", donors=["EU"], recipients=["EE"], kind="funds", item="weapons",
                      sum="134e6 EUR", stage="delivered", words="reimbursed Estonia 134 million euros")])
    with told.ledger(tmp_path) as ledger:
        row = ledger.commitment(told.of("back.1").id)
        assert row["no_gift"] == "reimbursement"
