"""A form of the queue as the judgements that it asks for. Pure: what it cannot mean is a JudgementError."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pledgebook.codes import Verdict
from pledgebook.errors import JudgementError
from pledgebook.judged import promise
from pledgebook.model import Judgement
from pledgebook.views.waiting import AGAIN, CONTRADICTION, DOUBTED, NEW, SAME, Item, Look

REASONS = ("the words do not say it", "no assistance, or none given", "said elsewhere, not here", "not meant seriously",
           "names the wrong parties", "cannot be mended by a correction")
"""Why a claim is rejected, by the number that chooses it."""

IN_QUEUE = "as shown in the review queue"
"""What is noted as the reason where nobody wrote one: where it was decided."""

LIKELY = 3.0
"""A promise is chosen beforehand where its weight is not further below the line than that."""

LONGEST = 1000
"""Characters of a reason."""

ACTIONS = ("accept", "reject", "merge", "apart", "split", "part", "whole", "later", "keep", "undo")


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose on an item's form: the claims that are ticked, the promise shown with it, and why."""

    claims: tuple[str, ...] = ()
    beside: str = ""
    because: str = ""
    reason: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)


def choice_of(form: Mapping[str, Sequence[str]]) -> Choice:
    """The choice of a posted form, each name with its values."""
    def one(name: str) -> str:
        return (form.get(name) or ("",))[0].strip()

    because = " ".join(one("because").split())
    if len(because) > LONGEST:
        raise JudgementError("why", f"has {len(because):,} characters, not {LONGEST:,} at most", "write it shorter")
    number = one("reason")
    reason = int(number) if number.isdecimal() and 0 < int(number) <= len(REASONS) else 0
    return Choice(tuple(dict.fromkeys(form.get("claim") or ())), one("with"), because, reason,
                  {name: one(name) for name in ("field", "value", "words", "start", "end", "correct")})


def first_choice(look: Look) -> Choice:
    """What is chosen on the form before anybody chooses."""
    item = look.listed.item
    ticked = item.subjects if item.lane == NEW else item.looked if item.lane in (CONTRADICTION, DOUBTED) else ()
    likely = [one.commitment for one in look.near if (one.weight or 0.0) >= look.threshold - LIKELY]
    beside = next(iter((*likely, *homes_of(item))), "")
    return Choice(tuple(name for name in ticked if name in look.claims), beside)


def homes_of(item: Item) -> tuple[str, ...]:
    """The promise that a new claim is in, unless it is its own: that it has its id from the claim."""
    home = str(item.note.get("home") or "")
    return (home,) if item.lane == NEW and home and home != promise(item.subjects[0]) else ()


def actions_of(item: Item) -> tuple[str, ...]:
    """What can be done with an item, in the order of the buttons; `correct` has a form of its own."""
    match item.lane:
        case "new":
            return "accept", "reject", "merge", "apart", "part", "later"
        case "same":
            return "merge", "apart", "part", "whole", "reject", "later"
        case "again":
            return "keep", "undo", "later"
        case _:
            return "accept", "reject", "split", "later"


def offered(look: Look) -> tuple[str, ...]:
    """What can be done with an item as it is shown: nothing is tied to a promise where none is shown beside it."""
    actions = actions_of(look.listed.item)
    if look.listed.item.lane != NEW or look.near or homes_of(look.listed.item):
        return actions
    return tuple(one for one in actions if one not in ("merge", "apart", "part"))


def asked(look: Look, action: str, choice: Choice, who: str) -> list[Judgement]:
    """The judgements of an action on an item; JudgementError where something is missing to it."""
    item = look.listed.item
    if action not in actions_of(item):
        raise JudgementError(action, "is nothing that can be decided here", f"allowed: {', '.join(actions_of(item))}")
    stray = [name for name in choice.claims if name not in look.claims]
    if stray:
        raise JudgementError(stray[0], "is no claim of this item", "load the page again")
    return [replace(one, reviewer=who, reason=_because(action, choice)) for one in _meant(look, action, choice)]


