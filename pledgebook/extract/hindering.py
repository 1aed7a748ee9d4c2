"""Who stands in the way of what another gives: 'Hungary blocks EU aid to Ukraine' stops aid of the EU.

The giver is whose the aid is by the words right before it; who blocks, vetoes or stalls it gives nothing of it. Who
only says that it 'does not support the transfer of tanks', or 'would not block aid', takes a position.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.parts import GIVES
from pledgebook.extract.roles import Found, Place, is_in_need, may_give, office_at, weighed
from pledgebook.model import Inference

POSITION: Final = "position"
"""The label of a stance."""

STOPPED: Final = frozenset({Stage.SUSPENDED, Stage.REFUSED, Stage.DELAYED})
"""Stages that another than the giver can bring about."""

JOINT: Final = ("union", "alliance", "group", "fund", "bank")
"""Kinds of bodies whose members may block what the body gives."""

PARTS: Final = GIVES | {"place", "to", "people"}
"""Parts of one whose aid it is ('€50 billion in EU aid')."""

OWN_ACTS: Final = frozenset({"give", "order"})
"""Groups of verbs that one refuses to do oneself ('refused to buy American tanks'), whoever makes the thing."""

SIDED: Final = 5
"""How many words behind a verb of backing the thing may stand ('does not support the transfer of')."""

INTO: Final = 3
"""How many words behind the sum the body may stand whose money it is ('€50 billion in EU aid')."""


def hindered(at: Place, anchor: Anchor, cue: Cue | None) -> Found | None:
    """The union, or the other state, whose aid one blocks: its name stands right before the aid or inside its words."""
    if cue is None or cue.stage not in STOPPED or cue.passive or cue.at >= anchor.first + INTO:
        return None
    for mention in at.scene.parties:
        near = anchor.first - INTO < mention.last and cue.at < mention.first < anchor.last
        if not near or not may_give(at, mention, PARTS):
            continue
        blocks = hinderer(at, cue)
        turned = at.is_state(mention.name.target) and not is_in_need(at, mention.name.target) and blocks is not None
        turned = turned and cue.group not in OWN_ACTS
        apart = is_in_need(at, blocks or "") or (mention.name.use == "demonym" and blocks != mention.name.target)
        if at.kind(mention.name.target) not in JOINT and not (turned and apart):
            continue
        other = turned or any(m.last <= cue.first and m.name.target != mention.name.target for m in at.scene.parties)
        other = other or any(m.last <= cue.first for m in at.scene.offices)
        owns = at.owns(mention) or mention.last in range(anchor.first, anchor.last) or mention.last == anchor.first
        if other and owns:
            return weighed((mention.name.target,), at.span(mention), "donor.funder")
    return None


def hinderer(at: Place, cue: Cue) -> str | None:
    """The state that stands before a verb of blocking, by its name or by who speaks for it ('Maduro has blocked')."""
    named = [m.name.target for m in at.scene.parties if m.last <= cue.first and at.is_state(m.name.target)]
    held = [party for m in at.scene.offices if m.last <= cue.first and (party := office_at(at, m.first))]
    return next(iter((*reversed(named), *reversed(held))), None)


def turned_away(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """'Venezuela has rejected US aid': a state in need that stands in the way of what it would get."""
    if cue is None or hindered(at, anchor, cue) is None:
        return None
    blocks = hinderer(at, cue)
    if blocks is None or blocks in donors or not is_in_need(at, blocks):
        return None
    return weighed((blocks,), Inference("recipient: who will not have it"), "recipient.asker")


def keeps_out(at: Place, cue: Cue | None) -> Found | None:
    """'Maduro would not allow aid into Venezuela': a state that will not let in what is for its own people."""
    if cue is None or cue.lemma not in at.reader.words.nouns["admitting"] or cue.stage is not Stage.REFUSED:
        return None
    own = hinderer(at, cue) if cue.group == "receive" else None
    there = next((m.name.target for m in at.scene.parties if m.first > cue.at and at.is_state(m.name.target)
                  and at.scene.tokens.lowers[m.first - 1] in at.reader.words.nouns["intos"]), own)
    if own is None or there is None:
        return None
    return weighed((there,), Inference("recipient: who will not have it"), "recipient.asker")


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
