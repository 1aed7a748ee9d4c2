"""Whose gift a thing is said to be, whoever hands it over: who pays or backs it, whose donation or plane it is."""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.asking import joined_after
from pledgebook.extract.conjuncts import first_of_joined
from pledgebook.extract.cues import GIVING, RECEIVING, Cue
from pledgebook.extract.governing import is_absolute
from pledgebook.extract.joined import joined_before
from pledgebook.extract.organs import organ_end
from pledgebook.extract.parts import GIVES
from pledgebook.extract.roles import WEIGHTS, Found, Place, may_give, weighed
from pledgebook.extract.subjects import subject
from pledgebook.extract.words import together, without
from pledgebook.model import Span
from pledgebook.text.names import NameMention

GOVERNING: Final = ("state", "territory", "union")
"""Kinds of those that give in their own name, whoever backs them."""

BODIES: Final = ("agency", "ngo", "fund", "bank")
"""Kinds of those that give with the help of others."""

NAMED: Final = 5
"""Within how many words behind a state the name of a fund ends that has it in it."""

SORTS: Final = 2
"""How many words may say of what sort a state's aid is."""

CRAFT: Final = 3
"""Within how many words behind whose it is a plane or a ship stands ('a US military plane')."""

ARRIVED: Final = 6
"""How many words may stand between a verb and what it tells the arrival of."""

ADJACENT, RUN_UP = 2, 7
"""How many words a sum may stand behind a gerund of giving, and behind one that tells of a total."""

BEHIND: Final = 30
"""How many words behind a passive the name of who did it may stand, where only when and where stands between."""

FAR: Final = 12
"""How many words a noun of giving may stand from the amount that it is about."""

HEAD: Final = 5
"""How many words off a noun of giving the thing stands that is told behind its 'of' ('the US donation of 40 tents')."""

OWNED: Final = 7
"""How many words, beside sums and dates, its noun may stand behind the owner of a gift."""


def funder(at: Place, anchor: Anchor, cue: Cue | None) -> Found | None:
    """'howitzers funded by Norway', 'on behalf of the German government': who pays, whoever else delivers."""
    other = _thanked_too(at, anchor)
    if other is not None:
        return weighed((other.name.target,), at.span(other), "donor.funder")
    for mention in at.scene.parties:
        told = _is_beside(mention, anchor, cue) and at.part(mention) == "funder" and may_give(at, mention)
        if told and not _is_of_another(at, mention, cue) and not _pays_another(at, mention, anchor):
            return weighed(joined_after(at, mention), at.span(mention), "donor.funder")
    return None


def _pays_another(at: Place, mention: NameMention, anchor: Anchor) -> bool:
    """'a $5 million loan, co-financed by Japan with $3 million': of whose own sum another one is not."""
    led = at.scene.tokens.lowers[mention.last : mention.last + 1]
    own = next((m for m in at.scene.money if m.first == mention.last + 1), None)
    return own is not None and not at.reader.words.nouns["withs"].isdisjoint(led) and anchor.money not in (None, own)


def _thanked_too(at: Place, anchor: Anchor) -> NameMention | None:
    """'thanked Denmark for 40 tents and Spain for 20 trucks': each is thanked for what stands behind its own 'for'."""
    tokens, words = at.scene.tokens, at.reader.words
    if len(at.scene.parties) < 2:
        return None
    led = [m for m in at.scene.parties if m.last < anchor.first and tokens.lowers[m.last] in words.nouns["aims"]]
    if len(led) < 2 or at.part(led[0]) != "funder":
        return None
    place = at.before_articles(led[-1].first)
    place -= tokens.lowers[place - 1] in words.nouns["infinitives"]  # 'grateful to Denmark for ... and to Spain for'
    return led[-1] if at.joins(place - 1) and may_give(at, led[-1], (*GIVES, "to", "funder")) else None


