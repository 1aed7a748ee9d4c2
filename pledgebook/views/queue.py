"""The review queue for readers: its lanes, the rows of a lane, and one item with all that it is decided by. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pledgebook.schema import Json
from pledgebook.views.commitments import title
from pledgebook.views.figures import Ends, day, money
from pledgebook.views.parties import Naming, together
from pledgebook.views.waiting import (
    AGAIN,
    CONTRADICTION,
    DOUBTED,
    NEW,
    SAME,
    Change,
    Effect,
    Lane,
    Listed,
    Notice,
)

TITLES = {NEW: "New claims", SAME: "Same or different?", CONTRADICTION: "Contradictions",
          DOUBTED: "Doubted values", AGAIN: "Look again"}
ASKS = {
    NEW: "The reader was not sure of these. Is each read as its sentence says?",
    SAME: "The weights put these near the line. Are the two one promise?",
    CONTRADICTION: "Sources differ, and a rule chose. Is the chosen value right?",
    DOUBTED: "A check says that these cannot well be so. What is wrong: a reading, a join, or nothing?",
    AGAIN: "What was judged is read otherwise now, or is gone. Does the decision still hold?",
}
_BASES = {"stated": "as stated", "book": "at book prices", "replacement": "at replacement prices",
          "market": "at market prices"}



@dataclass(frozen=True, slots=True)
class LaneView:
    """A lane with its words; `money` is '' where nothing is known to hang on it."""

    name: str
    title: str
    asks: str
    open: int
    unsure: int
    decided: int
    money: str


@dataclass(frozen=True, slots=True)
class RowView:
    """An item in the list of its lane."""

    key: str
    title: str
    told: str
    money: str
    chance: str
    state: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A published sum that would be another."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EffectView:
    """What a decision would change, in a sentence, and in full."""

    summary: str
    sums: tuple[ChangeView, ...]
    told: tuple[str, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A decision that is in force at the next run, on the page of what it is about."""

    id: str
    who: str
    when: str
    words: str
    reason: str
    effect: EffectView | None


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision in the log."""

    id: str
    who: str
    when: str
    words: str
    reason: str
    state: str


# -- lanes and rows ----------------------------------------------------------------------------------------------------


def lanes_view(lanes: Iterable[Lane], currency: str) -> tuple[LaneView, ...]:
    """The lanes with what is open in them."""
    return tuple(LaneView(one.name, TITLES[one.name], ASKS[one.name], one.open, one.unsure, one.decided,
                          at_stake(one.money or None, currency)) for one in lanes)


def at_stake(amount: float | None, currency: str) -> str:
    """'EUR 0.31 bn'; '' where nothing is known."""
    if not amount:
        return ""
    known = Decimal(round(amount))
    return money(Ends(known, known), currency)


def rows_view(listed: Iterable[Listed], told: Mapping[str, str], currency: str) -> tuple[RowView, ...]:
    """Rows of a lane; `told` has a line for each claim and commitment."""
    return tuple(RowView(one.item.key, " · ".join(told.get(name, name) for name in _shown(one)), _note(one),
                         at_stake(one.item.money, currency), chance_words(one.item.chance), str(one.state))
                 for one in listed)


def _shown(one: Listed) -> tuple[str, ...]:
    return tuple(one.item.note.get("about") or ()) if one.item.lane == AGAIN else one.item.subjects


def named_in(listed: Iterable[Listed]) -> list[str]:
    """The claims and commitments that rows tell of."""
    return list(dict.fromkeys(name for one in listed for name in _shown(one)))


def _note(one: Listed) -> str:
    note = one.item.note
    match one.item.lane:
        case "new":
            return "waits for review" if note["tier"] == "B" else "a candidate, in no promise yet"
        case "same":
            return f"{'joined' if note['now'] == 'joined' else 'kept apart'} at {note['weight']:+.2f}"
        case "contradiction":
            return f"differ on {note['field']}"
        case _:
            return str(note.get("message", ""))


def chance_words(chance: float) -> str:
    """How likely it is that a decision changes something: '3 in 100'."""
    return f"{max(1, min(99, round(chance * 100)))} in 100"


def told_claim(row: Sequence[Any]) -> str:
    """A claim in a line: publisher, day and words."""
    _, evidence, publisher, published = row
    words = " ".join(str(evidence or "no words").split())
    return f"{publisher or 'publisher not known'}, {day(published)}: {words[:140]}{'…' if len(words) > 140 else ''}"


def told_commitment(record: Json, naming: Naming) -> str:
    """A commitment in a line: who gives what to whom."""
    return f"{parties_words(record, naming)}: {title(record)}"


def parties_words(record: Json, naming: Naming) -> str:
    """'France → Ukraine'."""
    recipients = together(map(naming, record["recipients"]), "recipient not named")
    return f"{together(map(naming, record['donors']))} → {recipients}"


# -- effects and decisions ---------------------------------------------------------------------------------------------


def effect_view(effect: Effect) -> EffectView:
    """What a decision would change, in words."""
    sums = tuple(_change(one, effect.currency) for one in effect.sums)
    return EffectView(_summary(effect), sums, effect.told, effect.is_whole)


def _summary(effect: Effect) -> str:
    if effect.is_nothing:
        return "no published figure changes"
    stated = [one for one in effect.sums if one.basis == "stated"]
    told = [f"{one.account} {_moved(one, effect.currency)}" for one in stated or effect.sums[:1]]
    if not told:
        return "no sum changes, what is told of the promises does"
    basis = "" if stated else f" ({_BASES[effect.sums[0].basis]})"
    return "; ".join(told) + basis


def _moved(one: Change, currency: str) -> str:
    """By how much, where both ends move alike; else what it was and what it is."""
    gaps = {_gap(was, now) for was, now in zip(one.before, one.after, strict=True)}
    if len(gaps) == 1 and (gap := gaps.pop()) is not None:
        amount = money(Ends(abs(gap), abs(gap)), currency)
        sign = "+" if gap > 0 else "\N{MINUS SIGN}"
        return f"{sign}{amount}"
    return f"{_range(one.before, currency)} becomes {_range(one.after, currency)}"


def _gap(was: Decimal | None, now: Decimal | None) -> Decimal | None:
    return None if was is None or now is None else now - was


def _range(ends: tuple[Decimal | None, Decimal | None], currency: str) -> str:
    return "nothing" if ends == (None, None) else money(Ends(*ends), currency)


def _change(one: Change, currency: str) -> ChangeView:
    return ChangeView(f"{one.account}, {_BASES[one.basis]}", _range(one.before, currency), _range(one.after, currency))


def notice_view(one: Notice) -> NoticeView:
    """A decision that waits for the next run, in words."""
    field = f" {one.field} = {one.value}" if one.field else ""
    verdict = f"{one.verdict} of {one.undoes}" if one.undoes else one.verdict
    return NoticeView(one.id, one.who, one.when[:16].replace("T", " "),
                      f"{verdict}{field}: {', '.join(one.subjects)}", one.reason,
                      effect_view(one.effect) if one.effect else None)


def decision_view(row: Json) -> DecisionView:
    """A decision in the log: 'same: cmt-…, cmt-…'."""
    about = ", ".join(row["subjects"])
    field = f" {row['field']} = {row['value']}" if row.get("field") else ""
    return DecisionView(str(row["id"]), str(row["reviewer"]), str(row["decided_at"])[:16].replace("T", " "),
                        f"{row['verdict']}{field}: {about}", str(row["reason"]), str(row["state"]))
