"""An estimate is what was measured, scaled: exact where all was read, else with a range that holds the truth."""

import itertools
import random
import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from archive_like import Plan, made_archive

from pledgebook.pipeline.estimating import FEWEST, FIGURES, Range, Sample, estimate, scaled, student
from pledgebook.pipeline.sifting.inputs import Source, sources
from pledgebook.pipeline.sifting.slices import record_start, slices_of

EMPTY = Sample(size=0, cpu=0.0, wall=0.0, records=0, pages=0, kept=0, claims=0, kept_bytes=0)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> list[Source]:
    made = made_archive(tmp_path_factory.mktemp("archive"), Plan(share=0.2, pages=30), files=2, processes=1)
    return [one for one in sources([str(path) for path in made]) if isinstance(one, Source)]


# -- slices ------------------------------------------------------------------------------------------------------------


def records_at(source: Source, packing: str) -> list[int]:
    """Where a member of the file begins, found by unpacking each, which a slice must not need."""
    import zlib  # noqa: PLC0415

    assert packing == "gz"
    data, place, found = Path(source.path).read_bytes(), 0, []
    while place < len(data):
        found.append(place)
        member = zlib.decompressobj(31)
        member.decompress(data[place:])
        place = len(data) - len(member.unused_data)
    return found


def test_a_slice_is_whole_records(archive: list[Source]):
    starts = {source.id: {*records_at(source, "gz"), source.size} for source in archive}
    slices = list(slices_of(archive, 6, 60_000))
    assert len(slices) == 6
    assert all({one.begin, one.end} <= starts[one.source.id] for one in slices)


def test_slices_never_overlap_and_cover_all_where_they_may(archive: list[Source]):
    for number, size in ((50, 20_000), (7, 90_000), (1, 10_000), (1000, 1000)):
        slices = list(slices_of(archive, number, size))
        for one, other in itertools.pairwise(slices):
            assert one.source != other.source or one.end <= other.begin
    whole = list(slices_of(archive, 100, 1_000_000))
    assert [(one.begin, one.end) for one in whole] == [(0, source.size) for source in archive]


@pytest.mark.parametrize("packing", ["gz", "zst", "lz4", "none"])
def test_a_record_is_found_in_every_packing(packing: str, tmp_path: Path):
    (path,) = made_archive(tmp_path, Plan(share=0.5, pages=4, packing=packing), files=1)
    with path.open("rb") as stream:
        place, starts = 0, []
        while (found := record_start(stream, path.name, place)) is not None:
            starts.append(found)
            place = found + 1
    assert len(starts) == 10  # of the crawl, four pages with their requests, and one that is gone


def test_a_file_that_cannot_be_entered_is_left_out_of_the_sample(tmp_path: Path):
    path = tmp_path / "one-piece.warc.gz"
    path.write_bytes(random.Random(1).randbytes(300_000))
    assert list(slices_of([Source(str(path), path.name, 300_000, "one")], 3, 10_000)) == []


# -- figures -----------------------------------------------------------------------------------------------------------


def test_where_all_was_read_nothing_is_estimated(archive: list[Source]):
    told = estimate(archive, 10, 100_000_000)
    assert told.is_whole
    assert told.figures["pages"] == Range(62, 62, 62)
    assert told.figures["kept"].estimate >= 8
    assert told.figures["kept"].low == told.figures["kept"].high


def test_a_sample_says_how_much_there_is_within_its_range(archive: list[Source]):
    told = estimate(archive, 8, 60_000)
    assert not told.is_whole
    pages = told.figures["pages"]
    assert pages.low is not None
    assert pages.high is not None
    assert pages.low <= pages.estimate <= pages.high
    assert pages.low * 0.7 < 62 < pages.high * 1.3
    assert told.figures["seconds"].estimate > 0


def test_an_estimate_leaves_nothing_behind(archive: list[Source], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    before = {source.path: Path(source.path).read_bytes() for source in archive}
    estimate(archive, 4, 30_000)
    assert list(tmp_path.iterdir()) == []
    assert before == {source.path: Path(source.path).read_bytes() for source in archive}


def test_too_few_slices_have_no_range():
    samples = [replace(EMPTY, size=10, cpu=1.0)] * (FEWEST - 1)
    assert scaled(samples, FIGURES["cpu_seconds"], 1000) == Range(100.0, None, None)


def test_what_no_slice_has_is_told_as_few_and_not_as_none():
    samples = [replace(EMPTY, size=10, records=25)] * 4
    told = scaled(samples, FIGURES["kept"], 1000, is_count=True)
    assert (told.estimate, told.low) == (0.0, 0.0)
    assert told.high == pytest.approx(3 / 100 * 100 / 40 * 1000)  # three in a hundred records of the 2,500 there are


def test_the_range_holds_the_truth_nine_times_in_ten():
    dice = random.Random(11)
    held = 0
    for _ in range(400):
        archive = [replace(EMPTY, size=dice.randint(50, 150), cpu=0.0) for _ in range(300)]
        archive = [replace(one, cpu=one.size * dice.lognormvariate(0, 0.5)) for one in archive]
        size, truth = sum(one.size for one in archive), sum(one.cpu for one in archive)
        told = scaled(dice.sample(archive, 12), FIGURES["cpu_seconds"], size)
        assert told.low is not None
        assert told.high is not None
        held += told.low <= truth <= told.high
    assert 0.84 < held / 400 < 0.95


def test_the_reach_of_a_range_is_students():
    table = {3: 2.353, 4: 2.132, 9: 1.833, 19: 1.729, 60: 1.671}  # one-sided, 0.95
    assert all(student(freedom) == pytest.approx(value, rel=0.003) for freedom, value in table.items())


def test_a_range_is_scaled_with_its_bounds():
    assert Range(2.0, 1.0, 4.0).times(0.5, 1.0) == Range(2.0, 1.5, 3.0)
    assert Range(2.0, None, None).times(2) == Range(4.0, None, None)
