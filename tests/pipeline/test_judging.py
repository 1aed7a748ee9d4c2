"""Decisions about a book: ids are completed, what cannot stand is refused, what moved is looked at again.

The book has two promises, each told by two outlets in words of their own.
"""

import json

import pytest
from bookmaking import digest, made, ran, records, row

from pledgebook.archive import Archive
from pledgebook.codes import Verdict
from pledgebook.errors import JudgementError
from pledgebook.judged import commitment_id, effective
from pledgebook.ledger import Ledger
from pledgebook.model import Judgement
from pledgebook.pipeline.effect import NOTHING, changed_by
from pledgebook.pipeline.judging import decide, take_in
from pledgebook.views.decisions import Wanted, decision_words, decisions

TEXTS = {
    "guns-1": "France will send 12 Caesar howitzers to Ukraine by the summer, the defence minister said in Paris.",
    "guns-2": "Paris told allies that France will give 12 Caesar howitzers to Ukraine by the summer of this year.",
    "tanks-1": "Germany will send 18 Leopard 2 tanks to Ukraine, the defence ministry said in Berlin on Monday.",
    "tanks-2": "Berlin confirmed that Germany will give 18 Leopard 2 tanks to Ukraine, a spokeswoman told reporters.",
}


@pytest.fixture
def book(tmp_path):
    book = made(tmp_path / "book", [row(name, text) for name, text in TEXTS.items()])
    ran(book)
    return book


@pytest.fixture
def claims(book):
    """Claims by document."""
    found = {claim["document"]["id"]: claim["id"] for claim in records(book, "claims")}
    assert set(found) == set(TEXTS)
    return found


@pytest.fixture
def homes(book, claims):
    """The two commitments, by the first half of their documents' names; each has two claims."""
    found = {}
    for commitment in records(book, "commitments"):
        members = {member["claim"] for member in commitment["claims"]}
        (name,) = {document.partition("-")[0] for document, claim in claims.items() if claim in members}
        assert len(members) == 2
        found[name] = commitment["id"]
    return found


class Clock:
    """A second later each time."""

    def __init__(self):
        self.second = 0

    def __call__(self):
        self.second += 1
        return f"2026-11-23T21:{self.second // 60:02}:{self.second % 60:02}Z"


CLOCK = Clock()


def judge(book, verdict, *subjects, who="ana", **more):
    return decide(book, Judgement("", Verdict(verdict), subjects, who, CLOCK(), **more))


def refused(book, verdict, *subjects, **more):
    before = book.judgements.all()
    with pytest.raises(JudgementError) as caught:
        judge(book, verdict, *subjects, **more)
    assert book.judgements.all() == before
    return str(caught.value)


def minted(home, claims, name):
    """(the claim that the commitment has its id from, the other one)"""
    two = [claims[f"{name}-1"], claims[f"{name}-2"]]
    return two if commitment_id(two[0]) == home else two[::-1]


# -- ids ---------------------------------------------------------------------------------------------------------------


def test_an_id_may_be_cut_to_its_beginning_and_the_whole_one_is_kept(book, claims, homes):
    for name in (claims["guns-1"], homes["guns"]):
        one = judge(book, "unsure", name[:10]).judgement
        assert one.subjects == (name,)
        assert judge(book, "unsure", name[4:12]).judgement.subjects == (name,)
        assert judge(book, "undo", one.id[:12]).judgement.subjects == (one.id,)


def test_a_beginning_of_several_ids_or_of_none_is_refused(book, claims, monkeypatch):
    assert "no id begins so" in refused(book, "accept", "clm-ffffffffff")
    monkeypatch.setattr(Ledger, "ids_beginning", lambda _ledger, _name: ["clm-1", "clm-2"])
    assert "several ids begin so: clm-1, clm-2" in refused(book, "accept", "clm-0000")


def test_an_id_that_was_merged_into_another_is_still_one(book, claims, homes):
    (redirect,) = [one for one in records(book, "redirects") if one["new"] == homes["guns"]]
    entered = judge(book, "part-of", redirect["old"][:12], homes["tanks"])
    assert entered.judgement.subjects == (redirect["old"], homes["tanks"])
    assert entered.unknown == ()
    ran(book)
    parts = {one["id"]: one["part_of"] for one in records(book, "commitments")}
    assert parts[homes["guns"]] == homes["tanks"]


