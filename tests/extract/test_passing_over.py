"""Steps that pass over most verbs at once: each knows all the lists by which a verb could still matter to it."""

import re
from pathlib import Path

import pytest

from pledgebook.extract.words import JOINED

EXTRACT = Path(__file__).resolve().parents[2] / "pledgebook" / "extract"

LEMMAS = re.compile(r'\blemma (?:not )?in (?:words\.)?nouns\["(\w+)"\]')


@pytest.mark.parametrize(
    ("joined", "modules", "elsewhere"),
    [
        ("by use", ["uses"], {"addressing"}),  # asked of verbs of giving alone
        ("carriage", ["carriage"], set()),
        ("on the whole", ["attained", "ceremonies", "carriage", "instruments", "pacts"], {"clinching"}),  # of another
        ("wanted", ["wanting", "schooling"], {"waiting_for", "phases"}),  # of verbs of getting and of training
        ("handled", ["held"], {"with_verbs", "thanking"}),  # of what is told by other words
    ],
)
def test_a_step_passes_over_no_verb_that_it_asks_for(joined, modules, elsewhere):
    asked = {name for module in modules for name in LEMMAS.findall((EXTRACT / f"{module}.py").read_text("utf-8"))}

    assert asked - elsewhere <= set(JOINED[joined])
    assert elsewhere <= asked
