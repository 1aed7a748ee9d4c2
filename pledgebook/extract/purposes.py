"""Purposes: what a sum is for, by the words behind it: a thing, an act, a fund that is named, or whatever they name."""

from typing import Final

from pledgebook.extract.channels import names_getters, names_no_thing
from pledgebook.extract.ends import backed, brought_about, in_name, is_base, leads_on, sunk_in, whole
from pledgebook.extract.families import UNITED_NATIONS
from pledgebook.extract.phrases import Phrase, open_phrase, phrase_after
from pledgebook.extract.scene import Scene
from pledgebook.extract.spent import cause
from pledgebook.extract.words import Words, together

NEAR: Final = 8
"""How many words behind a sum its purpose may begin where no list knows it."""


def aim(scene: Scene, words: Words, places: tuple[int, int], behind: int) -> Phrase | None:
    """What a sum is for that begins and ends at `places`, its carriers before token `behind`; whom is no answer."""
    first, at = places
    purpose = _way(scene, words, at) or backed(scene, words, at) or _sunk(scene, words, first, at)
    purpose = purpose or _purpose(scene, words, behind, carried=behind > at)
    purpose = purpose or _open_purpose(scene, words, behind) or cause(scene, words, first, at) or _titled(
        scene, words, at)
    if purpose is None or leads_on(scene, words, purpose):
        purpose = _named_end(scene, words, behind)
    purpose = _helped(scene, words, purpose) if purpose is not None else None
    if purpose is None or names_getters(scene, words, purpose) or _only_tells(scene, words, purpose):
        return None
    return whole(scene, words, _of_time(scene, words, purpose))


def _helped(scene: Scene, words: Words, phrase: Phrase) -> Phrase | None:
    """'to help the health ministry run clinics', 'to assist the Relief Office manage it': what who is helped is to do.

    The phrase, where it is no such thing; None where what is to be done names nothing.
    """
    bodies = together(words.nouns["ministries"], words.role_words["institutions"], words.speech["bodies"])
    at = next((k for k in range(phrase.first + 1, phrase.last) if scene.tokens.lowers[k - 1] in bodies
               and is_base(scene, words, k)), None)
    if at is None:
        return phrase
    done = phrase_after(scene, words, at + 1, join=False) or open_phrase(scene, words, at + 1)
    return done if done is not None and done.kind not in ("nothing", "people") and _names(scene, done) else None


