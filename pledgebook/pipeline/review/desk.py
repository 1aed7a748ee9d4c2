"""Where people decide: the queue of the open ledger, an item with all that it is decided by, previews, and the entry.

Nothing is kept here that cannot be made again: decisions go to the log through `judging`, which refuses what cannot
stand. May be used from several threads.
"""

import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypeVar

from pledgebook.catalogue import Catalogue
from pledgebook.codes import Verdict
from pledgebook.errors import JudgementError
from pledgebook.judged import effective, overruled, promise, undone
from pledgebook.ledger import Ledger
from pledgebook.ledger.queue import brief_claims, homes_of, promises_near
from pledgebook.model import Judgement
from pledgebook.pipeline.book import Book
from pledgebook.pipeline.judging import Homes, decide_all
from pledgebook.pipeline.review.items import NEAR, claims_of, items_of
from pledgebook.pipeline.review.overtaken import refuse_overtaken
from pledgebook.pipeline.review.preview import Means, Touched, preview, touched
from pledgebook.pipeline.review.queue import Queue, open_queue
from pledgebook.pipeline.review.words import read_words
from pledgebook.reconcile.compare import compare, hopeless, weigh
from pledgebook.reconcile.traits import traits_of
from pledgebook.reconcile.weights import values
from pledgebook.schema import Json, claim_from_json, document_from_json, plain
from pledgebook.views.decisions import IN_FORCE, OVERRULED, UNDONE, WAITS
from pledgebook.views.queue import told_claim, told_commitment
from pledgebook.views.waiting import NEW, SAME, Decided, Effect, Item, Lane, Listed, Look, Near, Notice, Place, State

SHOWN = 12
"""Claims of one promise that are shown with an item."""
NEAREST = 12
"""Promises that a new claim is held against, the nearest in time."""
LOOKS = 64
"""Items as they were looked up last: who decides has looked at it a moment ago."""
OFFERED, OFFERED_FROM = 3, 2 * NEAR
"""So many of them are offered to merge with, down to so far below the line."""

_Log = tuple[Judgement, ...]
_Key = TypeVar("_Key", bound=Hashable)
_Kept = TypeVar("_Kept")


