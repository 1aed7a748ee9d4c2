"""What stands where a gift would and is none: forces that move, what is fired, what is only had or counted.

Each veto comes behind the reading of a verb, and says of that verb and thing that together they tell of no assistance:
'sent 20 drones toward Kenya' is fire, 'sent two destroyers to the Red Sea' a move of a fleet, 'the army has 40 tanks'
tells what it has. Where the sentence has a word of aid outside the thing, nothing of this holds.
"""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.attributes import owners
from pledgebook.extract.course import SENTENCE_BEFORE, UNSAID
from pledgebook.extract.crewed import is_crewed, is_disaster
from pledgebook.extract.cues import UNFINITE, Cue
from pledgebook.extract.governing import Governed
from pledgebook.extract.openings import inverted
from pledgebook.extract.phrases import Phrase
from pledgebook.extract.roles import Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.services import GROUP
from pledgebook.extract.told import has_no_object
from pledgebook.extract.words import Words, together

NEAR: Final = -1.5
"""A verb nearer than this is the thing's own."""

OPENS: Final = 2
"""How many words may stand before a number with which a sentence begins ('The first 20 are for Nairobi')."""

HELD: Final = 3
"""How many words before a thing the word may stand that says that somebody has it ('now has 40 trucks from Norway')."""

REACH: Final = 12
"""How many words behind a thing the word may stand that says where it was sent."""

AREA: Final = 5
"""How many words behind 'to' the noun of an area may stand ('to the waters off Kenya')."""

TROOPS: Final = 14
"""How many words behind the verb those may stand who are moved with their arms."""

CARRIED: Final = 2
"""How many words behind a vehicle the verb may stand of what it brings."""

SHOT: Final = 4
"""How many words before arms the word may stand that says that they were shot down."""

NATURE: Final = 12
"""How many words before a verb of harm the force of nature may stand that does it, and behind a passive its 'by'."""

OPEN: Final = frozenset({UNSAID, SENTENCE_BEFORE})
"""Sources of a stage that the sentence itself does not say."""

VETO_UNSAID: Final = "nothing says that it is given"
VETO_MOVED: Final = "moved or fired, not given"


def veto_unsaid(at: Place, anchor: Anchor, cue: Cue | None, inherited: str, again: str) -> str:
    """The veto of what is counted or listed where nothing says that it is given: 'The army has 40 tanks'.

    No verb of ours governs it, or one that only tells what is in a thing, and the sentence has no word of aid, nor does
    it take up `again` what was told before ('They are 40 tents').
    """
    scene, words = at.scene, at.reader.words
    if inherited not in OPEN or anchor.money is not None or anchor.stance:
        return ""
    if anchor.named is not None and (cue is not None or anchor.first <= OPENS):
        return ""  # 'The first 20 are for Nairobi'
    listing = cue is not None and cue.group == "include" and cue.at < anchor.first
    more = listing and cue is not None and cue.tense != "gerund" and _is_pronoun(scene, words, cue.first - 1)
    more = more or (listing and cue is not None and bool(inverted(scene, words, cue)))  # 'Also included are tanks'
    more = more or scene.tokens.lowers[0] in words.nouns["existing"]  # 'There will also be 40 tents'
    if more or (again and _is_copula(scene, words, cue)) or _is_sum(scene, words, anchor.first):
        return ""  # 'It'll also include more rounds': of what was told before
    if (cue is not None and not listing) or (anchor.phrase is not None and anchor.phrase.kind == "training"):
        return ""
    traded = anchor.sort == "item" and cue is None and not anchor.example
    if traded and not scene.tokens.words.isdisjoint(words.nouns["traded_acts"]):
        return VETO_UNSAID  # 'will support exports of turbines and cables'
    if _carries(scene, words, anchor, at.cues) or (cue is None and _is_possessed(scene, words, anchor)):
        return VETO_UNSAID
    told = words.part_words.at(scene.tokens, anchor.last) if anchor.phrase and anchor.phrase.kind == "goods" else None
    has = not words.nouns["having"].isdisjoint(scene.tokens.lowers[max(0, anchor.first - HELD) : anchor.first])
    if told and has and told[0] == "by" and "party" in scene.covered[told[1] : told[1] + 2]:
        return ""  # 'now has 40 trucks from Norway'
    free = anchor.sort == "quantity" and cue is None
    if free and (anchor.enumerated or not _is_told(scene, words)):
        return ""
    finite = cue is not None and cue.tense != "gerund"  # 'The film includes drones, helicopters and tanks'
    if anchor.sort != "quantity" and not anchor.example and not finite:
        return ""
    named = cue is not None and cue.tense != "gerund" and anchor.phrase is not None and anchor.phrase.item is not None
    known = anchor.example and inherited == SENTENCE_BEFORE and at.setting.military
    if at.setting.aid and (named or (known and anchor.phrase is not None and anchor.phrase.item is not None)):
        return ""  # 'PDAs 7 through 10 included 108 howitzers'
    loaded = anchor.example and not words.nouns["transports"].isdisjoint(scene.tokens.lowers[: anchor.first])
    if not words.nouns["wondering"].isdisjoint(scene.tokens.lowers[max(0, anchor.first - 2) : anchor.first]):
        return VETO_UNSAID  # 'targets for how many boats are stopped'
    return "" if loaded or is_of_aid(scene, words, anchor) else VETO_UNSAID


