"""Clauses of which the sentence says that they are not so, or not known: denied, doubted, feared, asked.

'There is no evidence that Norway has sent tanks' denies it, 'unclear whether it will' leaves it open, 'asked whether it
had' tells nothing, and 'rumours that it had' is hearsay. What says so stands before 'that', 'whether' or 'if', and it
says it of the clause behind, up to where that ends: 'no sign that Egypt has paid, but Spain has given $5 million'.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from pledgebook.codes import Modality
from pledgebook.extract.cues import PAST, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

ASKED: Final = "asked"
"""What a cue is said to be that stands in a question told again; the others are modalities."""

HEADED: Final = 6
"""How many words before its 'that' the word may stand that doubts a clause ('no evidence has emerged so far that')."""

DENIED: Final = 6
"""How many words before such a word its denial may stand ('has not seen any clear sign that')."""

OPENED: Final = 2
"""How many words behind a word of doubt the subject of its clause begins, where no 'that' opens it ('doubt Spain')."""

GERUND: Final = 5
"""How many words behind 'no sign of' the verb stands of which there is none ('of the Danish army sending')."""

SUBJECT: Final = 3
"""How many words behind a comma the verb of a new clause may stand ('..., he shrugged')."""


class Doubt(NamedTuple):
    """A clause from token `first` to `last`, and what is said of it: a modality, or ASKED."""

    said: str
    first: int
    last: int


def doubted(scene: Scene, words: Words, cues: list[Cue]) -> list[Cue]:
    """The cues; each that stands in a clause that is denied, doubted or asked says so."""
    if not any(cue.stage is not None or cue.tense == "gerund" for cue in cues):
        return cues
    for said, first, last in list(doubts(scene, words)):
        for k, cue in enumerate(cues):
            if first <= cue.first and cue.at < last and not cue.said and not _is_aside(scene, words, first, cue.first):
                cues[k] = cue._replace(said=said)
    return cues


def doubts(scene: Scene, words: Words) -> Iterator[Doubt]:
    """The clauses of a sentence that are denied, doubted, feared or asked."""
    tokens, nouns = scene.tokens, words.nouns
    held, opens = tokens.words, words.joined["clauses"]
    if not held.isdisjoint(opens):
        thats, whethers, ifs = nouns["that_clause"], nouns["doubts"], nouns["supposing"]
        heads = not held.isdisjoint(words.joined["doubted"])  # without one, 'that' doubts nothing
        for at, lower in [(at, one) for at, one in enumerate(tokens.lowers) if one in opens]:
            said = ""
            if lower in whethers or (lower in ifs and is_whether(scene, words, at)):
                said = _said_whether(scene, words, at)
            elif heads and at and lower in thats:
                said = _said_that(scene, words, at)
            if said:
                feared = said == Modality.POSSIBLE.value and lower in thats
                yield Doubt(said, at, _end(scene, words, at, strict=not feared))
    if held.isdisjoint(words.joined["bare doubts"]):
        return
    if not held.isdisjoint(nouns["evidence"]):
        yield from _without_sign(scene, words)
    bare, believing, evidence = nouns["bare_doubts"], nouns["believing"], nouns["evidence"]
    for at, lower in enumerate(tokens.lowers[:-OPENED]):
        doubts_it = (lower in believing or lower in bare or lower in evidence) and _begins_clause(scene, words, at + 1)
        said = _said_bare(scene, words, at) if doubts_it else ""
        if said:
            yield Doubt(said, at + 1, _end(scene, words, at + 1, strict=said == Modality.DENIED.value))


def is_whether(scene: Scene, words: Words, at: int) -> bool:
    """Whether an 'if' asks and sets no condition: 'asked if', 'is not known if', 'declined to say if'."""
    before = at - 1
    while before > 0 and (scene.covered[before] == "date" or scene.tokens.lowers[before] in words.adverbs):
        before -= 1
    by = next((k for k in range(before, max(0, before - OPENED - 1), -1)
               if scene.tokens.lowers[k] in words.speech["by"]), None)
    before = by - 1 if by is not None else before  # 'asked by a lawmaker if'
    if before < 0 or scene.tokens.lowers[before] not in words.nouns["if_doubted"]:
        return False
    told = scene.tokens.lowers[before] in words.nouns["telling_if"]  # 'said if elected it would', 'has not said if'
    return not told or is_denied(scene, words, before)


def is_question(scene: Scene, words: Words, cue: Cue | None) -> bool:
    """Whether a sentence with a question mark asks whether, or when, the act of a verb is, or will be, done.

    'Has Norway sent 20 tanks?' and 'When will it send them?' tell nothing; 'Why did it send 20?' tells that it did.
    """
    tokens, nouns = scene.tokens, words.nouns
    start = next((at for at, lower in enumerate(tokens.lowers) if lower not in nouns["question_leads"]), 0)
    told = cue is not None and cue.tense in PAST
    if tokens.lowers[start] in nouns["question_words"]:
        auxiliary = (words.tenses.at(tokens, at) for at in range(start + 1, min(start + 1 + HEADED, len(tokens))))
        return not told and any(found is not None for found in auxiliary)
    opens = words.tenses.at(tokens, start) is not None
    if not opens or cue is None or not told:
        return opens
    between = tokens.lowers[start + 1 : cue.first]
    cleft = tokens.lowers[start] in nouns["being"] and bool(between) and between[0] in words.speech["it"]
    relatives = nouns["relatives"] | words.speech["who"]
    return cleft or (relatives.isdisjoint(between) and not any(start < v.at < cue.first for v in scene.verbs))


def is_denied(scene: Scene, words: Words, at: int) -> bool:
    """Whether a denial stands shortly before token `at` in its clause ('no evidence', 'not seen any sign')."""
    tokens = scene.tokens
    for place in range(at - 1, max(-1, at - 1 - DENIED), -1):
        token = tokens[place]
        if (token.kind == "mark" and token.text not in "'\"-") or token.lower in words.walls:
            return False
        found = words.negation.at(tokens, place, at)
        if found is not None:
            return found[0] == "negated"
        if token.lower in words.nouns["scant"] or words.denial.at(tokens, place, at) is not None:
            return True
    return False


def _said_whether(scene: Scene, words: Words, at: int) -> str:
    """What is said of a clause behind 'whether': asked, or open; nothing where it is all the same ('regardless of')."""
    near = scene.tokens.lowers[max(0, at - HEADED) : at]
    if at == 0 and not scene.tokens.words.isdisjoint(words.nouns["open_questions"]):
        return Modality.POSSIBLE.value  # 'Whether it has sent them is unclear'
    if not near or not scene.tokens[at - 1].text[-1:].isalnum() or not words.nouns["regardless"].isdisjoint(near[-2:]):
        return ""
    return ASKED if not words.nouns["inquiring"].isdisjoint(near[-5:]) else Modality.POSSIBLE.value


def _said_that(scene: Scene, words: Words, at: int) -> str:
    """What the word that governs a 'that' says of its clause, or ''; a report is hearsay, where no word doubts it."""
    tokens, nouns = scene.tokens, words.nouns
    if scene.covered[at - 1] in ("item", "quantity", "money") or words.heads.get(tokens.lowers[at - 1]) == "goods":
        return ""  # 'no information about the tanks that Norway sent'
    told = ""
    for place in range(at - 1, max(-1, at - 1 - HEADED), -1):
        token = tokens[place]
        if token.kind == "mark" and token.text not in "'\"-":
            return told
        said = _of_head(scene, words, place)
        if said == Modality.REPORTED.value and not nouns["untrue"].isdisjoint(tokens.lowers[max(0, place - 2) : place]):
            return Modality.DENIED.value  # 'contrary to rumours that'
        if said and token.lower not in nouns["hearsay_nouns"]:
            return said if said != "-" else ""
        told = told or (said if place == at - 1 else "")  # not 'the report shows that'
        form = words.verbs.get(token.lower)
        tells = form is not None and form.group == "say" and token.lower not in nouns["deniable"]
        falsely = place and tokens.lowers[place - 1] in nouns["untrue"]
        if (tells and not falsely) or token.lower in words.walls or token.lower in nouns["conjunctions"]:
            return told
    return told


def _of_head(scene: Scene, words: Words, at: int) -> str:
    """What a word says of the clause that it governs; '-' where it governs one and doubts nothing."""
    lower, nouns = scene.tokens.lowers[at], words.nouns
    if lower in nouns["untrue"]:
        return "-" if is_denied(scene, words, at) else Modality.DENIED.value
    if lower in nouns["doubting"]:
        return "-" if is_denied(scene, words, at) else Modality.DENIED.value
    if lower in nouns["evidence"] or lower in nouns["believing"]:
        return Modality.DENIED.value if is_denied(scene, words, at) else ""
    if lower in nouns["verifying"]:
        before = scene.tokens.lowers[max(0, at - DENIED) : at]
        unsure = is_denied(scene, words, at) or not nouns["unable"].isdisjoint(before)
        return Modality.REPORTED.value if unsure else ""
    if lower in nouns["rumoured"] or (lower in nouns["hearsay_nouns"] and _is_noun(scene, words, at)):
        return Modality.REPORTED.value
    if lower in nouns["fearing"]:
        undone = Modality.DENIED.value if lower in nouns["chances"] else "-"  # 'no chance that it will send'
        return undone if is_denied(scene, words, at) else Modality.POSSIBLE.value
    return ""


def _is_noun(scene: Scene, words: Words, at: int) -> bool:
    """Whether 'reports' or 'claims' is a noun here: it opens the sentence, or stands behind a small word."""
    if not at:
        return True
    lower = scene.tokens.lowers[at - 1]
    return lower in words.nouns["articles"] or lower in words.nouns["determiners"] or (
        lower in words.nouns["stops"] and lower not in words.speech["it"] and lower not in words.speech["he"])


def _without_sign(scene: Scene, words: Words) -> Iterator[Doubt]:
    """'There are no signs of Norway sending tanks': a denied noun, 'of' and a verb in -ing."""
    tokens = scene.tokens
    for at in range(len(tokens) - 2):
        if tokens.lowers[at] not in words.nouns["evidence"] or tokens.lowers[at + 1] not in words.order.of:
            continue
        acts = [verb.at for verb in scene.verbs if at + 2 <= verb.at <= at + 1 + GERUND and "gerund" in verb.form.forms]
        if acts and is_denied(scene, words, at):
            yield Doubt(Modality.DENIED.value, at + 1, _end(scene, words, at + 1))


def _begins_clause(scene: Scene, words: Words, at: int) -> bool:
    """Whether a party, an office or an amount begins right here, over an article."""
    at += scene.tokens.lowers[at] in words.nouns["determiners"]
    return at < len(scene.tokens) and scene.covered[at] in ("party", "office", "quantity", "money")


def _said_bare(scene: Scene, words: Words, at: int) -> str:
    """What a word says of a clause without 'that': 'I doubt Norway will', 'do not think it will', 'fear it will'."""
    lower, nouns = scene.tokens.lowers[at], words.nouns
    if lower in nouns["believing"]:
        return Modality.DENIED.value if is_denied(scene, words, at) else ""
    if lower in nouns["doubting"]:
        subject = at > 0 and scene.tokens.lowers[at - 1] in nouns["plural_subjects"]
        return Modality.DENIED.value if subject else ""
    party = next((m for m in scene.parties if 0 <= m.first - at - 1 <= 1), None)
    ahead = party is not None and words.tenses.at(scene.tokens, party.last) is not None
    if lower in nouns["evidence"]:
        return Modality.DENIED.value if ahead and is_denied(scene, words, at) else ""  # 'no evidence China was sending'
    if lower not in nouns["bare_doubts"]:
        return ""
    return Modality.POSSIBLE.value if ahead and not is_denied(scene, words, at) else ""


def _end(scene: Scene, words: Words, first: int, *, strict: bool = True) -> int:
    """Where a clause ends: before a semicolon or 'but', before ', and' with a new subject, or a main clause behind."""
    tokens = scene.tokens
    opens = tokens.lowers[0].endswith(words.verb_marks) or tokens.lowers[0] in words.nouns["stops"] or first <= HEADED
    told = words.nouns["being"] | words.nouns["having"]
    acts = [at for at, lower in enumerate(tokens.lowers) if at > first and lower in told]
    acts = sorted([*acts, *(verb.at for verb in scene.verbs if verb.at > first)])
    for at in range(first + 1, len(tokens)):
        token = tokens[at]
        if token.text in (";", "–") or token.lower in words.walls:
            return at
        if not strict and token.lower in words.nouns["conjunctions"] and words.tenses.at(tokens, at + 1) is not None:
            return at  # 'fears that the dam will break and has sent'
        if token.text != "," or at + 1 >= len(tokens) or not acts or acts[0] > at:
            continue
        joined = tokens.lowers[at + 1] in words.nouns["conjunctions"]
        if (joined or opens) and _is_new(scene, words, at + 1 + joined):
            return at
    return len(tokens)


def _is_new(scene: Scene, words: Words, at: int) -> bool:
    """Whether a subject begins here, with its own verb soon behind ('he shrugged', 'Norway has sent')."""
    tokens, nouns = scene.tokens, words.nouns
    if at + 1 >= len(tokens):
        return False
    lower = tokens.lowers[at]
    pronoun = lower in words.speech["he"] or lower in words.speech["it"] or lower in nouns["plural_subjects"]
    pronoun = pronoun or lower in nouns["nobodies"]
    if not pronoun and scene.covered[at] not in ("party", "office") and lower not in nouns["determiners"]:
        return False
    for place in range(at + 1, min(at + 1 + SUBJECT, len(tokens))):
        if scene.covered[place] in ("party", "office"):
            continue
        word = tokens.lowers[place]
        if word.endswith(words.verb_marks) or word in nouns["having"] or word in nouns["being"]:
            return True
        if words.tenses.at(tokens, place) is not None or any(verb.at == place for verb in scene.verbs):
            return True
    return False


def _is_aside(scene: Scene, words: Words, first: int, at: int) -> bool:
    """Whether token `at` stands in a clause between commas ('that the tanks, which Norway sent, were')."""
    for place in range(at - 1, first, -1):
        if scene.tokens[place].text == ",":
            behind = scene.tokens.lowers[place + 1]
            return behind in words.nouns["relatives"] or behind in words.speech["who"]
    return False
