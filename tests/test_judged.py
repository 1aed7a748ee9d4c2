"""What judgements mean: the set decides which stand, and what was seen tells what is read otherwise now."""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.codes import Bound, Counting, Kind, Modality, Stage, Tier, Verdict
from pledgebook.judged import (
    Standing,
    commitment_id,
    effective,
    find,
    find_all,
    in_order,
    looked_at_again,
    overruled,
    reading,
    reading_digest,
    seen,
    undone,
)
from pledgebook.model import Claim, DocumentRef, Evidence, Item, Judgement, Quantity, Window

ACCEPT, REJECT, CORRECT, UNDO = Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT, Verdict.UNDO


def claim_of(name: str = "clm-1", **known: object) -> Claim:
    """A claim that Norway gives Moldova 14 generators, but for what is known to differ."""
    document = DocumentRef("doc-1", "https://fjordpost.example/a", "fjordpost.example", None, "en", "")
    plain = Claim(
        id=name, document=document, kind=Kind.GOODS, stage=Stage.ANNOUNCED, modality=Modality.STATED,
        counting=Counting.NEW, donors=("NO",), recipients=("MD",), item=Item("diesel generators", "generator"),
        quantity=Quantity(Decimal(14), Decimal(14), Bound.EXACT), money=None, due=None, happened=None, speaker=None,
        evidence=Evidence(10, 40, "will donate 14 diesel generators"), tier=Tier.A)
    return replace(plain, **known)  # type: ignore[arg-type]


@dataclass
class Held:
    """Claims as a run or a ledger holds them."""

    claims: list[Claim] = field(default_factory=list)

    def claim(self, name: str) -> Claim | None:
        return next((one for one in self.claims if name in (one.id, commitment_id(one.id))), None)

    def beside(self, one: object) -> list[Claim]:
        return [each for each in self.claims if each.document.id == one.document  # type: ignore[attr-defined]
                or (each.document.url and each.document.url == one.url)]  # type: ignore[attr-defined]


def judged(name: str, verdict: Verdict, *subjects: str, at: str = "00", **more: object) -> Judgement:
    return Judgement(name, verdict, subjects, str(more.pop("by", "ana")), f"2026-11-23T21:00:{at}Z",
                     **more)  # type: ignore[arg-type]


def accepted(claim: Claim, subject: str = "", at: str = "00") -> Judgement:
    name = subject or claim.id
    return judged("jdg-1", ACCEPT, name, at=at, seen=(seen(name, claim),))


# -- which stand -------------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(min_value=-6, max_value=0), max_size=10).flatmap(
    lambda moves: st.tuples(st.just(moves), st.permutations(range(len(moves))))))
def test_what_stands_does_not_depend_on_the_order_of_entry(drawn: tuple[list[int], list[int]]) -> None:
    """0 enters a judgement, -n undoes the nth from the end; all at one moment, so that only the set can decide."""
    moves, order = drawn
    log: list[Judgement] = []
    for number, move in enumerate(moves):
        target = log[move].id if move and -move <= len(log) else None
        log.append(judged(f"jdg-{number}", UNDO, target) if target else judged(f"jdg-{number}", ACCEPT, "clm-1"))
    mixed = [log[place] for place in order]
    assert undone(mixed) == undone(log)
    assert in_order(effective(mixed)) == in_order(effective(log))


def test_an_undo_dated_before_what_it_takes_back_takes_it_back_all_the_same() -> None:
    late, early = judged("jdg-1", ACCEPT, "a", at="50"), judged("jdg-2", UNDO, "jdg-1", at="10")
    assert effective([early, late]) == ()


def test_one_of_two_undos_taken_back_leaves_the_other_in_force() -> None:
    log = [judged("jdg-1", ACCEPT, "a"), judged("jdg-2", UNDO, "jdg-1"), judged("jdg-3", UNDO, "jdg-1", by="ben"),
           judged("jdg-4", UNDO, "jdg-2")]
    assert effective(log) == ()


