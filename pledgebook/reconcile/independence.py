"""How many of the documents that tell of a commitment are independent, and why the others are not.

Two documents count as one where they have the same words, come from one outlet or one government, print one agency, or
where one tells in another language what the other told in the same days. Each tie is kept, with its reason.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pledgebook.catalogue.sources import Register, shipped_register
from pledgebook.codes import Alike
from pledgebook.model import Document, DocumentRef
from pledgebook.origins import SourceGroup, Sources, SourceTie
from pledgebook.reconcile.cluster import Groups
from pledgebook.reconcile.copies import near_copies
from pledgebook.reconcile.credits import Crediting, crediting, credits_of
from pledgebook.reconcile.memory import Memory, hashed, key_of
from pledgebook.reconcile.traits import Traits

TRANSLATED = 4
"""Days within which what an owner's outlets tell alike in two languages is taken for one text and its translation."""
LOOKED_BACK = 20
"""So many earlier documents of one owner a document is compared with."""

_ORDER = (Alike.COPY, Alike.OUTLET, Alike.AGENCY, Alike.GOVERNMENT, Alike.TRANSLATION)


@dataclass(frozen=True, slots=True)
class SourceNotes:
    """What is known of the documents' sources: the register, whose text each prints, of which it is a near copy."""

    register: Register = field(default_factory=shipped_register)
    credits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)


def source_notes(
    documents: Sequence[Document], register: Register, own_tables: Path | None = None, memory: Memory | None = None,
) -> SourceNotes:
    """The notes on these documents; each is looked at once, and in a later run with its `memory` not again."""
    told = crediting(register, own_tables)
    found = {one.id: _credits(one, told, memory) for one in documents}
    copies = near_copies({one.id: one.text for one in documents}, {one.id: one.recorded for one in documents}, memory)
    return SourceNotes(register, {name: hosts for name, hosts in found.items() if hosts}, copies)


def _credits(one: Document, told: Crediting, memory: Memory | None) -> tuple[str, ...]:
    if memory is None:
        return credits_of(one.text, one.publisher, told)
    key = key_of(f"credits {one.publisher}", [hashed(one.text.encode("utf-8", "surrogatepass"))])
    known = memory.recall(key)
    found = credits_of(one.text, one.publisher, told) if known is None else tuple(known)
    memory.keep(key, list(found))
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """One document of a commitment, with what it says of it."""

    document: DocumentRef
    text: str
    day: date | None
    says: frozenset[tuple[object, ...]]


def sources_of(members: Sequence[Traits], notes: SourceNotes) -> Sources:
    """The documents of a commitment's claims, those that are independent, and the groups that count as one."""
    first = members[0].claim.document.id
    if all(one.claim.document.id == first for one in members):
        return Sources(1, 1)
    if apart := _plainly_apart(members, notes):
        return Sources(apart, apart)
    documents = _documents(members)
    ties = sorted(_ties(documents, notes), key=lambda tie: (_ORDER.index(tie.why), tie.of, tie.documents))
    if not ties:
        return Sources(len(documents), len(documents))
    joined = Groups(documents)
    needed = [tie for tie in ties if _join(joined, tie.documents)]
    groups = joined.groups()
    return Sources(len(documents), len(groups), tuple(
        SourceGroup(names, tuple(tie for tie in needed if joined.find(tie.documents[0]) == root))
        for root, names in sorted(groups.items()) if len(names) > 1))


def _plainly_apart(members: Iterable[Traits], notes: SourceNotes) -> int:
    """How many documents tell of it, where nothing at all could tie two of them; else 0. So it mostly is."""
    register, seen, marks = notes.register, set[str](), set[tuple[str, str]]()
    for one in members:
        document = one.claim.document
        if document.id in seen:
            continue
        seen.add(document.id)
        host = document.publisher
        mine = {("text", one.text), ("text", document.sha256 or one.text)}
        if host:
            mine.add(("outlet", register.outlet(host)))
        if document.id in notes.credits or not marks.isdisjoint(mine) or (host and register.owner(host)):
            return 0
        marks |= mine
    return len(seen)


def _documents(members: Iterable[Traits]) -> dict[str, _Told]:
    said: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    seen: dict[str, Traits] = {}
    for one in members:
        seen.setdefault(one.claim.document.id, one)
        said[one.claim.document.id].add((one.quantity, one.money) if one.quantity or one.money else (one.path[:1],))
    return {name: _Told(one.claim.document, one.text, one.day, frozenset(said[name])) for name, one in seen.items()}


def _ties(documents: Mapping[str, _Told], notes: SourceNotes) -> Iterator[SourceTie]:
    """Every reason for which some of the documents count as one."""
    register = notes.register
    agencies = _agencies(documents, notes)
    alike: dict[tuple[Alike, str], set[str]] = defaultdict(set)
    owned: dict[str, list[_Told]] = defaultdict(list)
    for name, told in documents.items():
        host = told.document.publisher
        alike[Alike.COPY, told.text].add(name)
        if told.document.sha256:
            alike[Alike.COPY, told.document.sha256].add(name)
        if name in agencies:
            alike[Alike.AGENCY, agencies[name]].add(name)
        if not host:
            continue
        alike[Alike.OUTLET, register.outlet(host)].add(name)
        owner = register.owner(host)
        if owner and register.is_official(host):
            alike[Alike.GOVERNMENT, owner].add(name)
        elif owner:
            owned[owner].append(told)
    for (why, of), names in alike.items():
        if len(names) > 1:
            yield SourceTie(why, min(names) if why is Alike.COPY and of not in names else of, tuple(sorted(names)))
    for owner, several in owned.items():
        yield from _translations(owner, several)


def _agencies(documents: Mapping[str, _Told], notes: SourceNotes) -> dict[str, str]:
    """The agency of each document that prints some: of these the one that most documents print.

    So a text made of two agencies' does not make these two one.
    """
    if not any(name in notes.credits for name in documents):
        return {}
    printed = {name: set(notes.credits.get(name, ())) for name in documents}
    credited = {outlet for outlets in printed.values() for outlet in outlets}
    for name, told in documents.items():
        # Who is credited may have told it too: an agency, or an outlet ('Ukrainska Pravda reports').
        printed[name] |= {notes.register.outlet(told.document.publisher)} & credited
    tally = Counter(agency for agencies in printed.values() for agency in agencies)
    return {name: min(agencies, key=lambda agency: (-tally[agency], agency))
            for name, agencies in printed.items() if agencies}


def _translations(owner: str, several: Sequence[_Told]) -> Iterator[SourceTie]:
    """What the outlets of one owner tell alike in two languages within days."""
    told = sorted(several, key=lambda one: (one.day or date.max, one.document.id))
    for place, later in enumerate(told):
        for earlier in told[max(0, place - LOOKED_BACK):place]:
            if _is_translation(earlier, later):
                yield SourceTie(Alike.TRANSLATION, owner, tuple(sorted((earlier.document.id, later.document.id))))


def _is_translation(one: _Told, other: _Told) -> bool:
    languages = {one.document.language, other.document.language}
    if len(languages) == 1 or None in languages or one.day is None or other.day is None:
        return False
    return abs((one.day - other.day).days) <= TRANSLATED and (one.says <= other.says or other.says <= one.says)


def _join(groups: Groups, names: Sequence[str]) -> bool:
    """Put the documents into one group; whether some of them were not yet."""
    is_new = len({groups.find(name) for name in names}) > 1
    for name in names[1:]:
        groups.join(names[0], name)
    return is_new
