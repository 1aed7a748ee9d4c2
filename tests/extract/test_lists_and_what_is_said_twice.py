"""Things without a number: every member of a list, the thing before its clause, and nothing told twice."""

import pytest
from one_text import candidates, claims


def _things(text: str) -> set[str]:
    return {one.item.text for one in candidates(text) if one.item}


@pytest.mark.parametrize(("text", "things"), [
    ("Norway has given Chad everything from boots to tents and radios.", {"boots", "tents", "radios"}),
    ("Spain is delivering relief goods to Kenya, from blankets and soap to stoves.", {"blankets", "soap", "stoves"}),
    ("Turkey sent supplies made up of tents, kitchen sets and generators to Libya.",
     {"tents", "kitchen sets", "generators"}),
    ("Radars, boats and other vehicles are headed to Kenya.", {"Radars", "boats", "vehicles"}),
    ("Food and tents paid for by Qatar have reached Gaza.", {"Food", "tents"}),
    ("Chad's army displayed rifles and trucks supplied by Turkey.", {"rifles", "trucks"}),
    ("Norway will help Kenya through technical advice; mobile clinics; and vaccines.",
     {"technical advice", "mobile clinics", "vaccines"}),
    ("Spain's support has taken the form of stoves, trucks and radios for Libya.", {"stoves", "trucks", "radios"}),
    ("In the package: patrol boats, rifles and medical kits for Kenya.", {"patrol boats", "rifles", "medical kits"}),
    ("The Dutch package for Moldova includes repairing bridges, clearing mines and training medics.",
     {"repairing bridges", "clearing mines", "training medics"}),
    ("Norway's aid to Kenya covers the repair of boats and the maintenance of radars.",
     {"repair of boats", "maintenance of radars"}),
    ("The package for Kenya will include radar systems and parts.", {"radar systems", "parts"}),
    ("The EU has delivered consignments of medicine, tents and soap to Chad.", {"medicine", "tents", "soap"}),
])
def test_every_member_of_a_list_is_a_claim(text: str, things: set[str]) -> None:
    assert things <= _things(text)


@pytest.mark.parametrize("text", [
    "The army switched from rifles to machine guns.",
    "Spain supported Kenya through the crisis.",
    "Kenya launched an operations centre equipped by Japan.",
])
def test_what_only_looks_like_a_list_is_none(text: str) -> None:
    assert not claims(text)


@pytest.mark.parametrize(("text", "donors", "stage"), [
    ("The helicopters Poland is sending to Kenya will arrive in May.", ("PL",), "announced"),
    ("Crews in Kenya know the boats that Norway is providing to Kenya.", ("NO",), "announced"),
    ("The radars Spain has delivered to Kenya are in use.", ("ES",), "delivered"),
    ("Norway will supply Kenya with the boats that Kenya has requested.", ("NO",), "announced"),
])
def test_the_clause_about_a_thing_says_who_gives_it(text: str, donors: tuple[str, ...], stage: str) -> None:
    (one,) = candidates(text)
    assert (one.donors, one.stage) == (donors, stage)


@pytest.mark.parametrize("text", [
    "Officials fear that sending tanks to Kenya could anger Spain.",
    "Giving Kenya fighter jets would be a mistake, he said.",
    "Western states have a duty to provide weapons to Kenya, the analyst wrote.",
    "About six million people need urgent food aid in Sudan.",
    "Spain will help Kenya get through the 2024-2025 heating season.",
])
def test_what_is_only_thought_or_needed_is_no_gift(text: str) -> None:
    assert not claims(text)


def test_what_a_thing_is_made_for_is_not_given() -> None:
    assert _things("Norway is sending Kenya a ship designed to deliver medical care.") == {"ship"}


@pytest.mark.parametrize(("text", "exact"), [
    ("US to send $2B package to Kenya\n\nThe United States will send Kenya military aid worth $2 billion, it said.", 2),
    ("Spain sends howitzers to Kenya\n\nSpain has sent four M777 howitzers to Kenya.", 2),
    ("Spaniards to send more boats to Kenya\n\nSpain has approved a plan to send Kenya 14 more patrol boats.", 2),
])
def test_a_headline_that_the_text_tells_again_is_no_claim_of_its_own(text: str, exact: int) -> None:
    (one,) = claims(text)
    assert one.evidence is not None
    assert one.evidence.start > text.index("\n\n")
    assert len(one.also) == exact - 1


def test_a_headline_of_something_else_stays() -> None:
    found = claims("Spain sends howitzers to Kenya\n\nSpain has sent 40 generators to Kenya.")
    assert {one.item.text for one in found if one.item} == {"howitzers", "generators"}


def test_the_thing_told_again_in_other_words_is_known() -> None:
    text = ("Kenya has sent rocket launchers to Chad. The type of rocket sent was the Grad. "
            "He announced the launchers on Friday.")
    assert _things(text) == {"rocket launchers"}


@pytest.mark.parametrize("text", [
    "Spain gave a record amount of military assistance to Chad - $65 million, including rifles.",
    "Norway announced its 21st package of military assistance to Chad. This is a $65 million package.",
])
def test_a_bundle_and_its_worth_are_one_claim(text: str) -> None:
    bundles = [one for one in candidates(text) if one.kind == "package"]
    assert [(one.item.text if one.item else "", one.money.max if one.money else 0) for one in bundles] \
        == [("military assistance", 65_000_000)]


def test_a_total_is_not_the_worth_of_what_is_new() -> None:
    text = "Spain announced a new military aid package for Chad. Its military aid to Chad now totals $65 million."
    assert len([one for one in candidates(text) if one.kind == "package"]) == 2


@pytest.mark.parametrize(("text", "thing", "unit"), [
    ("Norway has sent 37 shipments to Kenya.", "shipments", None),
    ("Norway has sent 37 consignments of medicine to Kenya.", "medicine", "consignments"),
])
def test_loads_are_counted(text: str, thing: str, unit: str | None) -> None:
    (one,) = claims(text)
    assert one.item is not None
    assert one.quantity is not None
    assert (one.item.text, one.quantity.min, one.quantity.unit) == (thing, 37, unit)


def test_what_a_sum_will_buy_is_not_bought_yet() -> None:
    found = claims("The Spanish funding will go to buying cartridges and sourcing fuel for Kenya.")
    assert {(one.item.text, one.stage) for one in found if one.item} == {("cartridges", "announced"),
                                                                       ("fuel", "announced")}


def test_what_is_funded_is_no_fund() -> None:
    (one,) = claims("Norway offered to give $5 million to fund a school in Chad.")
    assert one.item is not None
    assert one.item.text == "school"


def test_helpers_who_handed_something_out_gave_it() -> None:
    assert _things("Aid workers handed out food parcels and hygiene kits in Gaza.") == {"food parcels", "hygiene kits"}
