"""The judgement log: nothing is ever changed, nothing contradictory is ever entered."""

import json
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.codes import Verdict
from pledgebook.errors import BookError, JudgementError
from pledgebook.judged import commitment_id
from pledgebook.judgements import JudgementLog, contradiction, effective, judgement_id
from pledgebook.judgements.log import _SCHEMA, _statements
from pledgebook.model import Judgement, Seen

SAME, DIFFERENT, PART_OF, UNDO = Verdict.SAME, Verdict.DIFFERENT, Verdict.PART_OF, Verdict.UNDO


def judged(verdict: Verdict, *subjects: str, by: str = "ana", second: int = 0, **more: Any) -> Judgement:
    one = Judgement("", verdict, subjects, by, f"2026-11-23T21:00:{second:02}Z", **more)
    return replace(one, id=judgement_id(one))


@pytest.fixture
def log(tmp_path: Path) -> JudgementLog:
    return JudgementLog(tmp_path / "judgements.db")


def refused(log: JudgementLog, judgement: Judgement) -> str:
    before = log.all()
    with pytest.raises(JudgementError) as caught:
        log.append(judgement)
    assert log.all() == before
    return str(caught.value)


def test_what_is_appended_comes_back_in_the_order_of_entry(log: JudgementLog) -> None:
    entered = (
        judged(SAME, "c2", "c1", "c3", reason="the same speech"), judged(DIFFERENT, "c1", "c9"),
        judged(Verdict.CORRECT, "c1", field="stage", value="committed"), judged(Verdict.UNSURE, "c4"),
        judged(Verdict.ACCEPT, "c5"), judged(Verdict.REJECT, "c5", by="ben"), judged(PART_OF, "c7", "c1"),
    )
    for one in entered:
        assert log.append(one)
    assert log.all() == entered
    assert JudgementLog(log.path).all() == entered


def test_an_id_may_be_left_to_the_log(log: JudgementLog) -> None:
    one = judged(SAME, "a", "b")
    log.append(replace(one, id=""))
    assert log.all() == (one,)


def test_the_same_judgement_twice_is_entered_once(log: JudgementLog) -> None:
    assert log.append(judged(SAME, "a", "b"))
    assert not log.append(judged(SAME, "a", "b"))
    assert len(log.all()) == 1
    assert "in other words" in refused(log, judged(SAME, "a", "b", reason="another reason"))


def test_two_corrections_of_one_claim_in_one_second_are_two(log: JudgementLog) -> None:
    log.append(judged(Verdict.CORRECT, "a", field="stage", value="committed"))
    log.append(judged(Verdict.CORRECT, "a", field="donors", value="FR"))
    assert len(log.all()) == 2


_REST = "'different', subjects, reviewer, decided_at, reason, field, value FROM judgements"


