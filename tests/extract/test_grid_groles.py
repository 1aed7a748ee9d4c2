"""A grid of who gives and who gets: sentences by construction, with names of several forms, whose reading is known.

A frame holds `{D}` and `{R}` for a giver and a receiver; `s` is the possessive, `a` the adjective, `c` the capital,
`p` who leads the state, with `t` for the title. Amounts differ so that a text may tell of several gifts.
"""

from datetime import date

import pytest

from tests.extract.one_text import claims

PUBLISHED = date(2023, 5, 1)

GIVERS = {
    "SE": {"D": "Sweden", "Ds": "Sweden's", "Da": "Swedish", "Dc": "Stockholm", "Dp": "Ulf Kristersson",
           "Dt": "Prime Minister"},
    "DE": {"D": "Germany", "Ds": "Germany's", "Da": "German", "Dc": "Berlin", "Dp": "Olaf Scholz", "Dt": "Chancellor"},
    "JP": {"D": "Japan", "Ds": "Japan's", "Da": "Japanese", "Dc": "Tokyo", "Dp": "Fumio Kishida",
           "Dt": "Prime Minister"},
}

RECEIVERS = {
    "MD": {"R": "Moldova", "Rs": "Moldova's", "Ra": "Moldovan", "Rc": "Chisinau", "Rp": "Maia Sandu",
           "Rt": "President"},
    "KE": {"R": "Kenya", "Rs": "Kenya's", "Ra": "Kenyan", "Rc": "Nairobi", "Rp": "William Ruto", "Rt": "President"},
    "LB": {"R": "Lebanon", "Rs": "Lebanon's", "Ra": "Lebanese", "Rc": "Beirut", "Rp": "Najib Mikati",
           "Rt": "Prime Minister"},
}

NAMED = """
The {Da} government will send {R} 40 generators.
{Dc} has promised {Rc} 40 generators.
{Da} {Dt} {Dp} has given {R} $5 million.
{Dp}, {Ds} leader, pledged $5 million to {R}.
The government of {D} has decided to give 40 generators to the {Ra} government.
{D} has agreed to give the {Ra} government $5 million.
{D} sent 40 generators to {Rs} armed forces.
{D} gave 40 generators to the Republic of {R}.
{D} provided {Rs} armed forces with 40 generators.
{D} is providing $5 million to the government in {Rc}.
{D} gave $5 million to a hospital in {Rc}.
{D} promised its {Ra} counterpart 40 generators.
{D} pledged $5 million for vulnerable {Ra} families.
"""

ASKING = """
{R} appealed to {D} for 40 generators.
{R} turned to {D} for $5 million.
{R} submitted a request to {D} for 40 generators.
{R} put in a request with {D} for $5 million.
{Rs} request to {D} for $5 million is pending.
{R} pleaded with {D} for 40 generators.
{D} received a request from {R} for 40 generators.
{D} is considering {Rs} request for $5 million.
{D} was asked by {R} for $5 million.
{D} has been asked by {R} to send 40 generators.
{R} hopes {D} will send 40 generators.
{R} expects {D} to provide $5 million.
{R} is in talks with {D} on $5 million.
{D} refused {R} $5 million.
At {Rs} request, {D} sent 40 generators.
In response to a request from {R}, {D} will send 40 generators.
{D} asked Norway for permission to send 40 generators to {R}.
"""

BACKING = """
40 generators were delivered to {R} with the support of {D}.
{R} received 40 generators with the assistance of {D}.
With support from {D}, {R} received 40 generators.
40 generators have arrived in {R} as part of {Da} aid.
UNDP, with funding from {D}, handed over 40 generators to {R}.
40 generators were handed over to {R} by UNDP with {Da} funding.
$5 million in {Da} aid will go to {R}.
$5 million will go to {R}, the {Da} government said.
{R} confirmed receipt of 40 generators from {D}.
{R} gets 40 {Da} ambulances
40 generators arrived in {Rc} on a {Da} plane.
A plane carrying 40 generators left {Dc} for {Rc}.
From {D}, {R} will receive 40 generators.
{R}, which borders Uganda, will receive 40 generators from {D}.
{R} will receive $5 million under a deal signed with {D}.
{D}: $5 million for {R}
{D} is the largest donor to {R}, with $5 million in aid.
{D} grants {R} $5m
{Da} ambassador to {R} John Miller announced $5 million in aid.
"""

SIGNING = """
{R} signed an agreement with {D} for $5 million.
{R} and {D} signed an agreement for $5 million.
A grant agreement worth $5 million was signed between {D} and {R}.
{D} and {R} signed an agreement under which {D} will provide $5 million.
{R} signed a contract with {D} for 40 drones.
{D}, {R} sign $5m loan deal
"""

MONEY = """
{D} stumped up $5 million for {R}.
{D} chipped in with $5 million for {R}.
{D} put up $5 million for {R}.
{D} came up with $5 million for {R}.
{D} came forward with $5 million for {R}.
{D} will pay $5 million for the reconstruction of {R}.
{D} offered $5 million to ease {Rs} energy crisis.
{D} has invested $5 million in {Rs} health system.
{D} stands with {R} and will provide $5 million.
"""

TRAINING = """
200 {Ra} soldiers arrived in {D} for training.
{Ra} soldiers arrived in {D} for training.
200 {Ra} soldiers will travel to {D} to be trained.
200 {Ra} recruits came to {D} to train.
{R} will send 200 soldiers to {D} for training.
The training of 200 {Ra} soldiers in {D} has begun.
200 {Ra} firefighters were trained with {Da} support.
"""

