"""What a page can fail with, besides the errors of the parts below: each has its answer in `answers.refusal`."""

from pledgebook.errors import PledgebookError

LATER = "it may have been recorded later than this day: see the latest"
"""The next step where something is missing from a ledger of the past."""


class MissingError(PledgebookError):
    """There is no such commitment, claim, document, party, item or page."""

    exit_code = 2

    def __init__(self, what: str, name: str, next_step: str = "", nearest: str = "") -> None:
        """`what` is the kind of thing ('commitment'), `name` what was asked for, `nearest` what may have been meant."""
        self.what, self.name, self.nearest = what, name, nearest
        super().__init__(what, f'there is no {what} "{name}" in this book', next_step)


class MovedError(PledgebookError):
    """What was asked for stands under another address now (a merged id): answered with 301."""

    def __init__(self, to: str) -> None:
        self.to = to
        super().__init__("moved", f"this stands at {to} now")


class BeingMadeError(PledgebookError):
    """A ledger of the past is being made: answered with 503, and asked for again soon."""

    exit_code = 3