@pytest.mark.parametrize("statement", [
    "UPDATE judgements SET verdict = 'different'",
    "UPDATE OR REPLACE judgements SET position = 2 WHERE position = 1",
    "DELETE FROM judgements",
    f"INSERT OR REPLACE INTO judgements SELECT position, id, {_REST} LIMIT 1",
    f"INSERT OR REPLACE INTO judgements SELECT 1, 'jdg-new', {_REST} LIMIT 1",
])
def test_the_database_itself_refuses_to_change_a_judgement(log: JudgementLog, statement: str) -> None:
    entered = (judged(SAME, "a", "b"), judged(SAME, "c", "d"))
    for one in entered:
        log.append(one)
    database = sqlite3.connect(log.path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        database.execute(statement)
    database.close()
    assert log.all() == entered


def test_different_is_refused_where_a_chain_of_same_joins_and_the_chain_is_shown(log: JudgementLog) -> None:
    chain = [judged(SAME, "a", "b"), judged(SAME, "c", "b", by="ben"), judged(SAME, "c", "d")]
    for one in [*chain, judged(SAME, "x", "y")]:
        log.append(one)
    new = judged(DIFFERENT, "d", "a")
    message = refused(log, new)
    assert all(one.id in message for one in [*chain, new])
    assert "x, y" not in message


def test_same_is_refused_where_it_would_join_what_is_different(log: JudgementLog) -> None:
    log.append(judged(SAME, "a", "b"))
    log.append(judged(SAME, "c", "d"))
    stands = judged(DIFFERENT, "d", "a")
    log.append(stands)
    message = refused(log, judged(SAME, "b", "c"))
    assert stands.id in message
    assert "by ana" in message


def test_what_contradicts_may_be_entered_after_an_undo(log: JudgementLog) -> None:
    first = judged(SAME, "a", "b")
    log.append(first)
    refused(log, judged(DIFFERENT, "a", "b"))
    log.append(judged(UNDO, first.id, second=1))
    assert log.append(judged(DIFFERENT, "a", "b"))
    assert [one.verdict for one in effective(log.all())] == [DIFFERENT]


def test_an_undo_of_an_undo_is_refused_where_it_would_bring_back_a_contradiction(log: JudgementLog) -> None:
    first, undo = judged(SAME, "a", "b"), judged(UNDO, judged(SAME, "a", "b").id, second=1)
    for one in (first, undo, judged(DIFFERENT, "a", "b")):
        log.append(one)
    assert first.id in refused(log, judged(UNDO, undo.id, second=2))


def test_an_undo_must_name_a_judgement_that_stands(log: JudgementLog) -> None:
    first = judged(SAME, "a", "b")
    assert f"{first.id}: there is no such judgement" in refused(log, judged(UNDO, first.id))
    log.append(first)
    log.append(judged(UNDO, first.id))
    assert "undone already" in refused(log, judged(UNDO, first.id, second=1))


def test_one_reviewer_cannot_accept_and_reject_a_claim_but_two_may_disagree(log: JudgementLog) -> None:
    stands = judged(Verdict.ACCEPT, "a", "b")
    log.append(stands)
    assert stands.id in refused(log, judged(Verdict.REJECT, "b"))
    assert log.append(judged(Verdict.REJECT, "b", by="ben"))


def test_one_reviewer_cannot_give_a_field_two_values_but_two_may(log: JudgementLog) -> None:
    stands = judged(Verdict.CORRECT, "a", field="stage", value="committed")
    log.append(stands)
    assert stands.id in refused(log, judged(Verdict.CORRECT, "a", second=1, field="stage", value="delivered"))
    assert log.append(judged(Verdict.CORRECT, "a", second=1, field="stage", value="committed"))
    assert log.append(judged(Verdict.CORRECT, "a", by="ben", field="stage", value="delivered"))


def test_a_claim_and_the_commitment_that_has_its_id_from_it_are_one_thing(log: JudgementLog) -> None:
    log.append(judged(SAME, commitment_id("a"), "b"))
    assert "cannot all stand" in refused(log, judged(DIFFERENT, "a", commitment_id("b")))


def test_both_sides_are_told_apart(log: JudgementLog) -> None:
    stands, new = judged(SAME, "a", "b"), judged(DIFFERENT, "a", "b", by="ben")
    log.append(stands)
    message = refused(log, new)
    assert f"in the log: {stands.id}" in message
    assert f"new: {new.id}" in message
    assert f"pledgebook judge undo {stands.id}" in message


def test_a_circle_of_parts_is_refused_also_through_same(log: JudgementLog) -> None:
    steps = [judged(PART_OF, "a", "b"), judged(PART_OF, "b", "c"), judged(SAME, "c", "d"), judged(PART_OF, "d", "e"),
             judged(PART_OF, "a", "z")]
    for one in steps:
        log.append(one)
    message = refused(log, judged(PART_OF, "e", "a"))
    assert all(one.id in message for one in steps[:4])
    assert steps[4].id not in message
    assert steps[0].id in refused(log, judged(SAME, "a", "b"))


@pytest.mark.parametrize("wrong", [
    judged(SAME, "a"), judged(SAME, "a", "a"), judged(PART_OF, "a", "b", "c"), judged(UNDO), judged(Verdict.ACCEPT, ""),
    judged(Verdict.ACCEPT, "a", by=" "), judged(Verdict.CORRECT, "a"), judged(SAME, "a", "b", field="stage"),
    judged(Verdict.ACCEPT, "a", reason="\ud800"),
    Judgement("", SAME, ("a", "b"), "ana", "yesterday"), replace(judged(SAME, "a", "b"), id="jdg-0000000000000000"),
])
def test_a_malformed_judgement_is_refused(log: JudgementLog, wrong: Judgement) -> None:
    refused(log, wrong)


def test_an_import_of_an_export_gives_the_same_log_and_a_second_import_adds_nothing(
    log: JudgementLog, tmp_path: Path,
) -> None:
    first = judged(SAME, "a", "b", reason="l'été – «ja»\nline two\u2028")
    for one in (first, judged(UNDO, first.id, second=1), judged(DIFFERENT, "a", "b")):
        log.append(one)
    lines = list(log.export())
    other = JudgementLog(tmp_path / "other.db")
    assert (counts := other.import_lines(lines)).added == 3
    assert counts.repeated == 0
    assert other.all() == log.all()
    assert (counts := other.import_lines([*lines, "\n"])).added == 0
    assert counts.repeated == 3
    assert list(other.export()) == lines


def test_a_later_export_only_adds_lines(log: JudgementLog) -> None:
    log.append(judged(SAME, "a", "b", second=5))
    before = list(log.export())
    log.append(judged(SAME, "a", "c", second=1))
    assert list(log.export())[:1] == before
    assert json.loads(before[0])["verdict"] == "same"
    assert "\n" not in before[0]


@pytest.mark.parametrize("bad", [
    "{", "[1]", "5", '{"verdict": "same"}', '{"verdict": "perhaps", "subjects": ["a"]}', '{"subjects": "ab"}',
    '{"unknown": 1}',
])
def test_an_import_is_all_or_nothing_and_names_the_line(log: JudgementLog, bad: str) -> None:
    good = JudgementLog(log.path.with_name("other.db"))
    good.append(judged(SAME, "a", "b"))
    with pytest.raises(JudgementError, match="line 2"):
        log.import_lines([*good.export(), bad])
    assert log.all() == ()


def test_an_import_that_would_contradict_is_refused_whole(log: JudgementLog, tmp_path: Path) -> None:
    other = JudgementLog(tmp_path / "other.db")
    for one in (judged(SAME, "x", "y"), judged(DIFFERENT, "a", "b")):
        other.append(one)
    log.append(judged(SAME, "a", "b"))
    with pytest.raises(JudgementError, match="cannot all stand"):
        log.import_lines(other.export())
    assert len(log.all()) == 1


def test_a_line_changed_by_hand_is_refused(log: JudgementLog, tmp_path: Path) -> None:
    other = JudgementLog(tmp_path / "other.db")
    other.append(judged(SAME, "a", "b"))
    with pytest.raises(JudgementError, match="changed by hand"):
        log.import_lines(text.replace('"ana"', '"eve"') for text in other.export())


SEEN = Seen("a", "doc-1", None, 0, 8, "18 tanks", "goods announced: DE -> UA, 18 tanks", "0123456789abcdef")


def test_what_was_seen_comes_back_and_travels_with_an_export(log: JudgementLog, tmp_path: Path) -> None:
    one = judged(SAME, "a", "b", seen=(SEEN,))
    log.append(one)
    other = JudgementLog(tmp_path / "other.db")
    other.import_lines(log.export())
    assert other.all() == log.all() == (one,)


def test_a_line_begins_with_what_people_read_first_and_leaves_out_what_is_not_there(log: JudgementLog) -> None:
    log.append(judged(SAME, "a", "b", seen=(SEEN,)))
    log.append(judged(Verdict.CORRECT, "a", field="item.text", value=""))
    first, second = log.export()
    assert list(json.loads(first)) == ["id", "verdict", "subjects", "reviewer", "decided_at", "seen"]
    assert json.loads(second)["value"] == ""


def test_the_same_decision_seen_in_another_reading_is_no_other_decision(log: JudgementLog) -> None:
    log.append(judged(SAME, "a", "b", seen=(SEEN,)))
    assert not log.append(judged(SAME, "a", "b"))
    assert log.all() == (judged(SAME, "a", "b", seen=(SEEN,)),)


def test_what_was_seen_cannot_be_changed_either(log: JudgementLog) -> None:
    log.append(judged(SAME, "a", "b", seen=(SEEN,)))
    database = sqlite3.connect(log.path)
    for statement in ("UPDATE seen SET seen = '[]'", "DELETE FROM seen", "REPLACE INTO seen SELECT * FROM seen"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            database.execute(statement)
    database.close()
    assert log.all()[0].seen == (SEEN,)


def test_a_log_of_the_first_version_is_read_and_goes_on(tmp_path: Path) -> None:
    path, old = tmp_path / "old.db", judged(SAME, "a", "b", reason="long ago")
    database = sqlite3.connect(path)
    for statement in _statements(_SCHEMA):
        database.execute(statement)
    database.execute("INSERT INTO judgements (id, verdict, subjects, reviewer, decided_at, reason) "
                     "VALUES (?, 'same', '[\"a\",\"b\"]', 'ana', ?, 'long ago')", (old.id, old.decided_at))
    database.execute("PRAGMA user_version = 1")
    database.commit()
    database.close()
    log = JudgementLog(path)
    new = judged(SAME, "c", "d", seen=(SEEN,))
    log.append(new)
    assert JudgementLog(path).all() == (old, new)


OLD = {"decided_at": "2026-11-23T21:00:00Z", "field": None, "reason": "", "reviewer": "ana", "subjects": ["a", "b"],
       "value": None, "verdict": "same"}


@pytest.mark.parametrize("obj", [
    OLD, {name: value for name, value in OLD.items() if value}, {**OLD, "now": {"state": "in force"}},
], ids=["an older export", "an export", "log --json"])
def test_every_line_that_the_program_wrote_can_be_imported(log: JudgementLog, obj: dict[str, Any]) -> None:
    log.import_lines([json.dumps({**obj, "id": judged(SAME, "a", "b").id})])
    assert log.all() == (judged(SAME, "a", "b"),)


@pytest.mark.parametrize("seen", ["[1]", '[{"subject": "a"}]', "5", '[{"place": 1}]', '{"a": 1}', "[" * 9999])
def test_what_was_seen_out_of_shape_names_the_line(log: JudgementLog, seen: str) -> None:
    line = json.dumps({**OLD, "id": judged(SAME, "a", "b").id, "seen": "HERE"}).replace('"HERE"', seen)
    with pytest.raises(JudgementError, match="line 1"):
        log.import_lines([line])


# -- two books ---------------------------------------------------------------------------------------------------------


def test_two_who_took_back_the_same_judgement_apart_can_merge_their_logs(log: JudgementLog, tmp_path: Path) -> None:
    first = judged(SAME, "a", "b")
    other = JudgementLog(tmp_path / "other.db")
    for each, who in ((log, "ana"), (other, "ben")):
        each.append(first)
        each.append(judged(UNDO, first.id, by=who, second=1))
    assert log.import_lines(other.export()).added == 1
    assert other.import_lines(log.export()).added == 1
    assert set(log.all()) == set(other.all())
    assert effective(log.all()) == effective(other.all()) == ()


def test_an_undo_may_stand_before_what_it_takes_back_in_a_file(log: JudgementLog, tmp_path: Path) -> None:
    first = judged(SAME, "a", "b")
    for one in (first, judged(UNDO, first.id, second=1)):
        log.append(one)
    other = JudgementLog(tmp_path / "other.db")
    other.import_lines(reversed(list(log.export())))
    assert effective(other.all()) == ()
    with pytest.raises(JudgementError, match="no such judgement"):
        JudgementLog(tmp_path / "third.db").import_lines(list(log.export())[1:])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(Verdict)), st.sampled_from("abcd"), st.sampled_from("abcd"),
                          st.sampled_from(["ana", "ben"])), max_size=12).flatmap(
    lambda drawn: st.tuples(st.just(drawn), st.permutations(range(len(drawn))))))
