"""Plain sentences of services, people sent, training and programmes that no rule read: one row a construction."""

import pytest

from tests.extract.one_text import claims


def told(text):
    """'service/delivered NO>ML 25 person': kind, stage, who gives and gets, the number and its unit."""
    found = []
    for one in claims(text):
        amount = one.money or one.quantity
        number = f" {amount.max or amount.min}" if amount else ""
        unit = f" {one.quantity.unit}" if one.quantity and one.quantity.unit else ""
        found.append(f"{one.kind}/{one.stage} {','.join(one.donors)}>{','.join(one.recipients)}{number}{unit}")
    return found


READ = [
    # how many a team has
    ("Norway has sent a 25-person team to Mali.", ["service/delivered NO>ML 25 person"]),
    ("Norway dispatched a 12-member medical team to Mali on Monday.", ["service/dispatched NO>ML 12 member"]),
    ("A 15-member team of Norwegian doctors left for Mali.", ["service/dispatched NO>ML 15 member"]),
    # people who are sent to help
    ("Norway sent 130 people to help Mali.", ["service/delivered NO>ML 130"]),
    ("Norway has deployed 200 staff to Mali to fight Ebola.", ["service/delivered NO>ML 200"]),
    # whence those come who help
    ("40 rescuers from Norway arrived in Mali on Sunday.", ["service/delivered NO>ML 40"]),
    ("Rescuers from Norway have been deployed to Mali.", ["service/delivered NO>ML"]),
    # who works there
    ("Norwegian doctors are working in Mali.", ["service/delivered NO>ML"]),
    ("Norwegian instructors are working in Mali.", ["training/delivered NO>ML"]),
    ("40 Norwegian doctors have been working in Mali since May.", ["service/delivered NO>ML 40"]),
    ("Rescue teams from Norway are working in Mali.", ["service/delivered NO>ML"]),
    # clinics, teams and programmes that are run there
    ("Norway is operating mobile medical teams in Mali.", ["service/delivered NO>ML"]),
    ("A Norwegian charity runs three clinics in Mali.", ["service/delivered NO>ML 3"]),
    ("Norway has set up mobile clinics in Mali.", ["service/delivered NO>ML"]),
    ("Norway plans to open a field hospital in Mali.", ["service/announced NO>ML"]),
    ("Norway started a project to fight malaria in Mali.", ["service/delivered NO>ML"]),
    ("Norway will start a vaccination campaign in Mali.", ["service/announced NO>ML"]),
    ("Norway is implementing a food security programme in Mali.", ["service/announced NO>ML"]),
    ("Norway is expanding its nutrition initiative to eight districts of Mali.", ["service/announced NO>ML"]),
    ("Norway will continue its training programme for Malian soldiers.", ["training/announced NO>ML"]),
    ("Norway will open a training centre for Malian police.", ["training/announced NO>ML"]),
    # help for a service, or with one
    ("Norway is increasing support to Mali's Air Surveillance Service.", ["service/announced NO>ML"]),
    ("Norway will provide support to the Malian army.", ["service/announced NO>ML"]),
    ("Mali is seeking support for its armed forces from Norway.", ["service/requested NO>ML"]),
    ("Norway suspended support for the Malian army.", ["service/suspended NO>ML"]),
    ("Norway is providing assistance with livelihoods in Mali.", ["service/announced NO>ML"]),
    ("Norway will provide support for water, sanitation and hygiene in Mali.", ["service/announced NO>ML"]),
    # for whom it is tells which
    ("Norway will provide protection for women and children in Mali.", ["service/announced NO>ML"]),
    ("Norway provides education to 5,000 refugee children in Mali.", ["service/announced NO>ML 5000 children"]),
    # programmes that are paid for
    ("Norway will fund new programs for women entrepreneurs in Mali.", ["funds/announced NO>ML"]),
    ("Norway is funding a health project in Mali.", ["funds/announced NO>ML"]),
    # training
    ("Norway will increase training of Malian police.", ["training/announced NO>ML"]),
    ("Norway will help Mali train its police.", ["training/announced NO>ML"]),
    ("Norway will support the training of Malian police.", ["training/announced NO>ML"]),
    ("Norway is supporting Mali with training.", ["training/announced NO>ML"]),
    # what is sent with its crew
    ("Norway sent two planes to help fight wildfires in Mali.", ["service/delivered NO>ML 2"]),
    ("Norway deployed a ship to evacuate civilians from Mali.", ["service/delivered NO>ML 1"]),
    ("Two Norwegian aircraft deployed to Mali to assist the relief effort.", ["service/delivered NO>ML 2"]),
    ("Norway donated two helicopters to Mali to fight fires.", ["goods/delivered NO>ML 2"]),
    # fires and mines
    ("Norwegian firefighters helped put out wildfires in Mali.", ["service/delivered NO>ML"]),
    ("Norway is helping remove mines in Mali.", ["service/announced NO>ML"]),
    # patients: by whose clinic, where, and where they go
    ("Norwegian surgeons performed 30 surgeries in Mali.", ["service/delivered NO>ML 30"]),
    ("Norway's field hospital in Mali has treated 4,000 patients.", ["service/delivered NO>ML 4000"]),
    ("Norwegian doctors in Mali have treated 300 patients.", ["service/delivered NO>ML 300"]),
    ("4,000 people were treated at a Norwegian hospital in Mali.", ["service/delivered NO>ML 4000"]),
    ("20 wounded Malian soldiers arrived in Norway for treatment.", ["service/delivered NO>ML 20"]),
    ("Norway has received 20 wounded soldiers from Mali for treatment.", ["service/delivered NO>ML 20"]),
    ("Norwegian rescuers pulled 12 survivors from the rubble in Mali.", ["service/delivered NO>ML 12"]),
    ("Norway tested 3,000 people for Ebola in Mali.", ["service/delivered NO>ML 3000"]),
    # what is built there
    ("Norway built 12 schools in Mali.", ["goods/delivered NO>ML 12"]),
    ("Norwegian soldiers built a bridge in Mali.", ["goods/delivered NO>ML 1"]),
]


