"""Things, services and aid without a number that were passed over, a few sentences for each mended class."""

import pytest

from tests.extract.test_plain_holes import told

READ = [
    # military aid that somebody thinks of, may give or will get
    ("Norway is considering military aid to Ukraine.", ["package/signalled NO>UA"]),
    ("Norway could give Ukraine military aid.", ["package/signalled NO>UA"]),
    ("Norway is ready to provide military aid to Ukraine.", ["package/signalled NO>UA"]),
    ("Ukraine will get military aid from Norway.", ["package/announced NO>UA"]),
    ("The two ministers discussed trade, military aid and fishing.", []),
    ("The WHO and other agencies stood ready to deliver aid into Gaza.", ["package/signalled UN>PS"]),
    ("Norway is ready to talk about the aid.", []),
    # a small word between the verb and the thing
    ("Norway has so far sent only blankets to Mali.", ["goods/delivered NO>ML"]),
    ("Norway sent Chad just tents.", ["goods/delivered NO>TD"]),
    # a service behind 'with' or 'in'
    ("Norway is helping with mine clearance in Kenya.", ["service/announced NO>KE"]),
    ("Norway will assist in the demining of Ukraine.", ["service/announced NO>UA"]),
    ("Norway helps in many ways in Chad.", []),
    # people who go somewhere to help, or are at work there
    ("Norwegian engineers have travelled to Chad to repair the bridge.", ["service/delivered NO>TD"]),
    ("Search teams from Norway are helping in Turkey.", ["service/delivered NO>TR"]),
    ("Norwegian experts went to Chad for a conference.", []),
    ("Norwegian soldiers travelled to Chad to help.", []),
    # what one is helped to make, if it is a thing
    ("Norway is helping Kenya to develop a warning system.", ["service/announced NO>KE"]),
    ("Norway helps Kenya develop its economy.", []),
    # who benefits from what another gives
    ("Greece has benefited from EU funding.", ["funds/delivered EU>GR"]),
    # equipment for a service of the state
    ("Norway will donate equipment to the police of Chad.", ["goods/announced NO>TD"]),
    ("Norway will donate equipment.", []),
    # who gives more of it
    ("Norway will increase its supply of ammunition to Ukraine.", ["goods/announced NO>UA"]),
    # a comma between the adjectives of what is shared
    ("Norway is sharing and will continue to share significant, timely intelligence with Ukraine.",
     ["service/announced NO>UA"]),
    ("A team of Norwegian experts travelled to Barbados to assess the damage.", ["service/delivered NO>BB"]),
    # who receives people from a state
    ("Ukraine received doctors from Norway.", ["service/delivered NO>UA"]),
    ("Ukraine will receive 12 experts from Norway.", ["service/announced NO>UA 12"]),
    # who had asked for it gets it
    ("Norway sent the tents that Mali had asked for.", ["goods/delivered NO>ML"]),
    ("Norway provided the generators Mali had asked for.", ["goods/delivered NO>ML"]),
    # who has long supplied a thing
    ("Norway has been a major supplier of weapons to Ukraine.", ["goods/delivered NO>UA"]),
    ("Norway is the largest supplier of gas to Poland.", []),
    ("Norway will send equipment to Ukraine as military aid.", []),
    # what no list knows is a thing where it is donated to a state
    ("China has donated school uniform fabric to Sri Lanka.", ["goods/delivered CN>LK"]),
    ("Norway will donate zithers to Chad.", ["goods/announced NO>TD"]),
    ("Ola Moe of Norway donated the proceeds to Chad.", []),
    # who calls a halt to it
    ("Norway called a temporary halt to all aid programmes in Chad.", ["funds/suspended NO>TD"]),
    # who is asked has a name with dots
    ("Kenya asked the U.S. for tents.", ["goods/requested US>KE"]),
    # a noun of asking
    ("Chad has made a plea for more tents.", ["goods/requested >TD"]),
]


@pytest.mark.parametrize(("text", "claims"), READ)
def test_what_has_no_number_is_read(text, claims):
    assert sorted(told(text)) == sorted(claims)
