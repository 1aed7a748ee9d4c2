"""From the anchors of a sentence to drafts: each gets its cue, kind, stage and roles, or is vetoed by name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from pledgebook.codes import Counting, Kind, Stage, Tier
from pledgebook.extract.afar import IN_WORDS
from pledgebook.extract.affairs import veto_affairs
from pledgebook.extract.aims import fitted, only_aimed
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.anchors import NO_THING, UNKNOWN, read_anchors
from pledgebook.extract.asides import veto_aside
from pledgebook.extract.asking import requested, unasked
from pledgebook.extract.athome import for_oneself
from pledgebook.extract.attributes import leads_on
from pledgebook.extract.buyers import bought_by, ordered_anew
from pledgebook.extract.chains import read_chains
from pledgebook.extract.charging import own_words
from pledgebook.extract.contents import of_whole, whole
from pledgebook.extract.counting import read_counting
from pledgebook.extract.course import TAKEN, Course, Intro, sum_of
from pledgebook.extract.cues import AHEAD, DONE, Cue
from pledgebook.extract.cuts import cut
from pledgebook.extract.debtors import of_debtor
from pledgebook.extract.donors import read_donors
from pledgebook.extract.enough import WITHOUT_AMOUNT, allowed
from pledgebook.extract.filling import filled
from pledgebook.extract.goals import goal
from pledgebook.extract.governing import Governed, governing, governors
from pledgebook.extract.had import veto_had
from pledgebook.extract.held import with_held
from pledgebook.extract.hindering import POSITION, as_side, keeps_out
from pledgebook.extract.holding import may_hold
from pledgebook.extract.investors import private
from pledgebook.extract.kinds import is_incident, is_money_of, read_kind
from pledgebook.extract.known import veto_known
from pledgebook.extract.labels import carried_over
from pledgebook.extract.lists import NO_GIFT, is_list
from pledgebook.extract.needs import NEEDED, stage_of_sum
from pledgebook.extract.openings import leads_in, lists_things, trades
from pledgebook.extract.otherwise import veto_sold, veto_used
from pledgebook.extract.output import made_by, read_output
from pledgebook.extract.own_matters import veto_own_matter
from pledgebook.extract.pairs import Pair, pairs
from pledgebook.extract.pleading import names_text, pleaded
from pledgebook.extract.projects import veto_title
from pledgebook.extract.reached import with_people
from pledgebook.extract.recipients import read_recipients
from pledgebook.extract.roles import NOBODY, Found, Place
from pledgebook.extract.rows import own_of
from pledgebook.extract.scene import Scene
from pledgebook.extract.schedules import compared, promised_behind
from pledgebook.extract.semicolons import before_comma
from pledgebook.extract.setting import Setting
from pledgebook.extract.speaking import read_speaker
from pledgebook.extract.stances import MILESTONES, are_troops, withholds_troops
from pledgebook.extract.takes import takes_up
from pledgebook.extract.turns import turn_party
from pledgebook.extract.ungiven import natural, veto_moved, veto_unsaid
from pledgebook.extract.unreal import NEAR, unreal
from pledgebook.extract.unsaid import without_verb
from pledgebook.extract.weigh import weigh
from pledgebook.extract.when import read_when
from pledgebook.extract.words import Reader, Words
from pledgebook.model import Document, Reason, Vetoed

SHARING: Final = frozenset({"arrive", "include", "give", "order", "other"})
"""Groups of verbs that say what a sum will be spent on."""


@dataclass(slots=True)
class Draft:
    """A candidate on its way to a claim."""

    at: Place
    anchor: Anchor
    cue: Cue | None
    nearness: float
    kind: Kind
    stage: Stage | None
    inherited: str
    donors: Found
    recipients: Found
    intro: Intro | None
    overruled: str = ""
    """The rule that set another stage than the verb's: a title that asks, a word that denies."""
    share: tuple[str, ...] = ()
    """The one of several for whom this draft alone is ('$5m each to Kenya and Malawi')."""
    confidence: float = 0.0
    tier: Tier = Tier.C
    reasons: tuple[Reason, ...] = ()


