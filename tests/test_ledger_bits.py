"""Sets of rows as numbers, and what is kept beside a ledger."""

from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.ledger import Ledger, build_ledger
from pledgebook.ledger.bits import behind, every, first, fitting, read, written
from pledgebook.ledger.kept import Kept
from pledgebook.ledger.words import holding, homes
from pledgebook.schema import Json

SIZES = st.integers(1, 200)


def set_of(places: set[int], size: int) -> int:
    return sum(1 << (size - 1 - place) for place in places)


@given(st.data(), SIZES)
def test_a_set_reads_as_it_was_written_and_gives_its_places_in_order(data: st.DataObject, size: int) -> None:
    places = data.draw(st.sets(st.integers(0, size - 1)))
    some = set_of(places, size)
    told = written(some, size)
    assert [place for place, sign in enumerate(told) if sign == "1"] == sorted(places)
    assert len(told) == size
    assert read(told) == some
    assert first(some, size, 1000) == sorted(places)
    assert first(some, size, 3) == sorted(places)[:3]


@given(st.data(), SIZES, st.integers(0, 250))
def test_behind_a_place_are_the_places_after_it(data: st.DataObject, size: int, place: int) -> None:
    places = data.draw(st.sets(st.integers(0, size - 1)))
    assert first(behind(set_of(places, size), size, place), size, 1000) == sorted(one for one in places if one > place)


def test_a_set_that_the_database_does_not_write_is_empty() -> None:
    assert read(None) == 0
    assert first(0, 10, 5) == []


# -- of a ledger -------------------------------------------------------------------------------------------------------


def claim(number: int, words: str) -> Json:
    return {"id": f"clm-{number:03}", "document": {"id": "d", "published": f"2024-01-{1 + number % 28:02}"},
            "kind": "goods", "donors": ["DE"] if number % 2 else ["FR"], "recipients": ["UA"], "tier": "A",
            "evidence": {"start": 0, "end": 1, "exact": words}}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Commitments whose ids run against the order in which they come, of claims with a word of their own each."""
    path = tmp_path_factory.mktemp("bits") / "ledger.duckdb"
    claims = [claim(number, f"howitzers number-{number:03} d\N{LATIN SMALL LETTER E WITH ACUTE}ja")
              for number in range(400)]
    commitments = [{"id": f"cmt-{900 - number:03}", "kind": "goods", "donors": ["DE"], "recipients": ["UA"],
                    "stage": "announced", "claims": [{"claim": f"clm-{number:03}", "part": "opens"}]}
                   for number in range(390)]
    build_ledger(path, {"claims": claims, "commitments": commitments}, {"name": "bits"})
    return path


def test_the_home_of_a_claim_is_the_row_of_its_commitment(path: Path) -> None:
    with duckdb.connect(str(path), read_only=True) as database:
        told = database.execute("SELECT commitment, id FROM ranked LEFT JOIN commitments ON home = commitments.rowid "
                                ).fetchall()
    assert len(told) == 400
    assert all(commitment == name for commitment, name in told)
    assert sum(name is None for _, name in told) == 10


@pytest.mark.parametrize(("words", "expected"), [
    ("number-007", {"cmt-893"}), ("number-39", set()), ("howitzers NUMBER-38", None), ("DEJA number-001", {"cmt-899"}),
    ("FR number-001", set()), ("DE number-001", {"cmt-899"}), ("de number-002", {"cmt-898"}), ("o", None),
    ("zz", set()),
])
def test_words_lead_to_the_commitments_of_which_one_claim_holds_them_all(
        path: Path, words: str, expected: set[str] | None) -> None:
    with Ledger(path) as ledger:
        size = ledger.ask("SELECT count(*) FROM book.commitments")[0][0] + 1
        rows = first(homes(ledger, words), size, 1000)
        names = {str(name) for (name,) in ledger.ask("SELECT id FROM book.commitments WHERE rowid IN "
                                                     "(SELECT unnest($rows))", {"rows": rows})}
        assert holding(ledger, words) is not None
        if expected is None:  # of what more than three hundred words hold the database itself looks through them
            held = {one["id"] for one in ledger.search(words, 1000)}
            expected = {f"cmt-{900 - int(name[4:]):03}" for name in held if int(name[4:]) < 390}
            assert expected
        assert names == expected


def test_a_part_of_a_filter_is_asked_once_for_a_ledger(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger(path) as ledger:
        found = fitting(ledger, "kind = $kind", {"kind": "goods"})
        assert found == every(ledger)
        monkeypatch.setattr(Ledger, "ask", None)
        assert fitting(ledger, "kind = $kind", {"kind": "goods"}) == found


# -- what is kept ------------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 12), max_size=80), st.integers(1, 30))
def test_what_is_kept_never_weighs_more_than_there_is_room_and_is_always_what_was_made(
        asked: list[int], room: int) -> None:
    kept = Kept(room, lambda text: len(str(text)))
    for number in asked:
        assert kept.of(number, lambda number=number: "x" * number) == "x" * number
        assert sum(map(len, map(str, kept._answers.values()))) <= room


def test_what_was_asked_for_of_late_stays() -> None:
    kept, made = Kept(2), []
    for name in ("a", "b", "a", "c", "a", "b"):
        kept.of(name, lambda name=name: made.append(name))
    assert made == ["a", "b", "c", "b"]
