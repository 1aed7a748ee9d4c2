"""Who gets where no word beside the thing says it: whom the giver visits, meets or answers, or who is in need.

Each of these speaks weakly; most only where the document is for nobody that is known.
"""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.conjuncts import first_of_joined
from pledgebook.extract.cues import Cue
from pledgebook.extract.participants import opens_with_deed
from pledgebook.extract.parts import GETS
from pledgebook.extract.passing import is_passed_by
from pledgebook.extract.roles import Found, Place, is_in_need, office_at, weighed
from pledgebook.extract.speaking import read_speaker
from pledgebook.extract.voicing import voices_need
from pledgebook.extract.whence import is_origin
from pledgebook.extract.words import together
from pledgebook.model import Span
from pledgebook.text.names import NameMention

HELD: Final = 2
"""Within how many words behind 'with' the number of a part stands ('20 trucks with 5 cranes')."""

BOARDS: Final = ("agency", "fund", "bank")
"""Kinds of bodies whose boards meet anywhere."""

FUND: Final = 5
"""How many words behind the name of the state that runs it the noun of a fund may stand."""

TELLS: Final = 3
"""How many words may stand between the name of a state and the verb with which it tells ('Kenya's government said')."""

TOLD: Final = 5
"""How many words behind a verb of telling the name may stand of whom somebody tells that it gives."""

GIVEN: Final = frozenset({"give", "promise", "commit", "trade", "refuse", "reduce", "suspend", "cancel"})
"""Groups of verbs right behind which who gets may stand, or who loses what it got ('cuts Kenya aid')."""

ROW: Final = 6
"""How many words may stand between two names of a row ('to Kenya, as well as to the Chadian army')."""

LED: Final = 3
"""How many words before a name the noun may stand that says how somebody is there ('during a visit to Kenya')."""

NEAR: Final = 5
"""How many words beside a name the words may stand that tell what befalls it."""

REACH: Final = 24
"""How many words behind the amount or the verb may stand whom it is for."""


def takes(at: Place, mention: NameMention, donors: tuple[str, ...]) -> bool:
    """Whether a name may be that of who gets: no giver, no attacker, no firm or alliance."""
    code = mention.name.target
    gets = at.kind(code) not in ("company", "coalition", "alliance")
    gets = gets and at.part(mention) not in ("maker", "aside", "seated")
    if not gets or code in donors or code in at.setting.aggressor:
        return False
    return not (_runs_fund(at, mention) or _made_there(at, mention) or is_origin(at.scene, mention, at.reader.words))


def _made_there(at: Place, mention: NameMention) -> bool:
    """'will pay for German tanks': right before a thing, the adjective of a state that needs no aid tells its make."""
    if mention.name.use != "demonym" or mention.last >= len(at.scene.tokens):
        return False
    if mention.name.target in at.setting.recipients:
        return False
    thing = at.scene.covered[mention.last] == "item" or at.reader.words.heads.get(
        at.scene.tokens.lowers[mention.last]) == "goods"
    return thing and at.is_state(mention.name.target) and not is_in_need(at, mention.name.target)


def _runs_fund(at: Place, mention: NameMention) -> bool:
    """'to the UK international fund for arms': a state that needs no aid, by whose name a fund is told, only runs it.

    'The Greek disaster fund' is for Greece.
    """
    tokens, words = at.scene.tokens, at.reader.words
    code = mention.name.target
    if tokens.words.isdisjoint(words.nouns["run_funds"]) or not at.is_state(code) or code in at.setting.recipients:
        return False
    lowers = tokens.lowers[mention.last : mention.last + FUND]
    end = next((k for k, word in enumerate(lowers) if word in words.nouns["run_funds"]), -1)
    planned, stops, verbs = words.role_words["planned"], words.nouns["stops"], words.verbs
    own = end < 0 or any(word in verbs or word in planned or word in stops for word in lowers[:end])
    named = not own and not is_in_need(at, code)
    return named and all(token.kind == "word" for token in tokens[mention.last : mention.last + end])


def joined_takers(at: Place, mention: NameMention, donors: tuple[str, ...]) -> tuple[str, ...]:
    """The row of those who get that begins at a name: 'to Mali and Chad', 'to Mali, as well as to the Chadian army'."""
    group, last = [mention.name.target], mention.last
    for other in at.scene.parties:
        if not 0 < other.first - last <= ROW or not _goes_on(at, mention, (last, other.first)):
            continue
        if len(group) == 1 and at.scene.tokens[last].text == "," and opens_with_deed(at, last):
            break  # 'Having sent tents to Kenya, Norway closed'
        if takes(at, other, donors) and not (at.tells(other) or at.leaves_out_verb(other)):
            if at.acts(other) and not is_in_row(at, mention, other, alone=len(group) == 1):
                continue
            group.append(other.name.target)
            last = other.last
    states = [p for p in group if at.is_state(p)]
    return tuple(sorted(set(states or group)))


