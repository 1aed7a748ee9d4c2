"""Files made to cost time or room: what is done for each record and each byte does not grow with what came before."""

import gzip
import io
import tracemalloc

import pytest

from pledgebook.errors import Issue
from pledgebook.warcfile import WarcRecord, read_records


def record(number, size=20):
    block = (f"page {number} " * size)[:size].encode()
    head = f"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: x:{number}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def read(data, name):
    found = list(read_records(io.BytesIO(data), name))
    issues = [one.code for one in found if isinstance(one, Issue)]
    return [one.uri for one in found if isinstance(one, WarcRecord)], issues


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_records_that_wait_for_the_end_of_their_member_are_weighed_a_few_times_and_not_with_each_that_comes(
        name, monkeypatch):
    weighed = []
    true = WarcRecord.view.fget
    monkeypatch.setattr(WarcRecord, "view", property(lambda one: weighed.append(1) or true(one)))
    whole = b"".join(map(record, range(400)))
    uris, issues = read(gzip.compress(whole) if name.endswith("gz") else whole, name)
    assert (len(uris), issues) == (400, [])
    assert len(weighed) <= 3 * 400


def test_records_of_a_plain_file_come_as_they_are_read_and_in_order_with_what_is_wrong():
    parts = [record(0, 100_000), b"rubbish\r\n" * 20, record(1, 100_000), *(record(k, 100_000) for k in range(2, 9))]
    stream = io.BytesIO(b"".join(parts))
    found = read_records(stream, "a.warc")
    assert next(found).uri == "x:0"
    assert stream.tell() < 200_000
    assert [one.code if isinstance(one, Issue) else one.uri for one in found] \
        == ["bad-warc-header", *(f"x:{k}" for k in range(1, 9))]


@pytest.mark.parametrize("begin", [b"WARC/1.0\r\n", b"WARC/1.1\r\nContent-Length: 5\r\n"])
def test_bytes_full_of_begins_of_records_are_seen_once(begin):
    uris, issues = read(begin * 40_000 + b"x" * 70_000 + b"\r\n" + record(0), "a.warc")
    assert uris == ["x:0"]
    assert 5 < len(issues) < 30
    assert set(issues) == {"bad-warc-header"}


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_large_record_stands_in_memory_twice_while_it_is_cut_out(name):
    size = 30_000_000
    data = record(0, size)
    packed = io.BytesIO(gzip.compress(data, 1) if name.endswith("gz") else data)
    del data
    tracemalloc.start()
    (found,) = read_records(packed, name)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found.view) == size
    assert most < 2.5 * size
