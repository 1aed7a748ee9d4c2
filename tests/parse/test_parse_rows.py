"""What reading a row promises: the text is that very string, everything else is taken or counted."""

import json
from datetime import date

import pytest

from pledgebook.parse.outcome import Unreadable
from pledgebook.parse.rows import read_row


def read(**row):
    return read_row(json.dumps(row).encode())


def codes(reading):
    return [code for code, _ in reading.doubts]


@pytest.mark.parametrize("text", ["Ten ambulances.", " e\u0301 \r\n\x07 \u00a0", "a\u0000b", "\ufffe", "𝒳 🚑"])
def test_the_text_is_that_very_string(text):
    assert read(text=text).text == text


def test_what_the_row_says_is_taken():
    reading = read(text="x", id="a-1", url="https://a.example/1", publisher="a.example", published="2024-02-26",
                   language="en", title="Ten", other=[1])
    assert (reading.id, reading.url, reading.publisher, reading.language, reading.title) == (
        "a-1", "https://a.example/1", "a.example", "en", "Ten")
    assert (reading.published, reading.doubts) == (date(2024, 2, 26), ())


@pytest.mark.parametrize(("written", "language"), [
    ("uk-UA", "uk"), ("EN", "en"), ("pt_BR", "pt"), ("", None), (None, None),
])
def test_a_declared_language_is_brought_to_two_letters(written, language):
    assert read(text="x", language=written).language == language


@pytest.mark.parametrize("name", ["id", "title", "url", "publisher", "published", "language"])
@pytest.mark.parametrize("value", [True, 1.5, ["x"], {"a": 1}, "\ud800", "x" * 3000])
def test_a_field_of_the_wrong_kind_is_left_out_and_counted(name, value):
    reading = read(**{"text": "x", name: value})
    assert getattr(reading, name) is None
    assert codes(reading) == ["bad-field"]


def test_a_number_serves_as_id_but_not_as_another_field():
    assert read(text="x", id=17).id == "17"
    assert codes(read(text="x", title=17)) == ["bad-field"]


@pytest.mark.parametrize("written", ["26.02.2024", "2024-02-30", "soon", "2024", "2024-02", "0000-00-00"])
def test_an_unknown_date_is_left_out_and_counted(written):
    reading = read(text="x", published=written)
    assert (reading.published, codes(reading)) == (None, ["unknown-date"])


def test_a_day_under_another_name_is_told_of_and_not_taken():
    reading = read(text="x", date="2024-02-26")
    assert (reading.published, codes(reading)) == (None, ["unknown-date"])
    assert "`date`" in reading.doubts[0][1]
    assert codes(read(text="x", date="2024-02-26", published="2024-02-25")) == []


def test_a_time_counts_as_its_day():
    assert read(text="x", published="2024-02-26T23:59:00Z").published == date(2024, 2, 26)


def test_a_missing_date_is_no_doubt():
    assert read(text="x", published=None).doubts == ()


@pytest.mark.parametrize(("line", "code"), [
    (b"no json", "row-not-json"), (b"[" * 100_000, "row-not-json"), (b"5", "row-not-json"), (b"[]", "row-not-json"),
    (b"null", "row-not-json"), (b"\xff\xfe{", "row-not-json"), (b'{"id": ' + b"9" * 6000 + b"}", "row-not-json"),
    (b"{}", "row-without-text"), (b'{"text": null}', "row-without-text"), (b'{"text": 5}', "row-without-text"),
    (b'{"text": ""}', "row-without-text"), (b'{"text": " \\n"}', "row-without-text"),
    (b'{"text": ["x"]}', "row-without-text"),
    (b'{"text": "a\\ud800b"}', "lone-surrogates"),
])
def test_a_row_that_gives_no_text_says_why(line, code):
    with pytest.raises(Unreadable) as reason:
        read_row(line)
    assert reason.value.code == code
    assert reason.value.next_step


def test_a_title_gets_back_the_letters_that_a_crawler_left_as_escapes():
    row = json.dumps({"text": "Some words.", "title": r"Leaders' Communiqu\xE9 in T\xFCrkiye"}).encode()
    assert read_row(row).title == "Leaders' Communiqué in Türkiye"
