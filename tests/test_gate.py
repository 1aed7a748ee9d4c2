"""What the gate promises of raw bytes; what it loses on whole texts is measured in tests/accuracy/gate.py."""

from html import escape

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.gate import load_gate

GATE = load_gate(load_catalogue())
AID = "Norway will send 14 generators and 300 armoured vehicles to Moldova, the ministry said."
GIFT = "Norway will give Ukraine 20 million euros for schools, the foreign ministry said."
FRENCH = "La Norvège livrera à l’Ukraine 30 véhicules blindés et des munitions pour aider les réfugiés, a annoncé Oslo."
NEWS = "The court is expected to hear the case in autumn, and a lawyer for the company did not answer questions. "


def page(text, charset="utf-8"):
    links = "<nav><a href=/world>World</a></nav>"
    body = f"<html><body>{links}<article><p>{NEWS * 8}</p><p>{text}</p></article></body></html>"
    return body.encode(charset, "xmlcharrefreplace")


@pytest.mark.parametrize("text", [
    AID, GIFT, FRENCH,
    "Japan pledged $5.2 million in humanitarian assistance to Sudan on Friday.",
    "World Vision has handed over 32 boreholes and two clinics to the district.",
    "Mercy Corps donated 500 bags to a school on Friday.",
    "The United States announced a new package of military aid for Ukraine worth $400 million.",
])
def test_a_sentence_about_assistance_lets_a_page_pass(text):
    assert GATE.passes(page(text))
    assert GATE.passes(text.encode())


@pytest.mark.parametrize("text", [
    NEWS, "Norway has 14 museums.", "Don’t miss: donate to our newsroom, $5 a month.",
    "The company ordered 300 vehicles for 20 million dollars.",
    "Refugee camps. " + NEWS * 30 + "Norway gave 5 concerts.", "She donated $500 to the campaign of a senator.",
])
def test_other_news_does_not_pass(text):
    assert not GATE.passes(page(text))


@pytest.mark.parametrize(("text", "cause"), [
    (AID, ""), (NEWS, "no word of aid in its bytes"),
    ("A refugee camp in a film.", "nothing stands with a word of aid"),
])
def test_it_tells_why_a_page_does_not_pass(text, cause):
    assert GATE.why_not(page(text)) == cause


@pytest.mark.parametrize("dressed", [
    AID.replace(" ", "&nbsp;"), AID.replace(" ", "&#160;"), AID.replace(" ", "\u00a0"), AID.replace(" ", "\n      "),
    " ".join(f"<em class='x'>{word}</em>" for word in AID.split()),
    AID.replace("Moldova", '<a href="/world/2024/05/01/a-long-address-of-some-other-page.html?a=b">Moldova</a>'),
    AID.upper(), "".join(f"&#{ord(sign)};" if sign == "," else sign for sign in AID),
])
def test_markup_entities_and_blanks_between_words_do_not_hide_them(dressed):
    assert GATE.passes(page(dressed))


LINKED = AID.replace(" to ", ' <a href="https://news.example/world?a=1&b=2" class="link">to</a> ')


@pytest.mark.parametrize("told", [AID, GIFT, FRENCH])
@pytest.mark.parametrize("dressed", [
    "{0}", "<![CDATA[{0}]]>", "<![CDATA[<p>{0}</p>]]>", "<![CDATA[\n{0} <br/>]]>", "&lt;p&gt;{0}&lt;/p&gt;",
    "&lt;p class=&quot;lead&quot;&gt;{0}&lt;/p&gt;", "&amp;lt;p&amp;gt;{0}&amp;lt;/p&amp;gt;",
])
def test_words_of_a_feed_are_seen_in_cdata_and_in_escaped_markup(told, dressed):
    """Of a text in CDATA without tags nothing was seen once: all of it was taken for one tag."""
    item = f"<item><title>News</title><description>{dressed.format(told)}</description></item>"
    other = f"<item><title>News</title><description><![CDATA[{NEWS * 3}]]></description></item>"
    assert GATE.passes(f"<rss><channel>{other * 20}{item}{other * 20}</channel></rss>".encode())
    assert not GATE.passes(f"<rss><channel>{other * 40}</channel></rss>".encode())


@pytest.mark.parametrize("times", [1, 2])
def test_escaped_links_and_blanks_do_not_part_words(times):
    dressed = LINKED.replace("14 ", "14&nbsp;").replace("300 ", "300&nbsp;")
    for _ in range(times):
        dressed = escape(dressed)
    assert GATE.passes(f"<rss><item><description>{dressed}</description></item></rss>".encode())


@pytest.mark.parametrize("written", [
    FRENCH.encode("utf-8"), FRENCH.encode("cp1252"), FRENCH.encode("ascii", "xmlcharrefreplace"),
    FRENCH.replace("é", "&eacute;").replace("è", "&egrave;").replace("à", "&agrave;").encode("cp1252"),
    FRENCH.replace("é", "e\u0301").encode("utf-8"), FRENCH.replace("’", "'").encode("iso8859-15"),
], ids=["utf-8", "windows-1252", "numbers", "names", "accents apart", "iso-8859-15"])
def test_accents_are_seen_however_they_are_written(written):
    assert GATE.passes(b"<html><body><p>" + written + b"</p></body></html>")


@pytest.mark.parametrize("around", ["\u041d\u043e\u0432\u0438\u043d\u0438", "\u65b0\u805e", "Ελλάδα"])
@pytest.mark.parametrize("charset", ["utf-8", "cp1251", "shift_jis", "iso8859-7"])
def test_letters_of_other_scripts_around_it_do_not_hide_a_text(around, charset):
    assert GATE.passes(page(f"{around} {AID} {around}", charset))


@pytest.mark.parametrize("data", [
    b"%PDF-1.7 ...", b"\xff\xfe" + NEWS.encode("utf-16-le"), b"\xfe\xff" + NEWS.encode("utf-16-be"),
])
def test_bytes_whose_words_cannot_be_seen_pass(data):
    assert GATE.passes(data)


def test_views_of_bytes_are_answered_as_bytes_are():
    assert GATE.passes(memoryview(b"head" + page(AID))[4:])
    assert not GATE.passes(memoryview(b"head" + page(NEWS))[4:])


@pytest.mark.parametrize("data", [
    b"", b"<" * 3_000_000, b"aid " * 2_000_000, b"5 million " * 500_000, b"\xc3" * 3_000_000, b"&" * 3_000_000,
    b"&#" + b"9" * 3_000_000, b"aid <" + b"a" * 3_000_000, bytes(range(256)) * 4_000,
], ids=["none", "tags", "aid", "sums", "half letters", "ampersands", "one entity", "one tag", "all bytes"])
def test_bytes_made_to_be_slow_are_answered(data):
    assert GATE.passes(data) in (True, False)
