"""Mentions promise the words they stand for, exact values, and that a number that counts nothing is no quantity."""

import ast
import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.errors import TableError
from pledgebook.text import mentions as module
from pledgebook.text.lexicon import CLAIM_TABLES, load_table, mention_languages, pack_languages
from pledgebook.text.mentions import read_mentions
from pledgebook.text.names import Gazetteer, Name

DAY = date(2024, 5, 1)
PIECES = ["a hundred hundred million", "1e999999", "½", "\u0663", "\ud800", "\x00", "\U0001f1fa\U0001f1e6",
          "\u202e", "e\u0301",
          "€", "$", "US$", "155mm", "F-16", "twenty", "hundred", "million", "de", "à", "et", "entre", "between",
          "and", "from",
          "to", "-", "–", ",", ".", "\n", "\n\n", "1 000", "2 000 000", "10,000", "1.000.000,5",
          "quatre-vingt-dix", "cent",
          "mille", "un", "a", "half a", "another", "up to", "plus de", "Challenger 2", "next", "week", "2024", "9" * 26,
          "per month", "une centaine de millions", "milliards", "d'euros", "M€", "12:30", "(", ")", "%",
          "and a half", "raise",
          "passer", "officials", "RCH 155", "NASAMS", "every 120 days"]
MIXED = st.one_of(st.text(max_size=150), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
                  st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
LANGUAGES = st.sampled_from(["en", "fr"])
DAYS = st.sampled_from([None, date.min, date.max, DAY, date(2024, 2, 29)])


def quantities(text, language="en", **given):
    return [(m.words, *ends(m), m.bound.value) for m in read_mentions(text, language, DAY, **given).quantities]


def ends(mention):
    return tuple(None if end is None else int(end) if end == int(end) else float(end)
                 for end in (mention.min, mention.max))


def sums(text, language="en"):
    return [(*ends(m), m.currency, m.bound.value) for m in read_mentions(text, language, DAY).money]


def windows(text, language="en", day=DAY):
    return [(m.words, " ".join(str(end or "?") for end in (m.window.earliest, m.window.latest)))
            for m in read_mentions(text, language, day).dates]


def masked(text, language="en"):
    return [(m.words, m.reason) for m in read_mentions(text, language, DAY).masked]


# -- money -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "value", "currency"), [
    ("€1.5bn", "1500000000", "EUR"), ("£2.3 bn", "2300000000", "GBP"), ("US$50m", "50000000", "USD"),
    ("$US 50 million", "50000000", "USD"), ("CAD 500 million", "500000000", "CAD"), ("C$75m", "75000000", "CAD"),
    ("A$20 million", "20000000", "AUD"), ("DKK 1.8bn", "1800000000", "DKK"), ("SEK 13.3 billion", "13300000000", "SEK"),
    ("NOK2 billion", "2000000000", "NOK"), ("EUR 20 million", "20000000", "EUR"), ("EUR 20 000", "20000", "EUR"),
    ("500-million-dollar", "500000000", "USD"), ("$50-million", "50000000", "USD"), ("HK$10m", "10000000", "HKD"),
    ("half a million dollars", "500000", "USD"), ("one and a half billion euros", "1500000000", "EUR"),
    ("two and a quarter million pounds", "2250000", "GBP"), ("a million and a half euros", "1500000", "EUR"),
    ("1½ billion kronor", "1500000000", "SEK"), ("another billion euros", "1000000000", "EUR"),
    ("2.5 billion Norwegian crowns", "2500000000", "NOK"), ("500 million Swiss francs", "500000000", "CHF"),
    ("10 crore rupees", "100000000", "INR"), ("Rs 500 crore", "5000000000", "INR"),
    ("RMB 10 billion", "10000000000", "CNY"),
    ("5 million US dollars", "5000000", "USD"), ("50 million USD", "50000000", "USD"),
    ("75 million US$", "75000000", "USD"),
    ("three hundred and fifty million zlotys", "350000000", "PLN"), ("3 trillion won", "3000000000000", "KRW"),
    ("a quarter of a million euros", "250000", "EUR"), ("10bn euros", "10000000000", "EUR"),
    ("$113 m", 113_000_000, "USD"), ("$2.5 b", 2_500_000_000, "USD"), ("euro 5 million", 5_000_000, "EUR"),
    ("KSh 3 million", 3_000_000, "KES"), ("Rs 5 lakhs", 500_000, "INR"), ("Tk 50 crore", 500_000_000, "BDT"),
    ("₦500 million", 500_000_000, "NGN"), ("SR 5 million", 5_000_000, "SAR"), ("RM5 million", 5_000_000, "MYR"),
    ("5 million riyals", 5_000_000, "SAR"), ("TL 50 million", 50_000_000, "TRY"), ("Dh100 million", 100_000_000, "AED"),
    ("USD 5 (five) million", 5_000_000, "USD"), ("five (5) million dollars", 5_000_000, "USD"),
])
def test_a_sum_is_read_however_the_english_press_writes_it(words, value, currency):
    found = read_mentions(f"Norland will give {words} for repairs.", "en").money
    assert [(m.min, m.max, m.currency) for m in found] == [(Decimal(value), Decimal(value), currency)]
    assert found[0].words.endswith(words)


