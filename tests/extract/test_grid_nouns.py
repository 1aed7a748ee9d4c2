"""A grid of giving that no plain active verb of giving tells: nouns of acts, getting, headlines, clauses about a thing.

A frame holds `{D}` and `{R}` for a giver and a receiver, `{Da}` and `{Ra}` for their adjectives, `{Dc}` and `{Rc}` for
their capitals, and `{X}` for a counted thing, or a sum in the frames of money. Every frame is read with each pair.
"""

from datetime import date

import pytest

from pledgebook.model import Claim
from tests.extract.one_text import claims

PUBLISHED = date(2023, 5, 1)

PAIRS = (
    ("NO", "KE", {"D": "Norway", "Da": "Norwegian", "Dc": "Oslo", "R": "Kenya", "Ra": "Kenyan", "Rc": "Nairobi"}),
    ("DE", "UA", {"D": "Germany", "Da": "German", "Dc": "Berlin", "R": "Ukraine", "Ra": "Ukrainian", "Rc": "Kyiv"}),
    ("DK", "MD", {"D": "Denmark", "Da": "Danish", "Dc": "Copenhagen", "R": "Moldova", "Ra": "Moldovan",
                  "Rc": "Chisinau"}),
)

THINGS = (("40 tents", 40), ("31 Abrams tanks", 31), ("20,000 artillery shells", 20_000))

SUMS = (("$5 million", 5_000_000), ("$5 million in humanitarian aid", 5_000_000), ("€30 million", 30_000_000))

THINGS_TOLD = {
    "delivered": """
The {Da} donation of {X} to {R} was handed over at a ceremony in {Rc}.
The {Da} ambassador attended the handover of {X} to {R}.
{D} marked the handover of {X} to {R}.
{R} welcomed the arrival of {X} from {D}.
{R} announced the arrival of {X} from {D}.
{D}'s contribution, {X}, has arrived in {R}.
With funding from {D}, {X} were delivered to {R}.
As part of {Da} aid to {R}, {X} were delivered on Monday.
{D} has made a delivery of {X} to {R}.
After the delivery of {X} from {D}, {R} thanked its partners.
Last week saw the delivery of {X} from {D} to {R}.
The donation, which includes {X}, was handed over to {R} by {D}.
{D} kept its promise to send {X} to {R}.
{D} has made good on its pledge to send {X} to {R}.
{R} was presented with {X} by {D}.
{R} said {X} from {D} had arrived.
{X} were handed over to {R} on Monday, at a ceremony in {Rc}, by {D}.
{X} were delivered to {R} last week, after months of talks, by {D}.
{R}, to which {D} has sent {X}, thanked its partners.
{X} from {D} arrive in {R}
{X} from {D} reach {R}
{X} from {D} delivered to {R}
{X} from {D} handed over to {R}
Plane with {X} from {D} lands in {R}
Convoy with {X} from {D} enters {R}
{R} takes delivery of {X} from {D}
{D} completes delivery of {X} to {R}
{Da} plane with {X} lands in {R}
Following the delivery of {X} by {D}, {R} can help more people.
{R} acknowledged receipt of {X} from {D}.
{R} welcomed {X} from {D}.
Two planes with {X} landed in {Rc} from {D}.
The provision of {X} to {R} by {D} was made possible by the truce.
""",
    "suspended": """
{D} has put the delivery of {X} to {R} on hold.
""",
    "dispatched": """
{D}'s deliveries of {X} to {R} are under way.
{D} has begun the delivery of {X} to {R}.
{D} has started deliveries of {X} to {R}.
{D} begins delivery of {X} to {R}
{X}, sent by {D}, are on the way to {R}.
The {X} {D} promised to {R} are on the way.
{X} from {D} on way to {R}
""",
    "announced": """
The arrival of {X} from {D} is expected in {R} next week.
{Da} deliveries of {X} to {R} are due in June.
{X} from {D} are due in {R} next week.
{R} expects delivery of {X} from {D} in June.
{R} secured a promise of {X} from {D}.
{R} won a pledge of {X} from {D}.
{R}, to whom {D} has promised {X}, thanked its partners.
{X}, provided by {D}, will be sent to {R}.
At the request of {R}, {D} is sending {X}.
{R} promised {X} by {D}
{D} backs {R} with {X}
""",
    "committed": """
{R}'s request for {X} from {D} was granted.
{D} OKs {X} for {R}
{D} OKs sending {X} to {R}
{Da} cabinet OKs {X} for {R}
{Dc} OKs {X} for {Rc}
""",
    "refused": """
{R}'s request to {D} for {X} was turned down.
{R} was denied {X} by {D}.
""",
    "requested": """
Pressure grows on {D} to send {X} to {R}
Calls grow for {D} to send {X} to {R}
{R} hopes for {X} from {D}
""",
    "cancelled": """
{D} drops plan to send {X} to {R}
""",
    "contracted": """
{D} orders {X} for {R}
""",
}

