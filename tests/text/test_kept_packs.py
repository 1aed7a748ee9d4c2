"""The tables of a pack that are kept parsed are those of its files, whatever stands where they are kept."""

import tomllib
from pathlib import Path

import pytest

import pledgebook
from pledgebook.errors import TableError
from pledgebook.text import lexicon, packs
from pledgebook.text.keeping import VARIABLE, Store

PACKS = Path(pledgebook.__file__).parent / "data" / "packs"
LANGUAGES = sorted(path.name for path in PACKS.iterdir() if path.is_dir())


def freshly(monkeypatch, folder, language="en"):
    """The tables as a new process loads them with this cache folder."""
    monkeypatch.setenv(VARIABLE, str(folder))
    return packs.load_pack.__wrapped__(language)


def no_parsing(_):
    raise AssertionError("parsed again")


@pytest.fixture
def pack(tmp_path, monkeypatch):
    """The folder of a pack of our own, 'xx'."""
    monkeypatch.setattr(packs, "files", lambda _: tmp_path)
    monkeypatch.setattr(lexicon, "files", lambda _: tmp_path)
    folder = tmp_path / "data" / "packs" / "xx"
    folder.mkdir(parents=True)
    (folder / "small.toml").write_text('words = ["one"]\n', "utf-8")
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_is_the_one_in_its_file_the_first_time_and_the_second(tmp_path, monkeypatch, language):
    wanted = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in (PACKS / language).glob("*.toml")}
    assert freshly(monkeypatch, tmp_path, language) == wanted
    kept = freshly(monkeypatch, tmp_path, language)
    assert kept.items() <= wanted.items()
    assert [list(table) for table in kept.values()] == [list(wanted[name]) for name in kept]
    lexicon.load_table.cache_clear()
    assert {name: lexicon.load_table(language, name) for name in wanted} == wanted


def test_the_second_load_parses_nothing(tmp_path, monkeypatch):
    first = freshly(monkeypatch, tmp_path)
    monkeypatch.setattr(packs, "_parsed", no_parsing)
    assert freshly(monkeypatch, tmp_path).keys() <= first.keys()


def test_another_word_in_a_table_is_another_pack(tmp_path, monkeypatch, pack):
    assert freshly(monkeypatch, tmp_path / "kept", "xx") == {"small": {"words": ["one"]}}
    (pack / "small.toml").write_text('words = ["two"]\n', "utf-8")
    assert freshly(monkeypatch, tmp_path / "kept", "xx") == {"small": {"words": ["two"]}}


def test_a_table_with_a_day_is_read_from_its_file_and_the_others_are_kept(tmp_path, monkeypatch, pack):
    (pack / "dated.toml").write_text("made = 2024-05-01\n", "utf-8")
    freshly(monkeypatch, tmp_path / "kept", "xx")
    assert freshly(monkeypatch, tmp_path / "kept", "xx") == {"small": {"words": ["one"]}}
    assert lexicon.load_table.__wrapped__("xx", "dated")["made"].year == 2024


@pytest.mark.parametrize("content", [b"words = [", b"words = '\xff'"])
def test_a_broken_table_is_told_when_it_is_asked_for_and_spares_the_others(tmp_path, monkeypatch, pack, content):
    (pack / "broken.toml").write_bytes(content)
    assert freshly(monkeypatch, tmp_path / "kept", "xx") == {"small": {"words": ["one"]}}
    with pytest.raises((TableError, UnicodeDecodeError)):
        lexicon.load_table.__wrapped__("xx", "broken")


@pytest.mark.parametrize("content", ["", "[]", "null", "{", '{"small": 1}', '{"other": {}}'])
def test_a_kept_file_of_another_shape_is_parsed_again(tmp_path, monkeypatch, pack, content):
    freshly(monkeypatch, tmp_path / "kept", "xx")
    (path,) = (tmp_path / "kept").iterdir()
    Store(tmp_path / "kept", packs.KIND).put(path.stem.removeprefix(f"{packs.KIND}-"), content)
    assert freshly(monkeypatch, tmp_path / "kept", "xx") == {"small": {"words": ["one"]}}


def test_a_language_without_a_pack_has_no_tables_and_leaves_no_file(tmp_path, monkeypatch):
    assert freshly(monkeypatch, tmp_path, "zz") == {}
    assert list(tmp_path.iterdir()) == []


def test_an_empty_variable_keeps_nothing_and_reads_the_same(tmp_path, monkeypatch, pack):
    monkeypatch.chdir(tmp_path)
    assert freshly(monkeypatch, "", "xx") == {"small": {"words": ["one"]}}
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
