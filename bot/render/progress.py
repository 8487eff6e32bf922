"""How a rating changed from sheet to sheet, as a picture that can be read without colour."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.domain.worksheets import Change

MOST = 12
"""Sheets in a picture: the latest."""


def progress_picture(found: Sequence[Change], title: str, before: str, after: str, most: int) -> bytes:
    """A PNG: for each sheet a hollow mark before, a filled one after, and a line between them with both numbers."""
    shown = list(found)[-MOST:]
    figure = Figure(figsize=(7, 4), layout="constrained")
    canvas, axes = FigureCanvasAgg(figure), figure.add_subplot()
    places = range(len(shown))
    for place, one in zip(places, shown, strict=True):
        axes.plot([place, place], [one.before, one.after], color="0.4", linewidth=1.5, zorder=1)
        axes.annotate(str(one.before), (place, one.before), xytext=(7, 0), textcoords="offset points", va="center")
        if one.after != one.before:
            axes.annotate(str(one.after), (place, one.after), xytext=(7, 0), textcoords="offset points", va="center")
    hollow: dict[str, Any] = {"facecolors": "white", "edgecolors": "#1d3557", "linewidths": 2, "s": 70, "zorder": 2}
    axes.scatter(places, [one.before for one in shown], marker="o", label=before, **hollow)
    axes.scatter(places, [one.after for one in shown], marker="s", color="#1d3557", s=55, zorder=3, label=after)
    axes.set_xticks(places, [f"{one.at:%d.%m.}" for one in shown])
    axes.set_ylim(-most * 0.06, most * 1.06)
    axes.set_xlim(-0.6, max(1, len(shown)) - 0.2)
    axes.set_title(title, loc="left")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.08), ncols=2, frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    target = BytesIO()
    canvas.print_png(target)  # type: ignore[no-untyped-call]
    return target.getvalue()
