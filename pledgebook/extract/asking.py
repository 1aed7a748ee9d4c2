"""Who is asked, and who asks: of a verb of asking the one gives, or would, and the other does not.

'Poland urged Spain to send' asks Spain, whose name stands between the verb of asking and what it asks for; who asks
gives nothing by asking, unless a government asks its own parliament for another.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import CLAUSELESS, RECEIVING, Cue
from pledgebook.extract.notices import trades
from pledgebook.extract.parts import GIVES
from pledgebook.extract.roles import WEIGHTS, Found, Place, is_in_need, may_give, office_at, weighed
from pledgebook.extract.subjects import subject
from pledgebook.extract.words import together
from pledgebook.model import Inference, Span
from pledgebook.text.names import NameMention

REQUESTED: Final = Stage.REQUESTED  # an Enum finds its members slowly

STATES: Final = ("state", "territory", "union")
"""Kinds of those that ask their own parliaments or members for what they give."""

BODIES: Final = ("agency", "group", "fund", "ngo")
"""Kinds of those that ask whoever can give."""

ANSWERING: Final = RECEIVING | {"consider", "refuse", "commit", "other"}
"""Groups of verbs of those to whom a request comes."""

ASKED: Final = frozenset({"donor.asked", "donor.source"})
"""Rules of who is asked: 'asked UNICEF for', 'seeks $3 million from a fund'."""

ELSEWHERE: Final = frozenset({"donor.before", "donor.lead", "donor.document", "donor.headline", "donor.publisher",
                              "donor.nearby"})
"""Rules of who gives by what other sentences tell."""

LED: Final = GIVES | {"to", "aside"}
"""Parts of one who is asked, where a word leads to the name or the name acts in what is asked for."""

NEAR: Final = 4
"""How many words behind a verb of asking whom it asks may begin, where no verb tells what is asked for."""


def asks(cue: Cue) -> bool:
    """Whether the verb asks for what is not given yet; who should give is its subject, and asks for nothing."""
    return cue.group == "request" or (cue.stage is REQUESTED and cue.tense != "advised")


def asked(at: Place, cue: Cue) -> Found | None:
    """'asked Germany for', 'called on the G7 on Monday to take steps to send': whom the verb of asking asks."""
    head = head_of(at, cue)
    if head.passive and _is_need(at, head):
        return weighed((), None, "donor.unasked")  # 'The UN says $5m is needed': who says it gives none of it
    behind = at.scene.tokens.lowers[head.at + 1] if head.at + 1 < len(at.scene.tokens) else ""
    if head.passive and (head.tense != "participle" or behind in at.reader.words.speech["by"]):
        return _asked_by(at, head)
    assents = at.reader.words.nouns["assents"]
    if any(token.lower in assents for token in at.scene.tokens[head.at + 1 : cue.at]):
        return subject(at, head)  # 'asked Poland for permission to send'
    hangs = head.at < cue.first or head.at < cue.at
    end = cue.at if hangs else min(len(at.scene.tokens), head.at + NEAR + 1)
    got = _got(at, head) or addressed(at, head)
    if got is not None:
        return weighed((got.name.target,), at.span(got), "donor.asked")
    start = head.first if head.tense == "phrase" else head.at
    for mention in at.scene.parties:
        if start < mention.first < end and _is_asked(at, head, mention, end if hangs else None):
            return weighed(joined_after(at, mention), at.span(mention), "donor.asked")
    for mention in at.scene.offices:
        party = office_at(at, mention.first) if hangs and head.at < mention.first < end else None
        if party and party not in {*at.setting.recipients, *at.setting.aggressor}:
            return weighed((party,), at.span(mention), "donor.asked")
    return _nameless(at, head, end, hangs=hangs) or (None if hangs else _asked_behind(at, head))


def requested(at: Place, cue: Cue | None) -> Cue | None:
    """"Kenya's request to Norway covers 40 trucks": of what a request includes, the request tells who asks whom.

    So does the purchase of what it includes: 'bought arms from Spain, including 12 radars'.
    """
    if cue is None or cue.group != "include":
        return cue
    if cue.tense == "gerund" and cue.taken not in (None, REQUESTED):
        bought = next((c for c in reversed(at.cues) if c.at < cue.first and c.stage is not None), None)
        return bought if bought is not None and _is_purchase(at, bought, cue) else cue
    if REQUESTED not in (cue.taken, cue.stage):
        return cue
    before = (c for c in reversed(at.cues) if c.at < cue.first and c.tense == "phrase" and c.stage is REQUESTED)
    return next(before, cue)


def _is_purchase(at: Place, bought: Cue, cue: Cue) -> bool:
    """Whether somebody buys what is included, or means to buy arms: 'money to buy food, including rice' gives rice."""
    arms = at.reader.words.joined["arms"]
    finite = bought.tense not in CLAUSELESS
    return bought.group == "order" and (finite or not arms.isdisjoint(at.scene.tokens.lowers[bought.at : cue.first]))


def _is_need(at: Place, head: Cue) -> bool:
    """Whether the verb tells what is needed, and not whom somebody asks."""
    return head.lemma in together(at.reader.words.nouns["needs"], at.reader.words.nouns["requiring"])


def _asked_behind(at: Place, head: Cue) -> Found | None:
    """"L'Ukraine demande 300 chars à l'Allemagne": whom a state asks stands behind the thing, by words of the pack."""
    who = subject(at, head)
    if who is None or not who.parties or not all(at.kind(party) in STATES for party in who.parties):
        return None
    for mention in at.scene.parties:
        between = at.scene.tokens[head.at : mention.first]
        if mention.first <= head.at or not at.asked(mention) or mention.name.target in who.parties:
            continue
        if any(token.text in ",;" for token in between) or any(head.at < v.at < mention.first for v in at.scene.verbs):
            return None
        if may_give(at, mention, LED):
            return weighed((mention.name.target,), at.span(mention), "donor.asked")
    return None


def _asked_by(at: Place, head: Cue) -> Found | None:
    """'Spain was asked by Kenya to send', 'was asked for': the bare name before the passive is whom somebody asks."""
    before = [m for m in at.scene.parties if m.last <= head.first and at.part(m) in ("", "folk")]
    mention = before[-1] if before and may_give(at, before[-1]) else None
    return weighed((mention.name.target,), at.span(mention), "donor.asked") if mention else None


def _got(at: Place, head: Cue) -> NameMention | None:
    """'Spain has received a request from Kenya for': whom a request comes to, told with who makes it.

    So it does in "is weighing Kenya's request for".
    """
    from_it = any(head.first < m.first < head.at and at.part(m) == "by" for m in at.scene.parties)
    own = any((at.owns(m) and 0 < head.first - m.last <= 2) or (m.name.use == "demonym" and m.last == head.first)
              for m in at.scene.parties)  # "Kenya's request for", 'a Kenyan request for'
    if head.tense != "phrase" or not (from_it or own):
        return None
    groups = ANSWERING if own else RECEIVING | {"consider"}
    got = next((v.at for v in reversed(at.scene.verbs) if v.at < head.first and v.form.group in groups), None)
    before = [m for m in at.scene.parties if got is not None and m.last <= got and at.part(m) in ("", "folk")]
    return before[-1] if before and may_give(at, before[-1]) else None


def addressed(at: Place, head: Cue) -> NameMention | None:
    """'wrote to Norway asking for', 'has sent Norway a request for': to whom the words go in which one asks."""
    verb = next((v for v in reversed(at.scene.verbs) if v.at < head.first), None)
    if verb is None or verb.form.lemma not in at.reader.words.nouns["addressing"]:
        return None
    place = at.before_articles(head.first) if head.tense == "phrase" else head.first
    behind = [m for m in at.scene.parties if m.first > head.at] if head.tense == "phrase" else []
    if behind and at.scene.tokens[at.before_articles(behind[-1].first) - 1].lower in at.reader.words.nouns["asked_by"]:
        return behind[-1]  # 'has submitted a request for 40 trucks to Norway'
    mention = at.ending_at(place - 1)
    led = mention is not None and at.before_articles(mention.first) - verb.at <= 2
    return mention if led and mention is not None and mention.first > verb.at else None


def is_led(at: Place, head: Cue, mention: NameMention) -> bool:
    """Whether only a word before whom one asks stands between a verb or noun of asking and a name ('request to')."""
    start, place = head.first if head.tense == "phrase" else head.at, at.before_articles(mention.first)
    between = at.scene.tokens[start + 1 : place]
    return 0 < len(between) <= 1 and all(t.lower in at.reader.words.nouns["asked_by"] for t in between)


def head_of(at: Place, cue: Cue) -> Cue:
    """The verb or phrase of asking on which the cue hangs; itself where it asks."""
    if cue.group == "request" or cue.tense == "phrase":
        return cue
    heads = (c for c in at.cues if c.first == cue.first and c.at < cue.at)
    return next((c for c in heads if c.group == "request" or c.tense == "phrase"), cue)


def _is_asked(at: Place, head: Cue, mention: NameMention, end: int | None) -> bool:
    """Whether a name behind a verb of asking is who is asked: right behind it, or before what is to be done."""
    words, tokens = at.reader.words, at.scene.tokens
    place = at.before_articles(mention.first)
    led = place > head.at and all(t.lower in words.nouns["asked_by"] for t in tokens[head.at + 1 : place])
    led = led and not (place == head.at + 1 and tokens.lowers[head.at] in words.nouns["aims"])  # "Scholz's request for"
    led = (led and place - head.at <= 2) or is_led(at, head, mention)
    acts = end is not None and mention.last == _mark(at, end)  # 'pleas for Spain to send'
    if head.tense == "phrase" and mention.first < head.at and at.part(mention) == "by":
        return False  # 'a request from Kenya for'
    if end is None:
        near = (mention.first - head.first < NEAR or place == head.at + 1) and may_give(at, mention)
        return near or (led and may_give(at, mention, LED))
    return may_give(at, mention, LED if led or acts else GIVES)


def _mark(at: Place, end: int) -> int:
    """The place of the mark of the infinitive before token `end`."""
    infinitives = at.reader.words.nouns["infinitives"]
    return next((k for k in range(end - 1, max(-1, end - 3), -1) if at.scene.tokens.lowers[k] in infinitives), end)


def _nameless(at: Place, head: Cue, end: int, *, hangs: bool) -> Found | None:
    """'urged its allies to send': who is asked has no name; a parliament is the document's own."""
    words, tokens, covered = at.reader.words, at.scene.tokens, at.scene.covered
    reach = range(head.at + 1, end)
    if hangs and end > head.at + 1 and _are_others(at, head.at + 1):
        here = Span(tokens[head.at + 1].start, tokens[head.at + 1].end)
        return Found((), here, "donor.others", WEIGHTS["donor.asked"])
    for place in reach:
        if hangs and tokens.lowers[place] in words.nouns["parliaments"] and at.setting.donor:
            told = Inference(f"donor: {tokens.lowers[place]} of the {at.setting.donor_from}")
            return Found((at.setting.donor,), told, "donor.body", WEIGHTS["donor.asked"])
        if tokens.lowers[place] in words.role_words["others"] and not covered[place]:
            return Found((), Span(tokens[place].start, tokens[place].end), "donor.others", WEIGHTS["donor.asked"])
    return None


