"""The coming sessions of a group as a calendar: a month below the other, with the time in the box of the day.

A session that was moved has an arrow, one that does not take place a cross and a pattern: no colour is needed.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from bot.domain.attendance import Sign

INK, QUIET, PALE = "#1d2430", "#5b6472", "#d5dae1"
WIDTH = 8.0


LOOKS: Mapping[Sign, tuple[str, str, str]] = {
    Sign.PLANNED: ("#b5dfbf", "", ""),
    Sign.MOVED: ("#f3e6a0", "", "→ "),
    Sign.CANCELLED: ("#eceff3", "xxx", "× "),
}
"""Colour, pattern, and the sign before the time."""


@dataclass(frozen=True, slots=True)
class MonthChart:
    """``title`` says the finding; ``months`` are (first day, name); ``days`` hold local times and signs."""

    title: str
    subtitle: str
    months: Sequence[tuple[date, str]]
    weekdays: Sequence[str]
    days: Mapping[date, Sequence[tuple[str, Sign]]]
    words: Mapping[Sign, str]
    today: date


def draw_calendar(chart: MonthChart) -> bytes:
    """A PNG."""
    weeks = [calendar.Calendar().monthdatescalendar(first.year, first.month) for first, _ in chart.months]
    rows = sum(len(month) for month in weeks)
    inches = 1.2 + 0.95 * len(weeks) + 0.85 * rows + 0.7
    figure = Figure(figsize=(WIDTH, inches), dpi=120)
    FigureCanvasAgg(figure)
    figure.text(0.03, 1 - 0.36 / inches, chart.title, fontsize=19, weight="bold", color=INK, va="center")
    figure.text(0.03, 1 - 0.76 / inches, chart.subtitle, fontsize=14, color=QUIET, va="center")
    top = inches - 1.2
    for (first, name), month in zip(chart.months, weeks, strict=True):
        height = 0.85 * len(month) + 0.4
        top -= height + 0.55
        figure.text(0.03, (top + height + 0.25) / inches, name, fontsize=17, weight="bold", color=INK, va="center")
        axes = figure.add_axes((0.03, top / inches, 0.94, height / inches))
        _month(axes, chart, first, month)
    _legend(figure, chart, inches)
    file = BytesIO()
    figure.savefig(file, format="png", facecolor="white")
    return file.getvalue()


def _month(axes: Axes, chart: MonthChart, first: date, weeks: Sequence[Sequence[date]]) -> None:
    axes.set_xlim(0, 7)
    axes.set_ylim(len(weeks), -0.47)
    axes.axis("off")
    for column, name in enumerate(chart.weekdays):
        axes.text(column + 0.5, -0.22, name, ha="center", va="center", fontsize=13, color=QUIET)
    for row, week in enumerate(weeks):
        for column, day in enumerate(week):
            if day.month == first.month:
                _day(axes, chart, day, column, row)


def _day(axes: Axes, chart: MonthChart, day: date, column: int, row: int) -> None:
    found = chart.days.get(day, ())
    colour, hatch, _ = LOOKS[found[0][1]] if found else ("white", "", "")
    line = 2.6 if day == chart.today else 0.8
    edge = INK if found or day == chart.today else PALE
    box = Rectangle(
        (column + 0.03, row + 0.03), 0.94, 0.94, facecolor=colour, edgecolor=edge, hatch=hatch, linewidth=line
    )
    axes.add_patch(box)
    plate = {"facecolor": "white", "edgecolor": "none", "pad": 1.2} if hatch else None
    weight = "bold" if found else "normal"
    axes.text(column + 0.12, row + 0.26, str(day.day), fontsize=13, color=INK, va="center", weight=weight, bbox=plate)
    for number, (time, sign) in enumerate(found[:2]):
        said = f"{LOOKS[sign][2]}{time}"
        place = row + 0.66 if len(found) == 1 else row + 0.52 + 0.28 * number
        size = 15 if len(found) == 1 else 12
        axes.text(
            column + 0.5, place, said, ha="center", va="center", fontsize=size, color=INK, weight="bold", bbox=plate
        )


def _legend(figure: Figure, chart: MonthChart, inches: float) -> None:
    used = [sign for sign in Sign if any(sign is one for some in chart.days.values() for _, one in some)]
    for number, sign in enumerate(used):
        colour, hatch, mark = LOOKS[sign]
        x, y = 0.03 + number * 0.32, 0.35 / inches
        box = Rectangle(
            (x, y - 0.13 / inches), 0.035, 0.26 / inches, facecolor=colour, edgecolor=INK, hatch=hatch, linewidth=0.8
        )
        figure.add_artist(box)
        figure.text(x + 0.045, y, f"{mark}{chart.words[sign]}", fontsize=13.5, color=INK, va="center")
