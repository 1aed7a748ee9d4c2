"""Givers whose name is not said or not known: 'Western partners will send', 'a charity has given'.

Whoever stands as the subject of a verb of giving is the one that gives. Where no table knows it, nobody else is put in
its place: the giver is not to be known.
"""

from typing import Final

from pledgebook.extract.cues import ACTED, Cue
from pledgebook.extract.exampled import named_of
from pledgebook.extract.roles import Found, Place, may_give, weighed
from pledgebook.extract.words import together
from pledgebook.model import Span

FOLK: Final = 2
"""How many words may stand between the adjective of a state and its people ('Irish army members')."""

OWN: Final = 5
"""How many words before givers without a name the name of who leads them may stand ('British-led donors')."""

FILLED: Final = ACTED | {"future", "present", "progressive", "possible"}
"""Tenses of a verb whose subject stands before it."""

LONG: Final = 9
"""How many words of a subject are looked at."""


def filled(at: Place, cue: Cue, start: int) -> Found | None:
    """'The charity has sent', 'Farmers from Scotland have brought': the subject is one that no table knows.

    So it is with a state in its words ('volunteers from Norway'): those are not the state. A meeting that decides is
    the body's whose meeting it is ('a meeting of EU ministers agreed').
    """
    words, tokens = at.reader.words, at.scene.tokens
    if tokens.words.isdisjoint(words.nouns["unknown_givers"]):
        return None
    start = start if cue.tense in FILLED else _striving(at, cue)
    if any(v.at == start and v.form.group == "request" for v in at.scene.verbs):
        return None  # 'Students urged Norway to end'
    aimed = cue.group == "include" and tokens.lowers[start - 1] in words.nouns["infinitives"]
    head = _head(at, start) if start >= 0 and not aimed else -1  # 'sent a team to provide aid that includes'
    if head < 0 or at.scene.covered[head] not in ("", "mask", "item"):
        return None
    here = Span(tokens[head].start, tokens[head].end)
    if tokens.lowers[head] in words.nouns["deciding_meetings"]:
        inside = [m for m in at.scene.parties if head - FOLK <= m.first and m.last <= start]
        bodies = [m.name.target for m in inside if at.kind(m.name.target) in ("union", "alliance", "group")]
        return weighed(tuple(bodies[:1]), here, "donor.others")
    return weighed((), here, "donor.others") if not _is_of_state(at, head) else None


def _striving(at: Place, cue: Cue) -> int:
    """Where the verb begins whose aim an infinitive tells ('Volunteers are working to bring'); -1 where there is none.

    Who strives does it, and so it is with no verb that asks another.
    """
    if cue.tense != "infinitive":
        return -1
    aims = (one for one in at.cues if one.at == cue.first - 1 and one.group not in ("request", "say", "receive"))
    led = next(aims, None)
    return led.first if led is not None and (not led.passive or led.first == led.at) else -1


def is_led_to(at: Place, place: int, cue: Cue) -> bool:
    """'will allow our partners to provide': whom another lets act; 'our partners have refused to provide' act."""
    if cue.tense != "infinitive" or is_willing(at, place, cue):
        return False
    words, tokens = at.reader.words, at.scene.tokens
    between = range(place + 1, cue.first)
    helped = any(tokens.lowers[k] in words.nouns["being"] for k in between)
    acts = helped or any(v.at in between for v in at.scene.verbs)
    return not (acts and cue.group != "produce")


def is_willing(at: Place, place: int, cue: Cue) -> bool:
    """'declarations from several countries willing to send': those right before the words of their will."""
    opens = at.scene.tokens.lowers[cue.first] in at.reader.words.nouns["infinitives"]
    return cue.tense == "infinitive" and place == cue.first - 1 and not opens and cue.at > cue.first


def _head(at: Place, start: int) -> int:
    """The head of the noun phrase that ends right before the verb, if it is of those who give; else -1."""
    words, tokens = at.reader.words, at.scene.tokens
    place = start - 1
    while place > 0 and (tokens.lowers[place] in words.adverbs or tokens.lowers[place] in words.speech["between"]):
        place -= 1
    ends = together(words.nouns["relatives"], words.speech["it"], words.speech["he"])
    givers, led, head = words.nouns["unknown_givers"], True, -1
    for k in range(place, max(-1, place - LONG), -1):
        if tokens.lowers[k] in givers and led:
            head = k  # of 'the group of donors' the group
        plain = tokens[k].kind == "word" or tokens[k].text in "-'’"
        led = tokens.lowers[k] in words.speech["prepositions"]
        if not plain or tokens.lowers[k] in ends or any(v.at == k and k < place for v in at.scene.verbs):
            break
    return head


