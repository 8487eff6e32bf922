"""Who was at the sessions of a group, as pictures: a bar for each session, and a grid of letters for each member.

Every state has a pattern and a letter of its own beside its colour, and numbers stand in the bars.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from bot.domain.attendance import Presence

LOOKS: Mapping[Presence, tuple[str, str]] = {
    Presence.THERE: ("#8fc7a4", ""),
    Presence.LATE: ("#cfe6b8", ".."),
    Presence.TOLD: ("#a9d1f0", "//"),
    Presence.MISSED: ("#f2b48c", "xx"),
    Presence.UNKNOWN: ("#eceff3", "--"),
}
"""Colour and pattern: either alone is enough to tell them apart."""
INK, QUIET = "#1d2430", "#5b6472"
WIDTH = 8.0
"""Inches; small, so that letters are still large when a phone shows it."""


@dataclass(frozen=True, slots=True)
class Bars:
    """``title`` says the finding; one row for each session by its label (the oldest first); ``words`` name states."""

    title: str
    subtitle: str
    rows: Sequence[tuple[str, Mapping[Presence, int]]]
    words: Mapping[Presence, str]


@dataclass(frozen=True, slots=True)
class Grid:
    """A row for each member by name, a column for each session by its label; ``letters`` stand in the boxes."""

    title: str
    subtitle: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Presence | None]]]
    letters: Mapping[Presence, str]
    words: Mapping[Presence, str]


def draw_bars(chart: Bars) -> bytes:
    """A PNG of how many were there, session by session."""
    used = [one for one in LOOKS if any(row.get(one) for _, row in chart.rows)]
    figure, axes = _page(chart.title, chart.subtitle, 0.5 * len(chart.rows) + 0.4, _legend_rows(used))
    for place, (_, row) in enumerate(chart.rows):
        left = 0.0
        for one in used:
            if number := row.get(one, 0):
                _box(axes, left, place - 0.36, number, 0.72, one)
                _mark(axes, left + number / 2, place, str(number))
                left += number
    most = max((sum(row.values()) for _, row in chart.rows), default=1)
    axes.set_xlim(0, most + 0.05)
    axes.set_ylim(len(chart.rows) - 0.5, -0.5)
    axes.set_yticks(range(len(chart.rows)), [label for label, _ in chart.rows], fontsize=15, color=INK)
    axes.set_xticks([])
    _legend(figure, used, chart.words, {})
    return _png(figure)


def draw_grid(chart: Grid) -> bytes:
    """A PNG of each member's sessions, for those who lead."""
    used = [one for one in LOOKS if any(one in marks for _, marks in chart.rows)]
    figure, axes = _page(chart.title, chart.subtitle, 0.55 * len(chart.rows) + 0.6, _legend_rows(used))
    for place, (_, marks) in enumerate(chart.rows):
        for column, one in enumerate(marks):
            if one is not None:
                _box(axes, column - 0.45, place - 0.4, 0.9, 0.8, one)
                _mark(axes, column, place, chart.letters[one])
    axes.set_xlim(-0.5, max(4, len(chart.columns)) - 0.5)
    axes.set_ylim(len(chart.rows) - 0.5, -0.5)
    axes.set_yticks(range(len(chart.rows)), [name for name, _ in chart.rows], fontsize=15, color=INK)
    axes.set_xticks(range(len(chart.columns)), chart.columns, fontsize=12, color=QUIET)
    axes.xaxis.tick_top()
    _legend(figure, used, chart.words, chart.letters)
    return _png(figure)


def _page(title: str, subtitle: str, height: float, legend_rows: int) -> tuple[Figure, Axes]:
    head, foot = 1.2, 0.35 + 0.42 * legend_rows
    inches = head + height + foot
    figure = Figure(figsize=(WIDTH, inches), dpi=120)
    FigureCanvasAgg(figure)
    figure.text(0.03, 1 - 0.36 / inches, title, fontsize=19, weight="bold", color=INK, va="center")
    figure.text(0.03, 1 - 0.76 / inches, subtitle, fontsize=14, color=QUIET, va="center")
    axes = figure.add_axes((0.24, foot / inches, 0.73, height / inches))
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    return figure, axes


def _legend_rows(used: Sequence[Presence]) -> int:
    return -(-len(used) // 3)


def _legend(
    figure: Figure, used: Sequence[Presence], words: Mapping[Presence, str], letters: Mapping[Presence, str]
) -> None:
    height = figure.get_figheight()
    for number, one in enumerate(used):
        row, column = divmod(number, 3)
        x, y = 0.03 + column * 0.32, (0.3 + 0.42 * (_legend_rows(used) - 1 - row)) / height
        colour, hatch = LOOKS[one]
        box = Rectangle(
            (x, y - 0.13 / height), 0.035, 0.26 / height, facecolor=colour, edgecolor=INK, hatch=hatch, linewidth=0.8
        )
        figure.add_artist(box)
        said = f"{letters[one]} = {words[one]}" if one in letters else words[one]
        figure.text(x + 0.045, y, said, fontsize=13.5, color=INK, va="center")


def _box(axes: Axes, left: float, top: float, width: float, height: float, one: Presence) -> None:
    colour, hatch = LOOKS[one]
    axes.add_patch(
        Rectangle((left, top), width, height, facecolor=colour, edgecolor=INK, hatch=hatch, linewidth=0.8, zorder=2)
    )


def _mark(axes: Axes, x: float, y: float, text: str) -> None:
    plate = {"facecolor": "white", "edgecolor": "none", "pad": 2.0}
    axes.text(x, y, text, ha="center", va="center", fontsize=15, weight="bold", color=INK, zorder=4, bbox=plate)


def _png(figure: Figure) -> bytes:
    file = BytesIO()
    figure.savefig(file, format="png", facecolor="white")
    return file.getvalue()
