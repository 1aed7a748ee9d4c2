"""What the reader of claims makes of sentences: each row is one promise of the reader, in words of our own.

A row is (text, expected), where expected lists claims as (kind, stage, donors, recipients, thing, quantity, money).
`thing` is looked for inside the item's words; a quantity or sum is (min, max). None stands for 'not looked at'.
"""

from datetime import date

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.codes import Tier
from pledgebook.extract import load_reader, read
from pledgebook.model import Document, Inference, Reading, Span

DAY = date(2024, 5, 14)

READ = [
    ("Spain has signed a contract to supply 300 trucks to Ukraine.",
     ("procurement", "contracted", ("ES",), ("UA",), "trucks", (300, 300), None)),
    ("Russian forces launched 48 drones at Odesa overnight.",
     ("incident", None, (), (), "drones", (48, 48), None)),
    ("The Dutch bill includes €300 million in military aid for Ukraine.",
     ("package", "committed", ("NL",), ("UA",), "military aid", None, (300_000_000, 300_000_000))),
    ("The army of Moldova got the radios that Canada helped send. Canada sent 20 generators to Moldova.",
     ("goods", "delivered", ("CA",), ("MD",), "generators", (20, 20), None)),
    ("Sweden has suspended deliveries of artillery shells to Ukraine.",
     ("goods", "suspended", ("SE",), ("UA",), "artillery shells", None, None)),
    ("Sweden had spoken of 14 tanks for Ukraine.",
     ("goods", "announced", ("SE",), ("UA",), "tanks", (14, 14), None)),
    ("Norway will provide 12 000 helmets to Ukraine.",
     ("goods", "announced", ("NO",), ("UA",), "helmets", (12_000, 12_000), None)),
    ("Japan will extend 18 million US dollars in humanitarian aid to Chad.",
     ("funds", "announced", ("JP",), ("TD",), "humanitarian aid", None, (18_000_000, 18_000_000))),
    ("Germany requested that Spain do more and urged Spain to hand over ten Patriot batteries to Ukraine.",
     ("goods", "requested", ("ES",), ("UA",), "Patriot batteries", (10, 10), None)),
    ("Poland is sending Ukraine $900 million in weapons and equipment.",
     ("package", "announced", ("PL",), ("UA",), "weapons and equipment", None, (900_000_000, 900_000_000))),
    ("Denmark will send 14 Leopard 2A4 tanks to Ukraine by the end of the year.",
     ("goods", "announced", ("DK",), ("UA",), "Leopard 2A4 tanks", (14, 14), None)),
    ("Canada has already delivered eight Leopard 2 tanks to Ukraine.",
     ("goods", "delivered", ("CA",), ("UA",), "Leopard 2 tanks", (8, 8), None)),
    ("Up to 61 F-16s will be handed over to Ukraine by Denmark.",
     ("goods", "announced", ("DK",), ("UA",), "F-16s", (None, 61), None)),
    ("Norway pledged more than 10,000 artillery shells to Ukraine.",
     ("goods", "announced", ("NO",), ("UA",), "artillery shells", (10000, None), None)),
    ("Sweden and Finland will provide Ukraine with between 30 and 40 armoured vehicles.",
     ("goods", "announced", ("FI", "SE"), ("UA",), "armoured vehicles", (30, 40), None)),
    ("The United States approved $725 million in military assistance for Ukraine.",
     ("package", "committed", ("US",), ("UA",), "military assistance", None, (725_000_000, 725_000_000))),
    ("Japan has provided $600 million in humanitarian aid to Ukraine.",
     ("funds", "delivered", ("JP",), ("UA",), "humanitarian aid", None, (600_000_000, 600_000_000))),
    ("Germany is sending dozens of generators to Ukraine.",
     ("goods", "announced", ("DE",), ("UA",), "generators", (24, None), None)),
    ("Poland has trained more than 7,000 Ukrainian soldiers.",
     ("training", "delivered", ("PL",), ("UA",), "soldiers", (7000, None), None)),
    ("Germany will not send Taurus cruise missiles to Ukraine.",
     ("goods", "refused", ("DE",), ("UA",), "Taurus", None, None)),
    ("Slovakia did not approve a military aid package for Ukraine worth 40 million euros.",
     ("package", "refused", ("SK",), ("UA",), "military aid package", None, (40_000_000, 40_000_000))),
    ("Berlin has decided not to deliver ten Taurus missiles to Kyiv.",
     ("goods", "refused", ("DE",), ("UA",), "Taurus missiles", (10, 10), None)),
    ("Since May, Berlin has sent 10 of 110 Leopard 1 tanks to Ukraine.",
     ("goods", "delivered", ("DE",), ("UA",), "Leopard 1 tanks", (10, 10), None)),
    ("Ukraine will receive 42 F-16 fighter jets from the Netherlands.",
     ("goods", "announced", ("NL",), ("UA",), "F-16 fighter jets", (42, 42), None)),
    ("France has ordered 78 Caesar howitzers for Ukraine.",
     ("procurement", "contracted", ("FR",), ("UA",), "Caesar howitzers", (78, 78), None)),
    ("The EU will have delivered 524,000 artillery rounds to Ukraine by March.",
     ("goods", "announced", ("EU",), ("UA",), "artillery rounds", (524_000, 524_000), None)),
    ("Italy promised Ukraine 25,000 sets of body armour.",
     ("goods", "announced", ("IT",), ("UA",), "body armour", (25_000, 25_000), None)),
    ("Lithuania handed over 300 tonnes of fuel to Moldova.",
     ("goods", "delivered", ("LT",), ("MD",), "fuel", (300, 300), None)),
    ("The G7 will lend Ukraine an extra US$50bn in budget support.",
     ("funds", "announced", ("org:g7",), ("UA",), "budget support", None, (50_000_000_000, 50_000_000_000))),
    ("Austria pledged €2m ($2.2m) in humanitarian aid to Sudan.",
     ("funds", "announced", ("AT",), ("SD",), "humanitarian aid", None, (2_000_000, 2_000_000))),
    ("The Kuwait Lantern Charity delivered 400 tents to Sudan.",
     ("goods", "delivered", ("org:kuwait-lantern-charity",), ("SD",), "tents", (400, 400), None)),
    ("On Monday The Kuwait Lantern Charity delivered 50 tents to Sudan.",
     ("goods", "delivered", ("org:kuwait-lantern-charity",), ("SD",), "tents", (50, 50), None)),
    ("Ireland is providing food assistance to Somalia.",
     ("goods", "announced", ("IE",), ("SO",), "food assistance", None, None)),
    ("Belgium has committed more than 5 million euros in food security and humanitarian assistance to Malawi.",
     ("funds", "committed", ("BE",), ("MW",), "food security and humanitarian assistance", None, (5_000_000, None))),
    ("Spain responded by delivering 2,500 blankets to Morocco.",
     ("goods", "delivered", ("ES",), ("MA",), "blankets", (2500, 2500), None)),
    ("Greece was ready to give Ukraine two frigates.",
     ("goods", "signalled", ("GR",), ("UA",), "frigates", (2, 2), None)),
    ("In Honduras, Canada has delivered 300 generators.",
     ("goods", "delivered", ("CA",), ("HN",), "generators", (300, 300), None)),
]