@pytest.mark.parametrize(("words", "value", "currency"), [
    ("300 M€", "300000000", "EUR"), ("2,5 Md€", "2500000000", "EUR"), ("1,2 Mds d'euros", "1200000000", "EUR"),
    ("1,5 milliard de couronnes", "1500000000", "SEK"), ("1,7 million d’euros", "1700000", "EUR"),
    ("3 milliards de dollars", "3000000000", "USD"), ("500 millions de couronnes suédoises", "500000000", "SEK"),
    ("un demi-milliard d'euros", "500000000", "EUR"), ("2 millions et demi d'euros", "2500000", "EUR"),
    ("150\u202f000 euros", "150000", "EUR"), ("150\u00a0000\u00a0€", "150000", "EUR"), ("94 000 $", "94000", "USD"),
    ("un milliard de dollars canadiens", "1000000000", "CAD"), ("20 millions de livres sterling", "20000000", "GBP"),
    ("une centaine de millions d'euros", "100000000", "EUR"), ("€20 millions", "20000000", "EUR"),
    ("quatre-vingt-dix millions d'euros", "90000000", "EUR"), ("50 millions de francs suisses", "50000000", "CHF"),
    ("trois quarts de million d'euros", "750000", "EUR"), ("80.000 euros", "80000", "EUR"), ("10 k€", "10000", "EUR"),
])
def test_a_sum_is_read_however_the_french_press_writes_it(words, value, currency):
    found = read_mentions(f"Le Norland versera {words} pour les travaux.", "fr").money
    assert [(m.min, m.max, m.currency) for m in found if m.words.endswith(words)] == [
        (Decimal(value), Decimal(value), currency)]


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("$1-2 billion", "en", (1e9, 2e9, "USD")), ("$1.5 billion to $2 billion", "en", (1.5e9, 2e9, "USD")),
    ("between €500m and €1bn", "en", (5e8, 1e9, "EUR")),
    ("from 500 million euros to 1 billion euros", "en", (5e8, 1e9, "EUR")),
    ("between 2 million pounds and 3 million pounds", "en", (2e6, 3e6, "GBP")),
    ("20 à 30 millions d'euros", "fr", (2e7, 3e7, "EUR")),
    ("entre 500 millions d'euros et 1 milliard d'euros", "fr", (5e8, 1e9, "EUR")),
    ("un à deux milliards d'euros", "fr", (1e9, 2e9, "EUR")),
])
def test_a_range_of_sums_is_one_mention_with_both_ends(text, language, expected):
    assert sums(text, language) == [(*expected, "range")]


@pytest.mark.parametrize(("words", "expected"), [
    ("up to €50bn", (None, 50_000_000_000, "up_to")), ("as much as €61 billion", (None, 61_000_000_000, "up_to")),
    ("more than €5bn", (5_000_000_000, None, "at_least")), ("a €2.3bn-plus plan", (2_300_000_000, None, "at_least")),
    ("nearly €1 billion", (1_000_000_000, 1_000_000_000, "about")),
    ("some €300 million", (300_000_000, 300_000_000, "about")),
    ("hundreds of millions of euros", (200_000_000, None, "vague")),
    ("several million euros", (2_000_000, None, "vague")),
])
def test_a_bound_before_or_behind_a_sum_is_part_of_it(words, expected):
    assert sums(f"It asked for {words} in help.") == [(*expected[:2], "EUR", expected[2])]


