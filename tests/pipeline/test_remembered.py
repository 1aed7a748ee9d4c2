"""What reconciling keeps between runs makes them quicker and nothing else; lost, broken or old, it is done without."""

import json
import shutil

import pytest
from bookmaking import begun, digest, made, open_book, ran, records, row

from pledgebook.archive import Archive
from pledgebook.codes import Verdict
from pledgebook.judgements.form import judgement_id
from pledgebook.model import Judgement
from pledgebook.pipeline import remembered
from pledgebook.pipeline.remembered import Remembered
from pledgebook.reconcile import gathering

TELLING = "France will send {number} Caesar howitzers to Ukraine by the summer, the defence minister {said}."


def tellings(some):
    """What outlets tell of one promise, some with another number."""
    return [row(f"t{number}", TELLING.format(number=12 + number % 3, said=said), f"2024-03-{4 + number:02}")
            for number, said in enumerate(("said", "told reporters", "announced", "repeated", "said again", "added"))
            if number in some]


def file_of(book):
    (found,) = book.cache.glob("*/reconciled-*.json")
    return found


@pytest.fixture
def book(tmp_path):
    """A book that was run, and then had more added."""
    book = made(tmp_path / "book", tellings(range(4)))
    ran(book)
    Archive(book.folder / "archive").add(tellings(range(4, 6)))
    return book


def whole(book, tmp_path):
    """The digest of a run with nothing kept."""
    copy = tmp_path / "whole"
    shutil.copytree(book.folder, copy)
    shutil.rmtree(copy / "cache")
    ran(open_book(copy))
    return digest(open_book(copy))


def test_a_run_that_remembers_ends_in_the_ledger_of_one_that_does_not(book, tmp_path):
    assert file_of(book).stat().st_size > 100
    ran(book)
    assert digest(book) == whole(book, tmp_path)


@pytest.mark.slow
def test_so_it_is_with_judgements_that_came_between(book, tmp_path):
    one, other, *_ = [claim["id"] for claim in records(book, "claims")]
    said = Judgement("", Verdict.DIFFERENT, (one, other), "ada", "2024-05-01T10:00:00Z")
    book.judgements.append(said)
    ran(book)
    assert digest(book) == whole(book, tmp_path / "first")
    book.judgements.append(Judgement("", Verdict.UNDO, (judgement_id(said),), "ada", "2024-05-01T11:00:00Z"))
    ran(book)
    assert digest(book) == whole(book, tmp_path)


@pytest.mark.parametrize("harm", ["cut", "emptied", "changed", "gone", "a folder"])
def test_a_file_that_is_harmed_is_as_if_it_was_not_there(book, tmp_path, harm):
    path = file_of(book)
    content = path.read_bytes()
    path.unlink()
    if harm == "a folder":
        path.mkdir()
    elif harm != "gone":
        path.write_bytes({"cut": content[:-40], "emptied": b"", "changed": content.replace(b"0", b"1")}[harm])
    ran(book)
    assert digest(book) == whole(book, tmp_path)


def test_another_program_remembers_nothing_and_one_file_is_kept(book, monkeypatch):
    before = file_of(book)
    some = next(iter(json.loads(before.read_text().split("\n")[1])))
    assert Remembered(before.parent, None).memory().recall(some) is not None
    monkeypatch.setattr(remembered, "program_mark", lambda: "another")
    ran(book)
    assert file_of(book) != before


def test_tables_of_the_book_are_part_of_what_answers_hold_for(tmp_path):
    plain = Remembered(tmp_path, None)
    plain.keep(plain.memory())
    own = tmp_path / "own"
    own.mkdir()
    (own / "parties.csv").write_text("id,name,kind\n")
    told = Remembered(tmp_path, own)
    told.keep(told.memory())
    assert len({*tmp_path.glob("reconciled-*.json")}) == 1


def test_what_a_killed_run_left_half_written_is_swept(book, tmp_path):
    left = file_of(book).with_name(".compiling-x")
    left.write_bytes(b"half")
    ran(book)
    assert not left.exists()
    assert file_of(book).is_file()


def test_a_folder_that_takes_nothing_ends_no_run(tmp_path, monkeypatch):
    book = begun(tmp_path / "book")
    Archive(book.folder / "archive").add(tellings(range(3)))
    monkeypatch.setattr(remembered, "KIND", "no/such")
    assert ran(book).read_now == 3


def test_nothing_is_clustered_again_where_nothing_is_new(book, monkeypatch):
    ran(book)
    before = digest(book)
    monkeypatch.setattr(gathering, "cluster", lambda *_: pytest.fail("a gathering was clustered again"))
    ran(book)
    assert digest(book) == before