ALSO = [
    # (text, what must stand somewhere among the claims): lists, gaps, ellipses, brackets
    ("Estonia promised Ukraine 12 howitzers, 40 mortars and 300 anti-tank weapons.", "mortars", (40, 40)),
    ("The Netherlands promised Ukraine 24 aircraft, Denmark 19 and Norway six.", "aircraft", (19, 19)),
    ("France trained 10,000 Ukrainian soldiers. It will train between 7,000 and 9,000 more.", "soldiers", (7000, 9000)),
    ("Latvia will give Ukraine 100 drones. The first 20 will be delivered in June.", "drones", (20, 20)),
    ("The United Kingdom will send Ukraine 20 million rounds of small arms ammunition.",
     "ammunition", (20_000_000, 20_000_000)),
]

LEFT = [
    # sentences that hold no claim of tier A or B
    "More than 9,400 runners crossed the line of the half marathon on Sunday.",
    "The needs of Ukraine for aid in the coming years are put at more than $100 billion.",
    "Sweden operates 48 Archer howitzers of its own.",
    "The price of petrol fell by 40 cents per gallon.",
    "About 30 countries took part in the meeting on Ukraine.",
    "Russia's war against Ukraine has cost the economy 100 billion dollars.",
    "The 155-mm gun has a range of 40 km.",
    "Section 506 of the Act was passed in 1961.",
    "She is 27 years old and lives in Kyiv.",
]


@pytest.fixture(scope="module")
def reader():
    return load_reader("en", load_catalogue(), "test")


def reading(text: str, reader, **known) -> Reading:
    return read(Document.of_text(text, **{"published": DAY, "language": "en", **known}), reader)