def test_an_id_that_is_gone_is_kept_and_listed_with_a_next_step(book):
    entered = judge(book, "reject", "clm-0123456789abcdef")
    assert entered.unknown == ("clm-0123456789abcdef",)
    report = ran(book)
    (told,) = [issue for issue in report.issues if issue.code == "judgement-of-unknown"]
    assert (told.subject, f"undo {entered.judgement.id}" in told.next_step) == (entered.judgement.id, True)
    assert [one["state"] for one in listed(book, gone=True)] == ["without effect"]


def test_accept_reject_and_correct_are_about_claims(book, claims, homes):
    for verdict, more in (("accept", {}), ("reject", {}), ("correct", {"field": "stage", "value": "committed"})):
        told = refused(book, verdict, homes["guns"], **more)
        assert claims["guns-1"] in told
        assert claims["guns-2"] in told


def test_a_commitment_and_the_claim_that_it_has_its_id_from_are_no_two_things(book, claims, homes):
    first, other = minted(homes["guns"], claims, "guns")
    assert "two of the ids are one thing" in refused(book, "different", homes["guns"], first)
    assert judge(book, "different", homes["guns"], other).is_new


# -- corrections -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("field", "value", "told"), [
    ("stage", "given", "none of requested"), ("donors", '["XX"]', '"XX" is the code of no party'),
    ("donors", '["org:Some Fund"]', "is the code of no party"), ("item.id", "tankk", '"tankk" is no item'),
    ("money", '{"min": 5, "max": 5, "currency": "euro"}', "is no currency"), ("words", "x", "allowed: counting"),
])
def test_a_correction_that_can_be_none_is_refused_at_entry(book, claims, field, value, told):
    assert told in refused(book, "correct", claims["guns-1"], field=field, value=value)
    assert told in refused(book, "correct", "clm-0123456789abcdef", field=field, value=value)


def test_a_correction_that_can_be_is_applied_by_the_next_run(book, claims, homes):
    judge(book, "correct", claims["guns-1"], field="donors", value='["org:some-fund"]')
    judge(book, "correct", claims["guns-2"], field="donors", value='["org:some-fund"]')
    ran(book)
    donors = {one["id"]: one["donors"] for one in records(book, "commitments")}
    assert donors[homes["guns"]] == ["org:some-fund"]


# -- contradictions through commitments --------------------------------------------------------------------------------


def test_commitments_are_not_the_same_where_claims_of_theirs_are_different(book, claims, homes):
    stands = judge(book, "different", claims["guns-2"], claims["tanks-2"]).judgement
    told = refused(book, "same", homes["guns"], homes["tanks"])
    assert f"in the log: {stands.id}" in told
    assert "new: jdg-" in told


def test_the_other_way_about_it_is_refused_too_before_a_run(book, claims, homes):
    stands = judge(book, "same", homes["guns"], homes["tanks"]).judgement
    assert stands.id in refused(book, "different", claims["guns-2"], claims["tanks-2"])
    judge(book, "undo", stands.id)
    assert judge(book, "different", claims["guns-2"], claims["tanks-2"]).is_new


def test_of_commitments_just_called_the_same_no_claims_are_different_but_one_may_be_split_off(book, claims, homes):
    """It is the claim's own commitment that is named: that is how a claim is taken out of it."""
    _, other = minted(homes["guns"], claims, "guns")
    judge(book, "same", homes["guns"], homes["tanks"])
    assert judge(book, "different", other, homes["guns"]).is_new
    assert judge(book, "different", other, claims["tanks-2"]).is_new


def test_after_the_run_a_claim_can_be_split_off_what_was_joined(book, claims, homes):
    judge(book, "same", homes["guns"], homes["tanks"])
    ran(book)
    (whole,) = records(book, "commitments")
    assert len(whole["claims"]) == 4
    judge(book, "different", claims["guns-2"], claims["tanks-2"])
    ran(book)
    assert len(records(book, "commitments")) > 1


def test_commitments_are_not_different_where_claims_of_theirs_were_just_called_the_same(book, claims, homes):
    stands = judge(book, "same", claims["guns-2"], claims["tanks-2"]).judgement
    assert stands.id in refused(book, "different", homes["guns"], homes["tanks"])


@pytest.mark.parametrize("run_between", [False, True])
def test_a_circle_of_parts_by_way_of_claims_is_refused(book, claims, homes, run_between):
    stands = judge(book, "part-of", claims["guns-2"], claims["tanks-2"]).judgement
    if run_between:
        ran(book)
    assert stands.id in refused(book, "part-of", homes["tanks"], homes["guns"])
    assert stands.id in refused(book, "part-of", claims["tanks-1"], claims["guns-1"])


