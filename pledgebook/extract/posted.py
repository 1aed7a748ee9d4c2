"""People who are sent to do a service: 'sent 30 military instructors to Kenya', '12 observers arrived in Kenya'.

Soldiers who are sent are a move of forces and no assistance. Instructors are: they train, and advisers, observers,
medics and sappers serve where they are sent, so long as that is not at home (`athome`).
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.codes import Kind
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.bare import of_what
from pledgebook.extract.cues import Cue
from pledgebook.extract.hosts import is_trainer
from pledgebook.extract.phrases import Phrase
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.extract.scene import Scene
from pledgebook.extract.services import GROUP
from pledgebook.extract.words import Words, together
from pledgebook.text.numbers import Amount

SENDING: Final = frozenset({"give", "dispatch", "arrive", "request", "commit", "promise", "phrase", "cancel", "suspend",
                            "refuse", "delay", "reduce", "consider", "receive", "obtain"})
"""Groups of verbs by which people are sent, asked for or called back."""

NAMED: Final = 4
"""How many words before a team may say what it is ('urban search and rescue team')."""


HURT: Final = 8
"""How many words behind people the verb may stand by which they are hurt ('were reported killed')."""

LED: Final = 3
"""How many words before people the noun may stand that tells of a harm ('the killings of eight')."""


CITIZENS: Final = 7
"""How many words before 'including' it may stand, with those whom it is about."""

FREED: Final = 3
"""How many words before those who serve the verb may stand that sets them free or takes them."""


def posted(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> Kind | None:
    """The kind of a claim of people who are sent to serve; None of others, and of what no verb sends."""
    if cue is None or cue.group not in SENDING or anchor.money is not None or anchor.phrase is None:
        return None
    if anchor.phrase.kind in ("people", "training") and not scene.tokens.words.isdisjoint(words.nouns["schools"]):
        return None  # '16 Kenyan medics arrived in Norway for training'
    return role_of(scene, words, anchor) or (Kind.SERVICE if _helps(scene, words, anchor, cue) else None)


def _helps(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'sent 130 people to help after the earthquake': who is sent serves where a word says that help was needed."""
    if anchor.quantity is None or anchor.phrase is None or cue.lemma not in words.nouns["deputing"]:
        return False
    if scene.tokens.lowers[anchor.phrase.last - 1] not in words.nouns["people_sent"]:
        return False
    if not words.nouns["befallen"].isdisjoint(scene.tokens.lowers[anchor.last : anchor.last + 2]):
        return False  # 'sent 130 people to hospital'
    return not (words.nouns["reliefs"] | words.nouns["helping_there"]).isdisjoint(scene.tokens.words)


def role_of(scene: Scene, words: Words, anchor: Anchor) -> Kind | None:
    """What people do where they are sent, by the noun for them: they train, or serve; None of all others."""
    phrase = anchor.phrase
    if phrase is None:
        return None
    said = scene.tokens.lowers[phrase.first : phrase.last]
    if not said:
        return None
    if said[-1] in words.nouns["companies"]:  # 'a 165-strong brigade of doctors'
        behind = scene.tokens.lowers[phrase.last : phrase.last + 2]
        staffed = len(behind) > 1 and behind[0] in words.order.of and behind[1] in words.nouns["posted"]
        return Kind.SERVICE if staffed else None
    if said[-1] in words.nouns["tutors"]:
        return Kind.TRAINING
    sort = said[-1] in words.nouns["posted"]
    sort = sort or (said[-1] in words.nouns["posted_as"] and not words.nouns["posted_by"].isdisjoint(said[:-1]))
    return Kind.SERVICE if sort else None


def team_of(scene: Scene, words: Words, amount: Amount) -> Anchor | None:
    """'a medical team of 82 members', 'a team of 40 arrived': the team by how many they are; None of all others.

    Of 'a team of 12 doctors' the doctors are counted.
    """
    lowers, end, head = scene.tokens.lowers, amount.last, amount.first - 2
    if head < 0 or lowers[head + 1] not in words.order.of or lowers[head] not in words.nouns["companies"]:
        return None
    members = end < len(lowers) and lowers[end] in words.nouns["people_sent"]
    alone = end >= len(lowers) or scene.tokens[end].kind == "mark" or lowers[end] in words.nouns["stops"] | words.nouns[
        "conjunctions"] or lowers[end] in words.verbs
    if not members and not alone:
        return None
    first = head
    while first > 0 and head - first < NAMED and not _opens(scene, words, first - 1):
        first -= 1
    team = Phrase(first, head + 1, "service", unit=lowers[end] if members else None)
    return Anchor(first, end + members, team, quantity=amount)


