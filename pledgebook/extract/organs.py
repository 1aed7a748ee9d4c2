"""Where the name of a state's organ ends: 'the Dutch Government', "Norway's Ministry of Defence", 'the Danish embassy'.

The state stands first and the organ behind it, so that what is joined to the organ, owned by it or given by it stands
farther off than the state's own name does.
"""

from typing import Final

from pledgebook.extract.beside_regions import is_capital
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together
from pledgebook.text.names import NameMention

LONG: Final = 7
"""How many words behind the name of its state an organ's own name may have."""


def organ_end(scene: Scene, mention: NameMention, words: Words) -> int:
    """The index behind a state's name and that of its organ; behind the state's name alone where no organ follows."""
    tokens, end = scene.tokens, mention.last
    if words.order.head_first or end >= len(tokens) or mention.name.use == "capital":
        return end
    owns = tokens[end].text in "'’"
    place = end + 2 * owns
    if (not owns and mention.name.use == "name") or place >= len(tokens):
        return end
    bodies = together(words.role_words["institutions"], words.speech["bodies"], words.role_words["organs"],
                      words.role_words["rulers"])
    small = together(words.order.of, words.nouns["aims"], words.nouns["conjunctions"])
    found = end
    while place < min(len(tokens), end + LONG) and tokens[place].kind == "word":
        lower = tokens.lowers[place]
        leads = lower in small and place + 1 < len(tokens) and is_capital(tokens[place + 1])
        leads = leads and is_capital(tokens[place - 1]) and found > end  # 'the Ministry of Defence'
        if not (leads or lower in bodies) and (not is_capital(tokens[place]) or scene.covered[place] == "party"):
            break
        named = found > end and is_capital(tokens[place]) and tokens.lowers[place - 1] in small
        place += 1
        found = place if lower in bodies or named else found
    return found


def organ_start(scene: Scene, mention: NameMention, words: Words) -> int:
    """Where 'the Government of' begins before the name of a state; else where the name does."""
    tokens, place = scene.tokens, mention.first
    of = place > 1 and tokens.lowers[place - 1] in words.order.of
    bodies = together(words.speech["bodies"], words.role_words["people"], words.role_words["institutions"])
    return place - 2 if of and tokens.lowers[place - 2] in bodies else place


def organ_before(scene: Scene, place: int, words: Words) -> NameMention | None:
    """The state whose organ's name ends right before token `place` ('the Danish government and')."""
    for mention in scene.parties:
        if mention.last < place <= mention.last + LONG and organ_end(scene, mention, words) == place:
            return mention
    return None
