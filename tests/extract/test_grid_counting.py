"""A grid of what is counted and when: running totals, parts, what was told before, dates of the promise and of the act.

Sweden gives and Moldova gets in all of them. Each line is a text and, for each claim in order, its amount, how it
counts, its stage and, where a day is told, the window that is due ('>') or that has been ('<').
"""

import pytest

from pledgebook.model import Claim, Money, Quantity, Window
from tests.extract.one_text import claims

TOLD = """Sweden will send 40 tents to Moldova, bringing the total to 60.|40 new announced + 60 total announced
Sweden has delivered 10 of the 31 tents it promised to Moldova.|10 part delivered
Out of the 31 tents promised to Moldova by Sweden, 10 have arrived.|31 restated announced + 10 part delivered
Of the 31 tents pledged by Sweden, only 10 have reached Moldova.|31 restated announced + 10 part delivered
Of the 20 tents that Sweden promised Moldova, eight arrived.|20 restated announced + 8 part delivered
Sweden will send 40 of its 90 tents to Moldova.|40 new announced
Sweden promised Moldova 20 tents; eight have already arrived.|20 new announced + 8 part delivered
Sweden will send 40 tents to Moldova, with the first 10 arriving in June.|40 new announced >2026-06-01..2026-06-30 + \
10 part announced >2026-06-01..2026-06-30
Sweden promised 40 tents to Moldova. The first 10 arrived on Monday.|40 new announced + \
10 part delivered <2026-03-09..2026-03-09
Sweden promised 40 tents to Moldova. Ten of them arrived on Monday.|40 new announced + \
10 part delivered <2026-03-09..2026-03-09
Sweden handed over four helicopters to Moldova, the first of 13 it promised.|4 new delivered
Sweden sent Moldova the first of 40 promised helicopters.|v part delivered
Sweden will send Moldova 40 tents, as first announced in January.|40 restated announced
As promised in January, Sweden will send 40 tents to Moldova.|40 restated announced <2026-01-01..2026-01-31
Sweden will send the promised 40 tents to Moldova.|40 restated announced
The 40 tents promised by Sweden will arrive in Moldova in June.|40 restated announced >2026-06-01..2026-06-30
The 40 tents promised by Sweden on Wednesday will go to hospitals in Moldova.|40 new announced <2026-03-11..2026-03-11
Sweden delivered the previously announced 40 tents to Moldova.|40 new delivered
Sweden will pay Moldova the previously announced $5 million.|$5000000 restated announced
Sweden confirmed its earlier pledge of $5 million to Moldova.|$5000000 restated announced
Sweden will send a total of 40 tents to Moldova.|40 new announced
Sweden has sent a total of 40 tents to Moldova.|40 total delivered
Sweden will send Moldova 40 tents in addition to the 20 tents delivered last year.|40 additional announced + \
20 total delivered <2025-01-01..2025-12-31
On top of the 20 tents delivered in January, Sweden will send Moldova 40 tents.|\
20 total delivered <2026-01-01..2026-01-31 + 40 additional announced
After sending 20 tents to Moldova last year, Sweden will send 40 more.|20 total delivered <2025-01-01..2025-12-31 + \
40 additional announced
Sweden has delivered at least two more helicopters to Moldova.|2+ additional delivered
Sweden sent another batch of 40 tents to Moldova.|40 additional delivered
Sweden will add $5 million to its aid for Moldova.|$5000000 additional announced
Sweden topped up its aid to Moldova with $5 million.|$5000000 additional delivered
Sweden will increase its aid to Moldova by $3 million to $8 million.|$3000000 additional announced
The latest grant takes Sweden's total contribution to Moldova up to $60 million.|$60000000 total announced
Sweden will give Moldova up to $60 million.|$-60000000 new announced
The number of ambulances Sweden has given Moldova rises to 60.|60 total delivered
Sweden will give Moldova $5 million, including $2m in food aid and $1m for schools.|$5000000 new announced + \
$2000000 part announced + $1000000 part announced
Of the $5 million that Sweden will give Moldova, $2 million is for schools.|$5000000 new announced + \
$2000000 part announced
Of the $5 million that Sweden promised Moldova, $2 million is for schools.|$5000000 restated announced + \
$2000000 part announced
Sweden approved a new $5 million package for Moldova, its third since 2022.|$5000000 new committed
Sweden has disbursed only a quarter of the $20 million it pledged to Moldova.|$5000000 part delivered
$5 million of the $20 million pledged by Sweden has been disbursed to Moldova.|$5000000 part delivered + \
$20000000 restated announced
Sweden pledged $20 million to Moldova in 2021, but only $5 million has been disbursed.|\
$20000000 restated announced <2021-01-01..2021-12-31 + $5000000 new delivered
Sweden gave Moldova 500 million kronor, including 200 million for schools.|$500000000 new delivered + \
$200000000 part delivered
Sweden sent 15 tents to Moldova, with 10 more to follow in June.|15 new delivered + \
10 additional announced >2026-06-01..2026-06-30
Sweden sent 15 tents to Moldova, with 10 more to come in June.|15 new delivered + \
10 additional announced >2026-06-01..2026-06-30
Sweden delivered the second of four helicopters to Moldova.|v new delivered
Sweden has trained 200 Moldovan soldiers and aims to train 400 by June.|200 total delivered + \
400 target announced >2026-03-12..2026-06-30"""

