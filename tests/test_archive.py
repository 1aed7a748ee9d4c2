"""The archive: what goes in comes out, byte for byte and in order, whatever kills the writer or tears the file."""

import gzip
import hashlib
import io
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pledgebook.archive import AddCounts, Archive, book_lock, capture_id
from pledgebook.errors import BookError, Issue
from pledgebook.model import ROW_TYPE, Capture, content_id


def capture(uri: str, payload: bytes, media_type: str = "text/html; charset=windows-1252",
            captured_at: str = "2026-11-23T21:00:00Z") -> Capture:
    return Capture(capture_id(uri, payload), uri, media_type, payload, captured_at)


PAGE = capture("https://gazette.example/aid?a=1&b=%20", b"<p>\x93100 drones\x94</p>\r\n\r\n")
ROW = capture("file:news.jsonl#7", '{"text": "Пообіцяли 5 танків"}'.encode(), ROW_TYPE)
FILE = capture("file:minutes/a b.pdf", b"%PDF-1.7\x00\xff", "application/pdf")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def everything(archive: Archive) -> list[Capture | Issue]:
    return [found for file in archive.files() for found in archive.captures(file)]


def names_in(archive: Archive) -> list[str]:
    return sorted(entry.name for entry in archive.folder.iterdir())


def random_bytes(number: int, size: int = 4000) -> bytes:
    """Bytes that do not shrink, so that a cut falls inside a member of known size."""
    return b"".join(hashlib.sha256(b"%d.%d" % (number, part)).digest() for part in range(size // 32))


# -- in and out --------------------------------------------------------------------------------------------------------

_SIGNS = st.text(st.characters(codec=None), max_size=12)
_URIS = _SIGNS | st.builds("https://a.example/{}".format, _SIGNS) | st.builds("file:{}".format, _SIGNS)
_CAPTURES = st.builds(capture, _URIS, st.binary(max_size=80), _SIGNS, _SIGNS | st.just("2026-11-23T21:00:00Z"))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_CAPTURES, max_size=6))
def test_what_goes_in_comes_out_byte_for_byte_and_in_order(tmp_path: Path, captures: list[Capture]) -> None:
    shutil.rmtree(tmp_path / "archive", ignore_errors=True)
    archive = Archive(tmp_path / "archive")
    counts = archive.add(captures)
    first = {one.id: one for one in reversed(captures)}
    expected = list({one.id: first[one.id] for one in captures}.values())
    assert everything(archive) == expected
    assert counts == AddCounts(len(expected), len(captures) - len(expected), sum(len(one.payload) for one in expected))


def test_a_capture_is_found_by_its_id_with_and_without_the_lists_of_ids(archive: Archive) -> None:
    one, other = capture("https://a.example/1", b"first"), capture("https://a.example/2", b"second")
    archive.add([one])
    archive.add([other])
    assert (archive.find(one.id), archive.find(other.id), archive.find("cap-none")) == (one, other, None)
    for beside in archive.folder.glob("*.ids"):
        beside.unlink()
    assert archive.find(other.id) == other
    assert not list(archive.folder.glob("*.ids"))  # who only looks writes nothing


def test_an_id_is_made_of_place_and_bytes() -> None:
    assert PAGE.id == content_id("cap", PAGE.uri, hashlib.sha256(PAGE.payload).hexdigest())


def test_any_reader_of_web_archives_opens_the_files(archive: Archive) -> None:
    archive.add([PAGE, ROW, FILE])
    (file,) = archive.files()
    found = []
    with file.open("rb") as stream:
        for record in ArchiveIterator(stream, parse_http=False):
            is_whole = record.verify_block_digest(consume=False)
            record.parse_http()
            found.append((record.record_type, record.headers.get("WARC-Target-URI"), record.headers["WARC-Date"][:10],
                          is_whole, record.http_content_type, record.reader.read()))
    about, *rest = found
    assert about[0] == WarcRecordType.warcinfo
    day = "2026-11-23"
    assert rest == [
        (WarcRecordType.response, PAGE.uri, day, True, "text/html", PAGE.payload),
        (WarcRecordType.resource, ROW.uri, day, True, None, ROW.payload),
        (WarcRecordType.resource, FILE.uri, day, True, None, FILE.payload),
    ]


