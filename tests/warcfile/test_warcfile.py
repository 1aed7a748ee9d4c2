"""What `read_records` promises for whole files and for broken ones."""

import gzip
import io
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.errors import Issue
from pledgebook.warcfile import WarcRecord, block_digest, digest_agrees, read_records, write_record


def record(number, block=None):
    return WarcRecord("resource", f"https://example.org/{number}", "2024-02-01T00:00:00Z",
                      (("Content-Type", "text/plain"),), block or f"page {number}\n".encode() * 50)


def members(count=5):
    made = []
    for number in range(count):
        stream = io.BytesIO()
        write_record(stream, record(number))
        made.append(stream.getvalue())
    return made


def plain(count=5):
    return b"".join(gzip.decompress(member) for member in members(count))


def read(data, name="a.warc.gz", **options):
    found = list(read_records(io.BytesIO(data), name, **options))
    issues = [one.code for one in found if isinstance(one, Issue)]
    return [one.uri.rpartition("/")[2] for one in found if isinstance(one, WarcRecord)], issues


def test_what_is_written_is_read_back():
    stream = io.BytesIO()
    size = write_record(stream, record(1, b"\r\n\x00WARC/1.0\r\n"))
    (back,) = read_records(io.BytesIO(stream.getvalue()), "a.warc.gz")
    assert size == len(stream.getvalue())
    assert (back.type, back.uri, back.date) == ("resource", "https://example.org/1", "2024-02-01T00:00:00Z")
    assert back.block == b"\r\n\x00WARC/1.0\r\n"
    assert back.header("content-type") == "text/plain"
    assert digest_agrees(back) is True


def test_the_same_record_is_written_as_the_same_bytes():
    assert members(2) == members(2)


def test_a_field_with_a_line_break_is_refused_before_anything_is_written():
    stream = io.BytesIO()
    with pytest.raises(ValueError, match="line break"):
        write_record(stream, WarcRecord("resource", "https://example.org/\r\nWARC-Type: x", "", (), b""))
    assert stream.getvalue() == b""


@pytest.mark.parametrize("data", [
    b"".join(members()), gzip.compress(plain()), gzip.compress(plain()[:700]) + gzip.compress(plain()[700:]),
], ids=["a member each", "one member", "blocked"])
def test_every_way_of_packing_gives_the_same_records(data):
    assert read(data) == (["0", "1", "2", "3", "4"], [])


def test_a_plain_file_is_read():
    assert read(plain(), "a.warc") == (["0", "1", "2", "3", "4"], [])


def test_gzip_that_is_not_declared_is_read_and_counted():
    assert read(b"".join(members()), "a.warc") == (["0", "1", "2", "3", "4"], ["undeclared-gzip"])


def test_a_name_that_declares_gzip_wrongly_is_counted_and_the_file_read():
    assert read(plain()) == (["0", "1", "2", "3", "4"], ["not-gzip"])


def test_a_file_cut_within_a_member_gives_all_records_before_the_cut():
    assert read(b"".join(members())[:-20]) == (["0", "1", "2", "3"], ["truncated-gzip"])


def test_a_single_member_that_is_cut_gives_what_was_complete():
    uris, issues = read(gzip.compress(plain())[:-40])
    assert uris == ["0", "1", "2", "3", "4"][: len(uris)]
    assert len(uris) >= 3
    assert issues == ["truncated-gzip"]


def test_a_plain_file_cut_in_mid_record_counts_the_torn_record():
    assert read(plain()[:-100], "a.warc") == (["0", "1", "2", "3"], ["truncated-record"])


@pytest.mark.parametrize("place", [12, 40, 80, -6, -2])
def test_one_wrong_byte_costs_one_record(place):
    parts = members()
    torn = bytearray(parts[2])
    torn[place] ^= 0x55
    uris, issues = read(b"".join([*parts[:2], bytes(torn), *parts[3:]]))
    assert [uri for uri in uris if uri != "2"] == ["0", "1", "3", "4"]
    assert issues == ["damaged-member"]


def test_in_a_member_with_a_wrong_checksum_only_a_digest_saves_a_record_and_the_others_are_named():
    bare = b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: x:bare\r\nContent-Length: 2\r\n\r\nab\r\n\r\n"
    torn = bytearray(gzip.compress(bare + plain(1) + b"\r\n" * 1_000_000))
    torn[-8] ^= 1
    issue, saved = read_records(io.BytesIO(bytes(torn)), "a.warc.gz")
    assert saved.uri == "https://example.org/0"
    assert issue.code == "damaged-member"
    assert "x:bare" in issue.message


