"""A web archive in the layout of CC-NEWS, of pages that nobody made (page_like.py): same seed, same bytes.

`python bench/archive_like.py FOLDER --pages 10000 --share 0.01` writes WARC files of a thousand pages each. A share of
the pages is about assistance, spread evenly: of any hundred pages in a row exactly one, where the share is 0.01. One
ordinary page in thirty is a near miss. Around the pages stand what a crawl has too: requests, pages that are gone,
moved ones. Options: `--packing gz zst lz4 none`, `--seed`, `--shared ../shared` for real texts, `--processes`.
"""

import argparse
import base64
import gzip
import hashlib
import random
import sys
import uuid
import zlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from page_like import Site, made_sites, page
from page_texts import Pools, made_pools, mark_of, ordinary_text, real_texts, relevant_text

VERSION = 3
"""Raised where the same seed gives other bytes than before, so that no old archive is taken for a new one."""

SEED = 20240501
FILE_PAGES = 1000
NEAR_EVERY = 30
ENDINGS = {"gz": ".warc.gz", "zst": ".warc.zst", "lz4": ".warc.lz4", "none": ".warc"}
RELEVANT_IN = {"en": 0.7, "fr": 0.15, "uk": 0.1, "de": 0.05}
"""Shares of languages among relevant pages; some have no pack of rules yet, and are none the less relevant."""

_GZIPPED_EVERY = 25  # responses that keep their content coding; CC-NEWS has none, other archives many
_GONE_EVERY = 40


@dataclass(frozen=True)
class Plan:
    """What an archive is made of. `shared` is where real texts are; relevant pages then carry some of them."""

    share: float
    pages: int = FILE_PAGES
    seed: int = SEED
    packing: str = "gz"
    shared: Path | None = None

    @property
    def name(self) -> str:
        """A name that differs where the bytes differ, but for the number of the file."""
        real = f"-real-{mark_of(texts)}" if (texts := real_texts(self.shared)) else ""
        return f"v{VERSION}-{self.seed}-{self.share:g}-{self.pages}{real}"


@dataclass(frozen=True)
class Page:
    """One page of an archive, and whether it is about assistance."""

    uri: str
    site: Site
    content: bytes
    is_relevant: bool


def made_archive(folder: Path, plan: Plan, files: int, processes: int = 2) -> list[Path]:
    """The archive's files under `folder`, made where they are not there yet; a kill leaves whole files only."""
    numbered = {number: made_path(folder, plan, number) for number in range(files)}
    missing = [(path, plan, number) for number, path in numbered.items() if not path.is_file()]
    if len(missing) > 1 and processes > 1:
        with ProcessPoolExecutor(processes) as pool:
            list(pool.map(made_file, missing))
    else:
        for one in missing:
            made_file(one)
    return list(numbered.values())


def made_path(folder: Path, plan: Plan, number: int) -> Path:
    """Where the file of that number is."""
    return folder / plan.name / f"part-{number:05}{ENDINGS[plan.packing]}"


def made_file(task: tuple[Path, Plan, int]) -> None:
    """Make one file of the plan, whole or not at all."""
    path, plan, number = task
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.part")
    with aside.open("wb") as stream:
        for record in records(plan, number):
            stream.write(packed(record, plan.packing))
    aside.replace(path)


def records(plan: Plan, number: int) -> Iterator[bytes]:
    """The records of one file: the crawl's own, then for each page the request and the response."""
    dice = random.Random(f"records {plan.seed} {number}")
    yield _record(dice, "warcinfo", "", b"software: made by bench/archive_like.py\r\nformat: WARC File Format 1.0\r\n",
                  "application/warc-fields")
    for place, one in enumerate(pages(plan, number)):
        if place % _GONE_EVERY == 0:
            gone = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html><body>Not found</body></html>"
            yield _record(dice, "response", f"{one.uri}?old=1", gone)
        request = f"GET / HTTP/1.1\r\nHost: {one.site.host}\r\nUser-Agent: bench\r\nAccept: text/html\r\n\r\n"
        yield _record(dice, "request", one.uri, request.encode())
        yield _record(dice, "response", one.uri, _response(one, is_coded=place % _GZIPPED_EVERY == 7))


