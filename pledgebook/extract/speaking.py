"""Who says it: for every sentence of a document, whose words its parts are.

A verb of speech with its subject, 'according to', a quotation with the attribution beside it, a label of a transcript:
each holds for a stretch of a sentence. What is the author's own assertion has no speaker (claims.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from pledgebook.extract.authors import authors, is_of_author
from pledgebook.extract.introduced import before_colon, only_person
from pledgebook.extract.performing import acts_passive, is_undisclosed, only_acts
from pledgebook.extract.persons import behind_preposition, left_of_determiners
from pledgebook.extract.scene import Scene, Verb
from pledgebook.extract.setting import Setting
from pledgebook.extract.sights import COUNTRIES, Voice, sight_of
from pledgebook.extract.spoken import Spoken, attribute_quotations
from pledgebook.extract.turns import turn_speaker
from pledgebook.extract.voices import Cast, find_voices, name_people
from pledgebook.extract.words import Reader, Words, together
from pledgebook.model import Document, Span, Speaker

KNOWING: Final = 8
"""Words that 'familiar with the matter' may take up between who says it and the verb."""

PAPER: Final = 8
"""Words within which it is said whose a paper is ('the latest figures that were released by')."""


Speech = tuple[Spoken, ...]


def read_speaker(speech: Sequence[Spoken], place: int | None = None) -> tuple[Speaker, Span] | None:
    """Whose words token `place` of a sentence is (without it, any of the sentence), with what says so."""
    holding = [s for s in speech if place is None or s.first <= place < s.last] if speech else ()
    if not holding:
        return None
    best = min(holding, key=lambda s: _distance(s, place or 0))
    return best.speaker, best.source


def _distance(spoken: Spoken, place: int) -> tuple[int, int]:
    """The nearest verb before counts first, then the nearest behind, a label last."""
    if spoken.at is None:
        return 2, 0
    return (0, place - spoken.at) if spoken.at <= place else (1, spoken.at - place)


def read_speech(document: Document, scenes: Sequence[Scene], reader: Reader, setting: Setting) -> Mapping[int, Speech]:
    """Sentence -> whose words its parts are, for every sentence that is not the author's own."""
    named = Cast(party=setting.voice)
    sights = [sight_of(scene, reader, document, setting) for scene in scenes]
    for scene, sight in zip(scenes, sights, strict=True):
        name_people(scene, reader, document, sight, named)
    _full_names(scenes, named)
    cast = Cast(people=dict(reversed(named.people.items())), surnames=named.surnames, party=setting.voice)
    own = authors(document, reader)
    found: dict[int, Speech] = {}
    named_in: dict[int, Spoken] = {}
    for index, scene in enumerate(scenes):
        found[index] = ()
        voices = find_voices(scene, reader, document, sights[index], cast)
        if not voices:  # half of all sentences
            continue
        found[index] = _attributed(scene, reader.words, [v for v in voices if not _is_own(v, setting, reader)])
        _remember(cast, voices, found[index])
        person = only_person(scene, reader.words, voices)
        if person is not None:
            named_in[index] = _spoken(scene, person, (0, len(scene.tokens)), None)
        teller = _teller(scene, reader.words, voices) if index and not found[index - 1] else None
        if teller:
            found[index - 1] = (_spoken(scene, teller, (0, len(scenes[index - 1].tokens)), None),)
    attribute_quotations(document, scenes, found, named_in)
    _label_turns(document, scenes, reader, setting, found)
    return {k: kept for k, v in found.items()
            if v and (kept := tuple(s for s in v if not is_of_author(s, own)) if own else v)}


def _label_turns(
    document: Document, scenes: Sequence[Scene], reader: Reader, setting: Setting, found: dict[int, Speech]
) -> None:
    """Add who speaks by the label of the turn."""
    label: tuple[int, int] | None = None
    turn: tuple[Speaker, Span] | None = None
    for index, scene in enumerate(scenes):
        sentence = scene.sentence
        if sentence.label != label:  # one for all sentences of a turn
            label, turn = sentence.label, turn_speaker(sentence, reader, document, setting.voice)
        if turn is not None:
            found[index] = (*found[index], Spoken(0, len(scene.tokens), None, *turn))


