"""What HTTP wrapped around a body comes off again, with a bound on what comes out: chunks, gzip, deflate, brotli."""

import io
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import brotli  # type: ignore[import-untyped]

from pledgebook.warcfile import Mark, Piece, inflate_members

_CHUNK_SIZE = re.compile(rb"[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_LAYERS = 3  # nobody packs a page more than once; every further layer multiplies what a bomb can do
_PIECE = 1_048_576


class TooLargeError(Exception):
    """More came out than the limit allows: a very large body, or a bomb."""


class BadEncodingError(Exception):
    """The bytes are not what the header says; `args[0]` is a sentence."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A body, and in `problem` the code for an Issue where it is not all or not what was declared."""

    body: bytes
    problem: str = ""


def unchunk(body: bytes) -> Decoded:
    """A body without its chunked transfer coding; as it is where it has none ('bad-chunks'), cut where it breaks."""
    whole, at = bytearray(), 0  # no list of pieces: chunks may be of one byte each
    while size_line := _CHUNK_SIZE.match(body, at):
        size = int(size_line.group().split(b";")[0], 16)
        whole += body[size_line.end() : size_line.end() + size]
        at = size_line.end() + size
        if size == 0:
            return Decoded(bytes(whole))
        at += 2 if body[at : at + 2] == b"\r\n" else 1 if body[at : at + 1] == b"\n" else 0
    if not at:
        return Decoded(body, "bad-chunks")
    return Decoded(bytes(whole + body[at:]), "bad-chunks")


def decode(body: bytes, encodings: str, limit: int) -> Decoded:
    """`body` without the codings of a Content-Encoding header.

    A body that is not packed as declared stays as it is, with the problem 'bad-content-encoding'; one that ends
    too soon is what was there, with 'truncated-body'. TooLargeError beyond `limit` bytes.
    """
    names = [name for name in re.split(r"[,\s]+", encodings.lower()) if name not in ("", "identity", "none")]
    if len(names) > _LAYERS or not all(name in _UNPACK for name in names):
        return Decoded(body, "bad-content-encoding" if body else "")
    problem = ""
    for name in reversed(names):
        try:
            unpacked = _UNPACK[name](body, limit)
        except BadEncodingError:
            return Decoded(body, "bad-content-encoding")
        body, problem = unpacked.body, problem or unpacked.problem
    return Decoded(body, problem)


def gunzip(body: bytes, limit: int) -> Decoded:
    """All gzip members of `body`. BadEncodingError if it is no gzip, TooLargeError beyond `limit` bytes."""
    parts: list[Piece] = []
    room, problem = limit, ""
    for event in inflate_members(io.BytesIO(body), b"", lambda: False):
        if isinstance(event, Mark):
            problem = problem or ("truncated-body" if event.code else "")
            continue
        parts.append(event)
        room -= len(event)
        if room < 0:
            raise TooLargeError
    if not body.startswith(b"\x1f\x8b") or (problem and not parts):
        message = "the bytes are no gzip"
        raise BadEncodingError(message)
    return Decoded(b"".join(parts), problem)


def _inflate(body: bytes, window: int, limit: int) -> Decoded:
    """One stream of deflate; what stands behind it is left out."""
    inflater, room = zlib.decompressobj(window), limit
    parts: list[bytes] = []
    while not inflater.eof:
        try:
            piece = inflater.decompress(body, _PIECE)
        except zlib.error as error:
            if not parts:
                raise BadEncodingError(str(error)) from error
            return Decoded(b"".join(parts), "truncated-body")
        parts.append(piece)
        room -= len(piece)
        if room < 0:
            raise TooLargeError
        body = inflater.unconsumed_tail
        if not body and not piece:
            return Decoded(b"".join(parts), "truncated-body")
    return Decoded(b"".join(parts))


def _deflate(body: bytes, limit: int) -> Decoded:
    try:
        return _inflate(body, 15, limit)
    except BadEncodingError:
        return _inflate(body, -15, limit)  # many servers send the bare stream under this name (RFC 9110, 8.4.1.2)


def _unbrotli(body: bytes, limit: int) -> Decoded:
    unpacker, room = brotli.Decompressor(), limit
    parts: list[bytes] = []
    while not unpacker.is_finished():
        try:
            piece = unpacker.process(body, output_buffer_limit=_PIECE)
        except brotli.error as error:
            if not parts:
                raise BadEncodingError(str(error)) from error
            return Decoded(b"".join(parts), "truncated-body")
        parts.append(piece)
        room -= len(piece)
        if room < 0:
            raise TooLargeError
        body = b""
        if not piece and unpacker.can_accept_more_data():
            return Decoded(b"".join(parts), "" if unpacker.is_finished() else "truncated-body")
    return Decoded(b"".join(parts))


_UNPACK: dict[str, Callable[[bytes, int], Decoded]] = {
    "gzip": gunzip, "x-gzip": gunzip, "deflate": _deflate, "br": _unbrotli,
}
