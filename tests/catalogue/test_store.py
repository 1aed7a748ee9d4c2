"""The compiled catalogue is never out of date, never half a one, and no fault of its folder ends a run."""

import ast
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path

import pytest

import pledgebook
from pledgebook.catalogue import Catalogue, load_catalogue, restored, written
from pledgebook.catalogue.store import COMPILED, KIND, key_of
from pledgebook.text.keeping import MOST_FILES, VARIABLE, Store, cache_folder

PACKAGE = Path(pledgebook.__file__).parent
SHIPPED = load_catalogue()


def freshly(monkeypatch, folder, extra=None):
    """The catalogue as a new process loads it with this cache folder."""
    monkeypatch.setenv(VARIABLE, str(folder))
    return load_catalogue.__wrapped__(extra)


def same(one: Catalogue, other: Catalogue) -> bool:
    return all(getattr(one, part.name) == getattr(other, part.name) for part in fields(Catalogue))


def no_compiling(_):
    raise AssertionError("compiled again")


def test_what_is_restored_equals_what_was_written_in_every_field():
    found = restored(written(SHIPPED))
    assert same(found, SHIPPED)
    assert list(found.items) == list(SHIPPED.items)
    assert [type(name) for name in found.names[:1]] == [type(SHIPPED.names[0])]


def test_the_second_load_compiles_nothing(tmp_path, monkeypatch):
    assert same(freshly(monkeypatch, tmp_path), SHIPPED)
    monkeypatch.setattr("pledgebook.catalogue._compile", no_compiling)
    assert same(freshly(monkeypatch, tmp_path), SHIPPED)


def test_another_word_in_a_table_is_another_catalogue(tmp_path, monkeypatch):
    own = tmp_path / "own"
    own.mkdir()
    table = own / "item_aliases.csv"
    table.write_text("item,alias,match,language\nassistance,zarquon,fold,en\n", "utf-8")
    before = freshly(monkeypatch, tmp_path / "kept", own)
    table.write_text("item,alias,match,language\nassistance,zarquox,fold,en\n", "utf-8")
    after = freshly(monkeypatch, tmp_path / "kept", own)
    assert {name.spelling for name in after.names} ^ {name.spelling for name in before.names} == {"zarquon", "zarquox"}


def test_every_module_that_the_catalogue_is_compiled_with_is_in_the_key():
    seen, left = set(), sorted((PACKAGE / "catalogue").glob("*.py"))
    while left:
        path = left.pop()
        seen.add(path.relative_to(PACKAGE).as_posix())
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pledgebook."):
                inner = PACKAGE.joinpath(*node.module.split(".")[1:])
                module = inner.with_suffix(".py") if not inner.is_dir() else inner / "__init__.py"
                if module.relative_to(PACKAGE).as_posix() not in seen:
                    left.append(module)
    harmless = {"errors.py", "model.py", "text/__init__.py", "text/building.py", "text/keeping.py",
                "text/openings.py", "__init__.py"}
    assert {name for name in seen if not name.startswith("catalogue/")} - harmless <= set(COMPILED)


@pytest.mark.parametrize("content", [b"", b"\n", b"no digest\n{}", b"\x80\n\xff", b"0" * 64 + b"\n[]"])
def test_a_broken_file_is_compiled_again_and_mended(tmp_path, monkeypatch, content):
    path = tmp_path / f"catalogue-{key_of(None)}.json"
    path.write_bytes(content)
    assert same(freshly(monkeypatch, tmp_path), SHIPPED)
    assert Store(tmp_path, KIND).get(key_of(None)) == written(SHIPPED)


@pytest.mark.parametrize("content", ["", "[]", "{}", "null", '{"parties": 1}', written(SHIPPED)[:-40] + "}",
                                     written(SHIPPED).replace('"offices":[[', '"offices":[[1,')])
def test_a_whole_file_of_another_shape_is_compiled_again(tmp_path, monkeypatch, content):
    Store(tmp_path, KIND).put(key_of(None), content)
    assert same(freshly(monkeypatch, tmp_path), SHIPPED)


def test_a_cut_file_is_none(tmp_path):
    Store(tmp_path, KIND).put("k", "words")
    path = tmp_path / "catalogue-k.json"
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert Store(tmp_path, KIND).get("k") is None


def test_a_folder_that_cannot_be_made_or_written_ends_no_run(tmp_path, monkeypatch):
    file = tmp_path / "file"
    file.write_text("in the way", "utf-8")
    assert same(freshly(monkeypatch, file / "below"), SHIPPED)
    assert same(freshly(monkeypatch, file), SHIPPED)
    monkeypatch.setattr("tempfile.mkstemp", lambda **_: (_ for _ in ()).throw(PermissionError("read-only")))
    assert same(freshly(monkeypatch, tmp_path / "kept"), SHIPPED)
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_disk_that_is_full_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(_self, _target):
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(Path, "replace", full)
    Store(tmp_path, KIND).put("k", "words")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no users here")
def test_a_file_of_another_user_is_not_read(tmp_path, monkeypatch):
    Store(tmp_path, KIND).put("k", "words")
    assert Store(tmp_path, KIND).get("k") == "words"
    monkeypatch.setattr(os, "getuid", lambda: tmp_path.stat().st_uid + 1)
    assert Store(tmp_path, KIND).get("k") is None


def test_what_stands_in_a_file_is_data_and_never_run(tmp_path, monkeypatch):
    mark = tmp_path / "run"
    Store(tmp_path / "kept", KIND).put(key_of(None), f"__import__('pathlib').Path({str(mark)!r}).touch()")
    assert same(freshly(monkeypatch, tmp_path / "kept"), SHIPPED)
    assert not mark.exists()


def test_processes_at_once_load_the_same_and_leave_one_whole_file(tmp_path):
    code = """if True:
        import hashlib
        from pledgebook.catalogue import load_catalogue, written
        print(hashlib.sha256(written(load_catalogue()).encode()).hexdigest())"""

    def one(_):
        return subprocess.run([sys.executable, "-c", code], env={**os.environ, VARIABLE: str(tmp_path)}, check=True,
                              capture_output=True, text=True, cwd=PACKAGE.parent).stdout

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(one, range(6)))) == 1
    assert [path.name for path in tmp_path.iterdir()] == [f"catalogue-{key_of(None)}.json"]
    assert Store(tmp_path, KIND).get(key_of(None)) == written(SHIPPED)


def test_the_oldest_files_go(tmp_path):
    for number in range(MOST_FILES + 3):
        Store(tmp_path, KIND).put(str(number), "words")
        os.utime(tmp_path / f"catalogue-{number}.json", (number, number))
    Store(tmp_path, KIND).put("last", "words")
    assert len(list(tmp_path.iterdir())) == MOST_FILES
    assert Store(tmp_path, KIND).get("last") == "words"


def test_the_folder_is_the_one_named_or_the_users_own_or_none(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    assert cache_folder({VARIABLE: "/kept"}) == Path("/kept")
    assert cache_folder({VARIABLE: "", "HOME": "/home/one"}) is None
    assert cache_folder({"HOME": "/home/one"}) == Path("/home/one/.cache/pledgebook")
    assert cache_folder({"HOME": "/home/one", "XDG_CACHE_HOME": "/cache"}) == Path("/cache/pledgebook")
    assert cache_folder({"HOME": "relative"}) is None
    assert cache_folder({}) is None
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache_folder({"HOME": "/Users/one"}) == Path("/Users/one/Library/Caches/pledgebook")
