"""What is given by care, by ships, by deals on debts, and asked of others: things that have no number."""

import pytest

from tests.extract.test_plain_holes import told

READ = [
    # who sees to it that another has a thing
    ("Norway will ensure that Kenya receives trucks.", ["goods/announced NO>KE"]),
    ("Norway is ensuring that Kenya gets air defence systems.", ["goods/announced NO>KE"]),
    ("Norway will make sure Ukraine has the weapons it needs to defend itself.", ["goods/announced NO>UA"]),
    ("Sunak said Britain would ensure Ukraine got the tanks it needs.", ["goods/announced GB>UA"]),
    ("Norway made sure that Kenya got the trucks.", ["goods/delivered NO>KE"]),
    ("Norway is working to ensure that Kenya receives trucks.", []),
    ("Norway wants to make sure they have the equipment they need.", []),
    ("Norway will make sure Norway has a world-class railway system.", []),
    # ships by their names
    ("Australia will deploy HMAS Kimbla to Tonga to assist with the clean-up.", ["service/announced AU>TO"]),
    ("HMAS Kimbla will be deployed to provide immediate assistance to thousands of Fijians.",
     ["service/announced AU>FJ"]),
    ("HMNZS Moa has sailed for Tonga to help after the cyclone.", ["service/dispatched NZ>TO"]),
    ("USS Dover arrived in the Mediterranean to deter Iran.", []),
    ("HMAS Kimbla returned home to Sydney after its mission to assist Fiji.", []),
    # helpers who are deployed
    ("Spain announced the deployment of firefighters to Greece.", ["service/announced ES>GR"]),
    ("Kenya has approved the deployment of police officers to Haiti.", ["service/committed KE>HT"]),
    ("The deployment of troops to Poland was approved.", []),
    ("Russia announced the deployment of nuclear weapons to Belarus.", []),
    # debts
    ("Britain has signed a debt relief deal with Mozambique.", ["funds/committed GB>MZ"]),
    ("Norway agreed to debt relief for Kenya.", ["funds/committed NO>KE"]),
    ("Norway struck a loan deal with Kenya.", ["funds/committed NO>KE"]),
    ("The Paris Club agreed to suspend Yemen's debt payments.", ["funds/committed org:paris-club>YE"]),
    ("Creditors agreed to suspend debt payments for Chad.", ["funds/committed >TD"]),
    ("Kenya suspended debt payments.", []),
    # aid that another is asked for
    ("Malawi appealed for international help.", ["package/requested >MW"]),
    ("France called on the EU for assistance with forest fires.", ["package/requested EU>FR"]),
    ("Kenya urged Norway to increase military aid.", ["package/requested NO>KE"]),
    ("Kenya asked Norway to provide military assistance.", ["package/requested NO>KE"]),
    # how much of it, and what is backed
    ("Norway has provided record levels of military aid to Ukraine.", ["package/delivered NO>UA"]),
    ("Norway will support a grant for Kenya's Ministry of Energy.", ["funds/announced NO>KE"]),
    ("Norway has agreed to military aid for Kenya.", ["package/committed NO>KE"]),
    ("Norway agreed to talks with Kenya on aid.", []),
]


@pytest.mark.parametrize(("text", "claims"), READ, ids=[text for text, _ in READ])
def test_things_without_a_number(text: str, claims: list[str]) -> None:
    assert told(text) == claims
