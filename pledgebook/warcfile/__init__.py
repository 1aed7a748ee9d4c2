"""WARC files as records, whatever state the file is in: a tear costs the records it hits and no others.

Ordinary readers take a cut .gz for a normal end and lose all that stands behind one wrong byte. Here the gzip
members are inflated one by one; behind a tear reading goes on at the next member, and every tear is an `Issue`.
Records are cut out of the inflated bytes without regard to members, so that plain files, one record a member
(the standard), all records in one member and blocked gzip are all read by the same few lines.

Source: ISO 28500:2017 (WARC 1.1), RFC 1952 (gzip). Nothing here opens a file; the stream is only read forward.
"""

from pledgebook.warcfile.members import Mark, Piece, inflate_members
from pledgebook.warcfile.reading import RECORD_LIMIT, read_records
from pledgebook.warcfile.record import WarcRecord, block_digest, digest_agrees, write_record

__all__ = [
    "RECORD_LIMIT", "Mark", "Piece", "WarcRecord", "block_digest", "digest_agrees", "inflate_members", "read_records",
    "write_record",
]
