"""What says enough without an amount: 'suspended its payments', 'a new aid package', 'sent 50 widgets'."""

from typing import Final

from pledgebook.codes import NEGATIVE, Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.anchors import NO_THING, UNKNOWN
from pledgebook.extract.bare import is_of_service, is_single
from pledgebook.extract.cues import RECEIVING, Cue
from pledgebook.extract.governing import CLAUSE, Governed
from pledgebook.extract.lists import NO_AMOUNT
from pledgebook.extract.phrases import Phrase
from pledgebook.extract.posted import posted
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

GIVING: Final = frozenset({"include", "give", "promise", "order", "receive"})
"""Groups of verbs whose counted objects are candidates even where neither catalogue nor pack knows the thing."""

LOADING: Final = frozenset({"give", "dispatch", "receive"})
"""Groups of verbs whose counted loads are things that are given."""

DECISIVE: Final = NEGATIVE | {Stage.COMMITTED, Stage.REDUCED, Stage.DELAYED, Stage.DISPATCHED, Stage.DELIVERED}
"""Stages that say enough of aid in general, without an amount."""

PROMISING: Final = frozenset({"give", "dispatch", "promise"})
"""Groups of verbs whose promise says enough of aid, without an amount."""

BIDDEN: Final = PROMISING | {"commit"}
"""Groups of verbs of what somebody is asked to do that say enough of aid, without an amount."""

WEIGHED: Final = PROMISING | {"consider", "commit"}
"""Groups of verbs of which it says enough of military aid that somebody may do it, or thinks of it."""

FINITE: Final = frozenset({"progressive", "future"})
"""Tenses in which a promise says enough of aid of no sort."""

ENDING: Final = NEGATIVE | {Stage.REDUCED, Stage.DELAYED}
"""Of these, what says enough of aid that was named before as well ('halved its aid')."""

DATING: Final = 7
"""How many words before a verb the word may stand that makes it a date of something else ('since it resumed aid')."""

FRAMED: Final = 6
"""Within how many words of its sentence a bundle stands that opens it ('As part of Norwegian aid to Kenya, ...')."""

VALUED: Final = 4
"""Within how many words behind a bundle its sum begins."""

HOPED: Final = frozenset({Stage.ANNOUNCED, Stage.REQUESTED, Stage.SIGNALLED})
"""Stages that say enough of more aid, without an amount."""

WITHOUT_AMOUNT: Final = frozenset({NO_AMOUNT, "says no particular thing"})
"""Vetoes that do not hold where the verb says enough without an amount."""


def allowed(scene: Scene, words: Words, anchor: Anchor, governed: Governed) -> Anchor:
    """'suspended its payments' says enough without an amount; 'sent 50 widgets' is a candidate all the same."""
    cue, nearness = governed
    if cue is None or nearness <= -1:
        return anchor
    if not anchor.veto:
        return anchor._replace(veto=NO_AMOUNT) if _is_topic(scene, words, anchor, cue) else anchor
    dates = not words.nouns["dating"].isdisjoint(scene.tokens.lowers[max(0, cue.first - DATING) : cue.first])
    plain = anchor.veto in WITHOUT_AMOUNT and cue.tense != "participle" and not dates
    plain = plain and not _wraps(scene, words, anchor, cue) and not _is_never_told(scene, words, anchor)
    ends = plain and (cue.stage in ENDING or (cue.stage in DECISIVE and not is_definite(scene, words, anchor)))
    grown = cue.lemma in words.nouns["growing"] and (  # 'has stepped up its military aid', 'is scaling up food aid'
        cue.stage is Stage.DELIVERED or (cue.stage is Stage.ANNOUNCED and _is_firm(scene, cue)))
    ends = ends or (plain and (grown or cue.lemma in words.nouns["resuming"]))
    ends = ends or (plain and cue.stage in HOPED and _is_more(scene, words, anchor))
    told = cue.stage is Stage.DELIVERED and cue.at >= anchor.last and nearness >= CLAUSE and not cue.passive
    ends = ends or (plain and told and anchor.phrase is not None and _is_military(scene, words, anchor.phrase))
    asks = cue.group == "request" or cue.tense == "phrase"  # 'has applied for a loan'
    asks = asks or (cue.tense == "infinitive" and cue.group in BIDDEN)  # 'urged Norway to send military aid'
    asked = cue.stage is Stage.REQUESTED and asks and not is_definite(scene, words, anchor)
    ends = ends or (plain and asked)  # 'asked Norway for military aid'
    ends = ends or (plain and (_serves(scene, words, anchor, cue) or _is_given(scene, words, anchor, cue)
                               or _is_thought_of(scene, words, anchor, cue)))
    gives = anchor.veto == UNKNOWN and cue.group in GIVING and not cue.passive and _has_noun(scene, words, anchor)
    if cue.group == "train" and anchor.veto in (UNKNOWN, NO_THING) and _counts_people(scene, words, anchor):
        return anchor._replace(veto="", phrase=anchor.phrase._replace(kind="people") if anchor.phrase else None)
    if anchor.veto in (UNKNOWN, NO_THING) and anchor.phrase is not None and posted(scene, words, anchor, cue):
        return anchor._replace(veto="", phrase=anchor.phrase._replace(kind="service"))
    loads = _counts_loads(scene, words, anchor) and cue.group in LOADING and not cue.passive
    if anchor.phrase is not None and (loads or _counts_buildings(scene, words, anchor, cue)):
        return anchor._replace(veto="", phrase=anchor.phrase._replace(kind="goods"))
    return anchor._replace(veto="") if ends or gives else anchor


