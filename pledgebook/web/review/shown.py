"""What an item's page shows besides the item: what was chosen so far, and a correction that is being tried."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pledgebook.codes import Verdict
from pledgebook.model import Judgement
from pledgebook.views.queue import EffectView
from pledgebook.views.waiting import Item
from pledgebook.web.review.forms import Choice


@dataclass(frozen=True, slots=True)
class Shown:
    """The choice on the form; and of a correction the claim, field, value (JSON) and what it would change.

    `fault` is why a correction cannot be, and `is_look` that somebody asked what the choice would change.
    """

    choice: Choice
    claim: str = ""
    field: str = ""
    value: str = ""
    effect: EffectView | None = None
    fault: str = ""
    is_look: bool = False


@dataclass(frozen=True, slots=True)
class Button:
    """What stands on a button, and which of the keys presses it."""

    label: str
    key: str = ""


_BUTTONS = {
    "accept": Button("Accept as read", "accept"), "merge": Button("Merge: one promise", "merge"),
    "apart": Button("Keep apart", "apart"), "split": Button("Split off the ticked", "split"),
    "part": Button("The first is part of the second", "part"), "whole": Button("The second is part of the first"),
    "later": Button("Decide later: cannot tell", "later"), "keep": Button("It still holds", "accept"),
    "undo": Button("Take it back", "reject"), "reject": Button("Reject the ticked", "reject"),
}
_OTHERWISE = {
    ("new", "merge"): "Accept and merge", ("new", "part"): "Accept as a part of it",
    ("new", "apart"): "Keep apart from it", ("contradiction", "accept"): "The chosen value is right",
    ("doubted", "accept"): "It is right as read",
}
_JOINED = {"merge": "Rightly together", "apart": "Split them"}


def buttons_of(item: Item, actions: Iterable[str]) -> dict[str, Button]:
    """The buttons of an item's actions, in the words of its lane."""
    joined = _JOINED if item.note.get("now") == "joined" else {}
    return {name: replace(_BUTTONS[name], label=joined.get(name) or _OTHERWISE.get((item.lane, name))
                          or _BUTTONS[name].label) for name in actions}


_DONE = {
    Verdict.ACCEPT: "Accepted", Verdict.REJECT: "Rejected", Verdict.SAME: "Merged as one promise",
    Verdict.DIFFERENT: "Kept apart", Verdict.PART_OF: "Noted as a part", Verdict.CORRECT: "Corrected",
    Verdict.UNSURE: "Put off: noted that you could not tell", Verdict.UNDO: "Taken back",
}


def told_choice(one: Judgement, log: Sequence[Judgement] = ()) -> str:
    """What a decision did, in the words of its button; of an undo, what it took back."""
    if one.verdict is Verdict.UNDO and (undone := next((each for each in log if each.id == one.subjects[0]), None)):
        told = told_choice(undone, log)
        return f"{_DONE[one.verdict]}: {told[0].lower()}{told[1:]}"
    field = f" {one.field} to {one.value}" if one.field else ""
    return f"{_DONE[one.verdict]}{field}: {', '.join(one.subjects)}"
