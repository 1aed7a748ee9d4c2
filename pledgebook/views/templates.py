"""The templates' environment: every value is escaped, and characters that could disguise a text are made visible.

Texts come from anywhere. A bidirectional override can make words read backwards, a control character can hide some;
both are shown by their number instead. All else is shown as it is.

A page has a thousand values and calls, a site a hundred million. So a template's code hands each value to `shown` and
calls a macro straight away, where Jinja's own would first ask both what they are, several times over.
"""

import re
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from markupsafe import Markup, escape

_DISGUISES = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
_DISGUISE = re.compile(f"[{_DISGUISES}]")
_SPECIAL = re.compile(f"[&<>\"'{_DISGUISES}]")
"""What a page cannot show as it is; most texts have nothing of it."""


def environment() -> Environment:
    """An environment that escapes everything and refuses names that a template was not given."""
    made = Environment(
        loader=PackageLoader("pledgebook", "data/templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=shown,
        auto_reload=False,  # templates come with the program: no page need look whether one was changed
    )
    made.code_generator_class, made.context_class = _ShowsEach, _CallsStraight
    made.filters["visible"] = visible
    return made


class _ShowsEach(CodeGenerator):
    """Writes the code that puts out a value: `finalize`, which is `shown` and escapes, and no `escape` around it."""

    def _output_child_pre(self, node: object, frame: object, finalize: Any) -> None:  # noqa: ARG002 -- Jinja's own
        self.write(finalize.src)

    def _output_child_post(self, node: object, frame: object, finalize: object) -> None:  # noqa: ARG002 -- Jinja's own
        self.write(")")


class _CallsStraight(Context):
    """Calls what a template calls with what it gives: nothing that ours call asks for the template's names."""

    def call(self, called: Any, /, *given: Any, _loop_vars: object = None, _block_vars: object = None,
             **named: Any) -> Any:
        return called(*given, **named)


def shown(value: Any) -> str:
    """A value as it stands in a page: escaped, and without disguise. Markup (what a macro gives back) is so already."""
    kind = type(value)
    if kind is str:
        return value if _SPECIAL.search(value) is None else escape(visible(value))
    return value if kind is Markup else escape(value)


def visible(text: str) -> str:
    """`text` with every character that could disguise it written as its number: '[U+202E]'."""
    if text.isascii() and text.isprintable():  # most by far, and a page has thousands
        return text
    return _DISGUISE.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)
