"""Who gets: rows of names read whole, regions and the world, what one line or paragraph says for the next."""

import pytest

from tests.extract.test_plain_holes import told

ROWS = [
    "Norway spent $5 million on {}.",
    "Norway will spend $5 million with a focus on {} projects.",
    "Norway provided {} with $5 million.",
    "Norway provided the governments of {} with $5 million.",
    "Norway gave $5 million to the governments of {}.",
    "Norway gave $5 million to the ministry of health of {}.",
    "Norway gave $5 million to help {} build roads.",
    "Norway trained 40 soldiers from {}.",
    "Norway trained 40 officers in {}.",
    "Norway is supporting {} with $5 million.",
    "Norway is repairing 40 bridges in {}.",
    "Norway will fund 40 clinics in {} with $5 million.",
    "{} thanked Norway for 40 trucks.",
    "Norway's contribution of $5 million to the response in {} will save lives.",
]


@pytest.mark.parametrize("text", ROWS)
@pytest.mark.parametrize(("row", "codes"), [
    ("Kenya", "KE"), ("Kenya and Chad", "KE,TD"), ("Mali, Niger and Somalia", "ML,NE,SO"),
    ("El Salvador, Guatemala, and Honduras", "GT,HN,SV"),
])
def test_whoever_stands_in_a_row_gets(text, row, codes):
    gets = {one.split(">")[1].split(" ")[0] for one in told(text.format(row))}
    assert gets == {codes}


NEAR = [
    # the names of another clause, or with amounts of their own
    ("Norway gave $5 million to Kenya, and Chad will build roads.", ["funds/delivered NO>KE 5000000"]),
    ("Germany provided Chad with $5 million, Mali with $2 million.",
     ["funds/delivered DE>TD 5000000", "funds/delivered DE>ML 2000000"]),
    ("Germany will provide Chad with $5 million, and Mali and Niger with $2 million.",
     ["funds/announced DE>TD 5000000", "funds/announced DE>ML,NE 2000000"]),
    ("After floods in Kenya, Norway will send $5 million to Chad.", ["funds/announced NO>TD 5000000"]),
    ("The aid for Kenya saves lives, and Chad will get $3 million from Norway.", ["package/announced NO>TD 3000000"]),
    # behind 'has given' a name gets, and an adjective says whose the thing is
    ("Norway has given Kenya 40 tents. It has given Chad 40 trucks.",
     ["goods/delivered NO>KE 40", "goods/delivered NO>TD 40"]),
    # a country beside a region
    ("Norway will provide $5 million in food aid to the Sahel and Kenya.", ["funds/announced NO>KE 5000000"]),
    ("Norway will provide $5 million in food aid in Central America and Mexico.", ["funds/announced NO>MX 5000000"]),
    ("Norway will give $5 million in food aid in the Americas.", ["funds/announced NO> 5000000"]),
]


@pytest.mark.parametrize(("text", "expected"), NEAR)
def test_a_row_ends_where_another_clause_begins(text, expected):
    assert told(text) == expected


ABOUT = ("Norway has given Ukraine 40 tents. Ukraine needs help. President Zelenskyy of Ukraine thanked Norway. "
         "Ukraine gets more.\n\n{}\n\nNorway will go on helping the people of Ukraine.")

PLACES = [
    # nobody in particular
    ("Norway will provide $5 million in food aid to the Western Balkans.", ""),
    ("Norway will provide $5 million in food aid to the Europe and Eurasia region.", ""),
    ("Norway will provide $5 million in food aid to those countries that need it most.", ""),
    ("Norway will provide $5 million in food aid to those nations hardest hit by the war.", ""),
    ("Norway will provide $5 million in food aid to the Western Balkans and Moldova.", "MD"),
    # a paragraph about the world, unless it comes back to whom the text is for, or gives arms
    ("Hunger is growing around the globe. Norway is committing another $2 million in food aid.", ""),
    ("Norway fights hunger in many countries. It has set aside $2 million for food aid this year.", ""),
    ("Hunger is growing around the globe. Norway stands with Ukraine. It will give $2 million in food aid.", "UA"),
    ("The war on Ukraine has raised prices around the globe. Norway will give $2 million in food aid.", "UA"),
    ("Hunger is growing around the globe. Norway has sent 40 howitzers.", "UA"),
    ("Partners around the world have joined. Norway will give another $2 million in food aid.", "UA"),
    # those that were named, and places of their own
    ("Norway will provide $5 million in food aid to these countries.", "UA"),
    ("Norway will provide $5 million in food aid to the Kharkiv region.", "UA"),
    # a union gets what is for itself
    ("Norway will provide the European Union with $2 million.", "EU"),
    ("Norway will give $2 million to the European Union.", "EU"),
    ("Norway will donate 4 million vaccine doses to the EU.", "EU"),
    ("Norway will give $2 million to the EU mission.", "UA"),
    ("Norway will give $2 million to the EU for Ukraine.", "UA"),
    ("Norway will give $2 million to the EU's fund.", "UA"),
    ("Norway will give $2 million to the European Union to help Moldova.", "MD"),
]


