"""A grid of governors and verbs of giving: how far a gift has come, and how firmly it is said, by construction.

Each frame says one stage whatever verb stands in it, so every frame is tried with verbs of several classes (irregular,
with a particle, also a noun, of carriage). Sweden gives and Moldova gets in all of them.
"""

import pytest

from pledgebook.codes import Counting, Modality, Stage
from tests.extract.one_text import candidates

A, C, S, GIVEN, SENT = Stage.ANNOUNCED, Stage.COMMITTED, Stage.SIGNALLED, Stage.DELIVERED, Stage.DISPATCHED
ASKED, NO, HELD, GONE, LATE = Stage.REQUESTED, Stage.REFUSED, Stage.SUSPENDED, Stage.CANCELLED, Stage.DELAYED

FORMS = {
    "send": ("send", "sent", "sent", "sending"),
    "hand over": ("hand over", "handed over", "handed over", "handing over"),
    "supply": ("supply", "supplied", "supplied", "supplying"),
    "airlift": ("airlift", "airlifted", "airlifted", "airlifting"),
    "fly": ("fly", "flew", "flown", "flying"),
}
"""Verbs of giving with their forms, in the order of the names below."""

NAMES = ("base", "past", "part", "ger")

THINGS = {"40 generators": 40, "$5 million": None}

ACTIVE = [
    (GIVEN, "Sweden has already {part} {thing} to Moldova."),
    (GIVEN, "Last week Sweden {past} {thing} to Moldova."),
    (GIVEN, "Sweden managed to {base} {thing} to Moldova."),
    (GIVEN, "Sweden was the first country to {base} {thing} to Moldova."),
    (GIVEN, "Sweden went on to {base} {thing} to Moldova."),
    (GIVEN, "Sweden has helped {base} {thing} to Moldova."),
    (GIVEN, "Sweden did {base} {thing} to Moldova."),
    (GIVEN, "Sweden has finished {ger} {thing} to Moldova."),
    (GIVEN, "Having already {part} {thing} to Moldova, Sweden is calling for more help."),
    (GIVEN, "After {ger} {thing} to Moldova last year, Sweden has called for more help."),
    (A, "Sweden will next month {base} {thing} to Moldova."),
    (A, "Sweden will, however, {base} {thing} to Moldova."),
    (A, "Sweden will resume {ger} {thing} to Moldova."),
    (A, "Sweden plans to start {ger} {thing} to Moldova."),
    (A, "Sweden has yet to {base} {thing} to Moldova."),
    (A, "Sweden bowed to pressure to {base} {thing} to Moldova."),
    (C, "Sweden decided last week to {base} {thing} to Moldova."),
    (C, "Sweden received permission to {base} {thing} to Moldova."),
    (C, "Sweden's plan to {base} {thing} to Moldova was approved by parliament."),
    (S, "Sweden may yet {base} {thing} to Moldova."),
    (S, "Sweden could soon {base} {thing} to Moldova."),
    (S, "Sweden could start {ger} {thing} to Moldova."),
    (S, "Sweden may be forced to {base} {thing} to Moldova."),
    (S, "Sweden could help {base} {thing} to Moldova."),
    (S, "Sweden is considering {ger} {thing} to Moldova."),
    (S, "Sweden did not rule out {ger} {thing} to Moldova."),
    (S, "Sweden suggested {ger} {thing} to Moldova."),
    (S, "Sweden has not said whether it will {base} {thing} to Moldova."),
    (S, "Sweden's parliament will vote next week on {ger} {thing} to Moldova."),
    (S, "Sweden has made no decision on {ger} {thing} to Moldova."),
    (ASKED, "Sweden is under pressure to {base} {thing} to Moldova."),
    (ASKED, "Sweden asked parliament to approve a plan to {base} {thing} to Moldova."),
    (NO, "Sweden refused to {base} {thing} to Moldova."),
    (NO, "Sweden cannot {base} {thing} to Moldova."),
    (NO, "Sweden won't {base} {thing} to Moldova."),
    (NO, "Sweden is unable to {base} {thing} to Moldova."),
    (NO, "Sweden is not ready to {base} {thing} to Moldova."),
    (NO, "Sweden has no intention of {ger} {thing} to Moldova."),
    (NO, "Sweden is against {ger} {thing} to Moldova."),
    (NO, "Sweden has stopped short of {ger} {thing} to Moldova."),
    (NO, "Sweden has resisted calls to {base} {thing} to Moldova."),
    (NO, "Sweden has long resisted pressure to {base} {thing} to Moldova."),
    (NO, "Sweden is unlikely to {base} {thing} to Moldova."),
    (NO, "There is no question of Sweden {ger} {thing} to Moldova."),
    (HELD, "Sweden suspended {ger} {thing} to Moldova."),
    (HELD, "Sweden put on hold plans to {base} {thing} to Moldova."),
    (GONE, "Sweden gave up plans to {base} {thing} to Moldova."),
    (GONE, "Sweden reversed its decision to {base} {thing} to Moldova."),
    (GONE, "Sweden backtracked on a promise to {base} {thing} to Moldova."),
    (LATE, "Sweden put off {ger} {thing} to Moldova."),
]

