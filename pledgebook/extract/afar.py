"""Whether what is told goes abroad though no state is named that gets it: 'will train researchers in West Africa'.

A part of the world says for whom it is nearly as well as a state does; words of home affairs ('Medicare') say that it
stays at home, unless they belong to a company's name ('United Airlines').
"""

from typing import Final

from pledgebook.codes import Kind
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.roles import Found, Place
from pledgebook.model import Span

IN_WORDS: Final = 0.8
"""A role whose rule weighs this or more has words of its own; less is an inference."""

PLACED: Final = 12
"""How many words behind a thing the region may stand that it is for."""


def for_region(at: Place, anchor: Anchor, roles: tuple[Found, Found], kind: Kind) -> bool:
    """Whether the words say for which part of the world an amount is, which is no state ('$5 billion in Africa').

    A thing without a number must have its giver in words too, and the place right behind it ('will train researchers
    in West Africa'); the whole world is no place ('the best equipped forces in the world').
    """
    donors, recipients = roles
    if recipients.rule != "recipient.region" or anchor.sort != "item":
        return recipients.rule == "recipient.region"
    said, tokens = recipients.source, at.scene.tokens
    gives = donors.weight >= IN_WORDS or donors.rule == "donor.we"
    if not gives or kind is Kind.PRODUCTION or not isinstance(said, Span):
        return False
    behind = range(anchor.last, min(len(tokens), anchor.last + PLACED))
    here = [tokens.lowers[place] for place in behind if said.start <= tokens[place].start < said.end]
    lands = at.reader.words.role_words["lands"]  # 'the debts of the world's poorest countries'
    return bool(here) and (at.reader.words.role_words["whole"].isdisjoint(here) or not lands.isdisjoint(here))


def scope(at: Place, recipients: Found) -> str:
    """Whether what has no recipient in words goes abroad: a country's own affairs are full of sums and grants."""
    words, tokens = at.reader.words, at.scene.tokens
    if any(not _is_named(at, after) for _, _, after in words.home.scan(tokens)):
        return "words of home affairs"
    if recipients.parties or at.setting.abroad or not words.abroad.isdisjoint(tokens.words):
        return ""
    return "nothing abroad"


def _is_named(at: Place, after: int) -> bool:
    """Whether a word of home affairs that ends before token `after` belongs to a company's name ('United Airlines')."""
    return any(m.first < after <= m.last and m.name.target.startswith("org:") for m in at.scene.parties)
