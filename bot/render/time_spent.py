"""Hours in sessions and cases of each professional, side by side; patterns and numbers say what colours say."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.domain.time_spent import TimeSpent

INK = "#1d3557"


def time_picture(found: Sequence[TimeSpent], title: str, hours: str, cases: str) -> bytes:
    """A PNG: two panels with a bar for each person."""
    figure = Figure(figsize=(9, 1.3 + 0.45 * max(1, len(found))), dpi=120, layout="constrained")
    FigureCanvasAgg(figure)
    figure.suptitle(title, x=0.01, ha="left", fontweight="bold", color=INK)
    left, right = figure.subplots(1, 2, sharey=True)
    names, places = [one.name for one in found], list(range(len(found)))
    for axes, values, heading, hatch in (
        (left, [one.hours for one in found], hours, "////"),
        (right, [float(one.cases) for one in found], cases, "...."),
    ):
        bars = axes.barh(places, values, color="white", edgecolor=INK, hatch=hatch)
        axes.bar_label(bars, labels=[f"{value:g}" for value in values], padding=4)
        axes.set_title(heading, loc="left", fontsize=10)
        axes.set_xlim(0, max([*values, 1]) * 1.18)
        axes.spines[["top", "right"]].set_visible(False)
        axes.set_yticks(places, names)
    left.invert_yaxis()
    target = BytesIO()
    figure.savefig(target, format="png", facecolor="white")
    return target.getvalue()