def backer(at: Place, anchor: Anchor, cue: Cue | None) -> Found | None:
    """'were delivered with the support of Norway', 'with Danish funding': who backs it, where no state gives."""
    withs = at.reader.words.nouns["withs"]
    for mention in at.scene.parties:
        if not _is_beside(mention, anchor, cue) and not _is_before_verb(at, mention, anchor):
            continue
        national = at.scene.tokens.lowers[mention.first - 1] in withs and _is_national(at, mention, anchor)
        if not (national or at.part(mention) == "backer") or not may_give(at, mention, ("backer", "aside", "")):
            continue
        acting = subject(at, cue) if cue is not None and not cue.passive else None
        alone = acting is None or not any(at.kind(p) in GOVERNING for p in acting.parties)
        alone = alone or (acting is not None and acting.source == at.span(mention))
        buys = cue is not None and cue.group == "order" and not any(
            at.part(m) == "to" and m.first > cue.at for m in at.scene.parties)  # 'With the help of Japan, Fiji bought'
        alone = alone or buys
        weight = WEIGHTS["donor.funder" if alone else "donor.backer"]
        row = (*_backers_before(at, mention), *joined_after(at, mention))
        return Found(_with_doer(at, acting, row), at.span(mention), "donor.backer", weight)
    return None


def _backers_before(at: Place, mention: NameMention) -> tuple[str, ...]:
    """'With the support of Germany and Spain': those of a row of backers before the nearest one."""
    found: list[str] = []
    other = at.joined_to(mention.first)
    while other is not None and at.part(other) == "backer" and may_give(at, other, ("backer",)):
        found.append(other.name.target)
        other = at.joined_to(other.first)
    return tuple(found)


def _with_doer(at: Place, acting: Found | None, backers: tuple[str, ...]) -> tuple[str, ...]:
    """'UNDP, with the support of Norway, handed over': a body that does it with another's help gives as well."""
    does = acting.parties if acting is not None and acting.rule == "donor.subject" else ()
    bodies = [one for one in does if at.kind(one) in BODIES and one not in at.setting.recipients]
    return tuple(sorted({*backers, *bodies}))


def _is_before_verb(at: Place, mention: NameMention, anchor: Anchor) -> bool:
    """'with the support of Spain, handed over a batch of goods, including 8 trucks': the verb stands by the name."""
    return any(verb.form.group in GIVING and 0 <= verb.at - mention.last <= ADJACENT and verb.at < anchor.first
               for verb in at.scene.verbs)


def _is_beside(mention: NameMention, anchor: Anchor, cue: Cue | None) -> bool:
    """Whether a name stands within reach of an amount, or behind it within reach of its verb."""
    end = max(anchor.last, cue.at if cue is not None else 0)
    return mention.first >= anchor.last - FAR and mention.last <= end + FAR


def _is_of_another(at: Place, mention: NameMention, cue: Cue | None) -> bool:
    """'Spain thanked Norway and sent', "welcomed Norway's move and sent": of a verb that the cue is joined to."""
    if cue is None or mention.last > cue.first:
        return False
    if cue.group in RECEIVING and not any(m.first > cue.at and at.part(m) == "by" for m in at.scene.parties):
        return False  # 'thanked Norway and received 40 tents'
    first = first_of_joined(at, cue)
    return first is not None and first < mention.first


def gift(at: Place, anchor: Anchor, cue: Cue | None = None) -> Found | None:
    """"Japan's overall contribution", 'the commitment from the GCC', 'a donation by Norway' near the amount."""
    tokens, words = at.scene.tokens, at.reader.words
    gifts = words.role_words["gifts"]
    if tokens.words.isdisjoint(gifts):
        return None
    stops = without(words.nouns["stops"], words.possessives)
    for mention in at.scene.parties:
        if not anchor.first - FAR <= mention.last <= anchor.last + FAR:
            continue
        end = _owned_from(at, mention)
        owner = end and may_give(at, mention, ("to", "folk"))  # 'thanks for Norway's commitment'
        parts = (*GIVES, "aside", "place") if _is_national(at, mention, anchor) else GIVES  # 'with Norwegian funding'
        of = _is_of(at, mention)
        folk = at.part(mention) == "folk" and end <= mention.last and not of
        if folk or not (owner or may_give(at, mention, parts)):
            continue
        last = max(end, mention.last)
        behind = range(last, min(len(tokens), last + FAR))
        ahead = [tokens[k] for k in behind if at.scene.covered[k] not in ("money", "date")][:OWNED]
        noun = next((k for k, t in enumerate(ahead) if t.lower in gifts), None)
        owns = noun is not None and bool(end) and not any(t.lower in stops for t in ahead[:noun])
        place = at.before_articles(mention.first)
        comes = at.part(mention) == "by" and any(t.lower in gifts for t in tokens[max(0, place - 3) : place])
        near = not _is_of_another(at, mention, cue) and not (
            place and tokens.lowers[place - 1] in words.nouns["matching"])  # "matching Norway's contribution"
        if near and (owns or comes or of) and at.kind(mention.name.target) != "company":
            both = {*joined_after(at, mention), *(_owners_beside(at, mention) if owns else ())}
            return weighed(tuple(sorted(both)), at.span(mention), "donor.gift")
        if near and _is_national(at, mention, anchor):  # whoever announces it says more
            joint = tuple(sorted({*joined_adjectives(at, mention), *joined_after(at, mention)}))
            return Found(joint, at.span(mention), "donor.gift", WEIGHTS["donor.owner"])
    return None


