"""What the outline of a page promises: every word that reading finds, and none of a script."""

import random
import re

import pytest

from pledgebook.parse.html import read_html
from pledgebook.parse.outline import outline

STORY = ("La Norvège donnera dix ambulances à l'hôpital de Kyïv, a dit le ministre.",
         "They are worth 2 million euros & more.", "A second lot follows in June.")
DAY = "2024-03-01T00:00:00Z"


def words(text):
    return re.findall(r"\w+", text)


def page(body, head="<title>Ambulances</title>"):
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize("body", [
    "".join(f"<p>{one}</p>" for one in STORY),
    "<table><tr><td>" + "<br><br>".join(STORY) + "</td></tr></table>",
    "<article>" + "".join(f"<p>{one.replace('dix', '<b>dix</b>')}</p>" for one in STORY) + "</article>",
    "<p>" + "</p><script>if (a < b) { c = '<p>'; }</script><p>".join(STORY) + "</p>",
    "<p>" + "</p><STYLE>p > a { x: y }</STYLE><p>".join(STORY) + "</p>",
])
def test_every_word_that_reading_finds_is_in_the_outline(body, encoding):
    data = page(body).encode(encoding, "xmlcharrefreplace")
    read = read_html(data, f"text/html; charset={encoding}", None, DAY).text
    assert "ambulances" in read
    assert set(words(read)) <= set(words(outline(data)))


def test_menus_are_in_it_and_scripts_and_styles_are_not():
    seen = outline(page("<nav><a href=/x>Sport</a></nav><script src=a>var give = 1;</script><style>.aid{}</style>"
                        "<p>It rained.</p>").encode())
    assert words(seen) == ["Ambulances", "Sport", "It", "rained"]


def test_text_that_a_page_tells_machines_is_in_it():
    told = '<script type="application/ld+json">{"articleBody": "Norway gives ten ambulances."}</script>'
    assert "Norway gives ten ambulances" in outline(page(told).encode())


def test_a_script_that_never_ends_hides_nothing():
    assert "ambulances" in outline(page("<p>ten ambulances</p><script>x<p>and more</p>").encode())
    assert "more" in outline(page("<script>x<p>and more</p>").encode())


def test_bytes_without_tags_are_taken_whole():
    assert outline(b"Norway gives ten ambulances.") == "Norway gives ten ambulances."


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"PK\x03\x04 x", page("x").encode("utf-16"),
                                  page("y").encode("utf-16-le")])
def test_what_cannot_be_seen_from_outside_has_none(data):
    assert outline(data) is None


def test_any_bytes_have_one():
    dice = random.Random(7)
    for _ in range(300):
        outline(bytes(dice.choices(b"<>/scriptyle&#;= \x80\xe9\n\0", k=dice.randrange(60))))
