"""Who acts: the subject of the verb that governs an amount, a party, an office, 'we', or givers without a name."""

from typing import Final

from pledgebook.extract.bodies import slug
from pledgebook.extract.collective import all_of_them, joined_offices, we_all
from pledgebook.extract.conjuncts import before_aside, first_of_joined
from pledgebook.extract.cues import GIVING, Cue
from pledgebook.extract.deciders import decider
from pledgebook.extract.hearers import is_told
from pledgebook.extract.his import of_him
from pledgebook.extract.joined import joined_before
from pledgebook.extract.leavings import it_said, last_called
from pledgebook.extract.offices import office_of_initials
from pledgebook.extract.own_gifts import gives_away
from pledgebook.extract.participants import behind_comma, in_relative, joined_by, of_main_verb, opens_with_deed
from pledgebook.extract.parts import GIVES
from pledgebook.extract.roles import Found, Place, may_give, weighed
from pledgebook.extract.speaking import read_speaker
from pledgebook.extract.unnamed import filled, is_led_to, is_willing, others
from pledgebook.extract.words import Words, together
from pledgebook.model import Inference, Span
from pledgebook.text.names import NameMention

INITIALS: Final = 3
"""Letters from which a word in capitals is taken for the initials of an organisation."""

ACTS: Final = frozenset({"past", "perfect", "future", "present", "progressive"})
"""Tenses of a verb whose subject stands right before it."""

ADVERBS: Final = 3
"""How many words may stand between a verb and its subject or its receiver."""

HEAD: Final = 4
"""Within how many words behind the name of a firm the word for its head stands."""

BESIDE: Final = frozenset({"state", "territory", "union", "agency", "bank", "fund", "ngo"})
"""Kinds of parties that give beside another ('Spain together with Oxfam')."""

OWN: Final = 5
"""How many words before a verb of including may stand whose package it is, where no verb of giving is before it."""

ASIDE: Final = frozenset(",(-–—")
"""Marks behind which a clause about the name before them begins ('Norway – which gave')."""

CLAUSE_MARKS: Final = frozenset(";–:")
"""Marks behind which a clause of its own begins."""


def subject(at: Place, cue: Cue) -> Found | None:
    """The nearest party, office holder, first person or unnamed givers before the cue, in its clause.

    All amounts that a verb governs have the same: it is looked for once.
    """
    key, acting = (cue.first, cue.at, cue.group, cue.tense), at.scene.acting
    if key not in acting:
        acting[key] = _of_conjunct(at, cue)
    found: Found | None = acting[key]
    return found


def _of_conjunct(at: Place, cue: Cue) -> Found | None:
    """The subject of the verb that a verb without one is joined to ('Turkey criticised Greece and sent tents')."""
    owner = decider(at, cue)
    if owner is not None and owner.name.target not in {*at.setting.aggressor, *at.setting.recipients}:
        return weighed(joined_before(at, owner)[0], at.span(owner), "donor.subject")
    who = cue.first > 0 and at.scene.tokens.lowers[cue.first - 1] in at.reader.words.speech["who"]
    if who and (told := _antecedent(at, cue)):
        return told  # 'We are grateful to Norway, who gave us 40 tents'
    shifted, first = cue, first_of_joined(at, cue)
    while first is not None:  # 'condemned the raid, called Chad's president and sent'
        shifted = shifted._replace(first=first, tense=cue.tense if cue.tense == "gerund" else "past")
        first = first_of_joined(at, shifted)
    if shifted is cue:
        return _subject(at, cue)
    shared = _subject(at, shifted)
    return _subject(at, cue) if shared is None and cue.tense == "gerund" else shared