def _full_names(scenes: Sequence[Scene], cast: Cast) -> None:
    """Give people known by surname alone the full name that stands elsewhere in the document."""
    alone = {surname for surname, person in cast.people.items() if person.name == surname}
    lower = set(map(str.lower, alone))
    for scene in scenes:
        if scene.tokens.words.isdisjoint(lower):
            continue
        for before, token in zip(scene.tokens, scene.tokens[1:], strict=False):
            if token.text in alone and before.text[:1].isupper() and before.text.isalpha() and len(before.text) > 2:
                cast.people[token.text] = replace(cast.people[token.text], name=f"{before.text} {token.text}")
                alone.discard(token.text)


def _remember(cast: Cast, voices: Sequence[Voice], speech: Speech) -> None:
    """Leave to the next sentence who spoke in this one, or the first person whom it names."""
    for voice in voices:
        if voice.sort == "holder":
            cast.person = voice.speaker
            break
    for spoken in speech:
        cast.spoke(spoken.speaker)


def _is_own(voice: Voice, setting: Setting, reader: Reader) -> bool:
    """Whether a body speaks of itself in its own release ('UNHCR welcomes ...'): its own assertion has no speaker."""
    if setting.voice is None or voice.speaker.party != setting.voice or voice.speaker.name is not None:
        return False
    return voice.sort == "state" or reader.catalogue.party_kind(setting.voice) not in COUNTRIES


def _attributed(scene: Scene, words: Words, voices: Sequence[Voice]) -> Speech:
    """What the verbs of speech and 'according to' of a sentence attribute."""
    found: list[Spoken] = []
    for place, _, after in words.according.scan(scene.tokens):
        voice = _source(scene, words, voices, _whose_paper(scene, words, after))
        if voice:
            found.append(_spoken(scene, voice, (0, len(scene.tokens)), place))
    for place in _places(scene, words.speech["quoting"]):
        voice = _source(scene, words, voices, place + 1)
        if voice and not words.speech["quoted"].isdisjoint(scene.tokens.lowers[voice.last : voice.last + 1]):
            found.append(_spoken(scene, voice, (0, len(scene.tokens)), place))
    verbs = words.speech["verbs"]
    for verb in scene.verbs:
        if verb.form.lemma not in verbs or _is_no_speech(scene, words, verb):
            continue
        spoken = _by_verb(scene, words, voices, verb, found)
        if spoken and not (found and _is_outlet(spoken.speaker, words)):  # 'media reported, citing the ministry'
            found.append(spoken)
    led = before_colon(scene, words, voices) if not found and ":" in scene.tokens.words else None
    if led is not None:
        found.append(_spoken(scene, led[1], (led[0] + 1, len(scene.tokens)), led[0]))
    return tuple(found)


def _is_outlet(speaker: Speaker, words: Words) -> bool:
    """Whether no paper or agency is named ('local media')."""
    return speaker.party is None and not words.speech["outlets"].isdisjoint((speaker.role or "").lower().split()[-1:])


def _places(scene: Scene, sought: frozenset[str]) -> list[int]:
    """Where words of `sought` stand."""
    if scene.tokens.words.isdisjoint(sought):
        return []
    return [at for at, word in enumerate(scene.tokens.lowers) if word in sought]


def _source(scene: Scene, words: Words, voices: Sequence[Voice], at: int) -> Voice | None:
    """Who is named at token `at`, over small words ('the'); not 'Ukraine' in 'according to the needs of Ukraine'."""
    small, lowers = together(words.speech["prepositions"], frozenset(",")), scene.tokens.lowers
    return next((v for v in voices if at <= v.first <= at + 3 and small.isdisjoint(lowers[at : v.first])), None)


