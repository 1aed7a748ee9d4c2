"""What the reader sees of ties: sorts that count nothing, refills, silence, old promises with new dates."""

from datetime import date

import one_text
import pytest

from pledgebook.codes import Kind, Stage


def claims(text, language="en"):
    return one_text.claims(text, language=language, published=date(2024, 10, 16))


@pytest.mark.parametrize(("text", "language"), [
    ("France will send Ukraine a new type of loitering munition.", "en"),
    ("Norway will give Moldova a new kind of ambulance.", "en"),
    ("Germany will give Ukraine a new version of the Leopard 2 tank.", "en"),
    ("La France livrera à l'Ukraine une nouvelle génération de munitions rôdeuses.", "fr"),
])
def test_a_new_sort_of_a_thing_is_the_thing_and_no_number_of_it(text, language):
    (one,) = claims(text, language)
    assert one.item.text.split()[0].lower() not in ("type", "kind", "version", "génération")
    assert one.quantity is None


def test_one_of_a_thing_is_still_one():
    (one,) = claims("Norway will give Moldova an ambulance.")
    assert one.quantity.min == 1


@pytest.mark.parametrize("text", [
    "The 100 loitering munitions that France promised to Ukraine will be delivered in the coming weeks.",
    "The 100 loitering munitions promised to Ukraine by France will be delivered in the coming weeks."])
def test_the_date_of_what_was_promised_is_that_of_its_delivery(text):
    (one,) = claims(text)
    assert one.due.latest == date(2024, 11, 27)
    assert one.stage is Stage.ANNOUNCED


@pytest.mark.parametrize(("text", "language", "buyer"), [
    ("To replace the howitzers, the French army has ordered 18 Caesar howitzers as its military aid goes to Ukraine.",
     "en", "FR"),
    ("The US Army has ordered 1,300 Stinger missiles to replenish stocks drawn down for Ukraine.", "en", "US"),
    ("L'armée française a commandé 18 canons Caesar pour remplacer ceux qui ont été donnés à l'Ukraine.", "fr", "FR"),
])
def test_who_orders_to_replace_gets_it_and_the_words_of_replacement_are_evidence(text, language, buyer):
    one = next(one for one in claims(text, language) if one.kind is Kind.PROCUREMENT)
    assert one.recipients == (buyer,)
    assert "repl" in one.evidence.exact.casefold() or "rempl" in one.evidence.exact.casefold()


@pytest.mark.parametrize(("text", "language", "recipients"), [
    ("La France consacre son budget à l'achat de 18 canons Caesar, en remplacement de ceux qui sont en Ukraine.", "fr",
     ("FR",)),
    ("Norway announced the purchase of 200 generators for Ukraine.", "en", ("UA",))])
def test_what_stands_behind_a_noun_of_buying_is_bought(text, language, recipients):
    one = next(one for one in claims(text, language) if one.quantity)
    assert (one.kind, one.recipients) == (Kind.PROCUREMENT, recipients)


def test_an_order_for_another_is_for_the_other():
    (one,) = claims("Denmark has ordered 15 howitzers for Ukraine.")
    assert one.recipients == ("UA",)


@pytest.mark.parametrize(("text", "language"), [
    ("Germany will stop publishing details of its arms deliveries to Ukraine, the government said.", "en"),
    ("The German government no longer publishes its list of military support for Ukraine.", "en"),
    ("L'Allemagne ne publiera plus la liste de ses livraisons d'armes à l'Ukraine.", "fr")])
def test_the_end_of_reporting_is_a_stance_of_who_reported(text, language):
    (one,) = claims(text, language)
    assert (one.kind, one.donors, one.stage) == (Kind.POSITION, ("DE",), None)


@pytest.mark.parametrize(("text", "language"), [
    ("Kyiv and Stockholm have signed a memorandum of understanding on 120 Gripen fighters for Ukraine.", "en"),
    ("Paris et Kiev ont signé une lettre d'intention pour 100 avions Rafale.", "fr")])
def test_a_letter_of_intent_is_a_signal(text, language):
    assert {one.stage for one in claims(text, language)} == {Stage.SIGNALLED}


def test_a_reimbursement_goes_to_who_gave():
    (one,) = claims("The European Union has reimbursed Estonia 134 million euros for weapons that it gave to Ukraine.")
    assert (one.donors, one.recipients, int(one.money.min)) == (("EU",), ("EE",), 134_000_000)


@pytest.mark.parametrize(("text", "number"), [
    ("Norway's first patrol drone has passed its tests and will be delivered to Ukraine in May.", None),
    ("Norway will deliver the first patrol drone to Ukraine in May.", 1),
])
def test_the_first_that_a_country_makes_counts_none_of_those_that_it_gives(text, number):
    (one,) = (claim for claim in claims(text) if claim.kind != "capability")
    assert (one.quantity and one.quantity.min) == number