SUMS_TOLD = {
    "reduced": """
{D} cuts {R} aid by {X}
""",
    "delivered": """
{X} from {D} reaches {R}
{R} received a grant of {X} from {D}.
""",
    "announced": """
{R} expects {X} from {D} in June.
{D} boosts {R} aid by {X}
{D} ups aid to {R} by {X}
{D} increases aid to {R} by {X}
""",
    "committed": """
{D} OKs {X} for {R}
{Da} parliament OKs {X} for {R}
{Dc} OKs {X} for {Rc}
""",
}

ALONE = (
    ("$5 million in Norwegian aid reaches Kenya", "delivered", "NO", "KE", 1),
    ("Kenya received the first tranche, worth $5 million, of Norwegian aid.", "delivered", "NO", "KE", 1),
    ("A $5 million grant from Norway will help Kenya rebuild its schools.", "announced", "NO", "KE", 1),
    ("Norway, Kenya sign $5 million grant agreement", "committed", "NO", "KE", 1),
    ("$5 million Norwegian loan for Kenya approved", "committed", "NO", "KE", 1),
    ("40 Norwegian-funded ambulances were handed over in Nairobi.", "delivered", "NO", "KE", 1),
    ("Deliveries of Norwegian tents to Kenya are under way.", "dispatched", "NO", "KE", 1),
    ("Norwegian-donated ambulances have arrived in Kenya.", "delivered", "NO", "KE", 1),
    ("The 300 Kenyan nurses that Norway trained last year have returned home.", "delivered", "NO", "KE", 1),
    ("Kenya has received 40 tents from Norway and 70 buses from France.", "delivered", "NO", "KE", 2),
    ("Norway has sent Kenya 40 tanks, with 60 more on the way.", "delivered", "NO", "KE", 2),
    ("Kenya lands $60 million Norwegian loan", "delivered", "NO", "KE", 1),
    ("Kenya on Friday commissioned 50 tractors donated by Norway.", "delivered", "NO", "KE", 1),
    ("Norway will fund 18 howitzers made in Slovakia for Kenya.", "announced", "NO", "KE", 1),
    ("Norway will foot the bill for 20 ambulances for Kenya.", "announced", "NO", "KE", 1),
    ("With the help of Norway, Kenya has bought two fire engines for its main airport.", "contracted", "NO", "KE", 1),
    ("An agreement for a $5 million grant was signed by Norway and Kenya on Monday.", "committed", "NO", "KE", 1),
    ("A $5 million grant agreement between Norway and Kenya was signed in Nairobi.", "committed", "NO", "KE", 1),
    ("The project in Kenya is funded by Norway with $5 million.", "announced", "NO", "KE", 1),
    ("Norway's long-awaited tents reach Kenya", "delivered", "NO", "KE", 1),
    ("Kenya took delivery of 30 armoured cars from Norway.", "delivered", "NO", "KE", 1),
    ("Norway promised Kenya 40 tents and France has already delivered 70 buses.", "announced", "NO", "KE", 2),
)

