"""Learning whom documents are for: the weights of `extract.received`, from gold claims.

Of each document the answer is shared among whom its gold claims are for; claims that name no state speak for nobody
in particular. All figures are out of fold: each document is answered by what was learnt from the others.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pledgebook.errors import GoldError
from pledgebook.evaluate.calibrate import FOLDS, fold_of, gold_digest, made_table
from pledgebook.evaluate.choosing import Choice, chosen, fit
from pledgebook.evaluate.gold import Example

Seen = tuple[Mapping[str, Mapping[str, float]], Mapping[str, float]]
"""What is seen of each state of a document, by code and name, and of the document as a whole (`extract.standing`)."""

NOBODY = ""
"""The answer of a document that is for nobody in particular."""

STRENGTHS = (3.0, 10.0, 30.0, 100.0)
"""How strongly weights are held to 0; the one that is right most often out of fold is taken."""

LEAST = 20
"""Documents below which nothing is learnt."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights by name, and in how many documents the likeliest one was right, out of fold, by strength."""

    weights: Mapping[str, float]
    strength: float
    right: Mapping[float, int]
    documents: int
    gold: str
    """SHA-256 over the gold claims and texts that this was learnt from."""


def learn_recipients(examples: Sequence[Example], look: Callable[[Example], Seen]) -> Learnt:
    """Learn from the examples that hold claims, each looked at by `look`; GoldError where they are too few."""
    told = [one for one in examples if one.gold]
    if len(told) < LEAST:
        raise GoldError("--learn-recipients", f"{len(told)} documents with claims are too few to learn from",
                        f"give gold of {LEAST} and more")
    choices = [choice_of(one, look(one)) for one in told]
    rights = {strength: _right(choices, strength) for strength in STRENGTHS}
    strength = max(STRENGTHS, key=lambda held: (rights[held], held))
    return Learnt(fit(choices, strength), strength, rights, len(told), gold_digest(told))


def choice_of(example: Example, seen: Seen) -> Choice:
    """The states of a document as options, nobody last, and how much of its gold claims is for each."""
    states, document = seen
    codes = [*sorted(states), NOBODY]
    shares: dict[str, float] = dict.fromkeys(codes, 0.0)
    for gold in example.gold:
        named = [code for code in gold.claim.recipients if code in states] or [NOBODY]
        for code in named:
            shares[code] += 1 / len(named)
    whole = sum(shares.values())
    options = tuple(document if code == NOBODY else states[code] for code in codes)
    return Choice(options, tuple(shares[code] / whole for code in codes), fold_of(example))


def _right(choices: Sequence[Choice], strength: float) -> int:
    """In how many documents the likeliest option is the one that most claims are for, out of fold."""
    found = 0
    for fold in range(FOLDS):
        asked = [one for one in choices if one.fold == fold]
        weights = fit([one for one in choices if one.fold != fold], strength) if asked else {}
        found += sum(one.answer[chosen(one, weights)] == max(one.answer) for one in asked)
    return found


def as_table(learnt: Learnt, today: date) -> str:
    """The table `data/documents/recipient.toml`."""
    made = {"gold": learnt.gold, "documents": learnt.documents, "folds": FOLDS, "strength": learnt.strength,
            "right": learnt.right[learnt.strength]}
    return made_table(
        ["# What speaks for a state as the one that a document is for, in log-odds. Made, never edited:",
         "# pledgebook eval GOLD... --learn-recipients recipient.toml. `right` is out of fold (docs/method.md)."],
        today, {"made": made, "weights": dict(sorted(learnt.weights.items()))})


def learnt_lines(learnt: Learnt) -> list[str]:
    """What was learnt, for people to read."""
    rights = "  ".join(f"{strength:g}: {right}" for strength, right in learnt.right.items())
    rows = [f"{name:28} {weight:+7.2f}" for name, weight in sorted(learnt.weights.items(), key=lambda one: -one[1])]
    return ["", f"whom {learnt.documents} documents are for, right out of {FOLDS} folds by strength: {rights}",
            f"taken: {learnt.strength:g}", *rows]