PASSIVE = [
    (GIVEN, "{Thing} have been {part} to Moldova by Sweden."),
    (GIVEN, "{Thing} were reportedly {part} to Moldova by Sweden."),
    (GIVEN, "{Thing} were recently {part} to Moldova by Sweden."),
    (A, "{Thing} will also be {part} to Moldova by Sweden."),
    (A, "{Thing} will have been {part} to Moldova by Sweden."),
    (A, "{Thing} have yet to be {part} to Moldova by Sweden."),
    (S, "{Thing} could be {part} to Moldova by Sweden."),
    (S, "{Thing} may eventually be {part} to Moldova by Sweden."),
    (NO, "{Thing} will not be {part} to Moldova by Sweden."),
    (NO, "{Thing} cannot be {part} to Moldova by Sweden."),
    (NO, "{Thing} won't be {part} to Moldova by Sweden."),
]

NOUNS = ("delivery", "transfer", "shipment")

NOMINAL = [
    (SENT, "The {noun} of 40 generators to Moldova by Sweden is under way."),
    (S, "The {noun} of 40 generators to Moldova by Sweden is under discussion."),
    (S, "The {noun} of 40 generators to Moldova by Sweden could begin next month."),
    (A, "The {noun} of 40 generators to Moldova by Sweden has not yet begun."),
    (GIVEN, "The {noun} of 40 generators to Moldova by Sweden is complete."),
    (A, "Sweden is pushing ahead with the {noun} of 40 generators to Moldova."),
    (A, "Sweden will speed up the {noun} of 40 generators to Moldova."),
    (LATE, "Sweden put off the {noun} of 40 generators to Moldova."),
]

SINGLE = [
    (SENT, "40 generators have left Sweden for Moldova."),
    (SENT, "40 generators left Sweden for Moldova."),
    (A, "40 generators provided by Sweden to Moldova will arrive in June."),
    (S, "40 generators from Sweden may arrive in Moldova next month."),
    (GIVEN, "Sweden made a donation of 40 generators to Moldova."),
    (GIVEN, "Sweden chipped in $5 million for Moldova."),
    (GIVEN, "Sweden stumped up $5 million for Moldova."),
    (GIVEN, "Sweden channelled $5 million to Moldova."),
    (GIVEN, "200 Moldovan soldiers have completed training in Sweden."),
    (GIVEN, "Sweden hosted training for 200 Moldovan soldiers."),
    (S, "Sweden could start training 200 Moldovan soldiers."),
    (NO, "Sweden will not train 200 Moldovan soldiers."),
    (S, "Sweden will decide next week on sending 40 generators to Moldova."),
    (A, "Whether by sea or by air, Sweden will send 40 generators to Moldova."),
    (GIVEN, "40 generators were not sent to Moldova by Sweden until May."),
    (GIVEN, "Sweden ignored the threat and sent 40 generators to Moldova."),
    (GIVEN, "Sweden, which does not want to wait, has sent 40 generators to Moldova."),
    (A, "Sweden reversed course and will send 40 generators to Moldova."),
    (ASKED, "Moldova is still waiting for Sweden to send 40 generators."),
    (GIVEN, "Moldova thanked Sweden for sending $5 million."),
    (GIVEN, "Sweden helped Moldova by sending 40 generators."),
]