def _are_others(at: Place, place: int) -> bool:
    """'met ministers from 40 countries and asked them to send': whether a pronoun stands for givers without a name."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    them = lowers[place] in words.nouns["objects"] and lowers[place] not in words.speech["first_person"]
    others = next((k for k in range(place - 1, -1, -1) if lowers[k] in words.role_words["others"]), None)
    return them and others is not None and not at.scene.covered[others] and not any(
        others < m.first < place for m in at.scene.parties)


def asker(at: Place, cue: Cue, askers: tuple[NameMention, ...]) -> Found | None:
    """Who asks gives where it asks for another ('asked Congress for $2bn for Ukraine'), else nobody has given yet."""
    if (told := sold(at, cue)) is not None:
        return told
    it = at.reader.words.speech["it"]
    if cue.lemma in at.reader.words.nouns["needs"] and cue.first and at.scene.tokens.lowers[cue.first - 1] in it:
        return weighed((), None, "donor.unasked")  # 'told us that they needed artillery'
    found = subject(at, cue)
    if found is None or not found.parties:
        asking = [m.name.target for m in askers]
        asking += [p for m in at.scene.offices if m.last <= cue.first and (p := office_at(at, m.first))]
        for_itself = bool(asking) and (
            asking[-1] in at.setting.recipients or not at.setting.voice or appeals(at, asking[-1]))
        if cue.first and at.scene.tokens.lowers[cue.first - 1] in it:
            return weighed((), None, "donor.unasked")  # 'they appealed for $4bn'
        return weighed((), None, "donor.unasked") if for_itself else None
    others = [m for m in at.scene.parties if m.first > cue.at and at.part(m) in ("to", "people")]
    others = [m for m in others if not at.asked(m)]
    for_others = any(m.name.target not in found.parties and at.is_state(m.name.target) for m in others)
    body = all(appeals(at, p) for p in found.parties)  # an agency appeals to all
    own = at.setting.voice in found.parties and not body
    if own or (for_others and all(at.kind(p) in STATES for p in found.parties)):
        return weighed(found.parties, found.source, "donor.asker")
    return None if at.setting.voice and not body else weighed((), None, "donor.unasked")


def _petition(at: Place, cue: Cue | None) -> tuple[NameMention, NameMention | None] | None:
    """"Kenya's request to Norway for 40 tents was turned down": who asked, and whom, of a request that was answered."""
    words, tokens = at.reader.words, at.scene.tokens
    if cue is None or cue.lemma not in words.nouns["requests"] or tokens.lowers[cue.first] != cue.lemma:
        return None
    owner = next((m for m in at.scene.parties if at.owns(m) and 0 < cue.first - m.last <= NEAR), None)
    if owner is None or cue.stage in (None, REQUESTED):
        return None
    froms = together(words.nouns["froms"], words.nouns["asked_by"], words.speech["by"])
    behind = (m for m in at.scene.parties if m.first > cue.first and m.name.target != owner.name.target)
    return owner, next((m for m in behind if tokens.lowers[at.before_articles(m.first) - 1] in froms), None)


def petitioned(at: Place, cue: Cue | None) -> Found | None:
    """Whom a request went to that was answered; () where nobody is named, since who asked gives nothing."""
    found = _petition(at, cue)
    if found is None:
        return None
    owner, other = found
    if other is not None:
        return weighed((other.name.target,), at.span(other), "donor.asked")
    return Found((), at.span(owner), "donor.others", WEIGHTS["donor.subject"])


def petitioner(at: Place, cue: Cue | None) -> Found | None:
    """Who asked, of a request that was answered: it gets, or would have."""
    found = _petition(at, cue)
    return weighed((found[0].name.target,), at.span(found[0]), "recipient.subject") if found is not None else None


def sold(at: Place, cue: Cue) -> Found | None:
    """'Kenya requested a possible sale', where a text has an office tell its own parliament of it: that one sells."""
    code = at.setting.seller
    if code is None or not trades(at.scene, at.reader.words):
        return None
    who = subject(at, cue)
    if who is not None and code in who.parties:
        return None
    return weighed((code,), Inference("donor: who tells its parliament of the sale"), "donor.asker")


def appeals(at: Place, party: str) -> bool:
    """Whether who asks is a body that asks whoever can give, not a government that asks its parliament."""
    return at.kind(party) in BODIES


def unasked(at: Place, stage: Stage | None, donors: Found, told: Stage | None = None) -> Found:
    """'a U.N. appeal for $6 million', '..., including $2 million for relief': a body that asks all gives none of it.

    Nor does one whom no word of the sentence asks: 'Norway sent 40 tents. The hospital needs 20 beds', unless what was
    `told` right before was asked for too, or the text is the giver's own.
    """
    named = stage is REQUESTED and donors.parties and donors.rule not in ASKED
    if not named or not (all(appeals(at, party) for party in donors.parties) or _is_by_the_way(at, donors, told)):
        return donors
    return Found((), donors.source, "donor.unasked", donors.weight)


def _is_by_the_way(at: Place, donors: Found, told: Stage | None) -> bool:
    """Whether only what stands elsewhere tells who gives, in a sentence that asks for something."""
    if donors.rule == "donor.speaker":
        return all(is_in_need(at, party) for party in donors.parties)
    again = told is Stage.REQUESTED and at.before is not None and set(donors.parties) <= set(at.before[0])
    own = again or at.setting.asks or at.setting.voice in donors.parties
    return donors.rule in ELSEWHERE and not own


def joined_after(at: Place, mention: NameMention) -> tuple[str, ...]:
    """The group of givers that begins at the mention."""
    group, last = [mention.name.target], mention.last
    for other in at.scene.parties:
        if other.first < last:
            continue
        place = at.before_articles(other.first)
        joined = last < other.first and 0 < place - last <= 2 and all(at.joins(k) for k in range(last, place))
        joint = at.reader.words.joining.at(at.scene.tokens, last + (at.scene.tokens[last].text == ","))
        joined = joined or (joint is not None and joint[1] == place)  # 'from India as well as Japan'
        code = other.name.target
        gives = code not in {*at.setting.recipients, *at.setting.aggressor} and at.part(other) != "maker"
        clause = joined and at.scene.tokens[place - 1].text == "," and at.acts(other)  # 'thanks to Norway, Kenya has'
        owns = place < other.first and other.name.use != "name" and not at.reader.words.role_words["gifts"].isdisjoint(
            at.scene.tokens.lowers[other.last : other.last + 1])
        if not joined or not gives or clause or owns or at.tells(other):
            break  # 'a loan from Germany and a US grant of $5 million'
        group.append(code)
        last = other.last
    return tuple(sorted(set(group)))
