"""The walk along a list of things: over commas, 'and', articles and tails, to where the list ends."""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.attributes import leads_on, over_doer
from pledgebook.extract.backing import is_backing
from pledgebook.extract.bare import is_of_service, opens_clause
from pledgebook.extract.parted import ends_part, in_parts, next_part
from pledgebook.extract.phrases import Phrase, phrase_after
from pledgebook.extract.scene import Scene
from pledgebook.extract.shares import over_share
from pledgebook.extract.unlisted import KINDS, UNKNOWN_WORDS, in_row, is_last
from pledgebook.extract.words import Words, together

TAIL: Final = 8
"""How many words a tail of a member may have ('for the crews of these systems')."""

CLAUSE: Final = 16
"""How many words a clause about a member may have before the list goes on."""

ASIDE: Final = 8
"""How many words an aside before a member may have ('and, for the first time, tanks')."""

OPENED: Final = 2
"""Words that an opener of examples may have."""


def kept(scene: Scene, words: Words, members: list[Phrase]) -> list[Phrase]:
    """The members of a list; one that no list of words knows is goods where both that stand beside it are things."""
    found: list[Phrase] = []
    for k, phrase in enumerate(members):
        if phrase.kind:
            found.append(phrase)
            continue
        ends = k > 1 and k == len(members) - 1 and is_last(scene, words, phrase)
        beside = members[k - 2 : k] if ends else members[k - 1 : k] + members[k + 1 : k + 2] if k else []
        if not k and scene.tokens.lowers[phrase.last - 1] in words.nouns["mass"]:
            beside = members[1:3]  # 'solar technology, fuel and seeds'
        among = len(beside) == 2 and all(one.kind in ("goods", "service", "training") for one in beside)
        noun, short = scene.tokens[phrase.last - 1], phrase.last - phrase.first <= UNKNOWN_WORDS
        among = among or in_row(scene, words, members, k, found)
        if among and short and noun.text.islower() and noun.lower not in words.verbs:
            served = bool(beside) and all(one.kind in ("service", "training") for one in beside)
            found.append(phrase._replace(kind="service" if served else "goods"))
    return found


def phrases_from(scene: Scene, words: Words, start: int, known: dict[int, Phrase | None]) -> Iterator[Phrase]:
    """The noun phrases of a list from token `start`: over commas, 'and', articles; ends where the list does.

    `known` keeps the phrase at each place: one list has as many starts as it has numbers.
    """
    tokens, gap, aimed = scene.tokens, 0, False
    sharing, relatives = together(words.numbers.sharing, words.nouns["shares"]), words.nouns["relatives"]
    at = over_receiver(scene, words, start)
    while 0 <= at < len(tokens) and gap < 3:
        if tokens.lowers[at] in sharing:
            at = _over_share(scene, words, over_share(tokens, at, words))
        if 0 < at < len(tokens) and tokens.lowers[at] in relatives and tokens[at - 1].text == ",":
            at = _behind_clause(scene, words, at)  # 'patrol boats, which it built in May, and radars'
            continue
        further = _over_small(scene, words, at)
        if further != at:
            gap += at < len(tokens) and scene.covered[at] == "party"
            at = further
            continue
        phrase = _once(scene, words, at, known)
        if phrase is None or phrase.first > at + 3:
            at = next_part(scene, at)
            continue
        if not phrase.kind or phrase.kind == "nothing":
            if gap <= 1 and not phrase.kind and is_last(scene, words, phrase):
                yield phrase
            joint = phrase.last < len(tokens) and tokens[phrase.last].text == "," and (
                gap <= (not phrase.kind) or tokens.lowers[phrase.first - 1] in words.nouns["conjunctions"])
            joint = joint or (not gap and _joins_other(scene, words, phrase.last))
            if not joint and not ends_part(scene, phrase.last):
                at = next_part(scene, phrase.last)
                continue
            gap, at = gap + 1, phrase.last
            if not phrase.kind:
                yield phrase
            continue
        if _speaks(scene, words, phrase.last):
            return  # 'sent tanks, the paper said'
        phrase, gap = _with_users(scene, words, phrase), 0
        if not (aimed and phrase.kind == "service"):  # 'drones for patrols, monitoring and rescue'
            yield from _parted(scene, words, phrase)
        aimed = aimed or tokens.lowers[min(phrase.last, len(tokens) - 1)] in words.nouns["aims"]
        place = _after_member(scene, words, phrase.last)
        at = place if place >= 0 else next_part(scene, phrase.last)


