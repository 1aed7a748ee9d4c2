"""Who gets by the adjective of a state before its people: 'will provide 50,000 Kenyan farmers with food'."""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import GIVING, Cue
from pledgebook.extract.others import takes
from pledgebook.extract.owed import owing_lands
from pledgebook.extract.parts import GETS
from pledgebook.extract.relief import is_relieved
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.extract.row_takers import whole_row
from pledgebook.model import Span
from pledgebook.text.names import NameMention

NEAR: Final = 6
"""How many words behind a verb of giving the adjective may stand, and behind a thing for a state's own people."""

OWES: Final = 4
"""How many words may stand between a state and the word for its debt."""

BEHIND: Final = 4
"""How many words may stand between an adjective and the thing that its people get, or the verb in the passive."""


def served(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """The state whose people stand as the object of a verb of giving, or as the subject of its passive."""
    owes = _indebted(at, anchor, donors)
    if owes is not None:
        return owes
    if cue is None or cue.group not in GIVING or cue.tense == "phrase":
        return None
    for mention in at.scene.parties:
        if mention.name.use != "demonym" or at.part(mention) != "folk" or not takes(at, mention, donors):
            continue
        if _is_object(at, anchor, cue, mention) or _is_subject(anchor, cue, mention):
            return weighed(whole_row(at, mention, donors), at.span(mention), "recipient.dative")
    return None


def _is_object(at: Place, anchor: Anchor, cue: Cue, mention: NameMention) -> bool:
    """'supplied 4,000 displaced Kenyan families with tents': people between the verb and the 'with' of the thing."""
    if cue.passive or not (cue.at < mention.first and mention.last < anchor.first):
        return False
    tokens, words = at.scene.tokens, at.reader.words
    led = tokens.lowers[mention.last : anchor.first]
    near = mention.first - cue.at <= NEAR and len(led) <= BEHIND
    inside = any(token.kind == "mark" and token.text not in ",-" for token in tokens[cue.at + 1 : mention.first])
    return near and not inside and not words.nouns["withs"].isdisjoint(led)


def _is_subject(anchor: Anchor, cue: Cue, mention: NameMention) -> bool:
    """'4,000 Kenyan farmers were given seeds': people right before a passive, and the thing behind it."""
    passive = cue.passive and cue.tense != "participle"
    return passive and 0 < cue.first - mention.last <= BEHIND - 1 and cue.at < anchor.first


def tended(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    """Whose things or people they are to which a verb is done that is a service ('repaired Kenyan tanks')."""
    if not at.scene.served:
        return None
    one = next((one for one in at.scene.served.values() if one.last == anchor.last), None)
    if one is None or one.whom is None:
        lands = owing_lands(at.scene, at.reader.words, one.last) if one is not None and one.kind == "funds" else 0
        token = at.scene.tokens[lands]
        return weighed((), Span(token.start, token.end), "recipient.region") if lands else None
    return weighed(whole_row(at, one.whom, donors), at.span(one.whom), "recipient.tended")


def armed(at: Place, anchor: Anchor, cue: Cue | None) -> Found | None:
    """'Sudan is pounding Chad with arms supplied by Iran': who fights with what another supplies has got it."""
    tokens, words = at.scene.tokens, at.reader.words
    if cue is None or cue.tense != "participle" or not 0 <= cue.first - anchor.last <= 1:
        return None
    place = at.before_articles(anchor.first) - 1
    if place < 1 or tokens.lowers[place] not in words.nouns["withs"] | words.nouns["fighting_with"]:
        return None
    verb = next((v for v in reversed(at.scene.verbs) if v.at < place), None)
    if verb is None or verb.form.group != "attack":
        return None
    bare = [m for m in at.scene.parties if m.last <= verb.at and at.part(m) in ("", "folk")]
    return weighed((bare[-1].name.target,), at.span(bare[-1]), "recipient.subject") if bare else None


def holding(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """'Sudan has hundreds of rockets from Iran': who has what is from another has got it."""
    place = at.before_articles(anchor.first) - 1
    if cue is not None or not donors or place < 1:
        return None
    if at.scene.tokens.lowers[place] not in at.reader.words.nouns["holding"]:
        return None
    mention = at.ending_at(place - 1)
    source = any(m.name.target in donors and at.part(m) == "by" and m.first >= anchor.last for m in at.scene.parties)
    gets = mention is not None and source and takes(at, mention, donors) and at.part(mention) in ("", "folk")
    public = gets and mention is not None and at.is_public(mention.name.target)
    return weighed((mention.name.target,), at.span(mention), "recipient.subject") if public and mention else None


def released(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """Whose frozen money is released gets it, wherever it lay ('frozen Libyan assets held in Italy')."""
    mention = owner_of_frozen(at, anchor, cue)
    if mention is None or mention.name.target in donors:
        return None
    return weighed((mention.name.target,), at.span(mention), "recipient.row")


def owner_of_frozen(at: Place, anchor: Anchor, cue: Cue | None) -> NameMention | None:
    """'$6 billion in frozen Libyan assets': the state by whose adjective the frozen money is told."""
    tokens, words = at.scene.tokens, at.reader.words
    if anchor.money is None or cue is None or tokens.words.isdisjoint(words.nouns["frozen"]):
        return None
    if cue.lemma not in words.nouns["unfreezing"]:
        return None  # 'will give Ukraine $5 billion from frozen Russian assets'
    for mention in at.scene.parties:
        near = 0 <= mention.first - anchor.money.last <= NEAR
        led = tokens.lowers[mention.first - 1] in words.nouns["frozen"]
        behind = tokens.lowers[mention.last] in words.nouns["frozen"] if mention.last < len(tokens) else False
        if near and (led or (behind and mention.name.use == "demonym")) and at.is_state(mention.name.target):
            return None if mention.name.target in at.setting.aggressor else mention
    return None


def own_people(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    """'Kenya offers 60 scholarships to Kenyan students': who gives to its own people gives to nobody else."""
    if len(donors) != 1 or not at.is_state(donors[0]):
        return None
    for mention in at.scene.parties:
        if mention.name.target != donors[0] or mention.first < anchor.last:
            continue
        before = at.scene.tokens.lowers[mention.first - 1]
        if before in at.reader.words.nouns["throughout"] and mention.first - anchor.last <= NEAR:
            return weighed(donors, at.span(mention), "recipient.place")  # 'to city governments across Chile'
        own = mention.name.use == "demonym"
        if own and at.part(mention) in GETS and at.before_articles(mention.first) - anchor.last <= NEAR:
            people = at.scene.tokens.lowers[mention.last : mention.last + 2]
            if not at.reader.words.role_words["people"].isdisjoint(people):
                return weighed(donors, at.span(mention), "recipient.place")
    return None


def _indebted(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    """"cancelled $40 million of Kenya's debt", 'debt owed by Kenya': whose debt it is that somebody forgives."""
    debts, tokens = at.reader.words.nouns["debts"], at.scene.tokens
    if anchor.money is None or tokens.words.isdisjoint(debts):
        return None
    if not is_relieved(at.scene, at.reader.words, anchor.money.first):
        return None
    for mention in at.scene.parties:
        owes = not debts.isdisjoint(tokens.lowers[mention.last : mention.last + OWES])
        owes = owes or not debts.isdisjoint(tokens.lowers[max(0, mention.first - OWES) : mention.first])
        if owes and at.is_state(mention.name.target) and mention.name.target not in donors:
            return weighed((mention.name.target,), at.span(mention), "recipient.dative")
    return None
