"""People who are sent to do a service: 'sent 30 military instructors to Kenya', '12 observers arrived in Kenya'.

Soldiers who are sent are a move of forces and no assistance. Instructors are: they train, and advisers, observers,
medics and sappers serve where they are sent, so long as that is not at home (`stays_home`).
"""

from pledgebook.codes import Kind
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

SENDING = frozenset({"give", "dispatch", "arrive", "request", "commit", "promise", "phrase", "cancel", "suspend", "refuse",
                     "delay", "reduce", "consider", "receive", "obtain"})
"""Groups of verbs by which people are sent, asked for or called back."""


def posted(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> Kind | None:
    """The kind of a claim of people who are sent to serve; None of others, and of what no verb sends."""
    if cue is None or cue.group not in SENDING or anchor.money is not None:
        return None
    return role_of(scene, words, anchor)


def role_of(scene: Scene, words: Words, anchor: Anchor) -> Kind | None:
    """What people do where they are sent, by the noun for them: they train, or serve; None of all others."""
    phrase = anchor.phrase
    if phrase is None:
        return None
    said = scene.tokens.lowers[phrase.first : phrase.last]
    if not said:
        return None
    if said[-1] in words.nouns["tutors"]:
        return Kind.TRAINING
    sort = said[-1] in words.nouns["posted"]
    sort = sort or (said[-1] in words.nouns["posted_as"] and not words.nouns["posted_by"].isdisjoint(said[:-1]))
    return Kind.SERVICE if sort else None


def stays_home(donors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    """Whether nobody else is known to whom people are sent ('deployed 400 police officers to Nairobi')."""
    return not recipients or bool(set(donors) & set(recipients))
