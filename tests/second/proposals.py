"""A text that the rules leave open, and the claim that a good model makes of it."""

OPEN = "Up to six armoured vehicles were on the table for Ukraine, Norway said."
EVIDENCE = OPEN[:-1]


def claim(**changed):
    """What a good model says of OPEN, or something else in some slots."""
    good = {"evidence": EVIDENCE, "kind": "goods", "stage": "signalled", "modality": "stated", "counting": "new",
            "donors": ["Norway"], "recipients": ["Ukraine"], "item": "armoured vehicles", "quantity": "Up to six",
            "money": None, "due": None, "happened": None, "speaker": None}
    return {**good, **changed}


def codes(second):
    return [issue.code for issue in second.issues]
