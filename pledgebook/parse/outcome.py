"""What the readers of this stage hand back: text with what is known of it, or the reason why there is none."""

from dataclasses import dataclass
from datetime import date

from pledgebook.errors import Issue


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in its final form and what its source says about it; `doubts` are codes and sentences for Issues."""

    text: str
    title: str | None = None
    published: date | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    id: str | None = None
    doubts: tuple[tuple[str, str], ...] = ()


class Unreadable(Exception):  # noqa: N818 - no error of the program: it carries an Issue to where it is made
    """One capture gives no text: a code, a sentence and a next step."""

    def __init__(self, code: str, message: str, next_step: str = "", doubts: tuple[tuple[str, str], ...] = ()) -> None:
        self.code, self.message, self.next_step, self.doubts = code, message, next_step, doubts
        super().__init__(message)


NEXT_STEPS = {
    "bad-field": "mend the field in the file, or leave it out",
    "future-date": "see which day the source has; the text is kept under the day that it bears",
    "unknown-date": "write the day as 2024-02-26",
}
DEFAULT_STEP = "compare the stored text with the source; nothing else is needed if it reads well"


def make_issue(subject: str, code: str, message: str, next_step: str = "") -> Issue:
    """An issue of this stage; a doubt without a next step of its own gets that of its code."""
    return Issue("parse", code, subject, message, next_step or NEXT_STEPS.get(code, DEFAULT_STEP))