def _opens(scene: Scene, words: Words, at: int) -> bool:
    """Whether a token stands before a noun and names nothing of it: an article, a preposition, a verb, a party."""
    token = scene.tokens[at]
    small = words.nouns["articles"] | words.nouns["determiners"] | words.nouns["stops"] | words.nouns["conjunctions"]
    return token.kind != "word" or token.lower in small or any(verb.at == at for verb in scene.verbs) or (
        scene.covered[at] not in ("", "item"))


def unsent(at: Place, anchor: Anchor, cue: Cue | None) -> bool:
    """'the safety of civilians, including aid workers', 'six aid workers were killed': who serves, and nobody sends."""
    words, lowers, phrase = at.reader.words, at.scene.tokens.lowers, anchor.phrase
    if phrase is None or phrase.kind != "service" or anchor.money is not None:
        return False
    if lowers[phrase.at_head] not in together(words.nouns["posted"], words.nouns["posted_as"]):
        return False
    if any(c.group == "attack" and c.passive and 0 <= c.at - anchor.last <= HURT for c in at.cues):
        return True
    if not words.nouns["set_free"].isdisjoint(lowers[max(0, anchor.first - FREED) : anchor.first]):
        return True  # 'called on Chad to release two aid workers'
    if _are_gone(lowers[anchor.last : anchor.last + HURT], words):
        return True  # 'two aid workers who have gone missing'
    included = cue is not None and cue.group == "include"
    led = cue.at - CITIZENS if cue is not None and included else anchor.first - LED
    return not words.nouns["harm_nouns"].isdisjoint(lowers[max(0, led) : anchor.first])


def _are_gone(behind: Sequence[str], words: Words) -> bool:
    """'were kidnapped', 'who have gone missing', and not 'to replace those missing'."""
    been = together(words.nouns["being"], words.nouns["been"], words.nouns["going_so"])
    return any(word in words.nouns["gone_missing"] and k and behind[k - 1] in been for k, word in enumerate(behind))


def joined(scene: Scene, words: Words, anchor: Anchor) -> Anchor:
    """'40 doctors and nurses', 'a 15-member team of Kenyan doctors': one number, one claim (claims.md)."""
    phrase, at = anchor.phrase, anchor.last
    if phrase is not None and phrase.kind == "service" and scene.tokens.lowers[phrase.at_head] in words.nouns["sent"]:
        phrase = of_what(scene, words, phrase)
        return anchor._replace(last=phrase.last, phrase=phrase) if phrase.last > at else _joined(scene, words, anchor)
    return _joined(scene, words, anchor)


def _joined(scene: Scene, words: Words, anchor: Anchor) -> Anchor:
    phrase, at = anchor.phrase, anchor.last
    if phrase is None or anchor.quantity is None or at + 1 >= len(scene.tokens) or anchor.money is not None:
        return anchor
    if scene.tokens.lowers[at] not in words.nouns["conjunctions"]:
        return anchor
    people = together(words.nouns["posted"], words.nouns["tutors"], words.nouns["trainable"])
    if scene.tokens.lowers[at - 1] not in people or scene.tokens.lowers[at + 1] not in people:
        return anchor
    return anchor._replace(last=at + 2, phrase=phrase._replace(last=at + 2, head=phrase.at_head))


def sent_from(at: Place, anchor: Anchor, cue: Cue | None) -> Found | None:
    """'Norwegian doctors were sent', '30 Norwegian observers arrived': whose people are sent, by their adjective."""
    if cue is None or anchor.phrase is None or not (
            cue.passive or cue.group in ("arrive", "dispatch", "phrase", GROUP)):
        return None
    sent = posted(at.scene, at.reader.words, anchor, cue) is not None or is_trainer(at, anchor)
    sent = sent or (cue.group == GROUP and not cue.passive)  # 'Norwegian doctors are working in Kenya'
    sent = sent or at.scene.tokens.lowers[anchor.phrase.at_head] in at.reader.words.nouns["posted_alone"]
    if cue.at < anchor.first or not sent:
        return None
    near = (m for m in at.scene.parties if anchor.phrase and anchor.first - 1 <= m.first and m.last <= anchor.last)
    mention = next((m for m in near if m.name.use == "demonym"), None)
    return weighed((mention.name.target,), at.span(mention), "donor.owner") if mention is not None else None
