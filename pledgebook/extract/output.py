"""Output: 'Production of shells will rise to 100,000 a month' counts what is made, by a noun and no verb of making.

So does 'makes 4,000 shells a month', whose verb makes many things: what it makes here are arms.
"""


from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.arms import is_arms
from pledgebook.extract.auxiliaries import POSSIBLE
from pledgebook.extract.course import named_at
from pledgebook.extract.cues import AHEAD, Cue
from pledgebook.extract.governing import Governed
from pledgebook.extract.phrases import Phrase, phrase_after, phrase_around
from pledgebook.extract.roles import Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

UNMADE: Final = AHEAD | {"advised"}
"""Tenses of what is not made yet."""

TO_COME: Final = frozenset({"future", "passive_future", "future_perfect"})
"""Labels of auxiliaries of what is to come."""

WISHING: Final = frozenset({"intend", "request", "promise", "consider"})
"""Groups of verbs that say what is wanted or promised."""

STOPPING: Final = frozenset({"suspend", "cancel", "delay", "reduce"})
"""Groups of verbs that say what became of what was made."""

WITHOUT_THING: Final = "number without a thing"

AROUND: Final = 6
"""How many words before a number of arms the noun of output may stand ('output would rise to'), and its verb."""

BASELINE: Final = 2
"""How many words before a rate the word may stand that makes it what was before ('up from about 14,000')."""


def read_output(at: Place, anchor: Anchor, governed: Governed) -> tuple[Anchor, Governed]:
    """A rate without a thing, with what the sentence says is produced; arms with the verb or noun of making them.

    Else the anchor and its cue as they are.
    """
    amount = anchor.quantity
    if anchor.phrase is not None and anchor.money is None and not anchor.veto:
        made = _made(at, anchor, governed) or _sized(at, anchor)
        return anchor, (made, 0.0) if made is not None else governed
    rate = amount is not None and anchor.phrase is None
    rate = rate and amount is not None and (amount.per is not None or _is_yearly(at.scene, at.reader.words))
    if not rate or anchor.veto not in ("", WITHOUT_THING) or _is_before(at, anchor):
        return anchor, governed
    phrase = produced(at.scene, at.reader.words)
    before = [c for c in at.cues if c.at < anchor.first]
    cue = next((c for c in before if c.tense in AHEAD), before[-1] if before else None)  # 'plans to raise its output'
    if phrase is None or cue is None:
        return anchor, governed
    made = _of_output(at.scene, at.reader.words, cue, anchor.first)
    return anchor._replace(veto="", named=named_at(at.scene, at.reader.words, phrase)), (made, 0.0)


def made_by(cue: Cue) -> Stage:
    """How far what is made has come, by the tense of the verb of making."""
    if cue.tense in POSSIBLE:
        return Stage.SIGNALLED
    return Stage.ANNOUNCED if cue.tense in UNMADE else Stage.DELIVERED


def _made(at: Place, anchor: Anchor, governed: Governed) -> Cue | None:
    """The verb of making right beside arms ('is on track to produce', 'turns out', 'could be made in'), or None."""
    scene, words = at.scene, at.reader.words
    makes = words.nouns["makes_things"]
    for verb in scene.verbs:
        if verb.form.group == "produce" or verb.form.lemma in makes:
            break
    else:
        return None
    made = next((cue for cue in at.cues if _makes(scene, words, cue, anchor)), None) or _homograph(scene, words, anchor)
    if made is None or not is_arms(at, anchor.phrase):
        return None
    begun = next((c for c in at.cues if c.at == made.first - 1 and c.lemma in words.nouns["phases"]), None)
    if begun is not None and made.tense == "gerund":
        return made._replace(first=begun.first, group="produce", tense=begun.tense)  # 'will start producing'
    told, _ = governed
    if made.tense == "participle" and told is not None and told.stage is not None and told.at < anchor.first:
        return None  # 'will fund 18 howitzers made in Slovakia'
    led = told is not None and told.stage is not None and told.at < made.at and made.first - told.at <= 1
    before = scene.tokens.lowers[max(0, made.at - 2) : made.at]
    goal = made.tense == "gerund" and not words.nouns["goals"].isdisjoint(before)
    stage = told.stage if led and told is not None else Stage.ANNOUNCED if goal else None
    return made._replace(group="produce", stage=stage)


def _makes(scene: Scene, words: Words, cue: Cue, anchor: Anchor) -> bool:
    """Whether a verb makes what the anchor counts: nothing but an article stands between the two."""
    many = cue.lemma in words.nouns["makes_things"]
    if (cue.group != "produce" and not many) or (many and (anchor.quantity is None or cue.group == "give")):
        return False  # 'made a gift of 31 tanks'
    if scene.tokens.lowers[cue.at + 1 : cue.at + 2] in [[word] for word in words.nouns["acts_discussed"]]:
        return False  # 'was made possible by'
    if many and not words.nouns["available"].isdisjoint(scene.tokens.lowers[anchor.last : anchor.last + AROUND]):
        return False  # 'made 40 drones available'
    if cue.lemma in words.nouns["turning"] and not words.nouns["turned_over"].isdisjoint(
            scene.tokens.lowers[cue.at + 1 : cue.at + 2]):
        return False  # 'turned over 40 rifles', 'Four rifles were turned in'
    if cue.passive:
        return 0 <= cue.first - anchor.last <= 2
    return cue.at < anchor.first and _is_beside(scene, words, cue.at + 1, anchor.first)


