"""What becomes of records that are no usual page: PDFs, WET, other packings, and records made to harm."""

import gzip

import lz4.frame
import pytest
import zstandard
from bookmaking import begun, ran, records
from made_archives import OTHER, TOLD, about, html, packed, response

from pledgebook.engine import LocalEngine
from pledgebook.pipeline.sifting import task as task_module
from pledgebook.pipeline.sifting.inputs import sources
from pledgebook.pipeline.sifting.log import SiftLog
from pledgebook.pipeline.sifting.running import sift_book
from pledgebook.pipeline.sifting.task import SiftFile
from pledgebook.warcfile import WarcRecord

AID = TOLD[0].format(12)


def pdf(text):
    """A page with one line, which a reader finds without a table of places."""
    stream, box = f"BT /F1 12 Tf 50 780 Td ({text}) Tj ET", "/MediaBox [0 0 995 842]"
    objects = ("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
               f"<< /Type /Page /Parent 2 0 R {box} /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
               f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    body = "".join(f"{number} 0 obj\n{one}\nendobj\n" for number, one in enumerate(objects, start=1))
    return f"%PDF-1.4\n{body}trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n".encode("latin-1")


def sifted(tmp_path, *found, name="a.warc.gz"):
    (tmp_path / name).write_bytes(packed(about(name), *found))
    book = begun(tmp_path / "book")
    return book, sift_book(book, sources([str(tmp_path / name)]), LocalEngine(1))


def test_a_pdf_passes_the_gate_and_is_read_like_a_page(tmp_path):
    book, done = sifted(tmp_path, response("https://a.example/1.pdf", pdf(AID), kind="application/pdf"),
                        response("https://a.example/2.pdf", pdf(OTHER[0].format(3)), kind="application/pdf"))
    assert done.counts == {"no_page": {"warcinfo": 1}, "kept": {"kept": 1},
                           "screened_out": {"no words of assistance together": 1}}
    ran(book)
    (claim,) = records(book, "claims")
    assert "Caesar howitzers" in str(claim)


def test_the_text_records_of_wet_files_are_pages(tmp_path):
    texts = [WarcRecord("conversion", f"https://a.example/{n}", "2024-04-01T10:00:00Z",
                        (("Content-Type", "text/plain"),), text.encode()) for n, text in enumerate((AID, *OTHER))]
    _, done = sifted(tmp_path, *texts, name="a.warc.wet.gz")
    assert done.counts == {"no_page": {"warcinfo": 1}, "kept": {"kept": 1},
                           "gated_out": {"no families of words together in the bytes": 2}}


@pytest.mark.parametrize(("ending", "pack"), [
    (".gz", gzip.compress), (".zst", zstandard.ZstdCompressor().compress), (".lz4", lz4.frame.compress), ("", bytes),
])
def test_every_packing_is_found_in_a_folder_and_sifted(tmp_path, ending, pack):
    (tmp_path / "in").mkdir()
    plain = gzip.decompress(packed(about("a"), response("https://a.example/1", html(AID))))
    (tmp_path / f"in/a.warc{ending}").write_bytes(pack(plain))
    done = sift_book(begun(tmp_path / "book"), sources([str(tmp_path / "in")]), LocalEngine(1))
    assert done.counts == {"no_page": {"warcinfo": 1}, "kept": {"kept": 1}}
    assert done.issues == ()


def test_a_digest_that_is_wrong_is_told_of_the_page_that_is_kept(tmp_path):
    right = response("https://a.example/1", html(AID))
    wrong = WarcRecord(right.type, right.uri, right.date, (*right.headers, ("WARC-Block-Digest", "sha1:" + "A" * 32)),
                       right.block)
    _, done = sifted(tmp_path, wrong)
    assert done.counts["kept"] == {"kept": 1}
    assert [(one.code, one.subject) for one in done.issues] == [("digest-differs", "https://a.example/1")]


def test_a_record_larger_than_any_page_may_be_is_passed_over_before_it_stands_in_memory(tmp_path):
    large = response("https://a.example/large", b"x" * 100_000)
    (tmp_path / "a.warc.gz").write_bytes(packed(large, response("https://a.example/1", html(AID))))
    (source,) = sources([str(tmp_path / "a.warc.gz")])
    told = SiftFile(tmp_path / "parts", None, 5_000, 5_000_000, "2024-05-01T00:00:00Z")(source)
    assert told["counts"] == {"failed": {"record-too-large": 1}, "kept": {"kept": 1}}


def test_a_record_at_which_cutting_out_its_page_fails_costs_itself(tmp_path, monkeypatch):
    true = task_module.draw

    def failing(record, *more):
        if record.uri.endswith("/bad"):
            raise MemoryError
        return true(record, *more)

    monkeypatch.setattr(task_module, "draw", failing)
    _, done = sifted(tmp_path, response("https://a.example/bad", b"x"), response("https://a.example/1", html(AID)))
    assert (done.counts["failed"], done.counts["kept"]) == ({"reader-failed": 1}, {"kept": 1})
    assert [one.message for one in done.issues] == ["https://a.example/bad: reading it failed: MemoryError: "]


def test_a_file_at_which_the_reader_fails_is_told_and_tried_again_and_the_others_are_sifted(tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / f"in/{number}.warc.gz").write_bytes(packed(about(str(number)), response(
            f"https://a.example/{number}", html(TOLD[0].format(number + 2)))))
    true = task_module.read_records

    def failing(stream, name, **more):
        yield from true(stream, name, **more)
        if name.startswith("1"):
            raise ValueError("unheard of")

    book = begun(tmp_path / "book")
    with monkeypatch.context() as patch:
        patch.setattr(task_module, "read_records", failing)
        done = sift_book(book, sources([str(tmp_path / "in")]), LocalEngine(1))
    assert [(one.code, one.subject) for one in done.issues] == [("reader-failed", "1.warc.gz")]
    assert (len(SiftLog(book).files()), done.added) == (2, 2)
    again = sift_book(book, sources([str(tmp_path / "in")]), LocalEngine(1))
    assert (again.done, again.added, len(SiftLog(book).files())) == (1, 1, 3)
