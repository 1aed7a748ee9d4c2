"""Things without a number: the members of lists and the objects of verbs that list, each a candidate of its own."""

from collections.abc import Iterator
from itertools import takewhile

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.bare import article_of, is_place, is_told_which, says_nothing
from pledgebook.extract.cues import Cue
from pledgebook.extract.phrases import Phrase, phrase_after
from pledgebook.extract.reached import people_behind
from pledgebook.extract.scene import Scene
from pledgebook.extract.told import is_thing, loads, rows_before, subjects, told_of
from pledgebook.extract.words import Words

LISTING = frozenset(
    {
        "include",
        "give",
        "order",
        "receive",
        "obtain",
        "dispatch",
        "commit",
        "promise",
        "request",
        "suspend",
        "cancel",
        "refuse",
        "delay",
        "reduce",
        "phrase",
        "consider",
        "produce",
    }
)
"""Groups of verbs whose objects are things even without a number ('includes boots, masks and generators')."""


NO_AMOUNT = "bundle without an amount"
"""The veto of aid in general."""

NO_GIFT = "no thing that is given"
"""The veto of people and the like who stand where a thing would."""

REACH = 16
"""How many words behind the people reached the thing may stand."""

ASKED = 8
"""How many words behind a verb of asking the 'for' may stand that leads to what is asked."""

BETWEEN = ("conjunctions", "articles", "fillers")
"""Lists of words that stand between the members of a list and belong to none."""

TAIL = 8
"""How many words a tail of a member may have ('for the crews of these systems')."""

CLAUSE = 16
"""How many words a clause about a member may have before the list goes on."""

TOPIC = 6
"""How many words before 'including' the noun may stand that makes what is listed topics."""

COLON = 8
"""How many words behind a passive verb the colon may stand that opens the list of its things."""

LIST = 3
"""Members that make a run of things a list."""


def members_of(scene: Scene, words: Words, anchor: Anchor) -> list[Anchor]:
    """'$1 billion in artillery, air defenses, and other hardware': three or more things are claims beside the sum."""
    if anchor.money is None or anchor.phrase is None or not anchor.phrase.joined:
        return []
    found = [p for p in _phrases_from(scene, words, anchor.phrase.first, {}) if p.last <= anchor.phrase.last]
    things = [p for p in found if p.kind in ("goods", "service")]
    return [Anchor(p.first, p.last, p) for p in things] if len(things) >= 3 else []


def listed_things(scene: Scene, words: Words, cues: list[Cue], covered: set[int], *, listed: bool) -> Iterator[Anchor]:
    """Things without a number: subjects and objects of our verbs, members of lists, each a candidate of its own."""
    seen = set(covered)
    known: dict[int, Phrase | None] = {}
    for phrase in [*subjects(scene, words, cues), *told_of(scene, words, cues)]:
        if not seen.intersection(range(phrase.first, phrase.last)):
            seen.update(range(phrase.first, phrase.last))
            yield _bare(scene, words, phrase, alone=True)
    trained = {cue.at + 1 for cue in cues if cue.group == "train" and not cue.passive}
    held = {cue.at + 1 for cue in cues if cue.group == "include"}
    for start, example in _starts(scene, words, cues, covered, listed=listed):
        members = list(_phrases_from(scene, words, start, known))
        if start in held:  # a team has engineers; who sends them gives a service
            members = list(takewhile(lambda one: scene.tokens[one.at_head].lower not in words.nouns["staff"], members))
        for phrase in members:
            if seen.intersection(range(phrase.first, phrase.last)):
                continue
            seen.update(range(phrase.first, phrase.last))
            found = _bare(scene, words, phrase, alone=len(members) < LIST)
            if start in trained and phrase.kind == "people":
                found = found._replace(veto="")  # 'will train Ukrainian crews', however many
            if listed and start == 0 and phrase is members[0] and found.veto == NO_AMOUNT:
                found = found._replace(veto="")  # '- Economic assistance, including ...': the item is the bundle
            yield found._replace(example=example)


