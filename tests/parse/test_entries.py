"""Entries of archived feeds as documents: the words, address, title and day that the entry itself gives."""

import time
from datetime import date
from html import escape

import pytest

from pledgebook.model import ENTRY_TYPE, Capture
from pledgebook.parse import parse

AID = "Norway pledged 12 million euros in humanitarian aid for Ukraine, the foreign ministry said in Oslo on Friday."
LINK = "<link>https://www.a.example/1</link>"
DAY = "<pubDate>Mon, 26 Feb 2024 23:30:00 -0500</pubDate>"


def read(entry, charset="utf-8", feed="https://feeds.example/all.xml"):
    payload = entry if isinstance(entry, bytes) else entry.encode()
    kind = f"{ENTRY_TYPE}; charset={charset}" if charset else ENTRY_TYPE
    parsed = parse(Capture("cap-1", f"{feed}#0123", kind, payload, "2024-03-01T00:00:00Z"))
    return parsed.document, [issue.code for issue in parsed.issues]


def text(inside):
    document, codes = read(f"<item>{LINK}{DAY}{inside}</item>")
    return document.text if document else codes


def test_an_entry_of_rss_has_address_publisher_title_and_the_day_as_it_is_written():
    document, codes = read(f"<item><title>Aid &amp;amp; more</title>{LINK}{DAY}<description>{AID}</description></item>")
    assert codes == []
    assert (document.url, document.publisher) == ("https://www.a.example/1", "a.example")
    assert (document.title, document.published, document.language) == ("Aid & more", date(2024, 2, 26), "en")
    assert document.text == AID


def test_an_entry_of_atom_has_them_too():
    document, codes = read(
        "<entry><title type='html'>&lt;b&gt;Aid&lt;/b&gt;</title><link rel='self' href='/feed'/><link href='/1'/>"
        "<published>2024-02-26T10:00:00Z</published><updated>2024-02-28T10:00:00Z</updated>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{AID}</p></div></content></entry>")
    assert codes == []
    assert (document.url, document.publisher) == ("https://feeds.example/1", "feeds.example")
    assert (document.title, document.published, document.text) == ("Aid", date(2024, 2, 26), AID)


@pytest.mark.parametrize("inside", [
    f"<description>{AID}</description>", f"<description><![CDATA[{AID}]]></description>",
    f"<description><![CDATA[<p>{AID}</p>]]></description>", f"<description>{escape(f'<p>{AID}</p>')}</description>",
    f"<description><p>{AID}</p></description>",  # against the rules of RSS, and common
    f"<description>A summary that is shorter than all.</description><content:encoded>{AID}</content:encoded>",
    f"<content:encoded><![CDATA[ ]]></content:encoded><description>{AID}</description>",
    f"<c:encoded xmlns:c='http://purl.org/rss/1.0/modules/content/'>{AID}</c:encoded>",
    f"<media:description>A picture of someone somewhere.</media:description><summary>{AID}</summary>",
    f"<content type='text'>{AID}</content>", f"<content type='html'>{escape(f'<p>{AID}</p>')}</content>",
    f"<content>{escape(f'<p>{AID}</p>')}</content>",  # the type is left out, as many do
    f"<description>{AID.replace(' ', '&nbsp;', 1)}</description>".replace("&nbsp;", " "),
    f"<description>{escape(f'<a href=x>{AID}</a>')}</description>",
    f"<description>{AID}<!-- hidden --></description>", f"<description>{AID}</description",
])
def test_its_text_is_what_it_says_in_any_of_the_usual_forms(inside):
    assert text(inside) == AID


def test_markup_becomes_text_as_that_of_a_page_does_and_signs_stay_signs():
    assert text(f"<description><![CDATA[<p>{AID}</p><ul><li>one tent</li><li>two</li></ul>]]></description>") \
        == f"{AID}\n- one tent\n- two"
    assert text(f"<description>{AID} 3 &lt; 4 &amp;amp; 5&nbsp;&euro;</description>") == f"{AID} 3 < 4 & 5 €"
    assert text(f"<summary>{AID} 3 &lt; 4</summary>") == f"{AID} 3 < 4"


@pytest.mark.parametrize("link", [
    "<guid>https://a.example/1</guid>", "<id>https://a.example/1</id>", "<link href='https://a.example/1'/>",
    "<link>\n https://a.example/1 </link>", ("<link>https://c.example/?u=1</link><feedburner:origLink>"
    "https://a.example/1</feedburner:origLink>"), ("<atom:link rel='self' href='/x'/><link><![CDATA[https://a.example/1]]>"
    "</link>"),
])
def test_its_address_is_found_wherever_it_stands(link):
    assert read(f"<item>{link}<description>{AID}</description></item>")[0].url == "https://a.example/1"


