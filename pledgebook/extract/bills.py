"""Bills that are not law: 'introduced a bill that would give', 'await the approval of', 'passage of a bill could'.

What a bill would bring is asked for while nobody has passed it, talked about where it is debated, and refused where it
was rejected; the contents of a bill take its stage (claims.md).
"""

from typing import Final

from pledgebook.codes import NEGATIVE, Stage
from pledgebook.extract.auxiliaries import POSSIBLE
from pledgebook.extract.cues import ACTED, AHEAD, CLAUSELESS, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

CLAUSE: Final = 6
"""How many words before the verb of what a bill brings the word may stand that opens its clause."""

NEAR: Final = 6
"""How many words before a bill the verb may stand that tells what became of it."""

AWAITED: Final = 4
"""How many words before a noun of passing the word may stand that waits for it."""

THINGS: Final = 4
"""How many words behind a noun of passing what passes may stand, and before it how ('rapid and unimpeded passage')."""

BEHIND: Final = 16
"""How many words behind a noun of passing the verb may stand whose subject it is."""


def of_bill(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue:
    """The cue; of what a bill would bring, or of its passage, with how far the bill has come."""
    cue = cues[k]
    if cue.group == "phrase" and cue.stage is Stage.COMMITTED:
        return _passage(scene, words, cues, k)
    if cue.tense == "infinitive" and cue.first and cue.stage is Stage.ANNOUNCED:
        return _with_fate(scene, words, cue)
    if cue.tense != "future" or cue.negated or cue.stage not in (Stage.ANNOUNCED, Stage.COMMITTED):
        return cue
    opener = next((at for at in range(cue.first - 1, max(cue.first - CLAUSE, 0), -1)
                   if scene.tokens.lowers[at] in words.nouns["relatives"]), None)
    if not opener or scene.tokens.lowers[opener - 1] not in words.nouns["drafts"]:
        return cue
    would = any(token.lower in words.nouns["woulds"] for token in scene.tokens[opener : cue.at])
    before = next((b for b in reversed(cues[:k]) if b.at < opener and b.group != "other"), None)
    met = _met(words, before, opener)
    if met is None and would and cue.stage is Stage.ANNOUNCED:
        met = Stage.REQUESTED
    if met is Stage.REQUESTED:
        return cue._replace(stage=met, tense="advised")  # the bill asks for it, and asks nobody by name
    return cue._replace(stage=met) if met is not None else cue


def _with_fate(scene: Scene, words: Words, cue: Cue) -> Cue:
    """'A bill to give Chad $30 million failed', '... has stalled': what became of the bill becomes of its contents."""
    if scene.tokens.lowers[cue.first - 1] not in words.nouns["drafts"]:
        return cue
    tabled = (verb for verb in scene.verbs if 0 < cue.first - verb.at <= CLAUSE)
    if any(verb.form.lemma in words.nouns["tabling"] for verb in tabled):
        return cue._replace(stage=Stage.REQUESTED, tense="advised")  # 'introduced a bill to give'
    for at in range(cue.at + 1, min(cue.at + 1 + BEHIND, len(scene.tokens))):
        token = scene.tokens[at]
        if token.text in ",;" or token.lower in words.walls or token.lower in words.nouns["relatives"]:
            return cue
        if token.lower in words.nouns["bills_lost"]:
            return cue._replace(stage=Stage.REFUSED)
        if token.lower in words.nouns["bills_stuck"]:
            return cue._replace(stage=Stage.DELAYED)
    return cue


def _met(words: Words, before: Cue | None, opener: int) -> Stage | None:
    """What the verb before a bill says became of it ('rejected a bill that', 'will vote on a bill that')."""
    if before is None or opener - before.at > NEAR:
        return None
    if before.stage in NEGATIVE and not before.negated:
        return Stage.REFUSED
    voted = before.lemma in words.nouns["voting"] and before.tense in AHEAD | {"progressive", "present"}
    if before.stage is Stage.REQUESTED and before.group == "phrase":
        return Stage.REQUESTED  # 'await the approval of a bill that'
    return Stage.SIGNALLED if before.stage is Stage.SIGNALLED or voted else None


def _passage(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue:
    """'await the approval of a bill', 'passage of the bill could happen soon': what is not passed yet."""
    cue = cues[k]
    before = scene.tokens.lowers[max(0, cue.first - AWAITED) : cue.first]
    if not words.nouns["awaiting"].isdisjoint(before):
        return cue._replace(stage=Stage.REQUESTED)
    if cue.lemma not in words.nouns["passing"]:
        return cue
    if _is_way(scene, words, cue):
        return _let_through(cues, k)
    fate = next((b for b in cues[k + 1 :] if b.tense not in CLAUSELESS), None)
    parted = fate is None or fate.first - cue.at > BEHIND or any(
        token.text in ",;" or token.lower in words.nouns["relatives"] for token in scene.tokens[cue.at : fate.first])
    if fate is None or parted or fate.stage is not None or fate.tense not in AHEAD:
        return cue
    return cue._replace(stage=Stage.SIGNALLED if fate.tense in POSSIBLE else Stage.REQUESTED)


def _is_way(scene: Scene, words: Words, cue: Cue) -> bool:
    """'the safe passage of aid convoys', 'passage of 40 trucks': aid and its vehicles pass through, and no bill."""
    end = min(cue.at + 1 + THINGS, len(scene.tokens))
    behind = scene.tokens.lowers[cue.at + 1 : end]
    if not words.nouns["enacted"].isdisjoint(behind) or "money" in scene.covered[cue.at + 1 : end]:
        return False
    way = words.nouns["safely"].isdisjoint(scene.tokens.lowers[max(0, cue.first - THINGS) : cue.first])
    return not way or not words.nouns["transports"].isdisjoint(behind) or not words.bundles["aid"].isdisjoint(behind)


def _let_through(cues: list[Cue], k: int) -> Cue:
    """The passage of aid by the verb before it: asked for, let through, or still to be let through."""
    near = [b for b in reversed(cues[:k]) if 0 < cues[k].first - b.at <= BEHIND]
    before = next((b for b in near if b.stage is not None or b.tense in AHEAD | ACTED), None)
    if before is None or (before.tense == "infinitive" and any(b.stage is Stage.REQUESTED for b in near)):
        return cues[k]._replace(stage=Stage.REQUESTED)
    stage = before.stage or (Stage.DELIVERED if before.tense in ACTED and not before.negated else Stage.ANNOUNCED)
    return cues[k]._replace(stage=stage)
