"""Organisations that no table knows, by what they do: 'Hands of Hope has donated', 'US Ambulances for Kenya will send'.

A name that stands as the subject of a verb of giving is who gives, in the whole document, and a state's name inside it
is no state. A name of several words must say itself that it is no person's: by a small word inside, or by its last
word. A single word must stand in the document as a name, and never beside another name as a person's does.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pledgebook.extract.beside_regions import is_capital
from pledgebook.extract.bodies import slug
from pledgebook.extract.roles import INFINITIVE
from pledgebook.extract.scene import Scene, Verb, let_stand
from pledgebook.extract.words import Reader, Words, together
from pledgebook.text.names import Name, NameMention
from pledgebook.text.tokens import Token

MOST_WORDS: Final = 7
"""How many words a name may have."""

LONG: Final = 4
"""Letters that a name of one word has at the least."""

INITIALS: Final = 3
"""Letters that the initials of a name have at the least."""

GIVES: Final = frozenset({"give", "dispatch"})
"""Groups of verbs by whose subject a name is known for an organisation's."""

FINITE: Final = frozenset({"past", "third"})
"""Forms of a verb without an auxiliary whose subject stands before it ('has given', 'gave', 'gives')."""

FREE: Final = frozenset({"", "party", "item"})
"""What may hold the words of a name."""


def name_givers(scenes: Sequence[Scene], reader: Reader) -> None:
    """Add the organisations that give in a document to the parties of every sentence that names them."""
    found = {run for scene in scenes for verb in scene.verbs
             if verb.form.group in GIVES and (run := _giver(scene, verb, reader))}
    names = {run: _id(run) for run in found if len(run) > 1 or _stands_as_name(run[0], scenes)}
    bracketed = (scene for scene in scenes if "(" in scene.tokens.words)
    names.update((run, code) for scene in bracketed for run, code in _with_initials(scene, reader))
    for scene in scenes if names else ():
        held: set[int] = set()
        for mention in list(_runs(scene, names)):
            if held.isdisjoint(range(mention.first, mention.last)):  # the longest way to write it comes first
                over = [m for m in scene.parties if m.last > mention.first and m.first < mention.last]
                let_stand(scene, mention, over)
                held.update(range(mention.first, mention.last))


def _id(run: Sequence[str]) -> str:
    return f"org:{slug(' '.join(run))}"


def _with_initials(scene: Scene, reader: Reader) -> Iterator[tuple[tuple[str, ...], str]]:
    """'the Horn Development Group (HDG) gave', "the Horn Development Group (HDG)'s $5 million": both with the id."""
    tokens, words = scene.tokens, reader.words
    for k in [k for k, t in enumerate(tokens[1:-2], 1) if t.text == "(" and tokens[k + 2].text == ")"]:
        letters, behind = tokens[k + 1].text, k + 3
        if not letters.isupper() or len(letters) < INITIALS or scene.covered[k + 1]:
            continue
        first = _first_of_name(scene, k, words)
        run = [t for t in tokens[first:k] if is_capital(t)]
        owns = tokens[k + 3 : k + 4] and tokens[behind].text in "'’"
        acts = any(behind <= v.at <= behind + 2 and v.form.group in GIVES and not _is_passive(scene, v, words)
                   for v in scene.verbs)
        free = not scene.covered[k - 1] and all(one in FREE for one in scene.covered[first:k])
        if free and (owns or acts) and "".join(t.text[0] for t in run) == letters:
            name = tuple(t.text for t in tokens[first:k])
            yield from ((one, _id(name)) for one in (name, (letters,), (*name, "(", letters, ")")))


def _is_passive(scene: Scene, verb: Verb, words: Words) -> bool:
    helped = words.tenses.before(scene.tokens, verb.at)
    return helped is not None and helped[0].startswith("passive")


def _runs(scene: Scene, names: Mapping[tuple[str, ...], str]) -> Iterator[NameMention]:
    """Where a sentence writes one of the names."""
    texts = [token.text for token in scene.tokens]
    for name in sorted(names, key=len, reverse=True):
        if name[0] not in texts or name[-1] not in texts:
            continue
        for at in range(len(texts) - len(name) + 1):
            last = at + len(name)
            if tuple(texts[at:last]) == name and all(one in FREE for one in scene.covered[at:last]):
                yield NameMention(at, last, Name(" ".join(name), "party", names[name]))


