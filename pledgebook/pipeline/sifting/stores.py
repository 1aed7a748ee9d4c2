"""Files wherever they lie: on this machine's file system, or in an object store that pyarrow knows (extra `spark`).

An address is `s3://bucket/path`, `gs://`, `abfs://` or `hdfs://`, with options behind a question mark as pyarrow has
them (`?region=us-east-1`). Credentials come from the environment, as that store's own tools take them.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, cast

from pledgebook.errors import ConfigError, SourceError

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_AHEAD = 8_388_608  # bytes a request: small ones cost an object store's round trip each


def is_address(place: str) -> bool:
    """Whether a place is an address of a store."""
    return bool(_ADDRESS.match(place))


@contextmanager
def opened(path: str) -> Iterator[IO[bytes]]:
    """A file, open to be read forward. OSError as reading has it."""
    if not is_address(path):
        with Path(path).open("rb") as stream:
            yield stream
        return
    store, name = _store(path)
    with store.open_input_stream(name, compression=None, buffer_size=_AHEAD) as remote:
        yield cast("IO[bytes]", remote)


@contextmanager
def entered(path: str) -> Iterator[IO[bytes]]:
    """A file, open to be read at any place in it. OSError as reading has it."""
    if not is_address(path):
        with Path(path).open("rb") as stream:
            yield stream
        return
    store, name = _store(path)
    with store.open_input_file(name) as remote:
        yield cast("IO[bytes]", remote)


def ends(path: str, length: int) -> tuple[int, bytes, bytes]:
    """A file's size, and its first and last `length` bytes. OSError where it cannot be read."""
    with entered(path) as stream:
        size = stream.seek(0, 2)
        stream.seek(0)
        head = stream.read(length)
        stream.seek(max(size - length, 0))
        return size, head, stream.read(length)


def files_under(place: str) -> list[tuple[str, str]]:
    """The files under an address, as (address, path from there), in order; the address itself where it is a file.

    SourceError where nothing is there, or the store does not answer.
    """
    from pyarrow.fs import FileSelector, FileType  # noqa: PLC0415 -- an extra
    store, name = _store(place)
    try:
        here = store.get_file_info(name)
        listed = [here] if here.type == FileType.File else store.get_file_info(FileSelector(name, recursive=True))
    except OSError as error:
        raise SourceError(place, f"the store does not list it ({error})", "see how it is spelt, and the rights to it") \
            from error
    found = sorted(one.path for one in listed if one.type == FileType.File)
    scheme, _, options = _ADDRESS.match(place)[1], *place.partition("?")[1:]  # type: ignore[index]
    tail = f"?{options}" if options else ""
    return [(f"{scheme}://{path}{tail}", path.removeprefix(name).strip("/") or path.rpartition("/")[2])
            for path in found]


def _store(place: str) -> tuple[Any, str]:
    if not find_spec("pyarrow"):
        raise ConfigError(place, "what lies in an object store needs pyarrow", "pip install 'pledgebook[spark]'")
    from pyarrow.fs import FileSystem  # noqa: PLC0415 -- an extra
    try:
        store, name = FileSystem.from_uri(place)
    except ValueError as error:  # pyarrow's own errors are kinds of it
        raise SourceError(place, f"no store is known for it ({error})",
                          "give a path, or an address such as s3://bucket/folder") from error
    return store, name
