"""The rota as a picture: a row for each day, so that it can be read on a phone; names stand in the bars.

Open times are hatched as well as coloured, and times in which nobody is planned are dotted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from bot.domain.rota import Span, Stint, Vacancy

COLOURS = ("#a9d1f0", "#f7c99b", "#b5dfbf", "#e5c1e1", "#f3e6a0", "#c8c9f3", "#f5bdb6", "#b9e3e6")
INK, QUIET, NOTE, OPEN, EMPTY = "#1d2430", "#5b6472", "#8a4b00", "#c0392b", "#eceff3"
WIDTH, LANE, PAD, HEAD, FOOT = 9.0, 0.5, 0.14, 1.15, 0.75
"""Inches: of the picture, of one lane, between days, above and below the days."""
DOTS = 100
_LETTERS = 58
"""How many letters fit from side to side, about."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RotaChart:
    """What is drawn: ``title`` says the finding; ``days`` are labels from the local date ``first`` on in ``zone``.

    ``notes`` stand under the label of a day; ``names`` are of people; ``open_word`` stands in open times; ``legend``
    explains what labels cannot; ``now`` is marked.
    """

    title: str
    subtitle: str
    first: date
    days: Sequence[str]
    zone: str
    stints: Sequence[Stint]
    open: Sequence[Vacancy]
    unstaffed: Sequence[Span]
    names: Mapping[int, str]
    open_word: str
    legend: str
    now: datetime
    notes: Mapping[date, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Bar:
    """Part of a stretch that lies on one day: hours by the clock on the wall."""

    day: int
    left: float
    right: float


def draw_rota(chart: RotaChart) -> bytes:
    """The picture as PNG."""
    lanes = _lanes(chart)
    height = (max(lanes.values()) + 1) * LANE + PAD
    inches = HEAD + FOOT + height * len(chart.days)
    figure = Figure(figsize=(WIDTH, inches), dpi=DOTS, facecolor="white")
    FigureCanvasAgg(figure)
    left = 0.2
    axes = figure.add_axes((left, FOOT / inches, 1 - left - 0.045, 1 - (HEAD + FOOT) / inches))
    _frame(axes, chart, height)
    for span in chart.unstaffed:
        for bar in _bars(chart, *span):
            _box(axes, bar, bar.day * height + PAD / 2, height - PAD, EMPTY, hatch="..", edge="#c3cad4")
    colours = _colours(chart)
    for stint in chart.stints:
        for bar in _bars(chart, stint.starts, stint.ends):
            top = bar.day * height + PAD / 2 + lanes[stint] * LANE
            _box(axes, bar, top, LANE, colours[stint.person])
            _label(axes, bar, top + LANE / 2, chart.names.get(stint.person, "?"))
    _open(axes, chart, lanes, height)
    _words(figure, chart, inches)
    kept = BytesIO()
    figure.savefig(kept, format="png")
    return kept.getvalue()


def _frame(axes: Axes, chart: RotaChart, height: float) -> None:
    first, last = _hours(chart)
    ticks = list(range(first, last + 1, 6 if last - first > 12 else 3))
    axes.set_xlim(first, last)
    axes.set_ylim(height * len(chart.days), 0)
    axes.set_xticks(ticks, [f"{hour}:00" for hour in ticks])
    axes.xaxis.tick_top()
    axes.tick_params(axis="x", length=0, labelsize=14, labelcolor=QUIET)
    axes.set_yticks([])
    axes.spines[:].set_visible(False)
    for hour in ticks:
        axes.axvline(hour, color="#d5dae1", linewidth=1, zorder=0)
    for number, label in enumerate(chart.days):
        middle = (number + 0.5) * height
        note = chart.notes.get(chart.first + number * _DAY, "")
        axes.axhline(number * height, color="#e3e7ec", linewidth=1, zorder=0)
        _beside(axes, middle - (0.11 if note else 0), label, 15, INK)
        if note:
            short = note if len(note) <= 20 else f"{note[:19]}…"
            _beside(axes, middle + 0.15, short, 10.5, NOTE)
    for bar in [one for one in _bars(chart, chart.now, chart.now + timedelta(minutes=1)) if first <= one.left <= last]:
        axes.plot([bar.left] * 2, [bar.day * height, (bar.day + 1) * height], color=INK, linewidth=2.5, zorder=3)


def _beside(axes: Axes, middle: float, text: str, size: float, colour: str) -> None:
    """Words at the left of a row."""
    place = axes.get_yaxis_transform()
    axes.text(-0.015, middle, text, ha="right", va="center", fontsize=size, color=colour, transform=place)


def _open(axes: Axes, chart: RotaChart, lanes: Mapping[Stint, int], height: float) -> None:
    first = {stint.layer: 99 for stint in lanes}
    for stint, lane in lanes.items():
        first[stint.layer] = min(first[stint.layer], lane)
    for one in chart.open:
        for bar in _bars(chart, one.starts, one.ends):
            top = bar.day * height + PAD / 2 + first.get(one.layer, 0) * LANE
            _box(axes, bar, top, LANE, "#fbe3e0", hatch="////", edge=OPEN, line=2)
            _label(axes, bar, top + LANE / 2, chart.open_word, open_time=True)


def _words(figure: Figure, chart: RotaChart, inches: float) -> None:
    figure.text(0.03, 1 - 0.32 / inches, chart.title, fontsize=21, weight="bold", color=INK, va="center")
    figure.text(0.03, 1 - 0.68 / inches, chart.subtitle, fontsize=13, color=QUIET, va="center")
    figure.text(0.03, FOOT / 2 / inches, chart.legend, fontsize=12.5, color=QUIET, va="center", wrap=True)


def _lanes(chart: RotaChart) -> dict[Stint, int]:
    """A lane for each stint: layers one below the other, and people of the same time and layer too."""
    found: dict[Stint, int] = {}
    base = 0
    for layer in sorted({stint.layer for stint in chart.stints} | {one.layer for one in chart.open}):
        free: list[datetime] = []
        for stint in [one for one in chart.stints if one.layer == layer]:
            lane = next((n for n, until in enumerate(free) if until <= stint.starts), len(free))
            free[lane : lane + 1] = [stint.ends]
            found[stint] = base + lane
        base += max(1, len(free))
    return found or {Stint(1, 0, chart.now, chart.now): 0}


def _colours(chart: RotaChart) -> dict[int, str]:
    people = sorted({stint.person for stint in chart.stints})
    return {person: COLOURS[number % len(COLOURS)] for number, person in enumerate(people)}


def _bars(chart: RotaChart, starts: datetime, ends: datetime) -> list[_Bar]:
    """What lies on each day of the chart, by the wall clock of the zone."""
    found, zone = [], ZoneInfo(chart.zone)
    for number in range(len(chart.days)):
        midnight = datetime.combine(chart.first + number * _DAY, time(), zone)
        begin, end = midnight.astimezone(UTC), (midnight + _DAY).astimezone(UTC)
        if starts < end and ends > begin:
            left = _hour(max(starts, begin), zone)
            right = 24.0 if ends >= end else _hour(ends, zone)
            found.append(_Bar(number, left, max(left, right)))
    return found


def _hours(chart: RotaChart) -> tuple[int, int]:
    """The hours of a day in which anything is planned, with some air: nights without a rota take no room."""
    rows: list[Stint | Vacancy] = [*chart.stints, *chart.open]
    bars = [bar for row in rows for bar in _bars(chart, row.starts, row.ends)]
    first = int(min((bar.left for bar in bars), default=0) // 3 * 3)
    last = int(-(-max((bar.right for bar in bars), default=24) // 3) * 3)
    return (first, last) if last - first >= 9 else (max(0, last - 9), max(9, last))


def _hour(moment: datetime, zone: ZoneInfo) -> float:
    local = moment.astimezone(zone)
    return local.hour + local.minute / 60


def _box(
    axes: Axes, bar: _Bar, top: float, height: float, colour: str, hatch: str = "", edge: str = "white", line: float = 1
) -> None:
    axes.add_patch(
        Rectangle(
            (bar.left, top + 0.02),
            bar.right - bar.left,
            height - 0.04,
            facecolor=colour,
            edgecolor=edge,
            hatch=hatch,
            linewidth=line,
            zorder=2,
        )
    )


def shortened(name: str, room: int) -> str:
    """A name in at most ``room`` letters: whole, the first part, the beginning of that, initials, or nothing."""
    parts = name.split() or [""]
    ways = [name, parts[0], *([f"{parts[0][: room - 1]}…"] if room >= 4 else []), "".join(one[:1] for one in parts)]
    return next((way for way in ways if len(way) <= room), "")


def _label(axes: Axes, bar: _Bar, middle: float, text: str, *, open_time: bool = False) -> None:
    begin, end = axes.get_xlim()
    room = int((bar.right - bar.left) / (end - begin) * _LETTERS)
    short = shortened(text, room)
    axes.text(
        (bar.left + bar.right) / 2,
        middle,
        short,
        ha="center",
        va="center",
        fontsize=15,
        color=OPEN if open_time else INK,
        weight="bold" if open_time else "normal",
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5} if open_time and short else None,
        zorder=4,
    )
