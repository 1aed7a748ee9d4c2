"""What a sum goes to where no list of things names it: a fight, a process, an effort, a scheme, what it is spent on."""

from typing import Final

from pledgebook.extract.phrases import Phrase, open_phrase, phrase_after
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

BEFORE: Final = 12
"""How many words before a sum the verb may stand that spends it."""


def scheme(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'a $50 million irrigation scheme', "a $7m 'Clean Water Project'": right behind the sum.

    A bare deal says no more than the sum does: it needs a word of its own before it.
    """
    tokens = scene.tokens
    at += at < len(tokens) and tokens[at].text in ("'", '"')
    phrase = open_phrase(scene, words, at)
    if phrase is None or phrase.first != at:
        return None
    if at + 1 >= phrase.last or _in_articles(scene, words, at):
        return None
    if traded := _traded(scene, words, phrase):
        return traded
    return phrase._replace(kind="funds") if tokens.lowers[phrase.at_head] in words.nouns["sum_heads"] else None


def _traded(scene: Scene, words: Words, phrase: Phrase) -> Phrase | None:
    """'a $2 billion arms sale', 'a $300 million missile deal': the arms that are sold."""
    head = phrase.at_head
    named = scene.tokens.lowers[phrase.first : head]
    if scene.tokens.lowers[head] not in words.nouns["deal_nouns"] or head != phrase.last - 1:
        return None
    return None if words.joined["arms"].isdisjoint(named) else Phrase(phrase.first, head, "procurement")


def cause(scene: Scene, words: Words, first: int, at: int) -> Phrase | None:
    """'$5m to the fight against Ebola', 'spent $5m on roads': for the sum that begins and ends at these tokens."""
    at = _over_times(scene, words, at)
    if at + 1 >= len(scene.tokens):
        return None
    if scene.tokens.lowers[at] in words.nouns["investing_in"] and _spends(scene, words, first):
        return _spent_on(scene, words, at + 1)
    return _campaign(scene, words, at + 1) if scene.tokens.lowers[at] in words.nouns["into_hands"] else None


def _over_times(scene: Scene, words: Words, at: int) -> int:
    """'$220 million so far to', '$5m last year to': behind what only says when or up to when."""
    while at < len(scene.tokens):
        counted = words.counting.at(scene.tokens, at)
        if counted is None and scene.covered[at] != "date":
            break
        at = counted[1] if counted else at + 1
    return at


def has_own_word(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'relief efforts', 'the wheat harvest efforts': efforts that are told, not 'its ongoing efforts'."""
    small = together(words.nouns["articles"], words.nouns["determiners"], words.nouns["vague_sorts"], words.possessives)
    told = range(phrase.first, phrase.at_head)
    return scene.tokens.lowers[phrase.at_head] in words.nouns["efforts"] and any(
        scene.tokens[k].kind == "word" and scene.covered[k] != "party" and scene.tokens.lowers[k] not in small
        for k in told)


def _in_articles(scene: Scene, words: Words, at: int) -> bool:
    return scene.tokens.lowers[at] in together(words.nouns["determiners"], words.nouns["aims"])


def _spends(scene: Scene, words: Words, first: int) -> bool:
    """Whether a verb of spending stands before the sum, with no other verb of giving between."""
    near = [v for v in scene.verbs if first - BEFORE <= v.at < first and v.form.group != "other"]
    return bool(near) and near[-1].form.lemma in words.nouns["spending"]


def _spent_on(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'£12 million on vaccines', '$3bn on training Afghan forces': the thing or whatever words name it; never a day."""
    if scene.covered[at] == "date":
        return None
    known = phrase_after(scene, words, at, join=False)
    if known is not None and known.kind not in ("", "nothing", "people"):
        return known._replace(kind="funds") if known.kind == "package" else known  # 'spent $5m on aid'
    phrase = open_phrase(scene, words, at)
    return phrase._replace(kind="funds") if phrase is not None else None


def _campaign(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'the fight against malaria', 'the peace process', 'the flood response': what no one is, so it is no receiver."""
    phrase = open_phrase(scene, words, at)
    if phrase is None:
        return None
    told = range(phrase.first, phrase.last)
    works = together(words.nouns["campaigns"], words.nouns["undertakings"])
    head = next((k for k in told if scene.tokens.lowers[k] in works), None)
    at = phrase.at_head
    if head is None and not scene.covered[at] and scene.tokens[at].text[:1].isupper():
        head = at if scene.tokens.lowers[at] in words.nouns["sum_heads"] else None  # 'to the Clean Water Initiative'
    of = head is not None and head + 1 < phrase.last and scene.tokens.lowers[head + 1] in words.order.of
    if head is None or not (of or head == phrase.last - 1):
        return None
    against = phrase.last < len(scene.tokens) and scene.tokens.lowers[phrase.last] in words.nouns["againsts"]
    foe = open_phrase(scene, words, phrase.last + 1) if against else None
    return phrase._replace(kind="funds", last=foe.last if foe is not None else phrase.last, head=head)
