"""Who stands in the way of what another gives: 'Hungary blocks EU aid to Ukraine' stops aid of the EU.

The giver is whose the aid is by the words right before it; who blocks, vetoes or stalls it gives nothing of it. Who
only says that it 'does not support the transfer of tanks', or 'would not block aid', takes a position.
"""

from pledgebook.codes import Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.parts import GIVES
from pledgebook.extract.roles import Found, Place, may_give, weighed

POSITION = "position"
"""The label of a stance."""

STOPPED = frozenset({Stage.SUSPENDED, Stage.REFUSED, Stage.DELAYED})
"""Stages that another than the giver can bring about."""

JOINT = ("union", "alliance", "group", "fund", "bank")
"""Kinds of bodies whose members may block what the body gives."""

PARTS = GIVES | {"place", "to"}
"""Parts of one whose aid it is ('€50 billion in EU aid')."""

SIDED = 5
"""How many words behind a verb of backing the thing may stand ('does not support the transfer of')."""

INTO = 3
"""How many words behind the sum the body may stand whose money it is ('€50 billion in EU aid')."""


def hindered(at: Place, anchor: Anchor, cue: Cue | None) -> Found | None:
    """The union whose aid a member blocks, where its name stands right before the aid or inside its words."""
    if cue is None or cue.stage not in STOPPED or cue.passive or cue.at >= anchor.first + INTO:
        return None
    for mention in at.scene.parties:
        near = anchor.first - INTO <= mention.first < anchor.last and mention.first > cue.at
        if not near or at.kind(mention.name.target) not in JOINT or not may_give(at, mention, PARTS):
            continue
        other = any(m.last <= cue.first and m.name.target != mention.name.target for m in at.scene.parties)
        other = other or any(m.last <= cue.first for m in at.scene.offices)
        owns = at.owns(mention) or mention.last in range(anchor.first, anchor.last) or mention.last == anchor.first
        if other and owns:
            return weighed((mention.name.target,), at.span(mention), "donor.funder")
    return None


def as_side(at: Place, anchor: Anchor, cue: Cue | None) -> Anchor:
    """The anchor, as a stance where somebody only says how it stands to what others give."""
    if anchor.money is not None or anchor.quantity is not None or anchor.phrase is None or anchor.stance:
        return anchor
    for told in at.cues:
        if told.negated:
            return anchor._replace(stance=POSITION, veto="") if _takes_side(at, anchor, cue) else anchor
    return anchor


def _takes_side(at: Place, anchor: Anchor, cue: Cue | None) -> bool:
    """'does not support the transfer of tanks', 'would not block aid to Mali': a stance on what others give."""
    words, tokens = at.reader.words, at.scene.tokens
    if cue is not None and cue.lemma in words.nouns["obstructing"] and cue.stage in STOPPED:
        return cue.negated and cue.tense == "future" and cue.at < anchor.first
    backs = next((c for c in reversed(at.cues) if c.at < anchor.first and c.group != "give"), None)
    if backs is None or not backs.negated or backs.lemma not in words.nouns["siding"]:
        return False
    if not 0 < anchor.first - backs.at <= SIDED:
        return False
    acts = words.joined["acts"]
    between = range(backs.at + 1, anchor.first)
    gives = any(v.at in between and v.form.group == "give" for v in at.scene.verbs)
    return gives or any(tokens.lowers[k] in acts for k in between)
