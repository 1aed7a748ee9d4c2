"""The German names: every class of things and every state is named in its cases, and no spelling stands for two."""

import csv
import unicodedata
from collections import Counter, defaultdict
from importlib.resources import files
from itertools import takewhile

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.text.tokens import lower_words

SHIPPED = load_catalogue()
USES = ("name", "demonym", "capital", "government", "abbreviation")

DOUBLE: dict[str, str] = {}
"""Spellings that may stand for two nodes of the German tables, each with the reason. None does."""

OTHER_WITHOUT_LANGUAGE = {
    "panzerfaust": "in German any hand-held anti-tank weapon, where other languages mean the Panzerfaust 3",
    "flakpanzer": "in German any anti-aircraft tank, where other languages mean the Gepard",
    "bergepanzer": "in German any recovery tank, where other languages mean the Bergepanzer 2",
}
"""Spellings that mean something else as names without a language, each with the reason. The German row holds."""

NO_ADJECTIVE = {
    "CG": "its adjective is that of the other Congo",
    "KN": "the press writes 'von St. Kitts und Nevis'",
    "SB": "its adjective is first of all that of King Solomon",
}

BEASTS = ("Marder", "Biber", "Dachs", "Fuchs", "Luchs", "Wisent", "Keiler", "Puma", "Leopard", "Gepard", "Leguan",
          "Büffel", "Wolf", "Tiger", "Schakal", "Adler", "Boxer", "Wiesel")
"""Names of models that are ordinary words: in German only the class beside them tells them apart."""

