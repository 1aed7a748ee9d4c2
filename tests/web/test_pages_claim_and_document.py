"""The pages of a claim and of a document: which words gave what, and what was not used."""

from pathlib import Path
from typing import Any

import pages_house
import pytest
import sample_ledger as sample
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from pledgebook.catalogue import load_catalogue
from pledgebook.views.one_claim import FIELDS, OneClaim, one_claim
from pledgebook.views.one_document import OneDocument, Place, one_document, text_places

Json = dict[str, Any]


def traced() -> list[Json]:
    """The sample's claims, the first with a trace, the second read from the same words as the third."""
    claims: list[Json] = sample.rows()["claims"]
    claims[0]["why"] = [
        {"field": "confidence", "rule": "any candidate", "weight": 1.94, "span": None, "note": ""},
        {"field": "confidence", "rule": "no recipient", "weight": -0.82, "span": None, "note": ""},
        {"field": "quantity", "rule": "bound.exact", "weight": 0.0, "span": sample.place("100"), "note": ""},
        {"field": "donors", "rule": "donor.subject", "weight": 1.2, "span": sample.place("France"), "note": ""},
        {"field": "recipients", "rule": "recipient.headline", "weight": 0.3, "span": None,
         "note": "recipient: from the headline"},
    ]
    claims[0]["cited"]["recipients"] = {"inference": "recipient: from the headline"}
    claims[0]["also"] = [sample.place("France has delivered 60 drones in all")]
    return claims


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pages_house.book(tmp_path_factory.mktemp("book"), claims=traced())


@pytest.fixture(scope="module")
def client(path: Path) -> TestClient:
    return pages_house.visitor(path)


def claim_view(path: Path, name: str) -> OneClaim:
    desk = pages_house.desk(path)
    found = desk.ledger.claim(name)
    assert found is not None
    return one_claim(desk, found, load_catalogue())


def document_view(path: Path, **more: Any) -> OneDocument:
    desk = pages_house.desk(path)
    found = desk.ledger.document("d1")
    assert found is not None
    return one_document(desk, found, **more)


# -- claims ------------------------------------------------------------------------------------------------------------


def test_each_field_names_the_words_that_gave_it_or_the_rule_that_stands_in_their_place(path: Path) -> None:
    fields = {one.name: one for one in claim_view(path, "clm-1").fields}
    assert (fields["quantity"].value, fields["quantity"].words, fields["quantity"].group) == ("100", "100", "number")
    assert (fields["donors"].value, fields["donors"].words) == ("France", "France")
    assert (fields["recipients"].words, fields["recipients"].inferred) == ("", "from the headline")
    assert fields["quantity"].rules[0].means.startswith("A plain number")
    assert fields["recipients"].rules[0].note == ""  # it says what stands there already


def test_a_claim_in_another_language_has_its_rules_explained_too(tmp_path: Path) -> None:
    claims = traced()
    claims[0]["document"] = {**claims[0]["document"], "language": "fr"}
    view = claim_view(pages_house.book(tmp_path, claims=claims), "clm-1")
    assert all(rule.means for one in view.fields if one.name == "quantity" for rule in one.rules)


def test_every_field_of_a_claim_has_a_label(path: Path) -> None:
    cited = {name for one in pages_house.desk(path).ledger.records("claims") for name in one["cited"]}
    assert cited <= {name for name, _, _ in FIELDS}


def test_what_made_the_confidence_is_told_with_its_weight(path: Path) -> None:
    seen = claim_view(path, "clm-1").seen
    assert [(one.name, one.weight, one.speaks_for) for one in seen] == [
        ("any candidate", "+1.94", True), ("no recipient", "-0.82", False)]
    assert (seen[0].begins, seen[0].width) == ("50.00%", "50.00%")


def test_a_claim_is_held_against_the_others_of_its_commitment_level_by_level(path: Path) -> None:
    view = claim_view(path, "clm-1")
    assert view.home is not None
    assert view.home.id == "cmt-1"
    assert view.part_told == "opens the promise"
    assert view.matching is not None
    assert {one.claim for one in view.matching.matches} == {"clm-2", "clm-3"}
    for one in view.matching.matches:
        assert {"two claims", "donors same"} <= {level.name for level in one.levels}
        assert round(sum(float(level.weight) for level in one.levels), 0) == pytest.approx(float(one.weight), abs=1.5)


def test_a_claim_in_no_commitment_says_so(tmp_path: Path) -> None:
    claims = [*traced(), sample.claim("clm-lonely", tier="C")]
    page = pages_house.visitor(pages_house.book(tmp_path, claims=claims)).get("/claims/clm-lonely").text
    assert "It is in no commitment: a candidate of tier C is in no figure" in page


