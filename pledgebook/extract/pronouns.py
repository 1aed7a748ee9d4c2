"""Who gives and who gets by a pronoun or a general noun, or by the sentence before where a sentence names nobody.

'It will send tents', 'gave us tents', 'sent it $5 million', 'to the war-torn country'.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.asking import asks
from pledgebook.extract.cues import GIVING, RECEIVING, UNFINITE, Cue
from pledgebook.extract.leavings import is_of_load
from pledgebook.extract.own_gifts import left_of_helpers
from pledgebook.extract.parts import GETS, GIVES
from pledgebook.extract.preceding import Preceding
from pledgebook.extract.roles import WEIGHTS, Found, Place, is_in_need, weighed
from pledgebook.extract.speaking import read_speaker
from pledgebook.extract.subjects import us_get
from pledgebook.extract.words import together
from pledgebook.model import Inference, Span

WITHHOLDING: Final = frozenset({"refuse", "suspend", "reduce", "cancel", "delay"})
"""Groups of verbs of what somebody does not get after all."""

OWNED: Final = 5
"""Within how many words of its sentence the gift stands that a pronoun owns ('Its total military aid')."""

REACH: Final = 4
"""How many words behind a verb of giving the noun may stand for who gets ('gave the embattled country')."""


def pronoun_gets(at: Place, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """Whom a pronoun stands for that gets: 'us' and a 'we' that asks are who speaks, others who was named before."""
    if cue is None or cue.passive:
        return None
    words, tokens = at.reader.words, at.scene.tokens
    place = _object(at, cue) if cue.group in GIVING or cue.group in WITHHOLDING else None
    if place is None and (cue.group in RECEIVING or asks(cue)):
        place = _subject(at, cue)
    if place is None:
        return None
    here = Span(tokens[place].start, tokens[place].end)
    if tokens.lowers[place] in words.speech["first_person"]:
        party = _who_speaks(at, place)
        gained = cue.group in RECEIVING or asks(cue)  # 'We call on others to match our pledge': a giver asks for others
        needy = not gained or party in at.setting.recipients or is_in_need(at, party)
        gets = party and party not in donors and needy  # a giver's 'we have got 15 helicopters there' is no gift to it
        return weighed((party,), here, "recipient.pronoun") if gets else None
    if at.setting.recipients:
        return _got_before(at, place, donors)
    party = _named_before(at, place, donors)
    return weighed((party,), here, "recipient.pronoun") if party else None


def _got_before(at: Place, place: int, donors: tuple[str, ...]) -> Found | None:
    """'Norway gave Mali 40 tents. It also sent them trucks', in a text for Chad: who got what was told right before."""
    tokens, words = at.scene.tokens, at.reader.words
    got = at.before[1] if at.before and 0 <= at.back <= 1 else ()
    apart = any(m.last <= place and m.name.target not in donors for m in at.scene.parties)
    if not got or apart or tokens.lowers[place] not in words.nouns["objects"] or not all(map(at.is_state, got)):
        return None
    here = Span(tokens[place].start, tokens[place].end)
    return weighed(got, here, "recipient.pronoun") if not set(got) & set(donors) else None


def us_who_get(at: Place, cue: Cue | None) -> set[str]:
    """The state of who speaks, where it gets and so does not give ('they gave us 40 tents', 'we have received')."""
    if cue is None:
        return set()
    place = cue.first - 1 if cue.group in RECEIVING else cue.at + 1
    first_person = place >= 0 and cue.group in RECEIVING and (
        at.scene.tokens.lowers[place] in at.reader.words.speech["first_person"])
    party = _who_speaks(at, place) if first_person or us_get(at, cue) else ""
    has = first_person and party not in at.setting.recipients and not is_in_need(at, party)
    return {party} if party and not has else set()


def _who_speaks(at: Place, place: int) -> str:
    """The state whose 'we' and 'us' token `place` is."""
    speaker = read_speaker(at.speech, place)
    party = at.voice or (speaker[0].party if speaker else None)
    return party if party is not None and at.is_state(party) else ""


def _object(at: Place, cue: Cue) -> int | None:
    """The place of the pronoun or the noun for a country that stands behind a verb of giving, or behind 'to' later."""
    words, tokens = at.reader.words, at.scene.tokens
    pronouns = together(words.nouns["objects"], words.speech["owners"])
    if cue.at + 1 < len(tokens) and tokens.lowers[cue.at + 1] in pronouns and not _asks_us(at, cue):
        return cue.at + 1
    lands = words.speech["lands"]
    for place in range(cue.at + 1, len(tokens)) if not tokens.words.isdisjoint(lands) else ():
        if tokens.lowers[place] not in lands or at.scene.covered[place]:
            continue
        left = at.before_articles(place)
        before = tokens[place - 1]
        told = left == place and before.kind == "word" and before.lower not in words.nouns["stops"]
        left = at.before_articles(place - 1) if told else left  # 'to the stricken country'
        behind_verb = left == cue.at + 1 and tokens[place - 1].text != "'"
        led = any((found := words.part_words.before(tokens, k)) is not None and found[0] in ("to", "object")
                  for k in range(left, max(left - 2, 0), -1))
        if left < place and (led or (behind_verb and place - cue.at <= REACH)):
            return place
    return None


def _subject(at: Place, cue: Cue) -> int | None:
    """The place of the pronoun or the noun for a country right before a verb of receiving or asking."""
    words, tokens = at.reader.words, at.scene.tokens
    place = left_of_helpers(at, cue.first - 1)
    stands = together(words.speech["it"], words.speech["first_person"], words.speech["lands"])
    stands = together(stands, words.speech["he"]) if asks(cue) else stands
    return place if place >= 0 and tokens.lowers[place] in stands and not at.scene.covered[place] else None


def _asks_us(at: Place, cue: Cue) -> bool:
    """'They are asking us for tents': whether who speaks is asked."""
    words, behind = at.reader.words, at.scene.tokens.lowers[cue.at + 1 : cue.at + 2]
    us = bool(behind) and behind[0] in words.nouns["objects"] and behind[0] in words.speech["first_person"]
    return us and asks(cue) and not cue.passive


def _named_before(at: Place, place: int, donors: tuple[str, ...]) -> str:
    """The one state that is named before a pronoun, in its sentence or in the one before, and that does not give."""
    here = [m.name.target for m in at.scene.parties if m.last <= place]
    got = at.before[1] if at.before else ()
    for named in (here, got, preceding(at).people):
        others = {p for p in named if is_in_need(at, p) and p not in {*donors, *at.setting.aggressor}}
        if len(others) == 1:
            return next(iter(others))
    return ""


def preceding(at: Place) -> Preceding:
    """What the sentence before tells of who acts."""
    return at.setting.preceding.get(at.scene.sentence.start)


def gives_before(at: Place, cue: Cue | None, getting: set[str], *, receiving: bool) -> Found | None:
    """Who gives by the sentence before: its subject, or beside who gets the one other state.

    'Norway stands by Kenya. It will send 40 tents', 'The US is an old friend of Kenya. Kenya has got $5bn'.
    """
    told = preceding(at)
    taken = {*getting, *at.setting.recipients, *at.setting.aggressor}
    if told.sender and told.sender not in taken and not receiving and is_of_load(at.scene, at.reader.words):
        return _inferred((told.sender,))  # 'A Norwegian plane has landed. It carried 40 tents'
    if receiving:
        taken.update(at.before[1] if at.before else ())  # 'Chad receives $4m from the bank. Mali gets $2m'
        others = tuple(p for p in told.names if p not in taken and p not in {m.name.target for m in at.scene.parties})
        if not getting and cue is not None and _stands_for(at, cue):
            others = tuple(p for p in others if (p == told.subject) == told.gives) if len(others) == 2 else ()
        elif not getting:
            others = ()
        return _inferred(others) if len(others) == 1 else None
    if cue is None or not told.subject or told.subject in taken or asks(cue):
        return None
    for mention in at.scene.parties:
        part, code = at.part(mention), mention.name.target
        if (part in GIVES and code not in taken) or (part in GETS and code == told.subject):
            return None  # another gives, or that one gets
    if _stand_for_all(at, cue) and len(told.joint) > 1 and not taken.intersection(told.joint):
        return _inferred(tuple(sorted(set(told.joint))))
    if _goes_on(at, cue, told):
        return _inferred((told.subject,))._replace(weight=WEIGHTS["donor.topic"])
    return _inferred((told.subject,)) if _stands_for(at, cue) or (told.gives and at.setting.short) else None


def _goes_on(at: Place, cue: Cue, told: Preceding) -> bool:
    """'Chad got tents from Spain. Norway has helped Chad. It sent trucks': who was named last."""
    if at.back < 2 or is_in_need(at, told.subject):
        return False
    takes = told.gives and at.scene.tokens.lowers[0] in at.reader.words.nouns["takers"]  # 'That total includes'
    return takes or _stands_for(at, cue)


def owns_gift(at: Place, anchor: Anchor, getting: set[str]) -> Found | None:
    """'Norway stands by Kenya. Its aid amounts to $5 million': whose gift it is, by a pronoun before it."""
    words, low = at.reader.words, at.scene.tokens.lowers[:OWNED]
    if not low or low[0] not in words.speech["owners"]:
        return None
    told = preceding(at)
    if not told.subject or told.subject in getting:
        return None
    gift = next((k for k, word in enumerate(low) if word in words.role_words["gifts"]), 0)
    taken = {*at.setting.recipients, *at.setting.aggressor}
    free = gift and gift < anchor.last and told.subject not in taken and "party" not in at.scene.covered[:gift]
    return _inferred((told.subject,)) if free else None


def asks_again(at: Place, cue: Cue) -> Found | None:
    """'Kenya's president asked Norway for tents. He also called for boats': who asks on asks the same one.

    Who asks 'us' asks the state of who speaks.
    """
    if _asks_us(at, cue) and (party := _who_speaks(at, cue.at + 1)):
        here = Span(at.scene.tokens[cue.at + 1].start, at.scene.tokens[cue.at + 1].end)
        return weighed((party,), here, "donor.asked")
    asked = at.before if at.before and at.before[1] else None
    told = preceding(at)
    if asked is None or told.subject not in asked[1] or told.subject in asked[0] or not _stands_for(at, cue):
        return None
    return Found(asked[0], Inference("donor: from the sentence before"), "donor.before", WEIGHTS["donor.body"])


def are_they(at: Place, cue: Cue | None) -> bool:
    """'They continue to deliver drones': whether others than who speaks do what a verb of giving tells."""
    if cue is None:
        return False
    words, place = at.reader.words, left_of_helpers(at, cue.first - 1)
    they = words.nouns["plural_subjects"] & together(words.speech["it"], words.speech["he"])
    gives = cue.group == "give" and not cue.passive and cue.tense not in UNFINITE
    return gives and place >= 0 and at.scene.tokens.lowers[place] in they


def _stand_for_all(at: Place, cue: Cue) -> bool:
    """Whether 'they', or 'the two countries', stands before a verb: for all who were named together before."""
    words, tokens, place = at.reader.words, at.scene.tokens, left_of_helpers(at, cue.first - 1)
    if place < 0 or at.scene.covered[place]:
        return False
    if tokens.lowers[place] in words.nouns["plural_subjects"] & together(words.speech["it"], words.speech["he"]):
        return True
    each = words.nouns["each"]
    if tokens.lowers[place] in each or (place and tokens.lowers[place - 1] in each):
        return tokens.lowers[place] in each | words.speech["lands"]  # 'Each country will give'
    same = together(words.role_words["same"], words.nouns["definite"])
    plural = tokens.lowers[place] in words.role_words["others"] | words.nouns["plural_subjects"]
    return plural and place > 0 and not same.isdisjoint(tokens.lowers[max(0, place - 2) : place])


def _inferred(parties: tuple[str, ...]) -> Found:
    return weighed(parties, Inference("donor: from the names before"), "donor.nearby")


def _stands_for(at: Place, cue: Cue) -> bool:
    """Whether a pronoun, a noun for a country or a body without a name stands as the subject of a verb."""
    words, place = at.reader.words, left_of_helpers(at, cue.first - 1)
    speech, tokens = words.speech, at.scene.tokens
    stands = together(speech["it"], speech["he"], speech["lands"], speech["bodies"], speech["nameless"])
    if place < 0 or at.scene.covered[place]:
        return False
    region = place > 1 and tokens.lowers[place] in words.nouns["states_led"] and tokens[place - 1].text[:1].isupper()
    return tokens.lowers[place] in stands or (region and not at.scene.covered[place - 1])  # 'The Nordic state'


def gets_before(at: Place, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """The one state in need that the sentence before names, beside who gives, where this one names nobody else."""
    told = preceding(at)
    if at.setting.recipients or at.setting.many or not donors or cue is None:
        return None
    if not (at.setting.short or _stands_for(at, cue)):
        return None
    here = {m.name.target for m in at.scene.parties if at.is_state(m.name.target)} - set(donors)
    others = {p for p in told.people if is_in_need(at, p) and p not in {*donors, *at.setting.aggressor}}
    if here or len(others) != 1 or at.label is not None or at.entry is not None:
        return None
    return weighed(tuple(others), Inference("recipient: from the names before"), "recipient.nearby")