def test_an_entry_of_rss_1_names_its_page_in_an_attribute():
    document, _ = read(f"<item rdf:about='https://a.example/1'><description>{AID}</description></item>")
    assert document.url == "https://a.example/1"


@pytest.mark.parametrize(("day", "published"), [
    ("<dc:date>2024-02-26T23:00:00+02:00</dc:date>", date(2024, 2, 26)),
    ("<pubDate>26 Feb 24</pubDate>", date(2024, 2, 26)),
    ("<updated>2024-02-26</updated>", date(2024, 2, 26)), ("<pubDate>soon</pubDate>", None), ("", None),
    ("<pubDate>Mon, 31 Feb 2024 10:00:00 GMT</pubDate>", None), ("<pubDate>Sun, 26 Feb 2034 10:00 GMT</pubDate>", None),
    (f"<pubDate>{'9' * 100_000} Feb 2024</pubDate>", None),
])
def test_its_day_is_one_that_can_be_or_none_with_a_doubt(day, published):
    document, codes = read(f"<item>{LINK}{day}<description>{AID}</description></item>")
    assert document.published == published
    assert codes == ([] if published else ["unknown-date"])


@pytest.mark.parametrize(("entry", "code"), [
    (f"<item><description>{AID}</description></item>", "feed-entry-without-link"),
    (f"<item><guid isPermaLink='false'>https://a.example/1</guid><description>{AID}</description></item>",
     "feed-entry-without-link"),
    (f"<item><link>javascript:alert(1)</link><description>{AID}</description></item>", "feed-entry-without-link"),
    (f"<item><link>http://[::1</link><description>{AID}</description></item>", "feed-entry-without-link"),
    (f"<item><title>{AID}</title>{LINK}</item>", "feed-entry-too-short"),
    (f"<item>{LINK}<description>Continue reading</description></item>", "feed-entry-too-short"),
    (f"<item>{LINK}<description>{'1 ' * 50}</description></item>", "feed-entry-too-short"),
    ("<item/>", "feed-entry-without-link"), ("<item", "feed-entry-without-link"),
    (f"<item>{LINK}{'<a/>' * 30_000}<description>{AID}</description></item>", "feed-entry-broken"),
    (bytes(range(256)) * 20, "unknown-format"),
])
def test_an_entry_without_address_or_words_of_its_own_is_an_issue(entry, code):
    document, codes = read(entry)
    assert document is None
    assert codes[-1] == code


@pytest.mark.parametrize(("encoding", "declared", "doubts"), [
    ("utf-8", "utf-8", []), ("utf-8", "", []), ("cp1251", "windows-1251", []),
    ("utf-8", "windows-1251", ["charset-differs"]), ("cp1251", "utf-8", ["charset-guessed"]),
])
def test_its_letters_are_read_by_the_bytes_whatever_is_declared(encoding, declared, doubts):
    told = ("Норвегія передасть Україні 14 генераторів до кінця червня, повідомило міністерство закордонних справ. "
            "Посольство в Києві підтвердило, що перша партія вже в дорозі.")
    document, codes = read(f"<item>{LINK}{DAY}<description>{told}</description></item>".encode(encoding), declared)
    assert codes == doubts
    assert document.text == told


def test_no_entity_is_expanded():
    assert read(f"<item>{LINK}{DAY}<description>{AID} &own; &amp; on</description></item>")[0].text \
        == f"{AID} &own; & on"
    inner = f"<item><!DOCTYPE x [<!ENTITY e 'boom'>]>{LINK}{DAY}<description>{AID}</description></item>"
    assert "boom" not in str(read(inner))


@pytest.mark.parametrize("inside", [
    "<b>" * 500_000, f"<b {'a=x ' * 300_000}>", "<![CDATA[" * 300_000, "&amp;" * 400_000, "<!--" * 400_000,
    escape("<div>" * 100_000), escape(f"<b {'a=x ' * 300_000}>"), "a\u0301" + "\u0301" * 500_000, "]]>" * 500_000,
])
def test_an_entry_made_to_cost_ends_soon(inside):
    begun = time.process_time()
    read(f"<item>{LINK}<description>{inside}</description></item>")
    assert time.process_time() - begun < 15
