"""The ways through an archive that the bench compares, each served by a process of its own.

`Served(WAY)` starts that process: it loads what the way needs, warms itself on two small files, and then passes over
any file it is asked to, as often as asked, and tells the processor time of each whole pass. So no way pays for
another's memory, start-up is told by itself, and passes of several ways can be taken in turns.
"""

import atexit
import gc
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import compiled

from pledgebook.acquire.warc import draw
from pledgebook.catalogue import load_catalogue
from pledgebook.errors import Issue
from pledgebook.gate import load_gate
from pledgebook.model import Capture
from pledgebook.parse import parse
from pledgebook.pipeline.reading import is_worth_reading, read_capture
from pledgebook.pipeline.sifting.inputs import Source, sources
from pledgebook.pipeline.sifting.parts import Part
from pledgebook.pipeline.sifting.task import SiftFile
from pledgebook.screen import load_lexicon, screen
from pledgebook.warcfile import read_records

Pass = Callable[[Path], Counter[str]]
MOST = 10_000_000  # bytes and code points of one page: no page of the archive comes near
_PAGE = b" 200 "
_PAGES = ("gated_out", "screened_out", "kept")
DAY = "2024-05-01T00:00:00Z"
_COMPILED = ", compiled"
"""The end of a way's name that is served by that package."""


def main() -> int:
    """Serve one way: a line of JSON in, a line of JSON out, until the input ends."""
    way, loading, warming = sys.argv[1], *map(Path, sys.argv[2:])
    one_pass = WAYS[way]()
    one_pass(loading)
    start = time.process_time()
    one_pass(warming)
    gc.freeze()
    _tell({"start": start})
    for asked in sys.stdin:
        paths = [Path(path) for path in json.loads(asked)]
        gc.collect()
        begun = time.process_time(), time.perf_counter()
        counts: Counter[str] = Counter()
        for path in paths:
            counts += one_pass(path)
        cpu, wall = time.process_time() - begun[0], time.perf_counter() - begun[1]
        _tell({"cpu": cpu, "wall": wall, "counts": counts, "most": most_memory()})
    return 0


def _tell(what: dict[str, Any]) -> None:
    print(json.dumps(what), flush=True)


def most_memory() -> float:
    """Megabytes that this process held at most."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


# -- ways --------------------------------------------------------------------------------------------------------------


def bare() -> Pass:
    """The limit: fastwarc hands out the bytes of every response, and nothing is done with them."""
    return lambda path: Counter(pages=sum(1 for _ in _fastwarc_bodies(path)))


def reader() -> Pass:
    """Our reader hands out every record."""

    def one_pass(path: Path) -> Counter[str]:
        with path.open("rb") as stream:
            return Counter("pages" if not isinstance(one, Issue) and one.type == "response" and _PAGE in one.block[:16]
                           else "others" for one in read_records(stream, path.name))

    return one_pass


def gated() -> Pass:
    """Our reader, and the gate on each page's bytes."""
    gate = load_gate(load_catalogue())

    def one_pass(path: Path) -> Counter[str]:
        counts: Counter[str] = Counter()
        counts["passed"] = sum(1 for _ in captures(path, gate.passes, counts))
        return counts

    return one_pass


def screened(*, is_gated: bool = True) -> Pass:
    """To screened text: the gate, the page's text, and the exact screen on it."""
    catalogue = load_catalogue()
    wanted, lexicon = _wanted(is_gated=is_gated), load_lexicon(catalogue)

    def one_pass(path: Path) -> Counter[str]:
        counts: Counter[str] = Counter()
        for capture in captures(path, wanted, counts):
            if not (is_gated or is_worth_reading(capture, catalogue)):
                continue
            document = parse(capture, capture.captured_at, MOST).document
            counts["passed"] += 1
            counts["kept"] += document is not None and screen(document, lexicon).kept
        return counts

    return one_pass


def claims(*, is_gated: bool = True) -> Pass:
    """The whole way, to linked claims; those of tier C, which enter no ledger, are not counted."""
    catalogue = load_catalogue()
    wanted = _wanted(is_gated=is_gated)

    def one_pass(path: Path) -> Counter[str]:
        counts: Counter[str] = Counter()
        for capture in captures(path, wanted, counts):
            if not (is_gated or is_worth_reading(capture, catalogue)):
                continue
            outcome = read_capture(capture, catalogue, MOST)
            counts["passed"] += 1
            counts["kept"] += outcome.screening is not None and outcome.screening.kept
            counts["claims"] += sum(claim.tier != "C" for claim in outcome.claims)
        return counts

    return one_pass


def sifted() -> Pass:
    """What the command `sift` does with a file: the whole way, every record counted, the part written and synced."""
    aside = tempfile.mkdtemp(prefix="pledgebook-bench-")
    atexit.register(shutil.rmtree, aside, ignore_errors=True)
    task = sift_task(Path(aside))

    def one_pass(path: Path) -> Counter[str]:
        (source,) = archive_sources([path])
        counts = task(source)["counts"]
        part = Part(task.folder, source.id)
        tiers = Counter(json.loads(claim)["tier"] for outcome in part.outcomes() for claim in outcome["claims"])
        part.forget()
        fates = {fate: sum(causes.values()) for fate, causes in counts.items()}
        return Counter(fates) + Counter(claims=tiers["A"] + tiers["B"], pages=sum(fates.get(one, 0) for one in _PAGES))

    return one_pass


