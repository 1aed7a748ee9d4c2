"""What came near and did not come: 'is close to approving', 'came close to sending', 'nearly sent', 'would have sent'.

Who is on the verge of a deed has not done it: it is only signalled. What somebody nearly did, would have done, or meant
to do 'but did not', was not done at all.
"""

from itertools import pairwise
from typing import Final

from pledgebook.codes import NEGATIVE, Stage
from pledgebook.extract.cues import ACTED, AHEAD, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

UNDONE: Final = "undone"
"""What a cue is said to be that tells of what did not come to pass."""

DEEDS: Final = frozenset({"give", "train", "order", "commit", "obtain", "dispatch", "promise", "phrase", "receive"})
"""Groups of what somebody may come near to doing."""

LEADS: Final = 4
"""How many words before a deed the word may stand that says how near it is ('close to a deal to send')."""

CAME: Final = 3
"""How many words before such a word the verb of coming may stand ('came very close to')."""

FAILED: Final = 5
"""How many words behind 'but' its denial may stand, and behind that the end of the clause ('but it never did so')."""

LEFT: Final = frozenset({None, Stage.ANNOUNCED, Stage.COMMITTED, Stage.DELIVERED, Stage.CONTRACTED, Stage.DISPATCHED,
                         Stage.SIGNALLED, Stage.REQUESTED})
"""Stages that a deed near at hand has by itself."""


def short_of(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues; a deed that is only near, or came to nothing, with what is said of it."""
    if scene.tokens.words.isdisjoint(words.nouns["short_of"]):
        return cues
    return [_read(scene, words, cue) if cue.group in DEEDS and cue.stage in LEFT and not cue.said else cue
            for cue in cues]


def _read(scene: Scene, words: Words, cue: Cue) -> Cue:
    """The cue of a deed, signalled where it is near, and undone where it did not come."""
    near = _nearness(scene, words, cue)
    if near == UNDONE or _is_nearly_done(scene, words, cue) or _is_unreal(scene, words, cue):
        return cue._replace(said=UNDONE, stage=cue.stage or Stage.ANNOUNCED)
    looked = near or cue.tense in AHEAD or cue.tense in ("advised", "gerund")
    if looked and not cue.negated and _fell_through(scene, words, cue.at + 1):
        return cue._replace(said=UNDONE, stage=cue.stage or Stage.ANNOUNCED)  # 'was going to send them but did not'
    if cue.stage is Stage.REQUESTED:
        return cue
    if near or _is_expected(scene, words, cue):
        return cue._replace(stage=Stage.SIGNALLED)
    return cue


def _nearness(scene: Scene, words: Words, cue: Cue) -> str:
    """'near' behind 'close to', 'on the verge of', 'moves toward'; UNDONE behind 'came close to'; else ''."""
    if cue.tense not in ("gerund", "infinitive", "phrase"):
        return ""
    tokens, nouns = scene.tokens, words.nouns
    start = cue.first if cue.tense != "gerund" or tokens.lowers[cue.first] in words.verbs else cue.at
    leads = together(nouns["infinitives"], words.order.of, nouns["towards"], nouns["froms"])
    small = together(leads, nouns["articles"], nouns["enacted"], nouns["determiners"], nouns["settlements"])
    for at in range(start - 1, max(-1, start - 1 - LEADS), -1):
        lower = tokens.lowers[at]
        before = set(tokens.lowers[max(0, at - CAME) : at])
        away = lower in nouns["hindering"] and tokens.lowers[max(0, at - 1)] in nouns["away_by"]  # 'days away from'
        if away or lower in nouns["near_heads"]:
            return UNDONE if before & nouns["came"] and cue.tense != "phrase" else "near"
        if lower in nouns["towards"] and before & nouns["edging"]:
            return "near"
        if lower not in small:
            return ""
    return ""


def _is_nearly_done(scene: Scene, words: Words, cue: Cue) -> bool:
    """'nearly sent 20 tanks', 'has almost signed': right before the verb; not 'has nearly completed'."""
    if cue.tense not in ACTED or cue.lemma in words.nouns["completing"] or not cue.at:
        return False
    return scene.tokens.lowers[cue.at - 1] in words.nouns["almost"]


def _is_unreal(scene: Scene, words: Words, cue: Cue) -> bool:
    """'would have sent', 'would have been paid', 'would have liked to send': no deed, unless it comes by a day."""
    lowers = scene.tokens.lowers
    said = lowers[cue.first : cue.at]
    if cue.tense == "infinitive" and cue.first > 2 and lowers[cue.first - 1] in words.nouns["liked"]:
        said = lowers[cue.first - 3 : cue.first - 1]
    elif cue.tense not in AHEAD or not words.nouns["infinitives"].isdisjoint(said):
        return False
    if words.nouns["woulds"].isdisjoint(said) or words.nouns["having"].isdisjoint(said) or cue.stage in NEGATIVE:
        return False
    days, points = words.nouns["by_days"], words.nouns["reckoned"]
    if any(one in days and two in points for one, two in pairwise(lowers)):
        return False  # 'By that time Norway would have sent 40 tents'
    return not any(not days.isdisjoint(lowers[max(0, m.first - 1) : m.last]) for m in scene.dates)


def _fell_through(scene: Scene, words: Words, start: int) -> bool:
    """Whether the sentence ends in 'but did not', 'but never did so', 'but changed its mind'."""
    tokens = scene.tokens
    wall = next((at for at in range(start, len(tokens)) if tokens.lowers[at] in words.walls), None)
    if wall is None:
        return False
    behind = range(wall + 1, min(wall + 1 + FAILED, len(tokens)))
    if any(tokens.lowers[at] in words.nouns["minds"] for at in behind):
        return True
    denied = next((found[1] for at in behind if (found := words.negation.at(tokens, at)) is not None
                   and found[0] == "negated"), None)
    if denied is None:
        return False
    while denied < len(tokens) and tokens.lowers[denied] in words.nouns["doing_so"]:
        denied += 1
    after = tokens[denied].text if denied < len(tokens) else "."
    return after in '.,;"!' or tokens.lowers[denied] in words.nouns["causes"]


def _is_expected(scene: Scene, words: Words, cue: Cue) -> bool:
    """'is expected to approve', 'is likely to sign': a formal act that others look forward to."""
    if cue.group != "commit" or cue.tense not in ("future", "infinitive", "passive_future") or cue.negated:
        return False
    return not words.nouns["foreseen"].isdisjoint(scene.tokens.lowers[max(0, cue.first - 1) : cue.at])
