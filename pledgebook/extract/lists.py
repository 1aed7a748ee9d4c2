"""Things without a number: the members of lists and the objects of verbs that list, each a candidate of its own."""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.attributes import carries
from pledgebook.extract.bare import article_of, is_of_land, is_place, is_receiver, is_told_which, of_what, says_nothing
from pledgebook.extract.beginnings import beginnings
from pledgebook.extract.cues import UNFINITE, Cue
from pledgebook.extract.deeds import deeds
from pledgebook.extract.fleet import ships_sent
from pledgebook.extract.members import kept, phrases_from
from pledgebook.extract.phrases import Phrase, phrase_after
from pledgebook.extract.scene import Scene
from pledgebook.extract.schooling import counted_trainees, is_taught
from pledgebook.extract.told import rows_before, subjects, told_of
from pledgebook.extract.trainees import trainees
from pledgebook.extract.words import Words

NO_AMOUNT: Final = "bundle without an amount"
"""The veto of aid in general."""

NO_GIFT: Final = "no thing that is given"
"""The veto of people and the like who stand where a thing would."""

FRAGMENT: Final = 14
"""How many words a sentence may have that only names a thing."""

GIFT: Final = 3
"""Words that the name of a thing may have that only a verb of donating makes one."""

LIST: Final = 3
"""Members that make a run of things a list."""


def members_of(scene: Scene, words: Words, anchor: Anchor) -> list[Anchor]:
    """'$1 billion in artillery, air defenses, and other hardware': three or more things are claims beside the sum."""
    if anchor.money is None or anchor.phrase is None or not anchor.phrase.joined:
        return []
    found = [p for p in phrases_from(scene, words, anchor.phrase.first, {}) if p.last <= anchor.phrase.last]
    things = [p for p in found if p.kind in ("goods", "service")]
    return [Anchor(p.first, p.last, p) for p in things] if len(things) >= 3 else []


def listed_things(scene: Scene, words: Words, cues: list[Cue], covered: set[int], *, listed: bool) -> Iterator[Anchor]:
    """Things without a number: subjects and objects of our verbs, members of lists, each a candidate of its own."""
    seen = {*covered, *(cue.at for cue in cues if cue.group in ("give", "dispatch") and cue.tense not in UNFINITE),
            *(at for cue in cues if cue.group == "train" and cue.at in scene.served
              for at in range(cue.first, cue.at + 1))}
    known: dict[int, Phrase | None] = {}
    before = list(rows_before(scene, words, cues))
    rows = {at for at in before if len(kept(scene, words, list(phrases_from(scene, words, at, known)))) >= LIST}
    for phrase in [*subjects(scene, words, cues), *told_of(scene, words, cues)]:
        if not seen.intersection(range(phrase.first, phrase.last)) and phrase.first not in rows:
            seen.update(range(phrase.first, phrase.last))
            yield _bare(scene, words, phrase, alone=True)
    for phrase in ships_sent(scene, words, cues):
        seen.update(range(phrase.first, phrase.last))
        yield Anchor(phrase.first, phrase.last, phrase)
    done = list(deeds(scene, words, cues))
    for phrase in done:
        if not seen.intersection(range(phrase.first, phrase.last)):
            seen.update(range(phrase.first, phrase.last))
            yield Anchor(phrase.first, phrase.last, phrase, example=True, row=len(done) >= LIST)
    yield from _trained(scene, words, cues, seen)
    if starts := beginnings(scene, words, cues, covered, before, listed=listed):
        yield from _members(scene, words, cues, starts, (seen, known), listed=listed)


