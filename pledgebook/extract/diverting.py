"""Verbs of moving means about: 'diverted $5 million meant for Kenya elsewhere' cancels, 'has mobilised to send' acts.

Who redirects money to somebody has decided to give it; who redirects what was meant for somebody takes it away.
"""

from typing import Final

from pledgebook.extract.scene import Scene, Verb
from pledgebook.extract.words import Words, together

CLAUSE: Final = 18
"""Within how many words behind a verb of diverting its 'elsewhere' stands."""

MEANT: Final = 8
"""Within how many words behind 'meant for' the name of who was to get it stands ('the care of Palestinians')."""


def diverts(scene: Scene, words: Words, verb: Verb) -> str:
    """The group of a verb of moving means about by what stands around it, or ''."""
    lemma, nouns = verb.form.lemma, words.nouns
    if lemma in nouns["mustering"]:
        return "other" if _is_to_act(scene, words, verb.at + 1) else ""
    turns = lemma in nouns["diverting"]
    if not turns and lemma not in nouns["moving_off"]:
        return ""
    away = _goes_elsewhere(scene, words, verb.at + 1)
    away = away or (turns and (_was_meant(scene, words, verb.at) or _is_of_others(scene, words, verb.at + 1)))
    return "cancel" if away else ""


def _is_to_act(scene: Scene, words: Words, at: int) -> bool:
    """Whether an infinitive stands right behind, over adverbs ('has mobilised quickly to send')."""
    while at < len(scene.tokens) and scene.tokens.lowers[at].endswith(words.adverb_marks):
        at += 1
    mark = scene.tokens.lowers[at : at + 1]
    return not words.nouns["infinitives"].isdisjoint(mark) and any(verb.at == at + 1 for verb in scene.verbs)


def _goes_elsewhere(scene: Scene, words: Words, at: int) -> bool:
    """Whether 'elsewhere' or 'to other uses' stands in the clause behind."""
    for place in range(at, min(at + CLAUSE, len(scene.tokens))):
        lower = scene.tokens.lowers[place]
        if lower in words.nouns["elsewheres"]:
            return True
        led = lower in words.nouns["other_words"] and scene.tokens.lowers[place - 1] in words.nouns["leads"]
        if led and not words.nouns["other_uses"].isdisjoint(scene.tokens.lowers[place + 1 : place + 3]):
            return True
        if scene.tokens[place].text in ".;:":
            return False
    return False


def _was_meant(scene: Scene, words: Words, verb: int) -> bool:
    """Whether a participle in the clause says for which party what is moved about was."""
    for at in range(max(0, verb - CLAUSE), min(verb + CLAUSE, len(scene.tokens) - 1)):
        if scene.tokens.lowers[at] not in words.nouns["meant_once"] or scene.tokens.lowers[at + 1] not in (
                words.nouns["aims"]):
            continue
        between = [token.text in ",;:" for token in scene.tokens[min(at, verb) : max(at, verb)]]
        behind = range(at + 2, min(at + 2 + MEANT, len(scene.tokens)))
        ends = (k for k in behind if scene.tokens.lowers[k] in words.nouns["infinitives"] or k == verb)
        end = next(ends, behind.stop)
        named = any(at + 2 <= m.first < end for m in (*scene.parties, *scene.towns))
        if named and not any(between):
            return True
    return False


def _is_of_others(scene: Scene, words: Words, at: int) -> bool:
    """'would redirect $200 million in Kenyan support funds': money called after who was to get it, and no new end."""
    own = {m.name.target for m in scene.parties if m.last <= at}
    owned = any(m.name.use == "demonym" and 0 <= m.first - at <= MEANT and m.name.target not in own
                for m in scene.parties)
    leads = together(words.nouns["infinitives"], words.nouns["intos"], words.nouns["towards"])
    return owned and "money" in scene.covered[at : at + 2] and leads.isdisjoint(scene.tokens.lowers[at : at + CLAUSE])