def drafts(
    document: Document,
    reader: Reader,
    setting: Setting,
    scene: Scene,
    index: int,
    course: Course,
) -> Iterator[Draft | Vetoed]:
    """The drafts of one sentence, in order; the caller tells the course what became of each before the next is made."""
    opens = leads_in(scene, reader.words)
    if index not in course.introducing and not opens and not may_hold(scene, reader.words):
        bound = scene.parties and not scene.tokens.words.isdisjoint(reader.words.nouns["bonds"])
        bound = bound or names_text(scene, reader.words)
        course.begin(scene, reader.words, read_chains(scene, reader.words) if bound else ())
        return
    cues = with_held(scene, reader.words, read_chains(scene, reader.words))
    entry = course.entries.get(scene.sentence.start)
    above = scene.sentence.intro if scene.sentence.intro is not None else entry.above if entry else None
    intro = course.intros.get(above) if above is not None else None
    course.begin(scene, reader.words, cues)
    cues = pleaded(scene, reader.words, cues, course.pleaded(), enacted=setting.enacts)
    voice = turn_party(scene.sentence.turn, reader, document, setting.voice)
    speech = course.speech.get(index, ())
    alone = intro is None and is_list(scene, reader.words, cues)
    intro = course.lead(index - 1) if alone else intro
    goes_on = alone and course.last is not None and course.last[0] == index - 1
    listed = (intro is not None and intro.lists) or goes_on  # '... weapons to Kyiv. Tanks, radars and shells.'
    anchors = read_anchors(scene, reader.words, cues, listed=listed)
    all_governed = governors(scene, reader.words, cues, anchors)
    if len(anchors) > 1 and len(scene.parties) > 1:
        scene.pairs = pairs(Place(scene, reader, document, setting, voice, None, None, speech, tuple(cues),
                                   entry=course.entry), anchors, all_governed)
    for anchor, governed in zip(anchors, all_governed, strict=True):
        parties, label = carried_over(scene, intro, course)
        at = Place(scene, reader, document, setting, voice, parties, label, speech, tuple(cues),
                   course.is_unsaid(index), course.entry, course.summed, course.back(index))
        sided = as_side(at, anchor, governed[0])
        yield _draft(at, _withheld(at, sided, governed[0]), governed, intro, (course, index))
    if (index not in course.introducing and not opens) or trades(scene, reader.words):
        return
    parties = (intro.donors, intro.recipients) if intro else course.parties
    at = Place(scene, reader, document, setting, voice, parties, course.label, speech, tuple(cues))
    told = _introduction(at, cues, course)
    (course.intros if index in course.introducing else course.leads)[index] = told._replace(lists=told.lists or opens)


def shared_out(draft: Draft) -> Iterator[Draft]:
    """'Estonia, Latvia and Lithuania each offered 1,000 rounds' are three drafts, one a donor (claims.md).

    '$5m each to Kenya and Malawi' are two, one a recipient.
    """
    each, anchor = draft.at.reader.words.nouns["each"], draft.anchor
    if draft.at.scene.tokens.words.isdisjoint(each):
        yield draft
        return
    behind = {token.lower for token in draft.at.scene.tokens[anchor.last : anchor.last + 1]}
    if len(draft.donors.parties) < 2 and len(draft.recipients.parties) > 1 and not each.isdisjoint(behind):
        for party in draft.recipients.parties:
            yield replace(draft, recipients=draft.recipients._replace(parties=(party,)), share=(party,))
        return
    first = anchor.money.first if anchor.money is not None else anchor.first
    led = draft.at.scene.tokens.lowers[max(0, first - 2) : first + 3]
    summed = not draft.at.reader.words.nouns["totals"].isdisjoint(led)
    if len(draft.donors.parties) < 2 or summed:  # 'pledged $5m each for a total of $15m'
        yield draft
        return
    for party in draft.donors.parties:
        yield replace(draft, donors=draft.donors._replace(parties=(party,)))