def test_every_record_is_a_gzip_member_of_its_own(archive: Archive) -> None:
    archive.add([PAGE, ROW])
    packed = archive.files()[0].read_bytes()
    starts = [at for at in range(len(packed)) if packed.startswith(b"\x1f\x8b\x08", at)]
    assert len(starts) == 3
    for start, end in zip(starts, [*starts[1:], len(packed)], strict=True):
        assert gzip.decompress(packed[start:end]).startswith(b"WARC/1.1\r\n")


def test_the_same_bytes_from_the_same_place_are_kept_once_also_across_runs(archive: Archive) -> None:
    later = replace(PAGE, captured_at="2027-01-01T00:00:00Z")
    assert archive.add([PAGE, later]) == AddCounts(1, 1, len(PAGE.payload))
    changed = capture(PAGE.uri, b"<p>changed</p>")
    assert Archive(archive.folder).add([later, changed]) == AddCounts(1, 1, len(changed.payload))
    assert everything(archive) == [PAGE, changed]
    assert Archive(archive.folder).add([PAGE]) == AddCounts(0, 1, 0)
    assert len(archive.files()) == 2


@pytest.mark.parametrize("damage", [
    lambda path: path.unlink(), lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"\xff\xfe"),
    lambda path: path.write_bytes(path.read_bytes()[:-15]),
])
def test_the_list_of_what_is_there_is_made_anew_where_it_is_lost_or_torn(archive: Archive, damage: object) -> None:
    archive.add([PAGE, ROW])
    (beside,) = archive.folder.glob("*.ids")
    assert callable(damage)
    damage(beside)
    assert Archive(archive.folder).add([PAGE, ROW]).repeated == 2


def test_adding_nothing_leaves_no_file(archive: Archive) -> None:
    assert archive.add([]) == AddCounts(0, 0, 0)
    assert names_in(archive) == []