def test_words_that_do_not_stand_at_their_place_are_said_not_to(client: TestClient) -> None:
    page = client.get("/claims/clm-5").text
    assert "do not stand at their place" in page


def test_a_claim_of_hostile_words_shows_them_as_text(client: TestClient) -> None:
    answer = client.get("/claims/clm-4")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "\u202e" not in answer.text
    assert 'href="javascript' not in answer.text
    assert 'onload="x' not in answer.text


def test_the_json_of_a_claim_is_its_record(client: TestClient, path: Path) -> None:
    assert client.get("/claims/clm-1.json").json() == pages_house.desk(path).ledger.claim("clm-1")
    assert client.get("/claims/nothing.json").status_code == 404


# -- documents ---------------------------------------------------------------------------------------------------------


def test_the_stored_text_stands_whole_and_its_marks_are_those_of_the_claims(path: Path) -> None:
    view = document_view(path)
    assert "".join(one.text for one in view.places) == sample.TEXT
    numbers = {one.number: one.id for one in view.read}
    for number, name in numbers.items():
        words = "".join(place.text for place in view.places if number in place.claims)
        claim = pages_house.desk(path).ledger.claim(name)
        assert claim is not None
        if name == "clm-5":  # its words do not stand there
            assert not words
        else:
            assert words.startswith(claim["evidence"]["exact"])
    assert sum(place.opens.count(number) for place in view.places for number in numbers) >= len(numbers) - 1


def test_candidates_that_were_not_used_are_marked_with_their_reason(path: Path) -> None:
    view = document_view(path)
    assert [(one.words, one.reason) for one in view.passed] == [("PARIS", "inventory")]
    assert [place.text for place in view.places if place.passed] == ["PARIS"]


def test_a_long_text_has_several_pages_and_all_of_it_is_on_them(path: Path) -> None:
    pages = [document_view(path, piece=piece, size=50) for piece in range(1, -(-len(sample.TEXT) // 50) + 1)]
    assert {one.pieces for one in pages} == {len(pages)}
    assert "".join(place.text for page in pages for place in page.places) == sample.TEXT
    last = pages[0].read[-1]
    assert any(last.number in place.claims for place in pages[last.piece - 1].places) or not last.is_exact


@settings(deadline=None)
@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6),
       st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=4))
def test_marks_that_overlap_cut_the_text_and_lose_nothing(
    text: str, claims: list[tuple[int, int]], passed: list[tuple[int, int]],
) -> None:
    spots = [[(start, min(start + size, len(text)), number) for number, (start, size) in enumerate(some, start=1)
              if start < len(text)] for some in (claims, passed)]
    places: list[Place] = list(text_places(text, (0, len(text)), *spots))
    assert "".join(one.text for one in places) == text
    for start, end, number in spots[0]:
        assert "".join(one.text for one in places if number in one.claims) == text[start:end]
        assert sum(number in one.opens for one in places) == 1


def test_the_document_links_to_the_original_at_each_sentence_and_to_the_archived_copy(client: TestClient) -> None:
    page = client.get("/documents/d1").text
    assert 'href="https://gazette.example/drones"' in page
    assert "#:~:text=France%20will%20send%20100%20drones" in page
    assert 'href="/documents/d1/archived"' in page


def test_a_hyphen_in_a_text_fragment_is_escaped(tmp_path: Path) -> None:
    claims = [sample.claim("clm-1", evidence=sample.words("PARIS - France"))]
    page = pages_house.visitor(pages_house.book(tmp_path, claims=claims)).get("/documents/d1").text
    assert "#:~:text=PARIS%20%2D%20France" in page


def test_the_archived_copy_is_saved_and_never_shown(client: TestClient) -> None:
    answer = client.get("/documents/d1/archived")
    assert answer.content == pages_house.PAYLOAD
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_hostile_text_and_titles_are_shown_as_text(client: TestClient) -> None:
    answer = client.get("/documents/d1")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert answer.text.count("&lt;script&gt;alert") >= 3  # the title, the text, the list
    assert "\u202e" not in answer.text
    assert "{{ 7*7 }}" in answer.text


def test_a_part_that_cannot_be_is_refused(client: TestClient) -> None:
    for part in ("0", "-1", "x", "\u0661", "9" * 400):
        assert client.get("/documents/d1", params={"part": part}).status_code == 400
    assert client.get("/documents/d1?part=7").status_code == 200  # the last part there is


def test_an_unknown_document_says_so(client: TestClient) -> None:
    for suffix in ("", ".json", ".csv", "/archived"):
        assert client.get(f"/documents/nothing{suffix}").status_code == 404