def _joins_other(scene: Scene, words: Words, at: int) -> bool:
    """'radars, publications and technical data, boats': two that are no things of ours, and the list goes on."""
    if at + 1 >= len(scene.tokens) or scene.tokens.lowers[at] not in words.nouns["conjunctions"]:
        return False
    other = phrase_after(scene, words, at + 1, join=False)
    if other is None or other.first != at + 1 or other.kind not in ("", "nothing"):
        return False
    return other.last < len(scene.tokens) and scene.tokens[other.last].text == ","


def _speaks(scene: Scene, words: Words, at: int) -> bool:
    told = words.verbs.get(scene.tokens.lowers[at]) if at < len(scene.tokens) else None
    return told is not None and told.group == "say" and "gerund" not in told.forms


def _over_small(scene: Scene, words: Words, at: int) -> int:
    """Over what may stand between two members: joints, articles, amounts, names, a bracket; -1 where the list ends."""
    tokens, nouns = scene.tokens, words.nouns
    if at >= len(tokens):
        return -1
    if (behind := over_doer(scene, words, at)) or _begins_member(scene, words, at):
        return behind or at
    text, lower, covered = tokens[at].text, tokens.lowers[at], scene.covered[at]
    if lower in words.joining.first_words and (joiner := words.joining.at(tokens, at)):
        return joiner[1]
    if lower in nouns["member_adverbs"] and at + 1 < len(tokens):
        return at + 1  # 'and possibly tanks'
    if text in ",-–" and (behind := _over_aside(scene, words, at) or _over_name(scene, words, at)):
        return behind
    if text == "/" and tokens.lowers[at - 1] in nouns["conjunctions"]:
        return at + 1  # 'and/or'
    small = lower in nouns["conjunctions"] or lower in nouns["articles"] or lower in nouns["fillers"]
    small = small and not leads_on(tokens, at)
    if small and lower in nouns["helps"]:
        served = is_of_service(scene, words, Phrase(at, at + 1, "package"))  # 'support to the police'
        vehicles = at + 1 < len(tokens) and words.heads.get(tokens.lowers[at + 1]) in KINDS  # 'support vehicles'
        small = not (served or vehicles or is_backing(scene, words, at))
    beside = at > 0 and scene.covered[at - 1] == "party" and (lower in nouns["withs"] or lower in nouns["governments"])
    if text in ",;" or small or beside:  # 'and Chad with food', 'U.S. government and contractor services'
        return at + 1
    if covered in ("money", "quantity", "number", "date", "party"):
        return at if _is_size(scene, words, at) else _over(scene, at)
    if text == ")" and at and scene.covered[at - 1] in ("quantity", "number"):
        return at + 1  # '1) tents, 2) boats'
    if text != "(":
        return at
    at = next((k + 1 for k in range(at, min(at + 8, len(tokens))) if tokens[k].text == ")"), len(tokens))
    told = at < len(tokens) and tokens.lowers[at] in words.nouns["relatives"]  # a name of the thing before, said again
    return next_in_list(scene, words, at) if told else at


def _begins_member(scene: Scene, words: Words, at: int) -> bool:
    """Whether a word is none that may stand between two members: most that a row comes to are none."""
    lower, plain = scene.tokens.lowers[at], not scene.covered[at] and scene.tokens[at].kind == "word"
    return plain and lower not in words.joined["between members"] and lower not in words.joining.first_words


def _over_aside(scene: Scene, words: Words, at: int) -> int:
    """Behind an aside that stands between a joint and the next member: 'and, for the first time, tanks'; or 0."""
    tokens, mark = scene.tokens, scene.tokens[at].text
    before = tokens.lowers[at - 1] if at else ""
    if before not in words.nouns["conjunctions"] and not any(after == at for _, _, after in words.openers.scan(
            tokens, max(0, at - OPENED), at)):
        return 0
    end = next((k for k in range(at + 1, min(at + ASIDE, len(tokens))) if tokens[k].text == mark), 0)
    told = any(scene.covered[k] == "item" or words.heads.get(tokens.lowers[k]) in KINDS for k in range(at + 1, end))
    return end + 1 if end and not told else 0


