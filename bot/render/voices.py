"""Who writes and who answers whom, as a picture: a number in each box, and a larger box for more; no colour needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

INK, QUIET, FILL = "#1d2430", "#5b6472", "#a9c4d9"
WIDTH = 8.0
"""Inches; small, so that letters are still large when a phone shows it."""


@dataclass(frozen=True, slots=True)
class VoiceChart:
    """``title`` says the finding. A row for each of ``names``: ``wrote`` beside it, and ``answers`` to each other one.

    ``answers[row][column]`` counts how often the row's person answered the column's. ``wrote_head`` and
    ``answered_head`` stand above the two parts.
    """

    title: str
    subtitle: str
    names: Sequence[str]
    wrote: Sequence[int]
    answers: Sequence[Sequence[int]]
    wrote_head: str
    answered_head: str


def draw_voices(chart: VoiceChart) -> bytes:
    """A PNG."""
    count = len(chart.names)
    inches = 2.05 + 0.62 * count
    figure = Figure(figsize=(WIDTH, inches), dpi=120)
    FigureCanvasAgg(figure)
    figure.text(0.03, 1 - 0.36 / inches, chart.title, fontsize=17, weight="bold", color=INK, va="center")
    figure.text(0.03, 1 - 0.76 / inches, chart.subtitle, fontsize=12.5, color=QUIET, va="center")
    figure.text(0.24, 1 - 1.14 / inches, chart.wrote_head, fontsize=12.5, color=INK, va="center")
    figure.text(0.5, 1 - 1.14 / inches, chart.answered_head, fontsize=12.5, color=INK, va="center")
    foot, height = 0.15 / inches, 0.62 * count / inches
    bars = figure.add_axes((0.24, foot, 0.2, height))
    grid = figure.add_axes((0.5, foot, 0.48, height))
    _bars(bars, chart)
    _grid(grid, chart)
    file = BytesIO()
    figure.savefig(file, format="png", facecolor="white")
    return file.getvalue()


def _bars(axes: Axes, chart: VoiceChart) -> None:
    most = max([*chart.wrote, 1])
    for row, number in enumerate(chart.wrote):
        axes.add_patch(
            Rectangle((0, row - 0.28), number / most, 0.56, facecolor=FILL, edgecolor=INK, hatch="//", linewidth=0.8)
        )
        axes.text(number / most + 0.06, row, str(number), va="center", fontsize=13, weight="bold", color=INK)
    axes.set_xlim(0, 1.4)
    _rows(axes, len(chart.names))
    axes.set_yticks(range(len(chart.names)), list(chart.names), fontsize=14, color=INK)
    axes.set_xticks([])


def _grid(axes: Axes, chart: VoiceChart) -> None:
    most = max([number for row in chart.answers for number in row] + [1])
    for row, numbers in enumerate(chart.answers):
        for column, number in enumerate(numbers):
            if row == column:
                axes.plot([column - 0.2, column + 0.2], [row, row], color=QUIET, linewidth=1)
                continue
            side = 0.35 + 0.55 * number / most if number else 0
            axes.add_patch(
                Rectangle((column - side / 2, row - side / 2), side, side, facecolor=FILL, edgecolor=INK, linewidth=0.8)
            )
            _number(axes, column, row, number, plain=not number)
    axes.set_xlim(-0.6, max(3, len(chart.names)) - 0.4)
    _rows(axes, len(chart.names))
    axes.set_yticks([])
    axes.set_xticks(range(len(chart.names)), list(chart.names), fontsize=11, color=QUIET, rotation=30, ha="left")
    axes.xaxis.tick_top()


def _rows(axes: Axes, count: int) -> None:
    axes.set_ylim(count - 0.5, -0.5)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)


def _number(axes: Axes, x: float, y: float, number: int, *, plain: bool = False) -> None:
    weight, colour = ("normal", QUIET) if plain else ("bold", INK)
    axes.text(x, y, str(number), ha="center", va="center", fontsize=13, weight=weight, color=colour, zorder=4)