def _is_of_state(at: Place, head: int) -> bool:
    """Whether who acts acts for a state or for who speaks: "Norway's team", 'the Norwegian charity', 'our teams'."""
    words, tokens = at.reader.words, at.scene.tokens
    carrying = words.nouns["carrying_givers"]
    if at.setting.voice is not None and tokens.lowers[head] in carrying:
        return True  # in a donor's own text they hand out what it gives
    behind = tokens.lowers[head + 1]
    led = behind in words.order.of or (behind in words.nouns["froms"] and tokens.lowers[head] in carrying)
    if led and any(0 < m.first - head <= FOLK + 1 and at.is_public(m.name.target) for m in at.scene.parties):
        return True  # 'the city of Oslo', 'rescue teams from Norway'
    near = [m for m in at.scene.parties if head - OWN < m.first and m.last <= head and may_give(at, m)]
    told = {v.at for v in at.scene.verbs if tokens[v.at - 1].text != "-"}  # 'Norway said a private donor had given'
    return any(at.part(m) != "maker" and told.isdisjoint(range(m.last, head)) for m in near)


def _is_one_of_them(at: Place, place: int) -> bool:
    """'Turkey is among the first countries to offer', 'Norway joined other donors in sending': one of them is named."""
    words, tokens = at.reader.words, at.scene.tokens
    if tokens.words.isdisjoint(words.nouns["belonging"]):
        return False
    for k in range(place - 1, max(0, place - LONG), -1):
        if tokens.lowers[k] not in words.nouns["belonging"]:
            continue
        if tokens.lowers[k] in words.nouns["counted_ones"] and tokens.lowers[k + 1] not in words.order.of:
            continue
        first = k
        while first > 0 and tokens.lowers[first - 1] in together(words.nouns["being"], words.adverbs):
            first -= 1
        first -= first > 0 and tokens[first - 1].text == ","
        mention = at.ending_at(first - 1)
        return mention is not None and may_give(at, mention)
    return False


def _are_unnamed(at: Place, place: int) -> bool:
    """'We work with 40 states. These countries send tanks': many, no two of them named, are not the one who speaks."""
    told, words = at.setting.preceding.get(at.scene.sentence.start), at.reader.words
    known = len({*told.names, *told.people, *told.joint}) > 1 or (at.before is not None and len(at.before[0]) > 1)
    those = at.scene.tokens.lowers[place - 1] in words.nouns["all_those"]
    return those and not known and not at.setting.signers and at.scene.tokens.lowers[place] in words.nouns["many_lands"]


def others(at: Place, place: int, *, willing: bool = False) -> Found | None:
    """'Western partners will send': givers without a name. () is what is known of them; an alliance's are its members.

    None where a name stands with them ('Norway and its partners', 'G7 countries'), or they were named before.
    """
    scene, words = at.scene, at.reader.words
    token = scene.tokens[place]
    whole = token.lower in words.role_words["whole"]
    if not (whole or token.lower in words.role_words["others"]) or scene.covered[place] not in ("", "mask"):
        return None
    here = Span(token.start, token.end)
    if at.setting.voice and at.kind(at.setting.voice) == "alliance":
        return weighed((at.setting.voice,), here, "donor.members")
    low = max(0, place - 4)
    low = next((k + 1 for k in range(place, low - 1, -1) if scene.covered[k] == "quantity"), low)  # 'more than 30'
    labels = {f[0] for k in range(place, low, -1) if (f := words.part_words.before(scene.tokens, k))}
    if not whole and not willing and labels - {"place"}:
        return None  # 'through independent organisations', 'with our partners'
    before = scene.tokens[max(0, place - 4) : place]
    pays = whole or token.lower in words.role_words["payers"]  # 'international donors' carry nothing for others
    if not pays and words.role_words["carriers"].intersection(t.lower for t in before[-2:]):
        return None
    definite = bool(before) and before[-1].lower in words.nouns["definite"] and not whole
    named_before = definite or any(t.lower in words.role_words["same"] for t in before)
    named_beside = any(at.joins(k) and at.ending_at(k - 1) for k in range(max(1, place - 4), place))
    owner = at.ending_at(place - 1)
    whose = owner is not None and owner.name.use != "demonym" and at.kind(owner.name.target) not in ("state", "company")
    led = any(at.part(m) == "leader" and may_give(at, m) for m in at.scene.parties if 0 <= place - m.last <= OWN)
    folk = any(m.name.use == "demonym" and may_give(at, m) for m in at.scene.parties if 0 <= place - m.last <= FOLK)
    if named_before and _are_unnamed(at, place):
        return weighed((), here, "donor.others")
    if named_before or named_beside or whose or folk or led or _is_one_of_them(at, place):
        return None
    return weighed(named_of(at, place), here, "donor.others")
