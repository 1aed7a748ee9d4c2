"""3.19 A ministry finds that it valued its stocks too high: the error is told, and no flow comes of it.

What a figure was wrong by posts nothing and is in no sum. The new figure amends the old one where its donor gives it of
the same package; a corrected running total asserts, as the wrong one did.
"""

import pytest
from tie_books import book, said

from pledgebook.codes import NoGift


@pytest.mark.parametrize(("words", "language"), [
    ("had overvalued the weapons by 6.2 billion dollars", "en"), ("an accounting error of 6.2 billion dollars", "en"),
    ("a surévalué les armes de 6,2 milliards de dollars", "fr"), ("die Waffen um 6,2 Milliarden überbewertet", "de")])
@pytest.mark.parametrize("stage", ["reduced", "delivered", "announced"])
def test_what_a_figure_was_wrong_by_is_no_flow(words, language, stage):
    told = book([
        said("may.1", "2023-05-03", donors=["US"], kind="package", item="military aid package", sum="300e6 USD"),
        said("june.1", "2023-06-20", donors=["US"], kind="package", item="military assistance", sum="6.2e9 USD",
             stage=stage, words=words, language=language),
    ])
    one = told.of("june.1")
    assert one.no_gift == NoGift.CORRECTION
    assert one.balances == ()
    assert told.posted("june.1") == []
    assert told.stands("may.1", "promised", "USD") == (300_000_000, 300_000_000)


def test_a_corrected_running_total_asserts_as_the_wrong_one_did():
    told = book([
        said("may.1", "2023-05-03", donors=["US"], kind="package", item="military assistance", sum="36.9e9 USD",
             stage="delivered", counting="total"),
        said("june.1", "2023-06-20", donors=["US"], kind="package", item="military assistance", sum="30.7e9 USD",
             stage="delivered", counting="total"),
    ])
    assert {told.part("may.1"), told.part("june.1")} == {"asserts"}
    assert told.postings == ()