def _subject(at: Place, cue: Cue) -> Found | None:
    scene, words = at.scene, at.reader.words
    beside: tuple[str, ...] = ()
    body: Found | None = None
    it = cue.first > 0 and scene.tokens.lowers[cue.first - 1] in words.speech["it"]
    start, low = cue.first, 0 if it else _clause_start(at, before_aside(at, cue.first))  # 'Norway is generous: it gave'
    if cue.group == "include":
        start = _lister(at, cue)
        low = max(low, start - OWN) if start == cue.first else low
    told = _antecedent(at, cue) or _with_joined(at, cue) or _beside(at, cue)
    if told is not None:
        return told
    lowers = scene.tokens.lowers
    linked = start > 1 and lowers[start - 2] == "," and lowers[start - 1] in words.nouns["being"]
    start = before_aside(at, start - 1 if linked else start)  # 'Poland, which has given 14, is ready to send more'
    named = _by_initials(at, start, cue) or filled(at, cue, start)
    if named is not None:
        return named
    acting = _words_of_who_acts(words)
    for place in range(start - 1, low - 1, -1):
        mention = at.ending_at(place)
        if mention is None and lowers[place] not in acting and scene.covered[place] != "office":
            continue  # nine words in ten
        if mention and at.part(mention) == "beside" and at.kind(mention.name.target) in BESIDE:
            beside = (*beside, mention.name.target)
            continue
        found = _acting(at, place, mention, cue)
        if found:
            joint = tuple(sorted({*found.parties, *beside, *(_together(at, cue, place) if found.parties else ())}))
            return Found(joint, found.source, found.rule, found.weight)
        token = scene.tokens[place]
        if (his := of_him(at, place)) is not None:
            return his
        if token.lower in words.speech["bodies"] and at.setting.donor and body is None and not (
                scene.covered[place] or _is_led(at, place, cue)):
            inferred = Inference(f"donor: {token.lower} of the {at.setting.donor_from}")
            called = last_called(at, place) if token.lower in words.nouns["called"] else None
            body = called or weighed((at.setting.donor,), inferred, "donor.body")
            if _stands_alone(at, place, start):
                return body
    return body if body is not None or not it else it_said(at, start)


def _words_of_who_acts(words: Words) -> frozenset[str]:
    """Every word that can stand for who acts where no name does."""
    return together(words.speech["first_person"], words.speech["bodies"], words.nouns["all_leaders"],
                    words.role_words["whole"], words.role_words["others"])


def _with_joined(at: Place, cue: Cue) -> Found | None:
    """'Germany joined Spain in sending tanks': both send them."""
    joined = joined_by(at, cue)
    own = _subject(at, cue._replace(first=joined[0], tense="past")) if joined is not None and joined[1] else None
    if joined is None or own is None or not own.parties:
        return None
    return own._replace(parties=tuple(sorted({*own.parties, *joined[1]})))


def _beside(at: Place, cue: Cue) -> Found | None:
    """'After sending 40 tents, Spain ...', 'Spain helped Kenya by sending': who does the verb of the clause beside."""
    main, mention = of_main_verb(at, cue), behind_comma(at, cue)
    if main is not None:
        return subject(at, main)
    apart = mention is not None and opens_with_deed(at, at.before_articles(mention.first) - 1)
    if mention is None or not may_give(at, mention, (*GIVES, "to") if apart else GIVES):
        return None  # in 'Having sent tents to Kenya, Norway closed' the comma makes no row
    return weighed((mention.name.target,), at.span(mention), "donor.subject")


def _together(at: Place, cue: Cue, place: int) -> tuple[str, ...]:
    """'Together with Norway, Kenya will send', 'Kenya will send tents together with Norway': who gives beside."""
    tokens, words = at.scene.tokens, at.reader.words
    found = []
    for mention in at.scene.parties:
        if at.part(mention) != "beside" or not at.is_public(mention.name.target):
            continue
        lead = words.part_words.before(tokens, at.before_articles(mention.first))
        opens = lead is not None and lead[1] == 0 and mention.last < place and tokens[mention.last].text == ","
        ends = lead is not None and lead[1] > cue.at and tokens[lead[1]].lower in words.nouns["jointly"]
        aside = lead is not None and place < lead[1] and mention.last < cue.at and tokens[mention.last].text == ","
        if (opens or ends or aside) and mention.name.target not in at.setting.recipients:
            found.append(mention.name.target)
    return tuple(found)


def _antecedent(at: Place, cue: Cue) -> Found | None:
    """'drew close to Beijing, which lent it $5m': the name before a clause about it acts in the clause.

    So it does where its government does ('Norway, whose government will send').
    """
    tokens, words = at.scene.tokens, at.reader.words
    place = cue.first - 1
    if cue.group == "include":
        return None  # 'a package to Kenya which includes': what includes is no country
    whose = place > 1 and tokens.lowers[place - 1] in words.nouns["whose"]
    if whose and tokens.lowers[place] in words.speech["bodies"]:
        place -= 1
    elif place < 1 or tokens.lowers[place] not in together(words.nouns["relatives"], words.speech["who"]):
        return None
    place -= tokens[place - 1].text in ASIDE
    mention = at.ending_at(place - 1) if at.scene.covered[cue.first - 1] != "party" else None  # 'In Peru, WHO gave'
    if mention is None or at.part(mention) in ("maker", "against") or not at.is_public(mention.name.target):
        return None
    code = mention.name.target
    if at.part(mention) == "place" and tokens.lowers[cue.first - 1] in words.speech["who"]:
        return None  # 'donors in Tokyo who pledged'
    if code in at.setting.aggressor or (code in at.setting.recipients and not gives_away(at, mention, cue)):
        return None
    return weighed((code,), at.span(mention), "donor.subject")