DATED = """Sweden will send 40 tents to Moldova starting in June.|40 new announced >2026-06-01..
Sweden will send 40 tents to Moldova as early as June.|40 new announced >2026-06-01..
Sweden has promised Moldova 40 tents, which will be delivered by June 30.|40 new announced >2026-03-12..2026-06-30
Sweden promised Moldova 40 tents, which will arrive next month.|40 new announced >2026-04-01..2026-04-30
Sweden will send 40 tents to Moldova, which will hold an election in June.|40 new announced
Sweden will send 20 tents to Moldova in June and 40 in September.|20 new announced >2026-06-01..2026-06-30 + \
40 new announced >2026-09-01..2026-09-30
Sweden sent 20 tents to Moldova in February and will send 40 in June.|20 new delivered <2026-02-01..2026-02-28 + \
40 new announced >2026-06-01..2026-06-30
Sweden will send Moldova 40 tents: 10 this month and 30 in June.|40 new announced + \
10 part announced >2026-03-01..2026-03-31 + 30 part announced >2026-06-01..2026-06-30
Sweden will send 20 tents to Moldova in June, followed by 40 in July.|20 new announced >2026-06-01..2026-06-30 + \
40 new announced >2026-07-01..2026-07-31
In January, Sweden sent 20 tents to Moldova; in June it will send 40 more.|20 new delivered <2026-01-01..2026-01-31 + \
40 additional announced >2026-06-01..2026-06-30
Sweden sent 20 tents to Moldova, and will train 15 soldiers in June.|20 new delivered + \
15 new announced >2026-06-01..2026-06-30
The delivery of 40 tents to Moldova by Sweden is expected on Friday.|40 new announced >2026-03-13..2026-03-13
Sweden will give Moldova $5 million over three years, starting in 2027.|$5000000 new announced >2027-01-01..
Since the war began in February 2022, Sweden has given Moldova $60 million.|\
$60000000 total delivered <2022-02-01..2026-03-12
Since the start of Russia's invasion in February 2022, Sweden has given Moldova $60 million.|\
$60000000 total delivered <2022-02-24..2026-03-12
Sweden promised 40 tents to Moldova. They will be delivered by June 30.|40 new announced >2026-03-12..2026-06-30
Sweden promised 40 tents to Moldova. Delivery is expected in June.|40 new announced >2026-06-01..2026-06-30
Sweden announced $5 million for Moldova. The money will be paid out by July.|\
$5000000 new announced >2026-03-12..2026-07-31
Sweden promised 40 tents to Moldova. It will hold an election in June.|40 new announced
Sweden promised 40 tents to Moldova. They will not be delivered before June.|40 new announced
Sweden promised 40 tents to Moldova. They could be delivered by June.|40 new announced
Sweden promised 40 tents to Moldova. They were ordered in June 2025.|40 new announced"""