def test_a_number_of_millions_beside_a_sum_takes_its_currency_and_says_so():
    text = "Aid rose by 2.5 billion kroner ($239 million) to 10 billion in 2024 and will reach 15 billion per year."
    found = read_mentions(text, "en", DAY).money
    assert [(int(m.max), m.currency, m.inferred, m.per) for m in found] == [
        (2_500_000_000, "NOK", False, None), (239_000_000, "USD", False, None), (10_000_000_000, "NOK", True, None),
        (15_000_000_000, "NOK", True, "year")]


@pytest.mark.parametrize("text", ["It gave €3bn for 2 million people.", "It gave €3bn. Later 2 million came, it said.",
                                  "It gave €3bn to 40, then left.", "2 million, it said."])
def test_a_number_before_a_noun_or_in_another_sentence_is_no_sum(text):
    assert not any(m.inferred for m in read_mentions(text, "en").money)


# -- quantities --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "expected"), [
    ("dozens of trucks", ("dozens", 24, None, "vague")), ("a few dozen trucks", ("a few dozen", 24, None, "vague")),
    ("several hundred drones", ("several hundred", 200, None, "vague")),
    ("a couple of hundred boats", ("a couple of hundred", 200, None, "vague")),
    ("tens of thousands of shells", ("tens of thousands", 20000, None, "vague")),
    ("several trucks", ("several", None, None, "vague")),
    ("more than a dozen trucks", ("more than a dozen", 12, None, "at_least")),
    ("half a dozen trucks", ("half a dozen", 6, 6, "exact")),
    ("half-dozen boats", ("half-dozen", 6, 6, "exact")), ("20-odd trucks", ("20-odd", 20, 20, "about")),
    ("a 30,000-strong force", ("30,000-strong", 30000, 30000, "exact")),
    ("two or three trucks", ("two or three", 2, 3, "range")),
    ("three dozen trucks", ("three dozen", 36, 36, "exact")), ("twenty-five trucks", ("twenty-five", 25, 25, "exact")),
    ("between one hundred and two hundred trucks", ("between one hundred and two hundred", 100, 200, "range")),
    ("between ten thousand and twelve thousand", ("between ten thousand and twelve thousand", 10000, 12000, "range")),
    ("two hundred and fifty thousand shells", ("two hundred and fifty thousand", 250000, 250000, "exact")),
    ("about 2010 shells", ("about 2010", 2010, 2010, "about")), ("2000 drones", ("2000", 2000, 2000, "exact")),
    ("20 000 shells", ("20 000", 20000, 20000, "exact")),
    ("as many as 14 trucks", ("as many as 14", None, 14, "up_to")),
    ("an undisclosed number of trucks", ("an undisclosed number of", None, None, "vague")),
])
def test_a_quantity_is_read_however_the_english_press_writes_it(text, expected):
    assert quantities(f"Norland sent {text} north.") == [expected]


@pytest.mark.parametrize(("text", "expected"), [
    ("une dizaine de camions", ("une dizaine", 10, 10, "about")),
    ("une douzaine de camions", ("une douzaine", 12, 12, "exact")),
    ("des centaines de camions", ("centaines", 200, None, "vague")),
    ("plusieurs dizaines de camions", ("plusieurs dizaines", 20, None, "vague")),
    ("des milliers d'obus", ("milliers", 2000, None, "vague")),
    ("un millier d'obus", ("un millier", 1000, 1000, "about")),
    ("environ 2\u202f000 obus", ("environ 2\u202f000", 2000, 2000, "about")),
    ("au moins deux camions", ("au moins deux", 2, None, "at_least")),
    ("jusqu'à 60 camions", ("jusqu'à 60", None, 60, "up_to")),
    ("plus d'une centaine de camions", ("plus d'une centaine", 100, None, "at_least")),
    ("près de 40 camions", ("près de 40", 40, 40, "about")),
    ("entre 30 et 40 camions", ("entre 30 et 40", 30, 40, "range")),
    ("de 7 000 à 9 000 obus", ("de 7 000 à 9 000", 7000, 9000, "range")),
    ("mille camions", ("mille", 1000, 1000, "exact")),
    ("douze autres camions", ("douze autres", 12, 12, "exact")),
    ("quelques centaines de camions", ("quelques centaines", 200, None, "vague")),
    ("deux douzaines de camions", ("deux douzaines", 24, 24, "exact")),
    ("septante-deux camions", ("septante-deux", 72, 72, "exact")),
    ("nonante et un camions", ("nonante et un", 91, 91, "exact")),
    ("1,5 million d'obus", ("1,5 million", 1500000, 1500000, "exact")),
    ("deux cent mille obus", ("deux cent mille", 200000, 200000, "exact")),
    ("cent vingt-trois obus", ("cent vingt-trois", 123, 123, "exact")),
])
def test_a_quantity_is_read_however_the_french_press_writes_it(text, expected):
    assert quantities(f"Le Norland enverra {text}.", "fr") == [expected]