def _by_initials(at: Place, start: int, cue: Cue) -> Found | None:
    """'ACTED supported 400 families': initials that no table knows, right before what they do, are a body's.

    Those of an office that the text writes out ('the High Commissioner (HC)') are its party's, and where a government
    speaks, or the name before the brackets says whose it is ('the Icelandic Agency (IDA)'), they are a state's own.
    """
    if cue.tense not in ACTS:
        return None
    tokens, place, words = at.scene.tokens, start - 1, at.reader.words
    while place > 0 and (tokens.lowers[place] in words.adverbs or tokens.lowers[place] in words.speech["between"]):
        place -= 1
    name = tokens[place].text if place >= 0 else ""
    if not (name.isupper() and name.isalpha() and len(name) >= INITIALS) or at.scene.covered[place]:
        return None
    if name.lower() in together(words.nouns["conduits"], words.titles) or _is_told_by_state(at):
        return None  # 'a Spanish NGO delivered'
    if sum(t.text.isupper() and len(t.text) >= INITIALS for t in tokens) > len(tokens) // 3:
        return None  # a headline in capitals
    if place and tokens[place - 1].text == "(" and _names_state(at, place - 1):
        return None
    here = Span(tokens[place].start, tokens[place].end)
    office = office_of_initials(name, at.document, at.reader)
    return weighed((office or f"org:{slug(name)}",), here, "donor.office" if office else "donor.subject")


def _is_told_by_state(at: Place) -> bool:
    """Whether a government tells it: its voice is the text's, or it publishes the text."""
    publisher = at.setting.donor if at.setting.donor_from == "publisher" else None
    return any(one is not None and at.is_public(one) for one in (at.setting.voice, publisher))


def _names_state(at: Place, end: int) -> bool:
    """Whether a name that ends with token `end` holds the name of a state: 'the Icelandic Development Agency'."""
    tokens, place = at.scene.tokens, end - 1
    while place >= 0 and (tokens[place].text[:1].isupper() or tokens.lowers[place] in at.reader.words.order.of):
        if at.scene.covered[place] == "party":
            return True
        place -= 1
    return False


def _is_led(at: Place, place: int, cue: Cue) -> bool:
    """'$4 million to the Refugee Agency for aid including providing food': whom a sum goes to is not who gives it."""
    if cue.tense not in ("gerund", "infinitive"):
        return False
    first, tokens = place, at.scene.tokens
    while first > 0 and (tokens[first - 1].text[:1].isupper() or at.scene.covered[first - 1] == "party"):
        first -= 1
    led = at.reader.words.part_words.before(tokens, at.before_articles(first))
    return led is not None and led[0] in ("to", "via")


def _stands_alone(at: Place, place: int, start: int) -> bool:
    """'... devastates Kenya, the Commission is giving': a body with an article right before the verb is who acts."""
    tokens, words = at.scene.tokens, at.reader.words
    article = place > 0 and tokens.lowers[place - 1] in words.nouns["definite"]
    small = together(words.adverbs, words.speech["between"])
    return article and all(t.lower in small for t in tokens[place + 1 : start])


def _is_object(at: Place, mention: NameMention, cue: Cue) -> bool:
    """'Those that refuse to recognise Kenya have suspended': behind a verb of its own a name acts in no other."""
    tokens, words = at.scene.tokens, at.reader.words
    relatives = words.nouns["relatives"]
    if not relatives.isdisjoint(tokens.lowers[mention.last : cue.first]):
        return False  # 'backs a Czech-led initiative that will send'
    place = at.before_articles(mention.first) - 1
    if not relatives.isdisjoint(tokens.lowers[place + 1 : mention.first]):
        return False  # 'signs that Kenya might send'
    if mention.last == cue.first and in_relative(at, place):
        return True  # 'the states who back Kenya are sending'
    led = place > 0 and tokens.lowers[place - 1] in words.nouns["infinitives"] and tokens[place].kind == "word"
    led = led and tokens.lowers[place] not in words.speech["whom"]  # 'Kenya, to which Norway has sent'
    if led and tokens[place].text.islower() and not at.scene.covered[place] and cue.tense != "infinitive":
        return True  # 'to recognise Kenya'
    verb = next((v for v in at.scene.verbs if v.at == place), None)
    clause = verb is not None and mention.last == cue.first and verb.form.lemma in words.nouns["thinking"]
    if clause and cue.tense in ACTS | {"possible"}:
        return False  # 'hopes Kenya will send'
    if cue.tense == "infinitive" and place >= 0 and tokens.lowers[place] in words.nouns["followed"]:
        return True
    led = cue.tense == "gerund" and tokens.lowers[cue.first - 1] in words.nouns["inside"]
    if led and verb is not None and "past" in verb.form.forms:
        return True  # 'the second after Kenya to send', 'followed Kenya in sending'
    brought = verb is not None and mention.last == cue.first and verb.form.lemma in words.nouns["persuading"]
    if brought and cue.tense == "infinitive":
        return False  # 'to persuade Kenya to send'
    return verb is not None and verb.form.group != "say" and bool(verb.form.forms & {"base", "gerund", "third"})


