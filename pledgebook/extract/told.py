"""Things that stand before the verb that says what became of them: subjects, loads, what a clause tells of."""

from collections.abc import Iterator, Sequence
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.attributes import fits, is_model
from pledgebook.extract.cues import ACTED, CLAUSELESS, UNFINITE, Cue
from pledgebook.extract.doubts import is_whether
from pledgebook.extract.parted import in_parts
from pledgebook.extract.phrases import Phrase, phrase_around
from pledgebook.extract.scene import Scene
from pledgebook.extract.ships import is_airlifter
from pledgebook.extract.words import Words, together
from pledgebook.text.tokens import DASH

_FINITE: Final = frozenset({"base", "third"})
"""Forms of a verb in which it has a subject of its own."""

PASSIVES: Final = frozenset({"give", "dispatch", "order", "commit", "suspend", "cancel", "reduce", "delay", "refuse"})
"""Groups of verbs whose passive subject is a thing that is given."""

SAID_BY: Final = 9
"""How many words behind a sum the verb may stand that says that it is needed."""

TO_BE: Final = "passive_future"
"""The tense of what is still to be done with a thing."""

ASKED_FOR: Final = "request"
"""The group of verbs of asking: what 'is urgently needed' is their subject; 'tents requested by Chad' are told of."""

TOLD_OF: Final = PASSIVES | {ASKED_FOR}
"""Both."""

TOLD_OR_COME: Final = TOLD_OF | {"arrive"}
"""Those, and the group of verbs that tell that their subject comes."""

GONE: Final = frozenset({Stage.DISPATCHED, Stage.DELIVERED})
"""Stages of a set phrase that tells where its subject goes."""

SUBJECT: Final = 9
"""How many words may stand between a thing and the passive verb that it is the subject of."""

RELATIVE: Final = 8
"""How many words the clause about a thing may have before its verb ('that the US helped send')."""

ROW: Final = 40
"""How many words before a passive verb the row of things may begin that is its subject."""

OPENED: Final = 2
"""How many words before a thing the word may stand that opens its clause ('that some 40 trucks were')."""

INVERTED: Final = 8
"""Within how many words of a sentence the noun stands in which the things are that follow its verb."""

CLOSED: Final = 14
"""The same where a comma stands before the load ('A plane left Oslo for Chad on Friday, carrying tents')."""

COMES, WITH = 3, 9
"""How many words behind a vehicle its verb, and behind that the 'with' of its load, may stand."""

BOUND: Final = 4
"""How many words behind a verb of leaving the 'for' may stand that says where to ('left Spain on Friday for Kenya')."""

BEFORE: Final = 6
"""How many words before its load a vehicle may stand ('a second flight from Delhi carrying tents')."""


def is_to_come(scene: Scene, words: Words, cues: list[Cue], cue: Cue, last: int) -> bool:
    """'The first tents to be sent by Norway have arrived': whether a clause only says which things have come."""
    if cue.first != last or scene.tokens.lowers[last] not in words.nouns["infinitives"]:
        return False
    came = next((c for c in cues if c.first > cue.at and c.tense not in UNFINITE | CLAUSELESS), None)
    if came is None or came.stage not in GONE or came.group not in ("arrive", "dispatch", "receive", "phrase", "give"):
        return False
    return not any(t.text in ",;:" or t.lower in words.walls for t in scene.tokens[last : came.first])


