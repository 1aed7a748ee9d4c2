"""Archives packed in each way that is read, whole, broken and made to do harm."""

import gzip
import io
import random
import tracemalloc
import zlib

import lz4.frame
import pytest
import zstandard
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pledgebook.errors import Issue
from pledgebook.warcfile import RECORD_LIMIT, WarcRecord, read_records
from pledgebook.warcfile.record import address_of
from pledgebook.warcfile.splitting import Splitter
from pledgebook.warcfile.whole import whole_record

PACK = {
    ".gz": lambda data: gzip.compress(data, mtime=0),
    ".zst": zstandard.ZstdCompressor(write_checksum=True).compress,
    ".lz4": lambda data: lz4.frame.compress(data, content_checksum=True),
}
NAME = {".gz": "gzip", ".zst": "zstd", ".lz4": "lz4"}
ENDINGS = pytest.mark.parametrize("ending", PACK)


def record(number, size=3000):
    block = (f"page {number} of a site " * size)[:size].encode()
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
            f"WARC-Date: 2024-02-01T00:00:00Z\r\nContent-Length: {len(block)}\r\n\r\n")
    return head.encode() + block + b"\r\n\r\n"


def random_record(number, size):
    block = random.Random(number).randbytes(size)
    return record(number, 0).replace(b"Content-Length: 0\r\n\r\n", b"Content-Length: %d\r\n\r\n%s" % (size, block))


def read(data, name, **options):
    found = list(read_records(data if hasattr(data, "read") else io.BytesIO(data), name, **options))
    issues = [one.code for one in found if isinstance(one, Issue)]
    return [one.uri.rpartition("/")[2] for one in found if isinstance(one, WarcRecord)], issues


@ENDINGS
def test_every_packing_gives_the_same_records(ending):
    records = [record(number, 200_000 if number == 2 else 3000) for number in range(5)]
    expected = list(read_records(io.BytesIO(b"".join(records)), "a.warc"))
    for packed in (b"".join(map(PACK[ending], records)), PACK[ending](b"".join(records))):
        assert list(read_records(io.BytesIO(packed), f"a.warc{ending}")) == expected


@ENDINGS
def test_a_packing_that_is_not_declared_is_read_and_counted(ending):
    assert read(PACK[ending](record(0)), "a.warc") == (["0"], [f"undeclared-{NAME[ending]}"])
    assert read(record(0), f"a.warc{ending}") == (["0"], [f"not-{NAME[ending]}"])


@ENDINGS
def test_a_cut_file_gives_what_was_whole(ending):
    packed = b"".join(PACK[ending](record(number)) for number in range(3))
    assert read(packed[:-20], f"a.warc{ending}") == (["0", "1"], [f"truncated-{NAME[ending]}"])


@ENDINGS
def test_damage_costs_the_member_it_hits(ending):
    parts = [PACK[ending](record(number)) for number in range(4)]
    torn = bytearray(parts[1])
    torn[len(torn) // 2] ^= 0x55
    uris, issues = read(parts[0] + bytes(torn) + parts[2] + parts[3], f"a.warc{ending}")
    assert [uri for uri in uris if uri != "1"] == ["0", "2", "3"]
    assert "damaged-member" in issues or f"truncated-{NAME[ending]}" in issues


@ENDINGS
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_is_survived(ending, data):
    whole = b"".join(PACK[ending](record(number, 300)) for number in range(3))
    place = data.draw(st.integers(0, len(whole) - 1))
    uris, _ = read(whole[:place] + bytes([data.draw(st.integers(0, 255))]) + whole[place + 1 :], f"a.warc{ending}")
    assert len(uris) >= 2


@pytest.mark.parametrize("ending", [".zst", ".lz4"])
def test_frames_of_others_between_members_are_passed_over(ending):
    note = b"\x53\x2a\x4d\x18\x05\x00\x00\x00hello"
    packed = PACK[ending](record(0)) + note + PACK[ending](record(1))
    assert read(packed, f"a.warc{ending}") == (["0", "1"], [])


@ENDINGS
def test_a_bomb_is_left_for_the_next_member(ending):
    bomb = PACK[ending](b"\0" * 30_000_000)
    uris, issues = read(bomb + PACK[ending](record(0)), f"a.warc{ending}", limit=2_000_000)
    assert uris == ["0"]
    assert issues == ["bad-warc-header", f"{NAME[ending]}-bomb"]


@ENDINGS
def test_a_bomb_that_is_a_record_never_stands_in_memory(ending):
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: x:bomb\r\nContent-Length: 120000000\r\n\r\n"
    packed = PACK[ending](head + b"\0" * 120_000_000 + b"\r\n\r\n") + PACK[ending](record(0))
    tracemalloc.start()
    found = read(packed, f"a.warc{ending}", limit=10_000_000)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == (["0"], ["record-too-large"])
    assert most < 90_000_000


class Endless(io.RawIOBase):
    """A record of a gigabyte that nobody holds: so many zeros, then what comes behind them."""

    def __init__(self, head, size, behind):
        self.left = size
        self.parts = [head, behind]

    def read(self, size=-1):
        if self.parts and len(self.parts) == 2:
            return self.parts.pop(0)
        if self.left:
            piece = b"\0" * min(size, self.left)
            self.left -= len(piece)
            return piece
        return self.parts.pop() if self.parts else b""


def test_a_record_of_a_gigabyte_is_passed_over_and_the_next_one_read():
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: x:large\r\nContent-Length: 1000000000\r\n\r\n"
    tracemalloc.start()
    found = read(Endless(head, 1_000_000_000, b"\r\n\r\n" + record(0)), "a.warc")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert RECORD_LIMIT < 1_000_000_000
    assert found == (["0"], ["record-too-large"])
    assert most < 20_000_000


def test_a_file_of_nothing_but_begins_of_members_ends():
    uris, issues = read(b"\x1f\x8b\x08\x00" * 500 + gzip.compress(record(0)), "a.warc.gz")
    assert uris == ["0"]
    assert issues


# -- the two ways in which a record is cut out -------------------------------------------------------------------------

LINES = st.sampled_from([
    "WARC-Type: response", "warc-type: REQUEST", "WARC-Target-URI: <https://example.org/a>", "Content-Length: 5",
    "content-length: 4", "Content-Length:5", " folded", "\tfolded", "X: \x0bWARC-Date: 1", "X: \u00e9", "no colon", ":",
    "WARC-Date: 2024-02-01T00:00:00Z", "Content-Length : 5", "", "X: a\nY: b", "X: \u2028WARC-Type: dns", "\x7f: 1",
])


@example(["Content-Length : 5", "content-length: 4"], "\r\n", b"abcd")
@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=8), st.sampled_from(["\r\n", "\n"]), st.sampled_from([b"abcde", b"abcd", b"a\r\n\r\n"]))
def test_what_is_read_at_once_is_what_the_splitter_reads(lines, end, block):
    data = end.join(["WARC/1.0", *lines, "", ""]).encode() + block + b"\r\n\r\n"
    quick = whole_record(data, 1000)
    splitter = Splitter(lambda code, message, step: Issue("acquire", code, "a", message, step), 1000)
    slow = list(splitter.feed(data))
    if quick is not None:
        assert slow == [quick]
        assert (quick.type, quick.uri, quick.date) == (slow[0].type, slow[0].uri, slow[0].date)
        assert quick.uri == address_of(quick.headers)


