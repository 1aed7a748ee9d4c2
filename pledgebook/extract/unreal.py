"""What did not happen, is only asked, is let through or long past: named vetoes of what its verb would tell as done.

'if Norway had sent tanks', 'Should Norway send tanks?', 'would have sent', 'let 40 trucks into the country', 'In 1941
Canada sent 40 tanks'.
"""

from datetime import date
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.aims import WONDERED
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.brinks import UNDONE
from pledgebook.extract.cues import DONE, Cue
from pledgebook.extract.cuts import UNCUT, is_uncut
from pledgebook.extract.doubts import ASKED, is_question, is_whether
from pledgebook.extract.governing import Governed
from pledgebook.extract.roles import Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

NEAR: Final = -1.0
"""A verb nearer than this is the thing's own."""

UNREAL: Final = "would have been, was not"
"""The veto of what is only supposed."""

BYGONE: Final = "long past"
"""The veto of what history tells."""

GENERATION: Final = 25
"""Years after which what was given is history."""

FIRST_YEAR, PRESENT = 1500, 2000
"""The first year that a number alone is taken for; the year from which one looks back where a text has no date."""

UNTOLD: Final = {ASKED: WONDERED, UNDONE: UNREAL}
"""The vetoes of what a sentence only asks, and of what came near and did not come (see `doubts` and `brinks`)."""

LET: Final = 3
"""How many words before what is only said the 'let' may stand that bids the reader to say it."""

SUPPOSED: Final = 6
"""How many words before a verb the word may stand that supposes."""


def unreal(at: Place, anchor: Anchor, governed: Governed) -> str:
    """The veto of what did not happen ('if Norway had sent tanks'), and of what is let through, not given."""
    scene, words, (cue, nearness) = at.scene, at.reader.words, governed
    if scene.tokens[-1].text == "?" and is_question(scene, words, cue):
        return WONDERED  # 'Should Norway send 40 tanks?', 'Has it sent any?'
    if cue is None or nearness <= NEAR:
        return ""
    if _is_imagined(scene, words, cue):
        return UNREAL  # "Let's say that Norway sent 40 tanks"
    if cue.said in UNTOLD:
        return UNTOLD[cue.said]  # 'asked whether Norway would send', 'would have sent'
    if cue.tense == "infinitive" and cue.first and scene.tokens.lowers[cue.first - 1] in words.nouns["wondering"]:
        return WONDERED  # 'how to obtain a rifle'
    if cue.tense == "infinitive" and cue.first and scene.tokens.lowers[cue.first - 1] in words.nouns["sufficing"]:
        return UNREAL  # 'barely enough to buy two helicopters'
    had = scene.tokens.lowers[0] in words.nouns["pluperfect"]
    if had and not scene.tokens.words.isdisjoint(words.nouns["woulds"]):
        return UNREAL  # 'Had the tests been there, they would have helped'
    told = scene.tokens[max(0, cue.first - SUPPOSED) : cue.first]
    opens = had and 0 < cue.first < SUPPOSED
    if opens and all(scene.covered[k] in ("party", "office") or t.kind == "word" for k, t in enumerate(told)):
        return UNREAL if cue.tense in ("past", "participle") else ""  # 'Had Norway sent 40 tanks'
    if _is_supposed(scene, words, cue):
        return UNREAL
    return BYGONE if _is_bygone(at, anchor, cue) else _let_be(at, anchor, cue)


def _is_imagined(scene: Scene, words: Words, cue: Cue) -> bool:
    """'Imagine that Norway gave Chad $40 million', "let's say China had sent": the reader is bidden to suppose it."""
    lowers, imagining = scene.tokens.lowers, words.nouns["imagining"]
    if scene.tokens.words.isdisjoint(imagining):
        return False
    for at in range(cue.first):
        if lowers[at] not in imagining:
            continue
        bidden = not at or scene.tokens[at - 1].text in ".,:;("
        led = at > 1 and lowers[at - 1] in words.nouns["bidding_us"] and not words.nouns["lets"].isdisjoint(
            lowers[max(0, at - LET) : at])
        behind = lowers[at + 1] in words.nouns["relatives"] or scene.covered[at + 1] in ("party", "office")
        if led or (bidden and behind and lowers[at] not in words.nouns["saying_only"]):
            return True
    return False