def _lister(at: Place, cue: Cue) -> int:
    """Where the verb stands whose objects 'including' lists: its subject is who gives."""
    verbs = [v.at for v in at.scene.verbs if v.at < cue.first and v.form.group in GIVING]
    return verbs[-1] if verbs else cue.first


def _acting(at: Place, place: int, mention: NameMention | None, cue: Cue) -> Found | None:
    """What acts at a token before the verb: a party, an office, 'we', or givers without a name."""
    scene = at.scene
    token = scene.tokens[place]
    acts = mention is not None and (at.part(mention) != "by" or _owns(at, mention, cue))
    acts = acts and mention is not None and not _is_object(at, mention, cue) and not is_told(at, mention)
    if mention and acts and _is_head_of_firm(at, mention):
        return weighed((), at.span(mention), "donor.others")
    if mention and acts and (may_give(at, mention) or gives_away(at, mention, cue)):
        parties, first = joined_before(at, mention)
        row = next((m for m in at.scene.parties if m.first == first), mention)
        if len(parties) > 1 and at.part(row) == "by" and not _owns(at, mention, cue):
            return None  # 'received aid from Chad, Mali and Niger, including'
        return weighed(parties, Span(scene.tokens[first].start, at.span(mention).end), "donor.subject")
    if scene.covered[place] == "office":
        offices, here = joined_offices(at, place), Span(token.start, token.end)
        return weighed(offices, here, "donor.office") if offices else None
    if token.lower in at.reader.words.speech["first_person"]:
        behind = at.scene.tokens.lowers[place + 1] if place + 1 < cue.first else ""
        if behind in at.reader.words.role_words["others"] and us_get(at, cue):
            return weighed((), Span(token.start, token.end), "donor.others")  # 'our partners have promised us tanks'
        voice = we_all(at, _voice(at))
        return weighed(voice, Span(token.start, token.end), "donor.we") if voice else None
    if is_led_to(at, place, cue):
        return None  # 'will allow our partners to provide'
    return all_of_them(at, place) or others(at, place, willing=is_willing(at, place, cue))


def _is_head_of_firm(at: Place, mention: NameMention) -> bool:
    """'Boeing chief Carl Weber gave', "Boeing's founder": a private person acts, and no firm."""
    if at.kind(mention.name.target) != "company":
        return False
    ahead = at.scene.tokens[mention.last : mention.last + HEAD]
    heads = [k for k, token in enumerate(ahead) if token.lower in at.reader.words.nouns["firm_heads"]]
    return bool(heads) and not any(token.text in ",." for token in ahead[: heads[0]])


def us_get(at: Place, cue: Cue) -> bool:
    """Whether 'us' stands right behind a verb of giving: who speaks gets."""
    tokens, words = at.scene.tokens, at.reader.words
    gives = cue.group in GIVING and cue.at + 1 < len(tokens) and not cue.passive
    behind = tokens.lowers[cue.at + 1] if gives else ""
    return behind in words.nouns["objects"] and behind in words.speech["first_person"]


def _owns(at: Place, mention: NameMention, cue: Cue) -> bool:
    """'irritated by the US decision to send': the name right before a noun of deciding is whose decision it is."""
    opens = at.scene.tokens.lowers[cue.first] not in at.reader.words.nouns["infinitives"]
    return mention.last == cue.first and (cue.tense == "phrase" or (cue.tense == "infinitive" and opens))


def _voice(at: Place) -> str | None:
    """Whose 'we' it is: the document's own, or in a quotation that of the office holder who is quoted."""
    quoted = None if at.voice else read_speaker(at.speech)
    voice = at.voice or (quoted[0].party if quoted else None)
    return None if voice in at.setting.recipients else voice


def _clause_start(at: Place, place: int) -> int:
    if CLAUSE_MARKS.isdisjoint(at.scene.tokens.words):
        return 0
    for k in range(place - 1, -1, -1):
        if at.scene.tokens.lowers[k] in CLAUSE_MARKS:
            return k + 1
    return 0