def _is_topic(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'will discuss regional security, debt relief and growth': in a row that no thing opens, a topic of talks."""
    if cue.lemma not in words.nouns["bargaining"] or anchor.quantity is not None or anchor.money is not None:
        return False
    end = anchor.phrase.at_head if anchor.phrase else anchor.first
    comma = next((at for at in range(cue.at + 1, end) if scene.tokens[at].text == ","), end)
    row = range(cue.at + 1, comma)
    thing = any(scene.covered[at] in ("item", "money", "quantity") or scene.tokens.lowers[at] in words.heads
                for at in row)
    return comma < end and not thing


def _serves(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'will increase its support to the Kenyan coast guard': help for a service says enough, if it is no mere word."""
    if anchor.phrase is None or cue.stage is None or cue.lemma in words.nouns["avowing"]:
        return False
    head = scene.tokens.lowers[anchor.phrase.at_head]
    if cue.lemma in words.nouns["funding"] and head in words.nouns["programmes"]:
        return not is_definite(scene, words, anchor)  # 'will fund new programmes for women'
    return is_of_service(scene, words, anchor.phrase)


def _is_given(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'is sending military aid to Kenya', 'will send money': aid of a sort is promised, any aid by a finite verb."""
    phrase = anchor.phrase
    if phrase is None or cue.group not in PROMISING or cue.stage is not Stage.ANNOUNCED:
        return False
    such = scene.tokens.lowers[max(0, phrase.first - 2)] in words.nouns["retold"]  # 'such a weapons package'
    if such or phrase.kind not in ("package", "funds") or is_definite(scene, words, anchor):
        return False
    if phrase.kind == "package" and _is_military(scene, words, phrase):
        return True
    if is_single(scene, words, phrase):
        return True
    told = cue.group != "promise" and _is_firm(scene, cue)
    return told and scene.tokens.lowers[phrase.at_head] in words.bundles["aid"]


def _is_thought_of(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'is ready to send aid', 'is considering military aid', 'could send military aid', 'will get military aid'."""
    phrase = anchor.phrase
    if phrase is None or phrase.kind not in ("package", "funds") or is_definite(scene, words, anchor):
        return False
    if cue.stage is Stage.SIGNALLED and cue.group in PROMISING and cue.tense == "infinitive":
        return scene.tokens.lowers[phrase.at_head] in words.bundles["aid"]
    if phrase.kind != "package" or not _is_military(scene, words, phrase):
        return False
    considered = cue.stage is Stage.SIGNALLED and cue.group in WEIGHED
    awaited = cue.stage is Stage.ANNOUNCED and cue.group in RECEIVING and cue.tense in FINITE
    return (considered or awaited) and not _is_topic(scene, words, anchor, cue)


def _is_firm(scene: Scene, cue: Cue) -> bool:
    """'will send', 'is sending', and not 'wants to send'."""
    return cue.tense in FINITE and not any(verb.at == cue.first and verb.form.group == "intend" for verb in scene.verbs)


def _is_never_told(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'has provided new capabilities': a noun so general that it says nothing, even of what has come."""
    return anchor.phrase is not None and scene.tokens.lowers[anchor.phrase.at_head] in words.nouns["never_told"]


def _wraps(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'the donation of 40 tents', 'the gift, 40 tents, has', '$5 million of Spanish aid': only what holds another.

    So does what opens the sentence before another's clause ('With funding from Norway, 40 tents were delivered').
    """
    tokens, phrase = scene.tokens, anchor.phrase
    if phrase is None or phrase.kind not in ("package", "funds") or not (scene.quantities or scene.money):
        return False
    behind = phrase.last + 1
    held = behind < len(tokens) and scene.covered[behind] in ("quantity", "money")
    if held and (tokens.lowers[phrase.last] in words.order.of or tokens[phrase.last].text == ","):
        return True
    at = phrase.first
    while at > 1 and (scene.covered[at - 1] == "party" or tokens.lowers[at - 1] in words.nouns["definite"]):
        at -= 1
    if at > 2 and tokens.lowers[at - 1] in words.order.of and scene.covered[
            at - 2 - (tokens[at - 2].text == ",")] == "money":
        return True
    opens = tokens.lowers[0] in words.nouns["framing"] and phrase.first <= FRAMED and cue.first > phrase.last
    return opens and any(token.text == "," for token in tokens[phrase.last : cue.first])


def _is_military(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'the military support that Norway has provided': aid of a sort, of which a clause tells whose it was."""
    return not words.bundles["military"].isdisjoint(scene.tokens.lowers[phrase.first : phrase.last])


def _counts_people(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'held a workshop for 30 teachers': people who are counted behind a verb of training are trained."""
    if anchor.quantity is None or anchor.phrase is None:
        return False
    noun = scene.tokens.lowers[anchor.phrase.last - 1]
    return (noun in words.role_words["people"] or noun in words.nouns["reached"]) or noun in words.nouns["trainable"]


def _counts_loads(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'has sent 37 shipments': loads that are counted are goods, whatever is in them."""
    if anchor.veto != NO_THING or anchor.phrase is None or anchor.quantity is None:
        return False
    return scene.tokens.lowers[anchor.phrase.last - 1] in words.nouns["givings"]


def _counts_buildings(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'built 12 schools in Kenya': what is built abroad is given, and counted."""
    if anchor.veto != NO_THING or anchor.phrase is None or cue.group != "give":
        return False
    head = scene.tokens.lowers[anchor.phrase.last - 1]
    return cue.lemma in words.nouns["constructing"] and head in words.nouns["built"]


def _is_more(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'a new aid package', 'further military assistance': more of it is a promise or a wish of its own."""
    phrase = anchor.phrase
    if phrase is None or phrase.kind not in ("package", "funds"):
        return False
    if any(0 <= m.first - phrase.last <= VALUED for m in scene.money):
        return False  # 'a new contribution of more than $5 million' is the sum's
    if _is_another(scene, words, phrase):
        return True
    if is_definite(scene, words, anchor):
        return False
    said = words.counting.scan(scene.tokens, max(0, phrase.first - 3), phrase.last)
    return any(label in ("additional", "fresh") for _, label, _ in said)


def _is_another(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'a major weapons package', 'the next tranche of assistance': one of a row, so a promise of its own."""
    before = [t.lower for t in scene.tokens[max(0, phrase.first - 4) : phrase.at_head]]
    whole = words.bundles["whole"] & {scene.tokens.lowers[phrase.at_head], *before}
    article = phrase.first > 0 and scene.tokens.lowers[phrase.first - 1] in words.numbers.grammar["article"]
    if words.nouns["retold"].intersection(before):
        return False  # 'such a drawdown' was told of
    return bool(whole) and (article or bool(words.nouns["successive"].intersection(before)))


def _has_noun(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """Whether the thing has a word that is no name: 'millions of Ukrainians' are nothing that is given."""
    phrase = anchor.phrase
    if phrase is None or (scene.tokens.lowers[phrase.first] in words.role_words["people"]
                          and scene.tokens.lowers[phrase.last - 1] in words.nouns["homewards"]):
        return False  # 'sent 130 people back to'
    return any(
        scene.covered[at] == "" and not scene.tokens.lowers[at].endswith(words.adverb_marks)
        for at in range(phrase.first, phrase.last)
    )


def is_definite(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'the package was approved', 'the type of boat': it takes up what was named before."""
    at = anchor.first
    led = scene.tokens.lowers[max(0, at - 2) : at]
    sort = at > 2 and led[0] in words.nouns["sorts"] and led[1] in words.order.of
    before = scene.tokens.lowers[at - 3 if sort else at - 1] if at else ""
    return before in words.nouns["determiners"] - words.numbers.grammar["article"] or before in words.nouns["takers"]
