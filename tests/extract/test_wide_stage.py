"""What is denied, doubted, asked, nearly done or only called for: scopes of clauses, by rows and by a small grid.

Each row is (sentence, what is read): 'stage/modality', with '/counting' behind where that is the point, of the claims
in their order; '' where nothing may be read. The grid puts frames of one family around clauses of several forms.
"""

import pytest

from tests.extract.one_text import claims

STOPPED_BY_WORDS = [
    ("Doctors called on Spain to halt arms sales to Oman.", "suspended/possible"),
    ("Spain must stop sending rifles to Oman, a Chadian envoy said.", "suspended/possible"),
    ("It would be a mistake for Spain to stop sending rifles to Oman.", "suspended/possible"),
    ("The group demanded that Spain suspend arms sales to Oman.", "suspended/possible"),
    ("The senator introduced a bill that would end military aid to Oman.", "cancelled/possible"),
    ("Students urged Spain to end the war by ending military support for Oman.", "cancelled/possible"),
    ("Spain was forced to halt military aid to Oman.", "suspended/stated"),
    ("Spain, which had warned of delays, suspended military aid to Oman.", "suspended/stated"),
    ("Peru has warned Spain against sending rifles to Oman.", "refused/possible"),
    ("Activists are against sending rifles to Oman, which Spain has promised.", "refused/possible"),
    ("Peru opposes Spain's plan to send rifles to Oman.", "announced/stated"),
    ("Spain opposes sending rifles to Oman.", "refused/stated"),
]

STOPPED_ELSEWHERE = [
    ("Spain, which declined to join the talks, funds a $2 million clinic in Malawi.", "announced/stated"),
    ("Spain wants to stop the war and give Malawi 20 trucks.", "announced/stated"),
    ("Spain tried to halt the bloodshed and to help Malawi with 20 trucks.", "announced/stated"),
    ("Spain has suspended its envoy and sent 20 trucks to Malawi.", "delivered/stated"),
    ("The bill holds $9 million for Malawi and a ban on plastic.", "announced/stated"),
    ("Spain passed, after a delay of six weeks, a $9 million aid package for Malawi.", "committed/stated"),
    ("It is no secret that 40 trucks have been delivered to Malawi.", "delivered/stated"),
    ("The UN has no information about the 20 trucks that Spain sent to Chad.", "delivered/stated"),
    ("There is no risk that Spain will stop sending radars to Chad.", "suspended/denied"),
    ("Spain sees no reason to stop sending radars to Chad.", "suspended/denied"),
    ("A bill to give Chad $30 million failed in Spain's parliament.", "refused/stated"),
    ("A bill with $30 million for Chad has stalled in Spain's parliament.", "delayed/stated"),
    ("Spain rushed to send 40 trucks to Chad.", "delivered/stated"),
]

FALLEN_AND_LIFTED = [
    ("Dutch funding for clinics in Malawi declined from $8 million to $7 million.", "reduced/stated reduced/stated"),
    ("Spain declined to send $12 million to Malawi.", "refused/stated"),
    ("Spain has halted arms sales and deliveries of radars to Oman.", "suspended/stated suspended/stated"),
    ("Spain blocked a summit and deliveries of grain to Mali have begun.", "delivered/stated"),
    ("Spain will resume deliveries of grain to Mali.", "announced/stated"),
    ("Spain's deliveries of grain to Mali, halted in May, were resumed in June.", "dispatched/stated"),
    ("The hold on $20 million in aid to Malawi was lifted.", "announced/stated"),
    ("The ministry announced cuts to aid, including $20 million in grants to Malawi.", "reduced/stated"),
    ("Spain air dropped food parcels in Mali.", "delivered/stated"),
    ("Planes dropped 20 tons of aid over Mali.", "delivered/stated"),
    ("Spain has dropped military aid to Mali.", "cancelled/stated"),
]

HOW_FAR = [
    ("Kenya thanked Spain for its aid, including 20 ambulances.", "delivered/stated"),
    ("Kenya is grateful for the $5 million loan from Spain.", "delivered/stated"),
    ("Kenya thanked Spain for its promise of 20 ambulances.", "announced/stated"),
    ("Spain's donation of 50 trucks to Kenya has helped its army.", "delivered/stated"),
    ("Spain has sent Kenya 40 boats. It plans to keep helping Kenya, including with a further $5 million for schools.",
     "delivered/stated announced/stated"),
    ("Spain will provide Kenya with the help it needs, including 20 radars.", "announced/stated"),
    ("Spain is thinking about offering Kenya a $5 million loan.", "signalled/stated"),
    ("The governor ordered relief supplies for Haiti.", "committed/stated"),
    ("Spain has ordered 40 trucks for Kenya.", "contracted/stated"),
    ("The envoy told Spain to send 40 tents to Kenya.", "requested/stated"),
    ("Kenya got the $30 million it had asked Spain for.", "delivered/stated"),
    ("A request for 30 trucks from Spain was granted.", "committed/stated"),
    ("Of the $3 billion IMF programme for Kenya, $1 billion has been disbursed.", "announced/stated delivered/stated"),
    ("Even if talks fail, Spain will pay Kenya $3 million.", "announced/stated"),
    ("Spain will pay Kenya $3 million if talks fail.", "announced/conditional"),
]