def test_logs_merged_in_any_order_are_one_set_and_what_is_in_force_is_the_same(
    tmp_path_factory: pytest.TempPathFactory,
    drawn: tuple[list[tuple[Verdict, str, str, str]], list[int]],
) -> None:
    moves, order = drawn
    folder = tmp_path_factory.mktemp("logs")
    log = JudgementLog(folder / "a.db")
    for number, (verdict, one, other, who) in enumerate(moves):
        undoes = (log.all()[number % len(log.all())].id,) if log.all() and verdict is UNDO else (one,)
        subjects = (one, other) if verdict in (SAME, DIFFERENT, PART_OF) else undoes
        more = {"field": "stage", "value": other} if verdict is Verdict.CORRECT else {}
        try:
            log.append(judged(verdict, *subjects, by=who, **more))
        except JudgementError:
            continue
    lines = list(log.export())
    merged = JudgementLog(folder / "b.db")
    merged.import_lines([lines[place] for place in order if place < len(lines)])
    assert set(merged.all()) == set(log.all())
    assert set(effective(merged.all())) == set(effective(log.all()))
    assert sorted(merged.export()) == sorted(lines)


def test_a_file_that_is_no_log_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "judgements.db"
    path.write_bytes(b"no database at all, only words " * 50)
    with pytest.raises(BookError, match="cannot be read"):
        JudgementLog(path)
    assert path.read_bytes().startswith(b"no database")
    with pytest.raises(BookError, match="cannot be read"):
        JudgementLog(tmp_path / "missing" / "judgements.db")