@pytest.mark.parametrize(("text", "codes"), PLACES)
def test_whom_a_text_is_for_is_not_filled_in_against_its_words(text, codes):
    gets = [one.split(">")[1].split(" ")[0] for one in told(ABOUT.format(text))][1:]
    assert gets
    assert set(gets) == {codes}


def test_one_line_of_a_list_says_nothing_of_the_next_one():
    text = ("Norway will:\n\n- **Open embassies in Kiribati and Tonga:** Norway will talk to them.\n"
            "- **Help the ocean:** For 33 years, a treaty has helped. Norway will provide $60 million in "
            "economic assistance.\n- **Go on:** In Fiji, Norway has an office. Norway will spend $5 million on food "
            "aid.\n- **Come back:** Norway will send nurses.")
    assert told(text) == ["funds/announced NO> 60000000", "funds/announced NO>FJ 5000000"]


def test_what_a_body_got_says_nothing_of_things_that_are_given_next():
    text = "Austria: Gave EUR 2 million to CEPI. Will donate 14 million doses.\n\nNorway: Will give CEPI $3 million."
    assert told(text) == [
        "funds/delivered AT>org:cepi 2000000", "goods/announced AT> 14000000", "funds/announced NO>org:cepi 3000000"]


def test_a_state_that_gives_in_numbers_is_not_where_the_text_is_at_home():
    text = ("Spain: Will give 40 trucks.\n\nBrazil: Brazil has donated 20 trucks. Brazil is proud.\n\n"
            "Norway: Will give 30 trucks.")
    assert [one.split(">")[1] for one in told(text)] == [" 40", " 20", " 30"]


def test_what_a_land_trades_in_is_not_for_it():
    text = ("Norway is committing $2 million in disaster aid. The funds will help countries with hunger and a reliance "
            "on Kenyan imports.")
    assert told(text) == ["funds/committed NO> 2000000"]
    text = "Norway is committing $2 million in disaster aid. The funds will go to Kenyan farmers."
    assert told(text) == ["funds/committed NO>KE 2000000"]