def is_in_row(at: Place, mention: NameMention, other: NameMention, *, alone: bool) -> bool:
    """'to help Kenya and Chad build', 'The aid for Kenya and Chad will save': no verb of the last one."""
    form = at.reader.words.verbs.get(at.scene.tokens.lowers[other.last])
    if form is not None and "base" in form.forms and "past" not in form.forms:
        return True
    comma = any(at.scene.tokens[k].text == "," for k in range(mention.last, other.first))
    led = at.before_articles(mention.first)
    if led and at.scene.tokens.lowers[mention.first - 1] in at.reader.words.nouns["relatives"]:
        return True  # 'so that Kenya and Chad can buy'
    if led < 2 or (alone and comma):
        return False
    if at.scene.tokens.lowers[led - 2] in at.reader.words.nouns["meant_once"]:
        return not any(cue.at < led - 2 for cue in at.cues)  # 'A ship with tents destined for Chad and Mali will leave'
    return not any(verb.at < led for verb in at.scene.verbs)


def _goes_on(at: Place, mention: NameMention, between: tuple[int, int]) -> bool:
    """Whether between two names only stands what joins them, with the 'to' of the first told again."""
    tokens, words = at.scene.tokens, at.reader.words
    place, end = between
    if end - place > ROW:
        return False
    led = at.before_articles(mention.first) - 1
    again = tokens.lowers[led] if led >= 0 and at.part(mention) in GETS else ""
    small, joined = together(words.nouns["articles"], words.role_words["sides"]), False
    while place < end:
        joiner = words.joining.at(tokens, place) if tokens.lowers[place] in words.nouns["row_joiners"] else None
        joins = joiner is not None or at.joins(place)
        if not (joins or tokens.lowers[place] in small or (joined and tokens.lowers[place] == again)):
            return False
        joined, place = joined or joins, joiner[1] if joiner is not None else place + 1
    return place == end