def _whose_paper(scene: Scene, words: Words, at: int) -> int:
    """Behind 'a breakdown by', 'figures released by', 'data from': where it is named whose they are; else `at`."""
    lowers, papers = scene.tokens.lowers, words.speech["papers"]
    for place in range(at + 1, min(at + PAPER, len(lowers))):
        if scene.tokens[place].text in ",;":
            break
        if lowers[place] in words.speech["papered"]:
            return at if papers.isdisjoint(lowers[at:place]) else place + 1
    return at


def _is_no_speech(scene: Scene, words: Words, verb: Verb) -> bool:
    """Whether the word tells of no speech here: 'the report', 'the G7 pledge', 'adding to the list of countries'."""
    behind = scene.tokens.lowers[verb.at + 1 : verb.at + 2]
    if scene.tokens.lowers[verb.at] in words.nouns["adding"] and not words.nouns["infinitives"].isdisjoint(behind):
        return True
    if not words.speech["no_speech"].isdisjoint(behind):
        return True  # 'wrote off the debt', 'called off the delivery'
    before = scene.tokens.lowers[verb.at - 1] if verb.at else ""
    if not words.speech["papers"].isdisjoint(scene.tokens.lowers[max(0, verb.at - PAPER) : verb.at]):
        return False  # 'UN figures show'
    if _are_states(scene, words, verb):
        return True
    noun = scene.tokens.lowers[verb.at] in words.nouns["homographs"]
    base = "base" in verb.form.forms and (before not in words.tenses.first_words and before not in words.adverbs)
    return noun and (base or before in words.nouns["determiners"])


def _are_states(scene: Scene, words: Words, verb: Verb) -> bool:
    """'other EU states', 'the Gulf states': a noun behind a name, where no clause follows that would be told."""
    lowers, at = scene.tokens.lowers, verb.at
    quoted = at > 1 and lowers[at - 2] in '"“”,'  # '"We will send tanks," Norway states'
    named = lowers[at] in words.speech["countries"] and at > 0 and scene.covered[at - 1] != "office" and not quoted
    told = {*lowers[at + 1 : at + 2]} & {*words.nouns["relatives"], *':"'}
    return named and not told


def _by_verb(
    scene: Scene, words: Words, voices: Sequence[Voice], verb: Verb, found: Sequence[Spoken]
) -> Spoken | None:
    whole = (0, len(scene.tokens))
    agent = _agent(scene, words, voices, verb)
    if agent:
        return _spoken(scene, agent, whole if _is_passive(scene, words, verb) else _object(scene, verb), verb.at)
    subject = _subject(scene, words, voices, verb.at)
    if subject is None and (verb.form.group == "say" or verb.form.lemma in words.speech["inverting"]):
        behind = _inverted(scene, words, voices, verb)
        if behind:
            return _spoken(scene, behind, whole, verb.at)
    if subject is None and _goes_on(scene, words, verb):
        if found:
            before = max(found, key=lambda s: s.at or 0)
            return before._replace(first=verb.at, last=len(scene.tokens), at=verb.at)
        opener = next((v for v in voices if left_of_determiners(scene, v.first, words) <= 1), None)
        subject = opener if opener and (opener.sort == "echo" or opener.speaker.name) else None
    if subject is None or only_acts(scene, subject, verb, words) or _is_joint(scene, words, voices, subject):
        return None
    return _spoken(scene, subject, _reach(scene, words, subject), verb.at)


def _is_joint(scene: Scene, words: Words, voices: Sequence[Voice], subject: Voice) -> bool:
    """'President Ruto and President Biden announced': two of two states are no one speaker."""
    first = left_of_determiners(scene, subject.first, words)
    while first > 0 and scene.tokens.lowers[first - 1] in words.titles:
        first -= 1
    if first < 2 or scene.tokens.lowers[first - 1] not in words.nouns["conjunctions"]:
        return False
    other = next((voice for voice in voices if voice.last == first - 1), None)
    parties = {voice.speaker.party for voice in (other, subject) if voice is not None}
    return len(parties - {None}) > 1


def _spoken(scene: Scene, voice: Voice, reach: tuple[int, int], at: int | None) -> Spoken:
    source = Span(scene.tokens[voice.first].start, scene.tokens[voice.last - 1].end)
    return Spoken(*reach, at, voice.speaker, source)


