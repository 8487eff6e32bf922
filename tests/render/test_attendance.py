"""Pictures of attendance and of a group's calendar."""

from datetime import date
from io import BytesIO

from matplotlib.image import imread

from bot.domain.attendance import Presence, Sign
from bot.render.attendance import LOOKS, Bars, Grid, draw_bars, draw_grid
from bot.render.session_calendar import MonthChart, draw_calendar

WORDS = {one: one.value for one in Presence}


def size(picture: bytes) -> tuple[int, int]:
    height, width = imread(BytesIO(picture), format="png").shape[:2]
    return int(width), int(height)


def test_every_state_has_a_pattern_of_its_own() -> None:
    assert set(LOOKS) == set(Presence)
    assert len({hatch for _, hatch in LOOKS.values()}) == len(Presence)


def test_pictures_grow_with_what_they_show_and_stay_as_wide_as_a_phone_can_read() -> None:
    few, many = (Bars("t", "a", [("Thu 5 Mar", dict.fromkeys(Presence, 2))] * number, WORDS) for number in (1, 12))
    assert size(draw_bars(few))[0] == size(draw_bars(many))[0] <= 1000
    assert size(draw_bars(few))[1] < size(draw_bars(many))[1]
    letters = {one: one.value[0] for one in Presence}
    marks = [*Presence, None]
    grid = Grid("t", "a", ["5\nMar"] * len(marks), [("Anna", marks)] * 9, letters, WORDS)
    assert size(draw_grid(grid))[0] <= 1000
    days = {date(2026, 3, 5): [("18:00", Sign.MOVED), ("20:00", Sign.CANCELLED)]}
    months = [(date(2026, 3, 1), "March 2026"), (date(2026, 4, 1), "April 2026")]
    chart = MonthChart("t", "a", months, list("MTWTFSS"), days, {sign: sign.value for sign in Sign}, date(2026, 3, 4))
    assert size(draw_calendar(chart))[0] <= 1000
