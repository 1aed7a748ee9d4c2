"""Bytes to characters, whatever was declared."""

import time
import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.parse.charset import cleaned, decoded
from pledgebook.parse.outcome import Unreadable

UKRAINIAN = "Норвегія передасть Україні десять машин швидкої допомоги, повідомив уряд. " * 3
SWEDISH = "Sverige skänker tio ambulanser till Ukraina, säger regeringen på tisdagen. " * 3


def read(data, media_type="text/html", *, is_html=True):
    text, doubts = decoded(data, media_type, is_html=is_html)
    return text, [code for code, _ in doubts]


@pytest.mark.parametrize(("data", "media_type"), [
    (UKRAINIAN.encode("utf-8"), "text/html"), (UKRAINIAN.encode("utf-8"), "text/html; charset=UTF-8"),
    (UKRAINIAN.encode("utf-8-sig"), "text/html; charset=windows-1251"),
    (UKRAINIAN.encode("utf-16"), "text/html"), (b"\xfe\xff" + UKRAINIAN.encode("utf-16-be"), "text/html"),
    (UKRAINIAN.encode("cp1251"), "text/html; charset=windows-1251"),
    (UKRAINIAN.encode("koi8-u"), 'text/html; Charset="KOI8-U"'),
    (UKRAINIAN.encode("utf-16-le"), "text/plain; charset=utf-16le"),
])
def test_text_in_its_declared_encoding_is_read_without_a_doubt(data, media_type):
    assert read(data, media_type) == (UKRAINIAN, [])


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "latin-1", "windows-1252", "ISO_8859-1"])
def test_the_labels_mean_what_browsers_take_them_for(label):
    assert read("10 000 euros – “yes”".encode("cp1252"), f"text/html; charset={label}")[0] == "10 000 euros – “yes”"


def test_the_page_says_its_encoding_where_the_header_does_not():
    page = f'<html><head><meta charset="windows-1251"></head><body>{UKRAINIAN}'.encode("cp1251")
    assert UKRAINIAN in read(page)[0]
    old = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">{UKRAINIAN}'.encode("cp1251")
    assert UKRAINIAN in read(old)[0]
    xml = f'<?xml version="1.0" encoding="windows-1251"?><html>{UKRAINIAN}'.encode("cp1251")
    assert UKRAINIAN in read(xml)[0]


def test_a_wrong_declaration_is_overruled_by_bytes_that_are_utf8_and_counted():
    assert read(UKRAINIAN.encode(), "text/html; charset=iso-8859-1") == (UKRAINIAN, ["charset-differs"])


@pytest.mark.parametrize("media_type", ["text/html", "text/html; charset=utf-8", "text/html; charset=nonsense",
                                        "text/html; charset=rot13", "text/html; charset=unicode_escape"])
def test_bytes_that_are_not_utf8_are_guessed_and_counted(media_type):
    assert read(UKRAINIAN.encode("cp1251"), media_type) == (UKRAINIAN, ["charset-guessed"])


def test_a_few_swedish_letters_are_read_as_western():
    assert read(SWEDISH.encode("cp1252")) == (SWEDISH, ["charset-guessed"])


def test_a_broken_sign_in_utf8_is_counted_and_the_rest_read():
    text, codes = read(SWEDISH.encode() * 20 + b"\xe2\x82", "text/html; charset=utf-8")
    assert (text, codes) == (SWEDISH * 20 + "\ufffd", ["undecodable"])


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\0\1\2\3" * 500, b"\x00" * 100])
def test_binary_rubbish_is_no_text(data):
    with pytest.raises(Unreadable) as reason:
        decoded(data, "text/plain", is_html=False)
    assert reason.value.code == "unknown-format"


def test_cleaned_text_has_one_form():
    assert cleaned("a\r\nb\rc\x00d\x07e\tf\x85g") == "a\nb\nc d e\tf g"
    assert cleaned("e\u0301") == "\u00e9"
    assert cleaned("a\ud800b") == "a\ufffdb"
    assert cleaned(" \n x \n") == "x"


def test_no_break_spaces_stay():
    assert cleaned("10\u00a0000\u202feuros") == "10\u00a0000\u202feuros"


def test_thousands_of_accents_on_one_letter_are_refused_at_once():
    start = time.monotonic()
    with pytest.raises(Unreadable) as reason:
        cleaned("a" + "\u0316\u0300" * 300_000)
    assert reason.value.code == "hostile-text"
    assert time.monotonic() - start < 5  # NFC alone would take minutes


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_and_leaves_no_control_character(text):
    once = cleaned(text)
    assert cleaned(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in once)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["text/html", "text/html; charset=utf-16", "text/plain; charset=big5"]))
def test_any_bytes_give_text_or_a_reason(data, media_type):
    with suppress(Unreadable):
        assert isinstance(decoded(data, media_type, is_html=True)[0], str)