def _behind(scene: Scene, words: Words, cue: Cue) -> Iterator[tuple[int, bool]]:
    """Where a run of things may begin behind one verb, and whether it is a list of examples."""
    if cue.group in LISTING and not cue.passive:
        example = cue.group == "include" and cue.tense == "gerund"
        if not (example and _is_of_topics(scene, words, cue.at)):
            yield cue.at + 1, example
        yield from ((at, False) for at in _with_what(scene, words, cue) if cue.group in ("give", "receive"))
        yield from ((at + 1, False) for at in _asked_for(scene, words, cue) if cue.group == "request")
    elif cue.group == "arrive" and not cue.passive:
        yield from ((at, False) for at in _with_what(scene, words, cue))
    elif cue.group == "include" and _inverted(scene, words, cue):
        yield cue.at + 2, False
    elif cue.group == "train" and not cue.passive:
        yield cue.at + 1, False
    if cue.passive and cue.group in LISTING and (behind := _behind_colon(scene, cue.at)):
        yield behind, False


def is_list(scene: Scene, words: Words, cues: list[Cue]) -> bool:
    """'Tanks, radars and shells.': a sentence that is nothing but a list goes on with what was told before it."""
    commas = sum(token.text == "," for token in scene.tokens)
    return not cues and commas > 1 and scene.tokens.words.isdisjoint(words.nouns["being"])


def _starts(
    scene: Scene, words: Words, cues: list[Cue], covered: set[int], *, listed: bool
) -> Iterator[tuple[int, bool]]:
    """Where a run of things may begin, and whether it is a list of examples."""
    if listed:
        yield 0, False
    for cue in cues:
        yield from _behind(scene, words, cue)
    yield from ((at, True) for at in loads(scene, words))
    yield from ((at, False) for at in rows_before(scene, words, cues))
    givings = words.nouns["givings"]
    for at in [k for k, word in enumerate(scene.tokens.lowers[:-2]) if word in givings]:
        if scene.tokens[at + 1].lower in words.order.of:
            yield at + 2, False
    paid = min((m.last for m in scene.money), default=len(scene.tokens))
    yield from ((at + 1, False) for at in range(paid, len(scene.tokens)) if scene.tokens[at].text in ":–")
    for at, _, after in words.openers.scan(scene.tokens):
        if _is_of_topics(scene, words, at):
            continue
        spent = scene.tokens[at].lower in words.nouns["spends"]
        if (listed or _is_told(scene, words, cues, covered, at)) and (not spent or _has_funds(scene, words, at)):
            yield after, True
    counted = [q.last for q in scene.quantities]
    yield from ((at, False) for last in counted if (at := _next_in_list(scene, words, last)) > last)


def _is_of_topics(scene: Scene, words: Words, at: int) -> bool:
    """'the needs of its citizens, including healthcare', 'a range of issues, including energy': no list of things."""
    place = at - 1 - (at > 0 and scene.tokens[at - 1].text == ",")
    for k in range(place, max(place - TOPIC, -1), -1):
        if scene.tokens[k].lower in words.nouns["subjects_listed"]:
            return scene.tokens[k + 1].lower not in words.nouns["infinitives"]  # 'the aid that it needs to survive'
        if scene.tokens[k].kind == "mark" or scene.covered[k] in ("money", "quantity", "item"):
            return False
    return False


def _behind_colon(scene: Scene, at: int) -> int:
    """'the following will be supplied: radios; boots': the place behind a colon shortly after a verb, or 0."""
    near = range(at + 1, min(at + COLON, len(scene.tokens) - 1))
    return next((k + 1 for k in near if scene.tokens[k].text == ":"), 0)


def _asked_for(scene: Scene, words: Words, cue: Cue) -> Iterator[int]:
    """'pleads with Congress for funding', 'appealed to its allies for jets': behind whom it asks."""
    if cue.lemma in words.nouns["needs"]:
        return
    for at in range(cue.at + 1, min(cue.at + ASKED, len(scene.tokens) - 1)):
        if scene.tokens[at].kind == "mark" or is_thing(scene, words, at):
            return
        if scene.tokens[at].lower in words.nouns["aims"]:
            yield at
            return


