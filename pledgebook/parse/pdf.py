"""PDF files by pdfium: the text layer, with lines that only the page's width broke joined again."""

import re
from itertools import pairwise

import pypdfium2

from pledgebook.parse.charset import cleaned
from pledgebook.parse.outcome import Reading, Unreadable

_MOST_PAGES = 3_000
_TERMINAL = (".", "!", "?", ":", ";")
_FULL_LINE = 0.6  # of the page's longest line; a shorter line ends because its paragraph or heading does
_SOFT_HYPHEN = re.compile("[\x02\ufffe\u00ad]\\s*")  # pdfium's sign for a hyphen that only the line's end made


def read_pdf(data: bytes, max_characters: int) -> Reading:
    """The text layer of a PDF. Unreadable where it has none, is locked or broken."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("pdf-locked", "the PDF asks for a password", "save it without one") from error
        raise Unreadable("pdf-broken", "the PDF cannot be opened; it may be cut off", "fetch it again") from error
    try:
        count = len(document)
        text, doubts = _text(document, min(count, _MOST_PAGES), max_characters)
        title = cleaned(str(document.get_metadata_dict().get("Title") or ""))[:500] or None
    except pypdfium2.PdfiumError as error:
        raise Unreadable("pdf-broken", f"the PDF breaks off: {error}", "fetch it again") from error
    finally:
        document.close()
    if not text:
        raise Unreadable("pdf-without-text-layer", f"none of its {count} pages has text; they may be pictures",
                         "run text recognition (OCR) over it first")
    if count > _MOST_PAGES:
        doubts = (*doubts, ("too-many-pages", f"only the first {_MOST_PAGES} of {count} pages were read"))
    return Reading(text, title, doubts=doubts)


def _text(document: pypdfium2.PdfDocument, count: int, most: int) -> tuple[str, tuple[tuple[str, str], ...]]:
    pages: list[str] = []
    broken: list[str] = []
    room = most + 1
    for number in range(count):
        try:
            page = joined_lines(document[number].get_textpage().get_text_range())
        except pypdfium2.PdfiumError:
            broken.append(str(number + 1))
            continue
        pages.append(page)
        room -= len(page)
        if room < 0:
            break
    doubts = (("pdf-page-broken", f"pages that cannot be read: {', '.join(broken[:20])}"),) if broken else ()
    return cleaned("\n\n".join(page for page in pages if page.strip())), doubts


def joined_lines(page: str) -> str:
    """A page's text, its paragraphs on one line each as far as the shape of the lines tells."""
    lines = [line.rstrip() for line in _SOFT_HYPHEN.sub("", page).replace("\r\n", "\n").split("\n")]
    longest = max(map(len, lines))
    joined = [lines[:1]]
    for before, line in pairwise(lines):
        goes_on = line[:1].islower() or (len(before) >= _FULL_LINE * longest and line[:1].isalnum())
        if before and line and goes_on and not before.endswith(_TERMINAL):
            joined[-1].append(line)
        else:
            joined.append([line])
    return "\n".join(" ".join(paragraph) for paragraph in joined)