def _members(
    scene: Scene, words: Words, cues: list[Cue], starts: list[tuple[int, bool]],
    told: tuple[set[int], dict[int, Phrase | None]], *, listed: bool
) -> Iterator[Anchor]:
    """The members of the lists from these starts, but for the tokens that are seen, to which theirs are added."""
    seen, known = told
    built = {cue.at + 1 for cue in cues if cue.group == "give" and cue.lemma in words.nouns["constructing"]}
    trained = {cue.at + 1 for cue in cues if cue.group == "train" and not cue.passive}
    held = {cue.at + 1 for cue in cues if cue.group == "include"}
    donated = {cue.at + 1 for cue in cues if cue.lemma in words.nouns["donating"] and not cue.passive}
    last = _last_thing(scene, words)
    for start, example in starts:
        if start > last and start not in donated:
            continue  # one start in six
        own = _buildings(scene, words, start) if start in built else known
        members = kept(scene, words, list(phrases_from(scene, words, start, own)))
        members = members or ([gift] if start in donated and (gift := _donated(scene, words, start)) else [])
        if start in held:  # a team has engineers; who sends them gives a service
            members = _without_staff(scene, words, start, members)
        for phrase in (of_what(scene, words, member) for member in members):
            if seen.intersection(range(phrase.first, phrase.last)):
                continue
            if phrase.kind == "training" and is_taught(scene, phrase.last):
                continue  # 'announced the training of Kenyan soldiers'
            if phrase.kind == "training" and counted_trainees(scene, words, phrase.first, phrase.last):
                continue  # 'held a workshop for 30 teachers': they are trained
            seen.update(range(phrase.first, phrase.last))
            found = _bare(scene, words, phrase, alone=_is_alone(scene, words, members, phrase))
            whole = listed and start == 0 and phrase is members[0] and found.veto == NO_AMOUNT
            sort = "people" if start in trained else "goods" if start in built else "whole"
            if whole or phrase.kind == sort:  # '- Economic assistance, including ...': the item is the bundle
                found = found._replace(veto="")  # 'will train Ukrainian crews', however many
            yield found._replace(example=example, row=len(members) >= LIST)


def _donated(scene: Scene, words: Words, start: int) -> Phrase | None:
    """'has donated school cloth to Kenya': what no list knows is a thing where it is donated to a state."""
    phrase = phrase_after(scene, words, start, join=False)
    if phrase is None or phrase.kind or phrase.first > start + 1 or phrase.last - phrase.first > GIFT:
        return None
    noun, at = scene.tokens[phrase.last - 1], phrase.last
    plain = set(scene.covered[phrase.first : at]) <= {"", "item"}
    if not plain or not noun.text.islower() or noun.lower in words.nouns["no_gifts"]:
        return None
    to = at < len(scene.tokens) and scene.tokens.lowers[at] in words.nouns["infinitives"]
    state = to and any(at < m.first <= at + 2 for m in scene.parties)
    return phrase._replace(kind="goods") if state else None


def _last_thing(scene: Scene, words: Words) -> int:
    """The last token by which a phrase can be one of a thing: a name, a head, digits ('M113s'), a dose; or -1."""
    for at in range(len(scene.tokens) - 1, -1, -1):
        lower = scene.tokens.lowers[at]
        if lower in words.naming or scene.covered[at] == "item" or (
                scene.tokens[at].kind == "number" or lower in words.nouns["dosed"]):
            return at
    return -1


def _buildings(scene: Scene, words: Words, start: int) -> dict[int, Phrase | None]:
    """The phrases of what is built abroad by their places: 'a stadium', 'highways' are given there."""
    found: dict[int, Phrase | None] = {}
    for at in range(start, len(scene.tokens)):
        if scene.tokens.lowers[at] in words.nouns["built"]:
            found[at] = Phrase(at, at + 1, "goods")
    return found


def _trained(scene: Scene, words: Words, cues: list[Cue], seen: set[int]) -> Iterator[Anchor]:
    """Those who are trained without a number, but for the tokens that are `seen`, to which theirs are added."""
    for phrase in trainees(scene, words, cues):
        if not seen.intersection(range(phrase.first, phrase.last)):
            seen.update(range(phrase.first, phrase.last))
            yield Anchor(phrase.first, phrase.last, phrase)


def _is_alone(scene: Scene, words: Words, members: list[Phrase], phrase: Phrase) -> bool:
    """Whether nothing beside a thing helps to tell it: 'parts' alone are any, those of 'missiles and parts' are not."""
    if len(members) != 2:
        return len(members) < LIST
    first = members[0]
    general = says_nothing(scene, words, first) or scene.tokens.lowers[first.at_head] in words.nouns["generic"]
    return phrase is first or first.kind != "goods" or general