def test_an_article_is_no_number_but_before_a_thing_that_the_caller_knows():
    names = Gazetteer([Name("Falcon 9", "item", "falcon"), Name("ferry", "item", "ferry")])
    assert quantities("A minister sent a ferry and a Falcon 9.") == [("9", 9, 9, "exact")]
    assert quantities("A minister sent a ferry and a Falcon 9.", names=names) == [("a", 1, 1, "exact"),
    ("a", 1, 1, "exact")]
    assert quantities("Un ministre a livré un char.", "fr") == []


def test_a_word_that_may_be_a_pronoun_is_marked_weak():
    assert [(m.words, m.weak) for m in read_mentions("One left; two trucks came.", "en").quantities] == [
        ("One", True), ("two", False)]


def test_a_rate_is_found_behind_the_thing_that_is_counted():
    text = "It makes 8 big guns a month, trains 10,000 soldiers every 120 days and buys 14,000 a year."
    assert [(m.words, m.per) for m in read_mentions(text, "en").quantities] == [
        ("8", "month"), ("10,000", "120 days"), ("14,000 a year", "year")]
    french = read_mentions("Elle forme 300 soldats tous les 40 jours et livre 8 canons par mois.", "fr").quantities
    assert [m.per for m in french] == ["40 days", "month"]


def test_what_rises_from_one_number_to_another_is_a_base_and_a_new_value():
    found = read_mentions("Output will rise from 14,000 to 100,000 a month.", "en").quantities
    assert [(int(m.max), m.base, m.per) for m in found] == [(14000, True, "month"), (100000, False, "month")]
    french = read_mentions("La production passera de six à huit par mois.", "fr").quantities
    assert [(int(m.max), m.base, m.per) for m in french] == [(6, True, "month"), (8, False, "month")]
    assert [m.base for m in read_mentions("Aid will double from $2bn to $4bn.", "en").money] == [True, False]


def test_the_whole_behind_of_is_told_and_a_mention_of_its_own():
    found = read_mentions("It shot down 36 of 48 drones.", "en").quantities
    assert [(m.words, m.whole) for m in found] == [("36", Decimal(48)), ("48", None)]


# -- masks -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [
    "F-16", "F-16s", "PAC-3", "AMX-10", "M777", "M777s", "M1A1", "Su-25", "T-72s", "GBU-39", "Il-76", "9K33",
    "S-300", "Mi-17", "CB90",
    "RCH 155", "PzH 2000", "2A6", "Mirage 2000-5", "COVID-19",
])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_designation_is_no_quantity_even_without_a_catalogue(words, language):
    found = read_mentions(f"Norland: {words}.", language)
    assert not found.quantities
    assert not found.money
    assert {m.reason for m in found.masked} & {"designation", "compound"}


@pytest.mark.parametrize(("text", "reason"), [
    ("a 155-mm gun", "compound"), ("155mm shells", "measure"), ("155 mm shells", "measure"), ("Type 90 tanks", "label"),
    ("a 14-year-old", "compound"), ("the 20th package", "measure"), ("12 percent", "measure"), ("section 5", "label"),
    ("Anna Berg, 54, said", "age"), ("the 2023 budget", "year"), ("at 10:30", "designation"),
    ("version 2.3.1", "label"),
    ("two senior officials said", "source"), ("address 10.0.0.7", "designation"), ("1/3 of it", "designation"),
    ("506(a) of it", "label"), ("the Act of 1961, as it", "year"), ("a note [1] that", "label"),
    ("point (2) that", "label"), ("a list; 2. It", "label"),
])
def test_a_number_that_counts_nothing_is_masked_with_the_reason(text, reason):
    found = read_mentions(f"There is {text} here.", "en")
    assert not found.quantities
    assert found.masked[0].reason == reason