def test_a_log_of_a_later_version_is_refused(log: JudgementLog) -> None:
    database = sqlite3.connect(log.path)
    database.execute("PRAGMA user_version = 9")
    database.close()
    with pytest.raises(BookError, match="version 9"):
        log.all()


def test_two_who_append_at_once_both_get_in_and_the_check_holds(log: JudgementLog) -> None:
    outcomes: list[str] = []

    def enter(judgement: Judgement) -> None:
        try:
            JudgementLog(log.path).append(judgement)
            outcomes.append("in")
        except JudgementError:
            outcomes.append("refused")

    several = [judged(SAME, "a", "b"), judged(DIFFERENT, "a", "b"), judged(SAME, "c", "d"), judged(SAME, "e", "f")]
    threads = [threading.Thread(target=enter, args=(one,)) for one in several]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["in", "in", "in", "refused"]
    assert contradiction(effective(log.all())) == ()


_NAMES = st.sampled_from("abcde")
_PAIRS = st.lists(st.tuples(st.sampled_from([SAME, DIFFERENT, PART_OF]), _NAMES, _NAMES).filter(lambda t: t[1] != t[2]),
                  max_size=10)


def _contradicts(in_force: list[Judgement]) -> bool:
    """The same question by brute force: repeated relabelling, then repeated removal of what has no whole."""
    group = {name: name for name in "abcde"}
    for _ in range(5):
        for one in in_force:
            if one.verdict is SAME:
                least = min(group[subject] for subject in one.subjects)
                group.update(dict.fromkeys(one.subjects, least))
    if any(group[one.subjects[0]] == group[one.subjects[1]] for one in in_force if one.verdict is DIFFERENT):
        return True
    steps = {(group[one.subjects[0]], group[one.subjects[1]]) for one in in_force if one.verdict is PART_OF}
    for _ in range(5):
        parts = {part for part, _ in steps}
        steps = {(part, whole) for part, whole in steps if whole in parts}
    return bool(steps)