AMOUNTS = """both of its helicopters|2
numerous helicopters|v
multiple helicopters|v
multiple rocket launchers|-
approx. 40 tents|~40
only 40 tents|40
40 tents with a total value of $5 million|40 $5000000
£20m ($25m; €23m)|$20000000
40x D-30 howitzers|40
medicines weighing 2 tonnes|2
€3.5 million - about $3.8 million -|$3500000"""

FRAMES = ("Sweden will send {} to Moldova.", "Sweden announced {} for Moldova.", "Sweden handed over to Moldova {}.")

UNTOLD = """The airline has taken 10 of the 31 jets it ordered and expects the remaining 21 by 2027.
Police have recovered 10 of the 31 stolen vehicles, bringing the total to 60.
The number of tanks in the Swedish army rises to 60.
The bank has repaid $3 million of the $5 million it borrowed.
The company will add $5 million to its budget for trucks.
The first 10 of the 31 athletes arrived on Monday.
Sweden handed over to Moldova several suspects."""

STILL_WRONG = """Sweden postponed the delivery of 40 tents to Moldova from May to July.|\
40 new delayed >2026-07-01..2026-07-31
The delivery of 40 tents from Sweden to Moldova was due in May but has slipped to July.|\
40 new delayed >2026-07-01..2026-07-31
Sweden has doubled its promise to Moldova to 40 tents.|40 total announced
Sweden's pledge of $5 million to Moldova, made in January, has not been paid.|$5000000 restated announced
Of the 20 tents promised to Moldova by Sweden, eight arrived last week and 12 will follow in June.|\
20 restated announced + 8 part delivered <2026-03-02..2026-03-08 + 12 part announced >2026-06-01..2026-06-30"""
"""What is read otherwise as yet: a text that is read rightly goes up into its table."""


def lines(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.split("\n")]


def number(one: Quantity | Money | None) -> str:
    if one is None:
        return "-"
    low, high = (f"{end:f}" if end is not None else "" for end in (one.min, one.max))
    return {"at_least": f"{low}+", "up_to": f"-{high}", "about": f"~{low}", "vague": f"v{low}"}.get(one.bound, low)


def window(one: Window | None, mark: str) -> str:
    return f" {mark}{one.earliest or ''}..{one.latest or ''}" if one else ""


def amounts(claim: Claim) -> str:
    counted = [number(claim.quantity)] if claim.quantity else []
    return " ".join([*counted, *([f"${number(claim.money)}"] if claim.money else [])]) or "-"


def told(text: str) -> str:
    return " + ".join(
        f"{amounts(one)} {one.counting} {one.stage}{window(one.due, '>')}{window(one.happened, '<')}"
        for one in claims(text))


@pytest.mark.parametrize(("text", "read"), lines(TOLD))
def test_how_each_amount_counts(text: str, read: str) -> None:
    assert told(text) == read


@pytest.mark.parametrize(("text", "read"), lines(DATED))
def test_when_it_is_due_and_when_it_was(text: str, read: str) -> None:
    assert told(text) == read


@pytest.mark.parametrize(("thing", "read"), lines(AMOUNTS))
def test_how_many_and_how_much(thing: str, read: str) -> None:
    found = {frame: [amounts(one) for one in claims(frame.format(thing))] for frame in FRAMES}
    assert all(one == [read] for one in found.values()), found


@pytest.mark.parametrize("text", UNTOLD.split("\n"))
def test_what_is_no_assistance_is_not_counted(text: str) -> None:
    assert not [one for one in claims(text) if one.kind not in ("incident", "procurement")]


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("text", "read"), lines(STILL_WRONG))
def test_what_is_read_otherwise_as_yet(text: str, read: str) -> None:
    assert told(text) == read