def _is_pronoun(scene: Scene, words: Words, at: int) -> bool:
    lower = scene.tokens.lowers[at] if at >= 0 else ""
    return lower in words.nouns["single_subjects"] or lower in words.nouns["plural_subjects"]


def _is_copula(scene: Scene, words: Words, cue: Cue | None) -> bool:
    """'They are 40 tents', 'These include radars': what was told before is the subject, and a thing is what it is."""
    told = len(scene.tokens) > 1 and scene.tokens.lowers[1] in words.nouns["being"]
    return told or (cue is not None and cue.group == "include" and cue.tense != "gerund" and cue.first <= HELD)


def _is_sum(scene: Scene, words: Words, at: int) -> bool:
    """'brought the total to 40 tanks': what is counted comes to that."""
    before = scene.tokens.lowers[max(0, at - 2) : at]
    return len(before) == 2 and before[0] in words.nouns["totals"] and before[1] in words.nouns["infinitives"]


def _is_told(scene: Scene, words: Words) -> bool:
    """Whether the sentence is one with a verb: '40 tents for Kenya' above a text is none."""
    if scene.sentence.is_heading or scene.sentence.is_item or scene.tokens[-1].text not in '.!?"':
        return False
    being = words.nouns["being"] | words.nouns["having"]
    if any(verb.form.forms & {"past", "third"} for verb in scene.verbs):
        return True
    return any(word in being or (word.endswith(words.verb_marks) and not scene.covered[at])  # not 'the United States'
               for at, word in enumerate(scene.tokens.lowers))