def test_rubbish_between_members_is_counted_and_padding_is_not():
    one, two = members(2)
    assert read(one + b"\0" * 5000 + two) == (["0", "1"], [])
    assert read(one + b"rubbish" + two) == (["0", "1"], ["damaged-member"])


def test_a_record_shorter_than_it_says_does_not_swallow_the_next():
    short = gzip.decompress(members(1)[0]).replace(b"Content-Length: 350", b"Content-Length: 999")
    assert read(gzip.compress(short) + members(2)[1]) == (["1"], ["short-record"])


def test_a_record_longer_than_it_says_does_not_hide_the_next():
    long = gzip.decompress(members(1)[0]).replace(b"Content-Length: 350", b"Content-Length: 300")
    assert read(gzip.compress(long) + members(2)[1]) == (["0", "1"], ["bad-warc-header"])


@pytest.mark.parametrize("length", ["", "-1", "1e3", "9" * 5000, "²"])
def test_an_absurd_content_length_is_counted_and_the_next_record_read(length):
    bad = f"WARC/1.0\r\nWARC-Target-URI: x:y\r\nContent-Length: {length}\r\n\r\nabc\r\n\r\n".encode()
    assert read(bad + plain(1), "a.warc") == (["0"], ["bad-warc-header"])


def test_a_header_without_end_is_counted_and_the_next_record_read():
    assert read(b"WARC/1.0\r\n" + b"a: b\r\n" * 20_000 + plain(1), "a.warc") == (["0"], ["bad-warc-header"])


def test_a_record_above_the_limit_is_passed_over_and_counted():
    assert read(b"".join(members()), limit=349) == ([], ["record-too-large"] * 5)


def test_a_gzip_bomb_is_left_for_the_next_member():
    bomb = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = bomb.compress(b"\0" * 30_000_000) + bomb.flush()
    assert read(packed + members(1)[0], limit=2_000_000) == (["0"], ["bad-warc-header", "gzip-bomb"])


@pytest.mark.parametrize(("data", "code"), [
    (b"", "empty"), (b"BZh9....", "unsupported-compression"),
    (b"filedesc://a.arc 0.0.0.0 20240101 text/plain 10\n", "arc-not-supported"), (b"rubbish " * 20, "bad-warc-header"),
])
def test_what_is_no_warc_is_named(data, code):
    assert read(data, "a.warc") == ([], [code])


def test_a_digest_that_differs_is_seen_and_one_of_unknown_kind_says_nothing():
    def with_digest(value):
        return WarcRecord("resource", "x:y", "", (("WARC-Block-Digest", value),), b"ab")

    assert digest_agrees(with_digest(block_digest(b"ab"))) is True
    assert digest_agrees(with_digest("sha1:3IUCCIMQVCJ77LYUQP4JXFXCVCJ3Q4JZ")) is False
    assert digest_agrees(with_digest("sha1:3IQ6A3LBM6XXAHGDDTH7EDS62AQCQ7K4".lower())) in (True, False)
    assert digest_agrees(with_digest("crc:1")) is None
    assert digest_agrees(with_digest("sha1:")) is None


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.warc", "a.warc.gz"]))
def test_any_bytes_give_records_or_issues(data, name):
    found = list(read_records(io.BytesIO(data), name))
    assert found
    assert all(isinstance(one, WarcRecord | Issue) for one in found)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_one_changed_byte_never_costs_more_than_one_record_and_is_counted(data):
    whole = b"".join(members())
    place = data.draw(st.integers(0, len(whole) - 1))
    value = data.draw(st.integers(0, 255).filter(lambda value: value != whole[place]))
    uris, issues = read(whole[:place] + bytes([value]) + whole[place + 1 :])
    assert len(uris) >= 4
    assert issues or len(uris) == 5


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 1200))
def test_a_cut_costs_only_the_record_it_hits(cut):
    parts, done = members(), 0
    whole = b"".join(parts)[:cut]
    for part in parts:
        if len(part) > cut:
            break
        cut, done = cut - len(part), done + 1
    uris, issues = read(whole)
    assert uris[:done] == [str(number) for number in range(done)]
    assert bool(issues) == (cut > 0 or not whole)
