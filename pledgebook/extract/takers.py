"""Who takes up or turns down what another offers, and from whom something is withheld: neither gives.

'Ghana accepted an offer of 40 buses from Japan', 'Chad rejected Spanish tents', 'withheld aid from Kenya'.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.asking import joined_after
from pledgebook.extract.cues import Cue
from pledgebook.extract.others import takes
from pledgebook.extract.roles import WEIGHTS, Found, Place, is_in_need, office_at, weighed
from pledgebook.extract.row_takers import ending_in
from pledgebook.extract.scene import Verb
from pledgebook.extract.words import together
from pledgebook.model import Span
from pledgebook.text.names import NameMention

NEAR: Final = 8
"""How many words behind a verb of answering what is answered may begin."""

FROM: Final = 4
"""How many words behind a thing, or behind the noun of an offer, 'from' and a name may stand."""

THANKING: Final = 5
"""How many words before a word of thanks who thanks may stand ("Mali's president Keita has warmly thanked")."""

BARE: Final = ("", "folk")
"""Parts of one who acts."""


def offered(at: Place, anchor: Anchor, cue: Cue | None) -> Found | None:
    """Who offers what another accepts or turns down; () where nobody is said to have offered it."""
    verb = _answer(at, anchor, cue)
    if verb is None:
        return None
    mention = _offerer(at, anchor, verb)
    if mention is not None:
        codes = joined_after(at, mention) if at.part(mention) == "by" else (mention.name.target,)
        return Found(codes, at.span(mention), "donor.source", WEIGHTS["donor.asked"])
    noun = _offer(at, anchor, verb)
    noun = _foreign(at, anchor, verb) if noun is None else noun
    if noun is None:
        return None
    token = at.scene.tokens[noun]
    return Found((), Span(token.start, token.end), "donor.others", WEIGHTS["donor.asked"])


def answers(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """The state that accepts or turns down what is offered: it is who gets, or would."""
    verb = _answer(at, anchor, cue)
    if verb is None:
        return None
    if _offerer(at, anchor, verb) is None and _offer(at, anchor, verb) is None and _foreign(at, anchor, verb) is None:
        return None
    row: list[NameMention] = []
    for mention in reversed([m for m in at.scene.parties if m.last <= verb.at]):
        apart = bool(row) and not all(at.joins(k) for k in range(mention.last, at.before_articles(row[-1].first)))
        if apart or at.part(mention) not in BARE or mention.name.target in donors:
            break
        if at.is_state(mention.name.target) and mention.name.target not in at.setting.aggressor:
            row.append(mention)
    codes = tuple(sorted({m.name.target for m in row}))
    return Found(codes, at.span(row[-1]), "recipient.subject", WEIGHTS["recipient.subject"]) if codes else None


def _answer(at: Place, anchor: Anchor, cue: Cue | None) -> Verb | None:
    """The verb of accepting or turning down whose object the thing, or an offer of it, is."""
    if cue is None or at.scene.tokens.words.isdisjoint(at.reader.words.nouns["answered"]) or cue.passive:
        return None
    words, tokens = at.reader.words, at.scene.tokens
    first = anchor.phrase.first if anchor.phrase else anchor.first
    first = min(first, anchor.first)
    before = [v for v in at.scene.verbs if v.at < first and v.form.lemma in words.nouns["answering"]]
    verb = before[-1] if before else None
    if verb is None or first - verb.at > NEAR:
        return None
    stops = together(words.nouns["infinitives"], words.nouns["requests"], words.nouns["relatives"])
    behind = tokens.lowers[verb.at + 1 : anchor.last + 2]
    if tokens.lowers[verb.at] not in words.nouns["answered"] or any(word in stops for word in behind):
        return None  # 'refused to send 40 tents', 'rejected a request for 40 tents'
    phrasal = verb.form.lemma in words.nouns["turning"]
    if phrasal and not (behind and behind[0] in words.nouns["downs"]):
        return None
    for_others = any(m.first >= first and at.part(m) in ("to", "people") for m in at.scene.parties)
    return None if for_others else verb


def _offerer(at: Place, anchor: Anchor, verb: Verb) -> NameMention | None:
    """Whose offer or thing it is: 'from Japan' behind it, or "Japan's" and 'Japanese' before it."""
    end = anchor.phrase.last if anchor.phrase else anchor.last
    end = max(end, anchor.last)
    for mention in at.scene.parties:
        if mention.first <= verb.at:
            continue
        code = mention.name.target
        behind = at.part(mention) == "by" and at.before_articles(mention.first) - end <= FROM
        adjective = mention.name.use == "demonym" and not is_in_need(at, code) and at.part(mention) != "folk"
        inside = mention.last <= end and (at.owns(mention) or adjective)
        if (behind or inside) and at.kind(code) != "company":
            return mention
    return None


def _offer(at: Place, anchor: Anchor, verb: Verb) -> int | None:
    """Where the noun of an offer stands, before the thing or right behind it ('vaccine offers')."""
    offers = at.reader.words.nouns["offers"]
    behind = range(verb.at + 1, min(len(at.scene.tokens), anchor.last + 1))
    return next((k for k in behind if at.scene.tokens.lowers[k] in offers), None)


def _foreign(at: Place, anchor: Anchor, verb: Verb) -> int | None:
    """'Mali rejected international aid': where the word stands that says that others offer it to one in need."""
    acting = next((m for m in reversed(at.scene.parties) if m.last <= verb.at), None)
    if acting is None or at.part(acting) not in BARE or not is_in_need(at, acting.name.target):
        return None
    behind = range(verb.at + 1, min(len(at.scene.tokens), anchor.last + 1))
    return next((k for k in behind if at.scene.tokens.lowers[k] in at.reader.words.nouns["from_abroad"]), None)


def without_taker(at: Place, anchor: Anchor, found: Found) -> Found:
    """'Norway and Sudan launched a $5 million fund for Sudan': of a row of givers, not the one whom it is for."""
    if len(found.parties) < 2 or found.rule != "donor.subject":
        return found
    getting = {m.name.target for m in at.scene.parties if at.part(m) in ("to", "people") and m.first >= anchor.first
               and m.first - anchor.last <= FROM and at.is_state(m.name.target)}
    left = tuple(party for party in found.parties if party not in getting)
    return found._replace(parties=left) if left else found


def withheld(at: Place, anchor: Anchor, cue: Cue | None) -> NameMention | None:
    """'was withholding $5 million from Kenya': behind verbs of taking away, from whom a thing is kept gets it not."""
    if cue is None or cue.lemma not in at.reader.words.nouns["withholding"]:
        return None
    froms = at.reader.words.nouns["froms"]
    for mention in at.scene.parties:
        place = at.before_articles(mention.first)
        near = mention.first > cue.at and 0 <= place - (cue.at + 1 if cue.passive else anchor.last) <= FROM
        near = near and not (cue.passive and at.scene.tokens.lowers[place - 1] not in froms)  # 'were withheld by'
        if near and at.part(mention) == "by" and at.is_state(mention.name.target):
            return mention
    return None


def only_tells(at: Place, cue: Cue, mention: NameMention) -> bool:
    """'UNICEF said farmers were given seeds': an organisation that tells of others who get."""
    if at.is_state(mention.name.target) or not at.tells(mention):
        return False
    says = next(verb.at for verb in at.scene.verbs if verb.at >= mention.last)
    words = at.reader.words
    small = together(words.nouns["stops"], words.nouns["articles"])  # 'said it had received'
    between = at.scene.tokens[says + 1 : cue.first]
    if between and between[-1].lower in together(words.speech["it"], words.speech["he"], words.speech["first_person"]):
        return False
    return any(token.kind == "word" and token.lower not in small for token in between)


def thanking(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    """'Mali thanked Denmark for 40 tents', "Mali's president is grateful to Spain for": who thanks has got it."""
    tokens, words = at.scene.tokens, at.reader.words
    if tokens.words.isdisjoint(words.nouns["of_thanks"]):
        return None
    thanks = next((k for k in range(anchor.first) if tokens.lowers[k] in words.nouns["of_thanks"]), 0)
    if not any(thanks < m.first < anchor.first and m.name.target in donors for m in at.scene.parties):
        return None
    for place in range(thanks - 1, max(-1, thanks - 1 - THANKING), -1):
        mention = at.ending_at(place)
        if mention is not None:
            gets = at.is_state(mention.name.target) and takes(at, mention, donors)
            return weighed(ending_in(at, mention, donors), at.span(mention), "recipient.asker") if gets else None
        party = office_at(at, place) if at.scene.covered[place] == "office" else None
        if party is not None and party not in donors:
            here = Span(tokens[place].start, tokens[place].end)
            return weighed((party,), here, "recipient.asker") if at.is_state(party) else None
        if tokens[place].kind == "mark" and tokens[place].text != "'":
            return None
    return None
