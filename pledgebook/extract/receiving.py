"""Who receives, by the verb: the subject of receiving or asking, or whom a passive names behind it."""

from typing import Final

from pledgebook.extract.announced import helper
from pledgebook.extract.asking import addressed, asks, head_of, is_led
from pledgebook.extract.conjuncts import before_aside, objects_before
from pledgebook.extract.cues import RECEIVING, Cue
from pledgebook.extract.roles import Found, Place, is_in_need
from pledgebook.extract.takers import only_tells
from pledgebook.model import Span
from pledgebook.text.names import NameMention

AGENT: Final = 7
"""How many words behind a passive of receiving the name of who gets may stand."""

FOUND: Final = 12
"""Within how many words behind a verb of getting the one stands for whom another gets a thing."""

OWNED: Final = 3
"""How many words behind the name of its owner a sum may stand."""


def receivers(at: Place, cue: Cue | None) -> tuple[NameMention, ...]:
    """The party that stands as the subject of a verb of receiving or asking, nearest first: no giver there."""
    if cue is None or not (receives(at, cue) or asks(cue)):
        return ()
    taker = taker_of(at, cue)
    if taker is not None:
        return (taker,)
    parts = ("", "folk")
    start = before_aside(at, cue.first)  # 'Kenya, which borders Somalia, will receive'
    before = [m for m in at.scene.parties if m.last <= start and at.part(m) not in ("place", "people")]
    before = [m for m in before if at.part(m) not in ("aside", "against", "via", "maker", "seated")]
    helping = helper(at, cue)
    before = [m for m in before if helping is None or m.first > helping.at]  # 'Norway helped people in Chad receive'
    counted = any(before and before[-1].last <= q.first and q.last <= start for q in at.scene.quantities)
    shared = cue.first > 0 and at.joins(cue.first - 1)  # 'will give Ukraine 28 tanks and receive'
    if counted and not shared:
        return ()  # '... by Caritas, and 660 women received kits'
    inside = any(cue.first < m.first < cue.at and not is_led(at, cue, m) for m in at.scene.parties)
    if cue.tense == "phrase" and cue.lemma in at.reader.words.nouns["requests"] and inside:
        return ()  # 'a request by Kenya for 40 trucks': see `recipients`
    joined = objects_before(at, cue)  # 'Chad thanked Norway and received 40 tents'
    before = [m for m in before if not _is_object(at, m) and not only_tells(at, cue, m)]
    before = [m for m in before if m.name.target not in joined and not (asks(cue) and m == addressed(at, cue))]
    noun = cue.tense == "phrase" and cue.lemma in at.reader.words.nouns["requests"]
    return tuple(m for m in before[-1:] if at.part(m) in parts and (
        at.part(m) or not at.owns(m) or (noun and cue.first - m.last <= OWNED)))  # "Kenya's request to"


def taker_of(at: Place, cue: Cue) -> NameMention | None:
    """'was received by Kenya', "by Kenya's president": who gets stands behind the passive, and gives nothing."""
    cue = head_of(at, cue) if asks(cue) else cue
    if not cue.passive or not (receives(at, cue) or asks(cue)):
        return None
    by = at.reader.words.speech["by"]
    behind = (m for m in at.scene.parties if 0 < m.first - cue.at <= AGENT)
    return next((m for m in behind if at.scene.tokens.lowers[at.before_articles(m.first) - 1] in by), None)


def _is_object(at: Place, mention: NameMention) -> bool:
    """'which has asked China for relief, also wants': the name right behind another verb is its object."""
    place = at.before_articles(mention.first) - 1
    ahead = range(mention.last, min(len(at.scene.tokens), mention.last + OWNED))
    if any(at.reader.words.tenses.at(at.scene.tokens, k) for k in ahead):
        return False  # 'announced that Kenyan schools would get'
    if not at.reader.words.nouns["ensuring"].isdisjoint(at.scene.tokens.lowers[place : place + 1]):
        return False  # 'ensures that Kenya receives'
    return any(v.at == place and v.form.group in ("request", "give", "promise", "other") for v in at.scene.verbs)


def unspent(at: Place, cue: Cue, acting: Found | None) -> Found | None:
    """Who acts, but not in 'UNICEF will receive $5 million to provide food': what it gets a sum for, others give."""
    relative = cue.first > 0 and at.scene.tokens.lowers[cue.first - 1] in at.reader.words.nouns["relatives"]
    unfinite = relative or cue.tense in ("infinitive", "gerund")
    if acting is None or not unfinite or not isinstance(acting.source, Span):
        return acting
    got = next((one for one in reversed(at.cues) if one.at < cue.first and not one.passive and receives(at, one)), None)
    if got is None or acting.source.end > at.scene.tokens[got.first].start:
        return acting
    return None if any(got.at < money.first < cue.first for money in at.scene.money) else acting


def receives(at: Place, cue: Cue | None) -> bool:
    """Whether the subject of the verb is who gets; what arrives is the thing itself."""
    if cue is None or cue.group not in RECEIVING or cue.lemma in at.reader.words.role_words["arrives"]:
        return False
    return not _gets_for_another(at, cue)


def _gets_for_another(at: Place, cue: Cue) -> bool:
    """'Estonia has secured 40,000 shells for Ukraine': a state in no need finds what another gets."""
    if cue.group != "obtain" or cue.passive:
        return False
    before = [m for m in at.scene.parties if m.last <= cue.first and at.part(m) in ("", "folk")]
    if not before or not at.is_state(before[-1].name.target) or is_in_need(at, before[-1].name.target):
        return False
    aims, lowers = at.reader.words.nouns["aims"], at.scene.tokens.lowers
    return any(0 < m.first - cue.at <= FOUND and at.part(m) == "to" and is_in_need(at, m.name.target)
               and lowers[at.before_articles(m.first) - 1] in aims for m in at.scene.parties)
