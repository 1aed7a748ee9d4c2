"""Who trains, where those who are trained go abroad: the state that they go to, of which no word says that it gives.

'200 Kenyan soldiers arrived in Norway for training': Norway trains, Kenya gets.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.roles import WEIGHTS, Found, Place, weighed
from pledgebook.extract.services import GROUP, TRAINING
from pledgebook.extract.told import has_no_object
from pledgebook.extract.words import VerbForm, Words
from pledgebook.model import Span
from pledgebook.text.names import NameMention

AIM: Final = 6
"""How many words behind where people go the words may begin that say that they are trained there."""

LED: Final = 2
"""How many words before people the noun of training may stand."""

SEAT: Final = 6
"""How many words before a name the word may stand that says that it is a seat ('headquarters in Norway and Spain')."""

KINDS: Final = frozenset({"people", "training"})
"""Sorts of things that say who is trained."""

PARTS: Final = frozenset({"place", "people", "to", "aside"})
"""Parts that the name of a host may have."""


def hosts(at: Place, anchor: Anchor, cue: Cue | None) -> Found | None:
    """'were trained in Poland and in France', 'arrived in Norway for training': who trains, where nobody else does."""
    tended = cue is not None and cue.group == GROUP
    if anchor.phrase is None or not (tended or anchor.phrase.kind in KINDS):
        return None
    if not tended and is_trainer(at, anchor):
        return None
    if tended and (run_by := _clinic(at, anchor)):
        return Found((run_by.name.target,), at.span(run_by), "donor.host", WEIGHTS["donor.body"])
    inside, own = at.reader.words.nouns["inside"], _own(at, anchor)
    found = [m for m in at.scene.parties if at.part(m) in ("place", "aside") and m.first >= anchor.last]
    found = [m for m in found if at.scene.tokens.lowers[at.before_articles(m.first) - 1] in inside]
    if tended and not found:
        found = [m for m in at.scene.parties if m.first >= anchor.last and at.part(m) in ("to", "people")
                 and _is_cured(at, m) and m.first > (cue.at if cue is not None else 0)]
        if found and cue is not None and not cue.passive and own and _is_mended(at, found[0]):
            return weighed((found[0].name.target,), at.span(found[0]), "donor.asked")
    if own:
        abroad = [m for m in at.scene.parties if m.name.target not in own and at.is_state(m.name.target)]
        found = found or [m for m in abroad if at.part(m) in PARTS and _is_trained(at, anchor, m, cue)]
    parties = tuple(sorted({m.name.target for m in found if m.name.target not in at.setting.aggressor}))
    if not parties:
        return None
    taught = own and cue is not None and cue.passive and cue.group in (TRAINING, GROUP) and not own & set(parties)
    if taught and any(at.part(m) == "place" for m in found):
        return Found(parties, at.span(found[0]), "donor.host", WEIGHTS["donor.body"])
    sent = own and any(at.part(m) == "to" for m in found)
    return Found(parties, at.span(found[0]), "donor.host", WEIGHTS["donor.asked"] if sent else WEIGHTS["donor.host"])


def _clinic(at: Place, anchor: Anchor) -> NameMention | None:
    """'were treated at the Norwegian field hospital in Kenya': whose clinic it is."""
    clinics, tokens = at.reader.words.nouns["schemes"], at.scene.tokens
    behind = (m for m in at.scene.parties if m.first >= anchor.last and m.name.use == "demonym")
    return next((m for m in behind if not clinics.isdisjoint(tokens.lowers[m.last : m.last + LED + 1])), None)


def _is_cured(at: Place, mention: NameMention) -> bool:
    """'were flown to Norway for treatment': whether people are treated where the name stands."""
    cures = at.reader.words.nouns["cures"] | at.reader.words.nouns["upkeep"]
    return not cures.isdisjoint(at.scene.tokens.lowers[mention.last : mention.last + AIM])


def _is_mended(at: Place, mention: NameMention) -> bool:
    """'sent 14 tanks to Norway for repair': who sends its things there is served there."""
    return not at.reader.words.nouns["upkeep"].isdisjoint(at.scene.tokens.lowers[mention.last : mention.last + AIM])


def is_trainer(at: Place, anchor: Anchor) -> bool:
    """'Norwegian soldiers were deployed to Kenya to train its army': who is sent to train is not trained."""
    behind = range(anchor.last, len(at.scene.tokens))
    return any(c.group == "train" and c.tense == "infinitive" and c.at in behind and (
        c.at in at.scene.served or not has_no_object(at.scene, at.reader.words, c)) for c in at.cues)


def is_trainee(at: Place, anchor: Anchor, acting: Found | None) -> bool:
    """Whether who acts are those who are trained: the name inside the people, who only go where they learn."""
    if acting is None or not isinstance(acting.source, Span) or anchor.phrase is None:
        return False
    if anchor.phrase.kind not in KINDS:
        return False
    first, last = at.scene.tokens[max(0, anchor.first - 1)], at.scene.tokens[anchor.last - 1]
    return first.start <= acting.source.start and acting.source.end <= last.end


def sender(at: Place, anchor: Anchor, donors: tuple[str, ...]) -> Found | None:
    """'Kenya will send 200 soldiers to Norway for training': who sends its people where they are trained gets."""
    if anchor.phrase is None or anchor.phrase.kind not in KINDS:
        return None
    own = _own(at, anchor)
    first = at.scene.parties[0] if at.scene.parties else None
    hosted = any(at.part(m) == "to" and m.name.target in donors for m in at.scene.parties)
    if first is None or not hosted or {first.name.target} != own:
        return None
    return weighed((first.name.target,), at.span(first), "recipient.inside")


def _own(at: Place, anchor: Anchor) -> set[str]:
    """Whose people are trained: by the name inside the anchor or behind it, or of a state in need that sends them."""
    own = {m.name.target for m in at.scene.parties if anchor.first - 1 <= m.first and m.last <= anchor.last}
    own |= {m.name.target for m in at.scene.parties
            if 0 < m.first - anchor.last <= 2 and at.part(m) == "people" and at.scene.tokens.lowers[anchor.last]
            in at.reader.words.nouns["froms"]}
    first = at.scene.parties[0] if at.scene.parties else None
    sends = first is not None and first.last <= anchor.first and at.part(first) in ("", "folk")
    if not own and first and sends and at.reader.catalogue.is_aided(first.name.target, at.document.published):
        own = {first.name.target}
    return own or set(at.setting.recipients)


def _is_trained(at: Place, anchor: Anchor, mention: NameMention, cue: Cue | None) -> bool:
    """Whether people are trained where the name stands: by the verb, or by words behind ('to Norway for training')."""
    words, tokens = at.reader.words, at.scene.tokens
    if not words.nouns["seats"].isdisjoint(tokens.lowers[max(0, mention.first - SEAT) : mention.first]):
        return False  # 'With its headquarters in Norway and Spain, the mission will train 200 soldiers'
    if cue is not None and cue.group == "train" and (cue.passive or at.part(mention) == "aside"):
        return True
    if cue is not None and cue.group == "train" and mention.last <= cue.first and cue.at < anchor.first:
        return False  # 'will send 40 engineers to Norway to train Kenyan sappers'
    led = [t.lower for t in tokens[max(0, anchor.first - LED) : anchor.first]]
    if any(words.heads.get(word) == "training" for word in led):
        return mention.first >= anchor.last  # 'the training of 200 soldiers in Norway has begun'
    behind = tokens[mention.last : mention.last + AIM]
    return any(words.heads.get(t.lower) == "training" or t.lower in words.nouns["schools"] or (
        (form := words.verbs.get(t.lower)) is not None and _teaches(words, form)) for t in behind)


def _teaches(words: Words, form: VerbForm) -> bool:
    """Whether a verb is one of training or learning."""
    return form.group == "train" or form.lemma in words.nouns["learning"]
