"""The archive: captured bytes in WARC files, which are added to and never changed.

It is one of the two things of a book that cannot be rebuilt. A file is written under the name `.open`, synced and
renamed when it is whole; a kill leaves the `.open` file, and all that was written into it is taken up by `recover`.
The files are plain WARC 1.1, one gzip member a record, so that any replay tool opens them.
"""

from pledgebook.archive.lock import BRIEFLY, book_lock
from pledgebook.archive.records import STAGE, capture_id
from pledgebook.archive.store import AddCounts, Archive

__all__ = ["BRIEFLY", "STAGE", "AddCounts", "Archive", "book_lock", "capture_id"]
