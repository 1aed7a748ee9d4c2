"""Who does what a verb of speech says and tells nothing by it: 'Norway announced 40 tents' is told by the author.

'Norway announced that it would send 40 tents' is told by Norway.
"""

from typing import Final

from pledgebook.extract.scene import Scene, Verb
from pledgebook.extract.sights import Voice
from pledgebook.extract.words import Words, together

WHERE: Final = 6
"""Words within which a clause begins behind where or to whom it was told ('confirmed to a paper that')."""

UNDONE: Final = 8
"""Words before a passive of telling within which 'no' may stand ('No deliveries had been disclosed by')."""


def only_acts(scene: Scene, subject: Voice, verb: Verb, words: Words) -> bool:
    """Whether the subject does what the verb says rather than tells of it: a state that announces its own gift.

    A body does so where no clause follows ('The bank announced a loan', but 'announced that the loan'), a state also
    where nothing does ('40 tents are sent, the army announced' is told by the army).
    """
    if subject.sort == "body" and verb.form.lemma in words.speech["own_gifts"]:
        at, clause = _told_behind(scene, words, verb)
        return at < len(scene.tokens) and scene.tokens[at].text not in '.,;:"' and not clause
    deed = subject.speaker.name is None and verb.form.lemma in words.speech["deeds"]
    acts = subject.sort == "state" and verb.form.lemma in words.speech["performs"]
    return deed or (acts and not _told_behind(scene, words, verb)[1])


def _told_behind(scene: Scene, words: Words, verb: Verb) -> tuple[int, bool]:
    """Where what a verb of speech tells begins, over when and where it was told, and whether it is a clause."""
    at, small = verb.at + 1, words.speech["prepositions"]
    while at < len(scene.tokens) and (scene.covered[at] == "date" or (scene.covered[at + 1 : at + 2] == ["date"]
                                      and scene.tokens.lowers[at] in small)):
        at += 1
    clauses = together(words.nouns["relatives"], words.speech["it"])  # 'announced that', 'announced it would'
    near = scene.tokens[at : at + WHERE]
    if near and near[0].lower in small:  # 'announced in a statement that', 'confirmed to a paper that'
        end = next((k for k, token in enumerate(near) if token.kind == "mark"), len(near))
        return at, any(token.lower in words.nouns["relatives"] for token in near[:end])
    return at, bool(near) and near[0].lower in clauses


def acts_passive(scene: Scene, agent: Voice, verb: Verb, words: Words) -> bool:
    """'$5m announced by Norway', 'will be unveiled by the US': a state that does it; 'This was announced by' tells."""
    if agent.sort != "state" or verb.form.lemma not in words.speech["own_gifts"]:
        return False
    return scene.tokens.lowers[0] not in words.nouns["takers"]


def is_undisclosed(scene: Scene, verb: Verb, words: Words) -> bool:
    """'No deliveries had been disclosed by the ministry since it sent tanks': of what was not told nobody tells."""
    before = scene.tokens.lowers[max(0, verb.at - UNDONE) : verb.at]
    return not words.nouns["nobodies"].isdisjoint(before)
