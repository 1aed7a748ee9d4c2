"""SQLite's own door to the system (a VFS) with the same counting layer in it: every write, sync, truncation, deletion
and opening for writing of a database or its journal, exactly as SQLite's own tests do it, through ctypes.

`install` says whether it could: where the SQLite library cannot be reached by name (built into the interpreter without
its symbols), the limits of file size and the kills are what is left.
"""

import _sqlite3
import ctypes
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_char_p, c_int, c_int64, c_void_p, cast, memmove, sizeof
from pathlib import Path

from oslayer import Layer, die

FULL, CANTOPEN = 13, 14
ERRORS = {"sqlite-write": 10 | 3 << 8, "sqlite-sync": 10 | 4 << 8, "sqlite-truncate": 10 | 6 << 8,
          "sqlite-delete": 10 | 10 << 8, "sqlite-open": CANTOPEN}
_OPEN_WRITES = 0x2 | 0x4  # READWRITE, CREATE

_Write = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync = CFUNCTYPE(c_int, c_void_p, c_int)
_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_Delete = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)


class _Vfs(Structure):
    _fields_ = [("iVersion", c_int), ("szOsFile", c_int), ("mxPathname", c_int), ("pNext", c_void_p),
                ("zName", c_char_p), ("pAppData", c_void_p), ("xOpen", c_void_p), ("xDelete", c_void_p),
                ("rest", c_void_p * 14)]


class _Methods(Structure):
    _fields_ = [("iVersion", c_int), ("xClose", c_void_p), ("xRead", c_void_p), ("xWrite", c_void_p),
                ("xTruncate", c_void_p), ("xSync", c_void_p), ("rest", c_void_p * 13)]


_kept: list[object] = []
"""What C points to must not be collected."""


def library() -> ctypes.CDLL | None:
    """The very library that the sqlite3 module uses, or None."""
    for name in (getattr(_sqlite3, "__file__", None), None):
        try:
            found = ctypes.CDLL(name)
            _ = found.sqlite3_vfs_find  # a module's symbols include those of what it is linked with
        except (OSError, AttributeError):
            continue
        return found
    return None


def install(layer: Layer) -> bool:
    """Make the counting door the default one of this process; False where the library cannot be reached."""
    sqlite = library()
    if sqlite is None:
        return False
    sqlite.sqlite3_vfs_find.restype = POINTER(_Vfs)
    sqlite.sqlite3_vfs_find.argtypes = [c_char_p]
    sqlite.sqlite3_vfs_register.argtypes = [c_void_p, c_int]
    real = sqlite.sqlite3_vfs_find(None)
    ours = _Vfs()
    memmove(byref(ours), real, sizeof(_Vfs))
    ours.zName, ours.pNext = b"counting", None
    door = _Door(layer, _Open(real.contents.xOpen), _Delete(real.contents.xDelete))
    opened, deleted = _Open(door.open), _Delete(door.delete)
    ours.xOpen, ours.xDelete = cast(opened, c_void_p).value, cast(deleted, c_void_p).value
    _kept.extend((ours, door, opened, deleted))
    sqlite.sqlite3_vfs_register(byref(ours), 1)
    return True


class _Door:
    def __init__(self, layer: Layer, real_open, real_delete) -> None:
        self.layer, self.real_open, self.real_delete = layer, real_open, real_delete

    def wrong(self, kind: str, name: str) -> int:
        """0, or SQLite's code for what goes wrong with this operation."""
        told = self.layer.count(kind, name)
        if told == "kill":
            die()
        if told in ("", "half"):
            return 0
        return FULL if told == "ENOSPC" and kind == "sqlite-write" else ERRORS[kind]

    def open(self, vfs, name, file, flags, out):
        path = ctypes.string_at(name).decode() if name else ""
        watched = bool(path) and bool(self.layer.watches(path)) and bool(flags & _OPEN_WRITES)
        if watched and (code := self.wrong("sqlite-open", path)):
            return code
        code = self.real_open(vfs, name, file, flags, out)
        if code == 0 and watched:
            self.wrap(file, path)
        return code

    def delete(self, vfs, name, _sync):
        path = name.decode()
        if self.layer.watches(path) and Path(path).exists() and (code := self.wrong("sqlite-delete", path)):
            return code
        return self.real_delete(vfs, name, 0)

    def wrap(self, file, path: str) -> None:
        """Put a copy of the file's methods in their place, with those that change the disk counted."""
        place = cast(file, POINTER(c_void_p))
        methods = _Methods()
        version = cast(place[0], POINTER(c_int))[0]
        memmove(byref(methods), place[0], sizeof(_Methods) - {1: 6, 2: 2}.get(version, 0) * sizeof(c_void_p))
        write, truncate = _Write(methods.xWrite), _Truncate(methods.xTruncate)

        def on_write(this, data, amount, offset):
            told = self.layer.count("sqlite-write", path)
            if told == "half" and self.layer.mode == "short":
                return write(this, data, amount, offset)  # SQLite's layer below writes on until all is written
            if told in ("kill", "half"):
                code = write(this, data, amount // 2, offset)
                if told == "kill":
                    die()
                return code or FULL
            return (FULL if told == "ENOSPC" else ERRORS["sqlite-write"]) if told else write(this, data, amount, offset)

        def on_truncate(this, size):
            return self.wrong("sqlite-truncate", path) or truncate(this, size)

        def on_sync(this, flags):
            return self.wrong("sqlite-sync", path)  # as for os.fsync: nobody waits for the disk

        ours = (_Write(on_write), _Truncate(on_truncate), _Sync(on_sync))
        methods.xWrite, methods.xTruncate, methods.xSync = (cast(one, c_void_p).value for one in ours)
        _kept.extend((methods, write, truncate, *ours))
        place[0] = ctypes.addressof(methods)
