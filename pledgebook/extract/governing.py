"""Which cue governs an anchor: the nearest by the way through the sentence, not by the count of words.

Words between cost little; another verb, a semicolon or a 'but' costs much, since a clause of its own begins there. The
members of one list share what governs the first of them.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from pledgebook.codes import NEGATIVE, Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.belonging import is_told_of
from pledgebook.extract.cues import CLAUSELESS, DONE, PAST, STOPS, UNFINITE, Cue
from pledgebook.extract.mains import BEYOND, NEXT, PROMISING, is_joint, is_left_promised, is_subject, resumes
from pledgebook.extract.overtaken import SILENT, is_handed_over, is_moved_on, over_need
from pledgebook.extract.parted import is_shut_off
from pledgebook.extract.runs import stops_aid
from pledgebook.extract.scene import Scene, behind_of_them
from pledgebook.extract.told import TO_BE, has_no_object, is_said_needed, is_said_of, is_to_come, opens_clause
from pledgebook.extract.wholes import is_whole, whole_behind
from pledgebook.extract.words import Words, together

INTRANSITIVE: Final = frozenset({"phrase", "include", "dispatch", "arrive"})
"""Groups whose subject may be the thing itself, without a passive."""

WORD, FINITE, HANGING = 0.03, 0.9, 0.25
"""What a word, a finite verb and an unfinite one cost on the way."""

MOVED: Final = frozenset({"give", "dispatch", "receive", "obtain"})
"""Groups of verbs by which a thing has come further than one that was asked for or ordered."""

JOINED: Final = 6
"""How many words may stand between two members of a list."""

NEAR: Final = -1.5
"""A verb nearer than this says what became of the thing."""

ENDING: Final = NEGATIVE | STOPS
"""Stages of a set phrase that may reach into the thing that it ends ('decided to end its $5 million programme')."""

BEHIND: Final = -0.8
"""A verb behind a thing that stands nearer than this is its own."""

OWN: Final = 0.4
"""A way from a verb of giving up to which a thing is its own object, whoever asked for it."""

NONE: Final = -9.0

MARKS: Final = frozenset({",", ";", "–", ":", '"'})
"""Marks that cost something on the way."""

TAIL: Final = 5
"""Within how many words behind a thing its clause begins ('shells for the guns that have been delivered')."""

CLAUSE: Final = 0.01
"""How near the verb of the clause about a thing stands: nothing is nearer."""

Governed = tuple[Cue | None, float]


def governors(scene: Scene, words: Words, cues: list[Cue], anchors: Sequence[Anchor]) -> list[Governed]:
    """The cue and its nearness (0 is next to it) for each anchor; a member of a list has at least the one before's."""
    found: list[Governed] = []
    for k, anchor in enumerate(anchors):
        paid = anchor.money.last if anchor.money is not None and anchor.purpose else anchor.last
        own = governing(scene, words, cues, anchor.first, paid)
        before = found[k - 1] if k and _joined(scene, words, anchors[k - 1], anchor) else None
        shared = before is not None and before[0] is not None and before[0].at < anchors[k - 1].first
        if own[0] is not None and own[0].at >= anchor.last and own[1] > BEHIND:
            shared = False  # 'such as the three helicopters delivered in July'
        goes_on = k and found[k - 1][0] is not None and (
            _over_clause(scene, words, own[0], anchors[k - 1], anchor)
            or over_need(scene, words, own[0], anchors[k - 1], anchor)
            or _is_of_those_hit(scene, words, own[0], anchor))
        if goes_on:
            own = found[k - 1]
        found.append(before if before is not None and shared and before[1] >= own[1] else own)
    for k in range(len(anchors) - 2, -1, -1):
        cue, nearness = found[k + 1]
        clause = cue is not None and nearness >= CLAUSE and cue.at >= anchors[k + 1].last
        counted = anchors[k].sort != "item"  # of a row of things only the last one has the clause behind it
        if clause and counted and _stageless(found[k]) and _joined(scene, words, anchors[k], anchors[k + 1]):
            found[k] = found[k + 1]  # 'builds on the £3m of food and the £4m of tents that Kenya has provided'
    return found


def _stageless(governed: Governed) -> bool:
    """Whether nothing that governs an anchor says how far it has come."""
    return governed[0] is None or governed[0].stage is None


def _joined(scene: Scene, words: Words, before: Anchor, after: Anchor) -> bool:
    """Whether only commas, 'and' and small words stand between two anchors: then they are members of one list."""
    between = scene.tokens[before.last : after.first]
    if len(between) > JOINED:
        return False
    joints = together(words.nouns["conjunctions"], words.nouns["joiners"])
    small = together(joints, words.nouns["articles"])
    joint = any(t.text in ",;" or t.lower in joints for t in between)
    return joint and all(t.text in ",;" or t.lower in small for t in between)