def _has_funds(scene: Scene, words: Words, at: int) -> bool:
    """Whether money stands before 'used for': jets that are 'used for rescue' are spent on nothing."""
    paid = any(m.first < at for m in scene.money)
    return paid or any(words.heads.get(t.lower) in ("package", "funds") for t in scene.tokens[:at])


def _with_what(scene: Scene, words: Words, cue: Cue) -> Iterator[int]:
    """'reached 8 million people with food assistance': the thing stands behind 'with'."""
    behind = scene.tokens[cue.at + 1].lower if cue.at + 1 < len(scene.tokens) else ""
    if cue.group == "receive" and behind in words.nouns["withs"]:
        yield cue.at + 2  # 'has been provided with radars'
    counted = next((q for q in scene.quantities if 0 < q.first - cue.at <= 2), None)
    if counted is not None and (cue.group != "give" or people_behind(scene, words, counted)):
        withs = (at for at in range(counted.last, min(counted.last + REACH, len(scene.tokens)))
                 if scene.tokens[at].lower in words.nouns["withs"])
        yield from (at + 1 for at in withs)


def _inverted(scene: Scene, words: Words, cue: Cue) -> bool:
    """'Also included are radars': the things stand behind the auxiliary."""
    after = scene.tokens[cue.at + 1].lower if cue.at + 1 < len(scene.tokens) else ""
    return after in words.nouns["copulas"]


def _is_told(scene: Scene, words: Words, cues: list[Cue], covered: set[int], at: int) -> bool:
    """Whether something is said of what stands before 'including': a verb of ours, a bundle, or an amount."""
    staged = any(c.at < at and (c.stage is not None or c.group == "include") for c in cues)
    bundle = any(words.heads.get(t.lower) in ("package", "funds") for t in scene.tokens[:at])
    return staged or bundle or any(k in covered for k in range(max(0, at - 3), at)) or at <= 1


def _bare(scene: Scene, words: Words, phrase: Phrase, *, alone: bool) -> Anchor:
    """A thing without a number: one, if an article says so; a bundle without an amount says nothing."""
    veto = "" if phrase.kind in ("goods", "service", "training") else NO_GIFT
    if is_place(scene, words, phrase):
        veto = "a place, not a gift"
    if phrase.kind in ("funds", "package"):
        said = {token.lower for token in scene.tokens[phrase.first : phrase.last]}
        beside = scene.tokens[phrase.last - 2].lower if phrase.last - phrase.first > 1 else ""
        in_kind = words.heads.get(beside) == "goods" and beside in words.nouns["mass"]  # 'food aid' is food
        civil = in_kind or (said & words.bundles["civil"] and (phrase.kind == "funds" or not alone))
        veto = "" if civil else NO_AMOUNT
    money = phrase.kind in ("funds", "package")
    vague = says_nothing(scene, words, phrase) and (alone or money or phrase.first < phrase.last - 1)
    if vague and not is_told_which(scene, words, phrase):
        veto = "says no particular thing"
    return Anchor(
        phrase.first, phrase.last, phrase, veto=veto, quantity=article_of(scene, words, phrase) if not veto else None
    )


def _phrases_from(
    scene: Scene, words: Words, start: int, known: dict[int, Phrase | None]
) -> Iterator[Phrase]:
    """The noun phrases of a list from token `start`: over commas, 'and', articles; ends where the list does.

    `known` keeps the phrase at each place: one list has as many starts as it has numbers.
    """
    tokens, at, gap = scene.tokens, start, 0
    at = _over_receiver(scene, words, at)
    while at < len(tokens) and gap < 3:
        at = _over_share(scene, words, at)
        if at == len(tokens):
            return
        token = tokens[at]
        joiner = words.joining.at(tokens, at)
        if joiner:
            at = joiner[1]
            continue
        if token.text in ",;" or any(token.lower in words.nouns[name] for name in BETWEEN):
            at += 1
            continue
        if scene.covered[at] in ("money", "quantity", "number", "date", "party"):
            at, gap = _over(scene, at), gap + (scene.covered[at] == "party")
            continue
        if token.text == "(":  # a name of the thing before, said again
            at = next((k + 1 for k in range(at, min(at + 8, len(tokens))) if tokens[k].text == ")"), len(tokens))
            told = at < len(tokens) and tokens[at].lower in words.nouns["relatives"]
            at = _next_in_list(scene, words, at) if told else at
            if at < 0:
                return
            continue
        phrase = _once(scene, words, at, known)
        if phrase is None or phrase.first > at + 3:
            return
        if not phrase.kind or phrase.kind == "nothing":
            if gap or not (phrase.last < len(tokens) and tokens[phrase.last].text == ","):
                return
            gap += 1
            at = phrase.last
            continue
        phrase = _with_users(scene, words, phrase)
        yield phrase
        at = _after_member(scene, words, phrase.last)
        if at < 0:
            return


