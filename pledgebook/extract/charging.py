"""Who is charged with an act: 'directed the Ministry of Defence to mend and provide 40 trucks, and to train 300'.

A government that directs, instructs or tasks its own bodies has decided the act (claims.md: 'directed' is a formal
act), however many verbs stand in a row behind it. Who tells another state what to do asks for it; see `wanting`.

In a list such an act is a clause of its own, and as far as its own verb says, whatever line stands above it.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import ACTED, CLAUSELESS, Cue
from pledgebook.extract.including import forms_at
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

REACH: Final = 36
"""How many words behind the verb of charging an act may stand."""

BODY: Final = 9
"""How many words the one that is charged may have ('the Department of Defense of the United States')."""

SUBJECT: Final = 3
"""How many words before the verb a court may stand whose order it is."""

ACTS: Final = frozenset({"give", "train", "service", "dispatch", "order", "commit"})
"""Groups of verbs of what somebody is charged with."""

NOW: Final = ACTED | {"progressive", "passive_present"}
"""Tenses in which somebody is charged, and not only to be charged."""

OPEN: Final = frozenset({None, Stage.ANNOUNCED, Stage.DELIVERED, Stage.COMMITTED})
"""Stages that the verb of such an act has by itself."""

STATES: Final = frozenset({"name", "capital", "abbreviation"})
"""Uses of a name of a state itself, and not of a body of it."""

WEAK: Final = frozenset({None, Stage.ANNOUNCED})
"""Stages that say less than the line above a list."""


def charged(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues, each act with which a body is charged as decided."""
    if words.nouns["charging"].isdisjoint([cue.lemma for cue in cues]):
        return cues
    read = list(cues)
    for k, head in enumerate(cues):
        mark = _mark(scene, words, head)
        if not mark:
            continue
        if head.group in ("train", "order"):  # the body is neither trained nor bought
            read[k] = head._replace(group="other", stage=None)
        for j in range(k + 1, len(cues)):
            cue = cues[j]
            if cue.at > head.at + REACH or (cue.tense not in CLAUSELESS and not _is_base(scene, words, cue)):
                break
            if _is_act(scene, words, cue, mark):
                read[j] = cue._replace(stage=Stage.COMMITTED, first=head.first, tense="infinitive")
    return read


def _mark(scene: Scene, words: Words, head: Cue) -> int:
    """Where the 'to' behind the one who is charged stands; 0 where nobody is."""
    if head.lemma not in words.nouns["charging"] or head.negated or head.tense not in NOW:
        return 0
    lowers = scene.tokens.lowers
    if not words.nouns["courts"].isdisjoint(lowers[max(0, head.first - SUBJECT) : head.first]):
        return 0  # 'The court ordered the bank to pay'
    for at in range(head.at + 1, min(head.at + BODY + 2, len(lowers) - 1)):
        if lowers[at] in words.nouns["infinitives"] and _is_verb(scene, words, at + 1):
            state = any(m.last == at and m.name.use in STATES for m in scene.parties)  # 'ordered Spain to send'
            bare = at == head.at + 1 and not head.passive
            return 0 if state or bare else at
        if scene.covered[at] in ("money", "quantity", "item") or scene.tokens[at].text in ",;:" or (
                lowers[at] in words.walls):
            return 0
    return 0


def _is_verb(scene: Scene, words: Words, at: int) -> bool:
    """Whether a verb in its base form may stand at a token; one that we do not know is followed by more of them."""
    known = words.verbs.get(scene.tokens.lowers[at])
    return (known is not None and "base" in known.forms) or not scene.covered[at]


def _is_base(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether a verb stands in its base form behind 'and' or 'or' ('to mend and provide')."""
    joined = cue.first > 0 and scene.tokens.lowers[cue.first - 1] in words.nouns["conjunctions"]
    return joined and cue.first == cue.at and cue.tense == "present" and "base" in forms_at(scene, cue.at)


def _is_act(scene: Scene, words: Words, cue: Cue, mark: int) -> bool:
    """Whether an act is one of those with which the body is charged: behind its 'to', or joined with what is."""
    if cue.group not in ACTS or cue.negated or cue.stage not in OPEN:
        return False
    place = cue.at if cue.tense == "present" else next(
        (at for at in range(cue.at - 1, mark - 1, -1) if scene.tokens.lowers[at] in words.nouns["infinitives"]), -1)
    between = scene.tokens[mark:place] if place >= mark else ()
    parted = any(token.text in ";:" or token.lower in words.nouns["relatives"] for token in between)
    if place < mark or parted or (cue.tense != "infinitive" and not _is_base(scene, words, cue)):
        return False
    joined = scene.tokens.lowers[place - 1] in words.nouns["conjunctions"]
    return place == mark or joined


def own_words(cue: Cue | None, cues: tuple[Cue, ...]) -> Cue | None:
    """The cue for the line above a list: an infinitive that a finite verb decides or asks for is a clause of its own.

    'Today I announce that: - I have directed the army to send 40 trucks': as far as 'directed' says.
    """
    if cue is None or cue.tense != "infinitive" or cue.first == cue.at or cue.stage in WEAK:
        return cue
    head = next((c for c in cues if cue.first <= c.first and c.at < cue.at and c.tense in NOW), None)
    own = head is not None and (head.stage is cue.stage or head.group == "other")
    return cue._replace(tense=head.tense) if head is not None and own else cue
