"""Who gives and who gets in ordinary press English: joined verbs, those who only react, takers, rows, adjectives."""

import pytest

from tests.extract.one_text import claims

JOINED = [
    ("Turkey criticised Greece and sent 300 tents to Libya.", "TR->LY"),
    ("Chile welcomed Peru's move and pledged $3 million to Haiti.", "CL->HT"),
    ("Sweden lambasted Iran on Monday and later donated 40 generators to Armenia.", "SE->AM"),
    ("Norway, which borders Russia, slammed the raid, called Chad's president and on Friday sent Mali 40 tents.",
     "NO->ML"),
    ("Norway asked Kenya to open its border and send 40 trucks to Sudan.", "KE->SD"),
    ("Ana Perez scolded Denmark and donated 40 tents to Mali.", "->ML"),
    ("Norway met Chad's leaders and pledged $30 million for clinics.", "NO->TD"),
    ("Norway condemned Kenya's raid and sent 40 tents.", "NO->"),
    ("Japan will lead the G7 in a campaign, providing 200 million doses for Kenya.", "JP->KE"),
    ("Norway delivered rice to Sudan and Spain said it would send flour.", "NO->SD ES->SD"),
    ("Norway, Kenya said, will send 40 tents to Mali.", "NO->ML"),
    ("The donors, headed by Norway, provided Sudan with 300 tents.", "NO->SD"),
    ("Spain beat Portugal in the final and gave Mali 40 tents.", "ES->ML"),
    ("Sweden joined NATO in March and has since sent Ukraine 40 tanks.", "SE->UA"),
    ("Poland, a neighbour of Ukraine, has taken in refugees and given Kyiv 40 tanks.", "PL->UA"),
    ("Norway leads the coalition and gives Mali 40 tents.", "NO->ML"),
    ("South Sudan thanked Uganda and received 40 trucks from Egypt.", "EG->SS"),
    ("Germany and its ally Norway met and sent 40 tents to Mali.", "DE,NO->ML"),
]

REACTING = [
    ("Romania protested against Algeria's decision last week to cut gas supplies to Moldova.", "DZ->MD"),
    ("Austria welcomes the pledge by Japan to send buses to Sudan.", "JP->SD"),
    ("Canada welcomes a recent pledge from the Government of Portugal to contribute $5 million to the fund.", "PT->"),
    ("Austria hailed the decision of Norway to double its aid to Chad to $5 million.", "NO->TD"),
    ("Austria welcomed the announcement by Norway that it will send 40 tents to Chad.", "NO->TD"),
    ("Austria praised Japan's support for Sudan. The support includes a pledge to provide over $1 billion for roads.",
     "JP->SD"),
    ("Spain approved Chad's request for 40 tents.", "ES->TD"),
]

TAKING = [
    ("Laos secured a $40m loan from Korea's Exim Bank.", "KR->LA"),
    ("The Ghanaian cabinet has approved a $40 million loan from the World Bank.", "org:world-bank->GH"),
    ("Ghana accepted an offer of 40 buses from Japan.", "JP->GH"),
    ("Chad rejected a Spanish offer of 40 tents.", "ES->TD"),
    ("Chad rejected Spanish tents.", "ES->TD"),
    ("Spain rejected Chad's request for 40 tents.", "ES->TD"),
    ("Spain refused to send 40 tents to Chad.", "ES->TD"),
    ("The US withheld $300 million in military aid from Egypt.", "US->EG"),
    ("The US released $6 billion in frozen Libyan assets held in Italy.", "US->LY"),
    ("Norway will send Ukraine $6 billion in frozen Russian assets.", "NO->UA"),
    ("Sudan is pounding Chad with arms supplied by Iran and Qatar.", "IR,QA->SD"),
]

SEVERAL = [
    ("The Danish-Dutch plan will give Mali 40 tents.", "DK,NL->ML"),
    ("Norway, Germany and Sudan launched a $5 million fund for Sudan.", "DE,NO->SD"),
    ("Qatar, Oman and Iran like Sudan. They will send tents to Sudan.", "IR,OM,QA->SD"),
    ("France and Germany support Moldova. They have already sent 40 tents.", "DE,FR->MD"),
    ("France and Germany support Moldova. It will send 40 tents.", "FR->MD"),
    ("A joint Qatari and Omani $2 billion loan went to Sudan.", "OM,QA->SD"),
    ("The World Food Programme (WFP) and Norway have sent 40 trucks to Mali.", "NO,UN->ML"),
]

PEOPLE = [
    ("Norway will provide 50,000 Kenyan farmers with food.", "NO->KE"),
    ("Some 4,000 Kenyan farmers were given seeds by Norway.", "NO->KE"),
    ("Norway will invest $6 million to modernise the Thai health system.", "NO->TH"),
    ("Norway gave 40 Kenyan drones to Sudan.", "NO->SD"),
    ("Denmark helps Nepal. Kenya offers 60 scholarships a year to Kenyan students.", ""),
    ("Denmark helps Chad. Japan sent 4,000 masks to Ohio.", "JP->US"),
    ("Chad is dry. UNICEF said farmers were provided with seeds.", "UN->TD"),
    ("Boeing chief Carl Weber gave $3 million to a hospital in Peru.", "->PE"),
    ("Boeing gave $3 million to Peru.", "org:boeing->PE"),
    ("USAID will provide up to $4 million, matching Norway's contribution, for a school fund in Ghana.", "US->GH"),
    ("By refusing to send trucks to Mali, Ireland made a mistake.", "IE->ML"),
    ("Brazil is cutting funding to UNESCO even as others are expressing anger toward Peru.", "BR->org:unesco"),
    ("Norway will pay $3 million for Spanish-language schoolbooks.", "NO->"),
    ("Poland closed a gate on the Poland-Belarus border and gave Mali $5 million.", "PL->ML"),
    ("The Recovery Act of Chile provided more than $900 million in federal funding to cities across Chile.", ""),
    ("Sudan has hundreds of rockets from Iran.", "IR->SD"),
    ("North Korea will send ten buses to Nepal, and the Korean Peninsula is calm.", "KP->NP"),
]


@pytest.mark.parametrize(("text", "roles"), [*JOINED, *REACTING, *TAKING, *SEVERAL, *PEOPLE])
def test_who_gives_and_who_gets_in_the_press(text: str, roles: str) -> None:
    """Each text with its claims' roles, giver before receiver, in order."""
    said = " ".join(dict.fromkeys(f"{','.join(one.donors)}->{','.join(one.recipients)}" for one in claims(text)))
    assert said == roles