def _over_name(scene: Scene, words: Words, at: int) -> int:
    """The comma behind ', otherwise known as Bees,' or ', also called Bees,': another name of a member, or 0."""
    lowers = scene.tokens.lowers
    named = next((k for k in range(at + 1, min(at + 3, len(lowers))) if lowers[k] in words.nouns["naming"]), 0)
    near = range(named + 1, min(at + ASIDE, len(lowers)))
    return next((k for k in near if lowers[k] == ","), 0) if named else 0


def _is_size(scene: Scene, words: Words, at: int) -> bool:
    """'a 5 MW generator', '155mm and 105mm shells': a number that is a part of the name of the thing."""
    if scene.covered[at] != "number" or at + 1 >= len(scene.tokens):
        return False
    measure, unit = words.numbers.masked_after.at(scene.tokens, at + 1), scene.tokens[at + 1]
    touches = unit.glued and unit.kind == "word" and unit.lower not in words.nouns["successive"]
    return measure is not None and (measure[0] == "power" or touches)


def _parted(scene: Scene, words: Words, phrase: Phrase) -> Iterator[Phrase]:
    """'weapons and ammunition': one entry of the catalogue, but two things where no number or sum joins them."""
    joint = _joint_of_nouns(scene, words, phrase)
    if joint:
        yield Phrase(phrase.first, joint, "goods")
        yield phrase._replace(first=joint + 1)
        return
    halves = scene.halves.get(phrase.last - 2, ())
    if not halves or any(words.heads.get(scene.tokens.lowers[one.first]) != "goods" for one in halves):
        yield phrase
        return
    for one in halves:
        yield Phrase(one.first if one is halves[1] else phrase.first, one.last, "goods", one.name.target)


def _joint_of_nouns(scene: Scene, words: Words, phrase: Phrase) -> int:
    """The 'and' of 'gumboots and tents': before it stands a plural that no list knows, and no adjective; or 0."""
    tokens, first = scene.tokens, phrase.first
    if phrase.kind != "goods" or (first and scene.covered[first - 1] == "quantity"):
        return 0
    for at in range(first + 1, min(first + 3, phrase.at_head)):
        noun = tokens[at - 1]
        if tokens.lowers[at] in words.nouns["conjunctions"]:
            plural = len(noun.text) > UNKNOWN_WORDS and noun.text.islower() and noun.lower.endswith(words.plural_marks)
            return at if plural and not scene.covered[at - 1] and not words.heads.get(noun.lower) else 0
    return 0


def _after_member(scene: Scene, words: Words, at: int) -> int:
    """Where a list goes on behind a member that ends before `at`: at its comma or 'and'; -1 where it ends."""
    tokens = scene.tokens
    while at < len(tokens) and tokens[at].text == '"':
        at += 1
    joint = at < len(tokens) and (tokens[at].text in ",;(" or tokens.lowers[at] in words.nouns["conjunctions"])
    if at < len(tokens) and not joint and not words.joining.at(tokens, at):
        return next_in_list(scene, words, at)
    return at


def _once(scene: Scene, words: Words, at: int, known: dict[int, Phrase | None]) -> Phrase | None:
    """The phrase at a place, parsed the first time that it is asked for."""
    if at not in known:
        known[at] = phrase_after(scene, words, at, join=False)
    return known[at]


def _over_share(scene: Scene, words: Words, at: int) -> int:
    """Over 'all of' and 'some of' before the thing ('all of its jets', 'all aid')."""
    lowers = scene.tokens.lowers
    if at + 1 >= len(lowers) or lowers[at] not in words.nouns["shares"]:
        return at
    if lowers[at + 1] in words.numbers.grammar["of"]:
        return at + 2
    thing = scene.tokens[at + 1].kind == "word" and lowers[at + 1] not in words.nouns["stops"]
    return at + thing  # 'suspended all its operations', 'stopped all military aid'