def test_a_claim_may_become_a_part_of_its_own_commitment(book, claims, homes):
    _, other = minted(homes["guns"], claims, "guns")
    assert judge(book, "part-of", other, homes["guns"]).is_new


def test_without_a_ledger_judgements_are_entered_as_they_are_written(book, claims):
    book.ledger_path.unlink()
    one = judge(book, "same", "a", "b").judgement
    assert (one.subjects, one.seen) == (("a", "b"), ())


def test_with_a_torn_ledger_the_judgement_is_kept_and_the_doubt_is_told(book, claims):
    book.ledger_path.write_bytes(b"torn")
    entered = judge(book, "accept", claims["guns-1"])
    assert entered.is_new
    assert "could not be looked up" in entered.notes[0]


def test_the_last_word_of_another_is_told_at_entry(book, claims):
    first = judge(book, "reject", claims["guns-1"]).judgement
    entered = judge(book, "accept", claims["guns-1"], who="ben")
    assert entered.notes[0].startswith(f"it overrules, as the last word, {first.id}")


# -- what was judged is read otherwise now -----------------------------------------------------------------------------


def listed(book, **wanted):
    with Ledger(book.ledger_path) as ledger:
        return [one["now"] for one in decisions(ledger, book.judgements.all(), Wanted(**wanted))]


def own_table(book, name, text):
    (book.folder / "catalogue").mkdir(exist_ok=True)
    (book.folder / "catalogue" / name).write_text(text)


def test_a_table_that_changes_a_reading_re_opens_what_was_judged_and_judging_it_again_closes_it(book, claims):
    judge(book, "accept", claims["guns-1"])
    assert listed(book, again=True) == []
    own_table(book, "items.csv", "id,parent,name,level,claim_kind\nour-gun,caesar,our gun,model,goods\n")
    own_table(book, "item_aliases.csv", "item,alias,match,language\nour-gun,Caesar howitzer,fold,\n")
    report = ran(book)
    assert [issue.code for issue in report.issues if issue.stage == "reconcile"] == ["judgement-reopened"]
    (now,) = listed(book, again=True)
    assert now["subjects"][0]["was"] != now["subjects"][0]["reads"]
    assert now["state"] == "in force"
    judge(book, "accept", claims["guns-1"])
    report = ran(book)
    assert [issue for issue in report.issues if issue.stage == "reconcile"] == []
    assert listed(book, again=True) == []


@pytest.mark.slow
def test_a_reading_of_another_number_is_another_claim_and_is_told_beside_the_one_that_is_gone(tmp_path):
    """The text of the row is another one now, as after a parser that reads more of the page."""
    name, text = "guns-1", TEXTS["guns-1"]
    before = made(tmp_path / "before", [row(name, text)])
    ran(before)
    (claim,) = records(before, "claims")
    judge(before, "reject", claim["id"])
    after = made(tmp_path / "after", [row(name, text.replace("12 Caesar", "18 Caesar"))])
    ran(after)
    assert take_in(after, before.judgements.export())[1] == 1
    ran(after)
    (now,) = listed(after, again=True)
    (there,) = records(after, "claims")
    assert (now["state"], now["gone"]) == ("without effect", True)
    assert now["subjects"][0]["instead"][0]["claim"] == there["id"]
    with Ledger(after.ledger_path) as ledger:
        (told,) = map(decision_words, decisions(ledger, after.judgements.all(), Wanted()))
    assert "was: goods announced: FR -> UA, 12 Caesar howitzers" in told
    assert f"next: if it still holds, pledgebook judge reject {there['id']}\n" in told
    assert "next: else pledgebook judge undo jdg-" in told
    assert len(records(after, "commitments")) == 1


def test_a_sentence_that_only_moved_carries_its_judgement_along(tmp_path):
    name, text = "guns-1", TEXTS["guns-1"]
    before = made(tmp_path / "before", [row(name, text)])
    ran(before)
    (claim,) = records(before, "claims")
    judge(before, "reject", claim["id"])
    after = made(tmp_path / "after", [row(name, f"Paris, 4 March 2024. {text}")])
    ran(after)
    (moved,) = records(after, "claims")
    assert moved["id"] != claim["id"]
    take_in(after, before.judgements.export())
    ran(after)
    assert records(after, "commitments") == []
    (now,) = listed(after)
    assert (now["state"], now["subjects"][0]["standing"], now["subjects"][0]["claim"]) == (
        "in force", "carried", moved["id"])


# -- what each changed -------------------------------------------------------------------------------------------------