def _is_of(at: Place, mention: NameMention) -> bool:
    """'a gift of Kuwait to Yemen', 'a donation of the Japanese people': whose gift it is, and not what it is of."""
    tokens, words, place = at.scene.tokens, at.reader.words, mention.first - 1
    while place > 1 and tokens.lowers[place] in words.nouns["definite"]:
        place -= 1
    led = place > 0 and tokens.lowers[place] in words.order.of and tokens.lowers[place - 1] in words.nouns["own_giving"]
    end = organ_end(at.scene, mention, words) if led else 0
    if not led or end >= len(tokens):
        return led
    folk = mention.name.use == "demonym"
    end += folk and tokens.lowers[end] in words.role_words["people"]
    if folk and end == mention.last:
        return False
    return at.scene.covered[end : end + 1] not in (["money"], ["item"], ["quantity"]) and tokens[end].text != "-"


def _owned_from(at: Place, mention: NameMention) -> int:
    """Where what a state or its organ owns begins ("Norway's gift", "the Danish embassy's gift"); 0 if nothing."""
    if at.owns(mention):
        return mention.last
    end, tokens = organ_end(at.scene, mention, at.reader.words), at.scene.tokens
    return end if mention.last < end < len(tokens) and tokens[end].text in "'’" else 0


def _owners_beside(at: Place, mention: NameMention) -> tuple[str, ...]:
    """"Spain and Norway's gift": whose it is as well, by a bare name right before 'and'."""
    place = at.before_articles(mention.first)
    other = at.ending_at(place - 2) if place > 1 else None
    joins = other is not None and at.scene.tokens.lowers[place - 1] in at.reader.words.nouns["conjunctions"]
    bare = other is not None and joins and at.part(other) == "" and at.is_public(other.name.target)
    return (other.name.target,) if other is not None and bare and may_give(at, other) else ()


def _is_national(at: Place, mention: NameMention, anchor: Anchor) -> bool:
    """'as part of Norwegian aid', 'with Danish support': the adjective of a state right before a noun of giving."""
    tokens, words = at.scene.tokens, at.reader.words
    end = mention.last
    sorts = together(words.bundles["military"], words.bundles["civil"])
    while end < len(tokens) - 1 and tokens.lowers[end] in sorts and end - mention.last < SORTS:
        end += 1  # 'Norwegian military aid'
    behind = tokens[end + 1 : end + 2]
    if mention.name.use not in ("demonym", "abbreviation", "name") or end >= len(tokens):
        return False
    if mention.name.use == "name" and tokens.lowers[end] not in words.nouns["own_giving"]:
        return False  # 'the United States donation of', but 'Ukraine aid' is for Ukraine
    if at.scene.covered[end] not in ("", "item"):
        return False
    ends = not behind or behind[0].kind != "word" or behind[0].lower in words.nouns["stops"]
    its = -HEAD < anchor.first - end <= HEAD and anchor.last > end
    ends = ends or (its and mention.name.use != "demonym" and behind[0].lower in words.order.of)
    ends = ends or behind[0].lower in words.verbs
    return ends and tokens.lowers[end] in words.role_words["gifts"]


def joined_adjectives(at: Place, mention: NameMention) -> tuple[str, ...]:
    """'Qatari and Omani tents': all states whose adjectives are joined before the noun."""
    codes, first = {mention.name.target}, mention.first
    while mention.name.use == "demonym" and first > 1 and at.joins(first - 1):
        other = at.ending_at(first - 2)
        if other is None or other.name.use != "demonym" or not may_give(at, other, (*GIVES, "to", "place")):
            break
        codes.add(other.name.target)
        first = other.first
    return tuple(sorted(codes))