def _is_of_those_hit(scene: Scene, words: Words, cue: Cue | None, anchor: Anchor) -> bool:
    """'40 tents to families who lost their homes and 30 stoves to clinics': the loss is told of who gets, no more."""
    if cue is None or cue.group != "attack" or cue.at >= anchor.first or not cue.first or not anchor.first:
        return False
    led = scene.tokens.lowers[cue.first - 1] in words.nouns["relatives"] | words.speech["who"]
    before = scene.tokens.lowers[anchor.first - 1]
    behind = scene.tokens.lowers[anchor.last] if anchor.last < len(scene.tokens) else ""
    return led and before in words.nouns["conjunctions"] and behind in words.nouns["to_people"]


def _over_clause(scene: Scene, words: Words, cue: Cue | None, before: Anchor, after: Anchor) -> bool:
    """'shells for the guns that have been delivered, and boats': the list goes on behind a clause about a member.

    'will hold systems that we have sent before and new boats': the verb `cue` of that clause has what stands before it.
    """
    if cue is not None and before.last < cue.first and cue.at < after.first and cue.tense in PAST and not cue.passive:
        joined = not words.nouns["conjunctions"].isdisjoint(scene.tokens.lowers[cue.at + 1 : cue.at + 3])
        if joined and is_subject(scene, words, before.last, cue.first, pronoun=True):
            return True
    start = before.last + (before.last < after.first and scene.tokens[before.last].text == ",")
    between = scene.tokens[start : after.first]
    if len(between) < 3 or words.nouns["relatives"].isdisjoint(token.lower for token in between[:TAIL]):
        return False
    joint = len(between) - 1
    while joint > 0 and between[joint].lower in words.nouns["articles"]:
        joint -= 1
    return between[joint].lower in words.nouns["conjunctions"] and between[joint - 1].text == ","


def governing(scene: Scene, words: Words, cues: list[Cue], first: int, last: int) -> Governed:
    """The cue that governs the anchor at tokens `first` to `last`, and how near it stands (0 is next to it).

    A cue before the anchor governs it as its object; one behind it only in the passive ('were delivered').
    """
    best: Governed = None, NONE
    for found in ranked(scene, words, cues, first, last):
        if found[1] > best[1]:
            best = found
    return best


def _as_asked(scene: Scene, words: Words, cue: Cue, first: int) -> bool:
    """'sent tents and boats, as requested by Kenya': what was asked for has been sent; the sending tells of it.

    'the costs needed for the campaign and $5 million': what is needed for one thing asks for nothing behind it.
    """
    if cue.at < first and cue.lemma in words.nouns["needs"] and cue.tense in ("past", "participle"):
        return scene.tokens.lowers[cue.at + 1] in words.nouns["aims"]
    led = first <= cue.first and cue.first > 0 and scene.tokens.lowers[cue.first - 1] in words.nouns["as_told"]
    return led and cue.stage is Stage.REQUESTED and cue.at + 1 < len(scene.tokens) and (
        scene.tokens.lowers[cue.at + 1] in words.speech["by"])


def ranked(scene: Scene, words: Words, cues: list[Cue], first: int, last: int) -> Iterator[tuple[Cue, float]]:
    """Every cue that might govern the anchor, with its nearness."""
    for told in cues:
        if told.group in SILENT or is_moved_on(words, cues, told) or _as_asked(scene, words, told, first):
            continue
        if is_shut_off(scene, words, told, first) or (
                told.tense == TO_BE and is_to_come(scene, words, cues, told, last)):
            continue
        trained = told.group == "train" and told.tense == "perfect" and told.first == last
        cue = told._replace(tense="passive_past") if trained else told  # '10,000 soldiers have trained at'
        value = _nearness(scene, words, cues, cue, (first, last))
        if value is None:
            continue
        if cue.stage is None and cue.group not in ("include", "attack", "trade"):
            value -= 1.0
        if value >= CLAUSE and cue.stage in DONE and _is_more_of(scene, words, cues, (first, last)):
            cue = cue._replace(stage=Stage.ANNOUNCED)
        if value > NONE:
            yield cue, value