def sift_task(folder: Path) -> SiftFile:
    """The task of `sift`, with parts in that folder."""
    return SiftFile(folder, None, MOST, MOST, DAY)


def archive_sources(paths: Sequence[Path]) -> list[Source]:
    """The files as `sift` knows them."""
    return [one for one in sources([str(path) for path in paths]) if isinstance(one, Source)]


def trafilatura_alone() -> Pass:
    """Fastwarc, and trafilatura's fast mode on every page: text and nothing more."""
    import trafilatura  # noqa: PLC0415 -- only this way's process pays for it

    def one_pass(path: Path) -> Counter[str]:
        texts = (trafilatura.extract(body, fast=True, include_comments=False) for body in _fastwarc_bodies(path))
        return Counter(pages=sum(text is None or len(text) >= 0 for text in texts))

    return one_pass


def usual(*, is_fast: bool = False) -> Pass:
    """The usual way: warcio, trafilatura, spaCy rules. The fast one has fastwarc and trafilatura's fast mode."""
    import trafilatura  # noqa: PLC0415
    from spacy_way import SpacyWay  # noqa: PLC0415

    way = SpacyWay(load_catalogue())

    def one_pass(path: Path) -> Counter[str]:
        bodies = _fastwarc_bodies(path) if is_fast else _warcio_bodies(path)
        texts = (trafilatura.extract(body, fast=is_fast, include_comments=False) or "" for body in bodies)
        counts: Counter[str] = Counter()
        for found in way.claims(texts):
            counts["pages"] += 1
            counts["kept"] += bool(found)
            counts["claims"] += len(found)
        return counts

    return one_pass


WAYS: dict[str, Callable[[], Pass]] = {
    "bare": bare, "reader": reader, "gated": gated, "screened": screened, "claims": claims, "sift": sifted,
    "screened, no gate": lambda: screened(is_gated=False), "claims, no gate": lambda: claims(is_gated=False),
    "trafilatura": trafilatura_alone, "usual": usual, "usual, fast": lambda: usual(is_fast=True),
}


def captures(path: Path, wanted: Callable[[bytes], bool], counts: Counter[str]) -> Iterator[Capture]:
    """The pages of a file that are wanted, with all codings off; all pages are counted."""
    with path.open("rb") as stream:
        for record in read_records(stream, path.name):
            if not isinstance(record, Issue):
                drawn = draw(record, MOST, lambda: DAY, wanted)
                counts["pages"] += drawn.capture is not None or not drawn.is_wanted
                if drawn.capture is not None:
                    yield drawn.capture


def _wanted(*, is_gated: bool) -> Callable[[bytes], bool]:
    return load_gate(load_catalogue()).passes if is_gated else lambda _body: True


def _fastwarc_bodies(path: Path) -> Iterator[bytes]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415

    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
            body = record.reader.read()
            if record.http_headers is None or record.http_headers.status_code == 200:
                yield body


def _warcio_bodies(path: Path) -> Iterator[bytes]:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415

    with path.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response" and record.http_headers.get_statuscode() == "200":
                yield record.content_stream().read()


# -- the other side ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Taken:
    """What whole passes took: processor and clock seconds, what they counted, and the most memory so far in MB."""

    cpu: float
    wall: float
    counts: dict[str, int]
    most: float


class Served:
    """A process that serves one way. `start` is the processor time it took to load all, over the first of `before`.

    Behind that it passes over the second, which makes it warm.
    """

    def __init__(self, way: str, before: Sequence[Path]) -> None:
        self.way = way
        self._process = subprocess.Popen([sys.executable, __file__, way.removesuffix(_COMPILED), *map(str, before)],
                                         text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                         env=compiled.first() if way.endswith(_COMPILED) else None)
        self.start = float(self._answer()["start"])

    def over(self, paths: Sequence[Path]) -> Taken:
        """One pass over all the files in a row."""
        self._stream(self._process.stdin).write(json.dumps([str(path) for path in paths]) + "\n")
        self._stream(self._process.stdin).flush()
        return Taken(**self._answer())

    def end(self) -> None:
        """Close the process."""
        self._stream(self._process.stdin).close()
        self._process.wait()

    def _answer(self) -> dict[str, Any]:
        line = self._stream(self._process.stdout).readline()
        if not line:
            message = f"the process of {self.way} ended with {self._process.wait()}"
            raise RuntimeError(message)
        told: dict[str, Any] = json.loads(line)
        return told

    @staticmethod
    def _stream(stream: IO[str] | None) -> IO[str]:
        assert stream is not None
        return stream


if __name__ == "__main__":
    sys.exit(main())
