"""What ties a commitment to others, in words: what it refills and what refills it, who stands behind it, silence.

Made from the written records, the same for `show`, `why` and the page.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pledgebook.schema import Json
from pledgebook.views.figures import Ends, between, count, day, money, number

Naming = Callable[[str], str]

NO_GIFT = {
    "own_stock": "no gift: it refills the giver's own stock",
    "reimbursement": "no gift: it pays back what another gave",
    "correction": "no gift: it sets a figure right that was told before",
}
"""What a commitment is instead of a gift, by its code."""


def ties(commitment: Json, refilled_by: Iterable[Json] = ()) -> Json:
    """The fields of the record that tie it to others, and the purchases that refill it."""
    told = {name: commitment.get(name) for name in ("replaces", "replacement", "shares", "ceased", "no_gift")}
    return {**told, "refilled_by": [{"commitment": one["id"], **(one.get("replacement") or {})} for one in refilled_by]}


def tie_lines(tied: Json, naming: Naming = str) -> Iterator[str]:
    """Each tie in one line; nothing where there is none."""
    if tied.get("no_gift"):
        yield f"{NO_GIFT.get(tied['no_gift'], tied['no_gift'])}; no total of gifts adds it"
    if tied.get("replaces"):
        yield f"refills the gift {tied['replaces']}: {replacement_words(tied.get('replacement') or {})}"
    for one in tied.get("refilled_by") or ():
        yield f"refilled by {one['commitment']}: {replacement_words(one)}"
    for share in tied.get("shares") or ():
        where = f" ({share['commitment']})" if share.get("commitment") else ""
        yield f"{share_words(share, naming)}{where}"
    if tied.get("ceased"):
        yield f"{ceased_words(tied['ceased'])} ({tied['ceased']['claim']})"


def replacement_words(told: Json) -> str:
    """What the purchase costs, how long after the gift it was told, and what shows that it refills it."""
    cost = [money(Ends.of(one), one["currency"], one.get("bound") or "") for one in told.get("cost") or ()]
    gap = told.get("gap_days")
    when = "" if gap is None else "told with the gift" if gap == 0 else (
        f"{count(abs(gap), 'day')} {'after' if gap > 0 else 'before'} the gift")
    return "; ".join(filter(None, [" or ".join(cost) or "cost not given", when, str(told.get("rule") or "")]))


def share_words(share: Json, naming: Naming = str) -> str:
    """'share of NL: EUR 100 m', 'no giver named for 300,000', 'share of PL: not given'."""
    ends, commodity = Ends.of(share), str(share["commodity"])
    is_money = len(commodity) == 3 and commodity.isupper()
    told = money(ends, commodity, share.get("bound") or "") if is_money else _counted(ends, commodity, share)
    if share.get("party") is None:
        return f"no giver named for {told}" if ends.known else "how much has no named giver is not known"
    parties = " + ".join(naming(code) for code in str(share["party"]).split("+"))
    note = f", {NO_GIFT[share['no_gift']]}" if share.get("no_gift") in NO_GIFT else ""
    return f"share of {parties}: {told}{note}"


def _counted(ends: Ends, commodity: str, share: dict[str, Any]) -> str:
    return f"{between(ends, number, share.get('bound') or '')} {'' if commodity == 'items' else commodity}".strip()


def ceased_words(told: Json) -> str:
    """From when on its giver reports nothing, and that this ends no promise."""
    return f"its giver has reported nothing more since {day(told.get('day'))}, which is no cancellation"