def _after_member(scene: Scene, words: Words, at: int) -> int:
    """Where a list goes on behind a member that ends before `at`: at its comma or 'and'; -1 where it ends."""
    tokens = scene.tokens
    while at < len(tokens) and tokens[at].text == '"':
        at += 1
    joint = at < len(tokens) and (tokens[at].text in ",;(" or tokens[at].lower in words.nouns["conjunctions"])
    if at < len(tokens) and not joint and not words.joining.at(tokens, at):
        return _next_in_list(scene, words, at)
    return at


def _once(scene: Scene, words: Words, at: int, known: dict[int, Phrase | None]) -> Phrase | None:
    """The phrase at a place, parsed the first time that it is asked for."""
    if at not in known:
        known[at] = phrase_after(scene, words, at, join=False)
    return known[at]


def _over_share(scene: Scene, words: Words, at: int) -> int:
    """Over 'all of' and 'some of' before the thing ('all of its jets')."""
    lower = [token.lower for token in scene.tokens[at : at + 2]]
    share = len(lower) == 2 and lower[0] in words.nouns["shares"] and lower[1] in words.numbers.grammar["of"]
    return at + 2 if share else at


def _over_receiver(scene: Scene, words: Words, at: int) -> int:
    """Over who gets, between the verb and the thing: 'supply Ukraine with artillery', 'provide them more shells'."""
    start, tokens = at, scene.tokens
    while at < len(tokens) and (scene.covered[at] == "party" or tokens[at].lower in words.nouns["articles"]):
        at += 1
    named = at > start and scene.covered[at - 1] == "party"
    if not named:
        at = start + 1 if start < len(tokens) and tokens[start].lower in words.nouns["objects"] else start
    joined = at > start and at < len(tokens) and tokens[at].lower in words.nouns["withs"]
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
    last = phrase.last
    feeds = last < len(scene.tokens) and scene.tokens[last].lower in words.nouns["feeds"]
    if not feeds or scene.tokens[last - 1].lower not in words.nouns["fed"]:
        return phrase
    while last + 1 < len(scene.tokens):
        used = phrase_after(scene, words, last + 1, join=True)
        if used is None or used.kind != "goods" or used.first > last + 3:
            break
        last = used.last
        if last >= len(scene.tokens) or scene.tokens[last].lower not in words.nouns["conjunctions"]:
            break
    return phrase._replace(last=last, head=phrase.at_head) if last > phrase.last else phrase


def _next_in_list(scene: Scene, words: Words, at: int) -> int:
    """Over a short tail of a member ('ammunition for those systems, ...') to the comma or 'and'; -1 if none is near.

    A clause about the member ends where 'as well as' takes the list up again.
    """
    for place in range(at, min(at + TAIL, len(scene.tokens))):
        token = scene.tokens[place]
        if token.text == "," or token.lower in words.nouns["conjunctions"]:
            return place
        people = place > at and scene.tokens[place - 1].lower in words.nouns["determiners"]  # 'to the displaced'
        if (token.kind == "mark" and token.text not in "()'-") or (token.lower in words.verbs and not people):
            return -1
        if token.lower in words.nouns["relatives"]:
            end = min(place + CLAUSE, len(scene.tokens))
            return next((joint for joint, _, _ in words.joining.scan(scene.tokens, place, end)), -1)
    return -1
