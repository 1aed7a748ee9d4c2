"""What reading a page promises."""

import socket
import time
from contextlib import suppress
from datetime import date

import pytest

from pledgebook.parse.html import host_of, read_html
from pledgebook.parse.outcome import Unreadable

WORDS = "The government of Norway said on Monday that it would give ten ambulances to the city hospital in Kyiv. "
BODY = f"<article><h1>Ten ambulances</h1><p>{WORDS}</p><p>{WORDS * 2}</p></article>"
DAY = "2024-03-01T00:00:00Z"


def read(body=BODY, head="", url="https://www.news.example/a"):
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read_html(page.encode(), "text/html; charset=utf-8", url, DAY)


def codes(reading):
    return [code for code, _ in reading.doubts]


def reason(page, media_type="text/html"):
    with pytest.raises(Unreadable) as caught:
        read_html(page if isinstance(page, bytes) else page.encode(), media_type, None, DAY)
    return caught.value.code


def test_the_main_text_is_read_and_what_stands_around_it_is_not():
    menu = "<nav><ul><li><a href=/a>Sport</a></li><li><a href=/b>Weather</a></li></ul></nav>"
    text = read(f"{menu}{BODY}<footer>All rights reserved. Cookie settings</footer>").text
    assert WORDS.strip() in text
    assert "Weather" not in text
    assert "Cookie" not in text


def test_entities_are_resolved_and_the_text_is_in_nfc():
    text = read(BODY.replace("ten ambulances", "ten ambulances for 10&nbsp;000&euro; from Kraje\u0301va")).text
    assert "10\u00a0000€" in text or "10 000€" in text
    assert "Krajéva" in text


def test_comments_of_readers_are_left_out():
    comment = "<div id=comments><p>I disagree with all of this, said a reader.</p></div>"
    assert "I disagree" not in read(BODY + comment).text


@pytest.mark.parametrize(("head", "title"), [
    ("<title>Ten ambulances | News</title>", "Ten ambulances | News"),
    ('<title>x | News</title><meta property="og:title" content="Ten  ambulances">', "Ten ambulances"),
    ("", "Ten ambulances"), ('<meta property="og:title" content=" ">', "Ten ambulances"),
])
def test_the_title_is_what_the_page_calls_itself(head, title):
    assert read(head=head).title == title


@pytest.mark.parametrize("head", [
    '<meta property="article:published_time" content="2024-02-26T23:30:00+01:00">',
    '<script type="application/ld+json">{"@graph": [{"datePublished": "2024-02-26T08:00:00Z"}]}</script>',
    '<script type="application/ld+json">{broken, "datePublished": "2024-02-26"</script>',
    '<meta name="date" content="2024-02-26">', '<meta itemprop="datePublished" content="20240226">',
])
def test_the_day_of_publication_is_read_from_what_the_page_declares(head):
    reading = read(head=head)
    assert (reading.published, codes(reading)) == (date(2024, 2, 26), [])


def test_the_time_element_counts_where_it_says_that_it_is_the_publication():
    assert read(f'<time pubdate datetime="2024-02-26T10:00">Monday</time>{BODY}').published == date(2024, 2, 26)


def test_the_day_in_the_address_is_found_last():
    assert read(url="https://news.example/2024/02/26/ambulances").published == date(2024, 2, 26)


@pytest.mark.parametrize("written", ["", "yesterday", "2024-13-45", "0001-01-01", "2031-01-01", "1970-01-01"])
def test_a_day_that_cannot_be_is_unknown_and_counted(written):
    reading = read(head=f'<meta property="article:published_time" content="{written}">')
    assert (reading.published, codes(reading)) == (None, ["unknown-date"])


def test_the_publisher_is_the_machine_without_www():
    assert read().publisher == "news.example"
    assert host_of("https://WWW.A.org:80/x") == "a.org"
    assert [host_of(url) for url in ("file:a.html", "http://[1", "a")] == [None] * 3


def test_a_saved_page_gives_its_own_address():
    reading = read(head='<link rel="canonical" href="https://www.news.example/b">', url=None)
    assert (reading.url, reading.publisher) == ("https://www.news.example/b", "news.example")
    assert read(head='<link rel="canonical" href="javascript:x">', url=None).url is None


@pytest.mark.parametrize("page", [
    "<html></html>", "<html><body><script>x()</script></body></html>", "<", "<html>" + " " * 5000,
    "<html><body><img src=a.png></body></html>", "<!doctype html><html><head><title>x</title>",
])
def test_a_page_without_text_says_so(page):
    assert reason(page) == "html-without-text"


def test_nothing_is_fetched(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("the network was used")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    head = ('<link rel="stylesheet" href="http://a.example/x.css"><base href="http://a.example/">'
            '<meta http-equiv="refresh" content="0; url=http://a.example/">')
    page = ('<!DOCTYPE html PUBLIC "x" "http://a.example/x.dtd" [<!ENTITY e SYSTEM "http://a.example/e">]><html><head>'
            f'{head}</head><body>{BODY}<p>&e;</p><iframe src="http://a.example/"></iframe></body></html>')
    assert WORDS.strip() in read_html(page.encode(), "text/html", "http://a.example/a", DAY).text


def test_an_entity_bomb_stays_small():
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "aaaaaaaaaa"}">' for n in range(12))
    page = f"<!DOCTYPE html [{entities}]><html><body>{BODY}<p>&e11;</p></body></html>"
    assert len(read_html(page.encode(), "application/xhtml+xml", None, DAY).text) < 10_000


@pytest.mark.parametrize(("page", "code"), [
    ("<html><body>" + "<div>" * 50_000 + WORDS, None), ("<html><body>" + "<p>x" * 250_000, "html-too-complex"),
    ("<html><body><p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{WORDS}", "html-too-complex"),
    ('<html><body><"q"p ' + " ".join(f"a{n}=1" for n in range(100_000)) + f">{WORDS}", "html-too-complex"),
    (f"<html><body><script>if (1 < 2) {{{'a = 1; ' * 50_000}}}</script><p>{WORDS}", None),
    (f"<html><body><p>{'word ' * 400_000}", None), (f"<html><body>{'<' * 300_000}", "html-too-complex"),
    ("<html><body>" + "<table><tr><td>" * 3_000 + WORDS, None), ("a" * 20_000_001, "too-large"),
])
def test_pages_made_to_cost_time_end_soon(page, code):
    start = time.monotonic()
    if code:
        assert reason(page) == code
    else:
        with suppress(Unreadable):
            read_html(page.encode(), "text/html", None, DAY)
    assert time.monotonic() - start < 20  # minutes without the limits


def test_a_picture_inside_a_tag_is_no_attack():
    assert read(f'{BODY}<img src="data:image/png;base64,{"A" * 300_000}"><path d="{"M 1 2 " * 20_000}"/>').text
