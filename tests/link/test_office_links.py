"""Public offices lead to the party whose office it is, on the day; nobody else is known, and several are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.catalogue import load_catalogue
from pledgebook.link import Context, find_item, linker_of

CATALOGUE = load_catalogue()
LINKER = linker_of(CATALOGUE)
SPRING_2023 = "2023-04-03"


def told(words, sentence="", day="", language=None):
    return LINKER.look_up(words, Context(sentence, day, language))


def party(words, sentence="", day="", language=None):
    best = told(words, sentence, day, language).best
    return best.id if best else None


@pytest.mark.parametrize(("words", "target"), [
    ("Sébastien Lecornu", "FR"), ("Sebastien Lecornu", "FR"), ("Chancellor Scholz", "DE"), ("Minister Lecornu", "FR"),
    ("President Zelenskyy", "UA"), ("President Zelensky", "UA"), ("President Volodymyr Zelenskiy", "UA"),
    ("French Defence Minister Sébastien Lecornu", "FR"), ("Olaf Scholz, the German chancellor", "DE"),
    ("President von der Leyen", "EU"), ("Prime Minister De Croo", "BE"), ("Mr Lecornu, the defence minister", "FR"),
])
@pytest.mark.parametrize("day", ["", SPRING_2023])
def test_a_holder_stands_for_the_party_of_the_office(words, target, day):
    assert party(words, day=day) == target


@pytest.mark.parametrize(("words", "target"), [
    ("the French defence minister", "FR"), ("Ukraine's finance minister", "UA"), ("the German chancellor", "DE"),
    ("the British defence secretary", "GB"), ("US secretary of state", "US"), ("the defence minister of Poland", "PL"),
    ("NATO's Secretary General", "NATO"), ("der französische Verteidigungsminister", "FR"),
    ("des deutschen Bundeskanzlers", "DE"), ("le ministre polonais de la Défense", "PL"),
    ("міністр оборони України", "UA"), ("президента Польщі", "PL"),
])
def test_an_office_with_its_country_is_that_country(words, target):
    assert party(words, day=SPRING_2023) == target


@pytest.mark.parametrize(("words", "target", "language"), [
    ("Володимира Зеленського", "UA", "uk"), ("президента Зеленського", "UA", "uk"), ("Олафом Шольцем", "DE", "uk"),
    ("канцлеру Шольцу", "DE", "uk"), ("президент Макрон", "FR", "uk"), ("Урсули фон дер Ляєн", "EU", "uk"),
    ("Wolodymyr Selenskyjs", "UA", "de"), ("Präsident Selenskyj", "UA", "de"), ("Sergej Lawrow", "RU", "de"),
])
def test_a_holder_is_found_in_the_spelling_and_the_cases_of_the_language(words, target, language):
    assert party(words, day=SPRING_2023, language=language) == target


@pytest.mark.parametrize(("words", "target"), [("Хмара", None), ("Мера", None), ("Шольца", None)])
def test_a_ukrainian_surname_alone_links_nobody(words, target):
    assert party(words, day=SPRING_2023, language="uk") == target


def test_the_reason_names_the_holder_the_office_and_its_days():
    assert "Sébastien Lecornu held the office of minister of the armed forces of France from 2022-05-20" in told(
        "the French defence minister", day="2022-09-01").best.why


def test_the_day_decides_between_the_offices_of_one_person():
    assert party("Ursula von der Leyen", day="2016-02-01") == "DE"
    assert party("Ursula von der Leyen", day="2021-02-01") == "EU"


def test_without_a_day_a_person_of_two_parties_is_none_of_them_and_both_are_told():
    found = told("Ursula von der Leyen")
    assert found.best is None
    assert found.none_because
    assert {one.id for one in found.candidates} == {"DE", "EU"}
    assert all("held the office of" in one.why for one in found.candidates)


@pytest.mark.parametrize("words", ["Olaf Scholz", "Chancellor Scholz"])
def test_on_a_day_on_which_somebody_held_nothing_the_party_is_a_candidate_and_no_answer(words):
    found = told(words, day="2026-05-01")
    assert found.best is None
    assert [one.id for one in found.candidates] == ["DE"]


@pytest.mark.parametrize("words", [
    "Christian Scholz", "Ms Hanna Scholz", "Minister Quillfeather", "Chancellor Tom Scholz", "Dr Petra Muster",
    "the baker", "Scholz and Macron", "Sébastien Lecornu's brother",
])
def test_who_held_no_office_is_nobody(words):
    assert party(words) is None


@pytest.mark.parametrize(("sentence", "linked"), [
    ("", None), ("Christian Scholz opened a bakery.", None), ("The prize went to Scholz.", None),
    ("Olaf Scholz was in Kyiv.", "DE"), ("Chancellor Scholz was in Kyiv.", "DE"),
])
def test_a_surname_alone_is_linked_only_where_the_context_has_the_full_name_or_the_title(sentence, linked):
    assert party("Scholz", sentence, SPRING_2023) == linked


@pytest.mark.parametrize(("words", "sentence", "target"), [
    ("the minister", "French Defence Minister Sébastien Lecornu spoke in Kyiv.", "FR"),
    ("the minister", "Lecornu told them that Ukraine would get more.", "FR"),
    ("the minister", "Estonian howitzers are on their way.", "EE"),
    ("the minister", "France sends howitzers to Ukraine.", None),
    ("the minister", "Boris Pistorius met Oleksii Reznikov.", None),
    ("the minister", "Christian Lecornu grows apples.", None),
    ("the minister", "Yesterday Lecornu told them that Ukraine would get more.", None),
    ("the minister", "", None),
    ("the chancellor", "Berlin agreed in the end.", "DE"), ("the chancellor", "Vienna agreed in the end.", "AT"),
    ("the chancellor", "Jeremy Hunt found the money.", "GB"), ("the chancellor", "Oslo agreed in the end.", None),
    ("the prime minister", "Warsaw will send tanks.", "PL"), ("the prime minister", "Rishi Sunak flew home.", "GB"),
    ("the secretary of state", "", "US"), ("taoiseach", "", "IE"),
    ("der Minister", "Verteidigungsminister Pistorius reiste ab.", "DE"),
])
def test_an_office_alone_is_the_party_that_the_context_names_or_whose_holder_it_names(words, sentence, target):
    found = told(words, sentence, SPRING_2023)
    assert (found.best.id if found.best else None) == target
    assert found.best or found.none_because


def test_of_several_parties_each_is_told_with_its_holder():
    found = told("the minister", "Boris Pistorius met Oleksii Reznikov.", SPRING_2023)
    assert {one.id: one.why.split(" held")[0] for one in found.candidates} == {
        "DE": "Boris Pistorius", "UA": "Oleksii Reznikov"}


def test_the_day_of_the_context_counts():
    assert party("the chancellor", "Philip Hammond spoke.", "2018-05-01") == "GB"
    assert party("the chancellor", "Philip Hammond spoke.", SPRING_2023) is None


def test_what_a_text_says_is_linked_as_before():
    for words in ("the minister", "Chancellor Scholz", "Grain from Ukraine", "NATO CAP"):
        before = find_item(words, CATALOGUE, "en", "Olaf Scholz spoke.")
        assert before is None or not before[1].startswith("the programme")


def test_a_government_is_called_by_its_head():
    assert party("the Scholz government", day=SPRING_2023) == "DE"
    assert party("die Regierung Scholz", day=SPRING_2023, language="de") == "DE"
    assert party("the Quillfeather government", day=SPRING_2023) is None


def test_an_office_that_the_table_has_for_one_party_alone_is_not_taken_for_the_only_one():
    found = told("the minister of infrastructure", day=SPRING_2023)
    assert found.best is None
    assert [one.id for one in found.candidates] == ["UA"]


@pytest.mark.parametrize("words", ["155mm rounds", "Leopard 2A6 tanks", "generators", "king-size beds", "Patriot"])
def test_a_thing_is_no_office(words):
    assert all("held the office" not in one.why for one in told(words, "Olaf Scholz spoke.", SPRING_2023).candidates)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=40), st.text(max_size=60), st.sampled_from(["", SPRING_2023, "soon", "2023"]))
def test_any_words_and_any_day_have_an_answer(words, sentence, day):
    found = told(words, sentence, day)
    assert all(0 <= one.score <= 1 and one.why for one in found.candidates)


# -- programmes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "target", "programme"), [
    ("the PDA", "drawdown", "us-drawdown"), ("USAI", "usai", "us-usai"), ("Food from Ukraine", "grain", "ua-grain"),
    ("PURL", "org:prioritised-ukraine-requirements-list", "nato-purl"), ("NATO CAP", "trust-fund", "nato-cap"),
    ("Belt and Road Initiative", "CN", "cn-belt-and-road"),
])
def test_a_programme_leads_to_its_node_or_its_party_and_the_reason_names_it(words, target, programme):
    best = told(words, language="en").best
    assert best.id == target
    assert "the programme" in best.why
    assert f"id {programme}" in best.why


def test_a_programme_inside_other_words_changes_nothing():
    assert all("the programme" not in one.why for one in told("generators bought with PDA money").candidates)