def _only_tells(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'made its $40 million for Mali conditional on elections', 'to assist those displaced by': what names nothing."""
    lowers = scene.tokens.lowers
    form = words.verbs.get(lowers[phrase.first])
    told = phrase.last == phrase.first + 1 and form is not None and "participle" in form.forms
    who = told and lowers[phrase.first - 1] in words.role_words["people"]
    return who or lowers[phrase.last - 1] in words.nouns["hinged"]


def _of_time(scene: Scene, words: Words, phrase: Phrase) -> Phrase:
    """'for the first year of a schools project': the project, not its year."""
    lowers, of = scene.tokens.lowers, words.order.of
    start = next((k + 2 for k in range(phrase.first, phrase.last - 2)
                  if lowers[k] in words.nouns["timespans"] and lowers[k + 1] in of), None)
    if start is None:
        return phrase
    while start < phrase.last - 1 and lowers[start] in words.nouns["articles"]:
        start += 1
    return phrase._replace(first=start, head=-1)


def _titled(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'$5 million to the Consortium for Fair Elections': what is named by what it is for."""
    if at + 1 >= len(scene.tokens) or scene.tokens.lowers[at] not in words.nouns["into_hands"]:
        return None
    phrase = open_phrase(scene, words, at + 1)
    named = phrase is not None and in_name(scene, words, phrase.last)
    led = phrase is not None and named and scene.tokens.lowers[phrase.last] in words.nouns["aims"]
    return phrase._replace(kind="funds") if phrase is not None and led else None


def _sunk(scene: Scene, words: Words, first: int, at: int) -> Phrase | None:
    """What a sum is invested in, where words name it."""
    phrase = sunk_in(scene, words, first, at)
    return phrase._replace(kind=phrase.kind or "funds") if phrase is not None and _names(scene, phrase) else None


def _named_end(scene: Scene, words: Words, at: int) -> Phrase | None:
    """What a sum is to bring about, further behind it, where words name it."""
    phrase = _without_participle(scene, words, brought_about(scene, words, at))
    named = phrase is not None and _names(scene, phrase) and phrase.kind not in ("nothing", "people")
    return phrase._replace(kind=phrase.kind or "funds") if phrase is not None and named else None


def _purpose(scene: Scene, words: Words, at: int, *, carried: bool) -> Phrase | None:
    """'$53 million to support energy infrastructure', '$220 million ... for eight school feeding projects'."""
    tokens, openers = scene.tokens, words.openers
    for place in range(at, min(at + 18, len(tokens))):
        lower = tokens.lowers[place]
        form = words.verbs.get(lower)
        if place > at and any(m.first == place and not words.changes.before(tokens, place) for m in scene.money):
            return None  # '$5 million in Chad and $2 million for schools': the schools are the other sum's
        if place > at and lower in openers.first_words and openers.at(tokens, place):
            return None  # '$5 million, including radars for Kenya, boats and tents': not what the sum is for
        if tokens[place].text in (";", "–") or (form and form.forms & {"past", "third"} and not scene.covered[place]
                                                and lower not in words.nouns["homographs"]):
            return None
        leads = lower in words.nouns["infinitives"] and place + 1 < len(tokens) and not scene.covered[place + 1]
        acts = leads and ((carried and place == at) or tokens.lowers[place + 1] in words.verbs)
        acts = acts or _is_act(scene, words, place)
        if acts and place > at and tokens.lowers[place - 1] in words.nouns["conjunctions"]:
            return None  # 'agreed to give $5 million and to cancel debts'
        straight = place == at and not acts and (lower in words.nouns["ways"] and lower not in words.nouns["drawn"])
        told = lower in words.nouns["aims"] and not in_name(scene, words, place)
        if told or acts or straight:
            start = _after_verbs(scene, words, place + 2) if acts else place + 1
            counted = next((q.last for q in scene.quantities if q.first == start), start)
            straight = straight and not (counted > start and lower in words.nouns["aims"])  # '$9m for 40 buses'
            phrase = phrase_after(scene, words, counted, join=carried)
            if phrase and phrase.kind not in ("", "nothing", "people") and not (straight and _is_other(scene, phrase)):
                return phrase
            if place == at and not acts and _is_told(scene, words, start):
                return None  # 'for gas purchases and missiles for its radars'
    return None


def _is_told(scene: Scene, words: Words, at: int) -> bool:
    """Whether words that no list knows name what a sum is for, and not for whom it is to do something."""
    phrase = open_phrase(scene, words, at)
    if phrase is None or not _names(scene, phrase) or names_no_thing(scene, words, phrase):
        return False
    people = scene.tokens.lowers[phrase.at_head] in words.role_words["people"]
    led = phrase.last < len(scene.tokens) and scene.tokens.lowers[phrase.last] in words.nouns["infinitives"]
    return not (people or led or names_getters(scene, words, phrase))


def _open_purpose(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'$5 million to help support police and criminal justice reform': what no list knows, shortly behind the sum."""
    tokens = scene.tokens
    for place in range(at, min(at + NEAR, len(tokens))):
        token = tokens[place]
        if (token.kind == "mark" and token.text not in "()") or (place > at and scene.covered[place] == "money"):
            return None
        form = words.verbs.get(token.lower)
        joined = place > at and tokens.lowers[place - 1] in words.nouns["conjunctions"]
        if joined and form is not None and "past" in form.forms and not scene.covered[place]:
            return None  # '$5 million to Kenya and called for an end to the fighting'
        start = place
        if token.lower in words.nouns["infinitives"]:
            start = _after_verbs(scene, words, place + 1)
        if start > place + 1 and joined:
            return None  # 'agreed to give $5 million and to cancel debts'
        leads = token.lower in words.nouns["aims"] and not in_name(scene, words, place)
        start = start if start > place + 1 else place + leads
        if start > place:
            phrase = _without_participle(scene, words, open_phrase(scene, words, start))
            spans = phrase is not None and scene.tokens.lowers[phrase.at_head] in words.nouns["timespans"]
            if phrase and not spans and _names(scene, phrase) and phrase.kind != "nothing":
                return phrase._replace(kind=phrase.kind or "funds")
    return None


def _without_participle(scene: Scene, words: Words, phrase: Phrase | None) -> Phrase | None:
    """'for Malian farmers hit by drought': the words before the participle that tells more of them."""
    form = words.verbs.get(scene.tokens.lowers[phrase.last - 1]) if phrase is not None else None
    if phrase is None or form is None or "participle" not in form.forms or phrase.last - phrase.first < 2:
        return phrase
    after = scene.tokens.lowers[phrase.last] if phrase.last < len(scene.tokens) else ""
    people = scene.tokens.lowers[phrase.last - 2] in words.role_words["people"]  # 'people forced to flee'
    ends = after in words.speech["by"] or (people and after in words.nouns["stops"])
    return Phrase(phrase.first, phrase.last - 1, "") if ends else phrase


def _way(scene: Scene, words: Words, at: int) -> Phrase | None:
    """'$5m to Ukraine via a NATO fund', '$7m that will go to the Flash Appeal': the fund or programme that is named."""
    tokens = scene.tokens
    for place in range(at, min(at + NEAR, len(tokens))):
        if tokens[place].text in ".;–" or (place > at and scene.covered[place] == "money"):
            return None  # '$9 million to Mali and $4 million to the Global Fund'
        if tokens.lowers[place] in words.nouns["ways"] and not (place > at and in_name(scene, words, place)):
            phrase = open_phrase(scene, words, place + 1)
            named = phrase is not None and any(t.text[:1].isupper() for t in tokens[phrase.first : phrase.last])
            paid = phrase is not None and words.heads.get(tokens.lowers[phrase.at_head]) == "funds"
            giver = phrase is not None and tokens.lowers[place] in words.nouns["drawn"] and not _names(scene, phrase)
            if phrase and named and paid and not giver and not _is_agency(scene, phrase):
                return phrase  # but not '$5m from the Global Fund', which gives it
    return None


def _is_agency(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase ends in the name of an agency of the United Nations, which is no programme that is paid into."""
    return any(m.last == phrase.last and m.name.target in UNITED_NATIONS for m in scene.parties)


def _is_other(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase straight behind 'to' is no aid in general: 'to UN agencies', 'to the purchase of tanks'."""
    named = any(scene.covered[at] in ("party", "office") for at in range(phrase.first, phrase.last))
    return named or phrase.kind not in ("package", "funds", "service")


def _is_act(scene: Scene, words: Words, at: int) -> bool:
    """'$5m to fund a clinic': between 'to' and an article even the name of a thing is a verb."""
    led = at + 2 < len(scene.tokens) and scene.tokens.lowers[at] in words.nouns["infinitives"]
    return led and is_base(scene, words, at + 1) and scene.tokens.lowers[at + 2] in words.nouns["determiners"]


def _after_verbs(scene: Scene, words: Words, at: int) -> int:
    """The index after the base forms that begin at `at`: 'to help support' is two, 'to buy and deliver' as well."""
    while True:
        joined = at < len(scene.tokens) and scene.tokens.lowers[at] in words.nouns["conjunctions"]
        if not is_base(scene, words, at + joined):
            return at
        at += 1 + joined


def _names(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase is more than the name of a party or an office: 'for Ukraine' is no purpose."""
    return phrase.kind != "people" and any(
        scene.covered[at] not in ("party", "office") and scene.tokens[at].kind == "word"
        for at in range(phrase.first, phrase.last)
    )