def test_a_record_is_told_apart_by_all_that_it_holds():
    one, same, other = (next(read_records(io.BytesIO(record(number)), "a.warc")) for number in (1, 1, 2))
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert bytes(one.view) == one.block
    assert "example.org/1" in repr(one)


@pytest.mark.parametrize("behind", [
    gzip.compress(record(0), mtime=1), gzip.compress(record(0), compresslevel=1, mtime=0),
    gzip.compress(record(0), mtime=0),
], ids=["a header of its own", "packed otherwise", "the very same"])
def test_the_same_record_right_behind_itself_is_read_twice(behind):
    assert read(PACK[".gz"](record(0)) + behind + PACK[".gz"](record(1)), "a.warc.gz") == (["0", "0", "1"], [])


@pytest.mark.parametrize("damage", [
    lambda member: b"\0" + member[1:], lambda member: member[:3] + b"\xff" + member[4:], lambda member: member[-8:],
], ids=["its sign", "its flags", "all but its end"])
def test_damage_to_what_ends_like_the_member_before_it_is_told(damage):
    member = PACK[".gz"](record(0))
    for behind in (b"", PACK[".gz"](record(1))):
        uris, issues = read(member + damage(member) + behind, "a.warc.gz")
        assert uris == ["0", *(["1"] if behind else [])]
        assert issues == ["damaged-member"]


def test_bytes_within_a_member_that_look_like_the_begin_of_one_do_not_cut_it():
    sign = gzip.compress(b"", mtime=0)[:10]
    deflater = zlib.compressobj(0, zlib.DEFLATED, 31)  # stored as it is
    inner = record(0).replace(b"page 0 of a site", sign + b"site. ")
    member = deflater.compress(inner) + deflater.flush()
    assert member.count(member[:4]) > 100
    assert read(member + PACK[".gz"](record(1)), "a.warc.gz") == (["0", "1"], [])


def test_a_header_with_a_wrong_checksum_of_its_own_makes_no_whole_member():
    member = PACK[".gz"](record(0))
    head = member[:3] + b"\2" + member[4:10]
    right = (zlib.crc32(head) & 0xffff).to_bytes(2, "little")
    last = PACK[".gz"](record(1))
    assert read(head + right + member[10:] + last, "a.warc.gz") == (["0", "1"], [])
    assert read(head + b"\0\0" + member[10:] + last, "a.warc.gz") == (["1"], ["damaged-member"])


@pytest.mark.parametrize("size", [0, 1, 40_000, 300_000])
def test_a_member_is_whole_wherever_the_pieces_of_the_file_end(size):
    members = [gzip.compress(record(0, 900), mtime=0), gzip.compress(random_record(1, size), mtime=0),
               gzip.compress(record(2, 50), mtime=0)]

    class Dripping(io.BytesIO):
        def read(self, _size=-1):
            return super().read(997)

    assert read(Dripping(b"".join(members)), "a.warc.gz") == (["0", "1", "2"], [])


def test_blocks_are_bytes_however_they_were_unpacked():
    found = [*read_records(io.BytesIO(PACK[".gz"](record(0)) * 2), "a.warc.gz")]
    assert [type(one.block) for one in found] == [bytes, bytes]
    assert found[0] == found[1]


def test_members_too_large_to_be_read_at_once_are_read_piece_by_piece():
    deflater = zlib.compressobj(1, zlib.DEFLATED, 31)
    whole = deflater.compress(record(0, 6_000_000)) + deflater.flush()
    assert read(whole + gzip.compress(record(1)), "a.warc.gz") == (["0", "1"], [])