def _introduction(at: Place, cues: list[Cue], course: Course) -> Intro:
    """What the sentence says for the items of a list, if it introduces one."""
    end = len(at.scene.tokens)
    behind = Anchor(end, end, None)
    cue, _ = governing(at.scene, at.reader.words, cues, end, end)
    donors = read_donors(at, behind, cue).parties
    recipients = read_recipients(at, behind, cue, donors).parties
    last = max((mention.last for mention in at.scene.money), default=0)
    staged = next((c.stage for c in reversed(cues) if c.stage is not None), None)
    own = next((c.stage for c in reversed(cues) if c.stage is not None and c.group == "give" and c.at >= last), None)
    if staged is None and _tells_waste(at, cues):
        staged = Stage.DELIVERED
    if staged is None and any(c.group == "give" and c.tense == "gerund" for c in cues):
        staged = Stage.ANNOUNCED  # 'is helping by providing families with:'
    sums = {sum_of(mention) for mention in at.scene.money}
    same = min((course.sums[amount] for amount in sums if amount in course.sums), default=(0, None))[1]
    published = at.document.published
    whole = Anchor(0, end, None)
    due, happened = read_when((at.scene, at.reader.words, cues), whole, cue, same or staged, published)
    counting, _, _ = read_counting(at.scene, at.reader.words, whole, cue, happened, published)
    some = Counting.PART if _tells_some(at) else None
    return Intro(
        (own if last else None) or same or staged or course.stage,  # sums in the lines before, then 'is providing:'
        donors,
        recipients,
        lists_things(at.scene, at.reader.words, cues),
        counting if counting is Counting.RESTATED else some,
        bool(at.scene.money),
        due,
        read_speaker(at.speech),
        course.bundle if course.bundle and course.bundle.span.start >= at.scene.sentence.start else None,
    )


def _tells_some(at: Place) -> bool:
    """'Some of the items sent so far include:': whether a line opens a list of a part of what was told."""
    lowers, words = at.scene.tokens.lowers, at.reader.words
    return len(lowers) > 1 and lowers[0] in words.nouns["shares"] and lowers[1] in words.order.of


def _tells_waste(at: Place, cues: list[Cue]) -> bool:
    """'Here are examples of waste:': whether a line that opens a list tells of what was spent."""
    said = at.scene.tokens.words
    return not said.isdisjoint(at.reader.words.nouns["wasted"]) and not any(c.tense in AHEAD for c in cues)


def _draft(
    at: Place,
    anchor: Anchor,
    governed: Governed,
    intro: Intro | None,
    course: tuple[Course, int],
) -> Draft | Vetoed:
    scene, words = at.scene, at.reader.words
    if anchor.stance:
        return _stance(at, anchor, intro)
    anchor, governed = read_output(at, anchor, governed)
    cue, nearness = of_whole(at, governed)
    anchor = filled(scene, words, allowed(scene, words, anchor, governed), course[0], intro)
    if _is_act_of_war(scene, words, anchor, governed):
        return _weighed(Draft(at, anchor, cue, nearness, Kind.INCIDENT, None, "", NOBODY, NOBODY, intro))
    if anchor.veto != NO_GIFT and not (anchor.example and anchor.quantity is None):
        course[0].name(scene, words, anchor)  # 'cars such as vans for the army, ten of which': cars are counted
    kind = None if anchor.veto else read_kind(at, anchor, cue)
    veto = anchor.veto or _veto(anchor, kind, cue) or unreal(at, anchor, governed)
    veto = veto or veto_known(at, anchor, governed, course[0]) or only_aimed(at, anchor, governed)
    veto = veto or fitted(at, anchor) or veto_moved(at, anchor, governed) or veto_used(at, anchor, governed)
    veto = veto or veto_aside(at, anchor, governed) or veto_title(at, anchor) or veto_had(at, anchor, governed)
    if veto or kind is None:
        if veto in WITHOUT_AMOUNT and cue is not None and cue.stage is not None and nearness > NEAR:
            course[0].general[course[1]] = partial(_led_by, at, anchor, cue)
        return _vetoed(at, anchor, veto)
    told, again = course[0].told_of(scene, words, cue), takes_up(scene, words, (course[0].parties or ((), ()))[0])
    stage, inherited = course[0].stage_of(own_words(cue, at.cues), nearness, intro, course[1], takes_up=told or again)
    if inherited and cue is not None and cue.group == "produce" and kind is Kind.PRODUCTION:
        stage, inherited = made_by(cue), ""
    stage, inherited = without_verb(at, anchor, cue, stage, inherited)
    if intro is None and (unsaid := veto_unsaid(at, anchor, cue, inherited, again)):
        return _vetoed(at, anchor, unsaid)
    stage, overruled = _overruled(at, anchor, cue, stage, inherited)
    kind, donors, recipients = bought_by(at, anchor, cue, kind, _roles(at, anchor, whole(at, cue)))
    roles = donors, recipients = _asked_for(at, anchor, cue, (donors, recipients), NOBODY if overruled == NEEDED else (
        unasked(at, stage, donors, course[0].stage_told())))
    if none := _no_gift(at, anchor, cue, kind, roles):
        return _vetoed(at, anchor, none)
    if is_money_of(at, anchor, kind, cue, donors.parties):
        kind = Kind.FUNDS
    if _is_share(anchor, cue, stage, donors) and course[0].is_of_request(anchor, course[1]):
        stage, overruled = Stage.REQUESTED, "stage.asked"  # the contents of a request take its stage (claims.md)
    anchor, stage = with_people(scene, words, anchor, cue, stage), ordered_anew(anchor, kind, stage, recipients)
    return _weighed(Draft(at, anchor, cue, nearness, kind, stage, inherited, donors, recipients, intro, overruled))


