"""What 'including' takes up: the verb before it that tells of the same thing, or thanks for it.

'decided to send aid, including 40 tents', 'intends to continue supplying Kenya, including with 12 boats', 'thanked
Japan for its aid, including 20 ambulances'.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import PAST, UNFINITE, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

PASSAGE, NEXT = 16, 6
"""How many words off a set phrase, and a verb in the past, may stand for what they tell of to be what is included."""

LOADED: Final = 12
"""How many words before a verb that includes the noun of the load may stand of which it tells."""

BY: Final = 8
"""The same for a participle, which its agent follows ('donated by the government of Japan')."""

ACT: Final = 6
"""Within how many tokens behind 'including' the noun of giving stands ("including Germany's provision of")."""

_OPENS: Final = frozenset({"give", "promise", "commit", "order", "dispatch", "receive", "request"})
"""Groups whose stage the examples behind 'including' share."""


def taking_up(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue:
    """A verb that includes takes up what stands right before it in the past; 'including', the verb of its clause."""
    gerund = cues[k].tense == "gerund"
    before = next((c for c in reversed(cues[:k]) if c.stage is not None
                   and (c.group in _OPENS or _will_stop(c) if gerund else _is_near(c, cues[k]))
                   and not _is_need_of(scene, words, c)), None)
    before = _of_its_clause(scene, words, cues, k, before) if gerund and before is not None else before
    if gerund and before is None:  # '200 trucks of aid, including food, have entered Gaza'
        before = next((c for c in cues[k + 1 :] if c.stage is not None and _comes(c)), None)
    if before is not None and before.group == "promise" and before.tense in PAST:  # 'the approved sales announced'
        before = next((c for c in cues[:k] if c.stage is Stage.COMMITTED and 0 < before.first - c.at <= 3), before)
    if gerund and before is None:  # 'supported 4,000 people, including through the distribution of meals'
        served = next((c for c in reversed(cues[:k]) if c.tense in ("past", "perfect")), None)
        done = served is not None and (served.lemma in words.nouns["serving"] or _is_of_acts(scene, words, cues[k]))
        done = done or is_thanked(scene, words, cues[k].first)
        ahead = any(c.tense == "future" and not c.negated and (
            c.group != "other" or c.lemma in words.nouns["keeping"]) for c in cues[:k])
        stage = Stage.DELIVERED if done else Stage.ANNOUNCED if ahead else None  # 'will support Kenya, including with'
        return cues[k]._replace(taken=stage) if stage else cues[k]
    if before is None and cues[k].tense == "past" and not cues[k].negated and _is_load(scene, words, cues[k].first):
        return cues[k]._replace(taken=Stage.DELIVERED)  # 'Another shipment, of 20 tonnes, included 40 tents'
    if before is None and cues[k].tense == "perfect" and not cues[k].negated:
        return cues[k]._replace(taken=Stage.DELIVERED)  # 'Our support has included 40 tents'
    main = _main(scene, words, cues, k) if before is None else before
    return cues[k]._replace(taken=main.stage) if main else cues[k]


def _will_stop(cue: Cue) -> bool:
    """'will halt deliveries of weapons, including 40 missiles': what is to stop, of which examples are told."""
    return cue.tense == "future" and cue.stage in (Stage.SUSPENDED, Stage.CANCELLED)


def _of_its_clause(scene: Scene, words: Words, cues: list[Cue], k: int, before: Cue) -> Cue:
    """'has sent 40 tents, while more aid including food will be delivered': the verb of the clause that includes."""
    between = scene.tokens[before.at + 1 : cues[k].first]
    own = next((c for c in cues[k + 1 :] if c.stage is not None), None)
    apart = any(token.text == ";" or token.lower in words.walls for token in between)
    if own is None or not apart:
        return before
    return own if own.passive or (own.group == "arrive" and own.tense not in UNFINITE) else before


def _comes(cue: Cue) -> bool:
    """'have entered Gaza', 'was delivered', 'is on its way': what a thing does whose contents stand between."""
    come = cue.tense in PAST and (cue.group == "arrive" or cue.tense == "passive_past")
    come = come or (cue.tense == "passive_future" and cue.group in _OPENS)  # 'including tents will be provided'
    return come or (cue.tense == "phrase" and cue.stage is Stage.DISPATCHED)


def _main(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue | None:
    """'The gift, which includes 40 tents, was handed over': the verb that tells what became of what includes."""
    first, relatives = cues[k].first, words.nouns["relatives"]
    if first < 2 or scene.tokens.lowers[first - 1] not in relatives or scene.tokens[first - 2].text != ",":
        return None
    behind = (cue for cue in cues[k + 1 :] if cue.stage is not None)
    main = next((cue for cue in behind if cue.passive or cue.group == "arrive"), None)
    return main if main is not None and scene.tokens[main.first - 1].text == "," else None


def _is_need_of(scene: Scene, words: Words, cue: Cue) -> bool:
    """'the help it needs, including', 'the tools needed to': a need that tells which help, and asks for none."""
    before = scene.tokens.lowers[cue.first - 1] if cue.first else ""
    place = cue.first - (cue.tense == "infinitive" and cue.first > 0)  # 'the support needed to feed them, including'
    need = words.verbs.get(scene.tokens.lowers[place])
    needed = need is not None and need.lemma in words.nouns["needs"] and "participle" in need.forms
    if needed and cue.tense in ("participle", "infinitive") and place + 1 < len(scene.tokens):
        return scene.tokens.lowers[place + 1] in together(words.nouns["infinitives"], words.nouns["aims"])
    own = next((m for m in scene.parties if m.last == cue.first), None)
    if own is not None and own.first > 1 and cue.lemma in words.nouns["needs"] and cue.tense == "present":
        led = scene.tokens.lowers[own.first - 1]
        return words.heads.get(led) is not None or led in words.nouns["helps"] or led in words.nouns["whats"]
    return cue.lemma in words.nouns["needs"] and (before in words.speech["it"] or before in words.speech["he"])


def is_thanked(scene: Scene, words: Words, end: int) -> bool:
    """Whether what stands at `end` is thanked for: 'thanked Japan for its aid, including', 'grateful for the $3m'.

    What is only promised can be thanked for too: 'thanked Japan for its pledge'.
    """
    for at in range(end - 1, max(-1, end - 1 - PASSAGE), -1):
        lower = scene.tokens.lowers[at]
        if lower in words.nouns["intended"] or lower in words.nouns["assurances"] or lower in words.walls:
            return False
        if lower in words.nouns["thankful"]:
            return True
        form = words.verbs.get(lower)
        if form is not None and (form.lemma in words.nouns["thanking"] or form.lemma in words.nouns["hailing"]):
            return True
    return False


def _is_of_acts(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether a noun of giving stands right behind 'including' ("including Norway's provision of")."""
    return any(t.lower in words.nouns["act_nouns"] for t in scene.tokens[cue.at + 1 : cue.at + ACT])


def _is_load(scene: Scene, words: Words, verb: int) -> bool:
    """Whether the last noun of a thing in the subject before the verb is one of a load that has come."""
    before = range(verb - 1, max(-1, verb - LOADED), -1)
    acts = {one.at for one in scene.verbs}
    for place in before:
        if scene.tokens.lowers[place] in words.nouns["loads"]:
            return True
        if scene.tokens[place].text in ";:" or (place in acts and "base" in forms_at(scene, place)):
            return False
    return False


def _is_near(told: Cue, including: Cue) -> bool:
    """Whether a verb in the past, or a set phrase, stands near enough before a verb that includes."""
    reach = BY if told.tense == "participle" else NEXT if told.tense in PAST else PASSAGE
    return told.tense in PAST | {"phrase"} and including.first - told.at <= reach


def forms_at(scene: Scene, at: int) -> frozenset[str]:
    """Which forms the verb at a token can be ('base', 'past'); none where no verb of ours stands there."""
    return next((verb.form.forms for verb in scene.verbs if verb.at == at), frozenset())
