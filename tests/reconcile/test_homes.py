"""Where a running total belongs is found by looking around its day: the same promise as by looking at all of them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.reconcile.homes import REACH, Homes, _same_item
from pledgebook.reconcile.traits import traits_of

THINGS = ("Leopard 2 tanks/leopard-2", "Leopard 2A6/leopard-2a6", "Leopard tanks", "tanks", "demining machines", None)
ROWS = st.lists(st.tuples(
    st.integers(1, 5), st.sampled_from(THINGS), st.sampled_from(("goods", "training")),
    st.sampled_from((("UA",), ("MD", "UA"), ())), st.sampled_from((None, "2022-03-01", "2023-01-10", "2023-01-31",
                                                                   "2023-12-30", "2024-05-05")),
), min_size=1, max_size=14)


def _nearness(total, promise):
    """The definition: in the total's own text, else of the same thing and nearest by days."""
    if not total.recipients & promise.recipients or total.group != promise.group:
        return None
    here = total.text == promise.text
    fit = _same_item(total, promise, loosely=here)
    if fit is None:
        return None
    days = abs((total.day - promise.day).days) if total.day and promise.day else REACH // 2
    return (0, fit, 0) if here else (1, fit, days) if days <= REACH else None


@settings(max_examples=150, deadline=None)
@given(rows=ROWS, asked=ROWS)
def test_the_promise_that_is_found_is_the_nearest_of_all(claim, items, rows, asked):
    days = {}
    told = [claim(f"t{text}.{place}", item=item, kind=kind, recipients=recipients, day=days.setdefault(text, day))
            for place, (text, item, kind, recipients, day) in enumerate(rows)]
    totals = [claim(f"t{text}.{100 + place}", item=item, kind=kind, recipients=recipients, counting="total",
                    day=days.setdefault(text, day))
              for place, (text, item, kind, recipients, day) in enumerate(asked)]
    traits = traits_of([*told, *totals], items, {})
    promises = [one for one in traits.values() if not one.total]
    homes = Homes(promises)
    for total in (one for one in traits.values() if one.total):
        fitting = [(place, one.order, one.id) for one in promises for place in [_nearness(total, one)] if place]
        assert homes.of(total) == (min(fitting)[2] if fitting else None)