def _agent(scene: Scene, words: Words, voices: Sequence[Voice], verb: Verb) -> Voice | None:
    """'This was reported by the Prime Minister', '$5m announced by the minister': the voice behind 'by'."""
    at = verb.at + 1
    if at >= len(scene.tokens) or scene.tokens.lowers[at] not in words.speech["by"]:
        return None
    if verb.form.lemma not in words.speech["tells"] or not words.speech["relatives"].isdisjoint(
            scene.tokens.lowers[max(0, verb.at - 5) : verb.at]):
        return None
    agent = next((v for v in voices if at < v.first and left_of_determiners(scene, v.first, words) <= at + 1), None)
    if agent is None or acts_passive(scene, agent, verb, words) or is_undisclosed(scene, verb, words):
        return None
    return agent if agent.sort == "holder" or _is_passive(scene, words, verb) else None


def _is_passive(scene: Scene, words: Words, verb: Verb) -> bool:
    """Whether an auxiliary stands before the verb: then it is the verb of its clause."""
    return not words.tenses.first_words.isdisjoint(scene.tokens.lowers[max(0, verb.at - 2) : verb.at])


def _object(scene: Scene, verb: Verb) -> tuple[int, int]:
    """What stands before a participle ('$5m announced by'): back to the last comma."""
    return next((k for k in range(verb.at - 1, -1, -1) if scene.tokens[k].text in ",;"), 0), verb.at


def _subject(scene: Scene, words: Words, voices: Sequence[Voice], verb: int) -> Voice | None:
    """The voice right before the verb, over auxiliaries, dates, brackets and what stands between two commas."""
    for voice in reversed([v for v in voices if v.last <= verb]):
        closed = any(t.text == "," for t in scene.tokens[voice.first : voice.last])  # 'the envoy, Ann Lee, said'
        if _leads_to(scene, words, voice.last + (closed and scene.tokens[voice.last].text == ","), verb):
            return _not_of(scene, words, voices, voice) if behind_preposition(scene, words, voice.first) else voice
    return None


def _not_of(scene: Scene, words: Words, voices: Sequence[Voice], inner: Voice) -> Voice | None:
    """'The report by the ministry said': the paper before the preposition, which is its voice."""
    at = left_of_determiners(scene, inner.first, words) - 1
    if at < 1 or scene.tokens.lowers[at] not in words.speech["papered"]:
        return None
    return next((v for v in voices if v.last == at and v.sort == "echo" and v.speaker == inner.speaker), None)


def _leads_to(scene: Scene, words: Words, at: int, verb: int) -> bool:
    closers = {"(": ")", ",": ",", "–": "–"}
    if verb - at <= KNOWING and scene.tokens.lowers[at - 1] in words.speech["knowing"]:
        return True
    small = together(words.adverbs, words.tenses.first_words, words.speech["between"])
    while at < verb:
        token = scene.tokens[at]
        if token.text in closers:
            end = next((k for k in range(at + 1, verb) if scene.tokens[k].text == closers[token.text]), None)
            if end is None:
                return False
            at = end + 1
        elif token.lower in words.speech["knowing"] and verb - at <= KNOWING:
            return True
        elif token.lower in small or token.lower.endswith(words.adverb_marks) or scene.covered[at] == "date":
            at += 1
        else:
            return False
    return True


def _inverted(scene: Scene, words: Words, voices: Sequence[Voice], verb: Verb) -> Voice | None:
    """'..., said Ales Vitek': the voice right behind the verb, where a comma or quotation mark stands before."""
    if "gerund" in verb.form.forms:
        return None
    start = verb.at
    while words.speech["inverting"] and start and scene.tokens.lowers[start - 1] in words.tenses.first_words:
        start -= 1  # ', a déclaré Emmanuel Macron'
    before = scene.tokens[start - 1].text if start else '"'
    if before not in (",", '"', "–", "'", "-"):
        return None
    at = verb.at + 1
    while at < len(scene.tokens) and scene.covered[at] == "date":
        at += 1
    named = [v for v in voices if v.sort != "echo" and at <= v.first]
    near = (v for v in named if _left_of_titles(scene, words, v.first) <= at or _titled(scene, words, at, v))
    voice = next(near, None)
    acts = voice is not None and voice.sort == "state" and words.tenses.at(scene.tokens, voice.last) is not None
    return None if acts else voice  # ', said Norway will send' has its subject before the comma


