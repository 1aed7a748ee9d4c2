"""The dateline of a report: 'WARSAW, May 1 (Agency) - Norway will give ...' says where and when it was written.

Its day is the day of the report. Read as a date of the first sentence it would make every promise that opens a report
due on the day on which it was told, and overdue on the next.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from pledgebook.text.dates import DateMention
from pledgebook.text.tokens import DASH, Tokens

LONGEST: Final = 18
"""How many tokens a dateline has at most: 'BRUSSELS, Belgium, September 30, 2022 (Agency/Other Agency) -'."""

DASHES: Final = frozenset(("-", DASH))


def dateline_end(tokens: Tokens, dates: Sequence[DateMention], published: date | None) -> int:
    """The token behind the dateline that opens a sentence, 0 where none does.

    It begins with a place, has a day that is not after `published`, and no word but names and that day before its
    dash: 'Norway will give 14 generators - in May' and 'In May - ...' have none.
    """
    if not dates or tokens.words.isdisjoint(DASHES):
        return 0
    dash = next((k for k, token in enumerate(tokens[:LONGEST]) if token.text in DASHES and not token.glued), 0)
    days = [one for one in dates if one.first > 0 and one.last <= dash]
    if not days or not all(_has_come(one, published) for one in days):
        return 0
    dated = {k for one in days for k in range(one.first, one.last)}
    named = (token.kind != "number" and not token.text[:1].islower() for k, token in enumerate(tokens[:dash])
             if k not in dated)
    return dash + 1 if tokens[0].kind == "word" and all(named) else 0


def _has_come(mention: DateMention, published: date | None) -> bool:
    """Whether a day is that of the report or one before it, as far as is known."""
    latest = mention.back.latest
    return published is None or latest is None or latest <= published
