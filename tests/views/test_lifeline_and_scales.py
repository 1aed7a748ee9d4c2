"""Pictures of time and of differing values: all of them is inside, whatever days and numbers there are."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sample_ledger import claim, commitment

from pledgebook.publish.site.addresses import Held, OnDisk
from pledgebook.views.course import course_table
from pledgebook.views.disputing import dispute_of
from pledgebook.views.lifeline import SHAPE_WORDS, Lifeline, lifeline
from pledgebook.views.scales import Days, Line

Json = dict[str, Any]
TODAY = date(2025, 1, 1)


def share(at: str) -> float:
    return float(at.rstrip("%"))


def told(name: str, day: str | None, part: str = "opens") -> Json:
    return {**claim(name, document={"published": day}), "part": part}


def due(said: str | None, earliest: str | None, latest: str | None) -> Json:
    window = {"earliest": earliest, "latest": latest, "phrase": "then"}
    return {"said": said, "window": window, "claim": "clm-1", "also": []}


def drawn(claims: list[Json], **more: Any) -> Lifeline:
    found = lifeline(commitment("cmt-1", **more), claims, TODAY)
    assert found is not None
    return found


# -- lines -------------------------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(st.lists(st.dates(), min_size=1, max_size=8))
def test_all_days_and_ticks_are_on_their_line_in_order(days: list[date]) -> None:
    line = Days.over(days)
    assert line is not None
    places = [share(line.at(one)) for one in sorted(days)]
    assert places == sorted(places)
    assert all(0 < place < 100 for place in places)
    ticks = line.ticks()
    assert 2 <= len(ticks) <= 6
    assert all(0 <= share(tick.at) <= 100 for tick in ticks)
    assert len({tick.label for tick in ticks}) == len(ticks)


@settings(deadline=None)
@given(st.lists(st.decimals(-10**20, 10**20, places=2), min_size=1, max_size=6))
def test_all_numbers_are_on_their_line(values: list[Decimal]) -> None:
    line = Line.over(values)
    assert all(0 < share(line.at(one)) < 100 for one in values)


def test_a_single_day_has_a_line_around_it() -> None:
    line = Days.over([date(2024, 5, 5)])
    assert line is not None
    assert 40 < share(line.at(date(2024, 5, 5))) < 60
    assert Days.over([]) is None


# -- lifelines ---------------------------------------------------------------------------------------------------------


def test_each_claim_with_a_day_is_a_mark_or_counted_in_one() -> None:
    claims = [told(f"clm-{number}", "2024-02-18", "restates") for number in range(5)]
    found = drawn([told("clm-o", "2024-02-18"), *claims, told("clm-x", "2024-09-01", "advances"), told("clm-u", None)])
    assert sum(mark.number for lane in found.lanes for mark in lane.marks) == 7
    assert found.undated == 1
    assert {shape for shape, _ in found.shapes} == {"full", "ring", "diamond"}


def test_a_date_that_moved_is_told_in_one_sentence() -> None:
    found = drawn([told("clm-1", "2024-02-18")],
                  due_history=[due("2024-02-18", None, "2024-08-31"), due("2024-10-08", None, "2024-12-31")])
    assert found.finding == ("First told 18 Feb 2024; due by 31 Dec 2024, 122 days later than first said; no delivery "
                             "found in the sources read.")
    assert [lane.told for lane in found.lanes if lane.stretch] == [
        "Due by 31 Aug 2024, said 18 Feb 2024", "Due by 31 Dec 2024, said 8 Oct 2024"]


def test_the_table_beside_a_course_has_a_row_for_every_mark_and_for_what_has_no_day() -> None:
    claims = [told("clm-1", "2024-02-18"), *(told(f"clm-{n}", "2024-02-18", "restates") for n in range(2, 6)),
              told("clm-u", None, "amends")]
    moves = [due("2024-02-18", None, "2024-08-31"), due("2024-10-08", None, "2024-12-31"), due(None, None, None)]
    reached = [{"stage": "committed", "day": "2024-03-01", "by": [], "claims": []},
               {"stage": "announced", "day": "2024-02-18", "by": [], "claims": []}]
    found = course_table(commitment("cmt-1", due_history=moves, reached=reached), claims, OnDisk(1, Held()))
    assert [(row.cells["day"], row.cells["what"]) for row in found.rows if row.cells["day"] != "2024-02-18"] == [
        ("2024-03-01", "committed, first told"), ("2024-10-08", "due by 31 Dec 2024"), (None, "changes it, announced")]
    assert len(found.rows) == found.total == len(claims) + 2 + 1
    assert {row.cells["claim"] for row in found.rows} == {*(one["id"] for one in claims), None}


def test_a_date_of_which_no_saying_is_kept_stands_in_the_table_of_the_course() -> None:
    window = {"earliest": None, "latest": "2024-08-31", "phrase": "then"}
    found = course_table(commitment("cmt-1", due=window, due_history=[]), [], OnDisk(1, Held()))
    assert [(row.cells["what"], row.cells["due"]) for row in found.rows] == [("due by 31 Aug 2024", "2024-08-31")]


def test_what_has_no_day_has_no_picture() -> None:
    assert lifeline(commitment("cmt-1"), [told("clm-1", None)], TODAY) is None


def test_today_is_left_out_where_it_is_far_from_everything() -> None:
    assert drawn([told("clm-1", "2024-02-18")]).today
    assert not drawn([told("clm-1", "1990-02-18")]).today


_DAY = st.none() | st.dates(date(1950, 1, 1), date(2100, 1, 1)).map(date.isoformat)


@settings(deadline=None)
@given(st.lists(st.tuples(_DAY, st.sampled_from(["opens", "restates", "advances", "amends", "asserts", "disputes"])),
                min_size=1, max_size=6), st.lists(st.tuples(_DAY, _DAY, _DAY), max_size=9))
def test_all_of_a_lifeline_is_inside_it(days: list[tuple[str | None, str]],
                                        windows: list[tuple[str | None, str | None, str | None]]) -> None:
    claims = [told(f"clm-{number}", day, part) for number, (day, part) in enumerate(days)]
    found = lifeline(commitment("cmt-1", due_history=[due(*one) for one in windows]), claims, TODAY)
    if found is None:
        return
    for lane in found.lanes:
        assert lane.top + 40 <= found.height
        assert all(0 <= share(mark.at) <= 100 for mark in lane.marks)
        if lane.stretch:
            assert share(lane.stretch.width) >= 0
            assert 0 <= share(lane.stretch.begins) <= share(lane.stretch.ends) <= 100
    assert {mark.shape for lane in found.lanes for mark in lane.marks} <= {shape for shape, _ in SHAPE_WORDS}


# -- dumbbells ---------------------------------------------------------------------------------------------------------


def conflict(*values: Json | str) -> Json:
    written = [one if isinstance(one, str) else json.dumps(one, sort_keys=True) for one in values]
    return {"field": "quantity", "values": [[one, ["clm-1"]] for one in written], "chosen": written[0], "rule": "first"}


def test_days_differ_on_a_line_of_days() -> None:
    windows = [{"earliest": None, "latest": day, "phrase": "then"} for day in ("2024-06-30", "2024-03-31")]
    picture = dispute_of(conflict(*windows), {}, str).picture
    assert picture is not None
    assert (picture.low, picture.high) == ("31 Mar 2024", "30 Jun 2024")
    assert share(picture.dots[0].begins) > share(picture.dots[1].begins)


def test_what_is_no_number_has_no_picture() -> None:
    assert dispute_of(conflict("DE", "DE,NL"), {}, str).picture is None


_END = st.none() | st.integers(-10**9, 10**9)


@settings(deadline=None)
@given(st.lists(st.tuples(_END, _END), min_size=2, max_size=5))
def test_all_of_a_dumbbell_is_inside_it(ends: list[tuple[int | None, int | None]]) -> None:
    values = [{"min": None if None in one else min(one), "max": one[1] if None in one else max(one), "of": "items"}  # type: ignore[type-var]
              for one in ends]
    picture = dispute_of(conflict(*values), {}, str).picture
    if picture is None:
        assert sum(one["min"] is not None or one["max"] is not None for one in values) < 2
        return
    for dot in picture.dots:
        assert 0 < share(dot.begins) <= share(dot.ends) < 100
    assert picture.low
    assert picture.high