def _is_beside(scene: Scene, words: Words, start: int, end: int) -> bool:
    small = words.nouns["articles"] | words.nouns["away"]
    return all(token.lower in small for token in scene.tokens[start:end])


def _homograph(scene: Scene, words: Words, anchor: Anchor) -> Cue | None:
    """'The plant turns out 4,000 shells', 'Makers there make 300 a year': a verb of making that no subject shows."""
    if anchor.quantity is None:
        return None
    for verb in scene.verbs:
        if verb.form.lemma in words.nouns["makes_things"] and verb.form.forms & {"base", "third"} and (
                verb.at < anchor.first and _is_beside(scene, words, verb.at + 1, anchor.first)):
            return Cue(verb.at, verb.at, "produce", verb.form.lemma, None, "present")
    return None


def _sized(at: Place, anchor: Anchor) -> Cue | None:
    """'A capacity of 4,000 shells a month', 'output would rise to 4,000 shells', 'began production of shells'."""
    scene, words = at.scene, at.reader.words
    nouns = words.nouns["outputs"]
    nouns = together(nouns, words.nouns["capacities"]) if anchor.quantity else nouns
    if scene.tokens.words.isdisjoint(nouns):
        return None
    start = max(0, anchor.first - AROUND)
    noun = next((k for k in range(anchor.first - 2, start - 1, -1) if scene.tokens.lowers[k] in nouns), None)
    if noun is None or not is_arms(at, anchor.phrase) or _is_before(at, anchor):
        return None
    led = scene.tokens.lowers[anchor.first - 1] in words.order.of and noun == anchor.first - 2
    led = led or scene.tokens.lowers[anchor.first - 1] in words.running["goals"] | words.nouns["infinitives"]
    if not led and anchor.sort != "item":
        return None
    verb = next((c for c in reversed(at.cues) if c.at < anchor.first and c.tense != "phrase"), None)
    told = verb or Cue(noun, noun, "produce", scene.tokens.lowers[noun], None, "present")
    return _of_output(scene, words, told, anchor.first)


def _of_output(scene: Scene, words: Words, told: Cue, noun: int) -> Cue:
    """The verb that says what becomes of output as one of making: wanted and to come is promised, not made."""
    stops = told.group in STOPPING and not told.negated
    wished = told.group in WISHING and told.lemma not in words.nouns["phases"]  # 'has started production of shells'
    ahead = wished or told.tense in AHEAD or any(
        label in TO_COME for _, label, _ in words.tenses.scan(scene.tokens, 0, noun))
    stage = told.stage if stops else Stage.ANNOUNCED if ahead else None
    return told._replace(group="produce", stage=stage)


def _is_yearly(scene: Scene, words: Words) -> bool:
    """'Annual production of shells will rise to 100,000', 'tripled its annual output to': a rate by an adjective."""
    if scene.tokens.words.isdisjoint(words.nouns["yearly"]):
        return False
    lowers = scene.tokens.lowers
    return any(word in words.nouns["yearly"] and not words.nouns["outputs"].isdisjoint(lowers[k + 1 : k + 3])
               for k, word in enumerate(lowers))


def produced(scene: Scene, words: Words) -> Phrase | None:
    """What stands behind 'production of' or before 'production'; None where the sentence has no such noun or thing."""
    for at, token in enumerate(scene.tokens):
        if token.lower not in words.nouns["outputs"]:
            continue
        behind = at + 1 < len(scene.tokens) and scene.tokens.lowers[at + 1] in words.order.of
        phrase = phrase_after(scene, words, at + 2, join=False) if behind else _before(scene, words, at)
        if phrase is not None and phrase.kind == "goods":
            return phrase
    return None


def _before(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'drone production': the thing right before the noun."""
    item = scene.item_at(at - 1)
    if item is None and words.heads.get(scene.tokens.lowers[at - 1] if at else "") != "goods":
        return None
    first, last = (item.first, min(item.last, at)) if item else (at - 1, at)
    phrase = phrase_around(scene, words, first, last)._replace(last=last, kind="goods")
    return phrase._replace(item=item.name.target, head=last - 1) if item else phrase


def _is_before(at: Place, anchor: Anchor) -> bool:
    """Whether it is what the output was before."""
    before = at.scene.tokens[max(0, anchor.first - BASELINE) : anchor.first]
    return any(token.lower in at.reader.words.nouns["baselines"] for token in before)