def shown(found: Reading):
    return [claim for claim in found.claims if claim.tier is not Tier.C]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[row[0][:40] for row in READ])
def test_a_plain_sentence_is_read_with_its_thing_amount_and_parties(text, expected, reader):
    kind, stage, donors, recipients, thing, quantity, money = expected
    claims = [c for c in shown(reading(text, reader)) if c.item and thing in c.item.text]
    assert claims, "nothing found"
    claim = claims[0]
    assert (claim.kind, claim.stage, claim.donors, claim.recipients) == (kind, stage, donors, recipients)
    assert (claim.quantity and (claim.quantity.min, claim.quantity.max)) == quantity
    assert (claim.money and (claim.money.min, claim.money.max)) == money


@pytest.mark.parametrize(("text", "thing", "quantity"), ALSO, ids=[row[0][:40] for row in ALSO])
def test_lists_gaps_and_ellipses_keep_each_number_with_its_thing(text, thing, quantity, reader):
    found = {(c.quantity.min, c.quantity.max) for c in shown(reading(text, reader))
             if c.item and thing in c.item.text and c.quantity}
    assert quantity in found


@pytest.mark.parametrize("text", LEFT, ids=[text[:40] for text in LEFT])
def test_what_is_no_assistance_gives_no_claim(text, reader):
    assert shown(reading(text, reader)) == []


def test_a_gap_names_its_own_donor(reader):
    claims = shown(reading("The EU will provide Sudan with 350 million euros, Germany 244 million euros.", reader))
    assert {(c.donors, int(c.money.max)) for c in claims if c.money} == {(("EU",), 350_000_000), (("DE",), 244_000_000)}


def test_a_sum_in_brackets_is_no_second_claim(reader):
    claims = shown(reading("Germany will give Ukraine 2.7 billion euros ($2.95 billion) in military aid.", reader))
    assert [c.money.currency for c in claims if c.money] == ["EUR"]


def test_a_list_takes_donor_recipient_and_stage_from_the_line_that_introduces_it(reader):
    text = ("The United States announced $400 million in security assistance for Ukraine.\n\n"
            "The package includes:\n\n- 150 heavy machine guns;\n- 10,000 mortar rounds;\n- Medical supplies.\n")
    claims = [c for c in shown(reading(text, reader)) if c.kind == "goods"]
    assert [(c.donors, c.recipients, c.stage) for c in claims] == [(("US",), ("UA",), "announced")] * 3
    assert all(isinstance(dict(c.cited)["stage"], Inference) for c in claims)


def test_a_dollar_of_an_australian_gift_is_australian(reader):
    claims = shown(reading("Australia announced a $100m assistance package for Ukraine.", reader))
    assert [c.money.currency for c in claims if c.money] == ["AUD"]


def test_we_in_a_release_is_the_government_that_publishes_it(reader):
    claims = shown(reading("We will provide Ukraine with 20 howitzers.", reader, publisher="regeringen.se"))
    assert [c.donors for c in claims] == [("SE",)]


def test_a_deadline_becomes_a_window_from_the_day_of_publication(reader):
    claim = shown(reading("Denmark will send 14 tanks to Ukraine by the end of June.", reader))[0]
    assert (claim.due.earliest, claim.due.latest) == (DAY, date(2024, 6, 30))


def test_a_stance_is_told_once_though_two_phrases_of_it_overlap(reader):
    told = reading("Germany is not a party to the conflict. It will give Ukraine 20 tanks as military aid.", reader)
    assert [str(claim.kind) for claim in told.claims] == ["position", "goods"]
    assert len({claim.id for claim in told.claims}) == 2


def test_what_is_said_twice_is_one_claim_with_both_places(reader):
    text = ("Denmark will send 14 Leopard tanks to Ukraine, the ministry said.\n\n"
            "The minister confirmed that Denmark will send 14 Leopard tanks to Ukraine.")
    claims = shown(reading(text, reader))
    assert len(claims) == 1
    assert len(claims[0].also) == 1


def test_a_name_that_may_be_a_persons_is_no_party(reader):
    for claim in reading("Gordon Maitland delivered 400 tents to Sudan.", reader).claims:
        assert not any(party.startswith("org:") for party in claim.donors)


def test_what_stands_there_or_carries_is_no_gift(reader):
    text = ("Denmark will help six hospitals in Moldova. In all, 40 tonnes of rice left for Moldova on board two "
            "ships. It is one of the largest grants that Moldova has received.")
    told = [c.item.text for c in reading(text, reader).claims if c.item]
    assert any("rice" in thing for thing in told)
    assert not [thing for thing in told if "hospital" in thing or "ships" in thing]
    assert not [c for c in reading(text, reader).claims if c.quantity and c.quantity.max == 1]


