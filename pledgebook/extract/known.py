"""What is bought and sold, or was told before: 'Kenya got 40 tanks. The tanks are new.' tells of one gift."""

from typing import Final

from pledgebook.codes import NEGATIVE, Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.anchors import WEALTH
from pledgebook.extract.asides import HARMED
from pledgebook.extract.course import PROMISED, Course
from pledgebook.extract.cues import ACTED, AHEAD, DONE, STOPS, Cue
from pledgebook.extract.enough import is_definite
from pledgebook.extract.governing import Governed
from pledgebook.extract.otherwise import VETO_TRADE
from pledgebook.extract.posted import unsent
from pledgebook.extract.roles import Place
from pledgebook.extract.ungiven import natural
from pledgebook.extract.unreal import NEAR

BESIDE: Final = 3
"""How many words behind a verb of firing what is fired, or fired at, stands ('to shoot down 40 drones')."""


def veto_known(at: Place, anchor: Anchor, governed: Governed, course: Course) -> str:
    """The veto of what is bought and sold, and of 'the missiles' where a claim has told which."""
    scene, words, (cue, nearness) = at.scene, at.reader.words, governed
    if cue is not None and cue.group == "include" and cue.tense == "gerund":
        traded = next((c for c in reversed(at.cues) if c.at < cue.at and c.group != "other"), None)
        if traded is not None and traded.group == "trade":
            return VETO_TRADE  # 'imported $90 billion worth of goods, including trucks worth $30 billion'
    if cue is not None and cue.group == "trade" and nearness > -1:
        return VETO_TRADE
    if unsent(at, anchor, cue):
        return HARMED
    attack = cue is not None and cue.group == "attack" and nearness > NEAR
    if attack and cue is not None and anchor.money is None and _is_hurt(at, anchor, cue):
        return HARMED  # 'hundreds of aid workers who were killed'
    if anchor.wealth and (cue is None or cue.stage is None or nearness <= -1 or cue.stage in NEGATIVE
                          or "," in scene.tokens.lowers[cue.at : anchor.first]):
        return WEALTH
    again = anchor.phrase is not None and anchor.sort == "item" and is_definite(scene, words, anchor)
    head = scene.tokens.lowers[anchor.phrase.at_head] if again and anchor.phrase is not None else ""
    told = head and not course.heads.isdisjoint((head, head.rstrip("".join(words.plural_marks)),
                                                 *(head + mark for mark in words.plural_marks)))
    told = told and not _has_new_name(at, anchor)
    news = cue is not None and nearness > NEAR and cue.tense in ACTED and has_moved(course, head, cue.stage)
    return "named before" if (told and not news) or _is_general(at, anchor, cue, course) else ""


def _has_new_name(at: Place, anchor: Anchor) -> bool:
    """'the Sea Giraffe radar' behind other radars: a thing with a name of its own that the text has not told yet."""
    phrase, text = anchor.phrase, at.document.text
    if phrase is None:
        return False
    names = [t for t in at.scene.tokens[phrase.first : phrase.at_head] if t.kind == "word" and t.text[:1].isupper()]
    return len(names) > 1 and all(text.find(token.text) >= token.start for token in names)


def _is_hurt(at: Place, anchor: Anchor, cue: Cue) -> bool:
    """'workers who were killed', 'lost thousands of troops', 'will lose tanks', 'to shoot down 40 drones'."""
    words = at.reader.words
    if cue.passive and cue.at >= anchor.last:
        return True
    lost = anchor.phrase is not None and anchor.phrase.kind in ("people", "training")
    lost = lost or (cue.lemma in words.nouns["losing"] and cue.tense in AHEAD)
    fired = anchor.sort in ("quantity", "item") and cue.lemma in words.nouns["firing"]
    fired = fired and (cue.tense != "infinitive" or 0 < anchor.first - cue.at <= BESIDE)
    return lost or fired or natural(at.scene, words, cue)


def _is_general(at: Place, anchor: Anchor, cue: Cue | None, course: Course) -> bool:
    """'The vehicles will arrive in June': a general word for the things of the claim before, and no more of them."""
    words, phrase, last = at.reader.words, anchor.phrase, course.last
    if phrase is None or last is None or course.named is None or anchor.sort != "item":
        return False
    if phrase.last - phrase.first > 1 or at.scene.tokens.lowers[phrase.first] not in words.nouns["general"]:
        return False
    first = phrase.first
    while first > 0 and at.scene.covered[first - 1] == "party":
        first -= 1
    led = first > 0 and at.scene.tokens.lowers[first - 1] in words.nouns["definite"] | words.nouns["takers"]
    return led and (cue is None or cue.stage in (None, Stage.ANNOUNCED, last[1]))


def has_moved(course: Course, head: str, stage: Stage | None) -> bool:
    """'Norway promised 10 tanks. It has delivered the tanks': what was promised has come, or will not, and is news."""
    far = course.far.get(head)
    return far is not None and far <= PROMISED and (stage in DONE or stage in STOPS or stage in NEGATIVE)