@pytest.mark.parametrize("text", ["$1e999999", "€2E5", "5e3 dollars", "US$1e6", "1e999999 trucks"])
def test_a_power_is_no_amount_and_neither_are_its_parts(text):
    found = read_mentions(f"It sent {text}.", "en")
    assert (found.money, found.quantities) == ((), ())


def test_a_number_at_the_end_or_the_start_of_a_line_is_as_good_as_any():
    assert quantities("It sent one million\nboats and\n40\nships.") == [
        ("one million", 1_000_000, 1_000_000, "exact"), ("40", 40, 40, "exact")]


def test_the_number_of_a_thing_that_is_counted_already_is_a_part_of_its_name():
    assert quantities("Norland sent 8 of 14 promised Falcon 2 trucks.") == [("8", 8, 8, "exact"),
    ("14", 14, 14, "exact")]
    assert quantities("Norland gave Sudland 14 trucks.") == [("14", 14, 14, "exact")]


def test_capitals_all_around_are_a_headline_and_no_designation():
    assert quantities("NORLAND SENDS 20 TRUCKS") == [("20", 20, 20, "exact")]


def test_names_of_the_caller_mask_what_they_cover():
    names = Gazetteer([Name("Falcon 9", "item", "falcon")])
    found = read_mentions("Norland sent 3 Falcon 9s.", "en", names=names)
    assert [m.words for m in found.quantities] == ["3"]
    assert [(m.words, m.reason) for m in found.masked] == [("Falcon 9s", "name")]


def test_french_masks_speak_french():
    assert masked("obus de 155 mm, 46 ans, 20 %, 3e paquet, article 5, deux responsables", "fr") == [
        ("155", "measure"), ("46", "measure"), ("20", "measure"), ("3", "measure"), ("5", "label"), ("deux", "source")]


# -- days --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "window"), [
    ("by mid-2025", "2024-05-01 2025-08-31"), ("by year-end", "2024-05-01 2024-12-31"),
    ("in Q3", "2024-07-01 2024-09-30"),
    ("by the end of the decade", "2024-05-01 2029-12-31"), ("in the second quarter", "2024-04-01 2024-06-30"),
    ("in fiscal 2024", "2023-10-01 2024-09-30"), ("within days", "2024-05-01 2024-05-15"),
    ("later this month", "2024-05-01 2024-05-31"),
    ("next spring", "2025-03-01 2025-05-31"), ("over the coming weeks", "2024-05-01 2024-06-12"),
    ("as early as next week", "2024-05-06 ?"),
    ("by end-2026", "2024-05-01 2026-12-31"), ("in the next couple of weeks", "2024-05-01 2024-05-15"),
    ("this coming winter", "2024-12-01 2025-02-28"),
    ("over the next two to three months", "2024-05-01 2024-08-01"), ("until at least 2030", "2024-05-01 2030-12-31"),
    ("over the next decade", "2024-05-01 2034-05-01"), ("the week after next", "2024-05-13 2024-05-19"),
    ("in a fortnight", "2024-05-01 2024-05-15"),
    ("from Sept to Nov 2024", "2024-09-01 2024-11-30"), ("in 2025 through 2027", "2025-01-01 2027-12-31"),
    ("by early 2026", "2024-05-01 2026-04-30"),
])
def test_a_window_is_read_however_the_english_press_writes_it(words, window):
    assert windows(f"It will send boats {words}.") == [(words, window)]


