"""Who gets: every rule that finds one speaks with its weight, and the strongest is heard."""

from collections.abc import Iterator

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.antecedents import antecedent
from pledgebook.extract.asking import asks, is_led, petitioner
from pledgebook.extract.attackers import to_attacker
from pledgebook.extract.cofinance import contributed_to
from pledgebook.extract.contracts import is_contract
from pledgebook.extract.cues import Cue
from pledgebook.extract.getters import is_served
from pledgebook.extract.gifts import told_arrival
from pledgebook.extract.got_requests import asking_from
from pledgebook.extract.hearers import is_told, told_to
from pledgebook.extract.hindering import turned_away
from pledgebook.extract.hosts import sender
from pledgebook.extract.joint_work import joint_work
from pledgebook.extract.labels import in_entry
from pledgebook.extract.namely import namely
from pledgebook.extract.occasions import occasion
from pledgebook.extract.others import (
    GIVEN,
    REACH,
    comes,
    in_other_clause,
    joined_takers,
    otherwise,
    requester,
    takes,
)
from pledgebook.extract.overall import overall
from pledgebook.extract.parts import GETS
from pledgebook.extract.projects import titled
from pledgebook.extract.pronouns import gets_before, pronoun_gets
from pledgebook.extract.receiving import receivers, receives
from pledgebook.extract.refills import refill
from pledgebook.extract.regions import region
from pledgebook.extract.rich_givers import without_rich_givers
from pledgebook.extract.roles import (
    Found,
    Place,
    is_deprived,
    is_in_need,
    office_at,
    strongest,
    weighed,
)
from pledgebook.extract.row_takers import ending_in, sharers, whole_row
from pledgebook.extract.rows import bracketed, gets_in_row, gives_in_row, leads_of, region_in_row
from pledgebook.extract.served import armed, holding, own_people, released, served, tended
from pledgebook.extract.signing import co_signer
from pledgebook.extract.stopovers import beyond
from pledgebook.extract.stricken import stricken
from pledgebook.extract.subjects import subject
from pledgebook.extract.sums_beside import gapped, in_sums, paired
from pledgebook.extract.takers import answers, thanking, withheld
from pledgebook.extract.topic_turns import topic_of
from pledgebook.extract.towns import town
from pledgebook.extract.unions import is_union
from pledgebook.extract.unspoken import else_got
from pledgebook.extract.whereto import where
from pledgebook.extract.whose_need import purpose
from pledgebook.extract.words import together
from pledgebook.extract.world_funds import is_of_the_world
from pledgebook.model import Inference
from pledgebook.text.names import NameMention


