"""Response times as a picture: a bar to the median, a line on to the 90th percentile, the target dashed."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.domain.response_times import Month
from bot.domain.triage import Level

LOOKS: Mapping[Level, tuple[str, str]] = {
    Level.CRISIS: ("#8c1d40", "////"),
    Level.RED: ("#c4571b", "\\\\\\\\"),
    Level.AMBER: ("#b58900", "...."),
}
"""Colour and pattern of each level: either alone is enough to tell them apart."""
WORDS = ("target", "median", "p90", "kept", "minutes", "hours", "unanswered")
INK, QUIET = "#1d2733", "#5a6675"


def response_picture(lines: Sequence[Month], title: str, words: Mapping[str, str]) -> bytes:
    """A PNG. ``title`` says the finding; ``words`` names levels by their word, and what ``WORDS`` lists."""
    levels = sorted({line.level for line in lines}, reverse=True)
    heights = [1.4 + 0.42 * sum(line.level is level for line in lines) for level in levels]
    figure = Figure(figsize=(9, 0.7 + sum(heights)), dpi=130, layout="constrained")
    FigureCanvasAgg(figure)
    figure.suptitle(title, x=0.01, ha="left", fontsize=14, fontweight="bold", color=INK)
    grid = figure.subplots(len(levels), 1, squeeze=False, gridspec_kw={"height_ratios": heights})
    for axes, level in zip(grid[:, 0], levels, strict=True):
        _draw(axes, level, sorted((one for one in lines if one.level is level), key=lambda one: one.first), words)
    file = io.BytesIO()
    figure.savefig(file, format="png", facecolor="white")
    return file.getvalue()


def spoken(seconds: float) -> str:
    """A span as people say it: ``45 s``, ``12 min``, ``3.5 h``."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 5400:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h".replace(".0 h", " h")


def _draw(axes: Axes, level: Level, lines: Sequence[Month], words: Mapping[str, str]) -> None:
    colour, pattern = LOOKS.get(level, (INK, "xx"))
    target = lines[0].target
    medians, tops = [line.median or 0 for line in lines], [line.p90 or 0 for line in lines]
    unit, short = (3600.0, words["hours"]) if target > 5400 else (60.0, words["minutes"])
    places = list(range(len(lines)))
    bars = axes.barh(places, [one / unit for one in medians], height=0.5, color="white", edgecolor=colour)
    for bar in bars:
        bar.set_hatch(pattern)
        bar.set_linewidth(1.5)
    axes.hlines(places, [one / unit for one in medians], [one / unit for one in tops], color=colour, linewidth=2)
    axes.scatter([one / unit for one in tops], places, marker="|", s=200, color=colour, linewidth=2.5)
    axes.axvline(target / unit, color=INK, linestyle=(0, (4, 3)), linewidth=1.4)
    room = max([target, *tops]) / unit
    axes.set_xlim(0, room * 1.45)
    axes.text(target / unit, len(lines) - 0.42, f" {words['target']} {spoken(target)}", color=INK, va="bottom")
    for place, line in zip(places, lines, strict=True):
        axes.text(max(room, target / unit) * 1.03, place, _said(line, words), va="center", color=INK, fontsize=9)
    axes.set_yticks(places, [line.first for line in lines])
    axes.set_ylim(-0.6, len(lines) - 0.1)
    axes.set_title(words[level.word], loc="left", color=colour, fontweight="bold")
    axes.set_xlabel(short, color=QUIET, loc="left")
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)


def _said(line: Month, words: Mapping[str, str]) -> str:
    if line.median is None or line.p90 is None:
        return words["unanswered"]
    share = f"{line.share:.0%}" if line.share is not None else "–"
    parts = [f"{words['median']} {spoken(line.median)}", f"{words['p90']} {spoken(line.p90)}"]
    return " · ".join([*parts, f"{words['kept']} {line.under}/{line.decided} ({share})"])
