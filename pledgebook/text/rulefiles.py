"""The rules of a pack: every word list that fills a field has an id, a meaning, and sentences for and against it.

The word lists stand in the tables of the pack; meaning and sentences stand in `rules/*.toml`, keyed by the rule's id,
so that those who add words and those who write sentences do not get in each other's way. Rules that are code (who is a
donor, what is vetoed) have their entries there too. The files are parsed only for `pledgebook rules` and the tests;
loading a pack looks at their headings, which takes a millisecond.

A second pack need not tell again what each rule means, nor show the rules that are code: `rules/of.toml` says whose
meanings its rules have (`like`), and which of its lists no sentence shows yet (`without`).
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from pledgebook.errors import TableError
from pledgebook.text.lexicon import load_table

WORD_LISTS: tuple[tuple[str, str, str], ...] = (
    # (table of the pack, lists in it, id of the rule that they are); '*' is the list's own name
    ("verbs", "verbs.trade", "veto.trade-no-assistance"),
    ("verbs", "verbs.*", "verb.*"),
    ("verbs", "give.*", "give.*"),
    ("verbs", "phrases.*", "phrase.*"),
    ("verbs", "of_aid.*", "verb.*"),
    ("verbs", "of_service.on_trainees", "verb.train"),
    ("verbs", "of_service.*", "verb.service"),
    ("verbs", "negation.words", "stage.negated"),
    ("verbs", "denial.words", "stage.denied"),
    ("phrases", "heads.procurement", "kind.procurement"),
    ("phrases", "heads.nothing", "veto.counts-no-thing-that-is-given"),
    ("phrases", "heads.*", "head.*"),
    ("phrases", "bundles.*", "bundle.*"),
    ("phrases", "units", "quantity.unit"),
    ("phrases", "places", "veto.a-place-not-a-gift"),
    ("phrases", "bare", "veto.says-no-particular-thing"),
    ("phrases", "openers", "confidence.list-of-examples"),
    ("phrases", "each", "donor.each"),
    ("phrases", "inside", "recipient.opening"),
    ("phrases", "copulas", "confidence.sum-of-a-bundle"),
    ("phrases", "organisations", "party.organisation"),
    ("phrases", "questions", "confidence.transcript-question"),
    ("context", "counting.*", "counting.*"),
    ("context", "modality.*", "modality.*"),
    ("context", "roles.parts.*", "role.*"),
    ("context", "roles.aggressor", "role.aggressor"),
    ("context", "roles.others", "donor.others"),
    ("context", "roles.gifts", "donor.gift"),
    ("context", "roles.regions", "recipient.region"),
    ("context", "vetoes.*", "confidence.*-words"),
    ("context", "scope.home", "confidence.words-of-home-affairs"),
    ("context", "scope.everywhere", "recipient.region"),
    ("context", "scope.abroad", "scope.abroad"),
    ("context", "changes.words", "veto.a-change-of-a-sum-not-a-sum"),
    ("context", "dealings.politics", "veto.for-a-campaign-no-aid"),
    ("context", "dealings.*", "veto.paid-owed-or-earned-no-gift"),
    ("context", "balances.words", "veto.what-somebody-has-left-no-gift"),
    ("context", "requests.words", "stage.asked"),
    ("context", "joint.words", "donor.joint-voice"),
    ("context", "walls.words", "stage.wall"),
    ("context", "speech.verbs", "speaker.said"),
    ("context", "speech.according", "speaker.according"),
    ("context", "speech.first_person", "donor.we"),
    ("context", "speech.bodies", "donor.body"),
    ("numbers", "bounds.*", "bound.*"),
    ("numbers", "vague.words", "bound.vague"),
    ("numbers", "rates.*", "quantity.rate"),
    ("numbers", "rated.*", "quantity.rate"),
    ("stances", "*", "stance.*"),
    ("screen", "*", "screen.*"),
)
"""Every list that fills a field, rejects a candidate or keeps a text. What only ends a phrase is no rule."""

GRAMMAR: Final = frozenset({"verb.say", "verb.intend", "verb.other", "bundle.securities", "counting.fresh",
                            "modality.none"})
"""Lists that no field comes from: their verbs part clauses, or carry another verb."""

OF: Final = "of"
"""The file of a pack's rules that holds no rule, but whose they are like."""

