"""A process that calls the program again and again, each time in a fork of itself, with a fault or without.

All modules are loaded and the catalogue is read before the first fork, so that a call costs little; nothing that the
program does can leave a trace for the next call. One request a line in, one answer a line out, both JSON.

    {"call": [...], "cwd": "...", "watched": [...], "at": 7, "mode": "full"}     the program, once, with a fault
    {"call": [...], "cwd": "...", "plain": true, "kill_after": 0.2}              the program as it is, and kill -9
    {"call": [...], "cwd": "...", "plain": true, "limit": 65536}                 no file may grow beyond the limit
    {"look": "folder"}                                                           what a book holds
"""

import contextlib
import functools
import gc
import importlib
import json
import os
import pkgutil
import resource
import select
import signal
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

import oslayer
import sqlitelayer

import pledgebook
from pledgebook.archive import Archive
from pledgebook.catalogue import load_catalogue
from pledgebook.cli import main, sifting
from pledgebook.config import Config
from pledgebook.errors import PledgebookError
from pledgebook.extract import load_reader
from pledgebook.judgements import JudgementLog
from pledgebook.ledger import Ledger
from pledgebook.model import Capture
from pledgebook.pipeline import book as books
from pledgebook.pipeline import run as runs
from pledgebook.pipeline.reading import EXTRACTOR, read_capture

NOW = datetime(2026, 11, 20, 8, 0, 0, tzinfo=UTC)


class Stopped(datetime):
    """A clock that stands still, so that two ways to the same book can be compared to the letter."""

    @classmethod
    def now(cls, tz=None):  # noqa: ARG003 -- the signature that is called
        return NOW


def preload() -> None:
    """Import all of the program, stop its clock, and read what every run reads."""
    for found in pkgutil.walk_packages(pledgebook.__path__, "pledgebook."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    for name, module in list(sys.modules.items()):
        if name.startswith(("pledgebook.cli", "pledgebook.archive")) and getattr(module, "datetime", None) is datetime:
            module.datetime = Stopped
    sifting.DEATHS = 0  # sifting stays in the process that has the layer
    catalogue = load_catalogue(None)
    load_reader("en", catalogue, EXTRACTOR)
    text = b"France will send 12 Caesar howitzers to Ukraine, the minister said in Paris on Monday."
    read_capture(Capture("cap-0", "file:a.txt", "text/plain", text, "2024-03-04T08:00:00Z"), catalogue, 1000)
    keep_what_is_read()
    books.Book(Path(), Config("none")).measures()


def keep_what_is_read() -> None:
    """Read shipped tables once, not once a call: they are the same each time, and nothing is written."""
    for module, name in ((books, "load_money"), (runs, "fingerprint")):
        if hasattr(module, name):
            setattr(module, name, functools.cache(getattr(module, name)))
    books.Rates.shipped = functools.cache(books.Rates.shipped)


def call(request: dict) -> None:
    """In the child: the program with the layer under it; never returns."""
    layer = oslayer.Layer([Path(one) for one in request.get("watched", ())], request.get("at", 0),
                          request.get("mode", ""))
    exact = False
    if limit := request.get("limit"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    if not request.get("plain"):
        exact = sqlitelayer.install(layer)
        oslayer.duckdb_layer(layer)
        oslayer.install(layer)

    code = 0
    try:
        main(request["call"])
    except SystemExit as ending:
        code = int(ending.code or 0)
    except BaseException:  # noqa: BLE001 -- what the program lets through is told as Python tells it to a user
        traceback.print_exc()
        code = 1
    layer.mode, layer.at = "", 0
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    sys.stdout.flush()
    sys.stderr.flush()
    written = json.dumps({"code": code, "seen": layer.seen, "exact": exact})
    write_all(request["pipe"], written.encode())
    os._exit(0)


def look(folder: str) -> dict:
    """What a book holds, read through the program's own doors."""

    book = Path(folder)
    held: dict = {"captures": [], "damage": [], "judgements": [], "digest": None, "log": None}
    archive = Archive(book / "archive")
    for file in [*archive.files(), *sorted((book / "archive").glob("*.open"))]:
        for found in archive.captures(file):
            held["captures" if isinstance(found, Capture) else "damage"].append(
                found.id if isinstance(found, Capture) else f"{file.name}: {found.code}")
    with contextlib.suppress(FileNotFoundError):
        held["log"] = (book / "archive" / "issues.jsonl").read_bytes().decode("utf-8", "replace")
    try:
        if (book / "judgements.db").exists():
            held["judgements"] = list(JudgementLog(book / "judgements.db").export())
        if (book / "ledger.duckdb").exists():
            with Ledger(book / "ledger.duckdb") as ledger:
                held["digest"] = ledger.digest()
                held["claims"] = sorted(row["id"] for row in ledger.records("claims"))
    except PledgebookError as error:
        held["error"] = str(error)
    held["files"] = sorted(path.relative_to(book).as_posix() for path in book.rglob("*"))
    return held


def in_child(request: dict) -> dict:
    """Fork, do what is asked there, and tell how it ended."""
    pipes = {name: os.pipe() for name in ("told", "out", "err")}
    child = os.fork()
    if child == 0:
        as_child(request, {name: writing for name, (_, writing) in pipes.items()})
    for _, writing in pipes.values():
        os.close(writing)
    if (moment := request.get("kill_after")) is not None and not select.select([pipes["told"][0]], [], [], moment)[0]:
        os.kill(child, signal.SIGKILL)
    texts = read_all({name: reading for name, (reading, _) in pipes.items()})
    _, status = os.waitpid(child, 0)
    answer = json.loads(texts["told"]) if texts["told"] else {"code": -os.WTERMSIG(status), "seen": []}
    return answer | {"out": texts["out"], "err": texts["err"]}


def as_child(request: dict, pipes: dict[str, int]) -> None:
    """What the child does; never returns. Its streams are pipes: a file would fall under the limit of file size."""
    with contextlib.suppress(KeyError):
        os.chdir(request["cwd"])
    os.dup2(pipes["out"], 1)
    os.dup2(pipes["err"], 2)
    sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))
    if "look" in request:
        write_all(pipes["told"], json.dumps(look(request["look"])).encode())
        os._exit(0)
    call({**request, "pipe": pipes["told"]})


def read_all(pipes: dict[str, int]) -> dict[str, str]:
    """All that comes through each of the pipes until the last writer is gone."""
    texts = dict.fromkeys(pipes, b"")
    open_still = {reading: name for name, reading in pipes.items()}
    while open_still:
        for reading in select.select(list(open_still), [], [])[0]:
            if piece := os.read(reading, 65536):
                texts[open_still[reading]] += piece
            else:
                del open_still[reading]
                os.close(reading)
    return {name: text.decode("utf-8", "replace") for name, text in texts.items()}


def write_all(number: int, content: bytes) -> None:
    while content:
        content = content[oslayer.REAL["write"](number, content):]


def serve() -> None:
    """Answer requests until there are no more."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    preload()
    gc.disable()
    gc.freeze()  # a child that collects garbage would copy all of its parent's memory
    for row in sys.stdin:
        answers.write(json.dumps(in_child(json.loads(row))) + "\n")
        answers.flush()


if __name__ == "__main__":
    serve()