@pytest.mark.parametrize(("words", "window"), [
    ("d'ici la fin de l'année", "2024-05-01 2024-12-31"), ("d’ici l’été", "2024-05-01 2024-08-31"),
    ("d'ici deux mois", "2024-05-01 2024-07-01"),
    ("dans les prochains jours", "2024-05-01 2024-05-15"), ("dans les prochaines semaines", "2024-05-01 2024-06-12"),
    ("dans les prochains mois", "2024-05-01 2024-10-30"), ("dans les semaines à venir", "2024-05-01 2024-06-12"),
    ("au premier semestre", "2024-01-01 2024-06-30"), ("au premier semestre 2025", "2025-01-01 2025-06-30"),
    ("le 3 mars", "2024-03-03 2024-03-03"),
    ("à partir d'avril", "2024-04-01 ?"), ("fin 2024", "2024-09-01 2024-12-31"),
    ("début mars", "2024-03-01 2024-03-10"),
    ("à la mi-juin", "2024-06-11 2024-06-20"), ("cet été", "2024-06-01 2024-08-31"),
    ("l'an prochain", "2025-01-01 2025-12-31"),
    ("sous six mois", "2024-05-01 2024-11-01"), ("au cours des six derniers mois", "2023-11-01 2024-05-01"),
    ("au printemps", "2024-03-01 2024-05-31"),
    ("à l’automne prochain", "2024-09-01 2024-11-30"), ("avant l'été", "2024-05-01 2024-08-31"),
    ("en 2025", "2025-01-01 2025-12-31"),
    ("la semaine prochaine", "2024-05-06 2024-05-12"), ("ce mois-ci", "2024-05-01 2024-05-31"),
    ("il y a deux mois", "2024-03-01 2024-03-31"),
    ("depuis janvier", "2024-01-01 2024-05-01"), ("depuis le 24 février 2022", "2022-02-24 2024-05-01"),
    ("du 3 au 5 mai", "2024-05-03 2024-05-05"),
    ("entre mars et juin 2024", "2024-03-01 2024-06-30"), ("dès la semaine prochaine", "2024-05-06 ?"),
    ("au plus tard le 1er juin", "2024-05-01 2024-06-01"),
    ("au cours des trois prochains mois", "2024-05-01 2024-08-01"), ("bientôt", "2024-05-01 ?"),
    ("pendant deux ans", "? ?"), ("hier", "2024-04-30 2024-04-30"),
    ("mardi", "2024-04-30 2024-04-30"), ("au deuxième trimestre 2025", "2025-04-01 2025-06-30"),
    ("courant 2025", "2025-01-01 2025-12-31"),
])
def test_a_window_is_read_however_the_french_press_writes_it(words, window):
    assert windows(f"Des bateaux partiront {words}.", "fr") == [(words, window)]


@pytest.mark.parametrize("text", ["Ils ont été formés.", "Un sept est sorti.", "Il a donné 2000 obus.",
          "Elle a marché, mais non.",
                                  "Fin de partie.", "Le premier a parlé de la fin."])
def test_french_words_that_look_like_days_are_none(text):
    assert windows(text, "fr") == []


# -- any text ----------------------------------------------------------------------------------------------------------


@settings(max_examples=500)
@given(MIXED, LANGUAGES, DAYS)
def test_any_text_gives_mentions_in_order_that_do_not_overlap_and_hold_their_words(text, language, day):
    found = read_mentions(text, language, day)
    for one in found.all:
        assert text[one.start : one.end] == one.words != ""
    assert all(before.end <= after.start for before, after in pairwise(found.all))
    assert read_mentions(text, language, day) == found


@settings(max_examples=200)
@given(MIXED, LANGUAGES)
def test_no_amount_has_a_least_above_its_most_or_more_digits_than_any_sum(text, language):
    found = read_mentions(text, language, DAY)
    for one in (*found.quantities, *found.money):
        assert one.min is None or one.max is None or one.min <= one.max
        assert all(end is None or 0 <= end <= 10**15 for end in (one.min, one.max))


@settings(max_examples=200)
@given(MIXED, LANGUAGES)
def test_another_paragraph_before_it_moves_the_mentions_and_changes_nothing_else(text, language):
    shift = "Norland.\n\n"
    alone, after = read_mentions(text, language, DAY), read_mentions(shift + text, language, DAY)
    assert [(m.start + len(shift), m.words) for m in alone.all] == [(m.start, m.words) for m in after.all]


TENS = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"]
UNITS = ["", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
          "treize", "quatorze",
         "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"]
ENGLISH_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ENGLISH_UNITS = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve", "thirteen",
                 "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]