def _nearness(scene: Scene, words: Words, cues: list[Cue], cue: Cue, place: tuple[int, int]) -> float | None:
    first, last = place
    if first <= cue.at < last or (not cue.passive and is_told_of(scene, cue.first, cue.at, place)):  # 'the $5m request'
        leads = cue.stage in ENDING and cue.group == "phrase" and cue.first < first  # 'to end its $5 million aid'
        return 0.0 if leads else -0.2 if cue.group in ("phrase", "service") else None
    behind = cue.first - last in (0, 1)
    given = behind and (is_absolute(scene, words, cue, first) or _is_given(scene, words, cues, cue, first))
    if given or (cue.first == last and stops_aid(scene, words, last)):  # 'ordered an aid freeze'
        return CLAUSE / 2  # 'has sent 40 tents, with 60 more on the way'
    if cue.at < first:  # 'asked whether 40 trucks have been delivered'
        opens = opens_clause(scene, words, cues, cue, place)
        return None if opens else -_way(scene, words, cues, cue.at + 1, first)
    if whole := whole_behind(scene, words, last):  # '$5m of the $20m pledged by Norway has been disbursed'
        told = cue.first < whole or _is_told_of(scene, words, cue, whole)
        return None if told else _nearness_behind(scene, words, cues, cue, (first, whole))
    return _nearness_behind(scene, words, cues, cue, place)


def _nearness_behind(scene: Scene, words: Words, cues: list[Cue], cue: Cue, place: tuple[int, int]) -> float | None:
    """The nearness of a cue that stands behind the anchor."""
    first, last = place
    told = cue.tense in PAST or cue.group == "request" or _gives_it(scene, words, cue)
    clause = told and 0 < cue.first - last <= 6 and is_subject(
        scene, words, last, cue.first, pronoun=cue.group not in PROMISING)
    clause = clause or _by_pronoun(scene, words, cues, cue, last) or is_said_needed(scene, words, cues, cue, last)
    clause = clause or (_is_told_of(scene, words, cue, last) and is_whole(scene, words, first))
    clause = clause and not _is_told_before(scene, words, cues, cue, first)
    clause = clause and not _is_share(scene, words, first) and not _is_awaited(cues, cue, first)
    if clause or _is_more_to_come(scene, words, cue, place):
        return CLAUSE  # '$1.4 billion in assistance the United States has provided'
    came = cue.tense == "passive_past" or (cue.group == "arrive" and cue.tense in ("past", "perfect"))
    at = last + (last < len(scene.tokens) and scene.tokens[last].text == ",")
    told = came and cue.stage in DONE and cue.first - at == 1
    if told and scene.tokens.lowers[at] in words.nouns["relatives"]:
        return CLAUSE  # 'destroyed tanks that had been provided to Ukraine'
    if resumes(scene, words, cues, cue, last) and not is_whole(scene, words, first):
        return None if is_left_promised(cues, cue, last) else 2 * CLAUSE
    opens = first == 0 or scene.tokens[first - 1].text in {",", ";"}
    behind = _behind_more(scene, words, last)
    said = cue.group == "phrase" and cue.stage is not None and is_said_of(scene, words, cue, behind)
    done = cue.passive or cue.tense == "perfect" or said  # 'of which 20 have been delivered', 'that 20 are on the way'
    opens = opens or (done and scene.tokens.lowers[first - 1] in words.nouns["relatives"])
    opens = opens or is_joint(scene, words, first)
    opens = opens or (said and scene.tokens.lowers[first - 1] in words.nouns["conjunctions"])
    near = said or 0 <= cue.first - behind <= 1
    if opens and near and (cue.passive or cue.group == "arrive" or said):
        return CLAUSE  # 'Of the 31 tanks that were promised, 18 have arrived', 'eight of which were delivered'
    if is_handed_over(scene, words, cues, cue, last):
        return CLAUSE
    if cue.tense == "participle" and (0 <= cue.first - last <= 2 or _is_beyond(scene, words, last, cue.first)):
        return _of_participle(scene, words, cues, cue, place)
    if cue.group == "phrase" and _has_own(scene, words, cue):
        return None  # '$9 million for Kenya and a ban on plastic'
    stalls = cue.lemma in words.nouns["stalling"] and has_no_object(scene, words, cue)  # 'A bill with $3m has stalled'
    if cue.passive or stalls or (cue.group in INTRANSITIVE and not (cue.group == "include" and cue.tense == "gerund")):
        return -0.4 - _way(scene, words, cues, last, cue.first)
    return None


