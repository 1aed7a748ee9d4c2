"""Whose verb it is that has no subject of its own: the subject of the verb that it is joined to.

'Turkey criticised Greece and sent tents', 'France leads the G7 in a campaign, providing doses': between the two verbs
stand objects of the first, and none of them does the second.
"""

from pledgebook.extract.cues import CLAUSELESS, Cue
from pledgebook.extract.roles import Place

LONG = 5
"""Letters from which a word with the ending of a past is taken for a verb that no list knows."""


def first_of_joined(at: Place, cue: Cue) -> int | None:
    """Where the verb stands that the verb of the cue is joined to; None where it has a subject of its own."""
    tokens, words = at.scene.tokens, at.reader.words
    if cue.passive or cue.group == "include":
        return None
    place = _joint(at, cue.first)
    if place < 1:
        return None
    conjunction = tokens[place].lower in words.nouns["conjunctions"] | words.walls
    if cue.tense in CLAUSELESS and not (_opens_with_verb(at, cue) and (conjunction or cue.tense == "gerund")):
        return None
    if not conjunction and tokens[place].text != ",":
        return None
    for k in range(place - 1, -1, -1):
        if tokens[k].text in (";", ":", "–"):
            return None
        if _is_verb(at, k):
            return k
    return None


def objects_before(at: Place, cue: Cue | None) -> set[str]:
    """Who stands between two joined verbs and so does not do the second ('praised Denmark and pledged')."""
    first = first_of_joined(at, cue) if cue is not None else None
    if cue is None or first is None:
        return set()
    inside = {m.name.target for m in at.scene.parties if first < m.first and m.last <= cue.first}
    return inside - {m.name.target for m in at.scene.parties if m.last <= first}


def _joint(at: Place, first: int) -> int:
    """The token right before the verb, over adverbs and times ('and on Monday quietly sent')."""
    tokens, words = at.scene.tokens, at.reader.words
    place = first - 1
    while place > 0:
        word = tokens[place].lower
        dated = at.scene.covered[place] == "date" or (
            at.scene.covered[place + 1] == "date" and word in words.speech["prepositions"])
        small = word in words.adverbs or word in words.speech["between"] or word.endswith(words.adverb_marks)
        if not (dated or small):
            break
        place -= 1
    return place


def _opens_with_verb(at: Place, cue: Cue) -> bool:
    """Whether a set phrase begins with a form that stands for a verb ('and stepped up deliveries of'), or one in -ing."""
    form = at.reader.words.verbs.get(at.scene.tokens[cue.first].lower)
    return cue.tense == "gerund" or (cue.tense == "phrase" and form is not None and bool(form.forms & {"past", "third"}))


def _is_verb(at: Place, place: int) -> bool:
    """Whether a verb stands at a token: one that is known, an auxiliary, or a past that no list knows."""
    tokens, words = at.scene.tokens, at.reader.words
    token = tokens[place]
    if token.kind != "word" or not token.text.islower() or at.scene.covered[place] not in ("", "item"):
        return False
    if token.lower in words.nouns["copulas"] or words.tenses.at(tokens, place) is not None:
        return token.lower not in words.nouns["infinitives"]
    if place > 1 and tokens[place - 1].lower in words.nouns["infinitives"] and _may_be_base(at, place):
        return True
    form = words.verbs.get(token.lower)
    unknown = len(token.text) >= LONG and token.lower.endswith(words.verb_marks) and not at.scene.covered[place]
    if not unknown and (form is None or form.forms <= {"gerund"}):
        return False
    before = place - 1
    while before > 0 and (tokens[before].lower in words.adverbs or tokens[before].lower.endswith(words.adverb_marks)):
        before -= 1
    if before < 0:
        return False
    led = tokens[before].lower
    noun = led in words.nouns["articles"] or led in words.possessives or at.scene.covered[before] == "quantity"
    return not noun and not (unknown and led in words.nouns["stops"] and led not in words.speech["who"])


def _may_be_base(at: Place, place: int) -> bool:
    """'to visit', 'to open': behind the mark of an infinitive, a word that is no article and belongs to no thing."""
    word, words = at.scene.tokens[place].lower, at.reader.words
    small = word in words.nouns["articles"] or word in words.nouns["stops"] or word in words.speech["owners"]
    return not small and not at.scene.covered[place]
