"""Pictures as SVG that stand alone: sums as bars with their ranges, and the timeline of one promise.

They hold no script, no style sheet and no address, and are drawn in the colour of the text around them, so that they
are legible on light and on dark. Each has its finding as one sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pledgebook.errors import BookError
from pledgebook.schema import Json
from pledgebook.views.donors import DonorRow
from pledgebook.views.figures import CURRENCY, Ends, as_day, count, day
from pledgebook.views.parties import Naming
from pledgebook.views.pictures import money_picture
from pledgebook.views.templates import environment
from pledgebook.views.timeline import PARTS
from pledgebook.views.worth import range_words

WIDTH = 720
_ROW = 30
_TOP = 40
_LEFT, _RIGHT = 24, WIDTH - 24


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing: its title, its finding in a sentence, and the SVG."""

    title: str
    finding: str
    svg: str

    def save(self, path: str | Path) -> Path:
        """Write the SVG to a file and return it; BookError where it cannot be written."""
        file = Path(path)
        try:
            file.write_text(self.svg, encoding="utf-8", newline="\n")
        except OSError as error:
            raise BookError(str(file), f"the picture cannot be written ({error.strerror})",
                            "choose a folder that you may write to") from error
        return file

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_html_(self) -> str:
        return environment().get_template("notebook/picture.html").render(picture=self)

    def __repr__(self) -> str:
        return f"{self.title}. {self.finding}"


def bars(rows: Sequence[Json], by: tuple[str, ...], naming: Naming) -> Picture:
    """The sums of a table of totals, largest first, each with its range; what has no known sum is counted."""
    drawn = money_picture(sorted((_bar_row(row, by, naming) for row in rows), key=lambda row: (-row.size, row.name)))
    told = rows[0] if rows else {"basis": "stated", "currency": CURRENCY, "prices_of": None}
    unit = str(told["currency"])
    drawn = replace(drawn, ticks=tuple(replace(one, label=one.label.replace(CURRENCY, unit)) for one in drawn.ticks))
    year = f", prices of {told['prices_of']}" if told["prices_of"] else ""
    title = f"Promised, firm and delivered by {', '.join(by) or 'all'} ({told['basis']}, {told['currency']}{year})"
    finding = _bars_finding(rows, by, naming)
    svg = environment().get_template("notebook/bars.svg").render(
        picture=drawn, title=title, finding=finding, width=WIDTH, unit=unit)
    return Picture(title, finding, svg)


def _bar_row(row: Json, by: tuple[str, ...], naming: Naming) -> DonorRow:
    return DonorRow(_name(row, by, naming), _name(row, by, naming), Ends.of(row["promised"]), Ends.of(row["firm"]),
                    Ends.of(row["delivered"]), int(row["with_value"]), {}, 0)


def _name(row: Json, by: tuple[str, ...], naming: Naming) -> str:
    told = [" + ".join(naming(code) for code in str(row[key]).split("+"))
            if key in ("donor", "recipient") and row[key] else str(row[key] or "?") for key in by]
    return ", ".join(told) or "All"


def _bars_finding(rows: Sequence[Json], by: tuple[str, ...], naming: Naming) -> str:
    known = [row for row in rows if Ends.of(row["promised"]).known]
    without = count(sum(int(row["without_value"]) for row in rows), "promise has", "promises have")
    tail = f"{without} no known value and stand beside the sums, never as 0."
    if not known:
        return f"No sum is known. {tail}"
    most = max(known, key=lambda row: Ends.of(row["promised"]).low or 0)
    return (f"{_name(most, by, naming)} has promised the most: {range_words(most['promised'])} {most['currency']}. "
            f"{tail}")


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim on a timeline: where it stands and what is written beside it."""

    x: int
    y: int
    told: str
    opens: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def x(self, at: date) -> int:
        days = max(1, (self.last - self.first).days)
        return _LEFT + round((at - self.first).days / days * (_RIGHT - _LEFT))

    def ticks(self) -> list[tuple[int, str]]:
        """About six first days of months or years."""
        months = [date(number // 12, number % 12 + 1, 1) for number in
                  range(self.first.year * 12 + self.first.month, self.last.year * 12 + self.last.month)]
        step = next((size for size in (1, 2, 3, 6, 12, 24, 60, 120) if len(months) // size <= 6), 1200)
        chosen = [month for month in months if (month.year * 12 + month.month - 1) % step == 0]
        return [(self.x(month), f"{month:%Y-%m}" if step < 12 else f"{month:%Y}") for month in chosen]


def timeline(title: str, commitment: Json, claims: Sequence[Json]) -> Picture:
    """Each dated claim at its day, in the order of publication, and the end of the due window as a line."""
    dated = [(found, claim) for claim in claims if (found := as_day(claim["document"].get("published")))]
    due = as_day((commitment.get("due") or {}).get("latest"))
    days = [found for found, _ in dated] + ([due] if due else [])
    finding = _finding(commitment, claims, due)
    scale = _Scale(min(days), max(days)) if days else None
    svg = environment().get_template("notebook/timeline.svg").render(
        title=title, finding=finding, width=WIDTH, height=_TOP + max(1, len(dated)) * _ROW + 10,
        ticks=scale.ticks() if scale else [], marks=list(_marks(dated, scale)) if scale else [],
        due=(scale.x(due), f"due {day(due)}") if scale and due else None)
    return Picture(title, finding, svg)


def _marks(dated: Sequence[tuple[date, Json]], scale: _Scale) -> Iterator[Mark]:
    for number, (at, claim) in enumerate(dated):
        x = scale.x(at)
        told = " · ".join(filter(None, (day(at), str(claim.get("stage") or claim["kind"]), PARTS.get(claim["part"], ""),
                                        str(claim["document"].get("publisher") or ""))))
        yield Mark(x, _TOP + number * _ROW + _ROW // 2, told, claim["part"] in ("opens", "advances"),
                   "start" if x < WIDTH // 2 else "end")


def _finding(commitment: Json, claims: Sequence[Json], due: date | None) -> str:
    """What the timeline shows, in one sentence."""
    told = f"Told {count(len(claims), 'time')}"
    first, last = (commitment["announced"].get(end) for end in ("first", "last"))
    times = count(int(commitment["announced"]["times"]), "time")
    said = f"; announced {times} by the donor, {day(first)} to {day(last)}" if first else ""
    return f"{told}{said}; stage {commitment.get('stage') or 'none'}" + (f"; due {day(due)}" if due else "") + "."