def _of_participle(scene: Scene, words: Words, cues: list[Cue], cue: Cue, place: tuple[int, int]) -> float | None:
    """The nearness of a participle behind a thing: '$5 million announced on Friday', '$5 million for Kenya announced'.

    It only says which thing is meant where the verb before tells that it has come ('received on Friday 40 tanks
    pledged by Norway').
    """
    first, last = place
    if cue.group not in PROMISING:
        return -0.04
    if _is_told_before(scene, words, cues, cue, first):
        return -OWN
    after = next((c for c in cues if c.first > cue.at and c.tense not in UNFINITE), None)
    if after is None or after.stage not in DONE:
        return -0.04
    part = scene.tokens.lowers[last] in words.order.of and scene.tokens.lowers[last + 1] in words.nouns["definite"]
    return None if part and not after.negated else -0.04  # 'Only 12 tents of the aid pledged have arrived'


def _is_told_before(scene: Scene, words: Words, cues: list[Cue], cue: Cue, first: int) -> bool:
    """'will send the radars that it asked for', 'has got the tanks that Norway promised', 'will hold what it has sent'.

    The verb before the thing says how far it has come, and the clause behind it which thing is meant.
    """
    mains = (c for c in cues if c.at < first and not (c.passive or c.negated))
    main = next((c for c in mains if _way(scene, words, cues, c.at + 1, first) < OWN), None)
    if main is None:
        return False
    if main.group == "include":  # 'includes tents and more of the stoves that Norway has sent', but no sum
        return cue.stage in DONE and (main.tense == "future" or scene.covered[first] != "money")
    if main.group == "refuse":
        return cue.group == "request" or cue.group in PROMISING  # 'refused 30 trucks that Chad had asked for'
    if main.group not in MOVED or main.stage is None:
        return False
    if main.tense == "future" and cue.stage in DONE:
        return True  # 'will send more of the shells that it has given', 'shells for the guns we have given'
    told = cue.group in PROMISING or cue.stage is Stage.REFUSED  # 'delivered tanks that Spain had refused to send'
    return cue.group in ("request", "order") or (told and main.stage in DONE | {Stage.REFUSED})


def _is_more_of(scene: Scene, words: Words, cues: list[Cue], place: tuple[int, int]) -> bool:
    """'includes shells and more of the critical weapons that Norway has sent': more of the same is still to come.

    So are the shells of 'including shells for the guns that we have sent': the clause tells of the guns.
    """
    lowers, (first, last) = scene.tokens.lowers, place
    more = any(lowers[at] in words.order.of and lowers[at - 1] in words.nouns["mores"]
               for at in range(max(1, first - TAIL), first))
    inner = "money" not in scene.covered[first:last] and any(
        lowers[at] in words.nouns["aims"] for at in range(first + 1, last))
    ahead = (c.at < first and (c.tense == "future" or (c.group == "include" and c.taken not in DONE)) for c in cues)
    return (more or inner) and any(ahead)


def _is_more_to_come(scene: Scene, words: Words, cue: Cue, place: tuple[int, int]) -> bool:
    """'has sent 15, with three more to follow': what is to come stands behind what has come, and is not done."""
    first, last = place
    if last >= len(scene.tokens) or scene.tokens.lowers[last] not in words.nouns["ellipses"]:
        return False
    led = scene.tokens.lowers[first - 1] if first else ""
    opens = led in words.nouns["withs"] or led in words.nouns["conjunctions"] or led == ","
    follows = cue.group == "arrive" and cue.tense == "infinitive" and cue.first - last <= 1
    return opens and (follows or (cue.group == "phrase" and cue.first == last))


def _is_awaited(cues: list[Cue], cue: Cue, first: int) -> bool:
    """'has not yet received the tanks that Norway promised': who is to get them is told by the verb before."""
    before = next((c for c in reversed(cues) if c.at < first and c.group not in SILENT), None)
    awaits = before is not None and before.group in ("receive", "obtain") and before.stage is Stage.ANNOUNCED
    return awaits and cue.group == "promise"


def _is_given(scene: Scene, words: Words, cues: list[Cue], cue: Cue, first: int) -> bool:
    """Whether what somebody puts to use or has got was given by another, as the participle behind it says."""
    if cue.tense != "participle" or cue.lemma not in words.nouns["gifting"]:
        return False
    if scene.tokens.lowers[min(cue.at + 1, len(scene.tokens) - 1)] not in words.speech["by"]:
        return False
    before = next((one for one in reversed(cues) if one.at < first and one.stage is not None), None)
    return before is not None and before.group == "order" and not before.passive


def is_absolute(scene: Scene, words: Words, cue: Cue, first: int) -> bool:
    """Whether a comma and 'with' stand before an amount, over articles: a set phrase behind is said of it alone."""
    if cue.tense != "phrase" and (cue.group, cue.tense) != ("arrive", "infinitive"):
        return False
    while first > 1 and scene.tokens.lowers[first - 1] in words.nouns["articles"]:
        first -= 1
    return first > 1 and scene.tokens.lowers[first - 1] in words.nouns["withs"] and scene.tokens[first - 2].text == ","


