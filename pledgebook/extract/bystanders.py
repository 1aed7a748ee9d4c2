"""Who only speaks of a gift, reacts to it or stands in its way, and so gives nothing.

'France welcomed the delivery of 30 trucks to Mali', 'the grant was criticised by Spain', 'Slovakia vetoed an EU loan'.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cofinance import pays_rest
from pledgebook.extract.cues import CLAUSELESS, GIVING, Cue
from pledgebook.extract.roles import Found, Place
from pledgebook.extract.scene import Verb
from pledgebook.extract.voicing import voices_need
from pledgebook.extract.words import together
from pledgebook.model import Span
from pledgebook.text.names import NameMention

AGENT: Final = 4
"""How many words behind a participle the name may stand of who did it ('by the US ambassador')."""

SUBJECT: Final = 4
"""How many words may stand between a name and its verb ('the French foreign minister welcomed')."""

WEAK: Final = frozenset({"donor.lead", "donor.before", "donor.speaker", "donor.topic", "donor.document",
                         "donor.nearby"})
"""Rules that find a giver in no words of the clause."""


def is_bystander(at: Place, found: Found | None, names: list[NameMention]) -> bool:
    """Whether a rule has found one of those who only react to the gift or block it."""
    if found is None or not found.parties:
        return False
    for mention in names:
        inside = isinstance(found.source, Span) and found.source.start <= at.span(mention).start < found.source.end
        if (inside or found.rule in WEAK) and mention.name.target in found.parties:
            return True
    return False


def bystanders(at: Place, anchor: Anchor, cue: Cue | None) -> list[NameMention]:
    """The names of those who react to a gift or block it."""
    if not at.scene.parties:
        return []
    words = at.reader.words
    found = [*_crossed(at, cue), *pays_rest(at)]
    if not at.scene.tokens.words.isdisjoint(together(words.nouns["voiced"], words.nouns["made_by"])):
        found += [m for m in at.scene.parties if voices_need(at, m) or made_it(at, m, cue)]
    telling = together(words.nouns["commenting"], words.nouns["calling"], words.nouns["blocking"])
    for verb in at.scene.verbs:
        if verb.form.lemma not in telling:
            continue
        reacts = _reacts(at, verb)
        blocks = verb.form.lemma in words.nouns["blocking"]
        if not (reacts or blocks):
            continue
        mention = _agent(at, verb)
        if mention is not None and (reacts or mention.name.use == "name"):
            found.append(mention)
        mention = _subject(at, verb) if mention is None else None
        if mention is None:
            continue
        if _is_object(at, verb, anchor, cue) if reacts else _is_anothers(at, mention, anchor, (cue, verb)):
            found.append(mention)
    return found


def made_it(at: Place, mention: NameMention, cue: Cue | None) -> bool:
    """'Kenya received 40 missiles made by Saab': who made a thing that a verb of giving moves gives nothing."""
    lowers, made = at.scene.tokens.lowers, at.reader.words.nouns["made_by"]
    if at.scene.tokens.words.isdisjoint(made):
        return False
    place = at.before_articles(mention.first) - 1
    by = place > 0 and lowers[place] in at.reader.words.speech["by"] and lowers[place - 1] in made
    return by and cue is not None and cue.at != place - 1


def crosses(at: Place, cue: Cue | None) -> bool:
    """'100 trucks entered Gaza': of a load that crosses a border nobody is said to have sent it."""
    return cue is not None and cue.lemma in at.reader.words.nouns["crossing_in"]


def hauls(at: Place, anchor: Anchor, cue: Cue | None) -> bool:
    """'Nearly 250 trucks moved into Gaza': lorries bring what is from many, if who speaks does not call it his."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    if cue is None or anchor.phrase is None or anchor.quantity is None or anchor.first > cue.at:
        return False
    haul = lowers[anchor.phrase.at_head] in words.nouns["haulers"]
    into = not words.nouns["turned_to"].isdisjoint(lowers[cue.at + 1 : cue.at + 3])
    own = together(words.speech["first_person"], words.nouns["own_things"])
    return haul and into and own.isdisjoint(lowers[: cue.at])