_HEADING: Final = re.compile(r'^\["?([\w.-]+)"?\][ \t]*$', re.MULTILINE)
_SENTENCES: Final = {name: re.compile(rf'^{name}\s*=\s*\[\s*["\'{{]', re.MULTILINE) for name in ("reads", "not")}


class Sentence(NamedTuple):
    """A text that a rule must or must not read, with what is known of it and what is expected of the claim."""

    text: str
    known: Mapping[str, Any]
    expected: Mapping[str, Any]


class Rule(NamedTuple):
    """One rule: its id, what it means, its words if it is a list, its weight if it has one, and its sentences.

    A rule without sentences is one that its pack says has none yet, or that another pack shows.
    """

    id: str
    means: str
    weight: float | None
    reads: tuple[Sentence, ...]
    rejects: tuple[Sentence, ...]
    place: str
    words: tuple[str, ...] = ()


KNOWN: Final = frozenset({"published", "publisher", "title"})
"""What a sentence may say of its document."""

EXPECTED: Final = frozenset({"kind", "stage", "modality", "counting", "donors", "recipients", "item", "quantity",
                             "bound", "unit", "per", "money", "currency", "due", "speaker", "tier"})
"""What a sentence may say of the claim."""


@cache
def word_rules(language: str) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """(file, words) of every rule that is a word list, by its id; the pack's own tables say which there are."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    taken: set[tuple[str, str]] = set()
    for table, lists, identity in WORD_LISTS:
        for name, own, words in _lists(load_table(language, table), lists):
            rule = identity.replace("*", own)
            if (table, name) in taken or rule in GRAMMAR:
                continue
            taken.add((table, name))
            place, before = found.get(rule, (f"data/packs/{language}/{table}.toml", ()))
            found[rule] = (place, (*before, *words))
    return found


def _lists(table: Mapping[str, Any], path: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(full name, last name, words) of the lists that a path names; a table of forms gives its forms."""
    *parents, last = path.split(".")
    for parent in parents:
        table = table.get(parent, {})
    for name, value in table.items():
        if last not in ("*", name):
            continue
        held = value.get("forms") or value.get("words") if isinstance(value, Mapping) else value
        words = [held] if isinstance(held, str) else held
        if isinstance(words, list | tuple):
            yield ".".join((*parents, name)), name, tuple(map(str, words))


def check_rules(language: str, tables: tuple[str, ...]) -> None:
    """See that every list of these tables has a sentence that it reads and one that it does not; else TableError.

    Looks at headings only: it runs whenever a pack is loaded. A pack with no folder of sentences at all is one that is
    being written.
    """
    there = _headings(language)
    if not there:
        return
    unshown = _of(language)[1]
    for rule, (place, _) in word_rules(language).items():
        if place.rpartition("/")[2].removesuffix(".toml") not in tables or rule in unshown:
            continue
        missing = [name for name in _SENTENCES if name not in there.get(rule, frozenset())]
        if missing:
            raise _without(language, rule, place, missing)


def _without(language: str, rule: str, place: str, missing: list[str]) -> TableError:
    return TableError(
        f"{place}: {rule}",
        f"this list has no sentence under {' and none under '.join(missing)}",
        f'add ["{rule}"] with means, reads = ["a sentence it must read"] and not = ["one it must not"] to a file in '
        f"data/packs/{language}/rules/; docs/rules.md shows how")