class Desk:
    """The review of one book. Every method takes the ledger that the page is answered from."""

    def __init__(self, book: Book, catalogue: Catalogue) -> None:
        self._book, self._catalogue = book, catalogue
        self._turn = threading.Lock()
        self._queue: tuple[object, Queue] | None = None
        self._means: tuple[object, Means] | None = None
        self._homes: Homes | None = None
        self._log: tuple[object, _Log] = (None, ())
        self._looks: OrderedDict[tuple[str, str], Look] = OrderedDict()
        self._touched: OrderedDict[tuple[str, ...], Touched] = OrderedDict()

    @property
    def currency(self) -> str:
        """In which currency money is told: the first of the book's."""
        return next(iter(self._book.config.value.currencies), "EUR")

    # -- the queue -------------------------------------------------------------------------------------------------

    def lanes(self, ledger: Ledger) -> tuple[Lane, ...]:
        """Every lane with what is open in it."""
        return self._marked(ledger).lanes()

    def page(self, ledger: Ledger, lane: str, state: State, after: str, limit: int) -> tuple[list[Listed], str]:
        """Items of a lane in a state, the most expected change first; and the key behind which there are more."""
        return self._marked(ledger).page(lane, state, after, limit)

    def told(self, ledger: Ledger, names: Sequence[str]) -> dict[str, str]:
        """A line for each of these claims and commitments."""
        claims = {str(row[0]): told_claim(row) for row in brief_claims(ledger, names)}
        promises = ledger.commitments_of([name for name in names if name.startswith("cmt-")])
        return claims | {name: told_commitment(one, self._catalogue.party_name) for name, one in promises.items()}

    def first(self, ledger: Ledger, lane: str) -> str:
        """The key of the first open item of a lane; '' where nothing is open."""
        found, _ = self._marked(ledger).page(lane, State.OPEN, "", 1)
        return found[0].item.key if found else ""

    def item(self, ledger: Ledger, lane: str, key: str) -> Listed | None:
        """The item of that key; None where the queue has none."""
        return self._marked(ledger).item(lane, key)

    def look(self, ledger: Ledger, lane: str, key: str) -> Look | None:
        """The item with all that it is decided by; None where the queue has none of that key."""
        log, queue = self.log(), self._marked(ledger)
        listed = queue.item(lane, key)
        if listed is None:
            return None
        found = self._kept(self._looks, (lane, key), lambda: self._looked_up(ledger, listed, log))
        return replace(found, listed=listed, place=queue.place(lane, key), position=len(log),
                       decisions=self._decided(ledger, listed.item, log))

    def _kept(self, among: "OrderedDict[_Key, _Kept]", key: _Key, make: Callable[[], _Kept]) -> _Kept:
        """What was looked up in this ledger before, made now where it was not: none of it hangs on the log."""
        with self._turn:
            if key in among:
                return among[key]
        made = make()
        with self._turn:
            among[key] = made
            while len(among) > LOOKS:
                among.popitem(last=False)
        return made

    def _looked_up(self, ledger: Ledger, listed: Listed, log: _Log) -> Look:
        lane = listed.item.lane
        homes, claims = self._claims(ledger, listed.item, log)
        commitments = ledger.commitments_of(list(dict.fromkeys(homes.values())))
        documents = {name: found for name in dict.fromkeys(str(one["document"]["id"]) for one in claims.values())
                     if (found := ledger.document(name))}
        near = self._near(ledger, claims, commitments) if lane == NEW else ()
        if near:
            commitments |= ledger.commitments_of([one.commitment for one in near])
        return Look(listed, Place(0, "", ""), claims, commitments, documents, near, self._levels(ledger, listed.item),
                    (), 0, self._book.config.reconcile.threshold)

    def _claims(self, ledger: Ledger, item: Item, log: _Log) -> tuple[dict[str, str], dict[str, Json]]:
        """The claims to show, those that the item is about first, and the commitment of each name."""
        about = [*item.looked, *item.note.get("about", ()), *item.subjects]
        if any(name.startswith("jdg-") for name in item.subjects):
            about += [name for one in log if one.id in item.subjects for name in one.subjects]
        homes = homes_of(ledger, about)
        homes |= {name: name for name in about if name.startswith("cmt-") and name not in homes}
        of = ledger.claims_of_all(list(dict.fromkeys(homes.values()))) if item.lane != NEW else {}
        rows = {str(row["id"]): {**row, "commitment": home} for home, members in of.items() for row in members}
        first = [name for name in dict.fromkeys(about) if name in rows]
        found = {name: rows[name] for name in first}
        for members in of.values():
            rest = [str(row["id"]) for row in members if str(row["id"]) not in found]
            found |= {name: rows[name] for name in rest[:SHOWN]}
        for name in dict.fromkeys(about):
            if name.startswith("clm-") and name not in found and (row := ledger.claim(name)):
                found[name] = {**row, "commitment": homes.get(name)}
        return homes, found

    def _near(self, ledger: Ledger, claims: Mapping[str, Json], known: Mapping[str, Json]) -> tuple[Near, ...]:
        """The promises that a new claim is most like, the likeliest first."""
        row = next(iter(claims.values()), None)
        if row is None:
            return ()
        own = claim_from_json({name: said for name, said in row.items() if name not in ("part", "commitment")})
        day: date | None = own.document.published
        places = [place for place in promises_near(ledger, own.donors, own.recipients, day, NEAREST)
                  if place[0] not in known]
        others = claims_of(ledger, [claim for _, claim in places])
        traits = traits_of([own, *others.values()], self._catalogue, {})
        found = []
        for home, name in places:
            if name in traits and not hopeless(traits[own.id], traits[name]):
                levels = compare(traits[own.id], traits[name])
                weight = round(weigh(levels), 2)
                if weight >= self._book.config.reconcile.threshold - OFFERED_FROM:
                    found.append(Near(home, name, weight, _with_weights(levels)))
        return tuple(sorted(found, key=lambda one: (-(one.weight or 0.0), one.commitment))[:OFFERED])

    def _levels(self, ledger: Ledger, item: Item) -> tuple[tuple[str, float], ...]:
        if item.lane != SAME:
            return ()
        claims = claims_of(ledger, item.note["about"])
        traits = traits_of(claims.values(), self._catalogue, {})
        one, other = (traits.get(name) for name in item.note["about"])
        return _with_weights(compare(one, other)) if one and other else ()

    def _decided(self, ledger: Ledger, item: Item, log: _Log) -> tuple[Json, ...]:
        """What people decided about it, the latest last."""
        names = {*item.names, *map(promise, item.names)}
        about = {one.id for one in log if names & {*one.subjects, *map(promise, one.subjects), one.id}}
        return self._told(ledger, log, [one for one in log if one.id in about or (
            one.verdict is Verdict.UNDO and set(one.subjects) & about)])

    # -- previews and the entry ------------------------------------------------------------------------------------

    def effects(self, ledger: Ledger, asked: Mapping[str, Sequence[Judgement]],
                also: Sequence[str] = ()) -> dict[str, Effect]:
        """What each of several decisions would change now; `also` are promises that are looked at too."""
        subjects = [name for some in asked.values() for one in some for name in one.subjects
                    if one.verdict is not Verdict.UNDO]
        log = self.log()
        by_id = {one.id: one for one in log}
        subjects += [name for some in asked.values() for one in some if one.verdict is Verdict.UNDO
                     for target in one.subjects if target in by_id for name in by_id[target].subjects]
        names = tuple(dict.fromkeys((*subjects, *also)))
        self._of(ledger, log)
        found = self._kept(self._touched, names, lambda: touched(ledger, names))
        return {name: preview(some, log, found, self._with(ledger)) for name, some in asked.items()}

    def decide(self, ledger: Ledger, asked: Sequence[Judgement], seen: int, about: Collection[str]) -> list[Decided]:
        """Enter decisions, all or none. `seen` is how much of the log was known when they were taken.

        OvertakenError where anybody has decided about the names in `about` since, or has taken back what stood;
        JudgementError where they cannot stand, with both sides.
        """
        moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        dated = [replace(one, decided_at=one.decided_at or moment) for one in asked]
        names = {*about, *map(promise, about)}
        log = self.log()

        def refuse(in_force: Sequence[Judgement], new: Sequence[Judgement]) -> None:
            refuse_overtaken(names, log, seen, in_force, new)

        entered = decide_all(self._book, dated, self._homes_in(ledger), refuse if about else None)
        return [Decided(one.judgement.id, str(one.judgement.verdict), one.judgement.subjects, one.notes, one.unknown)
                for one in entered]

    def _homes_in(self, ledger: Ledger) -> Homes:
        """What the ledger's commitments hold, as far as it was asked before."""
        with self._turn:
            if self._homes is None or self._homes.ledger is not ledger:
                self._homes = Homes(ledger)
            return self._homes

    def read_words(self, ledger: Ledger, claim: str, field: str, place: tuple[int, int]) -> str:
        """The value of a field by the words at that place of the claim's document, as JSON."""
        row = ledger.claim(claim)
        document = ledger.document(str(row["document"]["id"])) if row else None
        if row is None or document is None:
            raise JudgementError(claim, "its document is not there", "write the value instead of marking words")
        return read_words(field, place, claim_from_json(row), document_from_json(document), self._catalogue)

    def find_words(self, ledger: Ledger, claim: str, words: str) -> tuple[int, int]:
        """Where the words stand in the claim's document, nearest to its sentence; JudgementError where nowhere."""
        row = ledger.claim(claim)
        text = str((ledger.document(str(row["document"]["id"])) or {}).get("text") or "") if row else ""
        near = int(((row or {}).get("evidence") or {}).get("start", 0))
        places = [found.start() for found in re.finditer(re.escape(words), text)] if words else []
        if not places:
            raise JudgementError("words", f'"{words[:80]}" stand nowhere in the document' if words else
                                 "no words are marked", "copy them as they stand there, or write the value")
        start = min(places, key=lambda place: abs(place - near))
        return start, start + len(words)

    # -- the log ---------------------------------------------------------------------------------------------------

    def log(self) -> _Log:
        """Every judgement in the order of entry; read again when the file has changed."""
        try:
            status = self._book.judgements_path.stat()
        except FileNotFoundError:
            return ()
        mark = (status.st_ino, status.st_mtime_ns, status.st_size)
        with self._turn:
            if self._log[0] != mark:
                self._log = (mark, self._book.judgements.all())
            return self._log[1]

    def history(self, ledger: Ledger, limit: int, who: str = "") -> tuple[Json, ...]:
        """The latest decisions, of one person if it is asked for, the last first, each with its state."""
        log = self.log()
        found = [one for one in reversed(log) if not who or one.reviewer == who][:limit]
        return self._told(ledger, log, found)

    def _told(self, ledger: Ledger, log: _Log, some: Sequence[Judgement]) -> tuple[Json, ...]:
        """Decisions with what has become of each, by the log alone: no claim is looked up."""
        if not some:
            return ()
        gone, idle = undone(log), overruled(effective(log))
        waiting = {one.id for one in log[self._of(ledger, log).applied(ledger, log):]}

        def state(one: Judgement) -> str:
            if one.id in gone:
                return UNDONE
            return OVERRULED if one.id in idle else WAITS if one.id in waiting else IN_FORCE

        return tuple({**plain(one), "state": state(one)} for one in some)

    def judgement(self, name: str) -> Judgement | None:
        """The judgement of that id."""
        return next((one for one in reversed(self.log()) if one.id == name), None)

    def waiting(self, ledger: Ledger, names: Iterable[str]) -> tuple[Notice, ...]:
        """Decisions about these claims and commitments that the next run will apply, each with what it changes."""
        log = self.log()
        since = self._of(ledger, log).applied(ledger, log)
        if since >= len(log):
            return ()
        wanted = {*names}
        members = ledger.claims_of_all([name for name in wanted if name.startswith("cmt-")])
        wanted |= {str(row["id"]) for rows in members.values() for row in rows}
        wanted |= {promise(name) for name in wanted}
        then = {one.id for one in effective(log[:since])}
        found = [one for one in effective(log)
                 if one.id not in then and wanted & {*one.subjects, *map(promise, one.subjects)}]
        return (*(self._notice(one, one, self._undone(ledger, one, log)) for one in found),
                *self._taken_back(ledger, wanted, log, since))

    def _taken_back(self, ledger: Ledger, wanted: set[str], log: _Log, since: int) -> Iterator[Notice]:
        """Decisions that this ledger was made with and that an undo has taken back since: each by its undo."""
        stands = {one.id for one in effective(log)}
        gone = {one.id: one for one in effective(log[:since]) if one.id not in stands
                and wanted & {*one.subjects, *map(promise, one.subjects)}}
        undos = {target: one for one in log[since:] if one.verdict is Verdict.UNDO for target in one.subjects}
        for one in gone.values():
            if one.id in undos:
                effect = preview([undos[one.id]], log[:since], touched(ledger, one.subjects), self._with(ledger))
                yield self._notice(undos[one.id], one, effect)

    @staticmethod
    def _notice(one: Judgement, about: Judgement, effect: Effect) -> Notice:
        """What is told of a decision, or of the undo `one` of the decision `about`."""
        return Notice(one.id, one.reviewer, one.decided_at, str(one.verdict), about.subjects, one.reason,
                      about.field or "", about.value, effect, "" if about is one else str(about.verdict))

    def _undone(self, ledger: Ledger, one: Judgement, log: _Log) -> Effect:
        """What a decision changes: the book with it, against the book without it."""
        others = tuple(each for each in log if each.id != one.id)
        return preview([one], others, touched(ledger, one.subjects), self._with(ledger))

    # -- made once a ledger ----------------------------------------------------------------------------------------

    def prepare(self, ledger: Ledger) -> None:
        """Make the queue of this ledger, if it is not there: some seconds in a large book."""
        self._marked(ledger)

    def _marked(self, ledger: Ledger) -> Queue:
        log = self.log()
        queue = self._of(ledger, log)
        queue.mark(ledger, log)
        return queue

    def _of(self, ledger: Ledger, log: _Log) -> Queue:
        with self._turn:
            if self._queue is None or self._queue[0] is not ledger:
                options = self._book.config.reconcile
                items = items_of(ledger, log, self._catalogue, options.threshold, self.currency)
                made = open_queue(self._book.cache, ledger, f"{options.threshold} {self.currency}", items)
                self._queue = (ledger, made)
                self._looks.clear()
                self._touched.clear()
            return self._queue[1]

    def _with(self, ledger: Ledger) -> Means:
        with self._turn:
            if self._means is None or self._means[0] is not ledger:
                self._means = (ledger, Means(self._book.measures(), self._book.config.reconcile, self.currency))
            return self._means[1]


def _with_weights(levels: Iterable[str]) -> tuple[tuple[str, float], ...]:
    known = values()
    return tuple(sorted(((level, round(known[level], 2)) for level in levels), key=lambda one: -abs(one[1])))
