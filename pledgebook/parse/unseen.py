"""A page without what no reader of it sees: scripts, styles, comments, which are most of its bytes.

The parser behind it has half as much to read, copies of its tree are half as large. Scripts that hold text for other
machines (JSON-LD) stay, since days stand in them.
"""

import re

_OPENS = re.compile(r"<(?:(script|style)(?=[\s/>])|!--)", re.IGNORECASE)
_CLOSES = {"script": re.compile(r"</script\s*>", re.IGNORECASE), "style": re.compile(r"</style\s*>", re.IGNORECASE),
           "": re.compile("-->")}
_FOR_MACHINES = "json"
_LONGEST_TAG = 400
"""Signs of an opening tag that say whether a script is for other machines."""

_LONGEST_VALUE = 2000
"""Signs before a '<' in which the tag would have begun whose attribute it stands in."""


def without_unseen(page: str) -> str:
    """The page without its scripts, styles and comments; one of them that never ends is left, and all behind it.

    What looks like one inside an attribute is none. The time grows with the length of the page, whatever is in it.
    """
    pieces, begin, at = [], 0, 0
    while found := _OPENS.search(page, at):
        what = (found[1] or "").lower()
        if _is_in_tag(page, found.start()):
            at = found.end()
            continue
        close = _CLOSES[what].search(page, found.end())
        if close is None:
            break
        at = close.end()
        if what == "script" and _FOR_MACHINES in page[found.end() : _end_of_tag(page, found.end())].lower():
            continue
        pieces.append(page[begin : found.start()])
        begin = at
    return "".join((*pieces, page[begin:]))


def _is_in_tag(page: str, at: int) -> bool:
    """Whether a tag is open at `at`: its '<' is nearer than any '>'."""
    first = max(0, at - _LONGEST_VALUE)
    return page.rfind("<", first, at) > page.rfind(">", first, at)


def _end_of_tag(page: str, at: int) -> int:
    end = page.find(">", at, at + _LONGEST_TAG)
    return end if end >= 0 else at + _LONGEST_TAG
