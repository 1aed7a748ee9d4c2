"""What did not happen, is only asked, or is let through: named vetoes of what its verb would tell as done or promised.

'if Norway had sent tanks', 'Should Norway send tanks?', 'would have sent', 'let 40 trucks into the country'.
"""

from pledgebook.codes import Stage
from pledgebook.extract.aims import WONDERED
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.brinks import UNDONE
from pledgebook.extract.cues import DONE
from pledgebook.extract.cuts import UNCUT, is_uncut
from pledgebook.extract.doubts import ASKED, is_question, is_whether
from pledgebook.extract.governing import Governed
from pledgebook.extract.roles import Place

NEAR = -1.0
"""A verb nearer than this is the thing's own."""

UNREAL = "would have been, was not"
"""The veto of what is only supposed."""

UNTOLD = {ASKED: WONDERED, UNDONE: UNREAL}
"""The vetoes of what a sentence only asks, and of what came near and did not come (see `doubts` and `brinks`)."""

SUPPOSED = 6
"""How many words before a verb the word may stand that supposes."""


def unreal(at: Place, anchor: Anchor, governed: Governed) -> str:
    """The veto of what did not happen ('if Norway had sent tanks'), and of what is let through, not given."""
    scene, words, (cue, nearness) = at.scene, at.reader.words, governed
    if scene.tokens[-1].text == "?" and is_question(scene, words, cue):
        return WONDERED  # 'Should Norway send 40 tanks?', 'Has it sent any?'
    if cue is None or nearness <= NEAR:
        return ""
    if cue.said in UNTOLD:
        return UNTOLD[cue.said]  # 'asked whether Norway would send', 'would have sent'
    if cue.tense == "infinitive" and cue.first and scene.tokens[cue.first - 1].lower in words.nouns["wondering"]:
        return WONDERED  # 'how to obtain a rifle'
    if scene.tokens[0].lower in words.nouns["pluperfect"] and not scene.tokens.words.isdisjoint(words.nouns["woulds"]):
        return UNREAL  # 'Had the tests been there, they would have helped'
    told = scene.tokens[max(0, cue.first - SUPPOSED) : cue.first]
    opens = 0 < cue.first < SUPPOSED and scene.tokens[0].lower in words.nouns["pluperfect"]
    if opens and all(scene.covered[k] in ("party", "office") or t.kind == "word" for k, t in enumerate(told)):
        return UNREAL if cue.tense in ("past", "participle") else ""  # 'Had Norway sent 40 tanks'
    supposed = next((k for k in range(len(told) - 1, -1, -1) if told[k].lower in words.nouns["supposing"]
                     and not is_whether(scene, words, max(0, cue.first - SUPPOSED) + k)), None)
    if supposed is not None and all(t.text != "," for t in told[supposed:]):
        if cue.tense == "perfect" and scene.tokens[cue.first].lower in words.nouns["pluperfect"]:
            return UNREAL
        if cue.negated and cue.stage is Stage.REFUSED and cue.tense == "present":
            return UNREAL  # 'if Norway does not send tanks'
        if cue.tense in ("past", "passive_past") and cue.stage in DONE:
            return UNREAL  # 'if Norway sent tanks', 'if missiles were supplied'
    if is_uncut(scene, words, anchor, cue):
        return UNCUT
    let = any(v.form.lemma in words.nouns["letting"] and cue.at < v.at < anchor.first for v in scene.verbs)
    return "let through, not given" if let and anchor.sort == "item" else ""
