"""What a sum goes to, or comes as: '$5 million of it was earmarked for schools', '$5 million in the form of food aid'.

The words stand behind a verb of setting aside, or behind what the sum is for.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.ends import thing_at
from pledgebook.extract.phrases import Phrase, phrase_after
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.text.money import MoneyMention

ALLOTTED: Final = 9
"""Within how many words behind a sum the verb stands that says what it goes to."""


def allotted(scene: Scene, words: Words, mention: MoneyMention, at: int) -> Anchor | None:
    """'$5 million of the funding was earmarked for schools', 'was allocated as resilience support': what it goes to.

    What is set aside for somebody, and is no share, is read with all other purposes.
    """
    tokens, lemmas = scene.tokens, words.nouns["apportioning"]
    verb = next((v for v in scene.verbs if at < v.at < at + ALLOTTED and v.form.lemma in lemmas), None)
    if verb is None or verb.at + 2 >= len(tokens) or tokens.lowers[verb.at - 1] not in words.nouns["copulas"]:
        return None
    if any(tokens[k].kind == "mark" or scene.covered[k] == "money" for k in range(at, verb.at)):
        return None
    lead, given = tokens.lowers[verb.at + 1], words.nouns["given_as"]
    share = tokens.lowers[at] in words.order.of and tokens[verb.at + 2].text == tokens.lowers[verb.at + 2]
    leads = lead in given or (share and (lead in words.nouns["aims"] or lead in words.running["goals"]))
    phrase = thing_at(scene, words, verb.at + 2) if leads and scene.covered[verb.at + 2] != "office" else None
    if phrase is None or words.verbs.get(tokens.lowers[phrase.first]) is not None:
        return None
    last = verb.at - 1 if share else mention.last  # 'of the total funding' is the sum's
    return Anchor(mention.first, last, phrase, money=mention, predicate=True, purpose=lead not in given)


def formed(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'$5 million for relief efforts in the form of food aid': what is given for the purpose that ends at a token."""
    told = at + 3 < len(scene.tokens) and scene.tokens.lowers[at] in words.nouns["contents"]
    if not told or words.nouns["wrappers"].isdisjoint(scene.tokens.lowers[at + 1 : at + 3]):
        return None
    phrase = phrase_after(scene, words, at + 1, join=True)
    return phrase if phrase is not None and phrase.kind not in ("", "nothing", "people") else None