ENDINGS = ("e", "em", "en", "er", "es")


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table as they stand in the file, so that these promises need no loader."""
    text = files("pledgebook").joinpath(f"data/catalogue/{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


ITEMS, PARTIES = table("item_aliases_de"), table("party_aliases_de")
BOTH = [("item", row) for row in ITEMS] + [("party", row) for row in PARTIES]
LEVELS = {row["id"]: row["level"] for row in table("items")}
KINDS = {row["id"]: row["kind"] for row in table("parties")}


def spellings(row: dict[str, str]) -> list[str]:
    """The alias and all its forms."""
    return [row["alias"], *filter(None, row["forms"].split("|"))]


def key(text: str) -> str:
    """What a spelling is looked up by: its words in lower case, hyphens passed over as the gazetteer does."""
    return " ".join(word for word in lower_words(text) if word != "-")


def meanings(kind: str) -> dict[str, set[str]]:
    """Every spelling of the items or of the parties with the ids it stands for."""
    found: dict[str, set[str]] = defaultdict(set)
    for which, row in BOTH:
        if which == kind:
            for spelling in spellings(row):
                found[key(spelling)].add(row[kind])
    return found


MEANT = {kind: meanings(kind) for kind in ("item", "party")}


def test_the_tables_have_the_columns_and_words_that_the_readme_names():
    assert {tuple(row) for row in ITEMS} == {("item", "alias", "match", "forms")}
    assert {tuple(row) for row in PARTIES} == {("party", "alias", "use", "match", "forms")}
    assert {row["match"] for _, row in BOTH} == {"exact", "fold"}
    assert {row["use"] for row in PARTIES} == set(USES)


def test_every_row_names_a_node_or_a_party_that_exists():
    assert {row["item"] for row in ITEMS} - set(LEVELS) == set()
    assert {row["party"] for row in PARTIES} - set(KINDS) == set()


def test_every_family_and_type_has_a_german_name():
    named = {row["item"] for row in ITEMS}
    assert [node for node, level in LEVELS.items() if level in ("family", "type") and node not in named] == []


def test_every_state_and_territory_has_a_german_name():
    named = {row["party"] for row in PARTIES if row["use"] == "name"}
    assert [party for party, kind in KINDS.items() if kind in ("state", "territory") and party not in named] == []


def test_every_state_has_an_adjective():
    adjectives = {row["party"] for row in PARTIES
                  if row["use"] == "demonym" and row["alias"].endswith(("isch", "sch"))}
    assert {p for p, kind in KINDS.items() if kind == "state"} - adjectives == set(NO_ADJECTIVE)


def test_an_adjective_is_written_out_in_all_endings():
    demonyms = {(row["party"], row["alias"]): row for row in PARTIES if row["use"] == "demonym"}
    stems = [pair for pair in demonyms if pair[1].endswith("sch")]
    assert len(stems) > len([kind for kind in KINDS.values() if kind == "state"]) - len(NO_ADJECTIVE)
    for party, stem in stems:
        assert sorted(spellings(demonyms[party, stem + "e"])) == [stem + ending for ending in ENDINGS], stem


def test_an_adjective_without_an_ending_keeps_its_small_letter():
    """'auf Russisch' is a language, 'russisch besetzt' is not."""
    stems = [row for row in PARTIES if row["use"] == "demonym" and row["alias"].endswith("sch")]
    assert {row["match"] for row in stems} == {"exact"}
    assert {row["match"] for row in PARTIES if row["alias"].endswith("sche") and row["use"] == "demonym"} == {"fold"}


@pytest.mark.parametrize("kind", ["item", "party"])
def test_no_spelling_stands_for_two(kind):
    assert {word: ids for word, ids in MEANT[kind].items() if len(ids) > 1 and word not in DOUBLE} == {}


def test_no_alias_stands_in_two_rows():
    for which in ("item", "party"):
        seen = Counter(row["alias"] for kind, row in BOTH if kind == which)
        assert [alias for alias, times in seen.items() if times > 1] == []


def test_no_form_stands_twice_in_a_row_and_none_is_the_alias_itself():
    assert [row["alias"] for _, row in BOTH if len(set(spellings(row))) < len(spellings(row))] == []


def test_no_german_name_is_a_name_of_another_thing_in_every_language():
    other = set()
    for name in SHIPPED.names:
        if name.table in MEANT and not name.language:
            ids = MEANT[name.table].get(key(name.spelling), set())
            if ids and name.target not in ids:
                other.add(key(name.spelling))
    assert other <= set(OTHER_WITHOUT_LANGUAGE)


def test_a_beast_stands_nowhere_without_its_class():
    assert [beast for beast in BEASTS if key(beast) in MEANT["item"]] == []


def test_a_name_less_its_type_is_no_class():
    """'Kampfpanzer vom Typ Leopard 2' begins with a name of its own, so nobody takes 'Kampfpanzer' for the model."""
    unknown = set()
    for row in ITEMS:
        words = row["alias"].split()
        if LEVELS[row["item"]] not in ("model", "variant") or words[0][0].islower():
            continue
        front = list(takewhile(lambda word: any(sign.isupper() or sign.isdigit() for sign in word), words))
        if len(front) < len(words) and key(" ".join(front)) not in MEANT["item"]:
            unknown.add(row["alias"])
    assert unknown == set()


def test_names_are_composed_and_have_no_spaces_at_their_ends():
    for _, row in BOTH:
        for spelling in spellings(row):
            assert spelling == unicodedata.normalize("NFC", spelling).strip(), spelling
            assert "  " not in spelling
            assert "’" not in spelling


PHRASES = (
    ("Berlin schickt 14 weitere Panzerhaubitzen", "item", "Panzerhaubitzen", "self-propelled-howitzer"),
    ("mit zwölf Panzerhaubitzen 2000 aus dem Bestand", "item", "Panzerhaubitzen 2000", "pzh-2000"),
    ("die Lieferung von vierzig Schützenpanzern", "item", "Schützenpanzern", "infantry-fighting-vehicle"),
    ("an sechzig Schützenpanzern Marder wird geübt", "item", "Schützenpanzern Marder", "marder"),
    ("mit zwei Bataillonen aus Freiwilligen", "item", "Bataillonen", "brigade"),
    ("achtzehn Leopard-2-Panzer gehen nach Osten", "item", "Leopard-2-Panzer", "leopard-2"),
    ("den Einsatz des Luftverteidigungssystems erklären", "item", "Luftverteidigungssystems", "air-defence"),
    ("drei Patriot-Batterien für den Winter", "item", "Patriot-Batterien", "patriot"),
    ("hundert Patriot-Lenkflugkörper", "item", "Patriot-Lenkflugkörper", "patriot-missile"),
    ("das vierte Iris-T-System ist da", "item", "Iris-T-System", "iris-t-air-defence"),
    ("mit gepanzerten Fahrzeugen allein", "item", "gepanzerten Fahrzeugen", "armoured-vehicle"),
    ("wegen des gepanzerten Fahrzeugs", "item", "gepanzerten Fahrzeugs", "armoured-vehicle"),
    ("zehntausend 155-mm-Artilleriegranaten im Monat", "item", "155-mm-Artilleriegranaten", "155mm-ammunition"),
    ("es fehlt an Artilleriemunition", "item", "Artilleriemunition", "artillery-ammunition"),
    ("mit zwei Brückenlegepanzern Biber", "item", "Brückenlegepanzern Biber", "biber"),
    ("fünf Bergepanzer 2 werden überholt", "item", "Bergepanzer 2", "bergepanzer-2"),
    ("aus den Rohren der Flugabwehrpanzer", "item", "Flugabwehrpanzer", "anti-aircraft-gun"),
    ("den Flugabwehrpanzern Gepard geht die Munition aus", "item", "Flugabwehrpanzern Gepard", "gepard"),
    ("über tausend Aufklärungsdrohnen", "item", "Aufklärungsdrohnen", "reconnaissance-drone"),
    ("mit Marschflugkörpern großer Reichweite", "item", "Marschflugkörpern", "cruise-missile"),
    ("die Debatte um Taurus-Marschflugkörper", "item", "Taurus-Marschflugkörper", "taurus"),
    ("sechs Sea-King-Hubschrauber", "item", "Sea-King-Hubschrauber", "sea-king"),
    ("mit Nachtsichtgeräten und Helmen", "item", "Nachtsichtgeräten", "night-vision"),
    ("fünfhundert Stromgeneratoren", "item", "Stromgeneratoren", "generator"),
    ("zwei Lastwagen mit Notstromaggregaten", "item", "Notstromaggregaten", "generator"),
    ("nach Hilfsgütern wird gefragt", "item", "Hilfsgütern", "civil-goods"),
    ("eine Milliarde Euro an Budgethilfe", "item", "Budgethilfe", "budget-support"),
    ("das Volumen des Hilfspakets", "item", "Hilfspakets", "aid-package"),
    ("mit zinsgünstigen Krediten", "item", "zinsgünstigen Krediten", "loan"),
    ("dank humanitärer Hilfe", "item", "humanitärer Hilfe", "humanitarian-assistance"),
    ("die Zusage der Bundesregierung", "party", "Bundesregierung", "DE"),
    ("eine Sprecherin des Auswärtigen Amts", "party", "Auswärtigen Amts", "DE"),
    ("aus dem Weißen Haus heißt es", "party", "Weißen Haus", "US"),
    ("mit deutschem Gerät", "party", "deutschem", "DE"),
    ("für die Ukrainerinnen und Ukrainer", "party", "Ukrainerinnen", "UA"),
    ("in den Niederlanden gesammelt", "party", "Niederlanden", "NL"),
    ("ein Paket des Vereinigten Königreichs", "party", "Vereinigten Königreichs", "GB"),
    ("Mittel aus der Europäischen Friedensfazilität", "party", "Europäischen Friedensfazilität",
     "org:european-peace-facility"),
    ("nach Angaben der Vereinten Nationen", "party", "Vereinten Nationen", "UN"),
    ("das Programm des Internationalen Währungsfonds", "party", "Internationalen Währungsfonds",
     "org:international-monetary-fund"),
)


def test_there_are_forty_phrases():
    assert len(PHRASES) == 40


@pytest.mark.parametrize(("phrase", "kind", "words", "target"), PHRASES)
def test_running_german_names_it_in_the_form_it_stands_in(phrase, kind, words, target):
    assert words in phrase
    assert MEANT[kind][key(words)] == {target}
