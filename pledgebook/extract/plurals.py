"""Subjects in the plural before a word of two uses: 'Hospitals in Mali need generators', 'donors fund schools'.

'Need', 'fund' or 'supply' is a noun as often as a verb. Before another noun English writes the singular ('a hospital
supply', 'donor funds'), so behind a plural of who can act the bare form is a verb.
"""

from pledgebook.extract.parts import left_of_articles
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words


def plural_acts(scene: Scene, words: Words, at: int) -> bool:
    """Whether a plural of who can act ends at token `at`: 'aid agencies', 'the hospitals in northern Mali'."""
    place = next((m.first for m in scene.parties if m.last - 1 == at), None)
    if place is not None:
        led = words.part_words.before(scene.tokens, left_of_articles(scene.tokens, place, words))
        if led is None or led[0] not in ("place", "people"):
            return False
        at = led[1] - 1
    if at > 0 and "quantity" in (scene.covered[at - 1], scene.covered[at]):
        return False  # 'six million people need food' tells how bad it is
    return at >= 0 and scene.tokens.lowers[at] in words.nouns["plural_actors"]
