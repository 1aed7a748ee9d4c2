"""Who gives where no verb of giving tells it: the one name before a sum, a headline's label, 'the largest donor'."""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.asking import asks
from pledgebook.extract.cues import Cue
from pledgebook.extract.parts import GETS
from pledgebook.extract.roles import Found, Place, may_give, weighed
from pledgebook.text.names import NameMention

OPENS: Final = 3
"""Within how many words of its sentence an amount opens it ('Through a $6 million fund')."""

NOUN: Final = 8
"""How many words behind a name the noun for one who gives may stand ('is by far the largest donor')."""


def topic(at: Place, anchor: Anchor) -> Found | None:
    """'The US leads all with $196 billion': the one bare name before an amount that no verb of ours governs."""
    bare = {m.name.target: m for m in at.scene.parties if m.last <= anchor.first and may_give(at, m, ("", "folk"))}
    mention = next(iter(bare.values())) if len(bare) == 1 and at.setting.voice is None else None
    if mention is None and at.setting.voice is None:
        mention = next((m for m in at.scene.parties if may_give(at, m, ("",)) and _is_giver(at, m)), None)
    acts = mention is not None and any(0 <= verb.at - mention.last <= 3 for verb in at.scene.verbs)
    acts = acts or (mention is not None and (_is_label(at, mention) or _is_giver(at, mention)))
    mention = mention if acts else _behind_opening(at, anchor)
    return weighed((mention.name.target,), at.span(mention), "donor.topic") if mention else None


def opener(at: Place, anchor: Anchor, cue: Cue) -> Found | None:
    """'The bank has $90 million in loans that could be redirected': who begins a sentence says more than one before.

    Not who tells of it, who asks, or who gets.
    """
    if asks(cue) or cue.group in ("arrive", "receive", "obtain", "attack"):
        return None
    first = next((m for m in at.scene.parties if at.before_articles(m.first) == 0), None)
    if first is None or first.last > anchor.first or not may_give(at, first, ("",)) or at.tells(first):
        return None
    having = at.scene.tokens.lowers[first.last] in at.reader.words.nouns["having"]
    others = {*at.setting.recipients, *at.setting.aggressor}
    if first.name.target in others or not (having or at.acts(first)):
        return None
    return weighed((first.name.target,), at.span(first), "donor.topic")


def _behind_opening(at: Place, anchor: Anchor) -> NameMention | None:
    """'Through a $6 million fund, Norway will support fishing': who acts behind what opens a sentence."""
    if anchor.first > OPENS or any(verb.at < anchor.first for verb in at.scene.verbs):
        return None
    for mention in at.scene.parties:
        place = at.before_articles(mention.first) - 1
        behind = place >= anchor.last and at.scene.tokens[place].text == ","
        if behind and may_give(at, mention, ("",)) and at.acts(mention):
            return mention
    return None


def _is_label(at: Place, mention: NameMention) -> bool:
    """'Norway: $5 million for Kenya': a headline's first word before a colon, where another gets."""
    tokens = at.scene.tokens
    opens = at.before_articles(mention.first) == 0 and mention.last < len(tokens) and tokens[mention.last].text == ":"
    return opens and any(at.part(m) in GETS for m in at.scene.parties if m.name.target != mention.name.target)


def _is_giver(at: Place, mention: NameMention) -> bool:
    """'Norway is the largest donor to Kenya, with $5 million': a noun for one who gives, said of a name."""
    tokens, words = at.scene.tokens, at.reader.words
    behind = tokens[mention.last : mention.last + NOUN]
    noun = next((k for k, t in enumerate(behind) if t.lower in words.nouns["givers"]), None)
    return noun is not None and any(t.lower in words.nouns["copulas"] for t in behind[:noun])
