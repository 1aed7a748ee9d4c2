"""News stories that nobody wrote: sentences of our own templates about assistance, mixed with ordinary news.

The same seed gives the same stories. A story has about `size` code points, as the press has in the mean.
"""

import random
from collections.abc import Iterator
from datetime import date

from pledgebook.model import Document

SIZE = 3500
DAY = date(2024, 5, 1)
GIVERS = ("Norway", "Denmark", "Germany", "Japan", "Canada", "The United States", "The European Union", "Poland")
RECEIVERS = ("Ukraine", "Sudan", "Moldova", "Lebanon", "Kenya", "Haiti")
THINGS = ("howitzers", "field ambulances", "generators", "armoured vehicles", "tents", "drones", "mortar rounds",
          "winter uniforms", "water filters", "trucks")
AID = (
    "{giver} will send {n} {things} to {receiver} by the end of June, the defence ministry said on Tuesday.",
    "{giver} announced a new package worth ${m} million for {receiver}, including {n} {things} and spare parts.",
    "The government in {receiver} said that it had received {n} {things} from {giver} since January.",
    "{giver} has pledged €{m} million in humanitarian aid to {receiver}, of which €5 million was paid in March.",
    "More than {n} soldiers from {receiver} will be trained in {giver} this year, the minister said.",
    "“We will deliver between {m} and {n} {things} in the coming weeks,” said an official in {giver}.",
    "{giver} could also provide {things}, according to two diplomats, but no decision has been taken.",
    "This brings the total support of {giver} for {receiver} to ${n} million since the war began.",
)
NEWS = (
    "The weather stayed dry in most of the country, and trains ran late on the northern line for the third day.",
    "Shares of the largest bank fell by {m} percent after it said that profits would be lower than last year.",
    "The match ended without a goal, although the home side had most of the ball in the second half.",
    "Residents of the old town say that rents have doubled in {m} years and that the council has done little.",
    "The court is expected to hear the case in autumn; a lawyer for the company did not answer questions.",
    "Scientists who have followed the herd for a decade counted {n} animals, fewer than in any year before.",
    "A new film about the life of the painter opens on Friday in {m} cinemas.",
    "The mayor, who took office in 2021, told reporters that the bridge would be closed until repairs were finished.",
    "Talks between the two sides went on late into the night, and neither would say what had been agreed.",
    "Fighting was reported along the front, where the general staff counted {n} attacks in a day.",
    "Farmers blocked two roads to the capital on Monday to protest against the price of fuel.",
)


def stories(number: int, *, size: int = SIZE, seed: int = 20240501) -> Iterator[Document]:
    """So many stories, one sentence in six about assistance."""
    dice = random.Random(seed)
    for k in range(number):
        yield Document.of_text(story(dice, size), id=f"story-{k}", published=DAY, language="en",
                               title=sentence(dice, AID).removesuffix("."))


def story(dice: random.Random, size: int) -> str:
    """One story in paragraphs of three sentences."""
    parts: list[str] = []
    length = 0
    while length < size:
        said = [sentence(dice, AID if dice.random() < 1 / 6 else NEWS) for _ in range(3)]
        parts.append(" ".join(said))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)


def sentence(dice: random.Random, templates: tuple[str, ...]) -> str:
    """A sentence of one of the templates with its blanks filled."""
    return dice.choice(templates).format(
        giver=dice.choice(GIVERS), receiver=dice.choice(RECEIVERS), things=dice.choice(THINGS),
        n=dice.choice((12, 40, 150, 600, "2,000", "10,000")), m=dice.choice((3, 5, 8, 10)))