def test_undos_that_were_invented_in_a_circle_do_not_hang_the_program() -> None:
    circle = [judged("jdg-1", UNDO, "jdg-2"), judged("jdg-2", UNDO, "jdg-1"), judged("jdg-3", ACCEPT, "a")]
    assert [one.id for one in effective(circle)] == ["jdg-3"]


def test_a_whole_second_comes_before_its_fractions() -> None:
    fraction, whole = judged("jdg-1", ACCEPT, "a", at="00.5"), judged("jdg-2", REJECT, "a", by="ben")
    assert [one.id for one in in_order([fraction, whole])] == ["jdg-2", "jdg-1"]


def test_the_last_word_overrules_on_one_claim_and_on_one_field_of_it() -> None:
    log = [judged("jdg-1", ACCEPT, "a", at="01"), judged("jdg-2", REJECT, "a", by="ben", at="02"),
           judged("jdg-3", CORRECT, "a", field="stage", value="committed", at="03"),
           judged("jdg-4", CORRECT, "a", by="ben", field="stage", value="delivered", at="04"),
           judged("jdg-5", CORRECT, "a", by="ben", field="kind", value="funds", at="05"),
           judged("jdg-6", Verdict.PART_OF, "a", "b", at="06"), judged("jdg-7", Verdict.PART_OF, "a", "c", at="07")]
    assert overruled(reversed(log)) == {"jdg-1": ("jdg-2",), "jdg-3": ("jdg-4",), "jdg-6": ("jdg-7",)}


def test_a_judgement_of_two_claims_is_overruled_only_where_both_are() -> None:
    both = judged("jdg-1", ACCEPT, "a", "b", at="01")
    one = judged("jdg-2", REJECT, "a", by="ben", at="02")
    other = judged("jdg-3", REJECT, "b", by="ben", at="03")
    assert overruled([both, one]) == {}
    assert overruled([both, one, other]) == {"jdg-1": ("jdg-2", "jdg-3")}


# -- what was seen -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("known", [
    {"stage": Stage.DELIVERED}, {"recipients": ("UA",)}, {"counting": Counting.TOTAL}, {"speaker": None, "donors": ()},
    {"item": Item("diesel generators", None)}, {"quantity": Quantity(Decimal(15), Decimal(15), Bound.EXACT)},
    {"due": Window(None, date(2026, 6, 30), "by the end of June")}, {"modality": Modality.REPORTED},
])
def test_another_reading_is_another_digest_and_shows_in_words(known: dict[str, object]) -> None:
    assert reading_digest(claim_of(**known)) != reading_digest(claim_of())
    assert reading(claim_of(**known)) != reading(claim_of())


@pytest.mark.parametrize("known", [
    {"confidence": 0.5}, {"tier": Tier.B}, {"extractor": "rules@9"}, {"evidence": Evidence(0, 5, "other")},
    {"id": "clm-2"},
])
def test_what_is_no_reading_changes_no_digest(known: dict[str, object]) -> None:
    assert reading_digest(claim_of(**known)) == reading_digest(claim_of())


def test_the_words_of_a_reading_say_what_was_judged() -> None:
    assert reading(claim_of()) == "goods announced: NO -> MD, 14 diesel generators [generator]"


# -- what became of it -------------------------------------------------------------------------------------------------


def test_a_claim_that_is_read_as_it_was_is_as_seen() -> None:
    found = find(accepted(claim_of()), "clm-1", Held([claim_of(confidence=0.4)]))
    assert (found.standing, found.claim) == (Standing.AS_SEEN, claim_of(confidence=0.4))


def test_a_claim_that_is_read_otherwise_is_changed_and_still_meant() -> None:
    now = claim_of(recipients=("UA",))
    found = find(accepted(claim_of()), "clm-1", Held([now]))
    assert (found.standing, found.claim) == (Standing.CHANGED, now)