def _because(action: str, choice: Choice) -> str:
    reason = REASONS[choice.reason - 1] if action == "reject" and choice.reason else ""
    return "; ".join(filter(None, (reason, choice.because))) or IN_QUEUE


def _one(verdict: Verdict, *subjects: str, field: str | None = None, value: str | None = None) -> Judgement:
    return Judgement("", verdict, subjects, "", "", "", field, value)


def _meant(look: Look, action: str, choice: Choice) -> list[Judgement]:
    item = look.listed.item
    match action:
        case "accept":
            return [_one(Verdict.ACCEPT, *_ticked(choice, "accept"))]
        case "reject":
            return [_one(Verdict.REJECT, *_ticked(choice, "reject"))]
        case "later":
            return [_one(Verdict.UNSURE, *(item.note["about"] if item.lane == AGAIN else item.subjects))]
        case "split":
            ticked = _ticked(choice, "take out")
            return [_one(Verdict.DIFFERENT, name, _left_behind(look, name, ticked)) for name in ticked]
        case "keep" | "undo":
            return _again(look, action)
        case _:
            return _tied(item, action, choice)


def _left_behind(look: Look, name: str, ticked: Sequence[str]) -> str:
    """What a claim is taken out of: its promise, or where that has its id from the claim another claim of it."""
    home = str(look.claims[name].get("commitment") or "")
    if home and promise(name) != home:
        return home
    others = [other for other, row in look.claims.items() if row.get("commitment") == home and other not in ticked]
    if not others:
        raise JudgementError(name, "has nothing to be taken out of", "leave one claim of the promise without a tick")
    return others[0]


def _tied(item: Item, action: str, choice: Choice) -> list[Judgement]:
    """Merging, keeping apart, part-of: of the two sides of a pair, or of a new claim and the promise shown with it."""
    sides = item.subjects if item.lane == SAME else (item.subjects[0], _named(choice.beside))
    verdict = {"merge": Verdict.SAME, "apart": Verdict.DIFFERENT}.get(action, Verdict.PART_OF)
    pair = tuple(reversed(sides)) if action == "whole" else sides
    # A candidate is in no promise: to say of what it is part is to accept it.
    accepted = [_one(Verdict.ACCEPT, *item.subjects)] if item.lane == NEW and action != "apart" else []
    return [*accepted, _one(verdict, *pair)]


def _again(look: Look, action: str) -> list[Judgement]:
    """A judgement that was re-opened: made once more of the same, or taken back."""
    name = look.listed.item.subjects[0]
    if action == "undo":
        return [_one(Verdict.UNDO, name)]
    row = next((one for one in look.decisions if one["id"] == name), None)
    if row is None:
        raise JudgementError(name, "is no decision of this book any more", "load the page again")
    return [_one(Verdict(row["verdict"]), *row["subjects"], field=row.get("field"), value=row.get("value"))]


def _ticked(choice: Choice, what: str) -> tuple[str, ...]:
    if not choice.claims:
        raise JudgementError("claims", f"no claim is ticked to {what}", "tick those that you mean")
    return choice.claims


def _named(name: str) -> str:
    if not name:
        raise JudgementError("promise", "no promise is chosen", "choose the one that you mean")
    return name


def undoing(log: Sequence[Judgement], undone: frozenset[str], who: str, *, redo: bool) -> list[Judgement]:
    """The undos of somebody's last decision, or of their last undo; JudgementError where there is none.

    What was entered in one moment was one decision, and is taken back together.
    """
    undos = {one.id for one in log if one.verdict is Verdict.UNDO}
    mine = [one for one in log if one.reviewer == who and one.id not in undone
            and (one.id in undos) is redo and not set(one.subjects) & undos]
    if not mine:
        raise JudgementError("undo", f"there is no {'undo' if redo else 'decision'} of yours to take back",
                             "see the log of decisions")
    last = mine[-1].decided_at
    return [Judgement("", Verdict.UNDO, (one.id,), who, "", IN_QUEUE) for one in mine if one.decided_at == last]
