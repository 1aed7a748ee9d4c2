"""Parts of a state that give in their own name: 'the Tamil Nadu government has sent', 'the Premier of Queensland gave'.

They are organisations by their name, and not their state (claims.md). What they get, their state gets.
"""

from pledgebook.extract.bodies import slug
from pledgebook.extract.cues import Cue
from pledgebook.extract.parts import GETS
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.text.names import NameMention


def province(at: Place, cue: Cue | None) -> Found | None:
    """Whose government, or its head, acts before a verb, or behind 'by', in a sentence for somebody abroad."""
    heads = at.reader.words.nouns["province_heads"]
    if cue is None or not at.scene.towns or at.scene.tokens.words.isdisjoint(heads):
        return None
    for mention in reversed(at.scene.towns):
        acts = not cue.passive and mention.last <= cue.first
        given = cue.passive and mention.first > cue.at and at.scene.tokens.lowers[
            at.before_articles(_start(at, mention)) - 1] in at.reader.words.speech["by"]
        if (acts or given) and _governs(at, mention) and _is_abroad(at, mention):
            return weighed((f"org:{slug(mention.name.spelling)}",), at.span(mention), "donor.subject")
    return None


def _start(at: Place, mention: NameMention) -> int:
    """Where 'the government of' begins before a name; else the name itself."""
    of = mention.first > 1 and at.scene.tokens.lowers[mention.first - 1] in at.reader.words.order.of
    return mention.first - 2 if of else mention.first


def _governs(at: Place, mention: NameMention) -> bool:
    """Whether a government stands right beside the name: "Ontario's government", 'the Governor of California'."""
    tokens, heads, end = at.scene.tokens, at.reader.words.nouns["province_heads"], mention.last
    start = _start(at, mention)
    if start < mention.first:
        return tokens.lowers[start] in heads
    end += 2 * (end < len(tokens) and tokens[end].text in "'’")
    end += end < len(tokens) and tokens.lowers[end] in at.reader.words.nouns["states_led"]
    return end < len(tokens) and tokens.lowers[end] in heads


def _is_abroad(at: Place, mention: NameMention) -> bool:
    """Whether somebody else than the state of the province gets: at home it is the state's own affair."""
    own, getting = mention.name.target, {*at.setting.recipients}
    getting.update(m.name.target for m in at.scene.parties if at.part(m) in GETS)
    named = any(m.name.target == own and m.last <= mention.first for m in at.scene.parties)
    return bool(getting) and own not in getting and not named and own not in at.reader.catalogue.attacked
