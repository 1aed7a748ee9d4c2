"""A run: read what is new in the archive, reconcile all claims, value, check, and put a new ledger in place.

It may be killed at any moment: the archive is never written, batches of readings are whole or absent, and the ledger is
replaced in one step. The next run goes on from there and ends in the same ledger.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from pledgebook import __version__
from pledgebook.archive import book_lock
from pledgebook.catalogue.overlay import check_folder
from pledgebook.checks import BREAKS, check
from pledgebook.engine import Engine, LocalEngine, cores
from pledgebook.errors import CheckError, Issue
from pledgebook.judgements import effective
from pledgebook.ledger import build_ledger
from pledgebook.model import Capture, Commitment, Document, Judgement
from pledgebook.pipeline.assemble import Assembly, assemble
from pledgebook.pipeline.book import Book
from pledgebook.pipeline.cache import Cache, fingerprint
from pledgebook.pipeline.past import forget
from pledgebook.pipeline.reading import EXTRACTOR, ReadBatch
from pledgebook.pipeline.remembered import Remembered
from pledgebook.pipeline.second import open_asker, read_assembly_again
from pledgebook.pipeline.sifting.log import SiftLog
from pledgebook.pipeline.whole import check_nothing_lost, forget_changed
from pledgebook.progress import Progress, silent
from pledgebook.reconcile import Memory, Reconciled, reconcile, source_notes
from pledgebook.schema import Json, claim_to_json, document_to_json, plain
from pledgebook.second import Asker, Spent
from pledgebook.text.building import uncollected
from pledgebook.value import Measures, value

BATCH = 32
"""Captures a batch: about a second of work, so that little is lost to a kill and a pool is kept busy."""


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did. `counts` are those of the ledger; `read_now` is how many captures were read in this run.

    `spent` is what the second reader took, None where there is none.
    """

    counts: dict[str, int]
    read_now: int
    issues: tuple[Issue, ...] = field(repr=False)
    spent: Spent | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Where a ledger is put, and what it says of its making beyond what every ledger does."""

    path: Path
    told: Mapping[str, str] = field(default_factory=dict)


def run_book(book: Book, progress: Progress = silent, engine: Engine | None = None) -> RunReport:
    """Bring the ledger of a book up to date.

    BookError where another process is at it; CheckError where a check breaks, or where the archive has lost what the
    ledger was made of: the ledger that was there stays.
    """
    asker = open_asker(book.config.second_reader, book.answers)  # first, since it tells what its settings have wrong
    with book_lock(book.folder):
        left = book.archive.recover()
        engine = engine or LocalEngine(book.config.read.workers)
        check_folder(book.own_tables)
        task = ReadBatch(book.own_tables, book.config.read.max_characters)
        cache = Cache(book.cache, fingerprint(task.own_tables, task.max_characters))
        read_now = _read_new(book, cache, task, engine, progress)
        with uncollected():
            report = _settled(book, cache, asker, progress)
        cache.forget_others()
        forget(book.cache)
        # Told once and not kept: what a killed `add` had not finished was never in the archive.
        return replace(report, read_now=read_now, spent=asker.spent if asker else None,
                       issues=tuple(sorted({*report.issues, *left})))


def _settled(book: Book, cache: Cache, asker: Asker | None, progress: Progress) -> RunReport:
    """The book's ledger out of all that was read."""
    progress("putting together", 0)
    assembly = assemble(_outcomes(book, cache), tuple(book.logged_issues()), traced=asker is not None)
    assembly.counts.update(SiftLog(book).counts())
    check_nothing_lost(book, assembly)
    if asker:
        assembly = read_assembly_again(assembly, book.catalogue(), asker, progress)
    remembered = Remembered(cache.folder, book.own_tables)
    memory = remembered.memory()
    memory.note(assembly.claims, assembly.written)
    report = settle(book, assembly, book.judgements.all(), Target(book.ledger_path), progress, memory)
    remembered.keep(memory)
    return report


def _read_new(book: Book, cache: Cache, task: ReadBatch, engine: Engine, progress: Progress) -> int:
    """Read every batch that the cache does not have; returns how many captures that were."""
    done, files = 0, list(_unread(book, cache))
    total = sum(len(book.archive.ids(file)) for file in files)
    for file in files:
        sizes = [len(batch) for _, batch in _batches(book, file)]  # the captures are read when their turn comes
        missing = {number: size for number, size in enumerate(sizes) if not cache.has(file.name, number)}
        total -= sum(sizes) - sum(missing.values())
        batches = (batch for number, batch in _batches(book, file) if number in missing)
        for number, outcomes in zip(missing, engine.map(task, batches), strict=True):
            cache.put(file.name, number, outcomes)
            done += len(outcomes)
            progress("read", done, total)
        cache.finish(file.name, len(sizes))
    return done