def test_a_list_that_lost_its_bullets_is_a_list(reader):
    text = ("Norway announced a new package for Ukraine. The package comprises:\n\n"
            "20 field ambulances and\n\n3,000 first-aid kits\n\nMinisters will meet again in June.")
    told = {c.item.text: c for c in shown(reading(text, reader)) if c.item and c.quantity}
    assert told["field ambulances"].stage.value == told["first-aid kits"].stage.value == "announced"
    assert told["field ambulances"].donors == told["first-aid kits"].donors == ("NO",)


def test_the_label_of_a_list_item_is_the_subject_that_its_sentences_leave_out(reader):
    text = ("New pledges for Sudan were made at the conference:\n\n"
            "-   **Norway:** Will provide NOK 90 million to Sudan through the World Food Programme. "
            "Has donated 400 tents.\n"
            "-   **Japan**: Will contribute $7 million to Sudan.\n"
            "-   **Kenya:** Notes that Switzerland provided 30 trucks to Sudan.\n")
    donors = {int((c.money or c.quantity).max): c.donors for c in reading(text, reader).claims}
    assert donors == {90_000_000: ("NO",), 400: ("NO",), 7_000_000: ("JP",), 30: ("CH",)}


def test_what_goes_to_the_whole_world_is_not_for_the_country_that_a_document_is_about(reader):
    text = ("Sweden will give Ukraine 20 ambulances. Sweden will give Ukraine 40 generators. "
            "In all, Sweden has delivered 3 million vaccine doses around the world.")
    recipients = {int(c.quantity.max): c.recipients for c in shown(reading(text, reader))}
    assert recipients == {20: ("UA",), 40: ("UA",), 3_000_000: ()}


def test_examples_share_the_stage_of_the_verb_of_their_clause(reader):
    text = ("Italy has delivered 20 ambulances to Moldova. Italy is providing help in all parts of Moldova, "
            "including tents, blankets and generators.")
    stages = {c.item.text: c.stage.value for c in reading(text, reader).claims if c.item}
    assert stages == {"ambulances": "delivered", "tents": "announced", "blankets": "announced",
                      "generators": "announced"}


def test_the_contents_of_a_request_are_requested_but_not_what_was_given_before(reader):
    document = Document.of_text(
        "The request includes 40 generators for Moldova. More help would put food into the hands of families, "
        "including rice and flour. What the United States has provided to date includes tents and blankets.",
        published=DAY, language="en", publisher="whitehouse.gov", title="White House Calls on Congress to Help Moldova")
    stages = {c.item.text: c.stage.value for c in read(document, reader).claims if c.item}
    assert stages["generators"] == stages["flour"] == "requested"
    assert stages["tents"] == stages["blankets"] == "delivered"


def test_what_is_new_takes_up_the_promise_and_not_what_was_given(reader):
    text = ("The United States will give Ukraine an additional $300 million in security assistance. It has already "
            "delivered 50 howitzers to Ukraine. These new capabilities include mortars, drones and radios.")
    stages = {c.item.text: c.stage.value for c in reading(text, reader).claims if c.item}
    assert stages["drones"] == "announced"


def test_an_attacker_is_no_donor_to_the_attacked(reader):
    text = ("Russia's war against Ukraine goes on. Norway will give Ukraine 20 drones. "
            "Russia sent 40 missiles to Ukraine.")
    assert all("RU" not in c.donors for c in shown(reading(text, reader)))


def test_every_filled_field_has_words_or_the_name_of_its_inference(reader):
    text = " ".join(row[0] for row in READ)
    claims = reading(text, reader).claims
    assert len(claims) > len(READ) // 2
    for claim in claims:
        cited = dict(claim.cited)
        filled = {name for name in ("item", "stage", "quantity", "money", "due", "happened", "speaker", "donors",
                                    "recipients") if getattr(claim, name)}
        assert filled | {"kind", "counting", "modality"} <= set(cited)
        assert all(isinstance(place, Span | Inference) for place in cited.values())
        assert text[claim.evidence.start:claim.evidence.end] == claim.evidence.exact


def test_every_rejected_candidate_names_its_veto(reader):
    vetoed = reading("About 30 countries sent 20 delegates to Kyiv.", reader).vetoed
    assert vetoed
    assert all(row.veto and row.exact for row in vetoed)