def told_arrival(at: Place, anchor: Anchor, cue: Cue) -> bool:
    """'confirmed receipt of 18 tanks', 'announced the arrival of': who tells that a thing has come has got it."""
    if at.scene.tokens.words.isdisjoint(together(at.reader.words.nouns["arrivals"], at.reader.words.joined["acts"])):
        return False
    if cue.group == "include":  # 'confirmed the arrival of aid, including 40 tents'
        verb = next((v for v in reversed(at.scene.verbs) if v.at < cue.first), None)
        told = at.scene.tokens.lowers[verb.at + 1 : verb.at + 1 + ARRIVED] if verb is not None else ()
        return not at.reader.words.nouns["arrivals"].isdisjoint(told)
    got = cue.tense == "phrase" and at.scene.tokens.lowers[cue.first] in at.reader.words.nouns["takings"]
    between = at.scene.tokens[cue.first + (not got) : anchor.first]  # 'acknowledged receipt of'
    if not 0 < len(between) <= ARRIVED:
        return False
    acts = any(t.lower in at.reader.words.joined["acts"] for t in between)
    return any(t.lower in at.reader.words.nouns["arrivals"] for t in between) or (acts and _done_by(at, anchor))


def _done_by(at: Place, anchor: Anchor) -> bool:
    """'confirmed the delivery of 40 tents by Norway': whether 'by' and who gives stand right behind."""
    behind = range(anchor.last, min(anchor.last + ARRIVED, len(at.scene.tokens)))
    led = next((k for k in behind if at.scene.tokens.lowers[k] in at.reader.words.speech["by"]), None)
    return led is not None and any(at.before_articles(m.first) == led + 1 for m in at.scene.parties)


def acts_itself(at: Place, anchor: Anchor, cue: Cue) -> bool:
    """Whether a noun tells the act, or the thing itself comes: who stands before them need not give.

    'thanked Norway for the delivery of', 'Kenya said 40 tents from Norway had arrived'.
    """
    if cue.group == "arrive":
        return anchor.last <= cue.first
    if cue.first - anchor.last in (0, 1) and is_absolute(at.scene, at.reader.words, cue, anchor.first):
        return True  # 'has received 40 tents from Norway, with 60 more on the way'
    return cue.tense == "phrase" and at.scene.tokens.lowers[cue.first] in at.reader.words.joined["acts"]


def present(at: Place, cue: Cue) -> Found | None:
    """'The Norwegian envoy attended the handover of 40 tents': who was there gave, where nobody else did."""
    if at.scene.tokens.lowers[cue.first] not in at.reader.words.nouns["handovers"]:
        return None
    found = subject(at, cue)
    return found._replace(weight=WEIGHTS["donor.speaker"]) if found is not None else None


def stands_far(at: Place, cue: Cue, mention: NameMention) -> bool:
    """'were handed to Kenya on Monday, at a ceremony in Nairobi, by Norway': who acts stands far behind the passive."""
    tokens, place = at.scene.tokens, at.before_articles(mention.first) - 1
    if not 0 < place - cue.at <= BEHIND or tokens.lowers[place] not in at.reader.words.speech["by"]:
        return False
    apart = tokens[place - 1].text == "," or at.scene.covered[place - 1] in ("date", "party")
    return apart and not any(cue.at < verb.at < place for verb in at.scene.verbs) and not any(
        token.text == ";" for token in tokens[cue.at : place])


def carrier(at: Place, cue: Cue | None) -> Found | None:
    """'An Indian plane with 30 tonnes of medicine landed': whose the plane is."""
    words = at.reader.words
    if cue is not None and at.scene.tokens.lowers[cue.at] in words.nouns["leaving"]:
        left = next((m for m in at.scene.parties if at.before_articles(m.first) == cue.at + 1), None)
        may = left is not None and at.is_state(left.name.target) and may_give(at, left)
        return weighed((left.name.target,), at.span(left), "donor.origin") if left and may else None
    if cue is None or cue.group != "arrive":
        return None
    for mention in at.scene.parties:
        behind = [t.lower for t in at.scene.tokens[mention.last : mention.last + CRAFT]]
        adjective = mention.name.use in ("demonym", "abbreviation", "government") or at.owns(mention)
        if not adjective or words.nouns["vehicles"].isdisjoint(behind):
            continue
        aboard = mention.first > cue.at and at.part(mention) in GIVES | {"place"}  # 'arrived on a Czech plane'
        if aboard or mention.last < cue.first:
            may = may_give(at, mention, (*GIVES, "place"))
            weight = WEIGHTS["donor.origin" if aboard else "donor.owner"]
            return Found((mention.name.target,), at.span(mention), "donor.owner", weight) if may else None
    return None


