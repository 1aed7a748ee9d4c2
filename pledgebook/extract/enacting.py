"""The act by which something is decided, of a verb in the clause that tells what was decided."""

from pledgebook.codes import Stage
from pledgebook.extract.cues import ACTED, CLAUSELESS, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

CLAUSE, DECIDED, OPENS, TOLD = 6, 24, 4, 9
"""How many words off what opens a clause about an act, and its verb; what is decided off its verb; and the 'that'; and
the verb that tells what a text holds off the one by which it was passed."""


def enacted(scene: Scene, words: Words, cues: list[Cue], k: int) -> Stage | None:
    """'passed a bill that provides $60m', 'decided that Spain will send': the stage of the act, where one is before."""
    cue = cues[k]
    decided = _decided(scene, words, cues, k)
    if decided or _is_passed(scene, words, cues, k):
        return decided or Stage.COMMITTED
    opener = next((at for at in range(cue.first - 1, max(cue.first - CLAUSE, 0), -1)
                   if scene.tokens.lowers[at] in words.nouns["relatives"]), None)
    if not opener:
        return None
    before = next((b for b in reversed(cues[:k]) if b.at < opener and b.stage is not None), None)
    if before is None or before.group not in ("commit", "phrase", "request"):
        return None
    broken = before.stage in (Stage.CANCELLED, Stage.SUSPENDED) and 0 < opener - before.at <= OPENS
    if broken and scene.tokens.lowers[opener - 1] in words.nouns["vows"]:
        return before.stage  # 'reneged on a pledge that it will give'
    told = before.stage in (Stage.COMMITTED, Stage.REQUESTED) and opener - before.at <= CLAUSE
    act = scene.tokens.lowers[opener - 1] in words.nouns["enacted"] | words.nouns["unders"]
    act = act or (before.group == "commit" and before.tense in ACTED and _is_sum(scene, words, opener))
    decides = cue.tense == "future" and opener - before.at <= 1 and before.lemma in words.nouns["deciding"]
    return before.stage if told and (act or decides) else None


def _is_sum(scene: Scene, words: Words, opener: int) -> bool:
    """'approved $5 million, which will provide', 'authorized a loan that will': what a clause about a sum brings."""
    at = opener - 1 - (scene.tokens[opener - 1].text == ",")
    return scene.covered[at] == "money" or words.heads.get(scene.tokens.lowers[at]) in ("funds", "package")


def _is_passed(scene: Scene, words: Words, cues: list[Cue], k: int) -> bool:
    """'The bill that Congress passed last week provides': the clause behind a text tells that it was passed."""
    cue, before = cues[k], cues[k - 1] if k else None
    if before is None or before.group != "commit" or before.stage is not Stage.COMMITTED or before.negated:
        return False
    if before.tense not in ("past", "perfect", "passive_past", "participle") or cue.first - before.at > TOLD:
        return False
    texts = (at for at in range(before.first - 1, max(-1, before.first - 1 - CLAUSE), -1)
             if scene.tokens.lowers[at] in words.nouns["enacted"])
    text = next(texts, None)
    if text is None or any(text < c.at < before.first for c in cues):
        return False
    between = scene.tokens.lowers[before.at + 1 : cue.first]
    joints = words.nouns["conjunctions"] | words.nouns["relatives"] | words.walls
    return joints.isdisjoint(between) and not any(
        scene.covered[at] in ("party", "item", "money") for at in range(before.at + 1, cue.first))


def _decided(scene: Scene, words: Words, cues: list[Cue], k: int) -> Stage | None:
    """'decided on Friday that, in view of the drought, it will send': the first verb of what was decided."""
    if cues[k].tense != "future":
        return None
    if _is_decided_behind(scene, words, cues, k):
        return Stage.COMMITTED
    act = next((b for b in reversed(cues[:k]) if b.lemma in words.nouns["deciding"]), None)
    if act is None or act.stage is not Stage.COMMITTED or cues[k].first - act.at > DECIDED:
        return None
    opened = any(t.lower in words.nouns["relatives"] for t in scene.tokens[act.at + 1 : act.at + 1 + OPENS])
    told = any(b.tense not in CLAUSELESS for b in cues[:k] if b.at > act.at)
    return act.stage if opened and not told else None


def _is_decided_behind(scene: Scene, words: Words, cues: list[Cue], k: int) -> bool:
    """'Norway will give 30 boats, the cabinet decided on Friday': the act stands behind what was decided."""
    act = next((b for b in cues[k + 1 :] if b.group == "commit" and b.lemma in words.nouns["resolving"]), None)
    if act is None or act.tense not in ("past", "perfect") or act.negated or act is not cues[-1]:
        return False
    comma = next((at for at in range(act.first, cues[k].at, -1) if scene.tokens[at].text == ","), None)
    return comma is not None and act.first - comma <= OPENS + 1
