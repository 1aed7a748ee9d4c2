"""Services, training and people who are sent, told by plain verbs: a grid in which Norway serves and Kenya is served.

What a verb is done to, and whose that is, makes it a service; so each thing is tried with several frames, and beside
them stand sentences in which the same verbs serve nobody else.
"""

from collections.abc import Iterator

import pytest

from pledgebook.codes import Kind, Stage
from tests.extract.one_text import claims

A, S, GIVEN, SENT = Stage.ANNOUNCED, Stage.SIGNALLED, Stage.DELIVERED, Stage.DISPATCHED
ASKED, NO, HELD, GONE, SET = Stage.REQUESTED, Stage.REFUSED, Stage.SUSPENDED, Stage.CANCELLED, Stage.COMMITTED
SERVICE, TRAINING = Kind.SERVICE, Kind.TRAINING

FORMS = {
    "repair": ("repaired", "repaired", "repairing"),
    "rebuild": ("rebuilt", "rebuilt", "rebuilding"),
    "restore": ("restored", "restored", "restoring"),
    "evacuate": ("evacuated", "evacuated", "evacuating"),
    "treat": ("treated", "treated", "treating"),
    "take in": ("took in", "taken in", "taking in"),
    "train": ("trained", "trained", "training"),
    "mentor": ("mentored", "mentored", "mentoring"),
    "send": ("sent", "sent", "sending"),
}
"""Verbs with their past, participle and gerund."""

NAMES = ("past", "part", "ger")

DONE = [
    (SERVICE, "repair", "14 Kenyan tanks", 14),
    (SERVICE, "rebuild", "40 schools in Kenya", 40),
    (SERVICE, "restore", "power to Kenyan homes", None),
    (SERVICE, "evacuate", "300 patients from Kenya", 300),
    (SERVICE, "treat", "400 wounded Kenyan soldiers", 400),
    (SERVICE, "take in", "5,000 Kenyan refugees", 5000),
    (TRAINING, "train", "60 Kenyan nurses", 60),
    (TRAINING, "mentor", "Kenyan officers", None),
    (TRAINING, "send", "30 military instructors to Kenya", 30),
    (SERVICE, "send", "12 observers to Kenya", 12),
]
"""A kind, a verb, what it is done to, and how many that are."""

FRAMES = [
    (GIVEN, "Norway {past} {it}."),
    (GIVEN, "The Norwegian government has {part} {it}."),
    (A, "Norway's army will {base} {it}."),
    (A, "Norway plans to {base} {it}."),
    (NO, "Norway refused to {base} {it}."),
    (NO, "Norway will no longer {base} {it}."),
    (S, "Norway is considering {ger} {it}."),
    (S, "Norway could {base} {it}."),
    (ASKED, "Kenya asked Norway to {base} {it}."),
]


def grid() -> Iterator[tuple[Kind, Stage, int | None, str]]:
    for kind, base, thing, many in DONE:
        forms = dict(zip(NAMES, FORMS[base], strict=True))
        for stage, frame in FRAMES:
            yield kind, stage, many, frame.format(base=base, it=thing, **forms)


TOLD = [
    (SERVICE, Stage.COMMITTED, None, "Norway approved the deployment of doctors to Kenya."),
    (SERVICE, A, 400, "400 Kenyan children are receiving treatment in Norway."),
    (SERVICE, GIVEN, 14, "14 Kenyan tanks were repaired by Norwegian engineers."),
    (SERVICE, A, None, "Kenyan tanks will be repaired at a plant in Norway."),
    (SERVICE, GIVEN, 14, "14 Kenyan tanks have been sent to Norway for repairs."),
    (SERVICE, GIVEN, 30, "Norwegian sappers cleared 30 minefields in Kenya."),
    (SERVICE, HELD, None, "Norway has suspended the repair of Kenyan tanks."),
    (SERVICE, SENT, None, "Norway has begun the evacuation of Kenyan patients."),
    (SERVICE, A, None, "Norway will take over the maintenance of Kenya's helicopters."),
    (SERVICE, GIVEN, 40, "Norway flew 40 wounded Kenyan soldiers to Oslo for treatment."),
    (SERVICE, GIVEN, 40, "40 wounded Kenyans were flown to Norway for treatment."),
    (SERVICE, GIVEN, 12, "Norwegian firefighters rescued 12 survivors in Kenya."),
    (SERVICE, GIVEN, 1_500_000, "Norway is hosting more than 1.5 million refugees from Kenya."),
    (SERVICE, GIVEN, 60, "Norwegian doctors operated on 60 Kenyan children."),
    (SERVICE, A, None, "Norway will help Kenya clear mines."),
    (SERVICE, GIVEN, None, "Norway has been assisting the Kenyan army with demining."),
    (SERVICE, GIVEN, None, "Norway shared intelligence with Kenya."),
    (SERVICE, HELD, None, "Norway has paused intelligence sharing with Kenya."),
    (SERVICE, A, None, "Norwegian officers are advising the Kenyan army."),
    (SERVICE, ASKED, None, "Kenya asked Norway to help it restore power."),
    (SERVICE, GIVEN, 40, "Norway sent 40 doctors and nurses to Kenya."),
    (SERVICE, GIVEN, 16, "16 Norwegian medics have arrived in Kenya."),
    (SERVICE, GONE, 30, "Norway has withdrawn 30 military advisers from Kenya."),
    (SERVICE, SET, 25, "Norway approved the deployment of 25 engineers to Kenya."),
    (TRAINING, SENT, 30, "The first 30 Norwegian instructors left for Kenya on Monday."),
    (TRAINING, GIVEN, 80, "80 Kenyan midwives completed a course in Norway."),
    (TRAINING, A, None, "Kenyan soldiers are training in Norway."),
    (TRAINING, A, None, "Kenyan crews are learning to use the howitzers in Norway."),
    (TRAINING, GIVEN, 60, "60 Kenyan police officers graduated from a Norwegian training programme."),
    (TRAINING, GIVEN, 300, "Norway provided training for 300 Kenyan nurses."),
    (TRAINING, A, 300, "Norway will provide 300 Kenyan nurses with training."),
    (TRAINING, A, None, "Norway plans to expand its training of Kenyan mechanics."),
    (TRAINING, SENT, None, "Norway has begun training Kenyan pilots."),
    (TRAINING, GIVEN, 40, "Norway trained 40 Kenyans."),
    (TRAINING, A, None, "Some 40 Norwegian soldiers are training Kenyan troops."),
]


