"""Web archives for tests, in the layout of a crawl of news: pages with our own stories and much that is none."""

import gzip
import io
import random
from pathlib import Path

from pledgebook.warcfile import WarcRecord, write_record

TOLD = (
    "France will send {} Caesar howitzers to Ukraine by the summer, the defence minister said in Paris on Monday.",
    "Germany has delivered {} Leopard 2 tanks to Ukraine as military aid, the defence ministry said in Berlin.",
    "Norway pledged {} million euros in humanitarian aid for Ukraine, the foreign ministry said in Oslo on Friday.",
    "Poland has sent {} generators to Ukraine as humanitarian aid, the interior ministry in Warsaw said on Tuesday.",
)
OTHER = (
    "The match ended in a draw after {} minutes, and the crowd went home in the rain. The coach was not pleased.",
    "The recipe asks for {} eggs and a little patience. Let the dough rest overnight before you bake the bread.",
)


def html(text: str, title: str = "News") -> bytes:
    """A page in a template of its own, with a menu and a foot like any other."""
    return (f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>"
            f"<meta property='article:published_time' content='2024-03-04'></head><body><nav><a href=/>Home</a> "
            f"<a href=/sport>Sport</a></nav><article><h1>{title}</h1><p>{text}</p></article>"
            f"<footer>Write to us.</footer></body></html>").encode()


def response(uri: str, body: bytes, date: str = "2024-04-01T10:00:00Z", status: str = "200 OK",
             kind: str = "text/html; charset=utf-8") -> WarcRecord:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode()
    fields = (("Content-Type", "application/http; msgtype=response"),)
    return WarcRecord("response", uri, date, fields, head + body)


def about(name: str) -> WarcRecord:
    return WarcRecord("warcinfo", "", "2024-04-01T09:00:00Z", (("WARC-Filename", name),), b"software: a test\r\n")


def packed(*records: WarcRecord) -> bytes:
    stream = io.BytesIO()
    for record in records:
        write_record(stream, record)
    return stream.getvalue()


def news_file(number: int, pages: int) -> bytes:
    """A file of a crawl: of its pages a third tell of aid, some are not there, one is a picture; all by a seed."""
    chance = random.Random(number)
    records = [about(f"news-{number}.warc.gz")]
    for page in range(pages):
        uri, date = f"https://news.example/{number}/{page}", f"2024-04-01T{number % 24:02}:{page % 60:02}:00Z"
        text = chance.choice(TOLD if chance.random() < 0.35 else OTHER).format(10 + number * pages + page)
        records.append(WarcRecord("request", uri, date, (), b"GET / HTTP/1.1\r\n\r\n"))
        records.append(response(uri, html(text, f"Story {number} {page}"), date,
                                "404 Not Found" if page % 11 == 5 else "200 OK"))
    records.append(response(f"https://news.example/{number}/logo", b"\x89PNG\r\n", kind="image/png"))
    return packed(*records)


def crawl(folder: Path, files: int = 4, pages: int = 12) -> Path:
    """A folder of files, with one that is no archive, one that is not packed, and one that ends too soon."""
    folder.mkdir()
    for number in range(files):
        content = news_file(number, pages)
        if number == 1:
            (folder / f"news-{number:03}.warc").write_bytes(gzip.decompress(content))
        else:
            (folder / f"news-{number:03}.warc.gz").write_bytes(content[:-40] if number == 2 else content)
    (folder / "readme.txt").write_text("a crawl of the news")
    return folder
