"""The explanation of a figure as an indented text."""

import json
from collections.abc import Iterator

from pledgebook.schema import Json
from pledgebook.views.accounts import book_rows, gap_told
from pledgebook.views.figures import count
from pledgebook.views.ties import tie_lines
from pledgebook.views.told import told_value
from pledgebook.views.worth import range_words, value_lines


def why_words(tree: Json) -> str:
    """The explanation of a total or of a commitment, a line a step."""
    return "\n".join(_total_lines(tree) if "of" in tree else _lines(tree, ""))


def keys_words(keys: Json) -> str:
    """'FR -> UA, goods, 2024-02', or 'all'; a key that no text names is '?'."""
    parties = [keys[name] or "?" if name in keys else "" for name in ("donor", "recipient")]
    head = f"{parties[0]} -> {parties[1]}" if all(parties) else parties[0] or (f"-> {parties[1]}" if parties[1] else "")
    rest = [str(value or "?") for name, value in keys.items() if name not in ("donor", "recipient")]
    return ", ".join(filter(None, [head, *rest])) or "all"


def _total_lines(tree: Json) -> Iterator[str]:
    year = f", prices of {tree['prices_of']}" if tree["prices_of"] else ""
    yield (f"{keys_words(tree['of'])} {tree['account']}: {range_words(tree['total'])} {tree['currency']} "
           f"({tree['basis']}{year})")
    inside = sum(not leaf["out"] for leaf in tree["commitments"])
    left = ", ".join(f"{size:,} {cause}" for cause, size in tree["left_out"].items())
    yield f"  the sum of {count(inside, 'commitment')}" + (f"; left out: {left}" if left else "")
    for leaf in tree["commitments"]:
        yield f"  out: {leaf['out']}" if leaf["out"] else f"  in: adds {range_words(leaf['adds'])}"
        if leaf["made_of"] and tree["account"] != "promised":
            yield f"    {_made_of(leaf['made_of'])}"
        yield from _lines(leaf, "    ")


def _made_of(made: Json) -> str:
    stands = "; ".join(f"{one['account']} {range_words(one)}" for one in made["balances"])
    return f"{made['rule']} ({stands} {made['commodity']}; the promise is worth {range_words(made['promised'])})"


def _lines(tree: Json, margin: str) -> Iterator[str]:
    yield (
        f"{margin}{tree['commitment']}  {' + '.join(tree['donors']) or '?'} -> "
        f"{' + '.join(tree['recipients']) or '?'}  "
        f"{_flat(tree['item']) or '-'}  {tree['stage'] or ''}"
    )
    if tree.get("part_of"):
        yield f"{margin}  part of {tree['part_of']}"
    yield from (f"{margin}  {told}" for told in tie_lines(tree.get("ties") or {}))
    for figure in tree["figures"]:
        amount = f"{range_words(figure)} {figure['commodity']} ({figure['bound']})"
        yield f"{margin}  {figure['account']}: {amount}: {figure['rule']}"
        yield from (f"{margin}    {_posting(posting)}" for posting in figure["postings"])
    for check in tree.get("running_totals") or ():
        yield from (f"{margin}  {line}" for line in _check_lines(check))
    for value in tree["values"]:
        yield from (f"{margin}  {line}" for line in value_lines(value))
    yield from (f"{margin}  not valued: {_flat(told)}" for told in tree["not_valued"])
    yield from (f"{margin}  flag: {_flat(told)}" for told in tree["flags"])
    for conflict in tree["conflicts"]:
        told = "; ".join(f"{_told(shown)} in {len(claims)}" for shown, claims in conflict["values"])
        chosen = f"chosen {_told(conflict['chosen'])}: {conflict['rule']}"
        yield f"{margin}  sources differ on {conflict['field']}: {told}; {chosen}"
    for name, lines in book_rows({**tree, "conflicts": [], "announced": {}, "running_totals": []}):
        yield from (f"{margin}  {name.lower()}: {_flat(told)}" for told in lines)
    yield from (f"{margin}  {told}" for told in tree["sources"]["told"])
    for claim in tree["not_posted"]:
        yield f"{margin}  {claim['part']}, posts nothing: {_said(claim['words'])}"


def _posting(posting: Json) -> str:
    return f"{posting['day'] or 'undated'}  {range_words(posting)}  {_said(posting['words'])}"


def _check_lines(check: Json) -> Iterator[str]:
    """A running total, what is posted of it, and what is not."""
    yield (f"running total, {check['account']}: {range_words(check)} {check['commodity']} by {check['day'] or '?'}: "
           f"{range_words(check.get('explained'))} posted, "
           f"unexplained {gap_told(check.get('unexplained'), check['commodity'])}")
    yield f"  says {_said(check['words'])}"
    yield from (f"  {posting['commitment']}  {_posting(posting)}" for posting in check["explained_by"])


def _told(value: str) -> str:
    """A value of a conflict as people write it; amounts are kept as JSON objects."""
    try:
        amount = json.loads(value)
    except ValueError:
        return value
    if isinstance(amount, dict) and "latest" in amount:
        return told_value(value)
    return f"{range_words(amount)} {amount.get('of') or ''}".strip() if isinstance(amount, dict) else str(amount)


def _said(words: Json | None) -> str:
    if not words:
        return ""
    language = f" [{words['language']}]" if words.get("language") not in (None, "en") else ""
    source = f"{words['publisher'] or words['document']} {words['published'] or 'undated'}"
    return f'"{_flat(words["sentence"])}" ({source}){language}'


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())