def test_a_file_that_has_grown_large_is_finished_and_the_next_begun(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive", file_bytes=9000)
    captures = [capture(f"file:{number}", random_bytes(number)) for number in range(10)]
    archive.add(captures)
    assert len(archive.files()) > 2
    assert everything(archive) == captures


def test_files_stand_in_the_order_of_adding_also_where_the_clock_goes_back(tmp_path: Path) -> None:
    days = iter([datetime(2026, 5, 2, tzinfo=UTC), datetime(2026, 5, 2, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC),
                 datetime(2026, 5, 3, tzinfo=UTC)])
    archive = Archive(tmp_path, now=lambda: next(days))
    captures = [capture(f"file:{number}", b"x") for number in range(4)]
    for one in captures:
        archive.add([one])
    assert everything(archive) == captures
    assert [file.name for file in archive.files()] == [
        "20260502T000000Z-000001.warc.gz", "20260502T000000Z-000002.warc.gz", "20260502T000000Z-000003.warc.gz",
        "20260503T000000Z-000001.warc.gz"]


def test_adding_holds_one_capture_at_a_time(archive: Archive) -> None:
    """Every capture is written before the next is asked for: nothing is gathered."""
    def captures() -> Iterator[Capture]:
        for number in range(20):
            yield capture(f"file:{number}", random_bytes(number))
            (under_way,) = archive.folder.glob("*.open")
            assert under_way.stat().st_size > 4000 * (number + 1)

    assert archive.add(captures()).added == 20


# -- broken off --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError("a fault")])
def test_what_was_taken_before_an_exception_is_kept_and_finished(archive: Archive, error: BaseException) -> None:
    def captures() -> Iterator[Capture]:
        yield from (PAGE, ROW)
        raise error

    with pytest.raises(type(error)):
        archive.add(captures())
    assert everything(archive) == [PAGE, ROW]
    assert not list(archive.folder.glob("*.open"))


_ADD = """
    import hashlib, resource, sys
    from pathlib import Path
    from pledgebook.archive import Archive, capture_id
    from pledgebook.errors import BookError
    from pledgebook.model import Capture

    def captures():
        {first}
        for number in range(1_000_000):
            payload = b"".join(hashlib.sha256(b"%d.%d" % (number, part)).digest() for part in range(2000))
            yield Capture("", f"file:{{number}}", "text/plain", payload, "")
            print(number, flush=True)

    try:
        Archive(Path(sys.argv[1])).add(captures())
    except BookError as error:
        print(error, flush=True)
"""


def add_elsewhere(archive: Archive, first: str = "") -> subprocess.Popen[str]:
    program = textwrap.dedent(_ADD.format(first=first))
    return subprocess.Popen([sys.executable, "-c", program, str(archive.folder)], stdout=subprocess.PIPE, text=True)


def test_a_killed_run_loses_nothing_that_was_written(archive: Archive) -> None:
    archive.add([PAGE])
    adding = add_elsewhere(archive)
    assert adding.stdout is not None
    told = [adding.stdout.readline() for _ in range(40)]
    adding.send_signal(signal.SIGKILL)
    rest, _ = adding.communicate()
    last = int([*told, *rest.splitlines()][-1])
    assert everything(archive) == [PAGE]
    issues = archive.recover()
    numbers = [found.uri for found in everything(archive) if isinstance(found, Capture)]
    assert numbers[: last + 2] == [PAGE.uri, *(f"file:{number}" for number in range(last + 1))]
    assert len(issues) <= 1
    assert not list(archive.folder.glob("*.open"))
    assert archive.recover() == ()
    assert archive.add([PAGE]).repeated == 1


def open_file(archive: Archive, captures: list[Capture]) -> Path:
    """A file as a killed run leaves it, whole so far."""
    archive.add(captures)
    file = archive.files()[-1]
    file.with_name(f"{file.name}.ids").unlink()
    return file.rename(file.with_name(f"{file.name}.open"))


@pytest.mark.parametrize("cut", [1, 7, 9, 300, 3900])
def test_a_torn_tail_is_an_issue_and_all_before_it_is_kept(archive: Archive, cut: int) -> None:
    captures = [capture(f"file:{number}", random_bytes(number)) for number in range(3)]
    left = open_file(archive, captures)
    os.truncate(left, left.stat().st_size - cut)
    (issue,) = archive.recover()
    assert issue.code in {"truncated-gzip", "truncated-record"}
    assert issue.stage == "archive"
    assert issue.next_step
    assert everything(archive)[:2] == captures[:2]
    assert all(one in captures for one in everything(archive))
    assert archive.recover() == ()
    again = archive.add(captures)
    assert again.added + again.repeated == 3
    assert sorted(one.uri for one in everything(archive) if isinstance(one, Capture)) == ["file:0", "file:1", "file:2"]


def test_whole_members_behind_damage_are_kept_too(archive: Archive) -> None:
    captures = [capture(f"file:{number}", random_bytes(number)) for number in range(5)]
    left = open_file(archive, captures)
    torn = bytearray(left.read_bytes())
    torn[len(torn) // 2] ^= 0xFF
    left.write_bytes(bytes(torn))
    assert [issue.code for issue in archive.recover()] == ["damaged-member"]
    assert everything(archive) == [one for number, one in enumerate(captures) if number != 2]


def test_a_file_left_without_one_whole_capture_is_removed(archive: Archive) -> None:
    left = open_file(archive, [capture("file:0", random_bytes(0))])
    os.truncate(left, 500)
    assert len(archive.recover()) == 1
    assert names_in(archive) == []


def test_a_recovery_that_was_killed_itself_is_taken_up(archive: Archive) -> None:
    left = open_file(archive, [PAGE, ROW])
    whole = left.read_bytes()
    left.with_name(left.name.replace(".open", ".mending")).write_bytes(whole[:100])
    archive.recover()
    assert everything(archive) == [PAGE, ROW]
    left.write_bytes(whole)  # killed after the renaming, before the removal
    archive.recover()
    assert everything(archive) == [PAGE, ROW]
    assert not list(archive.folder.glob("*.open"))


def test_a_file_that_may_not_grow_keeps_what_was_written_and_says_so(archive: Archive) -> None:
    adding = add_elsewhere(archive, "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))")
    told, _ = adding.communicate(timeout=60)
    assert "the archive cannot be written" in told
    assert "next: make room" in told
    found = everything(archive)
    assert [one.uri for one in found if isinstance(one, Capture)] == [f"file:{number}" for number in range(len(found))]
    assert len(found) > 10
    assert not list(archive.folder.glob("*.open"))


def test_a_full_disk_keeps_what_was_written_and_says_so(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(disk)], capture_output=True, check=False)
    if not mounted or mounted.returncode:
        pytest.skip("only who may mount can fill a disk of its own")
    try:
        archive = Archive(disk / "archive")
        told, _ = add_elsewhere(archive).communicate(timeout=60)
        found = everything(archive)
        assert "the archive cannot be written" in told
        assert f"{len(found)} new captures are kept" in told
        assert len(found) > 20
        assert all(isinstance(one, Capture) for one in found)
        assert not list(archive.folder.glob("*.open"))
    finally:
        subprocess.run(["umount", str(disk)], check=True)


# -- damage ------------------------------------------------------------------------------------------------------------


def test_a_damaged_member_costs_that_capture_and_no_other(archive: Archive) -> None:
    captures = [capture(f"file:{number}", random_bytes(number)) for number in range(5)]
    archive.add(captures)
    (file,) = archive.files()
    whole = file.read_bytes()
    for share in (0.25, 0.5, 0.75):
        torn = bytearray(whole)
        torn[int(len(torn) * share)] ^= 0x55
        file.write_bytes(bytes(torn))
        found = everything(archive)
        assert [one.code for one in found if isinstance(one, Issue)] == ["damaged-member"]
        assert sum(one in captures for one in found) == 4


def test_bytes_that_are_not_those_that_were_archived_are_an_issue(archive: Archive) -> None:
    archive.add([ROW, FILE])
    (file,) = archive.files()
    forged = gzip.decompress(file.read_bytes()).replace(b"%PDF-1.7", b"%PDF-1.8")
    file.write_bytes(gzip.compress(forged))
    first, second = everything(archive)
    assert first == ROW
    assert isinstance(second, Issue)
    assert (second.code, second.subject) == ("digest-mismatch", FILE.uri)


def test_a_response_of_another_writer_is_not_taken_for_ours(archive: Archive) -> None:
    archive.folder.mkdir()
    block = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"<p>")
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: {len(block)}"
    (archive.folder / "crawl.warc.gz").write_bytes(gzip.compress(head.encode() + b"\r\n\r\n" + block + b"\r\n\r\n"))
    (issue,) = everything(archive)
    assert isinstance(issue, Issue)
    assert issue.code == "foreign-record"
    assert archive.add([PAGE]).added == 1