def _joined(at: Place, cue: Cue | None, donors: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    """'held a conference on Ghana and gave': whom the first of two verbs is about."""
    named = cue is not None and (at.scene.parties or at.scene.offices)
    first = first_of_joined(at, cue) if cue is not None and named else None
    if cue is None or first is None:
        return
    words, lemma = at.reader.words, {verb.at: verb.form for verb in at.scene.verbs}
    verb = lemma.get(first)
    reacts = verb is not None and verb.lemma in words.nouns["reacting"]
    for mention in at.scene.parties:
        code, place = mention.name.target, at.before_articles(mention.first)
        if not (first < mention.first and mention.last <= cue.first) or not is_in_need(at, code):
            continue
        own = reacts and (place == first + 1 or at.owns(mention))  # 'praised Kenya', "condemned Kenya's raid"
        attacked = verb is not None and verb.group == "attack"
        if not own and not attacked and code not in {*donors, *at.setting.aggressor}:
            yield code, at.span(mention)
    for mention in at.scene.offices:
        party = office_at(at, mention.first) if first < mention.first and mention.last <= cue.first else None
        if party and not reacts and is_in_need(at, party) and party not in {*donors, *at.setting.aggressor}:
            yield party, at.span(mention)


def otherwise(at: Place, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """'The Kenyan coast guard took two boats donated by Japan': beside one that gives, the one other state gets.

    So does the one state that tells of it ('Kenya said Japan would send boats'), that the giver visits or meets, or
    that something befalls.
    """
    if at.setting.recipients or not (at.scene.parties or at.scene.offices or at.speech):
        return None
    states = dict([*_others_named(at, donors), *_holders(at, donors), *_in_touch(at, donors),
                   *_of_main_clause(at, donors), *_joined(at, cue, donors)])
    states.pop(at.setting.voice or "", None)
    party, span = next(iter(states.items()), ("", None))
    return weighed((party,), span, "recipient.other") if len(states) == 1 else None


def _of_main_clause(at: Place, donors: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    """'Denmark will build a school in Ghana, with Norway providing $4m': where the clause before has it."""
    withs = at.reader.words.nouns["withs"]
    doing = {verb.at for verb in at.scene.verbs if "gerund" in verb.form.forms}
    if not doing:
        return
    beside = next((m for m in at.scene.parties if m.last in doing and m.name.target in donors
                   and at.scene.tokens.lowers[at.before_articles(m.first) - 1] in withs), None)
    for mention in at.scene.parties if beside is not None else ():
        before = beside is not None and mention.last <= beside.first
        if before and at.part(mention) in {*GETS, "place"} and at.is_state(mention.name.target) and takes(
                at, mention, donors):
            yield mention.name.target, at.span(mention)


def _given(at: Place, donors: tuple[str, ...]) -> bool:
    return any(m.name.target in donors and at.part(m) in ("by", "funder") for m in at.scene.parties)


def _others_named(at: Place, donors: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    """The bare names of states beside one who gives, or that tell of what is given."""
    if not at.scene.parties:
        return
    given, thinks = _given(at, donors), at.reader.words.nouns["thinking"]
    says = [verb.at for verb in at.scene.verbs if verb.form.group == "say" or verb.form.lemma in thinks]
    reacting = {verb.at for verb in at.scene.verbs if verb.form.lemma in at.reader.words.nouns["reacting"]}
    for mention in at.scene.parties:
        part, seat = at.part(mention), mention.name.use == "capital"
        bare = part in ("", "folk", "people") or (seat and part == "place")
        if not bare or not at.is_state(mention.name.target):
            continue
        said = [place for place in says if 0 <= place - mention.last <= TELLS]
        needs = is_in_need(at, mention.name.target)
        reacts = not needs and any(0 <= place - mention.last <= TELLS for place in reacting)  # 'Spain hailed'
        tells = bool(said) and (needs or _tells_of(at, said[0], donors))
        if not reacts and (given or tells) and takes(at, mention, donors):
            yield mention.name.target, at.span(mention)


def _tells_of(at: Place, place: int, donors: tuple[str, ...]) -> bool:
    """'Poland said on Friday that Norway would send': whether who gives is named right behind the verb of telling."""
    return any(m.name.target in donors and 0 < m.first - place <= TOLD for m in at.scene.parties)


def _holders(at: Place, donors: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    """Those whose office holder the giver meets, or who stands beside one that gives."""
    given = bool(at.scene.offices) and _given(at, donors)
    for mention in at.scene.offices:
        party = office_at(at, mention.first)
        met = given or at.part(mention) in ("aside", "beside", "to")
        if met and party and party not in {*donors, *at.setting.aggressor}:
            yield party, at.span(mention)


def _in_touch(at: Place, donors: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    """States in need that somebody visits or meets, where an embassy is, that something befalls, or that speak."""
    if not donors:
        return
    words, tokens = at.reader.words, at.scene.tokens
    hard = not tokens.words.isdisjoint(words.role_words["plight"])
    signs = any(verb.form.lemma in words.nouns["signing"] for verb in at.scene.verbs)
    for mention in at.scene.parties:
        code = mention.name.target
        if code in {*donors, *at.setting.aggressor} or not is_in_need(at, code) or at.part(
                mention) in ("maker", "seated"):
            continue
        before = {t.lower for t in tokens[max(0, at.before_articles(mention.first) - LED) : mention.first]}
        behind = {t.lower for t in tokens[mention.last : mention.last + LED + 1]}
        met = at.part(mention) in ("aside", "beside") and behind & words.role_words["organs"]
        beside = tokens[max(0, mention.first - NEAR) : mention.last + NEAR + 1]
        befalls = hard and any(t.lower in words.role_words["plight"] for t in beside)
        befalls = befalls and not is_passed_by(at.scene, mention, words)
        signed = signs and at.part(mention) != "place"
        opens = mention.first == 1 and tokens.lowers[0] in words.nouns["inside"]
        label = mention.first == 0 and mention.last < len(tokens) and tokens[mention.last].text == ":"
        talks = before & words.nouns["talks"] and at.part(mention) == "aside"
        visits = before & words.nouns["visits"]
        if visits <= words.nouns["boards_meet"] and all(at.kind(party) in BOARDS for party in donors):
            visits = set()  # 'The Bank, meeting in Kenya, approved'
        seen = met or befalls or opens or label or signed or talks or bool(visits)
        if seen or _is_before(at, mention, donors):
            yield code, at.span(mention)
    speaker = read_speaker(at.speech)
    party = speaker[0].party if speaker else None
    if speaker and party and party not in donors and is_in_need(at, party):
        yield party, speaker[1]


def _is_before(at: Place, mention: NameMention, donors: tuple[str, ...]) -> bool:
    """'Kenya relies on Norway, which gives $5m a year': who stands before the giver of a clause about it."""
    words, tokens = at.reader.words, at.scene.tokens
    if at.part(mention) not in ("", "folk"):
        return False
    givers = [m for m in at.scene.parties if m.name.target in donors and m.first > mention.last]
    clauses = [tokens[m.last : m.last + 2] for m in givers]
    relatives = words.nouns["relatives"]
    return any(len(one) > 1 and one[0].text == "," and one[1].lower in relatives for one in clauses)


def in_other_clause(at: Place, start: int, end: int) -> bool:
    """'cut funding for UNESCO even as others vent anger at Kenya': whether another clause or a part begins between."""
    if _is_of_part(at, start, end) or _is_of_like(at, start, end):
        return True
    opens = together(at.reader.words.walls, at.reader.words.nouns["meanwhile"])
    first = next((k for k in range(start, end) if at.scene.tokens.lowers[k] in opens), None)
    return first is not None and any(first < verb.at < end for verb in at.scene.verbs)


def _is_of_like(at: Place, start: int, end: int) -> bool:
    """'$2 million, the same as it gave Fiji', 'more than it had sent to Samoa': who got the like of it."""
    words, tokens = at.reader.words, at.scene.tokens
    like = words.nouns["compared_as"]
    if tokens.words.isdisjoint(like):
        return False
    acting = together(words.nouns["single_subjects"], words.nouns["plural_subjects"], words.speech["it"])
    for k in range(start, end - 2):
        if tokens.lowers[k] not in like:
            continue
        acts = tokens.lowers[k + 1] in acting or at.scene.covered[k + 1] == "party"
        did = acts and tokens.lowers[k + 2] in words.nouns["have_done"]
        past = (v for v in at.scene.verbs if k + 2 <= v.at < min(end, k + 4) and "past" in v.form.forms)
        if did or (acts and any(verb.form.group in GIVEN for verb in past)):
            return True
    return False


def _is_of_part(at: Place, start: int, end: int) -> bool:
    """'$90 million to the region, including $20 million for Chad': whom a part is for."""
    words, scene = at.reader.words, at.scene
    amount = next((k for k in range(end - 1, start, -1) if scene.covered[k] in ("money", "quantity")), None)
    if amount is None or any(scene.tokens[k].text in ",;" for k in range(amount, end)):
        return False
    withs = words.nouns["withs"]  # '20 computers with software and 9 printers to Kenya'
    parts = any(label == "part" and (amount - k <= HELD or scene.tokens.lowers[k] not in withs)
                for k, label, _ in words.counting.scan(scene.tokens, start, amount))
    return parts or any(True for _ in words.openers.scan(scene.tokens, start, amount))


def requester(at: Place, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """"At Kenya's request, Norway sent tents", 'after an appeal from Kenya': who asked gets, where nobody else does."""
    words, tokens = at.reader.words, at.scene.tokens
    if cue is None or not donors or tokens.words.isdisjoint(
            together(words.nouns["requests"], words.nouns["voiced"])):
        return None
    for mention in at.scene.parties:
        if not at.is_state(mention.name.target) or mention.name.target in {*donors, *at.setting.aggressor}:
            continue
        behind = [t.lower for t in tokens[mention.last : mention.last + LED]] if at.owns(mention) else []
        place = at.before_articles(mention.first) - 1
        before = [t.lower for t in tokens[max(0, place - LED) : place + 1]] if at.part(mention) in GETS | {"by"} else []
        asked = voices_need(at, mention) or _had_asked(at, mention)
        if asked or not words.nouns["requests"].isdisjoint([*behind, *before]):
            return weighed((mention.name.target,), at.span(mention), "recipient.told")
    return None


def _had_asked(at: Place, mention: NameMention) -> bool:
    """'sent the tents that Mali had asked for', 'the tents Mali has requested': who asked, right behind the thing."""
    lowers, words = at.scene.tokens.lowers, at.reader.words
    if mention.last + 1 >= len(lowers) or lowers[mention.last] not in words.nouns["having"]:
        return False
    verb = words.verbs.get(lowers[mention.last + 1])
    place = at.before_articles(mention.first) - 1
    led = place > 0 and (lowers[place] in words.nouns["relatives"] or at.scene.covered[place] == "item"
                         or words.heads.get(lowers[place]) == "goods")
    return led and verb is not None and verb.group == "request"


def comes(at: Place, cue: Cue) -> bool:
    """Whether a thing comes to the place behind the verb: it has arrived, or was handed over there."""
    return cue.group == "arrive" or (cue.tense == "passive_past" and cue.lemma in at.reader.words.nouns["last_leg"])


def is_aimed(at: Place, end: int) -> bool:
    """'$5 million to help prevent violence in Chad': whether what a sum is for begins right behind it."""
    leads = together(at.reader.words.nouns["infinitives"], at.reader.words.nouns["aims"])
    return not leads.isdisjoint(at.scene.tokens.lowers[end : end + 1])