def is_traffic(at: Place, anchor: Anchor, cue: Cue | None) -> bool:
    """'A daily average of 190 trucks', 'almost 80 trucks went through the crossing': who speaks does not send them all.

    What goes to somebody ('40 trucks went to Kenya'), and what who speaks calls his, may be his.
    """
    words, lowers = at.reader.words, at.scene.tokens.lowers
    if anchor.quantity is None or anchor.phrase is None or at.scene.tokens.words.isdisjoint(words.nouns["haulers"]):
        return False
    hauled = words.nouns["haulers"].intersection(lowers[anchor.first : anchor.last])
    own = together(words.speech["first_person"], words.nouns["own_things"])
    if not hauled or not own.isdisjoint(lowers[: cue.at if cue is not None else anchor.first]):
        return False
    if anchor.quantity.per is not None:
        return cue is None or cue.passive or cue.group not in GIVING
    goes = cue is not None and cue.group == "arrive" and anchor.first <= cue.at
    return goes and cue is not None and words.nouns["infinitives"].isdisjoint(lowers[cue.at + 1 : cue.at + 2])


def _crossed(at: Place, cue: Cue | None) -> list[NameMention]:
    """'40 trucks entered Gaza from Egypt': what lies on the other side of a border that a load crosses."""
    froms = at.reader.words.nouns["froms"]
    if cue is None or cue.passive or not crosses(at, cue):
        return []
    return [m for m in at.scene.parties if m.first > cue.at and m.name.use == "name"
            and at.scene.tokens.lowers[at.before_articles(m.first) - 1] in froms]


def _reacts(at: Place, verb: Verb) -> bool:
    """Whether a verb tells what somebody thinks of a thing: 'welcomed', 'called the package a needed step'."""
    words, behind = at.reader.words, at.scene.tokens[verb.at + 1 : verb.at + 2]
    if verb.form.lemma in words.nouns["commenting"]:
        return True
    named = verb.form.lemma in words.nouns["calling"] and bool(behind)
    return named and behind[0].lower in words.nouns["definite"]


def _agent(at: Place, verb: Verb) -> NameMention | None:
    """'was criticised by France': the name behind 'by' and a participle."""
    tokens, by = at.scene.tokens, at.reader.words.speech["by"]
    if "participle" not in verb.form.forms or verb.at + 1 >= len(tokens):
        return None
    place = verb.at + 1 + (tokens.lowers[verb.at + 1] in at.reader.words.nouns["away"])
    if place >= len(tokens) or tokens.lowers[place] not in by:
        return None
    return next((m for m in at.scene.parties if 0 < m.first - place <= AGENT), None)


def _subject(at: Place, verb: Verb) -> NameMention | None:
    """The nearest name before a finite verb, in its clause."""
    if not verb.form.forms & {"past", "third", "base"}:
        return None
    mention = next((m for m in reversed(at.scene.parties) if m.last <= verb.at), None)
    if mention is None or verb.at - mention.last > SUBJECT or at.part(mention) not in ("", "folk"):
        return None
    between = at.scene.tokens[mention.last : verb.at]
    return None if any(t.text in ",;:" for t in between) else mention


def _is_object(at: Place, verb: Verb, anchor: Anchor, cue: Cue | None) -> bool:
    """Whether an amount is in what a verb of reacting is about: no other finite verb of the subject gives it."""
    if verb.at >= anchor.first:
        return False
    if cue is None or cue.at <= verb.at or cue.at >= anchor.last:
        return True
    hangs = cue.tense in CLAUSELESS and at.scene.tokens[cue.first - 1].text != ","
    joints = at.reader.words.nouns["conjunctions"]
    return hangs and not any(t.lower in joints for t in at.scene.tokens[verb.at : cue.first])


def _is_anothers(at: Place, mention: NameMention, anchor: Anchor, of: tuple[Cue | None, Verb]) -> bool:
    """'Slovakia vetoed a $9 billion EU loan': another has its name on what the subject of a verb of blocking stops."""
    cue, verb = of
    if cue is None or cue.at != verb.at or verb.at >= anchor.first:
        return False
    first = min(anchor.first, anchor.phrase.first) if anchor.phrase else anchor.first
    last = max(anchor.last, anchor.phrase.last) if anchor.phrase else anchor.last
    return any(first <= m.first and m.last <= last and m.name.target != mention.name.target
               and at.part(m) in ("", "by", "folk") and (m.name.use != "demonym" or at.is_public(m.name.target))
               and m.name.target not in at.setting.recipients for m in at.scene.parties)