def test_a_claim_at_whose_place_other_words_stand_is_changed() -> None:
    now = claim_of(evidence=Evidence(10, 40, "has given 14 diesel generators.."))
    assert find(accepted(claim_of()), "clm-1", Held([now])).standing is Standing.CHANGED


@pytest.mark.parametrize("now", [
    claim_of("clm-2", evidence=Evidence(5, 40, "NO will donate 14 diesel generators")),
    claim_of("clm-2", evidence=Evidence(90, 120, "will donate 14 diesel generators")),
    claim_of("clm-2", document=DocumentRef("doc-9", "https://fjordpost.example/a", None, None, "en", "")),
], ids=["its words begin elsewhere", "the text above it grew", "the page is another document"])
def test_a_claim_that_only_has_another_id_carries_what_was_judged_of_it(now: Claim) -> None:
    found = find(accepted(claim_of()), "clm-1", Held([now]))
    assert (found.standing, found.claim) == (Standing.CARRIED, now)


def test_a_claim_that_took_its_place_but_is_read_otherwise_is_told_and_not_taken() -> None:
    now = claim_of("clm-2", stage=Stage.COMMITTED)
    found = find(accepted(claim_of()), "clm-1", Held([now]))
    assert (found.standing, found.claim, found.instead) == (Standing.GONE, None, (now,))


def test_of_two_that_are_alike_elsewhere_none_is_taken() -> None:
    twice = [claim_of(f"clm-{n}", evidence=Evidence(90 * n, 90 * n + 30, "will donate 14 diesel generators"))
             for n in (2, 3)]
    found = find(accepted(claim_of()), "clm-1", Held(twice))
    assert (found.standing, len(found.instead)) == (Standing.GONE, 2)


def test_the_one_at_its_very_place_is_taken_of_two_that_are_alike() -> None:
    there = claim_of("clm-2", evidence=Evidence(12, 44, "will donate 14 diesel generators"))
    other = claim_of("clm-3", evidence=Evidence(90, 120, "will donate 14 diesel generators"))
    assert find(accepted(claim_of()), "clm-1", Held([other, there])).claim == there


def test_the_same_sentence_in_another_outlet_is_not_the_claim_that_was_judged() -> None:
    copy = claim_of("clm-2", document=DocumentRef("doc-2", "https://other.example/b", None, None, "en", ""))
    assert find(accepted(claim_of()), "clm-1", Held([copy])).standing is Standing.GONE


def test_a_commitment_stands_for_the_claim_that_it_has_its_id_from() -> None:
    name = commitment_id("clm-1")
    assert find(accepted(claim_of(), name), name, Held([claim_of()])).standing is Standing.AS_SEEN
    moved = claim_of("clm-2", evidence=Evidence(11, 41, "will donate 14 diesel generators"))
    assert find(accepted(claim_of(), name), name, Held([moved])).claim == moved


def test_an_older_judgement_without_what_was_seen_is_taken_by_its_id_alone() -> None:
    old = judged("jdg-1", ACCEPT, "clm-1")
    assert find(old, "clm-1", Held([claim_of(stage=Stage.DELIVERED)])).standing is Standing.AS_SEEN
    assert find(old, "clm-1", Held([claim_of("clm-2")])).standing is Standing.GONE


def test_who_judges_it_again_as_it_is_now_has_looked_at_it() -> None:
    now = claim_of(recipients=("UA",))
    old, new = accepted(claim_of()), replace(accepted(now, at="30"), id="jdg-2")

    def looked(judgements: list[Judgement], claim: Claim) -> frozenset[str]:
        return looked_at_again(judgements, find_all(judgements, Held([claim])))

    assert looked([old], now) == frozenset()
    assert looked([old, new], now) == {"jdg-1"}
    assert looked([old, new], claim_of(recipients=("PL",))) == frozenset()
