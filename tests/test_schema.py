"""The written form: what is written can be read again, amounts are exact, and a set of lines has one identity."""

import json
import random
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pledgebook.codes import Bound, Counting, Kind, Modality, Stage, Tier
from pledgebook.model import (
    Claim,
    Document,
    DocumentRef,
    Evidence,
    Inference,
    Item,
    Money,
    Quantity,
    Reason,
    Span,
    Speaker,
    Window,
)
from pledgebook.schema import (
    amount,
    claim_from_json,
    claim_to_json,
    digest,
    document_from_json,
    document_to_json,
    line,
    plain,
)

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
NAMES = WORDS.filter(bool)
MAYBE = st.none() | WORDS
DAYS = st.none() | st.dates()
NUMBERS = st.none() | st.decimals(-(10**30), 10**30, places=4)
SPANS = st.tuples(st.integers(0, 10**6), st.integers(1, 10**4)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
WEIGHTS = st.floats(-20, 20).map(lambda weight: weight + 0.0)  # no -0.0, which is 0.0 when it is compared
WINDOWS = st.builds(Window, DAYS, DAYS, WORDS)
DOCUMENTS = st.builds(
    DocumentRef, id=NAMES, url=NAMES | st.none(), publisher=NAMES | st.none(), published=DAYS,
    language=st.none() | st.just("en"), sha256=WORDS, recorded=WORDS)
CLAIMS = st.builds(
    Claim, id=NAMES, document=DOCUMENTS, kind=st.sampled_from(Kind), stage=st.none() | st.sampled_from(Stage),
    modality=st.sampled_from(Modality), counting=st.sampled_from(Counting),
    donors=st.lists(NAMES, max_size=3).map(tuple), recipients=st.lists(NAMES, max_size=3).map(tuple),
    item=st.none() | st.builds(Item, WORDS, MAYBE),
    quantity=st.none() | st.builds(Quantity, NUMBERS, NUMBERS, st.sampled_from(Bound), MAYBE, MAYBE),
    money=st.none() | st.builds(Money, NUMBERS, NUMBERS, st.just("EUR"), st.sampled_from(Bound), MAYBE),
    due=st.none() | WINDOWS, happened=st.none() | WINDOWS, speaker=st.none() | st.builds(Speaker, MAYBE, MAYBE, MAYBE),
    evidence=st.none() | st.builds(Evidence, st.integers(0, 99), st.integers(0, 99), WORDS),
    also=st.lists(SPANS, max_size=2).map(tuple),
    cited=st.dictionaries(NAMES, SPANS | st.builds(Inference, WORDS), max_size=3).map(
        lambda found: tuple(sorted(found.items()))),
    extractor=WORDS, confidence=st.floats(0, 1), tier=st.sampled_from(Tier),
    why=st.lists(st.builds(Reason, WORDS, WORDS, st.none() | SPANS, WEIGHTS, WORDS), max_size=2).map(tuple),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CLAIMS)
def test_a_claim_comes_back_as_it_was_written(claim):
    written = line(claim_to_json(claim))
    assert "\n" not in written
    assert claim_from_json(json.loads(written)) == claim
    assert line(claim_to_json(claim_from_json(json.loads(written)))) == written


@settings(deadline=None)
@given(text=NAMES, known=st.fixed_dictionaries({}, optional={
    "published": st.dates(), "url": NAMES, "title": NAMES, "language": st.just("en"), "recorded": WORDS}))
def test_a_document_comes_back_as_it_was_written(text, known):
    document = Document.of_text(text, **known)
    assert document_from_json(json.loads(line(document_to_json(document)))) == document


@settings(deadline=None)
@given(st.decimals(-(10**40), 10**40) | st.integers().map(Decimal))
def test_an_amount_is_an_integer_or_a_plain_decimal_string_and_loses_nothing(value):
    written = plain(value)
    if value == int(value):
        assert type(written) is int
    else:
        assert type(written) is str
        assert set(written) <= set("-0123456789.")
        assert not written.endswith("0")
    assert Decimal(written) == value


def test_more_digits_than_decimals_usual_28_are_kept():
    assert plain(Decimal("12345678901234567890123456789012345.670")) == "12345678901234567890123456789012345.67"
    assert plain(Decimal("1E-7")) == "0.0000001"
    assert plain(Decimal("1E+3")) == 1000


@settings(deadline=None)
@given(st.lists(WORDS, max_size=8), st.randoms())
def test_the_identity_of_a_set_of_lines_knows_no_order(lines, chance):
    shuffled = list(lines)
    chance.shuffle(shuffled)
    assert digest(lines) == digest(shuffled)
    assert digest([*lines, "one more"]) != digest(lines)


@settings(deadline=None)
@given(st.dictionaries(WORDS, st.integers() | WORDS | st.booleans() | st.none(), max_size=6))
def test_a_line_knows_no_order_of_keys(obj):
    keys = list(obj)
    random.Random(3).shuffle(keys)
    assert line({key: obj[key] for key in keys}) == line(obj)
    assert json.loads(line(obj)) == obj


def test_a_line_is_utf8_as_it_is_with_sorted_keys_and_no_blanks():
    obj = {"b": "é", "a": [1, date(2024, 2, 26)], "c": Kind.GOODS}
    assert line(obj) == '{"a":[1,"2024-02-26"],"b":"é","c":"goods"}'


def test_a_flat_claim_takes_what_is_not_said_by_the_rules_of_the_contract():
    claim = claim_from_json({"id": 5, "doc": "d", "publisher": "p", "published": "2023-01", "kind": "goods"})
    assert (claim.id, claim.document.id, claim.document.published) == ("5", "d", date(2023, 1, 15))
    assert (claim.modality, claim.counting, claim.tier, claim.evidence) == ("stated", "new", "A", None)


@pytest.mark.parametrize("wrong", ["1e101", "1e-101", "NaN", "Infinity", "ten", "", True, [], {}])
def test_what_is_no_amount_is_refused_with_its_place(wrong):
    with pytest.raises(ValueError, match=r"^money\.min: "):
        amount(wrong, "money.min")


@pytest.mark.parametrize(("written", "value"), [(5, "5"), ("5.10", "5.1"), (2.5, "2.5"), ("1e9", "1e9"), (None, None)])
def test_an_amount_may_be_a_number_or_a_string(written, value):
    assert amount(written, "x") == (Decimal(value) if value else None)


def test_what_has_no_written_form_is_refused():
    with pytest.raises(TypeError, match="no written form for object"):
        line(object())
