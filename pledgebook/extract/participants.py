"""Who acts where no subject stands before the verb: beside a verb in -ing.

'After sending 40 tents, Spain called for help', 'Having paid $5 million, Norway ...', 'Spain helped Kenya by sending'.
"""

from typing import Final

from pledgebook.extract.cues import CLAUSELESS, Cue
from pledgebook.extract.roles import Place
from pledgebook.extract.words import together
from pledgebook.text.names import NameMention

OPENS: Final = 3
"""How many words of a sentence may stand before the verb in -ing that opens it ('After having already sent')."""


EFFORT: Final = 7
"""How many words behind who leads an effort the verb may stand of what it is for."""


def behind_comma(at: Place, cue: Cue) -> NameMention | None:
    """The name behind the comma that ends a clause without a subject of its own at the start of the sentence.

    So it is in 'By refusing to send tents, Spain ...'.
    """
    tokens, words = at.scene.tokens, at.reader.words
    if cue.first >= OPENS:
        return None
    having = tokens.lowers[cue.first] in words.nouns["having_done"]
    hangs = cue.tense == "infinitive" and any("gerund" in v.form.forms for v in at.scene.verbs if v.at < cue.at)
    if not (having or hangs or cue.tense == "gerund"):
        return None
    if any(at.scene.covered[k] in ("party", "office") for k in range(cue.first)):
        return None
    for mention in at.scene.parties:
        place = at.before_articles(mention.first)
        if place > cue.at and tokens[place - 1].text == ",":
            return mention
    return None


def of_main_verb(at: Place, cue: Cue) -> Cue | None:
    """The finite verb whose subject does what 'by' and a verb in -ing tell of ('helped Kenya by sending')."""
    words, before = at.reader.words, at.scene.tokens[cue.first - 1] if cue.first else None
    if (joining := _joins_effort(at, cue)) is not None:
        return joining
    if cue.tense != "gerund" or before is None or before.lower not in words.nouns["means"]:
        return None
    main = next((c for c in reversed(at.cues) if c.at < cue.first and c.tense not in CLAUSELESS), None)
    return None if main is None or main.passive or main.at == cue.at else main


def _joins_effort(at: Place, cue: Cue) -> Cue | None:
    """'Chad will contribute to the Norwegian-led effort to supply Mali': who joins what another leads gives in it."""
    leader = next((m for m in reversed(at.scene.parties) if m.last <= cue.first), None)
    if cue.tense != "infinitive" or leader is None or not 0 < cue.first - leader.last <= EFFORT:
        return None
    led = at.part(leader) == "leader" or "-" in at.scene.tokens.lowers[leader.last : leader.last + 1]
    verb = next((v for v in reversed(at.scene.verbs) if v.at < leader.first), None)
    if not led or verb is None or verb.form.lemma not in at.reader.words.nouns["joining_in"]:
        return None
    return cue._replace(first=verb.at, at=verb.at, tense="past", group="give")


def joined_by(at: Place, cue: Cue) -> tuple[int, tuple[str, ...]] | None:
    """'Germany joined Spain and Italy in sending tanks': where the verb of joining stands, and the states behind it."""
    words, tokens = at.reader.words, at.scene.tokens
    if cue.tense != "gerund" or not cue.first or tokens.lowers[cue.first - 1] not in words.nouns["inside"]:
        return None
    verbs = [verb for verb in at.scene.verbs if verb.at < cue.first]
    if not verbs or verbs[-1].form.lemma not in words.nouns["doing_too"]:
        return None
    behind = (m for m in at.scene.parties if verbs[-1].at < m.first and m.last <= cue.first)
    return verbs[-1].at, tuple(m.name.target for m in behind if at.is_public(m.name.target))


def with_row(at: Place, first: NameMention, last: NameMention) -> bool:
    """'with Denmark, Poland and Spain all giving': whether a row behind 'with' acts by a verb in -ing behind it."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    place = at.before_articles(first.first) - 1
    if place < 0 or lowers[place] not in words.nouns["withs"] or not at.is_public(first.name.target):
        return False
    end = last.last + (not words.nouns["all_of_them"].isdisjoint(lowers[last.last : last.last + 1]))
    return any(verb.at == end and "gerund" in verb.form.forms for verb in at.scene.verbs)


def is_apart(at: Place, pair: tuple[NameMention, NameMention], at_joint: tuple[int, int], *, alone: bool) -> bool:
    """'At a request from Norway, Kenya will send': of what opens a sentence a comma alone parts who acts."""
    (other, mention), (joint, place) = pair, at_joint
    comma = place - joint == 1 and at.scene.tokens[joint].text == ","
    lead = at.scene.tokens.lowers[at.before_articles(other.first) - 1] if other.first else ""
    words = at.reader.words
    after = _lead_of_row(at, other) in words.nouns["in_turn"]  # 'After Spain, Norway'
    told = after or at.part(other) not in ("", "folk")
    struck = lead in words.nouns["hit_by"]  # 'After the quake that struck Nepal, Norway sent'
    if comma and alone and opens_with_deed(at, joint):
        return True
    return comma and ((told and alone) or struck) and (at.acts(mention) or _acts_too(at, mention))


def _lead_of_row(at: Place, mention: NameMention) -> str:
    """The word before the first of a row of names ('After Spain and Chad, Norway gave')."""
    first = mention
    while (other := at.joined_to(first.first)) is not None:
        first = other
    place = at.before_articles(first.first)
    return at.scene.tokens.lowers[place - 1] if place else ""


def _acts_too(at: Place, mention: NameMention) -> bool:
    """'Norway also gave': whether an adverb stands between the name and its verb."""
    adverb = not at.reader.words.adverbs.isdisjoint(at.scene.tokens.lowers[mention.last : mention.last + 1])
    return adverb and any(verb.at == mention.last + 1 for verb in at.scene.verbs)


def in_relative(at: Place, place: int) -> bool:
    """'states which border Kenya': whether a word that is no verb of ours stands there, behind a relative."""
    tokens, words = at.scene.tokens, at.reader.words
    if place < 2 or tokens.lowers[place - 1] not in together(words.nouns["relatives"], words.speech["who"]):
        return False
    plain = tokens[place].text.islower() and not at.scene.covered[place] and tokens.lowers[place] not in words.verbs
    small = together(words.nouns["stops"], words.nouns["articles"], words.nouns["being"], words.nouns["having"])
    return plain and tokens.lowers[place] not in small and not tokens.lowers[place].endswith(words.adverb_marks)


def opens_with_deed(at: Place, end: int) -> bool:
    """'Having sent tents to Kenya, Norway closed', 'After sending': whether a comma ends a clause without a subject."""
    lowers, nouns = at.scene.tokens.lowers, at.reader.words.nouns
    if lowers[0] not in nouns["having_done"] and lowers[0] not in nouns["afters"]:
        return False
    told = any(verb.at <= OPENS and not verb.form.forms.isdisjoint(("gerund", "participle")) for verb in at.scene.verbs)
    return told and "," not in lowers[:end]