def _giver(scene: Scene, verb: Verb, reader: Reader) -> tuple[str, ...]:
    """The words of the name that stands as the subject of a verb of giving, if it may be an organisation's."""
    words, end = reader.words, verb.at
    if not end:
        return ()
    helped = words.tenses.before(scene.tokens, end)
    if (helped is None and not verb.form.forms & FINITE) or (helped is not None and helped[0] == INFINITIVE):
        return ()
    end = helped[1] if helped is not None else end
    while end > 0 and scene.tokens.lowers[end - 1] in words.adverbs:
        end -= 1
    first = _first_of_name(scene, end, words)
    if first < end and first > 1 and scene.tokens.lowers[first - 1] in words.nouns["inside"]:
        end = first - 1  # 'Hartford Health in Ohio has sent'
        first = _first_of_name(scene, end, words)
    run = scene.tokens[first:end]
    return tuple(t.text for t in run) if run and _is_organisation(scene, first, end, reader) else ()


def _first_of_name(scene: Scene, end: int, words: Words) -> int:
    """Where the capitalised words begin that end before token `end`, with the small words between them."""
    first = end
    for k in range(end - 1, max(-1, end - 1 - MOST_WORDS), -1):
        token = scene.tokens[k]
        if is_capital(token) and scene.covered[k] != "date":
            if not token.text.isupper() and (token.lower in words.nouns["stops"] or token.lower in words.adverbs or (
                    token.lower in words.nouns["determiners"] or token.lower in words.speech["between"])):
                break
            first = k
        elif k in (0, end - 1) or token.lower not in words.nouns["in_names"] or not is_capital(scene.tokens[k - 1]):
            break
    return first


def _is_organisation(scene: Scene, first: int, end: int, reader: Reader) -> bool:
    """Whether a run of capitalised words can only be the name of an organisation."""
    words, tokens = reader.words, scene.tokens
    run = tokens[first:end]
    if any(one not in FREE for one in scene.covered[first:end]) or _is_headline(tokens):
        return False
    inside = [m for m in scene.parties if first <= m.first and m.last <= end]
    if any(m.first < first < m.last for m in scene.parties):
        return False  # "the People's Republic of China"
    if any(not _is_state(m, reader) or m.last - m.first == end - first for m in inside):
        return False
    if run[-1].lower in words.nouns["posts"] and (len(run) == 1 or any(m.last == end - 1 for m in inside)):
        return False  # 'the U.S. Mission in Nepal', 'the Japanese Mission'
    office = together(words.titles, words.role_words["organs"], words.role_words["people"], words.speech["bodies"])
    said = run[:-1] if run[-1].lower in words.nouns["ends_of_names"] else run
    if any(t.lower in office or t.lower in words.role_words["institutions"] for t in said):
        return False
    if len(run) == 1:
        plain = run[0].lower in words.heads or run[0].text.isupper() or run[0].lower in words.nouns["called"]
        owned = first > 0 and tokens.lowers[first - 1] in words.possessives  # "Norway's Telenor"
        return len(run[0].text) >= LONG and not scene.covered[first] and not plain and not owned
    small = next((k for k in range(first, end) if tokens.lowers[k] in words.nouns["in_names"]), None)
    of_state = small is not None and tokens.lowers[small] in words.order.of and any(m.first > small for m in inside)
    return len(said) < len(run) or (small is not None and not of_state)


def _is_state(mention: NameMention, reader: Reader) -> bool:
    return reader.catalogue.party_kind(mention.name.target) in ("state", "territory")


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Whether most words of a sentence are capitalised, so that a capital says nothing."""
    named = [t for t in tokens if t.kind == "word" and len(t.text) > 3]
    return 2 * sum(is_capital(t) for t in named) > len(named) + 3


def _stands_as_name(word: str, scenes: Sequence[Scene]) -> bool:
    """Whether a word stands inside a sentence with a capital, never without, and never beside another name."""
    within, small = False, word.lower()
    for scene in scenes:
        if small not in scene.tokens.words:
            continue
        if scene.sentence.is_heading:
            return False  # see `headed`
        for k in [k for k, one in enumerate(scene.tokens.lowers) if one == small]:
            opens = k == 0 or scene.tokens[k - 1].text in '":-–—'
            beside = [j for j in (k - 1, k + 1) if 0 <= j < len(scene.tokens) and not scene.covered[j]]
            if scene.tokens[k].text != word or any(is_capital(scene.tokens[j]) for j in beside):
                return False
            within = within or not opens
    return within
