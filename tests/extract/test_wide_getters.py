"""Who gets: governments that tell in their own releases what others give and lend to them, and what they approve."""

from datetime import date

import pytest
from one_text import claims

from pledgebook.catalogue import load_catalogue
from pledgebook.model import Document
from pledgebook.screen import load_lexicon, screen

LEXICON = load_lexicon(load_catalogue())


def told(text, publisher="gazette.example", **known):
    """Donors, recipients and stage of the first claim."""
    found = claims(text, publisher=publisher, **known)
    return [(one.donors, one.recipients, str(one.stage)) for one in found][:1]


@pytest.mark.parametrize(("publisher", "text", "giver", "getter", "stage"), [
    ("treasury.go.ke", ("Japan has agreed to provide a grant of 2 billion yen for rural "
     "clinics."), "JP", "KE", "committed"),
    ("moh.gov.gh", "The Government of Japan has donated 40 ambulances to the ministry.", "JP", "GH", "delivered"),
    ("moh.gov.gh", "The ministry has received 40 ambulances from the Government of Norway.", "NO", "GH", "delivered"),
    ("finance.gov.mw", ("The Government of Germany will give 25 million euros for teacher "
     "training."), "DE", "MW", "announced"),
    ("cabinet.gov.np", ("The Government of India has agreed to provide 40 engines as a grant to "
     "farmers."), "IN", "NP", "committed"),
    ("finance.gov.mw", ("Parliament ratified a loan agreement with France for 60 million "
     "euros."), "FR", "MW", "committed"),
    ("treasury.go.ke", ("Cabinet ratified a loan agreement between Kenya and France worth 60 million "
     "euros."), "FR", "KE", "committed"),
    ("moh.gov.gh", "The minister received 30 motorcycles from UNICEF for community nurses.", "UN", "GH", "delivered"),
    ("pib.gov.in", ("The World Bank has approved a loan of $500 million for national "
     "highways."), "org:world-bank", "IN", "committed"),
    ("sante.gouv.ml", "Cabinet approved a grant agreement with Germany for 20 million euros.", "DE", "ML", "committed"),
])
def test_a_government_that_aid_goes_to_gets_what_it_tells_of(publisher, text, giver, getter, stage):
    assert told(text, publisher)[:1] == [((giver,), (getter,), stage)]


@pytest.mark.parametrize(("publisher", "text", "giver", "getter"), [
    ("mea.gov.in", "India handed over 30 ambulances to the Government of Nepal.", "IN", "NP"),
    ("cabinet.gov.np", ("Cabinet approved a donation of 1 million dollars to Bhutan for the victims of "
     "the flood."), "NP", "BT"),
    ("mofa.go.jp", "Japan will provide 40 trucks to Kenya as emergency aid.", "JP", "KE"),
    ("kmu.gov.ua", "Ukraine has received 40 generators from Japan.", "JP", "UA"),
])
def test_a_government_that_gives_to_a_poorer_one_still_gives(publisher, text, giver, getter):
    assert [one[:2] for one in told(text, publisher)] == [((giver,), (getter,))]


@pytest.mark.parametrize("text", [
    "The Cabinet approved the purchase of 40 buses for the transport board at a cost of 900 million shillings.",
    "The Treasury allocated 75 million shillings for relief to families hit by floods.",
    "It is planned to build 40 hostels. Japan was told of it.",
    "The contract for the bridge was awarded to a firm of France for 30 months.",
])
def test_what_it_does_for_itself_is_no_gift(text):
    assert claims(text, publisher="treasury.go.ke") == []


@pytest.mark.parametrize(("text", "stage"), [
    (("The proposal made by the Minister of Finance of Malawi to obtain a loan of $30 "
     "million from Japan was approved by the Cabinet."), "committed"),
    (("A proposal by the ministry of Kenya to obtain a grant of 12 million euros from "
     "Norway was approved on Tuesday."), "committed"),
    (("The request to buy 12 helicopters from Italy, submitted by the army of Kenya, "
     "was authorised by parliament."), "committed"),
    (("The proposal to send 40 trucks to Moldova, which was drafted in May, was "
     "approved by the Norwegian parliament."), "committed"),
    (("Approval of the Cabinet has been granted at the meeting held on 8 May 2019 to "
     "obtain a loan of $20 million from Japan for water in Chad."), "committed"),
    (("The Cabinet of Malawi granted approval to enter into an agreement with France "
     "for a loan of $50 million."), "committed"),
    ("The proposal to send the said 40 trucks to Moldova was adopted by the Norwegian cabinet.", "committed"),
    ("A proposal to send 40 trucks to Moldova was rejected by the Norwegian parliament.", "refused"),
    ("A proposal to send 40 trucks to Moldova was discussed by the Norwegian parliament.", "requested"),
    ("Norway proposed to send 40 trucks to Moldova, and the budget was approved on Monday.", "requested"),
    ("Norway plans to send 40 trucks to Moldova, and the budget was approved on Monday.", "announced"),
])
def test_what_is_approved_as_a_proposal_is_committed(text, stage):
    assert [one[2] for one in told(text)] == [stage]


@pytest.mark.parametrize(("text", "giver", "getter"), [
    (("Ghana will enter into a loan agreement with the World Bank to borrow $165 "
     "million for water supply."), "org:world-bank", "GH"),
    ("Kenya borrowed $40 million from the African Development Bank in 2018.", "org:african-development-bank", "KE"),
    ("Malawi has borrowed 20 million euros from Germany for schools.", "DE", "MW"),
    ("The Malawian government endorsed a grant agreement with Germany for 20 million euros.", "DE", "MW"),
])
def test_who_borrows_or_approves_a_loan_agreement_gets(text, giver, getter):
    assert [one[:2] for one in told(text)] == [((giver,), (getter,))]


@pytest.mark.parametrize(("text", "own", "others"), [
    ("The Government has received a loan from the Asian Development Bank.", True, False),
    ("The Government of Japan has agreed to provide 40 ambulances.", True, False),
    ("The project is implemented under a French line of credit.", True, False),
    ("The Cabinet granted approval to build 40 schools.", False, False),
    ("The loan scheme for farmers was extended to all counties.", False, False),
])
def test_the_release_of_a_government_that_gets_needs_only_the_others_name(text, own, others):
    def kept(publisher):
        one = Document.of_text(text, language="en", publisher=publisher, published=date(2026, 3, 12))
        return screen(one, LEXICON).kept

    assert (kept("treasury.go.ke"), kept("treasury.gov.au"), kept("gazette.example")) == (own, others, others)


@pytest.mark.parametrize(("text", "giver", "getter"), [
    ("The EU will give 30 million euros to the Sahel countries Mali, Niger and Chad.", "EU", ("ML", "NE", "TD")),
    ("The EU will give 30 million euros to the Baltic states Latvia and Estonia.", "EU", ("EE", "LV")),
    ("Japan will send 40 trucks to the Central Asian states Tajikistan and Kyrgyzstan.", "JP", ("KG", "TJ")),
    ("The EU will give 30 million euros to the Sahel countries.", "EU", ()),
    ("The US approved the purchase of 40 jets by Poland.", "US", ("PL",)),
    ("The purchase of 40 jets by Taiwan was approved by the US Congress.", "US", ("TW",)),
    ("The purchase of 40 trucks by Kenya from Italy was approved by the Kenyan parliament.", "IT", ("KE",)),
    ("The purchase of 40 generators by UNICEF for schools in Chad was financed by Norway.", "NO", ("TD",)),
])
def test_states_behind_their_region_and_who_buys_get(text, giver, getter):
    assert [one[:2] for one in told(text)] == [((giver,), getter)]