JOINED = [
    # the second of two gifts under one verb has its own getter behind it
    ("China will give Turkey 40 million yuan in aid, and a further 30 million yuan to Syria.",
     ["package/announced CN>TR 40000000", "package/announced CN>SY 30000000"]),
    ("Norway sent Kenya 20 tents and 40 trucks to Uganda.", ["goods/delivered NO>KE 20", "goods/delivered NO>UG 40"]),
    ("Norway promised Kenya $5 million for schools and another $2 million for clinics in Uganda.",
     ["funds/announced NO>KE 5000000", "funds/announced NO>UG 2000000"]),
    # ... where one stands there
    ("Norway gave Kenya $5 million and 40 trucks.", ["funds/delivered NO>KE 5000000", "goods/delivered NO>KE 40"]),
    ("Norway gave Kenya 20 tents and 40 trucks for the army.",
     ["goods/delivered NO>KE 20", "goods/delivered NO>KE 40"]),
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_the_second_of_two_joined_gifts_may_go_elsewhere(text, expected):
    assert told(text) == expected


PAKISTAN = "Pakistan needs money. Norway gave Pakistan $20 million. Pakistan is grateful. Norway helps Pakistan.\n\n{}"

SHARES = [
    ("Norway also approved $90 million for projects in Nigeria, of which $50 million is for health care.", "NG"),
    ("Norway also approved $90 million for Nigeria, including $50 million for health care.", "NG"),
    ("Norway also approved $90 million for Nigeria. This includes $50 million for health care.", "NG"),
    ("Norway also approved $90 million for Nigeria. Another $50 million is for health care.", "NG"),
    ("Norway also approved $90 million for Nigeria. Pakistan will get $50 million for health care.", "PK"),
]


@pytest.mark.parametrize(("text", "code"), SHARES)
def test_a_share_is_for_whom_its_whole_is(text, code):
    assert told(PAKISTAN.format(text))[-1].split(">")[1] == f"{code} 50000000"


POLAND = "We have sent Poland 40 radars. Poland is our friend. Poland has done much. Poles are kind.\n\n{}"

TURNS = [
    ("As it relates to Ukraine: they have suffered. We stand by Ukraine.\n\nWe will give another $50 million in aid.",
     "UA"),
    ("Ukraine has suffered. The people of Ukraine fight on. We will give another $50 million in food aid.", "UA"),
    # named once by the way; or the first comes back
    ("Ukraine has suffered, too. Much has been said. We will give another $50 million in food aid.", "PL"),
    ("Ukraine has suffered. Ukraine fights on. Poland helps it. We will give another $50 million in food aid.", "PL"),
]


@pytest.mark.parametrize(("text", "code"), TURNS)
def test_a_text_that_turns_to_another_gives_to_that(text, code):
    assert told(POLAND.format(text), publisher="whitehouse.gov")[-1].endswith(f"/announced US>{code} 50000000")


def test_initials_that_a_text_explains_are_no_country():
    text = "Norway opened Disaster Recovery Centers (DRCs) in Mali. Norway will give the DRCs $16 million in aid."
    assert not any("CD" in one for one in told(text))
    text = "Norway gave tents to the Democratic Republic of the Congo (DRC). It will give the DRC 40 trucks."
    assert told(text)[-1] == "goods/announced NO>CD 40"


def test_where_troops_are_not_sent_is_whom_a_stance_is_about():
    text = POLAND.format("We will not send troops to fight in Ukraine.")
    assert told(text, publisher="whitehouse.gov")[-1] == "position/None US>UA"

UKRAINE = "Ukraine needs help. Norway has given Ukraine 40 tents. Ukraine is grateful. Ukraine fights on.\n\n{}"

WAYS = [
    ("Norway flew 40 generators to Poland on their way to Ukraine.", "UA"),
    ("Norway sent 40 tanks to Poland, where Ukrainian crews will learn to use them.", "UA"),
    ("Norway will send 20 instructors to Poland to help train Ukrainian troops.", "UA"),
    ("Forty generators from Norway have arrived in Poland.", "UA"),
    ("Forty generators from Norway have arrived in Moldova.", "MD"),
    ("Norway gave $5 million to Poland to help Ukrainian refugees.", "PL"),
    ("Norway gave Poland 40 tanks to replace those sent to Ukraine.", "PL"),
    ("Norway will give poor countries 500 million doses.", ""),
    ("Norway will provide 92 low-income countries with 40 million doses.", ""),
    ("Norway will give these countries 500 tents.", "UA"),
]


@pytest.mark.parametrize(("text", "code"), WAYS)
def test_the_first_stop_of_a_way_is_not_who_gets(text, code):
    assert {one.split(">")[1].split(" ")[0] for one in told(UKRAINE.format(text))[1:]} == {code}


@pytest.mark.parametrize(("text", "expected"), [
    ("The tsunami hit Sri Lanka and the Maldives. Sri Lanka needs help. India has also rejected international aid.",
     "funds/refused >IN"),
    ("Norway rejected international aid to Mali.", "funds/refused NO>ML"),
])
def test_who_turns_down_aid_from_abroad_is_whom_it_was_for(text, expected):
    assert told(text)[-1] == expected

CLAUSES = [
    # in a text for one, another state in need that the clause names as the place of the thing
    ("Norway delivered 40 tents to camps in Moldova.", "MD"),
    ("Norway launched a $5 million programme in Moldova and Georgia.", "GE,MD"),
    ("Norway will fund 40 clinics in Moldova with $5 million.", "MD"),
    ("Norway pledged $5 million after the floods in Moldova.", "MD"),
    ("Norway gave Moldova 40 tents. It also gave them 20 trucks.", "MD"),
    ("Norway gave $5 million so that Moldova and Georgia can buy food.", "GE,MD"),
    # ... and not where things are made or bought, or where somebody speaks
    ("Norway bought 40 trucks in Turkey.", "UA"),
    ("Norway announced $5 million in aid at a conference in Turkey.", "UA"),
    ("Norway will send 40 tanks from a base in Djibouti.", "UA"),
    ("Norway said at a summit in India that it would send 40 tanks.", "UA"),
    # an adjective of who comes says who gives
    ("Forty Danish doctors arrived on Monday.", "UA"),
]


@pytest.mark.parametrize(("text", "code"), CLAUSES)
def test_the_words_of_a_clause_outweigh_whom_the_text_is_for(text, code):
    assert {one.split(">")[1].split(" ")[0] for one in told(UKRAINE.format(text))[1:]} == {code}


def test_a_name_before_its_own_plans_does_not_tell():
    text = "Norway will provide $25 million to Ecuador and Peru in their recently announced plans."
    assert told(text) == ["funds/announced NO>EC,PE 25000000"]


def test_a_text_about_a_region_is_for_none_of_its_states_in_particular():
    text = ("Leaders met in Fiji. The prime minister of Fiji spoke, and Fiji was thanked. Tonga and Samoa came. Ships "
            "sail to Fiji.\n\nNorway will give $60 million for the tuna treaty.")
    assert told(text, title="New partnership with the Pacific Islands") == ["funds/announced NO> 60000000"]
    assert told(text, title="New partnership with Fiji in the Pacific") == ["funds/announced NO>FJ 60000000"]
