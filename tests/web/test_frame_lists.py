"""Lists, facets and searches by SQL: the same answers as looking at every commitment, one after the other."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import frame_house
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.codes import Kind, Stage
from pledgebook.errors import FilterError
from pledgebook.ledger import Ledger, amounts, no_promise
from pledgebook.ledger.facets import FIELDS, FLAGS, facets, promises_among, sizes_by, steps
from pledgebook.ledger.listing import ALL, NOBODY, SORTS, Filter, Listing, listing
from pledgebook.ledger.ordered import Ordered, cut
from pledgebook.ledger.tables import folded
from pledgebook.ledger.words import claims_with
from pledgebook.views.filters import Known, filter_from, filter_query, filter_words
from pledgebook.views.shelf import is_promise

Json = dict[str, Any]
TODAY = frame_house.TODAY
FILTERS = (
    ALL, Filter(donor="DE"), Filter(donor="DE+FR"), Filter(donor=NOBODY), Filter(recipient="SD", kind="goods"),
    Filter(recipient=NOBODY), Filter(stage="delivered"), Filter(stage=NOBODY, disputed=True), Filter(item="artillery"),
    Filter(item=NOBODY), Filter(month_from="2023-06", month_to="2023-12"), Filter(overdue=True),
    Filter(overdue=True, donor="NL", kind="funds"), Filter(announced_again=True, disputed=True), Filter(q="howitz"),
    Filter(q="TANKS 1", donor="FR"), Filter(q="elan"), Filter(q="UA tanks", overdue=True), Filter(q="nowhere"),
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(frame_house.book(tmp_path_factory.mktemp("lists"))) as found:
        yield found


# -- what a filter means, without SQL ----------------------------------------------------------------------------------


def late(one: Json) -> bool:
    due = (one["due"] or {}).get("latest")
    done = one["stage"] == "delivered" and float(one["stage_share"] or 1) >= 1
    return bool(due and date.fromisoformat(due) < TODAY and not done and no_promise(one) is None
                and one["stage"] not in ("cancelled", "suspended", "refused"))


def month(one: Json) -> str:
    return str(one["announced"]["first"] or one["told_first"] or "")[:7]


def fits_parties(codes: list[str], wanted: str | None) -> bool:
    return wanted is None or (not codes if wanted == NOBODY else set(wanted.split("+")) <= set(codes))


def fits_words(one: Json, words: str) -> bool:
    claim = next(claim for claim in frame_house.claims([one]))
    told = folded(f"{claim['evidence']['exact']} {claim['item']['text']} {claim['document']['publisher']}")
    parties = (*one["donors"], *one["recipients"])
    return all(word in parties if len(word) == 2 and word.isupper() else folded(word) in told for word in words.split())


TESTS: dict[str, Callable[[Json, Any], bool]] = {
    "donor": lambda one, wanted: fits_parties(one["donors"], wanted),
    "recipient": lambda one, wanted: fits_parties(one["recipients"], wanted),
    "kind": lambda one, wanted: one["kind"] == wanted,
    "stage": lambda one, wanted: one["stage"] == (None if wanted == NOBODY else wanted),
    "item": lambda one, wanted: one["item"]["id"] is None if wanted == NOBODY else
    one["item"]["id"] == wanted or (one["item"]["id"], wanted) == ("howitzer", "artillery"),
    "month_from": lambda one, wanted: bool(month(one)) and month(one) >= wanted,
    "month_to": lambda one, wanted: bool(month(one)) and month(one) <= wanted,
    "overdue": lambda one, wanted: late(one) or not wanted,
    "disputed": lambda one, wanted: bool(one["conflicts"]) or not wanted,
    "announced_again": lambda one, wanted: one["announced"]["times"] > 1 or not wanted,
    "q": fits_words,
}


def by_hand(wanted: Filter, *lifted: str) -> list[Json]:
    return [one for one in frame_house.commitments() if all(
        test(one, getattr(wanted, name)) for name, test in TESTS.items()
        if name not in lifted and getattr(wanted, name) is not None)]


def pages(ledger: Ledger, wanted: Filter, limit: int) -> Iterator[Listing]:
    page = listing(ledger, wanted, on=TODAY, limit=limit)
    yield page
    while page.cursor:
        page = listing(ledger, wanted, on=TODAY, after=page.cursor, limit=limit)
        yield page


# -- lists -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_a_list_has_what_its_filter_says(ledger: Ledger, wanted: Filter) -> None:
    found = listing(ledger, wanted, on=TODAY, limit=1000)
    expected = by_hand(wanted)
    assert {one["id"] for one in found.rows} == {one["id"] for one in expected}
    assert found.total == len(expected)


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("limit", [1, 7, 50])
def test_a_list_is_the_same_however_it_is_cut_into_pages(ledger: Ledger, sort: str, limit: int) -> None:
    wanted = Filter(recipient="UA", sort=sort) if limit > 1 else Filter(donor="DE", kind="goods", sort=sort)
    whole = [one["id"] for one in listing(ledger, wanted, on=TODAY, limit=1000).rows]
    cut = list(pages(ledger, wanted, limit))
    assert [one["id"] for page in cut for one in page.rows] == whole
    assert {page.total for page in cut} == {len(whole)}


@pytest.mark.parametrize("wanted", FILTERS)
def test_a_list_cut_out_of_the_order_of_all_is_the_list_that_is_asked_for(ledger: Ledger, wanted: Filter) -> None:
    order, after = Ordered(ledger, TODAY).every(wanted), ""
    while True:
        asked, part = listing(ledger, wanted, on=TODAY, after=after, limit=7), cut(order, after, 7)
        assert [(one.id, one.late) for one in part.rows] == [
            (one["id"], one.get("overdue_days")) for one in asked.rows]
        assert (part.total, part.cursor) == (asked.total, asked.cursor)
        if not (after := asked.cursor):
            return


def test_what_is_no_cursor_of_the_order_is_said_to_be_none(ledger: Ledger) -> None:
    with pytest.raises(FilterError):
        cut(Ordered(ledger, TODAY).every(ALL), "bm8", 7)


def test_what_stands_first_is_what_was_asked_for(ledger: Ledger) -> None:
    largest = listing(ledger, Filter(sort="largest"), on=TODAY, limit=1000).rows
    sums = [one["promised"]["max"] or one["promised"]["min"] if one else 0
            for one in (next(iter(amounts(row)), None) for row in largest)]
    promised = [size for size in sums if size]
    assert promised == sorted(promised, reverse=True)
    assert not any(sums[len(promised):])
    days = [one.get("overdue_days", -1) for one in listing(ledger, Filter(sort="overdue"), on=TODAY, limit=1000).rows]
    assert days == sorted(days, reverse=True)


def test_a_list_calls_late_what_the_ledger_calls_overdue(ledger: Ledger) -> None:
    rows = listing(ledger, Filter(overdue=True), on=TODAY, limit=999).rows
    listed = {one["id"]: one["overdue_days"] for one in rows}
    assert listed == {one["id"]: one["overdue_days"] for one in ledger.overdue(TODAY) if is_promise(one)}
    assert len(listed) > 10


@pytest.mark.parametrize("after", ["x", "====", "\u0000", "WyJhIl0", "bnVsbA", "WzEsMl0", "W251bGwsIngiLDFd"])
def test_what_is_no_cursor_is_said_to_be_none(ledger: Ledger, after: str) -> None:
    with pytest.raises(FilterError, match="after"):
        listing(ledger, ALL, on=TODAY, after=after)


def test_a_cursor_of_a_list_in_another_order_is_none_of_this_one(ledger: Ledger) -> None:
    by_day = listing(ledger, ALL, on=TODAY, limit=5).cursor
    with pytest.raises(FilterError, match="after"):
        listing(ledger, Filter(sort="largest"), on=TODAY, after=by_day)


# -- facets ------------------------------------------------------------------------------------------------------------


VALUES: dict[str, Callable[[Json], list[str]]] = {
    "donor": lambda one: one["donors"] or [NOBODY],
    "recipient": lambda one: one["recipients"] or [NOBODY],
    "kind": lambda one: [one["kind"]],
    "stage": lambda one: [one["stage"] or NOBODY],
    "year": lambda one: [month(one)[:4] or NOBODY],
}


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_a_facet_counts_what_choosing_another_value_of_it_would_leave(ledger: Ledger, wanted: Filter) -> None:
    found = facets(ledger, wanted, on=TODAY)
    for name in FIELDS:
        own = ("month_from", "month_to") if name == "year" else (name,)
        tally = Counter(value for one in by_hand(wanted, *own) for value in VALUES[name](one))
        assert dict(found[name]) == dict(tally), name
        assert list(found[name]) == sorted(found[name], key=lambda one: (-one[1], one[0]))
    for name in FLAGS:
        assert found[name] == (("yes", sum(TESTS[name](one, "yes") for one in by_hand(wanted, name))),)


@pytest.mark.parametrize("by", ["", "donor", "recipient", "kind", "item_id", "month"])
def test_promises_are_counted_by_how_far_they_have_come(ledger: Ledger, by: str) -> None:
    found = steps(ledger, by, on=TODAY)
    promises = [one for one in frame_house.commitments() if is_promise(one)]
    assert sum(step.all for step in found.values()) == len(promises)
    assert sum(step.delivered for step in found.values()) == sum(one["stage"] == "delivered" for one in promises)
    assert sum(step.overdue for step in found.values()) == sum(map(late, promises))
    again = sum(one["announced"]["times"] > 1 for one in promises)
    assert sum(step.announced_again for step in found.values()) == again


def test_the_sizes_of_parties_count_promises_of_each(ledger: Ledger) -> None:
    promises = [one for one in frame_house.commitments() if is_promise(one)]
    assert sizes_by(ledger, "donors") == Counter(code for one in promises for code in one["donors"])
    assert sizes_by(ledger, "item_id") == Counter(one["item"]["id"] for one in promises if one["item"]["id"])


# -- words -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [
    "howitzers", "HOWITZ", "élan", "elan 001", "number-000 UA", "org:world-bank", "zzz", "a"])
def test_a_search_finds_the_claims_that_hold_every_word_whatever_its_pages(ledger: Ledger, words: str) -> None:
    whole = [one["id"] for one in ledger.search(words, 1000)]
    expected = {one["id"] for one in frame_house.claims(frame_house.commitments()) if _holds(one, words)}
    assert set(whole) == expected
    found, after = [], ""
    while True:
        page = claims_with(ledger, words, after, 7)
        assert page.total == len(whole)
        found += [one["id"] for one in page.rows]
        assert all(one["commitment"] == f"cmt-{one['id'][4:]}" for one in page.rows)
        if not page.cursor:
            break
        after = page.cursor
    assert found == whole


def _holds(claim: Json, words: str) -> bool:
    told = folded(f"{claim['evidence']['exact']} {claim['item']['text']} {claim['document']['publisher']}")
    parties = (*claim["donors"], *claim["recipients"])
    codes = [word for word in words.split() if word.startswith("org:") or (len(word) == 2 and word.isupper())]
    return set(codes) <= set(parties) and all(folded(word) in told for word in words.split() if word not in codes)


def test_no_word_finds_nothing(ledger: Ledger) -> None:
    assert claims_with(ledger, "  ").rows == []
    assert ledger.search("") == []


# -- filters in addresses ----------------------------------------------------------------------------------------------


MONTHS = st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(lambda day: f"{day:%Y-%m}")
SOME = st.builds(
    Filter, donor=st.none() | st.sampled_from(["DE", "DE+FR", NOBODY, "org:world-bank"]),
    recipient=st.none() | st.just("UA"), kind=st.none() | st.sampled_from([*map(str, Kind)]),
    stage=st.none() | st.sampled_from([*map(str, Stage), NOBODY]), item=st.none() | st.just("howitzer"),
    month_from=st.none() | MONTHS, overdue=st.booleans(), disputed=st.booleans(), announced_again=st.booleans(),
    q=st.none() | st.text(min_size=1, max_size=50).map(str.strip).filter(bool), sort=st.sampled_from([*SORTS]))


@given(SOME)
def test_a_filter_is_read_back_from_its_address_and_said_in_words(wanted: Filter) -> None:
    assert filter_from(dict(filter_query(wanted))) == wanted
    said = {name for name, _ in filter_words(wanted, str, str)}
    assert said == {name for name, _ in filter_query(wanted)} - {"sort"}


@pytest.mark.parametrize(("query", "field", "nearest"), [
    ({"stage": "delivred"}, "stage", "delivered"), ({"kind": "food"}, "kind", "goods"),
    ({"donor": "Germany"}, "donor", "DE"), ({"donor": "de"}, "donor", "DE"), ({"donor": "Grmany"}, "donor", "DE"),
    ({"donor": "DE+XX"}, "donor", ""), ({"item": "howitzers"}, "item", "howitzer"),
    ({"overdue": "maybe"}, "overdue", ""),
    ({"month_from": "2024-13"}, "month_from", ""), ({"month_from": "2024-05", "month_to": "2024-04"}, "month_to", ""),
    ({"sort": "newest"}, "sort", ""), ({"colour": "red"}, "filter", ""), ({"donr": "DE"}, "filter", "donor"),
    ({"q": "x" * 201}, "q", ""),
])
def test_what_cannot_be_filtered_by_is_told_with_the_nearest(query: dict[str, str], field: str, nearest: str) -> None:
    known = Known({"DE": "Germany", "FR": "France"}, {"howitzer": "howitzer"})
    with pytest.raises(FilterError) as told:
        filter_from(query, known)
    assert (told.value.field, told.value.nearest) == (field, nearest)
    assert told.value.allowed


@pytest.mark.parametrize("wanted", FILTERS)
def test_promises_among_a_list_are_those_that_the_steps_count(ledger: Ledger, wanted: Filter) -> None:
    counted = steps(ledger, "", on=TODAY, wanted=wanted).get("")
    assert promises_among(ledger, wanted, TODAY) == (counted.all if counted else 0)