def over_receiver(scene: Scene, words: Words, at: int) -> int:
    """Over who gets, between the verb and the thing: 'supply Ukraine with artillery', 'provide them more shells'."""
    start, tokens = at, scene.tokens
    led = at + 1 < len(tokens) and tokens.lowers[at] in words.nouns["infinitives"] and scene.covered[at + 1] == "party"
    if led:  # 'donated to Kenya trucks and tents'
        return over_receiver(scene, words, at + 1)
    while at < len(tokens) and (scene.covered[at] == "party" or tokens.lowers[at] in words.nouns["articles"]):
        at += 1
    named = at > start and scene.covered[at - 1] == "party"
    if not named:
        at = start + 1 if start < len(tokens) and tokens.lowers[start] in words.nouns["objects"] else start
    joined = at > start and at < len(tokens) and tokens.lowers[at] in words.nouns["withs"]
    return at + 1 if joined else at if at > start and not named else start


def _over(scene: Scene, at: int) -> int:
    """Over the whole of a mention, and over '-made' behind a party."""
    named = next((m.last for m in scene.parties if m.first <= at < m.last), at + 1)
    if scene.tokens[named : named + 1] and scene.tokens[named].text in "'’":  # "promised the UK's largest package"
        return named + 2
    if named + 1 < len(scene.tokens) and scene.tokens[named].text == "-" and scene.tokens[named].glued:
        return named + 2
    return named


def _with_users(scene: Scene, words: Words, phrase: Phrase) -> Phrase:
    """'shells for tanks and howitzers' with the systems that they are for: no howitzer is given."""
    lowers, feeds, last = scene.tokens.lowers, words.nouns["feeds"], phrase.last
    inside = (k for k in range(phrase.first + 1, last) if lowers[k] in feeds)  # 'ammunition for tanks' may be one name
    at = next(inside, last)
    if at >= len(lowers) or lowers[at] not in feeds or lowers[at - 1] not in words.nouns["fed"]:
        return phrase
    while at + 1 < len(scene.tokens):
        used = phrase_after(scene, words, at + 1, join=True)
        if used is not None and _is_parted(scene, words, used):
            used = phrase_after(scene, words, at + 1, join=False)
        if used is None or used.kind != "goods" or used.first > at + 3:
            break
        at = last = max(used.last, last)
        if last >= len(scene.tokens) or scene.tokens.lowers[last] not in words.nouns["conjunctions"]:
            break
    return phrase._replace(last=last, head=phrase.at_head) if last > phrase.last else phrase