def _unread(book: Book, cache: Cache) -> Iterator[Path]:
    """The files of the archive of which a batch is not in the cache."""
    for file in book.archive.files():
        forget_changed(book, cache, file)
        if cache.batches(file.name) is None:
            yield file


def _batches(book: Book, file: Path) -> Iterator[tuple[int, list[Capture | Issue]]]:
    captures = book.archive.captures(file)
    number = 0
    while batch := list(islice(captures, BATCH)):
        yield number, batch
        number += 1


def _outcomes(book: Book, cache: Cache) -> Iterator[Json]:
    for file in book.archive.files():
        yield from cache.outcomes(file.name, cache.batches(file.name) or 0)


def settle(
    book: Book, assembly: Assembly, judgements: Sequence[Judgement], target: Target, progress: Progress,
    memory: Memory | None = None,
) -> RunReport:
    """All that looks at every claim together, up to the new ledger at the target; a `memory` makes it quicker."""
    claims = {claim.id: claim for claim in assembly.claims}
    progress("reconciling", len(claims))
    catalogue = book.catalogue()
    sources = source_notes([d for d in assembly.documents if d.id in assembly.told], catalogue.sources, book.own_tables,
                           memory)
    made = reconcile(assembly.claims, effective(judgements), catalogue, book.config.reconcile, sources,
                     workers=book.config.read.workers or cores(), memory=memory)
    given = book.measures()
    valued = value(made.commitments, claims, given)
    commitments = valued.commitments
    counts = {**assembly.counts, "commitments": len(commitments)}
    found = check(commitments, made.postings, claims, counts, given.items.ancestors)
    broken = [issue for issue in found if issue.code in BREAKS]
    if broken:
        raise CheckError(broken[0].subject, f"{broken[0].message} ({broken[0].code}, {len(broken)} in all)",
                         broken[0].next_step or "report it: the ledger that was there is kept")
    issues = tuple(sorted({*assembly.issues, *made.issues, *valued.issues, *found}))
    progress("writing the ledger", len(commitments))
    build_ledger(target.path,
                 {**_tables(assembly, made, commitments, issues, counts), "broader": broader(commitments, given)},
                 {**ledger_meta(book, given), "judgements": str(len(judgements)), **target.told})
    return RunReport(counts, 0, issues)


def broader(commitments: Iterable[Commitment], given: Measures) -> Iterator[Json]:
    """What each promised thing is a kind of, so that the ledger can tell a whole's kinds from other things."""
    for item in sorted({one.item.id for one in commitments if one.item and one.item.id}):
        yield from ({"item": item, "above": above} for above in given.items.ancestors(item)[1:])


def ledger_meta(book: Book, given: Measures) -> dict[str, str]:
    """What a ledger says of its making; the days of its rates among it, which no figure should be without."""
    return {"name": book.config.name, "version": __version__, "extractor": EXTRACTOR,
            "rates": f"ECB {given.exchange.ecb.first} to {given.exchange.ecb.last}"}


def _tables(assembly: Assembly, made: Reconciled, commitments: Sequence[Commitment], issues: Sequence[Issue],
            counts: dict[str, int]) -> dict[str, Iterator[Json] | Iterator[Json | str]]:
    told = Counter(issue.code for issue in issues)
    numbers = {**counts, **{f"issue:{code}": count for code, count in told.items()}}
    documents: Sequence[Document] = assembly.documents
    return {
        "documents": (document_to_json(one) for one in documents),
        "claims": (assembly.written.get(one.id) or claim_to_json(one) for one in assembly.claims),
        "vetoed": (plain(one) for one in assembly.vetoed),
        "screened": (plain(one) for one in assembly.screened),
        "commitments": (plain(one) for one in commitments),
        "postings": (plain(one) for one in made.postings),
        "redirects": (plain(one) for one in made.redirects),
        "issues": (plain(one) for one in issues),
        "counts": ({"name": name, "value": count} for name, count in sorted(numbers.items())),
    }