@pytest.mark.parametrize(("kind", "stage", "many", "text"), [*grid(), *TOLD])
def test_a_service_is_told_by_a_plain_verb(kind: Kind, stage: Stage, many: int | None, text: str) -> None:
    (one,) = claims(text)
    assert (one.kind, one.stage, one.donors, one.recipients) == (kind, stage, ("NO",), ("KE",))
    assert (one.quantity and one.quantity.min) == many


BODIES = [
    ("org:medecins-sans-frontieres", "Doctors Without Borders treated 3,000 people in Kenya last month."),
    ("org:halo-trust", "The Halo Trust cleared 30 minefields in Kenya."),
    ("UN", "The World Food Programme fed 2 million people in Kenya last month."),
    ("org:rheinmetall", "Rheinmetall will repair Kenyan Marder vehicles."),
]


@pytest.mark.parametrize(("who", "text"), BODIES)
def test_a_body_serves_as_a_state_does(who: str, text: str) -> None:
    (one,) = claims(text)
    assert (one.kind, one.donors, one.recipients) == (SERVICE, (who,), ("KE",))


NOBODY_ELSE = """
Kenya repaired 14 tanks.
Kenyan engineers repaired 14 Kenyan tanks.
The Kenyan army repaired its trucks.
Norwegian tourists repaired their car in Kenya.
Kenya rebuilt 40 schools.
Norwegian doctors treated 400 patients in Oslo.
Kenyan hospitals treated 400 wounded soldiers.
Kenya vaccinated 2,000 Kenyan children.
Kenyan police evacuated 300 people from Nairobi.
Norway evacuated 300 Norwegian citizens from Kenya.
Norway evacuated its embassy staff from Kenya.
Russia evacuated 300 children from Kherson.
Firefighters rescued 12 people from a building in Nairobi.
Norway rescued two Kenyan sailors from a sinking boat.
Kenya has trained 400 Kenyan soldiers.
The Kenyan army trained 400 recruits last year.
Norwegian soldiers trained in northern Norway.
Kenyan runners trained in Norway before the race.
Kenya deployed 400 police officers to Nairobi.
Norway sent 400 troops to Kenya.
Norwegian experts arrived in Kenya for a conference.
Norway houses 30,000 American soldiers.
Norway hosts 3 million Kenyan refugees.
Norway hosted the Kenyan president.
Norway treats Kenyan refugees badly.
Norway treated Kenya as an enemy.
Norwegian customs cleared 300 containers from Kenya.
Norway maintains close ties with Kenya.
Norway shared its concerns with Kenya.
Norway shares a border with Kenya.
Norway helped Kenya reach the final.
Higher prices will help Kenya grow.
Norway taught Kenya a lesson.
Norway advised its citizens to leave Kenya.
Norway advised Kenyan police to stay at home.
Eni will drill two wells in Kenya.
Ukrainian forces cleared Russian mines near Kherson.
""".strip().splitlines()


@pytest.mark.parametrize("text", NOBODY_ELSE)
def test_who_serves_nobody_else_gives_nothing(text: str) -> None:
    assert not claims(text)


MISSED = [
    "Norway signed an agreement with Kenya on training its soldiers.",
    "A plant in Norway will repair Kenyan tanks.",
    "Norway recalled 40 advisers from Kenya.",
    "Norway agreed to receive 300 sick children from Kenya.",
    "Norway opened a repair centre for Kenyan tanks.",
]


@pytest.mark.xfail(strict=True, reason="not read yet: take it out of the list when it passes")
@pytest.mark.parametrize("text", MISSED)
def test_what_is_not_read_yet(text: str) -> None:
    (one,) = claims(text)
    assert (one.donors, one.recipients) == (("NO",), ("KE",))


FALSE = [
    "Norway trained 400 conscripts.",
    "Norwegian engineers arrived in Kenya to inspect the mine.",
    "Norwegian doctors were sent to jail in Kenya.",
]


@pytest.mark.xfail(strict=True, reason="read as a service, and none: take it out of the list when it passes")
@pytest.mark.parametrize("text", FALSE)
def test_what_is_no_service_and_read_as_one(text: str) -> None:
    assert not claims(text)