def _asked_for(
    at: Place, anchor: Anchor, cue: Cue | None, roles: tuple[Found, Found], left: Found
) -> tuple[Found, Found]:
    """The roles with the givers that are `left`; one that gives nothing after all may be the one that gets."""
    freed = roles[0].parties and not left.parties and roles[1].weight < IN_WORDS
    return left, read_recipients(at, anchor, whole(at, cue), ()) if freed else roles[1]


def _no_gift(at: Place, anchor: Anchor, cue: Cue | None, kind: Kind, roles: tuple[Found, Found]) -> str:
    """The veto of what nobody gives to another, by who would give and get it; else ''."""
    refills = roles[1].rule == "recipient.refill"
    none = for_oneself(at, anchor, cue, kind, roles) or ("" if refills else private(at, anchor, cue, kind, roles))
    none = none or veto_own_matter(at, anchor, cue, kind, roles)
    return none or veto_affairs(at, anchor, cue, kind, roles) or veto_sold(at, anchor, cue, roles[0].parties)


def _withheld(at: Place, anchor: Anchor, cue: Cue | None) -> Anchor:
    """The anchor, as a stance where it is troops that somebody will not send."""
    scene, words = at.scene, at.reader.words
    troops = anchor.phrase is not None and are_troops(scene, words, anchor.phrase)
    refused = troops and withholds_troops(scene, words, anchor, cue, denied=_is_denied(scene, words, anchor))
    return anchor._replace(stance=POSITION, veto="", quantity=None) if refused else anchor


def _is_act_of_war(scene: Scene, words: Words, anchor: Anchor, governed: Governed) -> bool:
    """Whether it counts a hostile act or a loss, also where it counts what is never given ('40 air strikes')."""
    counted = not anchor.veto or anchor.veto in (NO_THING, UNKNOWN)
    if not counted or not is_incident(scene, words, anchor, governed):
        return False
    if anchor.phrase is not None and scene.tokens.lowers[anchor.phrase.at_head] in words.nouns["in_the_ground"]:
        return False  # 'cleared land and destroyed 3,000 landmines'
    return governed[0] is None or not natural(scene, words, governed[0])


def _vetoed(at: Place, anchor: Anchor, veto: str) -> Vetoed:
    """A candidate that is rejected, with its words."""
    first, last = at.scene.tokens[anchor.first].start, at.scene.tokens[anchor.last - 1].end
    return Vetoed(at.document.id, first, last, at.document.text[first:last], veto)


def _led_by(at: Place, anchor: Anchor, cue: Cue) -> Intro:
    """'We have rushed supplies to Ukraine. Radars, boots, fuel.': what a general word leaves for a list behind it."""
    donors, recipients = _roles(at, anchor, cue)
    spoken = read_speaker(at.speech, anchor.first)
    return Intro(cue.stage, donors.parties, recipients.parties, lists=True, counting=None, has_sum=False, due=None,
                 spoken=spoken)


def _overruled(at: Place, anchor: Anchor, cue: Cue | None, stage: Stage, inherited: str) -> tuple[Stage, str]:
    """(stage, rule): what a title that asks, a whole behind its share, or a denial makes of the verb's stage."""
    lessened = cut(at.scene, at.reader.words, anchor) or compared(at.scene, at.reader.words, anchor, stage)
    if lessened is not None:
        return lessened, "stage.cut"
    overruled = ""
    told = stage in DONE or inherited == TAKEN  # what has been given stands beside what is asked
    if at.setting.asks and (stage is Stage.ANNOUNCED or (inherited and not told)):
        stage, overruled = Stage.REQUESTED, "stage.asked"
    if anchor.money and (whole := stage_of_sum(at, anchor, stage, inherited=bool(inherited))) is not None:
        stage, overruled = whole  # 'of the $5m it needs', 'Requirements reached $5m'
    told_behind = cue is not None and cue.group == "promise" and cue.at >= anchor.last  # 'sent none of the 30 promised'
    if not told_behind and _is_denied(at.scene, at.reader.words, anchor):
        promised = promised_behind(at.scene, at.reader.words, anchor)
        stage, overruled = (Stage.ANNOUNCED if promised else Stage.REFUSED), "stage.denied"
    return stage, overruled


