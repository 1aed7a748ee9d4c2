"""What one makes possible and others give: 'Norway facilitated the transfer of tanks from allies to Mali'.

Who facilitates, coordinates or brokers a transfer gives nothing of it where the sentence says from whom it comes: a
party by name, others without one, or 'their stocks'. Nor does who raises a sum, and an event at which sums are pledged
has no giver of its own ('We have raised $5 million', 'The summit garnered commitments of $3 billion').
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.roles import WEIGHTS, Found, Place, may_give
from pledgebook.extract.subjects import subject
from pledgebook.model import Span
from pledgebook.text.names import NameMention

BEFORE: Final = 12
"""How many words before a thing the verb of making it possible may stand."""

BEHIND: Final = 20
"""How many words behind a thing those may stand from whom it comes."""

LED: Final = 6
"""How many words may stand between 'from' and those ('from some of our Eastern European partners')."""


EVENT: Final = 4
"""How many words before a verb of bringing in the event may stand ('the summit in Oslo this week garnered')."""


def collected(at: Place, anchor: Anchor, cue: Cue | None) -> Found | None:
    """'We have raised $5 million', 'the summit garnered commitments of $3 billion': nobody is said to have given it."""
    words, tokens = at.reader.words, at.scene.tokens
    if anchor.money is None or tokens.words.isdisjoint(words.nouns["garnering"]):
        return None
    low = max(0, anchor.money.first - BEFORE)
    place = next((k for k in range(anchor.money.first - 1, low, -1)
                  if tokens.lowers[k] in words.nouns["garnering"] and not at.scene.covered[k]), 0)
    if not place:
        return None
    here = Span(tokens[place].start, tokens[place].end)
    events = words.nouns["pledging_events"]
    event = any(tokens.lowers[k] in events for k in range(max(0, place - EVENT), place))
    pledges = not words.nouns["pledges"].isdisjoint(tokens.lowers[place + 1 : anchor.money.last + EVENT])
    if (event and pledges) or (cue is not None and place == anchor.money.first - 1 and _raises(at, cue, place)):
        return Found((), here, "donor.others", WEIGHTS["donor.gapped"])
    return None


def _raises(at: Place, cue: Cue, place: int) -> bool:
    """'Norway has raised $5 million': what a bank or an agency raises it gives itself."""
    if cue.at != place or cue.passive or at.scene.tokens.lowers[place] not in at.reader.words.nouns["collecting"]:
        return False
    acting = subject(at, cue)
    return acting is not None and all(at.is_state(one) for one in acting.parties)


def facilitated(at: Place, anchor: Anchor, cue: Cue | None) -> Found | None:
    """Those from whom the thing comes that a sentence says another makes possible; None where it says nobody."""
    words, tokens = at.reader.words, at.scene.tokens
    if cue is None or tokens.words.isdisjoint(words.nouns["facilitating"]) or cue.passive:
        return None
    low = max(0, anchor.first - BEFORE)
    if words.nouns["facilitating"].isdisjoint(tokens.lowers[low : anchor.first]):
        return None
    end = min(len(tokens), anchor.last + BEHIND)
    start = next((k for k in range(anchor.last, end) if tokens.lowers[k] in words.nouns["froms"]), end)
    behind = range(start + 1, min(len(tokens), start + 1 + LED))
    named = next((m for m in at.scene.parties if m.first in behind and _gives(at, m)), None)
    if named is not None:
        return Found((named.name.target,), at.span(named), "donor.source", WEIGHTS["donor.gapped"])
    for k in behind:
        stock = tokens.lowers[k] in words.nouns["own_stock"] and tokens.lowers[k - 1] in words.speech["owners"]
        if stock or (tokens.lowers[k] in words.role_words["others"] and not at.scene.covered[k]):
            here = Span(tokens[k].start, tokens[k].end)
            parties = _beside(at, start) if stock else ()
            return Found(parties, here, "donor.others", WEIGHTS["donor.gapped"])
    return None


def _gives(at: Place, mention: NameMention) -> bool:
    """Whether a name behind 'from' is who gives, and no adjective of others ('from Norwegian partners')."""
    return at.part(mention) == "by" and may_give(at, mention, ("by",))


def _beside(at: Place, end: int) -> tuple[str, ...]:
    """Whose stocks 'their stocks' are: those with whom the one who speaks works ('working with Norway to')."""
    named = [m for m in at.scene.parties if m.last <= end and at.part(m) in ("beside", "aside") and may_give(
        at, m, ("beside", "aside"))]
    return tuple(sorted({m.name.target for m in named if at.is_state(m.name.target)}))


def goes_with(at: Place, cue: Cue | None) -> bool:
    """'144,000 rounds to go with those howitzers': what goes with another thing has not arrived."""
    behind = at.scene.tokens.lowers[cue.at + 1 : cue.at + 2] if cue is not None else []
    return bool(behind) and behind[0] in at.reader.words.nouns["withs"]