def loads(scene: Scene, words: Words) -> Iterator[int]:
    """'A flight carrying tents and soap left Madrid': where the load of a vehicle or a consignment begins."""
    if scene.tokens and scene.tokens.lowers[0] in words.nouns["inverting"]:
        yield from _behind_its_verb(scene, words)
    for at, _, after in words.carrying.scan(scene.tokens):
        bundles = together(words.nouns["transports"], words.bundles["whole"])
        held = at > 0 and scene.tokens.lowers[at - 1] in words.nouns["bare"]  # 'supplies made up of tents and kits'
        reach = CLOSED if at > 0 and scene.tokens[at - 1].text == "," else BEFORE
        before = range(max(0, at - reach), at)
        if is_of_set(scene, words, at):
            continue
        if held or any(scene.tokens.lowers[k] in bundles or is_model(scene, words, k) for k in before):
            yield after
    if words.nouns["transports"].isdisjoint(scene.tokens.words):
        return
    withs = words.nouns["withs"] - words.order.of
    for at, word in enumerate(scene.tokens.lowers[:-2]):
        if word in words.nouns["transports"] and scene.tokens.lowers[at + 1] in withs:
            yield from () if fits(scene, words, at + 2) else (at + 2,)  # 'trucks with flour'
        elif word in words.nouns["transports"] and (at_load := _brought_with(scene, words, at)):
            yield at_load
        exists = word in words.nouns["existing"] and scene.tokens.lowers[at + 1] in words.nouns["being"]
        if exists and words.nouns["transports"].intersection(scene.tokens.lowers[:at]):
            yield at + 2  # 'on the second plane there are tents'


def is_of_set(scene: Scene, words: Words, at: int) -> bool:
    """'hygiene kits containing soap', 'kits that include pens': what is in a kit is given with it, not beside it."""
    lowers, place = scene.tokens.lowers, at - 1
    place -= place > 0 and (lowers[place] in words.nouns["relatives"] or lowers[place] == ",")
    return place >= 0 and lowers[place] in words.nouns["sets"]


def _brought_with(scene: Scene, words: Words, at: int) -> int:
    """'A plane landed in Chad with tents': where the load begins behind the verb of a vehicle that comes, or 0."""
    verb = next((v for v in scene.verbs if 0 < v.at - at <= COMES and v.form.group in ("arrive", "dispatch")), None)
    if verb is None:
        return 0
    behind = range(verb.at + 1, min(verb.at + 1 + WITH, len(scene.tokens) - 1))
    return next((k + 1 for k in behind if scene.tokens.lowers[k] in words.nouns["withs"]), 0)


def _behind_its_verb(scene: Scene, words: Words) -> Iterator[int]:
    """'Inside the plane were pumps', 'Among the items sent were boots': where a subject begins behind its verb."""
    held = words.nouns["transports"] | words.bundles["whole"]
    told = any(word in held or words.heads.get(word) == "goods" for word in scene.tokens.lowers[:INVERTED])
    being = next((at for at, word in enumerate(scene.tokens.lowers) if word in words.nouns["being"]), None)
    if told and being is not None and being + 1 < len(scene.tokens) and is_thing(scene, words, being + 1):
        yield being + 1


def subjects(scene: Scene, words: Words, cues: list[Cue]) -> Iterator[Phrase]:
    """'The first loitering munition ... will be delivered': the thing before a passive verb."""
    last = 0
    for cue in cues:
        leaves = scene.tokens.lowers[cue.at] in words.nouns["leaving"]
        if cue.group not in TOLD_OR_COME and cue.tense != "phrase" and not leaves:
            continue  # three verbs in four
        comes = cue.group == "arrive" and cue.lemma in words.nouns["arriving"] and cue.tense != "infinitive"
        comes = comes or (cue.group == "arrive" and cue.lemma in words.nouns["serving_well"])
        if cue.group == "arrive" and any(one.first == cue.first and one.at > cue.at for one in cues):
            continue  # 'instructors helped train soldiers'
        if cue.tense == "participle" and _refuses_to(scene, words, cue):
            continue  # 'doctors refused to treat soldiers'
        sent = (leaves or cue.group == "dispatch") and not cue.passive and cue.tense != "infinitive"
        said = cue.tense == "phrase" and is_said_of(scene, words, cue)
        if comes or said or sent or (not leaves and cue.group in TOLD_OF and _is_passive(cue)):
            own = max(_clause(scene, words, cues, cue), _aside(scene, words, cue.first))
            before = range(max(last, own, cue.first - SUBJECT), cue.first)
            acts = said and _leads_to_act(scene, words, cue)
            bound = not sent or (leaves and _is_bound(scene, words, cue) and words.role_words["people"].isdisjoint(
                scene.tokens.lowers[before.start : cue.first]))
            places = [at for at in before if not acts and bound and is_thing(scene, words, at)
                      and not ((comes or sent) and _carries(scene, words, at))]
            places = places or [at for at in before if scene.tokens.lowers[at] in words.nouns["sent"]]
            if places:  # a participle stands behind the thing that it tells of: 'use the boats provided by Spain'
                yield head_around(scene, words, places[-1 if cue.tense == "participle" else 0])
            last = cue.at + 1


