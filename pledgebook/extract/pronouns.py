"""Who gets by a pronoun or a general noun: 'gave us tents', 'sent it $5 million', 'to the war-torn country'."""

from pledgebook.extract.asking import asks
from pledgebook.extract.cues import GIVING, RECEIVING, Cue
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.extract.speaking import read_speaker
from pledgebook.model import Span

REACH = 4
"""How many words behind a verb of giving the noun may stand for who gets ('gave the embattled country')."""


def pronoun_gets(at: Place, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """Whom a pronoun stands for that gets: 'us' and a 'we' that asks are who speaks, others who was named before."""
    if cue is None or cue.passive:
        return None
    words, tokens = at.reader.words, at.scene.tokens
    place = _object(at, cue) if cue.group in GIVING | {"refuse"} else None
    if place is None and (cue.group in RECEIVING or asks(cue)):
        place = _subject(at, cue)
    if place is None:
        return None
    here = Span(tokens[place].start, tokens[place].end)
    if tokens[place].lower in words.speech["first_person"]:
        speaker = read_speaker(at.speech, place)
        party = at.voice or (speaker[0].party if speaker else None)
        state = party is not None and at.is_state(party) and party not in donors
        return weighed((party,), here, "recipient.pronoun") if state and party else None
    if at.setting.recipients:
        return None
    party = _named_before(at, place, donors)
    return weighed((party,), here, "recipient.pronoun") if party else None


def _object(at: Place, cue: Cue) -> int | None:
    """The place of the pronoun or the noun for a country that stands behind a verb of giving, or behind 'to' later."""
    words, tokens = at.reader.words, at.scene.tokens
    if cue.at + 1 < len(tokens) and tokens[cue.at + 1].lower in words.nouns["objects"] | words.speech["owners"]:
        return cue.at + 1
    for place in range(cue.at + 1, len(tokens)):
        if tokens[place].lower not in words.speech["lands"] or at.scene.covered[place]:
            continue
        left = at.before_articles(place)
        behind_verb = left == cue.at + 1 and tokens[place - 1].text != "'"
        led = any((found := words.part_words.before(tokens, k)) is not None and found[0] in ("to", "object")
                  for k in range(left, max(left - 2, 0), -1))
        if left < place and (led or (behind_verb and place - cue.at <= REACH)):
            return place
    return None


def _subject(at: Place, cue: Cue) -> int | None:
    """The place of the pronoun or the noun for a country right before a verb of receiving or asking."""
    words, tokens = at.reader.words, at.scene.tokens
    place = cue.first - 1
    stands = words.speech["it"] | words.speech["first_person"] | words.speech["lands"]
    return place if place >= 0 and tokens[place].lower in stands and not at.scene.covered[place] else None


def _named_before(at: Place, place: int, donors: tuple[str, ...]) -> str:
    """The one state that is named before a pronoun, in its sentence or in the one before, and that does not give."""
    here = [m.name.target for m in at.scene.parties if m.last <= place]
    for named in (here, at.setting.nearby.get(at.scene.sentence.start, ())):
        others = {p for p in named if at.is_state(p) and p not in {*donors, *at.setting.aggressor}}
        if len(others) == 1:
            return next(iter(others))
    return ""
