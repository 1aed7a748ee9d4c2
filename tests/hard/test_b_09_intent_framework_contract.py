"""3.9 Letter of intent, framework, contract: three degrees of firmness, and no letter of intent is counted as firm.

A letter of intent is a signal, whatever ceremony it was signed in. A contract for some of what it named advances it by
that number alone. A call under a framework is part of the framework, which holds no more than it said.
"""

import pytest
from tie_books import book, said

from pledgebook.codes import FIRM, NOT_PROMISED, Stage

JETS = {"donors": ["FR"], "kind": "procurement", "item": "Rafale fighter jets"}


@pytest.mark.parametrize(("words", "language"), [
    ("signed a letter of intent for up to 100 Rafale jets", "en"),
    ("ont signé une lettre d'intention pour 100 avions Rafale", "fr"),
    ("eine Absichtserklärung über bis zu 100 Rafale unterzeichnet", "de"),
    ("підписали лист про наміри щодо 100 літаків Rafale", "uk"),
    ("a non-binding memorandum of understanding on 100 jets", "en")])
@pytest.mark.parametrize("stage", ["committed", "contracted"])
def test_a_letter_of_intent_is_not_firm_and_in_no_sum_of_promises(words, language, stage):
    told = book([said("signing.1", "2025-11-17", **JETS, number=(None, 100), stage=stage, words=words,
                      language=language)])
    one = told.of("signing.1")
    assert one.stage not in FIRM
    assert one.stage in NOT_PROMISED
    assert not one.balance("committed")
    assert not one.balance("contracted")
    assert told.stands("signing.1", "signalled") == (None, 100)
    assert not one.balance("promised")
    assert not one.balance("outstanding")


def test_a_contract_is_firm_by_its_own_number():
    told = book([
        said("letter.1", "2025-11-17", **JETS, number=(None, 100), stage="committed", words="a letter of intent"),
        said("contract.1", "2026-05-12", **JETS, number=12, stage="contracted", words="a contract for 12 Rafale jets"),
    ])
    assert told.stands("contract.1", "contracted") == (12, 12)
    assert told.of("contract.1").stage is Stage.CONTRACTED


def test_a_call_under_a_framework_of_its_text_is_part_of_it():
    told = book([
        said("frame.1", "2024-06-03", donors=["DE"], kind="procurement", stage="committed",
             item="155mm artillery shells", number=(None, 200_000),
             words="a framework agreement for up to 200,000 shells"),
        said("frame.2", "2024-06-03", donors=["DE"], kind="procurement", stage="contracted", counting="part",
             item="155mm artillery shells", number=40_000, words="of which 40,000 are ordered now"),
    ])
    assert told.of("frame.2").part_of == told.of("frame.1").id
    assert told.stands("frame.1", "promised") == (None, 200_000)
    assert told.stands("frame.2", "contracted") == (40_000, 40_000)