def _roles(at: Place, anchor: Anchor, cue: Cue | None) -> tuple[Found, Found]:
    """Who gives and who gets; of several in a row beside a row of amounts, the anchor's own."""
    cue = requested(at, cue)
    barred = keeps_out(at, cue)
    if barred is not None:
        return NOBODY, barred
    own: Pair = at.scene.pairs.get(anchor.first) or Pair()
    giving, getting = before_comma(at, anchor)
    if giving or getting:
        own = own._replace(givers=giving, getters=getting, like=None)
    donors = own.givers or read_donors(at, *(own.like or (anchor, cue)))
    recipients = goal(at, anchor, cue, donors.parties, own.getters) or read_recipients(
        at, anchor, cue, donors.parties)
    giver = own_of(at.scene, at.reader.words, anchor, donors.parties)
    getter = own_of(at.scene, at.reader.words, anchor, recipients.parties)
    if recipients.rule == "recipient.subject" and set(getter) & set(giver):
        return donors._replace(parties=giver), NOBODY  # named twice, a body does not give to itself
    if giver != donors.parties:
        donors = donors._replace(parties=giver)
    return of_debtor(at, anchor, cue, (donors, recipients._replace(parties=getter)))


def _is_share(anchor: Anchor, cue: Cue | None, stage: Stage | None, donors: Found) -> bool:
    """'Of the total, $2m will go to': what a sum told before will be spent on, by nobody in words."""
    spent = cue is None or cue.group in SHARING
    return bool(anchor.money) and stage is Stage.ANNOUNCED and donors.weight < IN_WORDS and spent


def _stance(at: Place, anchor: Anchor, intro: Intro | None) -> Draft:
    """A stance has no stage: its donors are who takes it, its recipients whom it is about."""
    kind = Kind.CAPABILITY if anchor.stance in MILESTONES else Kind.POSITION
    cue = Cue(anchor.first, anchor.last - 1, "stance", anchor.stance, None, "phrase")
    donors = read_donors(at, anchor, cue)
    recipients = read_recipients(at, anchor, cue, donors.parties)
    if kind is Kind.CAPABILITY and _is_owner(at, donors) and not recipients.parties:
        donors, recipients = NOBODY, donors  # "Ukraine's first squadron is combat ready": whose it is has it
    return _weighed(Draft(at, anchor, cue, 0.0, kind, None, "", donors, recipients, intro))


def _is_owner(at: Place, found: Found) -> bool:
    """Whether the party stands as whose a thing is ("Ukraine's")."""
    return any(at.span(mention) == found.source and at.owns(mention) for mention in at.scene.parties)


def _weighed(draft: Draft) -> Draft:
    draft.confidence, draft.tier, draft.reasons = weigh(draft)
    return draft


def _veto(anchor: Anchor, kind: Kind | None, cue: Cue | None) -> str:
    if kind is None:
        acts = anchor.thing is not None and anchor.thing.kind == Kind.INCIDENT
        return "counts no thing that is given" if acts else "people who are not trained"
    undone = cue is not None and cue.negated and (
        cue.stage in DONE or cue.stage is None or cue.group in ("include", "request"))  # 'did not ask for money'
    return "not done, says the verb" if undone else ""


def _is_denied(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'will send no more weapons', 'none of the 20 vehicles': a word right before the thing denies it."""
    if scene.tokens.words.isdisjoint(words.denial.first_words):
        return False
    places = range(max(0, anchor.first - 3), anchor.first + 1)
    return any(found is not None and not _is_of_another(scene, words, at, found[1], anchor.first) for at in places
               if (found := words.denial.at(scene.tokens, at, anchor.first + 2)) is not None
               and words.numbers.bounds.at(scene.tokens, at) is None)  # 'no more than 20'


def _is_of_another(scene: Scene, words: Words, at: int, after: int, first: int) -> bool:
    """'a no-fly zone', 'no secret that 20 tanks', 'no word about the 20 trucks': what is denied is no thing."""
    between = scene.tokens.lowers[after:first]
    led = any(lower in words.nouns["stops"] and lower not in words.order.of for lower in between)
    other = words.nouns["relatives"] | words.nouns["evidence"]
    return leads_on(scene.tokens, at) or led or not other.isdisjoint(between)
