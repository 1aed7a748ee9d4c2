"""Where the bare noun 'support' is aid: 'suspended its support for Kenya', 'receives IMF support'.

Every leader promises support, so the word alone says nothing. What is stopped was given, and what a bank or a fund
gives is money.
"""

from typing import Final

from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

STOPPING: Final = frozenset({"suspend", "cancel", "reduce"})
"""Groups of verbs of which support is aid that comes to an end."""

GETTING: Final = frozenset({"receive", "obtain"})
"""Groups of verbs of which the support of a body is what somebody gets."""

BEFORE: Final = 5
"""How many words may stand between such a verb and the noun."""

NAMED: Final = 4
"""Within how many words behind the noun the one is named who loses it."""


def is_backing(scene: Scene, words: Words, at: int) -> bool:
    """Whether a word that looks like the verb 'support' at a token is the noun of aid that is stopped or got."""
    if scene.tokens.lowers[at] not in words.bundles["aid"] or not scene.parties:
        return False
    small = words.nouns["own_things"] | words.nouns["definite"] | words.nouns["alls"]
    owner = next((m for m in scene.parties if m.last == at), None)
    place = (owner.first if owner is not None else at) - 1
    while place > at - BEFORE and place > 0 and scene.tokens.lowers[place] in small:
        place -= 1
    verb = next((verb for verb in scene.verbs if verb.at == place), None)
    if verb is None:
        return False
    if verb.form.group in STOPPING:
        led = scene.tokens.lowers[at + 1 : at + 2]
        goes = words.nouns["aims"] | words.nouns["infinitives"]
        return not goes.isdisjoint(led) and any(at < m.first <= at + NAMED for m in scene.parties)
    return verb.form.group in GETTING and owner is not None and owner.name.target.startswith("org:")
