"""What no reader of a page sees is taken away before it is parsed, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.parse.html import read_html
from pledgebook.parse.unseen import without_unseen

LD = '<script type="application/ld+json">{"datePublished": "2024-03-05"}</script>'


@pytest.mark.parametrize(("page", "left"), [
    ("a<script>x()</script>b", "ab"),
    ("a<SCRIPT src='x.js'></SCRIPT >b", "ab"),
    ("a<style media=print>p { }</style>b", "ab"),
    ("a<!-- <p>not this</p> -->b", "ab"),
    ("a<!-- <script> -->b<script>1</script>c", "abc"),
    ("a<script>if (x --> 0) { '<!--' }</script>b", "ab"),
    ("<!--[if !IE]><!--><p>seen</p><!--<![endif]-->", "<p>seen</p>"),
    (LD, LD),
    ("a<script>never ends <p>b</p>", "a<script>never ends <p>b</p>"),
    ("a<!-- never ends <script>1</script>", "a<!-- never ends <script>1</script>"),
    ('<p title="a <!-- b">c</p> <!-- d -->e', '<p title="a <!-- b">c</p> e'),
    ('<p title="<script>">c</p><script>1</script>d', '<p title="<script>">c</p>d'),
    ("<scripture>a</scripture><styled>b</styled>", "<scripture>a</scripture><styled>b</styled>"),
    ("", ""),
])
def test_scripts_styles_and_comments_go_and_nothing_else(page: str, left: str) -> None:
    assert without_unseen(page) == left


def test_a_page_is_read_with_the_day_of_its_data_for_machines() -> None:
    said = "Norway will send 40 generators to Moldova before the winter, the ministry said on Tuesday. " * 6
    head = f"<html><head>{LD}<style>p {{}}</style></head>"
    page = f"{head}<body><article><p>{said}</p><script>track(1)</script></article>"
    found = read_html(page.encode(), "text/html", None, "2024-05-01T00:00:00Z")
    assert found.text.startswith("Norway will send 40 generators")
    assert "track" not in found.text
    assert str(found.published) == "2024-03-05"


PIECES = ("<script>", "</script>", "<!--", "-->", "<style>", "</style>", "<p a='", "'>", "x", "<")


@given(st.lists(st.sampled_from(PIECES)))
def test_it_only_takes_away(pieces: list[str]) -> None:
    page = "".join(pieces)
    left = without_unseen(page)
    rest = iter(page)
    assert all(sign in rest for sign in left)


@pytest.mark.parametrize("piece", ["<script>", "<!--", "<style>", "<script></script>", "<!-- -->", "<a b='<!--", "<"])
def test_a_hostile_page_of_many_pieces_comes_to_an_end(piece: str) -> None:
    """With time by the square these would take minutes each."""
    assert len(without_unseen(piece * 400_000)) <= 400_000 * len(piece)
