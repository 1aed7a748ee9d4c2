"""The archive that the bench reads: anyone who makes it has the same bytes, the stated shares, and real pages."""

import hashlib
import io
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from archive import texts_told
from archive_like import ENDINGS, Plan, made_archive, pages, records
from page_texts import real_texts

from pledgebook.acquire.warc import captures_of_warc
from pledgebook.errors import Issue
from pledgebook.parse import parse

SMALL = Plan(share=0.1, pages=20)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_same_seed_makes_the_same_bytes_in_any_number_of_processes(tmp_path: Path):
    one = made_archive(tmp_path / "one", SMALL, files=2, processes=1)
    two = made_archive(tmp_path / "two", SMALL, files=2, processes=2)
    assert [digest(path) for path in one] == [digest(path) for path in two]
    assert digest(one[0]) != digest(one[1])


def test_another_seed_makes_other_pages():
    assert next(pages(SMALL, 0)).content != next(pages(Plan(share=0.1, pages=20, seed=7), 0)).content


def test_an_archive_that_is_there_is_not_made_again(tmp_path: Path):
    (path,) = made_archive(tmp_path, SMALL, files=1)
    path.write_bytes(b"kept")
    assert made_archive(tmp_path, SMALL, files=1)[0].read_bytes() == b"kept"


@pytest.mark.parametrize(("share", "every"), [(1.0, 1), (0.1, 10), (0.05, 20)])
def test_of_so_many_pages_in_a_row_exactly_one_is_relevant(share: float, every: int):
    found = [one.is_relevant for one in pages(Plan(share=share, pages=40), 3)]
    assert [sum(found[place : place + every]) for place in range(0, 40, every)] == [1] * (40 // every)


def test_every_page_parses_and_its_text_is_there(tmp_path: Path):
    (path,) = made_archive(tmp_path, Plan(share=0.1, pages=60), files=1)
    with path.open("rb") as stream:
        found = list(captures_of_warc(stream, path.name, 10_000_000, lambda: "2024-05-01T00:00:00Z"))
    assert {one.code for one in found if isinstance(one, Issue)} == {"http-status"}
    documents = [parse(one, one.captured_at, 10_000_000).document for one in found if not isinstance(one, Issue)]
    assert len(documents) == 60
    assert all(one is not None and len(one.text) > 300 and "\ufffd" not in one.text for one in documents)
    assert {one.language for one in documents if one} >= {"en", "de", "fr"}


def test_pages_have_what_makes_a_gate_on_bytes_hard():
    contents = [one.content for one in pages(Plan(share=1.0, pages=120), 0)]
    assert any(b"&nbsp;" in one for one in contents)
    assert any(b"&euro;" in one for one in contents)
    assert any(b"windows-1251" in one and not one.isascii() for one in contents)
    assert any(b"<strong>" in one for one in contents)


@pytest.mark.parametrize("packing", ENDINGS)
def test_every_packing_holds_the_same_records(packing: str, tmp_path: Path):
    plan = Plan(share=0.1, pages=3, packing=packing)
    (path,) = made_archive(tmp_path, plan, files=1)
    fastwarc = pytest.importorskip("fastwarc")
    with path.open("rb") as stream:
        bodies = [record.reader.read() for record in fastwarc.ArchiveIterator(io.BytesIO(stream.read()))]
    assert len(bodies) == sum(1 for _ in records(plan, 0))


def test_real_texts_are_used_where_the_folder_has_them_and_without_them_nothing_differs(tmp_path: Path):
    plain, with_none = Plan(share=1.0, pages=20), Plan(share=1.0, pages=20, shared=tmp_path)
    assert [one.content for one in pages(with_none, 0)] == [one.content for one in pages(plain, 0)]
    assert with_none.name == plain.name
    assert Plan(share=1.0, pages=20, shared=tmp_path / "missing").name == plain.name
    texts = tmp_path / "some" / "data" / "press" / "aid_one.jsonl"
    texts.parent.mkdir(parents=True)
    texts.write_text("\n".join(json.dumps({"text": text}) for text in ("A real\none.\n\nIts end.", "x" * 9000)))
    real = Plan(share=1.0, pages=20, shared=tmp_path / "some")
    before = real.name
    assert before != plain.name
    contents = [one.content for one in pages(real, 0)]
    assert 2 < sum(b"Its end." in one for one in contents) < 18
    assert contents == [one.content for one in pages(real, 0)]
    texts.write_text(json.dumps({"text": "Another."}))
    real_texts.cache_clear()
    assert real.name not in (before, plain.name)


def test_make_asks_for_real_texts_and_the_report_says_whether_there_were_any(tmp_path: Path):
    recipes = (Path(__file__).parents[2] / "Makefile").read_text()
    assert recipes.count("bench/archive.py") == recipes.count("--shared $(SHARED)") == 2
    assert texts_told(None) == texts_told(tmp_path) == "relevant pages of our own texts"