def _is_bound(scene: Scene, words: Words, cue: Cue) -> bool:
    """'have left for Kenya', 'left Spain for Kenya': what leaves for a country is sent there."""
    for at in range(cue.at + 1, min(cue.at + 1 + BOUND, len(scene.tokens) - 1)):
        if scene.tokens.lowers[at] in words.nouns["aims"]:
            return "party" in scene.covered[at + 1 : at + 3]
    return False


def _is_passive(cue: Cue) -> bool:
    """Whether the subject of a verb is a thing that is given, or asked for."""
    return cue.passive and (cue.group != ASKED_FOR or cue.tense != "participle")


def _refuses_to(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether an infinitive stands right behind a verb of refusing: its subject is who refuses, not what is refused."""
    after = scene.tokens.lowers[cue.at + 1] if cue.at + 1 < len(scene.tokens) else ""
    return cue.group == "refuse" and after in words.nouns["infinitives"]


def _clause(scene: Scene, words: Words, cues: list[Cue], cue: Cue) -> int:
    """Where the clause of a passive begins: behind a verb of another ('logistics meant that four could be sent')."""
    told = [c for c in cues if c.at < cue.first and c.group == "other" and c.tense in ACTED and cue.first - c.at > 1]
    if not told or told[-1].first == 0:
        return 0
    between = scene.tokens[told[-1].at + 1 : cue.first]
    led = scene.tokens[told[-1].first - 1].lower in words.nouns["relatives"] | words.speech["who"]
    return 0 if led or any(token.text == "," for token in between) else told[-1].at + 1


def _aside(scene: Scene, words: Words, end: int) -> int:
    """Where the aside begins in which a verb stands ('has sent 40 tanks – with new ones arriving every day'), or 0."""
    dashes = (k + 1 for k in range(end - 2, 0, -1) if scene.tokens[k].text == DASH)
    opens = next(dashes, 0)
    return opens if opens and scene.tokens.lowers[opens] in words.nouns["withs"] else 0


def is_said_of(scene: Scene, words: Words, cue: Cue, last: int = -1) -> bool:
    """'are on standby', 'are on the way', 'remain among its requests': a set phrase that is said of its subject.

    With `last`, of the thing that ends there ('40 more are now due', 'another 40 are due in May'); 'are meant for
    Kenya' tells for whom it is, and not how far it has come.
    """
    being, place = words.nouns["remaining"], cue.first
    while place > 0 and scene.tokens.lowers[place - 1] in words.adverbs:
        place -= 1  # 'are also on the way'
    before = scene.tokens.lowers[place - 1] if place else ""
    inside = scene.tokens.lowers[cue.first] in being
    if last >= 0:
        if inside:
            return cue.first == last and scene.tokens.lowers[cue.at] not in words.nouns["aims"]
        return place - 1 == last and before in being
    placed = cue.lemma in words.nouns["placed"] and cue.first > 0 and is_thing(scene, words, cue.first - 1)
    been = cue.stage is Stage.REFUSED and before in words.nouns["been"]  # 'has been turned down'
    return placed or been or inside or before in being


def _leads_to_act(scene: Scene, words: Words, cue: Cue) -> bool:
    """'tanks that it is ready to send': behind the phrase stands what its subject may do, not where it is headed to."""
    return scene.tokens.lowers[cue.at] in words.nouns["infinitives"] and cue.stage not in GONE


def rows_before(scene: Scene, words: Words, cues: list[Cue]) -> Iterator[int]:
    """'Tents, blankets and stoves were delivered': where the row of things begins that is the subject of a passive."""
    for cue in cues:
        comes = cue.group == "arrive" and cue.lemma in words.nouns["arriving"] and cue.tense != "infinitive"
        said = cue.tense == "phrase" and is_said_of(scene, words, cue) and not _leads_to_act(scene, words, cue)
        if comes or said or (cue.tense != "participle" and cue.group in TOLD_OF and cue.passive):
            parts = in_parts(scene)  # 'vans for repairing roads; a boat for patrolling rivers will be given'
            told = (other.at + 1 for other in cues if other.at < cue.first and other.tense != "participle"
                    and not (parts and other.group == "other" and other.tense in UNFINITE))
            reach = cue.first if parts else ROW
            before = range(max(max(told, default=0), _aside(scene, words, cue.first), cue.first - reach), cue.first)
            place = next((at for at in before if is_thing(scene, words, at)), None)
            joint = place is not None and any(t.lower in words.nouns["conjunctions"] for t in
                                              scene.tokens[place : cue.first])
            if place is not None and joint:
                yield head_around(scene, words, place).first
        elif cue.tense == "participle" and cue.group in PASSIVES and not _refuses_to(scene, words, cue):
            start = _row_start(scene, words, cue.first)
            if start is not None:
                yield start


def _row_start(scene: Scene, words: Words, end: int) -> int | None:
    """'rifles and trucks supplied by Spain': where the row of things begins that ends right before a participle."""
    start = end
    while start > 0 and is_thing(scene, words, start - 1):
        start = head_around(scene, words, start - 1).first
        joint = scene.tokens[start - 1] if start > 1 else None
        if joint is None or not (joint.text == "," or joint.lower in words.nouns["conjunctions"]):
            break
        if not is_thing(scene, words, start - 2):
            break
        start -= 1
    return start if start < end else None


def head_around(scene: Scene, words: Words, at: int) -> Phrase:
    """The phrase around the thing at a token."""
    item = scene.item_at(at)
    return phrase_around(scene, words, item.first if item else at, item.last if item else at + 1)


def _carries(scene: Scene, words: Words, at: int) -> bool:
    """Whether the thing is a vehicle that brings others: planes that arrived are seldom what is given.

    An 'aid convoy' is the aid.
    """
    item = scene.item_at(at)
    last = item.last - 1 if item else at
    if item and not words.bundles["aid"].isdisjoint(scene.tokens.lowers[item.first : last]):
        return False
    return scene.tokens.lowers[last] in words.nouns["transports"] or is_airlifter(scene, words, last)


def is_thing(scene: Scene, words: Words, at: int) -> bool:
    """Whether the token belongs to a thing: to a name of the catalogue, or is a head that is given in kind."""
    head = scene.covered[at] == "" and words.heads.get(scene.tokens.lowers[at]) == "goods"
    return scene.covered[at] == "item" or head


def told_of(scene: Scene, words: Words, cues: list[Cue]) -> Iterator[Phrase]:
    """'the spare parts that the US helped send': the thing before a clause about it whose verb has no other object."""
    for cue in cues:
        if cue.group not in ("give", "dispatch", "order", "promise", "commit", "receive", "obtain") or cue.passive:
            continue
        opener = next((at for at in range(cue.first - 1, max(cue.first - RELATIVE, 0), -1)
                       if scene.tokens.lowers[at] in words.nouns["relatives"]), None)
        pronoun, opener = opener is not None, opener or _before_subject(scene, words, cue)
        if opener and has_no_object(scene, words, cue) and is_thing(scene, words, opener - 1):
            item = scene.item_at(opener - 1)
            phrase = phrase_around(scene, words, item.first if item else opener - 1, opener)
            held = scene.tokens.lowers[phrase.first : phrase.last]
            if pronoun or words.nouns["generic"].isdisjoint(held):  # 'the weapons we are providing' are any
                yield phrase


def has_no_object(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether nothing stands right behind a verb that it could give ('that we will send to Kenya').

    Another verb is nothing of the kind: 'the radars that we provided help Kenya', but not 'that we provided help to'.
    """
    after, beyond = scene.tokens[cue.at + 1 : cue.at + 2], scene.tokens[cue.at + 2 : cue.at + 3]
    if not after or after[0].kind == "mark" or after[0].lower in words.nouns["stops"]:
        return True
    verb = words.verbs.get(after[0].lower)
    acts = verb is not None and not verb.forms.isdisjoint(_FINITE) and scene.covered[cue.at + 1] == ""
    return acts and bool(beyond) and beyond[0].kind == "word" and beyond[0].lower not in words.nouns["stops"]


def _before_subject(scene: Scene, words: Words, cue: Cue) -> int:
    """'the boats Spain is sending': where the clause begins that has its subject right behind the thing, or 0."""
    if cue.tense in UNFINITE or cue.tense in CLAUSELESS:
        return 0
    at, acting = cue.first, together(words.speech["he"], words.speech["it"], words.speech["first_person"])
    while at > 0 and (scene.covered[at - 1] in ("party", "office") or scene.tokens.lowers[at - 1] in acting):
        at -= 1
    while at > 0 and at < cue.first and scene.tokens.lowers[at - 1] in words.nouns["definite"]:
        at -= 1
    return at if at < cue.first else 0


def opens_clause(scene: Scene, words: Words, cues: list[Cue], cue: Cue, place: tuple[int, int]) -> bool:
    """Whether 'that' or 'whether' stands between a verb and a thing that has a verb of its own behind it.

    What is announced without 'that' has its verb right behind it: 'announced 40 trucks have been delivered'.
    """
    first, last = place
    if cues[-1].at < last:  # no verb stands behind the thing, as behind most
        return False
    own = next((c for c in cues if c.first >= last and c.tense not in UNFINITE), None)
    if own is None or own.stage is None or not (own.passive or own.group == "arrive"):
        return False
    articles = words.nouns["articles"]
    if own.first == last and cue.group == "promise" and all(
            scene.tokens.lowers[at] in articles for at in range(cue.at + 1, first)):
        return True
    thats, whethers, ifs = words.nouns["that_clause"], words.nouns["doubts"], words.nouns["supposing"]
    for at in range(max(cue.at + 1, first - OPENED), first):
        lower = scene.tokens.lowers[at]
        if lower in thats or lower in whethers or (lower in ifs and is_whether(scene, words, at)):
            break
    else:
        return False
    stops = words.walls | words.nouns["relatives"]
    return not any(t.text in ",;" or t.lower in stops for t in scene.tokens[last : own.first])


def is_said_needed(scene: Scene, words: Words, cues: Sequence[Cue], cue: Cue, last: int) -> bool:
    """'the $2.4 billion the United Nations says is needed': whoever says it, it is asked for."""
    if cue.group != "request" or not cue.passive or not last < cue.first <= last + SAID_BY:
        return False
    says = next((c for c in cues if c.group == "say" and c.at == cue.first - 1 and c.first > last), None)
    stops = (words.nouns["stops"] | words.nouns["conjunctions"]) - words.nouns["relatives"]
    return says is not None and all(
        scene.covered[at] in ("party", "office") or (scene.tokens[at].kind == "word" and lower not in stops)
        for at, lower in enumerate(scene.tokens.lowers[last : says.first], last))