COUNTED = [
    ("Spain has sent more trucks to Kenya than any other country.", "delivered/stated/new"),
    ("Spain has sent more trucks to Kenya.", "delivered/stated/additional"),
    ("Spain has given Kenya more modern radars.", "delivered/stated/new"),
    ("Spain will give Kenya $5 million more each year.", "announced/stated/additional"),
    ("Spain pledged $20 million in aid to Kenya, for a total of $45 million.",
     "announced/stated/new announced/stated/total"),
]


@pytest.mark.parametrize(("text", "expected"), [
    *STOPPED_BY_WORDS, *STOPPED_ELSEWHERE, *FALLEN_AND_LIFTED, *HOW_FAR, *COUNTED])
def test_how_far_how_firmly_and_how_counted(text, expected):
    parts = 3 if expected.count("/") > 1 + expected.count(" ") else 2
    found = [f"{one.stage}/{one.modality}/{one.counting}".split("/")[:parts] for one in claims(text)]
    assert ["/".join(one) for one in found] == expected.split()


CLAUSES = [
    "Spain has sent 20 trucks to Kenya",
    "the Danish government had given Kenya 30 jeeps",
    "Japan will pay Malawi $30 million",
    "40 trucks have been delivered to Moldova",
]

FAMILIES = {
    "denied": (["denied"], [
        "There is no evidence that {}.", "Nobody has seen any sign that {}.",
        "The general does not believe that {}.",
        "The envoy doubted that {}.", "It is not true that {}.", "The ministry called false a report that {}.",
        "Contrary to rumours that {}, little has changed.", "We do not think {}.",
        "The EU cast doubt on claims that {}.", "State media falsely reported that {}.",
    ]),
    "open": (["possible", "signalled"], [
        "It is unclear whether {}.", "The ministry did not say if {}.", "Nobody knows whether {}.",
        "There are doubts about whether {}.", "Whether {} is unclear.",
        "The spokesman declined to comment on whether {}.",
    ]),
    "told": (["reported"], [
        "There were rumours that {}.", "A report that {} spread online.",
        "The ministry could not confirm that {}.", "The army would not confirm that {}.",
    ]),
    "asked": ([], [
        "Asked whether {}, he shrugged.", "A reporter asked if {}.", "Lawmakers have questioned whether {}.",
    ]),
    "so": (["stated"], [
        "There is no doubt that {}.", "There is ample evidence that {}.", "The embassy did not deny that {}.",
        "There is no sign that the war will end, but {}.", "Asked about talks, he said that {}.",
        "{}, whether or not talks fail.", "It is clear that {}.", "The report shows that {}.",
    ]),
}


@pytest.mark.parametrize("family", FAMILIES)
def test_a_clause_is_what_the_words_before_it_say_of_it(family):
    allowed, frames = FAMILIES[family]
    wrong = []
    for frame in frames:
        for clause in CLAUSES:
            text = frame.format(clause)
            found = claims(text[0].upper() + text[1:])
            fits = all(one.modality in allowed or one.stage in allowed for one in found)
            if not fits or bool(found) != bool(allowed):
                wrong.append((text, [f"{one.stage}/{one.modality}" for one in found]))
    assert not wrong


NEAR_BUT_NOT_DONE = {
    "signalled": [
        "{} is close to approving {} for Kenya.", "{} is on the verge of sending {} to Kenya.",
        "{} is inching toward giving Kenya {}.", "{} is poised to send {} to Kenya.",
        "{} is nearing a deal to send {} to Kenya.", "{} is expected to approve {} for Kenya.",
        "{} is days away from approving {} for Kenya.",
    ],
    "": [
        "{} came close to sending {} to Kenya but did not.", "{} nearly sent {} to Kenya.",
        "{} would have sent {} to Kenya.", "{} was going to send {} to Kenya but did not.",
        "{} had promised to send {} to Kenya but changed its mind.", "Has {} sent {} to Kenya?",
        "Q: Will {} send {} to Kenya?", "When will {} send {} to Kenya?",
    ],
    "announced": [
        "{} will send {} to Kenya, which is close to collapse.", "{} plans to send {} to Kenya but did not say when.",
        "The minister said that by June {} would have sent {} to Kenya.",
    ],
    "delivered": ["{} has sent {} to a camp close to Kenya.", "{}, close to collapse, has sent {} to Kenya."],
}


@pytest.mark.parametrize("stage", NEAR_BUT_NOT_DONE)
def test_what_is_near_is_signalled_and_what_came_to_nothing_is_no_claim(stage):
    wrong = []
    for frame in NEAR_BUT_NOT_DONE[stage]:
        for giver in ("Spain", "Denmark"):
            for thing in ("20 trucks", "$30 million in aid"):
                found = [str(one.stage) for one in claims(frame.format(giver, thing))]
                if found != ([stage] if stage else []):
                    wrong.append((frame.format(giver, thing), found))
    assert not wrong
