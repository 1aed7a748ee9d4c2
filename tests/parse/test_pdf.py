"""What reading a PDF promises; the files are written here by hand."""

import pytest

from pledgebook.parse.outcome import Unreadable
from pledgebook.parse.pdf import joined_lines, read_pdf


def pdf(*pages, trailer="", extra=""):
    """A PDF with one line of text for each string of a page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        drawn = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 50 780 Td {drawn} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
                       "/Resources << /Font << /F1 3 0 R >> >> >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects += [extra] if extra else []
    data, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    data += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return data.encode("latin-1")


LINES = ["The government of Norway said on Monday that it would give ten",
         "ambulances to Ukraine. The cars will arrive in May.", "Background"]


def reason(data, most=10_000):
    with pytest.raises(Unreadable) as caught:
        read_pdf(data, most)
    return caught.value.code


def test_the_text_layer_is_read_with_its_lines_joined():
    reading = read_pdf(pdf(LINES, ["Second page."]), 10_000)
    assert reading.text == (
        "The government of Norway said on Monday that it would give ten ambulances to Ukraine. "
        "The cars will arrive in May.\nBackground\n\nSecond page.")
    assert reading.doubts == ()


def test_a_pdf_without_a_text_layer_says_so():
    assert reason(pdf([], [])) == "pdf-without-text-layer"


def test_a_locked_pdf_says_so():
    key = "00" * 32
    locked = pdf(LINES, trailer=f"/Encrypt 6 0 R /ID [<{key}> <{key}>]", extra=(
        f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >>"))
    assert reason(locked) == "pdf-locked"


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"%PDF-1.7\n" + b"\xff" * 500, b"%PDF-1.4\n1 0 obj\n<<",
                                  pdf(LINES)[:300]])
def test_a_broken_pdf_says_so(data):
    assert reason(data) in ("pdf-broken", "pdf-without-text-layer")


@pytest.mark.parametrize(("page", "joined"), [
    ("Norway gives ten\nambulances.", "Norway gives ten ambulances."),
    ("Norway gives.\nSweden gives.", "Norway gives.\nSweden gives."),
    ("A heading\nThe first sentence is much longer.", "A heading\nThe first sentence is much longer."),
    ("ambu\ufffe\nlances", "ambulances"), ("a\n\nb", "a\n\nb"), ("", ""),
    ("The cars were bought last year in\nGermany, it said.", "The cars were bought last year in Germany, it said."),
])
def test_lines_are_joined_where_only_the_width_broke_them(page, joined):
    assert joined_lines(page) == joined