@settings(max_examples=200)
@given(_PAIRS)
def test_a_contradiction_is_found_exactly_where_there_is_one_and_what_is_shown_contradicts(
    pairs: list[tuple[Verdict, str, str]],
) -> None:
    in_force = [judged(verdict, left, right, second=number) for number, (verdict, left, right) in enumerate(pairs)]
    found = contradiction(in_force)
    assert bool(found) == _contradicts(in_force)
    assert set(found) <= set(in_force)
    if found:
        assert _contradicts(list(found))
        assert not any(_contradicts([one for one in found if one is not left_out]) for left_out in found)


@given(st.lists(st.integers(min_value=-6, max_value=-1) | st.just(0), max_size=12))
def test_what_is_in_force_is_what_no_standing_undo_takes_back(moves: list[int]) -> None:
    """0 enters a judgement, -n undoes the nth from the end; the model turns each on and off one by one."""
    log: list[Judgement] = []
    for number, move in enumerate(moves):
        target = log[move].id if move and -move <= len(log) else None
        log.append(judged(UNDO, target, second=number) if target else judged(SAME, "a", "b", second=number))

    def stands(one: Judgement) -> bool:
        return not any(other.verdict is UNDO and other.subjects == (one.id,) and stands(other) for other in log)

    assert effective(log) == tuple(one for one in log if one.verdict is not UNDO and stands(one))
