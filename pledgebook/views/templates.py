"""The templates' environment: every value is escaped, and characters that could disguise a text are made visible.

Texts come from anywhere. A bidirectional override can make words read backwards, a control character can hide some;
both are shown by their number instead. All else is shown as it is.
"""

import re
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

_DISGUISE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")


def environment() -> Environment:
    """An environment that escapes everything and refuses names that a template was not given."""
    made = Environment(
        loader=PackageLoader("pledgebook", "data/templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=_finalized,
        auto_reload=False,  # templates come with the program: no page need look whether one was changed
    )
    made.filters["visible"] = visible
    return made


def _finalized(value: Any) -> Any:
    # Markup (what a macro gives back) is a str too, and has gone through here already.
    return visible(value) if type(value) is str else value


def visible(text: str) -> str:
    """`text` with every character that could disguise it written as its number: '[U+202E]'."""
    if text.isascii() and text.isprintable():  # most by far, and a page has thousands
        return text
    return _DISGUISE.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)
