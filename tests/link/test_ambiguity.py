"""Words with several meanings are decided by what stands beside them, by rows of a table with reasons."""

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.catalogue.lookup import rows_of
from pledgebook.link import Context, linker_of

CATALOGUE = load_catalogue()
LINKER = linker_of(CATALOGUE)


def decided(word, sentence="", day="", language="en"):
    return LINKER.look_up(word, Context(sentence, day, language))


@pytest.mark.parametrize(("word", "sentence", "target"), [
    ("Patriot", "", "patriot"),
    ("Patriot", "Two batteries of the system will be handed over with their launchers.", "patriot"),
    ("Patriot", "The package has thirty Patriot missiles and PAC-3 interceptors for them.", "patriot-missile"),
    ("Patriot", "He was a true patriot who loved his village.", None),
    ("Patriot", "The quarterback led the New England Patriots to the Super Bowl.", None),
    ("Leopard", "", "leopard"),
    ("Leopard", "Spain repairs ten Leopard 2A4 in Seville.", "leopard-2"),
    ("Leopard", "Denmark buys back a hundred Leopard 1A5 with their 105 mm guns.", "leopard-1"),
    ("Leopard", "A leopard and her cubs were seen in the zoo.", None),
    ("Georgia", "", "GE"),
    ("Georgia", "Georgia and Moldova asked the Union for grain, the minister said in Tbilisi.", "GE"),
    ("Georgia", "The senator from Georgia visited the National Guard near Atlanta.", None),
    ("Turkey", "Ankara said that Turkey would deliver drones.", "TR"),
    ("Turkey", "They ate roast turkey with gravy on Thanksgiving.", None),
    ("Jordan", "Jordan airdropped food with the help of King Abdullah.", "JO"),
    ("Jordan", "Mr Jordan, who chairs the judiciary committee, said no.", None),
    ("Chad", "Refugees from Darfur reached Chad, where food is short.", "TD"),
    ("Chad", "Chad Wolf, a former official, said so.", None),
    ("Congo", "The money is for people who fled from Goma in the east of Congo.", "CD"),
    ("Congo", "The president of Congo, Sassou Nguesso, thanked them in Brazzaville.", "CG"),
    ("Kremlin", "The Kremlin said that the shipment was an act of war.", "RU"),
    ("Kremlin", "Tourists love the towers and the cathedrals of the Kremlin in Kazan.", None),
    ("Congress", "Congress passed the supplemental bill after the Senate had agreed.", "US"),
    ("Congress", "The Congress of Deputies in Madrid approved the tanks.", "ES"),
    ("Congress", "The annual medical congress was held in Lyon with many delegates.", None),
    ("Washington", "Washington and its allies sent a package.", "US"),
    ("Washington", "A storm hit Seattle and Spokane in the state of Washington.", None),
    ("Brussels", "Brussels disbursed the loan, the Commission said.", "EU"),
    ("Brussels", "Brussels gives F-16 jets, the Belgian prime minister De Croo said.", "BE"),
    ("Guinea", "In Conakry the government of Guinea got vaccines.", "GN"),
    ("Guinea", "Embaló spoke in Bissau about help for Guinea.", "GW"),
    ("Guinea", "A guinea pig was ill.", None),
    ("Niger", "The junta in Niamey asked for food for Niger.", "NE"),
    ("Niger", "Floods hit Niger State in Nigeria, far from Lagos.", "NG"),
    ("Korea", "Korea will lend the money, officials in Seoul said.", "KR"),
    ("Korea", "Shells from Korea reach Russia, sent by Kim Jong Un from Pyongyang.", "KP"),
    ("Marder", "Rheinmetall refurbishes forty Marder fighting vehicles.", "marder"),
    ("Marder", "Herr Marder sagte nichts.", None),
    ("Tor", "They shot it down with a Tor air defence missile.", "tor"),
    ("Tor", "The leak was uploaded with the Tor browser to the dark web.", None),
    ("Tiger", "France sends Tiger attack helicopters.", "tiger-helicopter"),
    ("Tiger", "The zoo has a Siberian tiger with two cubs.", None),
    ("Tiger", "", None),
    ("Puma", "The Puma drones from AeroVironment fly for hours.", "puma-uas"),
    ("Puma", "Rheinmetall builds the Puma infantry fighting vehicle for the Bundeswehr.", "puma-ifv"),
    ("Mistral", "The mistral winds blew over Provence.", None),
])
def test_a_sentence_decides_what_a_word_means(word, sentence, target):
    told = decided(word, sentence)
    assert (told.best.id if told.best else None) == target
    assert target is not None or told.none_because


@pytest.mark.parametrize(("sentence", "language", "target"), [
    ("Das Tor fiel in der letzten Minute.", "de", None),
    ("Das Flugabwehrsystem Tor wurde zerstört, meldet die Raketentruppe.", "de", "tor"),
    ("", "de", None), ("", "en", "tor"),
])
def test_the_language_decides_too(sentence, language, target):
    told = decided("Tor", sentence, language=language)
    assert (told.best.id if told.best else None) == target


def test_the_day_decides_too():
    assert decided("the Kremlin", "The Kremlin said no.", "1985-03-01").best is None
    assert decided("the Kremlin", "The Kremlin said no.", "2024-03-01").best.id == "RU"


def test_the_other_senses_stay_candidates_and_the_reason_names_the_cue():
    told = decided("Congo", "People fled from Goma.")
    assert [one.id for one in told.candidates] == ["CD", "CG"]
    assert '"goma"' in told.best.why
    assert "other sense" in told.candidates[1].why


def test_a_longer_name_is_not_ambiguous():
    for words in ("Patriot air defence system", "Republic of the Congo", "South Korea"):
        assert " as " not in decided(words, "a true patriot").best.why


def test_every_word_has_one_default_in_each_language_and_every_row_a_reason():
    rows = rows_of("ambiguous_words")
    for word in {row["word"] for row in rows}:
        for day in ("1980-01-01", "2024-01-01"):
            defaults = [row for row in rows if row["word"] == word and row["default"] and not row["language"]
                        and (not row["from"] or row["from"] <= day) and (not row["until"] or day < row["until"])]
            assert len(defaults) == 1 or (not defaults and word == "Kremlin"), word
    for row in rows:
        assert row["reason"]
        assert row["cues"] or row["default"] or row["written"], row
        assert not row["id"] or row["id"] in CATALOGUE.items or row["id"] in CATALOGUE.parties