def _left_of_titles(scene: Scene, words: Words, place: int) -> int:
    """The index of the first of the determiners and polite titles before a name ('"...," Mr Lee said')."""
    while place > 0 and scene.tokens.lowers[place - 1] in words.speech["polite"]:
        place -= 1
    return left_of_determiners(scene, place, words)


def _titled(scene: Scene, words: Words, at: int, voice: Voice) -> bool:
    """Whether only an office stands before the name, as in 'le ministre des Armées, Sébastien Lecornu'."""
    between = scene.tokens[at : voice.first]
    small = words.speech["ranks"] | words.speech["links"] | words.nouns["determiners"]
    office = any(t.lower in words.speech["roles"] for t in between)
    return office and words.order.head_first and all(
        t.text == "," or t.lower in small or t.lower in words.speech["roles"] or scene.covered[at + k] == "party"
        for k, t in enumerate(between)
    )


def _goes_on(scene: Scene, words: Words, verb: Verb) -> bool:
    """'..., adding that', '... and said': the same speaker goes on."""
    before = scene.tokens[verb.at - 1] if verb.at else None
    if before is None:
        return False
    return "gerund" in verb.form.forms or (before.lower in words.nouns["conjunctions"] or before.lower in words.adverbs)


def _reach(scene: Scene, words: Words, voice: Voice) -> tuple[int, int]:
    """Behind its subject; the whole sentence where the attribution follows a comma or nothing told stands before."""
    end = len(scene.tokens)
    at = _left_of_titles(scene, words, voice.first)
    while at and (scene.covered[at - 1] == "quantity" or scene.tokens.lowers[at - 1] in words.speech["some"]):
        at -= 1  # ', two officials said', ', several officials said'
    set_off = at > 0 and scene.tokens[at - 1].text in (",", '"')
    told = any(v.at < at and v.form.group != "other" for v in scene.verbs)
    return (0, end) if set_off or not told else (at, end)


def _teller(scene: Scene, words: Words, voices: Sequence[Voice]) -> Voice | None:
    """Who told what the sentence before says: 'This was reported by ...', '... announced the initiative'."""
    if scene.money or scene.quantities or not scene.tokens:
        return None
    tells, makes = words.speech["tells"], words.speech["made"]
    said = [v for v in scene.verbs if v.form.lemma in tells]
    place = _says_so(scene, words)
    if not said and makes.isdisjoint(scene.tokens.words) and not place:
        return None
    if scene.tokens.lowers[0] in words.nouns["takers"]:
        return next((agent for v in said if (agent := _agent(scene, words, voices, v))), None)
    if place:
        return _subject(scene, words, voices, place)
    definite = together(words.nouns["definite"], words.nouns["takers"])
    made = [at for at, word in enumerate(scene.tokens.lowers) if word in makes]
    for at in (*(v.at for v in said), *made):
        after = [t.lower for t in scene.tokens[at + 1 : at + 3]]
        if len(after) > 1 and after[0] in definite and (after[1] in words.speech["news"] or after[1] in words.heads):
            return _subject(scene, words, voices, at)
    return None


def _says_so(scene: Scene, words: Words) -> int:
    """'The bank said this in a press release': where the verb stands whose object is what was told before, else 0."""
    lowers, takers = scene.tokens.lowers, words.nouns["takers"] - words.nouns["relatives"]
    return next((v.at for v in scene.verbs if v.form.group == "say" and v.at and lowers[v.at + 1 : v.at + 2]
                 and lowers[v.at + 1] in takers
                 and (v.at + 2 >= len(lowers) or lowers[v.at + 2] in words.speech["after_this"])), 0)