def _is_supposed(scene: Scene, words: Words, cue: Cue) -> bool:
    """'if Norway had sent tanks', 'if Norway does not send tanks', 'if missiles were supplied': only supposed."""
    lowers, supposing = scene.tokens.lowers, words.nouns["supposing"]
    if scene.tokens.words.isdisjoint(supposing):
        return False
    start = max(0, cue.first - SUPPOSED)
    led = next((k for k in range(cue.first - 1, start - 1, -1)
                if lowers[k] in supposing and not is_whether(scene, words, k)), None)
    if led is None or "," in lowers[led : cue.first]:
        return False
    if cue.tense == "perfect" and lowers[cue.first] in words.nouns["pluperfect"]:
        return True
    if cue.negated and cue.stage is Stage.REFUSED and cue.tense == "present":
        return True
    return cue.tense in ("past", "passive_past") and cue.stage in DONE


def _let_be(at: Place, anchor: Anchor, cue: Cue) -> str:
    """The veto of aid that is not cut after all, and of what is let through."""
    scene, words = at.scene, at.reader.words
    if is_uncut(scene, words, anchor, cue):
        return UNCUT
    if anchor.sort != "item" or anchor.first - cue.at < 2:
        return ""
    let = any(v.form.lemma in words.nouns["letting"] and cue.at < v.at < anchor.first for v in scene.verbs)
    return "let through, not given" if let else ""


def _is_bygone(at: Place, anchor: Anchor, cue: Cue) -> bool:
    """'In 1941 Canada sent 40 tanks', 'supplied tanks during the Cold War': a time long ago, of the verb itself."""
    scene, words = at.scene, at.reader.words
    past = cue.tense in ("past", "passive_past") and cue.stage in DONE
    if not past or scene.tokens.words.isdisjoint(words.nouns["bygone_led"]):
        return False
    return any(_is_long_ago(scene, words, k, at.document.published) and _is_of(scene, k, cue)
               for k, token in enumerate(scene.tokens)
               if token.lower in words.nouns["bygone_led"] and not anchor.first <= k < anchor.last)


def _is_long_ago(scene: Scene, words: Words, place: int, published: date | None) -> bool:
    """Whether a year or a war of long ago stands behind a word of time."""
    tokens, wars = scene.tokens, words.nouns["bygone_wars"]
    at = place + 1
    while at < len(tokens) and tokens.lowers[at] in words.nouns["definite"] | words.nouns["ordinals"] | words.nouns[
            "bygone_led"]:
        at += 1  # 'in the late 1980s', 'in the Second World War'
    if at + 1 >= len(tokens):
        return False
    if tokens.lowers[at] in wars:
        return tokens.lowers[at + 1] in words.nouns["wars"]
    year = int(tokens[at].text) if tokens[at].text.isdecimal() and len(tokens[at].text) == len(str(PRESENT)) else 0
    counts = scene.covered[at + 1] == "item" or words.heads.get(tokens.lowers[at + 1]) == "goods"
    return not counts and FIRST_YEAR <= year <= (published.year if published else PRESENT) - GENERATION


def _is_of(scene: Scene, place: int, cue: Cue) -> bool:
    """Whether a time opens the sentence, or stands behind the verb with no comma and no other verb between."""
    if place < cue.first:
        return place == 0 and not any(verb.at < cue.first for verb in scene.verbs)
    between = range(cue.at + 1, place)
    return not any(scene.tokens[k].text == "," for k in between) and not any(verb.at in between for verb in scene.verbs)