def owner_from(at: Place, anchor: Anchor, cue: Cue | None, *, asking: bool, receiving: bool) -> int:
    """The token behind which whose a thing is may stand: who stands before a verb of asking or getting has it not."""
    if receiving and anchor.money is None:
        beside = at.ending_at(anchor.first - 1)  # 'will get Danish pumps'
        first = beside.first if beside is not None and beside.name.use == "demonym" else anchor.first
        return first - 1
    if cue is None:
        return -1
    gives = cue.group in GIVING and cue.at < anchor.first and not (asking or cue.passive)
    behind = at.scene.parties if gives else ()
    given = next((m for m in behind if m.first == cue.at + 1 and m.name.use == "name"), None)
    if given and not at.owns(given):
        return given.first  # 'has given Kenya tanks'
    return cue.first if asking else cue.at if receiving and cue.at < anchor.first else -1


def absolute(at: Place, anchor: Anchor) -> Found | None:
    """'..., with the EU contributing up to €35 billion': the name right before the gerund that stands by the amount."""
    for verb in at.scene.verbs:
        adds = anchor.money is not None and at.scene.tokens.lowers[verb.at] in at.reader.words.nouns["adding"]
        if not 0 < anchor.first - verb.at <= RUN_UP or not (adds or "gerund" in verb.form.forms):
            continue
        gives = anchor.first - verb.at <= ADJACENT and (verb.form.group in GIVING or adds)
        place = verb.at - (at.scene.tokens.lowers[verb.at - 1] in at.reader.words.nouns["infinitives"])
        mention = at.ending_at(place - 1) if gives or _runs_up(at, verb.at, anchor) else None
        if mention and may_give(at, mention):
            return weighed(joined_before(at, mention)[0], at.span(mention), "donor.gapped")
    return None


def _runs_up(at: Place, place: int, anchor: Anchor) -> bool:
    """'Norway bringing its total to $75 million': whether a verb tells whose total a sum is."""
    words, tokens = at.reader.words, at.scene.tokens
    between = tokens.lowers[place + 1 : anchor.money.first] if anchor.money is not None else ()
    if not between or tokens.lowers[place] not in words.running["bringing"]:
        return False
    total = any(word in words.nouns["totals"] or word in words.role_words["gifts"] for word in between)
    return total and between[0] in words.speech["owners"] and not any(
        covered in ("money", "party") for covered in at.scene.covered[place + 1 : place + 1 + len(between)])


def bought(at: Place, anchor: Anchor, cue: Cue) -> Found | None:
    """'Taiwan ordered 66 jets from the United States': a state that sells gives; one that has no name is not known."""
    if cue.group != "order" or cue.passive or any(at.part(m) == "to" and m.first > cue.at for m in at.scene.parties):
        return None  # 'will buy 18 howitzers from a factory for Ukraine': the buyer gives
    tokens, words = at.scene.tokens, at.reader.words
    for place in range(anchor.last, min(len(tokens), anchor.last + 8)):
        mention = next((m for m in at.scene.parties if m.first == place), None)
        if mention and at.part(mention) == "by" and at.is_state(mention.name.target) and may_give(at, mention):
            return Found((mention.name.target,), at.span(mention), "donor.source", WEIGHTS["donor.asked"])
        sold = tokens.lowers[place] in together(words.role_words["company"], words.role_words["others"])
        if sold and words.part_words.before(tokens, at.before_articles(place - 1)) == ("by", place - 3):
            return Found((), Span(tokens[place].start, tokens[place].end), "donor.others", WEIGHTS["donor.asked"])
    return None


def is_in_fund(at: Place, mention: NameMention) -> bool:
    """'from its Ukraine Support Fund': a state in the name of a fund is the one that it is for."""
    tokens, funds = at.scene.tokens, at.reader.words.nouns["funds_named"]
    if tokens.words.isdisjoint(funds) or not at.is_state(mention.name.target):
        return False
    for token in tokens[mention.last : mention.last + NAMED]:
        if token.kind != "word" or not token.text[:1].isupper():
            return False
        if token.lower in funds:
            return True
    return False


def supplied(at: Place, low: int, last: int) -> Found | None:
    """'Western-supplied systems': who gave them has no name."""
    tokens = at.scene.tokens
    for place in range(low, last - 1) if "-" in tokens.words else ():
        led = tokens[place].text == "-" and tokens.lowers[place + 1] in at.reader.words.role_words["leader"]
        if led and at.ending_at(place - 1) is None and tokens[place - 1].text[:1].isupper():
            return weighed((), Span(tokens[place - 1].start, tokens[place + 1].end), "donor.others")
    return None
