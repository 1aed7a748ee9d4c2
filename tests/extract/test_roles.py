"""Who gives and who gets: each row is a promise of the reader, in words of our own.

The rows stand in `role_rows.py`.
"""

from datetime import date

import pytest
from role_rows import ROWS

from pledgebook.catalogue import load_catalogue
from pledgebook.extract import load_reader, read
from pledgebook.extract.parts import part_of
from pledgebook.extract.scene import read_scene
from pledgebook.model import Claim, Document, Inference, Span
from pledgebook.text.segments import sentences

DAY = date(2023, 6, 1)

@pytest.fixture(scope="module")
def reader():
    return load_reader("en", load_catalogue(), "test")


def _claims(text, reader, title=None, publisher=None) -> tuple[Claim, ...]:
    document = Document.of_text(
        text, id="d", url=None, publisher=publisher, title=title, published=DAY, language="en"
    )
    return read(document, reader).claims


def _claim_of(claims, words) -> Claim:
    named = [c for c in claims if c.item and words in c.item.text] or [c for c in claims if words in c.evidence.exact]
    assert named, f"no claim has the words {words!r}"
    return named[0]


@pytest.mark.parametrize(("publisher", "title", "text", "wanted"), ROWS, ids=[row[2][:40] for row in ROWS])
def test_a_reader_would_know_who_gives_and_who_gets(publisher, title, text, wanted, reader):
    claims = _claims(text, reader, title, publisher)
    for words, donors, recipients in wanted:
        claim = _claim_of(claims, words)
        assert (",".join(claim.donors), ",".join(claim.recipients)) == (donors, recipients), words


@pytest.mark.parametrize(("publisher", "title", "text", "wanted"), ROWS, ids=[row[2][:40] for row in ROWS])
def test_each_role_has_its_words_or_the_name_of_its_inference(publisher, title, text, wanted, reader):
    for claim in _claims(text, reader, title, publisher):
        cited = dict(claim.cited)
        for name in ("donors", "recipients"):
            if getattr(claim, name) and claim.stage is not None:
                assert isinstance(cited[name], Span | Inference)


PARTS = [
    ("Norway sent tents to northern Kenya.", "Kenya", "to"),
    ("Norway sent tents to drought-hit Kenya.", "Kenya", "to"),
    ("Norway helps families in Kenya.", "Kenya", "people"),
    ("Norway helps the people of Kenya.", "Kenya", "people"),
    ("Kenya got tents from the people of Norway.", "Norway", "by"),
    ("Norway spoke with Kenya.", "Kenya", "aside"),
    ("The ambassador to Kenya left.", "Kenya", "aside"),
    ("Kenya got a Norway-made boat.", "Norway", "maker"),
    ("Kenya got boats from a Norwegian company.", "Norwegian", "maker"),
    ("Sending Norwegian boats takes weeks.", "Norwegian", "maker"),
    ("A Norway-led plan brought boats.", "Norway", "leader"),
    ("The boats, paid for by Norway, came.", "Norway", "funder"),
    ("Kenyan soldiers got boats.", "Kenyan", "folk"),
    ("Kenya's air force got boats.", "Kenya", "folk"),
    ("The war in Kenya goes on.", "Kenya", "against"),
    ("NAIROBI - Norway sent boats.", "Norway", ""),
    ("Norway sent boats.", "Norway", ""),
    ("After lunch the minister met Chad Wilson and spoke about boats.", "Chad", "aside"),
    ("A truck with medicine left Atlanta, Georgia on Monday.", "Georgia", "aside"),
]


@pytest.mark.parametrize(("text", "name", "part"), PARTS)
def test_the_words_beside_a_name_tell_its_part(text, name, part, reader):
    (segment, *_) = sentences(text, reader.words.sentences)
    scene = read_scene(text, segment, reader, DAY)
    mention = next(m for m in scene.parties if m.name.spelling == name)
    assert part_of(scene.tokens, mention, reader.words) == part


def test_the_trace_names_the_rules_that_were_weaker(reader):
    claims = _claims("Germany gave Kenya 40 tents. Norway gave Kenya 50 boats.", reader)
    row = next(w for w in _claim_of(claims, "boats").why if w.field == "donors")
    assert row.rule == "donor.subject"
    assert "donor.before" in row.note


def test_a_paragraph_about_one_country_does_not_speak_for_the_next(reader):
    text = (
        "In Kenya, the minister met officials. Canada will provide 400 tents.\n\n"
        "In Nepal, the minister met officials. Canada will provide 300 generators."
    )
    claims = _claims(text, reader, "Minister ends visits", "canada.ca")
    assert [_claim_of(claims, words).recipients for words in ("tents", "generators")] == [("KE",), ("NP",)]