NO_GIFT = """
The minister attended the handover of power to the new government.
Kenya marked the arrival of 40 refugees from Somalia.
The arrival of 20,000 migrants from Chad was reported in Libya.
Kenya expects $5 million in revenue from tea in June.
Kenya's bonds worth $50 million are due in June.
Repayments of $5 million to Norway are due in June.
Norway ups defence spending by $5 billion
Judge OKs $5 million settlement for Kenya
Norway OKs $5 million tax cut
Russian missiles reach Ukraine
Kenya orders 40 police officers to Nairobi
Kenya won a promise of talks from Norway.
Kenya was denied entry by Norway.
The company was denied $5 million in damages by a court.
Kenya's request to Norway for extradition was turned down.
With funding from investors, the company bought 40 trucks.
The deliveries of mail to Kenya are due in June.
The transfer of the striker from Norway to Spain for $5 million is under way.
Norway backs the plan with 40 votes
Turkey backed Kenya with 40 votes in the assembly.
At the request of Norway, Kenya arrested 40 men.
The 40 tents were destroyed in Kenya on Monday, by a storm.
Pressure on Norway to send home 40 migrants
Kenya lands $60m arbitration award against Norway
Kenya welcomed 40 athletes from Norway.
Kenya welcomed 40 ships from Norway for a drill.
Norway has sold 40 tanks, with 60 more on the way.
The president leaves for Kenya
Troops leave for Kenya
Norwegian plane with 40 passengers lands in Kenya
Kenya will foot the bill for 40 stadiums.
A gas deal worth $5 million was signed by Norway and Kenya.
After the delivery of her second child, the minister visited Kenya.
"""

OPEN = {
    "Thanks to Norway, Kenya now has 40 tents.": "having says no giving",
    "40 tents are coming to Kenya from Norway.": "'come' is no verb of ours",
    "Norway was thanked by Kenya for 40 tents.": "thanks in the passive",
    "With a Norwegian grant of $5 million, Kenya will rebuild its schools.": "a sum that only opens the sentence",
    "Kenya acquired 40 tents from Norway as a donation.": "a buyer's verb of what is given",
}


def read(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...], int | None]]:
    """Stage, givers, getters and number or sum of each gift that is found in a text."""
    return [told(one) for one in claims(text, published=PUBLISHED) if one.kind not in ("position", "incident")]


def told(one: Claim) -> tuple[str, tuple[str, ...], tuple[str, ...], int | None]:
    amount = one.money or one.quantity
    return str(one.stage), one.donors, one.recipients, int(amount.min) if amount and amount.min is not None else None


def rows(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(stage, frame) for stage, frames in table.items() for frame in frames.strip().splitlines()]


def filled(frame: str, amounts: tuple[tuple[str, int], ...]) -> list[tuple[str, str, str, int]]:
    """The sentences of a frame, with the giver, the getter and the amount of each."""
    return [(text[0].upper() + text[1:], giver, getter, number)
            for (giver, getter, names), (amount, number) in zip(PAIRS, amounts, strict=True)
            if (text := frame.format(X=amount, **names))]


@pytest.mark.parametrize(("stage", "frame"), rows(THINGS_TOLD))
def test_things_whose_giving_a_noun_a_getter_or_a_headline_tells(stage: str, frame: str) -> None:
    for text, giver, getter, number in filled(frame, THINGS):
        assert (text, read(text)) == (text, [(stage, (giver,), (getter,), number)])


@pytest.mark.parametrize(("stage", "frame"), rows(SUMS_TOLD))
def test_sums_whose_giving_a_noun_a_getter_or_a_headline_tells(stage: str, frame: str) -> None:
    for text, giver, getter, number in filled(frame, SUMS):
        assert (text, read(text)) == (text, [(stage, (giver,), (getter,), number)])


@pytest.mark.parametrize(("text", "stage", "giver", "getter", "number"), ALONE)
def test_single_wordings(text: str, stage: str, giver: str, getter: str, number: int) -> None:
    found = read(text)
    assert (len(found), found[0][:3]) == (number, (stage, (giver,), (getter,)))


@pytest.mark.parametrize("text", NO_GIFT.strip().splitlines())
def test_near_sentences_tell_of_no_gift(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize("text", [pytest.param(one, marks=pytest.mark.xfail(strict=True, reason=why))
                                  for one, why in OPEN.items()])
def test_what_is_not_read_yet(text: str) -> None:
    assert [(donors, recipients) for _, donors, recipients, _ in read(text)] == [(("NO",), ("KE",))]
    assert read(text)[0][0] != "contracted"