def changes(book):
    in_force = effective(book.judgements.all())
    with Ledger(book.ledger_path) as ledger:
        return [changed_by(one, in_force, ledger, book.catalogue(), book.config.reconcile) for one in in_force]


def test_same_and_different_say_which_promises_became_which(book, claims, homes):
    judge(book, "same", homes["guns"], homes["tanks"])
    judge(book, "different", claims["guns-1"], claims["guns-2"])
    ran(book)
    (joined,), (parted,) = changes(book)
    assert all(home in joined.partition(" became ")[0] for home in homes.values())
    assert " and " in parted.partition(" became ")[2]


def test_a_correction_says_what_is_told_otherwise(book, claims, homes):
    for name in ("guns-1", "guns-2"):
        judge(book, "correct", claims[name], field="stage", value="committed")
    ran(book)
    assert changes(book)[0] in [(f"{homes['guns']}: stage announced became committed",), (NOTHING,)]
    judge(book, "reject", claims["guns-1"])
    ran(book)
    (told,) = changes(book)[-1]
    assert told.startswith(homes["guns"])
    assert "(2 claims, promised 12 items) became" in told
    assert "(1 claim, promised 12 items)" in told


def test_what_the_book_would_have_done_by_itself_changed_nothing(book, claims):
    judge(book, "same", claims["guns-1"], claims["guns-2"])
    judge(book, "unsure", claims["guns-1"])
    judge(book, "accept", "clm-0123456789abcdef")
    ran(book)
    assert changes(book) == [(NOTHING,)] * 3


# -- replay ------------------------------------------------------------------------------------------------------------


def test_a_book_with_the_same_captures_and_the_imported_log_has_the_same_ledger(book, claims, homes, tmp_path):
    judge(book, "same", claims["guns-1"], claims["tanks-1"])
    judge(book, "correct", claims["guns-2"], field="quantity.max", value="14", reason="the minister's slip")
    first = judge(book, "reject", claims["tanks-2"]).judgement
    judge(book, "undo", first.id)
    ran(book)
    other = made(tmp_path / "other", [row(name, text) for name, text in TEXTS.items()])
    lines = list(book.judgements.export())
    counts, missing, _ = take_in(other, reversed(lines))
    assert (counts.added, missing) == (4, 0)
    ran(other)
    assert digest(other) == digest(book)
    assert sorted(other.judgements.export()) == sorted(lines)


def test_a_partial_overlap_adds_what_is_new_and_a_conflict_shows_both_sides(book, claims, tmp_path):
    shared = judge(book, "same", claims["guns-1"], claims["guns-2"]).judgement
    other = made(tmp_path / "other", [row(name, text) for name, text in TEXTS.items()])
    ran(other)
    take_in(other, book.judgements.export())
    mine = judge(book, "different", claims["guns-1"], claims["tanks-1"], who="ben").judgement
    counts, _, _ = take_in(other, book.judgements.export())
    assert (counts.added, counts.repeated) == (1, 1)
    theirs = judge(other, "same", claims["tanks-1"], claims["tanks-2"]).judgement
    judge(book, "different", claims["tanks-1"], claims["tanks-2"])
    with pytest.raises(JudgementError) as caught:
        take_in(other, book.judgements.export())
    assert f"in the log: {theirs.id}" in str(caught.value)
    assert len(other.judgements.all()) == 3
    assert {one.id for one in other.judgements.all()} == {shared.id, mine.id, theirs.id}


def test_an_import_is_checked_through_commitments_too(book, claims, homes, tmp_path):
    other = made(tmp_path / "other", [row(name, text) for name, text in TEXTS.items()])
    judge(other, "same", homes["guns"], homes["tanks"])
    judge(book, "different", claims["guns-2"], claims["tanks-2"])
    with pytest.raises(JudgementError, match="is in cmt-"):
        take_in(book, other.judgements.export())


def test_a_line_of_an_export_says_what_was_judged(book, claims):
    judge(book, "accept", claims["guns-1"], reason="read twice")
    (line,) = book.judgements.export()
    told = json.loads(line)
    assert told["seen"][0]["reads"].startswith("goods announced: FR -> UA, 12 Caesar howitzers")
    assert told["reason"] == "read twice"


def test_a_new_document_re_opens_nothing(book, claims, homes):
    judge(book, "different", homes["guns"], homes["tanks"])
    Archive(book.folder / "archive").add([row("guns-3", TEXTS["guns-1"].replace("send", "deliver"))])
    ran(book)
    assert listed(book, again=True) == []