def pages(plan: Plan, number: int) -> Iterator[Page]:
    """The pages of one file; those about assistance are spread evenly."""
    pools, sites = _stock(plan.seed, plan.shared)
    dice = random.Random(f"pages {plan.seed} {plan.share:g} {number}")
    every = round(1 / plan.share)
    chosen = dice.randrange(every)
    for place in range(plan.pages):
        if place % every == 0:
            chosen = place + dice.randrange(every)
        yield _page(dice, pools, sites, is_relevant=place == chosen, near=place % NEAR_EVERY == 5)


def _page(dice: random.Random, pools: Pools, sites: list[Site], *, is_relevant: bool, near: bool) -> Page:
    language = dice.choices(tuple(RELEVANT_IN), tuple(RELEVANT_IN.values()))[0] if is_relevant else ""
    site = dice.choice([one for one in sites if one.language == language] if language else sites)
    size = min(int(dice.lognormvariate(8.1, 0.5)), 20_000)
    text = relevant_text(dice, site.language, pools, size) if is_relevant \
        else ordinary_text(dice, site.language, pools, size, near=near and site.language == "en")
    cards = int(dice.randint(10, 60) * site.weight)
    headlines = [one.partition(", ")[0][:90] for one in dice.choices(pools.ordinary[site.language], k=cards)]
    title = text[0].partition(". ")[0][:120]
    content = page(dice, site, title, text, headlines)
    return Page(f"https://{site.host}/news/{dice.getrandbits(40):010x}.html", site, content, is_relevant)


@cache
def _stock(seed: int, shared: Path | None) -> tuple[Pools, list[Site]]:
    pools = made_pools(seed, shared=shared)
    return pools, made_sites(seed, pools.names)


def _response(one: Page, *, is_coded: bool) -> bytes:
    body = gzip.compress(one.content, 6, mtime=0) if is_coded else one.content
    declared = f"; charset={one.site.encoding}" if one.site.kind != "table" else ""
    coding = "Content-Encoding: gzip\r\n" if is_coded else "X-Crawler-Content-Encoding: gzip\r\n"
    head = (f"HTTP/1.1 200 OK\r\nDate: Wed, 01 May 2024 08:00:00 GMT\r\nServer: nginx\r\n"
            f"Content-Type: text/html{declared}\r\n{coding}Cache-Control: max-age=60\r\nVary: Accept-Encoding\r\n"
            f"X-Cache: HIT\r\nContent-Length: {len(body)}\r\n\r\n")
    return head.encode() + body


def _record(dice: random.Random, kind: str, uri: str, block: bytes, media_type: str = "") -> bytes:
    """A record of WARC 1.0 with the digests that crawls write."""
    digest = base64.b32encode(hashlib.sha1(block).digest()).decode()
    fields = {"WARC-Type": kind, "WARC-Record-ID": f"<urn:uuid:{uuid.UUID(int=dice.getrandbits(128))}>",
              "WARC-Date": "2024-05-01T08:00:00Z", **({"WARC-Target-URI": uri} if uri else {}),
              **({"WARC-IP-Address": "192.0.2.1"} if uri else {}), "WARC-Block-Digest": f"sha1:{digest}",
              "Content-Type": media_type or f"application/http; msgtype={kind}", "Content-Length": str(len(block))}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def packed(record: bytes, packing: str) -> bytes:
    """The record as a member or frame of its own."""
    if packing == "gz":
        deflater = zlib.compressobj(6, zlib.DEFLATED, 31)  # as the crawler packs: level 6, no clock in the header
        return deflater.compress(record) + deflater.flush()
    if packing == "zst":
        import zstandard  # noqa: PLC0415 -- only who asks for it needs it
        return zstandard.ZstdCompressor(level=3).compress(record)
    if packing == "lz4":
        import lz4.frame  # noqa: PLC0415 -- only who asks for it needs it
        return bytes(lz4.frame.compress(record))
    return record


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--pages", type=int, default=10_000)
    asked.add_argument("--share", type=float, default=0.01)
    asked.add_argument("--seed", type=int, default=SEED)
    asked.add_argument("--packing", choices=tuple(ENDINGS), default="gz")
    asked.add_argument("--shared", type=Path)
    asked.add_argument("--processes", type=int, default=2)
    given = asked.parse_args()
    plan = Plan(given.share, seed=given.seed, packing=given.packing, shared=given.shared)
    paths = made_archive(given.folder, plan, -(-given.pages // FILE_PAGES), given.processes)
    size = sum(path.stat().st_size for path in paths)
    print(f"{len(paths)} files, {size / 1e6:,.0f} MB, in {paths[0].parent}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