def read_recipients(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> Found:
    """The recipients of an anchor: the strongest of all that any rule finds, with the rules that lost."""
    considered = without_rich_givers(at, donors, recipients_considered(at, anchor, cue, donors))
    return beyond(at, anchor, cue, strongest(considered))


def recipients_considered(at: Place, anchor: Anchor, cue: Cue | None, gave: tuple[str, ...]) -> Iterator[Found | None]:
    """What each rule finds, one after the other; None where it finds nothing."""
    yield in_sums(at, anchor, gave)
    yield paired(at, anchor, gave) or gapped(at, anchor, gave)
    yield _bracketed(at, anchor, gave)
    yield in_entry(at, gave)
    yield titled(at, anchor, gave)
    yield refill(at, anchor, cue, gave)
    yield answers(at, anchor, cue, gave) or petitioner(at, cue) or thanking(at, anchor, gave)
    lost = withheld(at, anchor, cue)
    yield weighed(whole_row(at, lost, gave), at.span(lost), "recipient.dative") if lost is not None else None
    yield _receiver(at, cue, gave)
    yield _signer(at, cue) or turned_away(at, anchor, cue, gave) or joint_work(at, anchor, gave)
    yield _teller(at, anchor, cue, gave)
    yield sharers(at, cue, gave)
    yield to_attacker(at, anchor, cue, gave) or _dative(at, anchor, cue, gave)
    yield served(at, anchor, cue, gave)
    yield tended(at, anchor, gave) or armed(at, anchor, cue)
    yield holding(at, anchor, cue, gave)
    yield released(at, anchor, cue, gave)
    yield own_people(at, anchor, gave)
    yield _inside(at, anchor, cue, gave)
    yield sender(at, anchor, gave)
    yield _opening(at, gave)
    yield told_to(at, cue, gave)
    yield where(at, anchor, gave, arrives=cue is not None and comes(at, cue))
    yield town(at, anchor, cue, gave) or contributed_to(at, anchor, gave)
    yield namely(at, anchor, cue, gave) or region(at, anchor, cue, gave)
    yield _allied(at, gave)
    yield _earlier(at, anchor, gave) or stricken(at, anchor, gave)
    yield pronoun_gets(at, cue, gave)
    yield purpose(at, anchor, gave)
    yield antecedent(at, cue, gave) or requester(at, cue, gave)
    yield occasion(at, cue, gave) or otherwise(at, cue, gave)
    yield gets_before(at, cue, gave)
    yield _named(at, gave)
    yield overall(at, anchor, gave)
    yield from else_got(at, anchor, cue, gave)


def _bracketed(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    mention = bracketed(at, anchor)
    if mention is None or gives_in_row(at, mention) or not takes(at, mention, donors):
        return region_in_row(at, anchor) if mention is None else None
    before = {leads_of(at, mention), *(at.part(m) for m in at.scene.parties if m.last <= mention.first)}
    led = gets_in_row(at, mention) or (before & {"to", "place", "people"} and leads_of(at, mention) != "by")
    led = led and not _carries_for(at, mention, donors)
    return weighed((mention.name.target,), at.span(mention), "recipient.bracketed") if led else None


def _receiver(at: Place, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """'Ukraine has received ...': the subject of a verb of receiving; one who asks or buys, if for nobody else."""
    if cue is None:
        return None
    inside = asking_from(at, cue) or _asks_inside(at, cue, donors)
    if inside is not None:
        return inside
    gets = receives(at, cue)
    if not gets and not asks(cue):
        return _buyer(at, cue, donors)
    for mention in receivers(at, cue):
        state = at.is_state(mention.name.target)
        if takes(at, mention, donors) and (gets or state):
            if not state and _is_for_others(at, mention, donors):
                return None  # 'Oxfam will receive $2 million for its work in Chad': Oxfam carries it
            rule = "recipient.asker" if not gets else "recipient.subject" if state else "recipient.body"
            group = ending_in(at, mention, donors) if state else (mention.name.target,)
            return weighed(group, at.span(mention), rule)
    offices = [p for m in at.scene.offices if m.last <= cue.first and (p := office_at(at, m.first))]
    known = offices and (not at.setting.recipients or offices[-1] in at.setting.recipients)
    if known and at.is_state(offices[-1]) and offices[-1] not in {*donors, *at.setting.aggressor}:
        source = next(at.span(m) for m in reversed(at.scene.offices) if m.last <= cue.first and office_at(at, m.first))
        return weighed((offices[-1],), source, "recipient.asker")  # 'Zelenskyy asked Norway for tanks'
    places = [m for m in at.scene.parties if m.last <= cue.first and at.part(m) in ("place", "people")]
    if gets and places and at.is_state(places[-1].name.target) and takes(at, places[-1], donors):
        return weighed((places[-1].name.target,), at.span(places[-1]), "recipient.allied")  # 'groups in Kenya received'
    return None


def _carries_for(at: Place, mention: NameMention, donors: tuple[str, ...]) -> bool:
    """Whether an organisation carries what is for the country that the text is for, or that its sentence has named."""
    code = mention.name.target
    if at.is_state(code) or code in at.setting.recipients or is_of_the_world(at, (code,)):
        return False
    return _is_known(at, donors) or _names_state(at, mention.first, donors)


def _names_state(at: Place, end: int, donors: tuple[str, ...]) -> bool:
    """Whether a state that gets it stands before token `end`."""
    return any(at.part(m) in {*GETS, "place"} and at.is_state(m.name.target) and takes(at, m, donors)
               for m in at.scene.parties if m.last <= end)


def _is_known(at: Place, donors: tuple[str, ...]) -> bool:
    """Whether the text is for somebody, or the line that introduces a list is for a state."""
    if at.setting.recipients and not set(at.setting.recipients) & set(donors):
        return True
    listed = at.before[1] if at.before and at.scene.sentence.intro is not None else ()
    return any(at.is_state(party) and party not in donors for party in listed)


def _is_share(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> bool:
    """'$6 million to help Haiti: $2 million to WFP', 'for Mali, of which $4 million went to UNICEF': a share."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    opened = next((k for k in range(anchor.first - 1, 0, -1) if lowers[k] == ":" or (
        lowers[k] in words.nouns["relatives"] and lowers[k - 1] in words.order.of)), 0)
    return opened > 0 and _names_state(at, opened, donors)


def _is_for_others(at: Place, body: NameMention, donors: tuple[str, ...]) -> bool:
    """Whether what an organisation gets is for a country: one that the text is for, or that stands behind it."""
    if _carries_for(at, body, donors):
        return True
    behind = (m for m in at.scene.parties if m.first >= body.last and at.is_state(m.name.target))
    return any(at.part(m) in {*GETS, "place"} and takes(at, m, donors) for m in behind)


def _asks_inside(at: Place, cue: Cue, donors: tuple[str, ...]) -> Found | None:
    """'a request by Kenya for 40 trucks', 'rejected a call from Kenya for': who asks stands inside the phrase."""
    if cue.tense != "phrase" or cue.lemma not in at.reader.words.nouns["requests"]:
        return None
    for mention in at.scene.parties:
        code = mention.name.target
        inside = cue.first < mention.first < cue.at and not is_led(at, cue, mention)
        if inside and at.is_state(code) and code not in donors:
            return weighed((code,), at.span(mention), "recipient.asker")
    return None


def _signer(at: Place, cue: Cue | None) -> Found | None:
    """'Norway and Kenya signed an agreement on a loan': the other side gets."""
    acting = subject(at, cue) if cue is not None and not cue.passive else None
    parties = co_signer(at, cue, acting)
    if not parties:
        return None
    source = acting.source if acting else Inference("recipient: of those who sign")
    return weighed(parties, source, "recipient.signer")


def _teller(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """'Kenya confirmed receipt of 18 tanks': a state that tells that a thing has come has got it."""
    if cue is None or cue.passive or not told_arrival(at, anchor, cue):
        return None
    acting = subject(at, cue)
    own = tuple(p for p in acting.parties if at.is_state(p) and p not in donors) if acting else ()
    return weighed(own, acting.source, "recipient.signer") if acting and own else None


def _allied(at: Place, donors: tuple[str, ...]) -> Found | None:
    """"Ukraine's allies promised shells": for whom those without a name give."""
    others = together(at.reader.words.role_words["others"], at.reader.words.nouns["givers"])
    for mention in at.scene.parties:
        if not at.owns(mention) or others.isdisjoint(at.scene.tokens.lowers[mention.last + 1 : mention.last + 4]):
            continue
        if takes(at, mention, donors) and at.is_state(mention.name.target):
            return weighed((mention.name.target,), at.span(mention), "recipient.allied")
    return None


def _earlier(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    """'Reaffirming its support for Ukraine, London set aside £4bn': whom the sentence names before, if nobody else."""
    if not at.scene.parties:  # as in two sentences of five
        return None
    before = [m for m in at.scene.parties if m.last <= anchor.first and at.part(m) in GETS and takes(at, m, donors)]
    states = [m for m in before if at.is_state(m.name.target)]
    if at.setting.recipients:  # 'Some 90,000 people in Mali have fled, and $3 million was set aside to help them'
        states = [m for m in states if at.part(m) == "people" and m.name.use == "name"]
        states = [m for m in states if is_in_need(at, m.name.target)]
    if not states:
        return None
    first = next(m for m in states if states[-1].name.target in joined_takers(at, m, donors))
    return weighed(joined_takers(at, first, donors), at.span(first), "recipient.earlier")


def _buyer(at: Place, cue: Cue, donors: tuple[str, ...]) -> Found | None:
    """'Taiwan ordered 66 jets from the United States': who buys from a giver gets."""
    orders = (cue.group == "order" or is_contract(at, cue)) and not cue.passive
    if not orders or any(at.part(m) == "to" and m.first > cue.at for m in at.scene.parties):
        return None
    for mention in reversed(at.scene.parties):
        bare = mention.last <= cue.first and at.part(mention) in ("", "folk")
        if bare and takes(at, mention, donors) and at.is_state(mention.name.target):
            return weighed((mention.name.target,), at.span(mention), "recipient.buyer")
    return None


def _dative(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """'to Ukraine', 'for people in Kenya', 'provide Ukraine with': the nearest behind the anchor or the cue."""
    if not at.scene.parties:
        return None
    near: list[tuple[float, int, NameMention]] = []
    asking = cue is not None and asks(cue)
    for mention in at.scene.parties:
        if asking and cue is not None and mention.first > cue.at and at.asked(mention):
            continue
        served = cue is not None and is_served(at.scene, at.reader.words, cue, mention)
        deprived = is_deprived(at, mention, cue) and not any(at.part(m) in GETS for m in at.scene.parties)
        to = served or ((at.part(mention) in GETS or _is_object(at, mention, cue) or deprived)
                        and not is_told(at, mention))
        if not to:
            continue
        apart = any(t.text == ";" for t in at.scene.tokens[anchor.last : mention.first])
        distance = _distance(at, mention, anchor, cue) if not apart and takes(at, mention, donors) else None
        if served and mention.name.target not in donors:
            distance = 1.0  # 'gave 40 Kenyan schools desks'
        if distance is not None and distance <= REACH:
            near.append((distance, mention.first, mention))
    if not near:
        return None
    best = min(near, key=lambda one: one[:2])[2]
    before = best.last <= anchor.first  # 'projects for Chad and Mali worth $5 million'
    group = whole_row(at, best, donors) if before else joined_takers(at, best, donors)
    if is_union(at, best):
        return weighed(group, at.span(best), "recipient.dative")
    known = _is_known(at, donors) or _is_share(at, anchor, donors)
    if known and not any(at.is_state(p) for p in group) and not is_of_the_world(at, group):
        return None  # through an agency or a fund: the country it is for comes first (claims.md)
    there = None if any(map(at.is_state, group)) else _at_work_in(at, best, donors)
    if there is not None:  # 'gave the World Food Programme in Chad $4 million'
        return weighed(joined_takers(at, there, donors), at.span(there), "recipient.dative")
    return weighed(group, at.span(best), "recipient.dative" if any(map(at.is_state, group)) else "recipient.body")


def _at_work_in(at: Place, body: NameMention, donors: tuple[str, ...]) -> NameMention | None:
    """The state right behind the name of an agency that works in it."""
    inside = at.reader.words.nouns["inside"]
    for mention in at.scene.parties:
        led = 0 < at.before_articles(mention.first) - body.last <= 1
        if led and at.scene.tokens.lowers[body.last] in inside and mention.name.use == "name":
            return mention if at.is_state(mention.name.target) and takes(at, mention, donors) else None
    return None


def _distance(at: Place, mention: NameMention, anchor: Anchor, cue: Cue | None) -> float | None:
    """How far a name stands from what it may belong to; None before both the anchor and its verb."""
    whole = anchor.phrase.first if anchor.predicate and anchor.phrase else anchor.first
    within = whole <= mention.first < anchor.last
    behind = 0 if within else mention.first - anchor.last
    from_cue = mention.first - cue.at if cue else -1
    if behind < 0 and from_cue < 0:  # 'will donate its artillery to Ukraine, including 19 howitzers'
        lists = cue is not None and cue.group == "include" and at.part(mention) in GETS
        return 8.0 - behind if lists else None
    distance = float(behind) if behind >= 0 else 7.0 + abs(anchor.first - mention.last)
    if behind > 0 and in_other_clause(at, anchor.last, mention.first):
        return None
    if behind < 0 and cue and _is_of_another(at, cue.at, mention.first):
        distance += 2 * REACH  # '$3 million to Chad as well as $1 million each to Mali and Niger'
    elif 0 <= from_cue <= 4 and behind < 0:
        beside = cue is not None and at.before_articles(mention.first) == cue.at + 1
        distance = -1.0 if beside and anchor.money is not None else 1.0  # 'gave Chad $5 million for Malian refugees'
    return distance if at.is_state(mention.name.target) else distance + 12


def _is_of_another(at: Place, start: int, end: int) -> bool:
    """Whether an amount stands between a verb and the one who gets: then that amount is what it gets."""
    return any(at.scene.covered[k] in ("money", "quantity") for k in range(start, end))


def _is_object(at: Place, mention: NameMention, cue: Cue | None) -> bool:
    """'promised Ukraine 25,000 helmets': the name right behind a verb of giving or promising is who gets."""
    giving = cue is not None and cue.group in GIVEN and not cue.passive
    place = at.before_articles(mention.first)
    if place < mention.first and at.scene.tokens.lowers[place - 1] in at.reader.words.role_words["institutions"]:
        place = at.before_articles(place - 1)  # 'provided the governments of Kenya and Chad with'
    right_behind = cue is not None and place == cue.at + 1
    giving = giving or (cue is not None and cue.group == "order" and mention.name.use == "name")  # 'awarded Kenya'
    return giving and right_behind and at.part(mention) in ("", "folk")


def _inside(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """'Ukrainian soldiers', "Ukraine's military": inside the anchor or shortly behind it."""
    comers = cue is not None and cue.group in ("arrive", "dispatch")
    for mention in at.scene.parties:
        if not anchor.first - 2 <= mention.first <= anchor.last + 1:
            continue
        code = mention.name.target
        named = code in at.setting.recipients or at.part(mention) in ("folk", "people")
        if comers and mention.name.use == "demonym" and not is_in_need(at, code):
            continue  # '40 British doctors reached Mali'
        if named and at.is_state(code) and takes(at, mention, donors):
            return weighed(whole_row(at, mention, donors), at.span(mention), "recipient.inside")
    return None


def _opening(at: Place, donors: tuple[str, ...]) -> Found | None:
    """'In Honduras, USAID helped establish ...', 'As for Chad, ...': the country that opens the sentence gets."""
    topic = topic_of(at.scene, at.reader)
    if topic is not None and is_in_need(at, topic.name.target) and takes(at, topic, donors):
        return weighed(joined_takers(at, topic, donors), at.span(topic), "recipient.opening")
    first = at.scene.parties[0] if at.scene.parties else None
    inside = at.reader.words.nouns["inside"]
    if first is None or first.name.use != "name" or inside.isdisjoint(at.scene.tokens.lowers[: first.first]):
        return None
    if not takes(at, first, donors):
        return None
    ends = [k for k, t in enumerate(at.scene.tokens[: first.first]) if t.text == ":"]  # '- Migration: In Honduras, ...'
    words = [k for k, t in enumerate(at.scene.tokens[: first.first]) if t.kind == "word" and k > (ends or [-1])[-1]]
    opens = len(words) == 1 and at.scene.tokens.lowers[words[0]] in inside
    group = tuple(p for p in joined_takers(at, first, donors) if at.is_state(p))
    return weighed(group, at.span(first), "recipient.opening") if opens and group else None


def _named(at: Place, donors: tuple[str, ...]) -> Found | None:
    """'in all areas of Syria': where a document is about several that get, those that the sentence names."""
    if len(at.setting.recipients) < 2:
        return None
    named = [m for m in at.scene.parties if m.name.target in at.setting.recipients and m.name.target not in donors]
    if not named:
        return None
    rows = {code for m in named for code in whole_row(at, m, donors)}
    return weighed(tuple(sorted(rows)), at.span(named[0]), "recipient.named")
