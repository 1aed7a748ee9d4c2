"""What is told as still to come beside what has come: 'The next load, 12 boats, is planned for May', 'it will be 9'.

Such a clause has a verb of its own, which says no stage and yet that nothing has been given: what the sentence, or the
verb, before it told as done does not reach it.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.course import SENTENCE_BEFORE, TAKEN
from pledgebook.extract.cues import DONE
from pledgebook.extract.roles import Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

COMING: Final = "stage: of what is still to come"

PREDICATE: Final = 4
"""How many words behind a thing the verb may stand that says that it is awaited ('12 boats for the police are due')."""

RAISED: Final = 5
"""How many words behind a verb of raising the promise may stand that is raised ('raised its two-year pledge')."""


def still_ahead(at: Place, anchor: Anchor, stage: Stage, inherited: str) -> bool:
    """Whether an amount that was read as done is told in its own clause as what will be."""
    if stage not in DONE or not (anchor.money or anchor.quantity):
        return False
    scene, words = at.scene, at.reader.words
    if inherited not in ("", TAKEN) and any(raises_pledge(scene, words, verb.at) for verb in scene.verbs
                                            if verb.form.lemma in words.nouns["growing"]):
        return True  # 'Donors, including Japan ($5 million), all increased their pledges'
    return _will_be(scene, words, anchor) or (inherited == SENTENCE_BEFORE and _is_due(scene, words, anchor))


def raises_pledge(scene: Scene, words: Words, verb: int) -> bool:
    """'quadrupled its commitment', 'raised their aid pledges to $5m': who raises a promise has given no more yet."""
    for at in range(verb + 1, min(verb + 1 + RAISED, len(scene.tokens))):
        if scene.tokens.lowers[at] in words.nouns["assurances"]:
            return True
        if scene.covered[at] in ("money", "quantity") or scene.tokens[at].text in ",;:":
            return False
    return False


def _will_be(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'and this year it will be 40 tents': the amount right behind a verb of being in the future."""
    first = anchor.money.first if anchor.money is not None else anchor.first
    told = words.tenses.before(scene.tokens, first)
    return told is not None and told[0] == "passive_future" and (
        scene.tokens.lowers[told[1]] in words.nouns["willing_to_be"])


def _is_due(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'12 boats are due in May', '12 boats, is planned for May': a verb of being with a word for what is awaited."""
    lowers = scene.tokens.lowers
    for place in range(anchor.last, min(anchor.last + PREDICATE, len(lowers) - 1)):
        if lowers[place] in words.nouns["relatives"] or scene.tokens[place].text in ";:":
            return False
        if lowers[place] in words.nouns["being"]:
            return lowers[place + 1] in words.nouns["awaited"]
    return False
