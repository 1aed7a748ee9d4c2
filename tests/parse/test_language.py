"""Which language a text is in; sentences of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.parse.language import detect


@pytest.mark.parametrize(("language", "text"), [
    ("en", "The ministry said that ten ambulances will be handed over by the end of May."),
    ("fr", "Le ministère a annoncé que dix ambulances seront livrées avant la fin du mois de mai."),
    ("de", "Das Ministerium teilte mit, dass bis Ende Mai zehn Krankenwagen übergeben werden."),
    ("uk", "Міністерство повідомило, що десять машин швидкої допомоги буде передано до кінця травня."),
    ("ru", "Министерство сообщило, что десять машин скорой помощи будут переданы до конца мая."),
    ("sv", "Regeringen meddelade att tio ambulanser ska lämnas över före slutet av maj."),
    ("pl", "Ministerstwo poinformowało, że do końca maja będzie przekazanych dziesięć karetek."),
    ("es", "El ministerio anunció que las diez ambulancias se entregarán antes de que termine el mes de mayo."),
    ("it", "Il ministero ha annunciato che le dieci ambulanze saranno consegnate entro la fine del mese di maggio."),
    ("nl", "Het ministerie heeft gezegd dat de tien ziekenwagens voor het einde van mei worden overgedragen."),
])
def test_one_sentence_is_enough(language, text):
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "Ten.", "12 345", "Leopard 2A6", "!!!", "Kyiv Oslo"])
def test_too_little_to_tell_is_none(text):
    assert detect(text) is None


def test_a_script_without_small_words_is_told_by_its_letters():
    assert detect("外務省は、五月末までに救急車十台を引き渡すと発表した。これは人道支援の一部である。" * 6) == "ja"


def test_names_in_latin_letters_do_not_make_a_text_english():
    text = "厚生労働省 the of and は、五月末までに救急車十台を引き渡すと発表した。"
    assert detect(text * 9) == "ja"


@given(st.text(max_size=300))
def test_any_text_gives_two_letters_or_none(text):
    found = detect(text)
    assert found is None or (len(found) == 2 and found.isalpha())


@pytest.mark.parametrize(("language", "text"), [
    ("en", "Germany pledged 14 tanks to Ukraine."),
    ("fr", "Paris livrera 14 canons Caesar : Kiev confirme."),
    (None, "Kyiv 2024: 14 Leopard."),
])
def test_words_of_giving_tell_the_language_of_a_text_too_short_for_small_words(language, text):
    assert detect(text) == language