def test_a_missing_file_is_an_error_that_names_it(archive: Archive) -> None:
    with pytest.raises(BookError, match=r"nothing\.warc\.gz"):
        list(archive.captures(archive.folder / "nothing.warc.gz"))


def test_a_folder_that_cannot_be_made_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("in the way")
    with pytest.raises(BookError, match="archive cannot be written"):
        Archive(tmp_path / "archive").add([PAGE])


# -- the lock ----------------------------------------------------------------------------------------------------------

_HOLD = """
    import sys, time
    from pathlib import Path
    from pledgebook.archive import book_lock
    with book_lock(Path(sys.argv[1])):
        print("held", flush=True)
        time.sleep(60)
"""


def test_a_second_writer_is_refused_at_once_and_told_who_the_first_is(tmp_path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", textwrap.dedent(_HOLD), str(tmp_path)], stdout=subprocess.PIPE)
    assert isinstance(holder.stdout, io.BufferedReader)
    assert holder.stdout.readline() == b"held\n"
    began = time.monotonic()
    with pytest.raises(BookError, match=f"process {holder.pid}"), book_lock(tmp_path):
        pass
    assert time.monotonic() - began < 5
    holder.kill()
    holder.communicate()
    with book_lock(tmp_path):
        assert (tmp_path / "lock").read_text() == f"{os.getpid()}\n"
    with book_lock(tmp_path):
        pass


def test_who_has_patience_waits_for_the_first_writer_and_is_told_when_it_runs_out(tmp_path: Path) -> None:
    with book_lock(tmp_path):
        began = time.monotonic()
        with pytest.raises(BookError, match="another process is writing"), book_lock(tmp_path, patience=0.2):
            pass
        assert time.monotonic() - began >= 0.2
    held = book_lock(tmp_path)
    held.__enter__()
    threading.Timer(0.2, held.__exit__, (None, None, None)).start()
    with book_lock(tmp_path, patience=60):
        assert (tmp_path / "lock").read_text() == f"{os.getpid()}\n"


def test_a_capture_that_was_damaged_can_be_added_again(archive: Archive) -> None:
    archive.add([PAGE, ROW])
    (file,) = archive.files()
    content = bytearray(file.read_bytes())
    content[-60] ^= 0x55
    file.write_bytes(content)
    assert [type(found).__name__ for found in everything(archive)].count("Issue") == 1
    assert archive.add([PAGE, ROW]) == AddCounts(1, 1, len(ROW.payload))


def test_a_lock_is_let_go_when_its_work_fails(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="the work"), book_lock(tmp_path):
        raise ValueError("the work")
    with book_lock(tmp_path):
        pass
    with pytest.raises(BookError, match="cannot be opened"), book_lock(tmp_path / "missing"):
        pass
