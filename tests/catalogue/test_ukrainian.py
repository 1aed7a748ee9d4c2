"""The Ukrainian names: every class of things and every state is named in every case, and no form stands for two."""

import csv
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.text.tokens import tokenise

SHIPPED = load_catalogue()
USES = ("name", "demonym", "capital", "government", "abbreviation")

DOUBLE: dict[str, str] = {}
"""Spellings that may stand for two nodes, each with the reason. None does."""

NO_ADJECTIVE = {
    "CG": "its adjective is that of the other Congo",
    "KN": "the press writes the name in the genitive",
    "SB": "the press writes the name in the genitive",
    "ST": "the press writes the name in the genitive",
    "VC": "the press writes the name in the genitive",
}

ADJECTIVE_FORMS = 13
"""How many other forms an adjective has at least, over cases, genders and numbers."""


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table as they stand in the file, so that these promises need no loader."""
    text = files("pledgebook").joinpath(f"data/catalogue/{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


ITEMS, PARTIES = table("item_aliases_uk"), table("party_aliases_uk")
BOTH = [("item", row) for row in ITEMS] + [("party", row) for row in PARTIES]


def spellings(row: dict[str, str]) -> list[str]:
    """The alias and all its forms."""
    return [row["alias"], *filter(None, row["forms"].split("|"))]


def key(text: str) -> tuple[str, ...]:
    """The words by which a spelling is looked up, hyphens passed over as the gazetteer does."""
    return tuple(token.text for token in tokenise(text) if token.text != "-")


def test_the_tables_have_the_columns_that_the_contract_names():
    assert {tuple(row) for row in ITEMS} == {("item", "alias", "match", "forms")}
    assert {tuple(row) for row in PARTIES} == {("party", "alias", "use", "match", "forms")}
    assert {row["match"] for _, row in BOTH} == {"exact", "fold"}
    assert {row["use"] for row in PARTIES} == set(USES)


def test_every_row_names_a_node_or_a_party_that_exists():
    assert {row["item"] for row in ITEMS} <= set(SHIPPED.items)
    assert {row["party"] for row in PARTIES} <= set(SHIPPED.parties)


def test_every_family_and_type_has_a_name():
    named = {row["item"] for row in ITEMS}
    classes = [item.id for item in SHIPPED.items.values() if item.level in ("family", "type")]
    assert [item for item in classes if item not in named] == []


def test_every_state_has_a_name_and_an_adjective_in_all_its_forms():
    states = {code for code, (_, kind) in SHIPPED.parties.items() if kind == "state"}
    names = {row["party"] for row in PARTIES if row["use"] == "name"}
    adjectives = {row["party"] for row in PARTIES if row["use"] == "demonym" and row["alias"].endswith("ий")}
    assert states - names == set()
    assert states - adjectives == set(NO_ADJECTIVE)


def test_an_adjective_is_written_out_in_every_case_gender_and_number():
    adjectives = [row for row in PARTIES if row["use"] == "demonym" and row["alias"].endswith("ий")]
    assert [row["alias"] for row in adjectives if len(spellings(row)) <= ADJECTIVE_FORMS] == []
    german = next(row for row in adjectives if row["alias"] == "німецький")
    assert {"німецького", "німецькою", "німецьке", "німецьких"} <= set(spellings(german))


def test_no_spelling_stands_for_two_nodes_or_parties():
    meant = defaultdict(set)
    for kind, row in BOTH:
        for spelling in spellings(row):
            meant[" ".join(key(spelling)).lower()].add((kind, row[kind]))
    assert {spelling: targets for spelling, targets in meant.items()
            if len(targets) > 1 and spelling not in DOUBLE} == {}


def test_no_alias_stands_twice_and_no_form_twice_in_a_row():
    written, folded = defaultdict(set), Counter((kind, row["alias"].lower()) for kind, row in BOTH)
    for kind, row in BOTH:
        written[kind, row["alias"].lower()].add(row["match"])
    assert [alias for alias, times in folded.items() if times > 1 and "fold" in written[alias]] == []
    exact = Counter((kind, row["alias"]) for kind, row in BOTH)
    assert [alias for alias, times in exact.items() if times > 1] == []
    assert [row["alias"] for _, row in BOTH if len(spellings(row)) != len(set(spellings(row)))] == []


def test_no_alias_repeats_one_of_every_language():
    free = {name.spelling.lower() for name in SHIPPED.names if name.table in ("item", "party") and not name.language}
    assert [row["alias"] for _, row in BOTH if row["alias"].lower() in free] == []


@pytest.mark.parametrize("promise", ["composed", "straight", "trimmed", "one script"])
def test_every_spelling_is_written_in_one_way(promise):
    kept = {
        "composed": lambda text: unicodedata.is_normalized("NFC", text),
        "straight": lambda text: not set(text) & set('\u2018\u2019\u02bc\u0060\u00b4\u201c\u201d\u201e"'),
        "trimmed": lambda text: text == " ".join(text.split()) and text != "",
        "one script": lambda text: not any(_is_mixed(word) for word in key(text)),
    }[promise]
    assert [spelling for _, row in BOTH for spelling in spellings(row) if not kept(spelling)] == []


def _is_mixed(word: str) -> bool:
    letters = [letter for letter in word.lower() if letter.isalpha()]
    return len({"\u0400" <= letter <= "\u04ff" for letter in letters}) > 1


def test_abbreviations_do_not_inflect():
    short = ("БМП", "ЗРК", "РСЗВ", "ББМ", "САУ", "БпЛА", "ПЗРК", "ПТРК", "БТР", "РЕБ")
    rows = {row["alias"]: row for row in ITEMS}
    assert [(rows[word]["forms"], rows[word]["match"]) for word in short] == [("", "exact")] * len(short)
    assert {row["forms"] for row in PARTIES if row["use"] == "abbreviation"} == {""}


def test_rows_stand_in_the_order_of_the_tree_and_of_the_parties():
    for rows, column, order in ((ITEMS, "item", list(SHIPPED.items)), (PARTIES, "party", list(SHIPPED.parties))):
        place = {name: number for number, name in enumerate(order)}
        places = [(place[row[column]], USES.index(row.get("use", "name")), row["alias"]) for row in rows]
        assert places == sorted(places)


# -- running text --------------------------------------------------------------------------------------------------


def _index() -> dict[tuple[str, ...], list[tuple[str, tuple[str, ...], bool]]]:
    found = defaultdict(list)
    for kind, row in BOTH:
        for spelling in spellings(row):
            words = key(spelling)
            found[tuple(word.lower() for word in words)].append((row[kind], words, row["match"] == "exact"))
    return found


INDEX = _index()
LONGEST = max(map(len, INDEX))


def look_up(text: str) -> Iterator[str]:
    """The ids of the longest known spellings from left to right: nothing but look-up of aliases and forms."""
    words, at = key(text), 0
    while at < len(words):
        for length in range(LONGEST, 0, -1):
            span = words[at:at + length]
            hit = next((target for target, own, exact in INDEX.get(tuple(word.lower() for word in span), ())
                        if not exact or own == span), None)
            if hit:
                yield hit
                at += len(span)
                break
        else:
            at += 1


PHRASES = {
    "надіслала вісімнадцять танків": ["tank"],
    "разом із бойовими машинами піхоти": ["infantry-fighting-vehicle"],
    "екіпажі вчаться на Леопардах 2": ["leopard-2"],
    "партію з десяти Мардерів": ["marder"],
    "пускові установки для «Петріотів»": ["patriot"],
    "у черзі за Джавелінами": ["javelin"],
    "дивізіон із шістьма Цезарями": ["caesar"],
    "ще дві батареї ЗРК IRIS-T": ["iris-t-air-defence"],
    "влучили з Хаймарса": ["himars"],
    "двом «Байрактарам» бракує палива": ["bayraktar-tb2", "fuel"],
    "боєприпасами до Гепардів": ["35mm-ammunition"],
    "сто тисяч 155-мм артилерійських снарядів": ["155mm-ammunition"],
    "мільйон снарядів калібру 155 мм": ["155mm-ammunition"],
    "патронами калібру 7,62 мм": ["7-62mm-ammunition"],
    "з першими ракетами-перехоплювачами": ["surface-to-air-missile"],
    "ракет до систем Patriot": ["patriot-missile"],
    "далекобійними крилатими ракетами": ["cruise-missile"],
    "першу тисячу дронів-перехоплювачів": ["interceptor-drone"],
    "десяткам FPV-дронів": ["fpv-drone"],
    "навчання пілотів на F-16": ["f-16-training"],
    "на засоби радіоелектронної боротьби": ["electronic-warfare"],
    "приладами нічного бачення": ["night-vision"],
    "із теплими спальними мішками": ["sleeping-bag"],
    "пункти обігріву з генераторами": ["generator"],
    "шістьом автомобілям швидкої допомоги": ["ambulance"],
    "новому пакетові військової допомоги": ["military-package"],
    "грантом на гуманітарне розмінування": ["grant", "demining"],
    "доходи від заморожених російських активів": ["frozen-assets"],
    "за мостоукладачем прийде трал": ["bridge-layer"],
    "гаубицями Богдана данського замовлення": ["bohdana", "DK"],
    "Німеччиною профінансовано": ["DE"],
    "у спільній заяві з німецькою стороною": ["DE"],
    "за кошти Нідерландів і Данії": ["funds", "NL", "DK"],
    "норвежцям та естонцям": ["NO", "EE"],
    "у Сполучених Штатах Америки": ["US"],
    "з Білим домом і Пентагоном": ["US", "US"],
    "на засіданні Бундестагу": ["DE"],
    "Великій Британії вдячні": ["GB"],
    "разом із Києвом і Варшавою": ["UA", "PL"],
    "рішення Єврокомісії щодо України": ["EU", "UA"],
    "посли країн НАТО": ["NATO"],
    "позика Світового банку": ["loan", "org:world-bank"],
    "члени коаліції дронів": ["org:drone-coalition"],
    "зустріч у форматі «Рамштайн»": ["org:ukraine-defense-contact-group"],
    "через Європейський фонд миру": ["org:european-peace-facility"],
    "дитячому фондові ООН і МАГАТЕ": ["org:unicef", "org:international-atomic-energy-agency"],
    "фонду «Повернись живим»": ["org:come-back-alive"],
    "В'єтнамом та Об'єднаними Арабськими Еміратами": ["VN", "AE"],
}


@pytest.mark.parametrize("text", PHRASES)
def test_an_oblique_case_is_read_by_look_up_alone(text):
    assert list(look_up(text)) == PHRASES[text]


@pytest.mark.parametrize("text", [
    "Того дня мали багато справ", "Досі невідомо, чи був газопровід", "у секторі Гази", "Мін'юст оприлюднив звіт",
    "про надання звіту", "ця точка у середині мапи",
])
def test_ordinary_words_that_look_like_a_name_are_none(text):
    assert list(look_up(text)) == []


@pytest.mark.parametrize("apostrophe", ["'", "\u2019", "\u02bc"])
def test_any_apostrophe_of_a_text_is_read_as_the_straight_one(apostrophe):
    assert list(look_up(f"уряд В{apostrophe}єтнаму")) == ["VN"]
