"""The geometry of the pictures: where bars, ranges and marks stand, in per cent of the width and pixels of the height.

Widths in per cent let one drawing fit a phone and a desk without scaling its letters. Nothing here knows of SVG.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pledgebook.views.donors import STEPS, DonorRow
from pledgebook.views.figures import CURRENCY, Ends, count, money, short

MOST_BARS = 14
ROW = 42
"""Height of one donor: a line of words and a bar."""
LONG_NAME = 24
"""Letters of a name that a phone of 320 pixels shows beside a sum."""
TOP = 26
"""Room for the axis above the bars."""
WIDTHS = (400, 460, 520, 580, 660, 780, 960, 1200)
"""Widths in pixels for which the style sheets know whether a picture's words fit."""
_NAME, _WORDS = 7.6, 6.6  # pixels of a letter: of a name, in bold, and of the words beside it; rather more than less
_BETWEEN = 8
_ROOM = Decimal("0.95")  # so that the mark at the end of the longest range is inside


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: solid to the least, a range from the least to the most, and a mark where there is no upper end."""

    name: str
    solid: str
    range_from: str
    range_to: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class BarRow:
    """One donor's bars with the words beside them; `brief` is for a phone; `top` is the row's place in pixels."""

    name: str
    told: str
    brief: str
    top: int
    bars: tuple[Bar, ...]
    short: str = ""
    """What stands on a phone in place of a name that would leave its figure no room; '' where the name does."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of the axis."""

    at: str
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars by donor; `left_out` is how many donors are only in the table."""

    rows: tuple[BarRow, ...]
    ticks: tuple[Tick, ...]
    height: int
    left_out: int

    @property
    def long_names_from(self) -> int:
        """The width, one of WIDTHS, from which all names fit in full beside what is told."""
        return _width(max((_pixels(row.name, row.told) for row in self.rows), default=0))

    @property
    def told_from(self) -> int:
        """The width, one of WIDTHS, from which all that is told fits beside the short names."""
        return _width(max((_pixels(row.short or row.name, row.told) for row in self.rows), default=0))


def money_picture(rows: Sequence[DonorRow]) -> Picture:
    """Promised, firm and delivered sums; only donors of whom a sum is known."""
    known = [row for row in rows if row.promised.known]
    shown = known[:MOST_BARS]
    most = max((row.size for row in shown), default=Decimal(1)) or Decimal(1)
    scale = most / _ROOM
    drawn = tuple(BarRow(row.name, _told(row), row.promised_told, TOP + number * ROW, tuple(
        bar for name, ends in (("promised", row.promised), ("firm", row.firm), ("delivered", row.delivered))
        for bar in [_bar(name, ends, scale)] if bar), _short(row)) for number, row in enumerate(shown))
    currency = shown[0].currency if shown else CURRENCY
    ticks = tuple(Tick(_share(at, scale), f"{currency} {short(at)}" if number == 1 else short(at))
                  for number, at in enumerate(_round_steps(most)))
    return Picture(drawn, ticks, TOP + len(shown) * ROW, len(known) - len(shown))


def count_picture(rows: Sequence[DonorRow]) -> Picture:
    """How many promises there are and how far they have come, one stacked bar a donor."""
    ordered = sorted((row for row in rows if row.promises), key=lambda row: (-row.promises, row.name))
    shown = ordered[:MOST_BARS]
    scale = Decimal(max((row.promises for row in shown), default=1)) / _ROOM
    drawn = tuple(BarRow(row.name, _steps_told(row), f"{row.steps['delivered']} of {row.promises}", TOP + number * ROW,
                         _stack(row, scale), _short(row)) for number, row in enumerate(shown))
    return Picture(drawn, (), TOP + len(shown) * ROW, len(ordered) - len(shown))


def _pixels(name: str, told: str) -> float:
    """About how wide a line is. Letters are measured by no one here: a browser has a font of its own."""
    return len(name) * _NAME + _BETWEEN + len(told) * _WORDS


def _width(pixels: float) -> int:
    return next((width for width in WIDTHS if pixels <= width), WIDTHS[-1])


def _short(row: DonorRow) -> str:
    """For a long name the codes of those who give together; its beginning, where the codes are no shorter."""
    codes = " + ".join(row.key.split("+")) if row.key else row.name
    if len(row.name) <= LONG_NAME:
        return ""
    return codes if len(codes) <= LONG_NAME else f"{row.name[:LONG_NAME - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"


def _bar(name: str, ends: Ends, scale: Decimal) -> Bar | None:
    if not ends.known:
        return None
    low = ends.low or Decimal(0)
    high = low if ends.high is None else ends.high
    return Bar(name, _share(low, scale), _share(low, scale), _share(high, scale), ends.high is None)


def _stack(row: DonorRow, scale: Decimal) -> tuple[Bar, ...]:
    """Delivered first, from the left; a bar's solid width, and its beginning in `range_from`."""
    bars, begun = [], 0
    for name in reversed(STEPS):
        size = row.steps[name]
        if size:
            bars.append(Bar(name, _share(Decimal(size), scale), _share(Decimal(begun), scale),
                            _share(Decimal(begun + size), scale), is_open=False))
        begun += size
    return tuple(bars)


def _told(row: DonorRow) -> str:
    delivered = money(row.delivered, "").strip() if row.delivered.known else "none found"
    return f"{row.promised_told} promised · {delivered} delivered"


def _steps_told(row: DonorRow) -> str:
    told = [f"{row.steps[name]} {name}" for name in reversed(STEPS) if row.steps[name]]
    return f"{count(row.promises, 'promise')}: {', '.join(told)}"


def _share(value: Decimal, scale: Decimal) -> str:
    return f"{value / scale * 100:.2f}%"


def _round_steps(most: Decimal) -> list[Decimal]:
    """About three round numbers from 0 up to `most`."""
    power = Decimal(10) ** most.adjusted()
    step = next(size * power for size in (Decimal(5), Decimal(2), Decimal(1), Decimal("0.5"))
                if most / (size * power) >= 2 or size == Decimal("0.5"))
    return [step * number for number in range(int(most / step) + 1)]