def _without_staff(scene: Scene, words: Words, start: int, members: list[Phrase]) -> list[Phrase]:
    """'a team that includes engineers' is one thing; of 'help that includes engineers and tents' the tents are."""
    staff = [scene.tokens.lowers[one.at_head] in words.nouns["staff"] for one in members]
    if any(staff) and words.nouns["sent"].intersection(scene.tokens.lowers[:start]):
        return members[: staff.index(True)]
    return [one for one, is_staff in zip(members, staff, strict=True) if not is_staff]


def is_list(scene: Scene, words: Words, cues: list[Cue]) -> bool:
    """'Tanks, radars and shells.', 'Drones.': a sentence that is nothing but things goes on with what was told."""
    if cues or not scene.tokens or not scene.tokens.words.isdisjoint(words.nouns["being"]):
        return False
    if sum(token.text == "," for token in scene.tokens) > 1:
        return True
    if scene.tokens.lowers[0] in words.nouns["definite"]:
        return False  # 'The law bans rifles.'
    closed = len(scene.tokens) <= FRAGMENT and scene.tokens[-1].text in ".!" and not scene.sentence.is_heading
    phrase = phrase_after(scene, words, 0, join=False) if closed else None
    return phrase is not None and phrase.kind in ("goods", "service") and phrase.first <= 1 and not scene.verbs


def _is_of_so_many(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'a team of 50 doctors', 'aid of 40 tons of rice': what is counted behind 'of' is what is given."""
    at, last = phrase.last, scene.tokens.lowers[phrase.last - 1]
    if scene.covered[at + 1 : at + 2] != ["quantity"] or scene.tokens.lowers[at] not in words.order.of:
        return False
    return phrase.kind != "service" or last in words.nouns["sent"] or last in words.nouns["countable"]


def _bare(scene: Scene, words: Words, phrase: Phrase, *, alone: bool) -> Anchor:
    """A thing without a number: one, if an article says so; a bundle without an amount says nothing."""
    veto = "" if phrase.kind in ("goods", "service", "training") else NO_GIFT
    so_many = phrase.kind in ("service", "package", "funds") and _is_of_so_many(scene, words, phrase)
    if so_many or carries(scene, words, phrase.last):
        veto = NO_GIFT
    if is_of_land(scene, words, phrase):
        return Anchor(phrase.first, phrase.last, phrase, veto="a place, not a gift")
    if is_place(scene, words, phrase) or is_receiver(scene, words, phrase):
        veto = "a place, not a gift"
    if phrase.kind in ("funds", "package"):
        said = {token.lower for token in scene.tokens[phrase.first : phrase.last]}
        beside = scene.tokens.lowers[phrase.last - 2] if phrase.last - phrase.first > 1 else ""
        in_kind = words.heads.get(beside) == "goods" and beside in words.nouns["mass"]  # 'food aid' is food
        in_kind = in_kind or not (said.isdisjoint(words.nouns["served"]) and said.isdisjoint(
            words.nouns["particular"]))  # 'pro bono assistance'
        both = phrase.kind == "funds" or not alone or bool(said & words.nouns["conjunctions"])
        civil = in_kind or (said & words.bundles["civil"] and both)  # 'humanitarian and military assistance'
        veto = "" if civil and not so_many else NO_AMOUNT
    money = phrase.kind in ("funds", "package")
    shown = not words.nouns["likes"].isdisjoint(scene.tokens.lowers[phrase.last : phrase.last + 1])
    vague = says_nothing(scene, words, phrase) and (alone or money or phrase.first < phrase.last - 1 or shown)
    if vague and not is_told_which(scene, words, phrase):
        veto = "says no particular thing"
    counted = article_of(scene, words, phrase) if not veto else None
    return Anchor(phrase.first, phrase.last, phrase, veto=veto, quantity=counted)