def _is_parted(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """Whether a row behind 'for' goes on with what is given: 'for guns, and boats', 'for tanks, tents and radios'.

    So it does where an 'and' stands before its first comma, or where a member is nothing that shells or parts are for.
    """
    tokens, conjunctions = scene.tokens, words.nouns["conjunctions"]
    joints = [at for at in range(phrase.first, phrase.last - 1) if tokens[at].text == ","
              or tokens.lowers[at] in conjunctions]
    comma = next((at for at in joints if tokens[at].text == ","), None)
    if comma is None:
        return False
    if comma != joints[0] or tokens.lowers[comma + 1] in conjunctions:
        return True
    heads = {tokens.lowers[at - 1] for at in (*joints, phrase.last)} - conjunctions - {","}
    return not heads <= words.nouns["feeding_on"]


def next_in_list(scene: Scene, words: Words, at: int) -> int:
    """Over a short tail of a member ('ammunition for those systems, ...') to the comma or 'and'; -1 if none is near.

    A clause about the member ends where 'as well as' takes the list up again.
    """
    tokens, nouns, joins = scene.tokens, words.nouns, words.joining.first_words
    for place in range(at, min(at + TAIL, len(tokens))):
        token = tokens[place]
        if token.text == "," or token.lower in nouns["conjunctions"] or (
                token.lower in joins and words.joining.at(tokens, place)):
            return place
        if token.text == ";" and (in_parts(scene) or not any(verb.at > place for verb in scene.verbs)):
            return place  # 'gave tents to Kenya; Spain food to Chad'
        if token.lower in nouns["relating"]:
            return -1  # 'services related to health, nutrition and water'
        if opens_clause(scene, words, at, place):
            return _behind_clause(scene, words, place)
        if scene.covered[place] in ("money", "quantity"):
            continue  # 'boots worth $4 million, and tents'
        if place == at and (behind := _behind_participle(scene, words, at)):
            return behind  # 'drones made in Spain, radars and boats'
        if token.lower in words.verbs and not _is_noun(scene, words, place, at):
            return -1
        if token.kind == "mark" and token.text not in "()'-":
            return -1
        if token.lower in words.nouns["relatives"]:
            return _behind_clause(scene, words, place)
    return -1


def _is_noun(scene: Scene, words: Words, place: int, start: int) -> bool:
    """'food to the displaced', 'lamps for home use,': whether what looks like a verb is whom or what a thing is for."""
    tokens, lower = scene.tokens, scene.tokens.lowers[place]
    led = place > start and tokens.lowers[place - 1] in words.nouns["determiners"]
    used = place > start and tokens.lowers[start] in words.nouns["aims"] and "base" in words.verbs[lower].forms
    used = used and (place == start + 1 or tokens.lowers[place + 1 : place + 2] == [","])  # 'for use in the field,'
    return led or used or words.heads.get(lower) == "people"


def _behind_participle(scene: Scene, words: Words, at: int) -> int:
    """The comma behind 'made in Spain' and the like, where a list goes on with a thing; or 0."""
    tokens = scene.tokens
    verb = words.verbs.get(tokens.lowers[at])
    if verb is None or "participle" not in verb.forms or verb.group in ("say", "attack") or at + 1 >= len(tokens):
        return 0
    if tokens.lowers[at + 1] not in words.nouns["stops"]:
        return 0
    end = next((k for k in range(at + 1, min(at + TAIL, len(tokens) - 1)) if tokens[k].text == ","
                or tokens.lowers[k] in words.verbs), 0)
    if not end or tokens[end].text != ",":
        return 0
    more = phrase_after(scene, words, end + 1, join=False)
    things = more is not None and more.kind in KINDS and more.first <= end + 3
    goes_on = more is not None and more.last < len(tokens) and not tells(scene, words, more.last)
    return end if things and goes_on else 0


def _behind_clause(scene: Scene, words: Words, at: int) -> int:
    """Over a clause about a member, or what it is for, to where 'as well as' or ', and' takes the list up; or -1."""
    tokens, end = scene.tokens, min(at + CLAUSE, len(scene.tokens))
    part = next((k for k in range(at + 1, end) if tokens[k].text == ";"), -1)
    if part >= 0 and in_parts(scene):
        return part
    joint = next((joint for joint, _, _ in words.joining.scan(tokens, at, end)), -1)
    if joint >= 0:
        return joint
    for place in range(at + 1, end - 2):
        if tokens[place].text != ",":
            continue
        joined = tokens.lowers[place + 1] in words.nouns["conjunctions"]
        if joined or _is_closed(scene, words, at, place):
            more = phrase_after(scene, words, place + 1 + joined, join=False)
            things = more is not None and more.kind in KINDS and more.first <= place + 3
            acts = more is not None and tells(scene, words, more.last)  # '..., and tents were sent'
            if joined or (things and not acts):
                return place if things and not acts else -1
            return -1
    return -1


def _is_closed(scene: Scene, words: Words, at: int, comma: int) -> bool:
    """Whether a clause about a member is closed before a comma, with which the list goes on.

    'to keep schools running, tents' ends with a verb; the objects of 'that track drones and shells, radios' are joined.
    What 'that track drones, shells and planes' goes on with are more objects.
    """
    between = range(at + 1, comma)
    if any(scene.tokens[k].text == "," for k in between):
        return False
    last = scene.tokens.lowers[comma - 1]
    ended = last in words.nouns["kept_so"] or any(verb.at == comma - 1 > at + 1 for verb in scene.verbs)
    return ended or any(scene.tokens.lowers[k] in words.nouns["conjunctions"] for k in between)


def tells(scene: Scene, words: Words, at: int) -> bool:
    """Whether a verb stands behind a thing, which then is its subject and no member."""
    if at >= len(scene.tokens) or scene.tokens.lowers[at] in words.nouns["infinitives"]:
        return False  # 'and patrol boats to help Kenya'
    verb = words.verbs.get(scene.tokens.lowers[at])
    return words.tenses.at(scene.tokens, at) is not None or (verb is not None and bool(verb.forms & {"past", "third"}))