@cache
def _headings(language: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for _, text in _texts(language):
        starts = list(_HEADING.finditer(text))
        ends = [*(one.start() for one in starts[1:]), len(text)]
        for heading, end in zip(starts, ends, strict=True):
            sentences = (name for name, seen in _SENTENCES.items() if seen.search(text, heading.end(), end))
            found[heading[1]] = frozenset(sentences)
    return found


def _texts(language: str) -> Iterator[tuple[str, str]]:
    folder = files("pledgebook").joinpath(f"data/packs/{language}/rules")
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml") and entry.name != f"{OF}.toml":
            yield entry.name, entry.read_text(encoding="utf-8")


@cache
def _of(language: str) -> tuple[str, frozenset[str]]:
    """(the pack whose meanings these rules have, or ''; lists without sentences), as the pack says."""
    if not files("pledgebook").joinpath(f"data/packs/{language}/rules/{OF}.toml").is_file():
        return "", frozenset()
    table = load_table(language, f"rules/{OF}")
    return str(table.get("like", "")), frozenset(table.get("without", ()))


def load_rules(language: str) -> tuple[Rule, ...]:
    """Every rule of a language with its sentences, by id; TableError where one is broken, told twice or without."""
    lists, (like, unshown) = word_rules(language), _of(language)
    others = {rule.id: rule for rule in load_rules(like)} if like and like != language else {}
    found = dict(_told(language, lists, others))
    for rule, (place, words) in lists.items():
        if rule in found:
            continue
        if rule not in unshown or rule not in others:
            raise _without(language, rule, place, list(_SENTENCES))
        found[rule] = others[rule]._replace(reads=(), rejects=(), place=place, words=words)
    in_code = set(others) - set(word_rules(like) if others else ()) - set(found)
    found |= {rule: others[rule]._replace(reads=(), rejects=()) for rule in in_code}
    return tuple(found[identity] for identity in sorted(found))


def _told(
    language: str, lists: Mapping[str, tuple[str, tuple[str, ...]]], others: Mapping[str, Rule]
) -> Iterator[tuple[str, Rule]]:
    """The rules that the files of a pack tell, each once; what one means may stand in another pack alone."""
    found: dict[str, str] = {}
    for name, _ in _texts(language):
        place = f"data/packs/{language}/rules/{name}"
        for identity, entry in load_table(language, f"rules/{name.removesuffix('.toml')}").items():
            if identity in found:
                raise TableError(f"{place}: {identity}", f"this rule stands in {found[identity]} too",
                                 "keep one of the two entries")
            found[identity] = place
            like = others.get(identity)
            known = {"means": like.means, "weight": like.weight} if like else {}
            told = {**known, **entry} if isinstance(entry, Mapping) else entry
            yield identity, _rule(identity, told, place, lists.get(identity, ("", ()))[1])


def _rule(identity: str, entry: Any, place: str, words: tuple[str, ...]) -> Rule:
    where = f"{place}: {identity}"
    if not isinstance(entry, Mapping) or set(entry) - {"means", "weight", "reads", "not"}:
        raise TableError(where, "a rule has means, reads and not, and a weight if it has one", "see docs/rules.md")
    if not entry.get("means"):
        raise TableError(where, "this rule does not say what it means", 'add a line: means = "..."')
    reads, rejects = (tuple(_sentence(one, where) for one in entry.get(name, ())) for name in ("reads", "not"))
    if not reads or not rejects:
        missing = "reads" if not reads else "not"
        raise TableError(where, f"this rule has no sentence under {missing}", f'add one: {missing} = ["..."]')
    return Rule(identity, entry["means"], entry.get("weight"), reads, rejects, place, words)


def _sentence(written: Any, where: str) -> Sentence:
    row = {"text": written} if isinstance(written, str) else written
    if not isinstance(row, Mapping) or not isinstance(row.get("text"), str) or not row["text"].strip():
        raise TableError(where, f"a sentence is a text, or a table with text: {written!r}"[:200], "see docs/rules.md")
    unknown = set(row) - KNOWN - EXPECTED - {"text"}
    if unknown:
        raise TableError(where, f"a sentence cannot say {', '.join(sorted(unknown))}",
                         f"it may say {', '.join(sorted(KNOWN | EXPECTED))}")
    return Sentence(row["text"], {k: v for k, v in row.items() if k in KNOWN},
                    {k: v for k, v in row.items() if k in EXPECTED})