FIRMNESS = [
    (Modality.REPORTED, "Sweden will send 40 generators to Moldova, according to anonymous officials."),
    (Modality.REPORTED, "It is reported that Sweden has sent 40 generators to Moldova."),
    (Modality.CONDITIONAL, "Sweden will send 40 generators to Moldova, subject to approval by parliament."),
    (Modality.DENIED, "Reports that Sweden had sent 40 generators to Moldova are false, the ministry said."),
    (Modality.DENIED, "Sweden denied that it had sent 40 generators to Moldova."),
]

COUNTED = [
    (Counting.TOTAL, "Since the start of the war, Sweden has sent 40 generators to Moldova."),
    (Counting.TOTAL, "Sweden has thus far sent 40 generators to Moldova."),
    (Counting.TARGET, "Sweden's goal is to send 40 generators to Moldova by the end of the year."),
    (Counting.RESTATED, "Sweden had already promised to send 40 generators to Moldova."),
    (Counting.ADDITIONAL, "Sweden will send 40 generators to Moldova on top of those already sent."),
]

UNTOLD = [
    "Had Sweden sent 40 generators to Moldova, the hospital would still be open.",
    "Should Sweden supply 40 generators to Moldova?",
    "Will Sweden send 40 generators to Moldova?",
]

def filled(frame: str) -> list[str]:
    """The sentences of a frame, one for each verb and thing that it takes."""
    by_air = ("airlift", "fly", "hand over")
    pairs = [(verb, thing) for verb in FORMS for thing in THINGS if not (thing[0] == "$" and verb in by_air)]
    pairs = [pair for pair in pairs if not ("{Thing}" in frame and pair[1][0] == "$")]
    forms = {verb: dict(zip(NAMES, FORMS[verb], strict=True)) for verb in FORMS}
    return [frame.format(thing=thing, Thing=thing, **forms[verb]) for verb, thing in pairs]


def read_as(text: str) -> tuple[Stage | None, tuple[str, ...], tuple[str, ...]]:
    found = candidates(text)
    assert len(found) == 1, text
    return found[0].stage, found[0].donors, found[0].recipients


@pytest.mark.parametrize(("stage", "frame"), [*ACTIVE, *PASSIVE])
def test_a_governor_says_the_stage_of_every_verb_of_giving(stage: Stage, frame: str) -> None:
    read = {text: read_as(text) for text in filled(frame)}
    assert read == dict.fromkeys(read, (stage, ("SE",), ("MD",)))


@pytest.mark.parametrize(("stage", "frame"), NOMINAL)
def test_an_act_told_by_a_noun_has_the_stage_of_what_is_said_of_it(stage: Stage, frame: str) -> None:
    read = {noun: read_as(frame.format(noun=noun)) for noun in NOUNS}
    assert read == dict.fromkeys(NOUNS, (stage, ("SE",), ("MD",)))


@pytest.mark.parametrize(("stage", "text"), SINGLE)
def test_single_wordings_have_their_stage(stage: Stage, text: str) -> None:
    assert read_as(text) == (stage, ("SE",), ("MD",))


@pytest.mark.parametrize(("modality", "text"), FIRMNESS)
def test_how_firmly_it_is_said(modality: Modality, text: str) -> None:
    assert [one.modality for one in candidates(text)] == [modality]


@pytest.mark.parametrize(("counting", "text"), COUNTED)
def test_how_an_amount_counts(counting: Counting, text: str) -> None:
    assert [one.counting for one in candidates(text)] == [counting]


@pytest.mark.parametrize("text", UNTOLD)
def test_what_did_not_happen_is_no_claim(text: str) -> None:
    assert not candidates(text)