TALKING = """
During a visit to {R}, {Dp} pledged $5 million.
In {Rc}, {Dp} announced $5 million.
After meeting {Ra} {Rt} {Rp}, {Da} {Dt} {Dp} announced $5 million.
{Dp} promised {Rp} $5 million.
{Rp} said {D} had promised $5 million.
According to the {Ra} government, {D} will provide $5 million.
{Ds} ambassador to {R} announced $5 million.
After the earthquake in {R}, {D} pledged $5 million.
"{D} gave us $5 million," {Rp} said.
"We asked {D} for $5 million," {Rp} said.
"We will provide $5 million," {Dp} said during a visit to {Rc}.
"Thank you to {D} for the 40 tents," {Rp} wrote.
"{D} has given our army 40 vehicles," {Rp} said.
{D} handed 40 vehicles over to the Ministry of Internal Affairs of {R}.
The total value of {Da} humanitarian aid to {R} is now $5 million.
{D} said, after talks with {R}, that it would send 40 tents.
{D}, {R} said, will send 40 tents.
{R} relies on {D}, which provides $5 million a year.
"""

FOLLOWING = """
{D} stands by {R}. It will send 40 generators.
{D} is helping {R}. The country has sent 40 generators.
{D} is helping {R}. The aid includes 40 generators.
{D} will help {R}. 40 generators will be sent next week.
{R} is short of power. {D} will send 40 generators.
{R} was hit by floods on Monday. {D} has pledged $5 million.
{R} is at war. {D} has sent it 40 generators.
{R} is at war. {D} has sent the embattled country 40 generators.
{R} is at war. {D} will provide its army with 40 generators.
{R} faces a hard winter. It will receive 40 generators from {D}.
{R} thanked {D}. The country received 40 generators.
{Dp} visited {Rc} on Monday. He announced $5 million.
The {Da} government met on Monday. It approved $5 million for {R}.
The {Da} cabinet met on Monday. Ministers approved $5 million for {R}.
{D} and {R} signed an agreement on Monday. {D} will provide $5 million.
{Rp} thanked {D} for its help. "They gave us 40 tents," he said.
{R} took in refugees, and {D} gave it $5 million.
"""

FRAMES = [frame for part in (NAMED, ASKING, BACKING, SIGNING, MONEY, TRAINING, TALKING, FOLLOWING)
          for frame in part.strip().splitlines()]

WITH_OTHERS = {
    "{D} and Norway will send {R} 40 tents.": ("+NO", ""),
    "Together with Norway, {D} will send 40 tents to {R}.": ("+NO", ""),
    "{D} will send 40 tents to {R} together with Norway.": ("+NO", ""),
    "{D} will, together with Norway, send 40 tents to {R}.": ("+NO", ""),
    "{D} and its partner Norway will give {R} 40 tents.": ("+NO", ""),
    "{D} followed Norway in sending 40 tents to {R}.": ("", ""),
    "{D} became the second country after Norway to send 40 tents to {R}.": ("", ""),
    "{D} delivered 40 tents to {R} with the support of Norway.": ("", ""),
    "{D} has given {R} and Georgia $5 million.": ("", "+GE"),
    "{D} will send 40 tents to {R} at Norway's request.": ("", ""),
    "Norway urged {D} to send 40 tents to {R}.": ("", ""),
    "{Dp} told Polish President Andrzej Duda that {D} would send 40 tents to {R}.": ("", ""),
    "{D} offered {R} $5 million to counter Russia's influence.": ("", ""),
    "{D} will lend {R} $5 million to build a railway to Uganda's border.": ("", ""),
    "{D} will give {R} 28 tanks and receive 40 trucks from Norway in return.": ("", ""),
    "{D} will give {R} 40 tanks so that Norway can give 30 tanks to Poland.": ("", ""),
    "{D} has sent 14 tanks to {R} and Norway 18.": ("", ""),
    "At a conference in Norway, {D} pledged 40 tents to {R}.": ("", ""),
}

OPEN = {
    "{D} answered {Rs} call for help with 40 generators.": "a call for help is read as a request of the thing",
    "{R} has asked for 40 tanks, and {D} is ready to send them.": "'them' is not taken up",
    "{Dp} assured {R} of $5 million in aid.": "'assure of' promises",
    "{D} - {R}: 40 tents": "a headline of two names",
    "{Rp} spoke to {Dp}, who promised $5 million.": "who meets a giver",
    "{D} and Norway pledged {R} aid. The two countries sent 40 tents.": "those that were named before, by their number",
    "Among the donors was {D}, with $5 million for {R}.": "a subject behind its verb",
}


def _roles(frame: str, more: tuple[str, str] = ("", "")):
    """What is wrongly read of a frame, by sentence; () is who gives or gets nothing."""
    wrong = []
    for (giver, one), (receiver, other) in zip(GIVERS.items(), RECEIVERS.items(), strict=True):
        text = frame.format(**one, **other)
        donors, recipients = (tuple(sorted([code, *(m for m in added.split("+") if m)]))
                              for code, added in zip((giver, receiver), more, strict=True))
        found = [(claim.donors, claim.recipients) for claim in claims(text, published=PUBLISHED)
                 if claim.kind not in ("position", "capability")]
        if (donors, recipients) not in [(tuple(d), tuple(r)) for d, r in found]:
            wrong.append((text, found))
    return wrong


@pytest.mark.parametrize("frame", FRAMES)
def test_who_gives_and_who_gets_in_each_construction(frame):
    assert not _roles(frame)


@pytest.mark.parametrize("frame", WITH_OTHERS)
def test_a_third_party_gives_or_gets_only_where_the_words_say_so(frame):
    assert not _roles(frame, WITH_OTHERS[frame])


@pytest.mark.parametrize("frame", [pytest.param(one, marks=pytest.mark.xfail(strict=True, reason=why))
                                   for one, why in OPEN.items()])
def test_what_is_not_read_yet(frame):
    assert not _roles(frame)
