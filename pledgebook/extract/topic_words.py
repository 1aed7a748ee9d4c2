"""Words that open a sentence on a topic: 'And then, on Haiti, ...', 'Regarding Sudan: ...'."""

from collections.abc import Sequence

from pledgebook.extract.words import Words
from pledgebook.text.tokens import Token


def opens_topic(tokens: Sequence[Token], place: int, words: Words) -> bool:
    """Whether a word leads to a topic, and nothing but small words stands before it."""
    fillers = words.nouns["topic_fillers"]
    return tokens[place].lower in words.nouns["topic_opens"] and all(
        token.kind == "mark" or token.lower in fillers for token in tokens[:place])


def topic_led(tokens: Sequence[Token], left: int, words: Words) -> tuple[str, int] | None:
    """'On Haiti, the United States': a topic is where things go, and acts with nobody."""
    return ("place", left - 1) if left > 0 and opens_topic(tokens, left - 1, words) else None
