"""Claims in any number, as the press tells promises: skewed donors and recipients, packages, waves, deliveries, noise.

A story is one promise, or a package with its lines. Several outlets tell it within days, some tell it again months
later, some report a delivery; numbers are told exactly, rounded, changed or not at all; now and then the giver is
wrong. Everything comes from the seed. The shares follow the trial in the research on performance (3.3 claims a promise;
70 of 100 amounts exact, 15 rounded, 10 changed, 5 missing; 4 of 100 givers wrong).
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from pledgebook.catalogue import load_catalogue

FIRST, DAYS = date(2014, 1, 1), 4_700
OUTLETS = [f"outlet{number}.example" for number in range(400)]
Json = dict[str, Any]


def made_claims(number: int, seed: int = 1) -> Iterator[Json]:
    """`number` claims in the flat form of commitments.md, text by text; the same for the same seed."""
    press = _Press(random.Random(seed), number)
    made = 0
    while made < number:
        for claim in press.story():
            if made == number:
                return
            made += 1
            yield claim


class _Skewed:
    """Draws of which few are very frequent, as of donors, recipients and things (Zipf)."""

    def __init__(self, values: Sequence[str], power: float) -> None:
        self.values = values
        self.weights = list(accumulate(1 / (rank + 1) ** power for rank in range(len(values))))

    def one(self, chance: random.Random) -> str:
        return chance.choices(self.values, cum_weights=self.weights)[0]


class _Press:
    def __init__(self, chance: random.Random, number: int) -> None:
        self.chance = chance
        self.width = len(str(number))
        self.texts = 0
        catalogue = load_catalogue()
        states = sorted(code for code in catalogue.parties if len(code) == 2)
        chance.shuffle(states)
        self.donors, self.recipients = _Skewed(states[:80], 1.0), _Skewed(states[80:200], 1.1)
        self.things = _Skewed(sorted(item for item in catalogue.items if len(catalogue.ancestors(item)) > 3), 0.8)
        self.names = {item: found.name for item, found in catalogue.items.items()}

    def story(self) -> Iterator[Json]:
        """All texts of one promise or package."""
        chance = self.chance
        day = FIRST + timedelta(chance.randrange(DAYS))
        parties = {"donors": [self.donors.one(chance)], "recipients": [self.recipients.one(chance)]}
        lines = [self._thing() for _ in range(chance.choice((1, 1, 1, 2, 4, 7)))]
        package = [self._package()] if len(lines) > 2 else []
        for _ in range(min(12, 1 + int(chance.expovariate(1 / 2.6)))):
            when, stage = day + timedelta(min(5, int(chance.expovariate(0.7)))), "announced"
            if chance.random() < 0.15:
                when, stage = day + timedelta(chance.randrange(20, 300)), chance.choice(("announced", "delivered"))
            yield from self._text(when, stage, parties, package, lines)

    def _text(self, day: date, stage: str, parties: Json, package: Sequence[Json], lines: Sequence[Json],
              ) -> Iterator[Json]:
        chance = self.chance
        self.texts += 1
        text = f"text{self.texts:0{self.width}d}"
        told = [*package, *(line for line in lines if chance.random() < 0.75)] or lines[:1]
        given = {**parties, "donors": [self.donors.one(chance)]} if chance.random() < 0.04 else parties
        common = {"doc": text, "publisher": chance.choice(OUTLETS), "published": day.isoformat(), "language": "en",
                  "modality": "stated", "counting": "new", "due": None, "happened": None, "speaker": None}
        for place, line in enumerate(told):
            yield {"id": f"{text}.{place}", **common, **given, "kind": line["kind"], "stage": stage,
                   "item": self._named(line["item"]), "quantity": self._told(line["quantity"]),
                   "money": self._told(line["money"])}

    def _thing(self) -> Json:
        chance = self.chance
        item = self.things.one(chance)
        number = chance.choice((1, 1, 10, 10, 100, 1000)) * chance.randrange(1, 100)
        money = {"min": (chance.randrange(1, 999)) * 10**6, "currency": chance.choice(("EUR", "USD", "USD", "GBP"))}
        funds = chance.random() < 0.25
        return {"kind": "funds" if funds else "goods", "item": {"text": self.names[item], "id": item},
                "quantity": None if funds else {"min": number, "unit": None},
                "money": money if funds or chance.random() < 0.1 else None}

    def _package(self) -> Json:
        size = self.chance.randrange(20, 3000) * 10**6
        return {"kind": "package", "item": {"text": "military aid package", "id": None}, "quantity": None,
                "money": {"min": size, "currency": self.chance.choice(("EUR", "USD"))}}

    def _named(self, item: Json) -> Json:
        return {"text": "equipment", "id": None} if self.chance.random() < 0.05 else item

    def _told(self, amount: Json | None) -> Json | None:
        """The amount as one text tells it: exactly, rounded, changed or not at all."""
        draw = self.chance.random()
        if amount is None or draw < 0.05:
            return None
        size = amount["min"]
        if draw < 0.2:
            scale = 10 ** max(0, len(str(size)) - 2)
            size = max(1, size // scale) * scale
        elif draw < 0.3:
            size = max(1, int(size * self.chance.uniform(0.6, 1.4)))
        return {**amount, "min": size, "max": size, "bound": "about" if draw < 0.2 else "exact"}