def test_the_same_text_gives_the_same_bytes_whatever_was_read_before(reader):
    texts = [row[0] for row in READ]
    once = [reading(text, reader) for text in texts]
    again = [reading(text, reader) for text in reversed(texts)][::-1]
    assert once == again


def test_what_two_set_phrases_say_in_the_same_words_is_one_claim(reader):
    claims = reading("Norway will not send troops in to fight in Ukraine.", reader).claims
    assert [c.kind for c in claims] == ["position"]


def _items(text, reader, publisher="canada.ca"):
    document = Document.of_text(text, published=DAY, language="en", publisher=publisher)
    return {" ".join(claim.item.text.split()) for claim in shown(read(document, reader)) if claim.item}


def test_what_ammunition_is_for_belongs_to_it_and_is_not_given(reader):
    text = "Norway will send Ukraine missiles for NASAMS and Avenger, spare parts for tanks and 20 trucks."
    assert _items(text, reader, None) == {"missiles for NASAMS and Avenger", "spare parts for tanks", "trucks"}


def test_a_list_goes_on_behind_a_clause_about_one_of_its_members(reader):
    text = ("The package for Ukraine includes howitzers that have served well in the east, as well as mine clearing "
            "equipment and field kitchens.")
    assert _items(text, reader) >= {"howitzers", "mine clearing equipment"}


def test_money_that_lets_partners_give_is_given_and_a_law_that_lets_them_is_not(reader):
    text = "This {} will allow our partners to provide blankets, soap and clean water in Somalia."
    assert _items(text.format("funding"), reader) >= {"blankets", "soap"}
    assert not _items(text.format("law"), reader)


@pytest.mark.parametrize(("text", "thing", "number"), [
    ("Japan plans to give Ukraine a Dutch-made Patriot air defence system.", "Patriot", 1),
    ("USAID has deployed a disaster assistance response team to Vanuatu.", "team", 1),
    ("Japan has sent Ukraine a large amount of ammunition.", "ammunition", None),
    ("Japan has sent Ukraine ammunition.", "ammunition", "none"),
])
def test_an_article_counts_one_and_a_large_amount_counts_nobody_knows_how_many(text, thing, number, reader):
    claim = next(c for c in reading(text, reader).claims if c.item and thing in c.item.text)
    assert (claim.quantity.max if claim.quantity else "none") == number


def test_one_more_package_is_a_promise_of_its_own_and_such_a_package_was_told_before(reader):
    text = "Norway will announce {} for Ukraine on Monday."
    for words in ("a major weapons package", "the next tranche of military assistance"):
        assert [c.kind.value for c in shown(reading(text.format(words), reader))] == ["package"], words
    assert not shown(reading(text.format("such a weapons package"), reader))


def test_a_milestone_is_of_whoever_has_the_system(reader):
    text = "Moldova's first Leopard 2 squadron reached initial operational capability in May."
    claim = shown(reading(text, reader))[0]
    assert (claim.kind.value, claim.donors, claim.recipients) == ("capability", (), ("MD",))


def test_a_participle_keeps_its_giver_behind_an_adverb(reader):
    text = ("Ten Leopard 1 tanks were handed over to Ukraine by Denmark, in addition to the 18 already delivered "
            "by Belgium.")
    assert {claim.donors for claim in shown(reading(text, reader))} == {("DK",), ("BE",)}


@pytest.mark.parametrize(("text", "stage", "number"), [
    ("Nammo plans to raise its output of 155mm shells to 80,000 a year.", "announced", 80_000),
    ("Production of artillery shells will rise to 90,000 per month, up from about 15,000.", "announced", 90_000),
    ("Ukraine's drone production has grown to 200,000 a month.", "delivered", 200_000),
])
def test_a_rate_is_of_what_the_sentence_says_is_produced(text, stage, number, reader):
    made = [c for c in reading(text, reader).claims if c.kind.value == "production"]
    assert [(c.stage.value, c.quantity.max) for c in made] == [(stage, number)]


def test_the_first_of_what_was_promised_is_a_part_and_what_has_arrived_of_it_has(reader):
    text = ("The Netherlands will give Ukraine 24 boats, the first ten by June. "
            "Of the 31 trucks that Norway promised, 18 have arrived.")
    told = [(int(c.quantity.max), c.stage.value, c.counting.value) for c in reading(text, reader).claims if c.quantity]
    assert (10, "announced", "part") in told
    assert any(number == 18 and stage == "delivered" for number, stage, _ in told)