def in_french(number):
    for size, one, many in ((10**9, "un milliard", "milliards"), (10**6, "un million", "millions"),
    (1000, "mille", "mille"), (100, "cent", "cents")):
        count, rest = divmod(number, size)
        if count:
            plural = size > 1000 or (size == 100 and not rest)
            head = one if count == 1 else f"{in_french(count)} {many if plural else many.rstrip('s')}"
            return f"{head} {in_french(rest)}".strip()
    if number < 20:
        return UNITS[number]
    ten, unit = divmod(number, 10)
    unit += 10 if ten in (7, 9) else 0
    joint = " et " if unit in (1, 11) and ten < 8 else "-" if unit else ""
    return TENS[ten] + ("s" if number == 80 else "") + joint + UNITS[unit]


def in_english(number):
    for size, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        count, rest = divmod(number, size)
        if count:
            joint = " and " if rest and rest < 100 else " "
            return f"{in_english(count)} {word}{joint}{in_english(rest)}".strip()
    if number < 20:
        return ENGLISH_UNITS[number]
    ten, unit = divmod(number, 10)
    return ENGLISH_TENS[ten] + ("-" if unit else "") + ENGLISH_UNITS[unit]


NUMBERS = st.one_of(st.integers(2, 120), st.integers(2, 10**6), st.integers(2, 10**12 - 1))


@settings(max_examples=400)
@given(NUMBERS)
def test_a_number_in_words_is_its_value(number):
    for language, words in (("en", in_english(number)), ("fr", in_french(number))):
        assert [int(m.max) for m in read_mentions(f"{words} bateaux", language).quantities] == [number], words


@settings(max_examples=200)
@given(st.integers(3, 10**12 - 1), st.sampled_from([",", "", "'"]), st.sampled_from(["\u00a0", "\u202f", "\u2009",
          " ", "."]))
def test_a_number_in_digits_is_its_value_whatever_marks_its_groups(number, english, french):
    grouped = f"{number:,}"
    for language, digits in (("en", grouped.replace(",", english)), ("fr", grouped.replace(",", french))):
        found = read_mentions(f"plus {digits} boats", language)
        values = {int(m.max if m.max is not None else m.min) for m in found.quantities}
        values |= {int(m.value) for m in found.masked}
        assert number in values or 1990 <= number < 2080


def test_a_very_long_paragraph_is_parted_without_losing_what_stands_in_it(monkeypatch):
    text = " ".join(f"It sent {k} trucks." for k in range(3, 900))
    whole = read_mentions(text, "en")
    monkeypatch.setattr(module, "LONGEST_STRETCH", 500)
    parted = read_mentions(text, "en")
    assert [m.words for m in whole.quantities] == [str(k) for k in range(3, 900) if not 1990 <= k < 2080]
    assert parted == whole


def test_a_language_without_a_pack_is_refused_and_a_whole_pack_reads_claims():
    assert set(mention_languages()) >= set(pack_languages()) >= {"en", "fr"}
    packs = Path(module.__file__).parents[1] / "data" / "packs"
    assert {path.stem for path in (packs / "en").glob("*.toml")} == {*CLAIM_TABLES, "confidence"}
    with pytest.raises(TableError, match=r"packs/xx/"):
        read_mentions("12", "xx")


# -- the guide and the house -------------------------------------------------------------------------------------------


def test_the_example_of_the_guide_prints_what_it_shows(capsys):
    guide = (Path(__file__).parents[2] / "docs" / "mentions.md").read_text(encoding="utf-8")
    code, shown = re.search(r"```python\n(.*?)```.*?```text\n(.*?)```", guide, re.DOTALL).groups()
    exec(compile(code, "docs/mentions.md", "exec"), {})
    assert capsys.readouterr().out == shown


def test_no_code_of_the_text_layer_names_a_language_or_holds_a_word_of_french():
    """English words cannot be told from the names of rules and units; French ones can."""
    french, english = ({word for table in ("numbers", "dates",
          "money") for word in words_of(load_table(language, table))}
                       for language in ("fr", "en"))
    for path in Path(module.__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        strings = {node.value for node in ast.walk(tree)
                   if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told}
        assert not strings & ({"en", "fr"} | (french - english - {"always"})), path.name


def words_of(table):
    """Every phrase of four letters and more in a table, keys of values included."""
    if isinstance(table, dict):
        keys = {key for key, value in table.items() if not isinstance(value, dict | list)}
        return {key for key in keys if len(key) > 3}.union(*(words_of(value) for value in table.values()))
    if isinstance(table, list):
        return set().union(*(words_of(value) for value in table))
    return {table} if isinstance(table, str) and len(table) > 3 else set()

