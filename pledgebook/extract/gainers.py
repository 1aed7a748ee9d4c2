"""Whom a gift is for by the sentence behind it ('Norway gives $5 million. The funds will go to Chad and Mali').

The first sentence names the sum and what it is against, the next one takes it up and says where it goes.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from pledgebook.extract.rows_of_names import shared_parts
from pledgebook.extract.scene import Scene, part_in
from pledgebook.extract.words import Reader, Words, together
from pledgebook.text.names import NameMention

OPENS: Final = 7
"""Within how many words from the begin of its sentence the noun stands that takes a gift up."""

OPENING: Final = 1
"""Within how many words from there the word stands that says that it was told before."""

BACK: Final = 3
"""How many sentences before it the sum may stand that is taken up."""

FOLK: Final = 3
"""How many words behind the adjective of a state the noun of its people or of its bodies may stand."""

GETS: Final = ("to", "people", "place")
"""Parts of those for whom something is."""


def read_gainers(scenes: Sequence[Scene], reader: Reader) -> Mapping[int, tuple[str, ...]]:
    """For each sentence, by its start, the states for which what it tells is, by the sentence behind it."""
    found: dict[int, tuple[str, ...]] = {}
    for at, scene in enumerate(scenes):
        gets = _gainers(scene, reader) if at else ()
        for before in scenes[_taken_up(scenes, at) : at] if gets else ():
            found.setdefault(before.sentence.start, gets)
    return found


def _taken_up(scenes: Sequence[Scene], at: int) -> int:
    """The sentence before number `at` that tells of the gift: the last one with a sum, else with a number."""
    near = range(at - 1, max(-1, at - BACK - 1), -1)
    told = next((k for k in near if scenes[k].money), None)
    told = told if told is not None else next((k for k in near if scenes[k].quantities), None)
    return told if told is not None else at - 1


def _gainers(scene: Scene, reader: Reader) -> tuple[str, ...]:
    """The states that a sentence about a gift told before says it is for."""
    words, lowers = reader.words, scene.tokens.lowers
    if not scene.parties or scene.money:
        return ()
    lands = _listed(scene, reader)
    if lands or scene.tokens.words.isdisjoint(words.nouns["gift_goes"]):
        return lands
    noun = _noun(scene, reader)
    if noun is None:
        return ()
    kind = reader.catalogue.party_kind
    regions = [k for k in range(noun, len(lowers)) if lowers[k] in words.role_words["regions"]]
    listed = len(lowers) if not regions else regions[0]  # 'in several countries, including Chad and Mali'
    named = [m for m, part in shared_parts(scene, words)
             if m.first > noun and (part in GETS or (not part and m.first > listed)) and m.name.use != "capital"
             and kind(m.name.target) in ("state", "territory") and _has_folk(scene, m, words)]
    return tuple(sorted({m.name.target for m in named}))


def _listed(scene: Scene, reader: Reader) -> tuple[str, ...]:
    """'These countries include Kiribati and Palau': the states that a region just told of is made of."""
    words, lowers = reader.words, scene.tokens.lowers
    if lowers[0] not in together(words.nouns["takers"], words.nouns["definite"]):
        return ()
    verb = next((v for v in scene.verbs if v.form.group == "include"), None)
    if verb is None or verb.at > OPENS or lowers[verb.at - 1] not in words.role_words["lands"]:
        return ()
    kind = reader.catalogue.party_kind
    named = {m.name.target for m in scene.parties if m.first > verb.at and m.name.use == "name"}
    return tuple(sorted(code for code in named if kind(code) in ("state", "territory")))


def _has_folk(scene: Scene, mention: NameMention, words: Words) -> bool:
    """'for Kenyan farmers', 'for Kenyans', and not 'their reliance on Kenyan imports'."""
    lowers = scene.tokens.lowers[mention.last : mention.last + FOLK]
    folk = together(words.role_words["people"], words.role_words["organs"], words.role_words["institutions"])
    if mention.name.use != "demonym" or part_in(scene, mention, words) == "folk" or not folk.isdisjoint(lowers):
        return True
    return not lowers or scene.tokens[mention.last].kind == "mark" or lowers[0] in words.nouns["stops"]


def _noun(scene: Scene, reader: Reader) -> int | None:
    """Where the noun of what was told before stands ('The funds', 'This latest decision')."""
    words, lowers = reader.words, scene.tokens.lowers
    opens = together(words.nouns["definite"], words.nouns["takers"], words.nouns["taken_up"])
    if opens.isdisjoint(lowers[:OPENING]):
        return None
    nouns = together(words.role_words["gifts"], words.nouns["undertaken"], words.nouns["decisions"],
                     words.nouns["gift_nouns"])
    end = min(OPENS, scene.parties[0].first)
    place = next((k for k in range(end) if lowers[k] in nouns), None)
    if place is not None:
        return place
    gains = not words.nouns["benefit_words"].isdisjoint(lowers)
    return next((k for k in range(end) if lowers[k] in words.role_words["regions"]), None) if gains else None
