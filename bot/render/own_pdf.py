"""A member's own summary as a PDF: plain sections, and their check-ins as a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
from fpdf import FPDF
from fpdf.enums import XPos, YPos
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
"""DejaVu comes with matplotlib and writes most alphabets."""
FAMILY = "DejaVu"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, and entries of a line that names them and what is in them."""

    title: str
    entries: tuple[tuple[str, str], ...]
    scores: tuple[tuple[datetime, int], ...] = ()


def own_pdf(title: str, notice: str, sections: Sequence[Section]) -> bytes:
    """The document, A4."""
    page = FPDF(format="A4")
    page.set_title(title)
    page.set_auto_page_break(auto=True, margin=20)
    page.add_font(FAMILY, "", FONTS / "DejaVuSans.ttf")
    page.add_font(FAMILY, "B", FONTS / "DejaVuSans-Bold.ttf")
    page.add_page()
    _write(page, title, 18, bold=True)
    _write(page, notice, 9)
    for section in sections:
        page.ln(5)
        _write(page, section.title, 13, bold=True)
        if len(section.scores) > 1:
            page.image(BytesIO(_line(section.scores)), w=page.epw)
        for name, body in section.entries:
            page.ln(2)
            _write(page, name, 10, bold=True)
            if body:
                _write(page, body, 10)
    return bytes(page.output())


def _write(page: FPDF, text: str, size: int, *, bold: bool = False) -> None:
    page.set_font(FAMILY, "B" if bold else "", size)
    page.multi_cell(0, size * 0.52, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _line(scores: Sequence[tuple[datetime, int]]) -> bytes:
    """Scores from 0 to 10 over time, each with its number, as a PNG."""
    figure = Figure(figsize=(7, 2.2), dpi=150, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    days: list[Any] = [at for at, _ in scores]
    axes.plot(days, [score for _, score in scores], color="#1d3557", marker="o", linewidth=1.5)
    for at, score in scores:
        axes.annotate(str(score), (at, score), xytext=(0, 6), textcoords="offset points", ha="center", fontsize=8)
    axes.set_ylim(-0.5, 11.5)
    axes.set_yticks([0, 5, 10])
    axes.spines[["top", "right"]].set_visible(False)
    figure.autofmt_xdate()
    target = BytesIO()
    figure.savefig(target, format="png", facecolor="white")
    return target.getvalue()
