"""What an item's page shows besides the item: what was chosen so far, and a correction that is being tried."""

from dataclasses import dataclass

from pledgebook.codes import Verdict
from pledgebook.model import Judgement
from pledgebook.views.queue import EffectView
from pledgebook.web.review.forms import Choice


@dataclass(frozen=True, slots=True)
class Shown:
    """The choice on the form; and of a correction the claim, field, value (JSON) and what it would change."""

    choice: Choice
    claim: str = ""
    field: str = ""
    value: str = ""
    effect: EffectView | None = None


_DONE = {
    Verdict.ACCEPT: "Accepted", Verdict.REJECT: "Rejected", Verdict.SAME: "Merged as one promise",
    Verdict.DIFFERENT: "Kept apart", Verdict.PART_OF: "Noted as a part", Verdict.CORRECT: "Corrected",
    Verdict.UNSURE: "Put off: noted that you could not tell", Verdict.UNDO: "Taken back",
}


def told_choice(one: Judgement) -> str:
    """What a decision did, in the words of its button."""
    field = f" {one.field} to {one.value}" if one.field else ""
    return f"{_DONE[one.verdict]}{field}: {', '.join(one.subjects)}"