@pytest.mark.parametrize("text", [
    "Of the loan to Moldova, 493 million euros has not yet been allocated.",
    "Sweden will give Moldova 100 generators, 40 large ones.",
])
def test_what_is_not_done_yet_is_not_refused_and_large_ones_are_no_thing(text, reader):
    assert not [c for c in shown(reading(text, reader)) if c.money or (c.quantity and c.quantity.max == 40)]


@pytest.mark.parametrize(("text", "number", "stage", "counting"), [
    ("Norway will give Ukraine 30 trucks, eight of which have already been delivered.", 8, "delivered", "part"),
    ("Norway will give Ukraine 500 vehicles, 120 of them ambulances.", 120, "announced", "part"),
    ("Norway pledged 500 vehicles to Ukraine, of which 100 are in Poland.", 100, "announced", "part"),
    ("Norway will train 1,500 more Ukrainian soldiers, bringing the total to 7,500.", 7500, "announced", "total"),
])
def test_some_and_all_of_what_was_just_named_are_told_by_their_number(text, number, stage, counting, reader):
    claim = next(c for c in shown(reading(text, reader)) if c.quantity and c.quantity.max == number)
    assert (claim.stage.value, claim.counting.value, bool(claim.item)) == (stage, counting, True)


def test_millions_of_a_sum_just_told_are_in_its_currency(reader):
    text = "Oslo approved a further 1.5 billion kroner for Moldova, of which 500 million will go to hospitals."
    sums = [(int(c.money.max), c.money.currency, c.counting.value) for c in reading(text, reader).claims if c.money]
    assert (500_000_000, "NOK", "part") in sums


def test_the_ending_of_an_ordinal_is_no_part_of_the_thing(reader):
    claim = shown(reading("Finland's 25th package for Ukraine, worth 60 million euros, was approved today.", reader))[0]
    assert claim.item.text == "package"


@pytest.mark.parametrize(("text", "thing", "stage"), [
    ("Deliveries of 100 missiles to Moldova have been delayed by three months.", "missiles", "delayed"),
    ("The chancellor of Germany rejected Moldova's request for 30 radars.", "radars", "refused"),
    ("Poland has handed over all of its MiG-29s to Ukraine.", "MiG-29s", "delivered"),
    ("Germany has delivered the 18 radars that it promised to Ukraine.", "radars", "delivered"),
    ("The government of Peru vetoed Denmark's plan to give Ukraine 20 radars.", "radars", "refused"),
    ("Norway plans to send Ukraine $25 million more in weapons.", "weapons", "announced"),
    ("Ukraine has received 10 of the 100 promised T-72 tanks.", "T-72 tanks", "delivered"),
])
def test_what_became_of_a_thing_is_what_its_own_verb_says(text, thing, stage, reader):
    claim = next(c for c in reading(text, reader).claims if c.item and c.item.text == thing)
    assert claim.stage.value == stage


def test_loans_and_grants_of_a_sum_are_in_its_currency(reader):
    text = "The EU will give Moldova a 50 million euro facility, of which 33 million in loans and 17 million in grants."
    sums = {int(c.money.max): c.money.currency for c in reading(text, reader).claims if c.money}
    assert sums == {50_000_000: "EUR", 33_000_000: "EUR", 17_000_000: "EUR"}


def test_some_of_what_was_promised_is_what_its_own_verb_says(reader):
    text = "Ukraine has received only 300 of the 1,000 radars that the EU had promised."
    claim = next(c for c in reading(text, reader).claims if c.quantity and c.quantity.max == 300)
    assert claim.stage.value == "delivered"


@pytest.mark.parametrize(("words", "currency"), [("50 million rand", "ZAR"), ("2 billion Kenyan shillings", "KES"),
                                                 ("30 million ringgit", "MYR"), ("9 billion naira", "NGN")])
def test_money_of_any_state_is_money(words, currency, reader):
    claims = reading(f"The government has pledged {words} to Malawi.", reader).claims
    assert [c.money.currency for c in claims if c.money] == [currency]


def test_what_a_sum_is_stands_behind_it_and_of_the_total_is_no_running_total(reader):
    text = ("The EU will give Moldova 50 million euros. Of the total, 33 million euros will be loans and 17 million "
            "euros will be grants.")
    told = {int(c.money.max): (c.item.text if c.item else "", c.counting.value) for c in reading(text, reader).claims}
    assert (told[33_000_000], told[17_000_000]) == (("loans", "part"), ("grants", "part"))