@pytest.mark.parametrize(("text", "shown"), READ)
def test_a_plain_construction_is_read(text, shown):
    assert told(text) == shown


@pytest.mark.parametrize("text", [
    "Norway sent 130 people home.",
    "Norway sent 130 people back to Mali.",
    "The earthquake sent 130 people to hospital in Mali.",
    "A 25-member Norwegian delegation arrived in Mali.",
    "A 23-member Norwegian team arrived in Mali for the World Cup.",
    "A 12-member jury heard the case in Mali.",
    "Malian doctors are working in Norway.",
    "Norwegian engineers are working in Mali's oil fields.",
    "Norwegian teams are working in Bergen.",
    "Mali launched a vaccination campaign in the north.",
    "Norway launched a military campaign in Mali.",
    "Norway began a campaign against Mali.",
    "Norway opened an embassy in Mali.",
    "Norway runs a prison in Mali.",
    "Norway's Equinor launched a gas project in Mali.",
    "Norway will continue its nuclear programme despite Mali.",
    "Norwegian airline expands its programme to eight cities in Mali.",
    "Norway reiterated its support for Mali's armed forces.",
    "Norway expressed support for Mali's army.",
    "Norway will increase its support for Mali.",
    "Norway provides protection to investors in Mali.",
    "Norway will expand training for its pilots.",
    "Norway will fund its own space programme.",
    "Norway will fund projects in Bergen.",
    "Norwegian banks finance oil projects in Mali.",
    "Norway fought fires in Bergen.",
    "Norway sent a frigate to patrol the coast of Mali.",
    "French forces conducted 30 operations in Mali.",
    "The orchestra performed 20 concerts in Mali.",
    "Norway tested missiles near Mali.",
])
def test_what_looks_like_it_is_not(text):
    assert told(text) == []