def _has_own(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether a set phrase behind a thing is a noun with its own thing ('and a ban on', "and Chad's decision to")."""
    led = scene.tokens.lowers[cue.first - 1] if cue.first else ""
    tail = (scene.tokens.lowers[cue.at] in words.nouns["stops"] or scene.tokens.lowers[cue.at] in words.order.of)
    owned = led in words.possessives and cue.first > 1 and scene.tokens[cue.first - 2].text == "'"
    return tail and (owned or led in words.numbers.grammar["article"]) and cue.at > cue.first


def _behind_more(scene: Scene, words: Words, last: int) -> int:
    """The place behind 'of them' or 'more' where these follow an amount; else its own end."""
    at = behind_of_them(scene, words, last)
    return at + (at < len(scene.tokens) and scene.tokens.lowers[at] in words.nouns["ellipses"])


def _gives_it(scene: Scene, words: Words, cue: Cue) -> bool:
    """'the boats Spain is sending to Kenya': a finite verb of giving with nothing behind it that it could give."""
    gives = cue.group in ("give", "dispatch") and cue.tense not in CLAUSELESS
    return gives and not cue.passive and has_no_object(scene, words, cue)


def _is_beyond(scene: Scene, words: Words, last: int, first: int) -> bool:
    """Whether only the word that says for whom a thing is stands between it and a participle ('for the region')."""
    between = scene.tokens[last:first]
    led = 2 <= len(between) <= BEYOND and between[0].lower in words.nouns["leads"]
    small = words.nouns["articles"]
    return led and all(token.kind == "word" for token in between) and all(
        scene.covered[at] == "party" or scene.tokens.lowers[at] in small or at == first - 1
        for at in range(last + 1, first))


def _is_told_of(scene: Scene, words: Words, cue: Cue, last: int) -> bool:
    """'... of the $500m that it promised', 'from the $500m pledged in March': what was promised behind a whole."""
    if cue.group not in PROMISING or cue.tense not in PAST or not 0 <= cue.first - last <= NEXT:
        return False
    small = words.nouns["relatives"] | words.speech["it"] | words.speech["he"] | words.nouns["articles"]
    return all(scene.covered[at] == "party" or scene.tokens.lowers[at] in small for at in range(last, cue.first))


def _by_pronoun(scene: Scene, words: Words, cues: list[Cue], cue: Cue, last: int) -> bool:
    """'has not yet sent the 20 tanks it promised': of what is not done the promise in the clause about it is left."""
    if cue.group not in PROMISING or cue.tense not in PAST or not 1 <= cue.first - last <= 2:
        return False
    main = next((c for c in reversed(cues) if c.at < last and c.group not in SILENT), None)
    supposed = main is not None and not words.nouns["supposing"].isdisjoint(scene.tokens.lowers[: main.first])
    if main is None or not (main.negated or supposed):
        return False
    small = words.nouns["relatives"] | words.speech["it"] | words.speech["he"]
    return all(token.lower in small for token in scene.tokens[last : cue.first])


def _is_share(scene: Scene, words: Words, first: int) -> bool:
    """'received 300 of the 1,000 shells the EU had promised': the clause is about all, the verb before about some."""
    amount = next((q for q in scene.quantities if q.first == first), None)
    inside = scene.tokens[amount.core + 1 : amount.last] if amount else []
    return any(token.lower in words.numbers.grammar["of"] for token in inside)


def _way(scene: Scene, words: Words, cues: list[Cue], start: int, end: int) -> float:
    """What stands between two places, as a cost."""
    verbs = 0.0
    for cue in cues:
        if start <= cue.at < end and cue.group != "phrase":
            verbs += HANGING if cue.tense in UNFINITE else FINITE
    return WORD * (end - start) + verbs + _walls(scene, words, start, end)


def _walls(scene: Scene, words: Words, start: int, end: int) -> float:
    """How much stands between two places: commas little, semicolons and dashes much."""
    stops = together(words.walls, MARKS)
    between = [lower for lower in scene.tokens.lowers[start:end] if lower in stops]
    if not between:
        return 0.0
    walls = between.count(";") + between.count("–") + between.count(":") + between.count('"')
    turns = sum(map(words.walls.__contains__, between))
    return min(0.1 * between.count(","), 0.5) + 0.8 * walls + 1.2 * turns
