"""Sums by which aid grows or shrinks: 'will increase its aid to Kenya by $20 million' gives 20 million more.

So does 'an increase of $20 million in its aid'; 'cut its aid by $20 million' takes as much away.
"""

from typing import Final

from pledgebook.codes import Bound
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.phrases import Phrase, phrase_after
from pledgebook.extract.scene import Scene, Verb
from pledgebook.extract.verbal import aid_before, more_of
from pledgebook.extract.words import Words
from pledgebook.text.money import MoneyMention

AWAY: Final = 18
"""How many words before a sum the verb may stand that says that aid grows by it."""

SINCE: Final = 9
"""Within how many words behind a verb of growing the sum is led to that aid grows to."""


def topped_up(scene: Scene, words: Words, mention: MoneyMention) -> Anchor | None:
    """The anchor of a sum by which aid grows or shrinks, before which a word of change stands; else None."""
    first = mention.first
    if first and scene.tokens.lowers[first - 1] in words.running["goals"]:
        return _to(scene, words, mention)
    if words.changes.before(scene.tokens, first) is None:
        return None
    if mention.amount.bound is Bound.RANGE:
        mention = _first_of(scene, words, mention)  # 'by $3 million to $12 million' grows by the first
    if scene.tokens.lowers[first - 1] in words.speech["by"]:
        return _by(scene, words, mention)
    noun = scene.tokens.lowers[first - 2] if first > 1 else ""
    grows = noun in words.nouns["growths"]
    if not (grows or noun in words.nouns["shrinkings"]) or scene.tokens.lowers[first - 1] not in words.order.of:
        return None
    at = mention.last
    if at >= len(scene.tokens) or scene.tokens.lowers[at] not in words.nouns["contents"]:
        return None
    phrase = phrase_after(scene, words, at + 1, join=True)
    if phrase is None or more_of(scene, words, at + 1) is None:
        return None
    return Anchor(first, phrase.last, phrase, money=_more(mention) if grows else mention)


def _to(scene: Scene, words: Words, mention: MoneyMention) -> Anchor | None:
    """'Aid to Kenya will rise from last year's budget to $9 million': all that it comes to."""
    verb = next((v for v in reversed(scene.verbs) if mention.first - SINCE <= v.at < mention.first
                 and v.form.lemma in words.nouns["growing"]), None)
    label = words.tenses.before(scene.tokens, verb.at) if verb is not None else None
    phrase = grown_by(scene, words, verb, label[0]) if verb is not None and label else None
    return Anchor(mention.first, mention.last, phrase, money=mention, predicate=True) if phrase else None


def _by(scene: Scene, words: Words, mention: MoneyMention) -> Anchor | None:
    """'increased its aid to Kenya by $20 million': the aid between the verb and 'by'."""
    first = mention.first
    before = [v for v in scene.verbs if first - AWAY <= v.at < first and _changes(words, v)]
    verb = before[-1] if before else None
    ends = ",;:" if any(
        verb is not None and verb.at < v.at < first and "gerund" not in v.form.forms for v in scene.verbs) else ";:"
    if verb is None or any(token.text in ends for token in scene.tokens[verb.at : first]):
        return None  # 'annual funding for food, health and water programmes by $3 million' is one clause
    counted = next((q.last for q in scene.quantities if q.first == verb.at + 1), verb.at + 1)
    phrase = more_of(scene, words, counted)  # 'extending two of its projects by $20 million'
    if phrase is None and verb.at == first - 2:
        phrase = grown_by(scene, words, verb)
    if phrase is None and _is_told_sum(scene, words, verb.at + 1, first - 1):
        return Anchor(first, mention.last, None, money=mention if _takes(words, verb) else _more(mention))
    if phrase is None or any(m.first > verb.at and m.last <= first for m in scene.money):
        return None
    grows = not _takes(words, verb)
    money = _more(mention) if grows else mention
    if phrase.first < verb.at:  # 'aid to Kenya was increased by': the verb governs its sum
        return Anchor(first, mention.last, phrase, money=money, predicate=True)
    return Anchor(phrase.first, mention.last, phrase, money=money)


def grown_by(scene: Scene, words: Words, verb: Verb, label: str | None = None) -> Phrase | None:
    """The aid that grows by a sum, or to one: 'aid to Kenya was increased by $3 million', 'will rise to $9 million'."""
    at, behind = verb.at + 1, scene.tokens.lowers[verb.at + 1 : verb.at + 1 + SINCE]
    by = bool(behind) and behind[0] in words.speech["by"]
    if not by and behind and behind[0] in words.numbers.grammar["from"]:
        at += next((k for k, word in enumerate(behind) if word in words.running["goals"]), 0)  # 'from last year to $9m'
    if not by and (label is None or label.startswith("passive") or at >= len(scene.tokens)
                   or scene.tokens.lowers[at] not in words.running["goals"]):
        return None
    label = label or (words.tenses.before(scene.tokens, verb.at) or ("",))[0]
    alone = not label.startswith("passive")
    return aid_before(scene, words, verb.at, alone=alone) if any(m.first == at + 1 for m in scene.money) else None


def _is_told_sum(scene: Scene, words: Words, at: int, end: int) -> bool:
    """'augment this amount by $20 million', 'raise it by': whether what grows is a sum that was told of before."""
    said = scene.tokens.lowers[at:end]
    led = said[0] in words.nouns["takers"] if said else False
    return led and len(said) <= 2 and said[-1] in words.nouns["told_sums"]


def _first_of(scene: Scene, words: Words, mention: MoneyMention) -> MoneyMention:
    """The first of two sums that are read as one range."""
    joints = words.numbers.grammar["to"]
    last = next((k for k in range(mention.first, mention.last) if scene.tokens.lowers[k] in joints), mention.last)
    amount = mention.amount._replace(last=last, max=mention.amount.min, bound=Bound.EXACT)
    return mention._replace(last=last, amount=amount)


def _changes(words: Words, verb: Verb) -> bool:
    return _takes(words, verb) or verb.form.lemma in words.nouns["growing"]


def _takes(words: Words, verb: Verb) -> bool:
    return verb.form.group == "reduce" or verb.form.lemma in words.nouns["shrinking"]


def _more(mention: MoneyMention) -> MoneyMention:
    return mention._replace(amount=mention.amount._replace(increment=True))


def exceeded(scene: Scene, words: Words, mention: MoneyMention) -> MoneyMention:
    """'aid now exceeds $40 million': more than the sum, by the verb right before it."""
    more = mention.first and scene.tokens.lowers[mention.first - 1] in words.nouns["exceeding"]
    exact = mention.amount.bound is Bound.EXACT
    if not more or not exact:
        return mention
    return mention._replace(amount=mention.amount._replace(max=None, bound=Bound.AT_LEAST))


def run_up(scene: Scene, words: Words, mention: MoneyMention) -> MoneyMention:
    """The sum up to which a total runs, without the bound that its words would make of it."""
    if mention.amount.bound is not Bound.UP_TO or not _is_run_up(scene, words, mention):
        return mention
    return mention._replace(amount=mention.amount._replace(min=mention.amount.max, bound=Bound.EXACT))


def _is_run_up(scene: Scene, words: Words, mention: MoneyMention) -> bool:
    """'takes its total aid up to $60 million': up to where it runs, and no bound."""
    before = scene.tokens.lowers[max(0, mention.first - AWAY) : mention.first]
    at = next((k for k, word in enumerate(before) if word in words.running["bringing"]), len(before))
    return any(word in words.nouns["totals"] or word in words.role_words["gifts"] for word in before[at + 1 :])