def is_of_aid(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """Whether a word of aid stands outside the thing itself ('aid workers' are people)."""
    inside = range(anchor.first, anchor.last)
    telling = words.nouns["telling_aid"]
    if scene.tokens.words.isdisjoint(telling):
        return False
    return any(word in telling and at not in inside for at, word in enumerate(scene.tokens.lowers))


def _is_of_troops(scene: Scene, words: Words, phrase: Phrase, cue: Cue) -> bool:
    """'sent 40 fighters to the border', 'French forces conducted 30 operations': what armies do is no service."""
    head = scene.tokens.lowers[phrase.at_head]
    if head in words.nouns["operations"]:
        return not words.nouns["own_troops"].isdisjoint(scene.tokens.lowers[max(0, cue.first - 2) : cue.first])
    troops = phrase.kind == "service" and head in words.nouns["own_troops"]
    return troops and cue.lemma in words.nouns["moving_arms"]


def veto_moved(at: Place, anchor: Anchor, governed: Governed) -> str:
    """The veto of arms that are fired at somebody or moved by those whose they are, and are given to nobody."""
    scene, words, (cue, nearness) = at.scene, at.reader.words, governed
    phrase = anchor.phrase
    if phrase is None or anchor.money is not None or (cue is not None and cue.group == GROUP) or (
            is_crewed(scene, words, anchor, cue, disaster=is_disaster(at))):
        return ""  # 'flew 40 wounded Kenyan soldiers to Oslo', 'deployed a ship to evacuate civilians'
    head = scene.tokens.lowers[phrase.at_head]
    if head in words.nouns["combat"] and not words.nouns["shooting"].isdisjoint(
            scene.tokens.lowers[max(0, anchor.first - SHOT) : anchor.first]):
        return VETO_MOVED  # 'helped Jordan by shooting down 20 missiles'
    if cue is None or nearness <= NEAR:
        return ""
    if cue.lemma in words.nouns["moving_arms"] and _is_among_troops(at, anchor, cue):
        return VETO_MOVED  # 'has deployed forces, including air defences'
    if phrase.kind != "goods":  # 'the British troops sent to Latvia'
        return VETO_MOVED if _is_of_troops(scene, words, phrase, cue) else ""
    if _is_range(scene, words, cue, head):
        return VETO_MOVED
    if cue.lemma in words.nouns["bringing"] and cue.first and scene.tokens.lowers[cue.first - 1] in words.nouns[
            "own_troops"] and head in words.nouns["combat"]:
        return VETO_MOVED  # 'soldiers brought 30 tanks to the border'
    if cue.lemma not in words.nouns["moving_arms"] or scene.tokens.words.isdisjoint(words.nouns["combat"]):
        return ""
    beside = cue.lemma in words.nouns["deploying"] and not words.nouns["combat"].isdisjoint(
        scene.tokens.lowers[cue.at + 1 : anchor.first])  # 'deployed 30 tanks and two radars'
    given = _is_for_attacked(at, cue) and not _hits(scene, words, anchor, head)
    if (head not in words.nouns["combat"] and not beside) or given:
        return ""
    dropped = cue.lemma in words.nouns["dropping"] and head in words.nouns["dropped"]  # 'grenades on the bus'
    goes = _goes(scene, words, anchor, cue, head) or _is_its_own(scene, words, anchor, cue)
    if dropped or goes or _is_with_troops(scene, words, cue):
        return VETO_MOVED
    if head in words.nouns["hurled"] and _does_harm(scene, words, cue):
        return VETO_MOVED
    return VETO_MOVED if cue.lemma in words.nouns["deploying"] and not is_of_aid(scene, words, anchor) else ""


def _is_among_troops(at: Place, anchor: Anchor, cue: Cue) -> bool:
    """'sent troops, tanks and radars', 'the troops and equipment that it has sent': what forces have with them."""
    scene, words = at.scene, at.reader.words
    joints = words.nouns["conjunctions"] | {","}
    if cue.at < anchor.first:
        between = scene.tokens.lowers[cue.at + 1 : anchor.first]
        forces = next((k for k, word in enumerate(between) if word in words.nouns["own_troops"]), len(between))
    else:
        between = scene.tokens.lowers[max(0, anchor.first - 2) : anchor.first]
        forces = 0 if between and between[0] in words.nouns["own_troops"] else len(between)
    joined = not joints.isdisjoint(between[forces + 1 : forces + 2])  # not 'sent Malian forces radars and boots'
    joined = joined and words.nouns["aims"].isdisjoint(between[max(0, forces - 2) : forces])  # 'boots for troops, and'
    return joined and not is_of_aid(scene, words, anchor) and not _is_for_attacked(at, cue)


def _is_its_own(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'The navy will send its newest frigates to Japan': a force that sends what is its own goes there with it."""
    lowers = scene.tokens.lowers
    led = lowers[max(0, cue.first - 2) : cue.first]
    forces = not words.nouns["forces"].isdisjoint(led) or " ".join(led) in words.nouns["forces"]
    its = not owners(words).isdisjoint(lowers[cue.at + 1 : anchor.first + 1])
    return forces and its and not is_of_aid(scene, words, anchor)


def _is_range(scene: Scene, words: Words, cue: Cue, head: str) -> bool:
    """'Missiles can now reach Kuwait', 'a missile that could reach Guam': how far they fly."""
    before = scene.tokens.lowers[max(0, cue.first - 1) : cue.at]
    if cue.tense == "possible" and before and before[0] in words.nouns["relatives"]:
        return head in words.nouns["hurled"] and cue.lemma in words.role_words["arrives"]
    return head in words.nouns["hurled"] and cue.lemma in words.role_words["arrives"] and not words.nouns[
        "ables"].isdisjoint(before)


def _does_harm(scene: Scene, words: Words, cue: Cue) -> bool:
    """'sent drones to Yemen overnight', 'sent missiles to the port, killing two': what is sent so strikes."""
    tokens, harms = scene.tokens, words.nouns["harms"]
    if not words.nouns["nights"].isdisjoint(tokens.lowers[cue.at + 1 :]):
        return True
    return any(tokens.lowers[k] in harms and tokens[k - 1].text == "," for k in range(cue.at + 2, len(tokens)))


def _goes(scene: Scene, words: Words, anchor: Anchor, cue: Cue, head: str) -> bool:
    """Whether the words behind say that it is fired ('toward Kenya') or goes to where its own state uses it."""
    own = cue.lemma in words.nouns["deploying"] or head in words.nouns["fleet"]
    behind = anchor.phrase.at_head + 1 if anchor.phrase is not None else anchor.last
    start = behind if cue.at < anchor.first else cue.at + 1
    for place in range(start, min(start + REACH, len(scene.tokens))):
        token = scene.tokens[place]
        if token.text in ".;:" or (token.text == "," and not words.nouns["withs"].isdisjoint(
                scene.tokens.lowers[place + 1 : place + 2])):
            return False  # 'has sent 40 tanks, with 60 more on the way'
        if _is_fired(scene, words, place):
            return True
        if own and token.lower in words.nouns["infinitives"] | words.nouns["inside"] and _is_area(scene, words, place):
            return True
        if scene.covered[place] == "party" and scene.tokens.lowers[place - 1] not in words.nouns["baselines"]:
            return False  # 'sent missiles for Ukrainian aircraft to strike radars'
    return False


def _is_for_attacked(at: Place, cue: Cue) -> bool:
    """'has sent 40 tanks across the border into Ukraine': arms that go to who is attacked, with no attacker named."""
    known = at.reader.catalogue.attacked
    if not any(m.first > cue.at and m.name.target in known for m in at.scene.parties):
        return False
    attackers = at.attackers()
    return not any(m.name.target in attackers for m in at.scene.parties)


def _hits(scene: Scene, words: Words, anchor: Anchor, head: str) -> bool:
    """'fly drones into energy infrastructure', 'missiles at Ukrainian cities': what is hit stands right behind."""
    behind = scene.tokens.lowers[anchor.last : anchor.last + REACH]
    led = next((k for k, word in enumerate(behind) if word in words.nouns["against_whom"]), len(behind))
    struck = together(words.nouns["hit_places"], words.nouns["struck_places"])
    return head in words.nouns["hurled"] and not struck.isdisjoint(behind[led : led + AREA])


def _is_fired(scene: Scene, words: Words, at: int) -> bool:
    """Whether 'toward', 'into' or an act of war begins at a place ('to attack Kenya', 'its way')."""
    word = scene.tokens.lowers[at]
    after = scene.tokens.lowers[at + 1] if at + 1 < len(scene.tokens) else ""
    if word in words.nouns["against_whom"]:
        timed = not words.nouns["at_points"].isdisjoint(scene.tokens.lowers[at + 1 : at + 4])  # 'at a later date'
        return after not in words.nouns["into_use"] and not timed
    if word in words.nouns["infinitives"]:
        form = words.verbs.get(after)
        return after in words.nouns["hostile_acts"] or (form is not None and form.group == "attack")
    led = at > 0 and scene.tokens.lowers[at - 1] in words.nouns["paving"]  # 'opening the way for others' fires nothing
    return word in words.nouns["determiners"] and after in words.nouns["hostile_ways"] and not led


def _is_area(scene: Scene, words: Words, at: int) -> bool:
    """Whether 'to' leads to a sea, a border or a region, and to no state that gets."""
    for place in range(at + 1, min(at + AREA, len(scene.tokens))):
        if scene.tokens.lowers[place] in words.nouns["sea_areas"]:
            behind = scene.tokens.lowers[place + 1 : place + 2]
            return words.nouns["forces"].isdisjoint(behind)  # not 'the coast guard of Kenya'
        if scene.covered[place] == "party" or scene.tokens[place].kind == "mark":
            return False
    return False


def _is_with_troops(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether troops are moved by the same verb ('moved troops and tanks into', 'sent 700 troops and guns to')."""
    for place in range(cue.at + 1, min(cue.at + TROOPS, len(scene.tokens))):
        if scene.tokens.lowers[place] in words.nouns["own_troops"]:
            return True
        if scene.tokens[place].text in ".;:" or scene.tokens.lowers[place] in words.nouns["stops"]:
            return False
    return False


def _carries(scene: Scene, words: Words, anchor: Anchor, cues: tuple[Cue, ...]) -> bool:
    """'Three helicopters delivered rice': a vehicle before a verb of giving with an object brings what is given."""
    phrase = anchor.phrase
    if phrase is None or scene.tokens.lowers[phrase.at_head] not in words.nouns["transports"]:
        return False
    near = (c for c in cues if 0 <= c.first - anchor.last <= CARRIED and not c.passive and c.tense not in UNFINITE)
    return any(c.group in ("give", "other") and not has_no_object(scene, words, c) for c in near)


def _is_possessed(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'while possessing about 40 warships': what somebody has, told in passing."""
    return not words.nouns["possessing"].isdisjoint(scene.tokens.lowers[max(0, anchor.first - REACH) : anchor.first])


def natural(scene: Scene, words: Words, cue: Cue) -> bool:
    """'A landslide destroyed 40 houses', '12 bridges were damaged by the storm': harm that no enemy did.

    Nor is it a hostile act that a car hit two others, and that police destroyed what they found.
    """
    if cue.first and not cue.passive and scene.tokens.lowers[cue.first - 1] in words.nouns["no_enemies"]:
        return True
    if scene.tokens.words.isdisjoint(words.nouns["natural_forces"]):
        return False
    forces = words.nouns["natural_forces"]
    if cue.passive or cue.lemma in words.nouns["losing"]:  # 'lost 30 boats in the storm'
        behind = scene.tokens.lowers[cue.at + 1 : cue.at + 1 + NATURE]
        if not forces.isdisjoint(behind):
            return True
    return not forces.isdisjoint(_clause_before(scene, cue.first))


def _clause_before(scene: Scene, end: int) -> Iterator[str]:
    """The words before a verb, back to where its clause begins."""
    for place in range(end - 1, max(-1, end - NATURE), -1):
        if scene.tokens[place].text in ".;:":
            return
        yield scene.tokens.lowers[place]
